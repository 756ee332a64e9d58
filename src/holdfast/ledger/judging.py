"""What stands of all that people decided: a pure function of the decisions and of what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Literal

from holdfast.ledger.correcting import corrected
from holdfast.ledger.links import Groups, Links, Pair
from holdfast.model import Decision, Statement

# "carried over": made on an earlier reading, and followed to what the newest one has there.
# "orphaned": what it was about is no longer read. "overruled": a later decision says otherwise.
State = Literal["in force", "carried over", "orphaned", "overruled", "reverted"]
ABOUT_STATEMENTS = frozenset({"accept", "reject", "same", "different", "correct"})


@dataclass(frozen=True, slots=True)
class Found:
    """What a decided statement is in the newest reading: None where it is gone, and why.

    ``changed`` says what the newer reading reads otherwise. ``document``: its id, where the
    decision is about a document, which is what it is for good.
    """

    statement: Statement | None
    why: str = ""
    changed: tuple[str, ...] = ()
    document: str | None = None

    @property
    def now(self) -> str | None:
        """The id of what the decision is about now; None where it is gone."""
        return self.statement.id if self.statement else self.document


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision and what became of it.

    ``now``: for each target the id of what it is about now, None where that is gone.
    """

    decision: Decision
    state: State
    now: tuple[str | None, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands: ids are those of the newest readings.

    ``verdicts``: statement → accept or reject; ``judges``: statement → who said so.
    ``corrections``: statement → field → stored value. ``links``: of statements and of documents.
    """

    judged: tuple[Judged, ...] = ()
    verdicts: dict[str, str] = field(default_factory=dict)
    judges: dict[str, str] = field(default_factory=dict)
    corrections: dict[str, dict[str, str]] = field(default_factory=dict)
    links: Links = field(default_factory=Links)


def in_force(decided: Iterable[Decision]) -> list[Decision]:
    """Those that no later decision took back; who takes back a "revert" restores what it undid."""
    undone: set[str] = set()
    kept: list[Decision] = []
    for decision in sorted(decided, key=lambda each: each.id, reverse=True):
        if str(decision.id) in undone:
            continue
        if decision.verb == "revert":
            undone.update(decision.targets)
        kept.append(decision)
    return kept[::-1]


def effective(decided: Iterable[Decision]) -> list[Decision]:
    """Those in force that say something themselves."""
    return [each for each in in_force(decided) if each.verb != "revert"]


def superseded_by(automatic: Mapping[str, str], decided: Iterable[Decision]) -> dict[str, str]:
    """Old document → the one in its place: as the versions tell, and as people decided over that.

    A decision makes its new document current against the old one, whatever stood before.
    """
    found = dict(automatic)
    for decision in decided:
        if decision.verb == "supersede":
            old, new = decision.targets
            at: str | None = new
            while at is not None and at != old:
                at = found.get(at)
            if at == old:
                del found[new]
            found[old] = new
    return found


def standing(decided: list[Decision], found: Mapping[str, Found]) -> Standing:
    """What stands of effective decisions; ``found`` knows each statement that they are about."""
    made = Standing(links=linked(decided, found))
    last: dict[tuple[str, str], int] = {}
    for decision in decided:
        for statement in present(decision, found):
            values = {decision.field or "": decision.value or ""}
            if decision.verb in {"accept", "reject"}:
                made.verdicts[statement.id] = decision.verb
                made.judges[statement.id] = decision.by
                last[statement.id, "verdict"] = decision.id
            elif decision.verb == "correct" and applies(statement, values):
                made.corrections.setdefault(statement.id, {}).update(values)
                last[statement.id, f"correct {decision.field}"] = decision.id
    judged = tuple(judge(each, found, made.links, last) for each in decided)
    return replace(made, judged=judged)


def present(decision: Decision, found: Mapping[str, Found]) -> list[Statement]:
    """The statements of the newest readings that the decision is about."""
    if decision.verb not in ABOUT_STATEMENTS:
        return []
    statements = (found[target].statement for target in decision.targets)
    return [each for each in statements if each is not None]


def applies(statement: Statement, values: Mapping[str, str]) -> bool:
    """Whether the statement, as it is read now, still has the field."""
    try:
        corrected(statement, values)
    except ValueError:
        return False
    return True


def linked(decided: Iterable[Decision], found: Mapping[str, Found]) -> Links:
    """Pairs that are the same and pairs that are not; of those that clash the later one stands."""
    groups = Groups()
    same: set[Pair] = set()
    different: set[Pair] = set()
    for decision in sorted(decided, key=lambda each: each.id, reverse=True):
        if decision.verb == "same":
            same.update(pair for pair in pairs(decision, found) if groups.join(*pair))
        elif decision.verb == "different":
            different.update(pair for pair in pairs(decision, found) if groups.part(*pair))
    return Links(frozenset(same), frozenset(different))


def pairs(decision: Decision, found: Mapping[str, Found]) -> list[Pair]:
    """Every two statements, or documents, that the decision is about."""
    if decision.verb not in ABOUT_STATEMENTS:
        return []
    told = {found[target].now for target in decision.targets} - {None}
    return list(combinations(sorted(each for each in told if each), 2))


def judge(
    decision: Decision,
    found: Mapping[str, Found],
    links: Links,
    last: Mapping[tuple[str, str], int],
) -> Judged:
    """What became of one effective decision."""
    if decision.verb not in ABOUT_STATEMENTS:
        return Judged(decision, "in force", decision.targets)
    targets = [found[target] for target in decision.targets]
    now = tuple(each.now for each in targets)
    lost = [each.why for each in targets if each.now is None]
    if lost:
        return Judged(decision, "orphaned", now, "; ".join(sorted(set(lost))))
    if decision.verb in {"same", "different"}:
        kept = links.same if decision.verb == "same" else links.different
        # Two that have become one statement make no pair: nothing says otherwise.
        made = pairs(decision, found)
        overruled = bool(made) and kept.isdisjoint(made)
    else:
        what = "verdict" if decision.verb != "correct" else f"correct {decision.field}"
        makers = {last.get((identity or "", what)) for identity in now}
        if makers == {None}:
            return Judged(decision, "orphaned", now, f"it no longer has the field {decision.field}")
        overruled = decision.id not in makers
    if overruled:
        return Judged(decision, "overruled", now, "a later decision says otherwise")
    if now == decision.targets:
        return Judged(decision, "in force", now)
    changes = "; ".join(change for each in targets for change in each.changed)
    return Judged(decision, "carried over", now, changes)
