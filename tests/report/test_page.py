"""The page as text: one policy, nothing foreign in it, every reference answered, same bytes."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfast.model import Failure
from holdfast.record import Record, read
from holdfast.report import render_report, write_report
from holdfast.report.words import shown
from tests.report.making import document, event, mentioning, plain_record

RE3D = Path(__file__).resolve().parents[3] / "shared/data/re3d"
HOSTILE = (
    "</script><img src=x onerror=alert(1)> {{7*7}} {% raw %} <!-- <style>*{display:none}</style> "
    "&lt;b&gt; \u202egnp.exe\u202c \x00\x07\x1b[31m \x85 \ud83d \U0001f600 \ufffe ]]> '\"`"
)


class Page(HTMLParser):
    """What a parser finds in the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inline: dict[str, list[str]] = {"script": [], "style": []}
        self._in: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note every tag."""
        self.tags.append((tag, dict(attrs)))
        self._in = tag if tag in self.inline else None

    def handle_data(self, data: str) -> None:
        """Note scripts and styles."""
        if self._in is not None:
            self.inline[self._in].append(data)

    def handle_endtag(self, tag: str) -> None:
        """Leave a script or a style."""
        self._in = None

    def values(self, name: str) -> list[str]:
        """All values of an attribute."""
        return [value for _, attrs in self.tags if (value := attrs.get(name)) is not None]


def test_the_policy_stands_first_and_names_the_very_script_and_style() -> None:
    page = Page(render_report(plain_record()))
    [policy] = [
        attrs["content"] or ""
        for tag, attrs in page.tags
        if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy
    for kind in ("script", "style"):
        [text] = page.inline[kind]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_nothing_in_the_page_points_outside_of_it() -> None:
    page = Page(render_report(plain_record()))
    assert not page.values("src")
    assert not page.values("style")
    assert all(value.startswith("#") for value in page.values("href"))
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert "url(http" not in "".join(page.inline["style"])


def test_every_reference_has_its_entry_and_every_statement_is_one() -> None:
    record = plain_record()
    brief = record.why("Why is Northern Front gaining ground?")
    page = Page(render_report(record, brief=brief))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {value[1:] for value in page.values("href")} <= set(ids)
    numbers = {number for value in page.values("data-cards") for number in value.split()}
    entries = {f"c{number}" for number in numbers}
    assert entries == {f"c{number}" for number in range(1, len(record.statements) + 1)}
    assert entries <= set(ids)


def test_the_figures_are_those_of_the_record() -> None:
    record = plain_record()
    lost = Failure("made/2", "is empty", "give another")
    text = render_report(replace(record, failures=(lost,)))
    shown_figures = re.findall(r"<b>([\d,]+)</b> <span>(.*?)</span> <small>(.*?)</small>", text)
    assert shown_figures == [
        ("1", "document", "1 could not be read"),
        ("2", "changes of control", "in 2 places; 0 only claimed"),
        ("4", "events and conditions", "none refused by the verifier"),
        ("1", "reason given", "by 1 voice"),
    ]
    assert "made/2: is empty" in text


def test_the_same_record_gives_the_same_bytes_whatever_the_order_of_its_roles() -> None:
    record = plain_record()
    turned = tuple(
        replace(each, roles=dict(reversed(each.roles.items()))) for each in record.statements
    )
    first = render_report(record)
    assert render_report(record) == first
    assert render_report(replace(record, statements=turned)) == first


def hostile_record() -> Record:
    """A record all of whose words attack the page."""
    of = replace(document(HOSTILE + "\n" + HOSTILE, HOSTILE), publisher=HOSTILE, url=HOSTILE)
    places = mentioning([(HOSTILE, 1.0, 2.0)]).statements[0].roles
    found = event(of, (2, len(HOSTILE)), HOSTILE, roles={HOSTILE: places["place"]}, rule=HOSTILE)
    crossing = event(of, (9, len(of.text)), mood="denied")
    return Record((of,), (found, crossing), failures=(Failure(HOSTILE, HOSTILE, HOSTILE),))


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write_report(hostile_record(), path, title=HOSTILE)
    text = path.read_text(encoding="utf-8")
    page, plain = Page(text), Page(render_report(plain_record()))
    assert "img" not in {tag for tag, _ in page.tags}
    assert page.inline == plain.inline
    assert "{{7*7}}" in text
    assert not set(text) & {"\x00", "\x07", "\x1b", "\x85", "\u202e", "\ufffe"}


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(codec=None), min_size=1, max_size=40))
def test_any_text_can_be_written(text: str) -> None:
    of = document(text, text)
    found = render_report(Record((of,), (event(of, (0, len(text))),)))
    assert found.encode("utf-8")
    assert len(shown(text)) == len(text)


def test_an_empty_record_is_a_page_too() -> None:
    text = render_report(Record())
    assert "No place with known coordinates." in text
    assert "No dated change of control." in text


@pytest.mark.skipif(not RE3D.exists(), reason="../shared is not beside the project")
def test_ten_articles_fit_in_four_hundred_kilobytes(tmp_path: Path) -> None:
    lines = [
        line
        for name in ("US State Department", "CENTCOM")
        for line in (RE3D / name / "documents.json").read_text(encoding="utf-8").splitlines()
    ]
    longest = sorted(lines, key=len)[-10:]
    source = tmp_path / "ten.jsonl"
    source.write_text("\n".join(line.replace('"_id"', '"id"', 1) for line in longest), "utf-8")
    record = read(source)
    assert len(record.documents) == 10
    path = tmp_path / "report.html"
    write_report(record, path, brief=record.why("Why is Islamic State losing ground?"))
    assert path.stat().st_size <= 400_000
