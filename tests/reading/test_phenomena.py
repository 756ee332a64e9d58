"""Whole readings of short texts, one phenomenon each: what must be read, and what must not.

The texts and what is demanded of them are in ``phenomena``; they are judged in ``bench.phenomena``.
"""

from __future__ import annotations

import pytest

from bench.phenomena import Item, items, problems, read
from holdfast.record import Record


def told(record: Record) -> str:
    return "\n".join(
        f"{each.type} {each.polarity}{each.mood} "
        + " ".join(f"{role}={[one.text for one in each.roles[role]]}" for role in each.roles)
        + f" @{each.time.edtf if each.time else None}"
        + f" by {[one.source for one in each.attribution]}"
        + f" {[(one.what, one.low, one.best, one.high) for one in each.numbers]} <{each.rule}>"
        for each in record.statements
    )


def as_marked(item: Item) -> object:
    marks = [pytest.mark.xfail(strict=True, reason=item.xfail)] if item.xfail else []
    return pytest.param(item, id=item.id, marks=marks)


def test_each_text_has_a_name_of_its_own_and_demands_something() -> None:
    assert len({item.id for item in items()}) == len(items()) >= 420
    assert all(item.must or item.must_not or item.holders for item in items())


@pytest.mark.parametrize("item", [as_marked(item) for item in items()])
def test_the_text_is_read_as_a_careful_reader_would(item: Item) -> None:
    found = read(item)
    wrong = problems(item, found)
    assert not wrong, "\n".join([item.text, *wrong, told(found)])
