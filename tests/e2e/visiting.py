"""Pages in a real browser that watch over themselves: no request leaves, nothing goes wrong."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, PHONE = (1400, 900), (390, 844)
# How long anything is waited for: tests wait until it is so, and never for a time, so that the
# machine may be as slow as it likes.
PATIENCE = 200.0  # seconds
PATIENCE_MS = PATIENCE * 1000
SLOW = float(os.environ.get("HOLDFAST_SLOW") or 1)
"""How many times slower the browser shall be (``HOLDFAST_SLOW=6 pytest tests/e2e``): so many times
less processor, and every answer later by as many hundredths of a second. No test may depend on
it."""
# Before anything of the page runs: keeps count of answers that are awaited and of what is put off
# for a moment (typing and moving come to rest before the address follows).
WATCH = """(() => {
  const [ask, unpacked] = [window.fetch, Response.prototype.json];
  const [later, never] = [window.setTimeout, window.clearTimeout];
  const [timers, longest] = [new Set(), 400];
  let awaited = 0;
  const counted = (promise) => {
    const done = () => later(() => { awaited -= 1; });
    awaited += 1;
    promise.then(done, done);
    return promise;
  };
  window.fetch = (...asked) => counted(ask(...asked));
  Response.prototype.json = function () { return counted(unpacked.call(this)); };
  window.setTimeout = (run, after = 0, ...rest) => {
    if (after >= longest) return later(run, after, ...rest);
    const timer = later((...all) => { timers.delete(timer); run(...all); }, after, ...rest);
    timers.add(timer);
    return timer;
  };
  window.clearTimeout = (timer) => { timers.delete(timer); never(timer); };
  const ends = (each) => each.effect.getComputedTiming().endTime < 1e5;
  const moves = (each) => each.playState === 'running' && ends(each);
  window.isAtWork = () => awaited + timers.size > 0 || document.getAnimations().some(moves);
})()"""
# Resolves once the page has done nothing by itself for some frames.
RESTED = """() => new Promise((done) => {
  const next = (left) => requestAnimationFrame(() => setTimeout(() => {
    const more = window.isAtWork() ? 4 : left - 1;
    if (more) next(more);
    else done();
  }));
  next(4);
})"""
NARROW = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


@dataclass
class Visitor:
    """Opens pages of one site, and keeps what must not happen. ``root``: the server's address, or
    the file's; ``troubles``: foreign requests, errors, dialogs, refusals of the policy;
    ``expected``: words of those that a test brings about, which the browser may tell of late."""

    browser: Any
    root: str
    troubles: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    pages: list[Any] = field(default_factory=list)

    def open(
        self, address: str, size: tuple[int, int] = WIDE, theme: str = "light", **options: Any
    ) -> Any:
        """A page in a window of its own, drawn. ``address`` as on the server: ``/map?…``."""
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=theme, **options
        )
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(WATCH)
        page = context.new_page()
        self.pages.append(context)
        self.watch(page)
        slowed(page)
        self.go(page, address)
        return page

    def go(self, page: Any, address: str) -> None:
        """The address, in a page that is open."""
        page.goto(self.root + ("#" if self.is_file else "") + address)
        drawn(page)

    @property
    def is_file(self) -> bool:
        """Whether the site is one file."""
        return self.root.startswith("file:")

    def watch(self, page: Any) -> None:
        """Write down whatever must not happen."""
        note = self.troubles.append
        page.on("dialog", lambda dialog: (note("dialog"), dialog.dismiss()))
        page.on("pageerror", lambda error: note(f"error: {error}"))
        page.on("console", lambda said: note(f"console: {said.text}") if bad(said) else None)
        page.on("request", lambda request: self.note_request(request.url))

    def note_request(self, url: str) -> None:
        """Every request, and as a trouble what leaves the site."""
        self.requests.append(url)
        parts, own = urlsplit(url), urlsplit(self.root)
        inside = parts.scheme in {"data", "blob", "about"} or parts.netloc == own.netloc
        if not inside or (self.is_file and parts.scheme == "file" and parts.path != own.path):
            self.troubles.append(f"request: {url}")

    def close(self) -> None:
        """Close every window. Raises where anything untoward happened."""
        for each in self.pages:
            each.close()
        left = [each for each in self.troubles if not any(one in each for one in self.expected)]
        assert not left, "\n".join(left)


def bad(said: Any) -> bool:
    """Errors and warnings of the console, whoever said them."""
    return said.type in {"error", "warning"}


def slowed(page: Any) -> None:
    """Make the page as slow as is asked for."""
    if SLOW <= 1:
        return
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    late = {"offline": False, "latency": 10 * SLOW}
    late |= {"downloadThroughput": -1, "uploadThroughput": -1}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", late)


def drawn(page: Any) -> None:
    """Wait until the screen is there, nothing loads, and it listens to keys."""
    page.locator("main h1").first.wait_for(state="attached")
    page.locator("main [aria-busy=true]").first.wait_for(state="detached")
    rested(page)


def rested(page: Any) -> None:
    """Let the page do all that it does by itself after something happened to it: whatever it asked
    for is there, what it put off for a moment is done, and nothing moves."""
    page.evaluate(RESTED)


def says(found: Any, words: str) -> None:
    """Wait until an element has the words in it."""
    from playwright.sync_api import expect

    expect(found).to_contain_text(words, use_inner_text=True, timeout=PATIENCE_MS)


def reads(found: Any, words: str) -> None:
    """Wait until an element has these words and no others."""
    from playwright.sync_api import expect

    expect(found).to_have_text(words, use_inner_text=True, timeout=PATIENCE_MS)


def labelled(found: Any, words: str) -> None:
    """Wait until an element's name for those who do not see it has the words in it."""
    from playwright.sync_api import expect

    expect(found).to_have_attribute("aria-label", re.compile(re.escape(words)), timeout=PATIENCE_MS)


def gone(found: Any) -> None:
    """Wait until there is no such element."""
    from playwright.sync_api import expect

    expect(found).to_have_count(0, timeout=PATIENCE_MS)


def until(page: Any, holds: Callable[[], bool]) -> None:
    """Wait until it is so. Raises ``AssertionError`` where it never is."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it never came to be so"
        rested(page)


def fetched(address: str) -> Any:
    """The JSON at an address."""
    with urlopen(address, timeout=PATIENCE) as answer:
        return json.load(answer)


def twin(page: Any, server: str) -> Any:
    """What the screen's link to its own JSON leads to."""
    address = page.locator("a.twin").first.get_attribute("href")
    with urlopen(server + address, timeout=PATIENCE) as answer:
        assert answer.headers["Content-Type"].startswith("application/json")
        return json.load(answer)


def violations(page: Any) -> list[str]:
    """What axe finds wrong, a line a kind of element; skips where axe is not installed."""
    if not AXE.is_file():
        pytest.skip("axe-core is not here: npm ci in frontend/")
    rested(page)
    page.evaluate(AXE.read_text(encoding="utf-8") + "\n;0")
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
    )
    return [
        f"{each['id']}: {node['target'][0]}: {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"][:3]
    ]


def fits(page: Any) -> None:
    """Wait until the page is no wider than its window, whatever it does when that changes."""
    rested(page)
    page.wait_for_function(NARROW)
