"""Commands that ask the ledger about counts: what stood at a date, how a figure came to it, and what changed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from tallybook.cli.common import LEDGER, Format, Ledger, opened
from tallybook.errors import TallybookError
from tallybook.terminal import for_programs, print_records, print_table

if TYPE_CHECKING:
    from tallybook.ledger import Book
    from tallybook.types import Aggregate, CountState, Quantity, Standing

    Stood: TypeAlias = tuple[dict[str, Quantity], Sequence[CountState], Sequence[Standing], dict[str, Aggregate]]

DATE_HELP = "YYYY-MM-DD (its end, UTC), or with a time."
RECORDED_HELP = "Answer from what the ledger held by then."
POLICY_HELP = "Also one figure a count, made from those that stood: lowest, low-best-high, min-max or latest."


def asof(
    dates: Annotated[list[str], typer.Argument(metavar="DATE...", help=DATE_HELP, show_default=False)],
    recorded_by: Annotated[str | None, typer.Option(metavar="TIME", help=RECORDED_HELP, show_default=False)] = None,
    policy: Annotated[str | None, typer.Option(help=POLICY_HELP, show_default=False)] = None,
    ledger: Ledger = LEDGER,
    format: Format = None,
) -> None:
    """Tell what stood at each date: for every count, each origin's newest figure that had not been replaced."""
    from tallybook import ledger as book
    from tallybook import series

    for date in dates:
        series.instant(date)  # a date that is none is told before anything is printed
    with opened(ledger) as engine:
        for date in dates:
            stood = (_stood(part, date, policy) for part in book.parts(engine, recorded_by))
            if for_programs(format):
                for _, counts, standing, made in stood:
                    _record(counts, standing, made)
            else:
                _print_standing(list(stood))


def history(
    count: Annotated[str, typer.Argument(metavar="COUNT", help="A count's id, or the anchor of one of its claims.")],
    ledger: Ledger = LEDGER,
    format: Format = None,
) -> None:
    """Tell a figure's life line by line: who said what when, what it revises, repeats or contradicts."""
    from tallybook import codec, shown
    from tallybook import ledger as book

    with opened(ledger) as engine:
        found = book.life(engine, count)
    if for_programs(format):
        print_records([codec.count(found.count)])
        print_records(map(codec.line_of, found.lines))
        print_records(map(codec.reviewed, found.out))
        print_records(map(codec.decision, found.decisions))
    else:
        figures = {c.anchor: c.quantity for c in found.book.claims}
        print_table(shown.history(found.lines, found.decisions, figures, found.out))


def diff(
    since: Annotated[str, typer.Argument(metavar="DATE", help=DATE_HELP)],
    until: Annotated[str, typer.Argument(metavar="DATE", help="A later one.")],
    ledger: Ledger = LEDGER,
    format: Format = None,
) -> None:
    """Tell what changed between two dates: new counts and origins, revised figures, contradictions begun and ended."""
    from tallybook import codec, shown
    from tallybook import ledger as book

    with opened(ledger) as engine:
        if for_programs(format):
            for part in book.each_diff(engine, since, until):
                print_records(map(codec.change, part))
        else:
            print_table(shown.changes(book.diff(engine, since, until)))


def _aggregates(
    standing: "Sequence[Standing]", policy: str | None, date: str, withheld: bool
) -> "dict[str, Aggregate]":
    """Each count that has a standing figure with its aggregate; none without a policy."""
    from tallybook import aggregate

    if policy is None:
        return {}
    if withheld:
        raise TallybookError("one figure of many is withheld, since some of the figures may be confidential")
    aggregate.known(policy)
    rows: dict[str, list[Standing]] = {}
    for row in standing:
        rows.setdefault(row.count, []).append(row)
    return {count: aggregate.aggregate(held, policy, date, count) for count, held in rows.items()}


def _record(counts: "Sequence[CountState]", standing: "Sequence[Standing]", made: "dict[str, Aggregate]") -> None:
    from tallybook import codec

    print_records(map(codec.count, counts))
    print_records(map(codec.standing, standing))
    print_records(map(codec.aggregate, made.values()))


def _stood(part: "Book", date: str, policy: str | None) -> "Stood":
    """What stood of some counts, with the claims' own figures and the aggregates."""
    counts, standing = part.as_of(date)
    return (
        {c.anchor: c.quantity for c in part.claims},
        counts,
        standing,
        _aggregates(standing, policy, date, part.withheld),
    )


def _print_standing(parts: "Sequence[Stood]") -> None:
    from tallybook import shown

    said = {anchor: quantity for part in parts for anchor, quantity in part[0].items()}
    counts, standing = [row for part in parts for row in part[1]], [row for part in parts for row in part[2]]
    made = {count: held for part in parts for count, held in part[3].items()}
    print_table(shown.standings(counts, standing, said, made))
