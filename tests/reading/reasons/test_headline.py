"""A heading that asks why is answered by the clauses below it, and by nothing else."""

from __future__ import annotations

from dataclasses import replace

from holdfast.intake import document_from_text
from holdfast.reading.context import Draft
from holdfast.reading.pipeline import read_drafts

TITLE = "Why is Islamic State still losing towns?"
BODY = (
    "The convoy reached the river on Friday.\n\n"
    "The garrison is too weak to hold the walls. The air campaign has barely hurt the enemy. "
    "In April, a newspaper reported that Jordan delivered weapons to the tribes. "
    "Despite its size, the brigade is poorly trained. Is the army weak?"
)


def answers(text: str, title: str | None = None) -> dict[str, Draft]:
    document = replace(document_from_text(text), title=title)
    return {
        text[slice(*draft.cause)]: draft
        for draft in read_drafts(document).reasons
        if draft.rule == "reasons.why-headline" and draft.cause is not None
    }


def test_states_below_the_question_answer_it() -> None:
    found = answers(BODY, TITLE)
    assert "The air campaign has barely hurt the enemy" in found
    assert any(words.startswith("The garrison is too weak") for words in found)
    assert not any("convoy" in words or "Is the army" in words for words in found)


def test_an_answer_is_never_more_than_probable() -> None:
    found = answers(BODY, TITLE)
    assert found
    assert all(draft.modality.commitment != "certain" for draft in found.values())
    assert all(draft.type == "reason.cause" for draft in found.values())


def test_reported_arms_answer_with_their_source() -> None:
    arms = [draft for words, draft in answers(BODY, TITLE).items() if "delivered weapons" in words]
    assert len(arms) == 1
    assert arms[0].factor == "outside-support"
    assert arms[0].modality.mood in {"reported", "claimed"}
    assert "newspaper" in arms[0].attribution[-1].source


def test_a_concession_is_left_out_of_an_answer() -> None:
    found = answers(BODY, TITLE)
    assert "the brigade is poorly trained" in found
    assert not any("Despite" in words for words in found)


def test_no_question_no_answer() -> None:
    assert answers(BODY, "Islamic State loses towns") == {}
    assert answers(BODY) == {}


def test_a_title_in_the_text_is_quoted_as_the_effect() -> None:
    text = f"{TITLE}\n\n{BODY}"
    effects = {
        text[slice(*draft.effect)] for draft in answers(text).values() if draft.effect is not None
    }
    assert effects <= {"is Islamic State still losing towns"}
    beside = answers(BODY, TITLE)
    assert all(draft.effect is None for draft in beside.values())


def test_a_question_in_the_body_is_answered_in_its_paragraph() -> None:
    text = (
        "El Fasher fell on Sunday. The river is low. Why did the garrison not hold? Residents "
        "say that the defenders had run out of ammunition. The soldiers lacked fuel.\n\n"
        "The bridge lacked a guard."
    )
    found = answers(text)
    assert set(found) == {
        "the defenders had run out of ammunition",
        "The soldiers lacked fuel",
    }
    assert {text[slice(*each.effect)] for each in found.values() if each.effect} == {
        "did the garrison not hold"
    }
