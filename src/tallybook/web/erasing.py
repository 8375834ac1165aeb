"""What must not exist any more: erased by an admin, and the tombstones that say so."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from tallybook import ledger
from tallybook.errors import TallybookError
from tallybook.web import answering, asked


def purged_records(request: Request) -> Response:
    """The reports that were purged, each by its `key`, with when, by whom and why."""
    asked.parameters(request, ())
    stones = ledger.tombstones(answering.engine(request))
    return answering.record({"purged": [dict(zip(("key", "at", "by", "why"), s, strict=True)) for s in stones]})


async def purge_record(request: Request) -> Response:
    """Takes a JSON object of `document` (its id) and `why`, erases the report for good; how many rows of each table."""
    given, viewer = request.state.sent, request.state.viewer
    if given.keys() - {"document", "why", "by"} or not all(isinstance(v, str) for v in given.values()):
        raise asked.refuse("Send the id of a document and why it must not exist, both text.")
    by = given.get("by", "") if viewer.own else viewer.name
    try:
        erased = await run_in_threadpool(
            ledger.purge, answering.engine(request), given.get("document", ""), by, given.get("why", "")
        )
    except TallybookError as error:
        raise asked.refuse(f"{error}.") from error
    return answering.record({"erased": erased})
