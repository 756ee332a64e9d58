"""Which time belongs to which event: the nearest one that the tree hangs on it or its clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from holdfast.model import Span, TimeMention
from holdfast.reading.context import Reading
from holdfast.reading.times.lexicon import grammar
from holdfast.reading.times.narrative import tokens_of
from holdfast.reading.times.tense import head_of, is_past_state
from holdfast.reading.tree import SUBJECTS, case_of, relation, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

NOMINAL = frozenset(
    {"obl", "nmod", "advmod", "obj", "iobj", "nsubj", "appos", "compound", "nummod", "det", "dep"}
    | {"dislocated", "flat", "fixed", "amod", "case", "discourse", "orphan", "list", "vocative"}
)
COMPARED = 12  # tokens between a superlative and the time that it looks back to
FARTHEST = 7  # cost beyond which a time is not an event's
REFERRING = frozenset({"ahead of", "before", "prior to", "for", "over", "about", "despite"})
LENGTHS = frozenset({"minute", "hour", "day", "night", "week", "month", "year", "decade", "time"})
# "Has held it since 2012, *except for* a few months in 2014": when it was not so.
EXCEPTED = re.compile(r"\b(?:except|apart|aside|other than|barring)\b[^,.;:]*\Z")
NAMED_DAYS = frozenset({"day", "night", "morning", "evening", "eve", "anniversary", "weekend"})
OF_VERB_BEFORE = 4  # "marched in on Monday and by Tuesday held the port": its own is nearer
RANKS = {"on": 0, "during": 1, "since": 2, "until": 2, "before": 3, "after": 3}


def time_for(reading: Reading, token: Token) -> TimeMention | None:
    """The time of the event whose trigger the token is, or None if its clause tells none.

    A time that stands in a subordinate or relative clause stays there; coordinated and
    participial clauses share that of the clause they hang on. A past state without a date
    ("had held the town") has its tense for a time: it was so before, and nobody says when.
    """
    found = _told_time(reading, token)
    if found is None and is_past_state(token):
        return _undated_past(token)
    return found


def _undated_past(verb: Token) -> TimeMention:
    words = [verb, *(child for child in verb.children if child.lower_ in {"had", "'d"})]
    first = min(words, key=lambda each: each.i) if len(words) > 1 else verb
    span = verb.doc[first.i : verb.i + 1]
    return TimeMention(
        text=text_of(verb.doc)[span.start_char : span.end_char],
        start=span.start_char,
        end=span.end_char,
        edtf=None,
        precision="unknown",
        basis="a past state, of no stated time",
        relation="before",
        rule="tense.past-state",
    )


def _told_time(reading: Reading, token: Token) -> TimeMention | None:
    near = _in_sentence(reading, token)
    counted = [each.anchor for each in near if _counts_from(each, token) and each.anchor]
    if counted:  # "a day after rebels seized the port on Monday": only Monday is of the seizing
        near = [each for each in near if _is_inside(each, counted)]
    if not near:
        return None
    hosts = _hosts(token)
    best: tuple[tuple[int, int, int], TimeMention] | None = None
    spans = [(each.start or 0, each.end or 0) for each in near]
    for mention in near:
        if _nested(mention, spans, token) or _pointless(mention) or _compares(reading, mention):
            continue
        start = mention.start or 0
        if EXCEPTED.search(reading.document.text, max(0, start - 60), start):
            continue
        cost = _cost(reading, mention, hosts)
        if cost is None or cost > FARTHEST:
            continue
        undated = mention.edtf is None and mention.anchor is None and "chain" not in mention.rule
        weight = cost + RANKS.get(mention.relation, 0) + (6 if undated else 0)
        rank = (weight, abs((mention.start or 0) - token.idx), mention.start or 0)
        if best is None or rank < best[0]:
            best = (rank, mention)
    return best[1] if best else None


def _counts_from(mention: TimeMention, token: Token) -> bool:
    """Whether a time is counted from this very event: "on May 20, three days after *the fall*"."""
    anchor = mention.anchor
    if anchor is None or mention.offset_days in {None, 0}:
        return False
    return anchor.start <= token.idx < anchor.end


def _is_inside(mention: TimeMention, anchors: list[Span]) -> bool:
    start, end = mention.start or 0, mention.end or 0
    return any(each.start <= start and end <= each.end for each in anchors)


def _in_sentence(reading: Reading, token: Token) -> list[TimeMention]:
    sentence = token.sent
    low = bisect_left(reading.times, sentence.start_char, key=lambda each: each.start or 0)
    high = bisect_right(reading.times, sentence.end_char - 1, key=lambda each: each.start or 0)
    return reading.times[low:high]


def _nested(mention: TimeMention, spans: list[tuple[int, int]], trigger: Token) -> bool:
    """A time inside the words of another ("the attack on May 3"), or round the trigger itself."""
    start, end = mention.start or 0, mention.end or 0
    if mention.anchor is not None and mention.anchor.start <= trigger.idx < mention.anchor.end:
        return True
    return any(
        low <= start and end <= high and (low, high) != (start, end)
        for low, high in spans
        if not low <= trigger.idx < high
    )


def _pointless(mention: TimeMention) -> bool:
    """A bare length of time says nothing about when."""
    return mention.edtf is None and mention.rule.startswith("duration.")


def _compares(reading: Reading, mention: TimeMention) -> bool:
    """ "The first town to fall since 2012": since then there was none, and nobody says when."""
    if mention.relation != "since":
        return False
    span = tokens_of(reading.doc, mention)
    if span is None:
        return False
    first = max(span.start - COMPARED, span[0].sent.start)
    return any(
        each.lower_ == "first" or (each.tag_ == "JJS" and each.lower_ not in {"most", "least"})
        for each in reading.doc[first : span.start]
    )


def _cost(reading: Reading, mention: TimeMention, hosts: dict[int, int]) -> int | None:
    """How far the time is from the trigger in the tree; None if it belongs to another clause."""
    current = stated = _day_before(_head(reading, mention))
    cost, through_subject = 0, False
    if mention.anchor is not None and relation(current) == "advcl":
        current, cost = current.head, 1  # "two days before rebels stormed the port"
    for _ in range(10):
        inner = _clause_around(current)
        if inner is not None:
            current, cost = inner, cost + 1
        if current.i in hosts:
            extra = 3 if through_subject else 0
            return cost + hosts[current.i] + extra
        step = _climb(current)
        if step is None or (current != stated and _of_another(current)):
            return None
        through_subject = through_subject or current.dep_ in SUBJECTS
        if through_subject and current.dep_ in SUBJECTS and not _shares(current.head):
            return None
        cost += step
        current = current.head
    return None


def _of_another(token: Token) -> bool:
    """ "Ahead of Wednesday's forum", "for the 2011 murder": the date of what is only referred to.

    "Ahead of Wednesday" itself dates the verb, and says so by its own relation; so does "for two
    months in 2012".
    """
    if token.lemma_.lower() in LENGTHS:
        return False
    return relation(token) in {"obl", "nmod"} and case_of(token) in REFERRING


def _head(reading: Reading, mention: TimeMention) -> Token:
    span = tokens_of(reading.doc, mention)
    if span is None:
        raise ValueError(f"a time outside the text: {mention}")
    return head_of(reading.doc, span.start, span.end)


def _day_before(token: Token) -> Token:
    """ "On the first day of the war, 15 April": the day that the date names, wherever it was hung;
    else the token itself."""
    edge = token.left_edge
    comma = edge.i if edge.lower_ == "," else edge.i - 1
    if comma < token.sent.start + 2 or token.doc[comma].lower_ != ",":
        return token
    day = token.doc[comma - 1]
    while relation(day) == "nmod" and day.head.i < day.i:
        day = day.head
    named = day.lemma_.lower() in NAMED_DAYS and relation(day) == "obl"
    return day if named and case_of(day) == "on" else token


def _clause_around(token: Token) -> Token | None:
    """The clause that the words stand in, where the parse hung them past it on the main verb.

    "When they were driven out of the port on Monday, the rebels …": Monday is inside the clause.
    """
    head = token.head
    if relation(head) == "ccomp" and head.head.i < token.i:
        marks = [child for child in head.children if child.dep_ == "mark" and child.i > token.i]
        if marks:  # "said on Tuesday that rebels had left": Tuesday is when it was said
            return head.head
    for child in head.children:
        if child.i >= token.i or relation(child) not in {"advcl", "acl", "ccomp"}:
            continue
        if child.left_edge.i < token.i < child.right_edge.i:
            return child
        between = token.doc[child.right_edge.i + 1 : token.left_edge.i]
        if token.i < head.i and all(each.is_space for each in between):
            return child
    return None


def _climb(token: Token) -> int | None:
    """What one step up costs; None where a clause ends."""
    if token.head == token:
        return None
    kind = relation(token)
    if kind == "conj":
        return 1 if token.pos_ in {"NOUN", "PROPN", "NUM"} and token.head.pos_ != "VERB" else None
    if kind in NOMINAL:
        return 1
    if kind == "xcomp":
        return 2
    if kind == "advcl" and _is_bare_participle(token):
        return 3
    return None


def _hosts(trigger: Token) -> dict[int, int]:
    """Token index → cost of the tokens whose times the trigger shares."""
    hosts = {trigger.i: 0}
    current, cost = trigger, 0
    for _ in range(6):
        step = _inherit(current)
        if step is None:
            break
        current, more = step
        cost += more
        hosts.setdefault(current.i, cost)
    return hosts


def _inherit(token: Token) -> tuple[Token, int] | None:
    """The clause or phrase whose time is also this one's."""
    if token.head == token:
        return None
    kind, head = relation(token), token.head
    if kind == "conj":
        shared = _same_tense(token, head) and not _has_own_subject(token)
        if shared and token.pos_ == "VERB":
            return head, OF_VERB_BEFORE
        return (head, 2) if shared or token.pos_ in {"NOUN", "PROPN"} else None
    if kind == "xcomp":
        return head, 1
    if kind in {"advcl", "acl"} and _is_bare_participle(token) and token.tag_ == "VBG":
        return (head, 2) if head.pos_ in {"VERB", "AUX"} else None
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    if token.dep_ in SUBJECTS:
        return (head, 2) if _shares(head) else None
    if kind in {"obj", "obl", "nmod", "compound"}:
        light = head.pos_ != "VERB" or head.lemma_.lower() in _support()
        return (head, 2) if light or _is_bare_participle(head) else None
    return None


def _same_tense(token: Token, head: Token) -> bool:
    def auxiliaries(each: Token) -> set[str]:
        return {child.lower_ for child in each.children if relation(child) == "aux"}

    if token.pos_ != head.pos_:
        return False
    return token.tag_ == head.tag_ or bool(auxiliaries(token)) == bool(auxiliaries(head)) is False


def _has_own_subject(token: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in token.children)


def _is_bare_participle(token: Token) -> bool:
    if token.tag_ not in {"VBG", "VBN"}:
        return False
    return not any(child.dep_ in SUBJECTS or child.dep_ == "aux" for child in token.children)


def _shares(verb: Token) -> bool:
    """Whether the verb happens when its subject does ("the attack killed five on Monday")."""
    return verb.lemma_.lower() not in _apart()


@lru_cache(maxsize=1)
def _apart() -> frozenset[str]:
    return frozenset(grammar()["apart"])


@lru_cache(maxsize=1)
def _support() -> frozenset[str]:
    return frozenset(grammar()["support"])
