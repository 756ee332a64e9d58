"""Is the premise true? Gains, losses, net and reported shares of the actor that is asked about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from holdfast.briefing.citing import cite, cite_all, days, hedge, signed, unique
from holdfast.briefing.questions import key_of
from holdfast.briefing.scope import LOSING, PART_OF, Scope
from holdfast.briefing.terms import Clause, Group, Section
from holdfast.control import Change, PartyChanges
from holdfast.control.naming import said_as
from holdfast.model import Quantity, Statement

ASSERTED = frozenset({"fact", "reported", "claimed"})
BORNE_OUT = "The record bears the premise out"
FALSE = "The premise does not hold in the record"
NOT_SHOWN = "The premise is not shown by the record"
OPEN = "The record leaves the premise open"
NOT_STATED = "not stated"
SAID = {"withdrawn": "withdrew from"}
NAMED = 6  # places named in the bottom line; the others are counted


def premise(scope: Scope) -> Section:
    """What the record holds on the premise of the question."""
    tallies = scope.tallies
    groups = [
        Group("Gained", change_clauses(scope, (each for t in tallies for each in t.gained))),
        Group("Lost", change_clauses(scope, (each for t in tallies for each in t.lost))),
        Group("Not dated", undated(scope, tallies)),
        Group("Share and resources", shares(scope)),
    ]
    return Section(
        "premise",
        "Is it so?",
        tuple(group for group in groups if group.clauses),
        "The record holds no gain or loss of theirs.",
    )


def verdict(scope: Scope) -> tuple[Clause, ...]:
    """The bottom line on the premise: counted, with its claims apart, and nothing beyond that."""
    if not scope.question.actors:
        return (verdict_on_places(scope),)
    name = scope.actor_name
    gained = [each for tally in scope.tallies for each in tally.gained]
    lost = [each for tally in scope.tallies for each in tally.lost]
    firm_gains = [each for each in gained if is_firm(scope, each)]
    firm_losses = [each for each in lost if is_firm(scope, each)]
    ids = [each for change in (*gained, *lost) for each in change.edge.statements]
    cited = cite_all(ids, scope.by_id)
    if not gained and not lost:
        return (
            Clause(f"The record holds no dated gain or loss of {name}: the premise is not shown."),
        )
    net = len(firm_gains) - len(firm_losses)
    text = f"{judged(scope, net)}: {counted(firm_gains, 'gain')} and "
    text += f"{counted(firm_losses, 'loss')} of {name}, net {signed(net)}."
    text += not_counted(scope, (*gained, *lost))
    return (Clause(text, cited),)


def is_firm(scope: Scope, change: Change) -> bool:
    """Whether somebody reports the change, more than claims do, of the whole place, and it lies in
    the window."""
    told = not (change.edge.claimed or change.edge.implied)
    return told and not is_partial(change) and is_inside(scope, change)


def is_partial(change: Change) -> bool:
    """Whether only a part of the place, or what lies about it, changed hands."""
    return PART_OF in change.place


def not_counted(scope: Scope, changes: Sequence[Change]) -> str:
    """How many changes are left out of the balance, and why; each under one head."""
    claimed = sum(each.edge.claimed for each in changes)
    implied = sum(each.edge.implied and not each.edge.claimed for each in changes)
    told = [each for each in changes if not each.edge.claimed and not each.edge.implied]
    partial = sum(is_partial(each) for each in told)
    wide = len(told) - partial - sum(is_firm(scope, each) for each in told)
    heads = (
        (claimed, "Only claimed"),
        (implied, "Reported by nobody, and inferred from later reports"),
        (partial, "Only of a part or the surroundings of a place"),
        (wide, "Not dated closely enough to lie in the window"),
    )
    return "".join(f" {words}, and not counted: {count}." for count, words in heads if count)


def is_inside(scope: Scope, change: Change) -> bool:
    """Whether all the days of a change lie in the window; true of any where there is none."""
    since, until = scope.options.since, scope.options.until
    earliest, latest = change.edge.earliest, change.edge.latest
    begun = since is None or (earliest is not None and earliest >= since)
    return begun and (until is None or (latest is not None and latest <= until))


def judged(scope: Scope, net: int) -> str:
    """What the balance makes of the premise, in the direction that the question takes for granted.

    A question that takes neither for granted gets the balance alone.
    """
    if scope.direction is None:
        return "The record holds"
    if scope.question.places and not scope.question.countries:
        told = [change for each in scope.tallies for change in changes_told(each, scope.direction)]
        return BORNE_OUT if any(is_firm(scope, each) for each in told) else NOT_SHOWN
    sign = net if scope.direction == "gained" else -net
    return BORNE_OUT if sign > 0 else FALSE if sign < 0 else OPEN


def changes_told(tally: PartyChanges, direction: str) -> tuple[Change, ...]:
    """The gains, or the losses."""
    return tally.gained if direction == "gained" else tally.lost


def verdict_on_places(scope: Scope) -> Clause:
    """The bottom line where the question names places only: what changed there, and when."""
    if not scope.question.places:
        return Clause("The question names no party and no place that the record knows.")
    changes = {
        (each.kind, each.place, each.edge): each
        for tally in scope.tallies
        for each in (*tally.gained, *tally.lost)
        if each.place in scope.question.places
    }
    names = " and ".join(scope.question.place_names)
    if not changes:
        return lost_by_nobody_named(scope) or Clause(
            f"The record holds no dated change of control of {names}."
        )
    told = [each.text.rstrip(".") for each in change_clauses(scope, changes.values())]
    ids = [each for change in changes.values() for each in change.edge.statements]
    return Clause(f"The record holds: {'; '.join(told)}.", cite_all(ids, scope.by_id))


def lost_by_nobody_named(scope: Scope) -> Clause | None:
    """ "The town fell on Sunday": a change with its day, of which no party is told."""
    for place in scope.asked_places:
        for interval in place.intervals:
            edge = interval.start
            if edge is None or interval.status != "unknown" or edge.cause != "lost":
                continue
            if scope.may_touch(interval) and edge.statements and not edge.claimed:
                text = f"The record holds: {place.name} fell {days(edge)}; to whom is not stated."
                return Clause(text, cite_all(list(edge.statements), scope.by_id))
    return None


def counted(changes: Sequence[Change], noun: str) -> str:
    """How many, with the places: "3 gains (Ramadi, Palmyra twice)"."""
    places = Counter(change.place_name for change in changes)
    if not places:
        return f"no {noun}"
    times = {1: "", 2: " twice"}
    names = [f"{name}{times.get(count, f' {count} times')}" for name, count in places.items()]
    if len(names) > NAMED:
        names[NAMED:] = [f"{len(names) - NAMED} more places"]
    plural = {"gain": "gains", "loss": "losses"}[noun] if len(changes) > 1 else noun
    return f"{len(changes)} {plural} ({', '.join(names)})"


def change_clauses(scope: Scope, changes: Iterable[Change]) -> tuple[Clause, ...]:
    """The changes, those of one report in one clause."""
    return tuple(changes_clause(scope, each) for each in together(scope, changes))


def together(scope: Scope, changes: Iterable[Change]) -> list[tuple[Change, ...]]:
    """Changes that the same documents tell of the same parties and days, in their order."""
    found: dict[tuple[object, ...], list[Change]] = {}
    for each in changes:
        edge = each.edge
        who = tuple(party.key for party in each.parties)
        days_told = (edge.earliest, edge.latest, edge.claimed, edge.implied)
        told = (scope.by_id[one].document for one in edge.statements if one in scope.by_id)
        found.setdefault((each.kind, who, days_told, frozenset(told)), []).append(each)
    return [tuple(each) for each in found.values()]


def change_clause(scope: Scope, change: Change) -> Clause:
    """One gain or loss with its days."""
    return changes_clause(scope, (change,))


def changes_clause(scope: Scope, changes: Sequence[Change]) -> Clause:
    """Gains or losses of the same parties and days."""
    edge = changes[0].edge
    mark = " (claimed only)" if edge.claimed else ""
    implied = " (no source reports the change itself)" if edge.implied else ""
    ids = [identity for each in changes for identity in each.edge.statements]
    text = f"{changes_words(changes)} {days(edge)}{mark}{implied}."
    return Clause(text, cite_all(ids, scope.by_id))


def changes_words(changes: Sequence[Change]) -> str:
    """Who gained or lost what: "Islamic State gained Rawa and Anah"."""
    who = " and ".join(party.name for party in changes[0].parties)
    return f"{who} {changes[0].kind} {enumerated([each.place_name for each in changes])}"


def enumerated(names: Sequence[str]) -> str:
    """Names in a row, each once."""
    once = list(dict.fromkeys(names))
    return " and ".join((", ".join(once[:-1]), once[-1])) if len(once) > 1 else once[0]


def undated(scope: Scope, tallies: Sequence[PartyChanges]) -> tuple[Clause, ...]:
    """Gains and losses that no date allows to place in time."""
    return tuple(
        Clause(
            f"{named(each, 'actor')}: {told(each)} {named(each, 'place')}{hedge(each)}.",
            (cite(each),),
        )
        for each in without_date(scope, tallies)
    )


def without_date(scope: Scope, tallies: Sequence[PartyChanges]) -> list[Statement]:
    """What has no date, names a place, and is no second mention of a change that is dated."""
    dated = {
        (change.kind, key)
        for tally in tallies
        for change in (*tally.gained, *tally.lost)
        for key in (change.place, *mentioned(scope, change))
    }
    ids = {each.statement for tally in tallies for each in tally.undated}
    found = [
        each
        for each in (scope.by_id[one] for one in sorted(ids) if one in scope.by_id)
        if each.mood in ASSERTED
        and each.id in scope.inside
        and each.roles.get("place")
        and not all((kind_of(each), key_of(place)) in dated for place in each.roles["place"])
    ]
    return sorted(found, key=lambda each: (each.source_id, each.evidence.start, each.id))


def mentioned(scope: Scope, change: Change) -> set[str]:
    """The keys of the places that the statements of a change name."""
    found = (scope.by_id.get(each) for each in change.edge.statements)
    return {
        key_of(place) for each in found if each is not None for place in each.roles.get("place", ())
    }


def kind_of(statement: Statement) -> str:
    """The kind of change that it tells: "gained", "lost"."""
    return "lost" if statement.type in LOSING else statement.type.rpartition(".")[2]


def told(statement: Statement) -> str:
    """The event in a word or two."""
    word = statement.type.rpartition(".")[2].replace("-", " ")
    return SAID.get(word, word)


def named(statement: Statement, role: str) -> str:
    """Who or what fills a role, as named."""
    mentions = statement.roles.get(role, ())
    return " and ".join(said_as(each) for each in mentions) or NOT_STATED


def shares(scope: Scope) -> tuple[Clause, ...]:
    """Reported shares of territory and resources held, as said and by whom."""
    found = [
        each
        for each in scope.statements
        if each.kind == "state" and each.type in {"share", "resource"} and scope.about_actor(each)
    ]
    told = (
        Clause(f"{named(each, 'actor')}: {share_words(each)}{hedge(each)}.", (cite(each),))
        for each in found
        if named(each, "actor") != NOT_STATED and NOT_STATED not in share_words(each)
    )
    return tuple(unique(told))


def share_words(statement: Statement) -> str:
    """The share as a number of what, or the words themselves."""
    of_what = named(statement, "place")
    amounts = [amount(each) for each in statement.numbers if each.unit == "percent"]
    if amounts:
        return f"{' / '.join(amounts)} of {of_what}"
    resource = named(statement, "resource")
    what = resource if resource != NOT_STATED else f"part of {of_what}"
    return f"{statement.type}: {what}"


def amount(quantity: Quantity) -> str:
    """A percentage with its bounds as stated."""
    if quantity.best is not None:
        about = "about " if "approx" in quantity.rule else ""
        return f"{about}{quantity.best:g} percent"
    if quantity.low is not None and quantity.high is not None:
        return f"{quantity.low:g} to {quantity.high:g} percent"
    if quantity.low is not None:
        return f"at least {quantity.low:g} percent"
    return f"at most {quantity.high:g} percent" if quantity.high is not None else quantity.text
