"""What every page and every record is answered with: the book that the viewer may see, and the layout around it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import IO, Any

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from tallybook import codec, ledger
from tallybook.web import marking


def engine(request: Request) -> sa.Engine:
    """The book as the one who asks may see it; the door has put it there (`rights.guarded`)."""
    found: sa.Engine = request.state.engine
    return found


def page(request: Request, name: str, status: int = 200, **given: Any) -> Response:
    """A page as HTML."""
    shared = {"writable": request.app.state.writable, **given}
    return HTMLResponse(marking.page(name, request.state.viewer, **shared), status)


def record(body: dict[str, Any], status: int = 200) -> Response:
    """JSON as the commands print it."""
    return Response(codec.line(body) + "\n", status, media_type="application/json")


def part(total: int | None, asked: tuple[int, int], held: Mapping[str, Any]) -> Response:
    """A part of the counts, with how many there are (no more than MANY are counted); `total` None: withheld."""
    more = total is not None and total > ledger.MANY
    known = total if total is None else min(total, ledger.MANY)
    about = {"total": known, "more": more, "withheld": total is None, "limit": asked[0], "offset": asked[1]}
    return record({**about, **held})


HELD = 1 << 20  # bytes of an answer that are held in memory; what is more waits in a temporary file


def records(names: tuple[str, ...], parts: Iterable[Mapping[str, Iterable[dict[str, Any]]]]) -> Response:
    """One JSON object of lists, each filled part by part, so that no more than a part is in memory.

    All of it is there before the answer begins: what breaks on the way is no half an answer.
    """
    with ExitStack() as stack:
        lists = {name: stack.enter_context(SpooledTemporaryFile(HELD)) for name in names}
        for part in parts:
            for name, rows in part.items():
                for row in rows:
                    lists[name].write((b"," if lists[name].tell() else b"") + codec.line(row).encode())
        kept = stack.pop_all()
    return StreamingResponse(_joined(lists, kept), media_type="application/json")


def _joined(lists: Mapping[str, IO[bytes]], kept: ExitStack) -> Iterator[bytes]:
    with kept:
        yield b"{"
        for number, (name, rows) in enumerate(lists.items()):
            yield b"," * (number > 0) + b'"' + name.encode() + b'":['
            rows.seek(0)
            while some := rows.read(HELD):
                yield some
            yield b"]"
        yield b"}\n"
