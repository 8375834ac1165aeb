"""The pages for requests that cannot be answered: in the same layout, with the reason; JSON under /api."""

from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from tallybook.errors import TallybookError
from tallybook.web import marking, safety

TITLES = {
    400: "This address does not make sense",
    401: "Who are you?",
    403: "This is not allowed",
    404: "There is nothing here",
    405: "Only looking is possible here",
    413: "This is too long",
    415: "This is sent in another form",
    429: "Too often",
    500: "Something went wrong",
}
REASONS = {
    404: "No page has this address. It may have been mistyped, or the ledger does not hold what it names.",
    405: "These pages can be read, not written to. Reports are added with: tallybook add",
    500: "The page could not be made. The reason is in the window where tallybook was started.",
}


async def refused(request: Request, error: Exception) -> Response:
    """The answer to an HTTPException."""
    assert isinstance(error, HTTPException)
    if error.status_code == 401 and request.method == "GET" and not request.url.path.startswith("/api/"):
        path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse("/login?" + urlencode({"next": path}), 303)
    default = error.detail in ("Not Found", "Method Not Allowed")  # Starlette's own words
    reason = REASONS.get(error.status_code, error.detail) if default else error.detail
    return answer(request, error.status_code, reason, dict(error.headers or {}))


async def ledger_failed(request: Request, error: Exception) -> Response:
    """The answer where the ledger refuses."""
    assert isinstance(error, TallybookError)
    return answer(request, 500, f"{error}")


async def broken(request: Request, error: Exception) -> Response:
    """The answer to anything else. It goes out past all middleware, and so takes the headers here."""
    return answer(request, 500, REASONS[500], safety.HEADERS)


def answer(request: Request, status: int, reason: str, headers: dict[str, str] | None = None) -> Response:
    """A page, or JSON for programs."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": reason}, status, headers)
    title = TITLES.get(status, "This cannot be answered")
    html = marking.page(
        "failure.html", getattr(request.state, "viewer", None), status=status, title=title, reason=reason, here=""
    )
    return HTMLResponse(html, status, headers)
