"""Pages in a real browser that watch over themselves: no request leaves, nothing goes wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, PHONE = (1400, 900), (390, 844)


@dataclass
class Visitor:
    """Opens pages of one site, and keeps what must not happen. ``root``: the server's address, or
    the file's; ``troubles``: foreign requests, errors, dialogs, refusals of the policy."""

    browser: Any
    root: str
    troubles: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    pages: list[Any] = field(default_factory=list)

    def open(
        self, address: str, size: tuple[int, int] = WIDE, theme: str = "light", **options: Any
    ) -> Any:
        """A page in a window of its own, drawn. ``address`` as on the server: ``/map?…``."""
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=theme, **options
        )
        page = context.new_page()
        self.pages.append(context)
        self.watch(page)
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
        assert self.troubles == []


def bad(said: Any) -> bool:
    """Errors and warnings of the console, whoever said them."""
    return said.type in {"error", "warning"}


def drawn(page: Any) -> None:
    """Wait until the screen is there and nothing loads."""
    page.locator("main h1").first.wait_for(state="attached")
    page.locator("main [aria-busy=true]").first.wait_for(state="detached")


def violations(page: Any) -> list[str]:
    """What axe finds wrong, a line a kind of element; skips where axe is not installed."""
    if not AXE.is_file():
        pytest.skip("axe-core is not here: npm ci in frontend/")
    page.evaluate(AXE.read_text(encoding="utf-8") + "\n;0")
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
    )
    return [
        f"{each['id']}: {node['target'][0]}: {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"][:3]
    ]


def sideways(page: Any) -> int:
    """How many pixels the page is wider than its window."""
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )
