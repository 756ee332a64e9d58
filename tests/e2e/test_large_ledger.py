"""A walk through every screen on a large ledger; docs/measured.md says how to walk the whole.

Nothing here depends on how fast the machine is: times are told (``pytest -s``), sizes are held.
"""

from __future__ import annotations

import gzip
import shutil
import time
from collections.abc import Iterator
from typing import Any
from urllib.request import Request, urlopen

import pytest

from tests.e2e.many import COUNT, ledger_of_many
from tests.e2e.serving import serving
from tests.e2e.speed import painted
from tests.e2e.visiting import PATIENCE, PHONE, Visitor, drawn, fetched, fits, violations

# An hour: the whole ledger may have to be read first.
pytestmark = pytest.mark.timeout(3600)
SCREENS = ("brief", "reader", "map", "timeline", "why", "incidents", "review", "add", "method")
JSON = (
    "record",
    "brief",
    "documents",
    "control",
    "points",
    "basemap",
    "why",
    "incidents",
    "review",
)
LARGEST = 400_000  # bytes of any screen's JSON as it is sent
# What a screen has where there is something to show.
SHOWN = {
    "brief": ".figures",
    "reader": ".documents li",
    "map": ".place-symbol",
    "timeline": ".bar",
    "why": "main h1",
    "incidents": ".incidents-table tbody tr",
    "review": ".question-card",
    "add": "textarea",
    "method": "main table",
}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server on many reports, once it has gathered them."""
    folder = tmp_path_factory.mktemp("many")
    copy = folder / "copy.sqlite"
    shutil.copy(ledger_of_many(folder), copy)
    begun = time.monotonic()
    with serving(copy) as address:
        print(f"\nlistens after {time.monotonic() - begun:.1f} s")
        for step in gathering(address):
            print(f"  {time.monotonic() - begun:6.1f} s  {step}")
        print(f"first gathering done after {time.monotonic() - begun:.1f} s")
        yield address


def gathering(address: str) -> Iterator[str]:
    """The steps of the gathering as the server tells them, until there is something to show."""
    last = ""
    while not (told := fetched(f"{address}/progress.json"))["ready"]:
        # The page itself is there meanwhile.
        with urlopen(f"{address}/map", timeout=PATIENCE) as answer:
            assert answer.status == 200
        if told["step"] not in {"", last}:
            last = told["step"]
            yield f"{last} ({told['number']} of {told['of']})"
        time.sleep(0.05)


@pytest.fixture
def walker(browser: Any, many: str) -> Iterator[Visitor]:
    """Opens pages of that server; the test fails where anything untoward happens."""
    found = Visitor(browser, many)
    yield found
    found.close()


def test_every_screens_json_is_small(many: str) -> None:
    counts = fetched(f"{many}/record.json")["counts"]
    assert counts["documents"] >= COUNT * 0.8
    assert counts["incidents"] > COUNT / 4
    print(f"\n{counts}")
    for screen in JSON:
        begun = time.monotonic()
        request = Request(f"{many}/{screen}.json", headers={"Accept-Encoding": "gzip"})
        with urlopen(request, timeout=PATIENCE) as answer:
            sent = answer.read()
            packed = answer.headers.get("Content-Encoding") == "gzip"
        size = len(gzip.decompress(sent)) if packed else len(sent)
        spent = time.monotonic() - begun
        print(
            f"  /{screen}.json {spent:.2f} s, {len(sent) / 1000:.0f} kB sent of {size / 1000:.0f}"
        )
        assert len(sent) < LARGEST, screen


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_is_drawn_and_bars_nobody(walker: Visitor, screen: str) -> None:
    page = walker.open(f"/{screen}")
    page.locator(SHOWN[screen]).first.wait_for()
    print(f"\n  /{screen} painted after {painted(page):.0f} ms")
    assert violations(page) == []
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    fits(page)


def test_from_the_map_to_the_words_and_back(walker: Visitor) -> None:
    page = walker.open("/map")
    symbol = page.locator(".place-symbol").first
    symbol.wait_for()
    symbol.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**place=*")
    page.locator(".place-card details.quotes > summary").first.click()
    page.locator(".place-card figcaption a").first.click()
    page.wait_for_url("**/reader/*")
    page.locator("mark.chosen").first.wait_for()
    page.go_back()
    page.wait_for_url("**/map*place=*")
    page.locator(".place-card").wait_for()


def test_articles_and_incidents_are_found_by_a_word(walker: Visitor) -> None:
    for address, row in (("/reader?q=mosul", ".documents li"), ("/incidents?q=mosul", "td.type")):
        page = walker.open(address)
        page.locator(row).first.wait_for()
        whole = walker.open(address.partition("?")[0])
        whole.locator(row).first.wait_for()
    found, every = (fetched(f"{walker.root}/incidents.json{q}")["total"] for q in ("?q=mosul", ""))
    assert 0 < found < every


def test_every_effect_has_its_reasons(walker: Visitor, many: str) -> None:
    effects = fetched(f"{many}/why.json")["effects"]
    assert effects
    page = walker.open("/why")
    for each in effects[:4]:
        walker.go(page, f"/why?effect={each['key']}")
        drawn(page)
        page.wait_for_function(
            "many => document.querySelectorAll('.reason-line').length === many", arg=each["reasons"]
        )
        assert each["reasons"] == len(fetched(f"{many}/why.json?effect={each['key']}")["reasons"])
