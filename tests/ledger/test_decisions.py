"""Decisions change views and nothing else; what makes no sense is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from holdfast.ledger import Correction, Ledger, Proposal
from holdfast.model import Span, TimeMention, Verb

from .backends import Place
from .build import reading, received
from .reports import AGAIN, PALMYRA, RAMADI, fill, groups, of, seen, states


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
