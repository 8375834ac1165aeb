"""The application: a table of addresses, and what surrounds it."""

import secrets
from collections.abc import Sequence
from pathlib import Path

import sqlalchemy as sa
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from tallybook.errors import TallybookError
from tallybook.web import api, confiding, counting, erasing, failing, login, pages, reviewing, rights, safety
from tallybook.web.limiting import Failures
from tallybook.web.sessions import Sessions

STATIC = Path(__file__).parent / "static"
LOCAL = (*safety.LOOPBACK, "testserver")  # the last is Starlette's own test client
WITHIN = 300.0  # seconds in which failed logins are counted
OF_A_NAME, OF_AN_ADDRESS = 10, 30

ROUTES = (
    Route("/", pages.claims),
    Route("/documents", pages.documents),
    Route("/document/{id:path}", pages.document),
    Route("/claim/{anchor}", pages.claim),
    Route("/claim/{anchor}/review", reviewing.review, methods=["POST"]),
    Route("/review", reviewing.queue),
    Route("/asof", pages.asof),
    Route("/count/{id}", counting.count),
    Route("/diff", counting.diff),
    Route("/confidential", confiding.confidential),
    Route("/confidential", confiding.confide, methods=["POST"]),
    Route("/login", login.login),
    Route("/login", login.enter, methods=["POST"]),
    Route("/logout", login.leave, methods=["POST"]),
    Route("/api/login", login.api_login, methods=["POST"]),
    Route("/api/account", login.api_account),
    Route("/api/confidential", confiding.confidential_records),
    Route("/api/confidential", confiding.confide_record, methods=["POST"]),
    Route("/api/purge", erasing.purged_records),
    Route("/api/purge", erasing.purge_record, methods=["POST"]),
    Route("/api/claims", api.claims),
    Route("/api/document/{id:path}", api.document),
    Route("/api/claim/{anchor}", api.claim),
    Route("/api/claim/{anchor}/review", reviewing.review_record, methods=["POST"]),
    Route("/api/review", reviewing.queue_records),
    Route("/api/asof", api.asof),
    Route("/api/count/{id}", counting.api_count),
    Route("/api/diff", counting.api_diff),
)


def app(
    engine: sa.Engine,
    hosts: Sequence[str] = LOCAL,
    *,
    writable: bool = False,
    sessions: Sessions | None = None,
    confidential: bool = False,
) -> Starlette:
    """The pages and the JSON API over a ledger, for requests that name one of the hosts; `writable` takes reviews.

    With `sessions` those who ask must log in, and may do what their accounts say; without, whoever asks is the one
    person at this machine, who sees what is confidential if `confidential` says so.
    """
    made = Starlette(
        routes=[*map(rights.guarded, ROUTES), Mount("/static", StaticFiles(directory=STATIC), name="static")],
        middleware=[
            Middleware(safety.headed),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
        ],
        exception_handlers={
            HTTPException: failing.refused,
            TallybookError: failing.ledger_failed,
            Exception: failing.broken,
        },
    )
    made.state.engine = engine
    made.state.writable = writable
    made.state.sessions = sessions
    made.state.confidential = confidential
    made.state.token = secrets.token_urlsafe(32)  # in our own forms: no other page can know it
    made.state.failures_of_names = Failures(OF_A_NAME, WITHIN)
    made.state.failures_of_addresses = Failures(OF_AN_ADDRESS, WITHIN)
    return made
