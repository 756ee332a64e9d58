"""Where one saying ends and the next begins, inside a sentence that has several.

A parser hangs a second verb of saying on whatever stands nearest, and what the first speaker says
then swallows it. Three shapes are told apart here, by the words that join the two:

- a second speaker: "the army said it had taken the hill, while monitors reported a stalemate";
- the same speaker again: "the army denied that it had fled and said its troops held the hill";
- the same speaker in a participle: "the army said the hill was lost, adding that …".
"""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.found import Found
from holdfast.reading.attribution.kinds import kind_of
from holdfast.reading.attribution.ranges import contains, neighbours, size, subtract

CONTRASTING = frozenset({"while", "whereas", "although", "though", "but"})
ADDING = frozenset({
    "add", "note", "stress", "emphasize", "emphasise", "explain", "underline", "underscore",
    "reiterate",
})  # fmt: skip
GOING_ON = frozenset({
    "argue", "insist", "warn", "suggest", "vow", "promise", "cite", "point", "reference", "claim",
    "accuse", "blame", "call", "describe", "urge", "assert", "contend", "refer",
    "stress", "criticize", "criticise", "condemn", "praise", "denounce", "recall", "predict",
})  # fmt: skip
FINITE = frozenset({"VBD", "VBZ", "VBP"})
PRONOUNS = frozenset({"it", "he", "she", "they"})
JOINING = frozenset({",", "and", "but", "or", "yet"})


def part_sayings(columns: Columns, found: list[Found]) -> None:
    """Take a saying of its own out of the content that swallowed it. ``found`` is in text order."""
    tokens = [each.token for each in found]
    for inner in found:
        outer = _around(found, tokens, inner)
        if outer is None:
            continue
        if inner.cue.kind.voice and _second_speaker(columns, inner):
            _cut(columns, outer, inner)
        elif _same_speaker(columns, outer, inner) or _adding(columns, outer, inner):
            inner.source, inner.source_head = outer.source, outer.source_head
            inner.kind = outer.kind
            if outer.source is not None:
                inner.content = subtract(inner.content, outer.source)
            _cut(columns, outer, inner)


def _around(found: list[Found], tokens: list[int], inner: Found) -> Found | None:
    """The smallest unquoted saying of an earlier verb in whose content this verb is."""
    around = [
        found[place]
        for place in neighbours(tokens, inner.token)
        if found[place].token < inner.token
        and found[place].cue.kind.voice
        and not found[place].speech
        and contains(found[place].content, inner.token)
    ]
    return min(around, key=lambda each: size(each.content), default=None)


def _second_speaker(columns: Columns, inner: Found) -> bool:
    """A clause with a speaker of its own that is set against the one before, or joined to it."""
    verb = inner.token
    speaking = columns.child(verb, "nsubj")
    if speaking is None or columns.tag[verb] not in FINITE:
        return False
    if columns.relation[verb] == "advcl":
        return columns.case(verb) in CONTRASTING
    joined = columns.relation[verb] == "conj" and columns.case(verb) == ""
    return joined and columns.lower[speaking] not in PRONOUNS


def _same_speaker(columns: Columns, outer: Found, inner: Found) -> bool:
    """A finite verb without a subject, joined to a clause whose subject does not speak for itself.

    "Denied that the town had fallen and said …": a town says nothing, and who denies something does
    not report in the same breath what it would have said.
    """
    verb = inner.token
    first = columns.head[verb]
    alike = columns.tag[outer.token] == columns.tag[verb] and columns.tag[verb] in FINITE
    if columns.relation[verb] != "conj" or not alike:
        return False
    if columns.child(verb, "nsubj") is not None or not contains(outer.content, first):
        return False
    subject = columns.child(first, "nsubj", "csubj")
    if subject is None:  # "wants to hold the port and says …": no finite verb before it but his
        return columns.head[first] == outer.token and columns.tag[first] in {"VB", "VBG"}
    return outer.cue.kind.name == "denial" or _mute(columns, subject)


def _mute(columns: Columns, subject: int) -> bool:
    """Whether a subject says nothing of its own: a thing, or a pronoun for who is speaking."""
    if columns.lower[subject] in PRONOUNS:
        return True
    kind = kind_of(columns, subject, (columns.left[subject], columns.right[subject]))
    return kind == "unknown" and not columns.entity[subject]


def _adding(columns: Columns, outer: Found, inner: Found) -> bool:
    """ ", adding that …" behind what somebody said: he goes on.

    Whoever is spoken of may "argue" or "warn" too: only where he can do neither it is the speaker.
    """
    verb = inner.token
    before = verb - 1
    while before > 0 and columns.pos[before] == "ADV":
        before -= 1
    participle = columns.tag[verb] == "VBG" and columns.relation[verb] in {"advcl", "acl", "xcomp"}
    if not participle or columns.words[before] != ",":
        return False
    if columns.lemma[verb] in ADDING:
        return True
    subject = columns.child(columns.head[verb], "nsubj", "csubj")
    if subject is None or columns.lemma[verb] not in GOING_ON:
        return False
    return contains(outer.content, subject) and _mute(columns, subject)


def _cut(columns: Columns, outer: Found, inner: Found) -> None:
    """Leave the second saying, and the word that joins it, out of the content of the first."""
    start = min(columns.left[inner.token], *(first for first, _ in inner.content), inner.token)
    if inner.source is not None and inner.source is not outer.source:
        start = min(start, inner.source[0])
    if start <= outer.token:
        start = inner.cue_range[0]
    while columns.lower[start - 1] in JOINING:
        start -= 1
    end = max(columns.right[inner.token], *(last for _, last in inner.content))
    outer.content = subtract(outer.content, (start, end))
