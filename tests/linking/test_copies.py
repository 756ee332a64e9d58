"""Copies are found by their text and their wire, and look-alikes are not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.linking import copies
from holdfast.linking.texts import name_keys, outlet_key, story_of, without_outlets
from tests.linking.making import document

STORY = (
    "Fighters of the Islamic State overran the last army posts in Ramadi on Sunday after six "
    "lorries packed with explosives were driven into the barracks, and 500 soldiers and officers "
    "fled towards Habbaniyah, leaving behind tanks, artillery and a depot full of shells, the "
    "provincial council said."
)
EDITED = STORY.replace("overran", "seized").replace("packed", "loaded").replace("lorries", "trucks")
CUT = " ".join(STORY.split()[:26])
RESPELLED = STORY.replace("Islamic State", "ISIL").replace("Ramadi", "Ar Ramadi")
OTHER_TOLL = STORY.replace("500", "900")
OTHER_PLACE = STORY.replace("Ramadi", "Tikrit").replace("Habbaniyah", "Samarra")


def joined(*texts: str, published: str | None = "2015-05-18") -> bool:
    """Whether all the texts are one voice."""
    return len(copies(document(text, published) for text in texts)) == 1


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (EDITED, "edited"),
        (CUT, "cut"),
        (RESPELLED, "same text"),
        ("RAMADI, May 18 (Reuters) - " + STORY, "same text"),
        ("What we know\n\n" + STORY, "same text"),
    ],
    ids=["edited", "cut", "respelled", "dateline", "headline"],
)
def test_a_copy_is_known_and_says_why(other: str, kind: str) -> None:
    (cluster,) = copies([document(STORY, "2015-05-18"), document(other, "2015-05-18")])
    (link,) = cluster.links
    assert {link.one, link.other} == set(cluster.documents)
    assert link.kind == kind
    assert 0.5 <= link.similarity <= 1
    assert link.why


@pytest.mark.parametrize("other", [OTHER_TOLL, OTHER_PLACE], ids=["toll", "place"])
def test_the_same_words_about_something_else_are_no_copy(other: str) -> None:
    assert not joined(STORY, other)


def test_the_same_words_a_year_later_are_no_copy() -> None:
    pair = [document(STORY, "2015-05-18"), document(EDITED, "2016-05-18")]
    assert len(copies(pair)) == 2


def test_headlines_repeat_and_are_no_copies() -> None:
    assert (
        len(copies([document("Civil war", "2015-05-18"), document("Civil war", "2015-05-19")])) == 2
    )


def test_five_copies_count_once() -> None:
    texts = [STORY, EDITED, CUT, RESPELLED, "In brief\n\n" + STORY]
    (cluster,) = copies(document(text, "2015-05-18") for text in texts)
    assert len(cluster.documents) == 5
    assert cluster.id == min(cluster.documents)


def test_two_reports_of_one_wire_story_share_its_root() -> None:
    one = (
        "Gunmen stormed the Garissa campus in eastern Kenya at dawn and shot 147 students in "
        "their dormitories, and Shabab said that it had sent them. (Reuters)"
    )
    other = (
        "Shabab claims the massacre of 147 students: its gunmen entered dormitories of the "
        "campus at Garissa, Kenya, before dawn. (Reuters via Daily Star)"
    )
    filler = [f"Dispatch {n}: markets in town {n} were quiet, rain fell." for n in range(2, 60)]
    found = copies(document(text, "2015-04-02") for text in [one, other, *filler])
    (cluster,) = [each for each in found if len(each.documents) > 1]
    assert [link.kind for link in cluster.links] == ["same wire"]
    assert cluster.root == "Reuters"
    assert "Reuters" in cluster.links[0].why
    unsigned = [one.removesuffix(" (Reuters)"), other.partition(" (")[0], *filler]
    alone = copies(document(text, "2015-04-02") for text in unsigned)
    assert all(len(each.documents) == 1 for each in alone)


def test_a_text_repeated_often_is_tied_to_the_first_only() -> None:
    documents = [document(STORY, f"2015-05-{day:02}") for day in range(1, 21)]
    (cluster,) = copies(documents)
    assert len(cluster.documents) == 20
    assert len(cluster.links) == 19


@settings(max_examples=15, deadline=None)
@given(st.permutations([STORY, EDITED, CUT, OTHER_TOLL, OTHER_PLACE, RESPELLED]))
def test_the_order_of_documents_does_not_matter(texts: list[str]) -> None:
    wanted = copies(document(text) for text in sorted(texts))
    assert copies(document(text) for text in texts) == wanted
    assert sorted(each for cluster in wanted for each in cluster.documents) == sorted(
        document(text).id for text in texts
    )


def test_no_documents_no_clusters() -> None:
    assert copies([]) == ()


@pytest.mark.parametrize(
    ("text", "bare", "cited"),
    [
        ("Troops left. (Reuters) (AP via Fox News)", "Troops left.",
         {"reuters", "associated press", "fox"}),
        ("Troops left (the last of them).", "Troops left (the last of them).", set()),
        ("Troops left.", "Troops left.", set()),
    ],
)  # fmt: skip
def test_outlets_at_the_end_are_no_part_of_the_story(text: str, bare: str, cited: set[str]) -> None:
    assert without_outlets(text) == (bare, cited)


def test_an_outlet_has_one_key() -> None:
    assert outlet_key("The Associated Press") == outlet_key("AP")
    assert outlet_key("BBC News") == outlet_key("BBC")


def test_spellings_and_aliases_of_a_name_share_a_key() -> None:
    assert name_keys("Deir ez-Zor") & name_keys("Dayr az-Zawr")
    assert name_keys("ISIL") & name_keys("Islamic State")
    assert not name_keys("Ramadi") & name_keys("Tikrit")


def test_numbers_in_words_are_numbers() -> None:
    assert story_of(document("Twelve soldiers and 30 policemen were hurt.")).numbers == {"12", "30"}
