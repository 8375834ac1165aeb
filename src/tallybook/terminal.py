"""Standard streams: data on one, words for the person at the keyboard on the other, and how far we are."""

import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Any, TextIO, TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from tallybook import codec, steps
from tallybook.errors import TallybookError
from tallybook.types import Refusal

T = TypeVar("T")
Sieve = Callable[[Iterable[Any]], Iterator[Any]]
# Characters of direction, and two that end a line; those of category Cc are hidden too.
HIDDEN = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2028\u2029\u2066\u2067\u2068\u2069")
PATIENCE = 1.0  # seconds of a step of which nothing is told
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


def progress(
    items: Iterable[T], claims: Callable[[T], int], share: Callable[[], float | None] = lambda: None
) -> Iterator[T]:
    """The items, each a document with so many claims; meanwhile how many there were, how fast, and the time left.

    `share` tells how much of the inputs has been read, from 0 to 1, where that is known. On a terminal in a bar,
    elsewhere in a line every half minute.
    """
    console = Console(stderr=True)
    began = told = last = monotonic()
    found = 0
    bar = _bar(console) if console.is_terminal else None

    def linking(what: str, done: int, total: int | None) -> None:
        nonlocal told
        if bar is not None:
            bar.update(bar.task_ids[0], description=_step_so_far(what, done, total, monotonic() - last))
        elif monotonic() - told >= EVERY:
            told = monotonic()
            say(_step_so_far(what, done, total, told - last))

    with bar if bar is not None else nullcontext(), steps.heard(linking):
        task = bar.add_task("reading", total=None) if bar is not None else None
        for n, item in enumerate(items, 1):
            found, now = found + claims(item), monotonic()
            last = now
            if bar is not None and task is not None:
                done = share()
                so_far = _so_far(n, found, now - began, done)
                bar.update(task, description=so_far, completed=done or 0, total=None if done is None else 1)
            elif now - told >= EVERY:
                told = now
                say(_so_far(n, found, now - began, share()))
            yield item


@contextmanager
def steps_shown() -> Iterator[None]:
    """While it lasts, tells how far a step of the work is, how fast it goes and how much time is left.

    Nothing of the first second; then on a terminal in a bar, elsewhere in a line every half minute.
    """
    shown = _Steps()
    with steps.heard(shown):
        try:
            yield
        finally:
            shown.close()


class _Steps:
    """A listener of `steps`; a step begins where the one before it was last heard of."""

    def __init__(self) -> None:
        self.console = Console(stderr=True)
        self.what, self.began, self.last = "", monotonic(), monotonic()
        self.told = self.began
        self.bar: Progress | None = None

    def __call__(self, what: str, done: int, total: int | None) -> None:
        now = monotonic()
        if what != self.what:
            self.close()
            self.what, self.began = what, self.last
        self.last = now
        if now - self.began < PATIENCE:
            return
        so_far = _step_so_far(what, done, total, now - self.began)
        if self.console.is_terminal:
            if self.bar is None:
                self.bar = _bar(self.console)
                self.bar.start()
                self.bar.add_task(so_far)
            self.bar.update(self.bar.task_ids[0], description=so_far, completed=done, total=total)
            if total is not None and done >= total:
                self.close()
        elif now - self.told >= EVERY:
            self.told = now
            say(so_far)

    def close(self) -> None:
        """Takes the bar away."""
        if self.bar is not None:
            self.bar.stop()
            self.bar = None


def _bar(console: Console) -> Progress:
    columns = (BarColumn(24), TextColumn("{task.description}", markup=False))
    return Progress(*columns, console=console, transient=True, redirect_stdout=False)


def _step_so_far(what: str, done: int, total: int | None, seconds: float) -> str:
    speed = done / max(seconds, 0.001)
    rate = f"{speed:,.0f} a second" if speed >= 10 else f"{speed:.1f} a second"
    if not total:
        return f"{what}: {done:,}, {rate}"
    left = timedelta(seconds=round(seconds / max(done, 1) * max(0, total - done)))
    return f"{what}: {done:,} of {total:,}, {rate}, {left} left"


def _so_far(documents: int, claims: int, seconds: float, share: float | None) -> str:
    rate = documents / max(seconds, 0.001)
    said = f"{documents:,} documents, {claims:,} claims, {rate:,.0f} documents a second"
    if not share:
        return said
    return f"{said}, {share:.0%}, {timedelta(seconds=round(seconds / share * (1 - share)))} left"
