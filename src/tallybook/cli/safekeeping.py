"""Commands for whole ledgers: copies, merging, and erasing what must not exist."""

from pathlib import Path
from typing import Annotated

import typer

from tallybook.cli.common import LEDGER, Ledger, opened
from tallybook.cli.reviewing import By, Why, who
from tallybook.errors import TallybookError
from tallybook.terminal import say, steps_shown

File = Annotated[Path, typer.Argument(metavar="FILE", help="The backup, a SQLite file.", show_default=False)]


def backup(file: File, ledger: Ledger = LEDGER) -> None:
    """Copy the ledger into a new SQLite file, from either database and while others write; every row is compared."""
    from tallybook import ledger as book

    with opened(ledger) as engine:
        counts = book.backup(engine, file)
    say(f"{file}: {_told(counts)}, as in the ledger")


def restore(file: File, ledger: Ledger = LEDGER) -> None:
    """Copy a backup into a ledger that is new or empty, in either database; every row is compared."""
    from tallybook import ledger as book

    if not file.exists():
        raise TallybookError(f"no backup at {file}: there is no such file")
    with steps_shown():
        counts = book.restore(file, ledger)
    say(f"restored: {_told(counts)}, as in {file}")


def merge(
    other: Annotated[str, typer.Argument(metavar="URL|FILE", help="The ledger to take from.", show_default=False)],
    ledger: Ledger = LEDGER,
) -> None:
    """Take over what another ledger has: reports, readings, reviews, decisions. Either way, the result is the same."""
    from tallybook import ledger as book

    with opened(other) as theirs, opened(ledger, write=True) as engine:
        done = book.merge(engine, theirs)
    came = f"{done.documents} reports, {done.readings} readings, {done.entries} entries by people"
    say(f"new: {came}, {done.taken} rows of intake")
    if done.left:
        say(f"{done.left} inputs that {other} refused are files of its own machine: they stay in its log")
    for name in done.purged:
        say(f"{other} purged {name}, which is still here: if it must not exist here either, purge it here, too")


def purge(
    document: Annotated[str | None, typer.Argument(metavar="ID", help="The report's id.", show_default=False)] = None,
    by: By = None,
    why: Why = "",
    listed: Annotated[bool, typer.Option("--list", help="List what was purged; erase nothing.")] = False,
    ledger: Ledger = LEDGER,
) -> None:
    """Erase a report, what was read and said of it, and leave a tombstone that says when, by whom and why."""
    from tallybook import ledger as book

    if listed:
        with opened(ledger) as engine:
            for key, at, name, reason in book.tombstones(engine):
                print(f"{at[:16]}  {key}  {name}: {reason}")
        return
    if document is None:
        raise TallybookError("purge needs the id of a report")
    with opened(ledger, write=True) as engine:
        erased = book.purge(engine, document, who(by), why)
    say(f"{document} is erased: {_told(erased)}. Backups, exports and server logs are yours to see to")


def _told(counts: dict[str, int]) -> str:
    said = {"document": "reports", "reading": "readings", "claim": "claims", "review": "reviews"}
    return ", ".join(f"{counts.get(name, 0)} {words}" for name, words in said.items())
