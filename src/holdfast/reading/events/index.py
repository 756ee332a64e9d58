"""Rules by trigger word: one look-up a token."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from holdfast.reading.events.phrases import lemma_of
from holdfast.reading.predicates.arguments import prepositional
from holdfast.rules.schema import Frame, Rule, load_families

if TYPE_CHECKING:
    from spacy.tokens import Token

    from holdfast.reading.attribution.columns import Columns

CARRYING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
"""Classes of words that carry events."""


HARMED = frozenset({"die", "kill", "injure", "wound", "capture", "hurt"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One frame of one rule."""

    rule: Rule
    frame: Frame


@dataclass(frozen=True, slots=True)
class TriggerIndex:
    """Frames by lemma: verbs, nouns and predicative adjectives apart; fallbacks stand last."""

    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    adjectives: dict[str, tuple[Entry, ...]]
    known: frozenset[str]
    """All trigger words."""

    def places(self, columns: Columns) -> Iterator[int]:
        """Where a word stands that may have entries, by its class and form alone."""
        known = self.known
        words = zip(columns.pos, columns.lemma, columns.lower, strict=True)
        for place, (part, lemma, lower) in enumerate(words):
            # A plural or a past tense that is none for the tagger goes by a part of its form.
            if part in CARRYING and (
                lemma in known or lower in known or lemma[:-1] in known or lemma[:-2] in known
            ):
                yield place

    def entries(self, token: Token) -> tuple[tuple[Entry, ...], bool]:
        """The frames that the token may start, and whether it is read as a noun."""
        part = token.pos_
        lemma = lemma_of(token)
        if part in {"NOUN", "PROPN"}:
            found = self.nouns.get(lemma) or self.nouns.get(token.lower_)
            return found or (), True
        if is_gerund_noun(token):
            found = self.nouns.get(token.lower_) or self.nouns.get(lemma)
            return found or (), True
        if part == "VERB":
            return self.verbs.get(lemma, ()), False
        if part == "ADJ" or part == "ADV":
            verb = misread_verb(token, lemma)
            if verb in self.verbs:
                return self.verbs[verb], False
            return self.adjectives.get(lemma, ()), True
        return (), False


def misread_verb(token: Token, lemma: str) -> str:
    """ "IS advanced on the city": a past tense taken for an adjective; "" where it is none.

    A hyphenated participle ("rebel-held") is a verb whatever its tag.
    """
    if lemma != token.lower_:
        return lemma
    if not lemma.endswith("ed"):
        return ""
    relations = {child.dep_ for child in token.children}
    by = any(case == "by" for case, _ in prepositional(token))
    if not by and ("cop" in relations or not ("nsubj" in relations or "obj" in relations)):
        return ""
    return lemma[:-1] if lemma[:-1] in known_verbs() else lemma[:-2]


@lru_cache(maxsize=1)
def known_verbs() -> frozenset[str]:
    """All trigger verbs."""
    return frozenset(
        verb
        for family in load_families()
        for rule in family.rules
        for frame in rule.frames
        for verb in frame.verbs
    )


def is_gerund_noun(token: Token) -> bool:
    """ "Shelling of the suburb", "the looting": a gerund that takes "of" or a determiner."""
    if token.tag_ != "VBG" or token.pos_ != "VERB":
        return False
    if any(child.dep_ == "aux" for child in token.children):
        return False  # "are dying of thirst"
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if following in {"of", "by"} or any(child.dep_ == "det" for child in token.children):
        return True
    # "Forty died in fighting over the port": who fought is not said.
    within = token.i > 0 and token.nbor(-1).lower_ == "in" and token.nbor(-1).head == token
    return within and token.lemma_ == "fight" and token.head.lemma_ in HARMED


@lru_cache(maxsize=1)
def trigger_index() -> TriggerIndex:
    """The index over all rule files, built once."""
    entries = [
        Entry(rule, frame)
        for family in load_families()
        for rule in family.rules
        for frame in rule.frames
    ]
    entries.sort(key=lambda each: each.frame.fallback)  # stable: files and rules keep their order
    verbs, nouns = _by_word(entries, "verbs"), _by_word(entries, "nouns")
    adjectives = _by_word(entries, "adjectives")
    return TriggerIndex(verbs, nouns, adjectives, frozenset({*verbs, *nouns, *adjectives}))


def _by_word(entries: list[Entry], part: str) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for word in sorted(getattr(entry.frame, part)):
            found.setdefault(word, []).append(entry)
    return {word: tuple(each) for word, each in found.items()}
