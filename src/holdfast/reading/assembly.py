"""Drafts become statements: evidence is measured out, ids are hashed, reasons point at events."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from holdfast.model import (
    Argument,
    Mention,
    Source,
    Span,
    Statement,
    StatementKind,
)
from holdfast.reading.context import Draft, Reading
from holdfast.reading.zones import silent
from holdfast.rules.precision import confidence_of
from holdfast.serial import statement_id

Bounds = tuple[int, int]
# Trigger bounds, draft and statement, sorted by trigger.
Events = list[tuple[Bounds, Draft, Statement]]


def assemble(reading: Reading, run: str) -> tuple[Statement, ...]:
    """All statements of the document, sorted by place in the text; equal ones once."""
    zones = reading.document.zones
    heard = [draft for draft in reading.drafts if not silent(zones, trigger(reading, draft)[0])]
    found = [statement_of(reading, draft, run) for draft in heard]
    events = by_trigger(reading, heard, found)
    for draft in reading.reasons:
        if not silent(zones, trigger(reading, draft)[0]):
            found.append(reason_of(reading, draft, run, events))
    unique = {statement.id: statement for statement in found}
    return tuple(sorted(unique.values(), key=order))


def order(statement: Statement) -> tuple[int, int, str, str]:
    """Place in the text, then type and id, so that equal input gives equal output."""
    return statement.evidence.start, statement.evidence.end, statement.type, statement.id


def statement_of(reading: Reading, draft: Draft, run: str) -> Statement:
    """The immutable form of one draft."""
    return named(unnamed(reading, draft, run))


def named(statement: Statement) -> Statement:
    """The statement with its id, which is made of all that it says."""
    return replace(statement, id=statement_id(statement))


def unnamed(reading: Reading, draft: Draft, run: str) -> Statement:
    """What a draft says, without the sides of a reason and without an id."""
    document = reading.document
    start, end = draft.evidence or evidence_of(reading, draft)
    trigger_start, trigger_end = trigger(reading, draft)
    return Statement(
        id="",
        document=document.id,
        source_id=document.source_id,
        kind=cast(StatementKind, draft.kind),
        type=draft.type,
        roles={role: tuple(draft.roles[role]) for role in sorted(draft.roles) if draft.roles[role]},
        time=draft.time,
        polarity=draft.modality.polarity,
        mood=draft.modality.mood,
        commitment=draft.modality.commitment,
        attribution=draft.attribution,
        numbers=tuple(draft.numbers),
        evidence=Span(start, end, document.text[start:end]),
        rule=draft.rule,
        run=run,
        trigger=Span(trigger_start, trigger_end, document.text[trigger_start:trigger_end]),
        factor=draft.factor,
        confidence=confidence_of(draft.rule),
        notes=tuple(draft.notes),
    )


def reason_of(reading: Reading, draft: Draft, run: str, events: Events) -> Statement:
    """A reason with both its sides, each pointing at the statement that it is, where it is one."""
    whole = replace(
        unnamed(reading, draft, run),
        cause=argument_of(reading, draft.cause, events),
        effect=argument_of(reading, draft.effect, events),
    )
    return named(whole)


def by_trigger(reading: Reading, drafts: list[Draft], statements: list[Statement]) -> Events:
    """The events in order of their trigger words, for ``argument_of``."""
    pairs = zip(drafts, statements, strict=True)
    events = [(trigger(reading, draft), draft, statement) for draft, statement in pairs]
    return sorted(events, key=lambda event: event[0])


def argument_of(reading: Reading, bounds: Bounds | None, events: Events) -> Argument | None:
    """The words of one side. The event it *is* has its trigger highest in the tree inside it."""
    if bounds is None:
        return None
    start, end = bounds
    first = bisect_left(events, (start, 0), key=lambda event: event[0])
    stop = bisect_left(events, (end, 0), key=lambda event: event[0])
    inside = [
        (depth(reading, draft.trigger), statement.evidence.start, statement.id)
        for (_, last), draft, statement in events[first:stop]
        if last <= end
    ]
    chosen = min(inside)[2] if inside else None
    return Argument(reading.document.text[start:end], start, end, chosen)


def depth(reading: Reading, index: int) -> int:
    """Steps from a token to the root of its sentence."""
    return sum(1 for _ in reading.doc[index].ancestors)


def trigger(reading: Reading, draft: Draft) -> Bounds:
    """Code points of the trigger word."""
    token = reading.doc[draft.trigger]
    return token.idx, token.idx + len(token)


def evidence_of(reading: Reading, draft: Draft) -> Bounds:
    """The shortest stretch of the sentence that holds everything the statement says.

    Pieces in other sentences (what "the city" stands for) are reached through antecedents and
    stay out, so that a quote is never stretched over text that says something else.
    """
    sentence = reading.doc[draft.trigger].sent
    pieces = [
        trigger(reading, draft),
        *completions(reading, draft),
        *inside(pieces_of(draft), sentence.start_char, sentence.end_char),
    ]
    return min(start for start, _ in pieces), max(end for _, end in pieces)


def completions(reading: Reading, draft: Draft) -> Iterator[Bounds]:
    """What makes the verb mean what it does: "left ten people *dead*"."""
    for child in reading.doc[draft.trigger].children:
        if child.dep_ == "xcomp" and child.pos_ == "ADJ":
            yield child.idx, child.idx + len(child)


def pieces_of(draft: Draft) -> Iterator[Bounds]:
    """Every span that the statement rests on."""
    for mentions in draft.roles.values():
        yield from spans(mentions)
    if draft.time is not None:
        yield from spans([draft.time])
    for quantity in draft.numbers:
        yield quantity.start, quantity.end
        if quantity.side_start is not None and quantity.side_end is not None:
            yield quantity.side_start, quantity.side_end
    if (draft.modality.polarity, draft.modality.mood) != ("+", "fact"):
        # A cue that changed nothing (what stands beside a presupposed clause) supports nothing.
        for cue in draft.modality.cues:
            yield cue.start, cue.end
    for source in draft.attribution:
        yield from source_spans(source)
    for side in (draft.cause, draft.effect):
        if side is not None:
            yield side


def spans(items: Iterable[Mention] | Iterable[object]) -> Iterator[Bounds]:
    """The offsets of those items that have any."""
    for item in items:
        start, end = getattr(item, "start", None), getattr(item, "end", None)
        if start is not None and end is not None:
            yield start, end


def source_spans(source: Source) -> Iterator[Bounds]:
    """Where the source and its cue stand."""
    if source.start is not None and source.end is not None:
        yield source.start, source.end
    if source.cue_start is not None and source.cue_end is not None:
        yield source.cue_start, source.cue_end


def inside(pieces: Iterable[Bounds], start: int, end: int) -> Iterator[Bounds]:
    """Those pieces that lie in the sentence."""
    return (piece for piece in pieces if start <= piece[0] and piece[1] <= end)
