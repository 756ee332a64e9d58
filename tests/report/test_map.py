"""The map: any extent, nothing torn at 180° or at a pole, no label over another."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.report.basemap import BUDGET, cut
from holdfast.report.labels import overlap
from holdfast.report.projection import Projection, fit, project
from holdfast.report.symbols import HEIGHT, WIDTH, MapView, map_view
from tests.report.making import MOSUL, RAMADI, RAQQA, Place, mentioning, plain_record

places = st.lists(st.tuples(st.floats(-180, 180), st.floats(-89, 89)), min_size=1, max_size=6)


def shown(found: list[Place]) -> MapView:
    """The map of places that are only mentioned."""
    record = mentioning(found)
    view = map_view(record.control(), record.statements, {})
    assert view is not None
    return view


@given(places)
def test_every_place_on_the_near_side_lies_in_the_view(found: list[tuple[float, float]]) -> None:
    projection = fit(found, WIDTH, HEIGHT)
    for each in found:
        point = projection.point(*each)
        assert point is None or projection.shows(point, 1e-6)


@given(places)
def test_the_centre_lies_within_the_view_and_the_scale_is_finite(
    found: list[tuple[float, float]],
) -> None:
    projection = fit(found, WIDTH, HEIGHT)
    assert math.isfinite(projection.scale)
    assert projection.span > 0
    assert project(projection.longitude, projection.latitude, *centre(projection)) == (0, 0)


def centre(projection: Projection) -> tuple[float, float]:
    """Where the projection is centred."""
    return projection.longitude, projection.latitude


@given(st.floats(-170, 170), st.floats(-60, 60), st.floats(0.1, 8))
def test_areas_keep_their_size(across: float, up: float, side: float) -> None:
    """A small square has the same area at the centre and away from it, as equal-area promises."""
    step = 0.01

    def area(longitude: float, latitude: float) -> float:
        corners = [
            project(longitude + dx * step, latitude + dy * step, across, up)
            for dx, dy in ((0, 0), (1, 0), (1, 1), (0, 1))
        ]
        points = [each for each in corners if each is not None]
        turned = [*points[1:], points[0]]
        pairs = zip(points, turned, strict=True)
        return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2

    here = area(across, up) / math.cos(math.radians(up + step / 2))
    away = area(across + side, up) / math.cos(math.radians(up + step / 2))
    assert away == pytest.approx(here, rel=1e-3)


def test_a_known_point_is_where_the_formula_puts_it() -> None:
    """By hand: a point at an angle c from the centre lies at 2 sin(c/2)."""
    assert project(0, 40, 0, 0) == (0, pytest.approx(2 * math.sin(math.radians(20))))
    assert project(90, 0, 0, 0) == (pytest.approx(math.sqrt(2)), pytest.approx(0))


def test_places_on_both_sides_of_180_lie_close_together() -> None:
    projection = fit([(179, -17), (-179, -17)], WIDTH, HEIGHT)
    left, right = projection.point(179, -17), projection.point(-179, -17)
    assert left is not None
    assert right is not None
    assert projection.span < 5
    assert left[0] < right[0]


def test_the_base_has_no_seam_at_180() -> None:
    base = shown([("Anadyr", 64.7, 177.5), ("Egvekinot", 66.3, -179.1)]).base
    assert base.land
    assert base.seam


def test_a_single_town_does_not_fill_the_world_nor_the_screen() -> None:
    projection = fit([(43.3, 33.4)], WIDTH, HEIGHT)
    assert 3 <= projection.span <= 8
    assert projection.point(43.3, 33.4) == (pytest.approx(WIDTH / 2), pytest.approx(HEIGHT / 2))


def test_places_near_a_pole_are_one_region() -> None:
    projection = fit([(15, 88), (-165, 88), (100, 87)], WIDTH, HEIGHT)
    assert projection.span < 20


@pytest.mark.parametrize(
    "found",
    [
        [MOSUL],
        [MOSUL, RAMADI, RAQQA],
        [("London", 51.5, -0.1), ("Sydney", -33.9, 151.2), ("Lima", -12.0, -77.0)],
        [("Suva", -18.1, 178.4), ("Apia", -13.8, -171.8)],
        [("Alert", 82.5, -62.3), ("Longyearbyen", 78.2, 15.6)],
    ],
    ids=["one town", "a country", "the world", "across 180°", "the Arctic"],
)
def test_any_extent_gives_a_base_within_its_budget(found: list[Place]) -> None:
    view = shown(found)
    assert view.base.land
    assert view.base.letters <= BUDGET
    assert {each.name for layout in view.layouts for each in layout.symbols} == {
        name for name, _, _ in found
    }
    assert not view.elsewhere


def test_a_place_far_from_those_that_are_held_is_named_below_the_map() -> None:
    record = plain_record()
    far = mentioning([("Lima", -12.0, -77.0), RAQQA])
    view = map_view(record.control(), record.statements + far.statements, {})
    assert view is not None
    assert view.elsewhere == ("Lima",)
    assert "Raqqa" in {each.name for each in view.layouts[0].symbols}


crowd = st.lists(
    st.tuples(st.text("abcdefgh", min_size=3, max_size=14), st.floats(33, 37), st.floats(40, 46)),
    min_size=1,
    max_size=25,
    unique_by=lambda each: each[0],
)


@settings(max_examples=8, deadline=None)
@given(crowd)
def test_no_label_covers_another_or_a_symbol(found: list[Place]) -> None:
    for layout in shown(found).layouts:
        size = layout.size
        boxes = []
        for each in layout.symbols:
            if not each.anchor:
                continue
            wide = len(each.name) * size.label * size.letter
            left = {"start": 0.0, "end": -wide, "middle": -wide / 2}[each.anchor] + each.label_x
            top, foot = each.label_y - size.label * 0.8, each.label_y + size.label * 0.15
            boxes.append((left + 0.2, top, left + wide - 0.2, foot))
        for number, box in enumerate(boxes):
            assert not any(overlap(box, other) for other in boxes[:number])
            assert not any(box[0] < s.x < box[2] and box[1] < s.y < box[3] for s in layout.symbols)


def test_the_cut_is_the_same_twice() -> None:
    projection = fit([(43.1, 36.3), (39.0, 35.9)], WIDTH, HEIGHT)
    assert cut(projection) == cut(projection)
