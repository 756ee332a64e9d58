"""The ledger keeps what it is given, once, for good, and shows what follows from it."""

from __future__ import annotations

import os
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from holdfast.ledger import Ledger
from holdfast.ledger.migration import HEAD, MIGRATIONS
from holdfast.ledger.tables import APPEND_ONLY, metadata
from holdfast.model import Failure

from .backends import Place
from .build import LATER_RUN, Received, reading, received

RAMADI = received("IS took Ramadi on Sunday.", "ramadi.txt", published="2015-05-18")
PALMYRA = received("IS took Palmyra. Syria lost Palmyra.", "palmyra.txt", published="2015-05-21")


def fill(ledger: Ledger) -> None:
    """Two reports, one statement refused."""
    ledger.add(RAMADI, reading(RAMADI, ("IS", "Ramadi", "2015-05-17")))  # type: ignore[arg-type]
    found = reading(PALMYRA, ("IS", "Palmyra", "2015-05-20"), ("Syria", "Palmyra", None), refused=1)
    ledger.add(PALMYRA, found)  # type: ignore[arg-type]


def add(ledger: Ledger, intake: Received, *found: tuple[str, str, str | None]) -> bool:
    return ledger.add(intake, reading(intake, *found))  # type: ignore[arg-type]


def test_what_goes_in_comes_out(ledger: Ledger) -> None:
    fill(ledger)
    assert ledger.documents() == sorted(
        (RAMADI.document, PALMYRA.document), key=lambda document: document.id
    )
    kept = {each.id: each for each in ledger.statements()}
    [ramadi] = reading(RAMADI, ("IS", "Ramadi", "2015-05-17")).statements
    assert kept[ramadi.id] == ramadi
    assert ledger.statement(ramadi.id) == ramadi
    assert len(kept) == 2
    assert [each.reason for each in ledger.dropped()] == ["a test refuses it"]
    assert ledger.verify() == []


def test_adding_twice_changes_nothing(ledger: Ledger) -> None:
    fill(ledger)
    before = ledger.rebuild(), ledger.statements()
    assert not add(ledger, RAMADI, ("IS", "Ramadi", "2015-05-17"))
    assert ledger.has_read(RAMADI, "first-run")  # type: ignore[arg-type]
    assert not ledger.has_read(RAMADI, "another-run")  # type: ignore[arg-type]
    assert (ledger.rebuild(), ledger.statements()) == before


def test_a_later_run_is_shown_and_the_earlier_kept(ledger: Ledger) -> None:
    fill(ledger)
    old = ledger.statements()
    again = reading(RAMADI, ("IS", "Ramadi", "2015-05-16"), run=LATER_RUN)
    assert ledger.add(RAMADI, again)  # type: ignore[arg-type]
    assert {each.run for each in ledger.statements() if each.document == RAMADI.document.id} == {
        "later-run"
    }
    assert all(ledger.statement(each.id) == each for each in old)
    run = ledger.run()
    assert run is not None
    assert run.id == "later-run"


def test_one_document_under_two_names_is_read_once(ledger: Ledger) -> None:
    fill(ledger)
    copy = received(RAMADI.document.text, "copy.txt", published="2015-05-18")
    assert copy.document.id == RAMADI.document.id
    assert not add(ledger, copy, ("IS", "Ramadi", "2015-05-17"))
    assert [d.source_id for d in ledger.documents() if d.id == copy.document.id] == ["ramadi.txt"]


def test_a_corrected_article_is_a_new_version_and_the_old_one_is_kept(ledger: Ledger) -> None:
    first = received("IS took Ramadi. 20 died.", "a.txt", title="Ramadi falls")
    second = received("IS took Ramadi. 12 died.", "a.txt", title="Ramadi falls")
    other = received("IS took Hit.", "a.txt", title="Hit falls")
    for each in (first, second):
        add(ledger, each, ("IS", "Ramadi", "2015-05-17"))
    add(ledger, other, ("IS", "Hit", "2014-10-13"))
    assert {each.id for each in ledger.documents()} == {second.document.id, other.document.id}
    assert len(ledger.documents(every=True)) == 3
    assert {each.document for each in ledger.statements()} == {
        second.document.id,
        other.document.id,
    }


def test_the_newest_version_at_an_address_is_found_without_any_view(ledger: Ledger) -> None:
    url = "https://paper.example/ramadi"
    first = received("IS took Ramadi. 20 died.", "a.html", url=url)
    second = received("IS took Ramadi. 12 died.", "b.html", url=url)
    other = received("IS took Hit.", "c.html", url="https://paper.example/hit")
    assert ledger.newest_at(url) is None
    for each in (first, other, second):
        add(ledger, each, ("IS", "Hit" if each is other else "Ramadi", None))
    assert ledger.newest_at(url) == second.document
    # The older bytes once more, under another name: no newer version.
    again = received(first.document.text, "d.html", url=url)
    add(ledger, again, ("IS", "Ramadi", None))
    assert ledger.newest_at(url) == second.document
    made = ledger.decide("supersede", [second.document.id, first.document.id], by="editor")
    assert ledger.newest_at(url) == first.document
    ledger.decide("revert", [str(made.id)], by="editor")
    assert ledger.newest_at(url) == second.document
    assert ledger.document(first.document.id) == first.document
    assert ledger.document("0" * 64) is None


def test_the_same_file_with_a_publication_date_takes_the_place_of_the_one_without(
    ledger: Ledger,
) -> None:
    for published in (None, "2015-05-18"):
        add(ledger, received("IS took Ramadi.", "a.txt", published=published))
    assert [each.published for each in ledger.documents()] == ["2015-05-18"]


def test_nothing_recorded_can_be_changed(ledger: Ledger, place: Place) -> None:
    fill(ledger)
    [statement, *_] = ledger.statements()
    ledger.decide("accept", [statement.id], by="tester")
    ledger.add_failure(Failure("gone.txt", "it is empty", "Give a file with text."))
    engine = place.engine().execution_options(writing=True)
    for table in APPEND_ONLY:
        column = next(iter(table.columns)).name
        for change in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
            with (
                engine.connect() as connection,
                pytest.raises(IntegrityError, match=f"{table} is append-only"),
            ):
                connection.execute(text(change))
    engine.dispose()


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_postgresql_does_not_empty_a_table_either(place: Place) -> None:
    engine = place.engine().execution_options(writing=True)
    for table in APPEND_ONLY:
        with (
            engine.connect() as connection,
            pytest.raises(IntegrityError, match="append-only"),
        ):
            connection.execute(text(f"TRUNCATE {table} CASCADE"))
    engine.dispose()


def test_views_are_the_same_after_emptying_them(ledger: Ledger, place: Place) -> None:
    fill(ledger)
    first, shown = ledger.rebuild(), ledger.statements()
    with place.tampering() as connection:
        for view in metadata.tables.values():
            if view.name.startswith("view_"):
                connection.execute(view.delete())
    assert ledger.statements() == shown
    assert ledger.rebuild() == first


def test_views_do_not_depend_on_the_order_of_adding(tmp_path: Path) -> None:
    one, other = Ledger(tmp_path / "one.sqlite"), Ledger(tmp_path / "other.sqlite")
    for ledger, order in ((one, (RAMADI, PALMYRA)), (other, (PALMYRA, RAMADI))):
        for intake in order:
            add(ledger, intake, ("IS", "Ramadi" if intake is RAMADI else "Palmyra", "2015-05-17"))
    assert one.rebuild() == other.rebuild()


def test_control_comes_from_the_view(ledger: Ledger) -> None:
    fill(ledger)
    from holdfast.control import control

    assert ledger.control() == control(ledger.statements(), ledger.documents())
    assert [place.key for place in ledger.control(date(2015, 5, 18))] == ["place:ramadi"]


def test_a_rejected_statement_is_not_shown_until_the_rejection_is_reverted(ledger: Ledger) -> None:
    fill(ledger)
    before, hashed = ledger.statements(), ledger.rebuild()
    rejection = ledger.decide("reject", [before[0].id], by="editor", reason="another town")
    assert ledger.statements() == before[1:]
    undoing = ledger.decide("revert", [str(rejection.id)], by="editor")
    assert ledger.statements() == before
    assert ledger.rebuild() == hashed
    ledger.decide("revert", [str(undoing.id)], by="editor")
    assert ledger.statements() == before[1:]
    assert [each.verb for each in ledger.decisions()] == ["reject", "revert", "revert"]


@pytest.mark.parametrize(
    ("verb", "targets"),
    [
        ("reject", ["nothing"]),
        ("reject", []),
        ("revert", ["7"]),
        ("supersede", ["a"]),
        ("erase", ["a"]),
    ],
)
def test_a_decision_about_nothing_is_refused(ledger: Ledger, verb: str, targets: list[str]) -> None:
    fill(ledger)
    with pytest.raises(ValueError, match=r"."):
        ledger.decide(verb, targets, by="editor")  # type: ignore[arg-type]
    assert ledger.decisions() == []


def test_failures_are_kept_until_the_document_is_read(ledger: Ledger) -> None:
    failure = Failure("ramadi.txt", "it is empty", "Give a file with text.")
    ledger.add_failure(failure)
    ledger.add_failure(failure)
    assert ledger.failures() == [failure]
    fill(ledger)
    assert ledger.failures() == []


def test_verify_finds_what_was_tampered_with(ledger: Ledger, place: Place) -> None:
    fill(ledger)
    tables = metadata.tables
    with place.tampering() as connection:
        connection.execute(text("UPDATE documents SET text = replace(text, 'Ramadi', 'Mosul ')"))
        changed = tables["raw"].update().where(tables["raw"].c.sha256 == RAMADI.document.raw_sha256)
        connection.execute(changed.values(bytes=b"else"))
        connection.execute(
            text("UPDATE statements SET mood = 'denied' WHERE json LIKE '%Palmyra%'")
        )
        connection.execute(tables["dropped"].delete())
    problems = " / ".join(each.problem for each in ledger.verify())
    for part in (
        "does not stand at",
        "hash that is its id",
        "raw bytes",
        "index does not agree",
        "its 1 dropped",
    ):
        assert part in problems


def test_bytes_and_readings_of_another_document_are_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="raw bytes"):
        add(ledger, Received(RAMADI.document, b"else"))
    with pytest.raises(ValueError, match="own document"):
        ledger.add(RAMADI, reading(PALMYRA))  # type: ignore[arg-type]
    assert ledger.documents(every=True) == []


def test_a_failure_in_the_middle_leaves_nothing(ledger: Ledger) -> None:
    [good] = reading(RAMADI, ("IS", "Ramadi", None)).statements
    broken = reading(RAMADI, ("IS", "Ramadi", None))
    object.__setattr__(broken, "statements", (good, None))
    with pytest.raises(AttributeError):
        ledger.add(RAMADI, broken)  # type: ignore[arg-type]
    assert ledger.documents(every=True) == []
    assert ledger.verify() == []
    assert add(ledger, RAMADI, ("IS", "Ramadi", None))


def test_the_tables_are_those_that_the_migrations_make(ledger: Ledger, place: Place) -> None:
    with place.engine().connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    scripts = ScriptDirectory(str(MIGRATIONS))
    assert scripts.get_current_head() == HEAD


def test_what_is_not_a_ledger_is_left_alone(tmp_path: Path) -> None:
    text, foreign = tmp_path / "notes.txt", tmp_path / "foreign.sqlite"
    text.write_text("Not a database at all, but long enough to be looked at as one." * 20)
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE other (id)")
    connection.commit()
    for path in (text, foreign):
        before = path.read_bytes()
        with pytest.raises(ValueError, match=path.name):
            Ledger(path)
        assert path.read_bytes() == before
    with pytest.raises(FileNotFoundError):
        Ledger(tmp_path / "missing.sqlite", create=False)
    assert not (tmp_path / "missing.sqlite").exists()


def test_a_ledger_of_a_newer_holdfast_is_refused(ledger: Ledger, place: Place) -> None:
    with place.tampering() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(ValueError, match="newer Holdfast"):
        place.ledger()


def test_a_database_of_others_is_refused_and_left_alone(nowhere: Place) -> None:
    with nowhere.engine().execution_options(writing=True).begin() as connection:
        connection.execute(text("CREATE TABLE other (id INTEGER)"))
    with pytest.raises(ValueError, match="not a ledger of Holdfast"):
        nowhere.ledger()
    with nowhere.engine().connect() as connection:
        assert inspect(connection).get_table_names() == ["other"]


def test_a_ledger_is_made_only_where_that_is_wanted(nowhere: Place) -> None:
    with pytest.raises(FileNotFoundError, match="no such ledger"):
        Ledger(nowhere.address, create=False)
    fill(nowhere.ledger())
    assert len(Ledger(nowhere.address, create=False).documents()) == 2


def test_a_reader_and_a_writer_do_not_wait_for_each_other(ledger: Ledger, place: Place) -> None:
    fill(ledger)
    count = text("SELECT count(*) FROM readings")
    with place.engine().connect() as reader:
        assert reader.scalar(count) == 2
        third = received("IS took Hit.", "hit.txt")
        assert add(ledger, third, ("IS", "Hit", None))
        assert reader.scalar(count) == 2


def test_sqlalchemy_cannot_change_the_record_either(ledger: Ledger, place: Place) -> None:
    fill(ledger)
    with (
        place.engine().execution_options(writing=True).connect() as connection,
        pytest.raises(DBAPIError, match="append"),
    ):
        connection.execute(metadata.tables["documents"].update().values(text="else"))


def test_a_name_with_odd_characters_is_a_file_name(tmp_path: Path) -> None:
    path = tmp_path / "what? 100% #1 é.sqlite"
    fill(Ledger(path))
    assert path.exists()
    assert [each for each in os.listdir(tmp_path) if not each.startswith(path.name)] == []


def test_a_ledger_of_the_first_shape_is_brought_up_to_date(nowhere: Place) -> None:
    """With what was decided in it."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with nowhere.engine().execution_options(writing=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(
            text(
                "INSERT INTO decisions (id, at, by, verb, targets, reason) "
                "VALUES (1, '2026-01-01T00:00:00+00:00', 'ana', 'accept', '[\"gone\"]', 'as read')"
            )
        )
    with nowhere.ledger() as ledger:
        [made] = ledger.decisions()
        assert (made.by, made.targets, made.field, made.value) == ("ana", ("gone",), None, None)
        fill(ledger)
        assert len(ledger.statements()) == 2
        assert [each.state for each in ledger.judged()] == ["orphaned"]
    with (
        nowhere.engine().execution_options(writing=True).connect() as connection,
        pytest.raises(IntegrityError, match="append-only"),
    ):
        connection.execute(text("DELETE FROM decisions"))
