"""Fetching an address without being led astray: only public addresses, only so much, only so long, no cookies.

Every name is resolved here, every address that it has must be public, and the connection goes to the address that
was checked: a name that answers otherwise a second later changes nothing. The same holds for each redirection.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from urllib.parse import urljoin

import httpx

from tallybook import __version__
from tallybook.errors import InputRefused
from tallybook.ingest.source import LARGEST

SECONDS = 60.0  # for all of it, redirections and body
STEP = 20.0  # for one connection, or one wait for bytes
REDIRECTS = 5
AGENT = f"Tallybook/{__version__} (reads news reports for figures)"
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,*/*;q=0.5"

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def public(address: Address) -> bool:
    """Whether an address lies on the open internet: not loopback, private, link-local, multicast or reserved."""
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return address.is_global and not address.is_multicast and (inner is None or public(inner))


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
    sent = {"User-Agent": AGENT, "Accept": ACCEPT, **(headers or {})}
    with httpx.Client(trust_env=False, follow_redirects=False, timeout=STEP) as client:
        for _ in range(REDIRECTS + 1):
            request = _request(client, url, sent, allowed)
            try:
                with closing(client.send(request, stream=True)) as answer:
                    client.cookies.clear()
                    if answer.is_redirect and "location" in answer.headers:
                        url = urljoin(url, answer.headers["location"])
                        continue
                    if answer.status_code not in (200, 304):
                        raise InputRefused(f"the server answered {answer.status_code} {answer.reason_phrase}".strip())
                    body = _body(answer, largest, end)
                    return Fetched(url=url, status=answer.status_code, raw=body, headers=dict(answer.headers))
            except httpx.TimeoutException as error:
                raise InputRefused(f"the server did not answer within {STEP:.0f} seconds") from error
            except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
                raise InputRefused(f"it could not be fetched: {error}") from error
    raise InputRefused(f"it leads on from address to address more than {REDIRECTS} times")


def _request(
    client: httpx.Client, url: str, headers: Mapping[str, str], allowed: Callable[[Address], bool]
) -> httpx.Request:
    """A request that goes to the address that was checked, under the name that was asked for."""
    try:
        asked = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise InputRefused(f"it is no web address: {error}") from error
    if asked.scheme not in ("http", "https") or not asked.host:
        raise InputRefused(f"it is no web address (http or https): {url}")
    address = _resolved(
        asked.host, asked.port if asked.port is not None else {"http": 80, "https": 443}[asked.scheme], allowed
    )
    host = asked.netloc.rsplit(b"@", 1)[-1].decode()
    return client.build_request(
        "GET",
        asked.copy_with(host=str(address), userinfo=b"", fragment=None),
        headers={**headers, "Host": host},
        extensions={"sni_hostname": asked.host},
    )


def _resolved(host: str, port: int, allowed: Callable[[Address], bool]) -> Address:
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise InputRefused(f"the name {host} is not known: {error}") from error
    addresses = [ipaddress.ip_address(str(a).split("%")[0]) for a in sorted(map(str, found))]
    for address in addresses:
        if not allowed(address):
            raise InputRefused(f"{host} is at {address}, which is no public address: it is not fetched")
    return addresses[0]


def _body(answer: httpx.Response, largest: int, end: float) -> bytes:
    """The body as far as it may go. Raises InputRefused where it is too large or too slow."""
    gathered = bytearray()
    for chunk in answer.iter_bytes(65_536):
        gathered += chunk
        if len(gathered) > largest:
            raise InputRefused(f"it is larger than {largest // 1_000_000} MB: no single report is")
        if time.monotonic() > end:
            raise InputRefused("it came too slowly")
    return bytes(gathered)
