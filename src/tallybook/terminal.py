"""Standard streams: data on one, words for the person at the keyboard on the other, and how far we are."""

import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from time import monotonic
from typing import Any, TextIO, TypeVar

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tallybook import codec
from tallybook.errors import TallybookError
from tallybook.types import Refusal

T = TypeVar("T")
Sieve = Callable[[Iterable[Any]], Iterator[Any]]
# Characters of direction, and two that end a line; those of category Cc are hidden too.
HIDDEN = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2028\u2029\u2066\u2067\u2068\u2069")
EVERY = 30.0  # seconds between two lines of progress where there is no terminal
PIPE_WIDTH = 200  # columns of a table that goes into a file or a pipe


def say(text: str) -> None:
    """One line for the person at the keyboard."""
    print(f"tallybook: {visible(text)}", file=sys.stderr)


def visible(text: str) -> str:
    """The text with a mark in the place of each character that could command the terminal or turn the line around."""
    return "".join("\ufffd" if c in HIDDEN or unicodedata.category(c) == "Cc" else c for c in text)


class Plain(Console):
    """A console that shows words as they are: no markup, and no commands hidden in them."""

    def render_str(self, text: str, **given: Any) -> Text:
        """As rich's, of what is visible."""
        return super().render_str(visible(text), **given)


@contextmanager
def refusals(listed: Path | None = None, told: Callable[[Refusal], None] = lambda _: None) -> Iterator[Sieve]:
    """A sieve that tells each refusal and passes on the rest; at the end, exit code 1 if there was any.

    `listed` is a file that gets a line of JSON for each; `told` hears of each too.
    """
    count = 0

    def sieve(items: Iterable[Any]) -> Iterator[Any]:
        nonlocal count
        for item in items:
            if isinstance(item, Refusal):
                count += 1
                say(f"refused {item.input}: {item.reason}")
                told(item)
                if stream is not None:
                    stream.write(codec.line(codec.refusal(item)) + "\n")
            else:
                yield item

    with nullcontext() if listed is None else target(listed) as stream:
        yield sieve
    if count:
        raise SystemExit(1)


@contextmanager
def target(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that is there whole or not at all."""
    if output is None:
        yield sys.stdout
        return
    part = output.with_name(output.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        part.replace(output)
    except OSError as error:
        raise TallybookError(f"cannot write {output}: {error.strerror}") from error
    finally:
        with suppress(OSError):  # not there, or nowhere that a file could be
            part.unlink()


def for_programs(format: str | None) -> bool:
    """Whether to print JSON Lines: as was asked, else unless a person is looking on."""
    return not sys.stdout.isatty() if format is None else format == "jsonl"


def print_records(records: Iterable[dict[str, Any]]) -> None:
    """One line of JSON a record on standard output."""
    for record in records:
        sys.stdout.write(codec.line(record) + "\n")


def print_table(table: Table) -> None:
    """A table on standard output, as wide as the terminal; elsewhere wide enough for whole rows."""
    width = None if sys.stdout.isatty() else PIPE_WIDTH
    Plain(file=sys.stdout, markup=False, highlight=False, emoji=False, width=width).print(table)


def progress(items: Iterable[T], claims: Callable[[T], int]) -> Iterator[T]:
    """The items, each a document with so many claims; meanwhile how many there were, and how fast.

    On a terminal in a line that changes, elsewhere in a line every half minute.
    """
    console = Console(stderr=True)
    began = told = monotonic()
    found = 0
    with console.status("reading") if console.is_terminal else nullcontext() as status:
        for n, item in enumerate(items, 1):
            found, now = found + claims(item), monotonic()
            so_far = f"{n:,} documents, {found:,} claims, {n / max(now - began, 0.001):,.0f} documents a second"
            if status is not None:
                status.update(f"reading: {so_far}")
            elif now - told >= EVERY:
                told = now
                say(so_far)
            yield item
