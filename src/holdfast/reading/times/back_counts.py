"""Date an event by what counts from it: "came on Sunday, two days after *taking* the port"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from holdfast.model import TimeMention
from holdfast.reading.context import Draft, Note, Reading
from holdfast.reading.times import edtf
from holdfast.reading.times.narrative import tokens_of
from holdfast.reading.times.tense import governing_verb, head_of

_BETWEEN = frozenset({"", ",", "-", "–", "—"})


def count_back(reading: Reading) -> None:
    """Fill the time of undated drafts inside an anchor from the day that counts from them.

    "Two days after" must be exact, and its own day be told beside it ("on Sunday, two days after")
    or be the day of the deed it belongs to; otherwise nothing is dated.
    """
    for index, mention in enumerate(reading.times):
        if mention.rule != "anchor.count" or mention.offset_days is None or mention.edtf:
            continue
        day = _told_beside(reading, index) or _of_the_deed(reading, mention)
        if day is None or mention.anchor is None:
            continue
        anchor = mention.anchor
        for draft in reading.drafts:
            inside = anchor.start <= reading.doc[draft.trigger].idx < anchor.end
            if inside and draft.kind == "event" and draft.time is None:
                draft.time = _shifted(mention, day)
                trace = Note("anchors", draft.time.rule, anchor.start, anchor.end, draft.time.basis)
                reading.trace.append(trace)


def _shifted(mention: TimeMention, day: TimeMention) -> TimeMention:
    told = date.fromisoformat(day.edtf or "")
    counted = edtf.shift_days(told, -(mention.offset_days or 0)).isoformat()
    basis = f"counted back from “{day.text}” ({day.edtf})"
    return replace(
        mention, edtf=counted, precision="day", basis=basis, rule="anchor.back", anchor=None
    )


def _is_day(mention: TimeMention | None) -> bool:
    """One known day, and neither before nor since it."""
    if mention is None or mention.edtf is None or mention.relation != "on":
        return False
    first, last = edtf.bounds(mention.edtf)
    return (
        mention.precision == "day"
        and first == last
        and first is not None
        and (mention.edtf == first.isoformat())
    )


def _told_beside(reading: Reading, index: int) -> TimeMention | None:
    """The day that the words stand in apposition to: "on *Sunday*, two days after"."""
    if index == 0:
        return None
    before, mention = reading.times[index - 1], reading.times[index]
    between = reading.document.text[before.end or 0 : mention.start or 0].strip()
    return before if between in _BETWEEN and _is_day(before) else None


def _of_the_deed(reading: Reading, mention: TimeMention) -> TimeMention | None:
    """The day of the deed that the words belong to: "Two days after …, they came on *Sunday*"."""
    deed = deed_of(reading, mention)
    days = [each.time for each in reading.drafts if each.trigger == deed and _told_as_so(each)]
    return days[0] if days and _is_day(days[0]) else None


def deed_of(reading: Reading, mention: TimeMention) -> int | None:
    """The token index of the verb that a time belongs to, outside the time's own words."""
    span = tokens_of(reading.doc, mention)
    if span is None:
        return None
    verb = governing_verb(head_of(reading.doc, span.start, span.end))
    if verb is not None and span.start <= verb.i < span.end:
        verb = governing_verb(verb.head)  # "two days after *losing* it" hangs on the deed itself
    return verb.i if verb is not None else None


def _told_as_so(draft: Draft) -> bool:
    return draft.modality.polarity == "+" and draft.modality.mood in {"fact", "reported", "claimed"}
