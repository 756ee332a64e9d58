"""The table of incidents: facets, search, order, columns, files and permalinks."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from tests.e2e.visiting import Visitor, reads, rested

ROWS = ".incidents-table tbody tr:not(.incident-details)"


def open_table(visitor: Visitor, query: str = "", **options: Any) -> Any:
    """The table with its rows."""
    page = visitor.open(f"/incidents{query}", **options)
    page.locator(ROWS).first.wait_for()
    return page


def total(page: Any) -> int:
    """The number in the title."""
    return int(page.locator("main h1 .map-count").inner_text().split()[0].replace(",", ""))


def settled(page: Any) -> None:
    """No older answer is shown any more: the page has had time to ask, and the answer is there."""
    rested(page)
    page.locator(".incidents-table:not(.stale)").wait_for()


@pytest.fixture(params=["server", "file"])
def site(request: pytest.FixtureRequest) -> Visitor:
    """The server, and the file: the same table."""
    name = "visitor" if request.param == "server" else "reader_of_file"
    found = request.getfixturevalue(name)
    assert isinstance(found, Visitor)
    return found


def test_a_facet_counts_what_it_then_shows(site: Visitor) -> None:
    page = open_table(site)
    whole = total(page)
    group = page.locator("fieldset.facet", has_text="What").first
    label = group.locator("label").first
    count = int(label.locator(".facet-count").inner_text())
    counts = group.locator(".facet-count").all_inner_texts()
    label.locator("input").check()
    page.wait_for_url("**type=*")
    page.locator(".chips").wait_for()
    settled(page)
    assert total(page) == count < whole
    assert group.locator(".facet-count").all_inner_texts() == counts
    page.locator(".chips button.chip").click()
    page.wait_for_url(lambda url: "type=" not in url)
    settled(page)
    assert total(page) == whole


def test_words_are_found_in_quotes_too(site: Visitor) -> None:
    page = open_table(site)
    whole = total(page)
    page.get_by_label("Search in rows and quotes").fill("observatory")
    page.wait_for_url("**q=observatory*")
    page.locator(".chips").wait_for()
    settled(page)
    assert 0 < total(page) < whole
    page.locator(".turn button").first.click()
    told = page.locator(".incident-details").first.inner_text()
    row = page.locator(ROWS).first.inner_text()
    assert "observatory" in (told + row).lower()


def test_rows_are_sorted_both_ways(site: Visitor) -> None:
    page = open_table(site)
    page.get_by_role("button", name="Place", exact=True).click()
    page.wait_for_url("**sort=place*")
    settled(page)
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Place")
    names = page.locator("td.place").all_inner_texts()
    known = [each for each in names if each != "not known"]
    assert known == sorted(known)
    assert names[len(known) :] == ["not known"] * (len(names) - len(known))
    page.get_by_role("button", name="Place", exact=True).click()
    page.wait_for_url("**order=desc*")
    settled(page)
    assert page.locator("td.place").first.inner_text() == known[-1]


def test_tolls_tell_not_stated_from_a_number(site: Visitor) -> None:
    page = open_table(site, "?columns=killed,type,other")
    cells = page.locator("td.killed").all_inner_texts()
    assert "not stated" in cells
    assert any(any(letter.isdigit() for letter in each) for each in cells)
    assert "0" not in cells


def test_columns_are_chosen_and_stay_in_the_address(site: Visitor) -> None:
    page = open_table(site)
    page.get_by_text("Columns", exact=True).click()
    page.get_by_label("Stated why").check()
    page.wait_for_url("**columns=*why*")
    settled(page)
    assert page.locator("thead th", has_text="Stated why").count() == 1
    again = open_table(site, page.url.split("/incidents", 1)[1])
    assert again.locator("thead th", has_text="Stated why").count() == 1


def test_what_is_shown_is_saved(site: Visitor) -> None:
    page = open_table(site, "?q=palmyra")
    shown = total(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as CSV").click()
    text = saved.value.path().read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == shown
    assert {"id", "When", "quote"} <= set(rows[0])
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as JSON").click()
    told = json.loads(saved.value.path().read_text(encoding="utf-8"))
    assert [each["id"] for each in told] == [each["id"] for each in rows]


def test_a_permalink_opens_one_incident_with_its_quotes(site: Visitor) -> None:
    page = open_table(site)
    label = page.locator("td.type").first.inner_text()
    page.locator(".turn button").first.click()
    page.locator(".incident-details").get_by_role("link", name="Permalink").click()
    page.wait_for_url("**id=*")
    page.get_by_text("1 incident by permalink").wait_for()
    settled(page)
    linked = open_table(site, page.url.split("/incidents", 1)[1])
    assert total(linked) == 1
    reads(linked.locator("td.type"), label)
    assert linked.locator(".incident-details blockquote").count() > 0


def test_a_quote_leads_to_its_article(visitor: Visitor) -> None:
    page = open_table(visitor, "?q=palmyra")
    page.locator(".turn button").first.click()
    page.locator(".incident-details figcaption a").first.click()
    page.wait_for_url("**/reader/*")
    page.locator("main h1").wait_for()


def test_nothing_found_says_so(site: Visitor) -> None:
    page = site.open("/incidents?q=zzzznothing")
    page.get_by_text("Nothing in this record fits").wait_for()
    assert total(page) == 0
