"""Places that news of recent wars names without explanation, alone and beside words that help."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from holdfast.reading.places.geometry import distance_km
from holdfast.yaml_data import load_yaml
from tests.reading.places.conftest import MakeReading

TABLE: list[dict[str, Any]] = load_yaml(
    (Path(__file__).parent / "known_places.yaml").read_text("utf-8")
)
ALONE = (
    "Fighting broke out in {place}.",
    "Clashes were reported in {place} on Monday.",
    "The town of {place} fell overnight.",
)
HELPED = (
    "{who} said that fighters had captured {place}.",
    "{who} said that clashes had broken out in {place} on Tuesday.",
    "{who} said the town of {place} had been shelled.",
)
CLOSE_KM = 30


def cases() -> list[tuple[str, str, str, tuple[float, float]]]:
    """Text, the place's name, its country, its point."""
    found = []
    for group in TABLE:
        for i, (name, point) in enumerate(group["places"].items()):
            found.append((ALONE[i % 3].format(place=name), name, group["country"], tuple(point)))
            for who in group["with"]:
                text = HELPED[i % 3].format(who=who[0].upper() + who[1:], place=name)
                found.append((text, name, group["country"], tuple(point)))
    return found


def test_the_table_is_long_enough() -> None:
    assert sum(len(group["places"]) for group in TABLE) >= 150


@pytest.mark.parametrize("country", sorted({group["country"] for group in TABLE}))
def test_the_best_known_bearer_of_a_name_is_meant(read: MakeReading, country: str) -> None:
    wrong = []
    for text, name, where, point in cases():
        if where != country:
            continue
        at = text.rfind(name)
        places = [
            each
            for each in read(text, {name: "PLACE"}).places
            if (each.start or 0) < at + len(name) and at < (each.end or 0)
        ]
        here = [(each.latitude or 0.0, each.longitude or 0.0) for each in places]
        if not any(distance_km(each, point) < CLOSE_KM for each in here):
            wrong.append((text, [(each.name, each.country) for each in places]))
    assert wrong == []


def test_who_fights_tells_where(read: MakeReading) -> None:
    text = (
        "Islamic State militants overran the town of Sinjar and its villages. Thousands fled up "
        "the mountain, Kurdish officials said."
    )
    sinjar = next(each for each in read(text, {"Sinjar": "PLACE"}).places if each.name == "Sinjar")
    assert (sinjar.country, sinjar.admin1) == ("IQ", "Nineveh")
