"""Documents with statements, as intake and the reader would give them, for the ledger's tests."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from holdfast.intake.identity import document_id
from holdfast.model import (
    ActorMention,
    Document,
    DocumentReading,
    Dropped,
    Mention,
    PlaceMention,
    Run,
    Source,
    Span,
    Statement,
    TimeMention,
)
from holdfast.serial import statement_id

RUN = Run("first-run", "c" * 64, "r" * 64, "m" * 64, "g" * 64)
LATER_RUN = Run("later-run", "d" * 64, "r" * 64, "m" * 64, "g" * 64)


@dataclass(frozen=True)
class Received:
    """A document and its bytes, as intake hands them over."""

    document: Document
    raw: bytes


def received(text: str, source_id: str = "report.txt", **more: str | None) -> Received:
    """A document of plain text."""
    raw = text.encode()
    sha256 = hashlib.sha256(raw).hexdigest()
    document = Document(
        id=document_id(sha256, text, **more),
        source_id=source_id,
        text=text,
        raw_sha256=sha256,
        media_type="text/plain",
        cleaner="test",
    )
    return Received(replace(document, **more), raw)  # type: ignore[arg-type]


def mention(kind: type[Mention], text: str, words: str, entity: str | None) -> Mention:
    """The first mention of the words in the text."""
    start = text.index(words)
    return kind(words, start, start + len(words), entity=entity)


def statement(document: Document, who: str, where: str, edtf: str | None, run: Run) -> Statement:
    """Somebody takes a place, by the first words of the text that name both."""
    text = document.text
    made = Statement(
        id="",
        document=document.id,
        source_id=document.source_id,
        kind="event",
        type="territory.gained",
        roles={
            "actor": (mention(ActorMention, text, who, f"actor:{who.lower()}"),),
            "place": (mention(PlaceMention, text, where, f"place:{where.lower()}"),),
        },
        time=None if edtf is None else TimeMention("", None, None, edtf, "day", "stated"),
        polarity="+",
        mood="fact",
        commitment="certain",
        attribution=(Source(document.source_id, "publication"),),
        numbers=(),
        evidence=Span(0, len(text), text),
        rule="test",
        run=run.id,
    )
    return replace(made, id=statement_id(made))


def reading(
    intake: Received, *found: tuple[str, str, str | None], run: Run = RUN, refused: int = 0
) -> DocumentReading:
    """A reading with a statement for each (who, where, when); the last ``refused`` are dropped."""
    made = [statement(intake.document, *each, run) for each in found]
    kept = made[: len(made) - refused]
    return DocumentReading(
        document=intake.document,
        statements=tuple(kept),
        dropped=tuple(Dropped(each, "a test refuses it") for each in made[len(kept) :]),
        run=run,
    )
