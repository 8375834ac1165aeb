"""A list that is made when it is first asked for: most sentences are never asked for their dates or their speakers."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TypeVar, overload

T = TypeVar("T")


class Lazily(Sequence[T]):
    """What a function finds, in its order; it is called once, and not before somebody looks."""

    def __init__(self, find: Callable[[], list[T]]) -> None:
        """Nothing is looked for yet."""
        self._find = find

    @cached_property
    def _found(self) -> list[T]:
        return self._find()

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> list[T]: ...

    def __getitem__(self, at: int | slice) -> T | list[T]:
        """One of them, or some."""
        return self._found[at]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._found)
