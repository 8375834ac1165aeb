"""EXPORTERS: what other programs can take from a ledger."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TextIO

import sqlalchemy as sa

from tallybook.errors import TallybookError
from tallybook.export import csv, jsonl
from tallybook.export.redacting import NOTHING, Redaction, redaction

Exporter = Callable[[sa.Engine, TextIO, Redaction], None]

EXPORTERS: Mapping[str, Exporter] = MappingProxyType({"jsonl": jsonl.write, "csv": csv.write})


def export(engine: sa.Engine, format: str, stream: TextIO, *, redact: bool = False) -> None:
    """Writes the ledger's current readings to a text stream, in a format of EXPORTERS.

    The same content gives the same bytes, whatever the order of adding. `redact` blacks out the names of persons, as
    far as they are recognised. Raises TallybookError for another format.
    """
    if format not in EXPORTERS:
        raise TallybookError(f"no export format {format!r}: choose {', '.join(EXPORTERS)}")
    EXPORTERS[format](engine, stream, redaction(engine) if redact else NOTHING)
