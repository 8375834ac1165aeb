"""Who may do what: one table of every address with the role that it needs, and the door that asks it.

Nothing is answered but through `guarded`, which knows who asks, gives the request the book that he may see, and takes
what is sent only from our own pages. An address that is not in the table cannot be served.
"""

import hmac
import inspect
import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import parse_qsl

import sqlalchemy as sa
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallybook import ledger
from tallybook.entries import Role
from tallybook.ledger.accounts import ROLES
from tallybook.web import asked, sessions

ANYBODY: Final = "anybody"  # also who is not logged in
CONFIDENTIAL: Final[Role] = "editor"  # who may see what is confidential, and say what is
NEEDED: Mapping[str, Role | str] = MappingProxyType(
    {
        "GET /static": ANYBODY,
        "GET /login": ANYBODY,
        "POST /login": ANYBODY,
        "POST /api/login": ANYBODY,
        "POST /logout": "reader",
        "GET /api/account": "reader",
        "GET /": "reader",
        "GET /documents": "reader",
        "GET /document/{id:path}": "reader",
        "GET /claim/{anchor}": "reader",
        "POST /claim/{anchor}/review": "reviewer",
        "GET /review": "reader",
        "GET /asof": "reader",
        "GET /count/{id}": "reader",
        "GET /diff": "reader",
        "GET /confidential": CONFIDENTIAL,
        "POST /confidential": CONFIDENTIAL,
        "GET /api/confidential": CONFIDENTIAL,
        "POST /api/confidential": CONFIDENTIAL,
        "GET /api/purge": "admin",
        "POST /api/purge": "admin",
        "GET /api/claims": "reader",
        "GET /api/document/{id:path}": "reader",
        "GET /api/claim/{anchor}": "reader",
        "POST /api/claim/{anchor}/review": "reviewer",
        "GET /api/review": "reader",
        "GET /api/asof": "reader",
        "GET /api/count/{id}": "reader",
        "GET /api/diff": "reader",
    }
)
LARGEST = 65_536  # bytes of what is sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who asks. `name` None: nobody is logged in; `token` goes into his forms; `own` says that no login is needed.

    `confidential`: he may see what is; else he is given the book without it.
    """

    name: str | None
    role: Role | None
    token: str
    own: bool = False
    confidential: bool = False

    def may(self, needed: Role | str) -> bool:
        """Whether his role is the one needed, or contains it."""
        return needed == ANYBODY or (self.role is not None and ROLES.index(self.role) >= ROLES.index(needed))


NOBODY = Viewer(name=None, role=None, token="")


def addressed(route: Route) -> str:
    """The name of a route in the table; HEAD is a GET."""
    (method,) = (route.methods or {"GET"}) - {"HEAD"}
    return f"{method} {route.path}"


def guarded(route: Route) -> Route:
    """The route behind the door. Raises KeyError where the table does not say who may use it."""
    needed, answer = NEEDED[addressed(route)], route.endpoint

    async def door(request: Request) -> Response:
        request.state.viewer = viewer = await run_in_threadpool(viewing, request)
        whole: sa.Engine = request.app.state.engine
        request.state.engine = whole if viewer.confidential else ledger.veiled(whole)
        if not viewer.may(needed):
            if viewer.name is None:
                raise HTTPException(401, "Log in to see this.")
            raise HTTPException(403, f"This needs the role {needed}; you are {viewer.role}.")
        if needed == CONFIDENTIAL and not viewer.confidential:
            raise HTTPException(403, "What is confidential is shown with: tallybook --confidential serve")
        if request.method == "POST":
            if needed not in (ANYBODY, "reader") and not request.app.state.writable:
                raise HTTPException(403, "These pages are for reading only: the ledger cannot be written to.")
            request.state.sent = await taken(request, viewer)
        if inspect.iscoroutinefunction(answer):
            made: Response = await answer(request)
        else:
            made = await run_in_threadpool(answer, request)
        return made

    return Route(route.path, door, methods=sorted(route.methods or {"GET"}))


def viewing(request: Request) -> Viewer:
    """Who asks: by the session in his cookie or the token in his header, as his account is at this moment."""
    state = request.app.state
    if state.sessions is None:
        return Viewer(name=None, role="admin", token=state.token, own=True, confidential=state.confidential)
    held = sessions.presented(request)
    found = None if held is None else state.sessions.read(held)
    account = None if found is None else ledger.account(state.engine, found[0])
    if held is None or found is None or account is None or not account.active or account.number != found[1]:
        return Viewer(name=None, role=None, token=state.sessions.form_token(sessions.visit(request)))
    sees = ROLES.index(account.role) >= ROLES.index(CONFIDENTIAL)
    return Viewer(name=account.name, role=account.role, token=state.sessions.form_token(held), confidential=sees)


async def taken(request: Request, viewer: Viewer) -> dict[str, Any]:
    """What is sent: a form with its token under pages, one JSON object under /api. Raises HTTPException.

    A page of another site can send neither: it does not know the token, and a browser asks before it sends JSON for it.
    """
    origin = request.headers.get("origin")
    if origin is not None and origin != f"{request.url.scheme}://{request.headers.get('host')}":
        raise HTTPException(403, "This must come from the ledger's own page.")
    api = request.url.path.startswith("/api/")
    kind = "application/json" if api else "application/x-www-form-urlencoded"
    if request.headers.get("content-type", "").partition(";")[0].strip() != kind:
        raise HTTPException(415, f"This is sent here as {kind}.")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise HTTPException(413, "This is too long.")
    if api:
        if not viewer.own and sessions.by_cookie(request) and viewer.name is not None:
            _same(request.headers.get(sessions.HEADER, ""), viewer.token)
        return _object(body)
    given = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    _same(given.pop("token", ""), viewer.token)
    return given


def _same(sent: str, token: str) -> None:
    if not token or not hmac.compare_digest(sent.encode("utf-8", "replace"), token.encode()):
        raise HTTPException(
            403, "This form is not from this page, or from before the server or you began again. Reload it."
        )


def _object(body: bytes) -> dict[str, Any]:
    try:
        given = json.loads(body)
    except ValueError:
        raise asked.refuse("The body is no JSON.") from None
    if not isinstance(given, dict):
        raise asked.refuse("The body must be one JSON object.")
    return given
