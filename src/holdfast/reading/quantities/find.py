"""Every count of a document: how many, of whom or what, and what happened to them."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from holdfast.model import Quantity
from holdfast.reading.context import Note, Reading
from holdfast.reading.quantities.bounds import Count, count_at
from holdfast.reading.quantities.breakdowns import taken_apart
from holdfast.reading.quantities.counted import Counted, counted_by, group_of
from holdfast.reading.quantities.kinds import (
    INTRANSITIVE,
    PEOPLE,
    by_participle,
    happened_to,
    is_people,
    kinds,
    noun_kind,
)
from holdfast.reading.quantities.making import Place, Told, make, scaled
from holdfast.reading.quantities.numerals import Numeral, number_words, read_numeral, vocabulary
from holdfast.reading.quantities.shares import percent, share_of
from holdfast.reading.quantities.special import (
    fraction_at,
    is_left_behind,
    is_no_count,
    is_of_the_doers,
    named_among,
    none_at,
    population,
    toll_of,
    total_of,
    unit_of,
)
from holdfast.reading.quantities.stream import stream_of
from holdfast.reading.tree import SUBJECTS, first_conjunct, relation

PARTS = frozenset({"including", "among", "includes", "include", "included"})
COLLECTIVE = frozenset(
    {"number", "group", "lot", "majority", "crowd", "couple", "handful", "family"}
)
HARMS_COUNTED = frozenset({"death", "fatality", "injury"})
# How they are, of some of those who were hurt: "36 were wounded, three critically".
GRAVELY = frozenset({"critically", "seriously", "severely", "badly", "gravely", "mortally"})
TOLL_RULES = frozenset({"killed", "injured", "captured", "abducted", "displaced", "missing"})
DEFINITE = frozenset({"the", "those", "these", "its", "his", "her", "their", "our"})


def find_quantities(reading: Reading) -> list[Quantity]:
    """Find every count; fills ``reading.quantities``, sorted by start.

    Dates, ages, ordinals, times, names with numbers and list numbers are left out; distances,
    areas and money are kept with their units, so that nobody takes them for tolls.
    """
    stream = stream_of(reading.doc)
    dated = [each for each in reading.times if each.anchor is None]
    starts = [each.start or 0 for each in dated]
    place = Place(reading, stream, starts, [each.end or 0 for each in dated])
    found: list[Quantity] = []
    firsts = number_words().firsts
    at = 0
    while at < len(stream):
        lower = stream.lowers[at]
        if not (
            lower[0].isdigit() or lower in firsts or lower in {"no", "none", "nobody", "three"}
        ):
            at += 1
            continue
        quantity, end = _read(place, at, found)
        if quantity is not None:
            found.append(quantity)
        at = max(end, at + 1)
    reading.quantities = found = taken_apart(reading.doc, found)
    for each in found:
        decided = f"{each.what} {each.low}/{each.best}/{each.high} {each.unit} {each.side or ''}"
        reading.trace.append(Note("quantities", each.rule, each.start, each.end, decided.strip()))
    return found


def _read(place: Place, at: int, found: list[Quantity]) -> tuple[Quantity | None, int]:
    """The quantity that begins here, and the piece to go on from."""
    stream = place.stream
    special = fraction_at(stream, at)
    if special is not None:
        share, end = special
        return share_of(place, at, end, share), end
    empty = none_at(place.reading.doc, stream, at)
    if empty is not None:
        return _nobody(place, at, empty, found), empty
    numeral = read_numeral(stream, at)
    if numeral is None:
        return _indefinite(place, at, found), at + 1
    if place.is_time(stream.starts[numeral.start], stream.ends[numeral.end - 1]):
        return None, numeral.end
    if is_left_behind(place.reading.doc, stream, numeral.start):
        return None, numeral.end
    count = count_at(stream, numeral)
    if is_no_count(place.reading.doc, stream, count):
        return None, count.last.end
    return _counted(place, count, found), max(count.end, count.last.end)


def _counted(place: Place, count: Count, found: list[Quantity]) -> Quantity | None:
    doc, stream = place.reading.doc, place.stream
    unit, factor, end = unit_of(stream, count)
    head = counted_by(doc, stream, count)
    if unit == "percent":
        return percent(place, count, end, factor)
    if unit != "count":
        measure = {"km": "distance", "km2": "area", "money": "money"}[unit]
        signed = unit == "money" and end == max(count.end, count.last.end)
        first = count.start - 1 if signed and count.start == count.first.start else count.start
        told = Told(measure, Counted(None), unit)
        return make(place, (first, end), scaled(count, factor), told)
    noun = head.noun
    if noun is not None and noun.lemma_.lower() in vocabulary()["not_counted"]:
        return None
    base = head.governor or noun or place.token(count.last.end - 1)
    people = population(base, noun, stream, count)
    what: str | None = "population" if people else None
    if noun is None and (group := group_of(base)) is not None:
        head, what = group, what or happened_to(base.head)
    if noun is None:  # "67 dead and 1,000 wounded": the word right behind the number
        what = what or _adjective(place, count, None)
    if noun is not None and _is_whole(place, count):
        what = what or by_participle(noun) or noun_kind(noun)
    what = what or _left_dead(noun) or _harm_counted(noun) or toll_of(base) or named_among(base)
    what = what or happened_to(base, noun) or _adjective(place, count, noun)
    what = what or _verb_before(place, count, noun)
    total = _total(base, found) if what is None else None
    part = _is_part(place, count, base) and not _is_other_harm(place, count, what, found)
    if part and is_of_the_doers(base):
        what, part = None, False
    elif part and found and _near(place, found[-1], count) and found[-1].what in kinds().tolls:
        what = found[-1].what
    if what is None and noun is not None and total is None:
        what = noun_kind(noun) or noun.lemma_.lower()
    what = what or total or _shared(place, count, found)
    if what is None or _is_pronoun(place, count, noun, what):
        return None
    if total is None:
        head = _with_side(place, head, what, found, count)
    return make(place, (count.start, count.end), count, Told(what, head, part=part))


def _is_whole(place: Place, count: Count) -> bool:
    """ "Two of the *nine* hostages were killed": what befell the two is not told of the nine."""
    before = place.stream.lowers[max(0, count.start - 2) : count.start]
    if len(before) < 2 or before[0] != "of" or before[1] not in DEFINITE or count.start < 3:
        return False
    return place.token(count.start - 3).pos_ == "NUM"


def _total(base: Token, found: list[Quantity]) -> str | None:
    """ "Twelve were killed, they said, and later put the figure at *19*"."""
    if not found or found[-1].what not in TOLL_RULES or not total_of(base):
        return None
    return found[-1].what


def _left_dead(noun: Token | None) -> str | None:
    """ "Left twelve soldiers *dead* and four captured": right behind them, whatever comes after."""
    if noun is None or noun.i + 1 >= len(noun.doc) or noun.nbor(1).lower_ != "dead":
        return None
    return kinds().adjectives["dead"] if is_people(noun) else None


def _harm_counted(noun: Token | None) -> str | None:
    """ "Three deaths and five *injuries*": the harms themselves are counted."""
    lemma = noun.lemma_.lower() if noun is not None else ""
    return kinds().toll_nouns.get(lemma) if lemma in HARMS_COUNTED else None


def _is_pronoun(place: Place, count: Count, noun: Token | None, what: str) -> bool:
    """ "one of the largest", "the one": no count unless something happened to one."""
    stream = place.stream
    if stream.lowers[count.first.start] != "one" or count.rule != "number.exact":
        return False
    if noun is not None and place.token(count.first.start).dep_ == "nummod":
        return False
    return what not in kinds().tolls


def _adjective(place: Place, count: Count, noun: Token | None) -> str | None:
    """ "20 dead and 45 injured": the word right after the number, or after the noun."""
    after = count.last.end
    if noun is not None:
        if not is_people(noun):
            return None
        while after < len(place.stream) and place.stream.tokens[after] <= noun.i:
            after += 1
    for index in (count.last.end, after):
        if index < len(place.stream) and place.stream.lowers[index] in kinds().adjectives:
            return kinds().adjectives[place.stream.lowers[index]]
    return None if noun is not None else _participle(place, count)


def _participle(place: Place, count: Count) -> str | None:
    """ "12 were killed and 30 *arrested*": what was done to those whom no noun names."""
    if count.last.end >= len(place.stream):
        return None
    behind = place.token(count.last.end)
    if behind.tag_ != "VBN" or relation(behind) == "amod":
        return None
    return kinds().participles.get(behind.lower_)


def _verb_before(place: Place, count: Count, noun: Token | None) -> str | None:
    """ "wounded upwards of 30 men": the verb right before, where the parse lost its object."""
    if count.start == 0 or (noun is not None and not is_people(noun)):
        return None
    verb = place.token(count.start - 1)
    listed = verb.tag_ in {"VBN", "NNS"} and verb.i > 0 and verb.nbor(-1).lower_ in {",", "and"}
    if verb.tag_ not in {"VBD", "VBG", "VB", "VBZ", "VBP", "NN"} and not listed:
        return None
    kind = kinds().verbs.get(verb.lemma_.lower())
    return kind if verb.lemma_.lower() not in INTRANSITIVE else None


def _is_part(place: Place, count: Count, base: Token) -> bool:
    stream = place.stream
    before = stream.lowers[count.start - 1] if count.start else ""
    if before in PARTS or (before == "them" and stream.lowers[count.start - 2] == "among"):
        return True
    if any(child.lower_ in PARTS and child.i < base.i for child in first_conjunct(base).children):
        return True  # "nine people, including a nun and two children"
    after = stream.lowers[count.end : count.end + 2]
    if after and after[0] in GRAVELY and before == ",":
        return True
    if after and after[0] == "of" and after[-1] in {"them", "whom", "which", "those"}:
        return True
    return before in {"whom", "which", "them", ":"} and stream.lowers[count.start - 2] == "of"


def _is_other_harm(place: Place, count: Count, what: str | None, found: list[Quantity]) -> bool:
    """ "Left 12 dead, including four guards, and 30 *wounded*", "of whom nine were freed".

    Something else became of them than of those counted before, so that they are no part of these.
    """
    if not found or found[-1].what not in kinds().tolls:
        return False
    own = _adjective(place, count, None)
    if own is None and place.token(count.last.end - 1).dep_ in SUBJECTS and what in kinds().tolls:
        own = what
    return own is not None and own != found[-1].what


def _shared(place: Place, count: Count, found: list[Quantity]) -> str | None:
    """ "killed 20 on Monday and 30 on Tuesday": the second number is of the same kind."""
    token = place.token(count.last.end - 1)
    if token.dep_ == "conj" and found and _near(place, found[-1], count):
        return found[-1].what
    return None


def _near(place: Place, other: Quantity, count: Count) -> bool:
    gap = place.reading.document.text[other.end : place.stream.starts[count.start]]
    return len(gap) < 120 and ". " not in gap and "\n" not in gap


def _with_side(
    place: Place, head: Counted, what: str, found: list[Quantity], count: Count
) -> Counted:
    """An elliptical count is of those counted before: "31 people killed, 12 wounded"."""
    bare = head.side is None or head.side.lower() in {"others", "dead", "injured", "wounded"}
    if not bare or what not in kinds().tolls or not found:
        return head
    whole = [each for each in found[-3:] if not each.part_of]
    if not whole:
        return head
    last = whole[-1]
    if last.best == 1 and head.side is None and what not in {"killed", "injured"}:
        return head  # "a man was killed and 200 were arrested"
    if (
        last.rule == "number.indefinite"
        or last.side is None
        or last.what not in kinds().tolls
        or not _near(place, last, count)
    ):
        return head
    return replace(head, side=last.side, start=last.side_start, end=last.side_end)


def _nobody(place: Place, at: int, end: int, found: list[Quantity]) -> Quantity | None:
    """ "no one was killed", "no casualties": nought."""
    base = place.token(end - 1)
    what = happened_to(base)
    kind = noun_kind(base)
    if what is None and kind in kinds().tolls:
        what = kind
    if what is None or what not in kinds().tolls:
        return None
    numeral = Numeral(0.0, at, end)
    count = Count(None, 0.0, None, "number.none", at, end, numeral, numeral)
    return make(place, (at, end), count, Told(what, Counted(base)))


def _indefinite(place: Place, at: int, found: list[Quantity]) -> Quantity | None:
    """ "an airstrike destroyed", "a soldier was killed": one."""
    if place.stream.lowers[at] not in {"a", "an"}:
        return None
    article = place.token(at)
    noun = article.head
    if article.dep_ != "det" or noun.i <= article.i or noun.tag_ not in {"NN", "NNP"}:
        return None
    if noun.lemma_.lower() in COLLECTIVE:
        return None  # "a large number of youths"
    if any(child.lower_ in PARTS and child.i < article.i for child in noun.children):
        return _one_of_them(place, at, noun, found)
    kind, done = noun_kind(noun), happened_to(noun)
    if done is not None and kind is not None and is_people(noun):
        what = done
    elif kind is not None and kind in vocabulary()["indefinite"] and noun.pos_ == "NOUN":
        what = kind
    else:
        return None
    numeral = Numeral(1.0, at, at + 1)
    count = Count(None, 1.0, None, "number.indefinite", at, at + 1, numeral, numeral)
    head = counted_by(place.reading.doc, place.stream, count)
    return make(place, (at, at + 1), count, Told(what, head))


def _one_of_them(place: Place, at: int, noun: Token, found: list[Quantity]) -> Quantity | None:
    """ "Killed nine people, including *a* nurse": one of those counted before."""
    numeral = Numeral(1.0, at, at + 1)
    count = Count(None, 1.0, None, "number.indefinite", at, at + 1, numeral, numeral)
    whole = found[-1] if found else None
    if whole is None or whole.what not in kinds().tolls or not _near(place, whole, count):
        return None
    if noun_kind(noun) not in PEOPLE:
        return None
    head = counted_by(place.reading.doc, place.stream, count)
    return make(place, (at, at + 1), count, Told(whole.what, head, part=True))
