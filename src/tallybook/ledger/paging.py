"""A page of counts for a date, without the rest of the ledger: by the rows that linking keeps of each count."""

from typing import Any

import sqlalchemy as sa

from tallybook import series
from tallybook.ledger import material, shadows, tables
from tallybook.ledger.asking import MANY
from tallybook.ledger.indexing import newest
from tallybook.ledger.linking import Book, book_of, linked
from tallybook.ledger.transactions import laid, reading, withholds


def counts_out(engine: sa.Engine, date: str, limit: int, offset: int = 0) -> tuple[int | None, list[str], Book]:
    """How many counts had a report by a date (at most MANY + 1), the ids of some of them, and the book of these.

    None in the place of how many: withheld, where some reports may not be seen.

    The counts with most origins come first, as they are today, whatever the date. Raises TallybookError for a date
    that is none.
    """
    moment = series.instant(date).isoformat(timespec="microseconds")
    with reading(engine) as connection:
        hides, found, names = withholds(connection), 0, None
        if not material.pending(connection):
            if not hides:
                some = _known(connection, tables.question, moment).limit(MANY + 1).subquery()
                found = int(connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one())
            names = _foremost(connection, moment, limit, offset)
    if names is not None:
        return None if hides else found, names, book_of(engine, names)
    book = linked(engine)  # something was kept and is not linked yet: rare, and answered in memory
    states, _ = book.as_of(date)
    ordered = sorted(states, key=lambda s: (-len(s.origins), -len(s.count.members)))
    return None if hides else len(ordered), [s.count.id for s in ordered[offset : offset + limit]], book


def _known(connection: sa.Connection, q: sa.Table, moment: str) -> sa.Select[Any]:
    """The counts that had a report by a moment: how many origins and claims each has, and its id."""
    now = newest(q, "count", few=connection)
    return sa.select(q.c.origins, q.c.size, q.c["count"]).where(q.c.size > 0, q.c.first_at <= moment, now)


def _foremost(connection: sa.Connection, moment: str, limit: int, offset: int) -> list[str]:
    """The ids of the counts with most origins and claims, in this order."""
    parts = shadows.parts(tables.question, laid=laid(connection))
    most, first = (limit, offset) if len(parts) == 1 else (offset + limit, 0)
    held: list[tuple[int, int, str]] = []
    for q in parts:
        order = (q.c.origins.desc(), q.c.size.desc(), q.c["count"].desc())
        query = _known(connection, q, moment).order_by(*order).limit(most).offset(first)
        held += [(row[0], row[1], row[2]) for row in connection.execute(query)]
    if len(parts) > 1:
        held = sorted(held, reverse=True)[offset : offset + limit]
    return [count for _, _, count in held]


def newest_day(engine: sa.Engine) -> str | None:
    """The day (UTC) of the newest report; None where no report has a date."""
    with reading(engine) as connection:
        at = connection.execute(sa.select(sa.func.max(tables.document.c.published_at))).scalar()
    return None if at is None else str(at)[:10]
