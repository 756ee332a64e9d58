"""A round in words for a terminal, and as JSON values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from holdfast.model import Statement
from holdfast.serial import to_dict
from holdfast.watching.clock import in_words
from holdfast.watching.differences import Change, Differences, told
from holdfast.watching.rounds import Corrected, Round, Waiting

LONGEST_QUOTE = 160
SHORT = 12


def to_plain(done: Round) -> dict[str, Any]:
    """The round as one JSON object."""
    return {
        "started": done.started,
        "ended": done.ended,
        "feeds": {
            "answered": done.feeds,
            "unchanged": done.feeds_unchanged,
            "waiting": done.feeds_waiting,
        },
        "added": [asdict(each) for each in done.added],
        "corrected": [plain_correction(each) for each in done.corrected],
        "unchanged": done.unchanged,
        "left": done.left,
        "failures": [asdict(each) for each in done.failures],
        "waiting": [
            {**asdict(each), "until": datetime.fromtimestamp(each.until, UTC).isoformat()}
            for each in done.waiting
        ],
    }


def plain_correction(corrected: Corrected) -> dict[str, Any]:
    """A correction, its statements whole."""
    return {
        "address": corrected.address,
        "old": corrected.old,
        "new": corrected.new,
        "title": corrected.title,
        "statements": plain_differences(corrected.differences),
    }


def plain_differences(found: Differences) -> dict[str, Any]:
    """What is gone, new and changed; of a change both sides and each field that differs."""
    return {
        "gone": [to_dict(each) for each in found.gone],
        "new": [to_dict(each) for each in found.new],
        "changed": [
            {
                "before": to_dict(each.before),
                "after": to_dict(each.after),
                "fields": {
                    name: {"before": before or None, "after": after or None}
                    for name, before, after in each.fields
                },
            }
            for each in found.changed
        ],
        "same": found.same,
        "reworded": found.reworded,
    }


def lines(done: Round) -> Iterator[str]:
    """What was read and what was corrected: a line for each article, and for each difference."""
    for each in done.added:
        refused = f", {each.refused} refused by the verifier" if each.refused else ""
        counts = f"{each.statements} statements{refused}"
        yield f"read       {headline(each.title)}{each.address}: {counts}"
    for corrected in done.corrected:
        yield from correction_lines(corrected)


def correction_lines(corrected: Corrected) -> Iterator[str]:
    """A correction, and below it what it changed in the record."""
    versions = f"{corrected.old[:SHORT]} → {corrected.new[:SHORT]}"
    yield f"corrected  {headline(corrected.title)}{corrected.address} ({versions})"
    found = corrected.differences
    yield from (f"  gone     {sentence(each)}" for each in found.gone)
    yield from (f"  new      {sentence(each)}" for each in found.new)
    yield from (f"  changed  {change(each)}" for each in found.changed)
    if found.gone or found.new or found.changed:
        yield f"  the same: {found.same}, of which {found.reworded} in other words"
    else:
        yield "  nothing in the record changed but the words"


def headline(title: str | None) -> str:
    """The title, to stand before an address."""
    return f"{title} " if title else ""


def sentence(statement: Statement) -> str:
    """A statement on one line: what, who and where, when, and its words."""
    said = told(statement)
    parts = (said["roles"], said["cause"] and f"{said['cause']} → {said['effect']}", said["time"])
    sign = "" if statement.polarity == "+" else "not "
    facts = "; ".join(part for part in parts if part)
    return f"{sign}{statement.type} ({statement.mood}) {facts} {quote(statement)}"


def change(each: Change) -> str:
    """What a statement is now, and what was read otherwise before."""
    differing = ", ".join(
        f"{name} {before or 'unknown'} → {after or 'unknown'}"
        for name, before, after in each.fields
    )
    return f"{each.after.type}: {differing} {quote(each.after)}"


def quote(statement: Statement) -> str:
    """Its words, cut where they are many."""
    words = " ".join(statement.evidence.quote.split())
    return f"“{words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + '…'}”"


def waiting_line(waiting: Waiting) -> str:
    """A host that is left alone."""
    some = "1 address" if waiting.addresses == 1 else f"{waiting.addresses} addresses"
    until = in_words(waiting.until)
    return f"{waiting.host}: {waiting.why}; left alone until {until}, {some} not asked for"


def summary(done: Round) -> str:
    """The round in one line."""
    parts = [
        f"{done.feeds} feeds ({done.feeds_unchanged} with nothing new)",
        f"{len(done.added)} articles read",
    ]
    counts = (
        (len(done.corrected), "corrected"),
        (done.unchanged, "as before"),
        (done.left, "left for the next round"),
        (len(done.failures), "not read, as said above"),
        (done.feeds_waiting, "feeds that failed are tried again later"),
    )
    parts += [f"{count} {words}" for count, words in counts if count]
    return ", ".join(parts) + "."
