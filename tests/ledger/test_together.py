"""Ten write and twenty read at once: nothing is lost, nothing is seen by halves."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from holdfast.model import Failure

from .backends import Place
from .build import RUN, reading, received

WRITERS, READERS, REPORTS = 10, 20, 4
STATEMENTS = 5
TOLD = tuple(("IS", "Ramadi", f"2015-05-{day:02}") for day in range(1, STATEMENTS + 1))


def write(place: Place, writer: int) -> int:
    """Reports of its own, one that all writers bring, and a decision on each of its own."""
    with place.ledger() as ledger:
        common = received("IS took Ramadi, as all report.", "common.txt")
        for number in range(REPORTS):
            own = received(
                f"IS took Ramadi, report {number} of {writer}.", f"{writer}-{number}.txt"
            )
            for intake in (own, common):
                if not ledger.has_read(intake, RUN.id):  # type: ignore[arg-type]
                    ledger.add(intake, reading(intake, *TOLD))  # type: ignore[arg-type]
            first = reading(own, *TOLD).statements[0]
            ledger.decide("reject", [first.id], by=f"writer {writer}")
        ledger.add_failure(Failure(f"{writer}.pdf", "it is empty", "Give a file with text."))
    return writer


def look(place: Place, over: Event) -> int:
    """Read until all is written; how often."""
    looks = documents = decisions = 0
    with place.ledger() as ledger:
        while not over.is_set() or not looks:
            shown = Counter(each.document for each in ledger.statements())
            # With its rejected statement or, for a moment, still without the rejection.
            assert set(shown.values()) <= {STATEMENTS, STATEMENTS - 1}
            found, decided = len(ledger.documents()), ledger.decisions()
            assert (found, len(decided)) >= (documents, decisions), "what was there is gone"
            assert [each.id for each in decided] == list(range(1, len(decided) + 1))
            documents, decisions, looks = found, len(decided), looks + 1
            over.wait(0.02)
    return looks


def test_ten_writers_and_twenty_readers_at_once(nowhere: Place) -> None:
    """Nobody makes the ledger beforehand: that, too, all of them want to do at once."""
    over = Event()
    with ThreadPoolExecutor(WRITERS + READERS) as pool:
        writers = [pool.submit(write, nowhere, number) for number in range(WRITERS)]
        readers = [pool.submit(look, nowhere, over) for _ in range(READERS)]
        try:
            assert sorted(each.result(timeout=250) for each in writers) == list(range(WRITERS))
        finally:
            over.set()
        assert all(each.result(timeout=60) for each in readers)
    with nowhere.ledger() as ledger:
        assert len(ledger.documents()) == WRITERS * REPORTS + 1
        assert len(ledger.statements()) == WRITERS * REPORTS * (STATEMENTS - 1) + STATEMENTS
        assert Counter(each.by for each in ledger.decisions()) == {
            f"writer {number}": REPORTS for number in range(WRITERS)
        }
        assert len(ledger.failures()) == WRITERS
        assert {each.state for each in ledger.judged()} == {"in force"}
        assert ledger.verify() == []


def test_a_reader_sees_what_it_wrote(place: Place) -> None:
    with place.ledger() as one, place.ledger() as other:
        for number in range(3):
            intake = received(f"IS took Ramadi, report {number}.", f"{number}.txt")
            one.add(intake, reading(intake, *TOLD))  # type: ignore[arg-type]
            assert len(one.documents()) == len(other.documents()) == number + 1
