"""What is confidential: shown, marked and unmarked by those who may see it."""

from typing import Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tallybook import codec, ledger
from tallybook.entries import Restricted, Restriction
from tallybook.errors import TallybookError
from tallybook.web import answering, asked, marking

NAMES = frozenset({"kind", "name", "holds", "why", "by"})


def confidential(request: Request) -> Response:
    """The reports and sources that are confidential, by whom and why, and the form to say so of a source."""
    asked.parameters(request, ())
    return _page(request, 200, None)


def confidential_records(request: Request) -> Response:
    """The reports and sources that are confidential."""
    asked.parameters(request, ())
    held = [{**codec.restriction(r), "followed_as": names} for r, names in _held(request)]
    return answering.record({"confidential": held})


async def confide(request: Request) -> Response:
    """Takes from a form that a report or a source is confidential, or no longer, and leads back to it."""
    given = request.state.sent
    try:
        await run_in_threadpool(_said, request, given)
    except TallybookError as error:
        return await run_in_threadpool(_page, request, 400, str(error))
    return RedirectResponse(marking.document_path(given["name"]) if given["kind"] == "report" else "/confidential", 303)


async def confide_record(request: Request) -> Response:
    """Takes a JSON object of `kind` (report or source), `name`, `holds` and `why`; what is confidential then."""
    try:
        await run_in_threadpool(_said, request, request.state.sent)
    except TallybookError as error:
        raise asked.refuse(f"{error}.") from error
    return await run_in_threadpool(confidential_records, request)


def _said(request: Request, given: dict[str, Any]) -> None:
    holds = {"yes": True, "no": False}.get(str(given.get("holds")), given.get("holds"))
    texts = {name: given.get(name, "") for name in ("kind", "name", "why", "by")}
    if given.keys() - NAMES or not all(isinstance(v, str) for v in texts.values()) or not isinstance(holds, bool):
        raise TallybookError("say kind, name and why as text, and holds as true or false, and nothing else")
    if texts["kind"] not in ("report", "source"):
        raise TallybookError("a report or a source is confidential")
    by = texts["by"] if request.state.viewer.own else request.state.viewer.name
    kind = cast(Restricted, texts["kind"])
    ledger.restrict(answering.engine(request), kind, texts["name"], by, texts["why"], holds=holds)


def _page(request: Request, status: int, reason: str | None) -> Response:
    """The page, with why something was not kept."""
    held, empty = _held(request), not ledger.documents(answering.engine(request), 1)
    return answering.page(
        request, "confidential.html", status, here="confidential", held=held, reason=reason, empty=empty
    )


def _held(request: Request) -> list[tuple[Restriction, list[str]]]:
    """What is confidential, the sources with the other names by which they are followed."""
    engine = answering.engine(request)
    held = ledger.restrictions(engine, holding=True)
    return [(r, ledger.followed(engine, r.name) if r.kind == "source" else []) for r in held]
