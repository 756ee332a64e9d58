"""Words to the terminal: the record to standard output, everything else to standard error."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from holdfast.model import Failure

if TYPE_CHECKING:
    from rich.table import Table

PLAIN_WIDTH = 140  # of a table that goes to a file or a pipe


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
    """A line that counts documents, on a terminal; silent elsewhere."""

    def __init__(self) -> None:
        self.documents = 0
        self.statements = 0

    def step(self, statements: int) -> None:
        """One more document."""
        self.documents += 1
        self.statements += statements
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{self.documents} documents, {self.statements} statements\x1b[K")
            sys.stderr.flush()


@contextmanager
def progress() -> Iterator[Progress]:
    """Count while the block runs, and take the line away after it."""
    counter = Progress()
    try:
        yield counter
    finally:
        clear_line()
