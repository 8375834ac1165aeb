"""Content hashes. Equal content, equal id, on every machine."""

import hashlib

from tallybook.types import Document

LENGTH = 16  # hex digits: 64 bits, one chance in a million of a clash among six million rows


def digest(*parts: object) -> str:
    """A short hash of the parts in order; None and "" differ, and no join of two parts equals one part."""
    h = hashlib.sha256()
    for part in parts:
        text = "\x00none" if part is None else str(part)
        data = text.encode("utf-8", "surrogatepass")
        h.update(len(data).to_bytes(8, "big"))
        h.update(data)
    return h.hexdigest()[:LENGTH]


def sha256(data: bytes) -> str:
    """The full SHA-256 of the bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def text_sha256(text: str) -> str:
    """The full SHA-256 of the text as UTF-8, in hex."""
    return sha256(text.encode("utf-8", "surrogatepass"))


def anchor(document: Document, start: int, end: int, measure: str) -> str:
    """The name of a figure that outlives its reading.

    It hashes the publisher, the URL and the text, not the document's id (two files may both be
    called 01), then the number's own words without its hedge, by offset, and the measure.
    """
    return digest("anchor", document.publisher, document.url, text_sha256(document.text), start, end, measure)
