"""A title, a heading or a sentence that asks why, and the clauses below it that answer.

The only reliable rule across sentences: "Why is X still gaining ground?" is answered by the clauses
of its section that state a condition of the struggle (somebody is weak, something was not done,
others help). A concession, an event that is merely told, or a clause that has its own reason is not
taken. A question in the body ("Why did the garrison not hold?") is answered in its own paragraph,
or in the next where it ends one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdfast.reading.context import Draft, Reading
from holdfast.reading.reasons.extents import Range, characters, clause, trim
from holdfast.reading.reasons.factors import factor_of
from holdfast.reading.tree import children, clause_head, relation
from holdfast.reading.zones import silent

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

WHY = re.compile(r"\s*(?:\w+\s+)?why\b", re.IGNORECASE)
# A sentence of its own that begins with "why": after a stop, or at the start of a line.
ASKING = re.compile(
    r"(?:^|[.!?”\"]\s)\s*(?P<asks>(?:So |But )?[Ww]hy [^.?!\n“\"]{8,120}\?)(?=\s)", re.M
)
PARAGRAPH_END = re.compile(r"\n\s*")  # a sentence holds the white space behind it
RULE = "reasons.why-headline"
# Factors that a bare statement of condition can answer with; tactics and politics are too broad.
ANSWERING = frozenset(
    {
        "weak-opponent",
        "outside-support",
        "intervention-shortfall",
        "coordination",
        "terrain-borders",
        "resources",
        "local-support-grievance",
    }
)
# Verbs of a lasting state, and of what somebody lives on.
LASTING = frozenset(
    {"lack", "contribute", "suffer", "make", "remain", "rely", "depend"}
    | {"pay", "fund", "finance", "profit", "benefit", "earn", "enjoy", "face"}
)
# Families of events that are an answer as they stand, with the factor that they speak of.
TELLING = {"support": "outside-support", "resource": "resources"}
# The state that those who fight are in is one too, if its words speak of a factor.
STATE = "condition"
ASSERTED = frozenset({"fact", "reported", "claimed"})
HINDERING = frozenset(
    {"barely", "hardly", "scarcely", "without", "not", "n't", "little", "few", "no"}
)


@dataclass(frozen=True, slots=True)
class Question:
    """A why-question that heads a section: its proposition and where the section runs.

    ``effect`` is None for a title that is kept beside the text and so has no place in it.
    """

    effect: tuple[int, int] | None
    section: tuple[int, int]


def answers(reading: Reading) -> Iterator[Draft]:
    """One draft for each clause that answers a why-question above it."""
    for question in questions(reading):
        start, end = question.section
        for sentence in reading.doc.sents:
            if not (start <= sentence.start_char and sentence.end_char <= end):
                continue
            if silent(reading.document.zones, sentence.start_char) or asks(sentence):
                continue
            found = list(answer(reading, sentence, question))
            yield from found or told(reading, sentence, question)


def questions(reading: Reading) -> Iterator[Question]:
    """Titles and headings that ask why, each with its section: up to the next heading."""
    text, title = reading.document.text, reading.document.title or ""
    if WHY.match(title) and title.strip() not in text:
        yield Question(None, (0, len(text)))
    zones = [zone for zone in reading.document.zones if zone.kind in {"title", "heading"}]
    for number, zone in enumerate(zones):
        heading = reading.doc.char_span(zone.start, zone.end, alignment_mode="contract")
        if heading is None or not any(each.lower_ == "why" for each in heading[:2]):
            continue
        bounds = trim(reading.doc, (heading.start + 1, heading.end))
        later = [each.start for each in zones[number + 1 :]]
        end = later[0] if later and zone.kind == "heading" else len(text)
        if bounds is not None:
            yield Question(characters(reading.doc, bounds), (zone.end, end))
    yield from questions_in_body(reading)


def questions_in_body(reading: Reading) -> Iterator[Question]:
    """Sentences of the body that ask why, each with the rest of its paragraph or the next one."""
    text, zones = reading.document.text, reading.document.zones
    headed = [each for each in zones if each.kind in {"title", "heading"}]
    for found in ASKING.finditer(text):
        start, end = found.start("asks"), found.end("asks")
        if any(zone.start <= start < zone.end for zone in headed) or silent(zones, start):
            continue
        asked = reading.doc.char_span(start, end, alignment_mode="contract")
        bounds = trim(reading.doc, (asked.start + 1, asked.end)) if asked is not None else None
        if bounds is None:
            continue
        after = len(text) - len(text[end:].lstrip())
        close = PARAGRAPH_END.search(text, after)
        last = close.end() if close is not None else len(text)
        yield Question(characters(reading.doc, bounds), (end, last))


def answer(reading: Reading, sentence: Sentence, question: Question) -> Iterator[Draft]:
    """The main clause of a sentence, when it states a condition that bears on the question."""
    root = sentence.root
    if not is_condition(root):
        return
    bounds = clause(root, [child for child in root.children if relation(child) == "advcl"])
    if bounds is None:
        return
    factor = factor_of(reading.doc[bounds[0] : bounds[1]], answering=True)
    if factor not in ANSWERING:
        return
    yield answering(reading, root.i, bounds, question, factor)


def answering(
    reading: Reading, trigger: int, bounds: Range, question: Question, factor: str
) -> Draft:
    """The draft of one answer."""
    return Draft(
        kind="reason",
        type="reason.cause",
        rule=RULE,
        trigger=trigger,
        cause=characters(reading.doc, bounds),
        effect=question.effect,
        factor=factor,
        notes=["tier: discourse"],
    )


def told(reading: Reading, sentence: Sentence, question: Question) -> Iterator[Draft]:
    """An event of the section that is itself an answer: arms delivered, oil fields held."""
    for event in reading.drafts:
        factor = TELLING.get(event.type.partition(".")[0])
        if (factor is None and event.type != STATE) or not (
            sentence.start <= event.trigger < sentence.end
        ):
            continue
        if event.modality.polarity == "-" or event.modality.mood not in ASSERTED:
            continue
        bounds = clause(clause_head(reading.doc[event.trigger]))
        if bounds is None:
            continue
        factor = factor or factor_of(reading.doc[bounds[0] : bounds[1]], answering=True)
        if factor not in ANSWERING:
            continue
        yield answering(reading, event.trigger, bounds, question, factor)
        return


def asks(sentence: Sentence) -> bool:
    """Whether the sentence is itself a question."""
    return any(token.text == "?" for token in sentence[-2:])


def is_condition(root: Token) -> bool:
    """Whether a clause states how things are rather than what was done: copular, a state, negated,
    or put as a possibility of contributing."""
    if any(relation(child) == "expl" for child in root.children):
        return False
    if children(root, "cop"):
        return root.pos_ in {"ADJ", "NOUN", "VERB"}
    if root.lemma_ in LASTING:
        return True
    return any(
        child.lower_ in HINDERING for child in children(root, "advmod", "obl", "advcl")
    ) or any(
        relation(child) == "mark" and child.lower_ in HINDERING
        for below in children(root, "advcl")
        for child in below.children
    )
