"""After matching: what shares a place, what is one event told twice, what belongs together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from holdfast.reading.context import Draft, Modality
from holdfast.reading.events.beaten_back import (
    without_defence_of_the_advancing,
    without_losses_of_attackers,
)
from holdfast.reading.events.fallen import without_fallen_strongholds
from holdfast.reading.events.fillers import Fillers
from holdfast.reading.events.holders import is_entry, settle_holders
from holdfast.reading.events.placing import (
    Found,
    has_own_subject,
    inherit_place,
    is_named_place,
    place_in_clause,
    take_own_place,
    taken_spans,
    wants_place,
)
from holdfast.reading.events.scenes import is_another_deed
from holdfast.reading.predicates import Predicate, predicate_of
from holdfast.reading.tree import case_of, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

    from holdfast.reading.context import Reading

SETTINGS = ("battle.attack", "battle.clash", "battle.offensive", "strike.", "bombing.", "protest.")
HARM = ("violence.", "destruction", "displacement", "strength")
ADMITTING = frozenset({"claim", "admit", "accept", "take", "acknowledge"})
ECHOES = frozenset({"advcl", "conj", "acl", "xcomp"})
BLOWS = frozenset({"shoot", "stab", "beat", "strafe"})
CARRIERS = frozenset({"object", "under", "into"})  # "imposed a curfew", "placed under a curfew"
OCCASIONS = frozenset({"when", "after", "as", "during", "in", "by"})
# Those who fight each other: forces of a state, and those that are of none.
SIDES = {"military": "state", "police": "state", "armed-group": "group", "militia": "group"}
# Arguments that can themselves be the event in which people come to harm.
INSTRUMENTS = ("subject", "in", "by", "during", "with", "from", "after", "when", "of", "amid")


def settle(reading: Reading, found: list[Found], fillers: Fillers) -> list[Draft]:
    """Drafts in text order, each event once, with places shared and harm linked to its cause."""
    found = without_twins(found)
    by_trigger: dict[int, list[Found]] = {}
    for each in found:
        by_trigger.setdefault(each.draft.trigger, []).append(each)
    for each in found:  # "took control of the city": the event is as much "took" as "control"
        host = each.predicate.host
        if host is not None and each.predicate.host_slot == "object":
            by_trigger.setdefault(host.i, []).append(each)
    for each in found:
        if not each.draft.roles.get("place"):
            take_own_place(each, fillers)
        if not each.draft.roles.get("place") and each.frame.here:
            hit = (*each.draft.roles.get("target", ()), *each.draft.roles.get("object", ()))
            each.draft.roles["place"] = [one for one in hit if is_named_place(one)]
    for each in found:
        link(reading, each, by_trigger)
    for each in found:
        lend_taken_place(each, by_trigger)
        if wants_place(each):
            inherit_place(each, by_trigger, fillers)
        if wants_place(each):
            each.draft.roles["place"] = place_in_clause(each, fillers)
        each.draft.roles = {name: found for name, found in each.draft.roles.items() if found}
    found = settle_holders(without_bare_sieges(found))
    found = without_defence_of_the_advancing(without_losses_of_attackers(reading, found))
    found = without_fallen_strongholds(reading, found)
    found.extend(claimed_deeds(found, by_trigger))
    found = [each for each in found if each.draft.roles]  # without any role it says nothing
    return [each.draft for each in sorted(found, key=lambda each: each.draft.trigger)]


def without_bare_sieges(found: list[Found]) -> list[Found]:
    """ "Kobani, besieged for weeks, is under siege by IS": one siege, by whoever is named."""
    named = {
        place.start
        for each in found
        if each.draft.type == "territory.besieged" and each.draft.roles.get("actor")
        for place in each.draft.roles.get("place", ())
    }
    return [
        each
        for each in found
        if each.draft.type != "territory.besieged"
        or each.draft.roles.get("actor")
        or not {place.start for place in each.draft.roles.get("place", ())} & named
    ]


def claimed_deeds(found: list[Found], by_trigger: dict[int, list[Found]]) -> list[Found]:
    """ "IS claimed the attack": the attack once more, with a doer who only says so."""
    deeds: list[Found] = []
    for claim in found:
        actors = claim.draft.roles.get("actor")
        if (
            claim.draft.type != "claim"
            or not actors
            or claim.predicate.token.lemma_ not in ADMITTING
        ):
            continue
        for head in claim.heads.get("event", ()):
            for other in by_trigger.get(head.i, ()):
                if not other.draft.roles.get("actor") and other.draft.kind == "event":
                    draft = replace(
                        other.draft,
                        roles={**other.draft.roles, "actor": list(actors)},
                        modality=Modality(mood="claimed", rules=(claim.draft.rule,)),
                        notes=[*other.draft.notes, "the doer only as claimed"],
                    )
                    deeds.append(replace(other, draft=draft))
    return deeds


def link(reading: Reading, each: Found, by_trigger: dict[int, list[Found]]) -> None:
    """Tie harm to the attack that did it, and take its place and doer where none is stated."""
    draft = each.draft
    if not draft.type.startswith(HARM):
        return
    for token in sources_of_harm(each.predicate):
        if is_another_deed(token, case_of(token)):
            continue
        for other in by_trigger.get(token.i, ()):
            if other is each or not other.draft.type.startswith(SETTINGS):
                continue
            trigger = reading.doc[other.draft.trigger]
            draft.notes.append(
                f"in {other.draft.type} at {trigger.idx}-{trigger.idx + len(trigger)}"
            )
            lend(other.draft, draft)
            return


def lend_taken_place(each: Found, by_trigger: dict[int, list[Found]]) -> None:
    """ "Took the base after the garrison withdrew": withdrew from the base that was taken.

    Those who "took it but pulled out", or "entered it only to withdraw", left it themselves.
    """
    draft, verb = each.draft, each.predicate.token
    if draft.type != "territory.withdrawn" or draft.roles.get("place"):
        return
    marks = {child.lower_ for child in verb.children if child.dep_ in {"mark", "case"}}
    same_party = "before" in marks and not has_own_subject(verb)  # "seized it before leaving"
    later = is_next_deed(verb)
    timed = relation(verb) == "advcl" and (same_party or marks & {"after", "when", "once", "as"})
    if not timed and not later:
        return
    for other in by_trigger.get(verb.head.i, ()):
        come = other.draft.type == "territory.gained" or (later and is_entry(other))
        if come and other.draft.roles.get("place"):
            draft.roles["place"] = list(other.draft.roles["place"])
            return


def is_next_deed(verb: Token) -> bool:
    """ "… but pulled out", "… only to withdraw": the same party's next deed, with no place."""
    if has_own_subject(verb):
        return False
    words = {child.lower_ for child in verb.children}
    if relation(verb) == "advcl":
        return words >= {"only", "to"}
    return relation(verb) == "conj" and verb.i > verb.head.i and "to" not in words


def lend(giver: Draft, taker: Draft) -> None:
    """Place and doer of the event in which harm was done, where the harm's own are not stated."""
    if not taker.roles.get("place") and giver.roles.get("place"):
        taker.roles["place"] = list(giver.roles["place"])
    elif taker.roles.get("place") and not giver.roles.get("place"):
        giver.roles["place"] = list(taker.roles["place"])
    hit_own_mine(giver, taker)
    struck = {(one.start, one.end) for one in giver.roles.get("target", ())}
    doers = taker.roles.get(
        "actor", []
    )  # "the convoy hit a mine, killing three": not by the convoy
    taker.roles["actor"] = [one for one in doers if (one.start, one.end) not in struck]
    if giver.type == "battle.clash" and not is_of_the_other_side(giver, taker):
        return  # of those who fight each other nobody says which of them killed
    if giver.type.startswith("protest."):
        return  # nor of police and those who march
    if not taker.roles.get("actor") and giver.roles.get("actor") and taker.type[:8] == "violence":
        taken = taken_spans(taker)
        actors = [one for one in giver.roles["actor"] if (one.start, one.end) not in taken]
        if actors:
            taker.roles["actor"] = actors


def is_of_the_other_side(clash: Draft, harm: Draft) -> bool:
    """ "Four soldiers died in clashes with *rebels*": one party alone is named, and it fought them.

    Who fell in "fighting between a league and the monks", or which of two forces hurt police, is
    not said.
    """
    doers, harmed = clash.roles.get("actor", []), harm.roles.get("victim", [])
    if len(doers) != 1 or clash.roles.get("opponent") or not harmed:
        return False
    sides = [SIDES.get(getattr(each, "category", "")) for each in (*doers, *harmed)]
    return sides[0] is not None and None not in sides and sides[0] not in sides[1:]


def hit_own_mine(giver: Draft, taker: Draft) -> None:
    """ "Two farmers were killed when they set off a mine": it was not they who laid it."""
    if not giver.type.startswith("bombing."):
        return
    harmed = {(one.start, one.end) for one in taker.roles.get("victim", ())}
    own = [
        one
        for one in giver.roles.get("actor", ())
        if one.antecedent is not None and (one.antecedent.start, one.antecedent.end) in harmed
    ]
    if own:
        giver.roles["actor"] = [one for one in giver.roles["actor"] if one not in own]
        giver.roles.setdefault("target", own)


def sources_of_harm(predicate: Predicate) -> list[Token]:
    """Words that may be the event by which harm was done: arguments, and clauses around it."""
    found = [token for name in INSTRUMENTS for token in predicate.slot(name)]
    verb = predicate.token
    for child in verb.children:
        if relation(child) == "advcl" and any(mark.lower_ in OCCASIONS for mark in child.children):
            found.append(child)
    if relation(verb) in {"advcl", "conj", "acl"} and not has_own_subject(verb):
        found.append(verb.head)
        if verb.head.pos_ == "VERB":
            found.extend(predicate_of(verb.head, noun=False).slot("object"))
    elif relation(verb) in {"nmod", "appos", "list"} and not has_own_subject(verb):
        found.append(verb.head)  # "Airstrikes by the army kill ten", read as one long name
    return found


def without_twins(found: list[Found]) -> list[Found]:
    """A noun and the verb it stands with that say the same become one, with the roles of both."""
    found = without_echoes(found)
    by_trigger = {(each.draft.trigger, each.draft.type): each for each in found}
    kept: list[Found] = []
    for each in found:
        twin = next(
            (
                by_trigger[index, each.draft.type]
                for index in partners(each)
                if (index, each.draft.type) in by_trigger
            ),
            None,
        )
        if twin is None or twin is each:
            kept.append(each)
            continue
        for name, mentions in each.draft.roles.items():
            if not twin.draft.roles.get(name):
                twin.draft.roles[name] = mentions
    return kept


def without_echoes(found: list[Found]) -> list[Found]:
    """One explosion, one stabbing, for all the verbs that tell of it.

    "A bomb exploded, killing five and injuring nine" is one bombing, told by its first verb; "shot
    and wounded a guard" one injury; those who were "shot and killed" were killed, by who shot them.
    """
    by_trigger: dict[int, list[Found]] = {}
    for each in found:
        by_trigger.setdefault(each.draft.trigger, []).append(each)
    gone: set[int] = set()
    for each in found:
        verb = each.predicate.token
        if each.predicate.form == "noun" or relation(verb) not in ECHOES:
            continue
        above = verb.head
        for other in (*by_trigger.get(above.i, ()), *by_trigger.get(above.head.i, ())):
            if other is each or id(other) in gone or other.predicate.form == "noun":
                continue
            loser = echo_of(each, other)
            if loser is not None and id(loser) not in gone:
                gone.add(id(loser))
                take_over(each if loser is other else other, loser)
    return [each for each in found if id(each) not in gone]


def echo_of(each: Found, other: Found) -> Found | None:
    """Which of two, the second told first, only says again what the other says; None for neither.

    The same of the same weapon or of the same victims; or a blow that is told to have killed.
    """
    one, two = each.draft, other.draft
    if one.type == two.type:
        kind = one.type.partition(".")[0]
        role = "weapon" if kind in {"bombing", "strike"} else "victim"
        if kind in {"bombing", "strike", "violence"} and shared(one, two, role):
            return each
    elif {one.type, two.type} == {"violence.injury", "violence.killing"}:
        blow = each if one.type == "violence.injury" else other
        if blow.predicate.token.lemma_ in BLOWS and shared(one, two, "victim"):
            return blow
    return None


def shared(one: Draft, two: Draft, role: str) -> bool:
    """Whether two drafts have the same words in a role, all of them."""
    spans = [{(each.start, each.end) for each in draft.roles.get(role, ())} for draft in (one, two)]
    return bool(spans[0]) and spans[0] == spans[1]


def take_over(kept: Found, gone: Found) -> None:
    """The roles that only the dropped draft had, but for what it is said to have hit besides."""
    for name, mentions in gone.draft.roles.items():
        if name != "target" and not kept.draft.roles.get(name):
            kept.draft.roles[name] = mentions


def partners(each: Found) -> list[int]:
    """Words that the event would be told by a second time.

    For a noun, the verb that it is object of; for a verb, the event noun in its subject.
    """
    predicate = each.predicate
    if predicate.form == "noun":
        carried = predicate.host is not None and predicate.host_slot in CARRIERS
        return [predicate.host.i] if carried and predicate.host is not None else []
    return [token.i for token in predicate.slot("subject") if token.pos_ in {"NOUN", "PROPN"}]
