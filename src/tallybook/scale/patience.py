"""A budget of time for one document: one that would take for ever is refused, and the next one is read.

It is the processor's time in this process, so that a busy machine refuses nothing. Where there is no such clock
(Windows, or a thread that is not the first) nobody is impatient.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from tallybook.errors import TallybookError

SECONDS = 300.0  # for one step of reading a document: an article takes a hundredth of one


class OutOfTime(TallybookError):
    """Reading a document took longer than any report does."""


@contextmanager
def patient(seconds: float) -> Iterator[None]:
    """Raises OutOfTime in what runs inside, once it has had so many seconds of the processor."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise OutOfTime(
            f"reading it took more than {seconds:g} seconds: no single report does; give its parts one by one"
        )

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
