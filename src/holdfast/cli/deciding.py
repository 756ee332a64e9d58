"""Commands with which people decide about the record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from holdfast.cli.options import by_option, format_option, ledger_option


@click.command()
@by_option
@click.option("--type", "type_", metavar="TYPE", help="Only this type, or all below it: territory.")
@ledger_option
def review(by: str, type_: str | None, ledger: Path) -> int:
    """Look at statements one by one, each with its words, and decide.

    What matters most and is least sure is asked first, with the reason for asking. Every answer is
    recorded at once, so that you can stop at any time and go on later.
    """
    from holdfast.commands.review import review_ledger

    return review_ledger(ledger, by, type_)


@click.command()
@click.argument(
    "verb",
    type=click.Choice(["accept", "reject", "same", "different", "correct", "supersede", "revert"]),
)
@click.argument("targets", nargs=-1, required=True, metavar="TARGET…")
@click.option("--why", "reason", required=True, metavar="TEXT", help="The reason; it is kept.")
@click.option(
    "--set",
    "changes",
    multiple=True,
    metavar="FIELD=VALUE",
    help="For correct: mood=reported, time=2015-05-17, place=geonames:95788, actor=unknown …",
)
@by_option
@ledger_option
def decide(ledger: Path, **wish: Any) -> int:
    """Record a decision. Nothing is overwritten: it is undone by deciding "revert".

    TARGET is the start of a statement's id; for supersede, of the old and of the new document's id;
    for revert, the number of a decision.
    """
    from holdfast.commands.deciding import Wish, decide_in_ledger

    return decide_in_ledger(ledger, Wish(**wish))


@click.command()
@click.option("--orphans", is_flag=True, help="Only those whose words are no longer read so.")
@ledger_option
@format_option("table", "jsonl", "json")
def decisions(orphans: bool, ledger: Path, form: str) -> int:
    """List what was decided, by whom, when and why, and what became of it."""
    from holdfast.commands.deciding import show_decisions

    return show_decisions(ledger, orphans, form)
