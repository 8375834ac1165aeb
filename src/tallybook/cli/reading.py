"""Commands that read reports and touch no ledger."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import Annotated

import typer

from tallybook.cli.common import (
    FORMAT_HELP,
    Cluster,
    Engine,
    Format,
    Inputs,
    JobsOrAll,
    Layered,
    Model,
    Out,
    Readers,
    Refused,
    Rows,
    Which,
    documents,
    second_reader,
    stopping,
    tell_gated,
)
from tallybook.cli.far import read_by_engine, write_parquet
from tallybook.terminal import for_programs, print_records, print_table, progress, refusals
from tallybook.types import Document, Layers, Reading


def extract(
    inputs: Inputs,
    format: Format = None,
    jobs: JobsOrAll = None,
    out: Out = None,
    engine: Engine = None,
    cluster: Cluster = None,
    listed: Refused = None,
    reader: Which = Readers.rules,
    model: Model = None,
) -> None:
    """Read reports; print their claims, and the links within each. No ledger is touched."""
    from tallybook.ingest import Extent
    from tallybook.scale.processes import readings

    second, extent = second_reader(reader, model, jobs or 1), Extent(inputs)
    if engine is not None or cluster is not None:
        read_by_engine(inputs, out, jobs, engine, cluster, listed, second)
        return
    jobs = jobs or 1
    with closing(documents(inputs, extent)) as given:
        if out is not None:
            write_parquet(out, given, jobs, listed, second, extent.share)
            return
        with refusals(listed) as refused, stopping("what was printed is whole; nothing else is kept"):
            found = _told(refused(readings(refused(given), jobs, second)))
            _print_all(found, format, extent.share)


def explain(
    inputs: Inputs, format: Annotated[Layered | None, typer.Option(help=FORMAT_HELP, show_default=False)] = None
) -> None:
    """Print every quantity, attribution and time expression of the reports, with their offsets."""
    from tallybook import lexicon, shown
    from tallybook.extract import parse
    from tallybook.scale.reading import explain_or_refuse

    with refusals() as refused:
        for document in refused(documents(inputs)):
            for found in refused([explain_or_refuse(document, lexicon.load(), parse.load())]):
                if for_programs(format):
                    _print_layers(document, found)
                else:
                    print_table(shown.layers(document, found))


def _print_all(found: Iterator[Reading], format: Rows | None, share: Callable[[], float | None]) -> None:
    from tallybook import shown

    if for_programs(format):
        for reading in found if sys.stdout.isatty() else progress(found, lambda reading: len(reading.claims), share):
            _print_reading(reading)
        return
    read = list(progress(found, lambda reading: len(reading.claims), share))
    reports = {r.document.id: r.document for r in read}
    print_table(shown.claims([c for r in read for c in r.claims], reports))


def _told(found: Iterable[Reading]) -> Iterator[Reading]:
    for reading in found:
        tell_gated(reading)
        yield reading


def _print_reading(reading: Reading) -> None:
    from tallybook import codec

    print_records([codec.document(reading.document)])
    print_records(map(codec.claim, reading.claims))
    print_records(map(codec.link, reading.links))
    if reading.gated is not None:
        print_records([codec.gate(reading.gated)])


def _print_layers(document: Document, found: Layers) -> None:
    from tallybook import codec

    print_records(codec.quantity(document, q) for q in found.quantities)
    print_records(codec.attribution(document, a) for a in found.attributions)
    print_records(codec.time(document, t) for t in found.times)
