"""Reasons that the network proposes: what becomes of them, whatever it proposes."""

from __future__ import annotations

import pytest
from spacy.tokens import SpanGroup

from holdfast.intake import document_from_text
from holdfast.language import load_parser
from holdfast.reading.context import Draft, Reading
from holdfast.reading.pipeline import read_document, read_drafts
from holdfast.reading.reasons.learned import (
    CLEAR_BOUNDS,
    CLEAR_BOUNDS_ALONE,
    HALF_SURE,
    HALF_SURE_ALONE,
    RULE,
    SURE,
    SURE_ALONE,
    SURE_LED,
    learned_reasons,
)

UNCLEAR = CLEAR_BOUNDS - 0.01


def proposed(
    text: str, cause: str, effect: str, sure: float = 1.0, bounds: float = 1.0
) -> list[Draft]:
    """The drafts made of one proposed pair."""
    doc = load_parser().parse(text)
    attrs = {"sure": [sure], "sure_bounds": [bounds]}
    for name, words in {"causes": cause, "effects": effect}.items():
        start = text.index(words)
        span = doc.char_span(start, start + len(words))
        assert span is not None
        doc.spans[name] = SpanGroup(doc, name=name, attrs=attrs, spans=[span])
    return list(learned_reasons(Reading(document_from_text(text), doc), []))


@pytest.mark.parametrize(
    ("text", "cause", "effect", "tie"),
    [
        ("The guards went home when their pay ran out.", "their pay ran out",
         "The guards went home", "context"),
        ("Crews worked all night to mend the dam.", "to mend the dam",
         "Crews worked all night", "goal"),
        ("Nurses stayed away for lack of fuel.", "lack of fuel", "Nurses stayed away", "motive"),
        ("The pumps failed: a shell had cut the cable.", "a shell had cut the cable",
         "The pumps failed", "cause"),
        ("The clerk was fired after she called the mayor a thief.",
         "she called the mayor a thief", "The clerk was fired", "context"),
        ("Miners return to work after the strike ends.", "the strike ends",
         "Miners return to work", "context"),
    ],
)  # fmt: skip
def test_the_word_before_tells_the_tie(text: str, cause: str, effect: str, tie: str) -> None:
    (draft,) = proposed(text, cause, effect)
    assert draft.cause is not None
    assert draft.effect is not None
    assert (draft.type, draft.rule) == (f"reason.{tie}", RULE)
    assert (text[slice(*draft.cause)], text[slice(*draft.effect)]) == (cause, effect)


@pytest.mark.parametrize(
    ("text", "cause", "effect"),
    [
        ("The town fell although it was well defended.", "it was well defended", "The town fell"),
        ("Despite the truce, rockets were fired.", "the truce", "rockets were fired"),
        ("The envoy called on both sides to stop.", "to stop", "The envoy called on both sides"),
        ("She was the first woman to lead the brigade.", "to lead the brigade",
         "She was the first woman"),
        ("The army fought against the rebels.", "the rebels", "The army fought"),
        ("They left the camp before the rain came.", "the rain came", "They left the camp"),
        ("The group is responsible for shelling the school.", "shelling the school",
         "The group is responsible"),
        ("She served two years as a guard.", "a guard", "She served two years"),
        ("The road is shut, according to the ministry.", "the ministry", "The road is shut"),
        ("Families are waiting for the results.", "the results", "Families are waiting"),
        ("Guards were leaving when the bell rang.", "the bell rang", "Guards were leaving"),
        ("The ferry sailed as the governor warned of storms.", "the governor warned of storms",
         "The ferry sailed"),
        ("The clerk was not named for security reasons.", "security reasons",
         "The clerk was not named"),
        ("The council adopted rules for hiring guards.", "hiring guards",
         "The council adopted rules"),
        ("Sailors braced for the river to rise.", "to rise", "Sailors braced"),
        ("They lack goods such as raising agents.", "raising agents", "They lack goods"),
        ("The visit comes as prices rise.", "prices rise", "The visit comes"),
        ("He sailed two days after the storm.", "the storm", "He sailed"),
        ("The club published a letter accusing the mayor.", "accusing the mayor",
         "The club published a letter"),
        ("The port grew after the flood.", "the flood", "The port"),
        ("She crossed the ridge only to vanish in the snow.", "to vanish in the snow",
         "She crossed the ridge"),
        ("The envoy flew home, suggesting that the talks had failed.",
         "suggesting that the talks had failed", "The envoy flew home"),
        ("The bishop visited the island, calling for a truce.", "calling for a truce",
         "The bishop visited the island"),
        ("The cyclone gains strength as it heads north.", "it heads north",
         "The cyclone gains strength"),
        ("The army marched as the toll rose to nine.", "the toll rose to nine",
         "The army marched"),
        ("A jury freed the clerk after a trial.", "a trial", "A jury freed the clerk"),
        ("The rope can not be relied on when crossing the river.", "crossing the river",
         "The rope can not be relied on"),
        ("Raiders burned two lorries en route to supply the camp.", "to supply the camp",
         "Raiders burned two lorries en route"),
        ("The pilot reappears after being held for nine days.", "being held for nine days",
         "The pilot reappears"),
        ("Nine guards land in Orsk after slipping off their ship.", "slipping off their ship",
         "Nine guards land in Orsk"),
        ("A film of the theft is released after guards chased the thief.",
         "guards chased the thief", "A film of the theft is released"),
        ("The bishop was arrested by the council after being invited for tea.",
         "being invited for tea", "The bishop was arrested by the council"),
        ("We stand beside the fishers as they face the flood.", "they face the flood",
         "We stand beside the fishers"),
        ("The bakers praised the plan, including the wish to mend the oven.",
         "the wish to mend the oven", "The bakers praised the plan"),
        ("A rider died after collapsing in the yard.", "collapsing in the yard", "A rider died"),
    ],
)  # fmt: skip
def test_what_is_no_reason_is_refused(text: str, cause: str, effect: str) -> None:
    assert proposed(text, cause, effect) == []


WHEN = "The guards went home when their pay ran out.", "their pay ran out", "The guards went home"
FOR = (
    "The bank was fined for selling false bonds.",
    "selling false bonds",
    "The bank was fined",
)
BARE = (
    "The pumps failed: a shell had cut the cable.",
    "a shell had cut the cable",
    "The pumps failed",
)


@pytest.mark.parametrize(
    ("told", "sure", "bounds"),
    [
        (WHEN, SURE, UNCLEAR),
        (FOR, SURE_LED, UNCLEAR),
        (BARE, SURE_ALONE, UNCLEAR),
        (WHEN, HALF_SURE, CLEAR_BOUNDS),
        (BARE, HALF_SURE_ALONE, CLEAR_BOUNDS_ALONE),
    ],
)
def test_what_the_network_is_not_sure_of_is_left(
    told: tuple[str, str, str], sure: float, bounds: float
) -> None:
    assert proposed(*told, sure=sure, bounds=bounds)
    assert not proposed(*told, sure=sure - 0.01, bounds=bounds)


def test_mood_comes_from_the_clause_explained() -> None:
    text = "The guards may leave when their pay runs out."
    (draft,) = proposed(text, "their pay runs out", "The guards may leave")
    assert draft.modality.mood == "predicted"


def test_a_rule_keeps_its_reason() -> None:
    reading = read_drafts(document_from_text("The garrison fled because its ammunition ran out."))
    assert [draft.rule for draft in reading.reasons] == ["reasons.because"]


def test_learned_reasons_pass_the_verifier() -> None:
    text = (
        "Dozens of houses burned down after a rocket hit a fuel lorry in the lane. "
        "Traders shut their stalls for a third day to demand safer roads. "
        "Police beat back the crowd when it neared the palace. "
    )
    found = read_document(document_from_text(text * 3))
    assert not [each for each in found.dropped if each.statement.rule == RULE]
    for statement in found.statements:
        quote = statement.evidence
        assert (text * 3)[quote.start : quote.end] == quote.quote
