"""A page of counts for a date, without the rest of the ledger: by the rows that linking keeps of each count."""

import sqlalchemy as sa

from tallybook import series
from tallybook.ledger import material, tables
from tallybook.ledger.asking import MANY
from tallybook.ledger.indexing import newest
from tallybook.ledger.linking import Book, book_of, linked
from tallybook.ledger.transactions import reading, withholds


def counts_out(engine: sa.Engine, date: str, limit: int, offset: int = 0) -> tuple[int | None, list[str], Book]:
    """How many counts had a report by a date (at most MANY + 1), the ids of some of them, and the book of these.

    None in the place of how many: withheld, where some reports may not be seen.

    The counts with most origins come first, as they are today, whatever the date. Raises TallybookError for a date
    that is none.
    """
    moment = series.instant(date).isoformat(timespec="microseconds")
    q = tables.question
    known = sa.select(q.c["count"]).where(q.c.size > 0, q.c.first_at <= moment, newest(q, "count"))
    with reading(engine) as connection:
        hides, found, names = withholds(connection), 0, None
        if not material.pending(connection):
            if not hides:
                some = known.limit(MANY + 1).subquery()
                found = int(connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one())
            order = (q.c.origins.desc(), q.c.size.desc(), q.c["count"].desc())
            names = list(connection.execute(known.order_by(*order).limit(limit).offset(offset)).scalars())
    if names is not None:
        return None if hides else found, names, book_of(engine, names)
    book = linked(engine)  # something was kept and is not linked yet: rare, and answered in memory
    states, _ = book.as_of(date)
    ordered = sorted(states, key=lambda s: (-len(s.origins), -len(s.count.members)))
    return None if hides else len(ordered), [s.count.id for s in ordered[offset : offset + limit]], book


def newest_day(engine: sa.Engine) -> str | None:
    """The day (UTC) of the newest report; None where no report has a date."""
    with reading(engine) as connection:
        at = connection.execute(sa.select(sa.func.max(tables.document.c.published_at))).scalar()
    return None if at is None else str(at)[:10]
