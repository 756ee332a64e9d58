"""After a correction: statements that the same correction may be due for, each set by one press."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from holdfast.commands.reading import Request, add_paths
from tests.e2e.serving import serving
from tests.e2e.test_review import log_of, open_review, until_other
from tests.e2e.visiting import Visitor, gone, violations

TOWNS = ("Azaz", "Idlib", "Manbij")
ROWS = tuple(
    {
        "id": f"test/{town}",
        "title": f"News of {town}",
        "published": f"2015-03-1{day}",
        "publisher": "Border Post (test)",
        "text": f"Rebels captured {town} on March {day}, residents said.",
    }
    for day, town in enumerate(TOWNS, start=2)
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on three articles that tell of three towns in the same words."""
    folder = tmp_path_factory.mktemp("alike")
    articles, ledger = folder / "articles.jsonl", folder / "ledger.sqlite"
    articles.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    assert add_paths(Request((str(articles),)), ledger) == 0
    with serving(ledger) as found:
        yield found


@pytest.fixture
def reviewer(browser: Any, address: str) -> Iterator[Visitor]:
    """Opens pages of that server."""
    found = Visitor(browser, address)
    yield found
    found.close()


def corrected(page: Any) -> str:
    """Correct the mood of a gain that is asked about; its words."""
    for _ in range(20):
        asked = str(page.locator(".question").inner_text())
        if "Territory gained" in asked:
            break
        page.keyboard.press("s")
        until_other(page, asked)
    words = str(page.locator(".question mark").first.inner_text())
    page.keyboard.press("e")
    page.get_by_label("Mood").fill("denied")
    page.get_by_label("Why", exact=True).fill("residents only heard of it")
    page.get_by_role("button", name="Record the correction").click()
    page.locator(".alike").wait_for()
    return words


def test_what_looks_alike_is_shown_and_set_one_by_one(reviewer: Visitor) -> None:
    page = open_review(reviewer, "?kind=statement")
    words = corrected(page)
    alike = page.locator(".alike")
    assert alike.get_by_role("heading").inner_text() == "After this correction, these look alike"
    others = [each for each in TOWNS if each not in words]
    shown = alike.locator("blockquote").all_inner_texts()
    assert len(shown) == len(others) == 2
    assert all(any(town in each for each in shown) for town in others)
    assert violations(page) == []

    first = str(alike.locator("blockquote").first.inner_text())
    alike.get_by_role("button", name="Set mood to denied here too").first.click()
    page.locator(".review-said", has_text="Corrected in the same way").wait_for()
    gone(alike.locator("blockquote").nth(1))
    assert first not in alike.inner_text()
    made = log_of(reviewer.root)[:2]
    assert [each["verb"] for each in made] == ["correct", "correct"]
    assert all("denied" in each["value"] for each in made)
    assert {each["reason"] for each in made} == {"residents only heard of it"}
    assert made[0]["targets"] != made[1]["targets"]

    alike.get_by_role("button", name="Close what looks alike").click()
    gone(page.locator(".alike"))
    assert len(log_of(reviewer.root)) == 2, "closing decides nothing"

    newest, older = (each["id"] for each in made)
    page.locator(".review-log").get_by_role("button", name=f"Undo decision {newest}").click()
    page.get_by_text(f"Decision {newest} is undone").wait_for()
    standing = {each["id"]: each["standing"] for each in log_of(reviewer.root)}
    assert standing[newest].startswith("reverted")
    assert not standing[older].startswith("reverted")
