"""Commands that keep reports in the ledger, show and export what is there, and check it."""

from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tallybook.cli.common import (
    INPUT_HELP,
    LEDGER,
    Jobs,
    Ledger,
    Model,
    Readers,
    Refused,
    Which,
    documents,
    opened,
    second_reader,
    tell_kept,
)
from tallybook.terminal import Sieve, print_table, refusals, say, target

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sqlalchemy as sa

    from tallybook.entries import Reviewed
    from tallybook.readers.llm import Reader


def add(
    inputs: Annotated[list[str] | None, typer.Argument(metavar="INPUT...", help=INPUT_HELP, show_default=False)] = None,
    ledger: Ledger = LEDGER,
    jobs: Jobs = 1,
    listed: Refused = None,
    retry: Annotated[bool, typer.Option("--retry", help="Read again what was refused before.")] = False,
    reader: Which = Readers.rules,
    model: Model = None,
) -> None:
    """Read reports and keep them in the ledger with their claims and links; what is there already stays as it is."""
    from tallybook import ledger as book
    from tallybook.ledger import intake

    if not inputs and not retry:
        raise typer.BadParameter("name a file, a folder, an address or -, or give --retry", param_hint="INPUT")
    second = second_reader(reader, model, jobs)
    with opened(ledger, create=True, whole=not retry) as engine:
        if retry:
            book.whole(engine, "reading again what was refused")
        before = intake.refused(engine)
        given = list(dict.fromkeys([*(inputs or []), *(t.given for t in before if retry)]))
        with refusals(listed, partial(intake.note, engine)) as refused:
            add_all(engine, refused, given, jobs, second)
            intake.settle(engine, before, given)


def show(
    anchor: Annotated[str | None, typer.Argument(help="One claim, whole, by its anchor.", show_default=False)] = None,
    ledger: Ledger = LEDGER,
    measure: Annotated[str | None, typer.Option(help="As in the list of measures: killed, missing ...")] = None,
    status: Annotated[str | None, typer.Option(help="reported, estimated, denied ...")] = None,
    bound: Annotated[str | None, typer.Option(help="exact, about, at_least ...")] = None,
    date: Annotated[str | None, typer.Option(help="Day of publication, YYYY-MM-DD.")] = None,
    document: Annotated[str | None, typer.Option(help="The document's id.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    origin: Annotated[str | None, typer.Option(help="Who said it first.")] = None,
    place: Annotated[str | None, typer.Option(help="Where, in the text's words.")] = None,
    text: Annotated[str | None, typer.Option(help="A piece of the quote, of who is counted, or of a source.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many rows.")] = 100,
) -> None:
    """Show the ledger's current claims as a table, or one claim with its words and links."""
    from tallybook.ledger import Filters

    where = Filters(
        date=date, measure=measure, status=status, bound=bound, publisher=publisher,
        origin=origin, document=document, place=place, text=text,
    )  # fmt: skip
    with opened(ledger) as engine:
        show_claims(engine, where, limit) if anchor is None else _show_claim(engine, anchor)


def export(
    format: Annotated[str, typer.Option(help="jsonl or csv.")] = "jsonl",
    output: Annotated[Path | None, typer.Option(help="A file, instead of standard output.", show_default=False)] = None,
    redact: Annotated[bool, typer.Option("--redact", help="Black out persons' names, where recognised.")] = False,
    ledger: Ledger = LEDGER,
) -> None:
    """Write the ledger's current readings."""
    from tallybook import export as exporting

    with opened(ledger) as engine, target(output) as stream:
        exporting.export(engine, format, stream, redact=redact)
    if redact:
        say("names are blacked out as far as they were recognised: read it before you pass it on")


def schema() -> None:
    """Print the JSON Schema of every record that the commands print."""
    import json

    from tallybook.schema import schema as made

    print(json.dumps(made(), indent=2, ensure_ascii=False))


def audit(ledger: Ledger = LEDGER) -> None:
    """Check every row of the ledger against what was recorded, and every figure against its words."""
    from tallybook import ledger as book
    from tallybook import lexicon
    from tallybook.extract import claim

    with opened(ledger) as engine:
        result = book.audit(engine, partial(claim.verify, lexicon=lexicon.load()))
    for fault in result.faults:
        say(fault)
    if result.faults:
        raise typer.Exit(1)
    print(f"{result.claims} claims, {result.quotes} quotes, all as recorded")
    if result.purged:
        print(f"{result.purged} reports purged; tallybook purge --list says when, by whom and why")


def add_all(engine: "sa.Engine", refused: Sieve, inputs: list[str], jobs: int, reader: "Reader | None" = None) -> None:
    """Reads the inputs, keeps them, and tells in a line what became of them."""
    from tallybook.ingest import Extent
    from tallybook.scale.keeping import keep

    extent = Extent(inputs)
    with closing(documents(inputs, extent)) as given:
        tell_kept(refused(keep(engine, refused(given), jobs, reader)), extent.share)


def show_claims(engine: "sa.Engine", where: Any, limit: int) -> None:
    """Prints the claims that the filters ask for, and how many there are beyond the limit."""
    from tallybook import ledger as book
    from tallybook import shown

    found = book.listed(engine, where, limit + 1)
    names = dict.fromkeys(i.read.document for i in found[:limit])
    documents = {name: d for name in names if (d := book.document(engine, name)) is not None}
    said = said_of(engine, found[:limit])
    print_table(shown.claims([i.claim for i in found[:limit]], documents, said))
    total = book.count_claims(engine, where, limit + book.MANY)
    if total is None:
        more = len(found) > limit
        say("how many there are is withheld: some may be confidential" + ("; there are more, see --limit" * more))
    elif total > limit:
        more_than = "more than " if total > limit + book.MANY else ""
        say(f"{more_than}{min(total - limit, book.MANY):,} more; --limit shows them")


def said_of(engine: "sa.Engine", items: "Sequence[Reviewed]") -> dict[str, str]:
    """What is to be known of a claim beside what it says: people's corrections, that its report was taken back or is
    confidential."""
    from tallybook import ledger as book
    from tallybook import review

    marks = {i.read.anchor: [review.mark(i)] for i in items}
    for anchor, entry in book.taken_back(engine, marks).items():
        marks[anchor].append(review.taken_back(entry))
    confided = book.confided(engine, {i.read.document for i in items})
    for item in items:
        marks[item.read.anchor] += ["confidential"] * (item.read.document in confided)
    return {anchor: "; ".join(filter(None, held)) for anchor, held in marks.items()}


def _show_claim(engine: "sa.Engine", anchor: str) -> None:
    from tallybook import ledger as book
    from tallybook import shown

    item = book.reviewed(engine, [anchor]).get(anchor)
    if item is None:
        say(f"no current claim has the anchor {anchor}")
        raise typer.Exit(1)
    report = book.document(engine, item.read.document)
    print_table(shown.claim(item.claim, report, book.links_about(engine, anchor)))
    if item.reviews:
        print_table(shown.reviews(item))
    for back in book.retractions(engine, item.read.document):
        say(f"{back.by}: {'retracted' if back.holds else 'not retracted'} at {back.at[:16]}: {back.why}")
