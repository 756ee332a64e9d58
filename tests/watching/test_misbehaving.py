"""Servers and feeds that misbehave: each costs its own line, and nothing else stops for it."""

from __future__ import annotations

import time
from datetime import timedelta
from email.utils import format_datetime

import pytest

from holdfast.watching.feed_worker import plain_entry
from holdfast.watching.rounds import Round
from holdfast.watching.telling import summary, to_plain, waiting_line

from .conftest import Post
from .site import START, Answer, HandClock, Site, rss

RAMADI = "Islamic State fighters seized Ramadi on May 17, 2015, after the army left the city."
XML = {"Content-Type": "application/xml"}
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + ']><rss version="2.0"><channel><item><title>&j;</title>'
    "<link>http://127.0.0.1:1/never</link></item></channel></rss>"
).encode()


def problems(done: Round) -> list[str]:
    return [each.problem for each in done.failures]


@pytest.fixture
def feed(site: Site) -> str:
    """A feed that names one good article."""
    site.page("/good", "Ramadi falls", RAMADI)
    site.feed("/feed", site.item("/good"))
    return f"{site.address}/feed"


BAD_FEEDS = {
    "missing": (Answer(b"no", 404), "404 (Not Found)"),
    "gone": (Answer(b"gone", 410), "410 (Gone)"),
    "loop": (Answer(b"", 302, {"Location": "/loop"}), "redirects more than 5 times"),
    "to-file": (Answer(b"", 302, {"Location": "file:///etc/passwd"}), "only http and https"),
    "cut": (Answer(rss()[:40], headers={"Content-Length": "5000"}), "before the page was whole"),
    "huge": (Answer(b"x" * 70_000, headers=XML), "limit is less than"),
    "boast": (Answer(b"x", headers={"Content-Length": "99000000000"}), "limit is less than"),
    "page": (Answer(b"<html><body><p>Welcome.</p></body></html>"), "it is not a feed"),
    "bytes": (Answer(b"\x00\x01\x02", headers=XML), "it is not a feed"),
    "empty": (Answer(b"", headers=XML), "it is not a feed"),
    "json": (Answer(b"{}", headers=XML), "it is not a feed"),
    "unasked-304": (Answer(b"", 304), "304"),
    "picture": (Answer(b"\x89PNG", headers={"Content-Type": "image/png"}), "image/png"),
}


def test_each_feed_that_cannot_be_read_costs_one_line(site: Site, post: Post, feed: str) -> None:
    for name, (answer, _) in BAD_FEEDS.items():
        site.paths[f"/{name}"] = answer
    done = post.round(*(f"{site.address}/{name}" for name in BAD_FEEDS), feed, feed_bytes=60_000)
    assert len(done.added) == 1, "the good feed was read"
    assert len(done.failures) == len(BAD_FEEDS)
    for told, (name, (_, problem)) in zip(done.failures, BAD_FEEDS.items(), strict=True):
        assert told.source_id == f"{site.address}/{name}"
        assert problem in told.problem
        assert (told.problem + told.remedy).isprintable()


BAD_ARTICLES = {
    "empty": (Answer(b"", headers={"Content-Type": "text/html"}), "it is empty"),
    "loop": (Answer(b"", 302, {"Location": "/loop"}), "redirects more than"),
    "cut": (Answer(b"<p>K", headers={"Content-Length": "900"}), "before the page was whole"),
    "huge": (Answer(b"K " * 40_000, headers={"Content-Type": "text/html"}), "limit is less than"),
    "picture": (Answer(b"\x89PNG\r\n", headers={"Content-Type": "text/html"}), "picture"),
    "many": (Answer(b'{"id":"a","text":"K."}\n{"id":"b","text":"L."}'), "several documents"),
    "missing": (Answer(b"", 404), "404"),
}


def test_each_article_that_cannot_be_read_costs_one_line_and_is_tried_again(
    site: Site, post: Post, hand: HandClock
) -> None:
    for name, (answer, _) in BAD_ARTICLES.items():
        site.paths[f"/{name}"] = answer
    site.feed("/feed", *(site.item(f"/{name}") for name in BAD_ARTICLES), etag='"f"')
    done = post.round(f"{site.address}/feed", article_bytes=60_000)
    for told, (name, (_, problem)) in zip(done.failures, BAD_ARTICLES.items(), strict=True):
        assert told.source_id == f"{site.address}/{name}"
        assert problem in told.problem
    with post.ledger() as ledger:
        kept = {each.source_id.rpartition("/")[2] for each in ledger.failures()}
    assert kept == set(BAD_ARTICLES) - {"cut"}, "a connection that broke is no fault of the page"
    assert post.round(f"{site.address}/feed").failures == [], "not in the same minute"
    for number, name in enumerate(BAD_ARTICLES):
        site.page(f"/{name}", f"Report {number}", RAMADI)
    hand.pass_by(minutes=11)
    assert len(post.round(f"{site.address}/feed").added) == len(BAD_ARTICLES)
    with post.ledger() as ledger:
        assert ledger.failures() == [], "they were read since"


def test_an_article_that_never_comes_is_given_up(site: Site, post: Post, hand: HandClock) -> None:
    site.feed("/feed", site.item("/gone"))
    for _ in range(9):
        post.round(f"{site.address}/feed")
        hand.pass_by(days=4)
    assert site.times("/gone") == 6
    with post.ledger() as ledger:
        assert [each.source_id for each in ledger.failures()] == [f"{site.address}/gone"]


@pytest.mark.parametrize("path", ["/feed", "/good", "/robots.txt"])
def test_a_slow_server_does_not_hold_us(site: Site, post: Post, feed: str, path: str) -> None:
    site.paths[path] = Answer(b"", drip=0.05)
    done = post.round(feed, fetch_seconds=1.0)  # the server never ends, so this would not either
    told = [*problems(done), *(each.why for each in done.waiting)]
    assert [each for each in told if "within 1 seconds" in each]
    assert done.added == []


def test_a_server_that_fails_is_left_alone_longer_each_time(
    site: Site, post: Post, hand: HandClock, feed: str
) -> None:
    site.paths["/feed"] = Answer(b"", 500)
    waits = []
    for _ in range(5):
        assert "500" in problems(post.round(feed))[0]
        [waiting] = post.round(f"{site.address}/other").waiting
        waits.append(waiting.until - hand.clock().seconds())
        hand.pass_by(days=3)
    assert waits == [pytest.approx(60 * 2**number) for number in range(5)]
    site.feed("/feed", site.item("/good"))
    assert len(post.round(feed).added) == 1
    assert post.round(f"{site.address}/other").waiting == []


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        ("7200", 7200),
        (format_datetime(START + timedelta(hours=2), usegmt=True), 7200),
        ("soon", 60),
        ("-5", 60),
        ("9" * 40, 60),
        ("99999999999", 7 * 86400),
    ],
)
def test_retry_after_is_kept_to(
    site: Site, post: Post, hand: HandClock, status: int, stated: str, seconds: int
) -> None:
    site.paths["/feed"] = Answer(b"", status, {"Retry-After": stated})
    post.round(f"{site.address}/feed", pause=0.0)
    asked = len(site.asked)
    hand.time = START + timedelta(seconds=seconds - 1)
    done = post.round(f"{site.address}/other")
    assert len(site.asked) == asked, "nothing of that host is asked for"
    [waiting] = done.waiting
    assert waiting.addresses == 1
    assert waiting.until == (START + timedelta(seconds=seconds)).timestamp()
    assert str(status) in waiting_line(waiting)
    assert to_plain(done)["waiting"][0]["until"].endswith("+00:00")
    hand.time = START + timedelta(seconds=seconds + 1)
    post.round(f"{site.address}/other")
    assert site.times("/other") == 1


def test_one_failing_host_holds_up_no_other(site: Site, post: Post, feed: str) -> None:
    from .site import running_site

    with running_site() as other:
        other.paths["/feed"] = Answer(b"", 503)
        done = post.round(f"{other.address}/feed", feed)
    assert len(done.added) == 1
    assert len(done.failures) == 1


def test_one_failing_page_starves_nothing_else_on_its_host(
    site: Site, post: Post, hand: HandClock
) -> None:
    site.paths["/bad"] = Answer(b"", 500)
    site.page("/good", "Ramadi falls", RAMADI)
    site.feed("/feed", site.item("/bad"), site.item("/good"))
    added = []
    for _ in range(3):
        added += post.round(f"{site.address}/bad", f"{site.address}/feed").added
        hand.pass_by(minutes=30)
    assert [each.address for each in added] == [f"{site.address}/good"]


def test_laughs_are_not_multiplied(site: Site, post: Post) -> None:
    site.paths["/feed"] = Answer(LAUGHS, headers=XML)
    start = time.process_time()
    done = post.round(f"{site.address}/feed")
    assert time.process_time() - start < 60
    assert len(done.failures) + len(done.waiting) >= 1
    assert all(len(each.problem) < 500 for each in done.failures)


def test_a_feed_in_the_wrong_encoding_is_read(site: Site, post: Post) -> None:
    site.page("/good", "Ramadi falls", RAMADI)
    item = site.item("/good", title="Ramadi prise à l’aube")
    site.paths["/feed"] = Answer(
        rss(item).decode().encode("cp1252"),
        headers={"Content-Type": "application/rss+xml; charset=utf-8"},
    )
    done = post.round(f"{site.address}/feed")
    assert len(done.added) == 1
    assert done.failures == []


def test_a_feed_cut_off_in_the_middle_gives_what_came_and_is_asked_for_anew(
    site: Site, post: Post, hand: HandClock
) -> None:
    site.page("/good", "Ramadi falls", RAMADI)
    whole = rss(site.item("/good"), site.item("/other", title="The rest"))
    site.paths["/feed"] = Answer(whole[:-90], headers={**XML, "ETag": '"1"'})
    done = post.round(f"{site.address}/feed")
    assert [each.address for each in done.added] == [f"{site.address}/good"]
    assert "not well-formed" in problems(done)[0]
    hand.pass_by(minutes=30)
    post.round(f"{site.address}/feed")
    assert all("If-None-Match" not in headers for _, headers in site.asked)


def test_each_entry_without_an_address_costs_one_line(site: Site, post: Post) -> None:
    site.page("/good", "Ramadi falls", RAMADI)
    odd = (
        "<item><title>No link</title></item>",
        "<item><link>mailto:a@b.example</link></item>",
        "<item><link>javascript:1</link></item>",
        site.item("/" + "x" * 3_000),
    )
    site.feed("/feed", *odd, site.item("/good"), site.item("/good"))
    done = post.round(f"{site.address}/feed")
    assert len(done.added) == 1
    assert ["no address" in each for each in problems(done)] == [True] * 4


def test_half_a_character_in_a_feed_stops_nothing(site: Site, post: Post, feed: str) -> None:
    half = site.item("/half&#xD800;", title="Half &#xDC00;")
    site.paths["/half"] = Answer(rss(half), headers=XML)
    done = post.round(f"{site.address}/half", feed)
    assert [each.address for each in done.added] == [f"{site.address}/good"]
    kept = plain_entry({"link": "http://news.example/\ud800", "title": "Half \udc00"})
    assert (kept["address"], kept["title"]) == ("http://news.example/?", "Half ?")


def test_an_entry_that_leads_into_ones_own_network_is_refused(
    site: Site, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    from holdfast.intake import network

    # One loopback address stands for the public network.
    monkeypatch.setattr(network, "is_public", lambda address: str(address) == "127.0.0.1")
    port = site.address.rpartition(":")[2]
    inside = f"<item><link>http://127.0.0.2:{port}/secret</link></item>"
    site.feed("/feed", inside, "<item><link>http://169.254.169.254/latest</link></item>")
    done = post.round(f"{site.address}/feed", allow_private=False)
    assert len(done.failures) == 2
    assert all("private or local" in each for each in problems(done))
    assert site.times("/secret") == 0


def test_a_feed_of_too_many_entries_is_cut(site: Site, post: Post) -> None:
    site.feed("/feed", *(site.item(f"/{number}") for number in range(30)))
    done = post.round(f"{site.address}/feed", entries=20, articles_of_a_host=5)
    assert "more than 20 entries" in problems(done)[0]
    assert done.left == 15
    assert "15 left for the next round" in summary(done)
    assert sum(path.strip("/").isdigit() for path, _ in site.asked) == 5


def test_no_feed_at_all(post: Post) -> None:
    done = post.round()
    assert (done.feeds, done.failures, done.added) == (0, [], [])
