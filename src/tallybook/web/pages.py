"""The pages: each a function from a request to a page over the ledger."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from tallybook import ledger, series
from tallybook.errors import TallybookError
from tallybook.types import Claim, Document, Standing
from tallybook.web import asked, drawn, marking, reader, wording

SIZE = 50  # rows a page
NO_FILTERS = ledger.Filters()


def claims(request: Request) -> Response:
    """The list of claims, by filters and pages."""
    given = asked.parameters(request, (*asked.NAMES, "page"))
    engine, where = _engine(request), asked.filters(given)
    page = asked.number(given, "page", 1)
    total = ledger.count_claims(engine, where)
    paging = asked.pages("/", asked.active(where), page, SIZE, total)
    found = ledger.claims(engine, where, SIZE, (page - 1) * SIZE)
    return _page(
        "claims.html",
        here="claims",
        cards=drawn.cards(engine, found),
        paging=paging,
        where=where,
        active=asked.active(where),
        chips=asked.chips(where),
        facets=ledger.facets(engine, where),
        with_filter=asked.with_filter,
        shown_as=asked.shown_as,
        empty=total == 0 and ledger.count_claims(engine) == 0,
    )


def documents(request: Request) -> Response:
    """The list of reports."""
    given = asked.parameters(request, ("page",))
    engine, page = _engine(request), asked.number(given, "page", 1)
    found = ledger.documents(engine)
    paging = asked.pages("/documents", {}, page, SIZE, len(found))
    rows = [
        (d, ledger.count_claims(engine, ledger.Filters(document=d.id))) for d in found[(page - 1) * SIZE : page * SIZE]
    ]
    return _page("documents.html", here="documents", rows=rows, paging=paging)


def document(request: Request) -> Response:
    """The reader: a report with every figure marked, and the figures' cards beside it."""
    asked.parameters(request, ())
    engine = _engine(request)
    found = ledger.document(engine, request.path_params["id"])
    if found is None:
        raise HTTPException(404, "The ledger has no report with this id.")
    held = ledger.claims(engine, ledger.Filters(document=found.id))
    mine = [c for c in held if drawn.holds(found, c)]
    cards = {card.claim.anchor: card for card in drawn.linked_cards(engine, mine, found)}
    return _page(
        "document.html",
        here="documents",
        document=found,
        paragraphs=reader.paragraphs(found, reader.figure_marks(mine)),
        cards=cards,
        others=[c for c in held if not drawn.holds(found, c)],
    )


def claim(request: Request) -> Response:
    """One claim whole, with the words that bear out each field."""
    asked.parameters(request, ())
    engine = _engine(request)
    found = ledger.claim(engine, request.path_params["anchor"])
    if found is None:
        raise HTTPException(404, "The ledger has no current claim at this address.")
    card = drawn.card(engine, found, {})
    report = card.document
    readings = [(kept, _reading(kept, found.anchor, found.id)) for kept in ledger.readings_of(engine, found.document)]
    return _page(
        "claim.html",
        here="claims",
        card=card,
        ties=drawn.ties(engine, found, {}, {}),
        claim=found,
        document=report,
        readings=readings,
        cite=wording.cite(found, report),
        address=f"{request.url.scheme}://{request.url.netloc}{marking.claim_path(found.anchor)}",
    )


def _reading(kept: ledger.Kept, anchor: str, id: str) -> str:
    held = [c for c in kept.claims if c.anchor == anchor]
    if not held:
        return "this figure was not read"
    return "read as it stands now" if any(c.id == id for c in held) else "read differently"


def asof(request: Request) -> Response:
    """What stood at a date: each count with its origins' standing figures."""
    given = asked.parameters(request, ("date", "page"))
    engine, page = _engine(request), asked.number(given, "page", 1)
    book = ledger.linked(engine)
    reports, held = book.documents, book.claims
    asked_for = given.get("date") or _latest(reports)
    try:
        series.instant(asked_for)
    except TallybookError as error:
        raise asked.refuse(f"{error}.") from error
    counts, standing = book.as_of(asked_for)
    by_count: dict[str, list[Standing]] = {}
    by_anchor = {c.anchor: c for c in held}
    known: dict[str, Document | None] = {}
    for row in standing:
        by_count.setdefault(row.count, []).append(row)
    groups = [(state, by_count[state.count.id]) for state in counts if state.count.id in by_count]
    groups.sort(key=lambda g: (-g[0].independent_origins, -len(g[0].count.members)))  # the most told first
    paging = asked.pages("/asof", {"date": asked_for}, page, SIZE, len(groups))
    shown = [
        (state, [(row, drawn.card(engine, by_anchor[row.claim], known)) for row in rows])
        for state, rows in groups[(page - 1) * SIZE : page * SIZE]
    ]
    return _page(
        "asof.html",
        here="asof",
        date=asked_for,
        groups=shown,
        paging=paging,
        figures=len(standing),
        empty=not reports,
        figures_of=_Figures(by_anchor),
    )


class _Figures:
    """The figures of claims as words, by anchor; only those that are asked for."""

    def __init__(self, claims: Mapping[str, Claim]) -> None:
        self._claims = claims

    def __getitem__(self, anchor: str) -> str:
        return wording.figure(self._claims[anchor].quantity)


def _latest(documents: list[Document]) -> str:
    """The day of the newest report: what stands now."""
    moments = [at for d in documents if (at := series.published_at(d)) is not None]
    return (max(moments) if moments else datetime.now(UTC)).date().isoformat()


def _engine(request: Request) -> sa.Engine:
    engine: sa.Engine = request.app.state.engine
    return engine


def _page(name: str, **given: Any) -> Response:
    return HTMLResponse(marking.page(name, **given))
