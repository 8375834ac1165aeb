"""Audit: is every row still what was recorded, and does every figure still bear its claim out?"""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
import sqlalchemy as sa

from tallybook import review, steps
from tallybook.errors import LedgerError, TallybookError
from tallybook.ledger import databases, deciding, entering, rows, tables
from tallybook.ledger.asking import claims_of_reading, links_of_reading
from tallybook.ledger.opening import schema
from tallybook.ledger.recording import Verify, check_claim, dangling
from tallybook.ledger.transactions import reading, whole
from tallybook.types import Claim, Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The current claims and their quotes that were checked, and each fault in words; none, and all is as recorded.

    `purged` counts the reports that were erased, each with its tombstone.
    """

    claims: int
    quotes: int
    faults: tuple[str, ...]
    purged: int = 0


def audit(engine: sa.Engine, verify: Verify) -> Audit:
    """Checks all that the ledger keeps.

    Each document's text against its hash; each claim's columns against its record and each of its quotes against the
    text; each current claim's figure read again by `verify` (a superseded one may be of older words); links, orphans,
    reviews, decisions and purges, the triggers, the schema and the file itself. Superseded readings are checked, and
    not counted.
    """
    whole(engine, "an audit")
    faults: list[str] = []
    claims = quotes = purged = 0
    try:
        with reading(engine) as connection:
            faults += _structure(connection)
            faults += _people(connection)
            faults += _linking(connection)
            purged = connection.execute(sa.select(sa.func.count()).select_from(tables.tombstone)).scalar_one()
            keys = list(
                connection.execute(sa.select(tables.document.c.key).order_by(tables.document.c.number)).scalars()
            )
            for key in steps.each(keys, "reports checked", len(keys)):
                checked = _document(connection, key, verify)
                claims, quotes = claims + checked.claims, quotes + checked.quotes
                faults += checked.faults
    except LedgerError as error:  # a damaged file
        faults.append(str(error))
    return Audit(claims=claims, quotes=quotes, faults=tuple(faults), purged=purged)


def _people(connection: sa.Connection) -> Iterator[str]:
    """Reviews and decisions that name what is not there or make no sense, and reports that came back from the dead."""
    r, d, t = tables.review, tables.decision, tables.tombstone.c
    for row in connection.execute(sa.select(r, _unknown(r.c.anchor).label("lost")).order_by(r.c.number)).mappings():
        name = f"review {row['number']} by {row['reviewer']!r}"
        if row["lost"]:
            yield f"{name} names {row['anchor']}, which is no claim of any reading"
        yield from (f"{name} {why}" for why in _senseless(row))
    about = sa.select(d, _unknown(d.c.first).label("lost"), _unknown(d.c.second).label("lost_too"))
    for row in connection.execute(about.where(d.c.kind.not_in(deciding.SOURCES)).order_by(d.c.number)).mappings():
        for end, lost in ((row["first"], row["lost"]), (row["second"], row["second"] is not None and row["lost_too"])):
            if lost:
                yield f"decision {row['number']} by {row['by']!r} names {end}, which is no claim of any reading"
    back = sa.select(t.key, t.recorded_at).join(tables.document, tables.document.c.key == t.key)
    for key, at in connection.execute(back):
        yield f"the report {key} was purged on {at[:10]}, and is there again"


def _linking(connection: sa.Connection) -> Iterator[str]:
    """What linking kept of claims that no reading has."""
    ends = [(tables.relation.c.from_anchor, "link"), (tables.relation.c.to_anchor, "link")]
    ends += [(tables.member.c.anchor, "place in a count"), (tables.member.c.statement, "statement")]
    for column, what in ends:
        query = sa.select(column.table.c.number, column).where(_unknown(column)).order_by(column.table.c.number)
        for number, anchor in connection.execute(query):
            yield f"{column.table.name} row {number} is an orphan: a {what} names {anchor}, which is no claim"


def _unknown(anchor: sa.ColumnElement[str | None]) -> sa.ColumnElement[bool]:
    return ~sa.select(sa.literal(1)).where(tables.claim.c.anchor == anchor).exists()


def _senseless(row: sa.RowMapping) -> Iterator[str]:
    if row["action"] not in entering.ACTIONS:
        yield f"has an action that there is not: {row['action']!r}"
    if row["field"] is not None and row["field"] not in review.FIELDS:
        yield f"corrects a field that there is not: {row['field']!r}"
    for column in ("old", "new"):
        try:
            msgspec.json.decode(row[column] or "null")
        except msgspec.DecodeError as error:
            yield f"is damaged: its {column} is {_shown(row[column])}: {error}"


def _structure(connection: sa.Connection) -> Iterator[str]:
    version = schema(connection)
    if version != tables.HEAD:
        yield f"the schema is {version}, not {tables.HEAD}"
    yield from databases.of(connection).faults(connection)
    for table in tables.metadata.sorted_tables:
        for key in table.foreign_keys:
            yield from _orphans(connection, table, key)


def _orphans(connection: sa.Connection, table: sa.Table, key: sa.ForeignKey) -> Iterator[str]:
    parent, mine = key.column, key.parent
    there = sa.select(sa.literal(1)).where(parent == mine).exists()
    lost = sa.select(next(iter(table.primary_key)), mine).where(mine.is_not(None), ~there)
    for row, name in connection.execute(lost):
        yield f"{table.name} row {row} is an orphan: there is no {parent.table.name} {name} for it"


def _document(connection: sa.Connection, key: str, verify: Verify) -> Audit:
    row = connection.execute(sa.select(tables.document).where(tables.document.c.key == key)).mappings().one()
    readings = connection.execute(
        sa.select(tables.reading).where(tables.reading.c.document_key == key).order_by(tables.reading.c.seq)
    )
    found = list(readings.mappings())
    name = f"document {row['id']!r}"
    if not found:
        return Audit(claims=0, quotes=0, faults=(f"{name} has no reading",))
    faults: list[str] = []
    if [r["seq"] for r in found] != list(range(1, len(found) + 1)):
        faults.append(f"{name}: a reading is missing from its history")
    claims = quotes = 0
    for item in found:
        current = item is found[-1]
        try:
            document = rows.read_document({**item, **row})
        except (msgspec.MsgspecError, TypeError, ValueError) as error:
            faults.append(f"{name}: reading {item['seq']} is damaged: {error}")
            continue
        if current:
            faults += _differences(name, rows.document_row(document), row)
        read = _claims(connection, item["number"], document, row, verify if current else None)
        faults += read.faults
        if current:
            claims, quotes = read.claims, read.quotes
    return Audit(claims=claims, quotes=quotes, faults=tuple(faults))


def _claims(
    connection: sa.Connection, number: int, document: Document, row: sa.RowMapping, verify: Verify | None
) -> Audit:
    faults: list[str] = []
    anchors: set[str] = set()
    quotes = 0
    kept = claims_of_reading(connection, number)
    for item in kept:
        anchors.add(item["anchor"])
        name = f"claim {item['anchor']} in {document.id!r}"
        try:
            claim = rows.read_claim(item)
        except (msgspec.MsgspecError, KeyError, TypeError, ValueError) as error:
            faults.append(f"{name}: its record is damaged: {error}")
            continue
        quotes += len(claim.evidence)
        faults += _claim(name, claim, document, item, row, verify)
    for item in links_of_reading(connection, number):
        try:
            link = rows.read_link(item)
        except (msgspec.MsgspecError, TypeError, ValueError) as error:
            faults.append(f"link {item['number']} in {document.id!r} is damaged: {error}")
            continue
        lost = dangling(link, anchors)
        if lost is not None:
            faults.append(f"link {link.kind} in {document.id!r} names {lost}, which is no claim of its reading")
    return Audit(claims=len(kept), quotes=quotes, faults=tuple(faults))


def _claim(
    name: str, claim: Claim, document: Document, item: sa.RowMapping, row: sa.RowMapping, verify: Verify | None
) -> Iterator[str]:
    try:
        check_claim(claim, document)
    except TallybookError as error:
        yield str(error)
        if rows.figure(claim) is None:
            return
    yield from _differences(name, rows.claim_row(claim, row), item)
    if verify is not None:
        try:
            verify(claim)
        except TallybookError as error:
            yield str(error)


def _differences(name: str, expected: rows.Row, kept: rows.Row) -> Iterator[str]:
    for column, value in expected.items():
        if kept[column] != value:
            yield f"{name}: its {column} is {_shown(kept[column])}, and {_shown(value)} by its record"


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
