"""The demo: short dispatches written for this project, from ledger to brief to report.

The dispatches tell public facts about Mosul, Kobane, Tikrit, Ramadi and Palmyra, 2014-2016, in
several voices, with a wire copy, a denial, a corrected toll and a later loss. No outlet in them
exists; nothing in them is quoted from anybody.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from holdfast.commands.terminal import say, write

QUESTION = "Why is Islamic State gaining ground?"
LABEL = "Demo: every dispatch in it was written for Holdfast from public facts; no outlet is real."


def run_demo(folder: Path) -> int:
    """Add the dispatches to a fresh ledger in the folder, print the brief, write the report.

    Returns the exit code. The folder is made when absent; a demo that ran there before is kept
    and added to, which changes nothing, since adding is idempotent.
    """
    from holdfast.commands.answering import load
    from holdfast.commands.reading import Request, add_paths
    from holdfast.commands.reporting import Wanted, report_to

    folder.mkdir(parents=True, exist_ok=True)
    ledger, report = folder / "demo.sqlite", folder / "report.html"
    say(LABEL)
    with as_file(files("holdfast.demo") / "dispatches.jsonl") as dispatches:
        code = add_paths(Request((str(dispatches),)), ledger)
    write(load(ledger).why(QUESTION).render("text"))
    say(f"ledger: {ledger}")
    return code or report_to(ledger, Wanted(output=report, question=QUESTION))
