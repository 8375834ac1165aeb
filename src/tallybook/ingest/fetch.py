"""Fetching an address without being led astray: only public addresses, only so much, only so long, no cookies.

Every name is resolved where the connection is made, every address that it has must be public, and the connection goes
to the address that was checked: a name that answers otherwise a second later changes nothing. The same holds for each
redirection. Every wait for the other side ends when the time is up, also that for header fields which come in drips.
"""

import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

import httpcore
import httpx

from tallybook import __version__
from tallybook.errors import InputRefused
from tallybook.ingest.source import LARGEST

SECONDS = 60.0  # for all of it, redirections and body
STEP = 20.0  # for one connection, or one wait for bytes
REDIRECTS = 5
LEADS_ON = (301, 302, 303, 307, 308)
AGENT = f"Tallybook/{__version__} (reads news reports for figures)"
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,*/*;q=0.5"
CHUNK = 65_536  # bytes that are unpacked at a time
GLOBAL = ipaddress.ip_network("2000::/3")  # all of IPv6 that is given out to the open internet (IANA)
EXAMPLES = ipaddress.ip_network("3fff::/20")  # of documentation (RFC 9637), unknown to older Pythons
BEHIND = ipaddress.ip_network("64:ff9b::/96")  # IPv4 seen from a network that has only IPv6 (RFC 6052)

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Answered(InputRefused):
    """The server answered, and not with the document: with `status`, and with these header fields."""

    def __init__(self, status: int, reason: str, headers: Mapping[str, str]) -> None:
        super().__init__(f"the server answered {status} {reason}".strip())
        self.status, self.headers = status, headers


def public(address: Address) -> bool:
    """Whether an address lies on the open internet: not loopback, private, link-local, multicast or reserved."""
    if isinstance(address, ipaddress.IPv6Address):
        if address in BEHIND:
            return public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        inner = address.ipv4_mapped or address.sixtofour
        if address.ipv4_mapped is None and (address not in GLOBAL or address in EXAMPLES):
            return False
        return address.is_global and not address.is_multicast and (inner is None or public(inner))
    return address.is_global and not address.is_multicast and not address.is_reserved


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What was at an address: where that was in the end, its bytes (none where `status` is 304), its header fields."""

    url: str
    status: int
    raw: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def fetch(
    url: str,
    headers: Mapping[str, str] | None = None,
    *,
    largest: int = LARGEST,
    seconds: float = SECONDS,
    allowed: Callable[[Address], bool] = public,
) -> Fetched:
    """Gets an address. Raises InputRefused, with the reason in words, for all but a whole answer (200 or 304)."""
    end = time.monotonic() + seconds
    sent = {"User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip", **(headers or {})}
    waits = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), STEP)}
    asked = address_of(url)
    with httpcore.ConnectionPool(network_backend=_Network(allowed, end)) as pool:
        for _ in range(REDIRECTS + 1):
            try:
                with pool.stream("GET", _plain(asked), headers=_fields(sent), extensions=waits) as answer:
                    said = httpx.Headers(answer.headers)
                    if answer.status in LEADS_ON and "location" in said:
                        asked = _joined(asked, said["location"])
                        continue
                    if answer.status not in (200, 304):
                        reason = bytes(answer.extensions.get("reason_phrase", b"")).decode("latin-1")
                        raise Answered(answer.status, reason, said)
                    body = _body(answer.iter_stream(), said.get("content-encoding", ""), largest, end)
                    return Fetched(url=str(asked), status=answer.status, raw=body, headers=said)
            except httpcore.TimeoutException as error:
                _in_time(end)
                raise InputRefused(f"the server did not answer within {STEP:.0f} seconds") from error
            except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
                raise InputRefused(f"it could not be fetched: {error}") from error
    raise InputRefused(f"it leads on from address to address more than {REDIRECTS} times")


def address_of(url: str) -> httpx.URL:
    """A web address in its parts. Raises InputRefused where it is none."""
    try:
        asked = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise InputRefused(f"it is no web address: {error}") from error
    if asked.scheme not in ("http", "https") or not asked.host:
        raise InputRefused(f"it is no web address (http or https): {url}")
    return asked


def _joined(base: httpx.URL, location: str) -> httpx.URL:
    try:
        return address_of(urljoin(str(base), location))
    except ValueError as error:
        raise InputRefused(f"it leads on to what is no web address: {error}") from error


def _plain(asked: httpx.URL) -> httpcore.URL:
    """The address without the name and the password that it may hold."""
    host = asked.raw_host.decode("ascii")
    return httpcore.URL(scheme=asked.scheme, host=host, port=asked.port, target=asked.raw_path.decode("ascii"))


def _fields(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in headers.items()]


class _Network(httpcore.NetworkBackend):
    """Connections to addresses that are allowed, none of which outlives `end`."""

    def __init__(self, allowed: Callable[[Address], bool], end: float) -> None:
        self._allowed, self._end, self._inner = allowed, end, httpcore.SyncBackend()

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, *given: Any, **more: Any) -> "_Stream":
        address = _resolved(host, port, self._allowed)
        return _Stream(
            self._inner.connect_tcp(str(address), port, _left(self._end, timeout), *given, **more), self._end
        )


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, end: float) -> None:
        self._inner, self._end = inner, end

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(self._end, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(self._end, timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> "_Stream":
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, _left(self._end, timeout)), self._end)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _left(end: float, timeout: float | None) -> float:
    """How long may still be waited. Raises InputRefused where the time is up."""
    _in_time(end)
    return min(end - time.monotonic(), STEP if timeout is None else timeout)


def _in_time(end: float) -> None:
    if time.monotonic() >= end:
        raise InputRefused("it came too slowly")


def _resolved(host: str, port: int, allowed: Callable[[Address], bool]) -> Address:
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError, OverflowError) as error:
        raise InputRefused(f"the name {host} is not known: {error}") from error
    addresses = [ipaddress.ip_address(str(a).split("%")[0]) for a in sorted(map(str, found))]
    for address in addresses:
        if not allowed(address):
            raise InputRefused(f"{host} is at {address}, which is no public address: it is not fetched")
    return addresses[0]


def _body(chunks: Iterable[bytes], encoding: str, largest: int, end: float) -> bytes:
    """The body as far as it may go. Raises InputRefused where it is too large, too slow, or packed as nobody asked."""
    if encoding.lower() in ("gzip", "x-gzip"):
        chunks = _unpacked(chunks)
    elif encoding.lower() not in ("", "identity"):
        raise InputRefused(f"the server packed it in a way that was not asked for ({encoding})")
    gathered = bytearray()
    for chunk in chunks:
        gathered += chunk
        if len(gathered) > largest:
            raise InputRefused(f"it is larger than {largest // 1_000_000} MB: no single report is")
        _in_time(end)
    return bytes(gathered)


def _unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """What was sent in gzip, a piece at a time, however much the next bytes would swell."""
    packed = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        for chunk in chunks:
            rest = chunk
            while rest and not packed.eof:
                yield packed.decompress(rest, CHUNK)
                rest = packed.unconsumed_tail
    except zlib.error as error:
        raise InputRefused(f"it could not be fetched: its gzip is damaged: {error}") from error
    if not packed.eof:
        raise InputRefused("it could not be fetched: its gzip breaks off")
