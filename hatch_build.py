"""Builds the browser's page when Holdfast is installed or packed.

The page's source is ``frontend/``; what is built of it lies in the package and carries the hash of
its source. Where that hash still holds nothing is done; else npm builds it. Without npm the page
that came with the copy is taken, and where none came, one sentence says what to do.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = "frontend"
BUILT = Path("src", "holdfast", "web", "static")
PAGE, MARK = "index.html", "SOURCE.sha256"
# What the page is made from; tests and what npm fetched are no part of it.
PARTS = ("index.html", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts")
FOLDERS = ("src", "public")
LEAVE_OUT = "HOLDFAST_NO_PAGE"
NEITHER = (
    "The browser's page cannot be built: npm is not installed, and no built page came with this "
    f"copy. Install Node.js 20 or newer, or set {LEAVE_OUT}=1 to go without the page."
)


class PageError(Exception):
    """The page is not there and cannot be made; says what to do."""


class BuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """What hatch calls before it packs or installs."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Have the page built."""
        try:
            self.app.display_info(prepare(Path(self.root)))
        except PageError as error:
            self.app.abort(str(error))


def prepare(root: Path) -> str:
    """Have a page that is as new as its source; says what was done. Raises ``PageError``."""
    source, built = root / SOURCE, root / BUILT
    if os.environ.get(LEAVE_OUT):
        return "the page is left out"
    wanted = source_hash(source)
    if (built / PAGE).is_file() and wanted in {None, mark_of(built)}:
        return "the page is up to date"
    npm = shutil.which("npm")
    if npm is None or wanted is None:
        if (built / PAGE).is_file():
            return "npm is not installed: the page that came with this copy is taken"
        raise PageError(NEITHER)
    build(source, npm)
    if not (built / PAGE).is_file():
        raise PageError(f"The page was built, but {BUILT / PAGE} is not there.")
    (built / MARK).write_text(f"{wanted}\n", encoding="utf-8")
    return "the page was built"


def source_hash(source: Path) -> str | None:
    """sha256 over the names and bytes of all that the page is made from; None without a source."""
    if not (source / "package.json").is_file():
        return None
    files = [source / name for name in PARTS]
    files += [each for folder in FOLDERS for each in (source / folder).rglob("*")]
    digest = hashlib.sha256()
    for path in sorted(each for each in files if each.is_file()):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(source).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def mark_of(built: Path) -> str | None:
    """The hash of the source that the built page was made from."""
    mark = built / MARK
    return mark.read_text(encoding="utf-8").strip() if mark.is_file() else None


def build(source: Path, npm: str) -> None:
    """Fetch what the page needs, exactly as locked, and build it."""
    if not is_fetched(source):
        run([npm, "ci", "--no-audit", "--no-fund"], source)
    run([npm, "run", "build"], source)


def is_fetched(source: Path) -> bool:
    """Whether npm has fetched what is locked now."""
    done = source / "node_modules" / ".package-lock.json"
    lock = source / "package-lock.json"
    return done.is_file() and lock.is_file() and done.stat().st_mtime >= lock.stat().st_mtime


def run(command: list[str], folder: Path) -> None:
    """Run a command; what it said is told where it fails."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PageError(f"{' '.join(command[:3])} could not run: {error}") from error
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-20:])
        raise PageError(f"{' '.join(command[:3])} failed in {folder}:\n{said}")
