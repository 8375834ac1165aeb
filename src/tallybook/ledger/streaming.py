"""All that is current, record by record in the order of the whole book, with no more than a few hundred in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import sqlalchemy as sa

from tallybook.entries import Retraction, Reviewed
from tallybook.ledger import asking, linking, material, retracting, reviewing, rows, tables
from tallybook.ledger.indexing import newest
from tallybook.ledger.transactions import reading
from tallybook.types import Count, Document, Link

BATCH = 500  # claims that are held in memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A current claim with what people made of it, its report, and the report's retraction where it was taken back."""

    item: Reviewed
    document: Document
    retraction: Retraction | None


def each_claim(engine: sa.Engine) -> Iterator[Told]:
    """Every current claim: the newest published first, undated ones last; then by document and place in the text."""
    now, c = tables.current_reading.c, tables.claim.c
    query = asking.in_order(asking.select_claims(now.document_key, c.record)).execution_options(yield_per=BATCH)
    with reading(engine) as connection:
        back = retracting.in_force(connection)
        for part in connection.execute(query).partitions():
            keys = [row.document_key for row in part]
            reports = material.documents(connection, set(keys))
            items = reviewing.apply(connection, [rows.read_claim(row._mapping) for row in part])
            for key, item in zip(keys, items, strict=True):
                taken = back.get(key)
                taken = taken if taken is None else replace(taken, document=reports[key].id)
                yield Told(item=item, document=reports[key], retraction=taken)


def each_link(engine: sa.Engine) -> Iterator[Link]:
    """Every link that holds, within a report and across reports, by kind and anchors."""
    k = tables.relation
    query = sa.select(k).where(k.c.holds, newest(k, "from_anchor", "to_anchor", "kind"))
    query = query.order_by(k.c.kind, k.c.from_anchor, k.c.to_anchor).execution_options(yield_per=BATCH)
    with reading(engine) as connection:
        if not material.pending(connection):
            yield from map(rows.read_link, connection.execute(query).mappings())
            return
    yield from linking.linked(engine).links  # something was kept and is not linked yet: rare, and linked in memory


def each_count(engine: sa.Engine) -> Iterator[Count]:
    """Every count, by measure and label."""
    for part in linking.parts(engine):
        yield from part.counts
