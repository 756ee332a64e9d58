"""How the words around a name stand to the named place: near, north of, part of, between."""

from __future__ import annotations

from dataclasses import dataclass

from holdfast.gazetteer import Gazetteer
from holdfast.gazetteer.places import KINDS
from holdfast.reading.places.candidate import Candidate
from holdfast.reading.places.quarters import STREETS
from holdfast.reading.places.vocabulary import Vocabulary, vocabulary
from holdfast.reading.places.words import HYPHENS, Words

_DIRECTION_BY_BEARING = {
    0: "north",
    45: "northeast",
    90: "east",
    135: "southeast",
    180: "south",
    225: "southwest",
    270: "west",
    315: "northwest",
}
_DESCRIPTION_REACH = 14
_CALLED = frozenset({"city", "town", "village", "port", "hamlet"})
_DESCRIBING = frozenset({"ADJ", "NOUN", "PROPN"})  # "the strategic border town of"
_PLACING = frozenset({"north", "south", "east", "west", "outskirts", "edge"})


@dataclass(slots=True)
class Relation:
    """Token range of the mention; ``kind``: at, near, part-of, <direction>-of, between, border.

    ``bearing`` in degrees and ``kilometres`` where stated; ``direction`` of a part ("northern");
    ``other``: number of the second candidate of "between"; ``facility``: the words after the name.
    ``reference``: the name only describes where another named place lies.
    """

    start: int
    end: int
    kind: str = "at"
    bearing: int | None = None
    kilometres: float | None = None
    direction: str | None = None
    other: int | None = None
    facility: str | None = None
    reference: bool = False
    absorbed: bool = False
    rule: str = "places.name"


@dataclass(frozen=True, slots=True)
class _Scan:
    """The text, its candidates in order, and the relation of each as found so far."""

    words: Words
    vocab: Vocabulary
    gazetteer: Gazetteer
    found: list[Candidate]
    result: list[Relation]


def relations(words: Words, gazetteer: Gazetteer, found: list[Candidate]) -> list[Relation]:
    """One relation per candidate; also notes stated distances on the candidates they describe."""
    vocab = vocabulary()
    result = [Relation(each.start, each.end) for each in found]
    for i, candidate in enumerate(found):
        _extend_right(
            words,
            vocab,
            candidate,
            result[i],
            found[i + 1].start if i + 1 < len(found) else len(words),
        )
        _part_before(words, vocab, candidate, result[i])
    scan = _Scan(words, vocab, gazetteer, found, result)
    for i, candidate in enumerate(found):
        if result[i].absorbed:
            continue
        if i + 1 < len(found) and _between(scan, i):
            continue
        _distance_before(scan, i)
        if result[i].kind == "at" and not result[i].reference:
            _near_before(words, vocab, candidate, result[i])
    return result


def _extend_right(
    words: Words, vocab: Vocabulary, candidate: Candidate, mine: Relation, limit: int
) -> None:
    """Take in the type or facility words that follow the name."""
    end = candidate.end
    if end >= limit or words.sentence[end] != words.sentence[candidate.start]:
        return
    j = end
    while j < limit and j - end < 3 and words.lower[j] in vocab.facility_modifiers:
        j += 1
    if j < limit and words.sentence[j] == words.sentence[candidate.start]:
        pair = f"{words.lower[j]} {words.lower[j + 1]}" if j + 1 < limit else ""
        size = 2 if pair in vocab.facilities else 1 if words.lower[j] in vocab.facilities else 0
        if size and not _verb(words, j):
            mine.end = j + size
            mine.facility = words.source[words.start[end] : words.end[j + size - 1]]
            mine.rule = "places.facility"
            return
    if (words.lower[end] in vocab.types or words.text[end] in STREETS) and not _verb(words, end):
        mine.end = end + 1
        mine.rule = "places.typed"
        if words.lower[end] in {"countryside", "hinterland"}:
            mine.kind, mine.rule = "near", "places.countryside"


def _verb(words: Words, i: int) -> bool:
    return words.pos[i] in {"VERB", "AUX"}


def _part_before(words: Words, vocab: Vocabulary, candidate: Candidate, mine: Relation) -> None:
    """ "northern Syria", "north-eastern Aleppo", "central Damascus"."""
    i = candidate.start - 1
    if i < 0 or words.sentence[i] != words.sentence[candidate.start]:
        return
    direction = vocab.direction_adjectives.get(words.lower[i])
    if direction is None:
        return
    start = i
    if i >= 2 and words.text[i - 1] in HYPHENS and words.lower[i - 2] in {"north", "south", "mid"}:
        start = i - 2
        direction = words.lower[i - 2] + direction if words.lower[i - 2] != "mid" else direction
    mine.start, mine.direction, mine.rule = start, direction, "places.part"
    if mine.kind == "at":
        mine.kind = "part-of"


def _between(scan: _Scan, i: int) -> bool:
    """Whether a candidate and the next are one mention: then the first becomes all of it."""
    words, (left, right) = scan.words, scan.found[i : i + 2]
    if words.sentence[left.start] != words.sentence[right.start] or right.start - left.end > 3:
        return False
    mine, other = scan.result[i : i + 2]
    if not _says_between(words, scan.vocab, mine, other):
        return False
    if _country(scan.gazetteer, left) or _country(scan.gazetteer, right):
        return False
    mine.kind, mine.other, mine.rule = "between", i + 1, "places.between"
    mine.end, mine.facility = max(mine.end, other.end), None
    other.absorbed = True
    return True


def _says_between(words: Words, vocab: Vocabulary, left: Relation, right: Relation) -> bool:
    """ "between A and B", "the road from A to B", "the A–B highway"."""
    joint = [word for word in words.lower[left.end : right.start] if word != "the"]
    before = words.lower[max(0, left.start - 4) : left.start]
    after = words.lower[right.end : right.end + 2]
    opened = before[-1:] == ["between"] or before[-2:] == ["between", "the"]
    if opened and joint == ["and"]:
        return not any(word in vocab.not_between for word in before)
    road = any(word in vocab.road_words for word in before) and joint in (["to"], ["and"], ["with"])
    if road and any(word in vocab.linking_words for word in before):
        return True
    hyphen = len(joint) == 1 and joint[0] in HYPHENS
    return hyphen and any(word in vocab.road_words for word in after)


def _country(gazetteer: Gazetteer, candidate: Candidate) -> bool:
    return any(
        KINDS[int(gazetteer.kind[match.place])] in {"country", "continent"}
        for match in candidate.matches
    )


def _distance_before(scan: _Scan, i: int) -> None:
    """ "15 km north of X", "240 miles to the northeast of X", "30 km from X", "just west of X"."""
    words, vocab, mine = scan.words, scan.vocab, scan.result[i]
    j = _before_kind(words, mine.start)
    if j < 1 or words.lower[j] not in {"of", "from", "outside"}:
        return
    linker, j = words.lower[j], j - 1
    bearing, j = _bearing(words, vocab, j) if linker == "of" else (None, j)
    article = False
    while j >= 0 and words.lower[j] in {"to", "the"}:
        article = article or (words.lower[j] == "the" and words.lower[j - 1] != "to")
        j -= 1
    kilometres, begin = _length(words, vocab, j)
    if kilometres is None:
        if bearing is None:
            return
        if article or words.lower[j] == "in":
            mine.kind, mine.direction = "part-of", _DIRECTION_BY_BEARING[bearing]
            mine.rule = "places.part"
            return
        begin = j + 1
    described = _described(words, vocab, scan.found, i, begin)
    if described is not None:
        mine.reference, mine.rule = True, "places.reference"
        anchor = _likeliest(scan.gazetteer, scan.found[i])
        if kilometres is not None and anchor is not None:
            turn = None if bearing is None else float(bearing)
            scan.found[described].distant = (anchor, kilometres, turn)
        return
    mine.kind = "near" if bearing is None else f"{_DIRECTION_BY_BEARING[bearing]}-of"
    mine.bearing, mine.kilometres = bearing, kilometres
    mine.rule = "places.distance" if kilometres is not None else "places.direction"


def _before_kind(words: Words, start: int) -> int:
    """The token before a name, past "the" and what it is called: "near *the border town of* X"."""
    i = start - 1
    if i >= 1 and words.lower[i] == "of" and words.lower[i - 1] in _CALLED:
        i -= 1
    if i >= 0 and words.lower[i] in _CALLED:
        i -= 1
        while i >= 0 and words.pos[i] in _DESCRIBING and words.lower[i] not in _PLACING:
            i -= 1
    return i - 1 if i >= 0 and words.lower[i] == "the" else i


def _bearing(words: Words, vocab: Vocabulary, j: int) -> tuple[int | None, int]:
    """Bearing of the direction word that ends at ``j``, and the token before it."""
    if j < 0 or words.lower[j] not in vocab.directions:
        compact = words.lower[j].replace("-", "") if j >= 0 else ""
        if compact in vocab.directions:
            return vocab.directions[compact], j - 1
        return None, j
    if j >= 2 and words.text[j - 1] in HYPHENS and words.lower[j - 2] in {"north", "south"}:
        joined = words.lower[j - 2] + words.lower[j]
        if joined in vocab.directions:
            return vocab.directions[joined], j - 3
    return vocab.directions[words.lower[j]], j - 1


def _length(words: Words, vocab: Vocabulary, j: int) -> tuple[float | None, int]:
    """Kilometres of the measure that ends at ``j``, and the token where it begins."""
    if j >= 0 and words.text[j] == ")":
        opening = next((k for k in range(j, max(-1, j - 6), -1) if words.text[k] == "("), None)
        if opening is None:
            return None, j
        j = opening - 1
    if j < 1 or words.lower[j] not in vocab.distance_units:
        return None, j
    number, begin = _number(words, vocab, j - 1)
    if number is None:
        return None, j
    return number * vocab.distance_units[words.lower[j]], begin


def _number(words: Words, vocab: Vocabulary, k: int) -> tuple[float | None, int]:
    if words.text[k] in HYPHENS and k > 0:
        k -= 1
    plain = words.text[k].replace(",", "")
    if plain.replace(".", "", 1).isdigit():
        return float(plain), k
    if words.lower[k] in vocab.number_words:
        return float(vocab.number_words[words.lower[k]]), k
    return None, k


def _described(
    words: Words, vocab: Vocabulary, found: list[Candidate], i: int, begin: int
) -> int | None:
    """The candidate before, when the phrase only says where that place lies; None otherwise."""
    if i == 0:
        return None
    for number in range(i - 1, max(-1, i - 3), -1):
        before = found[number]
        if (
            words.sentence[before.start] != words.sentence[begin]
            or begin - before.end > _DESCRIPTION_REACH
        ):
            return None
        inner = {k for other in found[number + 1 : i] for k in range(other.start, other.end)}
        gap = [words.lower[k] for k in range(before.end, begin) if k not in inner]
        if all(word in vocab.description_words or word in vocab.types for word in gap):
            opens = not gap or gap[0] in {
                ",",
                "(",
                "-",
                "–",
                "—",
                "which",
                "is",
                "lies",
                "sits",
                "located",
                "situated",
            }
            if opens or gap[0] in vocab.types:
                if number - 1 >= 0 and inner == set() and _is_container_of(words, found, number):
                    return number - 1
                return number
    return None


def _is_container_of(words: Words, found: list[Candidate], number: int) -> bool:
    """ "Hit, Iraq, 50 km west of X": the description is of Hit, not of Iraq."""
    between = words.lower[found[number - 1].end : found[number].start]
    return between == [","] and bool(found[number - 1].containers)


def _likeliest(gazetteer: Gazetteer, candidate: Candidate) -> int | None:
    """The weightiest town of a name, before any context; enough to test a stated distance."""
    towns = [
        m.place
        for m in candidate.matches
        if KINDS[int(gazetteer.kind[m.place])] in {"town", "country"}
    ]
    if not towns:
        return candidate.matches[0].place if candidate.matches else None
    return max(towns, key=lambda place: (int(gazetteer.population[place]), -place))


def _near_before(words: Words, vocab: Vocabulary, candidate: Candidate, mine: Relation) -> None:
    """ "near X", "on the outskirts of X", "parts of X", "the border with X"."""
    i = _before_kind(words, mine.start)
    if i < 0 or words.sentence[i] != words.sentence[candidate.start]:
        return
    lower, earlier = words.lower[i], words.lower[i - 1] if i else ""
    if (
        lower in vocab.near_words
        or (lower == "to" and earlier == "close")
        or (lower in {"of", "to"} and earlier in vocab.part_nouns)
    ):
        mine.kind, mine.rule = "near", "places.near"
    elif lower == "of" and earlier in vocab.inner_nouns:
        mine.kind, mine.rule = "part-of", "places.part"
    elif (lower == "with" and earlier in {"border", "borders", "frontier"}) or (
        mine.end < len(words) and words.lower[mine.end] in {"border", "frontier", "borders"}
    ):
        mine.kind, mine.rule = "border", "places.border"
