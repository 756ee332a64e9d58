"""What a corrected article changed in the record: statements that are gone, new and changed.

Two statements of two versions are told to be the same entry by what they say, not by where they
stand: a word added at the top moves every offset. From the surest sign to the least, each statement
is paired once; what is left over is gone or new.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from holdfast.ledger.following import plain
from holdfast.model import Mention, Statement

# How alike (of 100) two sentences are that say the same with a word or a number changed.
ALIKE = 80.0
Key = Callable[[Statement], Hashable]


@dataclass(frozen=True, slots=True)
class Change:
    """One entry in both versions; ``fields``: what is read otherwise, as (name, before, after)."""

    before: Statement
    after: Statement
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """``same``: entries that say the same; ``reworded``: how many of them in other words."""

    gone: tuple[Statement, ...] = ()
    new: tuple[Statement, ...] = ()
    changed: tuple[Change, ...] = ()
    same: int = 0
    reworded: int = 0


def differences(before: Sequence[Statement], after: Sequence[Statement]) -> Differences:
    """Compare the statements of two versions of one article, in the order of their texts."""
    gone, new = in_order(before), in_order(after)
    pairs: list[tuple[Statement, Statement]] = []
    for key in KEYS:
        pairs += paired_by(gone, new, key)
    pairs += paired_by_likeness(gone, new)
    changes = [Change(old, now, changed_fields(old, now)) for old, now in pairs]
    same = [each for each in changes if not each.fields]
    changed = [each for each in changes if each.fields]
    return Differences(
        gone=tuple(gone),
        new=tuple(new),
        changed=tuple(sorted(changed, key=lambda each: place(each.after))),
        same=len(same),
        reworded=sum(words(each.before) != words(each.after) for each in same),
    )


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """By place in the text, then by what is said: never by how they came."""
    return sorted(statements, key=place)


def place(statement: Statement) -> tuple[int, int, int, str, str]:
    """Where a statement stands in its text."""
    trigger = statement.trigger.start if statement.trigger else -1
    evidence = statement.evidence
    return evidence.start, evidence.end, trigger, statement.type, statement.id


def paired_by(
    gone: list[Statement], new: list[Statement], key: Key
) -> list[tuple[Statement, Statement]]:
    """Those with an equal key, in order; they are taken out of the lists."""
    waiting: dict[Hashable, list[Statement]] = {}
    for statement in new:
        waiting.setdefault(key(statement), []).append(statement)
    pairs = []
    for statement in gone:
        if found := waiting.get(key(statement)):
            pairs.append((statement, found.pop(0)))
    take_out(pairs, gone, new)
    return pairs


def paired_by_likeness(
    gone: list[Statement], new: list[Statement]
) -> list[tuple[Statement, Statement]]:
    """Those of one type in sentences that are nearly equal, the likest first."""
    likeness = [
        (-ratio(words(old), words(now)), one, other)
        for one, old in enumerate(gone)
        for other, now in enumerate(new)
        if old.type == now.type
    ]
    pairs, used = [], set()
    for score, one, other in sorted(likeness):
        if -score >= ALIKE and ("gone", one) not in used and ("new", other) not in used:
            used |= {("gone", one), ("new", other)}
            pairs.append((gone[one], new[other]))
    take_out(pairs, gone, new)
    return pairs


def take_out(
    pairs: Sequence[tuple[Statement, Statement]], gone: list[Statement], new: list[Statement]
) -> None:
    """Leave in the lists only what is in no pair."""
    old, now = {id(pair[0]) for pair in pairs}, {id(pair[1]) for pair in pairs}
    gone[:] = [each for each in gone if id(each) not in old]
    new[:] = [each for each in new if id(each) not in now]


def told(statement: Statement) -> dict[str, str]:
    """All that a statement says, in words, without where it stands."""
    return {
        "type": statement.type,
        **plain(statement),
        "cause": squeezed(statement.cause.text) if statement.cause else "",
        "effect": squeezed(statement.effect.text) if statement.effect else "",
    }


def changed_fields(old: Statement, now: Statement) -> tuple[tuple[str, str, str], ...]:
    """What the two say otherwise: (field, before, after); "" for unknown."""
    after = told(now)
    return tuple(
        (name, said, after[name]) for name, said in told(old).items() if said != after[name]
    )


def words(statement: Statement) -> str:
    """The words that a statement rests on, with any white space as one space."""
    return squeezed(statement.evidence.quote)


def squeezed(text: str) -> str:
    """With any white space as one space."""
    return " ".join(text.split())


def saying(statement: Statement) -> Hashable:
    """What is said."""
    return tuple(told(statement).values())


def trigger(statement: Statement) -> Hashable:
    """The words that the rule went by."""
    return squeezed(statement.trigger.quote).casefold() if statement.trigger else None


def parties(statement: Statement) -> Hashable:
    """Who and where: entities, or the words where those are not known."""
    roles = sorted(statement.roles.items())
    return tuple((name, tuple(map(who, mentions))) for name, mentions in roles)


def who(mention: Mention) -> str:
    """The entity that a mention stands for, else its words."""
    return mention.entity or mention.name or squeezed(mention.text).casefold()


def sides(statement: Statement) -> Hashable:
    """The two sides of a reason."""
    return tuple(
        None if side is None else squeezed(side.text).casefold()
        for side in (statement.cause, statement.effect)
    )


# From the surest to the least. The fourth finds a toll that rose, the last a verb that was changed.
KEYS: tuple[Key, ...] = (
    lambda each: (saying(each), words(each), trigger(each)),
    lambda each: (saying(each), words(each)),
    saying,
    lambda each: (each.type, words(each), trigger(each), parties(each), sides(each)),
    lambda each: (each.type, words(each), trigger(each)),
    lambda each: (each.type, trigger(each), parties(each), sides(each)),
    lambda each: (
        (each.type, parties(each), sides(each)) if each.roles else (each.id, each.document)
    ),
    lambda each: (each.kind, words(each), trigger(each), parties(each), sides(each)),
)
