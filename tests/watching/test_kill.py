"""Killed at any moment, a watcher goes on where it was: nothing is lost, and nothing told twice."""

from __future__ import annotations

import shutil
import signal
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from holdfast.ledger import Ledger
from holdfast.watching.rounds import Round
from holdfast.watching.state import State
from tests.cli.calling import HOLDFAST

from .conftest import Post
from .site import Answer, HandClock, Site

RAMADI = "Islamic State fighters seized Ramadi on May 17, 2015, after the army left the city."
KOBANE = "Kurdish forces drove Islamic State out of Kobane on January 26, 2015."
WRITES: list[tuple[type, str]] = [
    (State, "save_feed"),
    (State, "save_robots"),
    (State, "save_article"),
    (Ledger, "add"),
    (Ledger, "decide"),
]


class Killed(BaseException):
    """The process ends here."""


class Killer:
    """Ends the process when so many writes are done, be it none; counts them where it is not armed.

    Between two writes nothing lasts: what comes after one is what comes before the next.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.points = 0
        self.at: int | None = None
        for owner, name in WRITES:
            patch.setattr(owner, name, self._wrapped(getattr(owner, name)))

    def arm(self, at: int | None) -> None:
        """Count anew."""
        self.points, self.at = 0, at

    def _wrapped(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def write(*arguments: Any, **more: Any) -> Any:
            self._pass()
            done = real(*arguments, **more)
            self.points += 1
            self._pass()
            return done

        return write

    def _pass(self) -> None:
        if self.points == self.at:
            raise Killed


def stand(post: Post) -> tuple[list[str], list[tuple[str, tuple[str, ...]]], list[str]]:
    """What a ledger holds: all documents, decisions, and those shown."""
    with post.ledger() as ledger:
        assert ledger.verify() == []
        return (
            [each.id for each in ledger.documents(every=True)],
            [(each.verb, each.targets) for each in ledger.decisions()],
            [each.id for each in ledger.documents()],
        )


def test_killed_at_every_point_of_a_first_round_and_of_a_correction(
    site: Site, post: Post, hand: HandClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    feed = f"{site.address}/feed"
    site.feed("/feed", site.item("/a"), site.item("/b"), etag='"f"')
    site.page("/b", "Of Kobane", KOBANE, etag='"b"')
    killer = Killer(monkeypatch)
    for words in (RAMADI, "A correction: no city fell."):
        site.page("/a", "A report", words, etag=f'"{len(words)}"')
        hand.pass_by(hours=2)
        before, then = tmp_path / f"before-{len(words)}", hand.time
        shutil.copytree(tmp_path, before, ignore=shutil.ignore_patterns("before-*"))
        killer.arm(None)
        whole = post.round(feed)
        expected, points = stand(post), killer.points
        assert points >= 3
        for point in range(points + 1):
            restore(before, tmp_path)
            hand.time = then
            killer.arm(point)
            with pytest.raises(Killed):
                post.round(feed)
            killer.arm(None)
            told = post.round(feed)
            assert stand(post) == expected
            assert corrections(told) <= corrections(whole)
            assert len(told.added) <= len(whole.added)
        hand.pass_by(minutes=1)
        assert post.round(feed).corrected == []
    assert len(expected[1]) == 1


def corrections(told: Round) -> set[tuple[str, str]]:
    return {(each.old, each.new) for each in told.corrected}


def restore(before: Path, home: Path) -> None:
    """The files as they were."""
    for each in home.iterdir():
        if each.is_file():
            each.unlink()
    for each in before.iterdir():
        shutil.copy(each, home / each.name)


def test_a_process_killed_while_it_fetches_goes_on(
    site: Site, post: Post, hand: HandClock, tmp_path: Path
) -> None:
    site.page("/a", "A report", RAMADI)
    site.feed("/feed", site.item("/a"), site.item("/b"), etag='"f"')
    (tmp_path / "feeds.txt").write_text(f"{site.address}/feed\n")
    command = [*HOLDFAST, "watch", "feeds.txt", "--once", "--allow-private"]
    process = subprocess.Popen([*command, "--ledger", post.path.name], cwd=tmp_path)

    def kill(_: dict[str, str]) -> Answer:
        process.kill()
        return Answer(b"", 500)

    site.paths["/b"] = kill
    assert process.wait(timeout=240) == -signal.SIGKILL
    assert len(stand(post)[0]) == 1
    site.page("/b", "Of Kobane", KOBANE)
    hand.time = datetime.now(UTC)
    feeds_read = site.times("/feed")
    done = post.round(f"{site.address}/feed")
    assert [each.address for each in done.added] == [f"{site.address}/b"]
    assert site.times("/a") == 1
    assert site.times("/feed") == feeds_read + 1
    assert done.feeds_unchanged == 1, "its entries were kept with it"
