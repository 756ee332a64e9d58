"""Events that a sentence takes for granted, whoever is told to say, rule or think the rest.

"A court ruled that the families of those killed in the 1988 bombing must be paid": the bombing is
known, and the ruling is about something else.
"""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
DATED = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday",
    "week", "month", "year",
})  # fmt: skip
PHRASES = frozenset({"obl", "nmod"})
OCCASIONS = frozenset({"after", "following", "for", "over", "since"})


def is_known_event(columns: Columns, token: int, contested: bool) -> bool:
    """Whether a noun in a prepositional phrase names an event by its date, or as an occasion.

    ``contested``: the source is a party that claims; only a date makes an event known then.
    """
    if columns.pos[token] not in {"NOUN", "PROPN"} or columns.relation[token] not in PHRASES:
        return False
    definite = dated = False
    for child in columns.children[token]:
        if child > token:
            break
        lower = columns.lower[child]
        if columns.dep[child] == "nmod:poss":
            definite = True
            dated = dated or lower in DATED
        elif columns.relation[child] == "det" and lower in DEFINITE:
            definite = True
        elif len(lower) == 4 and lower.isdigit() and lower[:2] in {"19", "20"}:
            dated = True
    if definite and dated:
        return True
    return definite and not contested and columns.case(token) in OCCASIONS
