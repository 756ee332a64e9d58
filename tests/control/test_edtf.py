"""The first and last day of every kind of EDTF expression that a report can give."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.control.edtf import bounds

KNOWN = [
    ("2015", "2015-01-01", "2015-12-31"),
    ("2015-02", "2015-02-01", "2015-02-28"),
    ("2016-02", "2016-02-01", "2016-02-29"),
    ("2015-05-17", "2015-05-17", "2015-05-17"),
    ("2014-06-10T08:30:00Z", "2014-06-10", "2014-06-10"),
    ("201X", "2010-01-01", "2019-12-31"),
    ("2015-05-XX", "2015-05-01", "2015-05-31"),
    ("2015-05-1X", "2015-05-10", "2015-05-19"),
    ("2014-06-10/2015-05-17", "2014-06-10", "2015-05-17"),
    ("2014/2015-05", "2014-01-01", "2015-05-31"),
    ("/2015-05-17", None, "2015-05-17"),
    ("../2015-05", None, "2015-05-31"),
    ("2015-05/..", "2015-05-01", None),
    ("2015-05/", "2015-05-01", None),
    ("2014-21", "2014-03-01", "2014-06-21"),
    ("2014-24", "2014-01-01", "2015-03-20"),
    ("2014-33", "2014-01-01", "2014-03-31"),
    ("2014-41", "2014-07-01", "2014-12-31"),
    ("[2014-06-09,2014-06-11]", "2014-06-09", "2014-06-11"),
    ("[..2014-06]", None, "2014-06-30"),
    ("2015-05-18~", "2015-05-11", "2015-05-25"),
    ("2014-12~", "2014-10-31", "2015-01-31"),
    ("2013~", "2012-01-02", "2014-12-31"),
    ("2015-05-30~/2015-06-01", "2015-05-23", "2015-06-01"),
    ("2015-05?", "2015-05-01", "2015-05-31"),
    ("XXXX-05-17", None, None),
    ("XXXX", None, None),
    ("XXXX-05/XXXX-06", None, None),
]


@pytest.mark.parametrize(("edtf", "earliest", "latest"), KNOWN)
def test_bounds(edtf: str, earliest: str | None, latest: str | None) -> None:
    found = bounds(edtf)
    assert found.earliest == (date.fromisoformat(earliest) if earliest else None)
    assert found.latest == (date.fromisoformat(latest) if latest else None)


@pytest.mark.parametrize(
    ("edtf", "approximate", "uncertain"),
    [
        ("2015-05-17~", True, False),
        ("2015-05?", False, True),
        ("2015%", True, True),
        ("2015-05-~17", True, False),
        ("?2015-05-17", False, True),
    ],
)
def test_qualifiers_are_told(edtf: str, approximate: bool, uncertain: bool) -> None:
    found = bounds(edtf)
    assert (found.approximate, found.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    "edtf",
    ["", "..", "May 17", "2015-13", "2015-02-30", "2015-05-17/2015-05-10", "2015/2016/2017"],
)
def test_what_is_no_date_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        bounds(edtf)


@given(st.dates(), st.dates())
def test_an_interval_lies_between_its_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = bounds(f"{first.isoformat()}/{last.isoformat()}")
    assert (found.earliest, found.latest) == (first, last)


@given(st.dates())
def test_a_coarser_date_holds_the_finer(day: date) -> None:
    for edtf in (f"{day.year:04}", f"{day.year:04}-{day.month:02}", f"{day.year:04}-XX"):
        found = bounds(edtf)
        assert found.earliest is not None
        assert found.latest is not None
        assert found.earliest <= day <= found.latest


@given(st.text(alphabet="0123456789X-/.~?%[],{}T", max_size=24))
def test_any_text_is_bounds_or_a_value_error(edtf: str) -> None:
    try:
        found = bounds(edtf)
    except ValueError:
        return
    assert (
        found.unknown
        or None in (found.earliest, found.latest)
        or (
            found.earliest <= found.latest  # type: ignore[operator]
        )
    )
