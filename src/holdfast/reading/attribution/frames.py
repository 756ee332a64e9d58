"""What stands under one verb: the places that what somebody says can come from."""

from __future__ import annotations

from dataclasses import dataclass, field

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.quotes import Quote
from holdfast.reading.attribution.sources import agent

QUESTION_WORDS = frozenset(
    {"whether", "if", "who", "what", "why", "how", "when", "where", "which", "whom", "whose"}
)
ASIDE = frozenset({",", "”", '"', "''", "’", "'", "-", "--", "–", "—", "("})
TELLING = frozenset({"tell", "inform", "notify", "remind", "assure", "warn"})
MATTERS = frozenset({"at", "for", "of", "about", "against"})
MADE_PUBLIC = frozenset({
    "report", "announce", "state", "say", "claim", "confirm", "reveal", "note", "disclose",
    "mention", "broadcast", "tell", "relate", "allege", "recount",
})  # fmt: skip
LONGEST_ASIDE = 18
"""Words of a clause that can still be a source set off from what it says."""


@dataclass(slots=True)
class Frames:
    """What stands under one verb: the places a content can come from."""

    clause: int | None = None
    interrogative: int | None = None
    inverted: int | None = None
    quotes: list[Quote] = field(default_factory=list)
    infinitive: int | None = None
    gerund: int | None = None
    object: int | None = None
    complement: int | None = None
    as_phrase: int | None = None
    passive: bool = False
    prepositional: dict[str, int] = field(default_factory=dict)


def frames_of(columns: Columns, verb: int, quotes: list[Quote]) -> Frames:
    """The dependents of a verb sorted by the frame they fill; ``quotes``: the speech beside it."""
    frames = Frames(quotes=quotes, passive=columns.passive(verb))
    for child in columns.children[verb]:
        relation = columns.relation[child]
        if relation == "ccomp" or columns.dep[child] == "csubj:pass":
            _clausal(columns, verb, child, frames)
        elif relation == "xcomp":
            _open_complement(columns, child, frames)
        elif relation == "obj":
            frames.object = frames.object if frames.object is not None else child
            if columns.lemma[verb] in TELLING and frames.clause is None:
                frames.clause = said_in(columns, child)
        elif relation == "parataxis" and frames.clause is None and _independent(columns, child):
            frames.clause = child
        elif relation == "advcl" and _opens(columns, verb, child, "whether"):
            frames.interrogative = child
        elif relation == "advcl" and _taken_aside(columns, verb, child, frames.passive):
            frames.clause = child
        elif relation == "advcl" and _done_deed(columns, verb, child):
            frames.gerund = child
        elif relation in {"obl", "advcl"}:
            if _left_unsaid(columns, verb, child) and frames.interrogative is None:
                frames.interrogative = child
            _oblique(columns, verb, child, frames)
    if columns.dep[verb] == "acl:relcl" and frames.clause is None:
        frames.clause = _told_of(columns, verb)
    head = columns.head[verb]
    if (
        columns.relation[verb] in {"parataxis", "discourse"}
        and head != verb
        and _set_off(columns, verb)
    ):
        frames.inverted = head
    elif columns.relation[verb] == "advcl" and columns.case(verb) == "as":
        silent = columns.subject(verb) is None or frames.passive  # "as operations are announced"
        silent = silent or frames.infinitive is not None  # "as the army warns others to go"
        silent = silent or _says_else(columns, verb, frames)
        told_by = columns.lemma[verb] in MADE_PUBLIC and frames.passive and agent(columns, verb)
        frames.inverted = head if told_by or not silent else None
    return frames


def _opens(columns: Columns, verb: int, child: int, mark: str) -> bool:
    """ "Whether the rebels hold the mill could not be confirmed": the clause is the subject."""
    opens = columns.lower[columns.left[child]] == mark and child < verb
    return opens and columns.subject(verb) is None


def _taken_aside(columns: Columns, verb: int, child: int, passive: bool) -> bool:
    """ "Adding | that the mill was lost": the clause, which the parse took for a circumstance."""
    if passive and _opens(columns, verb, child, "that"):
        return True
    first = columns.left[child]
    return (
        columns.relation[first] == "mark" and columns.lower[first] == "that" and first == verb + 1
    )


def _told_of(columns: Columns, verb: int) -> int | None:
    """The clause around "they said" in "which they said was burned", "what they said was a plot".

    The first is hung beside the saying, on the same noun; "what" is the subject of the second.
    """
    head = columns.head[verb]
    clause = columns.head[head]
    if columns.lower[head] == "what":
        subject = columns.relation[head] in {"nsubj", "nsubj:pass"}
        return clause if subject and clause > verb else None
    for child in columns.children[head]:
        if child > verb and columns.dep[child] == "acl:relcl":
            return child if columns.left[child] < columns.left[verb] + 2 else None
    return None


def _done_deed(columns: Columns, verb: int, child: int) -> bool:
    """ "Two nurses report | hearing shots": the deed right behind its verb."""
    bare = columns.tag[child] == "VBG" and columns.left[child] == child
    return bare and child == verb + 1


def _says_else(columns: Columns, verb: int, frames: Frames) -> bool:
    """ "As the palace hints at a truce": a clause that has what is said within itself."""
    thing = frames.object
    if thing is not None and columns.lower[thing] != "it" and columns.lemma[verb] not in TELLING:
        return True
    return any(
        columns.left[child] == verb + 1 and columns.case(child).partition(" ")[0] in MATTERS
        for child in columns.children[verb]
    )


def _left_unsaid(columns: Columns, verb: int, child: int) -> bool:
    """ "Did not say when the talks would begin": a question, which the parse took for a time."""
    asks = columns.left[child] == verb + 1 and columns.lower[verb + 1] in QUESTION_WORDS
    told = columns.relation[child] == "advcl" and columns.subject(child) is not None
    return asks and told and columns.has(verb, "advmod", frozenset({"not", "n't", "n’t", "never"}))


def _set_off(columns: Columns, verb: int) -> bool:
    """A short clause between commas, as a source set off from what it says."""
    start, end = columns.left[verb], columns.right[verb]
    while start < verb and columns.pos[start] == "PUNCT":
        start += 1
    before = columns.words[start - 1] if start > 0 else ""
    return end - start <= LONGEST_ASIDE and before in ASIDE


def _independent(columns: Columns, child: int) -> bool:
    """A side clause that can be what is said: it has a subject of its own.

    Behind a semicolon another sentence begins: "claimed to have taken the port; the army said …".
    """
    start = columns.left[child]
    opened = columns.words[start] == ";" or (start > 0 and columns.words[start - 1] == ";")
    return columns.subject(child) is not None and not opened


def _clausal(columns: Columns, verb: int, child: int, frames: Frames) -> None:
    first = columns.lower[columns.left[child]]
    asks = first in QUESTION_WORDS and child > verb
    if columns.tag[child] == "VBG" and not _finite(columns, child):
        frames.gerund = child
    elif asks and frames.interrogative is None:
        frames.interrogative = child
    elif frames.clause is None or (frames.clause < verb < child and first == "that"):
        frames.clause = child


def _finite(columns: Columns, verb: int) -> bool:
    return columns.tag[verb] in {"VBD", "VBZ", "VBP"} or any(
        columns.relation[each] in {"aux", "cop", "nsubj"} for each in columns.children[verb]
    )


def _open_complement(columns: Columns, child: int, frames: Frames) -> None:
    preposition = columns.case(child)
    if preposition == "as" or columns.lower[columns.left[child]] == "as":  # "seen as weak"
        frames.as_phrase = child
    elif preposition not in {"", "to"}:
        frames.prepositional.setdefault(preposition.removesuffix(" to"), child)
    elif columns.tag[child] == "VBG" or columns.has(child, "aux", frozenset({"having"})):
        frames.gerund = child
    elif columns.has(child, "mark", frozenset({"to"})) or columns.has(
        child, "aux", frozenset({"to"})
    ):
        frames.infinitive = child
    else:
        frames.complement = child


def _oblique(columns: Columns, verb: int, child: int, frames: Frames) -> None:
    preposition = columns.case(child).removesuffix(" to")
    if preposition in {"in", "for", "at", "on"} and frames.clause is None:
        frames.clause = said_in(columns, child)
    if preposition == "as" and columns.tag[child] not in {"VBD", "VBZ", "VBP"}:
        frames.as_phrase = child
    elif preposition and child > verb and preposition not in frames.prepositional:
        frames.prepositional[preposition] = child


def said_in(columns: Columns, noun: int) -> int | None:
    """The clause of "said in a statement that …", "told a court that …", hung on the noun."""
    for child in columns.children[noun]:
        hung = columns.relation[child] in {"acl", "ccomp"} and child > noun
        if hung and columns.case(child) == "that":
            return child
    return None
