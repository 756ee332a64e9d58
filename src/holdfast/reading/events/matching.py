"""One frame against one predicate: its conditions, then its roles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from holdfast.model import Mention
from holdfast.reading.events.company import examples_among, in_company
from holdfast.reading.events.fillers import Fillers
from holdfast.reading.events.mentions import beside, spoken
from holdfast.reading.events.most_exact import named_first, own_first
from holdfast.reading.events.phrases import is_a, is_before_its_name, word_class
from holdfast.reading.events.refusals import (
    fills_no_role,
    is_headline_place,
    is_origin_of_people,
)
from holdfast.reading.events.slot_words import words_in
from holdfast.reading.predicates import Predicate, predicate_of
from holdfast.reading.quantities.breakdowns import items_of
from holdfast.reading.tree import relation, text_of
from holdfast.rules.schema import Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

Span = tuple[int, int]
HOST_SLOTS = frozenset({"object", "over"})  # "took over control" may be read as a preposition
# What these say is about the place itself; elsewhere it is only where something happened.
ABOUT_PLACES = ("territory.", "control", "share", "population", "base.", "displacement")


KILLING = frozenset({"killed", "killing", "kills", "kill", "dead"})
INJURING = frozenset({
    "injured", "injuring", "injures", "injure", "wounded", "wounding", "wounds", "wound", "hurt",
    "hurting", "maiming", "maimed",
})  # fmt: skip
DIRECTIONS = frozenset({
    "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west",
    "northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern",
})  # fmt: skip
OTHER_HARM = {"violence.killing": INJURING, "violence.injury": KILLING}


@dataclass(slots=True)
class Match:
    """Roles that a frame found, and the head tokens they stand on."""

    roles: dict[str, list[Mention]] = field(default_factory=dict)
    heads: dict[str, list[Token]] = field(default_factory=dict)


def match(frame: Frame, predicate: Predicate, fillers: Fillers) -> Match | None:
    """The roles, or None where the frame does not fit."""
    if not fits(frame, predicate) or not conditions(frame, predicate, fillers):
        return None
    found = fill_roles(frame, predicate, fillers)
    required = [name for name in frame.required if name != "place" or has_role(frame, "place")]
    if any(not found.roles.get(name) for name in required):
        return None
    if frame.any_of and not any(found.roles.get(name) for name in frame.any_of):
        return None
    add_examples(found, predicate, fillers)
    return found


def add_examples(found: Match, predicate: Predicate, fillers: Fillers) -> None:
    """ "Killed nine people in Bor, including the mayor": hung on the deed, he is a victim too."""
    victims = found.roles.get("victim")
    if not victims:
        return
    known = {each.start for each in victims}
    hit = list(found.heads["victim"])
    beside = (*predicate.slot("including"), *in_company(predicate, hit), *examples_among(hit))
    parts = [item for head in hit for item in items_of(head)]
    for kind, heads in (("people", beside), ("anyone", parts)):
        for head in heads:
            told = [each for each in fillers.fill(head, kind) if each.start not in known]
            victims.extend(told)
            known.update(each.start for each in told)
            found.heads["victim"].extend(head for _ in told)


def has_role(frame: Frame, name: str) -> bool:
    """Whether the frame looks for the role itself."""
    return any(role.name == name for role in frame.roles)


def fits(frame: Frame, predicate: Predicate) -> bool:
    """Whether form, particles, host, preposition and neighbouring words are as the frame says."""
    if predicate.form not in frame.forms:
        return False
    if frame.tags and predicate.token.tag_ not in frame.tags:
        return False
    if predicate.form == "noun":
        return hosted(frame, predicate)
    if "any" in frame.particles or frame.particles == predicate.particles:
        return True
    # "Handed over the post": the parser may take the particle for a preposition.
    seen = predicate.particles | {token.lower_ for token in predicate.slot("adverb")}
    if not seen and not predicate.slot("object"):
        seen = frozenset(word for name in predicate.slots for word in name.split())
    return bool(frame.particles & seen)


def hosted(frame: Frame, predicate: Predicate) -> bool:
    """Whether the noun stands under one of the frame's verbs, or needs none."""
    if frame.cases and predicate.case not in frame.cases:
        return False
    if frame.particles and not (frame.particles & predicate.particles):
        return False
    if not frame.hosts or frame.bare:
        return True
    if predicate.host is not None and predicate.host.lemma_ in frame.hosts:
        return bool(frame.cases) or predicate.host_slot in HOST_SLOTS
    return any(  # "control taken by", "an attack launched from"
        child.dep_ == "acl" and child.lemma_ in frame.hosts for child in predicate.token.children
    )


def conditions(frame: Frame, predicate: Predicate, fillers: Fillers) -> bool:
    """The words that must and must not stand in slots."""
    for slot, words in frame.where:
        if words.isdisjoint(words_in(predicate, slot, fillers)):
            return False
    return not frame.unless or all(
        words.isdisjoint(words_in(predicate, slot, fillers)) for slot, words in frame.unless
    )


class Opening(NamedTuple):
    """A slot that is being filled: of which role, with what kind of mention, for what."""

    frame: Frame
    predicate: Predicate
    role: str
    kind: str
    slot: str


def fill_roles(frame: Frame, predicate: Predicate, fillers: Fillers) -> Match:
    """Each role from the first of its slots that gives anything; no words fill two roles."""
    found = Match()
    used: set[Span] = set()
    for role in frame.roles:
        if role.name in found.roles:
            continue  # a former alternative has filled it
        kind = role.kind
        if role.name == "place" and kind == "place" and not frame.type.startswith(ABOUT_PLACES):
            kind = "where"
        for slot in role.slots:
            words: Sequence[Token] = heads_in(predicate, slot, frame.hosts)
            if not words:
                continue
            words = own_first(predicate, words) if kind == "where" else words
            opening = Opening(frame, predicate, role.name, kind, slot)
            mentions, heads = fill_slot(opening, words, fillers, found, used)
            if mentions:
                found.roles[role.name] = named_first(mentions) if kind == "where" else mentions
                found.heads[role.name] = heads
                break
    return found


def fill_slot(
    opening: Opening, words: Iterable[Token], fillers: Fillers, found: Match, used: set[Span]
) -> tuple[list[Mention], list[Token]]:
    """The mentions in a slot that no other role has used, with the words that they hang on."""
    mentions: list[Mention] = []
    heads: list[Token] = []
    for head in words:
        if not takes(opening, head, heads):
            continue
        filling = (
            fillers.fill(head, opening.kind)
            or beside(head, opening.kind, mentions)
            or spoken(opening.role, opening.frame.type, head, opening.predicate.token)
        )
        for mention in filling:
            if is_within(mentions, mention) or not suits(opening, head, mention, found):
                continue
            mention = apart_from(mentions, mention, head)
            key = (mention.start or 0, mention.end or 0)
            if key not in used:
                used.add(key)
                mentions.append(mention)
                heads.append(head)
    return mentions, heads


def takes(opening: Opening, head: Token, heads: list[Token]) -> bool:
    """Whether a word in the slot can fill the role at all, beside those that do already."""
    trigger, type_ = opening.predicate.token, opening.frame.type
    if opening.role == "victim" and is_other_harm(head, trigger, type_):
        return False
    if opening.kind == "where" and is_origin_only(opening.slot, head):
        return False
    if is_before_its_name(head):
        return False
    if opening.role == "target" and is_part_of_one(head, heads):
        return False
    return not (
        fills_no_role(opening.role, head) or is_origin_of_people(opening.role, opening.slot, head)
    )


def suits(opening: Opening, head: Token, mention: Mention, found: Match) -> bool:
    """Whether a mention that hangs on a word of the slot fills the role."""
    role, slot, trigger = opening.role, opening.slot, opening.predicate.token
    if role == "actor" and is_gun(mention, found.roles.get("weapon", [])):
        return False
    if role == "actor" and slot == "compound" and is_house(mention):
        return False  # "the Lund University attack"
    if is_country_before(role, slot, mention) or is_a_direction(role, slot, head, mention):
        return False
    if is_headline_place(role, slot, mention, trigger):
        return False
    return not is_namesake(role, slot, mention, trigger)


def is_part_of_one(head: Token, heads: list[Token]) -> bool:
    """ "A raid on a post on the outskirts of Bor": one target, and where it stands."""
    return relation(head) == "nmod" and any(each == head.head for each in heads)


def is_origin_only(slot: str, head: Token) -> bool:
    """ "Took citizens from Chad": where people come from is not where something happened."""
    return slot == "from" and relation(head) == "nmod" and is_a(head.head, "people")


def is_gun(mention: Mention, weapons: list[Mention]) -> bool:
    """ "Heavy artillery fire": the guns that nobody is told to have are what was fired."""
    return mention.entity is None and any(each.end == mention.end for each in weapons)


def is_country_before(role: str, slot: str, mention: Mention) -> bool:
    """ "The Chad offensive", "shelling from Chad": where it was, and perhaps not by whom."""
    if role != "actor" or mention.rule != "events.country-acts":
        return False
    short = mention.text.isupper() or "." in mention.text  # "the US offensive"
    return slot == "from" or (slot == "compound" and not short)


def is_namesake(role: str, slot: str, mention: Mention, trigger: Token) -> bool:
    """ "The Oldbridge massacre": a name that nobody knows is where it was, and not of a person."""
    named = role == "victim" and slot == "compound" and mention.rule == "actors.person"
    return named and trigger.lemma_.lower() not in {"murder", "assassination", "killer", "assassin"}


def is_a_direction(role: str, slot: str, head: Token, mention: Mention) -> bool:
    """ "The Northern Chad offensive": a part of the country, where it was."""
    if role != "actor" or slot != "compound" or mention.start is None:
        return False
    return any(
        child.lower_ in DIRECTIONS and child.idx < mention.start
        for child in head.children
        if relation(child) in {"amod", "compound"}
    )


def is_within(mentions: list[Mention], mention: Mention) -> bool:
    """ "Chad Air Force": no second party inside the words of the first."""
    start, end = mention.start, mention.end
    return any(
        each.start is not None
        and each.end is not None
        and start is not None
        and end is not None
        and each.start <= start
        and end <= each.end
        and end - start < each.end - each.start
        for each in mentions
    )


def apart_from(mentions: list[Mention], mention: Mention, head: Token) -> Mention:
    """ "Chad and allied militias": the second of two does not hold the first."""
    start, end = mention.start, mention.end
    if start is None or end is None:
        return mention
    inside = [each.end for each in mentions
              if each.start is not None and each.end is not None
              and start <= each.start and each.end <= head.idx]  # fmt: skip
    if not inside:
        return mention
    text = text_of(head.doc)
    begin = max(each for each in inside if each is not None)
    rest = text[begin:end]
    skipped = len(rest) - len(rest.lstrip(" ,"))
    for word in ("and ", "or ", "& "):
        if rest[skipped:].startswith(word):
            skipped += len(word)
    return replace(mention, text=text[begin + skipped : end], start=begin + skipped)


def is_other_harm(head: Token, trigger: Token, type_: str) -> bool:
    """ "Killed five and *injuring nine* others": told of those behind it, whatever the parse says.

    ``type_``: the harm that the trigger is about; the words for another stand right before the
    phrase, or right behind a bare number ("67 dead and 1,000 wounded").
    """
    other = OTHER_HARM.get(type_)
    if other is None:
        return False
    doc = head.doc
    before = head.left_edge.i - 1
    first = doc[before + 1]
    both = before == trigger.i + 2 and doc[trigger.i + 1].lower_ == "and"  # "killing and wounding"
    if before > trigger.i and doc[before].lower_ in other and first.lower_ != "of" and not both:
        return True
    if trigger.i < head.i and head.lower_ in other and head.tag_ in {"VBN", "VBD"}:
        return True  # "killed two people and *wounded* ten", taken for those killed
    behind = head.i + 1
    return (
        relation(head) == "conj"
        and head.pos_ == "NUM"
        and behind < len(doc)
        and doc[behind].lower_ in other
    )


def is_house(mention: Mention) -> bool:
    """A school, a hotel, an embassy by its name."""
    return mention.text.split()[-1].lower() in word_class("gathering")


def is_struck(token: Token) -> bool:
    """A noun before a deed that says what was struck: a village, a wedding, a mosque."""
    return is_a(token, "place") or is_a(token, "gathering")


def heads_in(
    predicate: Predicate, slot: str, hosts: frozenset[str] = frozenset()
) -> tuple[Token, ...]:
    """The tokens of a slot; "object.by" is the slot "by" of what fills "object".

    The subject of a verb that the frame names as host is the noun's own: "issued a threat".
    """
    first, _, inner = slot.partition(".")
    if first == "self":
        tokens: tuple[Token, ...] = (predicate.token,)
    elif first == "host" and predicate.host is not None:
        tokens = (predicate.host,)
    else:
        tokens = predicate.slot(first)
    if first == "amod" and any(is_struck(each) for each in predicate.slot("compound")):
        return ()  # "a Nigerian village raid", "the Turkish wedding bombing": not by that state
    if first == "subject" and not tokens and predicate.host is not None:
        tokens = predicate.slot("bearer") if predicate.host.lemma_ in hosts else ()
    if not inner:
        return tokens
    if first == "in" and inner in {"by", "compound"}:  # "in a raid by rebels", not in a house
        tokens = tuple(each for each in tokens if is_a(each, "event") or each.lemma_ == "hand")
    found: list[Token] = []
    for token in tokens:
        found.extend(predicate_of(token, noun=token.pos_ != "VERB").slot(inner))
    return tuple(found)
