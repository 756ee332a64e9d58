"""How many documents some inputs hold, without reading them: for those who wait."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from holdfast.intake.inputs import STANDARD_INPUT
from holdfast.intake.kinds import kind_of_name
from holdfast.intake.web import is_address


def count_inputs(paths: Sequence[str]) -> int | None:
    """About how many documents there are; None for standard input, which has no end beforehand.

    A line of JSON Lines is a document, and so is any other file or address. What is missing, or
    cannot be opened, counts as one: it will be one failure.
    """
    if STANDARD_INPUT in paths:
        return None
    total = 0
    for path in paths:
        if is_address(path) or not os.path.isdir(path):
            total += documents_in(Path(path))
        else:
            total += sum(map(documents_in, files_in(path)))
    return total


def files_in(folder: str) -> Iterator[Path]:
    """The files of known kinds in a folder and those below it, hidden ones left out."""
    for home, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and kind_of_name(name) is not None:
                yield Path(home, name)


def documents_in(path: Path) -> int:
    """The documents of one file."""
    if kind_of_name(path.name) != "json-lines" or not path.is_file():
        return 1
    try:
        with path.open("rb") as file:
            return sum(1 for line in file if line.strip())
    except OSError:
        return 1
