"""Bytes to Document: text with or without a header block, JSONL, folders of both, standard input."""

from tallybook.ingest.extent import Extent
from tallybook.ingest.inputs import FORMATS, read, read_stream

__all__ = ["FORMATS", "Extent", "read", "read_stream"]
