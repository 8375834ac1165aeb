"""One run at a time writes into a folder: two would read the same reports, and take out what the other has begun."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

from tallybook.errors import TallybookError

MARK = ".writing"  # held while a run lasts, by the system's own lock: one that is killed lets go of it


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """While it lasts no other run of this machine writes into the folder. Raises TallybookError where one does.

    On a system without such locks (Windows) nobody is kept out.
    """
    if find_spec("fcntl") is None:
        yield
        return
    import fcntl

    mark = folder / MARK
    with mark.open("a") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            taken = True
        else:
            taken = os.fstat(held.fileno()).st_nlink == 0  # the other has just ended, and taken its mark away
        if taken:
            raise TallybookError(
                f"another run is writing into {folder}: wait until it has ended, or give another --out"
            )
        try:
            yield
        finally:
            with suppress(OSError):
                mark.unlink()
