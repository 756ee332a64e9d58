"""A decision follows its span to a newer reading; where the span is gone it is an orphan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from holdfast.ledger import Correction, Ledger
from holdfast.model import Span

from .reports import AGAIN, PALMYRA, RAMADI, fill, of, read_anew, states


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
