"""An acronym that several bear: what its bearer does may say who it is."""

from __future__ import annotations

import pytest

from tests.reading.actors.build import read_once

FORCES = "actor:rapid-support-forces"


@pytest.mark.parametrize(
    "text",
    [
        "The RSF stormed the camp.",
        "The RSF's capture of the town was filmed.",
        "The smugglers flew weapons to the RSF.",
    ],
)
def test_who_storms_and_captures_bears_arms(text: str) -> None:
    assert FORCES in [each.entity for each in read_once(text).actors]


@pytest.mark.parametrize(
    "text", ["The RSF said that three reporters were in jail.", "The RSF published its index."]
)
def test_who_only_speaks_may_be_either(text: str) -> None:
    assert FORCES not in [each.entity for each in read_once(text).actors]


def test_a_country_that_sounds_like_a_leader_is_no_leader() -> None:
    found = read_once("Cameroon security forces detained nine men.")
    assert "actor:united-kingdom-armed-forces" not in [each.entity for each in found.actors]
