"""What a caller may set for intake, and what intake hands on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from holdfast.model import Document

CLEANER_VERSION = "1"


def now() -> datetime:
    """The time in UTC: the one clock of intake, used only to date a fetch."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """Facts the caller knows, and limits.

    ``published`` (EDTF: YYYY, YYYY-MM or YYYY-MM-DD) and ``publisher`` hold for every document and
    win over what the document says. Sizes are bytes, times seconds. ``max_bytes`` bounds one file,
    page or line as it comes, ``max_text`` the characters read from it; both must be smaller.
    Reading needs about 0.25 GB a million characters, beside 0.5 GB for the model. ``clock`` dates
    a fetch from the web; nothing else reads a clock.
    """

    published: str | None = None
    publisher: str | None = None
    allow_private: bool = False
    max_bytes: int = 20_000_000
    max_text: int = 3_000_000
    max_pdf_bytes: int = 100_000_000
    max_pages: int = 2_000
    max_redirects: int = 5
    fetch_seconds: float = 30.0
    parse_seconds: float = 30.0
    parse_memory: int = 1_000_000_000
    clock: Callable[[], datetime] = now


DEFAULT_OPTIONS = IntakeOptions()


@dataclass(frozen=True, slots=True)
class Intake:
    """A document and the bytes it was read from (sha256 of them: ``document.raw_sha256``)."""

    document: Document
    raw: bytes


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a format gave: the text and what it says of itself. All but ``text`` may be unknown.

    ``headings`` are (start, end) in code points of ``text``; None where the format marks none, so
    that headings are told from the shape of the lines.
    """

    text: str
    cleaner: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    headings: tuple[tuple[int, int], ...] | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the bytes came from. ``charset`` and ``media_type`` as a server declared them."""

    source_id: str
    url: str | None = None
    fetched: str | None = None
    media_type: str | None = None
    charset: str | None = None
