"""Who speaks: the noun phrase that a cue makes the source."""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.cues import cue_table
from holdfast.reading.attribution.kinds import kind_of
from holdfast.reading.attribution.ranges import Range

RELATIVE = frozenset({"who", "which", "that", "whom"})
GOVERNING = frozenset({"of", "for", "in", "against", "to", "about"})
PAIRING = frozenset({"neither", "either", "both"})
OPENING = frozenset({"case", "cc", "mark", "cop"})
NAMING = frozenset({"of", "for", "from"})
SET_OFF = frozenset({",", "--", "-", "–", "—", "("})
LONGEST_ASIDE = 25
"""Words of an apposition behind a source."""
BRACKET = 6
"""Words of a party or an outlet in brackets behind a name."""
CLIMB = 6
"""Steps up the tree in search of a subject; a longer way means a parse that went wrong."""


def speaker(columns: Columns, verb: int) -> int | None:
    """Head of the noun phrase that says what the verb reports; None when nobody is named."""
    if columns.passive(verb) and columns.subject(verb) is not None:
        return agent(columns, verb)
    if columns.passive(verb) and columns.relation[verb] in {"acl", "amod", "conj", "advcl"}:
        return agent(columns, verb)
    current = verb
    for _ in range(CLIMB):
        subject = _own_subject(columns, current)
        if subject is not None:
            return antecedent(columns, subject, current)
        relation, head = columns.relation[current], columns.head[current]
        if relation == "acl":
            return _bearer(columns, current, head)
        if columns.tag[current] in {"VBD", "VBZ", "VBP"} and relation in {"advcl", "ccomp"}:
            return noun_before(columns, current) or _opening_noun(columns, current)
        if relation not in {"conj", "xcomp", "advcl", "ccomp"} or head == current:
            return None
        if relation != "conj":
            quoted = _quoted(columns, current, head)
            if quoted is not None:
                return quoted
        current = head
    return None


def _bearer(columns: Columns, verb: int, noun: int) -> int | None:
    """Who acts in a clause under a noun: the noun, or in "her plan to criticize it" its owner.

    "In support of declaring it a crime": the support declares nothing.
    """
    gerund = columns.tag[verb] == "VBG" and columns.case(verb) in GOVERNING
    if not gerund and not columns.has(verb, "mark", frozenset({"to"})):
        return noun
    owner = columns.child(noun, "nmod:poss")
    if owner is not None:
        return owner
    if kind_of(columns, noun, (noun, noun + 1)) != "unknown":
        return noun
    governor = columns.head[noun]
    if columns.relation[noun] in {"obj", "obl", "xcomp"} and governor != noun:
        return _own_subject(columns, governor)
    return None


def noun_before(columns: Columns, verb: int) -> int | None:
    """The noun right before a finite verb, for a subject that the parse hung elsewhere."""
    index = verb - 1
    while index > 0 and columns.pos[index] in {"ADV", "AUX", "PART"}:
        index -= 1
    if columns.words[index] == "," and _said_aside(columns, index):
        index -= 3  # "Monitors, however, say"
    if columns.words[index] == ")" and "(" in columns.words[max(index - BRACKET, 0) : index]:
        while columns.words[index] != "(":  # "Governor Omar Said (Unity) said"
            index -= 1
        index -= 1
    if columns.words[index] == ",":  # "One elder, Omar Said, | says"
        opening = _opening_noun(columns, verb)
        if opening is None or columns.case(opening):
            return None  # "In a speech to the council, Omar Said, the mayor, | says"
        return opening if columns.right[opening] in {index, index + 1} else None
    if index < 0 or columns.pos[index] not in {"NOUN", "PROPN", "PRON"}:
        return None
    while columns.relation[index] in {"flat", "compound", "nmod"} and columns.head[index] < verb:
        whole = columns.right[columns.head[index]] in {columns.right[index], verb}
        if columns.relation[index] == "nmod" and not whole:
            break
        index = columns.head[index]
    return index


def _said_aside(columns: Columns, index: int) -> bool:
    """ ", however |": one adverb between commas, of which the second stands here."""
    return index > 2 and columns.pos[index - 1] == "ADV" and columns.words[index - 2] == ","


def _own_subject(columns: Columns, verb: int) -> int | None:
    """The verb's subject; one behind the verb only where no clause of its own follows it.

    Of several the nearest before the verb: "Hama — Colonel Omar Said said", "the rebels, he said".
    """
    subjects = [child for child in columns.children[verb] if columns.relation[child] == "nsubj"]
    before = [child for child in subjects if child < verb]
    if before or not subjects:
        return before[-1] if before else None
    if "(" in columns.words[verb : subjects[0]]:
        return None  # the outlets in brackets behind a report
    following = columns.right[subjects[0]]
    if following < columns.size and columns.pos[following] in {"VERB", "AUX"}:
        return _opening_noun(columns, verb)
    return subjects[0]


def _opening_noun(columns: Columns, verb: int) -> int | None:
    """The noun phrase that opens the sentence, for a subject the parse lost behind its asides."""
    first = columns.sentence_bounds[columns.sentence[verb]][0]
    for index in range(first, verb):
        if columns.left[index] == first and columns.pos[index] in {"NOUN", "PROPN", "PRON"}:
            top = index
            while columns.left[columns.head[top]] == first and columns.head[top] < verb:
                if columns.head[top] == top or columns.pos[columns.head[top]] == "VERB":
                    break
                top = columns.head[top]
            return top
    return None


def antecedent(columns: Columns, subject: int, verb: int) -> int:
    """The noun a relative pronoun stands for; any other subject stands for itself."""
    if columns.lower[subject] not in RELATIVE or columns.tag[subject] == "DT":
        return subject
    current = verb
    for _ in range(CLIMB):
        if columns.relation[current] == "acl":
            return columns.head[current]
        if columns.relation[current] != "conj":
            break
        current = columns.head[current]
    before = subject - 1 - (columns.words[subject - 1] == ",")
    return before if subject > 1 and columns.pos[before] in {"NOUN", "PROPN"} else subject


def _quoted(columns: Columns, verb: int, head: int) -> int | None:
    """In "quoted a resident as saying" and "urged them to say", the object speaks."""
    as_saying = columns.has(verb, "mark", frozenset({"as"})) and columns.tag[verb] == "VBG"
    if as_saying or columns.relation[verb] == "xcomp":
        patient = columns.child(head, "obj")
        if patient is None and as_saying:
            patient = columns.child(head, "nsubj:pass", "nsubj")
        return patient
    return None


def agent(columns: Columns, verb: int) -> int | None:
    """The noun of a passive's "by" phrase, if there is one."""
    for child in columns.children[verb]:
        if columns.dep[child] == "obl:agent":
            return child
        if columns.relation[child] == "obl" and columns.case(child) == "by":
            return child
    return None


def phrase(columns: Columns, head: int) -> Range:
    """The noun phrase of a source: its subtree without prepositions and outer punctuation."""
    start, end = columns.left[head], _unbroken_end(columns, head)
    for child in columns.children[head]:
        joins = columns.relation[child] in OPENING and columns.dep[child] != "cc:preconj"
        if joins and child < head:
            start = max(start, columns.right[child])
    for child in columns.children[head]:
        active = columns.relation[child] == "acl" and columns.tag[child] == "VBD"
        if active and child > head and columns.child(child, "obj") is not None:
            end = min(end, columns.left[child])  # "the rebels | posted footage they said showed"
        participle = columns.relation[child] == "acl" and columns.tag[child] in {"VBG", "VBN"}
        aside = columns.dep[child] in {"acl:relcl", "parataxis"} or participle
        if aside and child > head:
            first = columns.left[child]
            if columns.words[first] in SET_OFF:
                end = min(end, first)
            elif first > 0 and columns.words[first - 1] in SET_OFF:
                end = min(end, first - 1)
    end = _entity_end(columns, head, _undated(columns, head, end))
    while end - 1 > head and columns.pos[end - 1] in {"PUNCT", "SPACE"}:
        if columns.words[end - 1] == ")" and "(" in columns.words[start:end]:
            break
        end -= 1
    if end - 1 > head and columns.tag[end - 1] == "POS":
        end -= 1
    while start < head and _opens_nothing(columns, start):
        start += 1
    return start, end


def _opens_nothing(columns: Columns, start: int) -> bool:
    """Words before a source that are none of its own, or the day: "on | Monday | envoy Ali"."""
    if columns.lower[start] in PAIRING:
        return False
    if columns.lower[start] in cue_table().lists["days"]:
        return columns.tag[start + 1] != "POS"
    return columns.pos[start] in {"PUNCT", "SPACE", "ADP", "CCONJ"} or columns.tag[start] == "WDT"


def _unbroken_end(columns: Columns, head: int) -> int:
    """The end of a noun phrase, before words that hang elsewhere ("the army | , citing …, |")."""
    end = head + 1
    for child in columns.children[head]:
        if columns.left[child] > max(end, head + 1):
            break
        end = max(end, columns.right[child])
    return end


def _undated(columns: Columns, head: int, end: int) -> int:
    """The end of a source without the day on which it spoke ("the ministry | on Friday")."""
    lists = cue_table().lists
    for child in columns.children[head]:
        dated = columns.words[child].isdigit() or columns.lower[child] in (
            lists["days"] | lists["months"]
        )
        if child > head and columns.right[child] == end and dated:
            first = columns.left[child]
            return first if columns.lower[first] in {"in", "on"} else end
    return end


def phrase_before(columns: Columns, head: int, verb: int) -> Range:
    """The noun phrase of a source that stands before its verb, with what the tree cut off it.

    Words of the name on the left, a bracket behind it, and an apposition that closes with a comma
    right before the verb.
    """
    start, end = phrase(columns, head)
    if head < end - 2 < verb and columns.words[end : end + 1] == [","]:
        end -= 2 * _said_aside(columns, end)
    if head < verb < end:
        end = max(head + 1, _before_marks(columns, columns.left[verb]))  # "a letter disputing …"
        name = range(end, verb)  # "Al-Shabaab claims", its halves torn apart
        if all(
            columns.pos[index] in {"PROPN", "PUNCT"} and columns.words[index] != ","
            for index in name
        ):
            end = verb
    elif end > verb:
        return start, aside_end(columns, head, end)
    end = _name_end(columns, end, verb)
    start = _with_title(columns, verb, start)
    first = columns.sentence_bounds[columns.sentence[head]][0]
    while start > first and _same_name(columns, start):
        start -= 1
    if columns.words[end] == "(":
        closing = columns.words[end:verb].index(")") + end if ")" in columns.words[end:verb] else 0
        end = closing + 1 if closing else end
    aside = columns.words[end] == "," and columns.words[verb - 1] == "," and verb - 1 > end
    told = any(columns.tag[index] in {"VBD", "VBZ", "VBP"} for index in range(end, verb))
    if (
        aside
        and columns.lower[end + 1] not in RELATIVE
        and columns.tag[end + 1] not in {"VBG", "VBN"}
        and (columns.pos[end + 1] not in {"ADP", "ADV"} or columns.lower[end + 1] in NAMING)
        and verb - end <= LONGEST_ASIDE
        and not told
    ):
        end = verb - 1
    return start, end


def _with_title(columns: Columns, verb: int, start: int) -> int:
    """A title before the name, where the parse made each a subject of the verb.

    "Council spokeswoman | Amina Diallo", "The Governor | of Kayes Omar Said".
    """
    if columns.pos[start - 1] == "PUNCT":
        return start  # 'The army "has lost Mora," | a nurse said'
    for child in reversed(columns.children[verb]):
        joined = columns.right[child] == start - 1 and columns.lower[start - 1] == "of"
        if columns.relation[child] == "nsubj" and (columns.right[child] == start or joined):
            start = columns.left[child]
    return start


def _name_end(columns: Columns, end: int, verb: int) -> int:
    """Past a name that stands between a title and the verb ("the governor | Omar Said (Hama)")."""
    stop = end
    while stop < verb and (columns.entity[stop] == "PERSON" or columns.words[stop].endswith(".")):
        stop += 1
    if stop == end or columns.words[end] in {",", "."}:
        return end
    if columns.words[stop] == "(" and ")" in columns.words[stop:verb]:
        stop += columns.words[stop:verb].index(")") + 1
    return stop if all(columns.pos[each] in {"ADV", "AUX"} for each in range(stop, verb)) else end


def aside_end(columns: Columns, head: int, end: int) -> int:
    """Past an apposition behind a name that follows its verb ("said Omar Said, the mayor of …").

    It opens with an article or a noun after a comma and runs to the next comma or the full stop; a
    verb in it makes it a clause of its own.
    """
    last = columns.sentence_bounds[columns.sentence[head]][1]
    if columns.entity[end - 1] != "PERSON" or end + 2 >= last or columns.words[end] != ",":
        return end
    if columns.pos[end + 1] not in {"DET", "NOUN"} or columns.lower[end + 1] in RELATIVE:
        return end
    for stop in range(end + 1, min(end + LONGEST_ASIDE, last)):
        if columns.tag[stop] in {"VBD", "VBZ", "VBP", "MD", "VBG", "CC", "WP", "WDT", "WRB"}:
            return end
        if columns.words[stop] in {",", ".", ";", "—", "--"}:
            return stop
    return end


def _before_marks(columns: Columns, index: int) -> int:
    """The end of what stands before a word, without the comma between."""
    while index > 0 and columns.pos[index - 1] in {"PUNCT", "SPACE"}:
        index -= 1
    return index


def _same_name(columns: Columns, start: int) -> bool:
    """Whether the word before belongs to the same noun phrase."""
    if columns.pos[start] in {"DET", "PRON"}:
        return False
    before = start - 1
    if columns.tag[before] in {"WDT", "WP"}:
        return False  # "…, which | Moscow denies"
    if columns.pos[before] in {"PROPN", "DET"} or columns.tag[before] == "PRP$":
        return columns.sentence[before] == columns.sentence[start]
    same = columns.entity[before] == columns.entity[start] != ""
    return same and columns.pos[before] not in {"PUNCT", "SPACE"}


def _entity_end(columns: Columns, head: int, end: int) -> int:
    """Past the rest of a name that the tree cut short ("Brigadier | Salim Haddad")."""
    while (
        end < columns.size
        and columns.entity[end]
        and columns.entity[end] == columns.entity[end - 1]
        and columns.pos[end] == "PROPN"
        and columns.sentence[end] == columns.sentence[head]
    ):
        end += 1
    return end


def author(columns: Columns, head: int) -> int | None:
    """Who made a document or a picture: "a report by Reuters", "the army's statement"."""
    lists = cue_table().lists
    for child in columns.children[head]:
        dep = columns.dep[child]
        if dep == "nmod:poss":
            return child
        if columns.relation[child] == "nmod" and columns.case(child) in {"by", "from"}:
            return child
        if columns.relation[child] == "acl" and columns.lemma[child] in lists["publishing"]:
            made_by = agent(columns, child)
            if made_by is not None:
                return made_by
    for child in columns.children[head]:
        if columns.relation[child] == "compound" and columns.entity[child] == "ORG":
            return child
    governor = columns.head[head]
    first = governor
    while columns.relation[first] == "conj" and columns.head[first] != first:
        first = columns.head[first]
    if columns.relation[head] in {"obj", "conj"} and columns.lemma[governor] in lists["publishing"]:
        return speaker(columns, governor)
    return None
