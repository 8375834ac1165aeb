"""Purge: a report that must not exist any more is erased, and a tombstone says that, when, by whom and why.

The only place that deletes. The guards are taken down and put back in the one transaction that erases.
"""

import msgspec
import sqlalchemy as sa

from tallybook.errors import LedgerError
from tallybook.ledger import databases, rows, tables
from tallybook.ledger.indexing import chunks
from tallybook.ledger.settling import relink
from tallybook.ledger.transactions import reading, unveiled, whole, writing

BY_REPORT = (tables.retraction, tables.story, tables.member, tables.report_key, tables.named)


def purge(engine: sa.Engine, document: str, by: str, why: str) -> dict[str, int]:
    """Erases every report with the id, what was read and said of it, and its links; how many rows of each table.

    Adding it again is refused, and a merge does not bring it back. Links and counts of the others are found again.
    The reason stays for good: do not name in it what must not exist. Raises LedgerError where there is no such
    report, or nobody says who and why.
    """
    for name, value in (("who", by), ("why", why)):
        if not value.strip():
            raise LedgerError(f"a purge must say {name}")
    whole(engine, "a purge")
    with writing(engine) as connection:
        query = sa.select(tables.document.c.key).where(tables.document.c.id == document)
        keys = list(connection.execute(query.order_by(tables.document.c.key)).scalars())
        if not keys:
            raise LedgerError(f"the ledger has no report {document!r}")
        with databases.of(engine).unguarded(connection):
            erased = _erase(connection, keys)
        at = rows.now()
        said = {"erased": msgspec.json.encode(erased).decode(), "by": by.strip(), "why": why.strip(), "recorded_at": at}
        connection.execute(sa.insert(tables.tombstone), [{**said, "key": key} for key in keys])
    relink(engine)
    databases.of(engine).forget(unveiled(engine))
    return erased


def tombstones(engine: sa.Engine) -> list[tuple[str, str, str, str]]:
    """The reports that were purged, the oldest first: key, when, by whom, why."""
    whole(engine, "what was purged")
    t = tables.tombstone.c
    with reading(engine) as connection:
        found = connection.execute(sa.select(t.key, t.recorded_at, t.by, t.why).order_by(t.number))
        return [(row.key, row.recorded_at, row.by, row.why) for row in found]


def _erase(connection: sa.Connection, keys: list[str]) -> dict[str, int]:
    erased: dict[str, int] = {}

    def delete(table: sa.Table, condition: sa.ColumnElement[bool]) -> None:
        count = connection.execute(sa.delete(table).where(condition)).rowcount
        erased[table.name] = erased.get(table.name, 0) + count

    r, c = tables.reading.c, tables.claim.c
    numbers = list(connection.execute(sa.select(r.number).where(r.document_key.in_(keys))).scalars())
    anchors = set(connection.execute(sa.select(c.anchor).where(c.reading.in_(numbers))).scalars())
    m = tables.member.c
    counts = set(connection.execute(sa.select(m.count).where(m.document_key.in_(keys))).scalars()) - {None}
    d = tables.document.c
    texts = list(connection.execute(sa.select(d.number).where(d.key.in_(keys))).scalars())
    claims = list(connection.execute(sa.select(c.number).where(c.reading.in_(numbers))).scalars())
    databases.of(connection).forget_words(connection, texts, claims)
    for part in chunks(anchors):
        delete(tables.review, tables.review.c.anchor.in_(part))
        for table, columns in ((tables.relation, ("from_anchor", "to_anchor")), (tables.decision, ("first", "second"))):
            delete(table, sa.or_(*(table.c[name].in_(part) for name in columns)))
    for part in chunks(counts):
        delete(tables.question, tables.question.c["count"].in_(part))
    delete(tables.link, tables.link.c.reading.in_(numbers))
    delete(tables.claim, c.reading.in_(numbers))
    for table in BY_REPORT:
        delete(table, table.c.document_key.in_(keys))
    delete(tables.reading, r.number.in_(numbers))
    delete(tables.document, tables.document.c.key.in_(keys))
    return erased
