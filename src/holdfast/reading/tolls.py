"""Tolls that no verb of their own tells: the second of two, and the toll that has risen.

"Left 67 dead and some 1,000 wounded", "nine were killed and more than 40 wounded": one trigger, two
tolls. "The death toll rose to 31" tells no deed of its own, but of one that was told before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from holdfast.model import Mention
from holdfast.reading.completion import complete
from holdfast.reading.context import Draft, Note, Reading
from holdfast.reading.quantities.kinds import HARMING, kinds
from holdfast.reading.quantities.special import toll_noun
from holdfast.reading.tree import text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from holdfast.model import Quantity

STEP = "tolls"
# What became of those counted, as the type and the rule of a statement.
HARMS = {
    "killed": ("violence.killing", "violence.kill"),
    "injured": ("violence.injury", "violence.injure"),
}
HARM = frozenset(type_ for type_, _ in HARMS.values())
DEEDS = ("violence.killing", "violence.injury", "bombing.", "strike.", "battle.", "protest.riot")
TOLD = frozenset({"fact", "reported", "claimed"})
REACH = 150
"""Tokens back to the deed whose toll has risen: a few sentences."""


def second_tolls(reading: Reading) -> None:
    """Add to ``reading.drafts`` the dead and the wounded that are counted and not yet read."""
    told = tolls_told(reading)
    added: list[Draft] = []
    for count in reading.quantities:
        if count.what not in HARMS or count.part_of or count.best == 0:
            continue
        if any(what == count.what and start <= count.start < end for what, start, end in told):
            continue
        found = beside(reading, count) or risen(reading, count)
        if found is not None:
            added.append(found)
            trigger = reading.doc[found.trigger]
            end = trigger.idx + len(trigger)
            reading.trace.append(Note(STEP, found.rule, trigger.idx, end, found.notes[-1]))
    reading.drafts.extend(added)


def tolls_told(reading: Reading) -> list[tuple[str, int, int]]:
    """What the drafts count already: what became of them, and the code points that say so."""
    found: list[tuple[str, int, int]] = []
    for draft in reading.drafts:
        what = next((what for what, (type_, _) in HARMS.items() if type_ == draft.type), None)
        if what is not None:
            found.extend((what, each.start, each.start + 1) for each in draft.numbers)
            found.extend(
                (what, each.start, each.end)
                for each in draft.roles.get("victim", ())
                if each.start is not None and each.end is not None
            )
    return found


def beside(reading: Reading, count: Quantity) -> Draft | None:
    """ "Killed nine people and left *40 wounded*": told by the same words, in the same mood."""
    word = word_for(reading, count)
    if word is None:
        return None
    sentence = word.sent
    hosts = [
        draft
        for draft in reading.drafts
        if draft.type in HARM and sentence.start <= draft.trigger < sentence.end and stands(draft)
    ]
    if not hosts:
        return lost_in(reading, count, word)
    host = min(hosts, key=lambda draft: (abs(draft.trigger - word.i), draft.trigger))
    type_, rule = HARMS[count.what]
    return replace(
        host,
        type=type_,
        rule=rule,
        trigger=word.i,
        roles={**host.roles, "victim": [counted_words(reading, count)]},
        numbers=[count],
        evidence=None,
        notes=[*host.notes, "counted beside others"],
    )


def lost_in(reading: Reading, count: Quantity, word: Token) -> Draft | None:
    """ "The army suffered *nine dead* in the clash": in a deed of the same sentence."""
    sentence = word.sent
    deeds = [
        draft
        for draft in reading.drafts
        if draft.type.startswith(DEEDS)
        and sentence.start <= draft.trigger < sentence.end
        and stands(draft)
    ]
    if not deeds:
        return None
    deed = min(deeds, key=lambda draft: (abs(draft.trigger - word.i), draft.trigger))
    return toll_of_deed(reading, count, word, deed)


def word_for(reading: Reading, count: Quantity) -> Token | None:
    """The "dead" or "wounded" right behind a number, or behind the words for those it counts.

    Or the verb right before it, which the parser may take for a noun: "kills 23 and *wounds* 36".
    """
    end = count.start + len(count.text)
    if count.side_start is not None and count.side_end is not None and count.side_start >= end:
        end = count.side_end
    span = reading.doc.char_span(count.start, end, alignment_mode="expand")
    if span is None or "of" in {token.lower_ for token in span}:
        return None  # "20 of the 35 people injured": what befell the 35
    verb = reading.doc[span.start - 1] if span.start else None
    if (
        verb is not None
        and verb.lower_ in HARMING
        and kinds().verbs.get(verb.lemma_.lower()) == (count.what)
    ):
        return verb
    for at in (span.end, span.end + 1):
        if at < len(reading.doc) and kinds().adjectives.get(reading.doc[at].lower_) == count.what:
            return reading.doc[at]
        if at < len(reading.doc) and reading.doc[at].lower_ not in {"more", "others"}:
            return None
    return None


def risen(reading: Reading, count: Quantity) -> Draft | None:
    """ "The death toll rose to 31": the deed told last, with the toll that it has now."""
    span = reading.doc.char_span(
        count.start, count.start + len(count.text), alignment_mode="expand"
    )
    root = span.root if span is not None else None
    if root is not None and root.head.lower_ in kinds().adjectives:
        root = root.head  # "the toll is 25 dead"
    noun = toll_noun(root) if root is not None else None
    if noun is None:
        return None
    sentence = noun.sent
    deeds = [
        draft
        for draft in reading.drafts
        if draft.type.startswith(DEEDS)
        and noun.i - REACH < draft.trigger < sentence.end
        and stands(draft)
    ]
    if not deeds:
        return None
    deed = min(deeds, key=lambda draft: (abs(draft.trigger - noun.i), draft.trigger))
    return toll_of_deed(reading, count, noun, deed)


def toll_of_deed(reading: Reading, count: Quantity, word: Token, deed: Draft) -> Draft:
    """The harm that a deed did, told by that word, where the deed was done."""
    type_, rule = HARMS[count.what]
    place = deed.roles.get("place", [])
    found = Draft(
        kind="event",
        type=type_,
        rule=rule,
        trigger=word.i,
        roles={"victim": [counted_words(reading, count)]},
    )
    if place:
        found.roles["place"] = list(place)
    complete(reading, found)
    found.numbers = [count]
    found.notes.append("the toll of a deed told before")
    return found


def stands(draft: Draft) -> bool:
    """Whether a deed is said to have happened."""
    return draft.modality.polarity == "+" and draft.modality.mood in TOLD


def counted_words(reading: Reading, count: Quantity) -> Mention:
    """The number with the words for those it counts, where they stand right behind it."""
    start, end = count.start, count.start + len(count.text)
    if count.side_start is not None and count.side_end is not None and count.side_start == end + 1:
        end = count.side_end
    text = text_of(reading.doc)[start:end]
    return Mention(text=text, start=start, end=end, kind="person", rule="events.words")
