"""How often one may fail: so that passwords cannot be tried by the thousand."""

import time
from collections import deque
from collections.abc import Callable, Hashable
from threading import Lock

MANY = 10_000  # keys that are remembered at most


class Failures:
    """Counts failures by key (a name, an address) over the last `within` seconds; it forgets with the server."""

    def __init__(self, most: int, within: float, clock: Callable[[], float] = time.monotonic) -> None:
        """At `most` failures a key must wait."""
        self.most, self.within, self._clock = most, within, clock
        self._held: dict[Hashable, deque[float]] = {}
        self._lock = Lock()

    def tried(self, key: Hashable) -> float:
        """Counts a try, as if it failed, and returns 0; the seconds to wait, where there were too many."""
        with self._lock:
            held, now = self._held.pop(key, deque()), self._clock()
            while held and held[0] <= now - self.within:
                held.popleft()
            wait = held[0] + self.within - now if len(held) >= self.most else 0.0
            if not wait:
                held.append(now)
            self._held[key] = held  # the latest last
            while len(self._held) > MANY:
                del self._held[next(iter(self._held))]
            return wait

    def right(self, key: Hashable) -> None:
        """The last try was no failure."""
        with self._lock:
            if held := self._held.get(key):
                held.pop()
