"""Sources that the layout of a line shows: at the end of a headline, or before a colon.

"Rebels take the mill: officials" and "Army leaves the valley - state media" name the source last;
'Said one farmer: "We ran."' opens with the verb; "The mayor issued this statement:" stands above
what it says. Parsers make little of any of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.reading.attribution.blocks import block_below
from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.cues import CueTable
from holdfast.reading.attribution.found import Found
from holdfast.reading.attribution.kinds import kind_of
from holdfast.reading.attribution.quotes import MARKS, Quote
from holdfast.reading.attribution.ranges import Range
from holdfast.reading.attribution.sources import phrase_before, speaker

PARTING = frozenset({":", "-", "–", "—", "--"})
ENDS = frozenset({".", "?", "!"})
SPEAKERS = frozenset({"government", "agency", "media", "organisation", "witness", "armed-group"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
NAMING = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"})
LONGEST_LINE = 24
LONGEST_SPEAKER = 4
"""Words of a source behind a headline; a longer one is a second clause."""
LONGEST_OPENING = 14
"""Words from "Said" to what is said."""


def headline_sources(columns: Columns, table: CueTable) -> Iterator[Found]:
    """ "Rebels take the mill: officials", a line without a full stop that ends in a source."""
    cue = table.cue("attribution.colon")
    for index in range(2, columns.size - 1):
        if columns.words[index] not in PARTING or not columns.spaced[index]:
            continue
        if columns.words[index] != ":" and not columns.spaced[index - 1]:
            continue
        start, end = _line(columns, index)
        speaker = index + 1, end
        if end - start > LONGEST_LINE or not 0 < end - index - 1 <= LONGEST_SPEAKER:
            continue
        told = columns.tag[start:index]
        head = _head(columns, speaker)
        verbal = FINITE & set(told) or MARKS & set(columns.words[start:index])
        if head is not None and verbal and _speaks(columns, table, head, speaker):
            span = index, index + 1
            yield Found(cue, index, span, speaker, [(start, index)], head)


def _line(columns: Columns, index: int) -> Range:
    """The line around a token, without its white space."""
    start = end = index
    while start > 0 and "\n" not in columns.words[start - 1]:
        start -= 1
        if index - start > LONGEST_LINE:
            break
    while end < columns.size and "\n" not in columns.words[end]:
        end += 1
        if end - index > LONGEST_LINE:
            break
    return start, end


def _head(columns: Columns, span: Range) -> int | None:
    """The noun that ends a plain noun phrase; None for anything else."""
    if any(columns.pos[index] not in NAMING for index in range(*span)):
        return None
    head = span[1] - 1
    return head if columns.pos[head] in {"NOUN", "PROPN"} else None


def _speaks(columns: Columns, table: CueTable, head: int, span: Range) -> bool:
    """Whether the words behind the mark are somebody who speaks, not a place or an outcome."""
    if columns.entity[head] == "PLACE":
        return False
    unnamed = columns.lemma[head] in table.lists["unnamed"]
    return unnamed or kind_of(columns, head, span) in SPEAKERS


def opening_sayings(columns: Columns, table: CueTable, quotes: list[Quote]) -> Iterator[Found]:
    """'Said one farmer: "We ran."': the verb first, its speaker, and a quotation behind."""
    starts = {quote.start: quote for quote in quotes if quote.speech}
    for verb, last in columns.sentence_bounds:
        if verb + 2 >= last or columns.tag[verb] not in FINITE:
            continue
        families = [cue for cue in table.verbs.get(columns.lemma[verb], ()) if cue.kind.voice]
        if not families:
            continue
        end = verb + 1
        while end < min(last, verb + LONGEST_OPENING) and columns.words[end] not in {":", ","}:
            end += 1
        quote = starts.get(end + 1)
        named = [index for index in range(verb + 1, end) if columns.pos[index] in NAMING]
        verbal = any(columns.pos[index] in {"VERB", "AUX"} for index in range(verb + 1, end))
        if quote is None or not named or verbal:
            continue
        nouns = [index for index in named if columns.pos[index] in {"NOUN", "PROPN"}]
        head = nouns[0] if nouns else named[0]
        while columns.relation[head] in {"compound", "flat"} and verb < columns.head[head] < end:
            head = columns.head[head]
        content = [(quote.start, quote.end)]
        source = verb + 1, end
        yield Found(families[0], verb, (verb, verb + 1), source, content, head, speech=True)


def statements_below(columns: Columns, table: CueTable, quotes: list[Quote]) -> Iterator[Found]:
    """ "The mayor issued the following statement:", with the words behind the colon or below."""
    starts = {quote.start: quote for quote in quotes if quote.speech}
    making = table.lists["support"] | table.lists["publishing"]
    for colon in range(2, columns.size - 1):
        if columns.words[colon] != ":":
            continue
        for noun in range(colon - 1, max(colon - LONGEST_OPENING, 0), -1):
            verb = columns.head[noun]
            if columns.tag[noun][:2] == "VB" and columns.relation[noun] != "amod":
                break
            issued = columns.relation[noun] == "obj" and columns.lemma[verb] in making
            if issued and columns.lemma[noun] in table.lists["documents"] and verb < noun:
                yield from _issued(columns, table, (verb, noun, colon), starts)
                break


def _issued(
    columns: Columns, table: CueTable, words: tuple[int, int, int], starts: dict[int, Quote]
) -> Iterator[Found]:
    """The saying of one statement; ``words`` are its verb, its noun and the colon."""
    verb, noun, colon = words
    behind = colon + 1
    while behind < columns.size and columns.words[behind].isspace():
        behind += 1
    quote = starts.get(behind)
    content = [(quote.start, quote.end)] if quote is not None else block_below(columns, verb)
    head = speaker(columns, verb)
    if content and head is not None:
        cue, source = table.cue("attribution.announce"), phrase_before(columns, head, verb)
        speech = quote is not None
        yield Found(cue, verb, (verb, noun + 1), source, content, head, speech=speech)
