"""OPML and lists of addresses; addresses in their normal form; dates as feeds write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdfast.watching.feed_list import FeedList, normal_address, read_feed_list
from holdfast.watching.feeds import day_of

OPML = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="War">
  <outline type="rss" text="One" xmlUrl="https://one.example/rss" htmlUrl="https://one.example/"/>
  <outline type="rss" text="Two" xmlUrl="feed://two.example/atom"/>
  <outline type="rss" text="One again" xmlUrl="https://ONE.example/rss"/>
</outline>
<outline text="A note"/>
<outline type="rss" xmlUrl="ftp://three.example/rss"/>
</body></opml>"""


def listed(tmp_path: Path, content: str | bytes) -> FeedList:
    path = tmp_path / "feeds"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_feed_list(path)


def test_opml_with_folders(tmp_path: Path) -> None:
    for content in (OPML, "\ufeff" + OPML):
        found = listed(tmp_path, content)
        assert found.feeds == ["https://one.example/rss", "http://two.example/atom"]
        [problem] = found.failures
        assert "line 9" in problem.problem


def test_a_list_of_addresses(tmp_path: Path) -> None:
    found = listed(tmp_path, "# mine\n\nhttps://one.example/rss  the first\n  not an address\n")
    assert found.feeds == ["https://one.example/rss"]
    assert ["line 4" in each.problem for each in found.failures] == [True]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "names no feed"),
        ("# nothing\n", "names no feed"),
        ("<opml><body>", "not OPML that can be read"),
        ("<opml/>", "names no feed"),
        (b"\x89PNG\x00\x01", "picture"),
    ],
)
def test_lists_that_name_nothing(tmp_path: Path, content: str | bytes, problem: str) -> None:
    found = listed(tmp_path, content)
    assert found.feeds == []
    assert problem in found.failures[0].problem


def test_an_entity_in_opml_reads_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("https://secret.example/")
    entity = f'<!DOCTYPE opml [<!ENTITY s SYSTEM "file://{tmp_path}/secret">]>'
    found = listed(tmp_path, f'{entity}<opml><body><outline text="&s;"/></body></opml>')
    assert found.feeds == []
    assert "secret.example" not in str(found.failures)


def test_no_such_file(tmp_path: Path) -> None:
    assert "no such file" in read_feed_list(tmp_path / "none").failures[0].problem


@pytest.mark.parametrize(
    ("address", "normal"),
    [
        ("HTTP://News.Example", "http://news.example/"),
        ("http://news.example:80/a", "http://news.example/a"),
        ("https://news.example:8443/a#top", "https://news.example:8443/a"),
        ("https://news.example/a?id=7&utm_source=rss&utm_medium=x", "https://news.example/a?id=7"),
        ("https://news.example/a?x=%C3%A9;y", "https://news.example/a?x=%C3%A9;y"),
        ("  https://news.example/a\n", "https://news.example/a"),
        ("mailto:a@news.example", None),
        ("https:///a", None),
        ("https://[::1", None),
        ("https://news.example:port/", None),
        ("", None),
    ],
)
def test_normal_addresses(address: str, normal: str | None) -> None:
    assert normal_address(address) == normal
    if normal is not None:
        assert normal_address(normal) == normal


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Mon, 18 May 2015 23:30:00 -0500", "2015-05-18"),
        ("2015-05-18T23:30:00-05:00", "2015-05-18"),
        ("2015-05-18", "2015-05-18"),
        ("2015-13-45T00:00:00Z", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_days_of_feeds(words: str | None, day: str | None) -> None:
    assert day_of(words) == day
