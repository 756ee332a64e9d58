"""Places by their whole names, and towns that the model takes for persons."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from holdfast.model import PlaceMention
from holdfast.reading.context import Reading

Read = Callable[[str], Reading]


def places(reading: Reading, type_: str) -> list[str]:
    """The words of the places of the first draft of a type."""
    for draft in reading.drafts:
        if draft.type == type_:
            return [each.text for each in draft.roles.get("place", [])]
    return []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The rebels captured the hill of Savur-Mohyla.", "the hill of Savur-Mohyla"),
        ("The army retook Mosul from the militia.", "Mosul"),
    ],
)
def test_a_place_has_its_whole_name(read: Read, text: str, place: str) -> None:
    assert places(read(text), "territory.gained") == [place]


def test_a_longer_name_is_not_the_place_that_its_part_names(read: Read) -> None:
    found = read("The rebels captured the hill of Savur-Mohyla.")
    taken = [
        each
        for draft in found.drafts
        if draft.type == "territory.gained"
        for each in draft.roles["place"]
    ]
    assert taken
    assert all(isinstance(each, PlaceMention) and each.entity is None for each in taken)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Militants captured Sangin last week.", "Sangin"),
        ("Mongbwalu fell into the hands of the militia.", "Mongbwalu"),
    ],
)
def test_a_town_of_the_atlas_is_no_person_to_an_army(read: Read, text: str, place: str) -> None:
    found = read(text)
    assert places(found, "territory.gained") == [place]
    assert not [draft for draft in found.drafts if draft.type == "violence.detention"]


@pytest.mark.parametrize(
    "text", ["Police captured Hassan at his flat.", "The militia seized Maria in Bria."]
)
def test_a_person_is_no_town(read: Read, text: str) -> None:
    assert not places(read(text), "territory.gained")
