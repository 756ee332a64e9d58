"""What can be referred back to: mentions by head token, with their place in the discourse."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace

from holdfast.model import ActorMention, Mention, PlaceMention
from holdfast.reading.attribution.columns import Columns
from holdfast.reading.context import Reading

SUBJECT, OBJECT, OTHER, INSIDE = 3.0, 1.5, 1.0, 0.0
DATELINE = -4.0
"""Where a report was written is "the city" only where nothing else near can be."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mention, or several that are coordinated, at a point of the text.

    ``token`` is the head's index; ``weight`` by its part in the sentence; ``roots`` are the
    mentions it finally stands for (itself, for a name).
    """

    roots: tuple[Mention, ...]
    token: int
    sentence: int
    paragraph: int
    weight: float

    @property
    def root(self) -> Mention:
        """The mention, or the first of several."""
        return self.roots[0]

    def key(self) -> tuple[str, ...]:
        """Who or what it is: entities, or the words where there is none."""
        return tuple(each.entity or f"{each.start}:{each.text}" for each in self.roots)


@dataclass(slots=True)
class Discourse:
    """Candidates in text order; ``at`` maps the head token to those that it heads.

    ``covered``: tokens of mentions; ``unresolved``: pronouns that nothing was found for;
    ``quoted``: tokens between quotation marks.
    """

    columns: Columns
    actors: list[Candidate] = field(default_factory=list)
    places: list[Candidate] = field(default_factory=list)
    at: dict[int, list[Candidate]] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)
    unresolved: list[int] = field(default_factory=list)
    quoted: set[int] = field(default_factory=set)

    def add(self, candidate: Candidate) -> None:
        """Put a candidate at the end of its list; the caller goes through the text in order."""
        is_place = isinstance(candidate.root, PlaceMention)
        (self.places if is_place else self.actors).append(candidate)
        self.at.setdefault(candidate.token, []).append(candidate)


def quoted_tokens(columns: Columns) -> set[int]:
    """Tokens between quotation marks, paragraph by paragraph."""
    found: set[int] = set()
    inside, paragraph = False, -1
    for token, word in enumerate(columns.words):
        if columns.paragraph[token] != paragraph:
            inside, paragraph = False, columns.paragraph[token]
        if word in {'"', "“", "”", "``", "''"}:
            inside = word == "“" or (word != "”" and not inside)
        elif inside:
            found.add(token)
    return found


def mention_candidates(reading: Reading, columns: Columns) -> list[Candidate]:
    """Every actor and place mention as a candidate, in text order."""
    found: list[Candidate] = []
    names = _name_spans(reading)
    zone = next((each for each in reading.document.zones if each.kind == "dateline"), None)
    for mention in (*reading.actors, *reading.places):
        if isinstance(mention, PlaceMention) and _inside(names, mention):
            continue  # the Iraq of "Islamic State of Iraq" is no place that is spoken of
        token = head_token(columns, mention)
        if token is not None:
            candidate = candidate_at(columns, (mention,), token)
            written = zone is not None and zone.start <= (mention.start or 0) < zone.end
            found.append(replace(candidate, weight=DATELINE) if written else candidate)
    return sorted(found, key=lambda each: (each.token, each.root.kind))


_NAMING = frozenset(
    {
        "actors.name",
        "actors.acronym",
        "actors.name-noun",
        "actors.member",
        "actors.unlisted",
        "actors.person",
        "actors.leader",
        "actors.metonym",  # "Moscow denied it": the town is not what is spoken of
    }
)


def _name_spans(reading: Reading) -> list[tuple[int, int]]:
    """Spans of actors that are names, sorted as the actors are."""
    return [(each.start or 0, each.end or 0) for each in reading.actors if each.rule in _NAMING]


def _inside(spans: list[tuple[int, int]], mention: Mention) -> bool:
    start, end = mention.start or 0, mention.end or 0
    index = bisect_right(spans, (start, 1 << 60)) - 1
    return index >= 0 and spans[index][0] <= start and end <= spans[index][1]


def candidate_at(columns: Columns, roots: tuple[Mention, ...], token: int) -> Candidate:
    """A candidate for mentions that a token stands for."""
    return Candidate(
        roots, token, columns.sentence[token], columns.paragraph[token], weight_of(columns, token)
    )


def weight_of(columns: Columns, token: int) -> float:
    """How prominent a noun is in its sentence: subjects most, nouns inside nouns least."""
    relation = columns.relation[token]
    steps = 0
    while relation == "conj" and steps < 8:
        token = columns.head[token]
        relation = columns.relation[token]
        steps += 1
    if relation == "nsubj" or columns.dep[token] == "obl:agent":
        return SUBJECT
    if relation in {"obj", "iobj", "root", "ROOT", "appos"}:
        return OBJECT
    if relation in {"obl", "parataxis", "dislocated"}:
        return OTHER
    return INSIDE


_BACKGROUND = frozenset({"since", "though", "although", "while", "as", "than", "unlike"})


def is_aside(columns: Columns, token: int) -> bool:
    """Whether a mention stands in a clause of the background: "its first since it took *Sake*",
    "a spokesman for those who hold *Sake*"."""
    for _ in range(24):
        if columns.relation[token] in {"root", "ROOT"}:
            return False
        below = columns.children[token]
        if any(columns.relation[child] == "nsubj" for child in below):
            if columns.dep[token] == "acl:relcl":
                return True
            marks = {columns.lower[child] for child in below if columns.relation[child] == "mark"}
            if columns.relation[token] == "advcl" and marks & _BACKGROUND:
                return True
        token = columns.head[token]
    return False


def head_token(columns: Columns, mention: Mention) -> int | None:
    """The token of the mention that the rest of the sentence hangs on."""
    if mention.start is None or mention.end is None:
        return None
    first = bisect_left(columns.starts, mention.start)
    last = bisect_left(columns.starts, mention.end)
    inside = range(first, last)
    for token in inside:
        if columns.pos[token] in {"PUNCT", "ADP", "DET"}:
            continue
        head = columns.head[token]
        if head not in inside or head == token:
            return token
    return last - 1 if last > first else None


def is_plural(mention: Mention) -> bool:
    """Whether "they" fits: plural words, or a body of people."""
    return isinstance(mention, ActorMention) and mention.plural


def is_singular_body(mention: Mention) -> bool:
    """Whether "it" fits an actor: a group, a government, an army, not people or persons."""
    if not isinstance(mention, ActorMention) or mention.kind == "person":
        return False
    if mention.category in {"person", "civilians"}:
        return False
    if mention.category == "officials":
        return False
    return not mention.plural or mention.entity is not None


def recent(
    candidates: list[Candidate], token: int, first_sentence: int, most: int
) -> list[Candidate]:
    """Candidates before a token and not before a sentence, nearest first, at most so many."""
    found: list[Candidate] = []
    for each in reversed(candidates):
        if each.sentence < first_sentence:
            break
        if each.token < token:
            found.append(each)
        if len(found) == most:
            break
    return found
