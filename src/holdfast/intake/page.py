"""HTML to text: the article of a page, its title, authors, date, site and language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]
from trafilatura import bare_extraction

from holdfast.intake.blocks import Block, joined, one_space
from holdfast.intake.decode import MARKS, decode
from holdfast.intake.messages import IntakeError
from holdfast.intake.options import CLEANER_VERSION, Extracted
from holdfast.intake.page_dates import page_date
from holdfast.intake.tag_soup import soup_blocks

_META_CHARSET = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I
)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.-]{2,40})")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_PARAGRAPHS = frozenset(
    {"p", "head", "item", "quote", "row", "list", "table", "code", "div", "body"}
)
HEAD_BYTES = 4096


def read_page(raw: bytes, charset: str | None, url: str | None) -> Extracted:
    """The article of a page. Raises ``IntakeError`` where it has none.

    trafilatura tells the article from the page around it; where it finds nothing, or the page is
    nested too deep for a tree, all text outside scripts, menus and the like is taken.
    """
    source = _XML_DECLARATION.sub("", decode_page(raw, charset))
    tree = _tree(source)
    found = _article(tree, url) if tree is not None else None
    if found is not None:
        return found
    text, headings = joined(soup_blocks(source))
    if not text:
        raise IntakeError("no-article")
    return Extracted(
        text=text,
        cleaner=f"page/{CLEANER_VERSION}",
        title=_title(tree),
        published=page_date(tree, url) if tree is not None else None,
        language=_language(tree),
        headings=headings,
    )


def decode_page(raw: bytes, charset: str | None) -> str:
    """The page's text: by its mark, else as the server or the page declares, else as a file."""
    if any(raw.startswith(mark) for mark, _ in MARKS):
        return decode(raw)
    head = raw[:HEAD_BYTES]
    declared = _META_CHARSET.search(head) or _XML_ENCODING.search(head)
    label = charset or (declared[1].decode("ascii") if declared else None)
    # A page that can say so in ASCII is not UTF-16, whatever it says (the web's rule).
    if label and label.lower().startswith("utf-16"):
        label = "utf-8"
    return decode(raw, label)


def _tree(source: str) -> Any:
    """The page as a tree; None where it is too deep, or no tree at all."""
    try:
        return html.document_fromstring(source, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, RecursionError):
        return None


def _article(tree: Any, url: str | None) -> Extracted | None:
    """What trafilatura takes for the article; None where it finds none."""
    try:
        found = bare_extraction(
            html.fromstring(html.tostring(tree, encoding="unicode")),
            url=url,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "max_date": "2100-01-01"},
        )
    except (etree.LxmlError, ValueError, RecursionError, AttributeError, TypeError):
        return None
    if found is None or isinstance(found, dict) or found.body is None:
        return None
    text, headings = joined(_blocks(found.body))
    if not text:
        return None
    return Extracted(
        text=text,
        cleaner=f"page/{CLEANER_VERSION} trafilatura/{version('trafilatura')}",
        title=_clean(found.title),
        authors=tuple(one_space(name) for name in (found.author or "").split(";") if name.strip()),
        published=page_date(tree, url),
        publisher=_clean(found.sitename),
        language=_language(tree),
        headings=headings,
    )


def _blocks(body: Any) -> Iterator[Block]:
    """The paragraphs and headings of an article in trafilatura's markup, in order."""
    words: list[str] = []
    heading = False
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if not isinstance(element.tag, str):
            if event == "end":
                words.append(element.tail or "")
            continue
        starts = event == "start"
        if element.tag in _PARAGRAPHS:
            yield from _paragraphs(words, heading)
            words = []
            heading = starts and element.tag == "head"
        elif element.tag == "lb" and starts:
            words.append("\v")
        elif element.tag == "cell" and not starts:
            words.append(" ")
        words.append((element.text if starts else element.tail) or "")
    yield from _paragraphs(words, heading)


def _paragraphs(words: list[str], heading: bool) -> Iterator[Block]:
    """The words as paragraphs: two line breaks in a row part them, one is a space."""
    for part in re.split(r"\v\s*\v", "".join(words)):
        if text := one_space(part):
            yield Block(text, heading)


def _title(tree: Any) -> str | None:
    return _clean(tree.findtext(".//title")) if tree is not None else None


def _clean(value: str | None) -> str | None:
    return (one_space(value) or None) if value else None


def _language(tree: Any) -> str | None:
    """The language that the page declares for itself, if it is a language tag."""
    if tree is None:
        return None
    stated = (
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    ).strip()
    return stated if _LANGUAGE.fullmatch(stated) else None
