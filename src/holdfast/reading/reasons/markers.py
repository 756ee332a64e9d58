"""Markers and prepositions: "because Y", "due to Y", "when Y", "against Y", "without Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.reasons.antecedents import points_back, resolved
from holdfast.reading.reasons.extents import (
    Range,
    clause,
    is_predicate,
    phrase,
    told_apart,
    trim,
    with_twin,
)
from holdfast.reading.reasons.governed import governed_by, governs, is_doing
from holdfast.reading.reasons.hosts import (
    host_of,
    is_due,
    is_reduced,
    said_at,
    with_noun,
)
from holdfast.reading.reasons.signal import (
    Sides,
    Signal,
    clause_above,
    in_class,
    in_signal,
    is_finite,
    is_or_carries,
    overlap,
    second_as,
    sides,
)
from holdfast.reading.reasons.stated import cleft
from holdfast.reading.reasons.unexplained import counts_on, is_done_by, leaves_care
from holdfast.reading.reasons.unreal import as_real_as_asked
from holdfast.reading.tree import SUBJECTS, case_of, children, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

# A word that modifies or names is no marker ("the following questions", "a given day").
NOT_MARKING = frozenset({"amod", "det", "compound", "nsubj", "obj", "ROOT", "conj"})


def marker(signal: Signal) -> Sides | None:
    """A marker or preposition: "because Y", "due to Y", "in order to Y", "if Y"."""
    governed = governed_by(signal)
    if governed is None or forbidden(signal) or not governs(signal, governed):
        return None
    if governed.lower_ == "which" or follows(signal) == "which":
        return by_which(signal)
    governed = clause_of(signal, governed)
    if is_said_outright(signal, governed):
        return outright(signal, governed)
    top = governed
    while signal.start <= top.head.i < signal.end and top.head != top:
        top = top.head
    host = host_of(signal, top)
    if host is None or not as_real_as_asked(signal, host) or is_done_by(signal, host):
        return None
    if parted(signal, host) or leaves_care(signal, host) or counts_on(signal, host):
        return None
    above = {each.i for each in host.ancestors}
    cut = [each for each in (top,) if each.i not in above]
    cut += [
        child
        for child in host.children
        if in_signal(signal, child) or (child.i > host.i and is_another(signal.last, child))
    ]
    own = [child for child in governed.children if in_signal(signal, child)]
    inner = named(signal.last, governed, own)
    if inner is not None and inner[0] <= signal.start < inner[1]:
        inner = signal.end, inner[1]
    outer = explained(signal, host, cut)
    if inner is None or outer is None or overlap(inner, outer):
        return None
    return sides(signal, inner, outer, said_at(host).i)


def by_which(signal: Signal) -> Sides | None:
    """ "…, as a result of which Y": the clause before explains the one behind "which"."""
    which = signal.doc[signal.end]
    verb = which if is_predicate(which) else clause_above(which)
    above = clause_above(verb)
    if signal.rule.hosts or signal.rule.flips or not verb.i > which.i > above.i:
        return None
    outer, before = clause(verb), clause(above, [verb])
    if outer is None or before is None or outer[1] <= which.i + 1:
        return None
    inner = trim(signal.doc, (before[0], min(before[1], signal.start)))
    if inner is None or inner[1] <= above.i:
        return None
    return sides(signal, inner, (max(outer[0], which.i + 1), outer[1]), verb.i)


def parted(signal: Signal, host: Token) -> bool:
    """Whether a semicolon stands between the cue and the clause taken for the one explained."""
    between = signal.doc[min(host.i, signal.start) : max(host.i, signal.start)]
    return any(each.text == ";" for each in between)


def is_said_outright(signal: Signal, governed: Token) -> bool:
    """Whether the phrase is what is said of a subject ("the fires are due to arson", "the raid was
    aimed at the bridge"), the subject being of the sort that the rule explains."""
    subjects = said_of(signal, governed)
    told = children(governed, "cop") and relation(signal.first) == "case"
    if not (told or is_aim(signal)) or not subjects or subjects[0].i > signal.start:
        return False
    if relation(signal.first) == "case" and children(subjects[0], "compound"):
        # "The boycott case was against …" tells of a case, not of a boycott.
        return not signal.rule.hosts or subjects[0].lemma_.lower() in signal.rule.hosts
    return is_or_carries(subjects[0], signal.rule.hosts)


def is_aim(signal: Signal) -> bool:
    """Whether the cue is a verb of aiming ("was aimed at")."""
    return signal.rule.relation == "goal" and signal.first.tag_ in {"VBN", "VBD"}


def said_of(signal: Signal, governed: Token) -> list[Token]:
    """The subject of a cue that is a verb of aiming, else of what the cue introduces."""
    return children(signal.first if is_aim(signal) else governed, "nsubj")


def outright(signal: Signal, governed: Token) -> Sides | None:
    """The subject is explained by what it is said to be due to."""
    subject = said_of(signal, governed)[0]
    if subject.lower_ == "it":
        return cleft(signal, governed)
    outer, whole = phrase(subject), phrase(governed)
    if outer is None or whole is None or whole[1] <= signal.end or outer[1] > signal.start:
        return None
    return sides(signal, (signal.end, whole[1]), outer, governed.i)


def clause_of(signal: Signal, governed: Token) -> Token:
    """The verb whose subject the parser took for what the cue introduces ("after an appeal is
    rejected", "in protest at guards taking bribes")."""
    verb = governed.head
    opens = verb.left_edge.i >= signal.start and verb.i > governed.i
    return verb if governed.dep_ in SUBJECTS and opens and is_predicate(verb) else governed


def named(cue: Token, governed: Token, cut: list[Token]) -> Range | None:
    """The words governed; for a bare "this", what it stands for."""
    stands_for = resolved(governed) if points_back(governed) else None
    if is_predicate(governed):
        apart = [each for each in governed.children if told_apart(each) or is_another(cue, each)]
    else:
        apart = [child for child in governed.children if beside_noun(child)]
    return stands_for or phrase(governed, [*cut, *apart])


def is_another(cue: Token, child: Token) -> bool:
    """Whether a clause repeats the cue ("because …, and because …"), and is another reason."""
    marks = children(child, "mark")
    return is_finite(child) and any(each.lower_ == cue.lower_ for each in marks)


def beside_noun(child: Token) -> bool:
    """Whether what hangs on a noun is a clause of its own ("violence in the east with …")."""
    if relation(child) == "conj":
        return is_finite(child) and is_predicate(child)
    with_verb = any(each.lower_ == "with" for each in children(child, "case", "mark"))
    return told_apart(child) or (
        with_verb and any(is_doing(each) or is_due(each) for each in (child, *below(child)))
    )


def below(token: Token) -> list[Token]:
    """The participles that hang on a word or on what hangs on it."""
    return [each for low in token.subtree for each in children(low, "acl")]


def explained(signal: Signal, host: Token, cut: list[Token]) -> Range | None:
    """The clause or noun that a host heads; "was due to" explains what it is said of."""
    if not is_predicate(host):
        return phrase(host, cut)
    subjects = children(host, "nsubj")
    if host.lemma_ == "be" and subjects and not signal.rule.finite:
        return phrase(subjects[0])
    told = phrase(host, cut) if is_reduced(host) else clause(host, cut)
    beside = signal.rule.harm and signal.start > host.i and relation(host) == "conj"
    if beside and is_or_carries(host.head, signal.rule.hosts):
        told = with_twin(host, told)
    return with_noun(host, told)


def forbidden(signal: Signal) -> bool:
    """Whether the word before it, or its place in the tree, makes the cue something else."""
    before = signal.doc[signal.start - 1].lower_ if signal.start else ""
    if before in signal.rule.not_after or (signal.first.pos_ == "AUX" and not inverted(signal)):
        return True
    if any(in_class(each, "modals") for each in children(signal.first, "aux")):
        return True  # "may be convicted of …" is no ground given.
    if relation(signal.last) == "det" or before == "-" or names(signal) or second_as(signal.first):
        return True
    if (
        is_of_nothing(signal)
        or is_measured(signal)
        or is_embedded(signal, before)
        or follows(signal) in signal.rule.not_before
        or (signal.rule.harm and follows(signal) == "what")  # "In what guards call a raid".
    ):
        return True
    return signal.end - signal.start == 1 and relation(signal.first) in NOT_MARKING


def names(signal: Signal) -> bool:
    """Whether a capital in mid-sentence makes the cue part of a name ("Mothers Against …")."""
    token = signal.first
    if not token.text[0].isupper() or token.i == token.sent.start:
        return False
    before = token.nbor(-1)
    return before.text[0].isupper() and not token.sent.text.isupper()


def is_of_nothing(signal: Signal) -> bool:
    """Whether what stood before a happening is only said not to be there ("no flood following")."""
    noun = signal.doc[signal.start - 1] if signal.start else signal.first
    return signal.rule.relation == "context" and any(
        each.lower_ == "no" for each in children(noun, "det")
    )


def is_measured(signal: Signal) -> bool:
    """Whether "following" only tells which days or hours are meant ("in the first hours following
    the vote"); "for an hour" tells how long what is explained went on."""
    if signal.first.lower_ != "following" or not signal.start:
        return False
    before = signal.doc[signal.start - 1]
    return in_class(before, "times") and case_of(before) != "for"


def is_embedded(signal: Signal, before: str) -> bool:
    """Whether "and if …" goes on with what is asked rather than with what would follow."""
    asks = signal.rule.relation == "condition" and before in {"and", "or"}
    return asks and signal.last.head.head.i < signal.start


def follows(signal: Signal) -> str:
    """The word right after the cue."""
    return signal.doc[signal.end].lower_ if signal.end < len(signal.doc) else ""


def inverted(signal: Signal) -> bool:
    """Whether an auxiliary stands before its subject ("should the strike go on")."""
    verb = signal.first.head
    return any(signal.end <= child.i < verb.i for child in children(verb, "nsubj")) and (
        relation(verb) == "advcl"
    )


def but_for(signal: Signal) -> Sides | None:
    """ "Had it not been for X, Y would …": the parser takes either side for the main clause."""
    noun = signal.last.head
    if noun.i < signal.end or relation(signal.last) != "case":
        return None
    told = [each for each in children(noun, "parataxis") if is_predicate(each)]
    host = told[0] if told else noun.head
    if host == noun or not is_predicate(host):
        return None
    own = [child for child in noun.children if child.left_edge.i < signal.end]
    inner, outer = phrase(noun, [*own, *told]), clause(host, [noun] if host == noun.head else [])
    if inner is None or outer is None or overlap(inner, outer):
        return None
    return sides(signal, inner, outer, host.i)


def mere(signal: Signal) -> Sides | None:
    """ "They stayed away in protest", "In retaliation, …": the motive is named and no more is said
    of it."""
    host = clause_above(signal.last)
    set_off = follows(signal) == "," and signal.start == host.sent.start
    if not is_predicate(host) or forbidden(signal) or (host.i > signal.start and not set_off):
        return None
    outer = clause(host, [child for child in host.children if in_signal(signal, child)])
    if outer is None or overlap((signal.start, signal.end), outer):
        return None
    return Sides(cause=(signal.start, signal.end), effect=outer, link=host.i)


def absolute(signal: Signal) -> Sides | None:
    """ "With the road cut, …": a circumstance put before its clause, a noun with a participle."""
    token = signal.first
    governed = token.head
    opens = token.i == token.sent.start or token.nbor(-1).is_punct or token.nbor(-1).is_space
    if not opens or relation(token) not in {"case", "mark"}:
        return None
    host = governed.head
    if host == governed or not is_predicate(host) or host.i < governed.i:
        return None
    told = any(relation(each) in {"acl", "advcl"} for each in governed.subtree)
    if not (is_finite(governed) or told or children(governed, "amod")):
        return None
    inner, outer = phrase(governed, [token]), clause(host, [governed])
    if inner is None or outer is None or overlap(inner, outer):
        return None
    return sides(signal, inner, outer, host.i)
