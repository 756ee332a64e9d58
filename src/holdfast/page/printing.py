"""The page on paper: a tagged PDF, printed by the Chromium that is on this machine."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SECONDS = 120
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--export-tagged-pdf",
    "--virtual-time-budget=10000",
)


class NoBrowser(Exception):
    """No Chromium is here, or it could not print."""


def print_pdf(html: str, path: Path) -> None:
    """Print the file's brief as a PDF. Raises ``NoBrowser``, and ``OSError`` where it cannot write.

    The page is opened from the disk, in an empty profile; nothing is asked of any network.
    """
    browser = find_browser()
    with tempfile.TemporaryDirectory(prefix="holdfast-") as folder:
        page, made = Path(folder) / "report.html", Path(folder) / "report.pdf"
        page.write_text(html, encoding="utf-8", newline="\n")
        command = [
            browser,
            *FLAGS,
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={made}",
            page.as_uri(),
        ]
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise NoBrowser(f"{browser} did not print within {SECONDS} seconds") from error
        if done.returncode != 0 or not made.is_file():
            raise NoBrowser(f"{browser} could not print the page (exit code {done.returncode})")
        path.write_bytes(made.read_bytes())


def find_browser() -> str:
    """The path of a Chromium. Raises ``NoBrowser``."""
    for name in BROWSERS:
        found = shutil.which(name)
        if found:
            return found
    raise NoBrowser("no Chromium is installed here (looked for " + ", ".join(BROWSERS) + ")")
