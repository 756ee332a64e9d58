"""Words to the terminal: the record to standard output, everything else to standard error."""

from __future__ import annotations

import sys
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from holdfast.model import Failure

if TYPE_CHECKING:
    from rich.table import Table

PLAIN_WIDTH = 140  # of a table that goes to a file or a pipe
BAR = 24  # signs of a bar that is full
REDRAWN = 0.1  # seconds between two drawings of it


def visible(text: str) -> str:
    """One line, with characters that would move, hide or recolour what is shown written out."""
    return "".join(
        " " if char in "\t\n\r" else repr(char)[1:-1] if is_control(char) else char for char in text
    )


def is_control(char: str) -> bool:
    """Control characters, overrides of direction, halves of characters; not joiners."""
    return unicodedata.category(char) in {"Cc", "Cs"} or char in "\u202a\u202b\u202c\u202d\u202e"


def failure_line(failure: Failure) -> str:
    """``SOURCE: problem. remedy``, on one line."""
    problem, remedy = failure.problem.rstrip(". "), failure.remedy.strip()
    return visible(f"{failure.source_id}: {problem}. {remedy}".rstrip())


def say(message: str) -> None:
    """One line to standard error, under the name of the program."""
    encoding = sys.stderr.encoding or "utf-8"
    clear_line()
    sys.stderr.write(f"holdfast: {message}\n".encode(encoding, "backslashreplace").decode(encoding))
    sys.stderr.flush()


def clear_line() -> None:
    """Take away the line that counts, where there can be one."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def write(text: str) -> None:
    """Text to standard output, in UTF-8 whatever the terminal's language is set to."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def write_table(table: Table) -> None:
    """A table to standard output; of a fixed width and without colour where that is no terminal."""
    from io import StringIO

    from rich.console import Console

    if sys.stdout.isatty():
        Console().print(table)
        return
    page = StringIO()
    Console(file=page, width=PLAIN_WIDTH, color_system=None).print(table)
    write("".join(line.rstrip() + "\n" for line in page.getvalue().splitlines()))


def new_table(*columns: str) -> Table:
    """An empty table; the text of its cells is never taken for mark-up."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def add_row(table: Table, *cells: str | None) -> None:
    """One row; nothing is shown as a dash."""
    from rich.text import Text

    table.add_row(*(Text(visible(cell) if cell else "–") for cell in cells))


class Progress:
    """A bar that counts documents, on a terminal; silent elsewhere.

    ``total``: how many there are, None where that is not known beforehand.
    """

    def __init__(self, total: int | None = None) -> None:
        self.total = total
        self.documents = 0
        self.statements = 0
        self._begun = self._drawn = time.monotonic()

    def step(self, statements: int) -> None:
        """One more document."""
        self.documents += 1
        self.statements += statements
        now = time.monotonic()
        if sys.stderr.isatty() and now - self._drawn >= REDRAWN:
            self._drawn = now
            sys.stderr.write(f"\r{self.line(now - self._begun)}\x1b[K")
            sys.stderr.flush()

    def line(self, seconds: float) -> str:
        """What is shown after so many seconds, on one line."""
        rate = self.documents / seconds if seconds > 0 else 0.0
        told = f"{self.statements:,} statements, {rate * 60:,.0f} documents a minute"
        if self.total is None:
            return f"{self.documents:,} documents, {told}"
        share = min(1.0, self.documents / max(1, self.total))
        bar = "#" * round(share * BAR)
        left = max(0, self.total - self.documents) / rate if rate else 0.0
        return (
            f"[{bar:.<{BAR}}] {self.documents:,} of {self.total:,} documents, {told}, "
            f"{left // 60:.0f}:{left % 60:02.0f} left"
        )


@contextmanager
def progress(total: int | None = None) -> Iterator[Progress]:
    """Count while the block runs, and take the line away after it."""
    counter = Progress(total)
    try:
        yield counter
    finally:
        clear_line()
