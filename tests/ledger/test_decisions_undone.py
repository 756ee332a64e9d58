"""Any decisions can be taken back, and leave every view exactly as it was."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from holdfast.ledger import Correction, Ledger, Proposal
from holdfast.model import Statement, Verb

from .reports import AGAIN, PALMYRA, RAMADI, fill, seen

repeatedly = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


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
