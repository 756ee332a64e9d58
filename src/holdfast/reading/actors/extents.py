"""What follows the head of an actor's phrase: "of IS", "affiliated with X", "of Syria"."""

from __future__ import annotations

from functools import lru_cache

from holdfast.reading.actors.hits import Hit
from holdfast.reading.actors.phrases import Phrase
from holdfast.reading.actors.records import vocabulary, vocabulary_list
from holdfast.reading.attribution.columns import Columns

REACH = 4
"""Tokens between a preposition and the name that it leads to."""
_FILLERS = frozenset(
    {"the", "so", "called", "-", "self", "styled", "a", "an", "al", "al-", '"', "“"}
)
_MEMBERS = frozenset({"fighters", "dependent", "officials", "apart", "organisations"})
_SERVING = frozenset({"body", "dependent", "officials"})
_NAMING = frozenset({"name", "acronym"})
_BESIDE = frozenset({"flat", "appos", "nmod", "compound"})


@lru_cache(maxsize=1)
def _relations() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    table = vocabulary()["relations"]
    return (
        {word: frozenset(after) for word, after in table["after"].items()},
        {word: frozenset(after) for word, after in table["belonging"].items()},
    )


def extend_right(columns: Columns, phrase: Phrase, starts: dict[int, Hit]) -> list[Hit]:
    """Widen the phrase over what follows it; the hits that became part of it.

    "Affiliated with X" makes it somebody who is not X; "of X" and "belonging to X" are evidence.
    """
    after, belonging = _relations()
    end = phrase.end
    if end >= columns.size:
        return []
    word = columns.lower[end]
    if (name := starts.get(end)) is not None and _is_called(columns, phrase, name):
        phrase.evidence.append(name)
        phrase.end = name.end
        return [name]
    if word in after and columns.pos[end] in {"VERB", "ADJ", "ADV", "ADP"}:
        return _related(columns, phrase, starts, after[word])
    if word in belonging:
        prepositions = belonging[word]
        if prepositions and columns.lower[end + 1 : end + 2] != [*prepositions][:1]:
            return []
        return _belongs(columns, phrase, starts, end + (2 if prepositions else 1))
    if word == "with" and _acts_with_name(columns, phrase, starts):
        return _belongs(columns, phrase, starts, end + 1)
    return []


def _is_called(columns: Columns, phrase: Phrase, name: Hit) -> bool:
    """ "The rebel movement *M23*": the name stands beside the noun and plays the noun's part."""
    noun = phrase.head.entry.noun
    if noun is None or noun.plural or name.entry.kind not in _NAMING:
        return False
    if phrase.evidence or phrase.relation is not None or noun.noun_class == "body":
        return False
    if noun.word.rpartition(" ")[2] not in vocabulary_list("group_nouns"):
        return False
    beside = columns.head[name.start] == phrase.token and columns.relation[name.start] in _BESIDE
    alike = columns.head[name.start] == columns.head[phrase.token] and (
        columns.relation[name.start] == columns.relation[phrase.token]
    )
    return beside or alike


def _acts_with_name(columns: Columns, phrase: Phrase, starts: dict[int, Hit]) -> bool:
    """ "Rebels with the M23 took the mill": the name hangs on them, and they do the deed."""
    hit = _hit_from(columns, starts, phrase.end + 1)
    if hit is None or hit.entry.kind not in _NAMING:
        return False
    doing = columns.relation[phrase.token].startswith("nsubj")
    return doing and columns.head[hit.end - 1] in {phrase.token, *range(hit.start, hit.end)}


def _related(
    columns: Columns, phrase: Phrase, starts: dict[int, Hit], prepositions: frozenset[str]
) -> list[Hit]:
    end = phrase.end
    if columns.head[end] != phrase.token and columns.relation[end] not in {"acl", "amod"}:
        return []
    at = end + 1
    if prepositions:
        if at >= columns.size or columns.lower[at] not in prepositions:
            return []
        at += 1
    hit = _hit_from(columns, starts, at)
    named = _name_end(columns, at)
    if hit is None and named is None:
        return []
    phrase.relation = phrase.start if phrase.relation is None else phrase.relation
    phrase.evidence.clear()
    phrase.joined.clear()
    if hit is None:
        phrase.end = named or phrase.end
        return []
    taken = _take(columns, phrase, starts, hit)
    if taken[-1].entry.kind == "noun" and columns.entity[phrase.end : phrase.end + 1] == ["PERSON"]:
        phrase.end = _name_end(columns, phrase.end) or phrase.end  # "loyal to General *Ali Beg*"
    return taken


def _name_end(columns: Columns, at: int) -> int | None:
    """One past the name that begins here, article skipped, where the model marks one."""
    if columns.lower[at : at + 1] == ["the"]:
        at += 1
    end = at
    while end < columns.size and columns.entity[end] and columns.entity[end] == columns.entity[at]:
        end += 1
    return end if end > at else None


def _belongs(columns: Columns, phrase: Phrase, starts: dict[int, Hit], at: int) -> list[Hit]:
    noun = phrase.head.entry.noun
    if noun is None or phrase.evidence:
        return []
    hit = _hit_from(columns, starts, at)
    if hit is None:
        return []
    if (pair := _named_body(columns, phrase, hit, starts.get(hit.end))) is not None:
        return _of_body(phrase, *pair)
    if hit.entry.kind in {"noun", "deed", "people"}:
        return []
    is_country = hit.entry.kind == "country"
    if is_country and (noun.noun_class not in {"body", "officials"} or hit.entry.adjective):
        return []
    if is_country and columns.lower[phrase.end] != "of":
        return []
    if not is_country and not (noun.noun_class in _MEMBERS or noun.general):
        return []
    if _leads_on(columns, hit, starts):
        return []
    phrase.evidence.append(hit)
    phrase.end = hit.end
    return [hit]


def _named_body(
    columns: Columns, phrase: Phrase, first: Hit, second: Hit | None
) -> tuple[Hit, Hit] | None:
    """Name and noun of "the *IS* group", "the group *Boko Haram*", "the *Burundian* army"."""
    member = phrase.head.entry.noun
    if second is None or member is None or columns.tag[second.end : second.end + 1] == ["POS"]:
        return None
    name, body = (second, first) if first.entry.kind == "noun" else (first, second)
    noun = body.entry.noun
    if noun is None or columns.head[body.end - 1] != phrase.token:
        return None
    if name.entry.kind in _NAMING:
        fits = noun.word.rpartition(" ")[2] in vocabulary_list("group_nouns")
        return (name, body) if fits and (member.noun_class in _MEMBERS or member.general) else None
    adjective = name is first and name.entry.kind == "country" and name.entry.adjective
    fits = adjective and noun.office not in {None, "government", "ministry"}
    return (name, body) if fits and member.noun_class in _SERVING else None


def _of_body(phrase: Phrase, name: Hit, body: Hit) -> list[Hit]:
    """Take both; the noun of a state's body says which of its forces they are of."""
    phrase.evidence.append(name)
    if name.entry.kind == "country":
        phrase.nouns.append(body)
    phrase.end = max(name.end, body.end)
    return [name, body]


def _leads_on(columns: Columns, hit: Hit, starts: dict[int, Hit]) -> bool:
    """ "members of the IS delegation", "army of Iraq's neighbour": the name is only a modifier."""
    last = hit.end - 1
    if hit.end < columns.size and columns.tag[hit.end] == "POS":
        return True
    following = starts.get(hit.end)
    if following is not None and following.entry.kind in {"noun", "deed"}:
        return True
    return columns.relation[last] in {"amod", "compound"} and columns.head[last] > last


def _take(columns: Columns, phrase: Phrase, starts: dict[int, Hit], hit: Hit) -> list[Hit]:
    """Take the hit, and the noun it modifies ("allied with the Iraqi army")."""
    taken = [hit]
    following = starts.get(hit.end)
    while following is not None and following.entry.kind in {"noun", "name", "acronym"}:
        taken.append(following)
        following = starts.get(following.end)
    phrase.end = taken[-1].end
    return taken


def _hit_from(columns: Columns, starts: dict[int, Hit], at: int) -> Hit | None:
    """The hit that begins here, past articles and "so-called"."""
    for token in range(at, min(at + REACH, columns.size)):
        hit = starts.get(token)
        if hit is not None:
            return hit
        if columns.lower[token] not in _FILLERS:
            return None
    return None
