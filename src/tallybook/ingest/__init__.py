"""Bytes to Document: text with or without a header block, JSONL, folders of both, standard input."""
