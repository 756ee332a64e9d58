"""The short form of a month before its day is no person ("Jan. 3")."""

from __future__ import annotations

import pytest

from holdfast.language import load_parser
from holdfast.reading.actors.people import is_person
from holdfast.reading.attribution.columns import columns_of


@pytest.mark.parametrize(
    ("text", "word", "named"),
    [
        ("Rebels left the mill on Jan. 3 and fled.", "Jan.", False),
        ("The mill burned in Sept. 2014.", "Sept.", False),
        ("The governor met Jan on Monday.", "Jan", True),
        ("The governor met Omar on Monday.", "Omar", True),
    ],
)
def test_a_month_before_its_day_is_nobody(text: str, word: str, named: bool) -> None:
    columns = columns_of(load_parser().parse(text))
    start = columns.words.index(word)
    assert is_person(columns, start, start + 1) is named
