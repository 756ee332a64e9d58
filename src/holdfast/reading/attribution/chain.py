"""The chain of who says so above a word, and what it does to the word's mood.

Presupposition. What a reported sentence takes for granted is not part of what is reported: the time
clause of "the army said nobody had slept since the town fell" keeps its own mood. It holds for
finite past-tense clauses under *since, when, while, until, before* and *after*, for non-restrictive
relative clauses, for what tells which subject is meant ("the bomb that killed nine", "the murdered
priest"), and only where the source is no party to the conflict and is named: a claim of a
belligerent is never turned into a fact.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from holdfast.model import Commitment, Mood, Source
from holdfast.reading.attribution.columns import Columns, columns_of
from holdfast.reading.attribution.cues import cue_table
from holdfast.reading.attribution.known_events import is_known_event
from holdfast.reading.attribution.ranges import REACH, contains, size
from holdfast.reading.context import Attribution, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

TEMPORAL = frozenset({"since", "when", "while", "until", "till", "before", "after", "once"})
DEEPEST = 8
ACCUSING = "attribution.accuse"
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
TURNED_DOWN = frozenset({"accusation", "allegation"})
PUBLICATION = "the publication"


def publication(reading: Reading) -> Source:
    """The outermost source: the publisher of the document, or "the publication"."""
    return Source(reading.document.publisher or PUBLICATION, "publication")


def enclosing(reading: Reading, token: Token) -> list[Attribution]:
    """Attributions that say the token, outermost first; wishes and judgements are left out."""
    columns = columns_of(reading.doc)
    classes = cue_table().phrases
    # bisect over the list itself: cues are in text order, and a content stays near its cue
    first = bisect_left(reading.attributions, token.i - REACH, key=_cue_token)
    last = bisect_right(reading.attributions, token.i + REACH, key=_cue_token)
    around = [
        (-size(each.content), _depth(reading, index), each)
        for index, each in enumerate(reading.attributions[first:last], first)
        if contains(each.content, token.i)
        and classes[each.rule].kind.voice
        and not is_known_event(columns, token.i, each.mood == "claimed")
        and not (classes[each.rule].kind.name == "denial" and _own_words(columns, token.i, each))
    ]
    around.sort(key=lambda item: item[:2])
    return [
        each
        for _, _, each in around
        if (each.mood == "claimed" or not _presupposed(columns, token.i, each))
        and (classes[each.rule].kind.name != "demand" or _asked_for(columns, token.i, each))
        and not (each.rule == ACCUSING and _known_deed(columns, token.i))
    ]


def _cue_token(attribution: Attribution) -> int:
    return attribution.cue_token


def _asked_for(columns: Columns, token: int, demand: Attribution) -> bool:
    """Whether the token is what is demanded: in "an end to the shelling" the shelling is not."""
    current = token
    while contains(demand.content, columns.head[current]) and columns.head[current] != current:
        if columns.relation[current] not in {"conj", "xcomp", "ccomp"}:
            return False
        current = columns.head[current]
    return True


def _known_deed(columns: Columns, token: int) -> bool:
    """ "Charged with last week's bombing": that there was one is not what the charge says."""
    if columns.pos[token] != "NOUN" or columns.relation[token] not in {"obl", "nmod"}:
        return False
    return any(
        columns.dep[child] == "nmod:poss"
        or (columns.relation[child] == "det" and columns.lower[child] in DEFINITE)
        for child in columns.children[token]
    )


def _own_words(columns: Columns, token: int, denial: Attribution) -> bool:
    """ "Syria denies the accusation by Turkey": that Turkey makes it is not what is denied."""
    return (
        columns.lemma[token] in TURNED_DOWN
        and columns.relation[token] == "obj"
        and columns.head[token] == denial.cue_token
    )


def _depth(reading: Reading, index: int) -> int:
    """How many attributions lie around this one; only tells apart two with the same content."""
    depth, parent = 0, reading.attributions[index].parent
    while parent is not None and depth < DEEPEST:
        depth, parent = depth + 1, reading.attributions[parent].parent
    return depth


def attribution_chain(reading: Reading, token: Token) -> tuple[Source, ...]:
    """Who says what the token says, outermost first, beginning with the publication.

    Somebody unnamed who passes on the words of somebody named is no link of its own.
    """
    said = [each.source for each in enclosing(reading, token)]
    links = [
        each
        for place, each in enumerate(said)
        if each.start is not None or all(other.start is None for other in said[place + 1 :])
    ]
    return (publication(reading), *links)


def attributed_mood(reading: Reading, token: Token) -> tuple[Mood, Commitment] | None:
    """Mood and commitment that the sources give the token; None where the text itself asserts it.

    The strictest of the chain: a denial of a report is a denial, a report of a fear is possible.
    """
    table = cue_table()
    chain = enclosing(reading, token)
    if not chain:
        return None
    order = table.order
    mood = min((each.mood for each in chain), key=order["mood"].index)
    commitment = min((each.commitment for each in chain), key=order["commitment"].index)
    return mood, commitment


def claims_of_responsibility(reading: Reading) -> list[Attribution]:
    """Claims and accusations of a deed: the deed is the content, its doer only claimed.

    ``rule`` tells which: ``attribution.responsibility`` (the source says it did it itself) or
    ``attribution.blame`` (the source says that somebody else did).
    """
    return [
        each
        for each in reading.attributions
        if cue_table().phrases[each.rule].kind.name == "responsibility"
    ]


def _presupposed(columns: Columns, token: int, attribution: Attribution) -> bool:
    """Whether the token stands in a clause that the content takes for granted."""
    if _marks_subject(columns, token):
        return True
    current = token
    for _ in range(30):
        head = columns.head[current]
        if not contains(attribution.content, current) or head == current:
            return False
        timed = columns.relation[current] == "advcl" and columns.case(current) in TEMPORAL
        if timed and contains(attribution.content, head) and _past(columns, current):
            return True
        if columns.dep[current] == "acl:relcl" and contains(attribution.content, head):
            left = columns.left[current]  # the comma may hang on either clause
            apart = "," in columns.words[max(left - 1, 0) : left + 1]
            denied = attribution.mood == "denied" and columns.has(head, "det", DEFINITE)
            if (apart or denied or _known_by(columns, head)) and _past(columns, current):
                return True
        aside = _set_off_participle(columns, current) and contains(attribution.content, head)
        if aside and not _told_whole(attribution):
            return True
        current = head
    return False


def _told_whole(attribution: Attribution) -> bool:
    """ "The mine, set off by wire, wrecked a van, a nurse said": she tells all before it."""
    return all(end <= attribution.cue_token for _, end in attribution.content)


def _known_by(columns: Columns, noun: int) -> bool:
    """ "The bomb that killed nine was home-made": what tells which one is taken to be known."""
    subject = columns.relation[noun] in {"nsubj", "nsubj:pass"}
    return subject and columns.has(noun, "det", DEFINITE)


def _marks_subject(columns: Columns, token: int) -> bool:
    """ "The murdered priest", "the bombing that killed nine": a deed that tells which is meant."""
    if columns.relation[token] == "amod" and columns.tag[token] == "VBN":
        return _known_by(columns, columns.head[token])
    return (
        columns.pos[token] == "NOUN"
        and _known_by(columns, token)
        and any(
            columns.dep[child] == "acl:relcl" and _past(columns, child)
            for child in columns.children[token]
        )
    )


def _set_off_participle(columns: Columns, verb: int) -> bool:
    """ "The reporter, kidnapped in 2012, has reportedly fled": told aside, between commas."""
    left, right = columns.left[verb], columns.right[verb]
    opened = "," in columns.words[max(left - 1, 0) : left + 1]
    closed = right < columns.size and "," in columns.words[right - 1 : right + 1]
    participle = columns.relation[verb] == "acl" and columns.tag[verb] == "VBN"
    return participle and opened and closed


def _past(columns: Columns, verb: int) -> bool:
    """A finite clause in a past tense."""
    if any(columns.tag[child] == "MD" for child in columns.children[verb]):
        return False
    if columns.tag[verb] == "VBD":
        return True
    return any(
        columns.relation[child] in {"aux", "cop"} and columns.tag[child] == "VBD"
        for child in columns.children[verb]
    )
