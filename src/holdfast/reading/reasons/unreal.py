"""Whether the clause that a condition explains is put as unreal or denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.reasons.hosts import UNDONE, said_at
from holdfast.reading.reasons.signal import Signal, in_class
from holdfast.reading.tree import children

if TYPE_CHECKING:
    from spacy.tokens import Token

# Beside these a deed is denied or unreal, and depends on what it is not done without.
UNREAL = frozenset({"would", "could", "might", "not", "n't", "n’t", "never", "hardly"})


def as_real_as_asked(signal: Signal, host: Token) -> bool:
    """Whether the clause explained is put as unreal, where the rule asks for that."""
    if not signal.rule.unreal:
        return True
    if is_manner(signal, host):
        return False
    if host.lemma_ in UNDONE or said_at(host) != host:
        return True  # "Vowed to stay until …" is as unreal as "will stay".
    helpers = children(host, "aux", "advmod", "det")
    return any(
        in_class(child, "modals") or child.lower_ in {"not", "n't", "n’t", "never", "no"}
        for child in helpers
    )


def is_manner(signal: Signal, host: Token) -> bool:
    """Whether "without" and an -ing form only tell how something will be done ("will open the lock
    without harming the clock"); of what cannot or could be done they tell the condition."""
    after = signal.doc[signal.end] if signal.end < len(signal.doc) else signal.last
    if signal.last.lower_ != "without" or after.tag_ != "VBG" or signal.start < host.i:
        return False
    helpers = {each.lower_ for each in children(host, "aux", "advmod")}
    return not helpers & UNREAL
