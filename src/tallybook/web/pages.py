"""The pages: each a function from a request to a page over the ledger."""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tallybook import ledger
from tallybook import review as rules
from tallybook.errors import TallybookError
from tallybook.types import Claim, Document, Standing
from tallybook.web import answering, asked, drawn, marking, reader, wording

SIZE = 50  # rows a page
NO_FILTERS = ledger.Filters()


def claims(request: Request) -> Response:
    """The list of claims, by filters and pages."""
    given = asked.parameters(request, (*asked.NAMES, "page"))
    engine, where = answering.engine(request), asked.filters(given)
    page = asked.number(given, "page", 1)
    total = ledger.count_claims(engine, where, ledger.MANY)
    found = ledger.listed(engine, where, SIZE + 1, (page - 1) * SIZE)
    paging = asked.pages("/", asked.active(where), page, SIZE, total, len(found))
    items = found[:SIZE]
    return answering.page(
        request,
        "claims.html",
        here="claims",
        cards=drawn.cards(engine, items),
        states={i.read.anchor: i.state for i in items},
        paging=paging,
        where=where,
        active=asked.active(where),
        chips=asked.chips(where),
        facets=ledger.facets(engine, where, ledger.FEW),
        few=ledger.FEW,
        with_filter=asked.with_filter,
        shown_as=asked.shown_as,
        nothing=not found,
        empty=not found and not ledger.claims(engine, limit=1),
    )


def documents(request: Request) -> Response:
    """The list of reports."""
    given = asked.parameters(request, ("page",))
    engine, page = answering.engine(request), asked.number(given, "page", 1)
    found = ledger.documents(engine, SIZE + 1, (page - 1) * SIZE)
    paging = asked.pages("/documents", {}, page, SIZE, ledger.count_documents(engine, ledger.MANY), len(found))
    rows = [(d, ledger.count_claims(engine, ledger.Filters(document=d.id))) for d in found[:SIZE]]
    secret = ledger.confided(engine, {d.id for d in found})
    return answering.page(request, "documents.html", here="documents", rows=rows, paging=paging, secret=secret)


def document(request: Request) -> Response:
    """The reader: a report with every figure marked, and the figures' cards beside it."""
    asked.parameters(request, ())
    engine = answering.engine(request)
    found = ledger.document(engine, request.path_params["id"])
    if found is None:
        raise HTTPException(404, "The ledger has no report with this id.")
    held = ledger.listed(engine, ledger.Filters(document=found.id))
    mine = [i for i in held if drawn.holds(found, i.read)]
    cards = {card.claim.anchor: card for card in drawn.linked_cards(engine, mine, found)}
    return answering.page(
        request,
        "document.html",
        here="documents",
        document=found,
        paragraphs=reader.paragraphs(found, reader.figure_marks([i.claim for i in mine])),
        cards=cards,
        others=[i.claim for i in held if not drawn.holds(found, i.read)],
        versions=ledger.versions(engine, found.id) if found.url is not None else [],
        confided=ledger.confidential(engine, found) if request.state.viewer.confidential else None,
        confides=request.state.viewer.confidential,
        retracted=ledger.retracted(engine).get(ledger.document_key(found)),
    )


def claim(request: Request) -> Response:
    """One claim whole, with the words that bear out each field, and what people said of it."""
    asked.parameters(request, ())
    return claim_page(request)


def claim_page(
    request: Request, status: int = 200, reason: str | None = None, given: Mapping[str, str] = MappingProxyType({})
) -> Response:
    """The page of a claim; with what a person wanted to say of it and why it was not kept, where it was not."""
    engine, anchor = answering.engine(request), request.path_params["anchor"]
    item = ledger.reviewed(engine, [anchor]).get(anchor)
    if item is None:
        raise HTTPException(404, "The ledger has no current claim at this address.")
    found = item.claim
    card = drawn.card(engine, item, {}, drawn.marks(engine, [item]))
    report = card.document
    readings = [(kept, _reading(kept, found.anchor, found.id)) for kept in ledger.readings_of(engine, found.document)]
    return answering.page(
        request,
        "claim.html",
        status,
        here="claims",
        card=card,
        ties=drawn.ties(engine, found, {}, {}),
        claim=found,
        document=report,
        readings=readings,
        cite=wording.cite(item.read, report, rules.mark(item)),  # what the report said; then what a reviewer says
        address=f"{request.url.scheme}://{request.url.netloc}{marking.claim_path(found.anchor)}",
        item=item,
        retractions=ledger.retractions(engine, found.document),
        writable=request.app.state.writable and request.state.viewer.may("reviewer"),
        fields=tuple(rules.FIELDS),
        reason=reason,
        changed=status == 409,
        given={name: given.get(name) for name in ("by", "why", "field", "value", "parts")},
    )


def _reading(kept: ledger.Kept, anchor: str, id: str) -> str:
    held = [c for c in kept.claims if c.anchor == anchor]
    if not held:
        return "this figure was not read"
    return "read as it stands now" if any(c.id == id for c in held) else "read differently"


def asof(request: Request) -> Response:
    """What stood at a date: each count with its origins' standing figures."""
    given = asked.parameters(request, ("date", "page"))
    engine, page = answering.engine(request), asked.number(given, "page", 1)
    asked_for = given.get("date") or ledger.newest_day(engine) or datetime.now(UTC).date().isoformat()
    try:
        total, names, book = ledger.counts_out(engine, asked_for, SIZE + 1, (page - 1) * SIZE)
    except TallybookError as error:
        raise asked.refuse(f"{error}.") from error
    paging = asked.pages("/asof", {"date": asked_for}, page, SIZE, total, len(names))
    names = names[:SIZE]
    states, standing = book.as_of(asked_for)
    by_count: dict[str, list[Standing]] = {}
    by_anchor = {i.read.anchor: i for i in book.reviewed}
    marked = drawn.marks(engine, book.reviewed)
    known: dict[str, Document | None] = {}
    for row in standing:
        by_count.setdefault(row.count, []).append(row)
    by_id = {state.count.id: state for state in states}
    shown = [
        (by_id[name], [(row, drawn.card(engine, by_anchor[row.claim], known, marked)) for row in by_count[name]])
        for name in names
        if name in by_count
    ]
    empty = not names and not ledger.documents(engine, 1)
    return answering.page(
        request,
        "asof.html",
        here="asof",
        date=asked_for,
        groups=shown,
        paging=paging,
        empty=empty,
        figures_of=_Figures({a: i.claim for a, i in by_anchor.items()}),
    )


class _Figures:
    """The figures of claims as words, by anchor; only those that are asked for."""

    def __init__(self, claims: Mapping[str, Claim]) -> None:
        self._claims = claims

    def __getitem__(self, anchor: str) -> str:
        return wording.figure(self._claims[anchor].quantity)
