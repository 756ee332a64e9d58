"""The demo's ledger behind a real server and in one file, and a real browser before them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest

from holdfast.commands.reading import Request, add_paths
from holdfast.page import NotBuilt, contents, one_file
from holdfast.page.onefile import built
from holdfast.screens.shown import shown_of_ledger
from tests.e2e.articles import ARTICLES
from tests.e2e.serving import serving
from tests.e2e.visiting import Visitor

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
ARGUMENTS += ["--no-first-run", "--disable-component-update", "--disable-sync"]
HERE = Path(__file__).parent
QUESTION = "Why is Islamic State gaining ground?"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser test may try twice (decision 0013); the summary names each that had to."""
    for each in items:
        if each.path.parent == HERE:
            each.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    """One Chromium for all tests here; gone before another room starts one in the same loop."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    try:
        built("app.js")
    except NotBuilt as error:
        pytest.skip(str(error))
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture(scope="session")
def demo_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's dispatches, and articles with crossing passages, hostile words, Arabic, a denial.

    Tests that record anything work on a copy.
    """
    folder = tmp_path_factory.mktemp("ledger")
    ledger, articles = folder / "demo.sqlite", folder / "articles.jsonl"
    articles.write_text(ARTICLES, encoding="utf-8")
    with as_file(files("holdfast.demo") / "dispatches.jsonl") as dispatches:
        assert add_paths(Request((str(dispatches), str(articles))), ledger) == 0
    return ledger


@pytest.fixture(scope="session")
def server(demo_ledger: Path) -> Iterator[str]:
    """The address of ``holdfast serve`` on the demo's ledger; only read from."""
    with serving(demo_ledger) as address:
        yield address


@pytest.fixture(scope="module")
def own_server(demo_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of the module's own, whose ledger its tests may write to."""
    copy = tmp_path_factory.mktemp("own") / "demo.sqlite"
    shutil.copy(demo_ledger, copy)
    with serving(copy) as address:
        yield address


@pytest.fixture(scope="session")
def report_file(demo_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same in one file."""
    from holdfast.ledger import Ledger

    path = tmp_path_factory.mktemp("report") / "report.html"
    with Ledger(demo_ledger) as ledger:
        shown = shown_of_ledger(ledger, "The demo", ask=False)
    path.write_text(one_file(contents(shown, QUESTION)), encoding="utf-8")
    return path


@pytest.fixture
def visitor(browser: Any, server: str) -> Iterator[Visitor]:
    """Opens pages of the server; the test fails where a request leaves or anything goes wrong."""
    found = Visitor(browser, server)
    yield found
    found.close()


@pytest.fixture
def writer(browser: Any, own_server: str) -> Iterator[Visitor]:
    """Opens pages of the server that may be written to; the test fails in the same cases."""
    found = Visitor(browser, own_server)
    yield found
    found.close()


@pytest.fixture
def reader_of_file(browser: Any, report_file: Path) -> Iterator[Visitor]:
    """Opens pages of the one file; the test fails in the same cases."""
    found = Visitor(browser, report_file.as_uri())
    yield found
    found.close()
