"""``holdfast watch`` in a terminal."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import click
import pytest

from holdfast.commands.watching import Wish, state_beside, watch
from holdfast.ledger.location import location_of
from holdfast.watching.clock import Clock
from tests.cli.calling import Caller, call, run

from .conftest import Post
from .site import START, HandClock, Site

__all__ = ["call"]
RAMADI = "Islamic State fighters seized Ramadi on May 17, 2015, after the army left the city."


def feeds_of(site: Site, folder: Path) -> Path:
    """A list of one feed that names a good and a missing article."""
    site.page("/a", "Ramadi falls \x1b[31m", RAMADI)
    site.feed("/feed", site.item("/a"), site.item("/missing"))
    path = folder / "feeds.txt"
    path.write_text(f"{site.address}/feed\nnonsense\n")
    return path


def test_one_round_told_in_words(site: Site, post: Post, tmp_path: Path, call: Caller) -> None:
    feeds = feeds_of(site, tmp_path)
    done = call("watch", feeds, "--once", "--allow-private", "--ledger", post.path)
    assert done.returncode == 1, "an article is missing"
    assert f"{site.address}/a: " in done.stdout
    assert "\x1b" not in done.stdout
    told = done.stderr.splitlines()
    assert any("line 2 is not a web address" in line for line in told)
    assert any("/missing" in line and "404" in line for line in told)
    assert told[-1].startswith("holdfast: 1 feeds (0 with nothing new), 1 articles read")
    assert post.state.exists()


def test_rounds_as_json_until_stopped(
    site: Site, post: Post, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    feeds = feeds_of(site, tmp_path)
    hand = HandClock()
    rounds: list[float] = []

    def wait(seconds: float) -> None:
        hand.wait(seconds)
        if seconds > 60:
            rounds.append(seconds)
        if len(rounds) == 3:
            raise KeyboardInterrupt

    wish = Wish(feeds, 30, None, True, "jsonl")
    with pytest.raises(click.Abort):
        watch(post.path, wish, Clock(lambda: hand.time, wait))
    said = capfdbinary.readouterr()
    told = [json.loads(line) for line in said.out.splitlines()]
    assert [len(each["added"]) for each in told] == [1, 0, 0]
    assert told[0]["failures"][0]["source_id"] == str(feeds)
    assert told[0]["started"] == START.isoformat()
    starts = [START + timedelta(minutes=30 * number) for number in range(3)]
    assert [each["started"] for each in told] == [each.isoformat() for each in starts]
    assert b"goes on from here" in said.err


def test_two_watchers_do_not_share_what_they_remember(
    site: Site, post: Post, tmp_path: Path
) -> None:
    from holdfast.watching.state import State

    feeds = feeds_of(site, tmp_path)
    with State(post.state):
        done = run("watch", feeds, "--once", "--ledger", post.path)
    assert done.returncode == 1
    assert "another watcher holds it" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_where_it_is_remembered() -> None:
    assert state_beside(Path("a/b.sqlite")) == Path("a/b.sqlite.watch")
    assert state_beside(location_of("postgresql://u@h/d")) == Path("holdfast.watch")


@pytest.mark.parametrize("arguments", [("none.txt",), (), (".",), ("feeds", "--every", "0")])
def test_wrong_use_is_exit_2(arguments: tuple[str, ...], call: Caller) -> None:
    assert call("watch", *arguments).returncode == 2
