"""Which statements deny what others say: one kind of happening, one place or parties, one time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from holdfast.control.edtf import bounds
from holdfast.linking.kinds import may_be_one
from holdfast.linking.places import best_fit
from holdfast.linking.tellings import places_of
from holdfast.linking.texts import day_of
from holdfast.model import Document, PlaceMention, Statement

ASSERTED = frozenset({"fact", "reported", "claimed"})
TERRITORY = "territory."
GAINED = "territory.gained"
SAME_PLACE = 0.6  # of ``linking.places.closeness``: a town and its surroundings, not its country
REPLY = timedelta(days=14)  # how long after a report a denial without a date still answers it
Days = tuple[date, date]


def is_denial(statement: Statement) -> bool:
    """Whether it says that something is not so: somebody denies it, or it is told with "not"."""
    if statement.kind == "reason":
        return False
    negated = statement.polarity == "-" and statement.mood in ASSERTED
    return negated or (statement.mood == "denied" and statement.polarity == "+")


def is_assertion(statement: Statement) -> bool:
    """Whether it says that something is so, or was."""
    return statement.polarity == "+" and statement.mood in ASSERTED


def denials(
    about: Iterable[Statement], statements: Iterable[Statement], documents: Iterable[Document]
) -> tuple[Statement, ...]:
    """The denials, among all the statements, of what the statements of ``about`` say; by id."""
    told = [each for each in about if is_assertion(each)]
    denied = [each for each in statements if is_denial(each)]
    concerned = {each.document for each in (*told, *denied)}
    published = {each.id: day_of(each.published) for each in documents if each.id in concerned}
    found = {
        each.id: each for each in denied if any(denies(each, other, published) for other in told)
    }
    return tuple(found[identity] for identity in sorted(found))


def denies(denial: Statement, said: Statement, published: Mapping[str, date | None]) -> bool:
    """Whether the denial can be of that: nothing that both name differs, and enough is the same."""
    if not may_be_one(denial.type, said.type):
        return False
    shared, parties = 0, False
    places = places_of(denial), places_of(said)
    if all(places):
        if not _is_one_place(*places):
            return False
        shared += 2 if said.type.startswith(TERRITORY) else 1
    for roles in (("actor", "gainer"), ("victim", "target", "loser", "opponent", "recipient")):
        mine, theirs = _entities(denial, roles), _entities(said, roles)
        if denial.type != said.type or not mine or not theirs:
            continue
        if not mine & theirs:
            return False
        shared += 1
        parties = True
    if denial.type == GAINED and denial.mood != "denied" and not parties:
        return False  # "too weak to retake the town" does not deny that another took it
    return shared > 1 and _is_one_time(denial, said, published)


def _is_one_place(one: tuple[PlaceMention, ...], other: tuple[PlaceMention, ...]) -> bool:
    fit = best_fit(one, other)
    return fit is not None and fit[0] >= SAME_PLACE


def _entities(statement: Statement, roles: Iterable[str]) -> set[str]:
    return {
        mention.entity
        for role in roles
        for mention in statement.roles.get(role, ())
        if mention.entity and not isinstance(mention, PlaceMention)
    }


def _is_one_time(denial: Statement, said: Statement, published: Mapping[str, date | None]) -> bool:
    """Days that overlap; a denial without a date answers what was told in the fortnight before."""
    mine, theirs = _days(denial), _days(said)
    if mine and theirs:
        return mine[0] <= theirs[1] and theirs[0] <= mine[1]
    reported, first = published.get(denial.document), published.get(said.document)
    if mine:
        reported = mine[1]
    known = theirs[1] if theirs else first
    if reported is None or known is None:
        return denial.document == said.document
    return timedelta(0) <= reported - known <= REPLY


def _days(statement: Statement) -> Days | None:
    """First and last day that the statement itself states; None where it is open or not stated."""
    if statement.time is None or not statement.time.edtf:
        return None
    try:
        stated = bounds(statement.time.edtf)
    except ValueError:
        return None
    if stated.earliest is None or stated.latest is None:
        return None
    return stated.earliest, stated.latest
