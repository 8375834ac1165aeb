"""Commands that ask the ledger about counts: what stood at a date, and how it came to it."""

from typing import Annotated

import typer

from tallybook.cli.common import LEDGER, Format, Ledger, opened
from tallybook.terminal import for_programs, print_records, print_table


def asof(
    dates: Annotated[
        list[str],
        typer.Argument(metavar="DATE...", help="YYYY-MM-DD (its end, UTC), or with a time.", show_default=False),
    ],
    ledger: Ledger = LEDGER,
    format: Format = None,
) -> None:
    """Tell what stood at each date: for every count, each origin's newest figure that had not been replaced."""
    from tallybook import codec, shown
    from tallybook import ledger as book

    with opened(ledger) as engine:
        held = book.linked(engine)
        for counts, standing in [held.as_of(date) for date in dates]:
            if for_programs(format):
                print_records(map(codec.count, counts))
                print_records(map(codec.standing, standing))
            else:
                print_table(shown.standings(counts, standing))
