"""robots.txt, and the pauses between requests."""

from __future__ import annotations

import pytest

from .conftest import Post
from .site import Answer, HandClock, Site

ALL = "User-agent: *\nDisallow: /"


def robots(site: Site, text: str, status: int = 200) -> None:
    site.paths["/robots.txt"] = Answer(text.encode(), status, {"Content-Type": "text/plain"})


@pytest.mark.parametrize(
    ("text", "status", "allowed"),
    [
        (ALL, 200, False),
        ("User-agent: holdfast\nDisallow: /feed", 200, False),
        ("User-agent: somebodyelse\nDisallow: /", 200, True),
        ("User-agent: *\nDisallow: /private", 200, True),
        ("User-agent: holdfast\nAllow: /\n\n" + ALL, 200, True),
        ("<html>Not here</html>", 200, True),
        ("", 404, True),
        ("", 403, False),
        ("", 401, False),
    ],
)
def test_robots_are_asked_first(
    site: Site, post: Post, text: str, status: int, allowed: bool
) -> None:
    robots(site, text, status)
    site.feed("/feed")
    done = post.round(f"{site.address}/feed")
    assert site.asked[0][0] == "/robots.txt"
    assert (site.times("/feed") == 1) is allowed
    assert bool(done.failures) is not allowed
    assert all("robots.txt" in each.problem for each in done.failures)
    assert site.asked[0][1]["User-Agent"].startswith("holdfast/")


@pytest.mark.parametrize("status", [500, 503, 429])
def test_where_robots_cannot_be_had_nothing_else_is_asked_for(
    site: Site, post: Post, status: int
) -> None:
    robots(site, "", status)
    site.feed("/feed")
    done = post.round(f"{site.address}/feed")
    assert [path for path, _ in site.asked] == ["/robots.txt"]
    assert done.waiting[0].addresses == 1


def test_robots_of_an_article_and_of_where_a_redirect_leads(site: Site, post: Post) -> None:
    robots(site, "User-agent: *\nDisallow: /members")
    site.paths["/moved"] = Answer(status=302, headers={"Location": "/members/b"})
    site.feed("/feed", site.item("/members/a"), site.item("/moved"))
    done = post.round(f"{site.address}/feed")
    assert len(done.failures) == 2
    assert not [path for path, _ in site.asked if path.startswith("/members")]


def test_robots_are_asked_for_once_a_day(site: Site, post: Post, hand: HandClock) -> None:
    site.feed("/feed")
    for hours in (1, 1, 23, 1):
        post.round(f"{site.address}/feed")
        hand.pass_by(hours=hours)
    assert site.times("/robots.txt") == 2


@pytest.mark.parametrize(
    ("delay", "pause"), [("", 1.0), ("Crawl-delay: 9", 9), ("Crawl-delay: 999", 30)]
)
def test_a_host_is_asked_one_thing_at_a_time(
    site: Site, post: Post, hand: HandClock, delay: str, pause: float
) -> None:
    robots(site, f"User-agent: *\nDisallow:\n{delay}")
    site.feed("/feed", *(site.item(f"/missing-{number}") for number in range(3)))
    post.round(f"{site.address}/feed")
    assert hand.waited == [pytest.approx(pause)] * 4
