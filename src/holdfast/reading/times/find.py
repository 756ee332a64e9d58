"""Every time expression of a document, found by the grammar and resolved in reading order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from holdfast.model import Span, TimeMention, Zone
from holdfast.reading.context import Note, Reading
from holdfast.reading.quantities.stream import Stream, stream_of
from holdfast.reading.times import edtf
from holdfast.reading.times.anchor_spans import anchor_after, event_anchors
from holdfast.reading.times.context import Context, Outlook, Previous, Reference, Value
from holdfast.reading.times.dates import between
from holdfast.reading.times.guards import passes
from holdfast.reading.times.lexicon import CORE, Classes, classes_of
from holdfast.reading.times.meanings import MEANINGS
from holdfast.reading.times.narrative import previous_of
from holdfast.reading.times.patterns import Match, matches_at
from holdfast.reading.times.prepositions import apply_relation, relation_before
from holdfast.reading.times.reference import reference_of
from holdfast.reading.times.tense import head_of, is_perfect, outlook_of

WINDOW = 8  # the first word of an expression stands at most so many pieces before its core word
CONNECTORS = {"to", "until", "till", "through", "and", "-", "–", "—"}
CALENDAR = frozenset({"date.day", "date.month", "date.year", "date.iso", "deictic.weekday"})
TITLES = frozenset({"title", "repeated-title", "heading"})


@dataclass(frozen=True, slots=True)
class Expression:
    """A match, the second one if it is the end of a range, and the event it counts from."""

    match: Match
    start: int  # first piece
    end: int  # one past the last piece
    until: Match | None = None
    anchor: tuple[int, int] | None = None  # token range of the event's words


def find_times(reading: Reading) -> list[TimeMention]:
    """Find and resolve every time expression; fills ``reading.times``, sorted by start.

    Those that count from an event have ``edtf`` None until ``resolve_anchors``.
    """
    stream = stream_of(reading.doc)
    classes = [classes_of(stream, index) for index in range(len(stream))]
    matches = scan(reading, stream, classes)
    reference = reference_of(reading.document, stream, matches)
    expressions = with_anchors(reading, stream, combine(stream, matches))
    mentions = _Resolver(reading, stream, reference).resolve_all(expressions)
    mentions.extend(event_anchors(reading.doc, mentions))
    mentions.sort(key=lambda mention: (mention.start or 0, -(mention.end or 0)))
    reading.times = mentions
    for mention in mentions:
        decided = f"{mention.edtf} {mention.relation}: {mention.basis}"
        reading.trace.append(
            Note("times", mention.rule, mention.start or 0, mention.end or 0, decided)
        )
    return mentions


def scan(reading: Reading, stream: Stream, classes: list[Classes]) -> list[Match]:
    """The longest matches, left to right, without overlap."""
    cores = [index for index, found in enumerate(classes) if found and not CORE.isdisjoint(found)]
    found: list[Match] = []
    at = 0
    for core in cores:
        at = max(at, core - WINDOW)
        while at <= core:
            match = _first_that_passes(reading, stream, classes, at)
            if match is None:
                at += 1
                continue
            found.append(match)
            at = match.end
    return found


def _first_that_passes(
    reading: Reading, stream: Stream, classes: list[Classes], start: int
) -> Match | None:
    for match in matches_at(stream, classes, start):
        if passes(match, stream, classes, reading.doc):
            return match
    return None


def combine(stream: Stream, matches: list[Match]) -> list[Expression]:
    """Join "from June 2014" and "to March 2015" into one expression."""
    found: list[Expression] = []
    at = 0
    while at < len(matches):
        here = matches[at]
        after = matches[at + 1] if at + 1 < len(matches) else None
        if after is not None and _is_range(stream, here, after):
            first = here.start - 1
            opened = first >= 0 and stream.lowers[first] in {"from", "between"}
            found.append(Expression(here, first if opened else here.start, after.end, after))
            at += 2
            continue
        found.append(Expression(here, here.start, here.end))
        at += 1
    return found


def _is_range(stream: Stream, first: Match, last: Match) -> bool:
    if first.rule.id not in CALENDAR or last.rule.id not in CALENDAR:
        return False
    if last.start != first.end + 1 or stream.lowers[first.end] not in CONNECTORS:
        return False
    before = stream.lowers[first.start - 1] if first.start else ""
    connector = stream.lowers[first.end]
    if connector == "and":
        return before == "between"
    return before != "between" and (connector != "to" or before == "from")


def with_anchors(
    reading: Reading, stream: Stream, expressions: list[Expression]
) -> list[Expression]:
    """Extend "three days after" over the event that follows it."""
    found: list[Expression] = []
    for expression in expressions:
        last = stream.lowers[expression.end - 1]
        if expression.match.rule.id.startswith("chain.") and last in {"after", "before"}:
            anchor = anchor_after(reading.doc, stream.tokens[expression.end - 1])
            expression = replace(expression, anchor=anchor)
        found.append(expression)
    return found


class _Resolver:
    """Resolves expressions in reading order; each can count from those before it."""

    def __init__(self, reading: Reading, stream: Stream, reference: Reference | None) -> None:
        self.reading = reading
        self.stream = stream
        self.reference = reference
        self.previous: list[Previous] = []
        self.awaited = False  # whether the last event told is not dated yet
        self.month_first: bool | None = None
        zones: tuple[Zone, ...] = reading.document.zones
        self.titles = [zone for zone in zones if zone.kind in TITLES]

    def resolve_all(self, expressions: list[Expression]) -> list[TimeMention]:
        """The mentions, in text order."""
        self.month_first = _month_first(expressions)
        return [self.mention(expression) for expression in expressions]

    def mention(self, expression: Expression) -> TimeMention:
        """One expression as a mention; what it tells can be counted from by the next."""
        trim = 1 if expression.match.rule.id == "duration.of" else 0
        start = self.stream.starts[expression.start]
        end = self.stream.ends[expression.end - 1 - trim]
        first = self.stream.tokens[expression.match.start]
        last = self.stream.tokens[expression.end - 1 - trim] + 1
        if expression.anchor is not None:
            self.awaited = True
            return self.anchored(expression, start)
        head = head_of(self.reading.doc, first, last)
        context = self.context(expression, head.i, start)
        value = MEANINGS[expression.match.rule.meaning](expression.match.captures, context)
        if expression.until is not None:
            value = self.range_of(expression, value, context)
        relation = relation_before(self.stream, expression.start, self.reading.doc)
        value = apply_relation(value, relation)
        mention = _mention(self.reading.document.text, start, end, value, expression.match.rule.id)
        self.remember(mention, expression, head.i)
        return mention

    def anchored(self, expression: Expression, start: int) -> TimeMention:
        """ "three days after Ramadi's capture": dated once the event is."""
        doc, text = self.reading.doc, self.reading.document.text
        low, high = expression.anchor or (0, 0)
        span_start, span_end = doc[low].idx, doc[high - 1].idx + len(doc[high - 1])
        anchor = Span(span_start, span_end, text[span_start:span_end])
        captures = expression.match.captures
        value = MEANINGS[expression.match.rule.meaning](captures, Context(self.reference))
        before = self.stream.lowers[expression.end - 1] == "before"
        relation = "on" if value.offset_days is not None else ("before" if before else "after")
        value = replace(value, edtf=None, basis="counts from an event", relation=relation)
        found = _mention(text, start, span_end, value, "anchor.count")
        return replace(found, anchor=anchor)

    def context(self, expression: Expression, head: int, start: int) -> Context:
        token = self.reading.doc[head]
        outlook: Outlook = outlook_of(token)
        if outlook == "habitual" and any(zone.start <= start < zone.end for zone in self.titles):
            outlook = "past"
        nearby = self.nearby(start, outlook)
        between = self.reading.document.text[nearby.end : start] if nearby is not None else ""
        return Context(
            reference=self.reference,
            outlook=outlook,
            previous=() if self.awaited else tuple(self.previous[-8:]),
            nearby=nearby,
            new_paragraph="\n" in between,
            perfect=expression.match.rule.meaning == "duration" and is_perfect(token),
            month_first=self.month_first,
        )

    def nearby(self, start: int, outlook: Outlook) -> Previous | None:
        """A dated time just before, in the same paragraph, whose year a bare date may share."""
        told = next((each for each in reversed(self.previous) if each.has_year), None)
        if told is None or told.relation not in {"on", "during"} or outlook == "planned":
            return None
        gap = self.reading.document.text[told.end : start]
        if outlook == "habitual" and any(mark in gap for mark in (". ", "\n")):
            return None  # what happens every year does not happen in the year told before
        old = self.reference is None or told.first.year <= self.reference.year - 2
        if "\n" in gap and not (old and told is self.previous[-1]):
            return None
        if told.precision in {"day", "month", "interval"}:
            return told
        if told.precision != "year":
            return None
        same_sentence = not any(mark in gap for mark in (". ", "? ", "! ", "\n"))
        return told if same_sentence or old else None

    def range_of(self, expression: Expression, first: Value, context: Context) -> Value:
        """Both ends of a range; the first takes its year from the last if it has none."""
        until = expression.until
        if until is None:
            return first
        last = MEANINGS[until.rule.meaning](until.captures, context)
        captures = expression.match.captures
        ending = edtf.bounds(last.edtf)[1]
        if "year" not in captures and "month" in captures and ending is not None:
            month = captures["month"]
            year = ending.year - (1 if month > ending.month else 0)
            first = MEANINGS[expression.match.rule.meaning]({**captures, "year": year}, context)
            first = replace(first, basis=last.basis)
        return between(first, last)

    def remember(self, mention: TimeMention, expression: Expression, head: int) -> None:
        near = "year" in expression.match.captures or mention.basis.startswith("year from “")
        told = previous_of(mention, self.reading.doc[head], near)
        if told is not None:
            self.previous.append(told)
            self.awaited = False
        elif mention.rule.startswith("chain."):
            self.awaited = True


def _month_first(expressions: list[Expression]) -> bool | None:
    """Which order the numeric dates of this text have, where one of them shows it."""
    orders = set()
    for expression in expressions:
        captures = expression.match.captures
        if expression.match.rule.meaning != "numeric":
            continue
        if captures["second"] > 12:
            orders.add(True)
        elif captures["first"] > 12:
            orders.add(False)
    return orders.pop() if len(orders) == 1 else None


def _mention(text: str, start: int, end: int, value: Value, rule: str) -> TimeMention:
    return TimeMention(
        text=text[start:end],
        start=start,
        end=end,
        edtf=value.edtf,
        precision=value.precision,
        basis=value.basis,
        relation=value.relation,
        offset_days=value.offset_days,
        rule=rule,
    )
