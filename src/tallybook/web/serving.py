"""The server: a socket first, then the pages."""

import errno
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlunsplit

import sqlalchemy as sa
import uvicorn

from tallybook import ledger
from tallybook.errors import TallybookError
from tallybook.web import safety
from tallybook.web.application import app
from tallybook.web.sessions import Sessions

ANYWHERE = ("0.0.0.0", "::", "")
LOCAL = ("127.0.0.1", "::1", "localhost")  # where nobody else can come


@dataclass(frozen=True, slots=True, kw_only=True)
class Safeguards:
    """How a served ledger is guarded: by logging in, and by https, its own or that of a proxy (its address)."""

    login: bool = False
    certificate: Path | None = None
    key: Path | None = None
    proxy: str | None = None

    @property
    def https(self) -> bool:
        """Whether browsers reach it by https alone."""
        return self.certificate is not None or self.proxy is not None


ALONE = Safeguards()


def serve(
    engine: sa.Engine,
    port: int,
    host: str,
    announce: Callable[[str], None],
    *,
    writable: bool = False,
    safeguards: Safeguards = ALONE,
    confidential: bool = False,
) -> None:
    """Serves the pages until Ctrl-C; `announce` gets the address once it listens. Port 0 is any free one.

    `writable` takes reviews; `confidential` is for one who does not log in. Where others can come (any address that is
    not this machine's own) they must log in.

    Raises TallybookError where it cannot listen, and where others could come without an account or without https.
    """
    local = host in LOCAL
    guarded = safeguards if local else replace(safeguards, login=True)
    _check(engine, host, guarded)
    with listening(host, port) as listener:
        sessions = Sessions(secure=guarded.https) if guarded.login else None
        hosts = safety.LOOPBACK if local and guarded.proxy is None else ("*",)
        pages = app(engine, hosts=hosts, writable=writable, sessions=sessions, confidential=confidential)
        server = uvicorn.Server(
            uvicorn.Config(
                pages,
                ssl_certfile=guarded.certificate,
                ssl_keyfile=guarded.key,
                log_level="warning",
                access_log=False,
                lifespan="off",
                ws="none",
                server_header=False,
                proxy_headers=guarded.proxy is not None,
                forwarded_allow_ips=guarded.proxy or "",
                timeout_graceful_shutdown=3,
            )
        )
        announce(_address(host, listener.getsockname()[1], https=guarded.certificate is not None))
        with suppress(KeyboardInterrupt):  # uvicorn has closed its connections, and passes the signal on
            server.run(sockets=[listener])


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises TallybookError, with the way out, where the port is taken or the host not ours."""
    if not 0 <= port <= 65535:
        raise TallybookError(f"cannot listen at port {port}: ports go from 1 to 65535; choose one with --port")
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise TallybookError(_reason(error, host, port)) from error


def _reason(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is in use by another program: choose another with --port, or any free one with --port 0"
    if error.errno == errno.EACCES:
        return f"port {port} may not be used without special rights: choose one above 1023 with --port"
    return f"cannot listen at {host!r}, port {port}: {error.strerror or error}; choose with --host and --port"


def _check(engine: sa.Engine, host: str, guarded: Safeguards) -> None:
    if (guarded.certificate is None) != (guarded.key is None):
        raise TallybookError("a certificate and its key go together: --certificate FILE --key FILE")
    for file in (guarded.certificate, guarded.key):
        if file is not None and not file.is_file():
            raise TallybookError(f"there is no file {file}")
    if not guarded.login:
        return
    if not any(a.active for a in ledger.accounts(engine)):
        raise TallybookError(
            f"others could come to {host}, and the ledger has no account: make one with `tallybook account add NAME`"
        )
    if host not in LOCAL and not guarded.https:
        raise TallybookError(
            f"passwords would go to {host} for anybody to read: give --certificate and --key, or --proxy with the "
            "address of the proxy in front that speaks https"
        )


def _address(host: str, port: int, *, https: bool = False) -> str:
    name = "127.0.0.1" if host in ANYWHERE else f"[{host}]" if ":" in host else host
    return urlunsplit(("https" if https else "http", f"{name}:{port}", "/", "", ""))
