"""The words of a document as plain lists, with what place detection asks about each of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from holdfast.model import Document
from holdfast.reading.attribution.columns import columns_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

HYPHENS = frozenset("-‐‑–")
_SENTENCE_ENDS = frozenset(".!?")
_CAPS_SHARE = 0.7
_TITLE_SHARE = 0.85
_DASHES = frozenset({"—", "–", "--", "-", "―"})
_SMALL = frozenset(
    [
        "the",
        "and",
        "for",
        "from",
        "with",
        "into",
        "over",
        "after",
        "amid",
        "its",
        "their",
        "has",
        "are",
        "was",
        "but",
        "not",
        "than",
        "that",
    ]
)


_UNDERGOING = frozenset({"obj", "nsubj:pass", "nmod"})  # the last in "control of X"
# What is taken by these is a place, a person or a thing; a gazetteer's name is a place.
_TAKING = frozenset({
    "capture", "seize", "retake", "recapture", "overrun", "besiege", "encircle", "surround",
    "liberate", "reconquer", "occupy",
})  # fmt: skip
# "Police captured Lucca": whom these catch is somebody.
_CATCHING = frozenset({"capture", "seize"})
_CATCHERS = frozenset({
    "police", "policeman", "officer", "detective", "agent", "authority", "guard", "ranger",
})  # fmt: skip


@dataclass(slots=True)
class Words:
    """Parallel lists over tokens. ``style`` is the sentence's: normal, title (headline) or caps.

    ``label`` is the parser's name label or ""; ``group`` the number of that name, −1 outside.
    """

    text: list[str]
    lower: list[str]
    start: list[int]
    end: list[int]
    capital: list[bool]
    pos: list[str]
    dep: list[str]
    label: list[str]
    group: list[int]
    sentence: list[int]
    style: list[str]
    first: list[bool]  # first word of its sentence or line
    source: str
    spans: list[tuple[int, int, str]] = field(default_factory=list)  # parser's names, token ranges
    taken: dict[int, str] = field(default_factory=dict)  # object of a verb of taking → its lemma

    def __len__(self) -> int:
        return len(self.text)


def before_state(words: Words, end: int) -> bool:
    """ "*Plateau* State": a word of kind that a state is called by, before "State" as last word."""
    if end >= len(words) or words.text[end] != "State":
        return False
    behind = end + 1
    goes_on = behind < len(words) and words.capital[behind]
    return not goes_on or words.sentence[behind] != words.sentence[end]


def words_of(doc: Doc, document: Document) -> Words:
    """Read the lists off a parsed (or only tokenised) document."""
    columns = columns_of(doc)
    size = columns.size
    words = Words(
        text=columns.words,
        lower=columns.lower,
        start=columns.starts,
        end=columns.ends,
        capital=[text[:1].isupper() for text in columns.words],
        pos=columns.pos,
        dep=columns.dep,
        label=[""] * size,
        group=[-1] * size,
        sentence=[],
        style=[],
        first=[],
        source=columns.text,
    )
    for index, (dep, pos) in enumerate(zip(columns.dep, columns.pos, strict=True)):
        if pos == "PROPN" and dep in _UNDERGOING:
            verb = doc[columns.head[index]]
            lemma = verb.lemma_
            caught = lemma in _CATCHING and any(each.lemma_ in _CATCHERS for each in verb.children)
            if not caught and (lemma == "control" or (lemma in _TAKING and dep != "nmod")):
                words.taken[index] = lemma
    for number, entity in enumerate(doc.ents):
        words.spans.append((entity.start, entity.end, entity.label_))
        for i in range(entity.start, entity.end):
            words.label[i], words.group[i] = entity.label_, number
    _sentences(words, [start for start, _ in columns.sentence_bounds])
    _styles(words, document)
    return words


def _sentences(words: Words, starts: list[int]) -> None:
    begins = frozenset(starts)
    number, begin = 0, True
    for i in range(len(words)):
        blank = words.text[i].isspace()
        if i and (i in begins if begins else words.text[i - 1] in _SENTENCE_ENDS):
            number, begin = number + 1, True
        if blank and "\n" in words.text[i]:
            number, begin = number + 1, True
        words.sentence.append(number)
        is_word = words.text[i][:1].isalnum()
        words.first.append(begin and is_word)
        if is_word:
            begin = False


def _styles(words: Words, document: Document) -> None:
    """Headlines and capitals-only text give no hint by their capitals; say which they are."""
    words.style = ["normal"] * len(words)
    begin = 0
    for i in range(1, len(words) + 1):
        if i == len(words) or words.sentence[i] != words.sentence[begin]:
            style = _style(words.text[begin:i])
            words.style[begin:i] = [style] * (i - begin)
            begin = i
    _capital_openings(words)
    for zone in document.zones:
        if zone.kind == "dateline":
            for i, at in enumerate(words.start):
                if (
                    zone.start <= at < zone.end
                    and len(words.text[i]) > 3
                    and words.text[i].isupper()
                ):
                    words.style[i] = "caps"


def _capital_openings(words: Words) -> None:
    """ "XENIA — …", "ST. PAUL, Minn. (AP) — …": the place a dispatch opens with is in capitals."""
    for i, first in enumerate(words.first):
        if not first or not words.text[i].isupper():
            continue
        end = i
        while (
            end < len(words)
            and end - i < 5
            and (words.text[end].isupper() or words.text[end] in ".'’")
        ):
            end += 1
        rest = words.text[end : end + 8]
        if any(each in _DASHES for each in rest) or "(" in rest[:6]:
            words.style[i:end] = ["caps"] * (end - i)


def _style(sentence: list[str]) -> str:
    spelled = [word for word in sentence if word[0].isalpha()]
    if not spelled:
        return "normal"
    letters = "".join(spelled)
    if sum(map(str.isupper, letters)) > _CAPS_SHARE * len(letters):
        return "caps"
    long = [word for word in spelled if len(word) > 2 and word not in _SMALL]
    capital = sum(word[0].isupper() for word in long)
    return "title" if len(long) >= 4 and capital > _TITLE_SHARE * len(long) else "normal"
