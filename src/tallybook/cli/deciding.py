"""Commands by which people decide what belongs together, and see what was decided."""

from typing import Annotated

import typer

from tallybook.cli.common import LEDGER, Format, Ledger, opened
from tallybook.terminal import for_programs, print_records, print_table, say

ACTION_HELP = "merge, split, rename, confirm, refuse, one-body or two-bodies."
TARGETS_HELP = (
    "merge COUNT COUNT..., split COUNT CLAIM..., rename COUNT NAME, confirm or refuse KIND CLAIM CLAIM (the newer or "
    "the part first), one-body or two-bodies NAME NAME."
)


def decide(
    action: Annotated[str, typer.Argument(metavar="ACTION", help=ACTION_HELP, show_default=False)],
    targets: Annotated[list[str], typer.Argument(metavar="TARGET...", help=TARGETS_HELP, show_default=False)],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who decides.", show_default=False)],
    why: Annotated[str, typer.Option(metavar="WORDS", help="On what ground.", show_default=False)],
    ledger: Ledger = LEDGER,
) -> None:
    """Decide what belongs together: the program obeys, also when it links again; a newer decision supersedes."""
    from tallybook import ledger as book

    with opened(ledger, write=True) as engine:
        made = book.decide(engine, action, targets, by, why)
    say(f"{len(made)} decision{'' if len(made) == 1 else 's'} kept")


def decisions(ledger: Ledger = LEDGER, format: Format = None) -> None:
    """List what people decided, the oldest first, with who and why; nothing of it is ever changed."""
    from tallybook import codec, shown
    from tallybook import ledger as book

    with opened(ledger) as engine:
        found = book.decisions(engine)
    print_records(map(codec.decision, found)) if for_programs(format) else print_table(shown.decisions(found))


def relink(ledger: Ledger = LEDGER) -> None:
    """Link every report again, as this version does it; decisions hold, and what was found before stays as history."""
    from tallybook import ledger as book

    with opened(ledger, write=True) as engine:
        book.relink(engine)
    say("every report is linked again")
