"""The public names are these and no others, and cost nothing until they are used."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

import holdfast

PUBLIC = ["Document", "Failure", "Ledger", "Record", "Statement", "read"]


def test_the_public_names_are_exactly_these() -> None:
    assert sorted(holdfast.__all__) == PUBLIC
    assert set(PUBLIC) <= set(dir(holdfast))


@pytest.mark.parametrize("name", PUBLIC)
def test_each_is_there_and_documented(name: str) -> None:
    thing = getattr(holdfast, name)
    assert inspect.getdoc(thing)


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = holdfast.nothing


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, holdfast; holdfast.Statement; "
        "heavy = {'spacy', 'numpy', 'onnxruntime', 'sqlalchemy', 'pandas', 'httpx'}; "
        "print(*(heavy & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
