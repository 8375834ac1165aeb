"""Logging in and out, in the browser and by the API."""

import secrets
from math import ceil
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tallybook import ledger
from tallybook.entries import Account
from tallybook.web import answering, asked, marking, rights, sessions

WRONG = "This name and this password do not belong together."


def login(request: Request) -> Response:
    """The form to log in."""
    given = asked.parameters(request, ("next",))
    if request.app.state.sessions is None or request.state.viewer.name is not None:
        return RedirectResponse("/", 303)
    return _form(request, given.get("next", "/"), None, 200)


async def enter(request: Request) -> Response:
    """Takes a name and a password, and leads back to the page that was asked for."""
    given, state = request.state.sent, _serving(request)
    target = given.get("next", "/")
    try:
        found = await run_in_threadpool(_known, request, given.get("name", ""), given.get("password", ""))
    except HTTPException as error:
        shown = await run_in_threadpool(_form, request, target, error.detail, error.status_code, given.get("name", ""))
        shown.headers.update(error.headers or {})
        return shown
    answer = RedirectResponse(target if local(target) else "/", 303)
    state.keep(answer, sessions.SESSION, state.made(found.name, found.number))
    state.drop(answer, sessions.VISIT)
    return answer


def leave(request: Request) -> Response:
    """Logs out."""
    answer = RedirectResponse("/login", 303)
    _serving(request).drop(answer, sessions.SESSION)
    return answer


async def api_login(request: Request) -> Response:
    """Takes a JSON object of `name` and `password`; a `token` for the header `Authorization: Bearer` of 12 hours."""
    given = request.state.sent
    if given.keys() != {"name", "password"} or not all(isinstance(v, str) for v in given.values()):
        raise asked.refuse("Send a name and a password, both text.")
    state = _serving(request)
    found = await run_in_threadpool(_known, request, given["name"], given["password"])
    return answering.record({"token": state.made(found.name, found.number), "lasts": sessions.LASTS})


def api_account(request: Request) -> Response:
    """Who is logged in, as what, and the `token` that a page sends in X-Tallybook-Token with what it changes."""
    viewer = request.state.viewer
    return answering.record({"name": viewer.name, "role": viewer.role, "token": viewer.token})


def local(path: str) -> bool:
    """Whether it is an address of ours, to be led to after logging in."""
    return path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and "\\" not in path


def _known(request: Request, name: str, password: str) -> Account:
    """The account. Raises HTTPException 401, and 429 for who failed too often, whatever the password."""
    limits: tuple[tuple[Any, Any], ...] = (
        (request.app.state.failures_of_names, ledger.folded(name)),
        (request.app.state.failures_of_addresses, request.client.host if request.client else ""),
    )
    wait = max(limit.tried(key) for limit, key in limits)  # counted beforehand: many may come at once
    if wait > 0:
        minutes = ceil(wait / 60)
        raise HTTPException(
            429, f"Too many failed logins. Try again in {minutes} minutes.", {"Retry-After": str(ceil(wait))}
        )
    found = ledger.authenticated(request.app.state.engine, name, password)
    if found is None:
        raise HTTPException(401, WRONG)
    for limit, key in limits:
        limit.right(key)
    return found


def _serving(request: Request) -> sessions.Sessions:
    held: sessions.Sessions | None = request.app.state.sessions
    if held is None:
        raise HTTPException(404, "Nobody logs in here: these pages are for this machine alone.")
    return held


def _form(request: Request, target: str, reason: str | None, status: int, name: str = "") -> Response:
    state = _serving(request)
    visit = sessions.visit(request) or secrets.token_urlsafe(24)
    html = marking.page(
        "login.html", rights.NOBODY, here="", token=state.form_token(visit), target=target if local(target) else "/",
        reason=reason, typed=name,
    )  # fmt: skip
    answer = HTMLResponse(html, status)
    state.keep(answer, sessions.VISIT, visit)
    return answer
