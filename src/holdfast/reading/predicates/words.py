"""The verbs and nouns that grammar itself needs: light verbs, control verbs, undertakings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from holdfast.rules.schema import load_words


@dataclass(frozen=True, slots=True)
class GrammarWords:
    """Closed word classes by lemma; what each is for stands in ``rules/events/words.yaml``."""

    light_verbs: frozenset[str]
    happening_verbs: frozenset[str]
    impact_verbs: frozenset[str]
    object_control: frozenset[str]
    result_verbs: frozenset[str]
    transitive_only: frozenset[str]
    undertakings: frozenset[str]
    particles: frozenset[str]
    holding: frozenset[str]
    people: frozenset[str]


@lru_cache(maxsize=1)
def grammar_words() -> GrammarWords:
    """The classes, loaded once."""
    return GrammarWords(**load_words().grammar)
