"""Times that count from events, once events are drafted."""

from __future__ import annotations

from typing import Any

import pytest

from holdfast.model import Mention
from holdfast.reading.context import Draft, Modality, Reading
from holdfast.reading.times import resolve_anchors, time_for


def drafted(reading: Reading, *events: tuple[str, str, str]) -> list[Draft]:
    """Drafts for (trigger word, type, place words), with the times that the tree gives them."""
    text = reading.document.text
    for word, kind, place in events:
        token = next(each for each in reading.doc if each.text == word)
        draft = Draft(kind="event", type=kind, rule="test", trigger=token.i)
        if place:
            start = text.index(place)
            draft.roles["place"] = [Mention(place, start, start + len(place), "place")]
        draft.time = time_for(reading, token)
        reading.drafts.append(draft)
    return reading.drafts


def places(reading: Reading, *words: str) -> None:
    """Tell the reading its places, every occurrence."""
    from holdfast.model import PlaceMention

    for word in words:
        at = reading.document.text.find(word)
        while at >= 0:
            reading.places.append(PlaceMention(word, at, at + len(word), "place"))
            at = reading.document.text.find(word, at + 1)


def test_days_after_a_named_capture(read: Any) -> None:
    reading = read(
        "The militia took Harran on May 17. It also shelled Amuda. "
        "Three days after Harran's capture, it seized Zarqa."
    )
    places(reading, "Harran", "Amuda", "Zarqa")
    drafts = drafted(
        reading,
        ("took", "territory.gained", "Harran"),
        ("shelled", "strike.artillery", "Amuda"),
        ("capture", "territory.gained", "Harran"),
        ("seized", "territory.gained", "Zarqa"),
    )
    assert drafts[3].time is not None
    assert drafts[3].time.edtf is None
    resolve_anchors(reading)
    time = drafts[3].time
    assert time.edtf == "2015-05-20"
    assert time.precision == "day"
    assert time.offset_days == 3
    assert time.anchor is not None
    assert time.anchor.quote == "Harran's capture"
    assert drafts[2].time is None
    assert time in reading.times


def test_the_event_may_be_told_later_and_as_a_clause(read: Any) -> None:
    reading = read(
        "Two days before rebels stormed the port, the governor fled. "
        "Rebels stormed the port on May 9."
    )
    fled = next(each for each in reading.doc if each.text == "fled")
    stormed = [each for each in reading.doc if each.text == "stormed"]
    for token in (stormed[0], fled, stormed[1]):
        kind = "territory.gained" if token.text == "stormed" else "displacement"
        draft = Draft(kind="event", type=kind, rule="test", trigger=token.i)
        draft.time = time_for(reading, token)
        reading.drafts.append(draft)
    resolve_anchors(reading)
    assert reading.drafts[1].time is not None
    assert reading.drafts[1].time.edtf == "2015-05-07"


def test_after_an_event_without_a_number_is_open(read: Any) -> None:
    reading = read("Mosul fell on June 10, 2014. After the fall of Mosul, thousands fled.")
    places(reading, "Mosul")
    drafts = drafted(reading, ("fell", "territory.lost", "Mosul"), ("fled", "displacement", ""))
    resolve_anchors(reading)
    assert drafts[1].time is not None
    assert drafts[1].time.edtf == "2014-06-10/.."
    assert drafts[1].time.relation == "after"


def test_another_place_is_not_the_event(read: Any) -> None:
    reading = read(
        "Rebels took Harran on May 17. Three days after the capture of Amuda, they left."
    )
    places(reading, "Harran", "Amuda")
    drafts = drafted(
        reading, ("took", "territory.gained", "Harran"), ("left", "territory.withdrawn", "")
    )
    resolve_anchors(reading)
    assert drafts[1].time is not None
    assert drafts[1].time.edtf is None


@pytest.mark.parametrize(
    ("distance", "year", "edtf"),
    [
        ("Three hours", " in 2012", None),
        ("Two days", " in 2012", None),
        ("Two years", " in 2012", "2014"),
        ("Two days", " on 3 May 2012", "2012-05-05"),
    ],
)
def test_hours_and_days_do_not_count_from_a_year(
    read: Any, distance: str, year: str, edtf: str | None
) -> None:
    reading = read(f"The militia took Harran{year}. {distance} after Harran's capture, they left.")
    places(reading, "Harran")
    drafts = drafted(
        reading, ("took", "territory.gained", "Harran"), ("left", "territory.withdrawn", "")
    )
    resolve_anchors(reading)
    assert drafts[1].time is not None
    assert drafts[1].time.edtf == edtf


def test_a_planned_event_dates_nothing(read: Any) -> None:
    reading = read(
        "Rebels will storm the port on Friday.\n\nThree days after the storming, they left."
    )
    drafts = drafted(
        reading, ("storm", "territory.gained", ""), ("left", "territory.withdrawn", "")
    )
    drafts[0].modality = Modality(mood="planned")
    resolve_anchors(reading)
    assert drafts[1].time is not None
    assert drafts[1].time.edtf is None


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("A day later", "2015-05-18"),
        ("The following day", "2015-05-18"),
        ("The same day", "2015-05-17"),
        ("Two days earlier", "2015-05-15"),
        ("The previous week", "2015-05-04/2015-05-10"),
        ("Two weeks later", "2015-05-31~"),
    ],
)
def test_chained_words_count_from_the_time_before(read: Any, words: str, edtf: str) -> None:
    reading = read(f"The militia took the port on May 17. {words}, it burnt the archive.")
    burnt = next(each for each in reading.doc if each.text == "burnt")
    time = time_for(reading, burnt)
    assert time is not None
    assert time.edtf == edtf


def test_a_chain_through_an_anchor(read: Any) -> None:
    reading = read(
        "The militia took Harran on May 17. Three days after the capture of Harran, "
        "it seized the dam. "
        "A day later, it burnt the archive."
    )
    places(reading, "Harran")
    drafts = drafted(
        reading,
        ("took", "territory.gained", "Harran"),
        ("seized", "territory.gained", ""),
        ("burnt", "destruction", ""),
    )
    resolve_anchors(reading)
    assert [draft.time.edtf for draft in drafts if draft.time] == [
        "2015-05-17",
        "2015-05-20",
        "2015-05-21",
    ]


def test_without_any_time_before_the_chain_stays_undated(read: Any) -> None:
    reading = read("A day later, the militia burnt the archive.", published="2015-06-01")
    resolve_anchors(reading)
    assert [each.edtf for each in reading.times] == [None]


@pytest.mark.parametrize(
    ("distance", "expected"),
    [
        ("Ten days after", "2015-05-27"),
        ("More than ten days after", "2015-05-27/.."),
        ("At least ten days after", "2015-05-27/.."),
        ("Less than ten days after", "2015-05-17/2015-05-27"),
        ("Less than ten days before", "2015-05-07/2015-05-17"),
        ("More than ten days before", "../2015-05-07"),
    ],
)
def test_the_least_and_the_most_of_a_distance(read: Any, distance: str, expected: str) -> None:
    reading = read(
        f"The militia took Harran on May 17. {distance} Harran's capture, it seized Zarqa."
    )
    places(reading, "Harran", "Zarqa")
    drafts = drafted(
        reading,
        ("took", "territory.gained", "Harran"),
        ("capture", "territory.gained", "Harran"),
        ("seized", "territory.gained", "Zarqa"),
    )
    resolve_anchors(reading)
    assert drafts[2].time is not None
    assert drafts[2].time.edtf == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rebels entered Amuda on May 17, two days after taking Zarqa.",
        "Two days after taking Zarqa, rebels entered Amuda on May 17.",
    ],
)
def test_an_event_is_dated_by_what_counts_from_it(read: Any, text: str) -> None:
    reading = read(text)
    drafts = drafted(
        reading,
        ("entered", "movement.advance", "Amuda"),
        ("taking", "territory.gained", "Zarqa"),
    )
    drafts[1].time = None
    resolve_anchors(reading)
    time = drafts[1].time
    assert time is not None
    assert (time.edtf, time.precision, time.rule) == ("2015-05-15", "day", "anchor.back")


def test_a_vague_distance_dates_nothing_backwards(read: Any) -> None:
    reading = read("Rebels entered Amuda on May 17, days after taking Zarqa.")
    drafts = drafted(reading, ("taking", "territory.gained", "Zarqa"))
    drafts[0].time = None
    resolve_anchors(reading)
    assert drafts[0].time is None


def test_nothing_told_as_past_lies_after_the_report(read: Any) -> None:
    reading = read("Rebels took Amuda on May 31; a week later they lost it.")
    assert [each.edtf for each in reading.times] == ["2015-05-31", None]
