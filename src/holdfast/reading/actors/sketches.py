"""From a noun phrase to who it may mean: sketches of mentions, before the document has a say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from holdfast.reading.actors.hits import Hit
from holdfast.reading.actors.keys import alias_pieces
from holdfast.reading.actors.lexicon import Noun, lexicon
from holdfast.reading.actors.phrases import Phrase
from holdfast.reading.actors.records import Actor, state_actor, vocabulary_list
from holdfast.reading.attribution.columns import Columns

_NAMING = frozenset({"name", "acronym"})


@dataclass(frozen=True, slots=True)
class Sketch:
    """A mention in the making; ``start``, ``end`` and ``token`` (the head) are token indexes.

    ``candidates``: who it may be; none: kept as said. ``support``: only with support from the text.
    ``category``: overrides that of the actor found. ``member``: people of the actor, not itself.
    """

    start: int
    end: int
    token: int
    rule: str
    candidates: tuple[Actor, ...] = ()
    category: str | None = None
    country: str | None = None
    name: str | None = None
    support: bool = False
    member: bool = False
    plural: bool = False
    part_of: str | None = None


def sketches_of(phrase: Phrase, columns: Columns) -> list[Sketch]:
    """The mentions of one noun phrase: one, or one for each coordinated name or nationality."""
    noun = phrase.head.entry.noun
    if noun is None:
        return []
    if not phrase.evidence:
        return _unnamed(phrase, noun, columns)
    found: list[Sketch] = []
    for hit in phrase.joined:
        found.append(replace(_identified(phrase, noun, hit, columns), start=hit.start, end=hit.end))
    rest = [hit for hit in phrase.evidence if hit not in phrase.joined]
    if rest:
        found.append(_identified(phrase, noun, _strongest(rest), columns))
    return found


def _strongest(evidence: list[Hit]) -> Hit:
    """A name says more than a nationality; of two names the one next to the noun."""
    names = [hit for hit in evidence if hit.entry.kind in _NAMING]
    return (names or evidence)[-1]


def _unnamed(phrase: Phrase, noun: Noun, columns: Columns) -> list[Sketch]:
    """No name and no nationality: the words as said."""
    category = _category(phrase, noun, columns)
    if noun.noun_class == "dependent" and category == "unknown" and not phrase.named:
        return []
    rule = "actors.related" if phrase.relation is not None else f"actors.{noun.noun_class}"
    sketch = Sketch(
        phrase.start, phrase.end, phrase.token, rule, category=category, plural=noun.plural
    )
    if phrase.leader is not None and category in {"coalition", "military"}:
        return [replace(led_by(phrase.leader, sketch), start=phrase.start, end=phrase.end)]
    return [sketch]


def led_by(leader: Hit, sketch: Sketch) -> Sketch:
    """ "US-led forces": the coalition of that name, if one is known, else as said."""
    word = leader.entry.words[-1]
    keys = tuple(alias_pieces(f"{word}-led coalition").keys)
    shelf = lexicon().index.get(keys[0], ())
    candidates = next((each.candidates for each in shelf if each.keys == keys), ())
    return replace(
        sketch,
        rule="actors.led",
        candidates=candidates,
        category="coalition",
        support=True,
        name=f"{word}-led coalition",
    )


def _category(phrase: Phrase, noun: Noun, columns: Columns) -> str:
    """The category of an unnamed actor; members and commanders take that of their body."""
    if noun.noun_class in {"dependent", "officials"}:
        for hit in reversed(phrase.nouns):
            before = hit.entry.noun
            if before is not None and before.category not in {"unknown", "government"}:
                return before.category
    if noun.noun_class == "dependent" and phrase.relation is None:
        armed = vocabulary_list("armed_identity")
        said = {columns.lower[token] for token in phrase.identity}
        return noun.category if said & armed else "unknown"
    return noun.category


def _office(phrase: Phrase, noun: Noun) -> str | None:
    """The body of a state that the phrase names, the more special one first."""
    before = [hit.entry.noun.office for hit in phrase.nouns if hit.entry.noun is not None]
    special = [office for office in before if office not in {None, "government", "ministry"}]
    if noun.office is None:
        if noun.noun_class == "officials":
            return special[-1] if special else "government"
        if noun.noun_class == "dependent":
            if special:
                return special[-1]
            return "military" if noun.word in vocabulary_list("dependent_forces") else None
        return None
    if noun.general:
        narrower = [office for office in special if office != "military"]
        return narrower[-1] if narrower else noun.office
    return noun.office


def _identified(phrase: Phrase, noun: Noun, hit: Hit, columns: Columns) -> Sketch:
    """A phrase with a name or a nationality in it."""
    start = hit.start if hit.start < phrase.head.start else phrase.start
    base = Sketch(start, phrase.end, phrase.token, "actors.said", plural=noun.plural)
    if noun.noun_class == "apart" or phrase.apart:
        category = _category(phrase, noun, columns)
        if noun.noun_class == "apart" and category != "unknown" and hit.entry.candidates:
            category = hit.entry.candidates[0].category
        said = replace(base, start=phrase.start, category=category)
        return replace(said, rule="actors.apart", country=hit.entry.country)
    if noun.noun_class in {"civilians", "people"} and not (noun.word in _MEN and _fights(hit)):
        return replace(
            base,
            start=phrase.start,
            category=noun.category,
            country=hit.entry.country,
            rule="actors.people",
        )
    if hit.entry.kind == "country":
        return _of_country(phrase, noun, base, hit, columns)
    return _of_actor(phrase, noun, base, hit)


def _of_actor(phrase: Phrase, noun: Noun, base: Sketch, hit: Hit) -> Sketch:
    """ "IS fighters", "the Hamas government", "Assad's army", "UN officials"."""
    leader = next((each for each in hit.entry.candidates if each.person), None)
    if leader is not None:
        office = _office(phrase, noun)
        if office is None:
            return replace(base, category=noun.category, country=leader.countries[0])
        return replace(
            base,
            rule="actors.leader-force",
            candidates=(state_actor(leader.countries[0], office),),
            category=_office_category(noun),
        )
    itself = not noun.plural and noun.word.rpartition(" ")[2] in vocabulary_list("group_nouns")
    return replace(
        base,
        rule="actors.name-noun" if itself else "actors.member",
        candidates=hit.entry.candidates,
        support=hit.entry.support,
        category="officials" if noun.noun_class == "officials" and not _fights(hit) else None,
        member=not itself and noun.noun_class != "body",
    )


_MEN = frozenset({"man", "men"})


def _fights(hit: Hit) -> bool:
    return any(each.category in {"armed-group", "militia"} for each in hit.entry.candidates)


def _office_category(noun: Noun) -> str | None:
    return "officials" if noun.noun_class == "officials" else None


def _of_country(phrase: Phrase, noun: Noun, base: Sketch, hit: Hit, columns: Columns) -> Sketch:
    """ "Iraqi troops", "the Syrian government", "Turkish officials", "Syrian rebels"."""
    code = hit.entry.country
    office = _office(phrase, noun)
    proper = bool(phrase.named) and columns.words[phrase.token][:1].isupper()
    if code is None or office is None or (proper and noun.noun_class == "body"):
        return replace(
            base,
            rule="actors.nationality-said",
            country=code,
            category=_category(phrase, noun, columns),
        )
    return replace(
        base,
        rule="actors.nationality-force",
        candidates=(state_actor(code, office),),
        category=_officer(phrase, noun, office),
    )


def _officer(phrase: Phrase, noun: Noun, office: str) -> str | None:
    """Officials of a force take its category; other officials keep their own."""
    if noun.noun_class != "officials":
        return None
    return "officials" if office == "government" else None
