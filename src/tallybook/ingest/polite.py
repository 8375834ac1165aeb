"""Fetching as a guest: what robots.txt allows, one request at a time and host, a pause between two (RFC 9309)."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from protego import Protego

from tallybook.errors import InputRefused
from tallybook.ingest import fetch
from tallybook.ingest.fetch import AGENT, Fetched

PAUSE = 2.0  # seconds between two requests to one host, unless it asks for more
LONGEST = 60.0  # seconds: a host that asks for longer pauses is not waited for
NAME = AGENT.split("/", maxsplit=1)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """What is known of the hosts so far, and the network and the time: `get`, `sleep`, `clock`."""

    get: Callable[..., Fetched] = fetch.fetch
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    rules: dict[str, Any] = field(default_factory=dict)
    asked: dict[str, float] = field(default_factory=dict)


def fetched(guest: Guest, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
    """What is at the address, after the pause that its host is owed. Raises InputRefused, also where robots may not."""
    parts = urlsplit(url)
    host = f"{parts.scheme}://{parts.netloc}"
    if host not in guest.rules:
        guest.rules[host] = _rules(guest, host)
    if not guest.rules[host].can_fetch(url, NAME):
        raise InputRefused("the site's robots.txt asks programs not to read it")
    asked = guest.rules[host].crawl_delay(NAME)
    return _after_pause(guest, host, url, headers, min(LONGEST, max(PAUSE, float(asked or 0))))


def _rules(guest: Guest, host: str) -> Any:
    """A site without a robots.txt allows everything; one whose robots.txt cannot be had is taken at the same word."""
    try:
        raw = _after_pause(guest, host, f"{host}/robots.txt", None, PAUSE).raw
    except InputRefused:
        raw = b""
    return Protego.parse(raw.decode("utf-8", "replace"))


def _after_pause(guest: Guest, host: str, url: str, headers: Mapping[str, str] | None, pause: float) -> Fetched:
    left = guest.asked.get(host, float("-inf")) + pause - guest.clock()
    if left > 0:
        guest.sleep(left)
    try:
        return guest.get(url, headers)
    finally:
        guest.asked[host] = guest.clock()
