"""What runs in the engine's workers. This module needs Daft; whoever imports it has seen to that."""

import os
from dataclasses import asdict, fields
from typing import Any, BinaryIO, cast

import daft
import pyarrow as pa

from tallybook.bodies import VARIABLE
from tallybook.errors import TallybookError
from tallybook.scale import slices
from tallybook.scale.rows import Row, row, schema
from tallybook.scale.slices import Slice
from tallybook.types import Document, Refusal, Run

ROWS = pa.list_(pa.struct(list(schema())))
SLICES = pa.list_(pa.struct([(f.name, pa.int64() if f.type is int else pa.string()) for f in fields(Slice)]))
TOGETHER = 4  # slices that a worker gets at once


def names() -> list[str]:
    """The columns of the output."""
    return list(schema().names)


def opened(path: str) -> BinaryIO:
    """A file of this machine, or at an address that the engine can read."""
    return cast(BinaryIO, daft.open_file(path, "rb") if "://" in path else open(path, "rb"))


@daft.func.batch(return_dtype=daft.DataType.from_arrow_type(SLICES))  # type: ignore[untyped-decorator]
def cut(inputs: Any, paths: Any) -> Any:
    """The slices of each input."""
    pairs = zip(inputs.to_pylist(), paths.to_pylist(), strict=True)
    return pa.array([[asdict(s) for s in slices.cut(name, path, opened)] for name, path in pairs], SLICES)


class Reader:
    """One process with one model, which reads slices."""

    def __init__(self, run: Row, sources: str | None) -> None:
        """For a run of the program at the other end. Raises TallybookError where this end has other words or models."""
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # there are as many workers as processors
        if sources is not None:
            os.environ[VARIABLE] = sources
        from tallybook import __version__, lexicon
        from tallybook.extract import parse

        self.run, self.lexicon, self.parser = Run(**run), lexicon.load(), parse.load()
        here = (__version__, self.lexicon.digest, self.parser.name)
        there = (self.run.version, self.run.lexicon_digest, self.run.parser)
        if here != there:
            raise TallybookError(f"this node has other words or another version: {here}, and not {there}")

    @daft.method.batch(return_dtype=daft.DataType.from_arrow_type(ROWS), batch_size=TOGETHER)  # type: ignore[untyped-decorator]
    def read(self, *columns: Any) -> Any:
        """The rows of each slice; the sentences of several slices are parsed together."""
        held = zip(*(c.to_pylist() for c in columns), strict=True)
        items = [Slice(**dict(zip((f.name for f in fields(Slice)), values, strict=True))) for values in held]
        return pa.array(self.rows(items), ROWS)

    def rows(self, items: list[Slice]) -> list[list[Row]]:
        """The rows of each slice."""
        from tallybook.scale.reading import read_all

        given = [list(slices.read(item, opened)) for item in items]
        found = read_all([d for held in given for d in held if isinstance(d, Document)], self.lexicon, self.parser)
        out = []
        for item, held in zip(items, given, strict=True):
            read = [d if isinstance(d, Refusal) else next(found) for d in held]
            out.append(
                [
                    {**row(r, self.run), "slice": item.name, "number": number, "of": len(read)}
                    for number, r in enumerate(read)
                ]
            )
        return out


def readers(count: int) -> Any:
    """The class of readers, of which there are so many, each a process with a processor of its own."""
    return daft.cls(Reader, max_concurrency=count, use_process=True)
