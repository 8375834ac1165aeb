"""Reviewing in the browser and by the API: the queue, and what a person says of a claim.

Writing is possible only where the pages are served to this machine alone. A request that writes must come from our own
page: it carries the token that this server made when it began, or it is JSON, which no other site's form can send.
"""

import hmac
import json
from typing import Any, cast
from urllib.parse import parse_qsl

import sqlalchemy as sa
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tallybook import codec, ledger
from tallybook import review as rules
from tallybook.entries import ReviewAction, Reviewed
from tallybook.errors import ChangedUnderneath, TallybookError
from tallybook.web import asked, marking

LARGEST = 65_536  # bytes of a review
QUEUED = 50
NAMES = ("action", "by", "why", "field", "value", "parts", "seen")


def queue(request: Request) -> Response:
    """The claims to look at, the most pressing first, each with why."""
    given = asked.parameters(request, ("second",))
    waiting = ledger.queue(_engine(request), QUEUED, second_for=given.get("second"))
    return HTMLResponse(marking.page("queue.html", here="review", waiting=waiting, second=given.get("second")))


def queue_records(request: Request) -> Response:
    """The queue of claims to look at, at most `limit`; with `second`, what others judged and this reviewer has not."""
    given = asked.parameters(request, ("second", "limit"))
    limit = asked.number(given, "limit", QUEUED, largest=1000)
    waiting = ledger.queue(_engine(request), limit, second_for=given.get("second"))
    return answered({"waiting": [{**record(w.item), "reasons": list(w.reasons)} for w in waiting]})


async def review(request: Request) -> Response:
    """Takes a review from the form of a claim's page, and shows the claim again."""
    body = await _body(request, "application/x-www-form-urlencoded")
    given = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    if not hmac.compare_digest(given.pop("token", "").encode(), request.app.state.token.encode()):
        raise HTTPException(
            403, "This form is not from this page, or from before it was started again. Reload the claim."
        )
    anchor = request.path_params["anchor"]
    try:
        await run_in_threadpool(said, _engine(request), anchor, given)
    except ChangedUnderneath as error:
        return await run_in_threadpool(_again, request, str(error), 409, given)
    except TallybookError as error:
        return await run_in_threadpool(_again, request, str(error), 400, given)
    return RedirectResponse(marking.claim_path(anchor) + "#reviews", 303)


async def review_record(request: Request) -> Response:
    """Takes a review as a JSON object, `action` `by` `why` `field` `value` `parts` `seen`; the claim as it is then."""
    body = await _body(request, "application/json")
    try:
        given = json.loads(body)
    except ValueError:
        raise asked.refuse("The body is no JSON.") from None
    if not isinstance(given, dict) or not all(
        isinstance(v, str) for n, v in given.items() if n not in ("value", "parts")
    ):
        raise asked.refuse("The body must be one JSON object, and its values text.")
    if unknown := given.keys() - set(NAMES):
        raise asked.refuse(f"There is no “{sorted(unknown)[0]}” in a review. Known are: {', '.join(NAMES)}.")
    try:
        item = await run_in_threadpool(said, _engine(request), request.path_params["anchor"], given)
    except ChangedUnderneath as error:
        now = record(cast(Reviewed, error.now))
        return answered({"error": f"{error}.", "claim": now}, 409)
    except TallybookError as error:
        raise asked.refuse(f"{error}.") from error
    return answered({"claim": record(item)})


def said(engine: sa.Engine, anchor: str, given: dict[str, Any]) -> Reviewed:
    """Keeps a review; values are as a person writes them, or JSON's own. Raises TallybookError."""
    action = cast(ReviewAction, given.get("action", "").replace("-", "_"))
    field, new = None, None
    if action == "correct":
        field, value = given.get("field") or "", given.get("value")
        new = rules.parsed(field, value) if isinstance(value, str) else value
    elif action == "split":
        parts = given.get("parts") or []
        new = [p.strip() for p in parts.splitlines() if p.strip()] if isinstance(parts, str) else parts
    return ledger.record(
        engine,
        anchor,
        action,
        given.get("by", ""),
        given.get("why", ""),
        field=field,
        new=new,
        seen=given.get("seen") or None,
    )


def record(item: Reviewed) -> dict[str, Any]:
    """The record of a claim under review, with the state to send back as `seen`."""
    return {**codec.reviewed(item), "seen": item.seen}


def answered(body: dict[str, Any], status: int = 200) -> Response:
    """JSON as the commands print it."""
    return Response(codec.line(body) + "\n", status, media_type="application/json")


async def _body(request: Request, kind: str) -> bytes:
    if not request.app.state.writable:
        raise HTTPException(
            403, "These pages are for reading only: the ledger cannot be written to, or is shown to others."
        )
    origin = request.headers.get("origin")
    if origin is not None and origin != f"{request.url.scheme}://{request.headers.get('host')}":
        raise HTTPException(403, "A review must come from the ledger's own page.")
    if request.headers.get("content-type", "").partition(";")[0].strip() != kind:
        raise HTTPException(415, f"A review is sent here as {kind}.")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise HTTPException(413, "This is too long for a review.")
    return body


def _again(request: Request, reason: str, status: int, given: dict[str, str]) -> Response:
    from tallybook.web import pages

    return pages.claim_page(request, status=status, reason=reason, given=given)


def _engine(request: Request) -> sa.Engine:
    engine: sa.Engine = request.app.state.engine
    return engine
