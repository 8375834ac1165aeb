"""Mappings by text that wait in a temporary file, which is gone with them; memory has what was asked for last."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Generic, TypeVar

import msgspec

Made = TypeVar("Made")
LATELY = 500  # values of each mapping that memory has


class Shelf(Mapping[str, Any]):
    """Text to whatever JSON can say, in the order of the keys' code points. What is put last under a key holds."""

    def __init__(self) -> None:
        """An empty one."""
        self._file = sqlite3.connect("", check_same_thread=False)  # SQLite's own temporary file, not in memory
        self._file.execute("CREATE TABLE kept (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")

    def put(self, items: Iterable[tuple[str, Any]]) -> None:
        """Keeps values by their keys."""
        rows = ((key, msgspec.json.encode(value).decode()) for key, value in items)
        with self._file:
            self._file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)

    def __getitem__(self, key: str) -> Any:
        """The value. Raises KeyError."""
        row = self._file.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return msgspec.json.decode(row[0])

    def __iter__(self) -> Iterator[str]:
        """The keys in order."""
        return (key for (key,) in self._file.execute("SELECT key FROM kept ORDER BY key"))

    def __len__(self) -> int:
        """How many there are."""
        return int(self._file.execute("SELECT count(*) FROM kept").fetchone()[0])


class Seen(Mapping[str, Made], Generic[Made]):
    """What a function makes of a shelf's values; what it made lately is kept."""

    def __init__(self, shelf: Shelf, make: Callable[[Any], Made]) -> None:
        """Nothing is made before it is asked for."""
        self._shelf = shelf
        self._made = lru_cache(LATELY)(lambda key: make(shelf[key]))

    def __getitem__(self, key: str) -> Made:
        """What is made of the value. Raises KeyError."""
        return self._made(key)

    def __iter__(self) -> Iterator[str]:
        """The keys in order."""
        return iter(self._shelf)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._shelf)
