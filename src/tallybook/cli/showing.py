"""Commands that show a ledger in a browser."""

import os
import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from tallybook.cli.common import LEDGER, PORT, Ledger, Port, confidential, opened
from tallybook.cli.keeping import add_all, show_claims
from tallybook.terminal import refusals, say


def serve(
    ledger: Ledger = LEDGER,
    port: Port = PORT,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    look: Annotated[bool, typer.Option("--read-only", help="Open the ledger for reading only.")] = False,
    login: Annotated[bool, typer.Option("--login", help="Ask for a login on this machine too.")] = False,
    certificate: Annotated[
        Path | None, typer.Option(metavar="FILE", help="For https: the certificate.", show_default=False)
    ] = None,
    key: Annotated[Path | None, typer.Option(metavar="FILE", help="Its private key.", show_default=False)] = None,
    proxy: Annotated[
        str | None,
        typer.Option(metavar="IP", help="Of the proxy in front that speaks https, to be trusted.", show_default=False),
    ] = None,
) -> None:
    """Show the ledger in a browser, and take reviews there. At an address that others can reach, they must log in."""
    from tallybook import web

    writable = not look and _may_write(ledger)
    guards = web.Safeguards(login=login or proxy is not None, certificate=certificate, key=key, proxy=proxy)
    with opened(ledger, write=writable, whole=True, steps=False) as engine:
        web.serve(engine, port, host, _announce, writable=writable, safeguards=guards, confidential=confidential())


def demo(
    port: Port = PORT,
    serving: Annotated[bool, typer.Option("--serve/--no-serve", help="Open the web page afterwards.")] = True,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Start a browser too.")] = True,
    ledger: Annotated[
        str | None, typer.Option(metavar="FILE", help="Keep the ledger here.", show_default="a temporary file")
    ] = None,
) -> None:
    """Build a ledger from invented dispatches, show what it found, and open its web page."""
    from tallybook import ledger as book
    from tallybook import web

    with _place_for(ledger) as path, refusals() as refused, opened(path, create=True, whole=True) as engine:
        with as_file(files("tallybook") / "data" / "demo") as dispatches:
            add_all(engine, refused, [str(dispatches)], 1)
        show_claims(engine if confidential() else book.veiled(engine), book.Filters(), 100)
        say(f"the ledger is {path}; look closer with: tallybook show --ledger {path} --measure killed")
        if serving:
            announce = _announce_and_open if browser else _announce
            web.serve(engine, port, "127.0.0.1", announce, writable=True, confidential=confidential())


def _may_write(ledger: str) -> bool:
    """Whether reviews can be kept; where the file is not ours to write, it is shown all the same, and this is said."""
    from tallybook.errors import LedgerError
    from tallybook.ledger import databases

    database, place = databases.find(ledger)
    try:
        database.may_write(place)
    except LedgerError as error:
        say(f"{error}: it is shown, and takes no reviews")
        return False
    return True


@contextmanager
def _place_for(ledger: str | None) -> Iterator[str]:
    with nullcontext() if ledger else tempfile.TemporaryDirectory(prefix="tallybook-") as folder:
        yield ledger or str(Path(str(folder), "demo.db"))


def _announce(url: str) -> None:
    say(f"serving at {url} (Ctrl-C ends it)")


def _announce_and_open(url: str) -> None:
    _announce(url)
    if sys.stderr.isatty() and (
        sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        webbrowser.open(url)
