"""Readings written as Parquet: one file that is there whole or not at all, or a folder to which whole parts are added.

A folder that is there already is gone on with: what its parts hold is not read again.
"""

from collections import Counter, deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import chain, islice
from pathlib import Path
from typing import Any

from tallybook import ids, ledger, lexicon
from tallybook.errors import TallybookError
from tallybook.extract import parse
from tallybook.readers.llm import Reader
from tallybook.scale.alone import alone
from tallybook.scale.keeping import new_run
from tallybook.scale.processes import readings
from tallybook.scale.rows import Row, needed, row, schema, table
from tallybook.types import Document, Reading, Refusal, Run

PART = 5000  # rows of a part of a folder: what is lost at most when a run is stopped
GROUP = 500  # rows that are held in memory, and lie together in a file
PACKED = "zstd"
ENDING = ".parquet"
Item = Reading | Refusal
Items = Generator[Item, None, None]


def read_into(
    path: Path, documents: Iterable[Document | Refusal], jobs: int = 1, reader: Reader | None = None
) -> Items:
    """Reads documents and writes what is read, and what is refused on the way, as `write` does; the items pass on."""
    refused: deque[Refusal] = deque()

    def sifted() -> Iterator[Document]:
        for item in documents:
            if isinstance(item, Refusal):
                refused.append(item)
            else:
                yield item

    def both() -> Items:
        for item in readings(sifted(), jobs, reader):
            while refused:
                yield refused.popleft()
            yield item
        yield from refused

    needed("pyarrow", "scale")
    run = new_run(lexicon.load(), parse.load() if reader is None else reader)
    with closing(both()) as items:
        yield from write(path, items, run)


def write(path: Path, items: Iterable[Item], run: Run) -> Items:
    """Passes the items on while it writes them to a file (*.parquet) or a folder. Raises TallybookError."""
    if path.suffix == ENDING and not path.is_dir():
        yield from _file(path, items, run)
        return
    with _told(path):
        path.mkdir(parents=True, exist_ok=True)
    left, number = iter(items), 0
    with alone(path):
        while (first := next(left, None)) is not None:
            while (part := path / f"part-{number:06}{ENDING}").exists():
                number += 1
            yield from _part(part, chain([first], islice(left, PART - 1)), run)


def _file(path: Path, items: Iterable[Item], run: Run) -> Iterator[Item]:
    rows: list[Row] = []
    with _writer(path) as put:
        for item in items:
            rows.append(row(item, run))
            if len(rows) == GROUP:
                put(table(rows))
                rows = []
            yield item
        put(table(rows))


def _part(path: Path, items: Iterable[Item], run: Run) -> Iterator[Item]:
    rows: list[Row] = []
    try:
        for item in items:
            rows.append(row(item, run))
            yield item
    finally:  # stopped or not: what was read is kept
        with _writer(path) as put:
            put(table(rows))


def done(folder: Path) -> Counter[str]:
    """The keys of the rows that a folder's parts hold, and how often. Raises TallybookError for a part that is none."""
    found: Counter[str] = Counter()
    if folder.is_file():
        return found
    for path in sorted(folder.glob("*" + ENDING)):
        for batch in batches(path, ["key"]):
            found.update(batch.column("key").to_pylist())
    return found


def still_to_read(items: Iterable[Document | Refusal], done: Counter[str]) -> Iterator[Document | Refusal]:
    """The documents and refusals that are not among those done, each as often as it is there more often."""
    left = done.copy()
    for item in items:
        key = ids.digest("refused", item.input) if isinstance(item, Refusal) else ledger.document_key(item)
        if left[key]:
            left[key] -= 1
        else:
            yield item


def batches(path: Path, columns: list[str] | None = None) -> Iterator[Any]:
    """The rows of a Parquet file, some at a time. Raises TallybookError for a file that is none, or of other rows."""
    with _opened(path) as file:
        yield from file.iter_batches(GROUP, columns=columns)


def count(path: Path) -> int:
    """How many rows a Parquet file has. Raises TallybookError for a file that is none, or of other rows."""
    with _opened(path) as file:
        return int(file.metadata.num_rows)


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    parquet, pa = needed("pyarrow.parquet", "scale"), needed("pyarrow", "scale")
    try:
        with parquet.ParquetFile(path) as file:
            lacking = [n for n in schema().names if n not in file.schema_arrow.names]
            if lacking:
                raise TallybookError(f"{path} holds no readings: it has no column {', '.join(lacking)}")
            yield file
    except FileNotFoundError as error:
        raise TallybookError(f"{path}: there is no such file") from error
    except (OSError, pa.ArrowException) as error:
        raise TallybookError(f"{path} is no Parquet file that can be read: {error}") from error


@contextmanager
def _writer(path: Path) -> Iterator[Any]:
    """A function that writes tables to a file, which is there at the end, whole, or not at all."""
    parquet = needed("pyarrow.parquet", "scale")
    part = path.with_name(f".{path.name}.part")
    with _told(path):
        try:
            with parquet.ParquetWriter(part, schema(), compression=PACKED) as writer:
                yield writer.write_table
            part.replace(path)
        finally:
            with suppress(OSError):
                part.unlink()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise TallybookError(f"cannot write {path}: {error.strerror or error}") from error
