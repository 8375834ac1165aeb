"""Commands for many reports: their readings into Parquet, and from there into a ledger."""

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallybook.cli.common import (
    LEDGER,
    Cluster,
    Engines,
    JobsOrAll,
    Ledger,
    Refused,
    opened,
    stopping,
    tell_gated,
    tell_kept,
)
from tallybook.errors import TallybookError
from tallybook.terminal import progress, refusals, say
from tallybook.types import Document, Refusal

if TYPE_CHECKING:
    from tallybook.readers.llm import Reader


def load(
    paths: Annotated[list[Path], typer.Argument(metavar="PARQUET...", help="Files, or folders of them.")],
    ledger: Ledger = LEDGER,
    listed: Refused = None,
) -> None:
    """Bring what `extract --out` wrote into the ledger, each row checked again; twice is as good as once."""
    from tallybook.ledger import intake
    from tallybook.scale.loading import Load

    found = Load(paths)
    with opened(ledger, create=True, whole=True) as engine:
        before = intake.refused(engine)
        with refusals(listed, partial(intake.note, engine)) as refused:
            tell_kept(refused(found.into(engine)), found.share)
            intake.settle(engine, before, [str(file) for file in found.files])


def link(
    readings: Annotated[Path, typer.Argument(metavar="PARQUET", help="A file of readings, or a folder of them.")],
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="An empty folder for Parquet, a row a story.")],
    jobs: JobsOrAll = None,
    cluster: Cluster = None,
) -> None:
    """Link readings over Parquet by an engine's joins, as a ledger does, without what people decided and corrected."""
    from tallybook.scale import linking

    with stopping(f"nothing in {out} is whole; empty it, and begin again"):
        say(f"{linking.link(readings, out, jobs, cluster)} stories are in {out}")
    say("linked as read: decisions, corrections and retractions are in ledgers; tallybook load brings readings there")


def write_parquet(
    out: Path,
    documents: Iterator[Document | Refusal],
    jobs: int,
    listed: Path | None,
    reader: "Reader | None",
    share: Callable[[], float | None],
) -> None:
    """Reads the documents into a Parquet file or folder; what a folder holds already is not read again."""
    from tallybook.scale import writing

    done = writing.done(out)
    with refusals(listed) as refused, stopping(_how_to_go_on(out)):
        left = writing.still_to_read(documents, done)
        with closing(writing.read_into(out, left, jobs, reader)) as written:
            counts = [0, 0]
            for reading in progress(refused(written), lambda item: len(item.claims), share):
                tell_gated(reading)
                counts = [counts[0] + 1, counts[1] + len(reading.claims)]
        before = f"; {done.total()} were there" if done else ""
        say(f"{counts[0]} documents with {counts[1]} claims written to {out}{before}")


def read_by_engine(
    inputs: list[str],
    out: Path | None,
    jobs: int | None,
    engine: Engines | None,
    cluster: str | None,
    listed: Path | None,
    reader: "Reader | None",
) -> None:
    """Has an engine read the inputs into a folder, and tells what is there at the end."""
    from tallybook.scale.engine import extract

    if engine is None:
        raise TallybookError("--cluster is for --engine daft")
    if out is None or out.suffix == ".parquet":
        raise TallybookError("--engine writes many files: name a folder with --out FOLDER")
    if reader is not None:
        raise TallybookError("--engine is for our rules; --reader llm asks about one report at a time")
    with refusals(listed) as refused, stopping(_how_to_go_on(out)):
        done = extract(inputs, out, jobs, cluster)
        list(refused(done.refused))
        before = f"; {done.before} of {done.slices} slices were there" if done.before else ""
        say(f"{done.documents} documents with {done.claims} claims are in {out}{before}")


def _how_to_go_on(out: Path) -> str:
    if out.suffix == ".parquet":
        return f"{out} is as it was; into a folder instead, what is read would be kept"
    return f"what was read is in {out}; the same command goes on"
