"""Types of readings beside each other: what became of a second reader's claims, and where two readings differ."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why claims of a second reader were refused, and how many."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gated:
    """What became of the claims that a second reader gave for one document: how many came, were kept, were refused."""

    document: str
    reader: str
    given: int
    kept: int
    refused: tuple[Refused, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where two readings of one document differ: a claim that only one of them has, or one field of a claim.

    `start`, `end`, `quote` and `measure` are A's, else B's; `a` and `b` are what each says of `field`, in words.
    """

    document: str
    kind: Literal["field", "only_a", "only_b"]
    start: int
    end: int
    quote: str
    measure: str
    field: str | None
    a: str | None
    b: str | None
    anchor_a: str | None
    anchor_b: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A person's correction that holds in a figure's place: `read` is what the program read, `value` what counts.

    `at` is UTC, ISO 8601.
    """

    field: str
    read: str | float | bool | None
    value: str | float | bool | None
    by: str
    at: str
    why: str
