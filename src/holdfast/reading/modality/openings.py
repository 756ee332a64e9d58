"""Changes of hands named by a noun that the sentence leaves open.

"The fall of the town" is told as a fact by most sentences, and as nothing yet by some: where it
would, could or might have its outcome, where it is discussed or talked of, or where something is to
come after it. Who holds a place is never changed on such words; a day of its own closes the matter.
"""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.modality.cues import ModalityTable
from holdfast.reading.modality.operators import Operator, operator

# Over in a moment: under "would" it is imagined, where a siege is only continued.
CHANGES = frozenset({
    "fall", "capture", "recapture", "seizure", "takeover", "take-over", "retaking", "conquest",
    "loss", "collapse", "defeat", "surrender", "withdrawal", "pullout", "retreat", "liberation",
    "annexation", "handover",
})  # fmt: skip
BLOWS = frozenset({"invasion", "assault", "attack", "strike", "bombing", "massacre"})
WOULD = frozenset({"would", "'d", "’d"})
MIGHT = frozenset({"could", "might", "may"})
WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"}) | WOULD
TALKED_OF = frozenset({"discuss", "debate", "contemplate", "mull", "weigh", "consider"})
TALK = frozenset({"rumour", "rumor", "dream", "hope", "chance", "odds"})
AIMING = frozenset({
    "hope", "pray", "fight", "push", "press", "campaign", "battle", "strive", "operation", "war",
    "offensive", "drive", "effort", "struggle", "bid", "race", "dream", "advance", "prepare",
})  # fmt: skip
# How the noun hangs on the word above it → the words that leave it open there.
GOVERNING = {"object": TALKED_OF, "of": TALK, "for": AIMING, "toward": AIMING, "towards": AIMING}
LATER = frozenset({"after", "following", "upon", "until", "before"})
SPANS = frozenset({
    "minute", "hour", "day", "week", "metre", "meter", "kilometre", "kilometer", "km", "mile",
    "yard", "inch", "reach",
})  # fmt: skip


def still_open(columns: Columns, table: ModalityTable, index: int, frame: str) -> Operator | None:
    """What leaves a noun for a change of hands open; None for what is told, or has a day.

    ``frame``: "subject", "object" or the preposition before the noun.
    """
    lemma, head = columns.lemma[index], columns.head[index]
    if lemma not in CHANGES | BLOWS or _is_dated(columns, index):
        return None
    if frame == "subject":
        cue = _auxiliary(columns, head, WOULD | MIGHT if lemma in CHANGES else WOULD)
    elif lemma in CHANGES and frame in LATER:
        cue = _auxiliary(columns, head, WILL)
    else:
        over = columns.lemma[head] in GOVERNING.get(frame, frozenset())
        cue = head if over and lemma in CHANGES else None
    return None if cue is None else operator(table.by_id["modality.still-open"], cue)


def within_reach(columns: Columns, table: ModalityTable, head: int, frame: str) -> Operator | None:
    """ "Came within hours of taking the town": it was not taken."""
    if frame != "of" or columns.lemma[head] not in SPANS or columns.case(head) != "within":
        return None
    return operator(table.by_id["modality.short-of"], head)


def _auxiliary(columns: Columns, head: int, words: frozenset[str]) -> int | None:
    for child in columns.children[head]:
        if columns.relation[child] == "aux" and columns.lower[child] in words:
            return child
    return None


def _is_dated(columns: Columns, index: int) -> bool:
    times = (":unmarked", ":tmod")
    return any(columns.dep[child].endswith(times) for child in columns.children[index])
