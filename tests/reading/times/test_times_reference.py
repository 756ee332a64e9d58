"""What relative dates count from, and what stays unknown."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfast.model import Dateline, Zone
from holdfast.reading.times.edtf import bounds, is_day


def dates(reading: Any) -> list[str | None]:
    return [each.edtf for each in reading.times]


def test_the_dateline_comes_before_the_publication_date(read: Any) -> None:
    text = "AMMAN, June 9 (Agency) - The militia took the port on Monday."
    line = Dateline(0, 24, place="AMMAN", date="June 9", agency="Agency")
    reading = read(text, published="2014-06-20", dateline=line)
    assert reading.times[-1].edtf == "2014-06-09"
    assert "dateline" in reading.times[-1].basis


def test_a_dateline_may_name_a_weekday(read: Any) -> None:
    text = "AMMAN, Tuesday - The militia took the port on Monday."
    line = Dateline(0, 16, place="AMMAN", date="Tuesday")
    reading = read(text, published="2014-06-12", dateline=line)
    assert reading.times[-1].edtf == "2014-06-09"


def test_a_line_that_is_only_a_date(read: Any) -> None:
    reading = read("Port lost\n\nFriday, June 13, 2014\n\nRebels took the port on Tuesday.", None)
    assert dates(reading) == ["2014-06-13", "2014-06-10"]


def test_without_any_date_nothing_is_invented(read: Any) -> None:
    text = (
        "Rebels took the port on Tuesday. They lost it on May 17, last week, and came back today."
    )
    reading = read(text, None)
    assert dates(reading) == [None, "XXXX-05-17", None, None]
    assert all("no publication date" in each.basis for each in reading.times)


def test_a_month_of_publication_is_not_a_day(read: Any) -> None:
    reading = read("Rebels took the port on Tuesday. They lost the dam last month.", "2015-06")
    assert dates(reading) == [None, "2015-05"]


def test_a_year_of_publication_does_not_date_a_day(read: Any) -> None:
    reading = read("Rebels took the port on May 17. They lost the dam last year.", "2015")
    assert dates(reading) == ["XXXX-05-17", "2014"]


def test_the_year_of_the_story_is_shared(read: Any) -> None:
    reading = read("On June 10, 2012, rebels took the port. On June 12, they took the dam.")
    assert dates(reading) == ["2012-06-10", "2012-06-12"]


def test_a_year_told_before_is_not_forced_on_later_news(read: Any) -> None:
    reading = read("The group captured Mosul in 2014. It took Ramadi on May 17.")
    assert dates(reading) == ["2014", "2015-05-17"]


def test_headlines_in_the_present_are_past(read: Any) -> None:
    text = "Rebels take port in October\n\nThe port fell."
    reading = read(text, zones=(Zone("title", 0, 27), Zone("body", 29, 43)))
    assert dates(reading) == ["2014-10"]


def test_the_text_shows_its_order_of_day_and_month(read: Any) -> None:
    reading = read("The posts of 02/05/2014 and 17/05/2014 were deleted.")
    assert dates(reading) == ["2014-05-02", "2014-05-17"]


WORDS = """
May 17 2014 , . - – in on of the March Friday last next week two days after later until since
between and 1990s 21st said rebels took a 10 11/12/2013 yesterday مدينة 🕊 e\u0301 never
Ramadan overnight early mid-2016 30 February 0 9999 year ago 24 hours 2013–14 AD
"""
FRAGMENTS = st.sampled_from([*WORDS.split(), "\n"])


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(FRAGMENTS, min_size=1, max_size=25), known=st.booleans())
def test_any_row_of_words_is_read_exactly_and_twice_the_same(
    read: Any, words: list[str], known: bool
) -> None:
    text = " ".join(words)
    published = "2015-06-01" if known else None
    reading, again = read(text, published), read(text, published)
    assert reading.times == again.times
    for each in reading.times:
        assert text[each.start : each.end] == each.text
        first, last = bounds(each.edtf)
        assert first is None or last is None or first <= last


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(day=st.dates(min_value=datetime.date(1990, 1, 1), max_value=datetime.date(2035, 12, 31)))
def test_a_bare_weekday_is_at_most_six_days_back(read: Any, day: datetime.date) -> None:
    reading = read("Rebels took the port on Wednesday.", day.isoformat())
    found = datetime.date.fromisoformat(reading.times[0].edtf)
    assert found.weekday() == 2
    assert 0 <= (day - found).days <= 6


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2015-05-17", "2015-05-17", "2015-05-17"),
        ("2015-02", "2015-02-01", "2015-02-28"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("18XX", "1800-01-01", "1899-12-31"),
        ("2014-24", "2014-12-01", "2015-02-28"),
        ("2014~", "2014-01-01", "2014-12-31"),
        ("2013/2014", "2013-01-01", "2014-12-31"),
    ],
)
def test_bounds(edtf: str, first: str, last: str) -> None:
    assert [str(each) for each in bounds(edtf)] == [first, last]


@pytest.mark.parametrize("edtf", [None, "XXXX-05-17", "/2013", "../2014", "2014/.."])
def test_open_and_unknown_ends_have_no_day(edtf: str | None) -> None:
    assert None in bounds(edtf)
    assert not is_day(edtf)
