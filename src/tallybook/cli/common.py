"""What the commands share: their options, their inputs, and the ledger opened and closed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallybook.types import Document, Refusal

if TYPE_CHECKING:
    import sqlalchemy as sa


class Rows(StrEnum):
    """JSON Lines for programs, a table for people."""

    jsonl = "jsonl"
    table = "table"


class Layered(StrEnum):
    """JSON Lines for programs, text for people."""

    jsonl = "jsonl"
    text = "text"


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
LEDGER = "tallybook.db"
PORT = 8765


def documents(inputs: list[str]) -> Iterator[Document | Refusal]:
    """The documents of the inputs, and what could not be read, one at a time."""
    from tallybook import ingest

    return ingest.read(inputs, sys.stdin.buffer if sys.stdin is not None else None)


@contextmanager
def opened(location: str, *, create: bool = False, write: bool = False) -> "Iterator[sa.Engine]":
    """The ledger, for reading only unless it may be made or written to; closed at the end."""
    from tallybook.ledger import open_ledger

    engine = open_ledger(location, read_only=not (create or write), create=create)
    try:
        yield engine
    finally:
        engine.dispose()
