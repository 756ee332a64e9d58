"""PDF to text: lines put together as paragraphs again, running heads and page numbers dropped."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from holdfast.intake.messages import IntakeError, in_words
from holdfast.intake.options import CLEANER_VERSION, Extracted

_NUMBERS = re.compile(r"[0-9]+")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[0-9]{1,4}(?:\s*(?:/|of)\s*[0-9]{1,4})?", re.IGNORECASE)
_SENTENCE_END = (".", "!", "?", ":", "”", '"', ")", "۔", "؟")
_TOOL_TITLE = re.compile(
    r"microsoft|untitled|\.(?:docx?|indd|qxd|pdf|odt|tex|html?)\b|^slide ", re.I
)
# A line this much shorter than the usual long line ends its paragraph.
SHORT = 0.75
EDGE = 2  # lines at the top and the bottom of a page that may be running heads


def read_pdf(raw: bytes, max_pages: int, max_text: int) -> Extracted:
    """The text of a PDF. Its metadata give no date: they date the file, not the report.

    Raises ``IntakeError`` for a PDF that is broken, encrypted, without text or beyond a limit.
    """
    pages = _page_texts(raw, max_pages, max_text)
    text = "\n\n".join(paragraphs(without_running_heads(pages[1])))
    if not text.strip():
        raise IntakeError("pdf-no-text")
    return Extracted(
        text=text,
        cleaner=f"pdf/{CLEANER_VERSION} pypdf/{version('pypdf')}",
        title=_title(pages[0], text),
    )


def _page_texts(raw: bytes, max_pages: int, max_text: int) -> tuple[str | None, list[str]]:
    """The title of the metadata, and the text of each page."""
    try:
        return _extract(raw, max_pages, max_text)
    except (IntakeError, MemoryError):
        raise
    except LimitReachedError as error:
        raise IntakeError("pdf-limit") from error
    except DependencyError as error:
        raise IntakeError("pdf-encrypted") from error
    except PyPdfError as error:
        raise IntakeError("pdf-broken", why=_reason(error)) from error
    except Exception as error:  # pypdf meets broken files with errors of many kinds
        raise IntakeError("pdf-broken", why=_reason(error)) from error


def _extract(raw: bytes, max_pages: int, max_text: int) -> tuple[str | None, list[str]]:
    reader = PdfReader(io.BytesIO(raw), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise IntakeError("pdf-encrypted")
    count = len(reader.pages)
    if count > max_pages:
        raise IntakeError("pdf-pages", pages=count, limit=max_pages)
    texts: list[str] = []
    length = 0
    for page in reader.pages:
        texts.append(_sound(page.extract_text()))
        length += len(texts[-1])
        if length >= max_text:
            raise IntakeError("too-large", size=in_words(length), limit=in_words(max_text))
    metadata: Any = reader.metadata
    title = metadata.title if metadata is not None else None
    return (title if isinstance(title, str) else None), texts


def _sound(text: str) -> str:
    """The text of a page without NULs and halves of surrogate pairs, which broken fonts give."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")


def _reason(error: Exception) -> str:
    return str(error).split("\n")[0] or type(error).__name__


def without_running_heads(pages: list[str]) -> list[list[str]]:
    """The lines of each page, less page numbers and lines that head or foot most pages."""
    split = [[line.strip() for line in page.split("\n")] for page in pages]
    edges: Counter[str] = Counter()
    for lines in split:
        full = [line for line in lines if line]
        edges.update({_masked(line) for line in full[:EDGE] + full[-EDGE:]})
    often = {line for line, count in edges.items() if count >= 3 and count * 2 > len(pages)}
    return [list(_kept(lines, often)) for lines in split]


def _kept(lines: list[str], often: set[str]) -> Iterator[str]:
    full = [index for index, line in enumerate(lines) if line]
    at_edge = {*full[:EDGE], *full[-EDGE:]}
    for index, line in enumerate(lines):
        if index in at_edge and (_masked(line) in often or _PAGE_NUMBER.fullmatch(line)):
            continue
        yield line


def _masked(line: str) -> str:
    return _NUMBERS.sub("#", line)


def paragraphs(pages: list[list[str]]) -> Iterator[str]:
    """Paragraphs of lines: a short or a blank line ends one, the end of a page does not."""
    lines = [line for page in pages for line in [*page, None]]
    usual = _usual_length([line for line in lines if line])
    words = {word for line in lines if line for word in line.lower().split()}
    held: list[str] = []
    for index, line in enumerate(lines):
        if line is None:
            continue
        if line:
            held.append(line)
        below = next((each for each in lines[index + 1 : index + 3] if each is not None), None)
        if held and (not line or _ends_paragraph(line, below, usual)):
            yield _rejoined(held, words)
            held = []
    if held:
        yield _rejoined(held, words)


def _usual_length(lines: list[str]) -> int:
    """The length of a long line: nine in ten are no longer."""
    lengths = sorted(map(len, lines))
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _ends_paragraph(line: str, below: str | None, usual: int) -> bool:
    if not below:
        return below == ""
    if len(line) >= usual * SHORT:
        return False
    return line.endswith(_SENTENCE_END) or not below[0].islower()


def _rejoined(lines: list[str], words: set[str]) -> str:
    """The lines as one; a hyphen at a line's end goes where the whole word is known or likely."""
    text = lines[0]
    for line in lines[1:]:
        last, first = text.rsplit(None, 1)[-1], line.split(None, 1)[0]
        if len(last) > 1 and last.endswith("-") and first[0].islower() and last[-2].isalpha():
            whole = (last[:-1] + first).lower()
            hyphened = (last + first).lower()
            keep = hyphened in words or (whole not in words and not last[0].islower())
            text = (text if keep else text[:-1]) + line
        else:
            text = f"{text} {line}"
    return text


def _title(stated: str | None, text: str) -> str | None:
    """The metadata's title if the text opens with it; tools write all kinds of things there."""
    if not stated or _TOOL_TITLE.search(stated):
        return None
    title = " ".join(stated.split())
    return title if title and title.lower() in " ".join(text[:2000].split()).lower() else None
