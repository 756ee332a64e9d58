"""What holds for control whatever the reports say, and in whatever order they come."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.control import control, place_of_plain, to_plain
from holdfast.model import Mention, Statement
from holdfast.serial import statement_id, to_json

from .build import ACTORS, document, gained, holds, lost, statement

DOCUMENTS = (
    document(published="2015-06-01"),
    document(published="2016-09-01"),
    document(published=None),
)
TYPES = (
    "territory.gained",
    "territory.lost",
    "territory.held",
    "territory.contested",
    "territory.besieged",
    "territory.relieved",
    "territory.withdrawn",
    "territory.transferred",
    "control",
)
DAYS = st.dates(date(2014, 6, 1), date(2016, 6, 30)).map(date.isoformat)
MONTHS = st.dates(date(2014, 6, 1), date(2016, 6, 30)).map(lambda day: f"{day:%Y-%m}")
WHEN = st.one_of(
    st.none(),
    DAYS,
    MONTHS,
    st.sampled_from(["2014", "2015", "XXXX-05-17", "2015-01-01/2015-06-01", "../2015-05-17"]),
)


@st.composite
def statements(draw: st.DrawFn, where: str = "Ramadi") -> Statement:
    """Any statement about control that a reader might give."""
    more = draw(st.sampled_from([{}, {"recipient": "Iraq"}, {"opponent": "YPG"}, {"loser": "IS"}]))
    return statement(
        draw(st.sampled_from(TYPES)),
        draw(st.sampled_from([None, *ACTORS])),
        where,
        draw(WHEN),
        mood=draw(st.sampled_from(["fact", "fact", "reported", "claimed"])),
        polarity=draw(st.sampled_from(["+", "+", "+", "-"])),
        relation=draw(st.sampled_from(["on", "on", "since", "until", "before", "after", "during"])),
        of=draw(st.sampled_from(DOCUMENTS)),
        roles=more,
    )


@settings(max_examples=300, deadline=None)
@given(st.lists(statements(), max_size=9), st.randoms())
def test_the_order_of_the_statements_makes_no_difference(found: list[Statement], chance) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert control(found, DOCUMENTS) == control(shuffled, reversed(DOCUMENTS))


@settings(max_examples=200, deadline=None)
@given(st.lists(statements(), max_size=7), statements("Palmyra"))
def test_news_of_another_place_changes_no_interval(found: list[Statement], more: Statement) -> None:
    after = [place for place in control([*found, more], DOCUMENTS) if place.name == "Ramadi"]
    assert after == control(found, DOCUMENTS)


@settings(max_examples=150, deadline=None)
@given(st.lists(statements(), max_size=6), st.lists(statements("Palmyra"), max_size=4))
def test_an_unrelated_document_changes_no_interval(
    found: list[Statement], more: list[Statement]
) -> None:
    unrelated = document("Words of another report, of another place.", published="2016-07-01")
    others = [replace(each, document=unrelated.id, id=f"{each.id}-other") for each in more]
    after = control([*others, *found], (unrelated, *DOCUMENTS))
    assert [each for each in after if each.name == "Ramadi"] == control(found, DOCUMENTS)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(statements(), max_size=6),
    st.lists(statements(), min_size=1, max_size=4),
    st.sampled_from(["part-of", "near", "north-of"]),
)
def test_what_happens_in_a_part_never_reaches_the_whole(
    found: list[Statement], inside: list[Statement], relation: str
) -> None:
    parts = [of_part(each, relation) for each in inside]
    whole = [each for each in control([*found, *parts], DOCUMENTS) if "~" not in each.key]
    assert whole == control(found, DOCUMENTS)


def of_part(made: Statement, relation: str) -> Statement:
    """The statement, of a part or of the surroundings."""
    [place] = made.roles["place"]
    part = replace(place, relation=relation)  # type: ignore[call-arg]
    return replace(made, roles={**made.roles, "place": (part,)}, id=f"{made.id}-part")


@settings(max_examples=200, deadline=None)
@given(
    st.lists(statements(), max_size=7),
    statements(),
    st.sampled_from(
        ["denied", "planned", "attempted", "threatened", "conditional", "predicted", "question"]
    ),
)
def test_what_is_not_said_to_be_so_changes_nothing(
    found: list[Statement], more: Statement, mood: str
) -> None:
    unreal = replace(more, mood=mood, polarity="+")  # type: ignore[arg-type]
    unreal = replace(unreal, id=statement_id(unreal))
    assert control([*found, unreal], DOCUMENTS) == control(found, DOCUMENTS)


@settings(max_examples=300, deadline=None)
@given(st.lists(statements(), max_size=9))
def test_intervals_follow_one_another_and_nothing_is_left_out(found: list[Statement]) -> None:
    for place in control(found, DOCUMENTS):
        shown = {each.statement for each in (*place.undated, *place.ambiguous)}
        for before, after in zip(place.intervals, place.intervals[1:], strict=False):
            assert before.end == after.start
        for interval in place.intervals:
            shown |= set(interval.affirmed_by)
            for edge in (interval.start, interval.end):
                if edge is not None:
                    shown |= set(edge.told_by)
                    assert edge.statements
                    if edge.earliest and edge.latest:
                        assert edge.earliest <= edge.latest
            if interval.start and interval.end and interval.start.latest and interval.end.latest:
                assert interval.start.latest <= interval.end.latest
            if interval.start and interval.end and interval.start.earliest:
                assert interval.start.earliest <= (interval.end.earliest or date.min)
        told = {
            each.id
            for each in found
            if each.polarity == "+" and each.type != "control"
            if not (each.type == "territory.held" and not each.roles.get("actor"))
        }
        assert told <= shown


@settings(max_examples=100, deadline=None)
@given(
    st.dates(date(2014, 6, 1), date(2015, 1, 1)),
    st.integers(1, 200),
    st.integers(15, 200),
    st.booleans(),
)
def test_taken_lost_retaken_is_three_intervals(
    taken: date, held: int, away: int, named: bool
) -> None:
    gone, back = taken + timedelta(held), taken + timedelta(held + away)
    late = DOCUMENTS[1]
    middle = (
        gained("Iraq", "Ramadi", gone.isoformat(), of=late)
        if named
        else lost("IS", "Ramadi", gone.isoformat(), of=late)
    )
    [place] = control(
        [
            gained("IS", "Ramadi", taken.isoformat(), of=late),
            middle,
            gained("IS", "Ramadi", back.isoformat(), of=late),
        ],
        DOCUMENTS,
    )
    assert [interval.controllers[0].name for interval in place.intervals] == [
        "IS",
        "Iraq" if named else "unknown",
        "IS",
    ]


@settings(max_examples=100, deadline=None)
@given(st.lists(DAYS, max_size=6))
def test_affirming_what_is_known_adds_no_interval(when: list[str]) -> None:
    late = DOCUMENTS[1]
    base = gained("IS", "Ramadi", "2014-01-01", of=late)
    [place] = control([base, *(holds("IS", "Ramadi", day, of=late) for day in when)], DOCUMENTS)
    [interval] = place.intervals
    assert interval.last_affirmed == max(map(date.fromisoformat, [*when, "2014-01-01"]))


@settings(max_examples=100, deadline=None)
@given(st.lists(statements(), min_size=1, max_size=8), st.data())
def test_leaving_a_statement_out_and_taking_it_back_restores_every_byte(
    found: list[Statement], data: st.DataObject
) -> None:
    before = to_json([to_plain(place) for place in control(found, DOCUMENTS)])
    rejected = data.draw(st.sampled_from(found))
    control([each for each in found if each.id != rejected.id], DOCUMENTS)
    after = to_json([to_plain(place) for place in control(found, DOCUMENTS)])
    assert after == before
    assert [place_of_plain(each) for each in json.loads(after)] == control(found, DOCUMENTS)


@settings(max_examples=100, deadline=None)
@given(st.dates(date(2014, 6, 1), date(2015, 12, 31)), st.integers(0, 13), st.booleans())
def test_reports_that_differ_by_some_days_are_one_change(
    day: date, later: int, loses: bool
) -> None:
    late = DOCUMENTS[1]
    roles = {"loser": "Iraq"} if loses else {}
    told = [
        gained("IS", "Ramadi", each.isoformat(), of=late, roles=roles)
        for each in (day, day + timedelta(later))
    ]
    [place] = control(told, DOCUMENTS)
    [gain] = [each for each in place.changes if each.kind == "gained"]
    assert set(gain.edge.statements) == {each.id for each in told}
    assert (gain.edge.earliest, gain.edge.latest) == (day, day + timedelta(later))


def test_a_pronoun_that_stands_for_nobody_is_no_party() -> None:
    late = DOCUMENTS[1]
    named = gained("IS", "Ramadi", "2015-05-17", of=late)
    loose = replace(named, roles={**named.roles, "actor": (Mention(text="it", start=0, end=2),)})
    [place] = control([named, replace(loose, id=statement_id(loose))], DOCUMENTS)
    assert [[each.name for each in spell.controllers] for spell in place.intervals] == [["IS"]]
