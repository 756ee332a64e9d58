"""Rounds with the real reader, against a site that is written as the test goes."""

from __future__ import annotations

import json

from holdfast.watching.telling import lines, summary, to_plain

from .conftest import Post
from .site import HandClock, Site

RAMADI = "Islamic State fighters seized Ramadi on May 17, 2015, after the army left the city."
TOLL = "At least 12 soldiers were killed in the fighting, the ministry said."
KOBANE = "Kurdish forces drove Islamic State out of Kobane on January 26, 2015."


def test_a_new_article_is_read_once(site: Site, post: Post, hand: HandClock) -> None:
    site.page("/a", "Ramadi falls", RAMADI, TOLL, etag='"1"')
    site.feed("/feed", site.item("/a"), etag='"f1"')
    done = post.round(f"{site.address}/feed")
    assert [each.address for each in done.added] == [f"{site.address}/a"]
    assert done.added[0].statements > 0
    assert done.failures == []
    with post.ledger() as ledger:
        assert [each.id for each in ledger.documents()] == [done.added[0].document]
        assert "territory.gained" in {each.type for each in ledger.statements()}
        assert ledger.verify() == []
    hand.pass_by(minutes=30)
    again = post.round(f"{site.address}/feed")
    assert again.added == []
    assert (again.feeds, again.feeds_unchanged) == (1, 1)
    assert site.times("/a") == 1, "an article is not asked for again within the hour"
    assert site.asked[-1][1]["If-None-Match"] == '"f1"'
    assert site.times("/robots.txt") == 1


def test_an_article_that_has_not_changed_costs_one_conditional_request(
    site: Site, post: Post, hand: HandClock
) -> None:
    site.page("/a", "Ramadi falls", RAMADI, etag='"1"')
    site.feed("/feed", site.item("/a"), etag='"f1"')
    post.round(f"{site.address}/feed")
    hand.pass_by(hours=2)
    done = post.round(f"{site.address}/feed")
    assert site.asked[-1][0] == "/a"
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    assert (done.unchanged, done.corrected) == (1, [])
    for _ in range(12):
        hand.pass_by(days=3)
        post.round(f"{site.address}/feed")
    asked = site.times("/a")
    assert 3 <= asked <= 7, "it is asked for less and less often, and then no more"


def test_a_page_that_differs_in_bytes_alone_is_no_correction(
    site: Site, post: Post, hand: HandClock
) -> None:
    site.html("/a", "Ramadi falls", RAMADI)
    site.feed("/feed", site.item("/a"))
    post.round(f"{site.address}/feed")
    site.html("/a", "Ramadi falls", RAMADI, more="<!-- served by machine 7 -->")
    hand.pass_by(hours=2)
    done = post.round(f"{site.address}/feed")
    assert (done.unchanged, done.corrected, done.added) == (1, [], [])
    with post.ledger() as ledger:
        assert len(ledger.documents(every=True)) == 1


def test_a_corrected_article_is_a_new_version_and_tells_what_changed(
    site: Site, post: Post, hand: HandClock
) -> None:
    site.page("/a", "Ramadi falls", RAMADI, TOLL)
    site.feed("/feed", site.item("/a"))
    first = post.round(f"{site.address}/feed")
    site.page(
        "/a", "Ramadi falls", "Correction: a number was wrong.", TOLL.replace("12", "31"), KOBANE
    )
    hand.pass_by(hours=2)
    done = post.round(f"{site.address}/feed")
    [corrected] = done.corrected
    assert corrected.old == first.added[0].document
    found = corrected.differences
    assert any(
        each.type == "territory.gained" and "Ramadi" in each.evidence.quote for each in found.gone
    )
    assert any("Kobane" in each.evidence.quote for each in found.new)
    tolls = [each for each in found.changed if "31" in each.after.evidence.quote]
    assert any(name == "numbers" for each in tolls for name, _, _ in each.fields)
    with post.ledger() as ledger:
        assert [each.id for each in ledger.documents()] == [corrected.new]
        assert {each.document for each in ledger.statements()} == {corrected.new}
        [decision] = ledger.decisions()
        assert (decision.verb, decision.by, decision.reason) == ("supersede", "watch", "corrected")
        assert decision.targets == (corrected.old, corrected.new)
        assert ledger.verify() == []
    told = "\n".join(lines(done))
    assert "corrected  Ramadi falls" in told
    assert "numbers" in told
    assert "1 corrected" in summary(done)
    plain = json.loads(json.dumps(to_plain(done)))["corrected"][0]["statements"]
    assert plain["gone"][0]["document"] == corrected.old
    assert {each["after"]["document"] for each in plain["changed"]} == {corrected.new}


def test_a_correction_taken_back_shows_the_first_version_again(
    site: Site, post: Post, hand: HandClock
) -> None:
    feed = f"{site.address}/feed"
    site.feed("/feed", site.item("/a"))
    ids = []
    for words in (RAMADI, KOBANE, RAMADI, KOBANE):
        site.page("/a", "A report", words)
        post.round(feed)
        hand.pass_by(hours=2)
        with post.ledger() as ledger:
            [shown] = ledger.documents()
            ids.append(shown.id)
            assert words in shown.text
    assert ids[0] == ids[2] != ids[1] == ids[3]
    with post.ledger() as ledger:
        assert len(ledger.decisions()) == 3
        assert len(ledger.documents(every=True)) == 2


def test_a_changed_entry_is_asked_for_at_once(site: Site, post: Post, hand: HandClock) -> None:
    site.page("/a", "A report", RAMADI)
    site.feed("/feed", site.item("/a"))
    post.round(f"{site.address}/feed")
    site.page("/a", "A report", KOBANE)
    site.feed("/feed", site.item("/a", more="<description>corrected</description>"))
    hand.pass_by(minutes=5)
    assert len(post.round(f"{site.address}/feed").corrected) == 1


def test_what_was_added_before_by_hand_is_known(site: Site, post: Post, hand: HandClock) -> None:
    from holdfast.batch import read_batch
    from holdfast.intake import IntakeOptions, read_inputs_with_raw

    site.page("/a", "A report", RAMADI)
    options = IntakeOptions(allow_private=True)
    with post.ledger() as ledger:
        for each in read_batch(read_inputs_with_raw([f"{site.address}/a"], options), jobs=1):
            assert each.intake is not None
            assert each.reading is not None
            ledger.add(each.intake, each.reading)
    site.feed("/feed", site.item("/a"))
    assert post.round(f"{site.address}/feed").added == []
    site.page("/a", "A report", KOBANE)
    hand.pass_by(hours=2)
    assert len(post.round(f"{site.address}/feed").corrected) == 1


def test_another_ledger_is_filled_anew(site: Site, post: Post, hand: HandClock) -> None:
    site.page("/a", "A report", RAMADI, etag='"1"')
    site.feed("/feed", site.item("/a"), etag='"f"')
    post.round(f"{site.address}/feed")
    post.path.unlink()
    for suffix in ("-wal", "-shm"):
        post.path.with_name(post.path.name + suffix).unlink(missing_ok=True)
    hand.pass_by(minutes=1)
    assert len(post.round(f"{site.address}/feed").added) == 1


def test_the_date_that_the_feed_tells_is_used_where_the_page_tells_none(
    site: Site, post: Post
) -> None:
    site.html("/a", "A report", "Islamic State fighters seized Ramadi on Sunday.")
    dated = "<pubDate>Mon, 18 May 2015 23:30:00 -0500</pubDate>"
    site.feed("/feed", site.item("/a", more=dated))
    post.round(f"{site.address}/feed")
    with post.ledger() as ledger:
        [document] = ledger.documents()
    assert document.published == "2015-05-18"


def test_the_same_article_in_two_feeds_is_read_once(site: Site, post: Post) -> None:
    site.page("/a", "A report", RAMADI)
    for name, link in (("/one", "/a?utm_source=rss"), ("/two", "/a#top"), ("/three", "/b")):
        site.feed(name, site.item(link), site.item(link))
    from .site import Answer

    site.paths["/b"] = Answer(status=301, headers={"Location": "/a"})
    done = post.round(*(f"{site.address}/{name}" for name in ("one", "two", "three")))
    assert len(done.added) == 1
    assert done.unchanged == 1, "the third leads to the same page"
    assert site.times("/a") == 2
    with post.ledger() as ledger:
        assert len(ledger.documents(every=True)) == 1
