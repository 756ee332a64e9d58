"""Words for how a party fares, and which way."""

from __future__ import annotations

import pytest

from holdfast.briefing.faring import tells_of


@pytest.mark.parametrize(
    ("words", "direction", "expected"),
    [
        ("the group's advance on the capital", "gained", True),
        ("the group's advance on the capital", "lost", False),
        ("heavy losses of the group", "lost", True),
        ("heavy losses of the group", "gained", False),
        ("its defeat in the province", "gained", True),
        ("its gains in the north and its losses in the south", "lost", True),
        ("its control of the road", "gained", True),
        ("a command and control post was hit", "gained", False),
        ("fighting in Fallujah", "lost", False),
        ("twelve fighters were killed", "lost", False),
        ("it took 48 people hostage", "gained", False),
        ("it took over the dam", "gained", True),
        ("the militia did not capture the port", "gained", False),
        ("the militia failed to retake the port", "gained", False),
        ("the militia failed to retake the port", "lost", True),
        ("the port has not yet fallen", "lost", False),
        ("the port hasn't fallen", "gained", True),
    ],
)
def test_words_of_faring(words: str, direction: str, expected: bool) -> None:
    assert tells_of(words, direction) is expected
