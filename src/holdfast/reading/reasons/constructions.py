"""How each construction joins what explains to what is explained.

A construction takes a signal (the tokens of its cue) and its rule, and gives the two sides as token
ranges, or None when the tree does not bear it out. Effect and cause may stand in either order.
"""

from __future__ import annotations

from collections.abc import Callable

from holdfast.reading.reasons.accounts import blame, charge, to_blame
from holdfast.reading.reasons.clauses import degree, moved, participle
from holdfast.reading.reasons.happenings import carry_on, harm, in_which
from holdfast.reading.reasons.lexical import noun, verb
from holdfast.reading.reasons.markers import absolute, but_for, marker, mere
from holdfast.reading.reasons.purposes import purpose
from holdfast.reading.reasons.signal import Sides, Signal
from holdfast.reading.reasons.stated import listed, made_so, reason_is, reason_why, why

CONSTRUCTIONS: dict[str, Callable[[Signal], Sides | None]] = {
    "marker": marker,
    "absolute": absolute,
    "mere": mere,
    "but-for": but_for,
    "verb": verb,
    "participle": participle,
    "moved": moved,
    "purpose": purpose,
    "degree": degree,
    "noun": noun,
    "blame": blame,
    "charge": charge,
    "to-blame": to_blame,
    "harm": harm,
    "in-which": in_which,
    "carry-on": carry_on,
    "reason-is": reason_is,
    "reason-why": reason_why,
    "why": why,
    "made-so": made_so,
    "listed": listed,
}
