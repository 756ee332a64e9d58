"""Which documents report one story: by the words that few documents have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING

from holdfast.linking.average import average_link

if TYPE_CHECKING:
    from spacy.tokens import Doc

TELLING = frozenset({"NOUN", "VERB", "PROPN", "NUM", "ADJ"})
ONE_TOPIC = 0.055  # mean cosine, words weighed over all documents
ONE_STORY = 0.07  # mean cosine, words weighed over the documents of the topic, too


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A document and its words' weights, their squares summing to one."""

    name: str
    weights: Mapping[str, float]


def stories(
    parses: Mapping[str, Doc], parts: Mapping[str, str] | None = None
) -> list[tuple[str, ...]]:
    """Groups of document ids, each sorted, that report one story.

    ``parts``: document → the part of the collection (a topic, say) that it is in, where that is
    known; otherwise topics are found first. Cost grows with the square of the documents: meant for
    the hundreds of a day or a search, not for an archive.
    """
    counts = {name: _words(parses[name]) for name in sorted(parses)}
    everywhere = Counter(word for words in counts.values() for word in words)
    rare = {word: log(1 + len(counts) / number) for word, number in everywhere.items()}
    if parts is None:
        weighed = [_Weighed(name, _unit(words, rare)) for name, words in counts.items()]
        topics = [[each.name for each in group] for group in average_link(weighed, _fit, ONE_TOPIC)]
    else:
        topics = [
            [name for name in counts if parts[name] == part] for part in sorted(set(parts.values()))
        ]
    found = [group for topic in topics for group in _stories_of(topic, counts, rare)]
    return sorted(found)


def _stories_of(
    topic: list[str], counts: Mapping[str, Counter[str]], rare: Mapping[str, float]
) -> Iterable[tuple[str, ...]]:
    """The stories of one topic: what all its documents have tells nothing."""
    inside = Counter(word for name in topic for word in counts[name])
    here = {
        word: rare[word] * log((1 + len(topic)) / number)
        for word, number in inside.items()
        if number > 1
    }
    weighed = [_Weighed(name, _unit(counts[name], here)) for name in topic]
    for group in average_link(weighed, _fit, ONE_STORY):
        yield tuple(sorted(each.name for each in group))


def _words(doc: Doc) -> Counter[str]:
    """Lemmas of the telling words, and names and numbers as they are."""
    return Counter(
        token.lemma_.lower()
        for token in doc
        if token.pos_ in TELLING and (token.is_alpha or token.pos_ in {"NUM", "PROPN"})
    )


def _unit(words: Counter[str], rare: Mapping[str, float]) -> dict[str, float]:
    weights = {word: (1 + log(n)) * rare[word] for word, n in words.items() if word in rare}
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def _fit(one: _Weighed, other: _Weighed) -> float:
    """Cosine."""
    first, second = one.weights, other.weights
    if len(first) > len(second):
        first, second = second, first
    return sum(weight * second[word] for word, weight in first.items() if word in second)
