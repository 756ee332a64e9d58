"""The record in the file: what is folded comes back, in order of need, within bounds."""

from __future__ import annotations

import base64
import gzip
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.page import Contents, NotBuilt, contents, one_file
from holdfast.page.onefile import built
from holdfast.page.packing import LEAST_SHARED, Folder, letters, packed
from holdfast.record import Record
from holdfast.screens.shown import Shown
from tests.page.making import thousand
from tests.report.making import plain_record
from tests.report.test_page import HOSTILE, hostile_record

KB = 1000
texts = st.text(max_size=14) | st.sampled_from(["a text that stands twice", "\U0001f642" * 5])
leaves = st.none() | st.booleans() | st.integers() | texts
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(alphabet="abcxyz/.", min_size=1, max_size=3), inner, max_size=4)
    ),
    max_leaves=25,
)


def unfolded(value: Any, met: list[Any]) -> Any:
    """As the page does it (``unfolded`` in frontend/src/core/embedded.ts)."""
    if isinstance(value, str):
        if letters(value) >= LEAST_SHARED:
            met.append(value)
        return value
    if isinstance(value, list):
        return [unfolded(each, met) for each in value]
    if not isinstance(value, dict):
        return value
    if "$" in value:
        return met[value["$"]]
    whole = {name: unfolded(each, met) for name, each in value.items()}
    met.append(whole)
    return whole


@given(st.lists(values, max_size=5))
def test_what_is_folded_comes_back(screens: list[Any]) -> None:
    folder = Folder()
    met: list[Any] = []
    for each in screens:
        written = json.loads(json.dumps(folder.folded(each)))
        assert unfolded(written, met) == each


def test_what_stands_twice_is_written_once() -> None:
    quote = {"quote": "the same long words of a source", "start": 4}
    folded = Folder().folded([quote, quote, "the same long words of a source"])
    assert folded == [quote, {"$": 1}, {"$": 0}]


@pytest.fixture(scope="module")
def large() -> Contents:
    """A thousand happenings."""
    return contents(thousand())


def opened(text: str) -> Any:
    """What the page reads from a packed text."""
    raw = json.loads(gzip.decompress(base64.b64decode(text)))
    met: list[Any] = []
    return {address: unfolded(each, met) for address, each in raw.items()}


def test_a_large_record_carries_all_screens_and_the_articles_cited_most(large: Contents) -> None:
    taken = 200 * KB
    done = packed(large, taken)
    assert done.encoding == "gzip"
    assert taken + len(done.text) <= 600 * KB
    carried = opened(done.text)
    assert {each: carried[each] for each in large.screens} == json.loads(json.dumps(large.screens))
    articles = [each for each in carried if each.startswith("/reader/")]
    assert articles == [f"/reader/{each}.json" for each in large.articles[: len(articles)]]
    listed = carried["/documents.json"]
    assert (listed["total"], listed["left"]) == (len(articles), 1000 - len(articles))
    assert len(carried["/incidents.json"]["rows"]) == 1000


def test_a_small_record_is_carried_as_it_is() -> None:
    done = packed(contents(Shown(hostile_record(), HOSTILE)), 0)
    assert done.encoding == ""
    assert "<" not in done.text
    carried = json.loads(done.text)
    assert HOSTILE[:20] in json.dumps(carried, ensure_ascii=False).replace('\\"', '"')
    assert carried["/record.json"]["screens"] == [
        "brief", "reader", "map", "timeline", "why", "incidents", "method"
    ]  # fmt: skip


def test_the_same_record_gives_the_same_contents_in_any_order() -> None:
    record = plain_record()
    turned = replace(record, statements=record.statements[::-1])
    first, second = (packed(contents(Shown(each)), 0) for each in (record, turned))
    assert first == second


def test_an_empty_record_is_a_page_too() -> None:
    carried = json.loads(packed(contents(Shown(Record())), 0).text)
    assert carried["/documents.json"]["total"] == 0
    assert carried["/incidents.json"]["rows"] == []


@pytest.fixture
def page() -> None:
    """The page is built."""
    try:
        built("app.js")
    except NotBuilt as error:
        pytest.skip(str(error))


@pytest.mark.usefixtures("page")
def test_a_thousand_happenings_are_a_file_of_600_kilobytes(large: Contents) -> None:
    assert len(one_file(large).encode()) <= 600 * KB


@pytest.mark.usefixtures("page")
def test_the_script_is_small() -> None:
    assert len(gzip.compress(built("app.js").encode(), 9)) <= 80 * KB


@pytest.mark.usefixtures("page")
def test_nothing_hostile_stands_in_the_file_as_markup() -> None:
    html = one_file(contents(Shown(hostile_record(), HOSTILE)))
    assert html.count("<script") == html.count("</script>") == 2
    assert "<img" not in html
    assert html.count("<!--") == 0
