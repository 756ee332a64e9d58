"""Several sayings in one sentence: who says which part of it."""

from __future__ import annotations

from typing import Any

import pytest

from holdfast.intake import document_from_text
from holdfast.reading.attribution import attribution_chain, find_attributions
from holdfast.reading.context import Reading
from holdfast.voices import voice

SAID = [
    ("The army said it had taken the hill, while monitors reported heavy losses.",
     "losses", ["monitors"]),
    ("The army said it had taken the hill, while monitors reported heavy losses.",
     "taken", ["The army"]),
    ("The ministry says nine men died and a local nurse claims the toll is higher.",
     "toll", ["a local nurse"]),
    ("The governor denied that the fort had fallen and said his guards held the gate.",
     "held", ["The governor"]),
    ("The governor denied that the fort had fallen and said his guards held the gate.",
     "fallen", ["The governor"]),
    ("The militia denies that it shelled the market but says army guns fired from the hill.",
     "fired", ["The militia"]),
    ("The general confirmed that rebels had seized the dam, adding that troops would return.",
     "return", ["The general"]),
    ("The rebels said the army had shelled the camp and that the nurse had confirmed the deaths.",
     "deaths", ["The rebels", "the nurse"]),
    ("Nine men were killed and four were hurt in the raid, according to the harbour police.",
     "killed", ["the harbour police"]),
    ("Nine men were killed and four were hurt in the raid, according to the harbour police.",
     "hurt", ["the harbour police"]),
    ("Troops have left the valley, the governor of the coast said on Telegram.",
     "left", ["the governor of the coast"]),
    ("Troops entered the port, the Harbour Herald reported, citing residents.",
     "entered", ["the Harbour Herald", "residents"]),
    ("Police arrested two alleged organisers of the raid on the depot.", "raid", []),
    ("The court charged three men with the bombing of the mill.", "bombing", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "sources"), SAID)
def test_each_part_has_its_own_speaker(
    parser: Any, text: str, word: str, sources: list[str]
) -> None:
    doc = parser.parse(text)
    reading = Reading(document_from_text(text), doc)
    find_attributions(reading)
    token = next(each for each in doc if each.text == word)
    chain = attribution_chain(reading, token)
    assert [voice(source) for source in chain[1:]] == sources
