"""One view of verbs and event nouns: who does what to whom where, whatever the construction.

`predicate_of` is the only entry: it never changes the document and costs a few dozen tree steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.predicates.arguments import phrase, preposition, spread
from holdfast.reading.predicates.model import Form, Predicate
from holdfast.reading.predicates.nouns import noun_predicate
from holdfast.reading.predicates.verbs import verb_predicate
from holdfast.reading.predicates.words import grammar_words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Form", "Predicate", "grammar_words", "phrase", "predicate_of", "preposition", "spread"]


def predicate_of(token: Token, noun: bool) -> Predicate:
    """The token with its arguments, read as an event noun or as a verb."""
    return noun_predicate(token) if noun else verb_predicate(token)
