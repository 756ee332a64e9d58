"""How far a cue reaches: the words around it that say how, where and of what something is said.

A cue is more than its verb or noun: "said in a statement", "to say", "wrote:", "tried to explain",
"a growing fear of". Its words always stand together, and never in its source or its content: a
preposition between cue and content belongs to the cue.
"""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.cues import cue_table
from holdfast.reading.attribution.found import Found, cue_extent
from holdfast.reading.attribution.kinds import is_document
from holdfast.reading.attribution.ranges import Range, contains, subtract
from holdfast.reading.attribution.sources import CLIMB, phrase_before, speaker

MANNER = frozenset({"obl", "advmod"})
ADDRESSING = frozenset({"to", "of"})
DESCRIBING = frozenset({"det", "amod", "advmod", "nummod"})
LED = frozenset({"xcomp", "advcl", "ccomp", "obl", "acl"})
CLOSING = frozenset({",", "--", "—", "–"})
RELATIVE = frozenset({"WP", "WP$", "WDT"})
LONGEST_CLAUSE = 30
"""Words of a clause that describes a source."""
LONGEST_BETWEEN = 3
"""Auxiliaries and adverbs between a source and its cue."""
LONGEST = 8
"""Words of one adverbial that still belong to a cue."""


def widen_cues(columns: Columns, found: list[Found]) -> None:
    """Set the full extent of each cue. ``found`` must have its contents trimmed."""
    for each in found:
        tag = columns.tag[each.token]
        _issued(columns, each)
        if tag[:2] == "VB":
            start, end = each.cue_range
            start = _light_verb(columns, each, _infinitive_mark(columns, each, start))
            each.cue_range = start, _manner(columns, each, end)
        elif columns.pos[each.token] == "NOUN" and each.cue_range[1] == each.token + 1:
            each.cue_range = _noun_phrase(columns, each)
        if each.content and each.content[0] != each.cue_range:
            each.content = subtract(each.content, each.cue_range) or each.content


def _issued(columns: Columns, found: Found) -> None:
    """ "Issued a statement calling …": who issues a text says what it says, and by issuing it."""
    document, verb = found.source_head, found.token
    if document is None or document != columns.head[verb] or not found.cue_range[0] > document:
        return
    issuing = columns.head[document]
    lists = cue_table().lists
    made = columns.relation[document] == "obj" and columns.lemma[issuing] in lists["issuing"]
    text = columns.lemma[document] in lists["issued"] or is_document(columns, document)
    if not made or not issuing < document or not text:
        return
    maker = speaker(columns, issuing)
    if maker is None or not maker < issuing:
        return
    found.source, found.source_head = phrase_before(columns, maker, issuing), maker
    found.cue_range = cue_extent(columns, issuing)[0], found.cue_range[1]


def closes_aside(columns: Columns, span: Range, cue: int) -> bool:
    """Whether the mark behind a source closes its aside ("Omar Said, the mayor | , | said")."""
    start, end = span
    if not end < cue <= end + LONGEST_BETWEEN or columns.words[end] not in CLOSING:
        return False
    between = all(columns.pos[index] in {"ADV", "AUX"} for index in range(end + 1, cue))
    return between and columns.words[end] in columns.words[start:end]


def with_clause(columns: Columns, span: Range, cue: int, voices: frozenset[int]) -> Range:
    """A source with the relative clause behind its comma ("the nurse, who has fled, | said").

    A clause that tells what somebody says is no part of the source. ``voices``: cues of saying.
    """
    end = span[1]
    if end + 1 >= columns.size or columns.words[end] != ",":
        return span
    relative = next((index for index in (end + 1, end + 2) if columns.tag[index] in RELATIVE), None)
    clause = None if relative is None else _clause_of(columns, relative)
    if clause is None or not span[0] <= columns.head[clause] < end:
        return span
    stop = columns.right[clause]
    while columns.pos[stop - 1] in {"PUNCT", "SPACE"}:
        stop -= 1
    closed = columns.words[stop : stop + 1] == [","] if end < cue else stop > end + 2
    if end < cue and not stop < cue <= stop + 1 + LONGEST_BETWEEN:
        return span
    tells = any(index in voices for index in range(end, stop))
    return span if tells or not closed or stop - end > LONGEST_CLAUSE else (span[0], stop)


def _clause_of(columns: Columns, relative: int) -> int | None:
    """The verb of the clause that a relative pronoun opens."""
    current = relative
    for _ in range(CLIMB):
        if columns.dep[current] == "acl:relcl":
            return current
        current = columns.head[current]
    return None


def _free(columns: Columns, found: Found, index: int) -> bool:
    """Whether a word belongs neither to the source nor to the content."""
    if not 0 <= index < columns.size or contains(found.content, index):
        return False
    return found.source is None or not found.source[0] <= index < found.source[1]


def _infinitive_mark(columns: Columns, found: Found, start: int) -> int:
    """ "to say": the mark of an infinitive is part of it."""
    before = start - 1
    marks = before >= 0 and columns.head[before] == found.token
    if marks and columns.lower[before] == "to" and _free(columns, found, before):
        return before
    return start


def _light_verb(columns: Columns, found: Found, start: int) -> int:
    """ "tried to explain", "stopped short of calling": the verb of trying or going on before."""
    governor, lists = columns.head[found.token], cue_table().lists
    relation = columns.relation[found.token]
    if relation == "xcomp" and governor == start - 1 and columns.lemma[governor] in lists["light"]:
        return _auxiliaries(columns, found, governor)
    between = range(governor + 1, start)
    if relation not in LED or columns.lemma[governor] not in lists["leading"] | lists["unsaid"]:
        return start
    if not governor < start <= governor + 1 + LONGEST_BETWEEN or not all(
        columns.pos[each] in {"ADP", "ADV", "ADJ", "SCONJ", "PART"} and _free(columns, found, each)
        for each in between
    ):
        return start
    return _auxiliaries(columns, found, governor)


def _auxiliaries(columns: Columns, found: Found, verb: int) -> int:
    """Where the auxiliaries and adverbs right before a verb begin."""
    start = verb
    while (
        start > 0
        and columns.relation[start - 1] in {"aux", "advmod", "cop"}
        and columns.head[start - 1] == verb
        and _free(columns, found, start - 1)
    ):
        start -= 1
    return start


def _manner(columns: Columns, found: Found, end: int) -> int:
    """ "said on Monday in a statement": adverbials between the verb and what it says; a colon."""
    reached = end
    while reached < columns.size and reached - end <= LONGEST * 2:
        if columns.words[reached] == ":" and columns.sentence[reached] == _number(columns, found):
            return reached + 1
        adverbial = _adverbial_from(columns, found, reached)
        if adverbial is None:
            break
        reached = adverbial
    follows = any(start - reached in {0, 1} for start, _ in found.content)
    return reached if follows else _medium_end(columns, found, end)


def _medium_end(columns: Columns, found: Found, start: int) -> int:
    """ "…, she said in a statement": past the adverbial that names the medium, if one follows."""
    lists = cue_table().lists
    media = lists["documents"] | lists["media of speech"]
    for child in columns.children[found.token]:
        if columns.left[child] == start and columns.lemma[child] in media:
            return _adverbial_from(columns, found, start) or start
    return start


def _number(columns: Columns, found: Found) -> int:
    return columns.sentence[found.token]


def _adverbial_from(columns: Columns, found: Found, index: int) -> int | None:
    """End of the adverbial of the cue that begins at a word, if one does."""
    for child in columns.children[found.token]:
        if columns.left[child] != index or child < found.token:
            continue
        if columns.lower[index] in ADDRESSING:
            return None  # "said | to the crowd": to whom and of whom is not how
        ahead = [start for start, _ in found.content if start > index]
        end = min([columns.right[child], *ahead])  # "in a statement | that the well was dry"
        free = all(_free(columns, found, each) for each in range(index, end))
        if columns.relation[child] in MANNER and free and end - index <= LONGEST:
            return end
    return None


def _noun_phrase(columns: Columns, found: Found) -> tuple[int, int]:
    """ "a growing fear of": the words that describe the noun, and the preposition behind it."""
    start, end = found.cue_range
    if start == found.token:
        while _describes(columns, found, start - 1):
            start -= 1
    else:
        start = _auxiliaries(columns, found, start)  # "has voiced concern"
    after = found.token + 1
    if after < columns.size and columns.relation[after] in {"case", "mark"}:
        opens = any(first == after for first, _ in found.content)
        if opens and columns.lower[after] not in {"that", "to", "whether"}:
            end = after + 1
    return start, end


def _describes(columns: Columns, found: Found, index: int) -> bool:
    return (
        index >= 0
        and columns.head[index] == found.token
        and columns.relation[index] in DESCRIBING
        and _free(columns, found, index)
    )
