"""Date what counts from an event: "three days after Ramadi's capture", once events are drafted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from holdfast.model import Span, TimeMention
from holdfast.reading.context import Draft, Note, Reading
from holdfast.reading.quantities.stream import stream_of
from holdfast.reading.times import edtf
from holdfast.reading.times.back_counts import count_back, deed_of
from holdfast.reading.times.chained import TOO_LATE, spread
from holdfast.reading.times.context import Context, Previous, Value
from holdfast.reading.times.lexicon import classes_of
from holdfast.reading.times.meanings import MEANINGS
from holdfast.reading.times.narrative import previous_of, tokens_of
from holdfast.reading.times.patterns import Captures, matches_at
from holdfast.reading.times.tense import head_of
from holdfast.reading.times.units import MONTHS, YEARS, moved, reference_at

PASSES = 3  # an anchor may count from an event that is itself anchored, or told later
LOOSE = 31  # days; hours, days and weeks do not count from "the 2016 bombing"
HAPPENED = frozenset({"fact", "reported", "claimed"})
Key = tuple[int | None, int | None, str]


def resolve_anchors(reading: Reading) -> None:
    """Date anchored and chained times in place, in ``reading.times`` and in every draft.

    What names no dated event stays undated.
    """
    if any(_is_open(mention) for mention in reading.times):
        _count_on(reading)
        count_back(reading)


def _count_on(reading: Reading) -> None:
    for _ in range(PASSES):
        changed = _one_pass(reading)
        if not changed:
            return
        for draft in (*reading.drafts, *reading.reasons):
            if draft.time is not None and _key(draft.time) in changed:
                draft.time = changed[_key(draft.time)]


def _one_pass(reading: Reading) -> dict[Key, TimeMention]:
    changed: dict[Key, TimeMention] = {}
    previous: list[Previous] = []
    awaited = False
    for index, mention in enumerate(reading.times):
        if _is_open(mention):
            dated = _dated(reading, mention, () if awaited else tuple(previous[-8:]))
            if dated.edtf is not None:
                changed[_key(mention)] = dated
                reading.times[index] = mention = dated
                decided = f"{dated.edtf} {dated.relation}: {dated.basis}"
                reading.trace.append(
                    Note("anchors", dated.rule, dated.start or 0, dated.end or 0, decided)
                )
        if mention.rule == "anchor.event":
            continue
        if mention.edtf is None:
            awaited = awaited or _is_open(mention)
            continue
        span = tokens_of(reading.doc, mention)
        if span is not None:
            told = previous_of(mention, head_of(reading.doc, span.start, span.end))
            if told is not None:
                previous.append(told)
                awaited = False
    return changed


def _is_open(mention: TimeMention) -> bool:
    if mention.edtf is not None or mention.basis == TOO_LATE:
        return False
    return mention.anchor is not None or mention.rule.startswith("chain.")


def _key(mention: TimeMention) -> Key:
    return mention.start, mention.end, mention.rule


def _dated(reading: Reading, mention: TimeMention, previous: tuple[Previous, ...]) -> TimeMention:
    if mention.anchor is None:
        return _chained(reading, mention, previous)
    event = event_of(reading, mention, mention.anchor)
    if event is not None:
        time, words = event.time, reading.doc[event.trigger].text
    else:
        time = told_within(reading, mention.anchor)
        words = mention.anchor.quote
    first, last = edtf.bounds(time.edtf) if time is not None else (None, None)
    if time is None or first is None or last is None:
        return mention
    value = _counted(reading, mention, (first, last))
    if value is None:
        return mention
    basis = f"counted from “{words}” ({time.edtf})"
    return replace(mention, edtf=value.edtf, precision=value.precision, basis=basis)


def told_within(reading: Reading, anchor: Span) -> TimeMention | None:
    """ "Hours after *the truce took effect on Sunday*": the one date that the words tell."""
    inside = [
        each
        for each in reading.times
        if each.start is not None and anchor.start <= each.start and (each.end or 0) <= anchor.end
    ]
    dated = [each for each in inside if each.edtf is not None and each.relation == "on"]
    return dated[0] if len(inside) == 1 and dated else None


def _chained(reading: Reading, mention: TimeMention, previous: tuple[Previous, ...]) -> TimeMention:
    found = _captures(reading, mention)
    if found is None:
        return mention
    meaning, captures = found
    value = MEANINGS[meaning](captures, Context(None, previous=previous))
    return replace(mention, edtf=value.edtf, precision=value.precision, basis=value.basis)


def _captures(reading: Reading, mention: TimeMention) -> tuple[str, Captures] | None:
    """What the grammar keeps of the mention's words, read again."""
    span = tokens_of(reading.doc, mention)
    if span is None:
        return None
    stream = stream_of(span)
    classes = [classes_of(stream, index) for index in range(len(stream))]
    for match in matches_at(stream, classes, 0):
        if match.rule.id.startswith("chain."):
            captures = dict(match.captures)
            if "partofday" in captures:
                captures.setdefault("unit", "day")
            return match.rule.meaning, captures
    return None


def _counted(reading: Reading, mention: TimeMention, event: tuple[date, date]) -> Value | None:
    """The distance from an event's first and last possible day."""
    first, last = event
    here = edtf.interval(first.isoformat(), last.isoformat())
    if mention.rule != "anchor.count":
        if mention.relation == "during":
            return Value(here, "day" if first == last else "interval", "")
        if mention.relation in {"before", "until"}:
            return Value(f"../{last.isoformat()}", "interval", "")
        return Value(f"{first.isoformat()}/..", "interval", "")
    found = _captures(reading, mention)
    if found is None:
        return None
    captures = found[1]
    number, unit = captures.get("number"), captures["unit"]
    if unit not in MONTHS and unit not in YEARS and (last - first).days > LOOSE:
        return None
    order = captures.get("order") or captures.get("direction")
    sign = -1 if order in {"previous", "earlier"} else 1
    count = number.value if number is not None else 1.0
    if unit in {"hour", "minute"} and number is None:
        return Value(here, "day" if first == last else "interval", "")  # as "three hours after"
    if "order" not in captures and (number is None or not number.exact):
        return spread(unit, last if sign > 0 else first, sign)
    limit = limit_of(reading, mention)
    low = moved(unit, reference_at(first, ""), sign * count)
    high = moved(unit, reference_at(last, ""), sign * count)
    if low is None or high is None:
        return None
    if limit is not None:
        near, far = (first.isoformat(), high[0]) if sign > 0 else (low[0], last.isoformat())
        if limit == "least":  # "more than a year after": from then on
            near, far = (low[0], "..") if sign > 0 else ("..", high[0])
        return Value(f"{near}/{far}", "interval", "")
    return Value(edtf.interval(low[0], high[0]), low[1] if low == high else "interval", "")


LIMITS = {
    ("more", "than"): "least",
    ("at", "least"): "least",
    ("over",): "least",
    ("less", "than"): "most",
    ("fewer", "than"): "most",
    ("under",): "most",
    ("within",): "most",
}


def limit_of(reading: Reading, mention: TimeMention) -> str | None:
    """ "More than a year after": whether the distance is the least or the most, or neither."""
    span = tokens_of(reading.doc, mention)
    if span is None:
        return None
    before = tuple(token.lower_ for token in reading.doc[max(0, span.start - 2) : span.start])
    return LIMITS.get(before) or LIMITS.get(before[-1:])


def event_of(reading: Reading, mention: TimeMention, anchor: Span) -> Draft | None:
    """The dated draft that the anchor's words denote, or None.

    A trigger inside the words, or else an event of the same kind at the same place: the nearest
    one told before, then the nearest told after.
    """
    inside = [draft for draft in reading.drafts if _within(reading, draft, anchor)]
    for draft in inside:
        if _usable(draft, mention):
            return draft
    lemmas = {
        token.lemma_.lower()
        for token in reading.doc.char_span(anchor.start, anchor.end, alignment_mode="expand") or ()
    }
    places = _places_in(reading, anchor).union(*(_places_of(each) for each in inside))
    deed = deed_of(reading, mention)  # what is dated by the words is not what they count from
    found = [
        draft
        for draft in reading.drafts
        if draft not in inside
        and draft.trigger != deed
        and _usable(draft, mention)
        and _same_event(reading, draft, inside, lemmas, places)
    ]
    if not found:
        return None
    offset = anchor.start
    return min(found, key=lambda draft: _distance(reading.doc[draft.trigger].idx, offset))


def _distance(place: int, anchor: int) -> tuple[bool, int]:
    return place > anchor, abs(place - anchor)


def _within(reading: Reading, draft: Draft, anchor: Span) -> bool:
    return anchor.start <= reading.doc[draft.trigger].idx < anchor.end


def _usable(draft: Draft, mention: TimeMention) -> bool:
    time = draft.time
    if draft.kind != "event" or time is None or time.edtf is None:
        return False
    happened = draft.modality.polarity == "+" and draft.modality.mood in HAPPENED
    dated = time.relation in {"on", "during"} and None not in edtf.bounds(time.edtf)
    return happened and dated and _key(time) != _key(mention)


def _same_event(
    reading: Reading, draft: Draft, inside: list[Draft], lemmas: set[str], places: set[str]
) -> bool:
    here = _places_of(draft)
    if places and not places & here:
        return False
    if inside:
        families = {each.type.partition(".")[0] for each in inside}
        same_place = bool(places & here)
        exact = any(each.type == draft.type for each in inside)
        return exact or (same_place and draft.type.partition(".")[0] in families)
    lemma = reading.doc[draft.trigger].lemma_.lower()
    stem = lemma[:5] if len(lemma) > 5 else lemma
    if any(lemma == each or (len(stem) > 3 and each.startswith(stem)) for each in lemmas):
        return True
    taken = draft.type.startswith("territory.") and bool(lemmas & TAKING)
    return taken and bool(places & here)


TAKING = frozenset(
    {"fall", "capture", "takeover", "seizure", "loss", "conquest", "liberation", "recapture"}
    | {"surrender", "occupation", "defeat"}
)


def _places_in(reading: Reading, anchor: Span) -> set[str]:
    found: set[str] = set()
    for place in reading.places:
        if place.start is not None and anchor.start <= place.start < anchor.end:
            found.add((place.entity or place.text).lower())
            found.add(place.text.lower())
    return found


def _places_of(draft: Draft) -> set[str]:
    found: set[str] = set()
    for mentions in draft.roles.values():
        for mention in mentions:
            found.add(mention.text.lower())
            if mention.entity:
                found.add(mention.entity.lower())
    return found
