"""What is hidden while reports and sources are confidential, and what hidden reports may have changed in the others.

Asked of the ledger's own tables, by their schema, since the names alone mean what may be seen (`shadows`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tallybook.ledger import aliasing, blocking, databases, deciding, indexing, restricting, searching, tables
from tallybook.ledger.indexing import chunks


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """Keys of reports, numbers of readings, anchors of claims, and plain names of sources that are not to be seen.

    `restricted`: what people said is confidential, whether or not anything of it is there.
    """

    restricted: frozenset[tuple[str, str]] = frozenset()
    reports: frozenset[str] = frozenset()
    readings: frozenset[int] = frozenset()
    anchors: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()


def hidden(connection: sa.Connection, base: str) -> Hidden:
    """What is hidden now."""
    own = tables_in(base)
    held = restricting.newest(connection, own["restriction"])
    restricted = frozenset(key for key, row in held.items() if row["holds"])
    marked = {name for kind, name in restricted if kind == "source"}
    sources = aliasing.names(connection, own["decision"], marked) if marked else frozenset()
    reports = {name for kind, name in restricted if kind == "report"}
    for name in sources:
        reports |= _of_source(connection, own, name, in_text=_told(name, marked))
    reports, readings, anchors = _whole(connection, own, reports)
    return Hidden(
        restricted=restricted, reports=frozenset(reports), readings=frozenset(readings), anchors=frozenset(anchors),
        sources=sources,
    )  # fmt: skip


def tables_in(base: str) -> dict[str, sa.Table]:
    """The ledger's own tables by name, behind all views."""
    if base not in _TABLES:
        copied = sa.MetaData()
        for table in tables.metadata.sorted_tables:
            table.to_metadata(copied, schema=base.strip('"'))
        _TABLES[base] = {table.name: table for table in copied.sorted_tables}
    return _TABLES[base]


_TABLES: dict[str, dict[str, sa.Table]] = {}


def _told(name: str, marked: set[str]) -> bool:
    """Whether a text that has the name tells of the source; "the" before it is found without."""
    return name in marked or not (name.startswith("the ") or aliasing.land(name))


def _of_source(connection: sa.Connection, own: dict[str, sa.Table], name: str, *, in_text: bool) -> set[str]:
    """The reports that are from a source, cite it, or (`in_text`) have its name in their text, in any letters."""
    d, n = own["document"], own["named"].c
    found = set(connection.execute(sa.select(n.document_key).where(n.name == name)).scalars())
    if in_text and any(map(str.isalnum, name)):
        terms = searching.terms(f'"{name.replace(chr(34), " ")}"')
        told, capitals = databases.of(connection).report_has(connection, terms, d), aliasing.acronym(name)
        if capitals is None:
            found |= set(connection.execute(sa.select(d.c.key).where(told)).scalars())
        else:
            texts = connection.execute(sa.select(d.c.key, d.c.text).where(told))
            found |= {row.key for row in texts if re.search(rf"\b{re.escape(capitals)}\b", row.text)}
    return found


def _whole(
    connection: sa.Connection, own: dict[str, sa.Table], reports: set[str]
) -> tuple[set[str], set[int], set[str]]:
    """The reports with their readings and anchors, and any other that has the same text from the same outlet."""
    c, r = own["claim"], own["reading"]
    both = c.join(r, r.c.number == c.c.reading)
    readings: set[int] = set()
    anchors: set[str] = set()
    new = set(reports)
    while new:
        fresh: set[str] = set()
        for part in chunks(new):
            readings |= set(connection.execute(sa.select(r.c.number).where(r.c.document_key.in_(part))).scalars())
            query = sa.select(c.c.anchor).select_from(both).where(r.c.document_key.in_(part))
            fresh |= set(connection.execute(query).scalars())
        anchors |= fresh
        reports |= new
        new = set()
        for part in chunks(fresh):  # an anchor hashes the outlet, the address and the text
            query = sa.select(r.c.document_key).select_from(both).where(c.c.anchor.in_(part)).distinct()
            new |= set(connection.execute(query).scalars()) - reports
        new |= _same_text(connection, own, reports) - reports
    return reports, readings, anchors


def _same_text(connection: sa.Connection, own: dict[str, sa.Table], reports: set[str]) -> set[str]:
    """As anchors tell it, also for reports without a claim: by the key of the text itself in the index."""
    k = own["report_key"].c
    found: set[str] = set()
    for part in chunks(reports):
        mark = f"{indexing.VERSION}:{blocking.SAME}%"
        keys = list(connection.execute(sa.select(k.key).where(k.document_key.in_(part), k.key.like(mark))).scalars())
        for some in chunks(keys):
            found |= set(connection.execute(sa.select(k.document_key).where(k.key.in_(some))).scalars())
    return found


def counts(connection: sa.Connection, base: str, reports: Iterable[str]) -> set[str]:
    """Every count that a claim of these reports is in, or was."""
    m = tables_in(base)["member"].c
    found: set[str] = set()
    for part in chunks(reports):
        query = sa.select(m["count"]).where(m.document_key.in_(part), m["count"].is_not(None)).distinct()
        found |= set(connection.execute(query).scalars())
    return found


def beside(connection: sa.Connection, base: str, hidden: Hidden, index: indexing.Kept, chart: blocking.Map) -> set[str]:
    """The reports in sight whose stories may be others because the hidden ones are there.

    Those near to a hidden one or in its story; those with a name that is a hub only because of the hidden; and those
    that hidden decisions are about. `index` and `chart` see what is in sight.
    """
    own = tables_in(base)
    s, k = own["story"].c, own["report_key"].c
    found: set[str] = set()
    for part in chunks(hidden.reports):
        names = list(connection.execute(sa.select(s.name).where(s.document_key.in_(part)).distinct()).scalars())
        for some in chunks(names):
            found |= set(connection.execute(sa.select(s.document_key).where(s.name.in_(some)).distinct()).scalars())
    keys: dict[str, set[str]] = {}
    mark = f"{indexing.VERSION}:"
    for part in chunks(hidden.reports):
        for report, key in connection.execute(sa.select(k.document_key, k.key).where(k.document_key.in_(part))):
            if key.startswith(mark):
                keys.setdefault(report, set()).add(key.removeprefix(mark))
    for key in sorted({key for held in keys.values() for key in held}):
        holders = index.holders(key)  # none, where it is a hub even without the hidden
        with_hidden = len(holders) + sum(key in held for held in keys.values())
        if len(holders) <= blocking.HUB < with_hidden and not key.startswith(blocking.SAME):
            found |= holders
    index.suppose({report: frozenset(held) for report, held in keys.items()})
    for report in sorted(keys):
        found |= chart.near(report).keys()
    found |= _decided(connection, own, base, hidden)
    return found - hidden.reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What people decided on together with hidden claims and sources: anchors of claims, and names of bodies."""

    anchors: frozenset[str]
    bodies: frozenset[str]


def decided(connection: sa.Connection, base: str, hidden: Hidden) -> Decided:
    """Both ends of every decision that names something hidden."""
    d = tables_in(base)["decision"].c
    ends: set[str] = set()
    bodies: set[str] = set()
    for part in chunks({*hidden.anchors, *hidden.sources}):
        query = sa.select(d.kind, d.first, d.second).where(sa.or_(d.first.in_(part), d.second.in_(part)))
        for kind, first, second in connection.execute(query):
            (bodies if kind in deciding.SOURCES else ends).update(n for n in (first, second) if n is not None)
    return Decided(anchors=frozenset(ends), bodies=frozenset(bodies))


def cited_since(connection: sa.Connection, base: str, bodies: frozenset[str], member: int) -> bool:
    """Whether a claim that one of these bodies stands behind was linked after row `member`."""
    m = tables_in(base)["member"].c
    queries = (sa.select(m.number).where(m.number > member, _cites(m, part)).limit(1) for part in chunks(bodies))
    return any(connection.execute(query).one_or_none() is not None for query in queries)


def _decided(connection: sa.Connection, own: dict[str, sa.Table], base: str, hidden: Hidden) -> set[str]:
    c, r, m = own["claim"], own["reading"], own["member"].c
    named, found = decided(connection, base, hidden), set[str]()
    both = c.join(r, r.c.number == c.c.reading)
    for part in chunks(named.anchors):
        query = sa.select(r.c.document_key).select_from(both).where(c.c.anchor.in_(part))
        found |= set(connection.execute(query).scalars())
    for part in chunks(named.bodies):
        found |= set(connection.execute(sa.select(m.document_key).where(_cites(m, part)).distinct()).scalars())
    return found


def _cites(m: sa.ColumnCollection[str, sa.Column[Any]], bodies: Sequence[str]) -> sa.ColumnElement[bool]:
    return sa.or_(m.source.in_(bodies), sa.func.lower(m.origin).in_(bodies))
