"""Which verb a quotation belongs to, and where a quotation goes on without a verb of its own."""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.cues import Cue, CueTable
from holdfast.reading.attribution.found import Found
from holdfast.reading.attribution.quotes import Quote
from holdfast.reading.attribution.ranges import contains, neighbours, union

NOBODY = (None, None)
NEAR = 14
"""Words between a quotation and its verb: room for a name and a title, not for another clause."""


def quotes_by_verb(
    columns: Columns, table: CueTable, quotes: list[Quote]
) -> dict[int, list[Quote]]:
    """The speech quotations of each reporting verb."""
    inside = {index for quote in quotes for index in range(quote.start, quote.end)}
    owners: dict[int, list[Quote]] = {}
    for quote in quotes:
        if not quote.speech:
            continue
        verb = _by_tree(columns, table, quote)
        if verb is not None and verb > quote.end and _stopped(columns, quote):
            verb = None
        if verb is None or (verb > quote.end and columns.tag[verb] == "VBG"):
            near = _by_position(columns, table, quote, inside)
            verb = verb if near is None else near
        if verb is not None and verb < quote.start:
            verb = _led_by(columns, table, quote, verb)
        if verb is not None:
            owners.setdefault(verb, []).append(quote)
    return owners


def _led_by(columns: Columns, table: CueTable, quote: Quote, verb: int) -> int:
    """The participle right before a quotation: '"…," he said, adding later, "…"'."""
    index = quote.start - 1
    while index > verb and columns.pos[index] in {"PUNCT", "SPACE", "ADV"}:
        index -= 1
    leads = columns.tag[index] == "VBG" and takes_speech(columns, table, index)
    return index if leads else verb


def _stopped(columns: Columns, quote: Quote) -> bool:
    """'… "the mill is lost." The mayor said …': what follows the full stop is not of the quote."""
    opens = quote.end < columns.size and columns.words[quote.end][:1].isupper()
    return opens and columns.words[quote.end - 2] == "."


def takes_speech(columns: Columns, table: CueTable, index: int) -> bool:
    """Whether a token is a verb that can report a quotation."""
    if columns.tag[index][:2] != "VB" or columns.relation[index] == "amod":
        return False
    families = table.verbs.get(columns.lemma[index], ())
    return any(_reports(cue) for cue in families)


def _reports(cue: Cue) -> bool:
    return cue.kind.voice and bool(cue.takes & {"clause", "quotation"})


def _by_tree(columns: Columns, table: CueTable, quote: Quote) -> int | None:
    """The verb above the quotation, or beside it in the tree."""
    for index in range(quote.start, quote.end):
        head = columns.head[index]
        if quote.start <= head < quote.end and head != index:
            continue
        if columns.pos[index] in {"PUNCT", "SPACE"}:
            continue
        if head != index and takes_speech(columns, table, head):
            return head
        for child in columns.children[index]:
            beside = columns.relation[child] in {"parataxis", "advcl", "ccomp", "acl"}
            inside = quote.start <= child < quote.end
            if beside and not inside and takes_speech(columns, table, child):
                return child
    return None


def _by_position(columns: Columns, table: CueTable, quote: Quote, inside: set[int]) -> int | None:
    """The nearest verb of saying after the quotation, else before it, in the same paragraph."""
    paragraph = columns.paragraph[quote.start]
    reach = 0 if _stopped(columns, quote) else NEAR
    for index in range(quote.end, min(quote.end + reach, columns.size)):
        if columns.paragraph[index] != paragraph or index in inside:
            break
        if columns.words[index] in {".", ";", "?", "!"}:
            break
        if takes_speech(columns, table, index):
            return index
    last = quote.start - 1
    while last > 0 and columns.words[last].isspace():
        last -= 1
    if last < 0 or (last < quote.start - 1 and columns.words[last] != ":"):
        return None
    introduced = columns.words[last] in {",", ":"}
    for index in range(last, max(last - NEAR * 2, -1), -1):
        if index in inside or columns.sentence[index] != columns.sentence[last]:
            break
        if takes_speech(columns, table, index) and (introduced or index == last):
            return index
    return None


def fence_quotes(quotes: list[Quote], found: list[Found]) -> None:
    """What somebody says inside a quotation ends with it. ``found`` is in text order."""
    place = 0
    for each in found:
        while place < len(quotes) and quotes[place].end <= each.token:
            place += 1
        if place == len(quotes):
            return
        quote = quotes[place]
        if quote.speech and quote.start <= each.token < quote.end:
            each.content = [
                (max(start, quote.start), min(end, quote.end))
                for start, end in each.content
                if start < quote.end and end > quote.start
            ]


def speak_outside(quotes: list[Quote], found: list[Found], columns: Columns) -> None:
    """Nobody quoted speaks outside the quotation ('"We left," he said, adding that …': he adds).

    ``found`` is in text order. Whoever was named last in the sentence speaks on.
    """
    speech = [quote for quote in quotes if quote.speech]
    place, last = 0, None
    for each in found:
        while place < len(speech) and speech[place].end <= each.token:
            place += 1
        if place < len(speech) and speech[place].start <= each.token:
            continue
        near = speech[max(place - 1, 0) : place + 1]
        head = each.source_head
        if head is not None and any(quote.start <= head < quote.end for quote in near):
            same = last is not None and columns.sentence[last.token] == columns.sentence[each.token]
            named = last if same else None
            each.source, each.source_head = (named.source, named.source_head) if named else NOBODY
        elif each.speech and each.source is not None:
            last = each


def close_quotes(quotes: list[Quote], found: list[Found]) -> None:
    """Whoever is given the beginning of a quotation says it to its end, over all its sentences.

    ``found`` is in text order.
    """
    tokens = [each.token for each in found]
    for quote in quotes:
        if not quote.speech:
            continue
        for place in neighbours(tokens, quote.start):
            each = found[place]
            if not quote.start <= each.token < quote.end and _opens(each, quote):
                each.content = union([*each.content, (quote.start, quote.end)])


def _opens(found: Found, quote: Quote) -> bool:
    """Whether a content holds the first word of a quotation."""
    return any(start <= quote.start + 1 < end for start, end in found.content)


def continue_speech(columns: Columns, quotes: list[Quote], found: list[Found]) -> None:
    """Give a quotation that has no verb of its own to whoever was quoted just before it.

    ``found`` is in text order of its cues.
    """
    tokens = [each.token for each in found]
    for quote in quotes:
        if not quote.speech:
            continue
        near = [found[place] for place in neighbours(tokens, quote.start)]
        outside = [each for each in near if not quote.start <= each.token < quote.end]
        if any(contains(each.content, quote.start + 1) for each in outside):
            continue
        owner = _last_speaker(columns, quote, [each for each in near if each.speech])
        if owner is not None:
            owner.content = union([*owner.content, (quote.start, quote.end)])


def nobodys_quotes(
    columns: Columns, table: CueTable, quotes: list[Quote], found: list[Found]
) -> list[Found]:
    """Whole sentences in quotation marks that no one is given: said by somebody, no fact.

    ``found`` is in text order.
    """
    tokens = [each.token for each in found]
    cue = table.cue("attribution.quotation")
    orphans: list[Found] = []
    for quote in quotes:
        if not quote.speech or not _is_sentence(columns, quote):
            continue
        near = (found[place] for place in neighbours(tokens, quote.start))
        owned = any(
            each.cue.kind.voice
            and not quote.start <= each.token < quote.end
            and contains(each.content, quote.start + 1)
            for each in near
        )
        if not owned:
            span = quote.start, quote.start + 1
            content = [(quote.start + 1, quote.end)]
            orphans.append(Found(cue, quote.start, span, None, content, speech=True))
    return orphans


def _is_sentence(columns: Columns, quote: Quote) -> bool:
    """Whether a quotation begins with a capital, ends with a stop, and tells something."""
    inside = range(quote.start + 1, quote.end - 1)
    tells = any(columns.tag[index] in {"VBD", "VBZ", "VBP", "MD"} for index in inside)
    ended = columns.words[quote.end - 2] in {".", ",", "!", "?"}
    return tells and ended and columns.words[quote.start + 1][:1].isupper()


def _last_speaker(columns: Columns, quote: Quote, speeches: list[Found]) -> Found | None:
    best: Found | None = None
    for each in speeches:
        if not each.content or each.content[0][0] > quote.start:
            continue
        end = max(each.content[-1][1], each.token)
        same = columns.paragraph[end - 1] == columns.paragraph[quote.start]
        if end <= quote.start and (same or _only_marks(columns, end, quote.start)):
            best = each if best is None or each.token > best.token else best
    return best


def _only_marks(columns: Columns, start: int, end: int) -> bool:
    return all(columns.pos[index] in {"PUNCT", "SPACE"} for index in range(start, end))
