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
