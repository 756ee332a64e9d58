"""States and capitals that act: "Turkey helped deliver arms", "Damascus denied it".

A country's name is a place until the tree makes it a doer, the one spoken to, or a party to a deal.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from holdfast.gazetteer import load_gazetteer
from holdfast.gazetteer.places import CAPITAL
from holdfast.model import PlaceMention
from holdfast.reading.actors.hits import Hit
from holdfast.reading.actors.records import Actor, state_actor, vocabulary
from holdfast.reading.actors.sketches import Sketch
from holdfast.reading.attribution.columns import Columns

# What is done in words to a government, and never to the town where it sits.
ADDRESSING = frozenset({"accuse", "urge", "warn", "criticise", "criticize", "blame"})


@dataclass(frozen=True, slots=True)
class Deeds:
    """Verbs by what they make of a state's name beside them."""

    still: frozenset[str]
    speaking: frozenset[str]
    receiving: frozenset[str]
    giving: frozenset[str]
    possessed: frozenset[str]
    companions: frozenset[str]
    talks: frozenset[str]
    ready: frozenset[str]


@lru_cache(maxsize=1)
def deeds() -> Deeds:
    """The verb lists of the vocabulary."""
    table = vocabulary()["acting"]
    return Deeds(
        still=frozenset(table["still"]),
        speaking=frozenset(table["speaking"]),
        receiving=frozenset(table["receiving"]),
        giving=frozenset(table["giving"]),
        possessed=frozenset(table["possessed"]),
        companions=frozenset(table["companions"]),
        talks=frozenset(table["talks"]),
        ready=frozenset(vocabulary()["ready"]),
    )


def acting_country(columns: Columns, hit: Hit) -> Sketch | None:
    """The government of a country whose name is a doer here; None where it is a place."""
    if hit.entry.adjective or hit.entry.country is None:
        return None
    token = _top(columns, hit)
    if not _acts(columns, token, capital=False):
        return None
    return _government(hit.entry.country, hit.start, hit.end, token, "actors.country-acts")


def acting_capital(columns: Columns, place: PlaceMention, token: int) -> Sketch | None:
    """The government whose capital is named as one who speaks or decides."""
    if place.country is None or place.start is None or place.end is None or place.relation != "at":
        return None
    if not _may_be_capital(place) or not _acts(columns, token, capital=True):
        return None
    end = token + 1
    while end < columns.size and columns.starts[end] < place.end:
        end += 1
    start = token
    while start > 0 and columns.starts[start - 1] >= place.start:
        start -= 1
    return _government(place.country, start, end, token, "actors.metonym")


@lru_cache(maxsize=4096)
def _is_capital(name: str, country: str) -> bool:
    gazetteer = load_gazetteer()
    found = (gazetteer.place(match.place) for match in gazetteer.lookup(name))
    return any(
        each.kind == "town" and each.rank == CAPITAL and each.country == country for each in found
    )


def _may_be_capital(place: PlaceMention) -> bool:
    return (
        place.precision == "town"
        and place.country is not None
        and _is_capital(place.name or place.text, place.country)
    )


def armed_by_deed(columns: Columns, sketch: Sketch) -> Actor | None:
    """ "The RSF stormed the camp": of all who bear the acronym the only one that bears arms.

    None where it does nothing that only an armed party does, or where several bear arms.
    """
    bearers = {each.entity: each for each in sketch.candidates if each.category in _BEARING_ARMS}
    if len(bearers) != 1 or sketch.end - sketch.start > 1:
        return None
    token = sketch.token
    head, dep = columns.head[token], columns.dep[token]
    does = dep in {"nsubj", "obl:agent"} and columns.lemma[head] in _FIGHTING
    had = dep == "nmod:poss" and columns.lemma[head] in _FIGHTING
    armed = columns.case(token) == "to" and any(
        columns.relation[child] == "obj" and columns.lemma[child] in _ARMS
        for child in columns.children[head]
    )
    return next(iter(bearers.values())) if does or had or armed else None


_BEARING_ARMS = frozenset({"armed-group", "militia", "military"})
_FIGHTING = frozenset({
    "capture", "seize", "storm", "shell", "bomb", "besiege", "control", "overrun", "recapture",
    "retake", "raid", "bombard", "encircle", "surround", "occupy", "loot", "massacre", "offensive",
    "siege", "advance", "assault", "fighter", "ambush", "withdraw", "takeover", "conquest",
})  # fmt: skip
_ARMS = frozenset({"weapon", "arm", "ammunition", "missile", "drone", "weaponry", "rifle", "tank"})


def _government(code: str, start: int, end: int, token: int, rule: str) -> Sketch:
    return Sketch(start, end, token, rule, candidates=(state_actor(code, "government"),))


def _top(columns: Columns, hit: Hit) -> int:
    """The token of the name that the sentence hangs on."""
    for token in range(hit.start, hit.end):
        if not hit.start <= columns.head[token] < hit.end or columns.head[token] == token:
            return token
    return hit.end - 1


def _acts(columns: Columns, token: int, *, capital: bool) -> bool:
    relation = columns.relation[token]
    if relation == "conj":
        return _acts_with(columns, token, capital=capital)
    verb = columns.head[token]
    if columns.dep[token] == "nsubj:pass":
        return columns.lemma[verb] in (ADDRESSING if capital else deeds().receiving)
    if capital and columns.dep[token] == "nmod:poss":
        return columns.lemma[verb] in deeds().possessed  # "Moscow's support for the rebels"
    if relation == "nsubj":
        if not capital and _in_a_group(columns, token, verb):
            return True
        return _is_doing(columns, verb, capital=capital)
    if columns.dep[token] == "obl:agent":
        return True
    if relation in {"obj", "iobj"} and _is_given(columns, token, verb):
        return True
    if relation in {"obj", "iobj"}:
        return columns.lemma[verb] in deeds().receiving
    case = columns.case(token)
    if relation == "obl" and case == "by" and _is_passive(columns, verb):
        return True
    if relation in {"nmod", "obl"}:
        if case in {"between", "with"} and columns.lemma[verb] in deeds().talks:
            return True
        return _in_company(columns, token)
    return False


def _is_given(columns: Columns, token: int, verb: int) -> bool:
    """ "Dealt *Kyiv* a heavy blow": one who gets something that stands behind the name."""
    return columns.lemma[verb] in deeds().giving and any(
        child > token
        and columns.relation[child] in {"obj", "xcomp"}
        and columns.pos[child] in {"NOUN", "PROPN"}
        for child in columns.children[verb]
    )


def _acts_with(columns: Columns, token: int, *, capital: bool) -> bool:
    """A coordinated name acts if the first of the list does."""
    first = token
    while columns.relation[first] == "conj" and columns.head[first] != first:
        first = columns.head[first]
    if columns.pos[first] not in {"PROPN", "NOUN"} or columns.relation[first] == "conj":
        return False
    return _acts(columns, first, capital=capital)


def _is_doing(columns: Columns, verb: int, *, capital: bool) -> bool:
    if columns.pos[verb] == "ADJ":
        return columns.lemma[verb] in deeds().ready
    if columns.pos[verb] != "VERB":
        return False
    lemma = columns.lemma[verb]
    if capital:
        return lemma in deeds().speaking
    return lemma not in deeds().still and not _is_passive(columns, verb)


def _is_passive(columns: Columns, verb: int) -> bool:
    """Passive by its dependents, or a bare participle; "has maintained" is neither."""
    deps = {columns.dep[child] for child in columns.children[verb]}
    if deps & {"nsubj:pass", "aux:pass", "obl:agent"}:
        return True
    return columns.tag[verb] == "VBN" and "aux" not in deps


def _in_a_group(columns: Columns, token: int, predicate: int) -> bool:
    """ "Turkey is the only country to have been involved": the predicate says that it acts."""
    if columns.pos[predicate] != "NOUN":
        return False
    return columns.lemma[predicate] in {"ally", "backer", "supporter", "sponsor", "party", "member"}


def _in_company(columns: Columns, token: int) -> bool:
    """ "together with Jordan": the words before the name put it beside a doer."""
    start = columns.left[token]
    words = " ".join(columns.lower[start:token])
    before = " ".join(columns.lower[max(0, start - 1) : token])
    return any(each in words or each in before for each in deeds().companions)
