"""The intake log: what became of what was given, so that nothing is refused in silence, and all of it can be retried.

A row is never changed: what stands for an input is its newest row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import sqlalchemy as sa

from tallybook.ledger import rows, tables
from tallybook.ledger.transactions import reading, writing
from tallybook.types import Refusal

Outcome = Literal["kept", "refused", "fetched"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of one input. `given` is what the user named, `input` the part of it (a member, a line, an entry).

    `number` counts the rows, `recorded_at` is when it came, in whichever ledger.
    `etag` and `last_modified` are what a server said of an address, to ask it again by.
    """

    given: str
    input: str
    outcome: Outcome
    reason: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    recorded_at: str | None = None
    number: int | None = None


def record(engine: sa.Engine, taken: Iterable[Taken]) -> None:
    """Writes rows of intake, now. Raises LedgerError."""
    at = rows.now()
    found = [
        {
            "given": t.given,
            "input": t.input,
            "outcome": t.outcome,
            "reason": t.reason,
            "etag": t.etag,
            "last_modified": t.last_modified,
            "recorded_at": at,
        }
        for t in taken
    ]
    if found:
        with writing(engine) as connection:
            connection.execute(sa.insert(tables.intake), found)


def note(engine: sa.Engine, item: Refusal) -> None:
    """Writes down a refusal."""
    given = item.given if item.given is not None else item.input
    record(engine, [Taken(given=given, input=item.input, outcome="refused", reason=item.reason)])


def settle(engine: sa.Engine, before: Sequence[Taken], inputs: Sequence[str]) -> None:
    """After the inputs have been read: what was refused of them `before`, and has not been since, is kept now."""
    since = newest(engine, [t.input for t in before])
    done = [t for t in before if t.given in inputs and since[t.input].number == t.number]
    record(engine, [replace(t, outcome="kept", reason=None) for t in done])


def newest(engine: sa.Engine, inputs: Iterable[str] | None = None) -> dict[str, Taken]:
    """The newest row of each input, in the order in which they came."""
    t = tables.intake.c
    query = sa.select(tables.intake)
    if inputs is not None:
        query = query.where(t.input.in_(list(inputs)))
    found: dict[str, Taken] = {}
    with reading(engine) as connection:
        for taken in _in_time(connection, query):
            found.pop(taken.input, None)
            found[taken.input] = taken
    return found


def _in_time(connection: sa.Connection, query: sa.Select[Any]) -> list[Taken]:
    """The rows in the order in which they came, here or in a merged ledger; of one moment, by what they say."""
    held = [
        Taken(**{**{name: row[name] for name in Taken.__slots__}, "recorded_at": row["made_at"] or row["recorded_at"]})
        for row in connection.execute(query).mappings()
    ]
    return sorted(held, key=lambda t: (t.recorded_at or "", t.outcome, t.reason or "", t.etag or "", t.number or 0))


def looks(engine: sa.Engine, given: str) -> dict[str, list[Taken]]:
    """The pages that were fetched for a feed, each with its rows from the first on."""
    t = tables.intake.c
    query = sa.select(tables.intake).where(t.given == given, t.input != given, t.outcome == "fetched")
    found: dict[str, list[Taken]] = {}
    with reading(engine) as connection:
        for taken in _in_time(connection, query):
            found.setdefault(taken.input, []).append(taken)
    return found


def refused(engine: sa.Engine) -> list[Taken]:
    """The inputs that were refused when they were last read."""
    return [t for t in newest(engine).values() if t.outcome == "refused"]


def attempts(engine: sa.Engine, input: str) -> int:
    """How often an input was refused."""
    t = tables.intake.c
    query = sa.select(sa.func.count()).where(t.input == input, t.outcome == "refused")
    with reading(engine) as connection:
        return int(connection.execute(query).scalar_one())


def is_address(input: str) -> bool:
    """Whether an input is named as on any machine: an address, not a path."""
    return input.startswith(("https://", "http://"))
