"""The attribution step: every "X says Y" of a document, nested ones under their parents."""

from __future__ import annotations

from holdfast.model import Source
from holdfast.reading.attribution.adjectives import adjective_attributions
from holdfast.reading.attribution.adverbials import according_to, adverb_attributions
from holdfast.reading.attribution.columns import Columns, columns_of
from holdfast.reading.attribution.cues import CueTable, cue_table
from holdfast.reading.attribution.extents import closes_aside, widen_cues, with_clause
from holdfast.reading.attribution.found import Found
from holdfast.reading.attribution.governed import without_covered, without_leads
from holdfast.reading.attribution.kinds import is_document, is_imagery, kind_of
from holdfast.reading.attribution.lines import headline_sources, opening_sayings, statements_below
from holdfast.reading.attribution.nominal import colon_attributions, noun_attributions
from holdfast.reading.attribution.parenthetical import dash_attributions, parentheticals
from holdfast.reading.attribution.quoted import share_contents
from holdfast.reading.attribution.quotes import Quote, find_quotes
from holdfast.reading.attribution.ranges import (
    Range,
    contains,
    neighbours,
    size,
    subtract,
    trim,
    union,
)
from holdfast.reading.attribution.scopes import part_sayings
from holdfast.reading.attribution.sources import author, phrase
from holdfast.reading.attribution.special import special_attributions
from holdfast.reading.attribution.speech import (
    close_quotes,
    continue_speech,
    fence_quotes,
    nobodys_quotes,
    quotes_by_verb,
    speak_outside,
)
from holdfast.reading.attribution.verbs import verb_attributions
from holdfast.reading.context import Attribution, Reading

STEPS = (
    noun_attributions,
    adjective_attributions,
    according_to,
    adverb_attributions,
    colon_attributions,
    headline_sources,
)
ACCORDING = "attribution.according-to"
JUDGING = "attribution.judge"
POLLS = frozenset({"poll", "survey", "study", "analysis", "investigation", "tally"})
"""What a paper makes and does not only print: the poll is the source."""
UNNAMED = "unnamed"
"""What stands for a source that the text does not name ("reportedly")."""


def find_attributions(reading: Reading) -> list[Attribution]:
    """All attributions of the document, in text order of their cues.

    Contents are token ranges; ``parent`` is the index of the attribution whose content holds the
    cue. Wishes and judgements are found too; they take no part in chains (`attribution_chain`).
    """
    if not len(reading.doc):
        return []
    columns = columns_of(reading.doc)
    table = cue_table()
    quotes = find_quotes(columns)
    found, set_off = _candidates(columns, table, quotes)
    tokens = [each.token for each in found]
    for outer, span in set_off:
        _clip([found[place] for place in neighbours(tokens, outer.token)], outer, span)
    _set_off_according(found, tokens)
    fence_quotes(quotes, found)
    speak_outside(quotes, found, columns)
    close_quotes(quotes, found)
    continue_speech(columns, quotes, found)
    share_contents(found)
    found.extend(nobodys_quotes(columns, table, quotes, found))
    found.sort(key=lambda each: each.token)
    part_sayings(columns, found)
    found = without_leads(columns, _settle(columns, found))
    widen_cues(columns, found)
    found = without_covered(found)
    reading.attributions = _with_parents(columns, found)
    return reading.attributions


def _candidates(
    columns: Columns, table: CueTable, quotes: list[Quote]
) -> tuple[list[Found], list[tuple[Found, Range]]]:
    """All sayings before they are set against each other, in text order; and those set off."""
    by_verb = quotes_by_verb(columns, table, quotes)
    found = list(special_attributions(columns, table, by_verb))
    quoted = {index for each in found for index in range(*each.cue_range)}
    set_off = list(parentheticals(columns, table, quotes))
    found.extend(each for each, _ in set_off)
    found.extend(dash_attributions(columns, table, quotes))
    found.extend(opening_sayings(columns, table, quotes))
    found.extend(statements_below(columns, table, quotes))
    taken = quoted | {each.token for each in found}
    for each in verb_attributions(columns, table, by_verb):
        if each.token not in taken:
            found.append(each)
    for step in STEPS:
        found.extend(each for each in step(columns, table) if each.token not in taken)
    found.sort(key=lambda each: (each.token, each.cue.id))
    return found, set_off


def _clip(found: list[Found], outer: Found, span: Range) -> None:
    """A source set off at the end of a sentence stands outside whatever the sentence reports."""
    for each in found:
        if each is not outer and contains(outer.content, each.token):
            each.content = subtract(each.content, span)


def _set_off_according(found: list[Found], tokens: list[int]) -> None:
    """ "Police said nobody was hurt, according to a lawyer": the lawyer tells what police said."""
    for outer in found:
        if outer.cue.id != ACCORDING or outer.source is None:
            continue
        span = outer.cue_range[0], outer.source[1]
        for place in neighbours(tokens, outer.token):
            inner = found[place]
            if contains(inner.content, outer.token) and contains(outer.content, inner.token):
                inner.content = subtract(inner.content, span)


def _settle(columns: Columns, found: list[Found]) -> list[Found]:
    """Trim contents, drop empty ones, and put the rest in text order."""
    kept: dict[int, Found] = {}
    for each in found:
        each.content = list(trim(columns, union(each.content)))
        if _says_words(columns, each.content) and not _nobodys_judgement(each):
            kept.setdefault(each.token, each)
    return list(kept.values())


def _nobodys_judgement(found: Found) -> bool:
    """ "Criticized for the raid": nobody is there to judge."""
    return found.source is None and found.cue.id == JUDGING


def _says_words(columns: Columns, content: list[Range]) -> bool:
    """Whether a content is more than marks ('"The army held," said …': "held" reports nothing)."""
    return any(
        columns.pos[index] not in {"PUNCT", "SPACE"}
        for start, end in content
        for index in range(start, end)
    )


def _with_parents(columns: Columns, found: list[Found]) -> list[Attribution]:
    attributions: list[Attribution] = []
    tokens = [each.token for each in found]
    voices = frozenset(each.token for each in found if each.cue.kind.voice)
    for index, each in enumerate(found):
        attributions.append(
            Attribution(
                source=_source(columns, each, voices),
                content=tuple(each.content),
                cue_token=each.token,
                parent=_parent(found, tokens, index),
                mood=each.mood or each.cue.kind.mood,
                commitment=each.commitment or each.cue.kind.commitment,
                rule=each.cue.id,
            )
        )
    return attributions


def _parent(found: list[Found], tokens: list[int], index: int) -> int | None:
    """The attribution with the smallest content around the cue of this one."""
    own = found[index]
    near = [place for place in neighbours(tokens, own.token) if place != index]
    for place in near:
        if found[place].token in own.parents:
            return place
    around = [
        (size(found[place].content), place)
        for place in near
        if contains(found[place].content, own.token)
    ]
    return min(around)[1] if around else None


def _source(columns: Columns, found: Found, voices: frozenset[int]) -> Source:
    cue_start, cue_end = columns.starts[found.cue_range[0]], columns.ends[found.cue_range[1] - 1]
    cue = columns.text[cue_start:cue_end]
    if found.source is None or found.source_head is None:
        return Source(UNNAMED, "unknown", None, None, cue, cue_start, cue_end)
    head, span = found.source_head, found.source
    kind = "imagery" if is_imagery(columns, head) else found.kind
    made_by = author(columns, head) if kind == "imagery" or is_document(columns, head) else None
    name = None
    if made_by is not None and made_by != found.token:
        head = made_by
        words = phrase(columns, made_by)
        outlet = kind_of(columns, head, words) in {"agency", "media"}
        outlet = outlet and columns.lemma[found.source_head] not in POLLS
        if kind == "imagery" or outlet or not span[0] <= made_by < span[1]:
            span = words
        else:  # "a study by the institute": the words stay, the institute speaks
            name = _words(columns, words)
            kind = kind or kind_of(columns, head, words)
    kind = kind or kind_of(columns, head, span)
    if span == found.source:
        whole = with_clause(columns, span, found.cue_range[0], voices)
        if closes_aside(columns, whole, found.cue_range[0]):
            whole = whole[0], whole[1] + 1
        if whole != span:
            name, span = name or _words(columns, span), whole  # shown without clause and comma
    start, end = columns.starts[span[0]], columns.ends[span[1] - 1]
    words_of = columns.text[start:end]
    return Source(words_of, kind, start, end, cue, cue_start, cue_end, name=name)


def _words(columns: Columns, span: Range) -> str:
    return columns.text[columns.starts[span[0]] : columns.ends[span[1] - 1]]
