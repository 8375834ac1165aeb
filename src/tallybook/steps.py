"""How far a long work is: whoever does it tells here, and whoever started it may listen. Nobody has to."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")
Listener = Callable[[str, int, int | None], None]  # what is done, how many of them so far, of how many where known

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def heard(listener: Listener) -> Iterator[None]:
    """While it lasts, what is told goes to the listener."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(what: str, done: int, total: int | None = None) -> None:
    """Says that so many are done."""
    listener = _listener.get()
    if listener is not None:
        listener(what, done, total)


def each(items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
    """The items; whenever the next is asked for, the one before it is told as done."""
    done = 0
    for done, item in enumerate(items, 1):
        yield item
        tell(what, done, total)
