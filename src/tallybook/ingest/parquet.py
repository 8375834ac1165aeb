"""Parquet: a document a row, under the same names of fields as in JSON lines. Reading it takes the extra `scale`."""

from datetime import date
from typing import Any

import msgspec

from tallybook.errors import InputRefused
from tallybook.ingest.document import words
from tallybook.ingest.jsonl import of_record
from tallybook.ingest.source import Documents, Source
from tallybook.types import Refusal

MARK = b"PAR1"
TOGETHER = 64  # rows that are in memory


def recognise(start: bytes) -> bool:
    """Whether the input begins as a Parquet file."""
    return start.startswith(MARK)


def documents(source: Source) -> Documents:
    """A document or a Refusal for each row; a refusal names its row. Raises InputRefused."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise InputRefused("it is Parquet; to read it: pip install 'tallybook[scale]'") from error
    if not source.stream.seekable():
        raise InputRefused("it is Parquet, which cannot be read from a pipe: give the file")
    names = {name for names in words().record.values() for name in names}
    number = source.part.first
    try:
        with parquet.ParquetFile(source.stream) as file:
            held = [name for name in file.schema_arrow.names if name in names]
            groups = source.part.groups
            wanted = range(file.metadata.num_row_groups) if groups is None else groups
            for batch in file.iter_batches(TOGETHER, row_groups=list(wanted), columns=held):
                for record in batch.to_pylist():
                    try:
                        plain = {name: _plain(value) for name, value in record.items()}
                        yield of_record(plain, msgspec.json.encode(plain))
                    except InputRefused as error:
                        yield Refusal(input=f"{source.name} row {number}", reason=str(error))
                    number += 1
    except (pa.ArrowException, OSError) as error:
        raise InputRefused(f"it is Parquet that is damaged: {error}") from error


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
