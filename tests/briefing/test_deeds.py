"""Questions on a deed, on a loss told as another's advance, and on what kept an attack from coming:
answered by what bears on them, and by nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import holdfast
from holdfast.briefing import Brief, brief
from holdfast.record import Record

TEXT = (
    "BAGHDAD, 3 May 2015 - The Iraqi army recaptured Baiji from Islamic State on May 2, 2015. "
    "Coalition air strikes allowed the army to enter the town centre. "
    "About 3,000 people fled Baiji because mortar fire hit their homes, the mayor said.\n\n"
    "Islamic State captured Hit on May 1, 2015. "
    "Fog kept coalition jets from striking Islamic State there, a pilot said."
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Record:
    path: Path = tmp_path_factory.mktemp("deeds") / "one.txt"
    path.write_text(TEXT, encoding="utf-8")
    return holdfast.read(path)


def given(found: Brief) -> Iterator[str]:
    section = next(each for each in found.sections if each.id == "why")
    yield from (clause.text for group in section.groups for clause in group.clauses)


def test_the_advance_of_who_took_a_place_explains_its_loss(told: Record) -> None:
    found = " ".join(given(brief(told, "Why is Islamic State losing ground?")))
    assert "Coalition air strikes allowed the army to enter the town centre" in found
    assert "Fog" not in found
    assert "mortar" not in found


def test_what_kept_strikes_away_explains_a_gain(told: Record) -> None:
    found = " ".join(given(brief(told, "Why is Islamic State gaining ground?")))
    assert "Fog" in found
    assert "town centre" not in found


def test_a_flight_is_explained_by_reasons_for_the_flight(told: Record) -> None:
    found = brief(told, "Why did people flee Baiji?")
    assert found.bottom_line[0].text == "The record tells of it in 1 statement."
    (reason,) = given(found)
    assert "mortar fire" in reason


def test_what_nobody_tells_of_is_not_explained(told: Record) -> None:
    found = brief(told, "Why did people flee Hit?")
    assert "no such thing" in found.bottom_line[0].text
    assert "not stated" in found.bottom_line[1].text
    assert not list(given(found))


def test_a_fall_of_which_no_party_is_told_is_dated_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "fall.txt"
    path.write_text("Baiji fell on May 17, 2015.", encoding="utf-8")
    found = brief(holdfast.read(path), "Why did Baiji fall?")
    text = " ".join(clause.text for clause in found.bottom_line)
    assert "Baiji fell on 17 May 2015; to whom is not stated" in text


def test_the_dead_of_a_battle_are_no_reason_of_a_gain(tmp_path: Path) -> None:
    path = tmp_path / "asked.txt"
    path.write_text(
        "Why is M23 gaining ground?\n\nGOMA, 12 February 2025 - M23 captured Minova on 21 January. "
        "Some 900 people were killed in the battle for Minova. "
        "Soldiers are badly paid and often go without food. "
        "The army collapsed because its officers stole the wages of the men.\n",
        encoding="utf-8",
    )
    told = holdfast.read(path, published="2025-02-12")
    reasons = " ".join(given(brief(told, "Why is M23 gaining ground?")))
    assert "stole the wages" in reasons
    assert "900" not in reasons
