"""Documents that are one voice: the same text, an edited or cut one, or one agency's story twice.

Candidates come from MinHash over runs of words (of the whole text, and of its opening, which a cut
text keeps), so that cost grows with the documents and not with their pairs; every candidate is then
compared exactly. Two short reports made after one pattern are no copies: names and numbers must
agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, combinations

from holdfast.linking.groups import components
from holdfast.linking.sketches import Bands, each_once, likely_pairs
from holdfast.linking.terms import CopyCluster, CopyKind, CopyLink
from holdfast.linking.texts import Story, outlet_names, story_of
from holdfast.model import Document

RUN = 3  # words of a shingle
OPENING = 40  # words: what a cut text keeps
BANDS = Bands(42, 3, seed=20140610)  # half of all pairs with Jaccard .25 become candidates

SAME_TEXT = 0.8  # Jaccard of runs
EDITED = 0.5  # share of the shorter text's runs
CUT = 0.75  # the same, where the longer text has half as many words again
SHORT = 10  # words: anything shorter is a headline, and headlines repeat
NAMES_AGREE = 0.7
LONGEST_DELAY = 30  # days between publications; the same words a year later are a formula
WIRE_DELAY = 1
WIRE_WORDS = 0.5  # share of the shorter report's telling words
WIRE_LONGER = 0.35  # and of the longer one's
WIRE_NAMES = 2
WIRE_LEAST = 5  # telling words
FREQUENT = 0.02  # of all reports: words in more of them tell nothing about one story
LARGEST_BLOCK = 60


def copies(documents: Iterable[Document]) -> tuple[CopyCluster, ...]:
    """Clusters of documents that count as one source, sorted by id; each document is in one."""
    known = {document.id: document for document in documents}
    stories = {identity: story_of(known[identity]) for identity in sorted(known)}
    links = {(link.one, link.other): link for link in repeated_links(stories)}
    repeated = {link.other for link in links.values()}
    alone = {identity: stories[identity] for identity in stories if identity not in repeated}
    for link in chain(copy_links(alone), wire_links(alone)):
        links.setdefault((link.one, link.other), link)
    of: dict[str, list[CopyLink]] = {}
    for pair in sorted(links):
        of.setdefault(pair[0], []).append(links[pair])
    return tuple(
        CopyCluster(
            group[0],
            group,
            _root(group, stories, known),
            tuple(link for identity in group for link in of.get(identity, ())),
        )
        for group in components(stories, links)
    )


def cluster_of(documents: Iterable[Document], links: Iterable[CopyLink]) -> CopyCluster:
    """These documents as one cluster, with those of the links that lie within it."""
    known = {document.id: document for document in documents}
    group = tuple(sorted(known))
    stories = {identity: story_of(known[identity]) for identity in group}
    within = sorted(
        (link for link in links if known.keys() >= {link.one, link.other}),
        key=lambda link: (link.one, link.other),
    )
    return CopyCluster(group[0], group, _root(group, stories, known), tuple(within))


def repeated_links(stories: dict[str, Story]) -> Iterator[CopyLink]:
    """Texts that are the same word for word: each tied to the first, so that a text repeated a
    thousand times costs a thousand steps and not a million. A mere headline tells no story."""
    shelves: dict[tuple[str, ...], list[str]] = {}
    for identity, story in stories.items():
        if len(story.words) >= SHORT:
            shelves.setdefault(story.words, []).append(identity)
    for shelf in shelves.values():
        for identity in shelf[1:]:
            if not _too_far_apart(stories[shelf[0]], stories[identity], LONGEST_DELAY):
                yield _link(
                    stories[shelf[0]], stories[identity], "same text", 1.0, "the same words"
                )


def copy_links(stories: dict[str, Story]) -> Iterator[CopyLink]:
    """Links by text: each candidate pair compared exactly."""
    runs = {identity: shingles(story.words) for identity, story in stories.items()}
    for one, other in candidates(stories, runs):
        link = compare(stories[one], stories[other], runs[one], runs[other])
        if link is not None:
            yield link


def shingles(words: tuple[str, ...]) -> frozenset[str]:
    """Runs of three words; the whole text where it is shorter."""
    if len(words) < RUN:
        return frozenset({" ".join(words)} if words else ())
    return frozenset(" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def candidates(stories: dict[str, Story], runs: dict[str, frozenset[str]]) -> list[tuple[str, str]]:
    """Pairs that share a band, by the whole text or by its opening; sorted."""
    known = sorted(stories)
    whole = likely_pairs([runs[each] for each in known], BANDS)
    openings = [shingles(stories[each].words[:OPENING]) for each in known]
    both = each_once([whole, likely_pairs(openings, BANDS)])
    return [(known[pair // len(known)], known[pair % len(known)]) for pair in both.tolist()]


def compare(
    one: Story, other: Story, runs: frozenset[str], other_runs: frozenset[str]
) -> CopyLink | None:
    """How one text is a copy of the other; None where it is not."""
    shared = len(runs & other_runs)
    least, most = sorted((len(runs), len(other_runs)))
    # Every kind of copy needs that much; most candidates have less.
    if not shared or shared < EDITED * least or _too_far_apart(one, other, LONGEST_DELAY):
        return None
    jaccard = shared / (least + most - shared)
    contained = shared / least
    shorter, longer = sorted((len(one.words), len(other.words)))
    if shorter < SHORT or not agree(one, other):
        return None
    if jaccard >= SAME_TEXT:
        return _link(one, other, "same text", jaccard, f"{jaccard:.0%} of all runs of words shared")
    told = f"{contained:.0%} of the shorter text's runs of words are in the other"
    if longer >= 1.5 * shorter:
        return _link(one, other, "cut", contained, told) if contained >= CUT else None
    return _link(one, other, "edited", contained, told) if contained >= EDITED else None


def _link(one: Story, other: Story, kind: CopyKind, similarity: float, why: str) -> CopyLink:
    first, second = sorted((one.document, other.document))
    return CopyLink(first, second, kind, round(similarity, 4), why)


def _too_far_apart(one: Story, other: Story, days: int) -> bool:
    if one.day is None or other.day is None:
        return False
    return abs((one.day - other.day).days) > days


def agree(one: Story, other: Story) -> bool:
    """Whether the shorter text's numbers and most of its names are in the longer one."""
    if len(one.words) > len(other.words):
        one, other = other, one
    if one.numbers - other.numbers:
        return False
    strange = strange_names(one, other)
    if len(strange) > (1 - NAMES_AGREE) * len(one.names):
        return False
    return not (any(map(_is_telling, strange)) and any(map(_is_telling, strange_names(other, one))))


def strange_names(one: Story, other: Story) -> list[frozenset[str]]:
    """The names of the one that the other does not tell in any spelling."""
    told = frozenset(key for keys in other.names for key in keys)
    return [keys for keys in one.names if not keys & told]


def _is_telling(keys: frozenset[str]) -> bool:
    """Whether it is a place or a name of several words; one unknown word may be a spelling."""
    return any(key.startswith("place:") or " " in key for key in keys)


def shared_names(one: Story, other: Story) -> int:
    """How many names of the one the other tells, in any spelling."""
    return len(one.names) - len(strange_names(one, other))


def wire_links(stories: dict[str, Story]) -> Iterator[CopyLink]:
    """Reports that cite one outlet and tell one story: its names, its numbers, its rare words."""
    telling = _telling_words(stories)
    for one, other in _wire_candidates(stories, telling):
        first, second = stories[one], stories[other]
        outlets = sorted(first.outlets & second.outlets)
        shared = telling[one] & telling[other]
        least, most = sorted((len(telling[one]), len(telling[other])))
        names = shared_names(first, second)
        if least < WIRE_LEAST or len(shared) < max(WIRE_WORDS * least, WIRE_LONGER * most):
            continue
        if names < WIRE_NAMES or not agree(first, second):
            continue
        why = f"both cite {', '.join(map(_shown, outlets))}; {names} names and the numbers agree"
        yield _link(first, second, "same wire", len(shared) / least, why)


def _telling_words(stories: dict[str, Story]) -> dict[str, frozenset[str]]:
    """Each report's words that few reports have."""
    counts = Counter(word for story in stories.values() for word in frozenset(story.words))
    most = max(2.0, FREQUENT * len(stories))
    return {
        identity: frozenset(word for word in story.words if counts[word] <= most or ":" in word)
        for identity, story in stories.items()
    }


def _wire_candidates(
    stories: dict[str, Story], telling: dict[str, frozenset[str]]
) -> list[tuple[str, str]]:
    """Pairs that cite one outlet within a day and share a telling word."""
    blocks: dict[tuple[str, str], list[str]] = {}
    for identity, story in stories.items():
        if story.day is not None:
            for outlet in story.outlets:
                for word in telling[identity]:
                    blocks.setdefault((outlet, word), []).append(identity)
    found: set[tuple[str, str]] = set()
    for block in blocks.values():
        if len(block) <= LARGEST_BLOCK:
            found.update(
                (min(pair), max(pair))
                for pair in combinations(block, 2)
                if not _too_far_apart(stories[pair[0]], stories[pair[1]], WIRE_DELAY)
            )
    return sorted(found)


def _shown(outlet: str) -> str:
    return outlet_names().get(outlet, outlet.upper() if len(outlet) <= 4 else outlet.title())


def _root(
    group: tuple[str, ...], stories: dict[str, Story], known: dict[str, Document]
) -> str | None:
    """The agency that most of the documents cite; else any outlet that all cite; else nobody."""
    cited = Counter(outlet for identity in group for outlet in stories[identity].outlets)
    ranked = sorted(
        cited, key=lambda outlet: (outlet not in outlet_names(), -cited[outlet], outlet)
    )
    if ranked and (ranked[0] in outlet_names() or cited[ranked[0]] == len(group)):
        return _shown(ranked[0])
    dated = sorted((known[identity].published or "9", identity) for identity in group)
    return known[dated[0][1]].publisher
