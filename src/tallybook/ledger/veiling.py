"""The book as somebody sees it who may not see what is confidential: as if it had never been added.

`veiled` gives an engine whose connections have `shadows` over every table. All that reads through it, today's code or
tomorrow's, sees a function of the reports that are not hidden, and of one bit: that something is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy import event

from tallybook import lexicon
from tallybook.entries import Restriction
from tallybook.ledger import (
    blocking,
    databases,
    hiding,
    indexing,
    material,
    people,
    restricting,
    rows,
    settling,
    shadows,
    tables,
)
from tallybook.ledger.indexing import chunks
from tallybook.ledger.transactions import HIDES, LAID, VEIL, WHOLE, WITHHOLDS, reading, withholds
from tallybook.types import Document

MARKED = (tables.restriction, tables.reading, tables.linking, tables.decision, tables.tombstone)
Row = dict[str, Any]


@dataclass
class Veil:
    """What is hidden in one state of the ledger, and what was linked anew without it: rows by temporary table."""

    state: str = ""
    hides: bool = False
    held: dict[str, list[Row]] = field(default_factory=dict)
    lock: Any = field(default_factory=Lock)


_VEILED: WeakKeyDictionary[sa.Engine, sa.Engine] = WeakKeyDictionary()


def veiled(engine: sa.Engine) -> sa.Engine:
    """The same ledger as it is seen by who may not see what is confidential; disposed of with the other."""
    if engine.get_execution_options().get(WHOLE) is not None:
        return engine
    if engine not in _VEILED:
        made = databases.of(engine).engine(engine.url, read_only=True)
        veil = Veil()
        made.update_execution_options(**{VEIL: lambda connection: _lay(connection, veil), WHOLE: engine})
        _VEILED[engine] = made
        event.listen(engine, "engine_disposed", lambda _: made.dispose())
    return _VEILED[engine]


def close(engine: sa.Engine) -> None:
    """Closes a ledger, first to those who see a part of it: they only read, and it is the last one to go who folds a
    SQLite file's log into the file, so that a copy of the file alone has everything."""
    if engine in _VEILED:
        _VEILED[engine].dispose()
    engine.dispose()


def withheld(engine: sa.Engine) -> bool:
    """Whether something is hidden from the engine's viewer."""
    with reading(engine) as connection:
        return withholds(connection)


def confidential(engine: sa.Engine, document: Document) -> list[Restriction] | None:
    """Why a report is confidential, where it is, for those who may see it; None where everybody sees it.

    An empty list: it has the text of a confidential report.
    """
    d = tables.document.c
    with reading(veiled(engine)) as connection:
        query = sa.select(d.number).where(d.key == rows.document_key(document))
        if connection.execute(query).one_or_none() is not None:
            return None
    return restricting.reasons(engine, document)


def confided(engine: sa.Engine, ids: Iterable[str] | None = None) -> frozenset[str]:
    """Which of these reports (None: of all), by their ids, are confidential, for who may see them; none for others."""
    if engine.get_execution_options().get(WHOLE) is not None:
        return frozenset()
    d, found = tables.document.c, set[str]()
    with reading(veiled(engine)) as seen:
        if not withholds(seen):
            return frozenset()
        keys = list(seen.execute(sa.text("SELECT name FROM hidden_report")).scalars())
    with reading(engine) as connection:
        for part in chunks(keys):
            found |= set(connection.execute(sa.select(d.id).where(d.key.in_(part))).scalars())
    return frozenset(found if ids is None else found & set(ids))


def _lay(connection: sa.Connection, veil: Veil) -> None:
    """Makes the shadows fit the ledger as this transaction sees it. They are looked at in each one: no state of the
    program stands for them, so that a connection that lost them fails, and shows nothing."""
    while True:
        state, any_holds = _state(connection)
        if not connection.info.get(LAID):
            if not any_holds:
                connection.info[WITHHOLDS] = False
                return
            databases.of(connection).shadow(connection, shadows.statements)
            connection.info[LAID] = True
            continue
        row = connection.execute(sa.text(f"SELECT state, hides FROM {shadows.STATE}")).one_or_none()
        if row is not None and row.state == state:
            connection.info[HIDES] = state
            connection.info[WITHHOLDS] = row.hides == "yes"
            return
        with veil.lock:
            if veil.state != state:
                _find(connection, veil, any_holds)
                veil.state = state
            _fill(connection, veil)
        connection.commit()  # so that the temporary rows stay; what is read now is asked for again


def _state(connection: sa.Connection) -> tuple[str, bool]:
    """What a veil depends on, and whether any restriction was ever made."""
    base = databases.of(connection).base(connection)
    newest = ", ".join(f"(SELECT coalesce(max(number), 0) FROM {base}.{t.name})" for t in MARKED)
    found = connection.execute(sa.text(f"SELECT {newest}")).one()
    return ".".join(map(str, found)), found[0] > 0


def _find(connection: sa.Connection, veil: Veil, any_holds: bool) -> None:
    """What is hidden now; and the stories of which something is, linked without it."""
    _empty(connection)
    base = databases.of(connection).base(connection)
    hidden = hiding.hidden(connection, base)
    veil.hides = any_holds and bool(hidden.restricted)
    names = {*hidden.anchors, *hidden.sources}
    veil.held = {
        "hidden_report": _named(hidden.reports),
        "hidden_reading": _named(hidden.readings),
        "hidden_name": _named(names),
        "aside_report": _named(hidden.reports),
        "aside_anchor": _named(hidden.anchors),
        "aside_count": _named(hiding.counts(connection, base, hidden.reports)),
    }
    _fill(connection, veil)
    if hidden.reports or hidden.sources:
        _link_without(connection, base, veil, hidden)


def _link_without(connection: sa.Connection, base: str, veil: Veil, hidden: hiding.Hidden) -> None:
    """Links the stories again that hidden reports are in, or are near to, as if these were not there."""
    words = lexicon.load()
    index = indexing.Kept(connection)
    chart = blocking.Map(index)
    starts = hiding.beside(connection, base, hidden, index, chart)
    stories = blocking.touched(chart, [], sorted(starts), index.level, index.story)
    own: dict[str, list[Row]] = {name: [] for name in shadows.OWN.values()}
    reports: set[str] = set(hidden.reports)
    anchors: set[str] = set(hidden.anchors)
    linking = material.newest_cut(connection).linkings
    for story in stories:
        held = people.left(connection, material.load(connection, story.levels), words)
        found, names = settling.linked_now(connection, held, words)
        reports |= story.levels.keys()
        anchors |= {c.anchor for c in held.claims}
        own["own_story"] += [
            {"document_key": key, "name": story.name, "level": level} for key, level in story.levels.items()
        ]
        own["own_member"] += settling.member_rows(found, held).values()
        own["own_relation"] += [{**rows.link_row(k), "holds": True} for k in found.links]
        own["own_question"] += settling.question_rows(found, held, names).values()
    for made in own.values():
        made[:] = [{**row, "number": n, "linking": linking} for n, row in enumerate(made, 1)]
    veil.held |= own
    veil.held["aside_report"] = _named(reports)
    veil.held["aside_anchor"] = _named(anchors)
    veil.held["aside_count"] = _named(hiding.counts(connection, base, reports))


def _named(names: Iterable[Any]) -> list[Row]:
    return [{"name": name} for name in sorted(set(names))]


def _empty(connection: sa.Connection) -> None:
    for name in (*shadows.SETS, *shadows.OWN.values(), shadows.STATE):
        connection.execute(sa.text(f"DELETE FROM {name}"))


def _fill(connection: sa.Connection, veil: Veil) -> None:
    _empty(connection)
    for name, held in veil.held.items():
        if held:
            connection.execute(sa.insert(sa.table(name, *map(sa.column, held[0]))), held)
    state = {"state": veil.state, "hides": "yes" if veil.hides else "no"}
    connection.execute(sa.insert(sa.table(shadows.STATE, *map(sa.column, state))), state)
    databases.of(connection).counted(connection, (*shadows.SETS, *shadows.OWN.values()))
