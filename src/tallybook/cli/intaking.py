"""Commands about where reports come from: feeds that are watched, what was refused, how a report has changed."""

import time
from typing import Annotated

import typer

from tallybook.cli.common import LEDGER, Format, Ledger, opened
from tallybook.terminal import for_programs, print_records, print_table, refusals, say

EVERY = 900.0
LONGEST = 16  # times `every`: how far the pause grows while a feed cannot be had


def watch(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED...", help="Addresses of feeds, or OPML files.")],
    ledger: Ledger = LEDGER,
    every: Annotated[float, typer.Option(min=60, help="Seconds between two polls of a feed.")] = EVERY,
    once: Annotated[bool, typer.Option("--once", help="Poll each feed once, and end.")] = False,
) -> None:
    """Poll feeds and keep what is new in them, politely; ended at any point, it goes on there next time."""
    from tallybook import watch as watching
    from tallybook.ingest.polite import Guest

    guest, due = Guest(), dict.fromkeys(watching.feeds(feeds), (0.0, 1))
    with refusals() as refused, opened(ledger, create=True, whole=True) as engine:
        while due:
            address, (at, factor) = min(due.items(), key=lambda d: d[1][0])
            time.sleep(max(0.0, at - time.monotonic()))
            found = list(watching.poll(engine, address, guest))
            kept = [outcome for outcome, _ in refused(found) if outcome != "unchanged"]
            if kept:
                say(f"{address}: {len(kept)} reports")
            failed = any(getattr(o, "input", None) == address for o in found)
            factor = min(LONGEST, factor * 2) if failed else 1
            due[address] = (time.monotonic() + every * factor, factor)
            if once:
                del due[address]


def intake(ledger: Ledger = LEDGER, format: Format = None) -> None:
    """List the inputs that were refused when they were last read, and why; `add --retry` reads them again."""
    from tallybook import codec, shown
    from tallybook import ledger as book
    from tallybook.ledger import intake as log
    from tallybook.types import Refusal

    with opened(ledger) as engine:
        book.whole(engine, "the log of what was refused")
        left = log.refused(engine)
    if for_programs(format):
        found = (Refusal(input=t.input, reason=str(t.reason), given=t.given) for t in left)
        print_records(map(codec.refusal, found))
    else:
        print_table(shown.refusals(left))


def versions(
    report: Annotated[str, typer.Argument(metavar="ID|URL", help="A report, by its id or its address.")],
    ledger: Ledger = LEDGER,
    format: Format = None,
) -> None:
    """Tell how a report changed under its address: each version, and the figures that came, went or changed."""
    from tallybook import shown
    from tallybook.ledger.versions import record
    from tallybook.ledger.versions import versions as kept

    with opened(ledger) as engine:
        found = kept(engine, report)
    if not found:
        say(f"no report has the id or the address {report}")
        raise typer.Exit(1)
    if for_programs(format):
        print_records(map(record, found))
    else:
        print_table(shown.versions(found))
