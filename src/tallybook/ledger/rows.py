"""Dataclasses to rows and back. A row's columns repeat parts of the record, to be asked by; the record counts."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from tallybook import codec, ids, series
from tallybook.types import Claim, Document, Evidence, Link, Reading, Run, Unread

Row = Mapping[Any, Any]  # a row's mapping, or the values to insert


def now() -> str:
    """The moment of recording: UTC, ISO 8601, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def document_key(document: Document) -> str:
    """The name of a document's content and of what its input said about it; one more word, another document."""
    d = document
    return ids.digest(
        "document", d.id, d.publisher, d.url, ids.text_sha256(d.text), d.title, d.agency, d.byline, d.published
    )


def document_row(document: Document) -> dict[str, Any]:
    """The columns of a document, without when it was recorded."""
    at = series.published_at(document)
    return {
        "key": document_key(document),
        "id": document.id,
        "publisher": document.publisher,
        "agency": document.agency,
        "byline": document.byline,
        "url": document.url,
        "title": document.title,
        "published": document.published,
        "published_at": at.isoformat(timespec="microseconds") if at else None,
        "published_day": document.published[:10]
        if document.published and at and len(document.published) >= 10
        else None,
        "text": document.text,
        "text_sha256": ids.text_sha256(document.text),
    }


def reading_row(document: Document) -> dict[str, Any]:
    """What this reading made of the document: its language, pages, unread stretches, flags."""
    return {
        "document_key": document_key(document),
        "language": document.language,
        "raw_sha256": document.raw_sha256,
        "unread": msgspec.json.encode(document.unread).decode(),
        "flags": msgspec.json.encode(document.flags).decode(),
        "updated": document.updated,
        "pages": msgspec.json.encode(document.pages).decode() if document.pages else None,
    }


def read_document(row: Row) -> Document:
    """A document from the columns of `document` and of its reading."""
    return Document(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        publisher=row["publisher"],
        agency=row["agency"],
        byline=row["byline"],
        url=row["url"],
        published=row["published"],
        language=row["language"],
        raw_sha256=row["raw_sha256"],
        updated=row.get("updated"),
        pages=msgspec.json.decode(row.get("pages") or "[]", type=tuple[int, ...]),
        unread=msgspec.json.decode(row["unread"], type=tuple[Unread, ...]),
        flags=msgspec.json.decode(row["flags"], type=tuple[str, ...]),
    )


def figure(claim: Claim) -> Evidence | None:
    """The claim's figure in its evidence."""
    return next((e for e in claim.evidence if e.role == "figure"), None)


def claim_row(claim: Claim, document: Row) -> dict[str, Any]:
    """The columns of a claim; `document` is its document's row. The claim has a figure."""
    words = figure(claim)
    assert words is not None
    said = [p.text for p in (claim.population, claim.population_inherited) if p is not None]
    names = [n for c in claim.sources for n in (c.name, c.party) if n is not None]
    return {
        "anchor": claim.anchor,
        "id": claim.id,
        "document": claim.document,
        "measure": claim.measure,
        "value": claim.quantity.value,
        "low": claim.quantity.low,
        "high": claim.quantity.high,
        "bound": claim.quantity.bound,
        "status": claim.modality.status,
        "aggregation": claim.aggregation,
        "published_at": document["published_at"],
        "published_day": document["published_day"],
        "publisher": document["publisher"],
        "origin": claim.sources[-1].name if claim.sources else None,
        "as_of": claim.as_of,
        "place": claim.place.text if claim.place else None,
        "figure_start": words.start,
        "figure_end": words.end,
        "quote": words.quote,
        "words": "\n".join([words.quote, *said, *names]).casefold(),
        "record": codec.line(codec.claim(claim)),
    }


def read_claim(row: Row) -> Claim:
    """A claim from its record. Raises msgspec's errors where the record is damaged."""
    return codec.read_claim(msgspec.json.decode(row["record"]))


def link_row(link: Link) -> dict[str, Any]:
    """The columns of a link."""
    reasons = msgspec.json.encode(link.reasons).decode()
    return {"kind": link.kind, "from_anchor": link.from_, "to_anchor": link.to, "reasons": reasons}


def read_link(row: Row) -> Link:
    """A link from its columns."""
    reasons = msgspec.json.decode(row["reasons"], type=tuple[str, ...])
    return Link(kind=row["kind"], from_=row["from_anchor"], to=row["to_anchor"], reasons=reasons)


def run_row(run: Run) -> dict[str, Any]:
    """The columns of a run, without when it was recorded."""
    return {
        "id": run.id,
        "version": run.version,
        "lexicon_digest": run.lexicon_digest,
        "parser": run.parser,
        "started_at": run.started_at,
    }


def read_run(row: Row) -> Run:
    """A run from its columns."""
    return Run(**{name: row[name] for name in ("id", "version", "lexicon_digest", "parser", "started_at")})


def content(reading: Reading) -> tuple[set[str], set[Link]]:
    """What two readings of a document are compared by: the claims' ids and the links."""
    return {c.id for c in reading.claims}, set(reading.links)
