"""Who may ask, how much and how often; what no answer may be without."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from holdfast.ledger.location import location_of
from holdfast.web.ended import EndedSessions
from holdfast.web.identity import COOKIE, Session
from holdfast.web.settings import Limits
from tests.ledger.backends import Place
from tests.web.conftest import HERE, MARK, TOKEN, Open, asked_as_page

DECISION = {"verb": "accept", "targets": ["0" * 32]}


@pytest.mark.parametrize(
    "address", ["/", "/record.json", "/nothing", "/login", "/openapi.json", "/static/x.js"]
)
def test_every_answer_carries_the_policy(shared: TestClient, address: str) -> None:
    headers = shared.get(address).headers
    policy = dict(
        each.strip().split(" ", 1) for each in headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["connect-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "[::2]:80"],
)
def test_a_page_that_was_re_bound_to_us_gets_nothing(shared: TestClient, host: str) -> None:
    answer = shared.get("/record.json", headers={"Host": host})
    assert answer.status_code == 421
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("host", ["127.0.0.1:1", "localhost", "LOCALHOST:99", "[::1]:8000"])
def test_our_own_names_are_answered(shared: TestClient, host: str) -> None:
    assert shared.get("/record.json", headers={"Host": host}).status_code == 200


def test_a_change_needs_the_mark_of_our_page(shared: TestClient) -> None:
    for headers in ({MARK: ""}, {MARK: "x"}):
        for path, body in (("/decisions", DECISION), ("/documents", {"text": "x"})):
            assert shared.post(path, json=body, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_page_changes_nothing(shared: TestClient, headers: dict[str, str]) -> None:
    assert shared.post("/decisions", json=DECISION, headers=headers).status_code == 403


def test_our_own_page_may(shared: TestClient) -> None:
    headers = {"Origin": HERE, "Sec-Fetch-Site": "same-origin"}
    answer = shared.post("/decisions", json=DECISION, headers=headers)
    assert answer.status_code == 422  # the ledger holds no such statement


@pytest.mark.parametrize(
    "address", ["/", "/record.json", "/openapi.json", "/session.json", "/review.json", "/map"]
)
def test_who_is_not_in_gets_nothing(guarded: TestClient, address: str) -> None:
    assert guarded.get(address, headers={"Accept": "application/json"}).status_code == 401


def test_a_browser_is_led_to_the_door(guarded: TestClient) -> None:
    answer = guarded.get("/map", headers={"Accept": "text/html,*/*"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")


def log_in(client: TestClient, token: str = TOKEN, name: str = "Ada") -> int:
    """Fill in the form."""
    return client.post("/login", data={"name": name, "token": token}).status_code


def test_logging_in_and_out(guarded: TestClient) -> None:
    assert "<form" in guarded.get("/login").text
    assert log_in(guarded, "wrong") == 403
    assert log_in(guarded, name=" ") == 422
    assert guarded.get("/record.json").status_code == 401
    assert log_in(guarded) == 303
    assert guarded.get("/record.json").status_code == 200
    session = guarded.get("/session.json").json()
    assert session["name"] == "Ada"
    assert guarded.post("/decisions", json=DECISION).status_code == 403
    headers = {MARK: session["token"]}
    assert guarded.post("/decisions", json=DECISION, headers=headers).status_code == 422
    assert guarded.post("/logout", headers=headers).status_code == 303
    assert guarded.get("/record.json").status_code == 401


def test_a_cookie_is_dead_once_its_owner_logged_out(opened: Open) -> None:
    """Whoever copied it before has nothing, at this server, another one, or after a restart."""
    client, other = (opened(host="0.0.0.0", token=TOKEN) for _ in range(2))
    log_in(client)
    stolen = client.cookies[COOKIE]
    mark = client.get("/session.json").json()["token"]
    log_in(client, name="Ben")
    kept = client.cookies[COOKIE]
    for cookie, thief in ((stolen, client), (stolen, other)):
        assert status_with(thief, cookie) == 200
    client.cookies.set(COOKIE, stolen)
    assert client.post("/logout", headers={MARK: mark}).status_code == 303
    for each in (client, other, opened(host="0.0.0.0", token=TOKEN)):
        assert status_with(each, stolen) == 401
        assert status_with(each, kept) == 200
    client.cookies.clear()
    client.cookies.set(COOKIE, stolen)
    assert client.post("/logout", headers={MARK: mark}).status_code == 401


def status_with(client: TestClient, cookie: str) -> int:
    """How somebody with that cookie is answered."""
    client.cookies.clear()
    client.cookies.set(COOKIE, cookie)
    return client.get("/session.json").status_code


def test_an_ended_session_is_kept_until_it_would_have_run_out(place: Place) -> None:
    place.ledger().close()
    location = location_of(place.address)
    now = int(time.time())
    over, running, other = (
        Session("Ada", now + left, number) for left, number in ((-5, "1"), (900, "2"), (900, "3"))
    )
    ended = EndedSessions(location)
    assert not ended.has(running)
    for each in (over, running, running):
        ended.end(each)
    ended.close()
    again = EndedSessions(location)
    assert [again.has(each) for each in (running, other)] == [True, False]
    again.end(other)
    assert not EndedSessions(location).has(over)
    again.close()


def test_the_cookie_cannot_be_read_by_a_script_or_sent_from_elsewhere(guarded: TestClient) -> None:
    answer = guarded.post("/login", data={"name": "Ada", "token": TOKEN})
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert guarded.post(
        "/login", data={"name": "Ada", "token": TOKEN}, headers={"Origin": "https://evil.example"}
    ).status_code == 403  # fmt: skip


@pytest.mark.parametrize("tampered", ["", "x", "x.y", "eyJuYW1lIjoiQSJ9.0", '"', "a" * 5000])
def test_a_forged_session_is_none(guarded: TestClient, tampered: str) -> None:
    guarded.cookies.set(COOKIE, tampered)
    assert guarded.get("/record.json").status_code == 401


def test_a_changed_session_is_none(guarded: TestClient) -> None:
    log_in(guarded)
    value = guarded.cookies[COOKIE]
    for changed in (value[:-1] + ("0" if value[-1] != "0" else "1"), "A" + value[1:]):
        guarded.cookies.clear()
        guarded.cookies.set(COOKIE, changed)
        assert guarded.get("/record.json").status_code == 401


def test_a_session_outlives_the_server_and_not_its_token(opened: Open) -> None:
    first = opened(host="0.0.0.0", token=TOKEN)
    log_in(first)
    cookie = first.cookies[COOKIE]
    again = opened(host="0.0.0.0", token=TOKEN)
    again.cookies.set(COOKIE, cookie)
    assert again.get("/record.json").status_code == 200
    other = opened(host="0.0.0.0", token="another token of it")
    other.cookies.set(COOKIE, cookie)
    assert other.get("/record.json").status_code == 401


def test_a_program_sends_the_token(guarded: TestClient) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}", "X-Holdfast-By": "Script"}
    assert guarded.get("/session.json", headers=headers).json()["name"] == "Script"
    assert guarded.post("/decisions", json=DECISION, headers=headers).status_code == 422
    wrong = {"Authorization": "Bearer wrong"}
    assert guarded.get("/record.json", headers=wrong).status_code == 403


@pytest.fixture
def long_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """A minute that lasts until the test is over, however slow the machine."""
    monkeypatch.setattr("holdfast.web.refusing.MINUTE", 1e6)


@pytest.mark.usefixtures("long_minute")
def test_guessing_is_slowed_down(opened: Open) -> None:
    client = opened(Limits(logins=3), host="0.0.0.0", token=TOKEN)
    assert [log_in(client, f"guess {n}") for n in range(5)] == [403, 403, 403, 429, 429]
    bearer = [
        client.get("/record.json", headers={"Authorization": f"Bearer guess {n}"}).status_code
        for n in range(2)
    ]
    assert bearer == [429, 429]


@pytest.mark.usefixtures("long_minute")
def test_asking_too_often_is_refused(opened: Open) -> None:
    client = opened(Limits(requests=5, writes=2))
    answers = [client.get("/session.json") for _ in range(7)]
    assert [each.status_code for each in answers] == [200] * 5 + [429] * 2
    assert answers[-1].headers["retry-after"] == "60"


@pytest.mark.usefixtures("long_minute")
def test_changing_too_often_is_refused(opened: Open) -> None:
    client = opened(Limits(writes=2))
    asked_as_page(client)
    assert [client.post("/decisions", json=DECISION).status_code for _ in range(3)] == [
        422,
        422,
        429,
    ]
    assert client.get("/session.json").status_code == 200


def test_a_body_that_is_too_large_is_refused(opened: Open) -> None:
    client = opened(Limits(body=1000, upload=5000))
    asked_as_page(client)

    def in_pieces(size: int) -> Iterator[bytes]:
        for _ in range(size // 100):
            yield b"x" * 100

    assert client.post("/decisions", content=b"x" * 1001).status_code == 413
    assert client.post("/decisions", content=in_pieces(2000)).status_code == 413
    assert client.post("/documents", content=in_pieces(8000)).status_code == 413
    files = [("files", ("a.txt", b"x" * 6000))]
    assert client.post("/documents", files=files).status_code == 413


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000])
@pytest.mark.parametrize("address", ["/decisions", "/documents"])
def test_a_body_that_is_no_json_is_told(shared: TestClient, address: str, body: bytes) -> None:
    answer = shared.post(address, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in {400, 422}
