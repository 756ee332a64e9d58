"""Short ways of saying that something is told: "men said to be …", "as the mayor put it".

The parse takes the participle of "gunmen believed to be deserters attacked the mill" for the verb
of the sentence: the gunmen then believe something. Nobody by name believes it, and the attack is
no part of it.
"""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.cues import Cue, CueTable
from holdfast.reading.attribution.found import Found, cue_extent
from holdfast.reading.attribution.ranges import subtract
from holdfast.reading.attribution.sources import noun_before, phrase_before

HEARSAY = frozenset({
    "say", "believe", "think", "suspect", "know", "understand", "report", "allege", "presume",
    "assume", "rumor", "rumour", "estimate", "fear",
})  # fmt: skip
BEING = (["be"], ["have"])
PREDICATING = frozenset({"VBD", "VBZ", "VBP", "VB", "VBN", "MD"})
NOMINAL = frozenset({"NOUN", "PROPN", "DET", "ADJ", "NUM"})
MARKS = frozenset({",", ";", ".", ":", "—", "--"})


def said_to_be(columns: Columns, table: CueTable, verb: int) -> Found | None:
    """ "Rebels said to be starving | seized the mill": what is said of the rebels, by nobody.

    Nobody can "believe to be" something: without an auxiliary such a verb is always a participle,
    and the words up to the next finite verb are what is believed.
    """
    lemma = columns.lemma[verb]
    if lemma not in HEARSAY or columns.lower[verb + 1 : verb + 2] != ["to"]:
        return None
    if columns.lower[verb + 2 : verb + 3] not in BEING or columns.relation[verb] == "acl":
        return None
    if any(columns.relation[child] == "aux" for child in columns.children[verb] if child < verb):
        return None
    subject = noun_before(columns, verb)
    cue = next((each for each in table.verbs[lemma] if "passive" in each.takes), None)
    if subject is None or subject != verb - 1 or cue is None:
        return None
    end = verb + 4 + (columns.lower[verb + 3 : verb + 4] == ["been"])
    last = columns.sentence_bounds[columns.sentence[verb]][1]
    while end < last and not (columns.tag[end] in PREDICATING or columns.words[end] in MARKS):
        end += 1
    content = [(columns.left[subject], subject + 1), (verb + 1, min(end, last))]
    return Found(cue, verb, cue_extent(columns, verb), None, content)


def as_put(columns: Columns, table: CueTable, verb: int) -> Found | None:
    """ "As the mayor put it, …": the clause around it is the mayor's."""
    speaker, thing = columns.child(verb, "nsubj"), columns.child(verb, "obj")
    clause = columns.relation[verb] == "advcl" and columns.case(verb) == "as"
    if not clause or speaker is None or thing is None or columns.lower[thing] != "it":
        return None
    head = columns.head[verb]
    whole = [(columns.left[head], columns.right[head])]
    content = subtract(whole, (columns.left[verb], columns.right[verb]))
    source = phrase_before(columns, speaker, verb)
    return Found(table.cue("attribution.put-it"), verb, (verb, thing + 1), source, content, speaker)


def lost_clause(columns: Columns, verb: int, cues: tuple[Cue, ...]) -> list[Found]:
    """ "The Orle Front *reports* captain Ali Nur has died": the verb taken for a name's last word.

    The parse then makes it the subject of what follows. Only where nothing but a noun phrase stands
    before it, and a noun and a finite verb behind.
    """
    below = columns.head[verb]
    first, last = columns.sentence_bounds[columns.sentence[verb]]
    while first < verb and columns.pos[first] in {"PUNCT", "SPACE"}:
        first += 1
    cue = next((each for each in cues if each.kind.voice and "clause" in each.takes), None)
    misread = columns.relation[verb] == "nsubj" and columns.tag[verb] in {"VBZ", "VBD", "VBP"}
    if cue is None or not misread or not first < verb < below:
        return []
    finite = columns.tag[below] in PREDICATING and columns.pos[verb + 1] in NOMINAL
    if not finite or any(columns.pos[index] not in NOMINAL for index in range(first, verb)):
        return []
    return [Found(cue, verb, (verb, verb + 1), (first, verb), [(verb + 1, last)], verb - 1)]
