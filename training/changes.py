"""How training windows are altered, so that odd and warlike text is met in training."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from holdfast.language.pieces import Gap, Shape, word_shape
from training.data import IGNORED, Sentence
from training.places import Places
from training.words import ACRONYMS, COMMON_VERBS, VERB_TAGS, WAR_VERBS

WRAPPED_GAPS = 0.08


@dataclass(frozen=True)
class Change:
    """How often a window is altered, so that odd text is met in training."""

    upper: float = 0.12
    lower: float = 0.03
    title: float = 0.05
    place: float = 0.3
    verb: float = 0.3
    acronym: float = 0.06
    acronym_subject: float = 0.2
    wrapped: float = 0.06
    single_break: float = 0.25
    tail: float = 0.4


class Changer:
    """Alters the words, gaps and names of sentences by a `Change`."""

    def __init__(self, change: Change, places: Places, names: dict[str, int]) -> None:
        self.change, self._places, self._names = change, places, names

    def words(
        self,
        sentence: Sentence,
        recase: Callable[[str], str],
        names: list[int],
        chance: random.Random,
    ) -> list[str]:
        """The words to read in place of the sentence's; `names` is altered to fit."""
        words = list(sentence.words)
        self._put_places(sentence, words, names, chance)
        if sentence.heads:
            self._put_verbs(sentence, words, chance)
            if recase in (str, headline):
                self._put_acronyms(sentence, words, names, chance)
        return [recase(word) for word in words]

    def recasing(self, chance: random.Random) -> Callable[[str], str]:
        """What is done to every word of a window: nothing, mostly."""
        change, draw = self.change, chance.random()
        for share, how in ((change.upper, str.upper), (change.lower, str.lower),
                           (change.title, headline)):  # fmt: skip
            if draw < share:
                return how
            draw -= share
        return str

    def gaps(self, chance: random.Random) -> Callable[[list[int]], list[int]]:
        wrapped = chance.random() < self.change.wrapped
        single = chance.random() < self.change.single_break

        def altered(gaps: list[int]) -> list[int]:
            changed = list(gaps)
            for i, gap in enumerate(gaps):
                if (gap == Gap.PARAGRAPH and single) or (
                    gap == Gap.SPACE and wrapped and chance.random() < 0.08
                ):
                    changed[i] = int(Gap.NEWLINE)
            return changed

        return altered

    def _put_places(
        self, sentence: Sentence, words: list[str], names: list[int], chance: random.Random
    ) -> None:
        """Put places of Syria and Iraq in place of other one-word places.

        Where a treebank has no names, those that are surely places are labelled.
        """
        place = self._names["B-PLACE"]
        for i, word in enumerate(words):
            if names[i] == IGNORED and word in self._places.known and _stands_alone(sentence, i):
                names[i] = place
            single = names[i] == place and names[i + 1 : i + 2] != [place + 1]
            if not single or word_shape(word) != Shape.TITLE or "-" in words[i + 1 : i + 2]:
                continue
            if chance.random() < self.change.place:
                words[i] = self._places.draw(chance)

    def _put_verbs(self, sentence: Sentence, words: list[str], chance: random.Random) -> None:
        """Put verbs of war in place of some common ones that have an object and no particle."""
        for i, relation in enumerate(sentence.relations):
            verb = sentence.heads[i] - 1
            if relation != "obj" or sentence.lemmas[verb] not in COMMON_VERBS:
                continue
            parts = {sentence.relations[j] for j, h in enumerate(sentence.heads) if h == verb + 1}
            tag = "VB" if sentence.xpos[verb] == "VBP" else sentence.xpos[verb]
            known = tag in VERB_TAGS and words[verb].islower()
            if known and "compound:prt" not in parts and chance.random() < self.change.verb:
                words[verb] = chance.choice(WAR_VERBS)[tag]

    def _put_acronyms(
        self, sentence: Sentence, words: list[str], names: list[int], chance: random.Random
    ) -> None:
        """Put an armed group's or state's acronym in place of some one-word names.

        "IS" folds to the verb; the treebanks hardly ever show it as a name.
        """
        for i, word in enumerate(words):
            subject = sentence.relations[i].startswith("nsubj")
            rate = self.change.acronym_subject if subject else self.change.acronym
            if not _stands_alone(sentence, i) or chance.random() >= rate:
                continue
            if word_shape(word) not in (Shape.TITLE, Shape.UPPER):
                continue
            words[i] = chance.choice(ACRONYMS)
            kind = "B-PLACE" if words[i] in ("US", "UK") else "B-ORG"
            names[i] = self._names[kind]


def _stands_alone(sentence: Sentence, index: int) -> bool:
    """Whether a word of a treebank is a proper noun with none beside it."""
    tags = sentence.xpos
    near = [tags[j] for j in (index - 1, index + 1) if 0 <= j < len(tags)]
    return tags[index] == "NNP" and not {"NNP", "NNPS", "HYPH"} & set(near)


def headline(word: str) -> str:
    """A word as headlines write it ("Why Is IS Still Gaining Ground?")."""
    return word[:1].upper() + word[1:]
