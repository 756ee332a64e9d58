"""What is said aside of something that somebody else tells: "…, a charge Kigali denies"."""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.cues import cue_table
from holdfast.reading.attribution.sources import CLIMB

CHARGES = frozenset({"charge", "claim", "allegation", "accusation", "assertion", "suggestion"})
DENYING = frozenset({"deny", "reject", "dispute", "dismiss", "contest"})


def is_aside(columns: Columns, verb: int) -> bool:
    """ "…, *a charge Kigali denies*", "…, *which Kigali denies*": what is told stands as told.

    The second only where somebody else tells it; what nobody tells is in doubt then.
    """
    subjects = [
        child
        for child in columns.children[verb]
        if child < verb and columns.relation[child] == "nsubj"
    ]
    if len(subjects) > 1 and columns.lemma[subjects[0]] in CHARGES:
        return True
    if not subjects or columns.lemma[verb] not in DENYING or columns.dep[verb] != "acl:relcl":
        return False
    which = next((each for each in columns.children[verb] if columns.tag[each] == "WDT"), None)
    if which is None or not which < subjects[0] or columns.words[which - 1] != ",":
        return False
    voices, current = cue_table().verbs, columns.head[verb]
    for _ in range(CLIMB):
        if any(cue.kind.voice for cue in voices.get(columns.lemma[current], ())):
            return columns.tag[current][:2] == "VB"
        current = columns.head[current]
    return False
