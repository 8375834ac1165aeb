"""The JSON API: the same questions as the pages, answered with the records that the commands print."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tallybook import codec, ledger, series
from tallybook.entries import Reviewed
from tallybook.errors import TallybookError
from tallybook.web import answering, asked, drawn

MOST = 1000  # claims in one answer


def claims(request: Request) -> Response:
    """The current claims that the filters ask for, as corrected, from `offset`, at most `limit`, and how many in all.

    No more than 10,000 are counted: where `more` is true, there are more than `total`. `total` null and `withheld`
    true: some may not be seen, and how many is not told.
    """
    given = asked.parameters(request, (*asked.NAMES, "limit", "offset"))
    limit = asked.number(given, "limit", 50, largest=MOST)
    offset = asked.number(given, "offset", 0, smallest=0)
    engine, where = answering.engine(request), asked.filters(given)
    found = _records(engine, ledger.listed(engine, where, limit, offset))
    total = ledger.count_claims(engine, where, ledger.MANY)
    more = total is not None and total > ledger.MANY
    return answering.record(
        {
            "total": total if total is None else min(total, ledger.MANY), "more": more, "withheld": total is None,
            "limit": limit, "offset": offset, "claims": found,
        }
    )  # fmt: skip


def document(request: Request) -> Response:
    """One document with its current claims."""
    asked.parameters(request, ())
    engine = answering.engine(request)
    found = ledger.document(engine, request.path_params["id"])
    if found is None:
        raise HTTPException(404, "The ledger has no document with this id.")
    held = [i for i in ledger.listed(engine, ledger.Filters(document=found.id)) if drawn.holds(found, i.read)]
    secret = bool(ledger.confided(engine, {found.id}))
    return answering.record({"document": codec.document(found, confidential=secret), "claims": _records(engine, held)})


def claim(request: Request) -> Response:
    """One current claim with its links, as corrected; `review` has what people said, `seen` the state to review."""
    asked.parameters(request, ())
    engine = answering.engine(request)
    anchor = request.path_params["anchor"]
    item = ledger.reviewed(engine, [anchor]).get(anchor)
    if item is None:
        raise HTTPException(404, "The ledger has no current claim at this anchor.")
    links = ledger.links_about(engine, anchor)
    (found,) = _records(engine, [item])
    return answering.record({"claim": found, "links": [codec.link(k) for k in links], "seen": item.seen})


def _records(engine: sa.Engine, items: Sequence[Reviewed]) -> list[dict[str, Any]]:
    """Claims as people left them, with what was read beside it; what is confidential is marked for who may see it."""
    secret = ledger.confided(engine, {i.read.document for i in items})
    return [codec.reviewed(i, confidential=i.read.document in secret) for i in items]


def asof(request: Request) -> Response:
    """What stood at a date; with `limit` and `offset` in so many of the counts alone, and of how many.

    These come with the counts of most origins first, as the page shows them.
    """
    given = asked.parameters(request, ("date", *asked.PART))
    if "date" not in given:
        raise asked.refuse("Say which date: /api/asof?date=YYYY-MM-DD")
    engine, part = answering.engine(request), asked.part(given)
    try:
        series.instant(given["date"])
    except TallybookError as error:
        raise asked.refuse(str(error)) from error
    if part is not None:
        total, names, book = ledger.counts_out(engine, given["date"], *part)
        counts, rows = book.as_of(given["date"])
        held = {"counts": [codec.count(c) for c in counts if c.count.id in names], "standings": []}
        held["standings"] = [codec.standing(r) for r in rows if r.count in names]
        return answering.part(total, part, held)
    stood = (book.as_of(given["date"]) for book in ledger.parts(engine))
    parts = ({"counts": map(codec.count, counts), "standings": map(codec.standing, rows)} for counts, rows in stood)
    return answering.records(("counts", "standings"), parts)
