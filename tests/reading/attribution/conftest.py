"""One parser for all tests of this folder: loading it takes longer than reading with it."""

from __future__ import annotations

from typing import Any

import pytest

from holdfast.language import load_parser


@pytest.fixture(scope="session")
def parser() -> Any:
    """The parser that users get."""
    return load_parser()
