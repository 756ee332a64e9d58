"""Who is quoted by whom: "the paper quoted a guard as saying …", "he was quoted as saying …".

The one who is quoted speaks, and whoever quotes stands around it. Where nobody is named for the
quoting there is only the one quoted. The same holds for a source that is set beside another: "the
paper, citing two guards, said …", "two guards cited by the paper said …".
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.cues import CueTable
from holdfast.reading.attribution.found import Found, cue_extent
from holdfast.reading.attribution.quotes import Quote
from holdfast.reading.attribution.ranges import Range, subtract, union
from holdfast.reading.attribution.sources import agent, phrase, phrase_before, speaker

NEAR = 16
"""Words between "quoted" and "as saying": room for a name, a title and an agent."""
LONGEST_ADVERBIAL = 8
"""Words between "reported" and the comma before "citing"."""
CITING = "attribution.citing"


def quoted_sayings(
    columns: Columns, table: CueTable, quotes: dict[int, list[Quote]], verb: int
) -> Iterator[Found]:
    """The sayings of "quoted … as saying": of the one quoted, and of who quotes where named."""
    saying = as_saying(columns, table, verb)
    person = None if saying is None else columns.child(verb, "obj", "nsubj:pass")
    if saying is None and (found := _quotes_who_said(columns, table, verb)) is not None:
        yield found
    if saying is None or person is None:
        return
    source, head = _person(columns, person, verb, saying), person
    said = _said(columns, verb, saying, [*quotes.get(verb, []), *quotes.get(saying, [])])
    if not said:
        return
    voice = table.verbs[columns.lemma[saying]][0]
    start = cue_extent(columns, verb)[0]
    by = _quoter(columns, verb, saying)
    if by is None:
        yield Found(voice, verb, (start, saying + 1), source, said, head)
        return
    told = union([source, *said]) if head < verb else [(source[0], max(said[-1][1], saying))]
    words = phrase_before(columns, by, verb) if by < verb else phrase(columns, by)
    around = subtract(union([*told, *said]), words)
    yield Found(table.cue(CITING), verb, cue_extent(columns, verb), words, around, by)
    inner = Found(voice, saying, (saying, saying + 1), source, said, head)
    inner.parents = [verb]
    yield inner


def _quotes_who_said(columns: Columns, table: CueTable, verb: int) -> Found | None:
    """ "The paper quoted a guard who said …": the paper around what the guard says."""
    person, by = columns.child(verb, "obj"), speaker(columns, verb)
    said = None if person is None else columns.child(person, "acl:relcl")
    if by is None or said is None or columns.passive(verb):
        return None
    if not any(cue.kind.voice for cue in table.verbs.get(columns.lemma[said], ())):
        return None
    source = phrase_before(columns, by, verb)
    found = Found(table.cue(CITING), verb, cue_extent(columns, verb), source, [], by)
    found.beside, found.around = said, True
    return found


def as_saying(columns: Columns, table: CueTable, verb: int) -> int | None:
    """The verb of saying in "quoted … as saying", by the order of the words."""
    last = columns.sentence_bounds[columns.sentence[verb]][1]
    for index in range(verb + 2, min(verb + NEAR, last)):
        if columns.tag[index] == "VBG" and columns.lower[index - 1] == "as":
            families = table.verbs.get(columns.lemma[index], ())
            return index if any(cue.kind.voice for cue in families) else None
    return None


def _person(columns: Columns, person: int, verb: int, saying: int) -> Range:
    """The words of the one quoted, which end before "as saying"."""
    if person < verb:
        return phrase_before(columns, person, verb)
    start, end = phrase(columns, person)
    return start, max(min(end, saying - 1), person + 1)


def _quoter(columns: Columns, verb: int, saying: int) -> int | None:
    """Who quotes: the subject, or the agent of the passive, which may stand behind "saying"."""
    if columns.passive(verb):
        return agent(columns, verb) or agent(columns, saying)
    return speaker(columns, verb)


def _said(columns: Columns, verb: int, saying: int, beside: list[Quote]) -> list[Range]:
    """The words quoted: speech beside the verbs, the clause behind them, or the one before."""
    if beside:
        return union((quote.start, quote.end) for quote in beside)
    for child in columns.children[saying]:
        if columns.relation[child] == "ccomp" and child > saying:
            return [(columns.left[child], columns.right[child])]
    last = columns.sentence_bounds[columns.sentence[verb]][1]
    first = saying + 1
    if columns.lower[first : first + 1] != ["by"]:
        rest = range(first, last)
        if any(columns.tag[index] in {"VBD", "VBZ", "VBP", "MD"} for index in rest):
            return [(first, last)]
    if columns.relation[verb] == "parataxis" and columns.head[verb] < columns.left[verb]:
        return [(columns.left[columns.head[verb]], columns.left[verb])]
    before = columns.child(verb, "ccomp")
    return [(columns.left[before], columns.right[before])] if before is not None else []


def beside_source(columns: Columns, table: CueTable, verb: int) -> Found | None:
    """ "The paper, citing two guards, said …": whom a source cites, or by whom it is cited.

    The content is that of the saying whose token stands in ``parents``; `share_contents` fills it.
    """
    source = columns.head[verb]
    if columns.relation[verb] != "acl" or columns.pos[source] not in {"NOUN", "PROPN"}:
        return None
    reporting = _reporting(columns, source)
    if reporting is None:
        return None
    passive = columns.passive(verb)
    cited = agent(columns, verb) if passive else columns.child(verb, "obj")
    if cited is None:
        return None
    found = Found(table.cue(CITING), verb, cue_extent(columns, verb), None, [], cited)
    found.source = phrase(columns, cited)
    found.beside, found.around = reporting, passive
    return found


def _reporting(columns: Columns, source: int) -> int | None:
    """The cue of the saying whose source this noun is."""
    if columns.relation[source] == "nsubj":
        return columns.head[source]
    for child in columns.children[source]:
        if columns.relation[child] == "case" and columns.lower[child] == "according":
            return child
    return None


def reported_before(columns: Columns, table: CueTable, citing: int) -> int | None:
    """The verb of "the paper reported on Friday, citing …", right before the comma."""
    if columns.words[citing - 1] != ",":
        return None
    for index in range(citing - 2, max(citing - LONGEST_ADVERBIAL, 0), -1):
        if columns.words[index] == ",":
            return None
        if columns.tag[index] in {"VBD", "VBZ", "VBP"}:
            families = table.verbs.get(columns.lemma[index], ())
            return index if any(cue.kind.voice for cue in families) else None
    return None


def share_contents(found: list[Found]) -> None:
    """Give a source that stands beside another the words which that one says."""
    by_token = {each.token: each for each in found if each.beside is None}
    for each in found:
        saying = by_token.get(each.beside) if each.beside is not None else None
        if saying is None or not saying.cue.kind.voice:
            continue
        each.content = list(saying.content)
        if each.around:
            saying.parents = [each.token]
            if saying.source is not None and saying.source[0] < each.token < saying.source[1]:
                saying.source = (saying.source[0], each.cue_range[0])
        else:
            each.parents = [saying.token]
