"""The record of some documents: what they say, what was refused, and what follows."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from os import PathLike
from typing import TYPE_CHECKING

from holdfast.model import Document, Dropped, Failure, Run, Statement

if TYPE_CHECKING:
    import pandas

    from holdfast.batch import Outcome
    from holdfast.briefing import Brief
    from holdfast.control import PlaceControl
    from holdfast.intake import Intake
    from holdfast.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Record:
    """Documents with their statements, and what could not be read. Immutable.

    ``dropped``: statements that the verifier refused, with its reason. ``failures``: inputs that
    gave no document. ``run``: what did the reading; None where nothing was read.
    """

    documents: tuple[Document, ...] = ()
    statements: tuple[Statement, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    failures: tuple[Failure, ...] = ()
    run: Run | None = None

    def control(self, at: date | str | None = None) -> list[PlaceControl]:
        """Who held each place when; with ``at`` (a day, or ISO 8601), only what that day touches.

        Raises ``ValueError`` for words that are no day.
        """
        from holdfast.control import control

        day = date.fromisoformat(at) if isinstance(at, str) else at
        return control(self.statements, self.documents, day)

    def why(self, question: str) -> Brief:
        """A brief that answers the question from these statements, each clause with its quote."""
        from holdfast.briefing import brief

        return brief(self, question)

    def to_jsonl(self) -> str:
        """JSON Lines, one statement a line (docs/statement.schema.json)."""
        from holdfast.serial import to_jsonl

        return to_jsonl(self.statements)

    def to_pandas(self) -> pandas.DataFrame:
        """One row a statement, without the nested parts; needs ``pip install holdfast[pandas]``."""
        import pandas

        return pandas.DataFrame([flat(each) for each in self.statements], columns=COLUMNS)


SENTENCE = re.compile(r"[\n\r]|[.!?…][\"'”’)]*\s|\s.*[.!?…][\"'”’)]*$")
COLUMNS = [
    "id",
    "source_id",
    "kind",
    "type",
    "actor",
    "place",
    "time",
    "polarity",
    "mood",
    "commitment",
    "source",
    "cause",
    "effect",
    "factor",
    "quote",
    "start",
    "end",
    "rule",
    "document",
]


def flat(statement: Statement) -> dict[str, str | int | None]:
    """The statement as a row: several actors or places joined, the innermost source."""
    return {
        "id": statement.id,
        "source_id": statement.source_id,
        "kind": statement.kind,
        "type": statement.type,
        "actor": names(statement, "actor"),
        "place": names(statement, "place"),
        "time": statement.time.edtf if statement.time else None,
        "polarity": statement.polarity,
        "mood": statement.mood,
        "commitment": statement.commitment,
        "source": " → ".join(source.source for source in statement.attribution) or None,
        "cause": statement.cause.text if statement.cause else None,
        "effect": statement.effect.text if statement.effect else None,
        "factor": statement.factor,
        "quote": statement.evidence.quote,
        "start": statement.evidence.start,
        "end": statement.evidence.end,
        "rule": statement.rule,
        "document": statement.document,
    }


def names(statement: Statement, role: str) -> str | None:
    """The names in a role, joined; None where nobody is named."""
    return ", ".join(each.name or each.text for each in statement.roles.get(role, ())) or None


def record_of(outcomes: Iterable[Outcome]) -> Record:
    """The record of what was read, in the order of reading it."""
    documents: list[Document] = []
    statements: list[Statement] = []
    dropped: list[Dropped] = []
    failures: list[Failure] = []
    run: Run | None = None
    for outcome in outcomes:
        if outcome.failure is not None:
            failures.append(outcome.failure)
        if outcome.reading is not None:
            documents.append(outcome.reading.document)
            statements.extend(outcome.reading.statements)
            dropped.extend(outcome.reading.dropped)
            run = outcome.reading.run
    return Record(tuple(documents), tuple(statements), tuple(dropped), tuple(failures), run)


def record_of_ledger(ledger: Ledger) -> Record:
    """The record that a ledger shows."""
    return Record(
        documents=tuple(ledger.documents()),
        statements=tuple(ledger.statements()),
        dropped=tuple(ledger.dropped()),
        failures=tuple(ledger.failures()),
        run=ledger.run(),
    )


def read(source: str | PathLike[str], *, published: str | None = None) -> Record:
    """Read a file, a folder, a web address or a text into a record; nothing is stored.

    A string that names no file and holds a sentence or a line break is the text itself.
    ``published``: date of publication (YYYY, YYYY-MM or YYYY-MM-DD), which wins over what the
    source tells. What cannot be read is listed in ``failures``.
    """
    from holdfast.batch import read_batch
    from holdfast.intake import (
        IntakeError,
        IntakeOptions,
        intake_from_text,
        read_inputs_with_raw,
    )

    options = IntakeOptions(published=published)
    inputs: Iterable[Intake | Failure]
    if isinstance(source, str) and is_text(source):
        try:
            inputs = [intake_from_text(source, options=options)]
        except IntakeError as error:
            inputs = [error.failure("text")]
    else:
        inputs = read_inputs_with_raw([source], options)
    return record_of(read_batch(inputs, jobs=1))


def is_text(source: str) -> bool:
    """Whether the words are a text and not the name of one."""
    return bool(SENTENCE.search(source)) and not os.path.exists(source)
