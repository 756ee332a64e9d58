"""Markdown to text: what a reader of the page would see, with its headings."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from holdfast.intake.blocks import Block, joined, one_space
from holdfast.intake.dates import whole_day
from holdfast.intake.decode import decode, plain_lines
from holdfast.intake.options import CLEANER_VERSION, Extracted
from holdfast.intake.tag_soup import soup_blocks
from holdfast.yaml_data import load_yaml

FRONT_MATTER_CHARACTERS = 20_000
_CELLS = {"th_close", "td_close"}


def read_markdown(raw: bytes) -> Extracted:
    """The text of a Markdown file; its front matter, if any, gives title, date and the like."""
    text = plain_lines(decode(raw))
    facts, text = front_matter(text)
    content, headings = joined(_blocks(text))
    return Extracted(
        text=content,
        cleaner=f"markdown/{CLEANER_VERSION} markdown-it-py/{version('markdown-it-py')}",
        title=_stated(facts, "title"),
        authors=_authors(facts),
        published=_date(_stated(facts, "published") or _stated(facts, "date")),
        publisher=_stated(facts, "publisher"),
        language=_stated(facts, "lang") or _stated(facts, "language"),
        headings=headings,
    )


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The facts between two lines of three hyphens at the top, and the text below them."""
    if not text.startswith("---\n"):
        return {}, text
    end = text.find("\n---\n", 3, FRONT_MATTER_CHARACTERS)
    if end < 0:
        return {}, text
    try:
        facts = load_yaml(text[4 : end + 1])
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, text
    return (facts, text[end + 5 :]) if isinstance(facts, dict) else ({}, text)


def _blocks(text: str) -> list[Block]:
    blocks: list[Block] = []
    heading = False
    cells: list[str] | None = None
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type in {"heading_open", "heading_close"}:
            heading = token.type == "heading_open"
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            blocks.append(Block(" | ".join(cell for cell in cells if cell)))
            cells = None
        elif token.type == "inline":
            words = _inline(token.children or [])
            if cells is None:
                blocks.append(Block(words, heading))
            else:
                cells.append(words)
        elif token.type in {"fence", "code_block"}:
            blocks.append(Block(token.content.strip("\n")))
        elif token.type == "html_block":
            blocks.extend(soup_blocks(token.content))
    return blocks


def _inline(children: Sequence[Token]) -> str:
    """The words of one paragraph: links as their text; pictures and tags left out."""
    words = []
    for token in children:
        if token.type in {"text", "code_inline"}:
            words.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            words.append(" ")
    return one_space("".join(words))


def _stated(facts: dict[str, Any], name: str) -> str | None:
    value = facts.get(name)
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return (one_space(value) or None) if isinstance(value, str) else None


def _date(stated: str | None) -> str | None:
    """A date as it is, or the day that it spells out."""
    return (whole_day(stated) or stated) if stated else None


def _authors(facts: dict[str, Any]) -> tuple[str, ...]:
    value = facts.get("authors") or facts.get("author")
    names = value if isinstance(value, list) else [value]
    return tuple(one_space(name) for name in names if isinstance(name, str) and name.strip())
