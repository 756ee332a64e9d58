"""Chains of sources, moods, kinds of source, and what happens when the actors are known."""

from __future__ import annotations

from typing import Any

import pytest

from holdfast.model import ActorMention, Document, PlaceMention, TimeMention
from holdfast.reading.attribution import (
    attributed_mood,
    attribution_chain,
    claims_of_responsibility,
    find_attributions,
    refine_sources,
)
from holdfast.reading.attribution.columns import columns_of
from holdfast.reading.context import Reading
from holdfast.voices import voice


def read(parser: Any, text: str, publisher: str | None = None) -> Reading:
    document = Document("d", "d", text, "", "text/plain", "none", publisher=publisher)
    reading = Reading(document, parser.parse(text))
    reading.attributions = find_attributions(reading)
    return reading


def at(reading: Reading, word: str) -> Any:
    """The first token with this text."""
    return next(token for token in reading.doc if token.text == word)


CHAINS = [
    (
        "Reuters reported that residents said the army had shelled the school.",
        "shelled",
        ["Reuters", "residents"],
    ),
    (
        "The bridge is gone, the agency reported, citing residents.",
        "gone",
        ["the agency", "residents"],
    ),
    (
        "SANA quoted a commander as saying the army had retaken the town.",
        "retaken",
        ["SANA", "a commander"],
    ),
    (
        "A report published by Reuters on March 3 revealed that spies armed the rebels.",
        "armed",
        ["Reuters"],
    ),
    ("The flow of arms will grow, Lina Aziz wrote for a weekly.", "grow", ["Lina Aziz"]),
    (
        "Residents reported that the militia shelled the market, the agency said.",
        "shelled",
        ["the agency", "Residents"],
    ),
    (
        "Rebels captured the town, activists said, but the army denied losing it.",
        "losing",
        ["the army"],
    ),
    ("The group posted a film that shows its men burning a church.", "burning", ["The group"]),
    ('"We took the hill," a commander told Reuters. "The enemy fled."', "fled", ["a commander"]),
    ("The group said in a statement that its men had killed a judge.", "killed", ["The group"]),
    ("The rebels, who hold the hill, said the army had shelled them.", "hold", []),
    ("The rebels, who hold the hill, said the army had shelled them.", "shelled", ["The rebels"]),
    ("Rebels capture Idlib, monitor says", "capture", ["monitor"]),
    ("The militia plans to storm the fort.", "storm", []),
]


@pytest.mark.parametrize(("text", "word", "sources"), CHAINS)
def test_chain(parser: Any, text: str, word: str, sources: list[str]) -> None:
    reading = read(parser, text, publisher="The Daily Ledger")
    chain = attribution_chain(reading, at(reading, word))
    assert [voice(source) for source in chain] == ["The Daily Ledger", *sources]
    assert chain[0].kind == "publication"


def test_without_publisher_the_publication_is_named_so(parser: Any) -> None:
    reading = read(parser, "The town fell.")
    assert attribution_chain(reading, at(reading, "fell"))[0].source == "the publication"


def test_parent_is_the_attribution_around_the_cue(parser: Any) -> None:
    reading = read(parser, "Reuters reported that residents said the army had left.")
    outer, inner = reading.attributions
    assert outer.parent is None
    assert reading.attributions[inner.parent or 0] is outer


def test_a_quotation_goes_on_over_sentences(parser: Any) -> None:
    text = '"They came at night," the mayor said. "They burned the mill. Nobody slept."'
    reading = read(parser, text)
    for word in ("came", "burned", "slept"):
        assert attribution_chain(reading, at(reading, word))[1].source == "the mayor"


def test_presupposed_time_clauses_keep_their_own_mood(parser: Any) -> None:
    text = "The ministry said nobody had slept since the militia captured the port."
    reading = read(parser, text)
    assert attributed_mood(reading, at(reading, "slept")) == ("reported", "certain")
    assert attributed_mood(reading, at(reading, "captured")) is None


def test_a_claim_is_never_turned_into_a_fact(parser: Any) -> None:
    text = "The rebels claimed that nobody had slept since the army captured the port."
    reading = read(parser, text)
    assert attributed_mood(reading, at(reading, "captured")) == ("claimed", "certain")


def test_denying_and_not_denying(parser: Any) -> None:
    denied = read(parser, "The army denied shelling the camp.")
    assert attributed_mood(denied, at(denied, "shelling")) == ("denied", "certain")
    silent = read(parser, "The army did not deny shelling the camp.")
    assert attributed_mood(silent, at(silent, "shelling")) == ("question", "uncommitted")


def test_responsibility_leaves_the_deed_a_fact(parser: Any) -> None:
    reading = read(parser, "The militia claimed responsibility for the bombing of the port.")
    assert attributed_mood(reading, at(reading, "bombing")) is None
    (claim,) = claims_of_responsibility(reading)
    assert claim.source.source == "The militia"
    assert claim.mood == "claimed"


def test_a_bare_claim_is_for_what_was_told_before(parser: Any) -> None:
    reading = read(parser, "Two bombers killed nine people. The militia claimed responsibility.")
    (claim,) = claims_of_responsibility(reading)
    assert reading.doc[claim.content[0][0] : claim.content[0][1]].text.startswith("Two bombers")


def test_the_accused_is_part_of_the_accusation(parser: Any) -> None:
    reading = read(parser, "The ministry accuses Turkey of preparing a raid.")
    assert attributed_mood(reading, at(reading, "Turkey")) == ("claimed", "certain")
    assert attributed_mood(reading, at(reading, "preparing")) == ("claimed", "certain")


def test_nobody_claimed(parser: Any) -> None:
    reading = read(parser, "No group has claimed responsibility for the bombing.")
    assert claims_of_responsibility(reading) == []


KINDS = [
    ("Reuters said the town fell.", "agency"),
    ("State television said the town fell.", "media"),
    ("The defence ministry said the town fell.", "government"),
    ("The rebels said the town fell.", "armed-group"),
    ("Residents said the town fell.", "witness"),
    ("Satellite images show the town fell.", "imagery"),
    ("The Syrian Observatory for Human Rights said the town fell.", "organisation"),
    ("Lina Aziz said the town fell.", "person"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_of_source(parser: Any, text: str, kind: str) -> None:
    assert read(parser, text).attributions[0].source.kind == kind


def test_refining_names_the_party_and_claims_what_it_says(parser: Any) -> None:
    reading = read(parser, "The Northern Brigade said the town fell. Lina Aziz said it was empty.")
    reading.actors = [
        ActorMention("Northern Brigade", 4, 20, entity="actor:nb", category="armed-group")
    ]
    refine_sources(reading)
    first, second = reading.attributions
    assert (first.source.entity, first.mood) == ("actor:nb", "claimed")
    assert second.mood == "reported"
    before = list(reading.attributions)
    refine_sources(reading)
    assert reading.attributions == before
    assert [note.step for note in reading.trace] == ["attribution"]


def test_a_government_is_a_party_where_the_places_are_its_own(parser: Any) -> None:
    text = "The Iraqi government said the town fell."
    actor = ActorMention(
        "Iraqi government", 4, 20, entity="state:IQ", category="government", country="IQ"
    )
    for country, mood in (("IQ", "claimed"), ("UA", "reported")):
        reading = read(parser, text)
        reading.actors = [actor]
        reading.places = [PlaceMention("Tal", 30, 33, country=country)]
        refine_sources(reading)
        assert reading.attributions[0].mood == mood


def test_the_unnamed_claim_and_pictures_report(parser: Any) -> None:
    reading = read(parser, "Two residents said the town fell. A video released by rebels shows it.")
    refine_sources(reading)
    assert [each.mood for each in reading.attributions] == ["claimed", "reported"]


def test_date_of_the_report(parser: Any) -> None:
    text = "A report published by Reuters on March 3 revealed that spies armed the rebels in 2013."
    reading = read(parser, text)
    reading.times = [
        TimeMention("March 3", 33, 40, "2015-03-03", "day", "explicit"),
        TimeMention("2013", text.index("2013"), text.index("2013") + 4, "2013", "year", "explicit"),
    ]
    refine_sources(reading)
    assert reading.attributions[0].source.date == "2015-03-03"


def test_empty_document(parser: Any) -> None:
    assert read(parser, "").attributions == []


def test_typographies(parser: Any) -> None:
    for opening, closing in (("“", "”"), ('"', '"'), ("''", "''"), ("‘", "’")):
        reading = read(parser, f"{opening}The town has fallen,{closing} the mayor said.")
        assert attribution_chain(reading, at(reading, "fallen"))[-1].source == "the mayor"


PASSIVES = [
    ("The bishop, who has maintained the wells, left.", "maintained", False),
    ("The wells maintained by the monks are full.", "maintained", True),
    ("The wells were maintained by the monks.", "maintained", True),
    ("The pair were held for an hour and told to leave.", "told", True),
]


@pytest.mark.parametrize(("text", "word", "passive"), PASSIVES)
def test_passives(parser: Any, text: str, word: str, passive: bool) -> None:
    reading = read(parser, text)
    assert columns_of(reading.doc).passive(at(reading, word).i) == passive


CUES = [
    ("The mayor said in a statement that the well was dry.", "said in a statement"),
    ("It is wrong to say that the well is dry.", "to say"),
    ("Fears of a flood spread.", "Fears of"),
    ("The envoy began calling for a truce.", "began calling for"),
    ("The mayor is very skeptical of the plan.", "is very skeptical of"),
]


@pytest.mark.parametrize(("text", "cue"), CUES)
def test_extent_of_a_cue(parser: Any, text: str, cue: str) -> None:
    found = read(parser, text).attributions
    assert cue in [each.source.cue for each in found]


def test_what_somebody_wants_stays_out_of_the_chain(parser: Any) -> None:
    for text in ("The envoy is eager to leave.", "The envoy is aware that the port fell."):
        reading = read(parser, text)
        assert reading.attributions
        assert all(
            attributed_mood(reading, reading.doc[start]) is None
            for each in reading.attributions
            for start, _ in each.content
        )


def test_what_somebody_is_sure_of_is_reported(parser: Any) -> None:
    reading = read(parser, "The envoy is confident that the port fell.")
    assert attributed_mood(reading, at(reading, "fell")) == ("reported", "probable")


KNOWN_EVENTS = [
    ("A court ruled that heirs of those killed in the 1988 bombing must be paid.", "bombing"),
    ("The envoy spoke of sanctions against Chad for the invasion of Bor.", "invasion"),
    ("The minister said that nobody was charged over the shooting in Gao.", "shooting"),
    ("The envoy denies the accusation by Turkey.", "accusation"),
]
TOLD_EVENTS = [
    ("The court said that two men planned a bombing in 1988.", "bombing"),
    ("The minister said that troops will leave after the shooting stops.", "shooting"),
    ("The minister said that the monks would march after the withdrawal from Gao.", "withdrawal"),
    ("The envoy denies the bombing of the market.", "bombing"),
]


@pytest.mark.parametrize(("text", "word"), KNOWN_EVENTS)
def test_an_event_taken_for_granted_is_nobody_s_report(parser: Any, text: str, word: str) -> None:
    reading = read(parser, text)
    assert attributed_mood(reading, at(reading, word)) is None


@pytest.mark.parametrize(("text", "word"), TOLD_EVENTS)
def test_an_event_still_to_come_or_told_stays_with_its_source(
    parser: Any, text: str, word: str
) -> None:
    reading = read(parser, text)
    assert attributed_mood(reading, at(reading, word)) is not None
