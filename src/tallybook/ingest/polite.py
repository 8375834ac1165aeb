"""Fetching as a guest: what robots.txt allows, one request at a time and host, a pause between two (RFC 9309).

A host that says that it is asked too much (429) or cannot answer now (503) is left alone for as long as it says, or
for twice as long each time.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from protego import Protego

from tallybook.errors import InputRefused
from tallybook.ingest import fetch
from tallybook.ingest.fetch import AGENT, Answered, Fetched

PAUSE = 2.0  # seconds between two requests to one host, unless it asks for more
LONGEST = 60.0  # seconds that are waited at most, whatever pause a host asks for
FRESH = 24 * 3600.0  # seconds for which a robots.txt holds (RFC 9309, 2.4)
READ = 500 * 1024  # bytes of a robots.txt that are looked at (RFC 9309, 2.5)
BUSY = (429, 503)
REST = 60.0  # seconds for which a busy host is left alone the first time, unless it says for how long
MOST_REST = 24 * 3600.0
NAME = AGENT.split("/", maxsplit=1)[0]


class Resting(InputRefused):
    """The host of `site` is left alone, and the time is not over: nothing was sent."""

    def __init__(self, site: str, seconds: float) -> None:
        super().__init__(f"{site} is left alone for now, and asked again in {seconds:.0f} seconds")
        self.site = site


@dataclass(slots=True, kw_only=True)
class Host:
    """What is known of a host: its rules and when they were read, when it was last asked, until when it rests."""

    rules: Any = None
    read: float = float("-inf")
    asked: float = float("-inf")
    until: float = float("-inf")
    rests: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """What is known of the hosts so far, and the network and the time: `get`, `sleep`, `clock`."""

    get: Callable[..., Fetched] = fetch.fetch
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    hosts: dict[str, Host] = field(default_factory=dict)


def fetched(guest: Guest, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
    """What is at the address, after the pause that its host is owed.

    Raises InputRefused, also where robots.txt says no or cannot be had; Resting where the host is left alone.
    """
    asked = fetch.address_of(url)
    site = f"{asked.scheme}://{asked.netloc.decode('ascii').lower()}"
    host = guest.hosts.setdefault(site, Host())
    if guest.clock() < host.until:
        raise Resting(site, host.until - guest.clock())
    if host.rules is None or guest.clock() - host.read > FRESH:
        host.rules, host.read = _rules(guest, host, site), guest.clock()
    if not host.rules.can_fetch(url, NAME):
        raise InputRefused("the site's robots.txt asks programs not to read it")
    wanted = host.rules.crawl_delay(NAME)
    return _after_pause(guest, host, url, headers, min(LONGEST, max(PAUSE, float(wanted or 0))))


def _rules(guest: Guest, host: Host, site: str) -> Any:
    """A site without a robots.txt allows everything, one that cannot be asked for it nothing (RFC 9309, 2.3.1)."""
    try:
        raw = _after_pause(guest, host, f"{site}/robots.txt", None, PAUSE).raw
    except Answered as answer:
        if answer.status not in BUSY and answer.status < 500:
            return Protego.parse("")
        if answer.status not in BUSY:
            _rest(guest, host, None)
        raise InputRefused(f"the site's robots.txt cannot be had: {answer}") from answer
    except InputRefused as error:
        _rest(guest, host, None)
        raise InputRefused(f"the site's robots.txt cannot be had: {error}") from error
    return Protego.parse(raw[:READ].decode("utf-8", "replace"))


def _after_pause(guest: Guest, host: Host, url: str, headers: Mapping[str, str] | None, pause: float) -> Fetched:
    left = host.asked + pause - guest.clock()
    if left > 0:
        guest.sleep(left)
    try:
        found = guest.get(url, headers)
    except Answered as answer:
        if answer.status in BUSY:
            _rest(guest, host, _seconds(answer.headers.get("retry-after", "")))
        raise
    finally:
        host.asked = guest.clock()
    host.rests = 0
    return found


def _rest(guest: Guest, host: Host, asked: float | None) -> None:
    host.until = guest.clock() + min(MOST_REST, REST * 2**host.rests if asked is None else asked)
    host.rests = min(host.rests + 1, 20)


def _seconds(said: str) -> float | None:
    """The seconds of a Retry-After, which is a number of them or a date (RFC 9110, 10.2.3)."""
    if said.strip().isdigit() and said.isascii():
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None
