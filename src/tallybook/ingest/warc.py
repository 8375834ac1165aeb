"""Web archives, plain or gzipped (ISO 28500), read with FastWARC: each response that holds a page is a report."""

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from tallybook.errors import InputRefused
from tallybook.ingest import html
from tallybook.ingest.document import Fields, iso
from tallybook.ingest.source import LARGEST, Documents, Source
from tallybook.types import Document, Refusal

GZIP = b"\x1f\x8b"
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]*\r\n")
PAGES = ("text/html", "application/xhtml+xml")


def recognise(start: bytes) -> bool:
    """Whether the input begins as a record of a web archive."""
    if start.startswith(GZIP):
        with suppress(zlib.error):
            start = zlib.decompressobj(31).decompress(start, 16)
    return start.startswith(b"WARC/")


def documents(source: Source) -> Documents:
    """A document for each page of the archive, or why there is none; what is no page is passed over.

    A page is a response, packed and cut in chunks as it was sent, or a resource that was kept without one.

    The archive is read on from the front: memory does not grow with it. The date of crawling is no date of publication.
    """
    for record in _records(source.stream):
        address = record.headers.get("WARC-Target-URI", "").strip("<>")
        kept = record.record_type == WarcRecordType.resource
        media = record.headers.get("Content-Type", "").partition(";")[0].strip() if kept else record.http_content_type
        if media not in PAGES or not (kept or _found(record)):
            continue
        try:
            yield _page(record, address)
        except InputRefused as error:
            yield Refusal(input=f"{source.name} {address}", reason=str(error))


def _records(stream: Any) -> Iterator[Any]:
    try:
        kinds = WarcRecordType.response | WarcRecordType.resource
        yield from ArchiveIterator(stream, record_types=kinds, parse_http=True)
    except (OSError, ValueError, EOFError) as error:
        raise InputRefused(f"the archive is damaged from here on: {error}") from error


def _found(record: Any) -> bool:
    status = record.http_headers.status_code if record.http_headers is not None else None
    return status is None or 200 <= status < 300


def _page(record: Any, address: str) -> Document:
    raw = record.reader.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise InputRefused(f"the page is larger than {LARGEST // 1_000_000} MB: no single report is")
    sent = record.http_headers
    if sent is not None and "chunked" in (sent.get("Transfer-Encoding") or "").lower():
        raw = _joined(raw)
    return html.report(raw, address or None, Fields(seen=iso(record.headers.get("WARC-Date", ""))[0]))


def _joined(raw: bytes) -> bytes:
    """A body that was sent in chunks (RFC 9112, 7.1), joined as far as it goes; one that was not, as it is."""
    out, at = bytearray(), 0
    while (size := _CHUNK.match(raw, at)) is not None and (length := int(size[1], 16)):
        out += raw[size.end() : size.end() + length]
        at = size.end() + length
        at += 2 * raw.startswith(b"\r\n", at)
    return bytes(out) if out else raw
