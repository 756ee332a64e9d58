"""The base map: cut anywhere on earth, small, and without a border that is none."""

from __future__ import annotations

import gzip
import json
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.screens.basemap import BUDGET, Extent, basemap, extent_of, size
from holdfast.screens.layers import layers

EXTENTS = {
    "a country": Extent(36, 29, 49, 38),
    "a region": Extent(25, 10, 65, 45),
    "islands across 180°": Extent(176, -20, 190, -12),
    "a town": Extent(43.3, 32.3, 45.3, 34.3),
    "a long coast": Extent(4, 57, 32, 72),
    "the world": Extent(-180, -60, 180, 80),
}
SMALL = 30_000  # bytes of a cut as it is sent


@pytest.mark.parametrize("extent", EXTENTS.values(), ids=EXTENTS.keys())
def test_a_cut_is_small_and_lies_inside(extent: Extent) -> None:
    found = basemap(extent)
    assert size(found) <= BUDGET
    assert len(gzip.compress(json.dumps(found).encode(), 6)) <= SMALL
    lines = [*found["borders"], *found["provinces"], *found["rivers"], *found["disputed"]]
    rings = [ring for each in found["countries"] for ring in each["rings"]]
    for flat in (*lines, *rings, *found["lakes"]):
        assert len(flat) % 2 == 0
        assert len(flat) >= 4
        assert all(extent.west - 0.1 <= each <= extent.east + 0.1 for each in flat[::2])
        assert all(extent.south - 0.1 <= each <= extent.north + 0.1 for each in flat[1::2])
    for ring in rings:
        assert ring[:2] == ring[-2:]


@pytest.mark.parametrize("extent", EXTENTS.values(), ids=EXTENTS.keys())
def test_no_border_runs_along_the_edge_of_a_cut(extent: Extent) -> None:
    edges = {extent.west, extent.east}, {extent.south, extent.north}
    for flat in basemap(extent)["borders"]:
        for one, other in pairwise(zip(flat[::2], flat[1::2], strict=True)):
            for axis in (0, 1):
                along = one[axis] == other[axis] and one[axis] in edges[axis]
                assert not along or one == other


def test_the_first_cut_of_the_world_is_quick() -> None:
    for each in (layers, basemap):
        each.cache_clear()
    begun = time.process_time()
    basemap(EXTENTS["the world"], 1400)
    assert time.process_time() - begun < 3.0  # 0.3 here; the machine may be ten times as slow


def test_a_border_is_drawn_once() -> None:
    seen: set[tuple[tuple[float, ...], ...]] = set()
    for line in layers().borders.shapes:
        for side in pairwise(line.coords):
            mark = tuple(sorted(side))
            assert mark not in seen
            seen.add(mark)
    assert len(seen) > 10_000


def test_coasts_are_no_borders() -> None:
    island = basemap(Extent(-26, 62, -12, 68))
    assert any(each["name"] == "Iceland" for each in island["countries"])
    assert island["borders"] == []


def test_detail_follows_the_extent() -> None:
    assert [basemap(EXTENTS[name])["detail"] for name in ("a town", "a region", "the world")] == [
        "country",
        "region",
        "world",
    ]
    assert basemap(EXTENTS["a country"])["provinces"]
    assert not basemap(EXTENTS["the world"])["provinces"]


places = st.lists(
    st.tuples(st.floats(-180, 180, width=32), st.floats(-80, 80, width=32)), min_size=1, max_size=8
)


@settings(deadline=None, max_examples=200)
@given(places)
def test_an_extent_holds_its_places(found: list[tuple[float, float]]) -> None:
    extent = extent_of(found)
    assert extent.west < extent.east <= extent.west + 360
    assert -85 <= extent.south < extent.north <= 85
    for x, y in found:
        assert extent.south <= y <= extent.north
        assert any(extent.west - 0.01 <= x + turn <= extent.east + 0.01 for turn in (-360, 0, 360))


def test_places_on_both_sides_of_180_are_one_region() -> None:
    extent = extent_of([(178.4, -18.1), (-171.8, -13.8)])
    assert extent.east - extent.west < 20
    assert extent.east > 180


def test_towns_across_180_keep_their_side() -> None:
    towns = {each["name"]: each["lon"] for each in basemap(EXTENTS["islands across 180°"])["towns"]}
    assert towns["Suva"] == pytest.approx(178.44, abs=0.1)
    assert towns["Apia"] == pytest.approx(188.24, abs=0.1)
