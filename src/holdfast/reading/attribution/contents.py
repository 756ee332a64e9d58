"""Which of a verb's dependents is the content that its family of cues takes.

Frames are tried in a fixed order: a clause, a quotation, an infinitive, a gerund, a deed ("accused
them of shelling"), a prepositional or a plain object.
"""

from __future__ import annotations

from holdfast.reading.attribution.blocks import block_below
from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.cues import Cue, cue_table
from holdfast.reading.attribution.found import cue_extent
from holdfast.reading.attribution.frames import QUESTION_WORDS, TELLING, Frames
from holdfast.reading.attribution.kinds import is_document, is_imagery
from holdfast.reading.attribution.quotes import Quote
from holdfast.reading.attribution.ranges import Range, subtract, union
from holdfast.reading.attribution.sources import agent

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"})
NAMED = frozenset({"NOUN", "PROPN", "PRON"})
JOINTS = frozenset({"DET", "ADJ", "NUM", "ADP", "PART", "ADV", "PUNCT"})
LONGEST_NAMED = 12
"""Words of whom somebody calls a name that stands in quotation marks behind them."""
LISTED = {"text": ("documents", "issued"), "much": ("repeated",), "sought": ("withheld",)}
"""The lists of what a family takes for its object; of what is sought, what it is not."""
LONGEST_LED = 30
"""Words between a verb of saying and the words quoted from the same clause."""
PERFORMATIVE = frozenset({"declare", "proclaim"})
ENACTED = frozenset({
    "curfew", "ban", "war", "ceasefire", "truce", "amnesty", "blockade", "emergency", "lockdown",
    "independence", "boycott", "holiday", "mourning", "bankruptcy", "alert", "strike", "moratorium",
})  # fmt: skip


def content_of(columns: Columns, verb: int, cue: Cue, frames: Frames) -> list[Range] | None:
    """Token ranges of the content that the family finds in the frames, or None."""
    takes = cue.takes
    speech = "clause" in takes or "quotation" in takes
    if speech and frames.quotes and columns.relation[verb] != "advcl":
        return _with_quote(columns, verb, frames, takes)
    if "clause" in takes:
        if frames.clause is not None and cue.kind.name != "inquiry":
            return [*_lost_subject(columns, verb, frames), _from_that(columns, verb, frames.clause)]
        if frames.inverted is not None and cue.kind.voice:
            whole = [subtree(columns, frames.inverted)]
            return subtract(whole, subtree(columns, verb))
        if frames.interrogative is not None and cue.kind.name != "demand":
            return [subtree(columns, frames.interrogative)]
        if frames.object is not None and _reckoned(columns, verb, frames.object):
            return [subtree(columns, frames.object)]
    if speech and frames.quotes:
        return _with_quote(columns, verb, frames, takes)
    if "interrogative" in takes:
        asked = frames.interrogative if frames.clause is None else frames.clause
        return None if asked is None else [subtree(columns, asked)]
    phrasal = _phrasal(columns, verb, cue, frames)
    if phrasal is not None and not cue.kind.voice:
        phrasal = [_without_aside(columns, each) for each in phrasal]
    if phrasal is None and speech and cue.kind.voice and frames.object is None:
        return block_below(columns, verb) or _rest_of_sentence(columns, verb, frames, takes)
    return phrasal


def _reckoned(columns: Columns, verb: int, thing: int) -> bool:
    """ "Estimates 30 people killed": a clause without its verb."""
    return columns.lemma[verb] == "estimate" and any(
        columns.relation[child] == "acl" and columns.tag[child] == "VBN"
        for child in columns.children[thing]
    )


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
    if start == end:
        return None
    wary = columns.lemma[verb] in cue_table().lists["needs that"]
    opens = columns.lower[start] == "that" or (not wary and columns.lower[start] in {"if", "in"})
    if not opens and (wary or columns.pos[start] not in NOMINAL):
        return None
    for index in range(start, end):
        if columns.words[index] in {";", "—", "--"}:
            end = index
            break
    finite = any(columns.tag[index] in {"VBD", "VBZ", "VBP", "MD"} for index in range(start, end))
    return [(start, end)] if finite else None


def _from_that(columns: Columns, verb: int, clause: int) -> Range:
    """A clause from its "that" on: "say | privately | that …" hung the adverb on the clause."""
    start, end = subtree(columns, clause)
    for child in columns.children[clause]:
        if verb < start < child and columns.relation[child] == "mark":
            return (child, end) if columns.lower[child] == "that" else (start, end)
    return start, end


def _lost_subject(columns: Columns, verb: int, frames: Frames) -> list[Range]:
    """In "confirm the man was shot" the man can be read as an object: he is part of the clause."""
    clause, thing = frames.clause, frames.object
    if clause is None or thing is None or not verb < thing < clause:
        return []
    if columns.subject(clause) is not None or columns.has(clause, "mark", frozenset({"that"})):
        return []
    return [subtree(columns, thing)]


def _phrasal(columns: Columns, verb: int, cue: Cue, frames: Frames) -> list[Range] | None:
    takes = cue.takes
    told = frames.infinitive if frames.infinitive is not None else frames.complement
    if frames.passive and "passive" in takes and told is not None:  # "were feared dead"
        subject = columns.subject(verb)
        before = [subtree(columns, subject)] if subject is not None else []
        return [*before, subtree(columns, told)]
    if "raising" in takes and (frames.infinitive or frames.complement) is not None:
        subject = columns.subject(verb)
        before = [] if subject is None else [subtree(columns, subject)]
        predicate = frames.infinitive if frames.infinitive is not None else frames.complement
        return [*before, subtree(columns, predicate)] if predicate is not None else None
    if "infinitive" in takes and frames.infinitive is not None:
        asked = frames.object if frames.object is not None else columns.child(verb, "iobj")
        before = [] if asked is None else [subtree(columns, asked)]
        if frames.passive and (subject := columns.subject(verb)) is not None:
            before = [subtree(columns, subject)]
        return [*before, subtree(columns, frames.infinitive)]
    if "gerund" in takes and frames.gerund is not None:
        return [subtree(columns, frames.gerund)]
    if "deed" in takes:
        return _deed(columns, verb, cue, frames)
    if "figure" in takes:
        return _figure(columns, cue, frames)
    return _nominal(columns, verb, cue, frames)


def _nominal(columns: Columns, verb: int, cue: Cue, frames: Frames) -> list[Range] | None:
    """A content that is an object, a predicate or a prepositional phrase."""
    takes = cue.takes
    target = _target(columns, verb, frames)
    if "gain" in takes:
        gained = target is not None and columns.lemma[target] in cue_table().lists["gains"]
        return [subtree(columns, target)] if gained and target is not None else None
    if target is not None and not frames.passive and takes & LISTED.keys():
        return [subtree(columns, target)] if _listed(columns, takes, target) else None
    if "as" in takes and frames.as_phrase is not None:
        named = [] if target is None else [subtree(columns, target)]
        reduced = frames.passive or columns.relation[verb] == "acl"
        return [*named, subtree(columns, frames.as_phrase)] if named or reduced else None
    if "predicate" in takes and frames.complement is not None and target is not None:
        return [subtree(columns, target), subtree(columns, frames.complement)]
    if "predicate" in takes and frames.complement is not None and _what(columns, verb):
        return [subtree(columns, frames.complement)]
    for preposition, noun in frames.prepositional.items():
        if preposition in cue.prepositions:
            both = "object" in takes and target is not None and target > verb
            named = [subtree(columns, target)] if both and target is not None else []
            return [*named, subtree(columns, noun), *_asked(columns, verb, cue, noun)]
    if "object" not in takes or target is None or _performs(columns, verb, target):
        return None
    if not _tells(columns, cue, target):
        return None
    after = frames.complement is not None and frames.complement > target
    dead = [subtree(columns, frames.complement)] if after and frames.complement is not None else []
    return [subtree(columns, target), *dead]  # "reported twelve men dead"


def _what(columns: Columns, verb: int) -> bool:
    """ "What he called *a mistake*"."""
    return columns.dep[verb] == "acl:relcl" and columns.lower[columns.head[verb]] == "what"


def _asked(columns: Columns, verb: int, cue: Cue, asked: int) -> list[Range]:
    """ "Called on the rebels | to leave": what they are asked, which the parse made a purpose."""
    for child in columns.children[verb] if "infinitive" in cue.takes else ():
        purpose = columns.relation[child] == "advcl" and columns.case(child) == "to"
        if purpose and columns.left[child] == columns.right[asked]:
            return [subtree(columns, child)]
    return []


def _without_aside(columns: Columns, words: Range) -> Range:
    """ "Criticized the plan *, which costs a fortune*": the aside is the writer's."""
    start, end = words
    for index in range(start + 1, end - 1):
        aside = columns.words[index] == "," and columns.tag[index + 1] in {"WDT", "WP", "WP$"}
        if aside and columns.right[columns.head[index + 1]] == end:
            return start, index
    return words


def _listed(columns: Columns, takes: frozenset[str], thing: int) -> bool:
    """Whether an object is one of the things that the family takes."""
    lists, lemma = cue_table().lists, columns.lemma[thing]
    if "sought" in takes:
        named = columns.pos[thing] == "NOUN" and columns.entity[thing] == ""
        return named and lemma not in lists["sought in need"] | lists["withheld"]
    return any(lemma in lists[name] for kind in takes & LISTED.keys() for name in LISTED[kind])


def _performs(columns: Columns, verb: int, target: int) -> bool:
    """ "A curfew was declared", "declared a ban": the words are the act; nothing is reported."""
    return columns.lemma[verb] in PERFORMATIVE and any(
        columns.lemma[each] in ENACTED for each in (target, *columns.children[target])
    )


def _tells(columns: Columns, cue: Cue, target: int) -> bool:
    """Whether an object is a content: "released a video" reports nothing of itself."""
    if columns.lower[target] in QUESTION_WORDS:
        return False
    if cue.kind.name == "denial" and _withheld_or_turned_down(columns, target):
        return False
    about_text = is_imagery(columns, target) or is_document(columns, target)
    return not (about_text and cue.kind.name == "report")


def _withheld_or_turned_down(columns: Columns, target: int) -> bool:
    """ "To deny them a safe haven", "rejected the offer", "dismissed charges against him"."""
    lists, lemma = cue_table().lists, columns.lemma[target]
    if lemma in lists["withheld"] or lemma in lists["turned down"]:
        return True
    return lemma in {"charge", "complaint"} and any(
        columns.case(child) == "against" for child in columns.children[target]
    )


def _deed(columns: Columns, verb: int, cue: Cue, frames: Frames) -> list[Range] | None:
    target = _target(columns, verb, frames)
    target = columns.child(verb, "iobj") if target is None else target
    places = dict(frames.prepositional)
    for child in columns.children[target] if target is not None else ():
        if columns.relation[child] in {"acl", "nmod"} and child > verb:
            places.setdefault(columns.case(child), child)
    accuser = agent(columns, verb) if frames.passive else None
    for child in () if accuser is None else columns.children[accuser]:
        if columns.relation[child] in {"acl", "nmod"} and accuser is not None and accuser < child:
            places.setdefault(columns.case(child), child)  # "accused by the court | of …"
    for preposition, deed in places.items():
        if preposition in cue.prepositions:
            before = [] if target is None else [subtree(columns, target)]
            return subtract([*before, subtree(columns, deed)], (verb, verb + 1))
    return None


def _figure(columns: Columns, cue: Cue, frames: Frames) -> list[Range] | None:
    """ "Put the toll at 61": the thing counted and its figure."""
    thing = frames.object
    if thing is None or columns.lemma[thing] not in cue_table().lists["counted"]:
        return None
    for preposition, figure in frames.prepositional.items():
        number = columns.pos[figure] == "NUM" or columns.child(figure, "nummod") is not None
        if preposition in cue.prepositions and number:
            return [subtree(columns, thing), subtree(columns, figure)]
    start, end = subtree(columns, thing)  # the figure hung on "killed in the battle at 61"
    for index in range(thing + 1, end - 1):
        if columns.lower[index] in cue.prepositions and columns.pos[index + 1] == "NUM":
            return [(start, end)]
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


def _with_quote(columns: Columns, verb: int, frames: Frames, takes: frozenset[str]) -> list[Range]:
    """Quotations beside the verb, with the unquoted part of the same clause if there is one."""
    ranges: list[Range] = [(quote.start, quote.end) for quote in frames.quotes]
    if "clause" in takes:
        clause = frames.clause
        if clause is not None and _joins(columns, subtree(columns, clause), frames.quotes):
            ranges.append(subtree(columns, clause))
        ranges.extend(_led_into(columns, verb, min(start for start, _ in ranges)))
    if "predicate" in takes:
        ranges.extend(_called(columns, verb, frames))
    return subtract(union(ranges), cue_extent(columns, verb))


def _led_into(columns: Columns, verb: int, opening: int) -> list[Range]:
    """'Says the burst of letters was "unhinged"': the words that lead from the verb to a quote."""
    start = cue_extent(columns, verb)[1]
    between = range(start, opening)
    if not start < opening or columns.lemma[verb] in TELLING or len(between) > LONGEST_LED:
        return []
    if columns.tag[verb] not in {"VBD", "VBZ", "VBP"} or any(
        columns.pos[index] in {"PUNCT", "SPACE"} for index in between
    ):
        return []
    if columns.lower[start] != "that" and columns.pos[start] not in NAMED | {"DET"}:
        return []
    asides = (child for child in columns.children[verb] if columns.left[child] == start)
    aside = any(columns.relation[child] in {"nsubj", "obl", "advmod", "iobj"} for child in asides)
    finite = range(start, opening + 2)
    told = any(columns.tag[index] in {"VBD", "VBZ", "VBP", "MD"} for index in finite)
    return [] if aside or not told else [(start, opening)]


def _called(columns: Columns, verb: int, frames: Frames) -> list[Range]:
    """'Called half of the guards "thieves"': whom somebody calls so, between verb and words."""
    opening = frames.quotes[0].start
    start = max(cue_extent(columns, verb)[1], verb + 1)
    named = [index for index in range(start, opening) if columns.pos[index] in NAMED]
    if frames.passive or not named or opening - start > LONGEST_NAMED:
        return []
    if columns.pos[start] == "ADP" or not all(
        columns.pos[index] in NAMED | JOINTS for index in range(start, opening)
    ):
        return []
    return [(start, opening)]


def _joins(columns: Columns, clause: Range, quotes: list[Quote]) -> bool:
    """Whether clause and quotation are one saying: they overlap, or only marks lie between."""
    for quote in quotes:
        between = range(min(clause[1], quote.end), max(clause[0], quote.start))
        if all(columns.pos[index] in {"PUNCT", "SPACE"} for index in between):
            return True
    return False


def subtree(columns: Columns, index: int) -> Range:
    """All that stands under a token."""
    return columns.left[index], columns.right[index]
