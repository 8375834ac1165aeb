"""The book as somebody sees it who may not see what is confidential: as if it had never been added.

`veiled` gives an engine whose connections have `shadows` over every table. All that reads through it, today's code or
tomorrow's, sees a function of the reports that are not hidden, and of one bit: that something is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
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
    restricting,
    rows,
    shadows,
    tables,
)
from tallybook.ledger.indexing import chunks
from tallybook.ledger.transactions import HIDES, LAID, VEIL, WHOLE, WITHHOLDS, reading, withholds
from tallybook.ledger.without import Without
from tallybook.types import Document

MARKED = (  # what a veil depends on: what is hidden and which stories it was in; then what these are linked from
    tables.restriction, tables.reading, tables.decision, tables.tombstone, tables.report_key, tables.story,
    tables.member, tables.review,
)  # fmt: skip
SAID, TOMBSTONES, KEYS = 2, 3, 4  # how many of these at the end; the places of two
HOLDS = "tallybook_holds"  # of a connection: the rows that its temporary tables have, by table and story
Row = dict[str, Any]
State = tuple[int, ...]  # the number of the newest row of each of MARKED


@dataclass
class Veil:
    """What is hidden in one state of the ledger, and what was linked anew without it: rows by temporary table."""

    state: State = ()
    hides: bool = False
    hidden: hiding.Hidden = field(default_factory=hiding.Hidden)
    bodies: frozenset[str] = frozenset()  # that people decided on together with hidden sources
    held: dict[str, list[Row]] = field(default_factory=dict)
    index: indexing.Kept | None = None  # of the reports in sight, as far as it was looked up
    without: Without = field(default_factory=Without)
    lock: Any = field(default_factory=Lock)


_MARKS = count(1)  # of fillings of a connection's tables, by which it is seen that one was taken back
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
        state = _state(connection)
        if not connection.info.get(LAID):
            if state[0] == 0:  # nothing was ever restricted
                connection.info[WITHHOLDS] = False
                return
            databases.of(connection).shadow(connection, shadows.statements)
            connection.info[LAID] = True
            continue
        row = _told(connection)
        if row is not None and row.state == _named(state):
            connection.info[HIDES] = row.state
            connection.info[WITHHOLDS] = row.hides == "yes"
            return
        with veil.lock:
            if veil.state != state:
                _find(connection, veil, state)
                veil.state = state
            _fill(connection, veil)
        connection.commit()  # so that the temporary rows stay; what is read now is asked for again


def _state(connection: sa.Connection) -> State:
    """What a veil depends on, as it is now."""
    base = databases.of(connection).base(connection)
    newest = ", ".join(f"(SELECT coalesce(max(number), 0) FROM {base}.{t.name})" for t in MARKED)
    return tuple(connection.execute(sa.text(f"SELECT {newest}")).one())


def _named(state: State) -> str:
    return ".".join(map(str, state))


def _told(connection: sa.Connection) -> sa.Row[Any] | None:
    """For which state a connection's temporary tables are, and whether anything is hidden; None: for none."""
    return connection.execute(sa.text(f"SELECT state, hides, mark FROM {shadows.STATE}")).one_or_none()


def _find(connection: sa.Connection, veil: Veil, state: State) -> None:
    """What is hidden now; and the stories of which something is, linked without it. Where only people's words are
    new, what is hidden and the stories are the same."""
    base, words, seen = databases.of(connection).base(connection), lexicon.load(), veil.state
    veil.state = ()  # until all of it is found
    moved = seen[:-SAID] != state[:-SAID]
    if not moved and not hiding.cited_since(connection, base, veil.bodies, seen[-SAID]):
        _fill(connection, veil)
        stories = [item.story for item in veil.without.stories.values()]
    else:
        before, veil.hidden = veil.hidden, hiding.hidden(connection, base)
        if before.reports != veil.hidden.reports or seen[TOMBSTONES:KEYS] != state[TOMBSTONES:KEYS]:
            veil.index = None
        veil.hides = state[0] > 0 and bool(veil.hidden.restricted)
        veil.bodies = hiding.decided(connection, base, veil.hidden).bodies
        _set(connection, base, veil, veil.hidden.reports, veil.hidden.anchors)
        _fill(connection, veil, besides=("own_story",))
        stories = _beside(connection, base, veil, seen)
    veil.without.keep(connection, stories, words)
    reports = veil.hidden.reports.union(*(story.levels for story in stories))
    anchors = veil.hidden.anchors.union(*(item.anchors for item in veil.without.stories.values()))
    _set(connection, base, veil, reports, anchors)


def _beside(connection: sa.Connection, base: str, veil: Veil, seen: State) -> list[blocking.Story]:
    """The stories that hidden reports are in, or are near to, as they are if these are not there."""
    if not veil.hidden.reports and not veil.hidden.sources:
        return []
    veil.index = indexing.Kept(connection) if veil.index is None else veil.index.followed(connection, seen[KEYS])
    chart = blocking.Map(veil.index)
    starts = hiding.beside(connection, base, veil.hidden, veil.index, chart)
    return blocking.touched(chart, [], sorted(starts), veil.index.level, veil.index.story)


def _set(connection: sa.Connection, base: str, veil: Veil, reports: frozenset[str], anchors: frozenset[str]) -> None:
    """What is hidden, and what else is set aside, as rows; those that are as they were stay the same objects."""
    hidden = veil.hidden
    names: dict[str, Iterable[Any]] = {
        "hidden_report": hidden.reports,
        "hidden_reading": hidden.readings,
        "hidden_name": hidden.anchors | hidden.sources,
        "aside_report": reports,
        "aside_anchor": anchors,
        "aside_count": hiding.counts(connection, base, reports),
    }
    made = {table: [{"name": name} for name in sorted(found)] for table, found in names.items()}
    veil.held = {table: veil.held[table] if veil.held.get(table) == held else held for table, held in made.items()}


def _fill(connection: sa.Connection, veil: Veil, besides: Sequence[str] = ()) -> None:
    """Makes a connection's temporary tables hold what the veil has, but for some tables; what they hold stays."""
    wanted = {(table, ""): held for table, held in veil.held.items()}
    for name, item in veil.without.stories.items():
        wanted |= {(table, name): held for table, held in item.rows.items() if table not in besides}
    told, (mark, holds) = _told(connection), connection.info.get(HOLDS, ("", {}))
    if told is None or told.mark != mark:  # they were emptied, or what was filled in was taken back
        holds = {}
        for name in (*shadows.SETS, *shadows.OWN.values()):
            connection.execute(sa.text(f"DELETE FROM {name}"))
    changed = set()
    for (table, part), held in holds.items():
        if held and wanted.get((table, part)) is not held:
            changed.add(table)
            gone = f" WHERE number BETWEEN {held[0]['number']} AND {held[-1]['number']}" if part else ""
            connection.execute(sa.text(f"DELETE FROM {table}{gone}"))
    for (table, part), held in wanted.items():
        if held and holds.get((table, part)) is not held:
            changed.add(table)
            connection.execute(sa.insert(sa.table(table, *map(sa.column, held[0]))), held)
    mark = str(next(_MARKS))
    connection.execute(sa.text(f"DELETE FROM {shadows.STATE}"))
    row = {"state": _named(veil.state), "hides": "yes" if veil.hides else "no", "mark": mark}
    connection.execute(sa.insert(sa.table(shadows.STATE, *map(sa.column, row))), row)
    connection.info[HOLDS] = (mark, wanted)
    databases.of(connection).counted(connection, sorted(changed))
