from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
import sqlalchemy as sa

from ledger import factory
from tallybook import ledger
from tallybook.errors import ClaimRefused, LedgerError, SpanError
from tallybook.ledger import tables
from tallybook.types import Reading


def sizes(book: sa.Engine) -> dict[str, int]:
    with book.connect() as c:
        return {t: c.execute(sa.select(sa.func.count()).select_from(tables.metadata.tables[t])).scalar_one()
                for t in tables.metadata.tables}  # fmt: skip


def two_figures() -> Reading:
    report = factory.document("In Arnor 12 died; later 15 died.", published="2031-05-02T10:00:00Z")
    old, new = factory.claim(report, "12"), factory.claim(report, "15")
    return factory.reading(report, old, new, links=(factory.link("revises", new, old),))


def test_a_report_comes_back_as_it_went_in(book: sa.Engine) -> None:
    given = two_figures()
    assert ledger.add(book, given, factory.RUN, factory.verify) == "added"
    assert ledger.documents(book) == [given.document]
    assert ledger.document(book, "a") == given.document
    assert ledger.claims(book) == list(given.claims)
    assert ledger.claim(book, given.claims[0].anchor) == given.claims[0]
    assert ledger.links(book) == ledger.links_of(book, given.claims[1].anchor) == list(given.links)


def test_adding_twice_changes_nothing(book: sa.Engine) -> None:
    ledger.add(book, two_figures(), factory.RUN, factory.verify)
    before = sizes(book)
    assert ledger.add(book, two_figures(), factory.RUN, factory.verify) == "unchanged"
    assert ledger.add(book, two_figures(), factory.BETTER, factory.verify) == "unchanged"
    assert sizes(book) == before
    assert before.items() >= {"run": 1, "document": 1, "reading": 1, "claim": 2, "link": 1}.items()


def test_a_report_without_figures_is_kept(book: sa.Engine) -> None:
    quiet = factory.reading(factory.document("Nothing was counted."))
    assert ledger.add(book, quiet, factory.RUN, factory.verify) == "added"
    assert ledger.add(book, quiet, factory.RUN, factory.verify) == "unchanged"
    assert ledger.document(book, "a") == quiet.document


def test_a_better_reading_supersedes_and_keeps_the_old(book: sa.Engine) -> None:
    first = two_figures()
    better = replace(first, claims=first.claims[:1], links=())
    ledger.add(book, first, factory.RUN, factory.verify)
    assert ledger.add(book, better, factory.BETTER, factory.verify) == "superseded"
    assert ledger.claims(book) == list(better.claims)
    assert ledger.links(book) == []
    assert ledger.claim(book, first.claims[1].anchor) is None
    old, new = ledger.readings_of(book, "a")
    assert (old.run, old.seq, old.current, old.claims, old.links) == (factory.RUN, 1, False, first.claims, first.links)
    assert (new.run, new.seq, new.current, new.claims, new.links) == (factory.BETTER, 2, True, better.claims, ())
    assert sizes(book)["document"] == 1
    assert ledger.audit(book, factory.verify).faults == ()


def test_a_link_alone_makes_another_reading(book: sa.Engine) -> None:
    first = two_figures()
    ledger.add(book, first, factory.RUN, factory.verify)
    assert ledger.add(book, replace(first, links=()), factory.RUN, factory.verify) == "superseded"


def test_two_reports_may_be_called_alike(book: sa.Engine) -> None:
    one, other = factory.simple("01"), factory.simple("01", "99")
    for given in (one, other):
        assert ledger.add(book, given, factory.RUN, factory.verify) == "added"
    assert {d.text for d in ledger.documents(book)} == {one.document.text, other.document.text}
    assert ledger.document(book, "01") == other.document
    assert ledger.count_claims(book) == 2


def test_one_text_may_come_under_two_names(book: sa.Engine) -> None:
    texts = [factory.document(id=name) for name in ("x", "y")]
    for report in texts:
        assert (
            ledger.add(book, factory.reading(report, factory.claim(report, "12")), factory.RUN, factory.verify)
            == "added"
        )
    both = ledger.claims(book)
    assert [c.document for c in both] == ["x", "y"]
    assert both[0].anchor == both[1].anchor
    assert ledger.claim(book, both[0].anchor) == both[0]
    assert ledger.audit(book, factory.verify).faults == ()


def refused(given: Reading) -> list[Reading]:
    """The reading, spoilt in its second claim in each way that the ledger must see."""
    first, second = given.claims
    moved = replace(second.evidence[0], start=second.evidence[0].start + 1, end=second.evidence[0].end + 1)
    wrong = [
        replace(second, evidence=(replace(second.evidence[0], quote="99"),)),
        replace(second, evidence=(moved,)),
        replace(second, evidence=(replace(second.evidence[0], start=-2),)),
        replace(second, evidence=()),
        replace(second, evidence=(replace(second.evidence[0], document="b"),)),
        replace(second, document="b"),
        replace(second, quantity=replace(second.quantity, value=99.0)),
        first,
    ]
    return [replace(given, claims=(first, w)) for w in wrong] + [replace(given, claims=(first,))]


@pytest.mark.parametrize("spoilt", refused(two_figures()), ids=range(9))
def test_a_wrong_claim_is_refused_and_nothing_is_half_written(book: sa.Engine, spoilt: Reading) -> None:
    with pytest.raises((SpanError, ClaimRefused, LedgerError)):
        ledger.add(book, spoilt, factory.RUN, factory.verify)
    assert set(sizes(book).values()) == {0}


def test_a_failure_in_the_middle_leaves_nothing(book: sa.Engine) -> None:
    with book.begin() as c:
        if book.dialect.name == "sqlite":
            c.exec_driver_sql(
                "CREATE TRIGGER full BEFORE INSERT ON link BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
            )
        else:
            c.exec_driver_sql(
                "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$"
            )
            c.exec_driver_sql(
                "CREATE TRIGGER full_disk BEFORE INSERT ON link FOR EACH ROW EXECUTE FUNCTION full_disk()"
            )
    with pytest.raises(LedgerError, match="the disk is full"):
        ledger.add(book, two_figures(), factory.RUN, factory.verify)
    assert set(sizes(book).values()) == {0}


def test_half_a_surrogate_pair_is_refused(book: sa.Engine) -> None:
    with pytest.raises(LedgerError, match="surrogate"):
        ledger.add(book, factory.reading(factory.document("bad \ud800 text")), factory.RUN, factory.verify)
    assert set(sizes(book).values()) == {0}


def test_one_run_is_one_program(book: sa.Engine) -> None:
    ledger.add(book, factory.simple("a"), factory.RUN, factory.verify)
    with pytest.raises(LedgerError, match="run-1"):
        ledger.add(book, factory.simple("b"), replace(factory.RUN, version="9"), factory.verify)
    later = replace(factory.RUN, started_at="2031-07-01T00:00:00Z")
    assert ledger.add(book, factory.simple("b"), later, factory.verify) == "added"


def fill(book: sa.Engine, table: sa.Table) -> None:
    """A row of anything into a table that has none, so that there is something to change."""
    with book.begin() as c:
        for other in (f.column.table for f in table.foreign_keys):
            if c.execute(sa.select(other).limit(1)).one_or_none() is None:
                c.execute(sa.insert(other), anything(c, other))
        if c.execute(sa.select(table).limit(1)).one_or_none() is None:
            c.execute(sa.insert(table), anything(c, table))


def anything(connection: sa.Connection, table: sa.Table) -> dict[str, object]:
    held: dict[str, object] = {}
    for column in table.c:
        known = next((f.column for f in column.foreign_keys), None)
        other = connection.execute(sa.select(known).limit(1)).scalar_one() if known is not None else None
        held[column.name] = other if known is not None else column.type.python_type("1")
    return held


@pytest.mark.parametrize("table", sorted(tables.metadata.tables))
def test_the_database_refuses_to_change_or_delete(book: sa.Engine, table: str) -> None:
    ledger.add(book, two_figures(), factory.RUN, factory.verify)
    fill(book, tables.metadata.tables[table])
    before = sizes(book)
    column = next(iter(tables.metadata.tables[table].c)).name
    sqlite = book.dialect.name == "sqlite"
    for change in (
        f"UPDATE {table} SET {column} = {column}",
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}" if sqlite else f"TRUNCATE {table} CASCADE",
    ):
        with pytest.raises(sa.exc.IntegrityError, match="append-only"), book.begin() as c:
            c.exec_driver_sql(change)
    assert sizes(book) == before


def test_the_order_of_adding_does_not_matter(tmp_path: Path) -> None:
    reports = [
        factory.simple("a"),
        factory.simple("b", "7", published="2031-05-09"),
        factory.simple("c", published=None),
    ]
    seen = set()
    for i, order in enumerate(permutations(reports)):
        engine = ledger.open_ledger(tmp_path / f"{i}.db")
        for given in order:
            ledger.add(engine, given, factory.RUN, factory.verify)
        seen.add((tuple(ledger.documents(engine)), tuple(ledger.claims(engine))))
        engine.dispose()
    assert [[d.id for d in documents] for documents, _ in seen] == [["b", "a", "c"]]
