"""Cues that are verbs: who says it, by which words, and how it is put.

A verb counts as a cue only when something stands where its family takes a content; "to report for
duty" and "to claim a prize" have none.
"""

from __future__ import annotations

from holdfast.reading.attribution.asides import is_aside
from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.contents import content_of, subtree
from holdfast.reading.attribution.cues import Cue, CueTable, cue_table
from holdfast.reading.attribution.found import Found, cue_extent
from holdfast.reading.attribution.frames import Frames, frames_of
from holdfast.reading.attribution.quotes import Quote
from holdfast.reading.attribution.ranges import Range, subtract
from holdfast.reading.attribution.reduced import lost_clause, said_to_be
from holdfast.reading.attribution.sources import (
    agent,
    noun_before,
    phrase_before,
    speaker,
)

MODALS = frozenset({"will", "'ll", "’ll", "wo", "may", "might", "could", "would", "can", "should"})
NOBODY = frozenset({"no", "neither", "nobody", "none"})
POINTING = frozenset({"underscore", "underline", "highlight", "emphasize", "emphasise"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "cannot"})


def verb_attributions(
    columns: Columns, table: CueTable, quotes: dict[int, list[Quote]]
) -> list[Found]:
    """Attributions whose cue is a verb; ``quotes`` maps the verb to the speech beside it."""
    found: list[Found] = []
    for index in range(columns.size):
        if columns.tag[index][:2] != "VB":
            continue
        cues = _families(columns, table, index)
        if not cues or _quotation_inside(columns, index) or is_aside(columns, index):
            continue
        if _bids(columns, index):
            continue
        if columns.lemma[index] in POINTING and _points(columns, index):
            continue
        hearsay = said_to_be(columns, table, index)
        if hearsay is not None:
            found.append(hearsay)
            continue
        frames = frames_of(columns, index, quotes.get(index, []))
        unled = frames.passive and columns.tag[index] == "VBN" and agent(columns, index) is None
        for cue in cues:
            if unled and "active" in cue.takes:
                continue  # "had been pushed back", "compared with last year"
            content = content_of(columns, index, cue, frames)
            if content is not None:
                if cue.kind.name == "knowledge" and _in_doubt(columns, index, content):
                    cue = table.cue("attribution.unaware")
                found.append(_found(columns, index, cue, frames, content))
                break
        else:
            found.extend(lost_clause(columns, index, cues))
    return found


def _in_doubt(columns: Columns, verb: int, content: list[Range]) -> bool:
    """ "It is not known whether …": nobody knows, and nothing is taken for true."""
    asks = columns.lower[content[0][0]] == "whether"
    return asks and columns.has(verb, "advmod", NEGATIONS)


def _bids(columns: Columns, verb: int) -> bool:
    """ "Show humility", "don't forget that …": whoever is told to say something has not said it."""
    if columns.tag[verb] != "VB" or columns.head[verb] != verb:
        return False
    helpers = {
        columns.lower[child] for child in columns.children[verb] if columns.relation[child] == "aux"
    }
    return columns.subject(verb) is None and helpers <= {"do"}


def _points(columns: Columns, verb: int) -> bool:
    """ "This only underlines how weak they are": a thing that shows something says nothing."""
    subject = columns.child(verb, "nsubj")
    return subject is not None and columns.lower[subject] in {"it", "this", "that", "these"}


def _quotation_inside(columns: Columns, index: int) -> bool:
    """An adjective made of a participle ("a reported strike") is no verb of saying."""
    return columns.relation[index] in {"amod", "compound", "case", "mark", "fixed"}


def _families(columns: Columns, table: CueTable, index: int) -> tuple[Cue, ...]:
    lemma = columns.lemma[index]
    if lemma == "suppose" and columns.lower[index + 1 : index + 2] == ["to"]:
        return ()  # "were supposed to leave": a duty, which nobody supposes
    families = table.verbs.get(lemma, ())
    if not families and columns.tag[index] == "VBZ":  # "The Orle Front reports", taken for a name
        families = table.verbs.get(lemma.removesuffix("s"), ())
    for child in columns.children[index]:
        if (lemma, columns.lower[child]) in table.particles:
            return table.verbs.get(f"{lemma} {columns.lower[child]}", ())
        if columns.dep[child] == "compound:prt" and child == index + 1:
            families = ()  # "called off" is no calling
    return families


def _found(columns: Columns, verb: int, cue: Cue, frames: Frames, content: list[Range]) -> Found:
    head = None if "raising" in cue.takes else speaker(columns, verb)
    if head is None and not frames.passive and frames.object is not None and frames.quotes:
        head = frames.object  # '"…," said the mayor' read as an object
    finite = columns.tag[verb] in {"VBD", "VBZ", "VBP"}
    lost = head is None and not frames.passive and columns.relation[verb] != "conj"
    if lost and finite and "raising" not in cue.takes:
        head = noun_before(columns, verb)
    near = _named_beside(columns, verb, head) if finite else None
    if head is not None and near is not None:
        content = [subtree(columns, head), *content]
        head = near
    source = None if head is None else phrase_before(columns, head, verb)
    if source is not None and head is not None:
        inside = [start for start, _ in content if head < start < source[1] and head > verb]
        source = source[0], min([source[1], *inside])
        content = subtract(content, source)
    content = subtract(content, cue_extent(columns, verb))
    found = Found(cue, verb, _cue_range(columns, verb, content, cue), source, content, head)
    found.speech = bool(frames.quotes)
    neg_raising = cue.kind.name == "belief" and frames.infinitive is not None
    _unassert(columns, verb, found, neg_raising)
    return found


def _named_beside(columns: Columns, verb: int, head: int | None) -> int | None:
    """The name between a comma and the verb, where the parse took the far subject for the speaker.

    "A raid killed ten men, Colonel Omar Said told reporters": the raid did not speak.
    """
    if head is None or not head < verb:
        return None
    near = noun_before(columns, verb)
    if near is None or near == head or columns.entity[near] != "PERSON":
        return None
    start = phrase_before(columns, near, verb)[0]
    told = any(columns.tag[index] in {"VBD", "VBZ", "VBP"} for index in range(head, start))
    return near if told and columns.words[start - 1] == "," and start > head else None


def _cue_range(columns: Columns, verb: int, content: list[Range], cue: Cue) -> Range:
    start, end = cue_extent(columns, verb)
    following = [each for each in content if each[0] >= end]
    if following and following[0][0] == end and columns.lower[end] in cue.prepositions:
        return start, end + 1
    return start, end


def _unassert(columns: Columns, verb: int, found: Found, neg_raising: bool) -> None:
    """A saying that did not take place, or not yet, leaves its content open.

    "Is not thought to hold" is a belief that it does not hold: there the content is denied instead.
    """
    if not found.cue.kind.voice or neg_raising:
        return
    subject = columns.child(verb, "nsubj")
    nobody = subject is not None and (
        columns.lower[subject] in NOBODY
        or columns.has(subject, "det", NOBODY)
        or columns.has(subject, "cc", NOBODY)  # "neither the army nor the rebels"
    )
    if nobody:
        found.mood, found.commitment = "question", "uncommitted"
        return
    for child in columns.children[verb]:
        lower = columns.lower[child]
        negated = lower in NEGATIONS and columns.relation[child] in {"advmod", "cc", "det"}
        open_modal = lower in MODALS and columns.relation[child] == "aux" and lower != "would"
        if negated or open_modal:
            found.mood, found.commitment = "question", "uncommitted"
            return
    if left_unsaid(columns, verb):
        found.mood, found.commitment = "question", "uncommitted"


def left_unsaid(columns: Columns, verb: int) -> bool:
    """Whether a verb of saying is not said ("declined to say", "stopped short of blaming")."""
    head = columns.head[verb]
    if columns.relation[verb] not in {"xcomp", "advcl", "ccomp", "obl"} or not head < verb:
        return False
    if columns.lemma[head] == "stop":
        return "short" in columns.lower[head:verb] and columns.tag[verb] == "VBG"
    return columns.lemma[head] in cue_table().lists["unsaid"]
