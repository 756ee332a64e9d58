"""A person has one name in a document, the fullest one."""

from __future__ import annotations

import pytest

from holdfast.model import ActorMention
from holdfast.reading.actors.names import with_full_names


def person(name: str) -> ActorMention:
    """A person of whom only the name is known."""
    return ActorMention(name, 0, len(name), kind="person", name=name, category="person")


@pytest.mark.parametrize(
    ("names", "full"),
    [
        (["Juan Soto Paz", "Soto"], ["Juan Soto Paz", "Juan Soto Paz"]),
        (["Soto Paz", "Juan Soto Paz"], ["Juan Soto Paz", "Juan Soto Paz"]),
        (["Juan Soto", "Juan"], ["Juan Soto", "Juan"]),  # a first name could be anybody's
        (["Juan Soto", "Ana Soto", "Soto"], ["Juan Soto", "Ana Soto", "Soto"]),
        (["JUAN\nSOTO", "SOTO"], ["JUAN\nSOTO", "JUAN\nSOTO"]),
    ],
)
def test_the_fullest_name_is_everybodys(names: list[str], full: list[str]) -> None:
    assert [each.name for each in with_full_names([person(name) for name in names])] == full


def test_those_whom_the_lists_know_keep_their_names() -> None:
    group = ActorMention("Front", 0, 5, entity="actor:front", name="Front", category="armed-group")
    assert with_full_names([group, person("Popular Front")])[0] == group
