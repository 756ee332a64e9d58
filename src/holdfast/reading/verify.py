"""Re-open every quote and ask again, by other means than the rules, whether it says this.

The checks look at the words of the quote, not at the rule that read them: exact spans, negation and
modal words that govern the trigger, numerals re-read, names against the entity they stand for, and
the cue of every attribution. What fails is dropped and listed, never silently.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from holdfast.model import Dropped, Mention, PlaceMention, Statement
from holdfast.reading.context import Reading
from holdfast.reading.tree import relation

if TYPE_CHECKING:
    from spacy.tokens import Token

Check = Callable[[Reading, Statement], str | None]

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "without", "nor"})
# "no longer", "not only", "not yet" are negations of another scope or none at all.
NOT_NEGATING = frozenset({"only", "just", "merely", "doubt"})
UNREAL = frozenset(
    {"may", "might", "could", "would", "should", "must", "will", "wo", "if", "unless"}
)
ASSERTED = frozenset({"fact", "reported", "claimed"})
# Of 100: below it, two spellings are taken for two names.
ALIKE = 75
NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")


def verify(
    reading: Reading, statements: Iterable[Statement]
) -> tuple[tuple[Statement, ...], tuple[Dropped, ...]]:
    """Split into what the text supports and what it does not, with the reason for each refusal."""
    kept: list[Statement] = []
    dropped: list[Dropped] = []
    for statement in statements:
        reason = objection(reading, statement)
        if reason is None:
            kept.append(statement)
        else:
            dropped.append(Dropped(statement, reason))
    return tuple(kept), tuple(dropped)


def objection(reading: Reading, statement: Statement) -> str | None:
    """The first check that fails, in words; None when the statement stands."""
    for check in CHECKS:
        reason = check(reading, statement)
        if reason is not None:
            return reason
    return None


def spans_are_exact(reading: Reading, statement: Statement) -> str | None:
    """Every span holds exactly the words it says it holds."""
    text = reading.document.text
    for start, end, words in spans_of(statement):
        if not 0 <= start < end <= len(text) or text[start:end] != words:
            return f"span {start}-{end} does not hold “{words}”"
    return None


def trigger_is_quoted(reading: Reading, statement: Statement) -> str | None:
    """The word that carries the statement stands in its evidence."""
    trigger, evidence = statement.trigger, statement.evidence
    if trigger is None or not evidence.start <= trigger.start <= trigger.end <= evidence.end:
        return "the evidence does not hold the word it rests on"
    return None


def polarity_matches(reading: Reading, statement: Statement) -> str | None:
    """A statement that it happened has no negation over its trigger that the rules did not see."""
    token = trigger_token(reading, statement)
    if token is None or statement.kind == "reason" or statement.polarity == "-":
        return None
    if statement.mood not in ASSERTED:
        return None
    if contrary_to_fact(token):
        return None
    for word in governors(token):
        if word.lower_ in NEGATIONS and not lifted(word):
            return f"“{word.text}” stands over “{token.text}”"
    return None


def mood_matches(reading: Reading, statement: Statement) -> str | None:
    """A fact has no modal or condition over its trigger."""
    token = trigger_token(reading, statement)
    if token is None or statement.kind == "reason" or statement.mood not in ASSERTED:
        return None
    if statement.polarity == "-" or contrary_to_fact(token):
        return None
    for word in governors(token):
        if word.lower_ in UNREAL and word.pos_ in {"AUX", "SCONJ"}:
            return f"“{word.text}” makes “{token.text}” less than a fact"
    return None


def numbers_match(reading: Reading, statement: Statement) -> str | None:
    """Numerals written in digits are re-read and must give one of the stated bounds."""
    for quantity in statement.numbers:
        found = [float(each.replace(",", "")) for each in NUMERAL.findall(quantity.text)]
        bounds = [each for each in (quantity.low, quantity.best, quantity.high) if each is not None]
        if len(found) == 1 and bounds and not any(near(each, found[0]) for each in bounds):
            return f"“{quantity.text}” was read as {bounds}"
    return None


def near(read: float, written: float) -> bool:
    """Equal, one more ("more than 20" is at least 21), or scaled by the word that follows."""
    return any(abs(read - written * scale) <= 1 for scale in (1, 1e3, 1e6, 1e9, 12, 20, 100))


def names_match(reading: Reading, statement: Statement) -> str | None:
    """A place that was named, not referred to, is spelled like a gazetteer name of it."""
    for mentions in statement.roles.values():
        for mention in mentions:
            if isinstance(mention, PlaceMention) and not place_is_named(mention):
                return f"“{mention.text}” does not name {mention.name}"
    return None


def place_is_named(mention: PlaceMention) -> bool:
    """Whether the words can name the place: a known name of it, or one spelled alike."""
    if mention.entity is None or mention.antecedent is not None or mention.name is None:
        return True
    return same_name(mention.text, mention.name, mention.entity)


@lru_cache(maxsize=4096)
def same_name(text: str, name: str, entity: str) -> bool:
    """Whether the two are spelled alike, or the gazetteer knows the entity by some of the words."""
    from rapidfuzz.fuzz import partial_ratio

    from holdfast.gazetteer import load_gazetteer

    if partial_ratio(text.casefold(), name.casefold()) >= ALIKE:
        return True
    gazetteer = load_gazetteer()
    return any(
        gazetteer.place(match.place).entity == entity
        for words in stretches(text.split())
        for match in gazetteer.lookup(words)
    )


def stretches(words: list[str]) -> Iterator[str]:
    """Every run of the words, the longest first ("the town of Tall Abyad" → "Tall Abyad")."""
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])


def attribution_matches(reading: Reading, statement: Statement) -> str | None:
    """Who is said to say so stands in the text, and a report has somebody who reports it."""
    if statement.mood in {"reported", "claimed", "denied"} and not any(
        source.cue is not None or source.start is not None for source in statement.attribution
    ):
        return f"{statement.mood}, but nobody in the text says so"
    return None


CHECKS: tuple[Check, ...] = (
    spans_are_exact,
    trigger_is_quoted,
    polarity_matches,
    mood_matches,
    numbers_match,
    names_match,
    attribution_matches,
)


def spans_of(statement: Statement) -> Iterator[tuple[int, int, str]]:
    """(start, end, words) of everything in the statement that has offsets."""
    evidence = statement.evidence
    yield evidence.start, evidence.end, evidence.quote
    if statement.trigger is not None:
        yield statement.trigger.start, statement.trigger.end, statement.trigger.quote
    for mentions in statement.roles.values():
        for mention in mentions:
            yield from mention_spans(mention)
    for item in (statement.time, statement.cause, statement.effect, *statement.numbers):
        if item is not None and item.start is not None and item.end is not None:
            yield item.start, item.end, item.text
    for source in statement.attribution:
        if source.start is not None and source.end is not None:
            yield source.start, source.end, source.source
        if source.cue_start is not None and source.cue_end is not None:
            yield source.cue_start, source.cue_end, source.cue or ""


def mention_spans(mention: Mention) -> Iterator[tuple[int, int, str]]:
    """The mention's own span and that of the words it was resolved through."""
    if mention.start is not None and mention.end is not None:
        yield mention.start, mention.end, mention.text
    if mention.antecedent is not None:
        yield mention.antecedent.start, mention.antecedent.end, mention.antecedent.quote


def trigger_token(reading: Reading, statement: Statement) -> Token | None:
    """The token that the trigger starts at."""
    if statement.trigger is None:
        return None
    span = reading.doc.char_span(
        statement.trigger.start, statement.trigger.end, alignment_mode="expand"
    )
    return span[0] if span is not None and len(span) else None


def governors(token: Token) -> Iterator[Token]:
    """Words that bear on whether the trigger happened: its own modifiers, and those of the verbs
    above it that it completes ("did not manage to seize")."""
    current = token
    while True:
        for child in current.children:
            if relation(child) in {"aux", "advmod", "mark", "det", "cc", "case"} or (
                child.lower_ in NEGATIONS
            ):
                yield child
        if relation(current) != "xcomp" or current.head == current:
            return
        current = current.head


def contrary_to_fact(token: Token) -> bool:
    """ "Would not have fallen": what is told to be contrary to fact, denied, is fact."""
    words = {child.lower_ for child in token.children if relation(child) in {"aux", "advmod"}}
    return {"would", "have"} <= words and bool(words & {"not", "n't", "n’t", "never"})


def lifted(word: Token) -> bool:
    """Whether the negation word negates something else ("not only", "no doubt")."""
    following = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
    return following in NOT_NEGATING
