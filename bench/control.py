"""Who takes, loses and holds what, against 250 items coded by hand (bench/gold/GUIDELINES.md).

A change is right if its place overlaps the place coded, its kind is the same, its gainer is the one
coded (or unknown where none is stated), and it is real, or not, as coded. Of a place that is left
or lost the party compared is the one who leaves: who came after is a change of its own. Each coded
change matches at most one that was read. What a word says twice (lost by one, gained by the other)
is one change. The gain of a nameless part ("several areas of P") is coded as contested, and so is
"entered P": an advance or a share may stand for that, and an attack repelled for "held"; they count
neither way where nothing of it is coded. Nor do places without a name, which are not coded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.gold.items import Item, items, rows
from bench.reader import as_document, statements_of
from bench.task import Result, Settings, Task
from holdfast.model import Mention, PlaceMention, Statement

GOLD = ("control/2014.jsonl", "control/2016.jsonl")
KINDS = {
    "territory.gained": ("gained", "actor", "loser"),
    "territory.transferred": ("transferred", "recipient", "actor"),
    "territory.lost": ("lost", "gainer", "actor"),
    "territory.withdrawn": ("withdrawn", "gainer", "actor"),
    "territory.besieged": ("besieged", "actor", "opponent"),
    "territory.relieved": ("relieved", "actor", "loser"),
    "territory.contested": ("contested", "actor", "opponent"),
    "territory.held": ("held", "actor", "opponent"),
    "control": ("held", "actor", "opponent"),
}
# What may stand for a change, and counts neither way where none is coded.
NEAR = {
    "movement.advance": ("contested", "actor", "opponent"),
    "share": ("contested", "actor", "opponent"),
    "battle.repelled": ("held", "actor", "opponent"),
}
PART = frozenset({"contested", "held"})  # of a nameless part the two readers coded either
LEFT = frozenset({"lost", "withdrawn"})
REAL = frozenset({"fact", "reported", "claimed"})
Characters = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of control, coded or read. Several spans may stand for one place or party."""

    place: tuple[Characters, ...]
    kind: str
    gainer: tuple[Characters, ...]
    loser: tuple[Characters, ...]
    real: bool
    trigger: Characters | None = None
    also: frozenset[str] = frozenset()  # kinds that it stands for as well
    counts: bool = True  # whether it is wrong where nothing of it is coded


@dataclass(slots=True)
class Tally:
    """Counts of one way of comparing."""

    right: int = 0
    read: int = 0
    coded: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.coded if self.coded else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.read + self.coded) if self.read + self.coded else 0.0


@dataclass(slots=True)
class Report:
    """All counts, and the kinds of error."""

    whole: Tally = field(default_factory=Tally)
    asserted: Tally = field(default_factory=Tally)
    place_and_kind: Tally = field(default_factory=Tally)
    tolls: Tally = field(default_factory=Tally)
    by_kind: dict[str, Tally] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)


def coded_changes(row: Mapping[str, Any]) -> list[Change]:
    """The changes of one line of gold."""
    return [
        Change(
            place=(tuple(each["place"]),),
            kind=each["kind"],
            gainer=_span(each.get("gainer")),
            loser=_span(each.get("loser")),
            real=each["status"] in REAL and each.get("polarity", "+") == "+",
            also=PART if each.get("part") and each["kind"] in PART else frozenset(),
        )
        for each in row["changes"]
    ]


def _span(value: Any) -> tuple[Characters, ...]:
    return ((value[0], value[1]),) if value else ()


def read_changes(statements: Iterable[Statement]) -> list[Change]:
    """The changes of an item as the reading has them: each happening once."""
    found: list[Change] = []
    for statement in statements:
        if statement.type not in KINDS and statement.type not in NEAR:
            continue
        for place in statement.roles.get("place", ()):
            if place.start is not None:
                _add(found, _change(statement, place))
    return found


def _change(statement: Statement, place: Mention) -> Change:
    known = statement.type in KINDS
    kind, gainer, loser = (KINDS if known else NEAR)[statement.type]
    trigger = statement.trigger
    part = isinstance(place, PlaceMention) and place.relation == "part-of"
    also = {"gained": "contested", "contested": "held"}.get(kind) if part or not known else None
    return Change(
        place=spans([place]),
        kind=kind,
        gainer=spans(statement.roles.get(gainer, ())),
        loser=spans(statement.roles.get(loser, ())),
        real=statement.polarity == "+" and statement.mood in REAL,
        trigger=(trigger.start, trigger.end) if trigger else None,
        also=frozenset({also} if also else ()),
        counts=known and named(place),
    )


def named(place: Mention) -> bool:
    """Whether the place has a name: "several villages" are not coded."""
    return place.entity is not None or any(word[:1].isupper() for word in place.text.split()[1:])


def spans(mentions: Iterable[Mention]) -> tuple[Characters, ...]:
    """Where the mentions stand, and where what a pronoun refers to stands."""
    found: list[Characters] = []
    for mention in mentions:
        if mention.start is not None and mention.end is not None:
            found.append((mention.start, mention.end))
        if mention.antecedent is not None:
            found.append((mention.antecedent.start, mention.antecedent.end))
    return tuple(sorted(set(found)))


def _add(found: list[Change], change: Change) -> None:
    """Leave out the other half of a change, and what is the same told twice."""
    for index, other in enumerate(found):
        if not touch(change.place, other.place) or change.real != other.real:
            continue
        pair = {change.kind, other.kind}
        if change.trigger == other.trigger and pair == {"gained", "lost"}:
            found[index] = change if change.kind == "gained" else other
            return
        if (
            change.kind == other.kind
            and change.counts == other.counts
            and same_party(change.gainer, other.gainer)
        ):
            return
    found.append(change)


def touch(left: Iterable[Characters], right: Iterable[Characters]) -> bool:
    """Whether any span of one overlaps any of the other."""
    others = list(right)
    return any(a < d and c < b for a, b in left for c, d in others)


def same_party(left: tuple[Characters, ...], right: tuple[Characters, ...]) -> bool:
    """The same words, or nobody on both sides."""
    return touch(left, right) if left and right else not left and not right


def same(coded: Change, read: Change) -> bool:
    """Whether a change is read as it was coded."""
    if coded.real != read.real or not touch(coded.place, read.place):
        return False
    if not {coded.kind, *coded.also} & {read.kind, *read.also}:
        return False
    if coded.kind in LEFT:
        return same_party(coded.loser, read.loser)
    return same_party(coded.gainer, read.gainer)


def compare(report: Report, coded: list[Change], read: list[Change]) -> None:
    """Count one item."""
    left = list(read)
    missed: list[Change] = []
    for change in coded:
        fitting = [each for each in left if same(change, each)]
        match = min(
            fitting, key=lambda each: (not each.counts, each.kind != change.kind), default=None
        )
        _count(report, change, match)
        if match is None:
            missed.append(change)
        else:
            left.remove(match)
    near, left = left, [each for each in left if each.counts]
    for extra in left:
        _tally(report.by_kind, extra.kind).read += 1
        report.asserted.read += extra.real
    report.whole.read += len(read) - len(near) + len(left)
    for change in missed:
        report.errors[_reason(change, left)] += 1
    for extra in left:
        if not any(touch(extra.place, each.place) for each in missed):
            report.errors[f"{extra.kind} read where none is coded"] += 1
    _place_and_kind(report.place_and_kind, coded, read)


def _count(report: Report, coded: Change, match: Change | None) -> None:
    for tally in (report.whole, _tally(report.by_kind, coded.kind)):
        tally.coded += 1
        tally.right += match is not None
    if match is not None:
        report.by_kind[coded.kind].read += 1
    if coded.real:
        report.asserted.coded += 1
        report.asserted.right += match is not None
        report.asserted.read += match is not None


def _tally(tallies: dict[str, Tally], kind: str) -> Tally:
    return tallies.setdefault(kind, Tally())


def _reason(coded: Change, left: list[Change]) -> str:
    near = [each for each in left if touch(coded.place, each.place)]
    if not near:
        return f"{coded.kind}: nothing read of the place"
    alike = [each for each in near if each.kind == coded.kind]
    if not alike:
        return f"{coded.kind} read as {near[0].kind}"
    if all(each.real != coded.real for each in alike):
        return "real or not, the wrong way"
    if not coded.gainer:
        return "a gainer where none is coded"
    if any(not each.gainer for each in alike):
        return "gainer not found"
    return "another gainer"


def _place_and_kind(tally: Tally, coded: list[Change], read: list[Change]) -> None:
    left = [each for each in read if each.counts]
    tally.coded += len(coded)
    tally.read += sum(each.counts for each in read)
    for change in coded:
        for each in left:
            alike = {change.kind, *change.also} & {each.kind, *each.also}
            if alike and touch(each.place, change.place):
                left.remove(each)
                tally.right += 1
                break


def compare_tolls(tally: Tally, row: Mapping[str, Any], statements: Iterable[Statement]) -> None:
    """A toll is right if effect, number's place in the text, low, best and high are."""
    coded = {
        (each["effect"], each["number"][0], each["low"], each["best"], each["high"])
        for each in row["tolls"]
    }
    starts = {start: number for number in row["tolls"] for start in [number["number"][0]]}
    read = set()
    for statement in statements:
        for number in statement.numbers:
            if number.what in {"killed", "injured", "captured", "displaced", "missing"}:
                start = next(
                    (s for s, e in ((s, each["number"][1]) for s, each in starts.items())
                     if s < number.end and number.start < e),
                    number.start,
                )  # fmt: skip
                read.add((number.what, start, number.low, number.best, number.high))
    tally.coded += len(coded)
    tally.read += len(read)
    tally.right += len(coded & read)


def measure(folder: Path, settings: Settings) -> Report:
    """Read every coded item as users would, and compare."""
    report = Report()
    gold = [row for name in GOLD for row in rows(name)]
    known = items(folder)
    for row in settings.some(gold, lambda each: str(each["item"])):
        statements = read_item(known[row["item"]])
        compare(report, coded_changes(row), read_changes(statements))
        compare_tolls(report.tolls, row, statements)
    return report


def read_item(item: Item) -> tuple[Statement, ...]:
    """The statements of an item, published on its day."""
    return tuple(statements_of(as_document(item.text, item.date)).statements)


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """The task as ``python -m bench control`` runs it."""
    report = measure(sets["current_events"], settings)
    parts: dict[str, object] = {}
    for name, tally in (
        ("whole", report.whole),
        ("asserted as so", report.asserted),
        ("place and change only", report.place_and_kind),
        ("tolls", report.tolls),
    ):
        parts |= {f"{name} P": round(tally.precision, 3), f"{name} R": round(tally.recall, 3)}
    parts["by kind"] = {
        kind: {
            "coded": tally.coded,
            "read": tally.read,
            "P": round(tally.precision, 2),
            "R": round(tally.recall, 2),
        }
        for kind, tally in sorted(report.by_kind.items())
    }
    return Result(report.whole.f1, report.whole.coded, parts, report.errors)


TASK = Task("control", ("current_events",), "F1 on place, change, gainer, real or not", run)
