"""EXPORTERS: what other programs can take from a ledger."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TextIO

import sqlalchemy as sa

from tallybook.errors import TallybookError
from tallybook.export import csv, jsonl

Exporter = Callable[[sa.Engine, TextIO], None]

EXPORTERS: Mapping[str, Exporter] = MappingProxyType({"jsonl": jsonl.write, "csv": csv.write})


def export(engine: sa.Engine, format: str, stream: TextIO) -> None:
    """Writes the ledger's current readings to a text stream, in a format of EXPORTERS.

    The same content gives the same bytes, whatever the order of adding. Raises TallybookError for another format.
    """
    if format not in EXPORTERS:
        raise TallybookError(f"no export format {format!r}: choose {', '.join(EXPORTERS)}")
    EXPORTERS[format](engine, stream)
