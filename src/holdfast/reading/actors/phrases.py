"""Noun phrases around the nouns that name actors: what stands before and after the head.

The words before a noun are walked from right to left: names and countries are evidence for who is
meant, "X-backed" and "pro-X" say that somebody is not X, adjectives of identity stay.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from holdfast.reading.actors.hits import NOMINAL, Hit
from holdfast.reading.actors.records import vocabulary
from holdfast.reading.attribution.columns import Columns

LONGEST = 9
"""Tokens that one noun phrase may reach to the left of its head."""
_MODIFIERS = frozenset({"amod", "compound", "flat", "nmod", "nummod", "acl", "goeswith", "appos"})
_QUOTES = frozenset("\"“”'’")
_HYPHENS = frozenset("-–‑")


@dataclass(slots=True)
class Phrase:
    """One noun phrase with a listed noun as its head; all numbers are token indexes.

    ``evidence``: names and countries that say who it is, left to right, not under a relation.
    ``joined``: others coordinated with the first evidence ("the *Syrian* and Iraqi armies").
    ``nouns``: listed nouns before the head ("army" in "army officers"). ``relation``: where
    "X-backed" or "pro-X" begins; ``leader``: the X of "X-led". ``identity``: other words of it.
    ``named``: words with a capital that no list knows ("Golani Brigade").
    """

    head: Hit
    start: int
    end: int
    evidence: list[Hit] = field(default_factory=list)
    joined: list[Hit] = field(default_factory=list)
    nouns: list[Hit] = field(default_factory=list)
    relation: int | None = None
    leader: Hit | None = None
    identity: list[int] = field(default_factory=list)
    named: list[int] = field(default_factory=list)
    apart: bool = False

    @property
    def token(self) -> int:
        """The head's own token."""
        return self.head.end - 1


@dataclass(frozen=True, slots=True)
class Words:
    """The word classes that the walk asks for."""

    skipped: frozenset[str]
    identity: frozenset[str]
    participles: frozenset[str]
    led: frozenset[str]
    holding: frozenset[str]
    prefixes: tuple[str, ...]
    apart: frozenset[str]


@lru_cache(maxsize=1)
def word_classes() -> Words:
    """Word classes of the vocabulary, as sets."""
    table = vocabulary()
    relations = table["relations"]
    return Words(
        skipped=frozenset(table["skipped"]),
        identity=frozenset(table["identity"]),
        participles=frozenset(relations["participles"]),
        led=frozenset(relations["led"]),
        holding=frozenset(relations["holding"]),
        prefixes=tuple(f"{prefix}-" for prefix in relations["prefixes"]),
        apart=frozenset(table["apart"]["words"]),
    )


def phrase_at(columns: Columns, head: Hit, ends: dict[int, Hit]) -> Phrase:
    """The phrase of a listed noun or deed; ``ends`` maps last tokens to hits."""
    walk = _Walk(columns, ends, Phrase(head, head.start, head.end))
    walk.run()
    return walk.phrase


@dataclass(slots=True)
class _Walk:
    """One walk to the left of a noun."""

    columns: Columns
    ends: dict[int, Hit]
    phrase: Phrase
    at: int = 0
    left: int = 0

    def run(self) -> None:
        sentence = self.columns.sentence[self.phrase.token]
        first = self.columns.sentence_bounds[sentence][0]
        self.left = max(first, self.phrase.start - LONGEST)
        self.at = self.phrase.start - 1
        while self.at >= self.left and self._step():
            pass
        self._trim()

    def _step(self) -> bool:
        """Take one thing into the phrase; False where the phrase begins."""
        hit = self.ends.get(self.at)
        if hit is not None and hit.entry.kind != "deed":
            return self._take_hit(hit)
        word, columns = self.columns.lower[self.at], self.columns
        classes = word_classes()
        if word in _QUOTES and self.ends.get(self.at - 1) is not None:
            self.at -= 1  # “the "Shining Path" guerrillas”: the name stands in quotes
            return True
        if word in {"'s", "’s", "'", "’"} and columns.tag[self.at] == "POS":
            return self._take_possessor()
        if word in _HYPHENS:
            return self._take_hyphen()
        if word.startswith(classes.prefixes):
            self._relate(self.at)
            return True
        if columns.pos[self.at] == "CCONJ" or word in {",", "/"}:
            return self._take_coordination()
        if not self._is_modifier(self.at):
            return False
        if columns.words[self.at][:1].isupper() and columns.pos[self.at] == "PROPN":
            self.phrase.named.append(self.at)
        elif word in classes.apart:
            self.phrase.apart = True
            self.phrase.identity.append(self.at)
        elif word not in classes.skipped or word in classes.identity:
            self.phrase.identity.append(self.at)
        self._extend(self.at)
        return True

    def _extend(self, token: int) -> None:
        self.phrase.start = token
        self.at = token - 1

    def _take_hit(self, hit: Hit) -> bool:
        kind = hit.entry.kind
        if kind == "noun":
            if self.phrase.evidence and not self._possessed(hit.end):
                return False
            if not self._is_modifier(hit.end - 1):
                return False
            self.phrase.nouns.insert(0, hit)
        elif kind == "people" or (kind == "country" and hit.entry.plural and not self._bound(hit)):
            return False
        elif self.phrase.relation is None:
            if not self._bound(hit):
                return False
            self.phrase.evidence.insert(0, hit)
        else:
            self.phrase.evidence.insert(0, hit)
        self._extend(hit.start)
        return True

    def _bound(self, hit: Hit) -> bool:
        """Whether a name before the head is part of its phrase by the tree or by its form."""
        entry, columns = hit.entry, self.columns
        if entry.kind == "country" and entry.adjective and not entry.plural:
            return True
        if self._possessed(hit.end):
            return True
        relation = columns.relation[hit.end - 1]
        if relation in {"nsubj", "obj", "obl", "iobj", "root", "ROOT"}:
            return columns.head[hit.end - 1] == self.phrase.token
        return hit.end == self.phrase.start or relation in _MODIFIERS

    def _possessed(self, end: int) -> bool:
        return end < self.columns.size and self.columns.tag[end] == "POS"

    def _take_possessor(self) -> bool:
        owner = self.ends.get(self.at - 1)
        if owner is None or owner.entry.kind in {"deed", "noun"}:
            return False
        self.at -= 1
        return self._take_hit(owner)

    def _take_hyphen(self) -> bool:
        """ "X-backed": the participle was taken as an identity word just before."""
        columns, classes = self.columns, word_classes()
        after, before = self.at + 1, self.at - 1
        if before < self.left or after != self.phrase.start:
            return False
        word = columns.lower[after]
        owner = self.ends.get(before)
        begin = owner.start if owner is not None else before
        if word in classes.led:
            self.phrase.leader = owner
            self._drop_identity(after)
            self._relate(begin)
            return True
        if word in classes.participles:
            self._drop_identity(after)
            self._relate(begin)
            return True
        if word in classes.holding:
            self._drop_identity(after)
            return False
        self._extend(begin)
        return True

    def _drop_identity(self, token: int) -> None:
        if token in self.phrase.identity:
            self.phrase.identity.remove(token)

    def _relate(self, begin: int) -> None:
        """Somebody who stands in a relation to X; evidence to the right of it still counts."""
        if self.phrase.relation is None:
            self.phrase.relation = begin
        self._extend(begin)

    def _take_coordination(self) -> bool:
        """ "the Syrian and Iraqi armies": another country or name beside the first evidence."""
        phrase = self.phrase
        if not phrase.evidence or phrase.evidence[0].start != phrase.start:
            return False
        before = self.at - 1
        if self.columns.lower[before] == "," and self.columns.pos[self.at] == "CCONJ":
            before -= 1
        other = self.ends.get(before)
        if other is None or other.entry.kind in {"noun", "deed", "people"}:
            return False
        if not self._parallel(other, phrase.evidence[0]):
            return False
        phrase.joined.insert(0, other)
        phrase.evidence.insert(0, other)
        self._extend(other.start)
        return True

    def _parallel(self, other: Hit, first: Hit) -> bool:
        """Both are adjectives of countries, or the tree hangs the other on the head."""
        if other.entry.plural:
            return False
        short = other.entry.kind == "country" and other.entry.words[-1].isupper()
        if first.entry.adjective and (other.entry.adjective or short):
            return True
        columns = self.columns
        last = other.end - 1
        if columns.relation[last] in {"amod", "compound"}:
            return columns.head[last] in range(other.end, self.phrase.end)
        return False

    def _is_modifier(self, token: int) -> bool:
        columns = self.columns
        pos = columns.pos[token]
        if pos in {"DET", "PRON", "ADP", "PUNCT", "AUX", "SCONJ", "PART", "NUM", "SPACE"}:
            return False
        relation = columns.relation[token]
        if pos in {"VERB", "ADV"} and columns.tag[token] != "WRB":
            return relation in {"amod", "compound", "advmod"} and columns.head[token] > token
        if pos in {*NOMINAL, "ADJ", "X"}:
            if relation in {"nsubj", "obj", "obl", "ROOT", "ccomp", "iobj", "xcomp", "advcl"}:
                return columns.words[token][:1].isupper() and columns.pos[token + 1] == "PROPN"
            return relation in _MODIFIERS or columns.head[token] >= token
        return False

    def _trim(self) -> None:
        """Begin the phrase at the first thing that says who it is."""
        phrase = self.phrase
        phrase.joined = [hit for hit in phrase.joined if hit in phrase.evidence]
        if phrase.relation is not None:
            phrase.evidence = [hit for hit in phrase.evidence if hit.start >= phrase.start]
        marks = [hit.start for hit in (*phrase.evidence, *phrase.nouns)]
        marks += [*phrase.identity, *phrase.named]
        if phrase.relation is not None:
            marks.append(phrase.relation)
        phrase.start = min([*marks, phrase.head.start])
        lower = self.columns.lower
        quoted = any(lower[at] in _QUOTES for at in range(phrase.start, phrase.head.start))
        if quoted and phrase.start > self.left and lower[phrase.start - 1] in _QUOTES:
            phrase.start -= 1
