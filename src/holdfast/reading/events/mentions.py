"""What a mention is: a place, a party, one that bears arms; and mentions made from mere words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from holdfast.model import ActorMention, Mention, PlaceMention
from holdfast.reading.events.phrases import (
    PRONOUNS,
    before_hyphen,
    bounds,
    counted,
    exemplifies,
    is_a,
)
from holdfast.reading.tree import conjuncts, relation, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

ARMED = frozenset({
    "government", "military", "police", "intelligence", "armed-group", "militia", "coalition",
    "organisation",
})  # fmt: skip
RANKS = {"country": 1, "region": 1, "province": 2, "district": 3, "town": 4, "exact": 5}
GROUPS = frozenset({"armed-group", "militia"})
STATES = frozenset({"government", "military", "police", "coalition"})
NOT_A_PEOPLE = frozenset({
    "islamic", "northern", "southern", "eastern", "western", "central", "new", "great", "upper",
    "lower", "muslim", "christian", "catholic", "national", "federal", "grand",
})  # fmt: skip
PEOPLES = ("ish", "ese", "ian", "ean", "ani", "iri", "eni", "aqi", "ali", "ouc")
# "In front of the bank": it went off at the bank.
EDGES = frozenset({
    "front", "side", "back", "rear", "vicinity", "entrance", "door", "doors", "corner", "outside",
    "inside", "roof", "basement", "floor", "courtyard", "lobby", "garden", "gates", "steps",
})  # fmt: skip
HELD = frozenset({"hold", "control"})
NAMING = frozenset({"name", "call", "identify"})
THINGS = ("weapon", "place", "property", "building")
PARTY_KINDS = frozenset({"actor", "person"})

# What a speaker tells of his own side, whoever that is.
SPOKEN = ("support.", "talks.meeting", "aid", "accusation", "battle.clash")

CALENDAR = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "ramadan", "christmas", "easter",
})  # fmt: skip


def beside(head: Token, kind: str, mentions: list[Mention]) -> list[Mention]:
    """A name nobody knows, coordinated with a place that is known, is a place too."""
    if kind not in {"place", "site", "area"} or not mentions or head.pos_ != "PROPN":
        return []
    if head.lower_ in CALENDAR:  # "their rule in Bria ended in March"
        return []
    if not isinstance(mentions[0], PlaceMention):
        return []
    start, end = bounds(head)
    text = text_of(head.doc)[start:end]
    return [
        PlaceMention(text=text, start=start, end=end, kind="place", name=text, rule="events.beside")
    ]


def is_place(mention: Mention) -> bool:
    """A place, or a description that stands for one."""
    return isinstance(mention, PlaceMention) or mention.kind == "place"


def is_party(mention: Mention) -> bool:
    """A party or a person, or a description that stands for one."""
    return isinstance(mention, ActorMention) or mention.kind in PARTY_KINDS


def is_armed(mention: Mention, head: Token) -> bool:
    """A party that bears arms, by its category or its noun; soldiers do not "flee their homes"."""
    armed = isinstance(mention, ActorMention) and mention.category in ARMED
    return armed or is_a(head, "fighters")


def is_armed_group(mention: Mention) -> bool:
    """A known armed group or militia, by its name: whatever it leaves it had with its arms."""
    if not isinstance(mention, ActorMention) or mention.entity is None:
        return False
    return mention.category in GROUPS


def is_media(mention: Mention) -> bool:
    """The outlet in brackets after an item takes no part in it."""
    return isinstance(mention, ActorMention) and mention.category == "media"


def is_unknown_name(noun: Token) -> bool:
    """A name that no list holds: of a people or an organisation, or "Kurdish" in "Kurdish rule"."""
    before_hyphen = relation(noun) in {"compound", "obl"} and noun.head.pos_ == "VERB"
    holds = relation(noun) == "nsubj" and noun.head.lemma_ in HELD  # "the Kurdish held north"
    if noun.pos_ == "ADJ" and (relation(noun) == "amod" or before_hyphen or holds):
        # In a text that is all in capitals they say nothing: "A BRUTAL ATTACK" is by nobody.
        shouted = noun.text.isupper() and len(noun.text) > 4
        if noun.is_sent_start and not noun.lower_.endswith(PEOPLES):  # "Heavy shelling"
            return False
        return noun.text[:1].isupper() and not shouted and noun.lower_ not in NOT_A_PEOPLE
    return noun.pos_ == "PROPN" and (noun.tag_ == "NNPS" or noun.ent_type_ == "ORG")


def said_to_be_armed(noun: Token) -> bool:
    """ "Armed protesters": they bear arms, whoever they are."""
    return any(child.lower_ == "armed" and child.i < noun.i for child in noun.children)


def bears_arms(mention: Mention, head: Token) -> bool:
    """Whether a party can fight: by its category, or by its noun where the category is open."""
    if said_to_be_armed(head):
        return True
    if isinstance(mention, ActorMention):
        unnamed = mention.category == "unknown" and head.pos_ == "PROPN"
        return mention.category in ARMED or unnamed or is_a(head, "fighters")
    return mention.entity is not None or is_a(head, "fighters") or head.tag_ in PRONOUNS


def is_state(mention: Mention, head: Token) -> bool:
    """A government, its forces or a coalition; or words that can mean nothing else."""
    if isinstance(mention, ActorMention) and mention.category in STATES:
        return True
    return is_a(head, "state")


def described(head: Token, kind: str) -> Mention:
    """The words of a phrase, standing for nobody known; "*January* dynamite" is dynamite."""
    start, end = bounds(head)
    for child in head.children:
        if child.dep_ == "compound" and child.idx == start and is_a(child, "time"):
            start = child.nbor(1).idx
    text = text_of(head.doc)[start:end]
    return Mention(text=text, start=start, end=end, kind=kind, rule="events.words")


def spoken(role: str, type_: str, head: Token, trigger: Token) -> list[Mention]:
    """ "*We* support the army", said by nobody whose side is known: the word stands for itself."""
    if role != "actor" or head.lower_ != "we" or not type_.startswith(SPOKEN):
        return []
    above = trigger.head if trigger.pos_ == "NOUN" else trigger  # "we held talks"
    told = head.head in (trigger, above) or trigger.tag_ == "VB"
    return [described(head, "actor")] if told else []


def with_origin(head: Token, mention: Mention) -> Mention:
    """A party nobody knows, with where it is from or what it is of.

    "Fighters from Misrata and Zintan", "guerrillas of the Northern Front".
    """
    if mention.entity is not None or mention.end != head.idx + len(head):
        return mention
    if relation(head) != "nsubj" or head.tag_ != "NNS":
        return mention  # "the retreat of the army from Kunduz"
    origin = next((child for child in head.children if is_origin(child, head)), None)
    if origin is None or mention.antecedent is not None:
        return mention
    end = bounds(conjuncts(origin)[-1])[1]
    return replace(mention, text=text_of(head.doc)[mention.start : end], end=end)


def is_origin(child: Token, head: Token) -> bool:
    """Whether a phrase right behind fighters names where they are from."""
    if child.dep_ != "nmod" or child.pos_ != "PROPN" or not is_a(head, "fighters"):
        return False
    marks = [each for each in child.children if each.dep_ == "case"]
    near = len(marks) == 1 and marks[0].i == head.i + 1
    return near and (
        marks[0].lower_ == "from" or (marks[0].lower_ == "of" and child.ent_type_ == "ORG")
    )


def described_whole(head: Token, kind: str) -> Mention:
    """The words of a phrase with what it is of: "the office of the mayor", "a branch of the bank".

    One that is of a place, of a number or of a time stays as it is.
    """
    return whole_of(head, described(head, kind))


def whole_of(head: Token, mention: Mention) -> Mention:
    """A thing with what it is of, where mere words stand for it: "the office of the mayor"."""
    owner = next((child for child in head.children if is_owner(child, head)), None)
    if owner is None or mention.start is None:
        return mention
    end = bounds(owner)[1]
    return replace(mention, text=text_of(head.doc)[mention.start : end], end=end)


def is_owner(child: Token, head: Token) -> bool:
    """Whether a phrase right behind a thing says whose it is: "of the mayor", not "of Bogota"."""
    if child.dep_ != "nmod" or child.i < head.i or child.ent_type_ == "PLACE":
        return False
    marks = [each for each in child.children if each.dep_ == "case"]
    near = len(marks) == 1 and marks[0].lower_ == "of" and marks[0].i == head.i + 1
    housed = is_a(child, "building") or not is_a(child, "place")
    return near and child.pos_ in {"NOUN", "PROPN"} and housed


def armament(head: Token) -> Token | None:
    """The weapon that a phrase names: itself, what it is made of, or what it is a load of.

    "A bomb"; "a dynamite charge"; "20 kilos of dynamite".
    """
    if is_a(head, "weapon"):
        return head
    within = counted(head)
    if within is not None and is_a(within, "weapon"):
        return head  # "one of the bombs"
    if is_a(head, "load"):
        for child in head.children:
            made = relation(child) in {"compound", "amod"} and child.i < head.i
            if made and is_a(child, "weapon"):
                return head
            if child.dep_ == "nmod" and child.i > head.i and (inner := armament(child)) is not None:
                return inner  # "two bursts of machinegun fire"
    return None


def named_behind(head: Token) -> list[Token]:
    """Heads of the names of people told behind a description of them.

    "A priest, Juan Lopez"; "a man named Juan Lopez"; "nine people, including Juan Lopez"; "those
    kidnapped are Juan Lopez and Ana Ruiz".
    """
    found: list[Token] = []
    inner = counted(head)  # "two of her guards, Juan Soto and Luis Paz"
    examples = False
    for child in (*head.children, *(inner.children if inner is not None else ())):
        if child.i < head.i:
            continue
        kind = relation(child)
        examples = examples or exemplifies(child)
        bare = examples and not any(each.dep_ == "case" for each in child.children)
        if kind == "appos" or (kind == "nmod" and (exemplifies(child) or bare)):
            found.extend(one for each in conjuncts(child) for one in persons_at(each))
        elif kind == "conj" and is_second_title(child, head):
            found.extend(persons_at(child))
        elif kind == "acl" and child.lemma_ in NAMING:
            found.extend(
                each for each in child.children if each.i > child.i and each.ent_type_ == "PERSON"
            )
    equated = head.head
    if relation(head) == "nsubj" and any(child.dep_ == "cop" for child in equated.children):
        found.extend(each for each in conjuncts(equated) if each.ent_type_ == "PERSON")
    return found


def is_second_title(title: Token, first: Token) -> bool:
    """ "The murdered senator and *party leader* Ana Ruiz": one woman, who was both."""
    described = any(child.tag_ == "VBN" and child.dep_ == "amod" for child in first.children)
    return (
        described
        and title.tag_ == "NN"
        and not any(child.dep_ in {"det", "nmod:poss"} for child in title.children)
    )


def persons_at(token: Token) -> list[Token]:
    """The name of a person, itself or right behind what the person is: "the leader Ana Ruiz"."""
    if token.ent_type_ == "PERSON":
        return [token]
    behind = (child for child in token.children if child.i > token.i)
    return [each for each in behind if each.dep_ == "appos" and each.ent_type_ == "PERSON"]


def behind_edge(head: Token) -> list[Token]:
    """ "In front of the bank and the hotel": what the edge is of; otherwise the head itself."""
    if head.lower_ not in EDGES:
        return [head]
    return [
        each
        for child in head.children
        if relation(child) == "nmod" and child.i > head.i
        for each in conjuncts(child)
    ]


def widened(head: Token, mention: Mention) -> Mention:
    """A known party with the words that say who of it: "dozens of IS fighters"."""
    start, end = bounds(head)
    if mention.start is None or mention.end is None:
        return mention
    if not (start <= mention.start and mention.end <= end) or preposition_inside(head, mention):
        return mention
    return replace(mention, text=text_of(head.doc)[start:end], start=start, end=end)


def joined_only(head: Token, mention: Mention) -> Mention:
    """ "The largest rebel-held district": the holder is "rebel", whatever stands before it."""
    start = bounds(head)[0]
    known = isinstance(mention, ActorMention) and mention.entity is not None
    if not before_hyphen(head) or mention.start is None or known or mention.antecedent is not None:
        return mention
    if mention.start >= start or mention.end is None or mention.end <= start:
        return mention
    return replace(mention, text=text_of(head.doc)[start : mention.end], start=start)


def preposition_inside(head: Token, mention: Mention) -> bool:
    """Whether the mention already covers the head, so that widening adds only its modifiers."""
    return (
        mention.start is not None
        and mention.end is not None
        and (mention.start <= head.idx < mention.end)
    )


def as_actor(place: PlaceMention) -> Mention:
    """A country that acts: its name for its government, no entity guessed."""
    return ActorMention(
        text=place.text,
        start=place.start,
        end=place.end,
        kind="actor",
        name=place.name,
        rule="events.country-acts",
        category="government",
        country=place.country,
    )


def finest(head: Token, places: list[Mention]) -> list[Mention]:
    """ "Cities in Syria and Iraq, Palmyra and Ramadi": the finest of several are the cities."""
    ranks = [RANKS.get(getattr(each, "precision", ""), 0) for each in places]
    if head.tag_ not in {"NNS", "NNPS"} or len(set(ranks)) < 2:
        return []
    return [each for each, rank in zip(places, ranks, strict=True) if rank == max(ranks)]


def part_of(head: Token, place: Mention) -> Mention:
    """A part of a place: its words, and which place it is part of, but never that place."""
    start, own_end = bounds(head)
    end = max(own_end, place.end or 0)
    text = text_of(head.doc)[start:end]
    if isinstance(place, PlaceMention):
        beside = place.relation not in {"at", "part-of"}
        return replace(
            place,
            text=text,
            start=start,
            end=end,
            relation=place.relation if beside else "part-of",
            rule="events.part-of",
        )
    return replace(place, text=text, start=start, end=end, entity=None, rule="events.part-of")


def is_thing(head: Token) -> bool:
    """A thing one can hit: a vehicle, a building, equipment; events and abstractions are not."""
    if head.pos_ == "PROPN":
        return True
    return head.pos_ == "NOUN" and any(is_a(head, name) for name in THINGS)
