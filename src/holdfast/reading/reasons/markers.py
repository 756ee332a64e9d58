"""Markers and prepositions: "because Y", "due to Y", "when Y", "against Y", "without Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.reasons.antecedents import points_back, resolved
from holdfast.reading.reasons.extents import (
    Range,
    clause,
    is_predicate,
    outermost,
    phrase,
    told_apart,
)
from holdfast.reading.reasons.hosts import (
    counts_on,
    host_of,
    is_done_by,
    is_due,
    is_reduced,
    leaves_care,
    said_at,
    with_noun,
)
from holdfast.reading.reasons.signal import (
    Sides,
    Signal,
    clause_above,
    in_class,
    in_signal,
    is_agent,
    is_finite,
    is_or_carries,
    is_stative,
    overlap,
    second_as,
    sides,
)
from holdfast.reading.reasons.stated import cleft
from holdfast.reading.reasons.unreal import as_real_as_asked
from holdfast.reading.tree import SUBJECTS, case_of, children, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

# A word that modifies or names is no marker ("the following questions", "a given day").
NOT_MARKING = frozenset({"amod", "det", "compound", "nsubj", "obj", "ROOT", "conj"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def marker(signal: Signal) -> Sides | None:
    """A marker or preposition: "because Y", "due to Y", "in order to Y", "if Y"."""
    governed = governed_by(signal)
    if governed is None or forbidden(signal) or not governs(signal, governed):
        return None
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
        with_verb and any(is_doing(each) or is_due(each) for each in children(child, "acl"))
    )


def explained(signal: Signal, host: Token, cut: list[Token]) -> Range | None:
    """The clause or noun that a host heads; "was due to" explains what it is said of."""
    if not is_predicate(host):
        return phrase(host, cut)
    subjects = children(host, "nsubj")
    if host.lemma_ == "be" and subjects and not signal.rule.finite:
        return phrase(subjects[0])
    told = phrase(host, cut) if is_reduced(host) else clause(host, cut)
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


def governs(signal: Signal, governed: Token) -> bool:
    """Whether what the marker introduces is of the sort that the rule asks for."""
    rule = signal.rule
    if kinds(governed) & rule.not_governs or not is_or_carries(governed, rule.governs):
        return False
    if rule.harm and (is_month(governed) or is_own_fall(governed)):
        return False
    if is_beside(signal, governed) or is_due_to_do(signal, governed) or is_above(signal, governed):
        return False
    if rule.hosts and rule.relation == "context" and is_to_come(governed):
        return False
    if rule.not_agent and is_agent(governed):
        return False
    if rule.relation == "goal" and signal.last.lower_ == "for" and governed.tag_ != "VBG":
        return False  # "A spray intended for weeds": it tells what it is used on.
    if signal.last.lower_ == "to" and governed.tag_ == "VB" and rule.relation != "goal":
        return False  # "Was due to start in May".
    if governed.pos_ == "NUM" or (rule.gerund and not is_doing(governed)):
        return False
    if rule.finite and not tells(signal, governed):
        return False
    return not rule.stative or is_stative(governed)


def is_month(token: Token) -> bool:
    """Whether "March" is the month ("in March 1970") and nobody marches."""
    return token.text == "March" and not children(token, "det", "amod", "compound")


def is_own_fall(verb: Token) -> bool:
    """Whether who came to harm is told to have collapsed, which is the harm itself."""
    return verb.tag_ == "VBG" and in_class(verb, "own-falls") and not is_finite(verb)


def kinds(noun: Token) -> set[str]:
    """A word by itself and with each noun that tells its kind ("coal mine")."""
    word = noun.lemma_.lower()
    return {word, *(f"{each.lemma_.lower()} {word}" for each in children(noun, "compound"))}


def is_beside(signal: Signal, governed: Token) -> bool:
    """Whether a clause after "as" only goes on beside the other: a toll that rises, somebody who
    tries to ward off what is told, another storm than the one whose toll rises."""
    if signal.rule.relation != "context" or signal.first.lower_ != "as":
        return False
    if any(in_class(each, "counts") for each in children(governed, "nsubj")):
        return True
    if governed.lemma_ in {"try", "attempt"} and wards_off(governed):
        return True
    host = governed.head
    tolls = any(in_class(each, "counts") for each in children(host, "nsubj"))
    return tolls and in_class(governed, "nearing")


def wards_off(verb: Token) -> bool:
    """Whether somebody else tries to do something to those just told of ("as guards try to repel
    them")."""
    others = any(each.pos_ == "PRON" for each in children(verb, "nsubj"))
    aimed = [each for aim in children(verb, "xcomp") for each in children(aim, "obj")]
    return not others and any(each.lower_ in {"them", "it", "him", "her"} for each in aimed)


def is_above(signal: Signal, governed: Token) -> bool:
    """Whether something happens over a sea, where no quarrel right before "over" is about it."""
    before = signal.doc[signal.start - 1] if signal.start else signal.first
    if before.is_punct and before.i:
        before = before.nbor(-1)
    told = before.lemma_.lower() in signal.rule.hosts
    return signal.first.lower_ == "over" and in_class(governed, "seas") and not told


def is_due_to_do(signal: Signal, governed: Token) -> bool:
    """Whether "are due to head to …" tells what is to come, the verb taken for a noun."""
    if signal.first.lower_ != "due" or governed.i != signal.end:
        return False
    before = signal.doc[signal.start - 1] if signal.start else signal.first
    return before.lemma_ == "be" and in_class(governed, "taken-for-nouns")


def tells(signal: Signal, governed: Token) -> bool:
    """Whether a clause after the cue says something: a subject of its own behind the cue, a finite
    verb, and more than "as it was"."""
    subjects = children(governed, "nsubj", "csubj", "expl")
    if not subjects or subjects[0].i < signal.end:
        return False
    verbs = [governed, *children(governed, "aux", "cop")]
    finite = any(each.tag_ in FINITE for each in verbs) or governed.tag_ not in {"VBN", "VBG"}
    bare = governed.lemma_ in {"be", "do", "have"} and governed.i == governed.right_edge.i
    return finite and not (bare and subjects[0].pos_ == "PRON")


def is_doing(token: Token) -> bool:
    """Whether an -ing form tells what is done and names no thing ("by the ruling party")."""
    return token.tag_ == "VBG" and not children(token, "det", "amod")


def is_to_come(noun: Token) -> bool:
    """Whether a happening has yet to happen ("after the next election")."""
    return any(in_class(child, "to-come") for child in children(noun, "amod"))


def governed_by(signal: Signal) -> Token | None:
    """The head of what a marker introduces."""
    following = next(
        (
            signal.doc[index]
            for index in range(signal.end, min(signal.end + 4, len(signal.doc)))
            if not (signal.doc[index].is_space or signal.doc[index].is_punct)
        ),
        None,
    )
    found = outermost(signal.doc, signal.last, following)
    if found is not None and found.i >= signal.end:
        return found
    # A participle that has become a preposition keeps its object ("given the state of the army").
    if relation(signal.last) != "advcl":
        return None
    return next(iter(children(signal.last, "obj", "ccomp", "obl")), None)


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
