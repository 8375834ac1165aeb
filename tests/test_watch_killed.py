"""Watching a real server in a process of its own, which is killed again and again: each entry is kept once."""

import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from ingest.samples import MORE
from tallybook import ledger

ENTRIES = 12
WATCHING = """
import sys
from functools import partial
from tallybook import ledger, watch
from tallybook.ingest import fetch, polite
polite.PAUSE = 0.0
engine = ledger.open_ledger(sys.argv[1])
guest = polite.Guest(get=partial(fetch.fetch, allowed=lambda address: True))
for outcome in watch.poll(engine, sys.argv[2], guest):
    print(outcome[0] if isinstance(outcome, tuple) else outcome.reason, flush=True)
engine.dispose()
"""


def words(n: int) -> str:
    return f"The Sella dam broke and {n + 20} people drowned, the water board said on Tuesday in its report {n}."


class Outlet(BaseHTTPRequestHandler):
    """A feed with every other entry in full, and the pages of the others."""

    asked: ClassVar[Counter[str]] = Counter()
    base: ClassVar[str] = ""

    def do_GET(self) -> None:
        Outlet.asked[self.path] += 1
        if self.path == "/robots.txt":
            self.answer(404, b"")
        elif self.path == "/feed" and self.headers.get("If-None-Match") == '"one"':
            Outlet.asked["unchanged"] += 1
            self.answer(304, b"")
        elif self.path == "/feed":
            self.answer(200, self.feed(), ETag='"one"')
        else:
            time.sleep(0.05)
            n = int(self.path.removeprefix("/"))
            page = f"<html><head><title>Dam {n}</title></head><body><article><h1>The dam breaks, report {n}</h1>"
            self.answer(200, f"{page}<p>{words(n)}</p><p>{MORE}</p></article></body></html>".encode())

    def feed(self) -> bytes:
        items = "".join(
            f"<item><title>The dam breaks, report {n}</title><link>{Outlet.base}/{n}</link>"
            f"<guid>{Outlet.base}/{n}</guid><pubDate>Wed, 12 Mar 2031 08:{n:02}:00 +0100</pubDate>"
            f"<description>{words(n)[:30]}</description>"
            + (f"<content:encoded>&lt;p&gt;{words(n)}&lt;/p&gt;</content:encoded>" if n % 2 else "")
            + "</item>"
            for n in range(ENTRIES)
        )
        space = 'xmlns:content="http' + '://purl.org/rss/1.0/modules/content/"'
        return (
            f'<?xml version="1.0"?><rss version="2.0" {space}><channel><title>x</title>{items}</channel></rss>'.encode()
        )

    def answer(self, status: int, body: bytes, **fields: str) -> None:
        self.send_response(status)
        for name, value in {**fields, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):  # who asked was killed
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing on standard error."""


@pytest.fixture
def outlet() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Outlet)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Outlet.base = f"http{'://'}127.0.0.1:{server.server_address[1]}"
    Outlet.asked.clear()
    yield f"{Outlet.base}/feed"
    server.shutdown()
    server.server_close()


def kept(path: Path) -> int:
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])
    return 0


@pytest.mark.slow
def test_killed_again_and_again_it_loses_nothing_and_repeats_nothing(outlet: str, tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    command = [sys.executable, "-c", WATCHING, str(path), outlet]
    kills = 0
    for wanted in (2, 5, 9):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as watching:
            while kept(path) < wanted and watching.poll() is None:
                time.sleep(0.005)
            watching.send_signal(signal.SIGKILL)
            kills += watching.wait() == -signal.SIGKILL
    assert kills >= 1
    assert kept(path) < ENTRIES
    subprocess.run(command, check=True, capture_output=True)
    assert subprocess.run(command, check=True, capture_output=True).stdout == b""
    assert Outlet.asked["unchanged"] == 1
    engine = ledger.open_ledger(path)
    found = ledger.documents(engine)
    assert sorted(d.url or "" for d in found) == sorted(f"{Outlet.base}/{n}" for n in range(ENTRIES))
    assert all(len(ledger.readings_of(engine, d.id)) == 1 for d in found)
    assert ledger.audit(engine, lambda _: None).faults == ()
    engine.dispose()
    pages = [Outlet.asked[f"/{n}"] for n in range(0, ENTRIES, 2)]
    assert sum(pages) <= len(pages) + kills  # an entry in flight is asked for again, no other
