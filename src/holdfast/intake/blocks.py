"""Paragraphs and headings put together as one text, with the offsets of the headings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Block(NamedTuple):
    """One paragraph or heading."""

    text: str
    heading: bool = False


def joined(blocks: Iterable[Block]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The blocks with a blank line between each two; and where the headings are."""
    parts: list[str] = []
    headings: list[tuple[int, int]] = []
    length = 0
    for block in blocks:
        text = block.text.strip()
        if not text:
            continue
        if parts:
            parts.append("\n\n")
            length += 2
        if block.heading:
            headings.append((length, length + len(text)))
        parts.append(text)
        length += len(text)
    return "".join(parts), tuple(headings)


def one_space(text: str) -> str:
    """The text with each run of white space as one space."""
    return " ".join(text.split())
