"""Words, shapes and lemmas."""

from __future__ import annotations

import pytest

from holdfast.language.lemmas import lemma_of
from holdfast.language.pieces import Shape, word_shape
from holdfast.language.tokens import split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S.-led airstrikes", "U.S. - led airstrikes"),
        ("IS-held, non-IS areas", "IS - held , non-IS areas"),
        ("didn’t; cannot", "did n’t ; can not"),
        ("the group’s $5m", "the group ’s $ 5 m"),
        ("Lt. Col. Smith's F-16s", "Lt. Col. Smith 's F - 16s"),
        ("2015-06-01 and 2014-15", "2015-06-01 and 2014 - 15"),
        ("no--yes... what?! Ground?Why", "no -- yes ... what ?! Ground ? Why"),
        ("al-Assad,[1] said", "al - Assad , [ 1 ] said"),
        ("(ISIS/ISIL) and/or 240km", "( ISIS / ISIL ) and / or 240 km"),
    ],
)
def test_words_part_as_in_the_treebanks(text: str, words: str) -> None:
    assert [token.text for token in split_words(text)] == words.split()


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("town", Shape.LOWER),
        ("Town", Shape.TITLE),
        ("A", Shape.TITLE),
        ("IS", Shape.UPPER),
        ("iPhone", Shape.MIXED),
        ("F16", Shape.DIGIT),
        ("--", Shape.MARK),
        ("سوريا", Shape.CASELESS),
    ],
)
def test_shapes(word: str, shape: Shape) -> None:
    assert word_shape(word) == shape


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "lemma"),
    [
        ("left", "VERB", "VBD", "leave"),
        ("left", "ADJ", "JJ", "left"),
        ("forces", "NOUN", "NNS", "force"),
        ("forces", "VERB", "VBZ", "force"),
        ("attacks", "NOUN", "NNS", "attack"),
        ("seized", "VERB", "VBN", "seize"),
        ("fell", "VERB", "VBD", "fall"),
        ("lying", "VERB", "VBG", "lie"),
        ("troops", "NOUN", "NNS", "troops"),
        ("militiamen", "NOUN", "NNS", "militiaman"),
        ("would", "AUX", "MD", "would"),
        ("’s", "AUX", "VBZ", "be"),
        ("n’t", "PART", "RB", "not"),
        ("worst", "ADJ", "JJS", "bad"),
        ("heavier", "ADJ", "JJR", "heavy"),
        ("them", "PRON", "PRP", "they"),
        ("Iraqi", "ADJ", "JJ", "Iraqi"),
        ("Ramadi", "PROPN", "NNP", "Ramadi"),
        ("Yazidis", "PROPN", "NNPS", "Yazidi"),
    ],
)
def test_lemmas_follow_the_word_class(word: str, upos: str, xpos: str, lemma: str) -> None:
    assert lemma_of(word, upos, xpos) == lemma


def test_a_capital_at_a_sentence_start_means_nothing() -> None:
    assert lemma_of("Many", "ADJ", "JJ", True) == "many"
    assert lemma_of("Iraqi", "ADJ", "JJ", True) == "Iraqi"
