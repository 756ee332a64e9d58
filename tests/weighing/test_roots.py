"""Independence is counted at the root: copies, agencies, parties and sides have one voice each."""

from __future__ import annotations

import random

import pytest

from holdfast.linking import copies
from holdfast.model import Document, Source, Statement
from holdfast.weighing import Root, independent, voices
from tests.weighing.making import PAPERS, Page, Said, army, page, say

STORY = (
    "Gunmen in pickup trucks entered Ramadi at dawn and raised their banner over the mayor's house "
    "after the garrison had crossed the river with its guns, leaving eleven dead behind."
)
OTHERS = (
    "The fall of Ramadi came after a night of sandstorms that kept the aircraft of Iraq grounded.",
    "A column of trucks left Ramadi for Habbaniyah with families who had walked since midnight.",
    "Shops in Ramadi stayed shut while new rules were read out from the minaret in the market.",
    "In Ramadi the bakery by the bridge was the first to hang out a black flag that morning.",
)


def roots(documents: list[Document], *by: Source) -> tuple[Root, ...]:
    found = [say(each, Said(by=by)) for each in documents]
    return independent(voices(found, documents, copies(documents)).values())


def reports() -> list[Document]:
    """One report by each paper, none a copy of another."""
    return [page(Page(*each)) for each in zip(PAPERS, OTHERS, strict=True)]


def test_five_copies_count_once() -> None:
    pages = [
        page(
            Page(paper, STORY if number % 2 else f"{STORY} More follows.", f"2015-05-{18 + number}")
        )
        for number, paper in enumerate((*PAPERS, "Sea Times"))
    ]
    assert len({each.id for each in pages}) == 5
    assert len(roots(pages)) == 1


def test_four_papers_of_their_own_are_four_roots() -> None:
    assert [root.name for root in roots(reports())] == sorted(PAPERS)


def test_a_party_quoted_by_every_paper_is_one_root() -> None:
    (root,) = roots(reports(), army())
    assert root.kind == "party"
    assert len(root.documents) == len(root.publishers) == len(PAPERS)


def test_a_government_and_its_forces_are_one_voice() -> None:
    one, other, *_ = reports()
    minister = Source("Iraq's defence minister", "government", 0, 9)
    found = [say(one, Said(by=(army(),))), say(other, Said(by=(minister,)))]
    assert len(independent(voices(found, [one, other], ()).values())) == 1


def test_an_outlet_speaks_for_its_party() -> None:
    one, other, *_ = reports()
    agency = Source("Amaq", "agency", 0, 4, entity="actor:amaq")
    group = Source("Islamic State", "armed-group", 0, 13, entity="actor:islamic-state")
    found = [say(one, Said(by=(agency,))), say(other, Said(by=(group,)))]
    (root,) = independent(voices(found, [one, other], ()).values())
    assert root.camp == "Islamic State"


def test_an_item_that_cites_an_agency_has_it_as_root() -> None:
    pages = [page(Page("Hill Gazette", f"{OTHERS[0]} (Reuters)")), page(Page(None, OTHERS[1]))]
    found = [
        say(pages[0], Said()),
        say(pages[1], Said(by=(Source("Reuters", "agency", 0, 7, entity="actor:reuters"),))),
    ]
    (root,) = independent(voices(found, pages, ()).values())
    assert root.name == "Reuters"


def test_residents_are_the_voice_of_who_passes_them_on() -> None:
    residents = Source("residents", "witness", 0, 9)
    assert [root.name for root in roots(reports(), residents)] == sorted(PAPERS)
    (root,) = roots(reports(), army(), residents)
    assert root.kind == "party"


def test_pages_of_nobody_known_are_one_root() -> None:
    pages = [page(Page(None, each)) for each in OTHERS]
    assert len(roots(pages)) == 1


def test_a_named_person_is_one_root_and_a_described_one_is_none() -> None:
    named = Source("Governor Sohaib al-Rawi", "person", 0, 9)
    described = Source("a resident of Tikrit", "person", 0, 9)
    assert len(roots(reports(), named)) == 1
    assert len(roots(reports(), described)) == len(PAPERS)


def test_two_outlets_cited_together_are_not_independent() -> None:
    pages = [
        page(Page(None, f"{OTHERS[0]} (Reuters) (BBC)")),
        page(Page(None, f"{OTHERS[1]} (Reuters)")),
        page(Page(None, f"{OTHERS[2]} (BBC)")),
    ]
    assert len(roots(pages)) == 1
    assert len(roots(pages[1:])) == 2


@pytest.mark.parametrize("seed", range(4))
def test_order_does_not_matter(seed: int) -> None:
    pages = [*reports(), page(Page(None, f"{OTHERS[0]} (AFP)"))]
    found: list[Statement] = [say(each, Said()) for each in pages]
    found += [say(each, Said(by=(army(),), number=1)) for each in pages]
    whole = independent(voices(found, pages, copies(pages)).values())
    random.Random(seed).shuffle(found)
    random.Random(seed).shuffle(pages)
    assert independent(voices(found, pages, copies(pages)).values()) == whole
