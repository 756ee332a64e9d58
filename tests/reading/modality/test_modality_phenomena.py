"""How common and treacherous shapes come out, alone and together with who says so."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.model import Document
from holdfast.reading.attribution import attributed_mood, attribution_chain, find_attributions
from holdfast.reading.context import Modality, Reading
from holdfast.reading.modality import modality_of, with_attribution

SHAPES = [
    ("Turkey *attacked* the rebels.", "+ fact"),
    ("Turkey did not *attack* the rebels.", "- fact"),
    ("Turkey may *attack* the rebels.", "+ predicted"),
    ("Turkey will *attack* the rebels.", "+ predicted"),
    ("Turkey threatened to *attack* the rebels.", "+ threatened"),
    ("If Turkey *attacks* the rebels, Syria will respond.", "+ conditional"),
    ("If Turkey attacks the rebels, Syria will *respond*.", "+ conditional"),
    ("Turkey denied that it *attacked* the rebels.", "+ denied"),
    ("Syria said Turkey *attacked* the rebels.", "+ reported"),
    ("The rebels were *attacked* by Turkey.", "+ fact"),
    ("Soldiers of the regime were *killed* in a town.", "+ fact"),
    ("The *attack* on the rebels by Turkey continued.", "+ fact"),
    ("The *fall* of Dabiq to the rebels shocked the government.", "+ fact"),
    ("The rebels *seized* Dabiq from the army.", "+ fact"),
    ("The rebels seized Dabiq and *arrested* its mayor.", "+ fact"),
    ("Syria condemned Turkey, which *attacked* the rebels.", "+ fact"),
    ("Turkey failed to *capture* a town from the rebels.", "- attempted"),
    ("The group crossed the plain without facing *attacks* from the air.", "- fact"),
    ("The army was unable to prevent the *fall* of the city.", "+ fact"),
    ("The garrison failed to prevent militants from *entering* the city.", "+ fact"),
    ("The militia launched an offensive to *capture* the airport.", "+ planned"),
    ("The militia launched an *offensive* to capture the airport.", "+ fact"),
    ("Militants stormed the prison, *freeing* 200 inmates.", "+ fact"),
    ("The army will storm the prison, *freeing* the inmates.", "+ predicted"),
    ("Did the army *shell* the school?", "+ question"),
    ("Why has the army *lost* the valley?", "+ fact"),
    ("The rebels did not deny *shelling* the camp.", "+ question"),
    ("The army rejected claims that it *bombed* a hospital.", "+ denied"),
    ("The militia claimed responsibility for the *bombing*.", "+ fact"),
    ("The government blamed the rebels for the *attack*.", "+ fact"),
    ("The ministry accused the rebels of *shelling* the camp.", "+ claimed"),
    ("The alleged *attack* killed ten.", "+ claimed"),
    ("The militia reportedly *seized* the dam.", "+ reported"),
    ("Dozens of civilians are feared to have been *killed*.", "+ predicted"),
    ("The army said it would *retake* the town within days.", "+ planned"),
    ("The ministry said nobody had slept since the militia *captured* the port.", "+ fact"),
    ("There is no evidence that the army *bombed* the school.", "+ question"),
    ("The ministry declined to confirm that the town had *fallen*.", "+ question"),
    ("UN officials urged both sides to halt the *shelling*.", "+ fact"),
    ("Fighters will not leave until the army *withdraws*.", "+ conditional"),
    ("Had the army sent tanks, the town would not have *fallen*.", "+ fact"),
    ("Had the army *sent* tanks, the town would not have fallen.", "- fact"),
    ("But for the strikes, the city would have *fallen*.", "- fact"),
    ("The city was liberated, but the militia still *holds* a suburb.", "+ fact"),
    ("The militia has vowed not to *leave*.", "- planned"),
]


def reading_of(parser: Any, text: str) -> Reading:
    """A reading with its attributions."""
    document = Document("example", "example", text, "", "text/plain", "none")
    reading = Reading(document, parser.parse(text))
    reading.attributions = find_attributions(reading)
    return reading


def outcome(parser: Any, marked: str) -> Modality:
    """Modality with attribution of the word between asterisks."""
    position = marked.index("*")
    reading = reading_of(parser, marked.replace("*", ""))
    token = next(each for each in reading.doc if each.idx <= position < each.idx + len(each))
    return with_attribution(modality_of(reading, token), attributed_mood(reading, token))


@pytest.mark.parametrize(("marked", "expected"), SHAPES)
def test_shapes(parser: Any, marked: str, expected: str) -> None:
    found = outcome(parser, marked)
    assert f"{found.polarity} {found.mood}" == expected, found


def test_cues_are_quotes_of_the_text(parser: Any) -> None:
    for marked, _ in SHAPES:
        reading = reading_of(parser, marked.replace("*", ""))
        for token in reading.doc:
            for cue in modality_of(reading, token).cues:
                assert reading.document.text[cue.start : cue.end] == cue.quote


def test_every_cue_has_its_rule(parser: Any) -> None:
    found = outcome(parser, "The army may not try to *retake* the town.")
    assert len(found.cues) == len(found.rules) == 3


WORDS = [
    "army",
    "rebels",
    "will",
    "not",
    "to",
    "if",
    "said",
    '"',
    "attack",
    "attacked",
    ",",
    ".",
    "the",
    "failed",
    "that",
    "?",
    "according",
    "without",
    "who",
    "؟",
    "🙂",
    "\n\n",
    ":",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_words_are_read(parser: Any, words: list[str]) -> None:
    reading = reading_of(parser, " ".join(words))
    text = reading.document.text
    for token in reading.doc:
        found = modality_of(reading, token)
        assert found == modality_of(reading, token)
        for source in attribution_chain(reading, token):
            if source.start is not None and source.end is not None:
                assert text[source.start : source.end] == source.source
