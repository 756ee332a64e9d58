"""Whether the drafts of a sentence say what an example of a rule says they must."""

from __future__ import annotations

from holdfast.model import Mention
from holdfast.reading.completion import framed
from holdfast.reading.context import Draft, Reading
from holdfast.reading.modality import modality_of
from holdfast.rules.schema import Expected, Rule

# A mention may or may not hold the article and the number before it; numbers are read elsewhere.
BEFORE = frozenset({
    "the", "a", "an", "its", "their", "both", "at", "least", "about", "some", "over", "nearly",
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty",
})  # fmt: skip


def plain(text: str) -> str:
    """The words of a mention without articles, possessives and numbers before them."""
    words = text.split()
    while len(words) > 1 and (words[0].lower() in BEFORE or words[0].replace(",", "").isdigit()):
        words = words[1:]
    return " ".join(words)


def unmet(reading: Reading, expected: Expected) -> str | None:
    """None when some draft says what is expected; else what the nearest draft says."""
    drafts = [draft for draft in reading.drafts if draft.type == expected.type]
    if not drafts:
        return f"no {expected.type} among {[draft.type for draft in reading.drafts]}"
    problems = [problem(reading, draft, expected) for draft in drafts]
    if any(each is None for each in problems):
        return None
    return "; ".join(each for each in problems if each)


def problem(reading: Reading, draft: Draft, expected: Expected) -> str | None:
    """What one draft says otherwise than expected."""
    for role, texts in expected.roles:
        said = words_of(draft.roles.get(role, []))
        if {plain(text) for text in texts} - said:
            return f"{role} is {sorted(said)} and not {texts}"
        if len(said) > len(texts):
            return f"{role} is {sorted(said)}, more than {texts}"
    for role in expected.absent:
        if draft.roles.get(role):
            return f"{role} should be absent: {sorted(words_of(draft.roles[role]))}"
    modality = framed(draft, modality_of(reading, reading.doc[draft.trigger]))
    if expected.polarity and modality.polarity != expected.polarity:
        return f"polarity {modality.polarity}"
    if expected.mood and modality.mood != expected.mood:
        return f"mood {modality.mood}"
    return None


def words_of(mentions: list[Mention]) -> set[str]:
    """The texts of mentions without articles."""
    return {plain(mention.text) for mention in mentions}


def refused(reading: Reading, rule: Rule, types: tuple[str, ...]) -> list[str]:
    """Drafts that a counterexample must not give."""
    return [
        f"{draft.rule}: {draft.type}"
        for draft in reading.drafts
        if draft.rule == rule.id or draft.type in types
    ]
