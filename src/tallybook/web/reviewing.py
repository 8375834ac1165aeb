"""Reviewing in the browser and by the API: the queue, and what a person says of a claim.

Who may write, and that what is sent comes from our own pages, is seen to at the door (`rights.guarded`).
"""

from typing import Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tallybook import codec, ledger
from tallybook import review as rules
from tallybook.entries import ReviewAction, Reviewed
from tallybook.errors import ChangedUnderneath, TallybookError
from tallybook.web import answering, asked, drawn, marking, rights

QUEUED = 50
NAMES = ("action", "by", "why", "field", "value", "parts", "seen")


def queue(request: Request) -> Response:
    """The claims to look at, the most pressing first, each with why."""
    given = asked.parameters(request, ("second",))
    engine = answering.engine(request)
    waiting = ledger.queue(engine, QUEUED, second_for=given.get("second"))
    cards = drawn.cards(engine, [w.item for w in waiting])
    return answering.page(
        request, "queue.html", here="review", waiting=list(zip(waiting, cards, strict=True)),
        second=given.get("second"), empty=not waiting and not ledger.documents(engine, 1),
    )  # fmt: skip


def queue_records(request: Request) -> Response:
    """The queue of claims to look at, at most `limit`; with `second`, what others judged and this reviewer has not."""
    given = asked.parameters(request, ("second", "limit"))
    limit = asked.number(given, "limit", QUEUED, largest=1000)
    waiting = ledger.queue(answering.engine(request), limit, second_for=given.get("second"))
    return answering.record({"waiting": [{**record(w.item), "reasons": list(w.reasons)} for w in waiting]})


async def review(request: Request) -> Response:
    """Takes a review from the form of a claim's page, and shows the claim again."""
    given, anchor = request.state.sent, request.path_params["anchor"]
    try:
        await run_in_threadpool(said, request, anchor, given)
    except ChangedUnderneath as error:
        return await run_in_threadpool(_again, request, str(error), 409, given)
    except TallybookError as error:
        return await run_in_threadpool(_again, request, str(error), 400, given)
    return RedirectResponse(marking.claim_path(anchor) + "#reviews", 303)


async def review_record(request: Request) -> Response:
    """Takes a review as a JSON object, `action` `by` `why` `field` `value` `parts` `seen`; the claim as it is then."""
    given = request.state.sent
    if not all(isinstance(v, str) for n, v in given.items() if n not in ("value", "parts")):
        raise asked.refuse("The values of a review must be text.")
    if unknown := given.keys() - set(NAMES):
        raise asked.refuse(f"There is no “{sorted(unknown)[0]}” in a review. Known are: {', '.join(NAMES)}.")
    try:
        item = await run_in_threadpool(said, request, request.path_params["anchor"], given)
    except ChangedUnderneath as error:
        now = record(cast(Reviewed, error.now))
        return answering.record({"error": f"{error}.", "claim": now}, 409)
    except TallybookError as error:
        raise asked.refuse(f"{error}.") from error
    return answering.record({"claim": record(item)})


def said(request: Request, anchor: str, given: dict[str, Any]) -> Reviewed:
    """Keeps a review; values are as a person writes them, or JSON's own. Raises TallybookError.

    Who is logged in reviews in his own name, whatever is sent.
    """
    viewer: rights.Viewer = request.state.viewer
    by = given.get("by", "") if viewer.own else viewer.name or ""
    action = cast(ReviewAction, given.get("action", "").replace("-", "_"))
    field, new = None, None
    if action == "correct":
        field, value = given.get("field") or "", given.get("value")
        new = rules.parsed(field, value) if isinstance(value, str) else value
    elif action == "split":
        parts = given.get("parts") or []
        new = [p.strip() for p in parts.splitlines() if p.strip()] if isinstance(parts, str) else parts
    return ledger.record(
        answering.engine(request),
        anchor,
        action,
        by,
        given.get("why", ""),
        field=field,
        new=new,
        seen=given.get("seen") or None,
    )


def record(item: Reviewed) -> dict[str, Any]:
    """The record of a claim under review, with the state to send back as `seen`."""
    return {**codec.reviewed(item), "seen": item.seen}


def _again(request: Request, reason: str, status: int, given: dict[str, str]) -> Response:
    from tallybook.web import pages

    return pages.claim_page(request, status=status, reason=reason, given=given)
