"""Bytes to Document: text with or without a header block, JSONL, folders of both, standard input."""

from tallybook.ingest.inputs import FORMATS, read

__all__ = ["FORMATS", "read"]
