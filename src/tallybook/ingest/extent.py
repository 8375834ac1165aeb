"""How far through its inputs a run is, in bytes of the files that were named: what is left can be told by it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import BinaryIO


class Extent:
    """Counts the bytes of files that have been read, against those of all that were named.

    Of packed files the packed bytes count. What is fetched or comes in on standard input has no size beforehand.
    """

    def __init__(self, inputs: Iterable[str] = ()) -> None:
        """The extent of some inputs, as they are named on the command line."""
        self.inputs = tuple(inputs)
        self._closed = 0
        self._open: BinaryIO | None = None

    @cached_property
    def total(self) -> int | None:
        """The bytes of all the files; None where an input is an address or standard input, or nothing is there."""
        if any(name == "-" or "://" in name or "\0" in name for name in self.inputs):
            return None
        return sum(map(_size, self.inputs)) or None

    @contextmanager
    def reading(self, stream: BinaryIO) -> Iterator[None]:
        """While a file is read: how far it is read is counted, and all of it when it is done."""
        self._open = stream
        try:
            yield
        finally:
            with suppress(OSError, ValueError):
                self._closed += os.fstat(stream.fileno()).st_size
            self._open = None

    def share(self) -> float | None:
        """The share of the bytes that have been read, from 0 to 1; None where that cannot be told."""
        if self.total is None:
            return None
        at = 0
        if self._open is not None:
            with suppress(OSError, ValueError):  # it is no file that knows where it is
                at = self._open.tell()
        return min(1.0, (self._closed + at) / self.total)


def _size(name: str) -> int:
    with suppress(OSError):
        if not os.path.isdir(name):
            return os.path.getsize(name)
        return sum(_size(str(child)) for child in Path(name).iterdir() if not child.name.startswith("."))
    return 0
