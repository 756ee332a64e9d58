"""When a page was published: only from what says so, never from a date somewhere in its text."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from htmldate import find_date
from lxml import etree, html  # type: ignore[import-untyped]

# Dates in the head of a page that are not of its publication.
_OTHER_DATE = re.compile(r"modif|updat|revis|expir|event|copyright|birth|reference|build", re.I)
_PUBLISHED_HERE = re.compile(
    r"publish|pubdate|pub-date|pub_date|post-?date|posted|entry-date|article-?date|dateline", re.I
)
_ELSEWHERE = frozenset({"aside", "nav", "footer"})
LONGEST = 120  # characters of an element that holds a date and little else
# Fixed bounds: no clock decides what is a date.
EARLIEST, LATEST = "1980-01-01", "2100-01-01"


def page_date(tree: Any, url: str | None) -> str | None:
    """The day of publication (YYYY-MM-DD) by the page's own marks, or None.

    In this order: the head (meta elements, JSON-LD), the address, then the first element of the
    body that is marked as a date of publication.
    """
    if found := _find(_head_only(tree), url):
        return found
    for element in _marked(tree):
        if found := _find(_page_of([_dated_element(element)]), None):
            return found
    return None


def _find(page: Any, url: str | None) -> str | None:
    try:
        found = find_date(
            page,
            extensive_search=False,
            original_date=True,
            url=url,
            min_date=EARLIEST,
            max_date=LATEST,
        )
    except (ValueError, TypeError, AttributeError, etree.LxmlError, OverflowError):
        return None
    return found if isinstance(found, str) else None


def _head_only(tree: Any) -> Any:
    """A page of only those parts of the head that may tell when it was published."""
    kept = []
    for element in tree.iter("meta", "script", "link"):
        name = " ".join(str(element.get(key) or "") for key in ("name", "property", "itemprop"))
        tells = {
            "meta": not _OTHER_DATE.search(name),
            "script": element.get("type") == "application/ld+json",
            "link": element.get("rel") == "canonical",
        }
        if tells[element.tag]:
            kept.append(_bare(element))
    return _page_of([], kept)


def _marked(tree: Any) -> list[Any]:
    """Elements of the body marked as the date of publication; else an article's first time."""
    marked: list[Any] = []
    times: list[Any] = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in {"meta", "script", "link"}:
            continue
        names = " ".join(str(element.get(key) or "") for key in ("class", "id", "itemprop"))
        of_publication = element.get("pubdate") is not None or _PUBLISHED_HERE.search(names)
        if of_publication and len(marked) < 3 and _short(element) and _is_here(element):
            marked.append(element)
        elif element.tag == "time" and not times and _is_in_article(element):
            times.append(element)
    return marked + [time for time in times if not _OTHER_DATE.search(str(time.attrib))]


def _short(element: Any) -> bool:
    length = 0
    for text in element.itertext():
        length += len(text)
        if length > LONGEST:
            return False
    return True


def _is_here(element: Any) -> bool:
    return not any(each.tag in _ELSEWHERE for each in element.iterancestors())


def _is_in_article(element: Any) -> bool:
    return _is_here(element) and any(
        each.tag in {"article", "main", "header"} for each in element.iterancestors()
    )


def _dated_element(element: Any) -> Any:
    """The element as htmldate reads it without guessing: its machine date, or its words."""
    inner = element if element.get("datetime") else element.find(".//time[@datetime]")
    stated = inner.get("datetime") if inner is not None else element.get("content")
    made = html.Element("time", {"datetime": stated} if stated else {"class": "date"})
    made.text = " ".join("".join(element.itertext()).split())
    return made


def _bare(element: Any) -> Any:
    copy = deepcopy(element)
    copy.tail = None
    return copy


def _page_of(body: list[Any], head: list[Any] | None = None) -> Any:
    page = html.Element("html")
    top, below = etree.SubElement(page, "head"), etree.SubElement(page, "body")
    top.extend(head or [])
    below.extend(body)
    return page
