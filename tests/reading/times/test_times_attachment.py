"""Which time belongs to which event."""

from __future__ import annotations

from typing import Any

import pytest

from holdfast.reading.times import time_for

CASES = [
    (
        "The group holds the airport, which it captured on the second day of the war, 12 May 2013.",
        "captured",
        "2013-05-12",
    ),
    (
        "The group holds the airport, which it captured on the second day of the war, 12 May 2013.",
        "holds",
        None,
    ),
    ("Troops killed two rebels ahead of Wednesday's forum.", "killed", None),
    ("Police arrested a driver for the 2011 murder of a judge.", "arrested", None),
    ("Police arrested a driver for the 2011 murder of a judge.", "murder", "2011"),
    ("Rebels seized the base on May 17 and killed the guards.", "seized", "2015-05-17"),
    ("Rebels seized the base on May 17 and killed the guards.", "killed", "2015-05-17"),
    (
        "On May 17, the group took the town, launching the assault with two bombs.",
        "launching",
        "2015-05-17",
    ),
    ("Since the group captured Mosul in 2014, thousands have fled.", "captured", "2014"),
    ("Since the group captured Mosul in 2014, thousands have fled.", "fled", None),
    (
        "A study published on May 21 revealed that the state sent arms between 2013 and 2014.",
        "sent",
        "2013/2014",
    ),
    (
        "A study published on May 21 revealed that the state sent arms between 2013 and 2014.",
        "published",
        "2015-05-21",
    ),
    ("Officials said on Tuesday that rebels had captured the dam.", "captured", None),
    ("Officials said on Tuesday that rebels had captured the dam.", "said", "2015-05-26"),
    ("Rebels captured the dam on Tuesday, officials said.", "captured", "2015-05-26"),
    ("The town, which fell in April, was bombed on Friday.", "bombed", "2015-05-29"),
    ("The town, which fell in April, was bombed on Friday.", "fell", "2015-04"),
    ("The group took the dam in 2013 and lost the bridge in May 2014.", "took", "2013"),
    ("The group took the dam in 2013 and lost the bridge in May 2014.", "lost", "2014-05"),
    ("The attack on Monday killed nine people.", "attack", "2015-06-01"),
    ("The attack killed nine people on Friday.", "attack", "2015-05-29"),
    ("The fall of the town in 2014 shocked the capital.", "fall", "2014"),
    ("The army launched an offensive on Saturday.", "offensive", "2015-05-30"),
    ("After rebels left the base on Sunday, the army moved in.", "left", "2015-05-31"),
    ("The militia holds the port.", "holds", None),
    ("The militia has held the port since 2012.", "held", "2012/.."),
    ("Friday's attack killed five.", "killed", "2015-05-29"),
    ("The bridge was blown up last week by retreating troops.", "blown", "2015-05-25/2015-05-31"),
    ("Residents fled the town last month, fearing an assault.", "fled", "2015-05"),
    ("The rebels will attack the port on Friday.", "attack", "2015-06-05"),
    ("The governor was killed when rebels stormed the port in April.", "stormed", "2015-04"),
]


@pytest.mark.parametrize(("text", "trigger", "edtf"), CASES)
def test_time_for(read: Any, text: str, trigger: str, edtf: str | None) -> None:
    reading = read(text)
    token = next(each for each in reading.doc if each.text == trigger)
    found = time_for(reading, token)
    assert (found.edtf if found else None) == edtf


def test_a_time_of_another_sentence_is_not_shared(read: Any) -> None:
    reading = read("Rebels seized the base on May 17. They burnt the archive.")
    token = next(each for each in reading.doc if each.text == "burnt")
    assert time_for(reading, token) is None


def test_a_bare_length_of_time_is_no_date(read: Any) -> None:
    reading = read("They bombed the town for three days.")
    token = next(each for each in reading.doc if each.text == "bombed")
    assert time_for(reading, token) is None


PAST_STATES = [
    ("The rebels had held the town for the winter crop.", "held", True),
    ("The militia controlled the valley and taxed the mills.", "controlled", True),
    ("The militia controls the valley.", "controls", False),
    ("The militia has held the valley.", "held", False),
    ("The envoy said the militia controlled the valley.", "controlled", False),
    ("The militia could not hold the valley.", "hold", False),
    ("The rebels captured the valley.", "captured", False),
    ("Soldiers shelled the Houthi held port of Mocha.", "held", False),
    ("Fighters approached the Islamic State held city of Tabqa.", "held", False),
    ("The rebels held territory in the north.", "held", True),
]


@pytest.mark.parametrize(("text", "word", "past"), PAST_STATES)
def test_a_past_state_has_no_date(read: Any, text: str, word: str, past: bool) -> None:
    reading = read(text)
    token = next(each for each in reading.doc if each.text == word)
    found = time_for(reading, token)
    assert (found is not None) == past
    if found is not None:
        assert found.edtf is None
        assert found.relation == "before"
        assert reading.document.text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The rebels could attack the port in October.", "2015-10"),
        ("The talks may open on Friday.", "2015-06-05"),
        ("The rebels could not reach the port on Friday.", "2015-05-29"),
        ("The rebels could have left on Friday.", "2015-05-29"),
    ],
)
def test_what_may_be_lies_ahead(read: Any, text: str, edtf: str) -> None:
    assert [each.edtf for each in read(text).times] == [edtf]
