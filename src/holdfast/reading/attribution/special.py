"""Attributions with a shape of their own: responsibility, blame, pictures, and citing."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.reading.attribution.adverbials import own_clause
from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.cues import CueTable
from holdfast.reading.attribution.found import Found, cue_extent
from holdfast.reading.attribution.kinds import is_document, is_imagery, kind_of
from holdfast.reading.attribution.quoted import beside_source, quoted_sayings, reported_before
from holdfast.reading.attribution.quotes import Quote
from holdfast.reading.attribution.ranges import Range, subtract
from holdfast.reading.attribution.reduced import as_put
from holdfast.reading.attribution.sources import phrase, phrase_before, speaker
from holdfast.reading.attribution.verbs import left_unsaid

CLAIMING = frozenset({"claim", "accept", "take", "assume", "admit"})
DENYING = frozenset({"deny", "reject", "disclaim", "disavow"})
DEEDS = frozenset({"responsibility", "involvement", "credit", "role", "blame"})
ANSWERABLE = frozenset({"responsible", "accountable", "liable"})
NOBODY = frozenset({"nobody", "none", "neither"})
CITING = frozenset({"cite", "quote"})
SHOWING = frozenset({"show", "depict", "capture"})
PURPORTING = SHOWING | {"purport", "appear", "say", "claim"}
SHOWN = frozenset({"ccomp", "xcomp", "obj", "iobj"})
RELEASING = frozenset({
    "release", "publish", "post", "circulate", "broadcast", "air", "share", "upload", "distribute",
})  # fmt: skip


def special_attributions(
    columns: Columns, table: CueTable, quotes: dict[int, list[Quote]]
) -> Iterator[Found]:
    """Claims of responsibility and blame, pictures that show something, and sources cited.

    ``quotes`` maps a verb to the speech beside it.
    """
    for index in range(columns.size):
        if columns.tag[index][:2] != "VB":
            continue
        lemma = columns.lemma[index]
        found: Found | None = None
        if lemma in CLAIMING or lemma in DENYING:
            found = _responsibility(columns, table, index)
        elif lemma in {"blame", "hold"}:
            found = _blame(columns, table, index)
        elif lemma == "put":
            found = as_put(columns, table, index)
        elif lemma in SHOWING:
            found = _imagery(columns, table, index)
        elif lemma in RELEASING and not columns.passive(index):
            head = speaker(columns, index)
            found = None if head is None else _footage_of(columns, table, index, head)
        elif lemma in CITING:
            told = list(quoted_sayings(columns, table, quotes, index))
            yield from told
            found = None if told else _citing(columns, table, index)
        if found is not None:
            yield found


def _responsibility(columns: Columns, table: CueTable, verb: int) -> Found | None:
    """ "X claimed responsibility for Y": Y happened; that X did it is what X claims."""
    thing = columns.child(verb, "obj", "nsubj:pass")
    if thing is None or columns.lemma[thing] not in DEEDS:
        return None if thing is None else _claimed_deed(columns, table, verb, thing)
    if left_unsaid(columns, verb):
        return None
    if columns.lemma[verb] == "take" and columns.lemma[thing] != "responsibility":
        return None
    if columns.has(thing, "det", frozenset({"no"})) or columns.has(
        verb, "advmod", frozenset({"not", "n't", "never", "yet"})
    ):
        return None
    deed = _complement(columns, thing, verb) or _for_which(columns, verb)
    deed = deed or _told_before(columns, verb)
    if deed is None:
        return None
    claimant = speaker(columns, verb)
    if claimant is not None and columns.lower[claimant] in NOBODY | {"one"}:
        return None
    if claimant is not None and columns.has(claimant, "det", frozenset({"no", "neither"})):
        return None
    denied = columns.lemma[verb] in DENYING
    cue = table.cue("attribution.responsibility-denied" if denied else "attribution.responsibility")
    start, end = cue_extent(columns, verb)
    if thing > verb:
        end = thing + 1
    source = None if claimant is None else phrase_before(columns, claimant, verb)
    return Found(cue, verb, (start, end), source, [deed], claimant)


def _claimed_deed(columns: Columns, table: CueTable, verb: int, deed: int) -> Found | None:
    """ "The militia claimed the bombing", "the bombing was claimed by the militia"."""
    claimant = speaker(columns, verb)
    violent = columns.lemma[verb] == "claim" and columns.lemma[deed] in table.lists["violence"]
    if claimant is None or not violent or columns.child(verb, "ccomp") is not None:
        return None
    if columns.lower[claimant] in NOBODY or columns.has(claimant, "det", frozenset({"no"})):
        return None
    content = [(columns.left[deed], columns.right[deed])]
    source = phrase_before(columns, claimant, verb)
    cue = table.cue("attribution.responsibility")
    return Found(cue, verb, cue_extent(columns, verb), source, content, claimant)


def _complement(columns: Columns, noun: int, verb: int) -> Range | None:
    """What the responsibility is for, whether the parse hangs it on the noun or on the verb."""
    for governor in (noun, verb):
        for child in columns.children[governor]:
            dependent = columns.relation[child] in {"nmod", "obl", "acl", "advcl"}
            if dependent and child > noun and columns.case(child) in {"for", "in", "of"}:
                return columns.left[child], columns.right[child]
    return None


def _for_which(columns: Columns, verb: int) -> Range | None:
    """ "Two bombs went off, for which the militia claimed responsibility": what stands before."""
    asks = any(
        columns.tag[child] == "WDT" and columns.case(child) == "for"
        for child in columns.children[verb]
    )
    first = columns.sentence_bounds[columns.sentence[verb]][0]
    return (first, columns.left[verb]) if asks and first < columns.left[verb] else None


def _told_before(columns: Columns, verb: int) -> Range | None:
    """ "The militia claimed responsibility.": for what the sentence before it told."""
    number = columns.sentence[verb] - 1
    while number >= 0:
        start, end = columns.sentence_bounds[number]
        if columns.paragraph[end - 1] < columns.paragraph[verb] - 1:
            return None
        if any(columns.tag[index][:2] == "VB" for index in range(start, end)):
            return start, end
        number -= 1
    return None


def _blame(columns: Columns, table: CueTable, verb: int) -> Found | None:
    """ "A blamed B for C", "A blamed C on B", "A held B responsible for C"."""
    blamed = columns.child(verb, "obj", "nsubj:pass")
    if blamed is None or left_unsaid(columns, verb):
        return None
    governors = [verb, blamed]
    if columns.lemma[verb] == "hold":
        answerable = [
            child
            for child in (*columns.children[verb], *columns.children[blamed])
            if columns.lower[child] in ANSWERABLE
        ]
        if not answerable:
            return None
        governors = [*answerable, verb]
    for governor in governors:
        for child in columns.children[governor]:
            case = columns.case(child)
            if case in {"for", "on"} and columns.relation[child] in {"obl", "nmod", "advcl", "acl"}:
                head = speaker(columns, verb)
                source = None if head is None else phrase_before(columns, head, verb)
                content = [
                    (columns.left[blamed], columns.left[child])
                    if columns.left[blamed] < columns.left[child] and governor == blamed
                    else (columns.left[blamed], columns.right[blamed]),
                    (columns.left[child], columns.right[child]),
                ]
                cue = table.cue("attribution.blame")
                return Found(cue, verb, cue_extent(columns, verb), source, content, head)
    return None


def _imagery(columns: Columns, table: CueTable, verb: int) -> Found | None:
    """ "photographs showing Y": the content is what the picture is said to show."""
    head = speaker(columns, verb)
    if head is None:
        return None
    if not is_imagery(columns, head):
        return _footage_of(columns, table, verb, head)
    shown = [
        child
        for child in columns.children[verb]
        if child > verb and columns.relation[child] in SHOWN | {"obl", "advmod"}
    ]
    if not any(columns.relation[child] in SHOWN for child in shown):
        return None
    content = (columns.left[shown[0]], max(columns.right[child] for child in shown))
    start, end = phrase(columns, head)
    end = min(end, columns.left[verb]) if columns.left[verb] > head else end
    cue = table.cue("attribution.imagery")
    source = (min(start, head), max(end, head + 1))
    return Found(cue, verb, cue_extent(columns, verb), source, [content], head, kind="imagery")


def _footage_of(columns: Columns, table: CueTable, verb: int, head: int) -> Found | None:
    """ "The group showed footage of men handing out bread": the group's own pictures say so."""
    picture = columns.child(verb, "obj")
    if picture is None or not is_imagery(columns, picture):
        return None
    for child in columns.children[picture]:
        pictured = columns.dep[child] in {"nmod", "acl"} and columns.lemma[child] not in PURPORTING
        if child > picture and pictured and columns.case(child) in {"", "of"}:
            content = (columns.left[child], columns.right[picture])
            cue = table.cue("attribution.imagery")
            source = phrase(columns, head)
            return Found(
                cue, verb, cue_extent(columns, verb), source, [content], head, kind="imagery"
            )
    return None


def _citing(columns: Columns, table: CueTable, verb: int) -> Found | None:
    """ "…, X reported, citing residents"; "X, citing residents, said …"."""
    beside = beside_source(columns, table, verb)
    cited = columns.child(verb, "obj") if beside is None else beside.source_head
    if cited is None:
        return None
    cue = table.cue("attribution.citing")
    if columns.entity[cited] == "" and not _can_speak(columns, table, cited):
        return None
    if beside is not None:
        return beside
    if columns.relation[verb] not in {"advcl", "acl"} or columns.tag[verb] != "VBG":
        return None
    head = columns.head[verb]
    content = [own_clause(columns, head)]
    reporting = head
    governor = columns.head[head]
    if columns.relation[head] == "ccomp" and head < governor < verb:
        # "Troops left, the paper reported, citing residents", the citing hung on the leaving
        reporting = governor
        told_by = columns.child(governor, "nsubj")
        end = governor if told_by is None or told_by > governor else columns.left[told_by]
        content = [(columns.left[head], end)]
    for child in columns.children[head]:
        if columns.relation[child] == "ccomp" and columns.lemma[head] in table.verbs:
            content = [(columns.left[child], columns.right[child])]
        elif columns.relation[child] == "parataxis" and columns.lemma[child] in table.verbs:
            reporting = child
            content = subtract(content, (columns.left[child], columns.right[child]))
    content = subtract(content, (columns.left[verb], columns.right[verb]))
    found = Found(cue, verb, (verb, verb + 1), phrase(columns, cited), content, cited)
    found.parents = [reporting]
    found.beside = reported_before(columns, table, verb)
    return found


def _can_speak(columns: Columns, table: CueTable, noun: int) -> bool:
    """Whether a thing cited is somebody or a text, not a reason ("citing privacy rules")."""
    if columns.lemma[noun] in table.lists["unnamed"]:
        return True
    return kind_of(columns, noun, (noun, noun + 1)) != "unknown" or is_document(columns, noun)
