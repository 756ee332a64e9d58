"""Decisions change views and nothing else, can be taken back exactly, and follow their spans."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from holdfast.ledger import Correction, Ledger, Proposal
from holdfast.model import DocumentReading, Span, Statement, TimeMention, Verb
from holdfast.serial import statement_id

from .backends import Place
from .build import LATER_RUN, Received, reading, received

RAMADI = received("IS took Ramadi on Sunday.", "ramadi.txt", published="2015-05-18")
AGAIN = received("Ramadi fell as IS came in.", "again.txt", published="2015-05-18")
PALMYRA = received("IS took Palmyra. Syria lost Palmyra.", "palmyra.txt", published="2015-05-21")
REPORTS = (
    (RAMADI, ("IS", "Ramadi", "2015-05-17")),
    (AGAIN, ("IS", "Ramadi", "2015-05-17")),
    (PALMYRA, ("IS", "Palmyra", "2015-05-20")),
    (PALMYRA, ("Syria", "Palmyra", None)),
)
repeatedly = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def fill(ledger: Ledger) -> list[Statement]:
    """Three reports, two of them of one happening; the statements by document and place in it."""
    for intake in (RAMADI, AGAIN, PALMYRA):
        found = [told for each, told in REPORTS if each is intake]
        ledger.add(intake, reading(intake, *found))  # type: ignore[arg-type]
    return ledger.statements()


def of(statements: list[Statement], intake: Received) -> list[Statement]:
    return [each for each in statements if each.document == intake.document.id]


def read_anew(ledger: Ledger, *statements: Statement, intake: Received = RAMADI) -> list[Statement]:
    """A later run reads these from the document; each gets the id that its content has."""
    made = [replace(each, run=LATER_RUN.id) for each in statements]
    made = [replace(each, id=statement_id(each)) for each in made]
    found = DocumentReading(intake.document, tuple(made), run=LATER_RUN)
    assert ledger.add(intake, found)  # type: ignore[arg-type]
    return made


def states(ledger: Ledger) -> list[str]:
    return [each.state for each in ledger.judged()]


# Accept and reject: the last word holds.


def test_the_last_of_accept_and_reject_holds(ledger: Ledger) -> None:
    first, *others = fill(ledger)
    ledger.decide("reject", [first.id], by="ana", reason="another town")
    assert ledger.statements() == others
    ledger.decide("accept", [first.id], by="ben", reason="no, the same town")
    assert ledger.statements() == [first, *others]
    assert ledger.accepted() == {first.id}
    assert states(ledger) == ["overruled", "in force"]
    assert [(each.by, each.reason) for each in ledger.decisions()] == [
        ("ana", "another town"),
        ("ben", "no, the same town"),
    ]


def test_what_is_rejected_no_longer_tells_who_held_a_place(ledger: Ledger) -> None:
    found = fill(ledger)
    before = ledger.control()
    palmyra = of(found, PALMYRA)
    made = ledger.decide("reject", [each.id for each in palmyra], by="ana")
    assert {each.key for each in before} - {each.key for each in ledger.control()} == {
        "place:palmyra"
    }
    ledger.decide("revert", [str(made.id)], by="ana")
    assert ledger.control() == before


# Same and different.


def groups(ledger: Ledger) -> list[tuple[str, ...]]:
    return [each.statements for each in ledger.incidents()]


def test_statements_are_told_to_be_the_same_and_apart_again(ledger: Ledger) -> None:
    found = fill(ledger)
    [ramadi], [again] = of(found, RAMADI), of(found, AGAIN)
    palmyra = of(found, PALMYRA)[0]
    before = ledger.incidents()
    same = ledger.decide("same", [ramadi.id, palmyra.id], by="ana", reason="one campaign")
    assert any({ramadi.id, palmyra.id} <= set(each) for each in groups(ledger))
    different = ledger.decide("different", [ramadi.id, again.id], by="ana")
    assert not any({ramadi.id, again.id} <= set(each) for each in groups(ledger))
    assert sorted(each for group in groups(ledger) for each in group) == sorted(
        each for incident in before for each in incident.statements
    )
    for made in (same, different):
        ledger.decide("revert", [str(made.id)], by="ana")
    assert ledger.incidents() == before


def test_of_decisions_that_clash_the_later_stands(ledger: Ledger) -> None:
    one, two, three, _ = (each.id for each in fill(ledger))
    ledger.decide("same", [one, two], by="ana")
    ledger.decide("same", [two, three], by="ana")
    ledger.decide("different", [one, three], by="ben")
    assert states(ledger) == ["overruled", "in force", "in force"]
    links = ledger.links()
    assert links.same == {(min(two, three), max(two, three))}
    assert links.different == {(min(one, three), max(one, three))}


# Corrections.


def test_a_corrected_field_is_shown_and_what_was_read_is_kept(ledger: Ledger) -> None:
    [ramadi] = of(fill(ledger), RAMADI)
    made = ledger.decide(
        "correct",
        [ramadi.id],
        by="ana",
        reason="the dateline",
        correction=Correction("time", "2015-05-16"),
    )
    ledger.decide("correct", [ramadi.id], by="ana", correction=Correction("mood", "reported"))
    [shown] = of(ledger.statements(), RAMADI)
    assert shown.time is not None
    assert (shown.id, shown.time.edtf, shown.mood) == (ramadi.id, "2015-05-16", "reported")
    assert shown.evidence == ramadi.evidence
    assert shown.notes == ("corrected: mood", "corrected: time")
    assert ledger.statement(ramadi.id) == ramadi
    assert ledger.verify() == []
    ledger.decide("correct", [ramadi.id], by="ben", correction=Correction("time", "unknown"))
    [shown] = of(ledger.statements(), RAMADI)
    assert shown.time is not None
    assert shown.time.edtf is None
    assert states(ledger) == ["overruled", "in force", "in force"]
    ledger.decide("revert", ["1", "2", "3"], by="ana")
    assert of(ledger.statements(), RAMADI) == [ramadi]
    assert made.field == "time"


def test_a_corrected_date_moves_the_interval(ledger: Ledger) -> None:
    fill(ledger)
    for intake in (RAMADI, AGAIN):
        [told] = of(ledger.statements(), intake)
        ledger.decide("correct", [told.id], by="ana", correction=Correction("time", "2015-05-15"))
    [ramadi] = [each for each in ledger.control() if each.key == "place:ramadi"]
    [interval] = ramadi.intervals
    assert interval.start is not None
    assert str(interval.start.earliest) == "2015-05-15"


# Superseding.


def test_either_version_can_be_made_the_current_one(ledger: Ledger) -> None:
    first = received("IS took Ramadi. 20 died.", "a.txt", title="Ramadi falls")
    second = received("IS took Ramadi. 12 died.", "a.txt", title="Ramadi falls")
    for each in (first, second):
        ledger.add(each, reading(each, ("IS", "Ramadi", None)))  # type: ignore[arg-type]
    before = ledger.rebuild()
    old, new = first.document.id, second.document.id
    made = ledger.decide("supersede", [new, old], by="ana", reason="the second was withdrawn")
    assert [each.id for each in ledger.documents()] == [old]
    ledger.decide("supersede", [old, new], by="ben")
    assert [each.id for each in ledger.documents()] == [new]
    ledger.decide("revert", [str(made.id), "2"], by="ana")
    assert ledger.rebuild() == before


# Reading again.


def test_a_decision_follows_its_span_to_a_newer_reading(ledger: Ledger) -> None:
    [ramadi] = of(fill(ledger), RAMADI)
    ledger.decide("reject", [ramadi.id], by="ana")
    [newer] = read_anew(ledger, replace(ramadi, mood="reported", rule="better"))
    assert newer.id != ramadi.id
    assert of(ledger.statements(), RAMADI) == []
    [judged] = ledger.judged()
    assert (judged.state, judged.now) == ("carried over", (newer.id,))
    assert judged.why == "mood fact → reported"


@pytest.mark.parametrize(
    "change",
    [
        {"evidence": Span(0, 7, "IS took")},
        {"type": "territory.lost"},
    ],
)
def test_a_decision_whose_span_or_type_is_gone_is_an_orphan(
    ledger: Ledger, change: dict[str, object]
) -> None:
    [ramadi] = of(fill(ledger), RAMADI)
    ledger.decide("reject", [ramadi.id], by="ana")
    [newer] = read_anew(ledger, replace(ramadi, **change))  # type: ignore[arg-type]
    assert of(ledger.statements(), RAMADI) == [newer]
    [judged] = ledger.judged()
    assert (judged.state, judged.now) == ("orphaned", (None,))
    assert "no such statement" in judged.why


def test_a_decision_about_one_of_two_does_not_pass_to_the_other(ledger: Ledger) -> None:
    first, second = of(fill(ledger), PALMYRA)
    assert first.evidence == second.evidence
    ledger.decide("reject", [first.id], by="ana")
    read_anew(ledger, second, intake=PALMYRA)
    assert [each.id for each in of(ledger.statements(), PALMYRA)] == [second.id]
    assert states(ledger) == ["orphaned"]


def test_of_two_at_one_span_each_keeps_its_own_decision(ledger: Ledger) -> None:
    first, second = of(fill(ledger), PALMYRA)
    ledger.decide("reject", [first.id], by="ana")
    newer = [replace(each, mood="claimed") for each in (second, first)]
    made = read_anew(ledger, *newer, intake=PALMYRA)
    assert [each.id for each in of(ledger.statements(), PALMYRA)] == [made[0].id]
    assert states(ledger) == ["carried over"]


def test_which_of_two_it_is_must_be_clear(ledger: Ledger) -> None:
    [ramadi] = of(fill(ledger), RAMADI)
    ledger.decide("reject", [ramadi.id], by="ana")
    read_anew(ledger, *(replace(ramadi, mood=mood) for mood in ("reported", "claimed")))  # type: ignore[arg-type]
    assert len(of(ledger.statements(), RAMADI)) == 2
    assert states(ledger) == ["orphaned"]


def test_a_decision_about_a_replaced_document_is_an_orphan_until_that_is_undone(
    ledger: Ledger,
) -> None:
    [ramadi] = of(fill(ledger), RAMADI)
    ledger.decide("accept", [ramadi.id], by="ana")
    made = ledger.decide("supersede", [RAMADI.document.id, AGAIN.document.id], by="ana")
    assert states(ledger) == ["orphaned", "in force"]
    ledger.decide("revert", [str(made.id)], by="ana")
    assert states(ledger) == ["in force", "reverted", "in force"]


def test_a_correction_of_a_part_that_is_no_longer_there_is_an_orphan(ledger: Ledger) -> None:
    [ramadi] = of(fill(ledger), RAMADI)
    ledger.decide("correct", [ramadi.id], by="ana", correction=Correction("actor", "the army"))
    assert of(ledger.statements(), RAMADI)[0].roles["actor"][0].name == "the army"
    [newer] = read_anew(ledger, replace(ramadi, roles={"place": ramadi.roles["place"]}))
    assert of(ledger.statements(), RAMADI) == [newer]
    [judged] = ledger.judged()
    assert (judged.state, judged.why) == ("orphaned", "it no longer has the field actor")


# What is refused.


REFUSED: list[tuple[Verb, list[str], dict[str, Any]]] = [
    ("same", ["S0"], {}),
    ("same", ["S0", "S0"], {}),
    ("accept", ["S0\x00"], {}),
    ("revert", ["1"], {}),
    ("revert", ["x"], {}),
    ("accept", ["S0"], {"by": " "}),
    ("accept", ["S0"], {"reason": "\ud800"}),
    ("accept", ["S0"], {"correction": Correction("mood", "fact")}),
    ("correct", ["S0"], {}),
    ("correct", ["S0"], {"correction": Correction("mood", "hoped")}),
    ("correct", ["S0"], {"correction": Correction("type", "Odd Type")}),
    ("correct", ["S0"], {"correction": Correction("type", "reason.cause")}),
    ("correct", ["S0"], {"correction": Correction("time", "some day")}),
    ("correct", ["S0"], {"correction": Correction("factor", "weak army")}),
    ("correct", ["S0"], {"correction": Correction("place.2", "Hit")}),
    ("correct", ["S0"], {"correction": Correction("place", "geonames:0")}),
    ("correct", ["S0"], {"correction": Correction("actor", "actor:nobody-at-all")}),
    ("correct", ["S0"], {"correction": Correction("weapon", "a gun")}),
    ("correct", ["S0"], {"correction": Correction("number.low", "3")}),
    ("correct", ["S0"], {"correction": Correction("source", "")}),
]


def test_a_decision_that_cannot_be_made_is_refused(ledger: Ledger) -> None:
    first = fill(ledger)[0].id
    for verb, targets, more in REFUSED:
        with pytest.raises(ValueError, match=r"."):
            ledger.decide(
                verb, [each.replace("S0", first) for each in targets], **{"by": "ana", **more}
            )
        assert ledger.decisions() == []


def test_many_decisions_are_made_together_or_not_at_all(ledger: Ledger) -> None:
    first, second, *_ = fill(ledger)
    good = Proposal("accept", (first.id,), "ana")
    with pytest.raises(ValueError, match="not in the ledger"):
        ledger.decide_all([good, Proposal("accept", ("nothing",), "ana")])
    assert ledger.decisions() == []
    made = ledger.decide_all([good, Proposal("reject", (second.id,), "ana")])
    assert [each.id for each in made] == [1, 2]
    assert ledger.decisions() == made


# Undoing, in general.

NUMBERS = st.integers(0, 3)
CHANGES = st.sampled_from(
    [
        ("time", "2015-05-16"),
        ("time", "unknown"),
        ("mood", "claimed"),
        ("polarity", "-"),
        ("place", "Hit"),
        ("place", "geonames:95788"),
        ("actor", "actor:islamic-state"),
    ]
)
STEPS = st.one_of(
    st.tuples(st.sampled_from(["accept", "reject"]), st.sets(NUMBERS, min_size=1, max_size=2)),
    st.tuples(st.sampled_from(["same", "different"]), st.sets(NUMBERS, min_size=2, max_size=3)),
    st.tuples(
        st.sampled_from(["same documents", "different documents"]),
        st.sets(st.integers(0, 2), min_size=2, max_size=3),
    ),
    st.tuples(st.just("correct"), st.sets(NUMBERS, min_size=1, max_size=2), CHANGES),
    st.tuples(st.just("supersede"), st.permutations(range(3)).map(lambda each: each[:2])),
    st.tuples(st.just("revert"), st.sets(st.integers(1, 3), min_size=1, max_size=2)),
)


def proposal(ledger: Ledger, step: tuple, statements: list[Statement]) -> Proposal:  # type: ignore[type-arg]
    """A step on this ledger; a "revert" is of one of the last decisions."""
    verb, numbers = step[0], sorted(step[1])
    correction = Correction(*step[2]) if verb == "correct" else None
    documents = sorted(each.document.id for each in (RAMADI, AGAIN, PALMYRA))
    if verb.endswith(" documents"):
        return Proposal(verb.split()[0], tuple(documents[each] for each in numbers), "ana")
    if verb == "supersede":
        return Proposal(verb, tuple(documents[each] for each in step[1]), "ana")
    if verb == "revert":
        made = len(ledger.decisions())
        targets = tuple(str(made + 1 - each) for each in numbers if made >= each)
        return Proposal(verb, targets or ("1",), "ana")
    return Proposal(verb, tuple(statements[each].id for each in numbers), "ana", "", correction)


def everything(ledger: Ledger) -> tuple[Any, ...]:
    linked = (ledger.incidents(), ledger.copies(), ledger.links(), ledger.document_links())
    return ledger.control(), ledger.statements(), ledger.accepted_by(), linked


def seen(ledger: Ledger) -> tuple[str, bytes]:
    """All that a ledger shows, as bytes: the same before and after its views are made anew."""
    shown = everything(ledger)
    views = ledger.rebuild()
    assert everything(ledger) == shown
    return views, repr(shown).encode()


@pytest.fixture
def filled(ledger: Ledger) -> tuple[Ledger, list[Statement]]:
    """A ledger with one decision, and its statements."""
    statements = fill(ledger)
    ledger.decide("accept", [statements[0].id], by="ana")
    return ledger, statements


@repeatedly
@given(st.lists(STEPS, min_size=1, max_size=6))
@example([("reject", {0}), ("revert", {1}), ("revert", {1}), ("accept", {0})])
@example([("same", {0, 1}), ("different", {1, 2}), ("revert", {1, 2}), ("revert", {1})])
@example([("same documents", {0, 1, 2}), ("different documents", {1, 2}), ("revert", {2})])
def test_any_decisions_taken_back_one_by_one_return_each_earlier_view(
    filled: tuple[Ledger, list[Statement]],
    steps: list[tuple],  # type: ignore[type-arg]
) -> None:
    """Each example goes on from where the one before left the ledger."""
    ledger, statements = filled
    before: list[tuple[str, bytes]] = []
    made: list[int] = []
    for step in steps:
        before.append(seen(ledger))
        made.append(ledger.decide_all([proposal(ledger, step, statements)])[0].id)
    while made:
        ledger.decide("revert", [str(made.pop())], by="ben")
        assert seen(ledger) == before.pop()


@repeatedly
@given(st.lists(st.tuples(STEPS, st.booleans()), min_size=1, max_size=6))
def test_what_was_taken_back_is_as_if_it_had_never_been_decided(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple],  # type: ignore[type-arg]
) -> None:
    folder = tmp_path_factory.mktemp("undone")
    with Ledger(folder / "all.sqlite") as every, Ledger(folder / "kept.sqlite") as few:
        statements = fill(every)
        assert fill(few) == statements
        undone: list[str] = []
        for step, kept in steps:
            if step[0] == "revert":
                continue
            made = every.decide_all([proposal(every, step, statements)])[0]
            if kept:
                few.decide_all([proposal(few, step, statements)])
            else:
                undone.append(str(made.id))
        if undone:
            every.decide("revert", undone, by="ben")
        assert seen(every) == seen(few)


def test_ten_thousand_merges_undone_leave_everything_as_it_was(ledger: Ledger) -> None:
    first, *others = (each.id for each in fill(ledger))
    ledger.decide("same", others[:2], by="ana")
    before, times, portion = seen(ledger), 10_000, 2_500
    for start in range(0, times, portion):
        proposals = []
        for number in range(start, start + portion):
            decision = 2 + 2 * number
            other = others[number % len(others)]
            proposals.append(Proposal("same", (first, other), "ana", f"merge {number}"))
            proposals.append(Proposal("revert", (str(decision),), "ana", "and back"))
        ledger.decide_all(proposals[:-1])
        assert seen(ledger) != before
        ledger.decide_all(proposals[-1:])
        assert seen(ledger) == before
    assert len(ledger.decisions()) == 1 + 2 * times


def test_joined_and_parted_by_decision_ten_thousand_times(ledger: Ledger) -> None:
    one, two, *_ = (each.id for each in fill(ledger))
    ledger.decide_all([Proposal("different", (one, two), "ana")])
    before = seen(ledger)
    verbs: tuple[Verb, Verb] = ("same", "different")
    ledger.decide_all([Proposal(verbs[n % 2], (one, two), "ana") for n in range(20_000)])
    assert seen(ledger) == before


def test_both_databases_show_the_same(place: Place, tmp_path: Path) -> None:
    """The hash of the views is one and the same number, whatever keeps them."""
    shown = set()
    for ledger in (place.ledger(), Ledger(tmp_path / "other.sqlite")):
        first, second, *_ = fill(ledger)
        ledger.decide("reject", [first.id], by="ana")
        ledger.decide("correct", [second.id], by="ana", correction=Correction("place", "Hit"))
        ledger.decide("same", [first.id, second.id], by="ana")
        shown.add(seen(ledger))
        ledger.close()
    assert len(shown) == 1


def test_times_are_corrected_as_they_are_written() -> None:
    from holdfast.ledger.correcting import with_time

    told = TimeMention("May 17", 3, 9, "2015-05-17", "day", "stated", anchor=Span(0, 1, "x"))
    for edtf, precision in (
        ("2015", "year"),
        ("2015-05", "month"),
        ("2015-05-01/2015-05-03", "interval"),
        ("2015-05-16", "day"),
        ("XXXX-05-16", "unknown"),
    ):
        found = with_time(told, edtf)
        assert found is not None
        assert (found.edtf, found.precision, found.start, found.anchor) == (
            edtf,
            precision,
            3,
            None,
        )
