"""What the commands share: their options, their inputs, and the ledger opened and closed."""

import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallybook.errors import TallybookError
from tallybook.terminal import progress, say, steps_shown
from tallybook.types import Document, Reading, Refusal

if TYPE_CHECKING:
    import sqlalchemy as sa

    from tallybook.ingest import Extent
    from tallybook.readers.llm import Reader


class Rows(StrEnum):
    """JSON Lines for programs, a table for people."""

    jsonl = "jsonl"
    table = "table"


class Layered(StrEnum):
    """JSON Lines for programs, text for people."""

    jsonl = "jsonl"
    text = "text"


class Readers(StrEnum):
    """Who reads the reports."""

    rules = "rules"
    llm = "llm"


class Engines(StrEnum):
    """Engines that read over many machines."""

    daft = "daft"


INPUT_HELP = "A file, a folder, an address, or - for standard input."
FORMAT_HELP = "Without it: for people on a terminal, jsonl into a pipe or a file."
Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help=INPUT_HELP, show_default=False)]
Ledger = Annotated[str, typer.Option(envvar="TALLYBOOK_LEDGER", metavar="URL|FILE", help="The ledger.")]
Jobs = Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port on this machine; 0 takes a free one.")]
Refused = Annotated[
    Path | None, typer.Option("--refused", help="A file for what is refused, a line of JSON each.", show_default=False)
]
Format = Annotated[Rows | None, typer.Option(help=FORMAT_HELP, show_default=False)]
Which = Annotated[Readers, typer.Option(help="Who reads: our rules, or a language model held to the same words.")]
Model = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="With --reader llm: the model, as `llm models` lists it.", show_default=False),
]
Out = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.parquet|FOLDER",
        help="Write Parquet, one row a report; a folder is gone on with.",
        show_default=False,
    ),
]
Engine = Annotated[
    Engines | None,
    typer.Option(help="Read by an engine for many machines, into the folder --out.", show_default=False),
]
Cluster = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="With --engine: the address of a Ray cluster.", show_default=False),
]
JobsOrAll = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        min=1,
        help="Processes that read at the same time: 1, and with --engine one for each processor.",
        show_default=False,
    ),
]
CONFIDENTIAL = ContextVar("CONFIDENTIAL", default=False)  # set anew at each run
LEDGER = "tallybook.db"
PORT = 8765


def second_reader(which: Readers, model: str | None, jobs: int) -> "Reader | None":
    """The second reader that was asked for; None for the rules."""
    from tallybook.readers import llm

    if which is Readers.rules:
        if model is not None:
            raise TallybookError("--model is for --reader llm")
        return None
    if jobs > 1:
        raise TallybookError("--jobs is for our rules; --reader llm asks about one report at a time")
    return llm.load(model)


def tell_gated(reading: Reading) -> None:
    """Says how many of a second reader's claims were refused, and why."""
    from tallybook.readers import asking

    if reading.gated is None or not reading.gated.refused:
        return
    why = "; ".join(f"{r.count}: {asking.reasons()[r.reason]}" for r in reading.gated.refused)
    refused = reading.gated.given - reading.gated.kept
    say(f"{reading.document.id}: {refused} of {reading.gated.given} claims of the model refused ({why})")


def documents(inputs: list[str], extent: "Extent | None" = None) -> Generator[Document | Refusal, None, None]:
    """The documents of the inputs, and what could not be read, one at a time; `extent` tells how far that is."""
    from tallybook import ingest

    unread: Counter[str | None] = Counter()
    for item in ingest.read(inputs, sys.stdin.buffer if sys.stdin is not None else None, extent):
        yield item
        if isinstance(item, Document) and "language_unread" in item.flags:
            unread[item.language] += 1
    if unread:
        told = ", ".join(f"{language} {count}" for language, count in unread.most_common())
        say(f"no figures were read from {unread.total()} documents in languages that are not read ({told})")


@contextmanager
def opened(
    location: str, *, create: bool = False, write: bool = False, whole: bool = False, steps: bool = True
) -> "Iterator[sa.Engine]":
    """The ledger, for reading only unless it may be made or written to; closed at the end.

    Meanwhile the steps of a long work are shown, unless pages are served, in many threads.

    Without --confidential it is the ledger without what is confidential; `whole` is for what shows nothing of it.
    """
    from tallybook import ledger

    engine = ledger.open_ledger(location, read_only=not (create or write), create=create, migrating=_tell_migrating)
    try:
        with steps_shown() if steps else nullcontext():
            if whole or confidential():
                yield engine
                return
            seen = ledger.veiled(engine)
            if ledger.withheld(seen):
                say("some of this ledger is confidential: it is left out, and so is every total (see --confidential)")
            yield seen
    finally:
        ledger.close(engine)


MANY = 20_000  # claims: so many are migrated in some seconds


def _tell_migrating(schema: str, claims: int) -> None:
    """Says that a large ledger is about to be migrated, and what that means for whoever waits."""
    if claims >= MANY:
        say(
            f"this ledger has schema {schema} and {claims:,} claims: it is brought to the newest one first, once. "
            "With a million claims that takes minutes, in PostgreSQL a quarter of an hour or more; nobody else can "
            "write meanwhile. Stopped before the end, it is as it was"
        )


@contextmanager
def stopping(how: str) -> Iterator[None]:
    """Ctrl-C ends with code 130, and a line that says what is there and how to go on."""
    try:
        yield
    except KeyboardInterrupt as stopped:
        say(f"stopped: {how}")
        raise typer.Exit(130) from stopped


def tell_kept(kept: Iterable[tuple[str, Reading]], share: Callable[[], float | None]) -> None:
    """Goes through what is kept, tells how far that is, and at the end in a line what became of it."""
    done: Counter[str] = Counter()
    claims = 0
    try:
        for outcome, reading in progress(kept, lambda item: len(item[1].claims), share):
            tell_gated(reading)
            done[outcome] += 1
            claims += len(reading.claims)
    except KeyboardInterrupt as stopped:
        say(f"stopped: {done.total()} documents are kept whole; the same command goes on, and leaves them as they are")
        raise typer.Exit(130) from stopped
    said = ", ".join(f"{done[name]} {name}" for name in ("added", "superseded", "unchanged"))
    say(f"{done.total()} documents with {claims} claims: {said}")


def confidential() -> bool:
    """Whether --confidential was given: before the command, or in the environment."""
    return CONFIDENTIAL.get()
