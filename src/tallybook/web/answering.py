"""What every page and every record is answered with: the book that the viewer may see, and the layout around it."""

from typing import Any

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from tallybook import codec
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
