"""Fifty thousand incidents are chosen among in a moment."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import cycle, islice

import pytest

from holdfast.linking import Incident
from holdfast.screens.facets import Catalogue, Choice
from holdfast.screens.points import points
from holdfast.screens.shown import Shown

MANY = 50_000
# Processor seconds, on a machine that may be many times as slow as ours: 0.02 to 0.05 here.
QUICK = 1.0


@pytest.fixture(scope="module")
def crowded(demo: Shown) -> Shown:
    """The demo's incidents over and over, each time on other days."""

    def many() -> Iterator[Incident]:
        for number, each in enumerate(islice(cycle(demo.incidents), MANY)):
            later = timedelta(days=number % 900)
            first, last = (day + later if day else None for day in (each.earliest, each.latest))
            yield replace(each, id=f"{number:032x}", earliest=first, latest=last)

    views = replace(demo.record.views, incidents=tuple(many()))
    return replace(demo, record=replace(demo.record, views=views))


def seconds(do: Callable[[], object]) -> float:
    """Processor time, the least of three."""
    found = []
    for _ in range(3):
        begun = time.process_time()
        do()
        found.append(time.process_time() - begun)
    return min(found)


def test_facets_and_pages_are_quick(crowded: Shown) -> None:
    catalogue = Catalogue(crowded)
    whole = catalogue.screen(Choice())
    assert whole["total"] == MANY
    facets = {each["name"]: each["values"] for each in whole["facets"]}
    found = frozenset(crowded.incidents[0].statements)
    choices = [
        Choice(),
        Choice(offset=MANY - 50),
        Choice({"type": [facets["type"][0]["value"]], "status": ["fact", "claimed"]}),
        Choice({"actor": [facets["actor"][0]["value"]]}, sort="sources", ascending=True),
        Choice(found=found),
        Choice(ids=frozenset({f"{7:032x}"})),
    ]
    for choice in choices:
        assert seconds(lambda choice=choice: catalogue.screen(choice)) < QUICK  # type: ignore[misc]


def test_points_are_quick_and_small(crowded: Shown) -> None:
    assert seconds(lambda: points(crowded)) < 10
    found = points(crowded)
    assert found["n"] == len(found["ids"]) == len(found["lat"]) > MANY / 3
