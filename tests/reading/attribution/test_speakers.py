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

IN_PASSING = [
    ("Gunmen believed to be deserters attacked the mill.", "attacked", []),
    ("Rebels said to be starving seized the mill.", "starving", ["unnamed"]),
    ("Two men thought to be dead were found in a cave.", "found", []),
    ("As the mayor put it, the guards have sold the mill.", "sold", ["the mayor"]),
    ("As reported by the Harbour Herald, the guards have left.", "left", ["the Harbour Herald"]),
    ("The guards have left, as first reported by the Harbour Herald.",
     "left", ["the Harbour Herald"]),
    ("Reports have emerged of looting in the valley.", "looting", ["unnamed"]),
    ("Word spread that the guards had fled.", "fled", ["unnamed"]),
    ("Doubts remain over whether the garrison has surrendered.", "surrendered", ["unnamed"]),
    ("The militia is accused by the court of kidnapping two nurses.", "kidnapping", ["the court"]),
    ("The army said for the first time that the bridge had fallen.", "fallen", ["The army"]),
    ("As many sat stunned, the general suggested that the bridge was lost.",
     "stunned", []),
    ("The guest wept as she called for the release of the nurses.", "wept", []),
    ("At the time, the general sided with the elders.", "time", []),
    ("According to the mayor, rebels burned the mill and the guards fled.",
     "fled", ["the mayor"]),
    ('The army "has lost the whole valley," a nurse in the town told the radio.',
     "lost", ["a nurse in the town"]),
    ('"We saw smoke over the mill," said a longtime aide who has worked for two governors.',
     "smoke", ["a longtime aide who has worked for two governors"]),
    ('"They have burned the mill," said one elder involved in the talks.',
     "burned", ["one elder involved in the talks"]),
    ("Monitors, however, say the shelling has not stopped.", "stopped", ["Monitors"]),
    ("One elder, Omar Haddad, says despite the truce, the town is empty.",
     "empty", ["One elder, Omar Haddad"]),
    ("The militia captured the base at Mora, an officer who asked not to be named told us.",
     "captured", ["an officer who asked not to be named"]),
    ("She issued a statement saying that the guards had fled.", "fled", ["She"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "word", "sources"), [*QUOTATIONS, *BESIDE, *LINES, *SHAPES, *IN_PASSING]
)
def test_who_says_the_word(parser: Any, text: str, word: str, sources: list[str]) -> None:
    doc = parser.parse(text)
    reading = Reading(document_from_text(text), doc)
    find_attributions(reading)
    token = next(each for each in doc if each.text == word)
    chain = attribution_chain(reading, token)
    assert [voice(source) for source in chain[1:]] == sources
