"""The suite of phenomena: short texts of our own, each with what must and must not be read.

The texts are those of ``tests/reading/phenomena``, one file a theme; every one of them is also a
test. A text passes whole or not at all: each entry of ``must`` matches a statement, no entry of
``must_not`` does, and ``holders`` has each place's controllers spell after spell.

The rules are mended by this suite, so that its share is no estimate for texts never seen: of the
484 texts of the second writing some eight in ten passed when they were first read, and so did 51 of
the 64 that were written after that mending (``fresh-…``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bench.reader import statements_of
from bench.task import Result, Settings, Task
from holdfast.intake import IntakeOptions, document_from_text
from holdfast.model import Mention, Statement
from holdfast.record import Record
from holdfast.yaml_data import load_yaml

SUITE = Path(__file__).resolve().parents[1] / "tests" / "reading" / "phenomena"
PUBLISHED = "2015-06-01"
ASSERTED = frozenset({"fact", "reported", "claimed"})
COUNTS = ("what", "low", "best", "high")
# Keys of an entry that are not roles.
OWN_KEYS = frozenset({
    "type", "polarity", "mood", "commitment", "time", "source", "no_source", "absent", "country",
    "place_name", "cause", "effect", *COUNTS,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One text: the phenomenon it is about, and what is demanded of its reading.

    ``must`` and ``must_not``: see the head of the suite's files. ``published``: EDTF or None for
    not known. ``xfail``: why it is not read right as yet.
    """

    id: str
    about: str
    text: str
    published: str | None
    must: tuple[Mapping[str, Any], ...]
    must_not: tuple[Mapping[str, Any] | str, ...]
    holders: Mapping[str, Sequence[str]]
    xfail: str | None = None


@lru_cache(maxsize=1)
def items() -> tuple[Item, ...]:
    """The whole suite, file by file."""
    return tuple(
        item_of(entry)
        for file in sorted(SUITE.glob("*.yaml"))
        for entry in load_yaml(file.read_text(encoding="utf-8"))
    )


def item_of(entry: Mapping[str, Any]) -> Item:
    """An item from its entry; raises ``ValueError`` for a key that means nothing."""
    known = {"id", "about", "text", "published", "must", "must_not", "holders", "xfail"}
    if unknown := sorted(entry.keys() - known):
        raise ValueError(f"{entry['id']}: unknown keys {unknown}")
    published = entry.get("published", PUBLISHED)
    return Item(
        id=entry["id"],
        about=entry["about"],
        text=entry["text"],
        published=None if published is None else str(published),
        must=tuple(entry.get("must", ())),
        must_not=tuple(entry.get("must_not", ())),
        holders=entry.get("holders", {}),
        xfail=entry.get("xfail"),
    )


def read(item: Item) -> Record:
    """The item's text as a user reads it."""
    options = IntakeOptions(published=item.published)
    # The line break that ends a file.
    document = document_from_text(item.text + "\n", options=options)
    reading = statements_of(document)
    return Record((document,), reading.statements, reading.dropped, (), reading.run)


def problems(item: Item, record: Record) -> list[str]:
    """What is not as it must be, in words; empty where the item passes whole."""
    statements = record.statements
    found = [
        f"missed: {summary(want)}"
        for want in item.must
        if not any(matches(statement, want) for statement in statements)
    ]
    found += [
        f"read where it must not be: {summary(want)}"
        for want in item.must_not
        if any(matches(statement, want) for statement in statements)
    ]
    for place, expected in item.holders.items():
        have = holders(record, place)
        fits = len(have) == len(expected) and all(
            want.casefold() in name.casefold() for want, name in zip(expected, have, strict=True)
        )
        if not fits:
            found.append(f"holders of {place}: {have}")
    return found


def summary(want: Mapping[str, Any] | str) -> str:
    """An entry in a few words, its type first."""
    if isinstance(want, str):
        return want
    rest = ", ".join(f"{key} {value}" for key, value in want.items() if key != "type")
    return f"{want.get('type', 'any')} ({rest})" if rest else str(want["type"])


def matches(statement: Statement, want: Mapping[str, Any] | str) -> bool:
    """Whether a statement is what an entry speaks of; a bare type means what is asserted."""
    if isinstance(want, str):
        asserted = statement.polarity == "+" and statement.mood in ASSERTED
        spoken_of = asserted or statement.kind == "reason"
        return spoken_of and statement.type.startswith(want)
    return all(checks(statement, want))


def checks(statement: Statement, want: Mapping[str, Any]) -> Iterator[bool]:
    """One answer for each key of an entry."""
    places = statement.roles.get("place", ())
    yield statement.type.startswith(want.get("type", ""))
    for key in ("polarity", "mood", "commitment"):
        if key in want:
            yield getattr(statement, key) in listed(want[key])
    if "time" in want:
        found = statement.time.edtf if statement.time else None
        yield (found or "none") in [str(each) for each in listed(want["time"])]
    if "source" in want:
        yield has_source(statement, want["source"])
    if "no_source" in want:
        yield not has_source(statement, want["no_source"])
    if "absent" in want:
        yield not statement.roles.get(want["absent"])
    if "country" in want:
        yield any(getattr(place, "country", None) == want["country"] for place in places)
    if "place_name" in want:
        yield any(place.name == want["place_name"] for place in places)
    if "cause" in want:
        yield said(want["cause"], statement.cause.text if statement.cause else "")
    if "effect" in want:
        yield said(want["effect"], statement.effect.text if statement.effect else "")
    counts = {key: want[key] for key in COUNTS if key in want}
    if counts:
        yield any(
            all(getattr(number, key) in listed(value) for key, value in counts.items())
            for number in statement.numbers
        )
    for roles in sorted(want.keys() - OWN_KEYS):
        yield fills(statement, roles, want[roles])


def listed(value: object) -> list[object]:
    """One or several."""
    return value if isinstance(value, list) else [value]


def said(wanted: str, words: str) -> bool:
    """Whether the words are among those read."""
    return wanted.casefold() in words.casefold()


def has_source(statement: Statement, wanted: str) -> bool:
    """Whether the chain of who says so has this source."""
    return any(said(wanted, f"{each.source} {each.name or ''}") for each in statement.attribution)


def fills(statement: Statement, roles: str, wanted: str) -> bool:
    """Whether each wanted filler stands in one of the roles ("target|place")."""
    mentions = [each for role in roles.split("|") for each in statement.roles.get(role, ())]
    return all(
        any(said(each.strip(), words_of(mention)) for mention in mentions)
        for each in wanted.split(";")
    )


def words_of(mention: Mention) -> str:
    """A filler's words, its name and entity, and what it was resolved through."""
    meant = mention.antecedent.quote if mention.antecedent else None
    return " ".join(filter(None, (mention.text, mention.name, mention.entity, meant)))


def holders(record: Record, place: str) -> list[str]:
    """Who held the place itself (not what is near it or part of it), spell after spell."""
    return [
        " ".join(sorted(party.name for party in interval.controllers))
        for found in record.control()
        if place.casefold() in found.name.casefold() and "~" not in found.key
        for interval in found.intervals
        if interval.status in {"held", "claimed"}
        and any(party.key != "unknown" for party in interval.controllers)
    ]


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """Share of the items that pass whole, in all and by phenomenon."""
    return measure(settings.some(items(), lambda item: item.id))


def measure(suite: Iterable[Item]) -> Result:
    """Score these items; kinds of error are what was missed, or read, by type."""
    passed: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for item in suite:
        wrong = problems(item, read(item))
        asked[item.about] += 1
        passed[item.about] += not wrong
        kinds.update({kind_of(each) for each in wrong})
    total = sum(asked.values())
    return Result(
        score=sum(passed.values()) / max(1, total),
        n=total,
        parts={
            "by phenomenon": {
                name: {"passed": passed[name], "of": asked[name]} for name in sorted(asked)
            }
        },
        errors=dict(kinds.most_common(20)),
    )


def kind_of(problem: str) -> str:
    """A problem without its particulars."""
    if problem.startswith("holders of"):
        return "other holders"
    return problem.partition(" (")[0]


TASK = Task("phenomena", (), "share passed whole", run)
