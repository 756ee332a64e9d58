"""Answers to the plainer questions: is it true, who holds, when, what changed, who says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from holdfast.briefing.citing import cite, cite_all, days, hedge, plain, said_by
from holdfast.briefing.explanation import by_weight, label, listed, plain_clause
from holdfast.briefing.limits import number
from holdfast.briefing.premise import ASSERTED, change_clauses, premise
from holdfast.briefing.scope import OF_GROUND, PART_OF, Scope
from holdfast.briefing.terms import Clause, Group, Section
from holdfast.control import Change, Edge, Interval, PlaceControl, bounds
from holdfast.control.changes import touches
from holdfast.control.intervals import in_time
from holdfast.model import Statement
from holdfast.weighing import belief

FIRST = 3  # in the bottom line
CHAINS = 6  # of sources named in it
SIDES = 5  # named in it where all places are asked about


def is_true(scope: Scope) -> tuple[tuple[Clause, ...], tuple[Section, ...]]:
    """What the record says for and against, never more than that."""
    found = by_weight(scope, scope.matching())
    kind = scope.direction if scope.question.actors else None
    follows = change_clauses(scope, (each for each in changes_asked(scope) if each.kind == kind))
    for_it = [each for each in found if each.polarity == "+" and each.mood in ASSERTED]
    against = [each for each in found if each.polarity == "-" or each.mood == "denied"]
    other = [each for each in found if each not in for_it and each not in against]
    if for_it and against:
        line = "The record holds both: it is said to be so, and said not to be so."
    elif for_it:
        line = "The record says so."
    elif against:
        line = "The record says that it is not so."
    elif follows:
        line = f"It follows from what the record says: {follows[0].text}"
    else:
        line = "Not stated: the record neither says so nor denies it."
    cited = tuple(cite(each) for each in (for_it or against)[:FIRST])
    head = Clause(line, cited or tuple(each for told in follows[:1] for each in told.citations))
    lines = (head, weight(scope, for_it, against)) if for_it else (head,)
    groups = (
        Group("For", own(for_it)),
        Group("Against", own(against)),
        Group("What follows for who held the place", follows),
        Group("Only planned, predicted or conditional", own(other)),
    )
    shown = tuple(group for group in groups if group.clauses)
    return lines, (Section("evidence", "What is said", shown),)


def weight(scope: Scope, for_it: list[Statement], against: list[Statement]) -> Clause:
    """How far the record bears it out, with the ingredients."""
    found = belief(for_it, against, scope.voices)
    return Clause(found.words(), tuple(cite(each) for each in (*for_it, *against)))


def own(statements: Iterable[Statement], named: bool = True) -> tuple[Clause, ...]:
    """Each in its own words, with who says so where that is not told otherwise."""
    return tuple(
        Clause(
            f"{label(each.type)}{hedge(each)}{f', says {said_by(each)}' if named else ''}: "
            f"“{' '.join(each.evidence.quote.split())}”.",
            (cite(each),),
        )
        for each in statements
    )


def who_holds(scope: Scope) -> tuple[tuple[Clause, ...], tuple[Section, ...]]:
    """Who is in control of the places asked about, on the day asked or at the end of the record."""
    told = [(place, each) for place in scope.asked_places for each in holding(scope, place)]
    told.sort(key=lambda each: not holders(each[1]))  # those whose holder is known first
    clauses = [interval_clause(scope, place, each) for place, each in told]
    line = clauses[:1]
    if not line:
        line = [Clause("Not stated: the record holds nothing on who is in control there.")]
    elif not scope.question.places and len(line) < len(clauses):
        line = [held_at_all(told)]
    return tuple(line), (Section("control", "Who holds what", (Group(None, tuple(clauses)),)),)


def held_at_all(told: Iterable[tuple[PlaceControl, Interval]]) -> Clause:
    """Of all places, where none was asked about, how many are whose. A place is counted once, also
    where the day lies in more than one interval of it, a change not being dated closer."""
    named_at: dict[str, set[str]] = {}
    for place, interval in told:
        named_at.setdefault(place.key, set()).update({holders(interval)} - {""})
    counts = Counter(" or ".join(sorted(names)) for names in named_at.values() if names)
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    named = ", ".join(f"{who} {count}" for who, count in ranked[:SIDES])
    rest = sum(count for _, count in ranked[SIDES:])
    more = f", others {rest}" if rest else ""
    known_at = f"{counts.total()} of {number(len(named_at), 'place')}"
    text = f"A holder is told of at {known_at}, however long ago: {named}{more}."
    return Clause(text if counts else "The record knows no holder of any place.")


def holding(scope: Scope, place: PlaceControl) -> list[Interval]:
    """The intervals of a place on the day asked about, or the last of a window; else its last."""
    asked = bounds(scope.question.date).latest if scope.question.date else scope.options.until
    shown: Iterable[Interval] = place.at(asked) if asked is not None else place.intervals[-1:]
    # Of a part or the surroundings, only who holds them is worth a line.
    return [each for each in shown if each.status != "unknown" or PART_OF not in place.key]


def holders(interval: Interval) -> str:
    """Who is in control, where anybody is known to be; else nothing."""
    return " and ".join(each.name for each in interval.controllers if each.key != "unknown")


def interval_clause(scope: Scope, place: PlaceControl, interval: Interval) -> Clause:
    """Who, since when, until when, and how fresh that is."""
    who = f"{holders(interval)} ({interval.status})" if holders(interval) else "nobody known"
    since = f", since {when_words(interval.start)}" if interval.start else ""
    until = f", until {when_words(interval.end)}" if interval.end else ""
    fresh = f"; last affirmed {plain(interval.last_affirmed)}" if interval.last_affirmed else ""
    edges = [each for each in (interval.start, interval.end) if each is not None]
    ids = [each for edge in edges for each in edge.statements] + list(interval.affirmed_by)
    text = f"{place.name}: {who}{since}{until}{fresh}."
    return Clause(text, cite_all(ids, scope.by_id))


def when_words(edge: Edge) -> str:
    """The days of a change after "since" or "until"."""
    told = days(edge).removeprefix("on ").removeprefix("in ")
    return f"a day {told}" if told.startswith(("between", "before", "after")) else told


def changes_asked(scope: Scope) -> list[Change]:
    """The changes, in the window, of the places and by the sides asked about: what somebody reports
    before what is claimed or inferred, then in order of time."""
    wanted, actors = scope.question.places, set(scope.question.actors)
    if not wanted and not actors:
        return []
    found = [
        change
        for place in scope.asked_places
        for change in place.changes
        if touches(change, scope.options.since, scope.options.until)
        and (not actors or actors & {party.key for party in change.parties})
    ]
    return sorted(found, key=lambda each: (each.edge.implied, each.edge.claimed, in_time(each)))


def when(scope: Scope) -> tuple[tuple[Clause, ...], tuple[Section, ...]]:
    """The days of the changes, or of the events, asked about."""
    found = list(change_clauses(scope, changes_asked(scope)))
    if not found:
        dated = [each for each in scope.matching() if each.time is not None and each.time.edtf]
        found = [
            Clause(
                f"{label(each.type)}: {each.time.edtf if each.time else ''}{hedge(each)}: "
                f"“{' '.join(each.evidence.quote.split())}”.",
                (cite(each),),
            )
            for each in sorted(dated, key=lambda each: each.mood not in ASSERTED)
        ]
    line = found[:FIRST] or [Clause("Not stated: the record gives no date for it.")]
    return tuple(line), (Section("dates", "When", (Group(None, tuple(found)),)),)


def what_changed(scope: Scope) -> tuple[tuple[Clause, ...], tuple[Section, ...]]:
    """All gains and losses in the places, or of the actors, asked about; of all where the question
    names neither."""
    if scope.question.actors or not scope.question.places:
        tallies = scope.tallies
        changes = [change for each in tallies for change in (*each.gained, *each.lost)]
        section = replace(premise(scope), id="changes", title="What changed")
    else:
        changes = changes_asked(scope)
        section = Section("changes", "What changed", listed(change_clauses(scope, changes)))
    if changes:
        count = len({(each.place, each.edge.earliest, each.edge.latest) for each in changes})
        counted = number(count, "change of control", "changes of control")
        return (Clause(f"{counted} in the record."),), (section,)
    told = [
        each
        for each in scope.bearing
        if each.kind == "event" and each.type.partition(".")[0] in OF_GROUND
    ]
    instead = listed(plain_clause(each) for each in by_weight(scope, told))
    line = "No change of control is in the record."
    if told:
        line += " What is told of the fighting there stands below."
    return (Clause(line),), (section, Section("fighting", "What is told of the fighting", instead))


def who_says(scope: Scope) -> tuple[tuple[Clause, ...], tuple[Section, ...]]:
    """The statements asked about, by who says them."""
    found = by_weight(scope, scope.matching())
    by_source: dict[str, list[Statement]] = {}
    for each in found:
        by_source.setdefault(said_by(each), []).append(each)
    named = sorted(by_source, key=lambda name: (-len(by_source[name]), name))
    more = f"; and {len(named) - CHAINS} more" if len(named) > CHAINS else ""
    line = (
        f"{number(len(named), 'chain')} of sources: {'; '.join(named[:CHAINS])}{more}."
        if found
        else "Not stated: nobody in the record says so."
    )
    groups = tuple(Group(name, own(by_source[name], named=False)) for name in named)
    return (Clause(line),), (Section("sources-of-it", "Who says what", groups),)
