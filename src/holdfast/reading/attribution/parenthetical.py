"""Sources set off by commas: "…, said the mayor.", "…, he said, …", and the dash before a name.

These are found by the order of the words rather than by the tree: long sentences that end in a
source are where parsers go wrong most, and the comma, the verb and the full stop are plain to see.
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.reading.attribution.asides import is_aside
from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.cues import Cue, CueTable, cue_table
from holdfast.reading.attribution.found import Found, cue_extent
from holdfast.reading.attribution.quotes import Quote
from holdfast.reading.attribution.ranges import Range, subtract, union
from holdfast.reading.attribution.sources import CLIMB, RELATIVE, phrase, phrase_before

BEFORE = frozenset({",", "”", '"', "''", "’", "'", "--", "-", "–", "—", "…", "?", "!"})
QUOTING = frozenset({"”", '"', "''", "’"})
AFTER = frozenset({",", ".", ";", "--", "–", "—", "?", "!"})
DASHES = frozenset({"―", "—", "–", "--", "-"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
OPENED = (["“"], ['"'], ["''"])
RELATING = frozenset({"WDT", "WP", "WRB"})
OPENS_NAME = frozenset({"DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM"})
LONGEST_NAME = 9
"""Words of a source set off by commas, without its apposition."""


def parentheticals(
    columns: Columns, table: CueTable, quotes: list[Quote]
) -> Iterator[tuple[Found, Range]]:
    """Each attribution set off from its sentence, with the stretch that sets it off."""
    opened = {quote.start for quote in quotes}
    for index in range(columns.size):
        if columns.tag[index] not in FINITE:
            continue
        cue = _family(columns, table, index)
        if cue is None or is_aside(columns, index):
            continue
        group = _final(columns, index) or _after_source(columns, index)
        if group is None:
            continue
        span, source, head = group
        if span[0] - 1 in opened:
            continue  # 'said Omar: "I saw …"': the quotation opens with it
        content = _content(columns, index, span, quotes)
        if not content or _circumstance(columns, content, quotes):
            continue
        found = Found(cue, index, cue_extent(columns, index), source, content, head)
        found.speech = any(columns.words[end - 1] in BEFORE for _, end in content)
        yield found, span


def _family(columns: Columns, table: CueTable, index: int) -> Cue | None:
    if columns.lemma[index] == "learn" and columns.tag[index] == "VBN":
        return table.cue("attribution.announce")  # "…, the paper has learned"
    for cue in table.verbs.get(columns.lemma[index], ()):
        if cue.kind.voice and cue.takes & {"clause", "quotation"}:
            return cue
    return None


def _final(columns: Columns, verb: int) -> tuple[Range, Range, int] | None:
    """ "…, said the mayor": the verb right after the comma, its subject right behind."""
    if verb == 0 or columns.words[verb - 1] not in BEFORE or columns.tag[verb] == "VBN":
        return None
    first, last = columns.sentence_bounds[columns.sentence[verb]]
    if verb == first and not _marks_before(columns, verb):
        return None
    if any(columns.relation[child] == "nsubj" and child < verb for child in columns.children[verb]):
        return None  # "the mayor, a doctor, said he …": the subject stands in front
    nominal = verb + 1
    if nominal >= last or columns.pos[nominal] not in OPENS_NAME:
        return None
    if columns.lower[nominal] in {"that", "it", "there"} and columns.head[nominal] != verb:
        return None
    for child in columns.children[verb]:
        nominal_child = columns.relation[child] in {"nsubj", "obj", "iobj"}
        if nominal_child and columns.left[child] == nominal and columns.tag[child] != "WDT":
            end = max(_source_end(columns, verb, last), phrase(columns, child)[1])
            return (verb, end), (nominal, end), child
    return _name_behind(columns, verb, last) or _noun_behind(columns, verb, last)


def _noun_behind(columns: Columns, verb: int, last: int) -> tuple[Range, Range, int] | None:
    """ "…, said one source in the ministry.": a noun phrase that closes the sentence."""
    end = last
    while end > verb and columns.pos[end - 1] in {"PUNCT", "SPACE"}:
        end -= 1
    inside = range(verb + 1, end)
    plain = all(columns.pos[index] in OPENS_NAME | {"ADP", "PART"} for index in inside)
    nouns = [index for index in inside if columns.pos[index] in {"NOUN", "PROPN"}]
    if columns.words[verb - 1] != "," or not plain or not nouns or len(inside) > LONGEST_NAME:
        return None
    head = nouns[0]
    while columns.relation[head] in {"compound", "flat", "amod"} and columns.head[head] in nouns:
        head = columns.head[head]
    return (verb, end), (verb + 1, end), head


def _source_end(columns: Columns, verb: int, last: int) -> int:
    """Where a source behind its verb ends: before an adverbial of it, or with the sentence."""
    for index in range(verb + 1, last):
        leaf = columns.head[index] == verb or columns.pos[index] == "PUNCT"
        if columns.words[index] in {"—", "--", "–", ";", ":"}:
            return index
        if columns.words[index] == "," and index + 1 < last:
            following = index + 1
            if columns.tag[following] in {"VBG", "IN", "WRB", "RB", "CC"}:
                return index
            if columns.lower[following] in RELATIVE:
                return index
        adverbial = columns.relation[index] in {"obl", "advmod", "ccomp", "advcl", "xcomp"}
        if leaf and adverbial and columns.words[columns.left[index] - 1] != ",":
            return min(max(columns.left[index], verb + 2), index)
    end = last
    while end > verb + 2 and (
        columns.pos[end - 1] == "SPACE" or columns.words[end - 1] in {".", ",", "!", "?"}
    ):
        end -= 1
    return end


def _name_behind(columns: Columns, verb: int, last: int) -> tuple[Range, Range, int] | None:
    """The words of a name behind the verb, where the tree does not make them its subject."""
    end = verb + 1
    named = False
    while end < last and columns.pos[end] in OPENS_NAME | {"PUNCT"}:
        if columns.words[end] in AFTER and columns.words[end] != ".":
            break
        if columns.tag[end] in RELATING or (columns.words[end] == "." and not columns.entity[end]):
            break
        named = named or columns.pos[end] in {"PROPN", "PRON"}
        end += 1
    followed = end < last and columns.pos[end] in {"VERB", "AUX"}
    if not named and columns.words[verb - 1] in QUOTING:
        return _described_behind(columns, verb, end)
    if not named or followed or end - verb > LONGEST_NAME:
        return None
    return (verb, end), (verb + 1, end), end - 1


def _described_behind(columns: Columns, verb: int, end: int) -> tuple[Range, Range, int] | None:
    """'"…," said one nurse | who had fled': the words that describe the nurse are hers."""
    while columns.pos[end - 1] == "PUNCT":
        end -= 1
    head = end - 1
    finite = end < columns.size and columns.tag[end] in {"VBD", "VBZ", "VBP", "MD"}
    counted = columns.pos[head] == "NUM" and columns.lower[end : end + 1] == ["of"]
    nominal = columns.pos[head] == "NOUN" or counted  # "one of two nurses"
    if not nominal or finite or end - verb > LONGEST_NAME:
        return None
    end = max(end, phrase(columns, head)[1])
    return (verb, end), (verb + 1, end), head


def _marks_before(columns: Columns, index: int) -> bool:
    return index > 0 and columns.words[index - 1] in {"”", '"', "''", ","}


def _after_source(columns: Columns, verb: int) -> tuple[Range, Range, int] | None:
    """ "…, the mayor said." and "…, he often says, …"."""
    perfect = columns.has(verb, "aux", frozenset({"has", "have", "had"}))
    if columns.tag[verb] == "VBN" and not perfect:
        return None
    last = columns.sentence_bounds[columns.sentence[verb]][1]
    end = verb + 1
    while end < last and _adverbial(columns, verb, end):
        end += 1
    subjects = [
        child
        for child in columns.children[verb]
        if columns.relation[child] == "nsubj" and child < verb
    ]
    named = None
    if subjects and verb - columns.left[subjects[-1]] <= LONGEST_NAME + 12:
        named = phrase_before(columns, subjects[-1], verb), subjects[-1]
    if named is None or columns.words[named[0][0] - 1] not in BEFORE:
        named = _behind_comma(columns, verb)
    if named is None:
        return None
    source, subject = named
    start = source[0]
    if columns.tag[start] in RELATING and start + 1 < source[1]:
        source = start + 1, source[1]  # "…, which | the army denies"
    noun = columns.head[verb]
    if columns.dep[verb] == "acl:relcl" and start <= noun < verb and noun != subject:
        return None  # "…, a claim the army dismissed": it says what was done with the claim
    if start == 0 or columns.words[start - 1] not in BEFORE or columns.tag[subject] == "WP":
        return None
    opens = columns.words[end : end + 1] == [":"] and columns.words[end + 1 : end + 2] in OPENED
    if end < last and not opens and columns.words[end] not in AFTER and columns.pos[end] != "SPACE":
        phrase_end = _adverbial_phrase(columns, end, last)
        if phrase_end is not None:
            return (start, phrase_end), source, subject
        quoted = columns.words[start - 1] in QUOTING or columns.words[start - 2] in QUOTING
        if columns.words[start - 2] == "." and _says_on(columns, verb):
            return None  # '"… is lost." The mayor said it would be …'
        if not quoted or columns.lower[end] in {"that", "the", "a"}:
            return None
        end = last
    return (start, end), source, subject


def _says_on(columns: Columns, verb: int) -> bool:
    """Whether what a verb reports stands behind it."""
    return any(
        child > verb and columns.relation[child] == "ccomp" for child in columns.children[verb]
    )


def _behind_comma(columns: Columns, verb: int) -> tuple[Range, int] | None:
    """ "…, the governor of the province said.", the governor taken for an apposition.

    Nothing but a noun phrase between comma and verb, a finite clause before the comma, and no
    clause behind the verb.
    """
    first = columns.sentence_bounds[columns.sentence[verb]][0]
    described = _with_clause(columns, verb)
    if described is not None:
        return described
    start = verb
    while start > first and columns.pos[start - 1] in OPENS_NAME | {"ADP", "PART", "CCONJ"}:
        start -= 1
    nouns = [index for index in range(start, verb) if columns.pos[index] in {"NOUN", "PROPN"}]
    opens = start > first and columns.words[start - 1] == "," and columns.pos[start] in OPENS_NAME
    if not nouns or not opens or verb - start > LONGEST_NAME:
        return None
    told = any(columns.tag[index] in {"VBD", "VBZ", "VBP", "MD"} for index in range(first, start))
    clauses = [each for each in columns.children[verb] if columns.relation[each] == "ccomp"]
    if not told or any(each > verb for each in clauses):
        return None
    joints = (index for index in range(start, verb) if columns.pos[index] in {"ADP", "CCONJ"})
    joint = next(joints, verb)
    return (start, verb), max((each for each in nouns if each < joint), default=nouns[0])


def _with_clause(columns: Columns, verb: int) -> tuple[Range, int] | None:
    """ "…, an officer who would not be named told the radio": the officer, clause and all."""
    clause = verb - 1
    for _ in range(CLIMB):
        if columns.dep[clause] == "acl:relcl" or columns.head[clause] in {clause, verb}:
            break
        clause = columns.head[clause]
    noun = columns.head[clause]
    relative = columns.dep[clause] == "acl:relcl" and columns.right[clause] == verb
    if not relative or columns.relation[noun] not in {"appos", "conj", "dislocated"}:
        return None
    start = columns.left[noun] + (columns.words[columns.left[noun]] == ",")
    asides = [index for index in range(start, verb) if columns.words[index] == ","]
    if columns.words[start - 1] != "," or asides or columns.child(verb, "nsubj") is not None:
        return None
    return (start, verb), noun


def _adverbial_phrase(columns: Columns, start: int, last: int) -> int | None:
    """The end of "in a June report" behind the verb: a preposition, nouns, and a mark."""
    if columns.pos[start] not in {"ADP", "PROPN", "NOUN"}:
        return None
    for index in range(start, min(start + LONGEST_NAME, last)):
        if columns.words[index] in AFTER:
            return index
        if columns.pos[index] in {"VERB", "AUX", "SCONJ"}:
            return None
    return None


def _adverbial(columns: Columns, verb: int, index: int) -> bool:
    """A word of time, place or manner that still belongs to the verb of saying."""
    current = index
    for _ in range(4):
        if columns.head[current] == verb:
            relation = columns.relation[current]
            return relation in {"obl", "advmod", "iobj", "compound"} or (
                relation == "obj" and columns.lemma[verb] == "tell"
            )
        current = columns.head[current]
    return False


def _content(columns: Columns, verb: int, span: Range, quotes: list[Quote]) -> list[Range]:
    """The sentence around the stretch set off, and any quotation that it closes."""
    first, last = columns.sentence_bounds[columns.sentence[verb]]
    start, last = _clause_around(columns, span, first, last)
    quoted = columns.words[span[0] - 1] in QUOTING
    behind = _quote_behind(columns, span[1], quotes)
    if behind is not None and not quoted and _introduced(columns, verb, start, behind):
        return [(behind.start, behind.end)]
    beside = [
        quote
        for quote in quotes
        if quote.speech and (quote.end in {span[0], span[0] - 1} or quote.start == span[1])
    ]
    if behind is not None and columns.words[span[1]] == ":":
        beside.append(behind)
    closing = columns.words[span[1]] if span[1] < last else "."
    inverted = span[0] == verb
    goes_on = closing == "," and not quoted and not _turns(columns, span[1] + 1, last, inverted)
    end = last if goes_on else span[0]
    ranges = [(start, min(end, last)), *((quote.start, quote.end) for quote in beside)]
    return subtract(union(ranges), span) if span[0] > start or beside else []


def _circumstance(columns: Columns, content: list[Range], quotes: list[Quote]) -> bool:
    """ "At the time, the commander sided with …": when and where, which nobody says."""
    start, end = content[0][0], content[-1][1]
    if columns.pos[start] not in {"ADP", "ADV", "SCONJ"}:
        return False
    if any(quote.speech and start <= quote.start < end for quote in quotes):
        return False
    inside = (index for first, last in content for index in range(first, last))
    return not any(columns.pos[index] in {"VERB", "AUX"} for index in inside)


def _clause_around(columns: Columns, span: Range, first: int, last: int) -> Range:
    """Where the clause begins and ends that a source set off in its middle speaks for.

    "The fort, which, the mayor said, is lost, stands by the river": he speaks for the "which".
    """
    before = span[0] - 2
    if before > first and columns.words[span[0] - 1] == "," and columns.tag[before] in RELATING:
        return before, max(columns.right[columns.head[before]], span[1])
    for index in range(span[0] - 1, first, -1):
        if columns.words[index] == ";":
            return index + 1, last
    return first, last


def _quote_behind(columns: Columns, end: int, quotes: list[Quote]) -> Quote | None:
    """The speech that begins right after the comma or colon behind a source."""
    if end >= columns.size or columns.words[end] not in {",", ":"}:
        return None
    return next((each for each in quotes if each.speech and each.start == end + 1), None)


def _introduced(columns: Columns, verb: int, start: int, behind: Quote) -> bool:
    """'Asked about the raid, the mayor said, "We …"': what stands before is no part of it."""
    whole = columns.words[behind.start + 1][:1].isupper()
    return whole and any(
        columns.left[child] == start and columns.relation[child] in {"advcl", "obl", "advmod"}
        for child in columns.children[verb]
    )


def _turns(columns: Columns, index: int, last: int, inverted: bool) -> bool:
    """Whether something else than the rest of the content follows: ", but the army denied it".

    Behind a verb that stands before its source only the predicate can go on ("Rebels, said the
    mayor, fled"); anything else is an apposition of the source.
    """
    if inverted and index < last and columns.pos[index] not in {"VERB", "AUX"}:
        return True
    if index >= last:
        return True
    if columns.tag[index] == "VBG" and columns.lemma[index] in cue_table().verbs:
        return True  # "…, he said, citing two nurses"
    if columns.lower[index] not in {"but", "and", "while", "although"}:
        return False
    return any(columns.relation[each] == "nsubj" for each in range(index, min(index + 8, last)))


def dash_attributions(columns: Columns, table: CueTable, quotes: list[Quote]) -> Iterator[Found]:
    """'"We held on." — Ali Hassan': a quotation, a dash and a name."""
    cue = table.cue("attribution.colon")
    for quote in quotes:
        index = quote.end
        while index < columns.size and columns.words[index].isspace():
            index += 1
        if not quote.speech or index + 1 >= columns.size or columns.words[index] not in DASHES:
            continue
        name = index + 1 + columns.words[index + 1].isspace()
        named = name < columns.size and columns.entity[name] in {"PERSON", "ORG"}
        if not named and columns.pos[min(name, columns.size - 1)] != "PROPN":
            continue
        head = name
        while columns.relation[head] in {"flat", "compound"}:
            head = columns.head[head]
        if not index < head <= index + LONGEST_NAME:
            head = name
        source = (name, max(phrase(columns, head)[1], name + 1))
        content = [(quote.start, quote.end)]
        yield Found(cue, index, (index, index + 1), source, content, head, speech=True)
