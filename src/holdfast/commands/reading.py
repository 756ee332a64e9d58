"""``holdfast read`` and ``holdfast add``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click

from holdfast.batch import Outcome, read_batch
from holdfast.commands.counting import count_inputs
from holdfast.commands.terminal import (
    add_row,
    failure_line,
    new_table,
    progress,
    say,
    visible,
    write,
    write_table,
)
from holdfast.model import Document, DocumentReading, Failure
from holdfast.record import Record, flat, record_of
from holdfast.serial import to_dict, to_jsonl
from holdfast.voices import voice

if TYPE_CHECKING:
    from holdfast.intake import Intake
    from holdfast.ledger import Ledger
    from holdfast.ledger.location import Location

NOT_SHOWN = {"text", "zones", "dateline"}
# Documents that yield nothing are named one by one up to this many; the others are counted.
SILENT_NAMED = 5
# From so many new documents on, what follows from them is worked out at once.
MANY = 100


@dataclass(frozen=True, slots=True)
class Request:
    """What to read, and how. ``jobs``: processes; None: one per core where it is worth it.

    ``engine``: "processes" of this machine, or "ray", by parts of ``part`` documents (None: as many
    as the engine thinks fit).
    """

    paths: tuple[str, ...]
    published: str | None = None
    jobs: int | None = None
    allow_private: bool = False
    engine: str = "processes"
    part: int | None = None

    def inputs(self) -> Iterator[Intake | Failure]:
        """The documents, one after the other, and what could not be made into one."""
        from holdfast.intake import IntakeOptions, read_inputs_with_raw

        options = IntakeOptions(published=self.published, allow_private=self.allow_private)
        return iter(read_inputs_with_raw(self.paths, options))


def read_paths(request: Request, form: str) -> int:
    """Write what the documents say to standard output; 1 where any of them failed."""
    failed = 0
    kept: list[Outcome] = []
    with progress(count_inputs(request.paths)) as counter:
        for outcome in read_batch(request.inputs(), request.jobs):
            failed += tell(outcome)
            if outcome.reading is not None:
                counter.step(len(outcome.reading.statements))
                if form == "jsonl":
                    write(to_jsonl(outcome.reading.statements))
            if form != "jsonl":
                kept.append(outcome)
    if form == "table":
        write_statements(record_of(kept))
    elif form == "json":
        write(json.dumps(plain_record(record_of(kept)), ensure_ascii=False, indent=2) + "\n")
    return 1 if failed else 0


def tell(outcome: Outcome) -> int:
    """Say what went wrong, or that there was nothing; 1 for a failure."""
    if outcome.failure is not None:
        say(failure_line(outcome.failure))
        return 1
    if outcome.reading is not None and not outcome.reading.statements:
        say(nothing_line(outcome.reading))
    return 0


def nothing_line(reading: DocumentReading) -> str:
    """That a document yielded nothing, and what may be the reason."""
    refused = len(reading.dropped)
    reason = (
        f"The verifier refused all {refused} that it seemed to make."
        if refused
        else "It may not be an English report of a conflict."
    )
    return visible(f"{reading.document.source_id}: no statement was read from it. {reason}")


def write_statements(record: Record) -> None:
    """A table of statements, in the order of reading."""
    table = new_table("when", "what", "who", "where", "how", "says", "words")
    for statement in record.statements:
        row = flat(statement)
        how = statement.mood if statement.polarity == "+" else f"not ({statement.mood})"
        add_row(
            table,
            *(str(row[name]) if row[name] else None for name in ("time", "type", "actor", "place")),
            how,
            voice(statement.attribution[-1]) if statement.attribution else None,
            statement.evidence.quote,
        )
    write_table(table)


def plain_record(record: Record) -> dict[str, Any]:
    """The whole record as JSON values; of the documents, all but their text."""
    return {
        "documents": [plain_document(each) for each in record.documents],
        "statements": [to_dict(each) for each in record.statements],
        "dropped": [
            {"reason": each.reason, "statement": to_dict(each.statement)} for each in record.dropped
        ],
        "failures": [plain_fields(each) for each in record.failures],
        "run": plain_fields(record.run) if record.run else None,
    }


def plain_document(document: Document) -> dict[str, Any]:
    """What is known of a document."""
    shown = {k: v for k, v in plain_fields(document).items() if k not in NOT_SHOWN}
    return {**shown, "authors": list(document.authors), "characters": len(document.text)}


def plain_fields(item: Any) -> dict[str, Any]:
    """The fields of a flat dataclass."""
    return {field.name: getattr(item, field.name) for field in fields(item)}


@dataclass(slots=True)
class Tally:
    """What came of an ``add``."""

    added: int = 0
    statements: int = 0
    refused: int = 0
    known: int = 0
    failed: int = 0
    silent: int = 0

    def line(self) -> str:
        """In words."""
        parts = [f"{self.added} added with {self.statements} statements"]
        if self.silent > SILENT_NAMED:
            parts.append(f"{self.silent} of them say nothing of a conflict")
        if self.refused:
            parts.append(f"{self.refused} statements refused by the verifier")
        if self.known:
            parts.append(f"{self.known} read before")
        if self.failed:
            parts.append(f"{self.failed} not read, as said above")
        return "; ".join(parts) + "."


def add_paths(request: Request, path: Location) -> int:
    """Add the documents to the ledger; 1 where any of them failed."""
    from holdfast.commands.store import open_ledger, store_errors

    tally = Tally()
    with store_errors(path), open_ledger(path, create=True) as ledger:
        try:
            with progress(count_inputs(request.paths)) as counter:
                for outcome in outcomes(request, ledger):
                    record(outcome, ledger, tally)
                    counter.step(len(outcome.reading.statements) if outcome.reading else 0)
        except KeyboardInterrupt:
            say(f"{tally.line()} Stopped; the same command goes on from here.")
            raise click.Abort from None
        say(tally.line())
        if tally.added >= MANY:
            work_out(ledger)
    return 1 if tally.failed else 0


def work_out(ledger: Ledger) -> None:
    """Bring the views up to date, so that the first question need not wait for it. Stopped, they
    are worked out when they are asked for."""
    say("working out who held what, and which reports tell of the same …")
    ledger.control()
    ledger.incidents()


def outcomes(request: Request, ledger: Ledger) -> Iterator[Outcome]:
    """Read what this run has not read before."""
    from holdfast.reading.runs import current_run

    run = current_run().id

    def is_read(intake: Intake) -> bool:
        return ledger.has_read(intake, run)

    if request.engine != "ray":
        return read_batch(request.inputs(), request.jobs, is_read)
    from holdfast.batch_ray import MISSING, PART, Plan, read_batch_on_ray

    if find_spec("ray") is None:
        raise click.ClickException(f"{MISSING}.")
    plan = Plan(request.jobs, request.part or PART)
    return read_batch_on_ray(request.inputs(), plan, is_read)


def record(outcome: Outcome, ledger: Ledger, tally: Tally) -> None:
    """Put one outcome into the ledger."""
    if outcome.failure is not None:
        tally.failed += tell(outcome)
        ledger.add_failure(outcome.failure)
    elif outcome.intake is not None and outcome.reading is not None:
        if ledger.add(outcome.intake, outcome.reading):
            tally.added += 1
            tally.statements += len(outcome.reading.statements)
            tally.refused += len(outcome.reading.dropped)
            tally.silent += not outcome.reading.statements
            if tally.silent <= SILENT_NAMED:
                tell(outcome)
        else:
            tally.known += 1
    else:
        tally.known += 1
