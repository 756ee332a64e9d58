"""Changes of hands named by a noun that the sentence leaves open.

"The fall of the town" is told as a fact by most sentences, and as nothing yet by some: where it
would, could or might have its outcome, where it is only beginning or drawing near, where something
is to come after it, or where it is the aim of somebody. Who holds a place is never changed on such
words; a day of its own closes the matter. What is discussed, ordered or hoped for stands with the
cues, as what these take "of a change".
"""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.modality.complements import (
    frame_of,
    is_change,
    is_deed,
    is_single,
    look_up,
    predicate_of,
)
from holdfast.reading.modality.cues import ModalityTable
from holdfast.reading.modality.operators import Operator, operator
from holdfast.reading.modality.papers import laid_down

WOULD = frozenset({"would", "'d", "’d"})
MIGHT = frozenset({"could", "might", "may"})
WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"}) | WOULD
OUGHT = frozenset({"must", "should"})
MAKING = frozenset({"make", "declare", "name", "call", "proclaim", "set"})
EXISTING = frozenset({"exist", "be", "emerge", "circulate", "draw", "call", "provide"})
LATER = frozenset({"after", "following", "upon", "until", "before"})


def still_open(columns: Columns, table: ModalityTable, index: int, frame: str) -> Operator | None:
    """What leaves a noun for a change of hands open; None for what is told, or has a day.

    ``frame``: "subject", "object" or the preposition before the noun.
    """
    lemma, head = columns.lemma[index], columns.head[index]
    if frame == "subject" and (judged := _judged(columns, table, index, head)) is not None:
        return judged
    if lemma in table.blows:
        return _open_blow(columns, table, index, frame)
    if not is_change(columns, table, index):
        return None
    if frame == "subject":
        return _opened(table, _auxiliary(columns, head, WOULD | MIGHT))
    if frame in LATER:
        return _opened(table, _auxiliary(columns, head, WILL))
    if frame == "object" and (term := laid_down(columns, table, head)) is not None:
        return term
    if frame == "for" and columns.relation[head] == "obj":
        return look_up(columns, table, columns.head[head], "for", index)
    if frame in {"for", "of", "about", "over"}:
        return _set_out(columns, table, index, frame)
    if frame in {"object", "with"} and columns.lemma[head] in table.attitudes:
        return _opened(table, _auxiliary(columns, head, WOULD))
    return None


def _open_blow(columns: Columns, table: ModalityTable, index: int, frame: str) -> Operator | None:
    """ "An assault would be a disaster", "will end its strikes": none of a kind has to be known."""
    if not is_deed(columns, table, index):
        return None
    head = columns.head[index]
    if frame == "subject":
        return _opened(table, _auxiliary(columns, head, WOULD))
    if frame != "object" or columns.lemma[head] not in table.endings or _under_way(columns, index):
        return None
    above = look_up(columns, table, columns.head[head], frame_of(columns, head), head)
    ordered = above is not None and above.effect.mood is not None
    if ordered or _auxiliary(columns, head, WILL | MIGHT | OUGHT) is not None:
        return operator(table.by_id["modality.stop"], head)
    return None


def _under_way(columns: Columns, index: int) -> bool:
    """ "Will end an offensive": one that is on; "its offensive" is the habit of who will end it."""
    mine = any(columns.dep[child] == "nmod:poss" for child in columns.children[index])
    return is_single(columns, index) and not mine


def not_done(columns: Columns, table: ModalityTable, index: int, frame: str) -> list[Operator]:
    """What tells that a change of hands is an aim, or has only begun, whatever else is said."""
    head = columns.head[index]
    if frame not in {"subject", "object"} or not is_change(columns, table, index):
        return []
    found = [_begun(columns, table, index, head)]
    if frame == "object":
        found.append(made_an_aim(columns, table, index, head))
    return [each for each in found if each is not None]


def _set_out(columns: Columns, table: ModalityTable, index: int, frame: str) -> Operator | None:
    """ "A plan exists for the surrender", "fears grew of the fall": told apart from its noun."""
    head = columns.head[index]
    subject = columns.subject(head)
    words = EXISTING | table.mounting if frame == "for" else table.mounting
    if subject is None or columns.lemma[head] not in words:
        return None
    return look_up(columns, table, subject, frame, index)


def _opened(table: ModalityTable, cue: int | None) -> Operator | None:
    return None if cue is None else operator(table.by_id["modality.still-open"], cue)


def _judged(columns: Columns, table: ModalityTable, index: int, head: int) -> Operator | None:
    """ "The loss of the port looks inevitable", "its capture remains their goal"."""
    predicate = predicate_of(columns, head)
    if predicate is None:
        return None
    return look_up(columns, table, predicate, "subject", index)


def _begun(columns: Columns, table: ModalityTable, index: int, head: int) -> Operator | None:
    """ "The liberation of the town began", "launched the recapture": a beginning is no end.

    A withdrawal that has begun is one.
    """
    cue = table.by_id["modality.begun"]
    if columns.lemma[index] not in table.endeavours:
        return None
    started = columns.lemma[head] in table.beginnings
    if columns.lemma[head] in {"way", "underway"}:
        started = columns.child(head, "cop") is not None
    for child in columns.children[head]:
        nearly = table.beside["adverbs"].get(columns.lower[child])
        started = started or (nearly is not None and nearly.id == "modality.barely")
    return operator(cue, head) if started else None


def made_an_aim(columns: Columns, table: ModalityTable, index: int, head: int) -> Operator | None:
    """ "Made the recapture of the port its aim", "made taking it its aim".

    The parse may call both objects, or hang the aim on the gerund.
    """
    if columns.lemma[head] not in MAKING:
        return None
    for child in (*columns.children[head], *columns.children[index]):
        if child > index and columns.relation[child] in {"xcomp", "obj", "obl"}:
            found = aim(columns, table, child)
            if found is not None:
                return found
    return None


def aim(columns: Columns, table: ModalityTable, noun: int) -> Operator | None:
    """The noun as a cue, where it names an aim: what it is said to be is not done yet."""
    for cue in table.above["nouns"].get(columns.lemma[noun], ()):
        if cue.id == "modality.goal":
            return operator(cue, noun)
    return None


def _auxiliary(columns: Columns, head: int, words: frozenset[str]) -> int | None:
    for child in columns.children[head]:
        if columns.relation[child] == "aux" and columns.lower[child] in words:
            return child
    return None
