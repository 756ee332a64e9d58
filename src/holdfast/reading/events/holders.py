"""Who is left with a place, where several words of one sentence tell of one change of hands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from holdfast.model import Mention, PlaceMention, Span
from holdfast.reading.events.placing import Found
from holdfast.reading.tree import relation

if TYPE_CHECKING:
    from spacy.tokens import Token

OF_HOLDERS = ("territory.", "control", "movement.advance")
DRIVING_OUT = "territory.drive-out"
TAKING = frozenset({"territory.gained"})
# What flies or floats can drive fighters back, and holds nothing.
CRAFT = frozenset({
    "helicopter", "gunship", "warplane", "jet", "plane", "aircraft", "drone", "airstrike",
    "warship", "fleet",
})  # fmt: skip
# A town that one enters is the one that others are pushed out of.
SETTLEMENTS = frozenset({"city", "town", "village", "port", "capital", "settlement", "area"})
FOLLOWING = frozenset({"VBG", "VBD", "VBZ", "VBP", "VBN"})
TOGETHER = frozenset({"and", "or", ",", "&"})
THIRD_PERSON = frozenset({"they", "it", "their", "its"})


def settle_holders(found: list[Found]) -> list[Found]:
    """Drafts with place, gainer and holder as the sentence as a whole has them.

    Steps in order: what is entered or taken is what others are driven out of; the taker of a
    stronghold is not its holder; who had held a lost place is the loser; craft gain nothing.
    """
    if not any(each.draft.type.startswith(OF_HOLDERS) for each in found):
        return found
    by_verb: dict[int, list[Found]] = {}
    for each in found:
        if each.draft.type.startswith(OF_HOLDERS):
            by_verb.setdefault(each.predicate.token.i, []).append(each)
            host = each.predicate.host
            if host is not None and each.predicate.host_slot == "object":
                by_verb.setdefault(host.i, []).append(each)  # "took *control* of the town"
    kept: list[Found] = []
    for each in found:
        if each.draft.rule == DRIVING_OUT and not placed(each, by_verb):
            continue
        if each.draft.rule == "state.stronghold" and is_taken_by_owner(each, found):
            continue
        if each.draft.type == "territory.withdrawn":
            keep_nearest_origin(each)
        if each.draft.type == "territory.relieved":
            end_by_leaving(each, by_verb)
        kept.append(each)
    for each in kept:
        if each.draft.type in {"control", "territory.held"}:
            name_former_holder(each, kept)
    return [each for each in kept if not gained_by_craft(each)]


def placed(driven: Found, by_verb: dict[int, list[Found]]) -> bool:
    """Whether a party is driven out of a place: its own, or that of the verb above.

    "Entered Bor, pushing rebels out of the town": out of Bor. "Took Bor, driving out the rebels" is
    one change; the rebels are its losers.
    """
    verb = driven.predicate.token
    above = [
        each
        for each in by_verb.get(verb.head.i, ())
        if verb.head != verb
        and relation(verb) in {"advcl", "conj", "acl"}
        and verb.tag_ in FOLLOWING
        and one_named_place(each) is not None
    ]
    if driven.draft.roles.get("place"):
        entered = next((each for each in above if is_entry(each)), None)
        if entered is not None:
            take_entered_place(driven, entered)
        return True
    taken = next((each for each in above if each.draft.type in TAKING), None)
    if taken is not None:
        return is_driven_from_taken(driven, taken)
    entered = next((each for each in above if is_entry(each)), None)
    if entered is None:
        return False
    driven.draft.roles["place"] = list(entered.draft.roles["place"])
    return True


def end_by_leaving(relieved: Found, by_verb: dict[int, list[Found]]) -> None:
    """ "Rebels left Bor, ending a siege by the army": of Bor, and they did not break it."""
    verb = relieved.predicate.host or relieved.predicate.token
    if relieved.draft.roles.get("place") or relation(verb) != "advcl":
        return
    for each in by_verb.get(verb.head.i, ()):
        if each.draft.type == "territory.withdrawn" and each.draft.roles.get("place"):
            relieved.draft.roles["place"] = list(each.draft.roles["place"])
            relieved.draft.roles.pop("actor", None)
            return


def is_driven_from_taken(driven: Found, taken: Found) -> bool:
    """Whether "driven out", beside a taking, is a change of its own: of those who had just taken.

    "Overran Bor before being pushed out by the army"; but in "took Bor, driving out the rebels"
    those driven out are only the losers of what is taken.
    """
    losers = driven.draft.roles.get("actor" if driven.draft.type == "territory.lost" else "loser")
    if not losers:
        return False
    verb = driven.predicate.token
    marks = {child.lower_ for child in verb.children if child.dep_ == "mark"}
    if same_words(losers, taken.draft.roles.get("actor", ())):
        driven.draft.roles["place"] = list(taken.draft.roles["place"])
        return marks <= {"before", "until"}
    if marks <= {"after", "by"} and not taken.draft.roles.get("loser"):
        taken.draft.roles["loser"] = list(losers)
    return False


def same_words(one: Sequence[Mention], two: Sequence[Mention]) -> bool:
    """Whether two parties are the same words, or a pronoun and what it stands for."""
    return bool(spans_of(one) & spans_of(two))


def spans_of(mentions: Sequence[Mention]) -> set[tuple[int | None, int | None]]:
    """Where mentions stand, and what they stand for."""
    own = {(each.start, each.end) for each in mentions}
    meant = (each.antecedent for each in mentions if each.antecedent is not None)
    return own | {(each.start, each.end) for each in meant}


def is_entry(each: Found) -> bool:
    """ "Entered Bor", "marched into Bor": those who did are inside."""
    if each.draft.type != "movement.advance":
        return False
    heads = {head.i for head in each.heads.get("place", ())}
    into = {head.i for head in each.predicate.slot("into")}
    return each.predicate.token.lemma_ == "enter" or bool(heads & into)


def one_named_place(each: Found) -> PlaceMention | None:
    """The place of a draft, where it has one alone and that has a name."""
    places = each.draft.roles.get("place", ())
    if len(places) != 1 or not isinstance(places[0], PlaceMention):
        return None
    return places[0] if places[0].relation == "at" else None


def take_entered_place(driven: Found, entered: Found) -> None:
    """ "The town" that somebody is pushed out of is the one that has just been entered."""
    town = one_named_place(entered)
    places, heads = driven.draft.roles["place"], driven.heads.get("place", ())
    if town is None or len(places) != 1 or isinstance(places[0], PlaceMention) or not heads:
        return
    if is_the_town(heads[0]):
        driven.draft.roles["place"] = [standing_for(places[0], town)]


def is_the_town(head: Token) -> bool:
    """ "The city": a settlement that has been told of before."""
    return head.lemma_.lower() in SETTLEMENTS and any(
        child.lower_ == "the" for child in head.children
    )


def standing_for(words: Mention, meant: Mention) -> Mention:
    """What the words mean, at the place of the words."""
    antecedent = meant.antecedent
    if antecedent is None and meant.start is not None and meant.end is not None:
        antecedent = Span(meant.start, meant.end, meant.text)
    return replace(
        meant,
        text=words.text,
        start=words.start,
        end=words.end,
        antecedent=antecedent,
        rule="events.same-change",
    )


def is_taken_by_owner(stronghold: Found, found: list[Found]) -> bool:
    """ "Troops captured their stronghold": whose it was is not they, whatever "their" seems."""
    owners = {each.entity for each in stronghold.draft.roles.get("actor", ()) if each.antecedent}
    noun = stronghold.predicate.token.i
    return any(
        each.draft.type in TAKING
        and any(head.i == noun for head in each.heads.get("place", ()))
        and owners & {actor.entity for actor in each.draft.roles.get("actor", ())}
        for each in found
    )


def name_former_holder(held: Found, found: list[Found]) -> None:
    """ "Pushed the rebels out of the city *they* had held": the rebels, who lose it."""
    verb = held.predicate.token
    if not verb.dep_.startswith("acl"):
        return
    holders = held.draft.roles.get("actor", [])
    if len(holders) != 1 or holders[0].text.lower() not in THIRD_PERSON:
        return
    for each in found:
        heads = each.heads.get("place", ())
        if each.draft.type != "territory.lost" or all(head != verb.head for head in heads):
            continue
        if losers := each.draft.roles.get("actor"):
            held.draft.roles["actor"] = [standing_for(holders[0], losers[0])]
            held.draft.roles["place"] = list(each.draft.roles["place"])
        return


def keep_nearest_origin(each: Found) -> None:
    """ "The withdrawal from Mir … in a letter from Bor": from Mir, as nothing joins the two."""
    places, heads = each.draft.roles.get("place", []), each.heads.get("place", [])
    if len(places) < 2 or len(places) != len(heads):
        return
    first = heads[0]
    each.draft.roles["place"] = [
        place
        for place, head in zip(places, heads, strict=True)
        if head is first or relation(head) == "conj" or is_joined(head)
    ]


def is_joined(head: Token) -> bool:
    """Whether "and" or a comma stands right before a phrase."""
    before = head.left_edge.i - 1
    return before >= 0 and head.doc[before].lower_ in TOGETHER


def gained_by_craft(each: Found) -> bool:
    """ "Rebels were driven from the ridge by helicopters": helicopters have not taken it."""
    kind = each.draft.type
    role = {"territory.gained": "actor", "territory.lost": "gainer", "control": "actor"}.get(kind)
    doers = each.draft.roles.get(role, []) if role else []
    if not doers or not all(is_craft(doer) for doer in doers):
        return False
    if kind == "territory.lost":
        each.draft.roles.pop("gainer")
        return False
    return True


def is_craft(doer: Mention) -> bool:
    """Whether the last word of a phrase is for aircraft or ships."""
    word = doer.text.lower().split()[-1]
    return word in CRAFT or word.removesuffix("s") in CRAFT
