"""Web archives, plain or gzipped (ISO 28500), read with FastWARC: each response that holds a page is a report."""

import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from tallybook.errors import InputRefused
from tallybook.ingest import html
from tallybook.ingest.source import LARGEST, Documents, Source
from tallybook.types import Document, Refusal

GZIP = b"\x1f\x8b"
PAGES = ("text/html", "application/xhtml+xml")


def recognise(start: bytes) -> bool:
    """Whether the input begins as a record of a web archive."""
    if start.startswith(GZIP):
        with suppress(zlib.error):
            start = zlib.decompressobj(31).decompress(start, 16)
    return start.startswith(b"WARC/")


def documents(source: Source) -> Documents:
    """A document for each page of the archive, or why there is none; what is no page is passed over.

    The archive is read on from the front: memory does not grow with it. The date of crawling is no date of publication.
    """
    for record in _responses(source.stream):
        address = record.headers.get("WARC-Target-URI", "").strip("<>")
        if record.http_content_type not in PAGES or not _found(record):
            continue
        try:
            yield _page(record, address)
        except InputRefused as error:
            yield Refusal(input=f"{source.name} {address}", reason=str(error))


def _responses(stream: Any) -> Iterator[Any]:
    try:
        yield from ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True)
    except (OSError, ValueError, EOFError) as error:
        raise InputRefused(f"the archive is damaged from here on: {error}") from error


def _found(record: Any) -> bool:
    status = record.http_headers.status_code if record.http_headers is not None else None
    return status is None or 200 <= status < 300


def _page(record: Any, address: str) -> Document:
    raw = record.reader.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise InputRefused(f"the page is larger than {LARGEST // 1_000_000} MB: no single report is")
    return html.report(raw, address or None)
