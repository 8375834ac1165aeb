"""Bytes to Document: text with or without a header block, JSONL, folders of both, standard input."""

from tallybook.ingest.extent import Extent
from tallybook.ingest.inputs import FORMATS, format_of, read, read_part, read_stream
from tallybook.ingest.source import START, Documents, Part

__all__ = ["FORMATS", "START", "Documents", "Extent", "Part", "format_of", "read", "read_part", "read_stream"]
