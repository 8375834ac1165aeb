"""The commands. Data goes to standard output, everything else to standard error.

Exit codes: 0 when all was done; 1 when some inputs were refused, or what was asked for is not
there or not as recorded; 2 for wrong usage, or when nothing could be done at all.

Heavy modules are imported inside the commands, so that `--help` answers at once.
"""

import io
import os
import sys
import tempfile
import webbrowser
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from enum import StrEnum
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from tallybook import __version__
from tallybook.bodies import VARIABLE
from tallybook.errors import TallybookError
from tallybook.terminal import Sieve, for_programs, print_records, print_table, progress, refusals, say, target
from tallybook.types import Document, Layers, Reading, Refusal

if TYPE_CHECKING:
    import sqlalchemy as sa


class Commands(TyperGroup):
    """The group of commands; what Tallybook refuses is told in one line and ends with exit code 2."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command, and flushes its output while a closed pipe can still be taken quietly."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except TallybookError as error:
            say(str(error))
            raise typer.Exit(2) from error


class Rows(StrEnum):
    """JSON Lines for programs, a table for people."""

    jsonl = "jsonl"
    table = "table"


class Layered(StrEnum):
    """JSON Lines for programs, text for people."""

    jsonl = "jsonl"
    text = "text"


INPUT_HELP = "A file, a folder, or - for standard input."
FORMAT_HELP = "Without it: for people on a terminal, jsonl into a pipe or a file."
Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help=INPUT_HELP, show_default=False)]
Ledger = Annotated[str, typer.Option(envvar="TALLYBOOK_LEDGER", metavar="URL|FILE", help="The ledger.")]
Jobs = Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port on this machine; 0 takes a free one.")]
Format = Annotated[Rows | None, typer.Option(help=FORMAT_HELP, show_default=False)]
LEDGER = "tallybook.db"
PORT = 8765

app = typer.Typer(cls=Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


def _version(asked: bool) -> None:
    if asked:
        print(f"tallybook {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
    sources: Annotated[
        str | None,
        typer.Option(envvar=VARIABLE, metavar="FILE", help="Your own file of sources.", show_default=False),
    ] = None,
) -> None:
    """A ledger of every figure in the news: who counted what, when, in which words, and who says so."""
    if sources is not None:
        os.environ[VARIABLE] = sources  # for the processes that read, too
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


@app.command()
def extract(inputs: Inputs, format: Format = None, jobs: Jobs = 1) -> None:
    """Read reports; print their claims, and the links within each. No ledger is touched."""
    from tallybook import shown
    from tallybook.scale.processes import readings

    with refusals() as refused:
        found = refused(readings(refused(_documents(inputs)), jobs))
        if for_programs(format):
            for reading in found:
                _print_reading(reading)
        else:
            read = list(progress(found))
            documents = {r.document.id: r.document for r in read}
            print_table(shown.claims([c for r in read for c in r.claims], documents))


@app.command()
def explain(
    inputs: Inputs, format: Annotated[Layered | None, typer.Option(help=FORMAT_HELP, show_default=False)] = None
) -> None:
    """Print every quantity, attribution and time expression of the reports, with their offsets."""
    from tallybook import lexicon, shown
    from tallybook.extract import parse
    from tallybook.scale.reading import explain_or_refuse

    with refusals() as refused:
        for document in refused(_documents(inputs)):
            for found in refused([explain_or_refuse(document, lexicon.load(), parse.load())]):
                if for_programs(format):
                    _print_layers(document, found)
                else:
                    print_table(shown.layers(document, found))


@app.command()
def add(inputs: Inputs, ledger: Ledger = LEDGER, jobs: Jobs = 1) -> None:
    """Read reports and keep them in the ledger with their claims and links; what is there already stays as it is."""
    with refusals() as refused, _opened(ledger, create=True) as engine:
        _add(engine, refused, inputs, jobs)


@app.command()
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
    with _opened(ledger) as engine:
        _show_claims(engine, where, limit) if anchor is None else _show_claim(engine, anchor)


@app.command()
def export(
    format: Annotated[str, typer.Option(help="jsonl or csv.")] = "jsonl",
    output: Annotated[Path | None, typer.Option(help="A file, instead of standard output.", show_default=False)] = None,
    ledger: Ledger = LEDGER,
) -> None:
    """Write the ledger's current readings."""
    from tallybook import export as exporting

    with _opened(ledger) as engine, target(output) as stream:
        exporting.export(engine, format, stream)


@app.command()
def asof(
    dates: Annotated[
        list[str],
        typer.Argument(metavar="DATE...", help="YYYY-MM-DD (its end, UTC), or with a time.", show_default=False),
    ],
    ledger: Ledger = LEDGER,
    format: Format = None,
) -> None:
    """Tell what stood at each date: for every count, each origin's newest figure that had not been replaced."""
    from tallybook import codec, series, shown
    from tallybook import ledger as book

    with _opened(ledger) as engine:
        held = book.linked(engine)
        for counts, standing in [
            series.as_of(held.documents, held.claims, held.links, date, held.linked) for date in dates
        ]:
            if for_programs(format):
                print_records(map(codec.count, counts))
                print_records(map(codec.standing, standing))
            else:
                print_table(shown.standings(counts, standing))


@app.command()
def serve(
    ledger: Ledger = LEDGER,
    port: Port = PORT,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
) -> None:
    """Show the ledger in a browser, on this machine."""
    from tallybook import web

    with _opened(ledger) as engine:
        web.serve(engine, port, host, _announce)


@app.command()
def demo(
    port: Port = PORT,
    serving: Annotated[bool, typer.Option("--serve/--no-serve", help="Open the web page afterwards.")] = True,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Start a browser too.")] = True,
    ledger: Annotated[
        str | None, typer.Option(metavar="FILE", help="Keep the ledger here.", show_default="a temporary file")
    ] = None,
) -> None:
    """Build a ledger from invented dispatches, show what it found, and open its web page."""
    from tallybook import ledger as book
    from tallybook import web

    with _place_for(ledger) as path, refusals() as refused, _opened(path, create=True) as engine:
        with as_file(files("tallybook") / "data" / "demo") as dispatches:
            _add(engine, refused, [str(dispatches)], 1)
        _show_claims(engine, book.Filters(), 100)
        say(f"the ledger is {path}; look closer with: tallybook show --ledger {path} --measure killed")
        if serving:
            web.serve(engine, port, "127.0.0.1", _announce_and_open if browser else _announce)


@app.command()
def schema() -> None:
    """Print the JSON Schema of every record that the commands print."""
    import json

    from tallybook.schema import schema as made

    print(json.dumps(made(), indent=2, ensure_ascii=False))


@app.command()
def audit(ledger: Ledger = LEDGER) -> None:
    """Check every row of the ledger against what was recorded, and every figure against its words."""
    from tallybook import ledger as book
    from tallybook import lexicon
    from tallybook.extract import claim

    with _opened(ledger) as engine:
        result = book.audit(engine, partial(claim.verify, lexicon=lexicon.load()))
    for fault in result.faults:
        say(fault)
    if result.faults:
        raise typer.Exit(1)
    print(f"{result.claims} claims with {result.quotes} quotes: all is as recorded")


def _documents(inputs: list[str]) -> Iterator[Document | Refusal]:
    from tallybook import ingest

    return ingest.read(inputs, sys.stdin.buffer if sys.stdin is not None else None)


def _add(engine: "sa.Engine", refused: Sieve, inputs: list[str], jobs: int) -> None:
    from tallybook.scale.keeping import keep

    done: Counter[str] = Counter()
    claims = 0
    for outcome, reading in progress(refused(keep(engine, refused(_documents(inputs)), jobs))):
        done[outcome] += 1
        claims += len(reading.claims)
    said = ", ".join(f"{done[name]} {name}" for name in ("added", "superseded", "unchanged"))
    say(f"{done.total()} documents with {claims} claims: {said}")


@contextmanager
def _opened(location: str, *, create: bool = False) -> "Iterator[sa.Engine]":
    from tallybook.ledger import open_ledger

    engine = open_ledger(location, read_only=not create)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _place_for(ledger: str | None) -> Iterator[str]:
    with nullcontext() if ledger else tempfile.TemporaryDirectory(prefix="tallybook-") as folder:
        yield ledger or str(Path(str(folder), "demo.db"))


def _print_reading(reading: Reading) -> None:
    from tallybook import codec

    print_records([codec.document(reading.document)])
    print_records(map(codec.claim, reading.claims))
    print_records(map(codec.link, reading.links))


def _print_layers(document: Document, found: Layers) -> None:
    from tallybook import codec

    print_records(codec.quantity(document, q) for q in found.quantities)
    print_records(codec.attribution(document, a) for a in found.attributions)
    print_records(codec.time(document, t) for t in found.times)


def _show_claims(engine: "sa.Engine", where: Any, limit: int) -> None:
    from tallybook import ledger as book
    from tallybook import shown

    documents = {d.id: d for d in book.each_document(engine)}
    print_table(shown.claims(book.claims(engine, where, limit), documents))
    total = book.count_claims(engine, where)
    if total > limit:
        say(f"{total - limit} more; --limit shows them")


def _show_claim(engine: "sa.Engine", anchor: str) -> None:
    from tallybook import ledger as book
    from tallybook import shown

    claim = book.claim(engine, anchor)
    if claim is None:
        say(f"no current claim has the anchor {anchor}")
        raise typer.Exit(1)
    print_table(shown.claim(claim, book.document(engine, claim.document), book.linked(engine).links_of(anchor)))


def _announce(url: str) -> None:
    say(f"serving at {url} (Ctrl-C ends it)")


def _announce_and_open(url: str) -> None:
    _announce(url)
    if sys.stderr.isatty() and (
        sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        webbrowser.open(url)
