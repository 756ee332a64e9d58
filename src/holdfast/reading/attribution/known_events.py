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
OCCASIONS = frozenset({"after", "following", "over", "since"})
# What a deed done before is answered with: "sanctions for the invasion".
ANSWERS = frozenset({
    "sanction", "punishment", "revenge", "retaliation", "reprisal", "compensation", "apology",
    "trial", "arrest", "punish", "apologise", "apologize", "compensate", "retaliate",
})  # fmt: skip
HIGHEST = 20


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
    if not definite or _open(columns, token):
        return False
    if dated or contested:
        return dated
    case = columns.case(token)
    return case in OCCASIONS or (
        case == "for" and columns.lemma[_answered(columns, token)] in ANSWERS
    )


def _answered(columns: Columns, token: int) -> int:
    """The word that "for" hangs on, or the noun that the parse passed over for a nearer one."""
    head = columns.head[token]
    if columns.lemma[head] in ANSWERS or columns.relation[head] != "nmod":
        return head
    return columns.head[head]


def _open(columns: Columns, token: int) -> bool:
    """Whether the verb above is still to come: "will leave after the truce", "to march"."""
    current = token
    for _ in range(HIGHEST):
        head = columns.head[current]
        if head == current:
            return False
        current = head
        if columns.tag[current][:2] == "VB":
            break
    modal = any(columns.tag[child] == "MD" for child in columns.children[current])
    return modal or columns.tag[current] == "VB"
