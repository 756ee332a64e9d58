"""What the program says stays on one line, and hostile text moves nothing on the terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from holdfast.commands.terminal import failure_line, visible
from holdfast.model import Failure


@given(st.text())
def test_visible_text_is_one_line_without_control_characters(text: str) -> None:
    shown = visible(text)
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in shown)
    shown.encode()


def test_escape_sequences_are_written_out() -> None:
    assert visible("a\x1b[31mred\u202e") == "a\\x1b[31mred\\u202e"
    assert visible("الرمادي é 🙂") == "الرمادي é 🙂"


def test_a_failure_is_source_problem_and_remedy() -> None:
    failure = Failure("a\nb.txt", "it is empty.", "Give a file with text.")
    assert failure_line(failure) == "a b.txt: it is empty. Give a file with text."
