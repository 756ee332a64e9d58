"""Recording decisions: only about what the ledger holds, each with who, when and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import get_args

from sqlalchemy import Column, Connection, func, select

from holdfast.ledger.correcting import Correction, stored_value
from holdfast.ledger.tables import decisions, documents, readings, statements
from holdfast.model import Decision, Statement, Verb
from holdfast.serial import from_line

LEAST_OF_AN_ID = 6
LEAST = {"supersede": 2, "same": 2, "different": 2}
# What a decision can be about, where that is not a statement alone.
ABOUT = {
    "supersede": (documents.c.id,),
    "same": (statements.c.id, documents.c.id),
    "different": (statements.c.id, documents.c.id),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A decision before it is recorded. ``by``: who decides; ``reason``: why."""

    verb: Verb
    targets: tuple[str, ...]
    by: str
    reason: str = ""
    correction: Correction | None = None


def record_decisions(
    connection: Connection, proposals: Sequence[Proposal], clock: Callable[[], str]
) -> list[Decision]:
    """Record them in order, all or none. Raises ``ValueError`` for one that cannot be made."""
    last = connection.scalar(select(func.max(decisions.c.id))) or 0
    known: dict[tuple[str, str], bool] = {}
    made: list[Decision] = []
    for number, proposal in enumerate(proposals, start=last + 1):
        check(proposal)
        if proposal.verb == "revert":
            check_decided(proposal, number)
        else:
            check_known(connection, proposal, known)
        field, value = correction_of(connection, proposal)
        made.append(
            Decision(
                number,
                clock(),
                proposal.by,
                proposal.verb,
                normal_targets(proposal),
                proposal.reason,
                field,
                value,
            )
        )
    if made:
        rows = [{**asdict(each), "targets": list(each.targets)} for each in made]
        connection.execute(decisions.insert(), rows)
    return made


def identify(connection: Connection, start: str, verb: Verb) -> str:
    """The one id that begins so, of what the verb is about. Raises ``ValueError``."""
    if verb == "revert":
        return start
    if len(start) < LEAST_OF_AN_ID or not start.isalnum():
        raise ValueError(f"{start!r} is not the start of an id: {LEAST_OF_AN_ID} letters at least")
    columns = ABOUT.get(verb, (statements.c.id,))
    what = " or ".join(column.table.name.removesuffix("s") for column in columns)
    found: list[str] = []
    for column in columns:
        query = select(column).where(column.startswith(start)).distinct().order_by(column)
        found.extend(connection.scalars(query.limit(2)))
    if not found:
        raise ValueError(f"no {what} has an id that begins with {start!r}")
    if len(found) > 1:
        raise ValueError(f"more than one {what} has an id that begins with {start!r}; give more")
    return found[0]


def normal_targets(proposal: Proposal) -> tuple[str, ...]:
    """Ids as they are stored: a decision is reverted by its number alone."""
    if proposal.verb == "revert":
        return tuple(str(int(target)) for target in proposal.targets)
    return proposal.targets


def check(proposal: Proposal) -> None:
    """Refuse what makes no sense whatever the ledger holds."""
    verb, count = proposal.verb, len(proposal.targets)
    if verb not in get_args(Verb):
        raise ValueError(f"{verb!r} is none of {', '.join(get_args(Verb))}")
    least = LEAST.get(verb, 1)
    if count < least or (verb == "supersede" and count != least):
        raise ValueError(f"{verb} needs {least} target{'s' if least > 1 else ''}")
    if len(set(proposal.targets)) < count:
        raise ValueError(f"{verb} names the same target twice")
    if (verb == "correct") != (proposal.correction is not None):
        raise ValueError("a correction, and nothing else, says which field is to have which value")
    if not proposal.by.strip():
        raise ValueError("a decision needs somebody who makes it")
    for words in (proposal.by, proposal.reason):
        if "\x00" in words or any("\ud800" <= char <= "\udfff" for char in words):
            raise ValueError("a name or a reason holds characters that are not text")


def check_decided(proposal: Proposal, number: int) -> None:
    """Refuse to revert what was not decided before."""
    for target in proposal.targets:
        if not (target.isascii() and target.isdecimal() and 0 < int(target) < number):
            raise ValueError(f"there is no decision {target!r}")


def check_known(
    connection: Connection, proposal: Proposal, known: dict[tuple[str, str], bool]
) -> None:
    """Refuse a decision about what the ledger does not hold, or about a statement and a document at
    once; ``known`` remembers what it holds."""
    kinds = set()
    for target in proposal.targets:
        kind = next(
            (
                column.table.name
                for column in ABOUT.get(proposal.verb, (statements.c.id,))
                if holds(connection, column, target, known)
            ),
            None,
        )
        if kind is None:
            raise ValueError(f"{target!r} is not in the ledger")
        kinds.add(kind)
    if len(kinds) > 1:
        raise ValueError(f"{proposal.verb} is about statements or about documents, not both")


def holds(
    connection: Connection,
    column: Column[str],
    target: str,
    known: dict[tuple[str, str], bool],
) -> bool:
    """Whether the ledger has such an id."""
    mark = (column.table.name, target)
    if mark not in known:
        query = select(column).where(column == target).limit(1)
        known[mark] = "\x00" not in target and connection.scalar(query) is not None
    return known[mark]


def correction_of(connection: Connection, proposal: Proposal) -> tuple[str | None, str | None]:
    """Field and stored value of a correction, which every target must be able to take."""
    correction = proposal.correction
    if correction is None:
        return None, None
    values = [
        stored_value(newest_of(connection, target), correction) for target in proposal.targets
    ]
    return correction.field, values[0]


def newest_of(connection: Connection, identity: str) -> Statement:
    """The statement, of the newest reading that has it."""
    query = (
        select(statements.c.json)
        .join(
            readings,
            (readings.c.document == statements.c.document) & (readings.c.run == statements.c.run),
        )
        .where(statements.c.id == identity)
        .order_by(readings.c.sequence.desc())
        .limit(1)
    )
    return from_line(connection.scalars(query).one())
