"""The page's own checks: its types, and the tests of its pure logic."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

FRONTEND = Path(__file__).parents[2] / "frontend"
pytestmark = pytest.mark.skipif(
    shutil.which("npm") is None or not (FRONTEND / "node_modules").is_dir(),
    reason="npm or frontend/node_modules is not here: npm ci in frontend/",
)


@pytest.mark.parametrize("script", ["check", "test"])
def test_the_page_passes_its_own_checks(script: str) -> None:
    done = subprocess.run(
        ["npm", "run", "--silent", script],
        cwd=FRONTEND,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_lock_file_names_no_registry() -> None:
    assert '"resolved"' not in (FRONTEND / "package-lock.json").read_text(encoding="utf-8")


def test_no_article_text_can_become_markup() -> None:
    """Everything that could write markup is absent from the source, not merely unused."""
    words = ("dangerouslySetInnerHTML", "innerHTML", "outerHTML", "insertAdjacentHTML", "eval(")
    found = [
        f"{path.name}: {word}"
        for path in sorted(FRONTEND.glob("src/**/*.ts*"))
        for word in (*words, "document.write")
        if word in path.read_text(encoding="utf-8")
    ]
    assert found == []
