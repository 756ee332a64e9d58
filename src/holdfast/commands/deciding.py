"""``holdfast decide`` and ``holdfast decisions``."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

import click

from holdfast.commands.store import open_ledger, store_errors
from holdfast.commands.terminal import add_row, new_table, say, visible, write, write_table
from holdfast.ledger import Correction, Judged, Ledger, Proposal
from holdfast.ledger.location import Location
from holdfast.model import Decision, Verb

SHORT = 12


@dataclass(frozen=True, slots=True)
class Wish:
    """A decision in the words of the command line; ``changes``: "field=value", for "correct"."""

    verb: Verb
    targets: tuple[str, ...]
    by: str
    reason: str
    changes: tuple[str, ...] = ()


def decide_in_ledger(path: Location, wish: Wish) -> int:
    """Record it, and say under which number."""
    with store_errors(path), open_ledger(path) as ledger:
        try:
            made = ledger.decide_all(proposals(ledger, wish))
        except ValueError as error:
            raise click.ClickException(f"{error}. Nothing was recorded.") from error
        judged = {each.decision.id: each for each in ledger.judged()}
    for decision in made:
        became = judged[decision.id]
        note = "" if became.state == "in force" else f" ({became_words(became)})"
        say(visible(f"decision {decision.id}: {decision_words(decision)}{note}"))
    return 0


def proposals(ledger: Ledger, wish: Wish) -> list[Proposal]:
    """One for each change, else one."""
    if (wish.verb == "correct") != bool(wish.changes):
        raise ValueError("correct, and nothing else, takes --set FIELD=VALUE")
    targets = tuple(ledger.identify(each, wish.verb) for each in wish.targets)
    made = Proposal(wish.verb, targets, wish.by, wish.reason)
    return [replace(made, correction=correction_of(each)) for each in wish.changes] or [made]


def correction_of(words: str) -> Correction:
    """``field=value``."""
    field, equals, value = words.partition("=")
    if not equals:
        raise ValueError(f"{words!r} is not a FIELD=VALUE such as mood=reported")
    return Correction(field.strip(), value.strip())


def show_decisions(path: Location, orphans: bool, form: str) -> int:
    """All decisions, or those whose span is gone, in the order of deciding."""
    with store_errors(path), open_ledger(path) as ledger:
        judged = ledger.judged()
    shown = [each for each in judged if each.state == "orphaned" or not orphans]
    if form == "table":
        if not shown:
            say("no decision is an orphan." if orphans else "nothing was decided yet.")
            return 0
        write_decisions(shown)
        return 0
    rows = [plain(each) for each in shown]
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    whole = json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    write("".join(lines) if form == "jsonl" else whole)
    return 0


def write_decisions(judged: list[Judged]) -> None:
    """A row for each."""
    table = new_table("no.", "at", "by", "what", "why", "now")
    for each in judged:
        made = each.decision
        cells = (str(made.id), made.at, made.by, decision_words(made), made.reason)
        add_row(table, *cells, became_words(each))
    write_table(table)


def plain(judged: Judged) -> dict[str, Any]:
    """A decision as JSON values."""
    made = asdict(judged.decision)
    if judged.decision.value is not None:
        made["value"] = json.loads(judged.decision.value)["value"]
    return {**made, "state": judged.state, "now": list(judged.now), "because": judged.why or None}


def decision_words(decision: Decision) -> str:
    """What was decided about what."""
    targets = ", ".join(each[:SHORT] for each in decision.targets)
    if decision.value is None:
        return f"{decision.verb} {targets}"
    value = json.loads(decision.value)["value"]
    if isinstance(value, dict):
        value = value.get("name") or value.get("entity")
    return f"{decision.verb} {targets}: {decision.field} = {'unknown' if value is None else value}"


def became_words(judged: Judged) -> str:
    """What became of it."""
    return judged.state + (f": {judged.why}" if judged.why else "")
