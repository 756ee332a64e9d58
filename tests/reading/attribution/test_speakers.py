"""Who speaks: quotations over several sentences, sources beside sources, sources by layout."""

from __future__ import annotations

from typing import Any

import pytest

from holdfast.intake import document_from_text
from holdfast.reading.attribution import attribution_chain, find_attributions
from holdfast.reading.context import Reading
from holdfast.voices import voice

QUOTATIONS = [
    ('Asked about the raid, the nurse said, "We saw nothing. The ward was empty."',
     "empty", ["the nurse"]),
    ('The mayor defended the raid, saying, "We had no choice. The mill was burning."',
     "burning", ["The mayor"]),
    ('According to the mayor, "the mill is lost. Nobody will rebuild the dam."',
     "rebuild", ["the mayor"]),
    ('Troops will leave the mill, the mayor said: "They are packing their tents."',
     "leave", ["the mayor"]),
    ('"I was born here," he told the council, adding that guards had burned the mill.',
     "burned", ["he"]),
    ('Said one farmer: "The guards burned the mill."', "burned", ["one farmer"]),
    ('The mayor issued the following statement:\n\n"The mill is lost. The guards fled."',
     "fled", ["The mayor"]),
    ('"They burned it," said the farmer, who gave only one name, Yusuf. "Then they fled."',
     "fled", ["the farmer"]),
    ('On the programme "Face of the Valley," Governor Samir Hadad (Unity) said the mill was lost.',
     "lost", ["Governor Samir Hadad (Unity)"]),
    ('The mayor wrote on Telegram: "The mill is lost. The guards fled."', "fled", ["The mayor"]),
]  # fmt: skip
BESIDE = [
    ("The Harbour Herald, citing two guards, said the mill was lost.",
     "lost", ["The Harbour Herald", "two guards"]),
    ("According to the Harbour Herald, which cited two guards, the mill was lost.",
     "lost", ["the Harbour Herald", "two guards"]),
    ("Two guards cited by the Harbour Herald said the mill was lost.",
     "lost", ["the Harbour Herald", "Two guards"]),
    ("The guards left the mill, state radio reported, quoting the ministry.",
     "left", ["state radio", "the ministry"]),
    ("The nurse was quoted as saying that the mill was lost.", "lost", ["The nurse"]),
    ('"The mill is lost," the nurse was quoted as saying by a local paper.',
     "lost", ["a local paper", "the nurse"]),
    ("The paper quoted guards as saying farmers had told them that rebels burned the mill.",
     "burned", ["The paper", "guards", "farmers"]),
    ("The Harbour Herald quoted a nurse who said the mill was lost.",
     "lost", ["The Harbour Herald", "a nurse"]),
    ("Police said that nobody was hurt, according to a lawyer.",
     "hurt", ["a lawyer", "Police"]),
    ("The army's claim to have retaken the mill was repeated on the radio.",
     "retaken", ["The army"]),
]  # fmt: skip
LINES = [
    ("Rebels take the mill: officials", "take", ["officials"]),
    ("Rebels leave the mill - state media", "leave", ["state media"]),
    ("Rebels hold two towns: Kesra and Adwan", "hold", []),
    ("Rebels hold the mill - Syria", "hold", []),
]  # fmt: skip
SHAPES = [
    ("The mill is by the fort, which, the mayor said, is now lost.", "mill", []),
    ("The mill is by the fort, which, the mayor said, is now lost.", "lost", ["the mayor"]),
    ("The guards have left the mill, three farmers and a nurse said.",
     "left", ["three farmers and a nurse"]),
    ("The group, in a letter sent on Sunday, said it had left the mill.", "left", ["The group"]),
    ("It was the Harbour Herald that reported that rebels had left the mill.",
     "left", ["the Harbour Herald"]),
    ("The governor told a news conference that 90 families had left the mill.",
     "left", ["The governor"]),
    ("Local media report that rebels have left the mill.", "left", ["Local media"]),
    ("The same men, believed to have burned the mill, were shot.", "burned", ["unnamed"]),
    ("The army released photographs of its men raising a flag.", "raising", ["The army"]),
    ("The rebels claimed the capture of the mill.", "capture", ["The rebels"]),
    ("The nurses say that families have left as the militia warns others to go.",
     "left", ["The nurses"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "sources"), [*QUOTATIONS, *BESIDE, *LINES, *SHAPES])
def test_who_says_the_word(parser: Any, text: str, word: str, sources: list[str]) -> None:
    doc = parser.parse(text)
    reading = Reading(document_from_text(text), doc)
    find_attributions(reading)
    token = next(each for each in doc if each.text == word)
    chain = attribution_chain(reading, token)
    assert [voice(source) for source in chain[1:]] == sources
