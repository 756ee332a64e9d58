"""The screens by HTTP."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from holdfast.ledger import Ledger
from holdfast.web.answers import Answers, answer_of
from holdfast.web.settings import Settings
from tests.web.conftest import Open

SCREENS = (
    "record", "brief", "documents", "control", "points", "basemap", "why", "incidents", "review",
    "method",
)  # fmt: skip


@pytest.mark.parametrize("screen", SCREENS)
def test_each_screen_answers(shared: TestClient, screen: str) -> None:
    answer = shared.get(f"/{screen}.json")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert answer.json()


def test_what_did_not_change_is_not_sent_again(shared: TestClient) -> None:
    first = shared.get("/control.json")
    again = shared.get("/control.json", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["content-encoding"] == "gzip"
    plain = shared.get("/control.json", headers={"Accept-Encoding": "identity"})
    assert plain.json() == first.json()
    assert "content-encoding" not in plain.headers


def test_an_article_is_found_by_its_id(shared: TestClient) -> None:
    listed = shared.get("/documents.json").json()
    for each in listed["documents"]:
        read = shared.get(f"/reader/{each['id']}.json").json()
        assert read["document"]["id"] == each["id"]
        assert len(read["cards"]) == each["statements"]
    assert shared.get("/reader/nothing.json").status_code == 404


def test_the_ground_of_each_party(shared: TestClient) -> None:
    for each in shared.get("/record.json").json()["actors"]:
        assert shared.get("/ground.json", params={"actor": each["key"]}).status_code == 200
    assert shared.get("/ground.json", params={"actor": "nobody"}).status_code == 404


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/brief.json?since=yesterday", 422),
        ("/brief.json?question=why&from=2016-01-02&to=2016-01-01", 422),
        ("/incidents.json?sort=colour", 422),
        ("/incidents.json?limit=0", 422),
        ("/incidents.json?offset=-1", 422),
        ("/basemap.json?west=1", 422),
        ("/basemap.json?west=1&south=2&east=3&north=1", 422),
        ("/basemap.json?west=nan&south=nan&east=nan&north=nan", 422),
        ("/brief.json?question=" + "x" * 501, 422),
        ("/why.json?effect=gain:nobody", 404),
        ("/nothing.json", 404),
        ("/nothing", 404),
        ("/static/../../pyproject.toml", 404),
        ("/static/%2e%2e/%2e%2e/settings.py", 404),
        ("/static/.%2e/settings.py", 404),
        ("/static//etc/passwd", 404),
    ],
)
def test_what_cannot_be_answered_is_told(shared: TestClient, address: str, status: int) -> None:
    answer = shared.get(address)
    assert answer.status_code == status
    assert isinstance(answer.json()["detail"], str)


@pytest.mark.parametrize("path", ["/", "/map", "/timeline", "/reader/abc", "/review", "/add"])
def test_the_page_is_at_the_address_of_every_screen(
    opened: Open, tmp_path: Path, path: str
) -> None:
    static = tmp_path / "static"
    static.mkdir()
    (static / "index.html").write_text("<html><head></head><body></body></html>", "utf-8")
    (static / "app.js").write_text("1", "utf-8")
    client = opened(static=static)
    answer = client.get(path)
    mark = client.get("/session.json").json()["token"]
    assert answer.status_code == 200
    assert f'<meta name="holdfast-token" content="{mark}" />' in answer.text
    assert client.get("/static/app.js").headers["content-type"].startswith("text/javascript")


def test_without_the_page_the_record_is_still_there(opened: Open, tmp_path: Path) -> None:
    answer = opened(static=tmp_path / "nothing").get("/map")
    assert answer.status_code == 200
    assert "was not built" in answer.text


def test_a_search_finds_words_in_quotes_and_names(shared: TestClient) -> None:
    def found(words: str) -> list[dict[str, Any]]:
        answer = shared.get("/incidents.json", params={"q": words}).json()
        rows: list[dict[str, Any]] = answer["rows"]
        return rows

    everything = shared.get("/incidents.json").json()["total"]
    ramadi = found("ramadi")
    assert 0 < len(ramadi) < everything
    for row in ramadi:
        words = json.dumps([row["quotes"], row["place"]]).casefold()
        assert "ramadi" in words
    assert {row["id"] for row in found("ramadi -army")} < {row["id"] for row in ramadi}
    assert found("zzzunheard") == []
    assert found('"ramadi captured mosul in space"') == []
    for odd in ('"', "AND OR NOT", "ramadi*", "a:b", "NEAR(", "^x", "-ramadi", "'; DROP TABLE x"):
        assert shared.get("/incidents.json", params={"q": odd}).status_code == 200


def test_documents_are_searched_in_title_and_text(shared: TestClient) -> None:
    found = shared.get("/documents.json", params={"q": "palmyra"}).json()
    whole = shared.get("/documents.json").json()
    assert 0 < found["total"] < whole["total"]


def test_an_unknown_ledger_is_made_and_has_every_screen(tmp_path: Path, opened: Open) -> None:
    client = opened(ledger=tmp_path / "new.sqlite")
    for screen in SCREENS:
        assert client.get(f"/{screen}.json").status_code == 200
    assert client.get("/record.json").json()["counts"]["documents"] == 0


def test_a_changed_ledger_shows_its_change(client: TestClient, ledger_file: Path) -> None:
    before = client.get("/record.json").json()
    with Ledger(ledger_file) as ledger:
        ledger.decide("reject", [ledger.statements()[0].id], by="Somebody else", reason="wrong")
    after = client.get("/record.json").json()
    assert after["counts"]["statements"] == before["counts"]["statements"] - 1
    assert after["hash"] != before["hash"]


def test_half_characters_are_sent_as_signs_one_for_one() -> None:
    sent = json.loads(answer_of({"text": "a\ud800\udc00b\udfffc"}).plain)
    assert sent["text"] == "a\ufffd\ufffdb\ufffdc"


def test_answers_are_kept_up_to_their_room() -> None:
    made: list[str] = []

    def make(key: str) -> dict[str, str]:
        made.append(key)
        return {"key": key * 400}

    answers = Answers(room=800)
    for key in ("a", "b", "b", "a", "a"):
        answers.get("state", key, lambda key=key: make(key))  # type: ignore[misc]
    assert made == ["a", "b", "a"]


def test_a_server_beyond_loopback_needs_a_token(tmp_path: Path) -> None:
    for host in ("0.0.0.0", "192.168.0.1", "example.org", "::"):
        with pytest.raises(ValueError, match="token"):
            Settings(tmp_path / "x.sqlite", host=host)
    for host in ("127.0.0.1", "127.1.2.3", "localhost", "::1"):
        assert Settings(tmp_path / "x.sqlite", host=host).is_loopback
