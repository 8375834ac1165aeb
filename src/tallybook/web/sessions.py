"""Sessions: signed names that a browser keeps in a cookie and a program sends in a header. The server stores none.

They are signed with a secret that is made when the server begins, so that all end with it. Each names the entry of the
account that it was made for: when the account is changed or shut, it opens nothing any more.
"""

import secrets
from hashlib import sha256
from hmac import new as keyed

from starlette.requests import Request
from starlette.responses import Response

from tallybook.errors import TallybookError

LASTS = 12 * 3600  # seconds
HEADER = "x-tallybook-token"  # what a page of ours sends with JSON, as a form has it in a field
SESSION, VISIT = "tallybook", "tallybook-visit"


class Sessions:
    """Makes and reads sessions; `secure` where browsers reach it by https alone."""

    def __init__(self, *, secure: bool) -> None:
        """With a new secret. Raises TallybookError where itsdangerous is not installed."""
        try:
            from itsdangerous import URLSafeTimedSerializer
        except ImportError:
            raise TallybookError("logging in needs the extra: pip install 'tallybook[server]'") from None
        self.secure = secure
        self._secret = secrets.token_bytes(32)
        self._signer = URLSafeTimedSerializer(self._secret, salt="session", signer_kwargs={"digest_method": sha256})

    def made(self, name: str, number: int) -> str:
        """A session for the account with the name, as its entry with the number says it is."""
        return str(self._signer.dumps([name, number]))

    def read(self, session: str) -> tuple[str, int] | None:
        """The name and the number of the entry; None for what is not signed by us, or too old."""
        from itsdangerous import BadData

        try:
            name, number = self._signer.loads(session, max_age=LASTS)
        except BadData:
            return None
        return str(name), int(number)

    def form_token(self, held: str) -> str:
        """What the forms of whoever holds this cookie carry; nobody else can make it."""
        return keyed(self._secret, f"form {held}".encode("utf-8", "replace"), sha256).hexdigest() if held else ""

    def keep(self, response: Response, kind: str, value: str) -> None:
        """Gives a cookie that scripts cannot read and other sites' forms do not send."""
        response.set_cookie(
            named(kind, secure=self.secure), value, max_age=LASTS, httponly=True, secure=self.secure, samesite="lax"
        )

    def drop(self, response: Response, kind: str) -> None:
        """Takes a cookie away."""
        response.delete_cookie(named(kind, secure=self.secure), httponly=True, secure=self.secure, samesite="lax")


def named(kind: str, *, secure: bool) -> str:
    """The cookie's name; with __Host- a browser takes it only from this host, by https."""
    return f"__Host-{kind}" if secure else kind


def cookie(request: Request, kind: str) -> str:
    """What the browser sends of a cookie; empty where it has none."""
    return request.cookies.get(named(kind, secure=request.app.state.sessions.secure), "")


def visit(request: Request) -> str:
    """The cookie of a browser that is not logged in yet."""
    return cookie(request, VISIT)


def by_cookie(request: Request) -> bool:
    """Whether a request says who asks by its cookie alone, which a browser adds by itself."""
    return not request.headers.get("authorization") and bool(cookie(request, SESSION))


def presented(request: Request) -> str | None:
    """The session of a request: of the header `Authorization: Bearer ...`, else of its cookie."""
    kind, _, value = request.headers.get("authorization", "").partition(" ")
    if kind:
        return value.strip() if kind.casefold() == "bearer" else None
    return cookie(request, SESSION) or None
