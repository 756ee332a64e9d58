"""A document as plain columns: what the attribution and modality steps read, token by token.

spaCy builds a Python object for every token it hands out. These steps ask several questions of
every word, so the columns are copied out once per document and kept while the document lives.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from holdfast.reading.tree import text_of

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

COLUMNS: list[int | str] = ["ORTH", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "HEAD", "SPACY"]
STRINGS = 6
"""So many of the columns are strings."""
NO_CHILDREN: tuple[int, ...] = ()


class Columns:
    """Token columns of one parsed document; every index is a token index of the document.

    ``dep`` keeps UD subtypes, ``relation`` drops them; ``left``/``right`` bound each subtree (right
    exclusive); ``sentence`` numbers the sentences, which a document without a parse has none of;
    ``paragraph`` numbers the paragraphs.
    """

    __slots__ = (
        "children",
        "dep",
        "ends",
        "entity",
        "head",
        "left",
        "lemma",
        "lower",
        "paragraph",
        "pos",
        "relation",
        "right",
        "sentence",
        "sentence_bounds",
        "size",
        "spaced",
        "starts",
        "tag",
        "text",
        "words",
    )

    def __init__(self, doc: Doc) -> None:
        self.text: str = text_of(doc)
        self.size = len(doc)
        table = doc.to_array(COLUMNS).astype(np.uint64).reshape(-1, len(COLUMNS))
        strings = doc.vocab.strings
        self.words, lemma, self.pos, self.tag, self.dep, self.entity = (
            spelled(strings, table[:, column].tolist()) for column in range(STRINGS)
        )
        self.lower = list(map(str.lower, self.words))
        self.lemma = [(each or word).lower() for each, word in zip(lemma, self.words, strict=True)]
        bare = {dep: dep.partition(":")[0] for dep in set(self.dep)}
        self.relation = list(map(bare.__getitem__, self.dep))
        away = table[:, STRINGS].astype(np.int64)
        self.head: list[int] = (away + np.arange(self.size)).tolist()
        self.spaced: list[bool] = table[:, STRINGS + 1].astype(bool).tolist()
        sizes = [len(word) + gap for word, gap in zip(self.words, self.spaced, strict=True)]
        self.starts = list(accumulate(sizes, initial=0))[:-1]
        self.ends = [start + len(word) for start, word in zip(self.starts, self.words, strict=True)]
        self._link(doc)

    def _link(self, doc: Doc) -> None:
        """Fill children, subtree bounds, sentences and paragraphs."""
        children: dict[int, list[int]] = {}
        for index, head in enumerate(self.head):
            if head != index:
                children.setdefault(head, []).append(index)
        self.children: list[list[int] | tuple[int, ...]] = [
            children.get(index, NO_CHILDREN) for index in range(self.size)
        ]
        self.left = list(range(self.size))
        self.right = list(range(1, self.size + 1))
        self.sentence = [0] * self.size
        self.sentence_bounds: list[tuple[int, int]] = []
        sentences = doc.sents if doc.has_annotation("SENT_START") else ()
        for number, sentence in enumerate(sentences):
            start, end = sentence.start, sentence.end
            self.sentence_bounds.append((start, end))
            self.sentence[start:end] = [number] * (end - start)
            for index in range(start, end):
                if self.head[index] == index:
                    self._bound(index)
        self.paragraph = [0] * self.size
        number = 0
        for index, word in enumerate(self.words):
            if "\n" in word:
                number += 1
            self.paragraph[index] = number

    def _bound(self, root: int) -> None:
        """Subtree bounds below one root, without recursion: a sentence may be 5,000 words deep."""
        order = [root]
        for index in order:
            order.extend(self.children[index])
        for index in reversed(order):
            kids = self.children[index]
            if kids:
                self.left[index] = min(index, min([self.left[child] for child in kids]))
                self.right[index] = max(index + 1, max([self.right[child] for child in kids]))

    def subject(self, index: int) -> int | None:
        """The first nominal or clausal subject of a predicate, if it has one."""
        for child in self.children[index]:
            if self.relation[child] in {"nsubj", "csubj"} and self.lower[child] not in EXPLETIVES:
                return child
        return None

    def child(self, index: int, *relations: str) -> int | None:
        """The first child under any of the relations (subtype included or bare)."""
        for child in self.children[index]:
            if self.relation[child] in relations or self.dep[child] in relations:
                return child
        return None

    def has(self, index: int, relation: str, words: frozenset[str]) -> bool:
        """Whether a child under the relation is one of the words (lower case)."""
        return any(
            self.relation[child] == relation and self.lower[child] in words
            for child in self.children[index]
        )

    def case(self, index: int) -> str:
        """Preposition of a noun phrase, or mark of a clause, fixed words joined; "" for none.

        Marks in a row are one ("in order" + "to"); of several prepositions the first counts.
        """
        words: list[str] = []
        for child in self.children[index]:
            if child > index:
                break
            relation = self.relation[child]
            if relation == "mark" or (relation == "case" and not words):
                words.append(self.lower[child])
                words.extend(
                    self.lower[each]
                    for each in self.children[child]
                    if self.relation[each] == "fixed"
                )
        return " ".join(words)

    def passive(self, index: int) -> bool:
        """Whether a verb is passive, by its dependents, or as a bare past participle.

        A participle with an auxiliary and no sign of the passive is a perfect ("has maintained").
        """
        perfect = False
        for child in self.children[index]:
            if self.dep[child] in {"nsubj:pass", "aux:pass", "csubj:pass", "obl:agent"}:
                return True
            perfect = perfect or self.relation[child] == "aux"
        if self.tag[index] == "VBD" and self.dep[index] == "acl" and not perfect:
            # "the men, believed to have fled,": neither subject nor object
            return self.subject(index) is None and self.child(index, "obj") is None
        if self.tag[index] != "VBN" or perfect:
            return False
        if self.relation[index] == "conj" and self.subject(index) is None:
            first = self.head[index]  # "were held for an hour and told to leave"
            return first < index and self.tag[first] == "VBN" and self.passive(first)
        return self.relation[index] in {"acl", "amod", "advcl"}


def spelled(strings: StringStore, numbers: list[int]) -> list[str]:
    """A column of strings by their numbers; "" where there is none."""
    known = {number: strings[number] if number else "" for number in set(numbers)}
    return list(map(known.__getitem__, numbers))


EXPLETIVES = frozenset({"it", "there"})
KEPT = "holdfast.columns"


def columns_of(doc: Doc) -> Columns:
    """Columns of a parsed document, built once while it lives."""
    found: Columns | None = doc.user_data.get(KEPT)
    if found is None:
        found = doc.user_data[KEPT] = Columns(doc)
    return found
