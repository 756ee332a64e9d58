"""Cues that are verbs: which of the verb's dependents is the content, and how it is put.

A verb counts as a cue only when something stands where its family takes a content; "to report for
duty" and "to claim a prize" have none. Frames are tried in a fixed order: a clause, a quotation, an
infinitive, a gerund, a deed ("accused them of shelling"), a prepositional or a plain object.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from holdfast.reading.attribution.blocks import block_below
from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.cues import Cue, CueTable, cue_table
from holdfast.reading.attribution.found import Found, cue_extent
from holdfast.reading.attribution.quotes import Quote
from holdfast.reading.attribution.ranges import Range, subtract, union
from holdfast.reading.attribution.sources import (
    is_document,
    is_imagery,
    noun_before,
    phrase_before,
    speaker,
)

QUESTION_WORDS = frozenset(
    {"whether", "if", "who", "what", "why", "how", "when", "where", "which", "whom", "whose"}
)
MODALS = frozenset({"will", "'ll", "’ll", "wo", "may", "might", "could", "would", "can", "should"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "cannot"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"})
ASIDE = frozenset({",", "”", '"', "''", "’", "'", "-", "--", "–", "—", "("})
PERFORMATIVE = frozenset({"declare", "proclaim"})
ENACTED = frozenset({
    "curfew", "ban", "war", "ceasefire", "truce", "amnesty", "blockade", "emergency", "lockdown",
    "independence", "boycott", "holiday", "mourning", "bankruptcy", "alert", "strike", "moratorium",
})  # fmt: skip
LONGEST_ASIDE = 18
"""Words of a clause that can still be a source set off from what it says."""


@dataclass(slots=True)
class Frames:
    """What stands under one verb: the places a content can come from."""

    clause: int | None = None
    interrogative: int | None = None
    inverted: int | None = None
    quotes: list[Quote] = field(default_factory=list)
    infinitive: int | None = None
    gerund: int | None = None
    object: int | None = None
    complement: int | None = None
    as_phrase: int | None = None
    passive: bool = False
    prepositional: dict[str, int] = field(default_factory=dict)


def verb_attributions(
    columns: Columns, table: CueTable, quotes: dict[int, list[Quote]]
) -> list[Found]:
    """Attributions whose cue is a verb; ``quotes`` maps the verb to the speech beside it."""
    found: list[Found] = []
    for index in range(columns.size):
        if columns.tag[index][:2] != "VB":
            continue
        cues = _families(columns, table, index)
        if not cues or _quotation_inside(columns, index):
            continue
        frames = _frames(columns, index, quotes.get(index, []))
        for cue in cues:
            content = _content(columns, index, cue, frames)
            if content is not None:
                found.append(_found(columns, index, cue, frames, content))
                break
    return found


def _quotation_inside(columns: Columns, index: int) -> bool:
    """An adjective made of a participle ("a reported strike") is no verb of saying."""
    return columns.relation[index] in {"amod", "compound", "case", "mark", "fixed"}


def _families(columns: Columns, table: CueTable, index: int) -> tuple[Cue, ...]:
    lemma = columns.lemma[index]
    families = table.verbs.get(lemma, ())
    for child in columns.children[index]:
        if (lemma, columns.lower[child]) in table.particles:
            return table.verbs.get(f"{lemma} {columns.lower[child]}", ())
        if columns.dep[child] == "compound:prt" and child == index + 1:
            families = ()  # "called off" is no calling
    return families


def _frames(columns: Columns, verb: int, quotes: list[Quote]) -> Frames:
    frames = Frames(quotes=quotes, passive=columns.passive(verb))
    for child in columns.children[verb]:
        relation = columns.relation[child]
        if relation == "ccomp" or columns.dep[child] == "csubj:pass":
            _clausal(columns, verb, child, frames)
        elif relation == "xcomp":
            _open_complement(columns, child, frames)
        elif relation == "obj":
            frames.object = frames.object if frames.object is not None else child
        elif relation == "parataxis" and frames.clause is None and _independent(columns, child):
            frames.clause = child
        elif relation in {"obl", "advcl"}:
            _oblique(columns, child, frames)
    head = columns.head[verb]
    if columns.relation[verb] == "parataxis" and head != verb and _set_off(columns, verb):
        frames.inverted = head
    elif columns.relation[verb] == "advcl" and columns.case(verb) == "as":
        silent = columns.subject(verb) is None or frames.passive  # "as operations are announced"
        frames.inverted = None if silent else head
    return frames


def _set_off(columns: Columns, verb: int) -> bool:
    """A short clause between commas, as a source set off from what it says."""
    start, end = columns.left[verb], columns.right[verb]
    while start < verb and columns.pos[start] == "PUNCT":
        start += 1
    before = columns.words[start - 1] if start > 0 else ""
    return end - start <= LONGEST_ASIDE and before in ASIDE


def _independent(columns: Columns, child: int) -> bool:
    """A side clause that can be what is said: it has a subject of its own or is quoted."""
    return columns.subject(child) is not None


def _clausal(columns: Columns, verb: int, child: int, frames: Frames) -> None:
    first = columns.lower[columns.left[child]]
    asks = first in QUESTION_WORDS and child > verb
    if columns.tag[child] == "VBG" and not _finite(columns, child):
        frames.gerund = child
    elif asks and frames.interrogative is None:
        frames.interrogative = child
    elif frames.clause is None:
        frames.clause = child


def _finite(columns: Columns, verb: int) -> bool:
    return columns.tag[verb] in {"VBD", "VBZ", "VBP"} or any(
        columns.relation[each] in {"aux", "cop", "nsubj"} for each in columns.children[verb]
    )


def _open_complement(columns: Columns, child: int, frames: Frames) -> None:
    preposition = columns.case(child)
    if preposition == "as":
        frames.as_phrase = child
    elif preposition not in {"", "to"}:
        frames.prepositional.setdefault(preposition, child)
    elif columns.tag[child] == "VBG":
        frames.gerund = child
    elif columns.has(child, "mark", frozenset({"to"})) or columns.has(
        child, "aux", frozenset({"to"})
    ):
        frames.infinitive = child
    else:
        frames.complement = child


def _oblique(columns: Columns, child: int, frames: Frames) -> None:
    preposition = columns.case(child).removesuffix(" to")
    if preposition == "in" and frames.clause is None:
        frames.clause = said_in(columns, child)
    if preposition == "as" and columns.tag[child] not in {"VBD", "VBZ", "VBP"}:
        frames.as_phrase = child
    elif preposition and preposition not in frames.prepositional:
        frames.prepositional[preposition] = child


def said_in(columns: Columns, noun: int) -> int | None:
    """The clause of "said in a statement that …", where the parse hung it on the statement."""
    for child in columns.children[noun]:
        if columns.dep[child] in {"acl", "ccomp"} and columns.case(child) == "that":
            return child
    return None


def _content(columns: Columns, verb: int, cue: Cue, frames: Frames) -> list[Range] | None:
    """Token ranges of the content that the family finds in the frames, or None."""
    takes = cue.takes
    speech = "clause" in takes or "quotation" in takes
    if speech and frames.quotes and columns.relation[verb] != "advcl":
        return _with_quote(columns, verb, frames, "clause" in takes)
    if "clause" in takes:
        if frames.clause is not None and cue.kind.name != "inquiry":
            return [*_lost_subject(columns, verb, frames), _subtree(columns, frames.clause)]
        if frames.inverted is not None and cue.kind.voice:
            whole = [_subtree(columns, frames.inverted)]
            return subtract(whole, _subtree(columns, verb))
        if frames.interrogative is not None and cue.kind.name != "demand":
            return [_subtree(columns, frames.interrogative)]
    if speech and frames.quotes:
        return _with_quote(columns, verb, frames, "clause" in takes)
    phrasal = _phrasal(columns, verb, cue, frames)
    if phrasal is None and speech and cue.kind.voice and frames.object is None:
        return block_below(columns, verb) or _rest_of_sentence(columns, verb, frames, takes)
    return phrasal


def _rest_of_sentence(
    columns: Columns, verb: int, frames: Frames, takes: frozenset[str]
) -> list[Range] | None:
    """What follows a finite verb of saying whose clause the parse hung elsewhere."""
    if "clause" not in takes or frames.passive or columns.tag[verb] not in {"VBD", "VBZ", "VBP"}:
        return None
    if columns.subject(verb) is None and columns.relation[verb] != "conj":
        return None
    start, end = verb + 1, columns.sentence_bounds[columns.sentence[verb]][1]
    while start < end and columns.pos[start] in {"SPACE", "ADV"}:
        start += 1
    opens = columns.lower[start] in {"that", "if", "in"} if start < end else False
    if not opens and (start >= end or columns.pos[start] not in NOMINAL):
        return None
    for index in range(start, end):
        if columns.words[index] in {";", "—", "--"}:
            end = index
            break
    finite = any(columns.tag[index] in {"VBD", "VBZ", "VBP", "MD"} for index in range(start, end))
    return [(start, end)] if finite else None


def _lost_subject(columns: Columns, verb: int, frames: Frames) -> list[Range]:
    """In "confirm the man was shot" the man can be read as an object: he is part of the clause."""
    clause, thing = frames.clause, frames.object
    if clause is None or thing is None or not verb < thing < clause:
        return []
    if columns.subject(clause) is not None or columns.has(clause, "mark", frozenset({"that"})):
        return []
    return [_subtree(columns, thing)]


def _phrasal(columns: Columns, verb: int, cue: Cue, frames: Frames) -> list[Range] | None:
    takes = cue.takes
    if frames.passive and "passive" in takes and frames.infinitive is not None:
        subject = columns.subject(verb)
        before = [_subtree(columns, subject)] if subject is not None else []
        return [*before, _subtree(columns, frames.infinitive)]
    if "raising" in takes and (frames.infinitive or frames.complement) is not None:
        subject = columns.subject(verb)
        before = [] if subject is None else [_subtree(columns, subject)]
        predicate = frames.infinitive if frames.infinitive is not None else frames.complement
        return [*before, _subtree(columns, predicate)] if predicate is not None else None
    if "infinitive" in takes and frames.infinitive is not None:
        asked = frames.object if frames.object is not None else columns.child(verb, "iobj")
        before = [] if asked is None else [_subtree(columns, asked)]
        if frames.passive and (subject := columns.subject(verb)) is not None:
            before = [_subtree(columns, subject)]
        return [*before, _subtree(columns, frames.infinitive)]
    if "gerund" in takes and frames.gerund is not None:
        return [_subtree(columns, frames.gerund)]
    if "deed" in takes:
        return _deed(columns, verb, cue, frames)
    target = _target(columns, verb, frames)
    if "as" in takes and frames.as_phrase is not None:
        named = [] if target is None else [_subtree(columns, target)]
        reduced = frames.passive or columns.relation[verb] == "acl"
        return [*named, _subtree(columns, frames.as_phrase)] if named or reduced else None
    if "predicate" in takes and frames.complement is not None and target is not None:
        return [_subtree(columns, target), _subtree(columns, frames.complement)]
    for preposition, noun in frames.prepositional.items():
        if preposition in cue.prepositions:
            both = "object" in takes and target is not None and target > verb
            named = [_subtree(columns, target)] if both and target is not None else []
            return [*named, _subtree(columns, noun)]
    told = target is not None and _tells(columns, cue, target)
    if "object" in takes and told and target is not None and not _performs(columns, verb, target):
        return [_subtree(columns, target)]
    return None


def _performs(columns: Columns, verb: int, target: int) -> bool:
    """ "A curfew was declared", "declared a ban": the words are the act; nothing is reported."""
    return columns.lemma[verb] in PERFORMATIVE and any(
        columns.lemma[each] in ENACTED for each in (target, *columns.children[target])
    )


def _tells(columns: Columns, cue: Cue, target: int) -> bool:
    """Whether an object is a content: "released a video" reports nothing of itself."""
    if columns.lower[target] in QUESTION_WORDS:
        return False
    if cue.kind.name == "denial" and columns.lemma[target] in cue_table().lists["withheld"]:
        return False  # "to deny them a safe haven"
    about_text = is_imagery(columns, target) or is_document(columns, target)
    return not (about_text and cue.kind.name == "report")


def _deed(columns: Columns, verb: int, cue: Cue, frames: Frames) -> list[Range] | None:
    target = _target(columns, verb, frames)
    target = columns.child(verb, "iobj") if target is None else target
    places = dict(frames.prepositional)
    for child in columns.children[target] if target is not None else ():
        if columns.relation[child] in {"acl", "nmod"} and child > verb:
            places.setdefault(columns.case(child), child)
    for preposition, deed in places.items():
        if preposition in cue.prepositions:
            before = [] if target is None else [_subtree(columns, target)]
            return subtract([*before, _subtree(columns, deed)], (verb, verb + 1))
    return None


def _target(columns: Columns, verb: int, frames: Frames) -> int | None:
    """The object, or the subject of a passive."""
    if frames.object is not None:
        return frames.object
    if frames.passive and columns.child(verb, "nsubj:pass") is not None:
        return columns.child(verb, "nsubj:pass")
    if frames.passive and columns.relation[verb] == "acl":
        return None
    return None


def _with_quote(columns: Columns, verb: int, frames: Frames, clausal: bool) -> list[Range]:
    """Quotations beside the verb, with the unquoted part of the same clause if there is one."""
    ranges: list[Range] = [(quote.start, quote.end) for quote in frames.quotes]
    clause = frames.clause if clausal else None
    if clause is not None and _joins(columns, _subtree(columns, clause), frames.quotes):
        ranges.append(_subtree(columns, clause))
    return subtract(union(ranges), cue_extent(columns, verb))


def _joins(columns: Columns, clause: Range, quotes: list[Quote]) -> bool:
    """Whether clause and quotation are one saying: they overlap, or only marks lie between."""
    for quote in quotes:
        between = range(min(clause[1], quote.end), max(clause[0], quote.start))
        if all(columns.pos[index] in {"PUNCT", "SPACE"} for index in between):
            return True
    return False


def _subtree(columns: Columns, index: int) -> Range:
    return columns.left[index], columns.right[index]


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
        content = [_subtree(columns, head), *content]
        head = near
    source = None if head is None else phrase_before(columns, head, verb)
    if source is not None:
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
    for child in columns.children[verb]:
        lower = columns.lower[child]
        negated = lower in NEGATIONS and columns.relation[child] in {"advmod", "cc", "det"}
        open_modal = lower in MODALS and columns.relation[child] == "aux" and lower != "would"
        if negated or open_modal:
            found.mood, found.commitment = "question", "uncommitted"
            return
    head = columns.head[verb]
    if columns.relation[verb] == "xcomp" and columns.lemma[head] in {"refuse", "decline", "fail"}:
        found.mood, found.commitment = "question", "uncommitted"
