"""Copies, merging, and erasing."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

import postgres
from ledger import factory
from tallybook import ledger
from tallybook.errors import LedgerError
from tallybook.export import export
from tallybook.ledger import copying, deciding, intake, tables
from tallybook.ledger.transactions import writing


def filled(book: sa.Engine) -> sa.Engine:
    """Reports, two readings, and an entry of each kind."""
    for name, figure in (("a", "12"), ("b", "19"), ("c", "0")):
        ledger.add(book, factory.simple(name, figure), factory.RUN, factory.verify)
    first = factory.simple("a").document
    better = factory.reading(first, factory.claim(first, "12", who="villagers", place="Upper"))
    ledger.add(book, better, factory.BETTER, factory.verify)
    anchors = [c.anchor for c in ledger.claims(book)]
    ledger.record(book, anchors[0], "correct", "Mara", "so", field="value", new=15)
    ledger.retract(book, "b", "Mara", "so", "2031-05-09")
    with writing(book) as connection:
        deciding.record(connection, deciding.new("other_count", anchors[0], anchors[1], None, "Ode", "so"))
    ledger.settle(book)
    return book


def said(book: sa.Engine) -> str:
    """All that the ledger says, without when this copy of it learned it."""
    stream = io.StringIO()
    export(book, "jsonl", stream)
    held = []
    for line in stream.getvalue().splitlines():
        record = json.loads(line)
        for entry in record.get("review", {}).get("entries", []):
            del entry["number"]
        record.get("retracted", {}).pop("recorded_at", None)
        held.append(json.dumps(record, sort_keys=True))
    states, standing = ledger.linked(book).as_of("2031-12-31")
    return "\n".join([*held, *map(repr, states), *map(repr, standing)])


def rows(book: sa.Engine) -> dict[str, tuple[int, str]]:
    with book.connect() as connection:
        return {t.name: copying.digest(connection, t) for t in tables.metadata.sorted_tables}


def test_a_backup_is_the_ledger_and_comes_back_in_either_database(
    book: sa.Engine, tmp_path: Path, postgres_server: str
) -> None:
    counts = ledger.backup(filled(book), tmp_path / "copy.db")
    assert (counts["document"], counts["reading"], counts["review"]) == (3, 4, 1)
    assert [p.name for p in tmp_path.iterdir() if not p.name.startswith("book")] == ["copy.db"]
    postgres.execute(f"{postgres_server}/postgres", "CREATE DATABASE back TEMPLATE new_ledger")
    places = [str(tmp_path / "copy.db"), str(tmp_path / "again.db"), f"{postgres_server}/back"]
    for place in places[1:]:
        assert ledger.restore(tmp_path / "copy.db", place) == counts
    for place in places:
        engine = ledger.open_ledger(place)
        assert (rows(engine), said(engine)) == (rows(book), said(book))
        assert ledger.audit(engine, factory.verify).faults == ()
        assert ledger.add(engine, factory.simple("new"), factory.BETTER, factory.verify) == "added"
        engine.dispose()
    postgres.execute(f"{postgres_server}/postgres", "DROP DATABASE back WITH (FORCE)")


def test_a_backup_is_of_one_moment_while_others_write(book: sa.Engine, place: str, tmp_path: Path) -> None:
    filled(book)
    before = rows(book)
    other = ledger.open_ledger(place)
    kept = copying.digest

    def meanwhile(connection: sa.Connection, table: sa.Table) -> tuple[int, str]:
        if connection.engine.url == book.url:  # after the copying, before the comparing of each table
            ledger.add(other, factory.simple(f"late-{table.name}"), factory.BETTER, factory.verify)
        return kept(connection, table)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(copying, "digest", meanwhile)
        ledger.backup(book, tmp_path / "copy.db")
    copied = ledger.open_ledger(tmp_path / "copy.db")
    assert rows(copied) == before
    assert ledger.audit(copied, factory.verify).faults == ()
    assert len(ledger.documents(book)) == 3 + len(tables.metadata.sorted_tables)
    for engine in (copied, other):
        ledger.close(engine)


def test_nothing_is_overwritten(book: sa.Engine, place: str, tmp_path: Path) -> None:
    (tmp_path / "there.db").write_text("notes")
    with pytest.raises(LedgerError, match="overwrites nothing"):
        ledger.backup(book, tmp_path / "there.db")
    ledger.backup(book, tmp_path / "copy.db")
    filled(book)
    with pytest.raises(LedgerError, match="is not empty: a copy overwrites nothing"):
        ledger.restore(tmp_path / "copy.db", place)
    with pytest.raises(LedgerError, match="no folder"):
        ledger.backup(book, tmp_path / "none" / "copy.db")


def test_a_copy_that_differs_is_not_kept(book: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(book)
    kept = copying.digest

    def forgetful(connection: sa.Connection, table: sa.Table) -> tuple[int, str]:
        count, said = kept(connection, table)
        return (count, said) if connection.engine.url == book.url else (count, said[::-1])

    monkeypatch.setattr(copying, "digest", forgetful)
    with pytest.raises(LedgerError, match="is not what it was copied from"):
        ledger.backup(book, tmp_path / "copy.db")
    assert [p.name for p in tmp_path.iterdir() if not p.name.startswith("book")] == []


# --- merging


def two(tmp_path: Path, name: str) -> tuple[sa.Engine, sa.Engine]:
    """Two laptops: reports of their own, one in common read by both, and people who disagree."""
    left, right = (ledger.open_ledger(tmp_path / f"{name}-{side}.db") for side in ("left", "right"))
    common = factory.simple("common")
    for engine in (left, right):
        ledger.add(engine, common, factory.RUN, factory.verify)
    ledger.add(left, factory.simple("l", "7"), factory.RUN, factory.verify)
    ledger.add(right, factory.simple("r", "19", published="2031-05-09"), factory.RUN, factory.verify)
    anchor = common.claims[0].anchor
    ledger.record(left, anchor, "correct", "Mara", "so", field="value", new=15)
    ledger.record(right, anchor, "correct", "Ode", "no", field="value", new=14)
    ledger.retract(left, "common", "Mara", "taken down", "2031-06-01")
    ledger.retract(right, "common", "Ode", "taken down", "2031-05-20")
    better = replace(common.claims[0], place=None)
    ledger.add(right, replace(common, claims=(replace(better, id="x"),)), factory.BETTER, factory.verify)
    worse = replace(common.claims[0], as_of=None)
    middle = replace(factory.RUN, id="run-m", started_at="2031-05-20T00:00:00Z")
    ledger.add(left, replace(common, claims=(replace(worse, id="y"),)), middle, factory.verify)
    return left, right


def test_a_merge_says_the_same_in_either_order(tmp_path: Path) -> None:
    left, right = two(tmp_path, "a")
    ledger.backup(left, tmp_path / "left-was.db")
    was = ledger.open_ledger(tmp_path / "left-was.db")
    done = ledger.merge(left, right)
    assert (done.documents, done.readings, done.entries) == (1, 2, 2)
    ledger.merge(right, was)
    assert said(left) == said(right)
    held = ledger.claim(left, factory.simple("common").claims[0].anchor)
    assert held is not None
    assert held.id == "x"  # of the latest run, whichever came last
    item = ledger.reviewed(left, [held.anchor])[held.anchor]
    assert (item.claim.quantity.value, [r.reviewer for r in item.reviews]) == (14, ["Mara", "Ode"])
    for engine in (left, right):
        assert ledger.audit(engine, lambda _: None).faults == ()
    before = rows(left)
    assert ledger.merge(left, right) == ledger.Merged(documents=0, readings=0, entries=0)
    assert rows(left) == before
    for engine in (left, right, was):
        engine.dispose()


def test_a_merge_takes_the_intake_of_addresses_and_leaves_paths(tmp_path: Path) -> None:
    """`in/01.pdf` of the one laptop, kept, must not hide that another `in/01.pdf` was refused on the other."""
    left, right = (ledger.open_ledger(tmp_path / f"{side}.db") for side in ("left", "right"))
    page = "https://courier.example/slide"
    intake.record(left, [intake.Taken(given="in", input="in/01.pdf", outcome="refused", reason="damaged")])
    intake.record(left, [intake.Taken(given=page, input=page, outcome="refused", reason="no answer")])
    intake.record(right, [intake.Taken(given=page, input=page, outcome="kept", etag="e")])
    intake.record(right, [intake.Taken(given="in", input="in/01.pdf", outcome="kept")])
    intake.record(right, [intake.Taken(given="in", input="in/02.pdf", outcome="refused", reason="empty")])
    ledger.backup(left, tmp_path / "left-was.db")
    was = ledger.open_ledger(tmp_path / "left-was.db")
    done = ledger.merge(left, right)
    assert (done.taken, done.left) == (1, 1)
    done = ledger.merge(right, was)
    assert (done.taken, done.left) == (1, 1)
    for engine in (left, right):
        taken = intake.newest(engine, [page])[page]
        assert (taken.outcome, taken.etag) == ("kept", "e")
        assert intake.attempts(engine, page) == 1
    assert [t.input for t in intake.refused(left)] == ["in/01.pdf"]
    assert [t.input for t in intake.refused(right)] == ["in/02.pdf"]
    assert (ledger.merge(left, right).taken, ledger.merge(right, left).taken) == (0, 0)
    for engine in (left, right, was):
        engine.dispose()


def test_a_merge_goes_from_one_database_to_the_other(book: sa.Engine, tmp_path: Path) -> None:
    left, right = two(tmp_path, "b")
    for engine in (left, right):
        ledger.merge(book, engine)
    ledger.merge(right, left)
    assert said(book) == said(right)
    for engine in (left, right):
        engine.dispose()


# --- purging


def test_what_is_purged_is_gone_and_a_tombstone_says_so(book: sa.Engine, place: str, tmp_path: Path) -> None:
    name = "Ilse Vantongeren"
    report = factory.document(f"{name} saw 12 die in Arnor.", id="danger", title=None)
    claim = factory.claim(report, "12", who=f"friends of {name}", source=name)
    ledger.add(book, factory.reading(report, claim), factory.RUN, factory.verify)
    filled(book)
    ledger.record(book, claim.anchor, "correct", "Mara", f"ask {name}", field="who", new=name)
    with pytest.raises(LedgerError, match="must say why"):
        ledger.purge(book, "danger", "Mara", "")
    erased = ledger.purge(book, "danger", "Mara", "a name puts somebody in danger")
    assert (erased["document"], erased["claim"], erased["review"]) == (1, 1, 1)
    assert ledger.document(book, "danger") is None
    assert ledger.search(book, "Vantongeren") == []
    audited = ledger.audit(book, factory.verify)
    assert (audited.faults, audited.purged) == ((), 1)
    (stone,) = ledger.tombstones(book)
    assert stone[2:] == ("Mara", "a name puts somebody in danger")
    with pytest.raises(LedgerError, match=r"'danger' was purged on .* by Mara: a name puts somebody in danger"):
        ledger.add(book, factory.reading(report, claim), factory.BETTER, factory.verify)
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), book.begin() as c:
        c.exec_driver_sql("DELETE FROM document")
    with pytest.raises(LedgerError, match="no report 'danger'"):
        ledger.purge(book, "danger", "Mara", "so")
    book.dispose()
    if book.dialect.name == "sqlite":
        for path in tmp_path.iterdir():
            assert b"antongeren" not in path.read_bytes().lower()
    else:
        with book.connect() as c:
            for table in tables.metadata.sorted_tables:
                assert "antongeren" not in repr(c.execute(sa.select(table)).all())


def test_a_merge_brings_nothing_back_from_the_dead(book: sa.Engine, tmp_path: Path) -> None:
    other = ledger.open_ledger(tmp_path / "other.db")
    for engine in (book, other):
        ledger.add(engine, factory.simple("a"), factory.RUN, factory.verify)
    ledger.retract(other, "a", "Ode", "so")
    ledger.record(other, factory.simple("a").claims[0].anchor, "confirm", "Ode")
    ledger.purge(book, "a", "Mara", "so")
    assert ledger.merge(book, other) == ledger.Merged(documents=0, readings=0, entries=0)
    assert ledger.documents(book) == []
    assert ledger.merge(other, book).purged == ("a",)
    assert [d.id for d in ledger.documents(other)] == ["a"]
    assert ledger.audit(book, factory.verify).faults == ()
    other.dispose()
