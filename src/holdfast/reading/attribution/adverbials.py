"""Sources that an adverbial names, and the clause that it speaks of.

"According to residents", "in the words of one officer", "by the monitors' count", "reportedly".
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.cues import Cue, CueTable, cue_table
from holdfast.reading.attribution.found import Found
from holdfast.reading.attribution.ranges import Range, subtract
from holdfast.reading.attribution.sources import phrase

TURNING = frozenset({"but", "while", "whereas", "yet", "though", "although", ";"})
NOMINAL = frozenset({"nmod", "appos", "compound", "amod", "flat", "acl", "nummod"})


def according_to(columns: Columns, table: CueTable) -> Iterator[Found]:
    """ "according to X", "in the words of X", "in X's view": a preposition with its noun."""
    cue = table.cue("attribution.according-to")
    for index in range(columns.size - 2):
        if columns.lower[index] == "according" and columns.lower[index + 1] == "to":
            noun = _noun_after(columns, index)
            if columns.lemma[noun] in table.lists["measures"]:
                continue
            yield _according(columns, cue, noun, (index, index + 2))
        elif columns.lower[index] == "in" and columns.lower[index + 2] in {"words", "view"}:
            yield from _in_the_words_of(columns, cue, index)
        elif columns.lower[index] == "by":
            yield from _by_the_count_of(columns, cue, index)


def _noun_after(columns: Columns, index: int) -> int:
    """The noun that "according to" governs, in either analysis of the two words."""
    head = columns.head[index]
    if head > index:
        return head
    for child in columns.children[index]:
        if columns.relation[child] in {"obl", "nmod", "obj"}:
            return child
    following = columns.head[index + 1]
    return following if following > index + 1 else index + 2


def _in_the_words_of(columns: Columns, cue: Cue, index: int) -> Iterator[Found]:
    words = index + 2
    for child in columns.children[words]:
        of = columns.relation[child] == "nmod" and columns.case(child) == "of"
        if of or columns.dep[child] == "nmod:poss":
            source = phrase(columns, child)
            span = (columns.left[words], columns.right[words])
            content = subtract([clause_extent(columns, columns.head[words], words)], span)
            yield Found(cue, words, (index, words + 1 + of), source, content, child)
            return


def _by_the_count_of(columns: Columns, cue: Cue, index: int) -> Iterator[Found]:
    """ "By the observatory's count, …", "by one estimate", "by their own account"."""
    noun = columns.head[index]
    aside = columns.relation[noun] == "obl" and columns.left[noun] >= index - 1
    if columns.lemma[noun] not in cue_table().lists["counts"] or not aside:
        return
    first = columns.sentence_bounds[columns.sentence[index]][0]
    if index > first and columns.words[index - 1] != ",":
        return  # "the toll was raised by one estimate"
    owner = columns.child(noun, "nmod:poss")
    maker = noun if owner is None else owner
    source = phrase(columns, maker)
    words = index, (index + 1 if owner is None else noun + 1)
    span = columns.left[noun], columns.right[noun]
    content = subtract([clause_extent(columns, columns.head[noun], noun)], span)
    yield Found(cue, index, words, source, content, maker)


def _according(columns: Columns, cue: Cue, noun: int, words: Range) -> Found:
    source = phrase(columns, noun)
    source = (max(source[0], words[1]), max(source[1], words[1] + 1))
    span = (min(columns.left[noun], words[0]), columns.right[noun])
    aside = columns.child(noun, "parataxis")
    if columns.head[noun] == noun and aside is not None and aside > noun:
        source = source[0], max(min(source[1], columns.left[aside]), noun + 1)
        rest = columns.left[aside], columns.sentence_bounds[columns.sentence[noun]][1]
        return Found(cue, words[0], words, source, [rest], noun)
    top = noun if columns.head[words[0]] == noun else words[0]
    content = subtract([clause_extent(columns, columns.head[top], top)], span)
    return Found(cue, words[0], words, source, content, noun)


def clause_extent(columns: Columns, governor: int, leaf: int) -> Range:
    """The clause that a sentence adverbial speaks of.

    At the end of a sentence, after a comma, it reaches over the whole sentence; elsewhere over the
    clause that it stands in.
    """
    first, last = columns.sentence_bounds[columns.sentence[leaf]]
    current = governor
    while columns.relation[current] in NOMINAL and columns.dep[current] != "acl:relcl":
        current = columns.head[current]
    if columns.left[leaf] == first and leaf < current:
        return _until_other(columns, current)
    final = columns.right[leaf] >= last - 2
    opening = columns.left[leaf]  # the comma hangs on the noun or on what stands before it
    comma = opening > first and "," in columns.words[opening - 1 : opening + 1]
    if not (final and comma):
        start, end = own_clause(columns, current)
        joined = [child for child in columns.children[current] if end <= child < leaf]
        if not final or any(_fenced(columns, child) for child in joined):
            return start, end
        # "Nine were hurt and two killed in Orm according to nuns": nobody tells the first alone
        return start, max(end, columns.left[leaf])
    while columns.head[current] != current and not _fenced(columns, current):
        current = columns.head[current]
    before = [child for child in columns.children[current] if current < child < leaf]
    if any(_fenced(columns, child) for child in before):
        return own_clause(columns, current)
    return columns.left[current], max(columns.left[leaf], current + 1)


def _until_other(columns: Columns, head: int) -> Range:
    """A sentence that opens with its source, up to a clause that somebody else says or denies."""
    start, end = columns.left[head], columns.right[head]
    for child in columns.children[head]:
        if columns.relation[child] != "conj" or columns.subject(child) is None:
            continue
        first = columns.left[child]
        voices = cue_table().verbs.get(columns.lemma[child], ())
        turns = columns.lower[first] in TURNING or columns.words[first - 1] == ";"
        if turns or any(cue.kind.voice and "clause" in cue.takes for cue in voices):
            end = min(end, first)
    return start, max(end, head + 1)


def _fenced(columns: Columns, index: int) -> bool:
    """A coordinate clause behind one that somebody else is the source of, or a side clause.

    "Ten men were killed and two were hurt, according to police": the police tell both.
    """
    relation, head = columns.relation[index], columns.head[index]
    if relation == "conj" and columns.subject(index) is not None:
        voices = cue_table().verbs.get(columns.lemma[head], ())
        return any(cue.kind.voice and "clause" in cue.takes for cue in voices)
    return relation == "parataxis"


def own_clause(columns: Columns, head: int) -> Range:
    """A clause without the coordinate clauses that have a subject of their own."""
    start, end = columns.left[head], columns.right[head]
    for child in columns.children[head]:
        if columns.relation[child] == "conj" and columns.subject(child) is not None:
            end = min(end, columns.left[child])
    return start, max(end, head + 1)


def adverb_attributions(columns: Columns, table: CueTable) -> Iterator[Found]:
    """ "reportedly", "allegedly"; "an alleged strike", "the reported capture"."""
    for index in range(columns.size):
        lower = columns.lower[index]
        cue = table.adverbs.get(lower)
        if cue is not None and columns.relation[index] in {"advmod", "discourse", "parataxis"}:
            head = columns.head[index]
            content = subtract([own_clause(columns, head)], (index, index + 1))
            yield Found(cue, index, (index, index + 1), None, content)
            continue
        cue = table.adjectives.get(lower)
        head = columns.head[index]
        if cue is not None and columns.relation[index] in {"amod", "acl"} and index < head:
            # "the alleged masterminds of the raid": the raid is not alleged, who planned it is
            doing = columns.lemma[head] in table.lists["doers"] or columns.entity[head] == "PERSON"
            end = head + 1 if doing else columns.right[head]
            yield Found(cue, index, (index, index + 1), None, [(min(index + 1, head), end)])
