"""Who gives a reason, and how it is put: as the clause that is explained is said."""

from __future__ import annotations

import pytest

import holdfast
from holdfast.model import Statement


def reasons(text: str) -> list[Statement]:
    return [each for each in holdfast.read(text).statements if each.kind == "reason"]


@pytest.mark.parametrize(
    ("text", "mood", "source"),
    [
        (
            "The governor said the bridge had been closed after guards found a bomb under it.",
            "reported",
            "The governor",
        ),
        (
            "The rebels claim that the truce collapsed because of government shelling.",
            "claimed",
            "The rebels",
        ),
        ("The army denied that its men fled because of hunger.", "denied", "The army"),
        ("The soldiers fled because their commander said that nobody would help.", "fact", None),
        ("The army left the ridge, saying it wanted to spare the town.", "claimed", "The army"),
        (
            "The council closes the crossing and will build a wall after a series of attacks.",
            "fact",
            None,
        ),
    ],
)
def test_the_clause_explained_says_who_gives_the_reason(
    text: str, mood: str, source: str | None
) -> None:
    given = [each for each in reasons(text) if each.type != "reason.goal"]
    assert [each.mood for each in given] == [mood]
    assert [each.source for each in given[0].attribution[1:]] == ([source] if source else [])


def test_a_hindrance_that_fell_short_speaks_of_an_intervention() -> None:
    (given,) = reasons("The campaign has hardly slowed the advance of the rebels.")
    assert (given.type, given.polarity) == ("reason.prevent", "-")
    assert given.factor == "intervention-shortfall"


def test_what_comes_after_a_superlative_since_is_no_cause() -> None:
    assert reasons("The defeat is the worst, since\u00a0rebels took Marra in 2011.") == []
