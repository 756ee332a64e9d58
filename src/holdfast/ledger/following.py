"""Which statement of a newer reading a decision about an older one holds for.

A decision follows its span: the statement of the same type, in the same document, with the same
words at the same place as its evidence. Which of several it is, their triggers and roles must tell.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from holdfast.model import Span, Statement

Key = Callable[[Statement], Hashable]


def anchor(statement: Statement) -> tuple[str, str, Span]:
    """What a decision holds on to."""
    return statement.document, statement.type, statement.evidence


def follow(target: str, old: Iterable[Statement], new: Iterable[Statement]) -> Statement | None:
    """The statement of the ``new`` reading that ``target``, an id of the ``old`` one, has become.

    None where its span is gone, or where it cannot be told which of several statements it is. A
    statement that both readings have is nobody's successor.
    """
    before = {each.id: each for each in old}
    after = {each.id: each for each in new}
    if target in after:
        return after[target]
    wanted = anchor(before[target])
    gone = [each for key, each in before.items() if key not in after and anchor(each) == wanted]
    come = [each for key, each in after.items() if key not in before and anchor(each) == wanted]
    for key in KEYS:
        pairs = alone_together(gone, come, key)
        if target in pairs:
            return pairs[target]
        gone = [each for each in gone if each.id not in pairs]
        paired = {each.id for each in pairs.values()}
        come = [each for each in come if each.id not in paired]
    return None


def alone_together(
    gone: Sequence[Statement], come: Sequence[Statement], key: Key
) -> dict[str, Statement]:
    """Ids of ``gone`` → the one of ``come`` that has the same key, where no other has it."""
    keys_before, keys_after = [key(each) for each in gone], [key(each) for each in come]
    return {
        each.id: come[keys_after.index(mark)]
        for each, mark in zip(gone, keys_before, strict=True)
        if keys_before.count(mark) == 1 == keys_after.count(mark)
    }


def trigger(statement: Statement) -> Hashable:
    """The words that the rule went by."""
    return statement.trigger


def roles(statement: Statement) -> Hashable:
    """Where those stand who take part, and the two sides of a reason."""
    sides = (statement.cause, statement.effect)
    return (
        frozenset(
            (name, each.start, each.end)
            for name, mentions in statement.roles.items()
            for each in mentions
        ),
        *(None if side is None else (side.start, side.end) for side in sides),
    )


# From the surest to the least: the last tells only that one is gone and one has come.
KEYS: tuple[Key, ...] = (lambda each: (trigger(each), roles(each)), roles, trigger, lambda _: None)


def differences(old: Statement, new: Statement) -> list[str]:
    """What the newer reading reads otherwise, in words."""
    return [
        f"{name} {before or 'unknown'} → {after or 'unknown'}"
        for (name, before), after in zip(plain(old).items(), plain(new).values(), strict=True)
        if before != after
    ]


def plain(statement: Statement) -> dict[str, str]:
    """What a person judges a statement by."""
    numbers = ((each.what, each.low, each.best, each.high) for each in statement.numbers)
    return {
        "polarity": statement.polarity,
        "mood": statement.mood,
        "commitment": statement.commitment,
        "time": (statement.time and statement.time.edtf) or "",
        "roles": "; ".join(
            f"{name}: {', '.join(each.name or each.text for each in mentions)}"
            for name, mentions in sorted(statement.roles.items())
        ),
        "source": " → ".join(each.name or each.source for each in statement.attribution),
        "numbers": "; ".join(f"{what} {low}/{best}/{high}" for what, low, best, high in numbers),
        "factor": statement.factor or "",
    }
