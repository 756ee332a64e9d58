"""Definite descriptions: "the group", "the city", "its militants", "the two countries"."""

from __future__ import annotations

from functools import lru_cache

from holdfast.gazetteer import load_gazetteer
from holdfast.gazetteer.places import CAPITAL
from holdfast.model import ActorMention, Mention, PlaceMention
from holdfast.reading.actors.records import offices
from holdfast.reading.attribution.columns import Columns
from holdfast.reading.coreference.candidates import Candidate, Discourse, is_aside, recent
from holdfast.reading.coreference.rules import ActorNoun, PlaceNoun, references

REACH = 12
"""Sentences that a description reaches back."""
OFFICE_REACH = 6
NEAREST = 400
"""Candidates looked at, at most: the cost of a long text grows with its length only."""
ANY_REACH = 1_000_000
"""For nouns such as "the coalition", of which a text mostly has one."""
ASIDE = 1.6
"""What the background of an earlier sentence names ("since it took *Sake*") weighs less."""
LEAST_OF_A_CITY, MOST_OF_A_VILLAGE = 20_000, 50_000
"""People; a town of our lists may have grown since, and many villages have no count."""
_LOOSE = frozenset({"at", "part-of", "near"})
_RETAKING = frozenset({"retake", "recapture", "regain", "reclaim", "reconquer", "reoccupy"})
_FOUGHT = frozenset({
    "assault", "attack", "battle", "fall", "fight", "invade", "lose", "loss", "offensive", "raid",
    "seizure", "siege", "surrender", "withdraw", "withdrawal",
})  # fmt: skip
_LAND = frozenset({
    "canal", "desert", "forest", "gulf", "highway", "hill", "hills", "lake", "mount", "mountain",
    "mountains", "peninsula", "plain", "ridge", "river", "road", "strait", "street", "valley",
})  # fmt: skip


def determiner(columns: Columns, token: int) -> str:
    """The determiner or possessive pronoun of a noun, lower case; "" for none."""
    found = ""
    for child in columns.children[token]:
        if child > token:
            break
        possessive = columns.dep[child] == "nmod:poss" and columns.pos[child] == "PRON"
        article = not found and columns.lower[child] in {"both", "the"}
        if possessive or article or columns.relation[child] == "det":
            found = columns.lower[child]
    return found


def count_of(columns: Columns, token: int) -> int | None:
    """How many: "the *two* countries", "*both* cities"; None when not said."""
    counts = references().counts
    for child in columns.children[token]:
        if child < token and columns.lower[child] in counts:
            return counts[columns.lower[child]]
    return None


def resolve_place(discourse: Discourse, token: int, noun: PlaceNoun) -> tuple[Mention, ...]:
    """The place or places that a definite noun stands for."""
    columns = discourse.columns
    if determiner(columns, token) not in references().definite:
        return ()
    if noun.plural:
        return _several(discourse, token, noun, count_of(columns, token))
    if _is_restricted(columns, token) or _other(columns, token):
        return ()
    around = _around(columns, token)
    before = [
        each
        for each in _before(discourse.places, token, columns, REACH)
        if each.token not in around
    ]
    called = [each for each in before if _called_so(columns, each, token)]
    seat = () if called else _district_seat(before, token, noun, 0, columns)
    if seat:
        return seat
    fitting = called or [each for each in before if _is_place(each, noun, columns)]
    if not fitting:
        return _district_seat(before, token, noun, 1, columns)
    word = columns.lower[token]
    fitting = [each for each in fitting if _is_of_size(each.root, word)] or fitting
    if columns.relation[token] == "obj" and columns.lemma[columns.head[token]] in _RETAKING:
        fitting = [each for each in fitting if _is_fought_for(columns, each)] or fitting
    return _ranked(fitting, token, columns)[0].roots


def _is_fought_for(columns: Columns, candidate: Candidate) -> bool:
    """ "Attacked *Palma*", "now control *the town*": what can be taken back, and no refuge."""
    head = columns.head[candidate.token]
    if columns.case(candidate.token) in {"to", "toward", "towards", "for"}:
        return False
    lemmas = {columns.lemma[head]}
    if columns.pos[head] in {"NOUN", "PROPN"}:
        lemmas.add(columns.lemma[columns.head[head]])
    return bool(lemmas & (references().taking | _FOUGHT))


def _is_of_size(root: Mention, word: str) -> bool:
    """ "The city" is no place known to be small, "the village" none known to be large."""
    if not isinstance(root, PlaceMention) or root.entity is None:
        return True
    if word == "city":
        return (root.population or 0) >= LEAST_OF_A_CITY
    return word not in {"village", "hamlet"} or (root.population or 0) < MOST_OF_A_VILLAGE


def _district_seat(
    before: list[Candidate], token: int, noun: PlaceNoun, reach: int, columns: Columns
) -> tuple[Mention, ...]:
    """The one place named in the last ``reach`` sentences and here, a district by our lists: its
    seat bears its name."""
    if noun.name != "city":
        return ()
    near = [each for each in before if columns.sentence[token] - each.sentence <= reach]
    bare = [each.roots for each in near if _is_bare_district(each.root)]
    return bare[0] if bare and len({each.root.entity for each in near}) == 1 else ()


def _is_bare_district(root: Mention) -> bool:
    if not isinstance(root, PlaceMention) or root.entity is None or root.relation != "at":
        return False
    gazetteer = load_gazetteer()
    found = (gazetteer.place(match.place) for match in gazetteer.lookup(root.text))
    return any(each.entity == root.entity and each.kind == "admin2" for each in found)


def _around(columns: Columns, token: int) -> set[int]:
    """The nouns that a noun stands in: "the camp near the city" is not the city."""
    found: set[int] = set()
    while columns.relation[token] == "nmod" and columns.head[token] not in found:
        token = columns.head[token]
        found.add(token)
    return found


def _called_so(columns: Columns, candidate: Candidate, token: int) -> bool:
    """ "The town of Azaz … the town": named by the same noun, here or a sentence before."""
    if len(candidate.roots) > 1 or columns.sentence[token] - candidate.sentence > 1:
        return False
    noun = columns.head[candidate.token]
    return (
        columns.relation[candidate.token] == "nmod"
        and columns.case(candidate.token) == "of"
        and columns.lower[noun] == columns.lower[token]
    )


def _is_restricted(columns: Columns, token: int) -> bool:
    """ "The city of Hama", "the town that IS lost", "the capital of Anbar": it says which."""
    for child in columns.children[token]:
        if child > token and columns.dep[child] in {"nmod", "acl:relcl", "acl", "flat", "compound"}:
            left = columns.left[child]
            if columns.relation[child] == "acl" and "," in columns.lower[left - 1 : left + 1]:
                continue  # a clause set off by a comma only adds something
            return True
    return columns.lower[token + 1 : token + 2] == ["of"]


def _other(columns: Columns, token: int) -> bool:
    """ "The other town", "another city", "the nearby village", "the second city": a new one."""
    new = {"other", "another", "nearby", "neighbouring", "neighboring", "second", "next", "last"}
    directions = ("north", "south", "east", "west")
    for child in columns.children[token]:
        if child < token and columns.relation[child] in {"amod", "nummod", "compound", "nmod"}:
            word = columns.lower[child]
            if word in new or word.startswith(directions) or columns.words[child][:1].isupper():
                return True
    return False


def _is_place(candidate: Candidate, noun: PlaceNoun, columns: Columns) -> bool:
    root = candidate.root
    if len(candidate.roots) > 1 or not isinstance(root, PlaceMention):
        return False
    if root.relation not in _LOOSE:
        return False
    unlisted = root.entity is None and root.precision == "unknown" and "town" in noun.precisions
    if root.precision not in noun.precisions and not (
        "country" in noun.precisions and _part_of_country(root)
    ):
        if not unlisted or noun.named or noun.capital:
            return False
        if _LAND.intersection(root.text.lower().split()):
            return False
        return not any(each in root.text.lower() for each in _facility_words())
    if noun.capital:
        return root.country is not None and is_capital(root.name or root.text, root.country)
    return not noun.named or any(each in root.text.lower() for each in _facility_words())


def _part_of_country(root: PlaceMention) -> bool:
    """ "Most of Syria": a region by its extent, and still the country by its name."""
    if root.country is None or root.relation != "part-of":
        return False
    place = load_gazetteer().country(root.country)
    return place is not None and place.entity == root.entity


@lru_cache(maxsize=1)
def _facility_words() -> tuple[str, ...]:
    return tuple(word for word, noun in references().places.items() if noun.named)


@lru_cache(maxsize=4096)
def is_capital(name: str, country: str) -> bool:
    """Whether a town is the capital of a country."""
    gazetteer = load_gazetteer()
    found = (gazetteer.place(match.place) for match in gazetteer.lookup(name))
    return any(
        each.kind == "town" and each.rank == CAPITAL and each.country == country for each in found
    )


def _several(
    discourse: Discourse, token: int, noun: PlaceNoun, count: int | None
) -> tuple[Mention, ...]:
    """ "The two countries", "both cities": the last so many different ones, in text order."""
    if count is None:
        return ()
    columns = discourse.columns
    seen: dict[str, Mention] = {}
    for each in _before(discourse.places, token, columns, 2):
        root = each.root
        if _is_place(each, noun, columns) and root.entity is not None:
            seen.setdefault(root.entity, root)
        if len(seen) == count:
            break
    if len(seen) < count:
        return ()
    return tuple(sorted(seen.values(), key=lambda each: each.start or 0))


def _before(
    candidates: list[Candidate], token: int, columns: Columns, reach: int
) -> list[Candidate]:
    """Candidates before a token, nearest first."""
    return recent(candidates, token, columns.sentence[token] - reach, NEAREST)


def _ranked(candidates: list[Candidate], token: int, columns: Columns) -> list[Candidate]:
    """Best first: by recency and part in the sentence, of equals the more prominent, the later."""

    def points(each: Candidate) -> tuple[float, float, int]:
        distance = columns.sentence[token] - each.sentence
        same = 1.0 if columns.paragraph[token] == each.paragraph else 0.0
        aside = ASIDE if distance and is_aside(columns, each.token) else 0.0
        return each.weight - 1.5 * distance + same - aside, each.weight, each.token

    return sorted(candidates, key=points, reverse=True)


def resolve_actor(
    discourse: Discourse, token: int, noun: ActorNoun, words: str
) -> tuple[Mention, ...]:
    """The actor that a definite noun stands for; ``words`` is the noun as said, lower case."""
    columns = discourse.columns
    if determiner(columns, token) not in references().definite or count_of(columns, token):
        return ()
    if _is_restricted(columns, token) or _other(columns, token):
        return ()
    reach = OFFICE_REACH if noun.offices else ANY_REACH if noun.unique else REACH
    if noun.offices:
        # "The army" is the one that was called an army, however far back, before "troops".
        fitting = _fitting(discourse, token, noun, words, ANY_REACH)
        called = [each for each in fitting if words in each.root.text.lower()]
        near = [each for each in fitting if columns.sentence[token] - each.sentence <= reach]
        fitting = called if called or noun.same else near
    else:
        fitting = _fitting(discourse, token, noun, words, reach)
    if not fitting and noun.same and not noun.offices:
        fitting = _only_group(discourse, token)
    if not fitting:
        return ()
    if noun.single and len({each.key() for each in fitting}) > 1:
        return ()
    return _ranked(fitting, token, columns)[0].roots


def _fitting(
    discourse: Discourse, token: int, noun: ActorNoun, words: str, reach: int
) -> list[Candidate]:
    """Actors named so far that the noun may stand for, nearest first."""
    return [
        each
        for each in _before(discourse.actors, token, discourse.columns, reach)
        if len(each.roots) == 1 and _is_actor(each.root, noun, words)
    ]


def office_holder(discourse: Discourse, token: int) -> tuple[Mention, ...]:
    """Whose "army" it is in "army jets": the one that the text has called so, if only one."""
    words = discourse.columns.lower[token]
    noun = references().actors.get(words)
    if noun is None or not noun.offices:
        return ()
    fitting = [
        each
        for each in _before(discourse.actors, token, discourse.columns, OFFICE_REACH)
        if len(each.roots) == 1
        and words in each.root.text.lower()
        and _is_actor(each.root, noun, words)
    ]
    return fitting[0].roots if len({each.key() for each in fitting}) == 1 else ()


def _only_group(discourse: Discourse, token: int) -> list[Candidate]:
    """The one armed group that the text has named so far, if just before: "the rebels"."""
    columns = discourse.columns
    groups = [
        each
        for each in _before(discourse.actors, token, columns, columns.size)
        if isinstance(each.root, ActorMention) and each.root.category in {"armed-group", "militia"}
    ]
    entities = {each.root.entity for each in groups}
    near = [each for each in groups if columns.sentence[token] - each.sentence <= 1]
    return near if len(entities) == 1 and None not in entities else []


def _is_actor(root: Mention, noun: ActorNoun, words: str) -> bool:
    if not isinstance(root, ActorMention):
        return False
    if noun.offices:
        # A band may bear an army's name ("Arakan Army"); "the army" is a state's.
        banded = root.category in {"armed-group", "militia"}
        return not banded and any(_is_office(root.entity, office) for office in noun.offices)
    if root.category not in noun.categories:
        return False
    if noun.single:
        return root.rule in {"actors.officer", "actors.leader"} and words in root.text.lower()
    if noun.same:
        stem = words.rstrip("s")
        return stem in root.text.lower() and (root.entity is not None or root.country is not None)
    return not noun.named or root.entity is not None or _has_name(root)


def _has_name(root: ActorMention) -> bool:
    """ "Gran Grif gang": nobody listed, and yet a name."""
    words = root.text.split()
    if root.rule == "actors.unlisted":
        return words[-1][:1].isupper()  # no "French energy company"
    return len(words) > 2 and all(word[:1].isupper() for word in words[:-1])


@lru_cache(maxsize=4096)
def _is_office(entity: str | None, office: str) -> bool:
    """Whether an entity is that office of some state: "actor:iraq-army" for "army"."""
    if entity is None or not entity.endswith(f"-{office}"):
        return False
    longer = [each.id for each in offices().values() if each.id.endswith(f"-{office}")]
    return not any(entity.endswith(f"-{each}") for each in longer if each != office)
