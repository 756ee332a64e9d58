"""How far the sides of a reason reach where the network ties the words that a rule ties."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, SpanGroup

from holdfast.language import load_parser
from holdfast.reading.reasons.agreed import SURE_BOUNDS, agreed, marked_pairs
from holdfast.reading.reasons.extents import characters
from holdfast.reading.reasons.signals import find_reasons


def marked(text: str, cause: str, effect: str, sure: float = 1.0) -> Doc:
    """A text with one pair marked, as the network marks it."""
    doc = load_parser().parse(text)
    for name, words in {"causes": cause, "effects": effect}.items():
        start = text.index(words)
        span = doc.char_span(start, start + len(words))
        assert span is not None
        attrs = {"sure": [1.0], "sure_bounds": [sure]}
        doc.spans[name] = SpanGroup(doc, name=name, attrs=attrs, spans=[span])
    return doc


def sides_of(doc: Doc) -> tuple[str, str]:
    """The sides of the only reason of a text, as agreed."""
    ((signal, sides),) = find_reasons(doc)
    found = agreed(signal, sides, marked_pairs(doc))
    cause, effect = characters(doc, found.cause), characters(doc, found.effect)
    return doc.text[slice(*cause)], doc.text[slice(*effect)]


TEXT = "The garrison withdrew because its ammunition had run out on Monday."
OUTER, INNER = "The garrison withdrew", "its ammunition had run out"


def test_the_network_tells_how_far_a_side_reaches() -> None:
    assert sides_of(marked(TEXT, INNER, OUTER)) == (INNER, OUTER)


def test_unsure_bounds_leave_those_of_the_rule() -> None:
    told = sides_of(marked(TEXT, INNER, OUTER, sure=SURE_BOUNDS - 0.01))
    assert told == (f"{INNER} on Monday", OUTER)


@pytest.mark.parametrize(
    ("cause", "effect", "why"),
    [
        (OUTER, INNER, "the other way round it is another tie"),
        (f"because {INNER}", OUTER, "the cue is no part of a side"),
        (INNER, "The garrison", "a side does not lose its verb"),
    ],
)
def test_other_marks_change_nothing_that_the_rule_knows(cause: str, effect: str, why: str) -> None:
    found = sides_of(marked(TEXT, cause, effect))
    assert found[1] == OUTER, why
    assert "because" not in found[0], why
    assert found[0].startswith(INNER), why


def test_the_act_that_has_an_aim_does_not_grow_into_all_around_it() -> None:
    text = "Envoys who had met in the old port all week came to clear the rubble."
    aim, act = "to clear the rubble", "came"
    doc = marked(text, aim, "Envoys who had met in the old port all week came")
    ((signal, sides),) = find_reasons(doc)
    before = characters(doc, sides.effect)
    after = characters(doc, agreed(signal, sides, marked_pairs(doc)).effect)
    assert act in text[slice(*after)]
    assert len(text[slice(*after)].split()) <= 2 * len(text[slice(*before)].split())
