"""The strikes task, on lines made up here and laid out as the releases are."""

from __future__ import annotations

from pathlib import Path

from bench import strikes
from bench.task import Settings

LINES = """date,country,location,number,manually_edited,description,line
01/02/2030,Iraq,Samara,3,,,"- Near Samara, three strikes destroyed two vehicles."
01/02/2030,Iraq,Samara,2,,,"- Near Samara, one strike struck a tactical unit."
01/02/2030,Iraq,Samara,,,,"- Near Samara, no count is told."
"""


def test_counts_are_compared_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "test.csv").write_text(LINES)
    result = strikes.run({"centcom_strikes": tmp_path}, Settings(whole=True))
    assert result.n == 2
    assert result.score == 0.5
    assert result.errors == {"too few strikes are read": 1}


def test_every_tenth_line_is_read(tmp_path: Path) -> None:
    (tmp_path / "test.csv").write_text(LINES)
    assert strikes.run({"centcom_strikes": tmp_path}, Settings()).n == 1
