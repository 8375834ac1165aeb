"""The server: a socket first, then the pages."""

import errno
import socket
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlunsplit

import sqlalchemy as sa
import uvicorn

from tallybook.errors import TallybookError
from tallybook.web import safety
from tallybook.web.application import app

ANYWHERE = ("0.0.0.0", "::", "")
LOCAL = ("127.0.0.1", "::1", "localhost")  # where nobody else can come


def serve(engine: sa.Engine, port: int, host: str, announce: Callable[[str], None], *, writable: bool = False) -> None:
    """Serves the pages until Ctrl-C; `announce` gets the address once it listens. Port 0 is any free one.

    `writable` takes reviews, at an address of this machine alone: there is no login.

    Raises TallybookError where it cannot listen.
    """
    with listening(host, port) as listener:
        local = host in LOCAL
        pages = app(engine, hosts=safety.LOOPBACK if local else ("*",), writable=writable and local)
        server = uvicorn.Server(
            uvicorn.Config(
                pages,
                log_level="warning",
                access_log=False,
                lifespan="off",
                ws="none",
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=3,
            )
        )
        announce(_address(host, listener.getsockname()[1]))
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


def _address(host: str, port: int) -> str:
    name = "127.0.0.1" if host in ANYWHERE else f"[{host}]" if ":" in host else host
    return urlunsplit(("http", f"{name}:{port}", "/", "", ""))
