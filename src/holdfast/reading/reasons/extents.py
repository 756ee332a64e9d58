"""How far a cause or an effect reaches: phrases, clauses and what is left of a clause without one.

All bounds are token ranges (start, end), end exclusive, trimmed of punctuation and conjunctions.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from holdfast.reading.tree import SUBJECTS, first_conjunct, relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]

# Dependents of a clause that are not part of what it says happened.
OUTSIDE_CLAUSE = frozenset({"parataxis", "discourse", "vocative", "list"})
OPENERS = frozenset(
    {
        "in fact",
        "for instance",
        "for example",
        "meanwhile",
        "however",
        "moreover",
        "also",
        "instead",
    }
    | {"in addition", "still", "then", "indeed", "earlier", "later", "furthermore", "besides"}
)
LEADS = ("according to ", "despite ", "in spite of ", "notwithstanding ")
CONCEDING = frozenset({"although", "though", "whereas"})
CONTRASTING = frozenset({"instead", "not", "rather"})
TRIMMED = frozenset({"cc", "punct", "discourse"})
# What is set off after a comma, or told beside a noun "with" a verb of its own, is told apart.
TOLD_APART = frozenset({"after", "amid", "before", "despite", "following", "including", "while"})
RELATIVE_PRONOUNS = frozenset({"which", "that", "who"})


def phrase(token: Token, without: Iterable[Token] = ()) -> Range | None:
    """The subtree of a token less some of its children, the part that holds the token itself.

    Its preposition or "that" belongs to the construction, not to what is said.
    """
    dropped = {child.i for child in without}
    dropped.update(each.i for each in token.children if introduces(each) or contrasted(each))
    return remaining(token, frozenset(dropped))


def ends_line(doc: Doc, index: int) -> bool:
    """Whether nothing follows but other brackets, or the line ends here."""
    return index >= len(doc) or doc[index].text == "(" or "\n" in doc[index].text


def told_apart(child: Token) -> bool:
    """Whether a dependent after a comma opens with "following", "despite" or the like; a clause
    that goes on beside it does so without one ("while two guards were also killed")."""
    edge = child.left_edge
    if child.i < child.head.i or edge.lower_ not in TOLD_APART:
        return False
    if edge.lower_ == "while" and has_subject(child):
        return True
    return edge.i > 0 and child.doc[edge.i - 1].lower_ == ","


def introduces(child: Token) -> bool:
    """Whether a dependent only ties the phrase to what stands above it."""
    if relation(child) == "case":
        # "The storm is on track": the preposition opens no phrase that has a subject before it.
        return child.i < child.head.i and not any(
            each.dep_ in SUBJECTS and each.i < child.i for each in child.head.children
        )
    return relation(child) == "mark" and child.lower_ == "that"


def contrasted(child: Token) -> bool:
    """Whether a dependent is what something is said not to be ("tanks rather than popularity")."""
    if relation(child) != "conj":
        return False
    return any(relation(each) == "cc" and each.lower_ in CONTRASTING for each in child.children)


def clause(token: Token, without: Iterable[Token] = ()) -> Range | None:
    """The clause that a verb or predicate heads, less some dependents.

    A coordinated verb without a subject of its own takes the clause from the first verb on ("the
    rebels advanced and seized the bridge").
    """
    head = whole(token)
    dropped = {child.i for child in without}
    dropped.update(child.i for child in head.children if outside(child, token))
    found = remaining(head, frozenset(dropped))
    if found is not None and raised(head):
        found = (
            min(child.left_edge.i for child in head.children if child.dep_ in SUBJECTS),
            found[1],
        )
    if found is not None and describes(head):
        found = cover(noun_described(head), found)
    if found is None or head == token or found[0] <= token.i < found[1]:
        return found
    return remaining(token, frozenset(dropped))


def with_twin(token: Token, told: Range | None) -> Range | None:
    """A clause with the one right before it that it goes on from without a comma ("three were
    killed and | nine injured in the blast")."""
    first = token.head
    if told is None or relation(token) != "conj" or not is_predicate(first) or first.i > told[0]:
        return told
    joined = [each for each in token.children if relation(each) == "cc" and each.lower_ == "and"]
    if not joined or joined[0].i != told[0] - 1 or token.doc[joined[0].i - 1].lower_ == ",":
        return told
    before = clause(first, [token])
    if before is None or before[1] != joined[0].i:
        return told
    start = before[0] + 2 * (token.doc[before[0] + 1].lower_ == "which")  # "In which three …".
    return start, told[1]


def raised(head: Token) -> bool:
    """Whether the parser hung the subject on what the verb says of it ("the road | remains
    closed"), so that the verb between them belongs to the clause."""
    verb = head.head
    return relation(head) == "xcomp" and any(
        child.dep_ in SUBJECTS and child.i < verb.i < head.i for child in head.children
    )


def describes(head: Token) -> bool:
    """Whether a clause is said of the noun before it ("three drivers who died")."""
    return head.dep_ == "acl:relcl" and any(
        child.lower_ in RELATIVE_PRONOUNS and child.dep_ in SUBJECTS for child in head.children
    )


def noun_described(head: Token) -> Range | None:
    """The noun that a clause is said of: after a comma the name right before "which" ("fever in
    Karsk, which saw floods")."""
    pronoun = next((each for each in head.children if each.dep_ in SUBJECTS), head)
    place = pronoun.i - 2
    near = head.doc[place] if place > head.head.i else head.head
    apart = head.doc[place + 1].lower_ == "," and pronoun.lower_ == "which"
    if not apart or near.pos_ != "PROPN" or head.head not in near.ancestors:
        return phrase(head.head, [head])
    return phrase(name_of(near), [head])


def name_of(token: Token) -> Token:
    """The head of the name that a word ends."""
    while relation(token) in {"flat", "compound"} and token.head.pos_ == "PROPN":
        token = token.head
    return token


def whole(token: Token) -> Token:
    """The verb that has the subject: "sat" for "sat and withdrew", "agreed" for "agreed to go"."""
    head = token
    while not has_subject(head) and is_predicate(head.head) and head.head != head:
        if relation(head) == "conj":
            head = first_conjunct(head)
        elif relation(head) == "xcomp":
            head = head.head
        else:
            break
    return head


def outside(child: Token, kept: Token) -> bool:
    """Whether a dependent is another clause: inserted, or coordinated with a subject of its own."""
    if relation(child) in OUTSIDE_CLAUSE or opens_only(child):
        return True
    if relation(child) == "mark" and child.i < child.head.i:
        return True
    if (
        relation(child) == "advcl"
        and child.i < child.head.i
        and child.left_edge.lower_ in CONCEDING
    ):
        return True
    return relation(child) == "conj" and child != kept and has_subject(child)


def opens_only(child: Token) -> bool:
    """Whether a dependent that comes first only ties the sentence to the text or to a source."""
    if child.left_edge.i != child.head.left_edge.i or relation(child) not in {"obl", "advmod"}:
        return False
    words = child.doc[child.left_edge.i : child.right_edge.i + 1].text.lower().strip(" ,\n")
    return words in OPENERS or words.startswith(LEADS)


def has_subject(token: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in token.children)


def is_predicate(token: Token) -> bool:
    """Whether a token can head a clause."""
    return token.pos_ in {"VERB", "AUX"} or has_subject(token)


def remaining(head: Token, dropped: frozenset[int]) -> Range | None:
    """The contiguous stretch around the head once the subtrees of dropped tokens are cut away."""
    doc = head.doc
    members = {each.i for each in head.subtree}
    cut = {each.i for index in dropped for each in doc[index].subtree}
    cut.discard(head.i)

    def kept(index: int) -> bool:
        # A stray comma that hangs elsewhere in the tree does not end the stretch; a semicolon does.
        if doc[index].text == ";":
            return False
        if index in cut and not (doc[index].is_punct and strays(index)):
            return False
        return index in members or doc[index].is_punct or doc[index].is_space

    def strays(index: int) -> bool:
        # It hangs on what was cut away, but closes the subject ("the mayor, who had left, has …").
        return any(
            child.dep_ in SUBJECTS and child.right_edge.i == index - 1 for child in head.children
        )

    start = head.i
    while start - 1 >= head.left_edge.i and kept(start - 1):
        start -= 1
    end = head.i + 1
    while end <= head.right_edge.i and kept(end):
        end += 1
    return trim(doc, (start, end))


def trim(doc: Doc, bounds: Range) -> Range | None:
    """Without punctuation and conjunctions at either end, nor the bracket that ends a line with the
    name of a paper; None when nothing is left."""
    start, end = bounds
    while start < end and trimmable(doc[start]):
        start += 1
    while end > start and trimmable(doc[end - 1]):
        end -= 1
    bracket = unclosed(doc, start, end)
    if bracket is None:
        return (start, end) if start < end else None
    if not ends_line(doc, end + 1):
        return start, end + 1  # "The Front for Bread (FB) marched"
    return trim(doc, (start, bracket)) if bracket > start else None


def unclosed(doc: Doc, start: int, end: int) -> int | None:
    """Where a bracket opens that closes right after a stretch."""
    if start >= end or end >= len(doc) or doc[end].text != ")":
        return None
    return next((index for index in range(end - 1, start - 1, -1) if doc[index].text == "("), None)


def trimmable(token: Token) -> bool:
    """Whether a token at the edge of a phrase is no part of it."""
    return bool(token.is_space or token.is_punct or relation(token) in TRIMMED)


def outermost(doc: Doc, first: Token | None, second: Token | None) -> Token | None:
    """The lowest node above both tokens, of the same sentence."""
    if first is None or second is None:
        return None
    above = {first.i, *(each.i for each in first.ancestors)}
    if second.i in above:
        return second
    for each in second.ancestors:
        if each.i in above:
            return each
    return None


def noun_phrase(token: Token) -> Range | None:
    """A noun with its modifiers, without relative clauses that say something else."""
    return phrase(token, [child for child in token.children if child.dep_ == "acl:relcl"])


def cover(left: Range | None, right: Range | None) -> Range | None:
    """The stretch from the first to the second."""
    if left is None or right is None:
        return left or right
    return min(left[0], right[0]), max(left[1], right[1])


def characters(doc: Doc, bounds: Range) -> tuple[int, int]:
    """Code points of a token range."""
    last = doc[bounds[1] - 1]
    return doc[bounds[0]].idx, last.idx + len(last)
