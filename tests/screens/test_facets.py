"""Choosing among incidents: counts ignore their own facet, and are right."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.screens import shapes
from holdfast.screens.facets import NONE, SORTS, Catalogue, Choice
from holdfast.screens.shown import Shown

FACETS = ("type", "actor", "country", "status")


@pytest.fixture(scope="module")
def catalogue(demo: Shown) -> Catalogue:
    """The demo's incidents."""
    return Catalogue(demo)


@pytest.fixture(scope="module")
def every(catalogue: Catalogue) -> list[shapes.IncidentRow]:
    """All rows."""
    return catalogue.screen(Choice(limit=None))["rows"]


def values(row: shapes.IncidentRow, facet: str) -> set[str]:
    """What a row has of a facet."""
    place = row["place"]
    found = {
        "type": row["types"],
        "actor": row["actors"],
        "country": [place["country"]] if place and place["country"] else [],
        "status": [row["status"]],
    }[facet]
    return set(found) or {NONE}


def fits(row: shapes.IncidentRow, chosen: dict[str, list[str]], but: str = "") -> bool:
    """Whether a row has one of the chosen values of each facet, one facet left out."""
    return all(
        not some or name == but or values(row, name) & set(some) for name, some in chosen.items()
    )


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_rows_and_counts_are_those_of_a_plain_count(demo: Shown, data: st.DataObject) -> None:
    catalogue = Catalogue(demo)
    rows = catalogue.screen(Choice(limit=None))["rows"]
    known = {name: sorted({v for row in rows for v in values(row, name)}) for name in FACETS}
    chosen = {
        name: data.draw(st.lists(st.sampled_from(known[name]), max_size=2)) for name in FACETS
    }
    found = catalogue.screen(Choice(chosen, limit=None))
    assert {row["id"] for row in found["rows"]} == {row["id"] for row in rows if fits(row, chosen)}
    for facet in found["facets"]:
        name = facet["name"]
        counts = {each["value"]: each["count"] for each in facet["values"]}
        left = [row for row in rows if fits(row, chosen, but=name)]
        for value in known[name]:
            count = sum(value in values(row, name) for row in left)
            assert counts.get(value, 0) == count
        marked = {each["value"] for each in facet["values"] if each["chosen"]}
        assert marked == set(chosen[name])


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("ascending", [True, False])
def test_pages_are_the_whole_in_order(catalogue: Catalogue, sort: str, ascending: bool) -> None:
    whole = catalogue.screen(Choice(sort=sort, ascending=ascending, limit=None))["rows"]
    paged = [
        row
        for offset in range(0, len(whole), 7)
        for row in catalogue.screen(Choice(sort=sort, ascending=ascending, offset=offset, limit=7))[
            "rows"
        ]
    ]
    assert [row["id"] for row in paged] == [row["id"] for row in whole]


@pytest.mark.parametrize("ascending", [True, False])
def test_what_is_not_known_comes_last(catalogue: Catalogue, ascending: bool) -> None:
    for sort, key in (("place", "place"), ("date", "earliest")):
        rows = catalogue.screen(Choice(sort=sort, ascending=ascending, limit=None))["rows"]
        known = [row[key] is not None or bool(key == "earliest" and row["latest"]) for row in rows]  # type: ignore[literal-required]
        assert known == sorted(known, reverse=True)
        assert True in known


def test_the_latest_comes_first(every: list[shapes.IncidentRow]) -> None:
    days = [row["earliest"] for row in every if row["earliest"] and row["datePrecision"] == "day"]
    assert days == sorted(days, reverse=True)


def test_a_window_holds_what_can_lie_in_it(
    catalogue: Catalogue, every: list[shapes.IncidentRow]
) -> None:
    first, last = date(2015, 1, 1), date(2015, 12, 31)
    found = {
        row["id"] for row in catalogue.screen(Choice(since=first, until=last, limit=None))["rows"]
    }
    for row in every:
        early, late = row["earliest"], row["latest"]
        inside = bool(early or late)
        inside = inside and (late is None or late >= "2015-01-01")
        inside = inside and (early is None or early <= "2015-12-31")
        assert (row["id"] in found) == inside
    assert 0 < len(found) < len(every)


def test_only_the_named_ones(catalogue: Catalogue, every: list[shapes.IncidentRow]) -> None:
    wanted = {every[0]["id"], every[3]["id"]}
    found = catalogue.screen(Choice(ids=frozenset(wanted)))
    assert {row["id"] for row in found["rows"]} == wanted
    assert found["total"] == 2


def test_not_stated_is_not_nought(every: list[shapes.IncidentRow]) -> None:
    tolls = [toll for row in every for toll in row["tolls"]]
    assert tolls
    assert all(toll["low"] != 0 and toll["high"] != 0 for toll in tolls)
    assert all(toll["words"] for toll in tolls)
