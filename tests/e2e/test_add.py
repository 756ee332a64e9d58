"""Handing in a text, an address and files: progress, and what could not be read and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.e2e.visiting import Visitor, gone, says, twin

NEWS = (
    "Rebels seize Ashkelam dam\n\nGAZIANTEP, June 3 - Islamic State captured Manbij on June 2, "
    "the Syrian Observatory for Human Rights said."
)


def done(page: Any) -> str:
    """What the job says when it is done."""
    page.locator("#job-title", has_text="Done").wait_for()
    return str(page.locator(".job").inner_text())


def test_a_text_is_read_and_leads_to_its_article(writer: Visitor) -> None:
    page = writer.open("/add")
    page.get_by_label("Day of publication").fill("2016-06-03")
    page.get_by_label("Text of an article").fill(NEWS)
    page.get_by_role("button", name="Read this text").click()
    page.wait_for_url("**job=*")
    assert "1 of 1 article read" in done(page)
    assert page.get_by_label("Text of an article").input_value() == ""
    page.reload()
    assert "1 of 1 article read" in done(page)
    assert twin(page, writer.root)["state"] == "done"
    page.locator(".job a").first.click()
    page.wait_for_url("**/reader/*")
    page.get_by_text("captured").first.wait_for()
    page = writer.open("/add")
    page.get_by_label("Text of an article").fill(NEWS)
    page.get_by_label("Day of publication").fill("2016-06-03")
    page.get_by_role("button", name="Read this text").click()
    assert "Known already" in done(page)


def test_files_are_read_and_what_cannot_be_is_told_with_why(
    writer: Visitor, tmp_path: Path
) -> None:
    good, bad = tmp_path / "manbij.txt", tmp_path / "picture.png"
    good.write_text(NEWS.replace("June", "July"), encoding="utf-8")
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    page = writer.open("/add")
    page.locator("input[type=file]").set_input_files([good, bad])
    told = done(page)
    assert "Added (1)" in told
    failure = page.locator(".failures li")
    assert failure.count() == 1
    says(failure, "picture.png")
    assert len(failure.inner_text()) > len("picture.png") + 10


def test_an_address_that_is_none_is_refused_in_a_sentence(writer: Visitor) -> None:
    writer.expected.append("422")
    page = writer.open("/add")
    page.get_by_label("Address of an article").fill("ftp://example.org/x")
    page.get_by_role("button", name="Fetch and read").click()
    alert = page.get_by_role("alert")
    alert.wait_for()
    says(alert, "begins with https://")


def test_markup_in_what_is_handed_in_stays_text(writer: Visitor) -> None:
    page = writer.open("/add")
    hostile = "<img src=x onerror=alert(1)> seized Palmyra on May 20.</script><script>alert(2)"
    page.get_by_label("Text of an article").fill(hostile)
    page.get_by_role("button", name="Read this text").click()
    done(page)
    page.locator(".job a").first.click()
    page.wait_for_url("**/reader/*")
    page.get_by_text("onerror").first.wait_for()
    gone(page.locator("main img"))
