"""Cues that are nouns ("the claim that …"), and the colon behind the name of a speaker."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.gazetteer.nationalities import nationality
from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.cues import Cue, CueTable, cue_table
from holdfast.reading.attribution.found import Found
from holdfast.reading.attribution.kinds import kind_of
from holdfast.reading.attribution.quotes import OPENING
from holdfast.reading.attribution.ranges import Range, subtract
from holdfast.reading.attribution.sources import agent, phrase, speaker
from holdfast.reading.attribution.speech import takes_speech

CLAUSES = frozenset({"acl", "ccomp"})
BEHIND = frozenset({"obl", "advcl", "ccomp", "acl", "nmod"})
NOTHING = frozenset({"no", "little", "scant"})
FEELINGS = frozenset({"fear", "worry", "concern"})
SPEAKING = frozenset({"NOUN", "PROPN", "DET", "ADJ", "NUM", "CCONJ", "ADP"})
PLURALS = frozenset({"media", "police"})
"""Speakers of a plural verb whose own form does not tell."""
LONGEST_SPEAKER = 7
"""Words of a speaker that opens a line."""
RUMOURS = frozenset({"rumor", "rumour", "word", "news", "report", "claim", "speculation", "fear"})


def noun_attributions(columns: Columns, table: CueTable) -> Iterator[Found]:
    """ "the army's claim that …", "fears of …", "made the allegation that …"."""
    for index in range(columns.size):
        if columns.pos[index] != "NOUN":
            continue
        families = table.nouns.get(columns.lemma[index])
        if not families or _says_in(columns, table, index):
            continue
        named = _name_reports(columns, table, index)
        if named is not None:
            yield named
            continue
        for cue in families:
            content = _noun_content(columns, index, cue)
            if content is not None:
                found = _noun_found(columns, table, index, cue, content)
                if not _nobodys(columns, found):
                    yield found
                break


def _nobodys(columns: Columns, found: Found) -> bool:
    """Whether a feeling that nobody is said to have is no report ("shares fell on fears about …").

    "Fears that …" and "fears of …" still tell of something that is not known to be so.
    """
    if found.source is None and found.cue.kind.name == "intention":
        return True  # "a plan to storm the fort"
    opening = columns.lower[found.content[0][0]] if found.content else ""
    feels = columns.lemma[found.token] in FEELINGS
    return found.source is None and feels and opening in {"about", "over"}


def _says_in(columns: Columns, table: CueTable, noun: int) -> bool:
    """The statement of "said in a statement that …" belongs to the verb."""
    voices = table.verbs.get(columns.lemma[columns.head[noun]], ())
    return columns.relation[noun] == "obl" and any(cue.kind.voice for cue in voices)


def _noun_content(columns: Columns, noun: int, cue: Cue) -> Range | None:
    for child in columns.children[noun]:
        if child < noun:
            continue
        relation = columns.relation[child]
        case = columns.case(child)
        if "denied" in cue.takes and not _none_of_it(columns, noun):
            return None
        span = (columns.left[child], columns.right[child])
        if relation in CLAUSES and case.partition(" ")[0] == "that":
            return span if "clause" in cue.takes else None
        if relation in CLAUSES and case == "to" and "infinitive" in cue.takes:
            return span
        dated = columns.lower[child] in cue_table().lists["days"]  # "in a report on Monday"
        opening = case.partition(" ")[0]
        verbal = opening == "to" and columns.tag[child] == "VB"
        about = opening in cue.prepositions and not dated and not verbal
        if relation in {"nmod", "acl", "obl"} and about:
            return span
    return _behind_verb(columns, noun, cue)


def _behind_verb(columns: Columns, noun: int, cue: Cue) -> Range | None:
    """ "Reports emerged of …", "word spread that …", "doubts remain over whether …"."""
    verb = columns.head[noun]
    lists = cue_table().lists
    if columns.relation[noun] not in {"nsubj", "compound"} or not noun < verb:
        return None
    rumour = columns.lemma[noun] in RUMOURS and columns.lemma[verb] in lists["sweeping"]
    if not rumour and (columns.lemma[verb] not in lists["emerging"] or columns.child(verb, "obj")):
        return None
    for child in columns.children[verb]:
        opening = columns.case(child).partition(" ")[0]
        if child < verb or columns.relation[child] not in BEHIND:
            continue
        clause = opening in {"that", "whether"} and "clause" in cue.takes
        if clause or (opening in cue.prepositions and columns.relation[child] != "ccomp"):
            return columns.left[child], columns.right[child]
    return None


def _noun_found(columns: Columns, table: CueTable, noun: int, cue: Cue, content: Range) -> Found:
    told = _misread_verb(columns, table, noun)
    if told is not None:
        return Found(cue, noun, (noun, noun + 1), told, subtract([content], told), noun - 1)
    head, start = _holder(columns, table, noun)
    source = None if head is None else phrase(columns, head)
    end = noun + 1
    ranges = [content]
    if source is not None:
        ranges = subtract(ranges, source)
    found = Found(cue, noun, (start, end), source, ranges, head)
    opening = columns.lower[content[0] : content[0] + 2]
    if _none_of_it(columns, noun) or "whether" in opening:
        found.mood, found.commitment = "question", "uncommitted"
    return found


def _none_of_it(columns: Columns, noun: int) -> bool:
    """ "No evidence", "little sign", "had not received any report"."""
    if columns.has(noun, "det", NOTHING) or columns.has(noun, "amod", NOTHING):
        return True
    if not columns.has(noun, "det", frozenset({"any"})):
        return False
    return columns.has(columns.head[noun], "advmod", frozenset({"not", "n't", "n’t", "never"}))


def _misread_verb(columns: Columns, table: CueTable, noun: int) -> Range | None:
    """Who reports in "Local media report that …", where the parse took the verb for a noun.

    A sentence of nothing but a noun phrase and its clause has lost its verb.
    """
    first = columns.sentence_bounds[columns.sentence[noun]][0]
    while first < noun and columns.pos[first] in {"PUNCT", "SPACE"}:
        first += 1
    top = columns.head[noun] if columns.relation[noun] == "conj" else noun
    verbal = columns.lemma[noun] in table.verbs and columns.lower[noun + 1] == "that"
    if columns.head[top] != top or not verbal or columns.lower[noun] != columns.lemma[noun]:
        return None
    named = range(first, noun)
    plain = all(columns.pos[index] in SPEAKING for index in named)
    several = columns.relation[noun] == "conj" or columns.lemma[noun - 1] in PLURALS
    return (first, noun) if named and plain and several else None


def _name_reports(columns: Columns, table: CueTable, noun: int) -> Found | None:
    """ "The Orle Observatory for Ice *reports* that …", its verb taken for the end of the name.

    A sentence of nothing but a name and its clause has lost its verb; "reports that named nine" is
    a heading.
    """
    first, last = columns.sentence_bounds[columns.sentence[noun]]
    while first < noun and columns.pos[first] in {"PUNCT", "SPACE"}:
        first += 1
    told = columns.tag[noun] == "NNS" and columns.lower[noun + 1 : noun + 2] == ["that"]
    named = range(first, noun)
    if not told or not named or noun + 2 >= last or not columns.words[noun - 1][:1].isupper():
        return None
    cues = [each for each in table.verbs.get(columns.lemma[noun], ()) if "clause" in each.takes]
    root = (each for each in named if columns.head[each] == each)
    head = next(root, columns.child(noun, "nsubj"))
    plain = all(columns.pos[index] in SPEAKING for index in named)
    finite = any(columns.tag[index] in {"VBD", "VBZ", "VBP", "MD"} for index in range(noun, last))
    relative = columns.tag[noun + 2] in {"VBD", "VBZ", "VBP", "MD"}
    if not cues or head is None or not plain or not finite or relative:
        return None
    return Found(cues[0], noun, (noun, noun + 1), (first, noun), [(noun + 1, last)], head)


def _holder(columns: Columns, table: CueTable, noun: int) -> tuple[int | None, int]:
    """Whose claim it is, and where the words of the cue begin."""
    start = noun
    for child in columns.children[noun]:
        if columns.dep[child] == "nmod:poss" and columns.lemma[child] not in table.lists["days"]:
            return child, noun
        if columns.relation[child] == "nmod" and columns.case(child) in {"by", "from", "among"}:
            return child, noun
        if columns.relation[child] == "acl" and (maker := agent(columns, child)) is not None:
            return maker, noun
    described = _described_holder(columns, noun)
    if described is not None:
        return described, start
    governor = columns.head[noun]
    if columns.relation[noun] == "obj" and columns.lemma[governor] in table.lists["support"]:
        head = speaker(columns, governor)
        if columns.lemma[governor] == "raise" and not _somebody(columns, head):
            return None, start  # "the raid raised suspicion": the raid suspects nobody
        return head, governor if governor < noun else start
    return None, start


def _somebody(columns: Columns, head: int | None) -> bool:
    """Whether a subject can speak: a name, a pronoun, or a word for people."""
    if head is None:
        return False
    if columns.pos[head] in {"PRON", "PROPN"} or columns.entity[head]:
        return columns.lower[head] not in {"it", "this", "that", "which"}
    return kind_of(columns, head, (head, head + 1)) != "unknown"


def _described_holder(columns: Columns, noun: int) -> int | None:
    """Whose claim it is by the word before it: "Turkish claims", "rebel denials", "a UN report"."""
    for child in columns.children[noun]:
        if not child < noun or columns.relation[child] not in {"amod", "compound"}:
            continue
        if nationality(columns.words[child]) or columns.entity[child] == "ORG":
            return child
        named = columns.pos[child] == "NOUN"
        if named and kind_of(columns, child, (child, child + 1)) != "unknown":
            return child
    return None


def colon_attributions(columns: Columns, table: CueTable) -> Iterator[Found]:
    """ "Report: army leaves the town", a headline or a line of a transcript."""
    cue = table.cue("attribution.colon")
    start = 0
    for index in range(columns.size):
        if "\n" in columns.words[index]:
            start = index + 1
        elif columns.words[index] == ":" and index + 2 < columns.size:
            span = _named_before(columns, table, start, index)
            end = _line_end(columns, index)
            if span is None or takes_speech(columns, table, span[0] - 1):
                continue  # 'Said Omar: "…"' has a verb of its own
            if _says_something(columns, index + 1, end):
                head = _phrase_head(columns, span)
                yield Found(cue, index, (index, index + 1), span, [(index + 1, end)], head)


def _named_before(columns: Columns, table: CueTable, start: int, colon: int) -> Range | None:
    """The speaker before a colon: a short line of its own, or a name before a quotation."""
    first = start + (columns.pos[start] == "PUNCT")
    span = (first, max(colon, first + 1))
    if 0 < colon - start <= LONGEST_SPEAKER and _names_speaker(columns, table, span):
        return span
    first = colon
    while first > start and columns.entity[first - 1] == columns.entity[colon - 1] != "":
        first -= 1
    quoted = columns.words[colon + 1] in OPENING or columns.words[colon + 1] == '"'
    named = first < colon and columns.entity[first] in {"PERSON", "ORG"}
    named = named and (first == start or columns.pos[first - 1] != "ADP")  # "wrote on Telegram:"
    return (first, colon) if named and quoted else None


def _says_something(columns: Columns, start: int, end: int) -> bool:
    """Whether more than a figure stands behind the colon, as in a list of results."""
    return any(
        columns.pos[index] not in {"NUM", "PUNCT", "SYM", "SPACE"} for index in range(start, end)
    )


def _names_speaker(columns: Columns, table: CueTable, span: Range) -> bool:
    inside = range(*span)
    if len(inside) == 1 and columns.words[span[0]].isupper() and len(columns.words[span[0]]) > 3:
        return columns.entity[span[0]] != "PLACE"
    if any(columns.pos[index] in {"VERB", "AUX"} for index in inside):
        return False
    head = _phrase_head(columns, span)
    if columns.entity[head] == "PLACE":
        return False
    named = any(columns.entity[index] in {"PERSON", "ORG"} for index in inside)
    # "Omar Said inquest:" and "Clashes in Hama:" head a report; they do not speak.
    if named and (columns.entity[head] or columns.pos[head] == "PROPN"):
        return True
    known = table.lists["documents"] | table.lists["unnamed"]
    return columns.lemma[head] in known or kind_of(columns, head, (head, head + 1)) != "unknown"


def _phrase_head(columns: Columns, span: Range) -> int:
    for index in range(*span):
        if not span[0] <= columns.head[index] < span[1] or columns.head[index] == index:
            return index
    return span[0]


def _line_end(columns: Columns, index: int) -> int:
    paragraph = columns.paragraph[index]
    while index < columns.size and columns.paragraph[index] == paragraph:
        index += 1
    return index
