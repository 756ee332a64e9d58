"""What incidents and clusters of copies are shown with: people's decisions, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from holdfast.commands.terminal import visible
from holdfast.ledger import Judged

STANDING = frozenset({"in force", "carried over"})


def decided_lines(judged: Iterable[Judged], ids: Iterable[str]) -> Iterator[str]:
    """What people decided about some statements or documents being the same, or different."""
    members = set(ids)
    for each in judged:
        decision = each.decision
        about = members & {one for one in each.now if one is not None}
        least = {"same": 2, "different": 1}.get(decision.verb)
        if each.state in STANDING and least is not None and len(about) >= least:
            why = f": {decision.reason}" if decision.reason else ""
            yield visible(
                f"decision {decision.id}: {decision.verb}, by {decision.by}{why}"
                f" [{', '.join(one[:10] for one in each.now if one)}]"
            )
