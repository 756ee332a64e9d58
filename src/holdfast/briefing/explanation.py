"""Why, according to whom: reasons by factor and relation; what may follow; what would change it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from holdfast.briefing.against import stands_against
from holdfast.briefing.citing import cite, cite_sides, hedge, unique
from holdfast.briefing.scope import Scope
from holdfast.briefing.terms import Clause, Group, Row, Section, Table
from holdfast.model import Argument, Span, Statement
from holdfast.weighing import Belief, ReasonCluster, Weighing, belief, reason_clusters
from holdfast.weighing.reasons import (
    DISCOURSE_RULE,
    FAILED_HINDRANCE,
    OTHER,
    is_dissent,
    is_failed_hindrance,
    relation_of,
)

# Explicit ties first; what only the place in an article implies comes last.
EXPLAINING = ("reason.prevent", "reason.enable", "reason.cause", "reason.motive", "reason.context")
RELATIONS = {
    "reason.cause": "brings about",
    "reason.enable": "makes possible",
    "reason.prevent": "hinders or prevents",
    FAILED_HINDRANCE: "does not, or hardly, hinder",
    "reason.motive": "is the motive for",
    "reason.context": "is the background of",
    "reason.goal": "is the aim of",
}
NOUNS = {
    "reason.cause": "a cause",
    "reason.enable": "what makes it possible",
    "reason.prevent": "a hindrance",
    FAILED_HINDRANCE: "a hindrance that failed",
    "reason.motive": "a motive",
    "reason.context": "the background",
    "reason.goal": "an aim",
}
WEIGHED = ("field", "as", "of", "who says", "roots", "against", "grade", "belief")
NAMED = 4  # roots named in a heading
# Characters that a quote may have beyond its two sides: the tie, and who says so.
LEEWAY = 45
# Families of events by how much they bear on who holds ground.
FAMILIES = ("territory", "control", "share", "movement", "battle", "strength", "support", "strike")
# "air strike", and "advance" for a movement.
SAID_AFTER, SAID_ALONE = frozenset({"strike", "bombing"}), frozenset({"movement", "violence"})
NO_REMEDY = frozenset({"support.allegiance", "support.political"})
FUTURE = re.compile(r"\b(?:will|won['’]t|shall|would)\b|['’]ll\b", re.IGNORECASE)
FACTORS: dict[str | None, str] = {
    "weak-opponent": "Weak opponents",
    "intervention-shortfall": "Intervention that falls short",
    "outside-support": "Support from outside",
    "coordination": "Co-ordination",
    "terrain-borders": "Terrain and borders",
    "resources": "Resources",
    "local-support-grievance": "Local support and grievance",
    "morale-propaganda": "Morale and propaganda",
    "tactics": "Tactics",
    "politics": "Politics",
    None: "Other reasons given",
}


def reasons(scope: Scope) -> list[Statement]:
    """The reasons that bear on the question, best tied and most explicit first."""
    return sorted(scope.reasons, key=rank)


def rank(reason: Statement) -> tuple[bool, int, str, int, str]:
    """Explicit before implied, then by relation, then in text order."""
    order = EXPLAINING.index(reason.type) if reason.type in EXPLAINING else len(EXPLAINING)
    return (
        reason.rule == DISCOURSE_RULE,
        order,
        reason.source_id,
        reason.evidence.start,
        reason.id,
    )


def explanation(scope: Scope) -> Section:
    """Why, by field, the field with most independent roots first; who denies it stands beside it.

    The table holds every cluster of reasons with its weight. What only comes of it stands apart.
    """
    found = weighed(scope)
    told = {each.id: each for each in offered(scope)}
    fields = list(dict.fromkeys(cluster.factor for cluster in found))
    groups = tuple(field_group(scope, field, found, told) for field in fields)
    apart = unique(against_clause(each) for each in unanswered(scope, found))
    if apart:
        groups += (Group("Said to be no reason", tuple(apart)),)
    hindering = tuple(map(reason_clause, hindrances(scope)))
    if hindering:
        groups += (Group("Said to stand in its way", hindering),)
    rows = tuple(cluster_row(scope, each) for each in found)
    table = Table(WEIGHED, rows, detail=True) if found else None
    empty = "The record holds no reason for it."
    return Section("why", "Why, according to whom", groups, empty, table)


def weighed(scope: Scope) -> tuple[ReasonCluster, ...]:
    """The reasons given for it in clusters, the weightiest first, with what denies them."""
    told = offered(scope)
    return reason_clusters((*told, *denied(scope)), Weighing(scope.by_id, scope.voices))


def denied(scope: Scope) -> list[Statement]:
    """What somebody says is no reason for it."""
    return [each for each in reasons(scope) if each.type in EXPLAINING and is_dissent(each)]


def unanswered(scope: Scope, found: Iterable[ReasonCluster]) -> list[Statement]:
    """What is said to be no reason, though nobody in the record gives it as one."""
    beside = {identity for cluster in found for identity in cluster.dissent}
    return [each for each in denied(scope) if each.id not in beside and each.id in scope.voices]


def field_group(
    scope: Scope,
    field: str | None,
    found: Iterable[ReasonCluster],
    told: Mapping[str, Statement],
) -> Group:
    """One field: its reasons, cluster by cluster, then what is said against it."""
    own = [each for each in found if each.factor == field]
    ids = [identity for cluster in own for identity in cluster.reasons]
    clauses = [reason_clause(told[each]) for each in ids]
    against = dict.fromkeys(identity for cluster in own for identity in cluster.dissent)
    clauses += [against_clause(scope.by_id[each]) for each in against]
    given = belief((scope.by_id[each] for each in ids), (), scope.voices)
    names = [vote.root.name for vote in given.support]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    count = f"{given.corroborating} independent root{'' if given.corroborating == 1 else 's'}"
    title = FACTORS.get(field, FACTORS[None])
    weight = f"graded {given.code}, {belief_words(given)}"
    heading = f"{title}: {count} ({'; '.join(names[:NAMED])}{more}), {weight}"
    return Group(heading, tuple(unique(clauses)))


def belief_words(found: Belief) -> str:
    """The belief as a number, or that there is none."""
    return "belief ungraded" if found.value is None else f"belief {found.value:.2f}"


def against_clause(reason: Statement) -> Clause:
    """A reason that somebody denies."""
    words = " ".join(reason.evidence.quote.split())
    return Clause(f"Against it{hedge(reason)}: “{words}”.", (cite(reason),))


def cluster_row(scope: Scope, cluster: ReasonCluster) -> Row:
    """The weight of one cluster."""
    value = cluster.belief.value
    cells = (
        FACTORS.get(cluster.factor, FACTORS[None]),
        NOUNS[cluster.relation],
        cluster.effect if cluster.effect != OTHER else "–",
        cluster.camp,
        str(cluster.roots),
        str(len(cluster.belief.denials)),
        cluster.belief.code,
        "ungraded" if value is None else f"{value:.2f}",
    )
    return Row(cells, tuple(cite(scope.by_id[each]) for each in cluster.reasons))


def offered(scope: Scope) -> list[Statement]:
    """The reasons given for it, each once."""
    return merged(
        each
        for each in reasons(scope)
        if explains(each) and not (is_consequence(scope, each) or stands_against(scope, each))
    )


def hindrances(scope: Scope) -> list[Statement]:
    """The reasons that speak against what is asked: why the party does not gain or hold."""
    return merged(each for each in reasons(scope) if explains(each) and stands_against(scope, each))


def consequences(scope: Scope) -> Section:
    """What is said to have come of it already: it is the cause there, not the effect."""
    found = merged(
        each
        for each in reasons(scope)
        if explains(each) and is_consequence(scope, each) and not stands_against(scope, each)
    )
    return Section("consequences", "What has come of it", listed(map(reason_clause, found)))


def is_consequence(scope: Scope, reason: Statement) -> bool:
    """Whether the words of the cause name the actor or a place gained, and speak of no factor."""
    if reason.factor is not None or reason.cause is None or scope.names is None:
        return False
    return reason.rule != DISCOURSE_RULE and scope.names.search(reason.cause.text) is not None


def merged(found: Iterable[Statement]) -> list[Statement]:
    """Two readings of the same words are one reason: the first, most explicit one is kept.

    It takes over the factor of the other where it has none of its own.
    """
    kept: list[Statement] = []
    for each in found:
        twin = next((place for place, other in enumerate(kept) if same_words(each, other)), None)
        if twin is None:
            kept.append(each)
        elif kept[twin].factor is None:
            kept[twin] = replace(kept[twin], factor=each.factor)
    return kept


def same_words(left: Statement, right: Statement) -> bool:
    """Whether the evidence of one lies in that of the other, and so do the causes."""
    if left.document != right.document:
        return False
    causes = bounds(left.cause), bounds(right.cause)
    return nested(*causes) and nested(bounds(left.evidence), bounds(right.evidence))


def bounds(side: Argument | Span | None) -> tuple[int, int] | None:
    """Where a side stands; None when it has no place in the text."""
    if side is None or side.start is None or side.end is None:
        return None
    return side.start, side.end


def nested(left: tuple[int, int] | None, right: tuple[int, int] | None) -> bool:
    """Whether one stretch holds the other."""
    if left is None or right is None:
        return False
    (first, last), (start, end) = left, right
    return (first <= start and end <= last) or (start <= first and last <= end)


def explains(reason: Statement) -> bool:
    """Whether a reason is offered for what is: not an aim, a condition, a forecast or a denial."""
    return (
        reason.type in EXPLAINING
        and (reason.polarity == "+" or is_failed_hindrance(reason))
        and reason.mood in {"fact", "reported", "claimed", "predicted"}
        and not forecast(reason)
    )


def forecast(reason: Statement) -> bool:
    """Whether what is explained lies ahead; "may be contributing" is a guess about now."""
    ahead = FUTURE.search(reason.evidence.quote) is not None
    return reason.mood == "predicted" and (ahead or reason.commitment in {"certain", "probable"})


def reason_clause(reason: Statement) -> Clause:
    """ "A" brings about "B", and who says so."""
    cause, effect = quoted(reason.cause), quoted(reason.effect)
    if reason.rule == DISCOURSE_RULE:
        # The effect is the question itself, which is not quoted back.
        return Clause(
            f"{cause}, said in answer to the question{hedge(reason)}.",
            cite_sides(reason, reason.cause),
        )
    sides = cite_sides(reason, reason.cause, reason.effect)
    if reason.type == "reason.condition":
        return Clause(f"{effect}, {condition_word(reason)} {cause}.", sides)
    if says_it_all(reason):
        words = f"“{' '.join(reason.evidence.quote.split())}”: {NOUNS[relation_of(reason)]}"
    else:
        words = f"{cause} {RELATIONS[relation_of(reason)]} {effect}"
    return Clause(f"{words}{hedge(reason)}.", sides)


def says_it_all(reason: Statement) -> bool:
    """Whether the quote is hardly more than its two sides, so that it need not be said twice."""
    evidence, sides = bounds(reason.evidence), [bounds(reason.cause), bounds(reason.effect)]
    if not all(nested(evidence, side) for side in sides):
        return False
    both = sum(len(side.text) for side in (reason.cause, reason.effect) if side is not None)
    return len(reason.evidence.quote) <= both + LEEWAY


def condition_word(reason: Statement) -> str:
    """How the consequence hangs on the condition, by the word that ties them."""
    word = reason.trigger.quote.casefold() if reason.trigger is not None else ""
    if reason.rule == "reasons.without-will":
        return "without"
    if reason.rule in {"reasons.must-rest-on", "reasons.depend-on"}:
        return "it is said, needs"
    return word if word in {"unless", "until", "till"} else "if"


def quoted(side: Argument | None) -> str:
    """One side in quotation marks, on one line."""
    return f"“{' '.join(side.text.split())}”" if side is not None else "something not stated"


def outlook(scope: Scope) -> Section:
    """What may follow: forecasts and threats, and nothing of them counted as having happened."""
    clauses = [reason_clause(each) for each in merged(reasons(scope)) if forecast(each)]
    told = [
        each
        for each in scope.statements
        if each.kind != "reason"
        and each.mood in {"predicted", "threatened", "planned"}
        and scope.is_on_topic(each)
        and scope.about(each)
        and scope.names is not None
        and scope.names.search(each.evidence.quote)
    ]
    clauses.extend(plain_clause(each) for each in by_weight(scope, told))
    return Section("outlook", "What may follow", listed(clauses))


def remedies(scope: Scope) -> Section:
    """What is said would change it: conditions and recommendations."""
    found = [each for each in reasons(scope) if each.type == "reason.condition"]
    clauses = [reason_clause(each) for each in found]
    told = [
        each
        for each in scope.statements
        if each.kind != "reason"
        and each.mood == "recommended"
        and scope.about_actor(each)
        and scope.is_on_topic(each)
        and each.type not in NO_REMEDY
    ]
    clauses.extend(plain_clause(each) for each in by_weight(scope, told))
    return Section("remedies", "What is said would change it", listed(clauses))


def by_weight(scope: Scope, statements: Iterable[Statement]) -> list[Statement]:
    """What bears most on ground held first, then what was told last."""

    def weight(each: Statement) -> tuple[int, int, str, int, str]:
        family = each.type.partition(".")[0]
        order = FAMILIES.index(family) if family in FAMILIES else len(FAMILIES)
        told = -scope.told_on(each).toordinal()
        return order, told, each.source_id, each.evidence.start, each.id

    # What is said twice of the same words is told once, by what bears most.
    first: dict[tuple[str, int, int], Statement] = {}
    for each in sorted(statements, key=weight):
        first.setdefault((each.document, each.evidence.start, each.evidence.end), each)
    return list(first.values())


def listed(clauses: Iterable[Clause]) -> tuple[Group, ...]:
    """One group without a heading; none when there is nothing to list."""
    found = tuple(unique(clauses))
    return (Group(None, found),) if found else ()


def plain_clause(statement: Statement) -> Clause:
    """An event as its own words, with its type and mood."""
    words = " ".join(statement.evidence.quote.split())
    return Clause(f"{label(statement.type)}{hedge(statement)}: “{words}”.", (cite(statement),))


def label(type_: str) -> str:
    """A dotted type as words: "territory.gained" → "Territory gained"."""
    family, _, rest = type_.partition(".")
    if family in SAID_AFTER:
        shown = f"{rest} {family}" if rest else family
    elif family in SAID_ALONE and rest:
        shown = rest
    else:
        shown = f"{family}{' ' if family == 'territory' else ': '}{rest}" if rest else family
    return shown.replace("-", " ").capitalize()


def in_text_order(statements: Iterable[Statement]) -> list[Statement]:
    """By document, then place in it."""
    return sorted(statements, key=lambda each: (each.source_id, each.evidence.start, each.id))
