"""Which counts belong to which trigger, and invariants of all counts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfast.reading.quantities import quantities_for

CASES = [
    ("31 people were killed and 12 wounded in the attack.", "killed", [("killed", 31)]),
    ("31 people were killed and 12 wounded in the attack.", "wounded", [("injured", 12)]),
    (
        "31 people were killed and 12 wounded in the attack.",
        "attack",
        [("killed", 31), ("injured", 12)],
    ),
    ("The attack killed 14 soldiers.", "attack", [("killed", 14)]),
    ("They shelled the market, killing 14 civilians.", "shelled", [("killed", 14)]),
    ("They shelled the market, killing 14 civilians.", "killing", [("killed", 14)]),
    ("They opened the invasion with six suicide bombs.", "opened", [("bombs", 6)]),
    ("The death toll rose to 31.", "toll", [("killed", 31)]),
    ("The blast left 20 dead and 45 injured.", "blast", [("killed", 20), ("injured", 45)]),
    ("31 deaths were reported.", "deaths", [("killed", 31)]),
    ("Nine men are killed and 41 arrested in Bor.", "killed", [("killed", 9)]),
    ("Nine men are killed and 41 arrested in Bor.", "arrested", [("captured", 41)]),
    ("One nun was killed and 14 people injured in Kano.", "injured", [("injured", 14)]),
    ("The raid leaves five men dead and a dozen injured.", "injured", [("injured", 12)]),
    (
        "Six nuns are hurt in Gary during a protest against 20 men shot dead by police.",
        "protest",
        [("injured", 6)],
    ),
    ("60 villagers were killed and injured in Gao.", "killed", [("casualties", 60)]),
    ("The village lies 15 km north of the dam.", "lies", []),
    ("Rebels killed 3 guards. The army captured 5 men.", "captured", [("captured", 5)]),
    ("Rebels, who captured 20 soldiers, attacked the dam.", "captured", [("captured", 20)]),
    ("Rebels, who captured 20 soldiers, attacked the dam.", "attacked", []),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), CASES)
def test_quantities_for(count: Any, text: str, trigger: str, wanted: list[tuple[str, int]]) -> None:
    reading = count(text)
    token = next(each for each in reading.doc if each.text == trigger)
    assert [(each.what, each.best) for each in quantities_for(reading, token)] == wanted


def test_dates_are_not_counted(count: Any) -> None:
    text = (
        "In 2014 and on May 17, 2015, three days after the truce, at 10:30, they left for 2 weeks."
    )
    assert count(text).quantities == []


def test_an_elliptical_count_is_of_the_same_people(count: Any) -> None:
    first, second = count("31 Kurdish fighters were killed and 12 wounded.").quantities
    assert first.side == second.side == "Kurdish fighters"
    assert (first.side_start, first.side_end) == (second.side_start, second.side_end)


WORDS = """
at least more than between and 20 3–7 1,200 2m dozens of hundreds thousands people soldiers
killed were wounded . , half the city percent % $ km a dozen several no one including Brigade
- / 17th مدينة 🕊 two-thirds ( ) 1.5 million twenty three to up was bn 0
"""
FRAGMENTS = st.sampled_from(WORDS.split())


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(FRAGMENTS, min_size=1, max_size=25))
def test_any_row_of_words_is_read_exactly_and_twice_the_same(count: Any, words: list[str]) -> None:
    text = " ".join(words)
    reading = count(text)
    assert reading.quantities == count(text).quantities
    for each in reading.quantities:
        assert text[each.start : each.end] == each.text
        if each.side is not None:
            assert text[each.side_start : each.side_end] == each.side
        known = [value for value in (each.low, each.best, each.high) if value is not None]
        assert known
        assert known == sorted(known)
