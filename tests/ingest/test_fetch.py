"""Fetching is not led astray: by names that point inwards, redirections, size, slowness."""

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest

from tallybook.errors import InputRefused
from tallybook.ingest import fetch
from tallybook.ingest.fetch import Address, public

HTTP = "http:" + "//"  # no host is named over plain HTTP but by this test of it
PAGE = b"<html><body>12 dead</body></html>"


PACKED = {
    "packed-gzip": gzip.compress(PAGE),
    "packed-x-gzip": gzip.compress(bytes(3_000_000)),
    "packed-GZIP": gzip.compress(PAGE)[:-9],
    "packed-gzip,gzip": gzip.compress(gzip.compress(PAGE)),
    "packed-br": PAGE,
}


class Site(BaseHTTPRequestHandler):
    """A server on loopback; `asked` are the header fields of each request."""

    asked: ClassVar[list[dict[str, str]]] = []

    def do_GET(self) -> None:
        Site.asked.append({k.lower(): v for k, v in self.headers.items()})
        where = self.path.removeprefix("/")
        if where.startswith("to-"):
            self.answer(302, b"", Location=where.removeprefix("to-"), **{"Set-Cookie": "seen=1"})
        elif where == "round":
            self.answer(302, b"", Location="/round")
        elif where == "endless":
            self.send_response(200)
            self.end_headers()
            for _ in range(200):
                self.wfile.write(b"a" * 100_000)
        elif where == "drips":
            self.send_response(200)
            for n in range(100):
                self.send_header(f"X-{n}", "1")
                self.flush_headers()
                time.sleep(0.05)
        elif where.startswith("packed-"):
            self.answer(200, PACKED[where], **{"Content-Encoding": where.removeprefix("packed-")})
        elif where == "same":
            self.answer(304, b"", ETag='"a"')
        elif where == "gone":
            self.answer(404, b"no")
        else:
            self.answer(200, PAGE, ETag='"a"')

    def answer(self, status: int, body: bytes, **fields: str) -> None:
        self.send_response(status)
        for name, value in {**fields, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing on standard error."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    Site.asked.clear()
    yield f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def anywhere(_: Address) -> bool:
    return True


def test_a_page_is_fetched_with_its_header_fields(site: str) -> None:
    found = fetch.fetch(f"{HTTP}{site}/page", {"If-None-Match": '"b"'}, allowed=anywhere)
    assert (found.status, found.raw, found.headers["etag"]) == (200, PAGE, '"a"')
    assert Site.asked[0]["host"] == site
    assert Site.asked[0]["if-none-match"] == '"b"'
    assert Site.asked[0]["user-agent"].startswith("Tallybook/")


def test_a_redirection_is_followed_and_its_cookie_is_not_carried_on(site: str) -> None:
    found = fetch.fetch(f"{HTTP}{site}/to-page", allowed=anywhere)
    assert (found.url, found.raw) == (f"{HTTP}{site}/page", PAGE)
    assert all("cookie" not in fields for fields in Site.asked)


def test_what_has_not_changed_has_no_body(site: str) -> None:
    found = fetch.fetch(f"{HTTP}{site}/same", allowed=anywhere)
    assert (found.status, found.raw) == (304, b"")


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("gone", "the server answered 404 Not Found"),
        ("round", "it leads on from address to address more than 5 times"),
        ("endless", "it is larger than 1 MB: no single report is"),
        ("to-ftp://courier.example/x", "it is no web address (http or https): ftp://courier.example/x"),
        ("to-file:///etc/passwd", "it is no web address (http or https): file:///etc/passwd"),
    ],
)
def test_what_is_no_whole_answer_is_refused(site: str, where: str, reason: str) -> None:
    with pytest.raises(InputRefused) as refusal:
        fetch.fetch(f"{HTTP}{site}/{where}", largest=1_000_000, allowed=anywhere)
    assert str(refusal.value) == reason


def test_what_comes_too_slowly_is_refused(site: str) -> None:
    with pytest.raises(InputRefused, match="it came too slowly"):
        fetch.fetch(f"{HTTP}{site}/endless", seconds=0.0, allowed=anywhere)


def test_what_is_packed_as_asked_is_unpacked(site: str) -> None:
    assert fetch.fetch(f"{HTTP}{site}/packed-gzip", allowed=anywhere).raw == PAGE


def test_header_fields_that_come_in_drips_are_not_waited_for(site: str) -> None:
    began = time.monotonic()
    with pytest.raises(InputRefused, match="it came too slowly"):
        fetch.fetch(f"{HTTP}{site}/drips", seconds=0.4, allowed=anywhere)
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "10.0.0.8", "192.168.1.1", "169.254.169.254", "[fe80::1]", "0.0.0.0",
     "[::ffff:127.0.0.1]", "100.64.0.1", "224.0.0.1", "2130706433", "0x7f.1", "127.1",
     "[::]", "[64:ff9b::7f00:1]", "[::ffff:7f00:1]", "user@127.0.0.1", "good.example@127.0.0.1"],
)  # fmt: skip
def test_what_lies_inside_is_not_fetched(host: str) -> None:
    with pytest.raises(InputRefused, match="which is no public address: it is not fetched"):
        fetch.fetch(f"{HTTP}{host}/")


def test_a_redirection_inwards_is_not_followed(site: str) -> None:
    outside = ipaddress.ip_address("127.0.0.1")

    def allowed(address: Address) -> bool:
        return address == outside and len(Site.asked) == 0

    with pytest.raises(InputRefused, match="no public address"):
        fetch.fetch(f"{HTTP}{site}/to-{HTTP}{site}/inside", allowed=allowed)
    assert len(Site.asked) == 1


def resolver(*answers: str) -> Callable[..., list[Any]]:
    """getaddrinfo that gives another answer each time it is asked for a name."""
    left, known = list(answers), socket.getaddrinfo

    def found(host: str, port: int, *more: Any, **others: Any) -> list[Any]:
        if not host.endswith(".example"):
            return list(known(host, port, *more, **others))
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (left.pop(0), port))]

    return found


def test_a_name_that_answers_otherwise_the_second_time_changes_nothing(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = site.rpartition(":")[2]
    monkeypatch.setattr(socket, "getaddrinfo", resolver("127.0.0.1", "10.0.0.1"))
    found = fetch.fetch(f"{HTTP}courier.example:{port}/page", allowed=anywhere)
    assert found.raw == PAGE
    assert Site.asked[0]["host"] == f"courier.example:{port}"


def test_a_name_with_one_address_inside_is_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def both(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in ("93.184.215.14", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    with pytest.raises(InputRefused, match="no public address"):
        fetch.fetch(f"{HTTP}courier.example/")


def test_public_is_the_open_internet_alone() -> None:
    assert public(ipaddress.ip_address("93.184.215.14"))
    assert public(ipaddress.ip_address("2606:2800:21f:cb07:6820:80da:af6b:8b2c"))
    assert public(ipaddress.ip_address("64:ff9b::5db8:d70e"))


@pytest.mark.parametrize(
    "address",
    [
        "2002:7f00:1::",
        "64:ff9b::a00:1",
        "64:ff9b:1::a00:1",
        "::127.0.0.1",
        "fec0::1",
        "5f00::1",
        "3fff::1",
        "240.0.0.1",
    ],
)
def test_what_is_not_given_out_is_not_public(address: str) -> None:
    assert not public(ipaddress.ip_address(address))


def test_the_limit_on_time_is_for_all_of_it() -> None:
    began = time.monotonic()
    with pytest.raises(InputRefused):
        fetch.fetch(f"{HTTP}127.0.0.1:1/", seconds=5, allowed=anywhere)
    assert time.monotonic() - began < 5
