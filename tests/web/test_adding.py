"""Handing in texts, files and addresses: what is read, what is not and why, and nothing lost."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from holdfast.ledger import Ledger
from holdfast.web.inbox import Inbox, inbox_of, plain_name
from holdfast.web.settings import Limits
from tests.report.test_page import HOSTILE
from tests.web.conftest import Open, asked_as_page

TEXT = "Rebels of the Karsa Front captured the town of Azaz on March 3, 2013, killing 12 soldiers."
PAGE = f"<html><body><article><h1>Azaz falls</h1><p>{TEXT}</p></article><script>x()</script></body>"
Files = list[tuple[str, tuple[str, bytes]]]


def done(client: TestClient, answer: Any) -> dict[str, Any]:
    """The job, once it is done."""
    assert answer.status_code == 202, answer.text
    return ended(client, answer.json()["job"]["id"])


def ended(client: TestClient, identity: str) -> dict[str, Any]:
    """The job, once nothing more will come of it, however long that takes: a test that hangs is
    ended from outside."""
    while True:
        job: dict[str, Any] = client.get(f"/jobs/{identity}.json").json()
        if job["state"] in {"done", "stopped"}:
            return job
        time.sleep(0.1)


def test_a_text_is_read_and_shown(shared: TestClient) -> None:
    job = done(shared, shared.post("/documents", json={"text": TEXT, "published": "2013-03-04"}))
    assert (job["state"], job["total"], job["done"]) == ("done", 1, 1)
    assert job["failures"] == job["known"] == []
    [added] = job["added"]
    assert added["statements"] == job["statements"] > 0
    read = shared.get(f"/reader/{added['id']}.json").json()
    assert read["text"] == TEXT
    assert read["document"]["published"] == "2013-03-04"
    again = done(shared, shared.post("/documents", json={"text": TEXT, "published": "2013-03-04"}))
    assert [each["id"] for each in again["known"]] == [added["id"]]
    assert again["added"] == []


def test_files_of_every_kind_good_and_bad(shared: TestClient) -> None:
    files: Files = [
        ("files", ("page.html", PAGE.encode())),
        ("files", ("broken.pdf", b"%PDF-1.4 nothing")),
        ("files", ("empty.txt", b"")),
        ("files", ("../../etc/plain.txt", TEXT.replace("Azaz", "Jisr").encode())),
        ("files", ("binary.bin", bytes(range(256)) * 40)),
        ("files", ("two.jsonl", jsonl("a", "b").encode())),
        ("files", ("hostile.txt", (HOSTILE * 3).encode("utf-8", "surrogatepass"))),
        ("files", ("nul\x00name\n.md", f"# Azaz falls\n\n{TEXT}".encode())),
    ]
    job = done(shared, shared.post("/documents", files=files))
    assert job["state"] == "done"
    failed = {each["sourceId"]: each for each in job["failures"]}
    assert {"broken.pdf", "empty.txt", "binary.bin"} <= failed.keys()
    assert all(each["problem"] and each["remedy"] for each in failed.values())
    added = {each["sourceId"] for each in job["added"]}
    assert {"page.html", "plain.txt"} <= added
    assert job["done"] == len(job["added"]) + len(job["known"]) + len(job["failures"]) >= 8
    for each in job["added"]:
        assert shared.get(f"/reader/{each['id']}.json").status_code == 200
    for screen in ("record", "control", "incidents", "brief", "documents", "review"):
        assert shared.get(f"/{screen}.json").status_code == 200


def jsonl(*names: str) -> str:
    """A JSON Lines file of short reports."""
    rows = [{"id": name, "text": TEXT.replace("Azaz", f"Azaz {name}")} for name in names]
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/", "http://localhost/x", "http://[::1]/", "http://10.1.2.3/",
        "http://192.168.1.1/router", "http://169.254.169.254/latest/meta-data", "http://0x7f000001/",
        "http://[::ffff:127.0.0.1]/", "http://2130706433/",
    ],
)  # fmt: skip
def test_no_address_of_a_private_network_is_opened(shared: TestClient, url: str) -> None:
    job = done(shared, shared.post("/documents", json={"url": url}))
    assert job["added"] == []
    [failure] = job["failures"]
    assert failure["sourceId"] == url
    assert failure["problem"]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"text": ""},
        {"text": "  \n"},
        {"text": TEXT, "url": "https://example.org/"},
        {"url": "ftp://example.org/"},
        {"url": "file:///etc/passwd"},
        {"url": "/etc/passwd"},
        {"url": "https://ada:secret@example.org/"},
        {"text": TEXT, "published": "yesterday"},
        {"text": TEXT, "published": "2013-13-01"},
        {"text": 5},
        {"text": TEXT, "path": "/etc/passwd"},
    ],
)
def test_what_cannot_be_read_is_refused_at_once(shared: TestClient, asked: dict[str, Any]) -> None:
    answer = shared.post("/documents", json=asked)
    assert answer.status_code == 422
    assert isinstance(answer.json()["detail"], str)


def test_a_form_without_a_file_is_refused(shared: TestClient) -> None:
    assert shared.post("/documents", files=[("other", (None, b"x"))]).status_code == 422
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    assert shared.post("/documents", content=b"nonsense", headers=headers).status_code in {400, 422}
    assert shared.get("/jobs/nothing.json").status_code == 404


def test_too_much_at_once_is_refused(opened: Open) -> None:
    client = opened(Limits(jobs=0))
    asked_as_page(client)
    assert client.post("/documents", json={"text": TEXT}).status_code == 429


def test_what_was_handed_in_before_a_stop_is_read_after_it(opened: Open, ledger_file: Path) -> None:
    # As a server leaves it that was killed before it came to it, and one that was killed while
    # somebody was still sending.
    inbox = Inbox(inbox_of(ledger_file))
    opening = inbox.open()
    opening.add_text(TEXT)
    opening.add_file("more.txt", open_bytes(TEXT.replace("Azaz", "Jisr")))
    parcel = opening.close("2013-03-04")
    inbox.open().add_text("never finished")
    client = opened()
    job = ended(client, parcel.id)
    assert len(job["added"]) == 2
    assert list(inbox.waiting()) == []
    with Ledger(ledger_file) as ledger:
        assert {each["id"] for each in job["added"]} <= {each.id for each in ledger.documents()}


def open_bytes(text: str) -> Any:
    """A file in memory."""
    import io

    return io.BytesIO(text.encode())


def test_names_of_files_are_only_names() -> None:
    assert plain_name("../../etc/passwd") == "passwd"
    assert plain_name("C:\\a\\b.txt") == "b.txt"
    assert plain_name("") == plain_name("///") == "file"
    assert plain_name("a\x00b\u202ec.txt") == "a\ufffdb\ufffdc.txt"
    assert len(plain_name("x" * 1000)) == 200
