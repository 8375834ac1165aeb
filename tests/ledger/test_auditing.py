import json
from contextlib import closing

import pytest
import sqlalchemy as sa

from ledger import factory
from tallybook import ledger
from tallybook.errors import ClaimRefused
from tallybook.ledger import tables
from tallybook.types import Claim


@pytest.fixture
def kept(book: sa.Engine) -> sa.Engine:
    report = factory.document("In Arnor 12 died; later 15 died.")
    old, new = factory.claim(report, "12"), factory.claim(report, "15")
    ledger.add(book, factory.reading(report, old), factory.RUN, factory.verify)
    both = factory.reading(report, old, new, links=(factory.link("revises", new, old),))
    ledger.add(book, both, factory.BETTER, factory.verify)
    return book


def tamper(book: sa.Engine, *statements: str) -> None:
    """Changes rows behind the ledger's back, and puts its guards back."""
    if book.dialect.name == "sqlite":
        query = "SELECT 'DROP TRIGGER ' || name, sql FROM sqlite_master WHERE type = 'trigger'"
        blind, seeing = "PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys = ON"
    else:
        change = "'ALTER TABLE ' || tgrelid::regclass || '{} TRIGGER ' || quote_ident(tgname)"
        query = (
            f"SELECT {change.format(' DISABLE')}, {change.format(' ENABLE')} FROM pg_trigger WHERE tgisinternal"
            f" UNION ALL SELECT {change.format(' DISABLE')}, {change.format(' ENABLE ALWAYS')} FROM pg_trigger"
            " WHERE NOT tgisinternal"
        )
        blind = (
            "ALTER TABLE claim DROP COLUMN evidence_words, DROP COLUMN evidence_pairs"  # they refuse what is no JSON
        )
        seeing = "SELECT 1"
    with closing(book.raw_connection()) as raw:
        raw.rollback()
        cursor = raw.cursor()
        cursor.execute(blind)
        cursor.execute(query)
        guards = list(cursor.fetchall())
        for statement in (*(g[0] for g in guards), *statements, *(g[1] for g in guards), seeing):
            cursor.execute(statement)
        raw.commit()


def test_all_as_recorded(kept: sa.Engine) -> None:
    assert ledger.audit(kept, factory.verify) == ledger.Audit(claims=2, quotes=2, faults=())


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE document SET text = replace(text, '15', '51')", ("text_sha256", "not the figure '15'")),
        ("UPDATE document SET publisher = 'Upland Post'", ("key", "publisher")),
        ("UPDATE document SET published_at = NULL", ("published_at",)),
        (
            'UPDATE claim SET record = replace(record, \'"quote":"15"\', \'"quote":"16"\')',
            ("not the figure '16'", "quote"),
        ),
        (
            "UPDATE claim SET record = replace(record, '\"value\":15', '\"value\":16')",
            ("does not give it", "its value is 15.0"),
        ),
        ("UPDATE claim SET value = 16 WHERE value = 15", ("its value is 16.0, and 15.0 by its record",)),
        ("UPDATE claim SET status = 'confirmed'", ("its status is 'confirmed'",)),
        ("UPDATE claim SET quote = '16' WHERE quote = '15'", ("its quote is '16'",)),
        ("UPDATE claim SET record = '{' WHERE value = 15", ("its record is damaged",)),
        ("UPDATE claim SET record = '{\"evidence\":3}' WHERE value = 15", ("its record is damaged",)),
        ("UPDATE link SET to_anchor = 'elsewhere'", ("names elsewhere",)),
        ("UPDATE link SET reasons = 'x'", ("is damaged",)),
        ("UPDATE reading SET flags = 'x' WHERE seq = 2", ("reading 2 is damaged",)),
        ("UPDATE reading SET seq = 3 WHERE seq = 2", ("missing from its history",)),
        ("DELETE FROM claim WHERE value = 15", ("which is no claim of its reading",)),
    ],
)
def test_tampering_is_named(kept: sa.Engine, statement: str, words: tuple[str, ...]) -> None:
    tamper(kept, statement)
    faults = "\n".join(ledger.audit(kept, factory.verify).faults)
    assert "'a'" in faults
    for word in words:
        assert word in faults


def test_orphans_and_lost_readings_are_named(book: sa.Engine) -> None:
    ledger.add(book, factory.simple(), factory.RUN, factory.verify)
    tamper(book, "DELETE FROM reading")
    faults = "\n".join(ledger.audit(book, factory.verify).faults)
    assert "claim row 1 is an orphan" in faults
    assert "document 'a' has no reading" in faults


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE relation SET to_anchor = 'nowhere'", "relation row 1 is an orphan: a link names nowhere"),
        ("UPDATE relation SET from_anchor = 'nowhere'", "relation row 1 is an orphan: a link names nowhere"),
        ("UPDATE member SET anchor = 'nowhere'", "member row 1 is an orphan: a place in a count names nowhere"),
        ("UPDATE member SET statement = 'nowhere'", "member row 1 is an orphan: a statement names nowhere"),
        ("UPDATE review SET anchor = 'nowhere'", "names nowhere, which is no claim of any reading"),
        ("UPDATE decision SET \"first\" = 'nowhere'", "names nowhere, which is no claim of any reading"),
        ("DELETE FROM document WHERE id = 'b'", "reading row 2 is an orphan"),
        ("DELETE FROM run", "reading row 1 is an orphan: there is no run"),
        ("UPDATE alembic_version SET version_num = '0014'", "the schema is 0014, not"),
    ],
)
def test_whatever_names_what_is_not_there_is_named(book: sa.Engine, statement: str, words: str) -> None:
    for name, figure in (("a", "12"), ("b", "19")):
        ledger.add(book, factory.simple(name, figure), factory.RUN, factory.verify)
    anchors = [c.anchor for c in ledger.claims(book)]
    ledger.record(book, anchors[0], "confirm", "Mara")
    ledger.decide(book, "confirm", ["contradicts", *anchors], "Mara", "so")
    assert ledger.audit(book, factory.verify).faults == ()
    tamper(book, statement)
    assert words in "\n".join(ledger.audit(book, factory.verify).faults)


def test_a_figure_that_reads_otherwise_today_is_named(kept: sa.Engine) -> None:
    def stricter(said: Claim) -> None:
        raise ClaimRefused(f"{said.evidence[0].quote} is not read")

    assert ledger.audit(kept, stricter).faults == ("12 is not read", "15 is not read")


@pytest.mark.parametrize("table", sorted(tables.metadata.tables))
@pytest.mark.parametrize("what", ["delete", "update"])
def test_a_missing_trigger_is_named(kept: sa.Engine, table: str, what: str) -> None:
    with kept.begin() as c:
        on = f" ON {table}" if kept.dialect.name == "postgresql" else ""
        c.exec_driver_sql(f"DROP TRIGGER {table}_no_{what}{on}")
    (fault,) = ledger.audit(kept, factory.verify).faults
    assert f"{table}_no_{what}" in fault


def test_the_record_is_the_public_one(kept: sa.Engine) -> None:
    with kept.connect() as c:
        record = json.loads(c.execute(sa.select(tables.claim.c.record).limit(1)).scalar_one())
    assert record["type"] == "claim"
    assert record["quantity"]["value"] == 12
