"""The cue at the head of a complement, and the form of a clause that decides whether it fits."""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.modality.cues import (
    A_NOUN,
    CHANGE,
    DEED,
    DEEDS,
    GERUND,
    INDEFINITE,
    STATIONING,
    TO_A_NOUN,
    Cue,
    Effect,
    ModalityTable,
)
from holdfast.reading.modality.operators import Operator, operator

DEFINITE = frozenset({"the", "this", "these", "that", "those"})
PLACES = {"VERB": "verbs", "AUX": "verbs", "ADJ": "adjectives", "NOUN": "nouns", "PROPN": "nouns"}
TAGS = {"VB": "verbs", "NN": "nouns"}  # the tag is the surer of the two
LINKING = frozenset({"look", "seem", "appear", "remain", "prove", "sound", "become", "feel"})
BEGINNINGS = frozenset({
    "begin", "start", "continue", "resume", "finish", "end", "join", "proceed", "lead", "step",
})  # fmt: skip
KEPT_UP = frozenset({"shelling", "bombing", "bombardment"})
TELLING = frozenset({"acl:relcl", "nmod:unmarked", "nmod:tmod", "obl:unmarked", "obl:tmod"})
ASSERTING = frozenset({"insist", "suggest", "advise"})
ADOPTING = frozenset({"approve", "endorse", "ratify", "adopt", "authorize", "authorise", "back"})
INDEFINITES = frozenset({"a", "an", "another"})
RANKS = frozenset({"first", "second", "third", "last", "only", "latest", "next"})
UNDERTAKINGS = frozenset({
    "attempt", "bid", "effort", "operation", "campaign", "offensive", "counterattack", "push",
    "counteroffensive", "counter-offensive", "drive", "assault", "attack", "mission", "raid",
    "battle", "fight", "struggle", "endeavour", "endeavor",
})  # fmt: skip
JOINING = {
    "team": frozenset({"up"}),
    "band": frozenset({"together"}),
    "gang": frozenset({"up"}),
    "link": frozenset({"up"}),
    "join": frozenset({"forces", "hands", "ranks"}),
    "combine": frozenset({"forces"}),
    "come": frozenset({"together"}),
}
NOTHING: frozenset[str] = frozenset()
YEAR = 4
NEGATIVES = frozenset({"not", "n't", "n’t", "never", "nor", "neither"})


def frame_of(columns: Columns, index: int) -> str:
    """The form of a clause: to, ing, bare, that, or its preposition."""
    case = columns.case(index)
    if case in {"to", "about to", "for to"} or columns.has(index, "aux", frozenset({"to"})):
        return "to"
    if columns.tag[index] == "VBG":
        when = columns.has(index, "advmod", frozenset({"when"}))
        return case or ("when" if when else "ing")
    if case and case not in {"that", "for"}:
        return case
    if columns.relation[index] in {"ccomp", "csubj", "acl"}:
        return "to" if case == "for" else "that"
    return "bare"


def look_up(
    columns: Columns, table: ModalityTable, head: int, frame: str, index: int
) -> Operator | None:
    """The cue at the head of a complement, with the effect that it has there."""
    place = PLACES.get(columns.pos[head], "adverbs_above")
    if columns.tag[head][:2] in TAGS:
        place = TAGS[columns.tag[head][:2]]
    lemma = columns.lemma[head]
    words = table.above[place]
    for child in columns.children[head]:
        particle = columns.lower[child]
        if (lemma, particle) in table.particles and columns.relation[child] != "obj":
            lemma = f"{lemma} {particle}"
            break
    if frame == "to" and lemma == "yet":
        return operator(table.by_id["modality.yet-to"], head)
    if frame == "to" and lemma in {"have", "be"}:
        for child in (*columns.children[head], *columns.children[index]):
            if columns.lower[child] == "yet" and head < child < index:
                return operator(table.by_id["modality.yet-to"], child)
    if frame == "to" and lemma in BEGINNINGS and columns.child(head, "obj") is not None:
        return None  # "Began an offensive to retake" is not "began to retake"
    cues = words.get(lemma) or (words.get(columns.lower[head]) if place != "verbs" else None)
    if cues is None and place == "verbs" and columns.tag[head] in {"VBN", "VBG"}:
        cues = table.above["adjectives"].get(columns.lower[head])
    for cue in cues or ():
        if lemma in ASSERTING and frame == "that" and not _subjunctive(columns, index):
            continue
        if columns.lower[head] == "worrying":  # "it is worrying that the town has fallen"
            continue
        if lemma in ADOPTING and columns.lemma[index] in table.papers:
            continue
        if lemma == "agree" and frame == "that" and not _to_come(columns, index):
            continue
        if _takes(columns, cue, frame, index) or _takes_deed(columns, table, cue, (frame, index)):
            return Operator(cue, _effect(columns, cue, head), head, head + 1)
    return None


def _subjunctive(columns: Columns, index: int) -> bool:
    """ "Insists that the army leave", "that it be left", "that it should leave": a demand."""
    verbs = [
        child for child in columns.children[index] if columns.relation[child] in {"aux", "cop"}
    ]
    if any(columns.lower[child] in {"should", "must"} for child in verbs):
        return True
    return all(columns.tag[each] == "VB" for each in verbs or [index])


def _to_come(columns: Columns, index: int) -> bool:
    """ "Agreed that troops would leave" is a plan, "agreed that the port was lost" a finding."""
    modal = any(columns.tag[child] == "MD" for child in columns.children[index])
    return modal or _subjunctive(columns, index)


def _takes(columns: Columns, cue: Cue, frame: str, index: int) -> bool:
    """Whether the cue has a place for the frame; a noun with "the" is taken for granted there."""
    definite = columns.has(index, "det", DEFINITE)
    if columns.tag[index] == "VBG" and frame + GERUND in cue.takes:
        return True
    if frame + A_NOUN in cue.takes and columns.has(index, "det", INDEFINITES):
        return True
    if frame == TO_A_NOUN:
        return frame in cue.takes and not definite
    if frame == "object" and INDEFINITE in cue.takes:
        return not definite
    return frame in cue.takes


def _takes_deed(columns: Columns, table: ModalityTable, cue: Cue, below: tuple[str, int]) -> bool:
    """Whether the cue has a place for the frame with a noun for a change of hands, or a blow."""
    frame, index = below
    if frame + CHANGE in cue.takes and is_change(columns, table, index):
        return frame != "object" or predicate_of(columns, columns.head[index]) is None
    if frame + STATIONING in cue.takes and columns.lemma[index] in table.stationings:
        return True
    if frame + DEEDS in cue.takes and is_single(columns, index):
        return False
    return bool({frame + DEED, frame + DEEDS} & cue.takes) and is_deed(columns, table, index)


def is_single(columns: Columns, index: int) -> bool:
    """Whether a noun names one blow, which may well be on: "vowed to halt an offensive"."""
    return columns.tag[index] == "NN" and columns.lemma[index] not in KEPT_UP


def is_deed(columns: Columns, table: ModalityTable, index: int) -> bool:
    """Whether a noun names blows of a kind: none that is known, counted or told more about."""
    return columns.lemma[index] in table.blows and not any(
        columns.relation[child] == "nummod"
        or columns.lower[child] in DEFINITE
        or columns.dep[child] in TELLING
        for child in columns.children[index]
    )


def is_change(columns: Columns, table: ModalityTable, index: int) -> bool:
    """Whether a noun names a change of hands that has no day of its own ("last week")."""
    return columns.lemma[index] in table.changes and not any(
        columns.dep[child].endswith((":unmarked", ":tmod")) for child in columns.children[index]
    )


def predicate_of(columns: Columns, head: int) -> int | None:
    """What a linking verb says of its subject ("looks inevitable"), another verb of its object.

    "They consider the fall of the town a disaster": it has fallen.
    """
    for child in columns.children[head]:
        if columns.relation[child] == "xcomp" and columns.pos[child] in {"ADJ", "NOUN"}:
            return child
    return None


def joined_in(columns: Columns, head: int, index: int) -> bool:
    """ "Two gangs teamed up to kill nine guards in 2013": told with its day or count, it was done.

    The parse may hang the time on either verb; one before the infinitive tells when they joined.
    """
    words = {columns.lower[child] for child in columns.children[head] if head < child < index}
    joined = words & JOINING.get(columns.lemma[head], NOTHING)
    if columns.tag[head] != "VBD" or not joined:
        return False
    behind = [each for each in columns.children[head] if each > index]
    behind += columns.children[index]
    for each in tuple(behind):
        behind.extend(columns.children[each])
    return any(
        each > index
        and (
            columns.dep[each].endswith((":unmarked", ":tmod"))
            or columns.relation[each] == "nummod"
            or (len(columns.words[each]) == YEAR and columns.words[each].isdigit())
        )
        for each in behind
    )


def took_time(columns: Columns, table: ModalityTable, head: int) -> bool:
    """ "It took them three weeks to capture the town", "they needed a day to": they had it then."""
    if columns.tag[head] != "VBD" or columns.lemma[head] not in {"take", "need", "require"}:
        return False
    return any(
        columns.lower[child] == "it"
        or (columns.relation[child] == "obj" and columns.lemma[child] in table.spans)
        for child in columns.children[head]
    )


def ranked(columns: Columns, noun: int) -> bool:
    """ "The first to enter", "the only group to have fled", "the first of the towns to fall"."""
    words = [noun, *columns.children[noun]]
    if columns.case(noun) == "of":
        words.append(columns.head[noun])
    return any(columns.lower[each] in RANKS for each in words)


def turned_out(columns: Columns, table: ModalityTable, index: int) -> bool:
    """ "Took the town, only to lose it", "to be driven out": what came of it, and no purpose."""
    mark = to_mark(columns, index)[0]
    only = columns.has(index, "advmod", frozenset({"only"}))
    if not only and columns.lower[mark - 1 : mark] != ["only"]:
        return False
    passive = any(columns.dep[child] == "aux:pass" for child in columns.children[index])
    return passive or columns.lemma[index] in table.outcomes


def succeeded(columns: Columns, head: int) -> bool:
    """ "A successful bid to retake the town": it was retaken.

    ``head`` is the noun, or the verb that has it as object. "Initially successful" leaves it open,
    and so does "a successful bid would open the road".
    """
    verb = columns.head[head] if columns.tag[head][:2] == "NN" else head
    if any(columns.tag[child] == "MD" for child in columns.children[verb]):
        return False
    nouns = [head] if columns.tag[head][:2] == "NN" else columns.children[head]
    return any(
        columns.lower[child] == "successful" and not columns.children[child]
        for noun in nouns
        if columns.lemma[noun] in UNDERTAKINGS and (noun == head or columns.relation[noun] == "obj")
        for child in columns.children[noun]
    )


def _effect(columns: Columns, cue: Cue, head: int) -> Effect:
    """The effect of a cue at its place: negated and past uses may differ."""
    if cue.negated is not None and is_negated(columns, head):
        return cue.negated
    if cue.past is not None and _past(columns, head):
        return cue.past
    return cue.effect


def is_negated(columns: Columns, head: int) -> bool:
    return any(columns.lower[child] in NEGATIVES for child in columns.children[head])


def _past(columns: Columns, head: int) -> bool:
    if columns.tag[head] == "VBD":
        return True
    return any(
        columns.relation[child] in {"cop", "aux"} and columns.tag[child] == "VBD"
        for child in columns.children[head]
    )


def degree(columns: Columns, table: ModalityTable, index: int, head: int) -> Operator | None:
    """ "Too weak to …", "strong enough to …", "enough fuel to …"."""
    for governor in (head, columns.head[head], *columns.children[head]):
        for child in columns.children[governor]:
            cue = table.beside["degree"].get(columns.lower[child])
            if cue is None or child > index or columns.sentence[child] != columns.sentence[index]:
                continue
            if columns.relation[child] in {"advmod", "amod", "det"} and abs(child - governor) <= 2:
                return operator(cue, child)
    return None


def habitual(columns: Columns, head: int) -> bool:
    """ "Used to control", not "tanks were used to attack"."""
    passive = {"aux:pass", "nsubj:pass", "aux"}
    return columns.lower[head] == "used" and not any(
        columns.dep[child] in passive for child in columns.children[head]
    )


def perfect(columns: Columns, index: int) -> bool:
    """ "To have fled": never a purpose."""
    return columns.has(index, "aux", frozenset({"have"}))


def to_mark(columns: Columns, index: int) -> tuple[int, int]:
    """Token range of the "to" of an infinitive, or of the verb where it has none."""
    for child in columns.children[index]:
        if columns.lower[child] == "to" and child < index:
            return child, child + 1
    return index, index + 1
