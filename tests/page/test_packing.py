"""The record in the file: what is folded comes back, in order of need, within bounds."""

from __future__ import annotations

import base64
import gzip
import json
import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.page import Contents, NotBuilt, contents, one_file
from holdfast.page.contents import MOST_CLAUSES, MOST_ROWS
from holdfast.page.extracts import extract
from holdfast.page.onefile import UNPACK, built
from holdfast.page.packing import LEAST_SHARED, Folder, letters, packed, plain, short_names
from holdfast.record import Record
from holdfast.report.page import digest
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


def named(value: Any, names: dict[str, str]) -> Any:
    """As JSON, its ids shortened."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, dict):
        return {key: named(each, names) for key, each in value.items()}
    return [named(each, names) for each in value] if isinstance(value, list | tuple) else value


@given(st.sets(st.text(alphabet="01ab", min_size=12, max_size=12), max_size=40))
def test_short_ids_are_told_apart_and_begin_as_the_long_ones(ids: set[str]) -> None:
    names = short_names(ids)
    assert len(set(names.values())) == len(ids)
    assert all(each.startswith(name) and len(name) >= 10 for each, name in names.items())


def test_a_large_record_carries_all_screens_and_the_articles_cited_most(large: Contents) -> None:
    taken = 200 * KB
    text = packed(large, taken)
    assert taken + len(text) <= 600 * KB
    carried = opened(text)
    names = short_names(large.ids)
    assert {each: carried[each] for each in large.screens} == named(large.screens, names)
    articles = [each for each in carried if each.startswith("/reader/")]
    assert articles == [f"/reader/{names[each]}.json" for each in large.articles[: len(articles)]]
    whole = [each for each in articles if "extract" not in carried[each]]
    assert whole == articles[: len(whole)]
    assert len(whole) >= 80
    listed = carried["/documents.json"]
    assert (listed["total"], listed["left"]) == (len(articles), 1000 - len(articles))
    assert len(carried["/incidents.json"]["rows"]) == 1000


def test_a_small_record_is_carried_as_it_is() -> None:
    text = plain(contents(Shown(hostile_record(), HOSTILE)))
    assert text is not None
    assert "<" not in text
    carried = json.loads(text)
    assert HOSTILE[:20] in json.dumps(carried, ensure_ascii=False).replace('\\"', '"')
    assert carried["/record.json"]["screens"] == [
        "brief", "reader", "map", "timeline", "why", "incidents", "method"
    ]  # fmt: skip


def test_the_same_record_gives_the_same_contents_in_any_order() -> None:
    record = plain_record()
    turned = replace(record, statements=record.statements[::-1])
    both = [contents(Shown(each)) for each in (record, turned)]
    assert len({plain(each) for each in both}) == len({packed(each, 0) for each in both}) == 1


def test_an_empty_record_is_a_page_too() -> None:
    carried = json.loads(plain(contents(Shown(Record()))) or "")
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
    """And carry every article, whole or as the passages that something was read from."""
    html = one_file(large)
    assert len(html.encode()) <= 600 * KB
    data = re.search(r'id="holdfast-data" data-encoding="gzip">([^<]*)<', html)
    assert data is not None
    carried = opened(data[1])
    articles = sum(each.startswith("/reader/") for each in carried)
    assert (articles, carried["/documents.json"]["left"]) == (1000, 0)


def test_a_long_brief_is_folded_and_what_is_left_out_is_counted(large: Contents) -> None:
    briefs: Any = [each for key, each in large.screens.items() if key.startswith("/brief.json?")]
    groups = [each for brief in briefs for part in brief["sections"] for each in part["groups"]]
    tables = [part["table"] for brief in briefs for part in brief["sections"] if part["table"]]
    assert max(len(each["clauses"]) for each in groups) == MOST_CLAUSES
    assert max(len(each["rows"]) for each in tables) == MOST_ROWS
    gained = next(each for each in groups if each["heading"] == "Gained")
    assert gained["more"] > 30
    assert len(json.dumps(briefs)) < 300 * KB


@pytest.mark.usefixtures("page")
def test_only_what_the_policy_names_comes_of_what_is_unpacked(large: Contents) -> None:
    html = one_file(large)
    policy = re.search(r"script-src ([^;]*); style-src ([^;]*);", unescape(html))
    assert policy is not None
    own = {f"'{digest(built('app.js'))}'", f"'{digest(UNPACK)}'"}
    assert set(policy[1].split()) == own
    assert policy[2] == f"'{digest(built('app.css'))}'"
    for name, file in (("script", "app.js"), ("style", "app.css")):
        kept = re.search(f'id="holdfast-{name}" data-encoding="gzip">([^<]*)<', html)
        assert kept is not None
        assert gzip.decompress(base64.b64decode(kept[1])).decode() == built(file)


def test_an_extract_holds_every_passage_and_nothing_else(large: Contents) -> None:
    for each in large.articles[:50]:
        whole = large.article(each)
        some = extract(whole)
        assert some["extract"]
        assert whole["document"]["sha256"].startswith(some["document"]["sha256"])
        assert len(some["text"]) < len(whole["text"])
        for card, known in zip(some["cards"], whole["cards"], strict=True):
            assert some["text"][card["start"] : card["end"]] == known["quote"] == card["quote"]
            assert card["spans"] == [
                {"role": "evidence", "start": card["start"], "end": card["end"]}
            ]


passages = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=6)


@given(passages)
def test_passages_keep_their_words_however_they_cross(found: list[tuple[int, int]]) -> None:
    text = "".join(chr(0x1F600 + number) for number in range(80))
    cards = [
        {"start": start, "end": start + length, "chain": [], "spans": []} for start, length in found
    ]
    some = extract({"text": text, "cards": cards, "zones": [], "document": {"sha256": "0" * 64}})
    for card, (start, length) in zip(some["cards"], found, strict=True):
        assert some["text"][card["start"] : card["end"]] == text[start : start + length]
    told = {number for start, length in found for number in range(start, start + length)}
    assert [each for each in some["text"] if each in text] == [text[each] for each in sorted(told)]


def test_of_a_very_large_record_the_articles_cited_most_are_carried() -> None:
    many = contents(thousand(1600))
    carried = opened(packed(many, 300 * KB))
    articles = [each for each in carried if each.startswith("/reader/")]
    assert 80 <= len(articles) < 1600
    assert carried["/documents.json"]["left"] == 1600 - len(articles)


@pytest.mark.usefixtures("page")
def test_the_script_is_small() -> None:
    assert len(gzip.compress(built("app.js").encode(), 9)) <= 80 * KB


@pytest.mark.usefixtures("page")
def test_nothing_hostile_stands_in_the_file_as_markup() -> None:
    html = one_file(contents(Shown(hostile_record(), HOSTILE)))
    assert html.count("<script") == html.count("</script>") == 2
    assert "<img" not in html
    assert html.count("<!--") == 0
