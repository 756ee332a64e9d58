"""Statements of one happening are linked across documents, and nothing across a contradiction."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.reader import as_document, statements_of
from holdfast.linking import Incident, incidents
from holdfast.linking.compare import compare, contradicts, links
from holdfast.linking.incidents import pairs
from holdfast.linking.places import closeness, distance_km, places_conflict
from holdfast.linking.plain import incident_of_plain, plain_incident
from holdfast.linking.tellings import tellings
from holdfast.model import Document, Statement
from tests.linking.making import TOWNS, Report, place, told


def linked(*reports: Report) -> tuple[Incident, ...]:
    """The incidents of these reports."""
    made = [told(report) for report in reports]
    return incidents([each for _, each in made], [each for each, _ in made])


BASE = Report(killed=23, day="2015-05-17")


@pytest.mark.parametrize(
    "other",
    [
        replace(BASE, number=1),
        replace(BASE, number=1, day=None),
        replace(BASE, number=1, place=None),
        replace(BASE, number=1, type="bombing.ied"),
        replace(BASE, number=1, type="violence.killing"),
        replace(BASE, number=1, actor="islamic-state"),
        replace(BASE, number=1, day=None, published="2015-05-19"),
    ],
    ids=["all", "no day", "no place", "fitting type", "outcome", "actor told by one", "next day"],
)
def test_reports_of_one_happening_are_one_incident(other: Report) -> None:
    (incident,) = linked(BASE, other)
    assert len(incident.documents) == 2
    (link,) = incident.links
    assert link.score == pytest.approx(sum(reason.score for reason in link.reasons))
    assert {"type", "toll"} <= {reason.aspect for reason in link.reasons}
    assert all(reason.why for reason in link.reasons)


@pytest.mark.parametrize(
    "other",
    [
        replace(BASE, number=1, place="Tikrit"),
        replace(BASE, number=1, day="2015-05-12"),
        replace(BASE, number=1, type="talks.meeting"),
        replace(BASE, number=1, published="2015-06-18", day=None),
    ],
    ids=["place", "day", "type", "month"],
)
def test_nothing_is_joined_across_a_contradiction(other: Report) -> None:
    assert len(linked(BASE, other)) == 2
    one, two = (tellings([told(each)[1]], [told(each)[0]])[0] for each in (BASE, other))
    assert contradicts(compare(one, two))


def test_a_risen_toll_is_an_update() -> None:
    later = replace(BASE, number=1, killed=31, published="2015-05-19")
    (incident,) = linked(BASE, later)
    assert incident.links[0].relation == "update"
    assert "23 killed, then 31" in [reason.why for reason in incident.links[0].reasons]


def test_another_bombing_in_the_town_with_another_toll_is_another_incident() -> None:
    small = Report(killed=3, day=None, published="2015-05-18", place="Ramadi")
    large = Report(killed=88, day=None, published="2015-05-16", place="Ramadi", number=1)
    assert len(linked(large, small)) == 2


def test_different_takers_of_one_place_are_different_incidents() -> None:
    taken = Report("territory.gained", "Sinjar", "2015-05-17", "islamic-state")
    other = replace(taken, actor="peshmerga", number=1)
    assert len(linked(taken, other)) == 2
    assert len(linked(taken, replace(taken, number=1))) == 1


def test_a_third_report_does_not_bridge_two_places() -> None:
    """The one without a place fits both; it may join one of them only."""
    third = replace(BASE, number=2, place=None)
    found = linked(BASE, replace(BASE, number=1, place="Palmyra"), third)
    assert sorted(len(each.documents) for each in found) == [1, 2]


def test_planned_and_negated_statements_are_no_happenings() -> None:
    made, statement = told(BASE)
    for other in (
        replace(statement, mood="planned"),
        replace(statement, polarity="-"),
        replace(statement, mood="predicted"),
        replace(statement, type="claim"),
    ):
        assert incidents([other], [made]) == ()


def test_every_statement_stands_in_one_incident() -> None:
    found = linked(*(replace(BASE, number=number, place=name) for number, name in enumerate(TOWNS)))
    every = [identity for incident in found for identity in incident.statements]
    assert len(every) == len(set(every)) == len(TOWNS)


REPORTS = st.builds(
    Report,
    type=st.sampled_from(["bombing.suicide", "violence.killing", "strike.air", "territory.gained"]),
    place=st.sampled_from([None, *TOWNS]),
    day=st.sampled_from([None, "2015-05-16", "2015-05-17"]),
    actor=st.sampled_from([None, "islamic-state", "peshmerga"]),
    killed=st.sampled_from([None, 5, 23, 31]),
    published=st.sampled_from(["2015-05-17", "2015-05-18", None]),
    number=st.integers(0, 30),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(REPORTS, max_size=9, unique_by=lambda report: report.number), st.randoms())
def test_order_does_not_matter_and_contradictions_stay_apart(
    reports: list[Report], chance: object
) -> None:
    made = [told(report) for report in reports]
    documents = [each for each, _ in made]
    statements = [each for _, each in made]
    found = incidents(statements, documents)
    chance.shuffle(statements)  # type: ignore[attr-defined]
    chance.shuffle(documents)  # type: ignore[attr-defined]
    assert incidents(statements, documents) == found
    known = {each.statements[0]: each for each in tellings(statements, documents)}
    for incident in found:
        inside = [known[group[0]] for group in incident.tellings]
        for place_in_list, one in enumerate(inside):
            for other in inside[place_in_list + 1 :]:
                assert not contradicts(compare(one, other))
                assert not places_conflict(one.places, other.places)
        if incident.earliest and incident.latest:
            assert incident.earliest <= incident.latest


@settings(max_examples=40, deadline=None)
@given(REPORTS, REPORTS)
def test_comparing_is_symmetric(first: Report, second: Report) -> None:
    made = [told(first), told(replace(second, number=first.number + 1))]
    one, other = (tellings([statement], [document])[0] for document, statement in made)
    assert compare(one, other) == compare(other, one)


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        (" Idris Qarwani was shot and", " mourners of Idris Qarwani met:", 0.35),
        (" Idris Qarwani was shot and", " Mullah Idris Qarwani was shot and", 0.35),
        (" Idris Qarwani was shot and", " Mr Qarwani was shot and", 0.2),
        (" President Idris Qarwani spoke;", " Prime Minister Idris Qarwani spoke;", 0.05),
        (" the Battle of Zarqanah went on;", " the Battle of Zarqanah went on;", 0.2),
        (" the Zurmat Palace burned;", " the Zurmat Palace burned;", 0.2),
    ],
    ids=["in full", "with a title of respect", "surname", "high office", "battle", "building"],
)
def test_a_person_named_in_full_says_more_than_another_name(
    one: str, other: str, score: float
) -> None:
    made = [
        told(Report(place=None, number=number, words=each))
        for number, each in enumerate((one, other))
    ]
    first, second = tellings([each for _, each in made], [each for each, _ in made])
    named = [each.score for each in compare(first, second).reasons if "both name" in each.why]
    assert named == [score]


def test_pairs_grow_with_the_data_and_not_with_its_square() -> None:
    """A report a day from each of four towns: the pairs per day stay the same."""

    def count(days: int) -> int:
        reports = [
            Report(place=name, killed=7, published=f"2015-{1 + day // 28:02}-{1 + day % 28:02}",
                   number=100 * day + number)
            for day in range(days)
            for number, name in enumerate(TOWNS)
        ]  # fmt: skip
        made = [told(report) for report in reports]
        every = tellings([each for _, each in made], [each for each, _ in made])
        return len(pairs({each.id: each for each in every}))

    assert count(80) <= 2.2 * count(40)


def test_a_crowd_without_a_day_grows_with_the_data_too() -> None:
    """Nothing but the place tells these reports apart, and it does not."""

    def count(number: int) -> int:
        made = [told(Report(published=None, number=each)) for each in range(number)]
        every = tellings([each for _, each in made], [each for each, _ in made])
        return len(pairs({each.id: each for each in every}))

    assert count(1200) <= 2.3 * count(600)


def test_links_and_groups_are_kept_as_json_without_loss() -> None:
    made = [told(replace(BASE, number=each, killed=23 + each)) for each in range(4)]
    found = incidents([each for _, each in made], [each for each, _ in made])
    assert any(each.links for each in found)
    for each in found:
        assert incident_of_plain(json.loads(json.dumps(plain_incident(each)))) == each


def test_places_fit_within_their_precision() -> None:
    ramadi, tikrit = place("Ramadi"), place("Tikrit")
    apart = distance_km(ramadi, tikrit)
    assert apart == pytest.approx(136, abs=4)
    assert closeness(ramadi, tikrit) is None
    assert closeness(ramadi, ramadi) == (1.0, "both at Ramadi")
    anbar = replace(place("Ramadi", "province", 200.0), entity="geonames:1", name="Anbar")
    assert closeness(ramadi, anbar) is not None
    iraq = replace(place("Ramadi", "country", 500.0), entity="geonames:2", name="Iraq")
    assert closeness(tikrit, iraq) == (0.2, "Tikrit lies in Iraq")
    assert closeness(place("Palmyra"), iraq) is None


def read(text: str, published: str) -> tuple[Document, tuple[Statement, ...]]:
    """A text read as users' texts are."""
    document = as_document(text, published)
    return document, statements_of(document).statements


def test_two_real_readings_of_one_attack_are_linked() -> None:
    first = "A suicide bomber killed at least 19 recruits at a barracks in Baquba on Monday."
    later = "The toll of Monday's suicide bombing in Baquba rose to 24 killed, police said."
    elsewhere = "A suicide bomber killed at least 19 people at a market in Kirkuk on Monday."
    texts = [(first, "2014-08-12"), (later, "2014-08-13"), (elsewhere, "2014-08-12")]
    made = [read(text, published) for text, published in texts]
    found = incidents(
        [each for _, statements in made for each in statements], [each for each, _ in made]
    )
    together = [each for each in found if len(each.documents) > 1]
    assert {made[0][0].id, made[1][0].id} in [set(each.documents) for each in together]
    assert all(made[2][0].id not in each.documents for each in together)


@pytest.mark.parametrize(("loser", "together"), [(" from al-Shabaab", True), ("", False)])
def test_allies_who_take_a_place_from_one_side_took_it_once(loser: str, together: bool) -> None:
    first = read(f"Kenyan soldiers captured the town of Afmadow{loser}.", "2014-05-01")
    second = read(f"Ethiopian soldiers captured the town of Afmadow{loser}.", "2014-05-02")
    found = incidents([*first[1], *second[1]], [first[0], second[0]])
    assert any(len(each.documents) == 2 for each in found) is together


def test_a_link_below_the_bar_is_none() -> None:
    weak = Report(killed=None, day=None, place=None, published="2015-05-18")
    one, other = (
        tellings([told(each)[1]], [told(each)[0]])[0] for each in (weak, replace(weak, number=1))
    )
    assert not links(compare(one, other))
