"""What a watcher remembers: in one file, held by one watcher."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from holdfast.watching.state import Article, KnownFeed, KnownHost, State

A = Article(0, "http://news.example/a", "A", None, "mark", due=10)


def test_what_is_kept_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "state"
    with State(path) as state:
        assert state.feed("f") == KnownFeed("f")
        state.save_feed(KnownFeed("f", etag='"1"', due=4.5), [A])
        state.save_host(KnownHost("h", 2, 99.5, "it failed"))
    with State(path) as state:
        assert state.feed("f") == KnownFeed("f", etag='"1"', due=4.5)
        assert state.host("h") == KnownHost("h", 2, 99.5, "it failed")
        assert [each.address for each in state.due(10)] == [A.address]
        assert state.due(9) == []


def test_what_is_known_of_an_article_outlives_its_feed_naming_it_again(tmp_path: Path) -> None:
    with State(tmp_path / "state") as state:
        state.save_feed(KnownFeed("f"), [A])
        [kept] = state.due(10)
        read = Article(kept.number, A.address, "A", None, "mark", "read", document="d", due=500)
        state.save_article(read)
        state.save_feed(KnownFeed("g"), [A])
        assert state.article(A.address) == read
        state.save_feed(KnownFeed("f"), [Article(0, A.address, "B", None, "other", due=20)])
        changed = state.article(A.address)
        assert changed is not None
        assert (changed.document, changed.due, changed.title) == ("d", 20, "B")


def test_a_feed_and_its_articles_are_kept_together_or_not_at_all(tmp_path: Path) -> None:
    with State(tmp_path / "state") as state:
        broken = Article(0, "b", "B", None, None, due=1)  # type: ignore[arg-type]
        with pytest.raises(sqlite3.IntegrityError):
            state.save_feed(KnownFeed("f", etag='"1"'), [A, broken])
        assert state.feed("f").etag is None
        assert state.article(A.address) is None


def test_one_watcher_at_a_time(tmp_path: Path) -> None:
    with State(tmp_path / "state"), pytest.raises(ValueError, match="another watcher holds it"):
        State(tmp_path / "state")
    State(tmp_path / "state").__exit__()


@pytest.mark.parametrize("content", [b"not a database, whatever its name may be" * 40, b"SQLite"])
def test_a_file_that_is_none_of_ours_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "state"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="not what a watcher keeps"):
        State(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "state"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (a)")
    connection.close()
    with pytest.raises(ValueError, match="another program's"):
        State(path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be used"):
        State(tmp_path / "none" / "state")
