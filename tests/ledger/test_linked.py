"""Copies and incidents are views: made when asked for, kept, and never older than the record."""

from __future__ import annotations

from threading import Thread
from typing import Any

import pytest
from sqlalchemy import func, select

from holdfast.ledger import Ledger, linked
from holdfast.ledger.tables import view_copies, view_incident_statements, view_incidents
from holdfast.linking import Incident, copies, incidents

from .backends import Place
from .build import Received, reading, received

STORY = (
    "IS took Ramadi. Fighters of the group drove the last soldiers out of the governor's offices "
    "on Sunday after six trucks with explosives broke the wall, three officers of the city said."
)
WIRE = received(STORY, "wire.txt", published="2015-05-18", publisher="Reuters")
COPY = received(STORY + " By Our Staff", "paper.txt", published="2015-05-18", publisher="A Paper")
THIRD = received(STORY + " Read on", "third.txt", published="2015-05-19", publisher="A Third")
OTHER = received("IS took Palmyra, whose museum is empty.", "other.txt", published="2015-05-21")
TOLD = {
    WIRE: ("IS", "Ramadi", "2015-05-17"),
    COPY: ("IS", "Ramadi", "2015-05-17"),
    THIRD: ("IS", "Ramadi", "2015-05-17"),
    OTHER: ("IS", "Palmyra", "2015-05-20"),
}


def add(ledger: Ledger, *intakes: Received) -> None:
    for each in intakes:
        ledger.add(each, reading(each, TOLD[each]))  # type: ignore[arg-type]


def clusters(ledger: Ledger) -> set[frozenset[str]]:
    """Documents that are one voice, by the names that they were read under."""
    names = {each.id: each.source_id for each in ledger.documents()}
    return {frozenset(names[one] for one in each.documents) for each in ledger.copies()}


def rows(place: Place) -> list[int]:
    """How many rows are kept."""
    with place.engine().connect() as connection:
        counts = (
            connection.scalar(select(func.count()).select_from(table))
            for table in (view_copies, view_incidents, view_incident_statements)
        )
        return [each or 0 for each in counts]


def test_they_are_those_of_linking_and_come_back_whole(ledger: Ledger, place: Place) -> None:
    add(ledger, WIRE, COPY, OTHER)
    assert ledger.documents()
    assert rows(place) == [0, 0, 0]
    expected = incidents(ledger.statements(), ledger.documents()), copies(ledger.documents())
    assert (ledger.incidents(), ledger.copies()) == expected
    assert rows(place) == [2, 2, 3]
    assert (ledger.incidents(), ledger.copies()) == expected
    [cluster] = [each for each in ledger.copies() if each.links]
    assert (cluster.root, cluster.links[0].kind) == ("Reuters", "same text")
    [incident] = [each for each in ledger.incidents() if each.links]
    assert {reason.aspect for reason in incident.links[0].reasons} >= {"type", "time"}
    assert ledger.incident(incident.statements[1]) == incident
    assert ledger.incident("0" * 32) is None


def test_what_is_added_and_decided_is_in_them_at_once(ledger: Ledger) -> None:
    add(ledger, WIRE, OTHER)
    assert clusters(ledger) == {frozenset({"wire.txt"}), frozenset({"other.txt"})}
    assert len(ledger.incidents()) == 2
    add(ledger, COPY)
    assert frozenset({"wire.txt", "paper.txt"}) in clusters(ledger)
    assert sorted(len(each.statements) for each in ledger.incidents()) == [1, 2]
    [palmyra] = [each for each in ledger.statements() if each.document == OTHER.document.id]
    ledger.decide("reject", [palmyra.id], by="ana")
    assert [len(each.statements) for each in ledger.incidents()] == [2]


def test_they_are_made_once_for_one_state_of_the_record(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(ledger, WIRE, COPY, OTHER)
    shown = ledger.incidents(), ledger.copies()

    def refuse(*_: object) -> None:
        raise AssertionError("made again")

    monkeypatch.setattr(linked, "decided_incidents", refuse)
    monkeypatch.setattr(linked, "decided_copies", refuse)
    first, second, _ = (each.id for each in ledger.statements())
    # What is shown does not depend on whether somebody has looked at it.
    ledger.decide("accept", [first], by="ana")
    assert (ledger.incidents(), ledger.copies()) == shown
    ledger.decide("different", [WIRE.document.id, COPY.document.id], by="ana")
    assert ledger.incidents() == shown[0]
    ledger.decide("revert", ["2"], by="ana")
    assert ledger.copies() == shown[1]
    ledger.decide("same", [first, second], by="ana")
    with pytest.raises(AssertionError, match="made again"):
        ledger.incidents()


def test_documents_are_told_to_be_one_voice_and_apart_again(ledger: Ledger) -> None:
    add(ledger, WIRE, COPY, THIRD, OTHER)
    before = ledger.copies()
    three = frozenset({"wire.txt", "paper.txt", "third.txt"})
    assert clusters(ledger) == {three, frozenset({"other.txt"})}
    ledger.decide("different", [WIRE.document.id, COPY.document.id], by="ana", reason="two desks")
    [third] = [each for each in clusters(ledger) if "third.txt" in each]
    assert len(third) == 2
    assert not any({"wire.txt", "paper.txt"} <= each for each in clusters(ledger))
    ledger.decide("same", [COPY.document.id, OTHER.document.id], by="ana")
    assert any({"paper.txt", "other.txt"} <= each for each in clusters(ledger))
    assert [each.state for each in ledger.judged()] == ["in force", "in force"]
    assert ledger.document_links().same
    assert not ledger.links().same
    ledger.decide("revert", ["1", "2"], by="ana")
    assert ledger.copies() == before


def test_a_statement_and_a_document_are_never_the_same(ledger: Ledger) -> None:
    add(ledger, WIRE, OTHER)
    statement = ledger.statements()[0].id
    with pytest.raises(ValueError, match="about statements or about documents"):
        ledger.decide("same", [statement, OTHER.document.id], by="ana")
    with pytest.raises(ValueError, match="not in the ledger"):
        ledger.decide("reject", [OTHER.document.id], by="ana")
    assert ledger.identify(WIRE.document.id[:12], "same") == WIRE.document.id


def test_a_document_that_a_newer_version_replaced_is_no_longer_one_voice(ledger: Ledger) -> None:
    add(ledger, WIRE, COPY, OTHER)
    ledger.decide("same", [WIRE.document.id, OTHER.document.id], by="ana")
    ledger.decide("supersede", [WIRE.document.id, COPY.document.id], by="ana")
    assert [each.state for each in ledger.judged()] == ["orphaned", "in force"]
    assert clusters(ledger) == {frozenset({"paper.txt"}), frozenset({"other.txt"})}


def test_what_was_made_of_an_earlier_state_is_answered_and_not_kept(
    ledger: Ledger, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody adds a report while incidents are made."""
    add(ledger, WIRE)
    make = linked.decided_incidents

    def meanwhile(*record: Any) -> tuple[Incident, ...]:
        def write() -> None:
            with place.ledger() as other:
                add(other, OTHER)
                assert len(other.documents()) == 2

        writer = Thread(target=write)
        writer.start()
        writer.join()
        return make(*record)

    monkeypatch.setattr(linked, "decided_incidents", meanwhile)
    assert len(ledger.incidents()) == 1
    assert rows(place)[1] == 0
    monkeypatch.undo()
    assert len(ledger.incidents()) == 2
    assert rows(place)[1] == 2
