"""Which event mentions tell one happening, against ECB+: CoNLL F1, mentions given.

The mentions are the annotated actions of the curated sentences; texts are parsed as users' texts
are. Topics are given, as the published figures have it; the two stories that each topic mixes are
not, they are found. A second figure is without topics: all documents at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from spacy.tokens import Doc

from bench.conll import b_cubed, ceaf_entities, conll, muc
from bench.ecb import Article, articles
from bench.reader import parsed_text
from bench.task import Result, Settings, Task
from holdfast.linking import EventMention, link_mentions

Groups = Sequence[tuple[str, ...]]


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """CoNLL F1 over the development topics, or over all where only others are there."""
    chosen = settings.some(articles(sets["ecbplus"], settings.whole), key=lambda each: each.name)
    return measure(chosen)


def measure(chosen: Sequence[Article]) -> Result:
    """Link the mentions of these articles and score them."""
    parses = {each.name: parsed_text(each.text, each.breaks) for each in chosen}
    mentions = [
        EventMention(mention.name, article.name, mention.start, mention.end)
        for article in chosen
        for mention in article.mentions
    ]
    topics = {article.name: article.topic for article in chosen}
    gold = chains(chosen)
    found = link_mentions(mentions, parses, topics)
    alone = link_mentions(mentions, parses)
    parts: dict[str, object] = {
        "without topics": round(conll(gold, alone), 4),
        "lemma baseline": round(conll(gold, same_lemma(mentions, parses, topics)), 4),
        "mentions": len(mentions),
        "by score": {
            name: {"precision": round(s.precision, 3), "recall": round(s.recall, 3),
                   "F1": round(s.f1, 3)}
            for name, s in (
                ("MUC", muc(gold, found)),
                ("B3", b_cubed(gold, found)),
                ("CEAF-e", ceaf_entities(gold, found)),
            )
        },
    }  # fmt: skip
    return Result(conll(gold, found), len(mentions), parts, errors(gold, found, mentions, parses))


def chains(chosen: Iterable[Article]) -> Groups:
    """The annotated happenings, as groups of mentions."""
    found: dict[str, list[str]] = {}
    for article in chosen:
        for mention in article.mentions:
            found.setdefault(mention.chain, []).append(mention.name)
    return [tuple(group) for group in found.values()]


def same_lemma(
    mentions: Iterable[EventMention], parses: Mapping[str, Doc], topics: Mapping[str, str]
) -> Groups:
    """What joining equal head lemmas within a topic gives."""
    found: dict[tuple[str, str], list[str]] = {}
    for mention in mentions:
        key = topics[mention.document], head(mention, parses).lower()
        found.setdefault(key, []).append(mention.id)
    return [tuple(group) for group in found.values()]


def head(mention: EventMention, parses: Mapping[str, Doc]) -> str:
    """The lemma of the mention's head."""
    doc = parses[mention.document]
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return "" if span is None else str(span.root.lemma_)


def errors(
    gold: Groups, found: Groups, mentions: Iterable[EventMention], parses: Mapping[str, Doc]
) -> dict[str, int]:
    """Mentions that stand apart from the largest part of their happening, or in another's group."""
    lemma = {mention.id: head(mention, parses).lower() for mention in mentions}
    kinds: Counter[str] = Counter()
    for groups, others, joined in ((gold, found, False), (found, gold, True)):
        where = {each: number for number, group in enumerate(others) for each in group}
        for group in groups:
            parts = Counter(where[each] for each in group)
            main, _ = min(parts.items(), key=lambda pair: (-pair[1], pair[0]))
            known = {lemma[each] for each in group if where[each] == main}
            for each in group:
                if where[each] != main:
                    same = "the same word" if lemma[each] in known else "another word"
                    kinds[f"{'wrongly joined' if joined else 'not joined'}: {same}"] += 1
    return dict(kinds)


TASK = Task("linking", ("ecbplus",), "CoNLL F1, mentions and topics given", run)
