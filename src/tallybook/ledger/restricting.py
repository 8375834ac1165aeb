"""Confidential reports and sources: entries like any other; of those on one report or source the newest holds.

What they hide, and from whom, is in `veiling`.
"""

import sqlalchemy as sa

from tallybook.entries import Restricted, Restriction
from tallybook.errors import LedgerError
from tallybook.ledger import aliasing, rows, tables
from tallybook.ledger.transactions import reading, whole, writing
from tallybook.link.decisions import plain
from tallybook.types import Document


def restrict(engine: sa.Engine, kind: Restricted, name: str, by: str, why: str, *, holds: bool = True) -> int:
    """Keeps that a report (by its id) or a source (by its name) is confidential; how many entries.

    Where several reports came with the id, all are meant. `holds` False takes it back. The reason is shown only to
    those who may see what is confidential. Raises LedgerError where there is no such report, nobody says so, or
    nothing would change.
    """
    for said, value in (("who", by), ("why", why), (f"which {kind}", name)):
        if not value.strip():
            raise LedgerError(f"a restriction must say {said}")
    whole(engine, "what is confidential")
    with reading(engine) as connection:
        seen = _keys(connection, name) if kind == "report" else [plain(name)]
    if kind == "report" and not seen:
        raise LedgerError(f"the ledger has no report {name!r}")
    if kind == "source" and not seen[0]:
        raise LedgerError(f"{name!r} is not the name of a source")
    with writing(engine) as connection:
        names = _keys(connection, name) if kind == "report" else seen
        known = newest(connection)
        meant = [n for n in names if ((kind, n) in known and known[kind, n]["holds"]) != holds]
        if not meant:
            raise LedgerError(f"the {kind} {name!r} " + ("is confidential already" if holds else "is not confidential"))
        row = {"kind": kind, "holds": holds, "by": by.strip(), "why": why.strip(), "recorded_at": rows.now()}
        connection.execute(sa.insert(tables.restriction), [{**row, "name": n} for n in meant])
        return len(meant)


def restrictions(engine: sa.Engine, *, holding: bool = False) -> list[Restriction]:
    """Every entry, the oldest first; those that hold alone with `holding`. None to who may not see them."""
    with reading(engine) as connection:
        t = tables.restriction
        held = (
            list(newest(connection).values())
            if holding
            else list(connection.execute(sa.select(t).order_by(t.c.number)).mappings())
        )
        d = tables.document.c
        keys = [row["name"] for row in held if row["kind"] == "report"]
        ids: dict[str, str] = {r.key: r.id for r in connection.execute(sa.select(d.key, d.id).where(d.key.in_(keys)))}
    return [_read(row, ids) for row in held if row["holds"] or not holding]


def followed(engine: sa.Engine, source: str) -> list[str]:
    """The other names by which a confidential source is followed, for who may see that it is: plain names, without
    "the". None to who may not, as if it were not confidential."""
    with reading(engine) as connection:
        row = newest(connection).get(("source", plain(source)))
        if row is None or not row["holds"]:
            return []
        found = aliasing.names(connection, tables.decision, [row["name"]])
    own = plain(source).removeprefix("the ")
    return sorted({name.removeprefix("the ") for name in found} - {own})


def reasons(engine: sa.Engine, document: Document) -> list[Restriction]:
    """The entries that may make a report confidential, the oldest first: on itself, or on a source that it names."""
    text = plain(document.text)
    outlets = {plain(n) for n in (document.publisher, document.agency, document.byline) if n}
    with reading(engine) as connection:
        key = rows.document_key(document)
        return [
            _read(row, {key: document.id})
            for (kind, name), row in newest(connection).items()
            if row["holds"]
            and (
                name == key
                if kind == "report"
                else any(n in text or n in outlets for n in aliasing.names(connection, tables.decision, [name]))
            )
        ]


def newest(connection: sa.Connection, t: sa.Table = tables.restriction) -> dict[tuple[str, str], rows.Row]:
    """The entry that holds for each report (by its key) and each source (by its plain name), the oldest first."""
    held = list(connection.execute(sa.select(t)).mappings())
    held.sort(key=lambda r: (r["made_at"] or r["recorded_at"], r["number"]))
    found: dict[tuple[str, str], rows.Row] = {}
    for row in held:
        found.pop((row["kind"], row["name"]), None)
        found[row["kind"], row["name"]] = row
    return found


def _keys(connection: sa.Connection, id: str) -> list[str]:
    d = tables.document.c
    return list(connection.execute(sa.select(d.key).where(d.id == id).order_by(d.key)).scalars())


def _read(row: rows.Row, ids: dict[str, str]) -> Restriction:
    return Restriction(
        kind=row["kind"], name=str(ids.get(row["name"], row["name"])),
        holds=row["holds"], by=row["by"], why=row["why"], at=row["made_at"] or row["recorded_at"],
    )  # fmt: skip
