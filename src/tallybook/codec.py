"""Dataclass to JSON and back: the public record format, one object a line, `type` first."""

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import msgspec

from tallybook import ids
from tallybook.entries import Account, Restriction, Retraction, Reviewed
from tallybook.readings import Difference, Gated
from tallybook.types import (
    Aggregate,
    Attribution,
    Change,
    Claim,
    Count,
    CountState,
    Decision,
    Document,
    Interval,
    Line,
    Link,
    Measured,
    Refusal,
    Span,
    Standing,
    TimeExpression,
)

_encode = msgspec.json.Encoder().encode


def line(record: dict[str, Any]) -> str:
    """One record as one line of JSON, without the line's end."""
    return _encode(record).decode("utf-8")


def plain(value: Any) -> Any:
    """A dataclass as builtins: tuples as lists, whole floats as integers."""
    names = _names(value.__class__)
    if names is not None:
        return {said: plain(getattr(value, name)) for name, said in names}
    if isinstance(value, tuple | list):
        return [plain(v) for v in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


@cache
def _names(kind: type) -> tuple[tuple[str, str], ...] | None:
    """The fields of a dataclass, each with its name in a record; None of another type."""
    return tuple((f.name, f.name.rstrip("_")) for f in fields(kind)) if is_dataclass(kind) else None


def document(doc: Document, *, confidential: bool = False) -> dict[str, Any]:
    """The record of a document; `text` comes last, being long. `confidential` true is told; else nothing is."""
    body = plain(doc)
    text = body.pop("text")
    secret = {"confidential": True} if confidential else {}
    return {"type": "document", **body, **secret, "text_sha256": ids.text_sha256(doc.text), "text": text}


def refusal(item: Refusal) -> dict[str, Any]:
    """The record of an input that was refused."""
    return {"type": "refusal", **plain(item)}


def claim(c: Claim) -> dict[str, Any]:
    """The record of a claim."""
    record = {"type": "claim", **plain(c)}
    for item in record["evidence"]:
        del item["document"]  # the claim names it
    return record


def reviewed(item: Reviewed, retraction: Retraction | None = None, *, confidential: bool = False) -> dict[str, Any]:
    """The record of a claim as people left it: as corrected, and with `review`, what they said and what was read.

    Where its report was taken back, `retracted` says when and why; where it is `confidential`, that is told.
    """
    record = claim(item.claim)
    if item.reviews:
        was = claim(item.read)
        record["review"] = {
            "state": item.state,
            "corrected": list(item.corrected),
            "read": {name: was[name] for name in record if name in was and was[name] != record[name]},
            "entries": [plain(r) for r in item.reviews],
        }
    if retraction is not None:
        record["retracted"] = plain(retraction)
    if confidential:
        record["confidential"] = True
    return record


def link(item: Link) -> dict[str, Any]:
    """The record of a link."""
    return {"type": "link", **plain(item)}


def gate(item: Gated) -> dict[str, Any]:
    """The record of what became of a second reader's claims for one document."""
    return {"type": "gate", **plain(item)}


def difference(item: Difference) -> dict[str, Any]:
    """The record of a difference between two readings."""
    return {"type": "difference", **plain(item)}


def count(item: Count | CountState) -> dict[str, Any]:
    """The record of a count; as of a date, with who stood behind it then."""
    if isinstance(item, Count):
        return {"type": "count", **plain(item)}
    at = {"at": item.at, "independent_origins": item.independent_origins, "origins": list(item.origins)}
    return {"type": "count", **plain(item.count), **at}


def standing(item: Standing) -> dict[str, Any]:
    """The record of a standing figure."""
    return {"type": "standing", **plain(item)}


def aggregate(item: Aggregate) -> dict[str, Any]:
    """The record of an aggregate."""
    return {"type": "aggregate", **plain(item)}


def line_of(item: Line) -> dict[str, Any]:
    """The record of a line of a count's history."""
    return {"type": "history", **plain(item)}


def change(item: Change) -> dict[str, Any]:
    """The record of a change between two dates."""
    return {"type": "change", **plain(item)}


def decision(item: Decision) -> dict[str, Any]:
    """The record of a person's decision."""
    return {"type": "decision", **plain(item)}


def account(item: Account) -> dict[str, Any]:
    """The record of an account; of its password nothing."""
    return {"type": "account", **plain(item)}


def restriction(item: Restriction) -> dict[str, Any]:
    """The record of an entry that something is confidential, or no longer."""
    return {"type": "restriction", **plain(item)}


def quantity(doc: Document, item: Measured) -> dict[str, Any]:
    """The record of a quantity layer row."""
    return {
        "type": "quantity",
        "document": doc.id,
        "start": item.start,
        "end": item.end,
        "quote": doc.text[item.start : item.end],
        **plain(item.quantity),
    }


def attribution(doc: Document, item: Attribution) -> dict[str, Any]:
    """The record of an attribution; spans as [start, end] pairs."""

    def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
        return [[s.start, s.end] for s in spans]

    return {
        "type": "attribution",
        "document": doc.id,
        "source": pairs(item.source),
        "cue": pairs(item.cue),
        "content": pairs(item.content),
        "source_name": item.source_name,
        "quoted": item.quoted,
    }


def time(doc: Document, item: TimeExpression) -> dict[str, Any]:
    """The record of a time expression."""
    interval: Interval | None = item.interval
    return {
        "type": "time",
        "document": doc.id,
        "start": item.start,
        "end": item.end,
        "quote": doc.text[item.start : item.end],
        "from": interval.start if interval else None,
        "to": interval.end if interval else None,
        "timex": item.timex,
    }


def read_claim(record: dict[str, Any]) -> Claim:
    """A claim from its record. Raises msgspec.ValidationError where the record is malformed."""
    evidence = [{**e, "document": record["document"]} for e in record["evidence"]]
    return msgspec.convert({**record, "evidence": evidence}, Claim)


def read_document(record: dict[str, Any]) -> Document:
    """A document from its record. Raises msgspec.ValidationError where the record is malformed."""
    return msgspec.convert(record, Document)


def read_link(record: dict[str, Any]) -> Link:
    """A link from its record. Raises msgspec.ValidationError where the record is malformed."""
    return msgspec.convert(
        {"kind": record["kind"], "from_": record["from"], "to": record["to"], "reasons": record["reasons"]}, Link
    )
