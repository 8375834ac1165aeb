"""Commands that find reports and claims by their words."""

from typing import Annotated

import typer

from tallybook.cli.common import LEDGER, Format, Ledger, opened
from tallybook.cli.keeping import said_of
from tallybook.terminal import for_programs, print_records, print_table, say


def search(
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help='Whole words; "a phrase"; begin* for any ending.', show_default=False)
    ],
    claims: Annotated[bool, typer.Option("--claims", help="Search the evidence of claims, not whole reports.")] = False,
    ledger: Ledger = LEDGER,
    limit: Annotated[int, typer.Option(min=1, help="At most so many rows.")] = 20,
    format: Format = None,
) -> None:
    """Find the reports, or with --claims the claims, that have all the words; the last recorded first."""
    from tallybook import codec, shown
    from tallybook import ledger as book

    with opened(ledger) as engine:
        if claims:
            items = book.reviewed_claims(engine, book.search_claims(engine, words, limit=limit))
            found = [i.claim for i in items]
            confided = book.confided(engine, {c.document for c in found})
            reports = {c.document: d for c in found if (d := book.document(engine, c.document)) is not None}
            if for_programs(format):
                print_records(codec.reviewed(i, confidential=i.read.document in confided) for i in items)
            else:
                print_table(shown.claims(found, reports, said_of(engine, items)))
        else:
            texts = book.search(engine, words, limit)
            confided = book.confided(engine, {f.document.id for f in texts})
            if for_programs(format):
                print_records(codec.document(f.document, confidential=f.document.id in confided) for f in texts)
            else:
                print_table(shown.reports([(f.document, f.around) for f in texts], confided))
    if not (found if claims else texts):
        say(f"nothing has all of: {words}")
        raise typer.Exit(1)
