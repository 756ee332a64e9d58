"""The suite of phenomena is judged whole item by item, on texts made up here."""

from __future__ import annotations

import json

import pytest

from bench.phenomena import TASK, Item, holders, item_of, items, kind_of, measure, problems, read
from bench.task import Settings

TAKEN = {
    "id": "taken",
    "about": "gain",
    "text": "Rebels captured Kidal on May 4.",
    "published": "2014-06-01",
    "must": [
        {"type": "territory.gained", "actor": "Rebels", "place": "Kidal", "time": "2014-05-04"}
    ],
    "must_not": ["control", {"type": "territory.gained", "actor": "army"}],
    "holders": {"Kidal": ["Rebels"]},
}


def changed(**changes: object) -> Item:
    return item_of({**TAKEN, **changes})


def test_an_item_passes_whole() -> None:
    item = changed()
    assert problems(item, read(item)) == []
    assert [name.casefold() for name in holders(read(item), "Kidal")] == ["rebels"]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"must": [{"type": "territory.lost"}]}, "missed: territory.lost"),
        ({"must": [{"type": "territory.gained", "mood": "claimed"}]}, "missed: territory.gained"),
        ({"must": [{"type": "territory.gained", "absent": "actor"}]}, "missed: territory.gained"),
        ({"must_not": ["territory."]}, "read where it must not be: territory."),
        (
            {"must_not": [{"type": "territory.gained", "target|place": "Kidal"}]},
            "read where it must not be: territory.gained",
        ),
        ({"holders": {"Kidal": ["army"]}}, "other holders"),
        ({"holders": {"Kidal": []}}, "other holders"),
    ],
)
def test_each_demand_can_fail(changes: dict[str, object], kind: str) -> None:
    item = changed(**changes)
    assert [kind_of(each) for each in problems(item, read(item))] == [kind]


def test_reasons_are_judged_by_their_words() -> None:
    text = "The garrison withdrew because its ammunition had run out."
    right = {"type": "reason.cause", "cause": "ammunition had run out", "effect": "withdrew"}
    good = changed(text=text, must=[right], must_not=[], holders={})
    bad = changed(text=text, must=[right | {"cause": "hunger"}], must_not=["reason."], holders={})
    assert problems(good, read(good)) == []
    assert len(problems(bad, read(bad))) == 2


def test_the_share_is_of_whole_items_and_told_by_phenomenon() -> None:
    lost = changed(id="lost", about="loss", must=[{"type": "territory.lost"}])
    found = measure([changed(), changed(id="again"), lost])
    assert found.n == 3
    assert found.score == pytest.approx(2 / 3)
    assert found.parts["by phenomenon"] == {
        "gain": {"passed": 2, "of": 2},
        "loss": {"passed": 0, "of": 1},
    }
    assert found.errors == {"missed: territory.lost": 1}
    json.dumps(dict(found.parts))


def test_a_key_that_means_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="holder"):
        changed(holder={})


def test_the_task_needs_no_data() -> None:
    assert TASK.sets == ()
    found = TASK.run({}, Settings(sample=3))
    assert found.n == 3
    assert len(items()) >= 420
