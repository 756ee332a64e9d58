"""What speaks against a gain or a hold is no reason for it: it stands in its way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import holdfast
from holdfast.briefing import brief
from holdfast.record import Record

TEXT = (
    "ALGIERS, 3 May 2019 - The Islamic State holds Sirte thanks to its knowledge of the terrain. "
    "Heavy rain prevented the Islamic State from reaching Misrata. "
    "Mines hardly slowed the Islamic State."
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Record:
    path: Path = tmp_path_factory.mktemp("against") / "one.txt"
    path.write_text(TEXT, encoding="utf-8")
    return holdfast.read(path)


def groups(record: Record, question: str) -> Iterator[tuple[str, str]]:
    section = next(each for each in brief(record, question).sections if each.id == "why")
    for group in section.groups:
        for clause in group.clauses:
            yield group.heading or "", clause.text


def test_what_hinders_a_holder_stands_in_its_way(told: Record) -> None:
    found = {text: heading for heading, text in groups(told, "Why does IS hold Sirte?")}
    rain = next(heading for text, heading in found.items() if "Heavy rain" in text)
    terrain = next(heading for text, heading in found.items() if "terrain" in text)
    assert rain == "Said to stand in its way"
    assert terrain.startswith("Terrain and borders")


def test_the_same_hindrance_explains_why_it_loses(told: Record) -> None:
    headings = {heading for heading, _ in groups(told, "Why is IS losing ground?")}
    assert "Said to stand in its way" not in headings
