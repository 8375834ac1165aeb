"""The command for what is confidential."""

from enum import StrEnum
from typing import Annotated

import typer

from tallybook.cli.common import LEDGER, Format, Ledger, opened
from tallybook.cli.reviewing import By, Why, who
from tallybook.errors import TallybookError
from tallybook.terminal import for_programs, print_records, print_table, say


class Mark(StrEnum):
    """What `confidential` does."""

    every = "list"
    mark = "mark"
    unmark = "unmark"


def confidential(
    mark: Annotated[Mark, typer.Argument(metavar="ACTION", help="list, mark or unmark.")] = Mark.every,
    report: Annotated[str | None, typer.Option(metavar="ID", help="A report.", show_default=False)] = None,
    source: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="A source: every report from it or that names it.", show_default=False),
    ] = None,
    by: By = None,
    why: Why = "",
    ledger: Ledger = LEDGER,
    format: Format = None,
) -> None:
    """List what is confidential and was, or mark and unmark a report or a source. Nothing is overwritten."""
    from tallybook import codec, shown
    from tallybook import ledger as book

    if mark == Mark.every:
        with opened(ledger) as engine:
            found = book.restrictions(engine)
        print_records(map(codec.restriction, found)) if for_programs(format) else print_table(shown.restrictions(found))
        return
    if (report is None) == (source is None):
        raise TallybookError(f"confidential {mark} needs a report or a source: --report ID or --source NAME")
    said, holds = who(by), mark == Mark.mark
    with opened(ledger, write=True) as engine:
        if report is not None:
            book.restrict(engine, "report", report, said, why, holds=holds)
        elif source is not None:
            book.restrict(engine, "source", source, said, why, holds=holds)
    say(f"{report or source}: " + ("confidential from now on" if holds else "no longer confidential"))
