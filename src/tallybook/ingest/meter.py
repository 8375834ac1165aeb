"""How much is unpacked of one input that the user named, over all the archives that lie in it.

Text packs some ten times, and what is packed already packs no more: an input that swells further, whatever its archives
hold and however deep they lie in each other, is a bomb, and is read no further.
"""

import io
from dataclasses import dataclass
from typing import BinaryIO, cast

from tallybook.errors import InputRefused

SWELLS = 200  # times what was read of it
FREE = 100_000_000  # bytes that may be unpacked of anything
MEMBERS = 200_000  # files in all archives of one input


@dataclass(slots=True, kw_only=True)
class Meter:
    """Bytes read from the outermost archive, bytes unpacked at any depth, and files, so far."""

    packed: int = 0
    unpacked: int = 0
    members: int = 0
    begun: bool = False

    def outside(self, stream: BinaryIO) -> BinaryIO:
        """The stream of an archive: the first that asks is the outermost, and what is read of it is counted."""
        if self.begun:
            return stream
        self.begun = True
        return cast(BinaryIO, io.BufferedReader(_Packed(self, stream)))

    def inside(self, stream: BinaryIO) -> BinaryIO:
        """The stream of a file in an archive. Reading it raises InputRefused where the input has swollen too far."""
        return cast(BinaryIO, io.BufferedReader(_Unpacked(self, stream)))

    def member(self) -> None:
        """Counts a file. Raises InputRefused where there were too many."""
        self.members += 1
        if self.members > MEMBERS:
            raise InputRefused(f"it holds more than {MEMBERS:,} files: no archive of reports does")

    @property
    def spent(self) -> bool:
        """Whether more was unpacked than any honest archive holds."""
        return self.unpacked > FREE + SWELLS * self.packed


class _Packed(io.RawIOBase):
    def __init__(self, meter: Meter, inner: BinaryIO) -> None:
        self._meter, self._inner = meter, inner

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._inner.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._inner.seek(offset, whence)

    def readinto(self, into: "memoryview[int]") -> int:  # type: ignore[override]
        chunk = self._inner.read(len(into))
        self._meter.packed += len(chunk)
        into[: len(chunk)] = chunk
        return len(chunk)


class _Unpacked(io.RawIOBase):
    def __init__(self, meter: Meter, inner: BinaryIO) -> None:
        self._meter, self._inner = meter, inner

    def readable(self) -> bool:
        return True

    def readinto(self, into: "memoryview[int]") -> int:  # type: ignore[override]
        chunk = self._inner.read(len(into))
        self._meter.unpacked += len(chunk)
        if self._meter.spent:
            raise InputRefused(f"unpacked it would be over {SWELLS} times its size")
        into[: len(chunk)] = chunk
        return len(chunk)
