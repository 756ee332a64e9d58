"""Title, byline, dateline, headings and boilerplate; and that zones always cover the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.intake import IntakeOptions, document_from_text
from holdfast.intake.byline import byline_authors
from holdfast.intake.dateline import date_line, find_dateline
from holdfast.intake.vocabulary import boilerplate_pattern, boilerplate_rules
from tests.intake.making import SENTENCES, check_document, zones_of


def test_a_title_given_twice_and_run_together() -> None:
    title = "Who Holds the Mill at Karm?"
    document = document_from_text(f"{title}\n\n{title}{title}\n\n{SENTENCES}")
    assert document.title == title
    assert zones_of(document)[:2] == [("title", title), ("repeated-title", title * 2)]
    assert zones_of(document)[2][0] == "body"
    assert document.publisher is None


def test_a_title_run_together_on_the_first_line() -> None:
    document = document_from_text(f"Karm falls againKARM FALLS AGAIN\n\n{SENTENCES}")
    assert zones_of(document)[:2] == [
        ("title", "Karm falls again"),
        ("repeated-title", "KARM FALLS AGAIN"),
    ]
    assert document.title == "Karm falls again"


def test_a_sentence_given_twice_is_a_title_in_spite_of_its_full_stop() -> None:
    document = document_from_text(f"Karm has fallen.\n\nKarm has fallen.\n\n{SENTENCES}")
    assert [kind for kind, _ in zones_of(document)] == ["title", "repeated-title", "body"]


@pytest.mark.parametrize(
    "text",
    [
        "The town of Karm fell to the rebels on Monday.\n\nThe army said nothing.",
        "Who holds Karm?",
        "Karm (Arabic: كرم) is a village by the river, 8 km from Nahr.[1]\n\nIt has a mill.",
        f"Karm is a village by the river. It has an old mill[1]\n{SENTENCES}",
        "The army left Karm on Monday,\nleaving nine of its soldiers behind.\n\nIt rained.",
        "- nine soldiers are dead\n\n- two are missing\n\nThe army said so on Monday.",
    ],
)
def test_text_without_a_title(text: str) -> None:
    document = document_from_text(text)
    assert document.title is None
    assert zones_of(document)[0][0] == "body"


def test_title_without_a_blank_line_before_a_long_paragraph() -> None:
    document = document_from_text(f"Northern Front takes Karm\n{SENTENCES}\n{SENTENCES}")
    assert document.title == "Northern Front takes Karm"


def test_title_over_two_lines() -> None:
    document = document_from_text(f"Northern Front takes Karm\nas army leaves\n\n{SENTENCES}")
    assert document.title == "Northern Front takes Karm as army leaves"


def test_the_head_of_a_dispatch() -> None:
    text = (
        "Northern Front takes Karm\n\nBy Lina Aziz and Tom Reed, Reuters\n"
        "Published: 3 June 2015 14:20 GMT\n\n"
        f"KARM, June 3 (Reuters) – {SENTENCES.strip()} "
        "(Reporting by Lina Aziz; Editing by Jo Ek)\n\n"
        "What comes next\n\nNobody in the town would say.\n\n© 2015 The Daily Ledger\n"
    )
    document = document_from_text(text)
    check_document(document)
    assert [kind for kind, _ in zones_of(document)] == [
        "title", "byline", "dateline", "dateline", "body", "boilerplate", "heading", "body",
        "boilerplate",
    ]  # fmt: skip
    assert document.authors == ("Lina Aziz", "Tom Reed")
    assert document.published == "2015-06-03"
    assert document.publisher == "Reuters"
    assert document.dateline is not None
    assert (document.dateline.place, document.dateline.date) == ("KARM", "June 3")
    assert text[document.dateline.end :].startswith(" Fighters")


DATELINES = [
    ("MOSUL, June 10 (Reuters) – Fighters left.", ("MOSUL", "June 10", "Reuters")),
    ("BAGHDAD (AP) — The army left.", ("BAGHDAD", None, "AP")),
    ("RAMADI, Iraq — The army left.", ("RAMADI, Iraq", None, None)),
    ("Mosul, 10 June 2014 (AFP) - Fighters left.", ("Mosul", "10 June 2014", "AFP")),
    ("SAN PEDRO, 3 JAN 90 (DPA) -- [TEXT] THE ARMY LEFT.", ("SAN PEDRO", "3 JAN 90", "DPA")),
    ("LIMA (PERU), NO DATE (RADIO SOL) -- THE ARMY LEFT.", ("LIMA (PERU)", None, "RADIO SOL")),
    ("BEIRUT/AMMAN (Reuters) - Rebels left.", ("BEIRUT/AMMAN", None, "Reuters")),
    (
        "KABUL, Afghanistan, Sept. 3 (Xinhua) -- A bomb.",
        ("KABUL, Afghanistan", "Sept. 3", "Xinhua"),
    ),
    ("AL-QAIM, Iraq, Nov 3 (Reuters) - The army.", ("AL-QAIM, Iraq", "Nov 3", "Reuters")),
    ("July 7 (Reuters) - Troops left.", (None, "July 7", "Reuters")),
    ("BAGHDAD, Tuesday — The army left.", ("BAGHDAD", "Tuesday", None)),
    ("ISLAMABAD, Pakistan (APP): The army left.", ("ISLAMABAD, Pakistan", None, "APP")),
    ("BAGHDAD — Troops left the city.", ("BAGHDAD", None, None)),
    ("ERBIL, Iraq, June 4, 2015 (AP)", ("ERBIL, Iraq", "June 4, 2015", "AP")),
]


@pytest.mark.parametrize(("line", "expected"), DATELINES)
def test_datelines(line: str, expected: tuple[str | None, str | None, str | None]) -> None:
    found = find_dateline(line, 0)
    assert found is not None
    assert (found.place, found.date, found.agency) == expected
    assert line[: found.end] == line[: found.end].strip()


@pytest.mark.parametrize(
    "line",
    [
        "ISIS — also known as Daesh — left the town.",
        "NATO — The alliance said nothing.",
        "Ramadi - the capital of Anbar - fell.",
        "Ramadi, May 17 — the day it fell — was hot.",
        "REED: We will not leave the town.",
        "BREAKING — Troops leave Karm.",
        "THE ARMY - WHICH LEFT - CAME BACK.",
        "The town fell on June 10 (a Tuesday) - and nobody came.",
        "- Karm: nine dead",
        "— The army left.",
        "FLN–NPR–MDK fighting in the north went on.",
    ],
)
def test_what_is_no_dateline(line: str) -> None:
    assert find_dateline(line, 0) is None


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("SAN PEDRO, 3 JAN 90 (DPA) -- THE ARMY LEFT.", None, "1990-01-03"),
        ("Mosul, 10 June 2014 (AFP) - Fighters left.", None, "2014-06-10"),
        ("Mosul, 10 June 2014 (AFP) - Fighters left.", "2014-06", "2014-06"),
        ("MOSUL, June 10 (Reuters) – Fighters left.", None, None),
        ("Published: June 10\n\nFighters left the town.", None, None),
        ("Date: 2014-06-10\n\nFighters left the town.", None, "2014-06-10"),
        ("Last updated: 10 June 2014\n\nFighters left the town.", None, None),
        ("Fighters left the town on 10 June 2014.", None, None),
        ("MOSUL, 31 June 2014 (AFP) – Fighters left.", None, None),
    ],
)
def test_publication_date_only_where_it_is_stated(
    text: str, published: str | None, expected: str | None
) -> None:
    options = IntakeOptions(published=published)
    assert document_from_text(text, options=options).published == expected


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Lina Aziz", ("Lina Aziz",)),
        ("BY LINA AZIZ AND TOM REED", ("LINA AZIZ", "TOM REED")),
        ("By Lina Aziz in Erbil and Tom Reed in Karm", ("Lina Aziz", "Tom Reed")),
        ("By Omar al-Nasser, Middle East editor", ("Omar al-Nasser",)),
        ("Lina Aziz, Reuters", ("Lina Aziz",)),
        ("By staff writer", ()),
        ("By The Associated Press", ()),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...]) -> None:
    assert byline_authors(line) == authors


@pytest.mark.parametrize(
    "line",
    [
        "By Monday Night",
        "BY THE TIME TROOPS ARRIVED",
        "By Tuesday the army had left the town.",
        "By land and sea",
        "Lina Aziz, teacher",
        "By 2015",
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert byline_authors(line) is None


@pytest.mark.parametrize(
    "line", ["June 10, 2014", "Tuesday, 10 June 2014", "Posted on June 3, 2015"]
)
def test_date_lines(line: str) -> None:
    assert date_line(line)


@pytest.mark.parametrize("line", ["Tuesday", "June 10 was hot", "14:20", "Published by the army"])
def test_what_is_no_date_line(line: str) -> None:
    assert date_line(line) is None


@pytest.mark.parametrize("rule", boilerplate_rules(), ids=lambda rule: rule.id)
def test_boilerplate_rules_hold_on_their_examples(rule: object) -> None:
    from holdfast.intake.vocabulary import LineRule

    assert isinstance(rule, LineRule)
    assert all(rule.pattern.match(line) for line in rule.positive)
    assert not any(boilerplate_pattern().match(line) for line in rule.negative)


def test_headings_stand_between_blank_lines() -> None:
    text = f"Karm after the fall\n\n{SENTENCES}\n\nA road to the river\n\n{SENTENCES}\n\nThe mill\n"
    kinds = zones_of(document_from_text(text))
    assert ("heading", "A road to the river") in kinds
    assert kinds[-1] != ("heading", "The mill"), "nothing stands below it"


def test_a_list_of_posts_has_no_headings() -> None:
    posts = "\n\n".join(f"Shelling near Karm, post {number}" for number in range(40))
    assert "heading" not in {kind for kind, _ in zones_of(document_from_text(posts))}


@given(st.text(st.sampled_from("Ab.\n\r \t—:()2’é́ש😀،Z"), max_size=300))
def test_zones_cover_any_text(text: str) -> None:
    if text.strip():
        check_document(document_from_text(text))


@given(st.text(max_size=200))
def test_zones_cover_any_characters(text: str) -> None:
    if text.strip("\u200b\u2060\ufeff").strip() and "\x00" not in text:
        check_document(document_from_text(text))


@pytest.mark.parametrize("unit", ["\n", " ", "A\n\n", "© 2015 x\n", "a b. ", "(", "By A B\n"])
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        document_from_text("Karm fell. " + unit * (size // len(unit)) + "End.")
        return time.process_time() - start

    # Sixteen times the text may take sixteen times as long; what grows with the square takes 256
    # times as long. The least of some runs each: a busy machine only ever adds to the time.
    short = min(seconds(25_000) for _ in range(4))
    assert min(seconds(400_000) for _ in range(2)) < max(short, 0.005) * 80
