"""The vocabulary's own examples hold, and kinds of statement fit as they say."""

from __future__ import annotations

import pytest

from holdfast.language import load_parser
from holdfast.linking.kinds import Kind, kinds, may_be_one
from holdfast.linking.mentions import EventMention, Told, told_by, words_fit
from holdfast.linking.words import Example, families, families_by_word, stem_of, word_list

EXAMPLES = [
    pytest.param(family.id, example, id=f"{family.id}-{number}")
    for family in families()
    for number, example in enumerate(family.examples)
]


def marked(sentence: str) -> Told:
    """The mention in brackets."""
    start, end = sentence.index("["), sentence.index("]") - 1
    doc = load_parser().parse(sentence.replace("[", "").replace("]", ""))
    return told_by(doc, EventMention("m", "d", start, end))


@pytest.mark.parametrize(("family", "example"), EXAMPLES)
def test_a_familys_examples_hold(family: str, example: Example) -> None:
    fit = words_fit(marked(example.one), marked(example.other))
    assert (fit > 0) is example.same


def test_every_family_has_an_example_of_both_kinds() -> None:
    for family in families():
        assert {example.same for example in family.examples} == {True, False}, family.id
        assert len(family.words) >= 2 and family.gloss, family.id  # noqa: PT018


def test_no_family_stands_twice() -> None:
    names = [family.id for family in families()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.id)
def test_a_kinds_own_pairs_hold(kind: Kind) -> None:
    assert may_be_one(*kind.may)
    assert not may_be_one(*kind.may_not)


def test_a_type_without_a_kind_fits_only_itself() -> None:
    assert may_be_one("weather.rain", "weather.rain")
    assert not may_be_one("weather.rain", "weather.snow")


def test_lists_of_words_are_lower_case() -> None:
    for name in ("usual", "light", "speech", "charges", "openers", "heads_of_names", "creeds"):
        assert word_list(name)
        assert all(word == word.lower() for word in word_list(name))
    with pytest.raises(KeyError):
        word_list("no such list")


def test_words_are_found_by_phrase() -> None:
    assert "shoot" in families_by_word()["open fire"]
    assert stem_of("explosions") == stem_of("explosion")
