"""The second toll of one verb: "left 67 dead and some 1,000 wounded".

The verb is one trigger and its first toll one statement; those who were hurt, whom the same words
count, are another.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from holdfast.model import Mention
from holdfast.reading.context import Draft, Note, Reading
from holdfast.reading.quantities import quantities_for

if TYPE_CHECKING:
    from holdfast.model import Quantity

STEP = "tolls"
LEAVING = frozenset({"leave"})
FIRST = "violence.killing"
SECOND = ("violence.injury", "violence.injure")


def second_tolls(reading: Reading) -> None:
    """Add to ``reading.drafts`` those who were left wounded, where only the dead are read."""
    told = {
        (count.start, draft.type)
        for draft in reading.drafts
        for count in draft.numbers
        if count.what == "injured"
    }
    added: list[Draft] = []
    for draft in reading.drafts:
        token = reading.doc[draft.trigger]
        if draft.type != FIRST or token.lemma_.lower() not in LEAVING:
            continue
        for count in quantities_for(reading, token):
            hurt = count.what == "injured" and count.start > token.idx
            if not hurt or (count.start, SECOND[0]) in told:
                continue
            told.add((count.start, SECOND[0]))
            added.append(second(draft, count))
            end = count.start + len(count.text)
            reading.trace.append(Note(STEP, SECOND[1], count.start, end, "left wounded"))
    reading.drafts.extend(added)


def second(draft: Draft, count: Quantity) -> Draft:
    """The wounded of the same deed: told by the same words, in the same mood."""
    wounded = Mention(
        text=count.text, start=count.start, end=count.end, kind="person", rule="events.words"
    )
    return replace(
        draft,
        type=SECOND[0],
        rule=SECOND[1],
        roles={**draft.roles, "victim": [wounded]},
        numbers=[count],
        evidence=None,
        notes=[*draft.notes, "counted beside the dead"],
    )
