"""Pronouns: which earlier mention "it", "they", "he" and "there" stand for.

Every noun of the sentences before competes; when a noun that is no mention fits best, the pronoun
stays unresolved.
"""

from __future__ import annotations

from dataclasses import dataclass

from holdfast.model import ActorMention, Mention, PlaceMention
from holdfast.reading.actors.lexicon import lexicon
from holdfast.reading.attribution.columns import Columns
from holdfast.reading.coreference.candidates import (
    SUBJECT,
    Candidate,
    Discourse,
    is_plural,
    is_singular_body,
    recent,
    weight_of,
)
from holdfast.reading.coreference.pleonastic import is_pleonastic
from holdfast.reading.coreference.rules import references

WINDOW = 2
"""Sentences that a pronoun reaches back."""
NEAREST, FURTHEST = 60, 200
"""Candidates and tokens looked at: a bound on the cost of a sentence of thousands of words."""
SAME_SENTENCE = 3.5
PER_SENTENCE = 3.0
PARALLEL = 1.0
PARAGRAPH = 1.0
SINGULAR_BODY = 2.0
"""What a body named in the singular loses against plural words when "they" is looked for."""
PLURAL_WORD = 3.0
"""What words in the plural ("Ukrainian forces") lose against a name when "it" is looked for."""
CLEAR = 0.5
"""Two who fit as well as each other within this margin leave the pronoun unresolved."""
NOBODY = -100.0
_NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a pronoun may stand for. ``competes``: whether other nouns may win over mentions."""

    kind: str  # actor, place, either, person
    plural: bool
    competes: bool = True


def resolve_pronoun(discourse: Discourse, token: int) -> tuple[Mention, ...]:
    """The mentions a pronoun stands for; empty where nothing fits or it stands for nothing."""
    columns = discourse.columns
    word = columns.lower[token]
    tables = references()
    if _is_hitter_or_hit(columns, token):
        return ()
    if word in tables.singular:
        if is_pleonastic(columns, token):
            return ()
        return _best(discourse, token, _wanted_it(columns, token))
    if word in tables.plural:
        return _best(discourse, token, _wanted_they(columns, token))
    return _best(discourse, token, Wanted("person", False, competes=False))


def _is_hitter_or_hit(columns: Columns, token: int) -> bool:
    """ "Jets struck a convoy as it left": who left, the words alone do not say; left open."""
    if columns.relation[token] != "nsubj":
        return False
    clause = columns.head[token]
    if columns.relation[clause] != "advcl" or columns.case(clause) not in _MEANWHILE:
        return False
    verb = columns.head[clause]
    if columns.lemma[verb] not in _HITTING or verb > token:
        return False
    return any(
        columns.pos[child] == "NOUN"
        and verb < child < token
        and (columns.relation[child] == "obj" or columns.case(child) in {"at", "on"})
        for child in columns.children[verb]
    )


_MEANWHILE = frozenset({"as", "after", "when", "while"})
_HITTING = frozenset({
    "strike", "hit", "fire", "shoot", "kill", "attack", "target", "bomb", "shell", "ambush",
    "arrest", "detain", "intercept",
})  # fmt: skip


def _governor(columns: Columns, token: int) -> tuple[str, str]:
    """(relation, lemma of the head) of a pronoun."""
    head = columns.head[token]
    return columns.dep[token], columns.lemma[head]


def _wanted_it(columns: Columns, token: int) -> Wanted:
    tables = references()
    relation, lemma = _governor(columns, token)
    if relation == "nmod:poss":
        return _possessor(lemma, columns.lower[columns.head[token]], plural=False)
    if relation == "nsubj":
        if columns.pos[columns.head[token]] == "VERB" and lemma in tables.agentive:
            return Wanted("actor", False, competes=False)
        if lemma in tables.taken:
            return Wanted("place", False)
    if (relation == "obj" or relation == "nsubj:pass") and lemma in tables.taking:
        return Wanted("place", False, competes=False)
    return Wanted("either", False)


def _possessor(lemma: str, word: str, *, plural: bool) -> Wanted:
    tables = references()
    if lemma in tables.belongs_to_actor or word in tables.belongs_to_actor:
        return Wanted("actor", plural, competes=False)
    if lemma in tables.belongs_to_place or word in tables.belongs_to_place:
        return Wanted("actor" if plural else "place", plural)
    return Wanted("either", plural)


def _wanted_they(columns: Columns, token: int) -> Wanted:
    relation, lemma = _governor(columns, token)
    if relation == "nmod:poss":
        return _possessor(lemma, columns.lower[columns.head[token]], plural=True)
    agentive = relation == "nsubj" and lemma in references().agentive
    return Wanted("actor", True, competes=not agentive)


def _best(discourse: Discourse, token: int, wanted: Wanted) -> tuple[Mention, ...]:
    columns = discourse.columns
    together = _beside(discourse, token)
    found = [
        (_points(columns, each, token, wanted), each)
        for each in _pool(discourse, token, wanted)
        if _fits(each, wanted)
        and not _bound(columns, each.token, token)
        and each.key() not in together
        and not (wanted.kind == "person" and _speaks(discourse, each, token))
    ]
    found = _whole_groups(found) if wanted.plural else found
    if not found:
        return ()
    found.sort(key=lambda pair: (pair[0], pair[1].token))
    top, winner = found[-1]
    for points, other in found[:-1]:
        beside = other.sentence == winner.sentence and other.weight == winner.weight
        if top - points < CLEAR and beside and other.key() != winner.key():
            return ()
    if wanted.kind == "person" and _others_named(winner, [each for _, each in found]):
        return ()
    if _earlier_unknown(discourse, token) > top:
        return ()
    if _rival(discourse, token, wanted) >= top:
        return ()
    return winner.roots


_Scored = list[tuple[float, Candidate]]


def _whole_groups(found: _Scored) -> _Scored:
    """Where several stand together, "they" is all of them and none of them alone."""
    grouped = {
        (each.sentence, key) for _, each in found if len(each.roots) > 1 for key in each.key()
    }
    return [
        pair
        for pair in found
        if len(pair[1].roots) > 1 or (pair[1].sentence, *pair[1].key()) not in grouped
    ]


def _others_named(winner: Candidate, found: list[Candidate]) -> bool:
    """Two persons in one sentence: "he" is a guess unless only the subject has a name."""
    others = [
        each for each in found if each.sentence == winner.sentence and each.key() != winner.key()
    ]
    if not others:
        return False
    sure = winner.weight == SUBJECT and winner.root.name is not None
    return not sure or any(each.root.name is not None for each in others)


def _pool(discourse: Discourse, token: int, wanted: Wanted) -> list[Candidate]:
    columns = discourse.columns
    first = columns.sentence[token] - WINDOW
    pool: list[Candidate] = []
    if wanted.kind != "place":
        pool += recent(discourse.actors, token, first, NEAREST)
    if wanted.kind in {"place", "either"}:
        pool += recent(discourse.places, token, first, NEAREST)
    return pool


def _fits(candidate: Candidate, wanted: Wanted) -> bool:
    root = candidate.root
    several = len(candidate.roots) > 1
    if wanted.kind == "person":
        return not several and isinstance(root, ActorMention) and _is_person(root)
    if isinstance(root, PlaceMention):
        return not wanted.plural and not several and root.relation in {"at", "part-of"}
    if not isinstance(root, ActorMention) or _is_person(root):
        return False
    if wanted.plural:
        return several or root.plural or root.category not in {"person", "media", "organisation"}
    return not several and is_singular_body(root)


def _is_person(root: ActorMention) -> bool:
    return root.category == "person" or (root.category == "officials" and not root.plural)


def _bound(columns: Columns, antecedent: int, token: int) -> bool:
    """Whether both are arguments of one verb: "IS attacked it" is not IS attacking itself."""
    if columns.lower[token].endswith(("self", "selves")):
        return False
    if columns.dep[token] == "nmod:poss":
        # "its leader" is not the leader; in "Anbar was its first gain" Anbar has no gain
        return columns.head[token] == antecedent or columns.head[antecedent] == columns.head[token]
    verb, relation = columns.head[token], columns.relation[antecedent]
    if columns.relation[verb] == "ccomp" and columns.head[antecedent] == columns.head[verb]:
        # "A judge ordered that he be freed": hardly the judge
        return columns.lemma[columns.head[verb]] in _ORDERING
    if columns.head[antecedent] == verb:
        return relation in {"nsubj", "obj", "iobj", "obl"}
    # "The army lost the hill and regained it": the subject serves both verbs.
    shared = relation == "nsubj" and columns.relation[token] != "nsubj"
    return shared and columns.head[antecedent] == _lender(columns, verb)


def _lender(columns: Columns, verb: int) -> int:
    """The verb whose subject a verb shares: "took the town *and lost it*", "*only to lose it*".

    The verb itself where it has its own; in "told them to leave it" it has that of no other.
    """
    while columns.subject(verb) is None and _shares(columns, verb):
        if columns.head[verb] == verb:
            break
        verb = columns.head[verb]
    return verb


def _shares(columns: Columns, verb: int) -> bool:
    if columns.relation[verb] == "conj":
        return True
    infinite = columns.tag[verb] in {"VB", "VBG"}
    if columns.relation[verb] == "xcomp":
        return infinite and columns.child(columns.head[verb], "obj") is None
    return columns.relation[verb] == "advcl" and infinite


def _beside(discourse: Discourse, token: int) -> set[tuple[str, ...]]:
    """Who the other arguments of the pronoun's verb are: "Turkey attacked it" is not Turkey."""
    columns = discourse.columns
    if columns.relation[token] not in {"nsubj", "obj", "iobj", "obl"}:
        return set()
    return {
        each.key()
        for child in columns.children[columns.head[token]]
        if child != token and columns.relation[child] in {"nsubj", "obj", "iobj"}
        for each in discourse.at.get(child, ())
    }


def _speaks(discourse: Discourse, each: Candidate, token: int) -> bool:
    """Whoever is quoted does not speak of himself as "he"."""
    columns = discourse.columns
    if token not in discourse.quoted or each.token in discourse.quoted:
        return False
    return each.weight == SUBJECT and columns.lemma[columns.head[each.token]] in _SPEECH


_ORDERING = frozenset({"order", "rule", "demand", "request", "urge", "insist"})
_SPEECH = frozenset({"say", "tell", "add", "write", "explain", "note", "state", "comment", "ask"})


def _earlier_unknown(discourse: Discourse, token: int) -> float:
    """Best score of an earlier pronoun of the same form that nothing was found for."""
    columns = discourse.columns
    family = _family(columns.lower[token])
    best = -100.0
    for other in reversed(discourse.unresolved[-NEAREST:]):
        if columns.sentence[token] - columns.sentence[other] > WINDOW:
            break
        if _family(columns.lower[other]) == family and not _bound(columns, other, token):
            best = max(best, score(columns, other, weight_of(columns, other), token))
    return best


def _family(word: str) -> str:
    tables = references()
    for name in ("singular", "plural", "male", "female"):
        if word in getattr(tables, name):
            return name
    return word


def _points(columns: Columns, each: Candidate, token: int, wanted: Wanted) -> float:
    points = score(columns, each.token, each.weight, token)
    if wanted.plural and len(each.roots) == 1 and not is_plural(each.root):
        points -= SINGULAR_BODY
        if columns.head[each.token] == columns.head[columns.head[token]]:
            points -= SINGULAR_BODY  # "the army said they had fled": hardly the army
    if not wanted.plural and columns.tag[each.token] == "NNS":
        points -= PLURAL_WORD
    return points


def score(columns: Columns, antecedent: int, weight: float, token: int) -> float:
    """Recency, part in the sentence, same part as the pronoun's, same paragraph."""
    distance = columns.sentence[token] - columns.sentence[antecedent]
    points = SAME_SENTENCE if distance == 0 else -PER_SENTENCE * (distance - 1)
    points += weight
    own = columns.relation[token]
    if own == columns.relation[antecedent] and own in {"nsubj", "obj"}:
        points += PARALLEL
    if columns.paragraph[token] == columns.paragraph[antecedent]:
        points += PARAGRAPH
    return points


def _rival(discourse: Discourse, token: int, wanted: Wanted) -> float:
    """The best score among nouns that are no mention and have the right number.

    Where only a party can be meant, among those that may be one: "*The group* denies it. It took
    the port", and not the company named before.
    """
    columns = discourse.columns
    parties = lexicon().nouns if wanted.kind == "actor" and not wanted.competes else None
    if not wanted.competes and parties is None:
        return NOBODY
    sentence = columns.sentence[token]
    first = max(columns.sentence_bounds[max(0, sentence - 1)][0], token - FURTHEST)
    best = NOBODY
    for each in range(first, token):
        if columns.pos[each] not in _NOMINAL or each in discourse.covered:
            continue
        if (columns.tag[each] in {"NNS", "NNPS"}) != wanted.plural:
            continue
        if parties is not None and columns.lower[each] not in parties:
            continue
        if columns.relation[each] not in {"nsubj", "obj", "obl", "ROOT", "conj"}:
            continue
        if columns.entity[each] in {"DATE", "NUMBER"} or _bound(columns, each, token):
            continue
        best = max(best, score(columns, each, weight_of(columns, each), token))
    return best


def resolve_there(discourse: Discourse, token: int) -> tuple[Mention, ...]:
    """ "There" as an adverb: the last place that something happened in."""
    columns = discourse.columns
    if columns.relation[token] not in {"advmod", "obl", "nmod"} or columns.pos[token] == "PRON":
        return ()
    first = columns.sentence[token] - 1
    for each in recent(discourse.places, token, first, NEAREST):
        if len(each.roots) > 1:
            continue
        if isinstance(each.root, PlaceMention) and each.root.relation in {"at", "part-of"}:
            return each.roots
    return ()


def resolve_former(discourse: Discourse, token: int) -> tuple[Mention, ...]:
    """ "The former" and "the latter": of the last two that were named together."""
    pairs = [
        each
        for each in (*discourse.actors[-NEAREST:], *discourse.places[-NEAREST:])
        if len(each.roots) == 2
        and each.token < token
        and discourse.columns.sentence[token] - each.sentence <= WINDOW
    ]
    if not pairs:
        return ()
    last = max(pairs, key=lambda each: each.token)
    return (last.roots[0 if discourse.columns.lower[token] == "former" else 1],)
