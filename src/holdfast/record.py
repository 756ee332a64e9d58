"""The record of some documents: what they say, what was refused, and what follows."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from os import PathLike
from typing import TYPE_CHECKING, Literal

from holdfast.model import Document, Dropped, Failure, Run, Statement
from holdfast.voices import voice

if TYPE_CHECKING:
    import pandas

    from holdfast.batch import Outcome
    from holdfast.briefing import Brief
    from holdfast.control import PlaceControl
    from holdfast.intake import Intake
    from holdfast.ledger import Ledger
    from holdfast.linking import CopyCluster, Incident

View = Literal["control", "copies", "incidents"]


@dataclass(frozen=True, slots=True)
class Views:
    """What a ledger has worked out of its record already, as people decided; None where it was not
    asked for. ``accepted``: statements that a person accepted as read right, and who."""

    control: tuple[PlaceControl, ...] | None = None
    copies: tuple[CopyCluster, ...] | None = None
    incidents: tuple[Incident, ...] | None = None
    accepted: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Record:
    """Documents with their statements, and what could not be read. Immutable.

    ``dropped``: statements that the verifier refused, with its reason. ``failures``: inputs that
    gave no document. ``run``: what did the reading; None where nothing was read. ``views``: what is
    known of it beyond what can be worked out anew.
    """

    documents: tuple[Document, ...] = ()
    statements: tuple[Statement, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    failures: tuple[Failure, ...] = ()
    run: Run | None = None
    views: Views = field(default_factory=Views, repr=False)

    def control(self, at: date | str | None = None) -> list[PlaceControl]:
        """Who held each place when; with ``at`` (a day, or ISO 8601), only what that day touches.

        Raises ``ValueError`` for words that are no day.
        """
        from holdfast.control import control
        from holdfast.control.intervals import at_day

        day = date.fromisoformat(at) if isinstance(at, str) else at
        if self.views.control is None:
            return control(self.statements, self.documents, day)
        return list(self.views.control) if day is None else at_day(self.views.control, day)

    def incidents(self) -> tuple[Incident, ...]:
        """Statements that tell one happening, across documents, each link with its reasons."""
        from holdfast.linking import incidents

        known = self.views.incidents
        return incidents(self.statements, self.documents) if known is None else known

    def copies(self) -> tuple[CopyCluster, ...]:
        """Documents that are one voice, each link with why; each document is in one cluster."""
        from holdfast.linking import copies

        return copies(self.documents) if self.views.copies is None else self.views.copies

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
        "source": " → ".join(voice(source) for source in statement.attribution) or None,
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


def record_of_ledger(
    ledger: Ledger, *wanted: View, tell: Callable[[View], None] = lambda _: None
) -> Record:
    """The record that a ledger shows, with those of its views that are wanted. ``tell`` hears of
    each of these before it is asked for: a ledger that grew takes a while to make them."""

    def asked(view: View) -> bool:
        if view in wanted:
            tell(view)
        return view in wanted

    return Record(
        documents=tuple(ledger.documents()),
        statements=tuple(ledger.statements()),
        dropped=tuple(ledger.dropped()),
        failures=tuple(ledger.failures()),
        run=ledger.run(),
        views=Views(
            control=tuple(ledger.control()) if asked("control") else None,
            copies=ledger.copies() if asked("copies") else None,
            incidents=ledger.incidents() if asked("incidents") else None,
            accepted=ledger.accepted_by(),
        ),
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
