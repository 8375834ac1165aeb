"""Readings as rows of a table, one a document, for Parquet; and rows back to readings.

A row has the fields of the public record of a document, its `claims` and `links` as lists of their public records, and
the `run` that read it. What was refused has a row of its own, with `refused` filled and the rest null, so that nothing
is missing in silence. The types of the columns are those of the dataclasses (`types.py`): nothing is listed twice.
"""

import types
import typing
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from importlib import import_module
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from tallybook import codec, ids, ledger
from tallybook.errors import TallybookError
from tallybook.readings import Gated
from tallybook.types import Claim, Document, Evidence, Link, Reading, Refusal, Run

Row = dict[str, Any]
PLAIN = {str: "string", float: "float64", int: "int64", bool: "bool_"}
LEFT_OUT = {Evidence: ("document",), Document: ("text",)}  # the claim names it; it comes last, being long
SLICE = ("slice", "number", "of")  # which slice of which input, and which row of how many; null where there are none


def needed(module: str, extra: str) -> Any:
    """A module of an extra. Raises TallybookError, which says what to install, where it is not there."""
    try:
        return import_module(module)
    except ImportError as error:
        said = f"this needs {module}, which is not installed: pip install 'tallybook[{extra}]'"
        raise TallybookError(said) from error


@cache
def schema() -> Any:
    """The Arrow schema of the rows, with a sentence on each column in its metadata. Raises TallybookError."""
    pa = needed("pyarrow", "scale")
    columns = {
        "key": pa.string(),
        **{name: _column(kind) for name, kind in _hints(Document)},
        "text_sha256": pa.string(),
        "text": pa.string(),
        "claims": pa.list_(_column(Claim)),
        "links": pa.list_(_column(Link)),
        "gated": _column(Gated),
        "refused": _column(Refusal),
        "run": _column(Run),
        "slice": pa.string(),
        "number": pa.int64(),
        "of": pa.int64(),
    }
    return pa.schema([pa.field(name, kind, metadata={"is": MEANING.get(name, "")}) for name, kind in columns.items()])


MEANING = {
    "key": "names the content of the document, or the input that was refused; equal for equal content",
    "claims": "the public records of its claims, in the order of the text",
    "links": "the public records of the links among them",
    "gated": "what became of a second reader's claims; null where the rules read",
    "refused": "the input that could not be read, and why; else null",
    "run": "which version, words and model read it, and when",
    "slice": "engines: the piece of an input that the row was read from; else null",
    "number": "engines: which row of its slice it is, from 0",
    "of": "engines: how many rows its slice gave",
}


def _hints(kind: type) -> list[tuple[str, Any]]:
    hints, out = get_type_hints(kind), LEFT_OUT.get(kind, ())
    return [(f.name.rstrip("_"), hints[f.name]) for f in fields(kind) if f.name not in out]


def _column(hint: Any) -> Any:
    """The Arrow type of a field's type: a dataclass is a struct, a tuple a list, words of a few are strings."""
    pa = needed("pyarrow", "scale")
    if hint in PLAIN:
        return getattr(pa, PLAIN[hint])()
    if is_dataclass(hint) and isinstance(hint, type):
        return pa.struct([(name, _column(kind)) for name, kind in _hints(hint)])
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _column(next(a for a in args if a is not type(None)))
    if origin is tuple:
        return pa.list_(_column(args[0]))
    if origin is Literal:
        return pa.string()
    raise TypeError(f"no column holds {typing.cast(Any, hint)!r}")


def row(item: Reading | Refusal, run: Run) -> Row:
    """The row of what was read, or refused, by a run."""
    if isinstance(item, Refusal):
        return {**_empty(), "key": ids.digest("refused", item.input), "refused": codec.plain(item), "run": _run(run)}
    document = codec.document(item.document)
    del document["type"]
    return {
        **_empty(),
        **document,
        "key": ledger.document_key(item.document),
        "claims": [{**_record(codec.claim(c)), "quantity": asdict(c.quantity)} for c in item.claims],
        "links": [_record(codec.link(k)) for k in item.links],
        "gated": None if item.gated is None else codec.plain(item.gated),
        "run": _run(run),
    }


def _record(made: Row) -> Row:
    del made["type"]
    return made


def _run(run: Run) -> Row:
    return dict(codec.plain(run))


def _empty() -> Row:
    return dict.fromkeys(schema().names)


def table(rows: list[Row]) -> Any:
    """The rows as a table of Arrow."""
    return needed("pyarrow", "scale").Table.from_pylist(rows, schema=schema())


def read(row: Row) -> tuple[Reading | Refusal, Run]:
    """What a row says: the reading with its run, or what was refused. Raises TallybookError for a row that is none."""
    try:
        run = msgspec.convert(row["run"], Run)
        if row.get("refused") is not None:
            return msgspec.convert(row["refused"], Refusal), run
        document = codec.read_document(row)
        claims, links = tuple(map(codec.read_claim, row["claims"])), tuple(map(codec.read_link, row["links"]))
        gated = None if row.get("gated") is None else msgspec.convert(row["gated"], Gated)
        return Reading(document=document, claims=claims, links=links, gated=gated), run
    except (msgspec.ValidationError, KeyError, TypeError) as error:
        reason = f"it has no {error}" if isinstance(error, KeyError) else str(error)
        raise TallybookError(f"it is no row of a reading: {reason}") from error


def reading(row: Row) -> Reading:
    """What a row of a reading says. Raises TallybookError for one that is none, or of what was refused."""
    found, _ = read(row)
    if isinstance(found, Refusal):
        raise TallybookError(f"{found.input} was refused: {found.reason}")
    return found
