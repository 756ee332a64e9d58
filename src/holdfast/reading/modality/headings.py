"""What stands under a heading that names terms: "Conditions for a truce: the rebels withdraw".

Such a clause is in the present tense, like a headline. What it names is asked for or agreed, and
has not been done. A label that only says what a report is about ("Bor truce: rebels withdraw") is
none.
"""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.modality.cues import ModalityTable
from holdfast.reading.modality.operators import Operator, operator

FARTHEST = 120
"""So many words before a clause its heading may begin."""
LONGEST = 14
BULLETS = frozenset({"-", "–", "—", "•", "*", "·"})
# A heading tells nothing by itself: "the army has no plan: rebels hold the town" is two reports.
INTRODUCING = frozenset({"be", "follow", "include", "read", "say", "run", "list", "comprise"})
OPENERS = frozenset({"under", "what"})


def under_heading(columns: Columns, table: ModalityTable, index: int) -> list[Operator]:
    """The cue of the heading that a clause in the present tense stands under, if there is one."""
    if not _told_as_present(columns, index):
        return []
    colon = _colon_before(columns, index)
    if colon is None:
        return []
    begin = _line_start(columns, colon)
    listed = columns.paragraph[colon] != columns.paragraph[index]
    told = not listed and any(
        columns.tag[at] in {"VBD", "VBZ", "VBP"} and columns.lemma[at] not in INTRODUCING
        for at in range(begin, colon)
    )
    word = None if told else _names_terms(columns, table, begin, colon)
    return [] if word is None else [operator(table.by_id["modality.plan-noun"], word)]


def _told_as_present(columns: Columns, index: int) -> bool:
    verbs = [index, *(each for each in columns.children[index] if columns.relation[each] == "aux")]
    tags = {columns.tag[each] for each in verbs}
    return bool(tags & {"VBZ", "VBP", "VB"}) and not tags & {"VBD", "MD"}


def _colon_before(columns: Columns, verb: int) -> int | None:
    """The colon that opened what the clause stands in: of its paragraph, or of its list."""
    start = max(verb - FARTHEST, 0)
    if ":" not in columns.words[start:verb]:
        return None
    paragraph = columns.paragraph[verb]
    for at in range(verb - 1, start - 1, -1):
        if columns.words[at] == ":":
            return at
        if columns.paragraph[at] != paragraph:
            if not _is_listed(columns, at + 1):
                return None
            paragraph = columns.paragraph[at]
    return None


def _is_listed(columns: Columns, line: int) -> bool:
    """Whether a line begins with a bullet; its first token may be the line break."""
    words = [word for word in columns.words[line : line + 2] if word.strip()]
    return bool(words) and words[0] in BULLETS


def _line_start(columns: Columns, colon: int) -> int:
    """Where the words before a colon begin: with its sentence or its line."""
    begin = columns.sentence_bounds[columns.sentence[colon]][0]
    for at in range(colon - 1, begin - 1, -1):
        if columns.paragraph[at] != columns.paragraph[colon] or "\n" in columns.words[at]:
            return at + 1
    return begin


def _names_terms(columns: Columns, table: ModalityTable, begin: int, colon: int) -> int | None:
    """The word for terms in a heading; None where it has none, or is too long for a heading."""
    words = range(begin, colon)
    if len(words) > LONGEST:
        return None
    opened = bool(words) and columns.lower[begin] in OPENERS
    for at in words:
        if columns.tag[at][:2] == "NN" and (
            columns.lemma[at] in table.headings or (opened and columns.lemma[at] in table.papers)
        ):
            return at
    return None
