"""A question that only describes a party is asked of the one that the record calls so."""

from __future__ import annotations

from pathlib import Path

import holdfast
from holdfast.record import Record

SUDAN = (
    "Sudan's army captured Wad Madani on January 11, 2025. Analysts said the army regained the "
    "initiative because it recruited thousands of volunteers."
)
SYRIA = "Syria's army captured Palmyra on March 27, 2016. The army lost it on December 11, 2016."


def record_of(folder: Path, *texts: str) -> Record:
    """The record of some articles."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return holdfast.read(folder)


def test_the_only_army_of_the_record_is_meant(tmp_path: Path) -> None:
    brief = record_of(tmp_path, SUDAN).why("Why is the army gaining ground?")
    lines = [each.text for each in brief.bottom_line]
    assert lines[0] == "“Army” is Sudanese army in this record."
    assert "1 gain (Wad Medani)" in lines[1] or "1 gain (Wad Madani)" in lines[1]
    assert "1 reason is offered for it" in lines[-1]


def test_of_several_none_is_chosen(tmp_path: Path) -> None:
    brief = record_of(tmp_path, SUDAN, SYRIA).why("Why is the army gaining ground?")
    told = brief.bottom_line[0].text
    assert told == "“Army” can be any of Sudanese army, Syrian army: ask by name."


def test_who_is_asked_for_by_name_is_not_explained(tmp_path: Path) -> None:
    brief = record_of(tmp_path, SUDAN, SYRIA).why("Why is the Sudanese army gaining ground?")
    assert "“" not in brief.bottom_line[0].text
