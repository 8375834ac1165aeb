"""The public record format as JSON Schema, made from the types that the records are made from."""

from typing import Any

import msgspec

from tallybook.entries import Account, Restriction
from tallybook.readings import Difference, Gated
from tallybook.types import (
    Aggregate,
    Attribution,
    Change,
    Claim,
    CountState,
    Decision,
    Document,
    Interval,
    Line,
    Link,
    Measured,
    Quantity,
    Refusal,
    Standing,
)

DRAFT = "https://json-schema.org/draft/2020-12/schema"
KINDS = (
    "document", "claim", "link", "count", "standing", "aggregate", "history", "change", "decision", "quantity",
    "attribution", "time", "refusal", "version", "gate", "difference", "account", "restriction",
)  # fmt: skip
INTEGER = {"type": "integer", "minimum": 0}
OFFSET: dict[str, Any] = {"anyOf": [INTEGER, {"type": "null"}]}
STRING = {"type": "string"}
DAY = {"anyOf": [STRING, {"type": "null"}]}


def schema() -> dict[str, Any]:
    """A schema that every line of every command's JSON Lines satisfies: one definition for each `type`."""
    types = (
        Account, Aggregate, Attribution, Change, Claim, CountState, Decision, Difference, Document, Gated, Interval,
        Line, Link, Measured, Quantity, Refusal, Restriction, Standing,
    )  # fmt: skip
    _, parts = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    records = _records({name: _whole(part) for name, part in parts.items()})
    held = {name: _whole(part) for name, part in parts.items() if name not in REPLACED}
    del held["Evidence"]["properties"]["document"]  # the claim names it
    held["Evidence"]["required"].remove("document")
    for part in ("Evidence", "Citation"):  # null where names were blacked out of the text
        held[part]["properties"] |= {"start": OFFSET, "end": OFFSET}
    return {
        "$schema": DRAFT,
        "title": "Tallybook records, one JSON object a line",
        "oneOf": [{"$ref": f"#/$defs/{kind}"} for kind in KINDS],
        "$defs": {**held, **records},
    }


REPLACED = (
    "Account", "Aggregate", "Attribution", "Change", "Claim", "Count", "CountState", "Decision", "Difference",
    "Document", "Gated", "Line", "Link", "Measured", "Refusal", "Restriction", "Span",
    "Standing",
)  # fmt: skip
PLAIN = ("account", "restriction", "document", "claim", "link", "standing", "aggregate", "change", "decision")


def _whole(part: dict[str, Any]) -> dict[str, Any]:
    """A component with every field required, under the names that the records use."""
    if "properties" not in part:
        return part
    fields = {name.rstrip("_"): value for name, value in part["properties"].items()}
    for value in fields.values():
        value.pop("default", None)
    return {**part, "properties": fields, "required": list(fields)}


def _records(parts: dict[str, dict[str, Any]]) -> dict[str, Any]:
    made = {kind: _tagged(kind, parts[kind.capitalize()]) for kind in PLAIN}
    made["history"] = _tagged("history", parts["Line"])
    made["claim"]["properties"] |= {"review": REVIEW, "retracted": {"type": "object"}}  # only where people said so
    made["document"] = _more(made["document"], {"text_sha256": STRING})
    dated = {name: value for name, value in parts["CountState"]["properties"].items() if name != "count"}
    made["count"] = _tagged("count", parts["Count"])
    made["count"]["properties"].update(dated)  # only as of a date
    made["quantity"] = _more(_tagged("quantity", parts["Quantity"]), LOCATED)
    made["attribution"] = _more(_tagged("attribution", parts["Attribution"]), {"document": STRING, **SPANS})
    made["refusal"] = _tagged("refusal", parts["Refusal"])
    made["version"] = _tagged("version", VERSION)
    made["time"] = _more(_tagged("time", TIME), LOCATED)
    made["gate"] = _tagged("gate", parts["Gated"])
    made["difference"] = _tagged("difference", parts["Difference"])
    return made


def _tagged(kind: str, part: dict[str, Any]) -> dict[str, Any]:
    fields = {"type": {"const": kind}, **part["properties"]}
    return {**part, "title": kind, "properties": fields, "required": ["type", *part["required"]]}


def _more(part: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
    required = list(dict.fromkeys([*part["required"], *fields]))
    return {**part, "properties": {**part["properties"], **fields}, "required": required}


REVIEW: dict[str, Any] = {
    "type": "object",
    "description": "What reviewers said; fields have the corrected values, `read` what the program read in them.",
    "properties": {
        "state": STRING,
        "corrected": {"type": "array", "items": STRING},
        "read": {"type": "object"},
        "entries": {"type": "array", "items": {"type": "object"}},
    },
    "required": ["state", "corrected", "read", "entries"],
}
LOCATED = {"document": STRING, "start": INTEGER, "end": INTEGER, "quote": STRING}
PAIRS = {"type": "array", "items": {"type": "array", "items": INTEGER, "minItems": 2, "maxItems": 2}}
SPANS = {"source": PAIRS, "cue": PAIRS, "content": PAIRS}
TIME: dict[str, Any] = {
    "type": "object",
    "description": "A date or period in the text; nulls where the words could not be placed on the calendar.",
    "properties": {"from": DAY, "to": DAY, "timex": DAY},
    "required": ["from", "to", "timex"],
}
CLAIM_OR_NULL = {"anyOf": [{"$ref": "#/$defs/claim"}, {"type": "null"}]}
CHANGE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "kind": {"enum": ["came", "went", "changed"]},
        "before": CLAIM_OR_NULL,
        "after": CLAIM_OR_NULL,
    },
    "required": ["kind", "before", "after"],
}
VERSION: dict[str, Any] = {
    "type": "object",
    "description": "One text of a report, as `versions` tells of them; its document without the text.",
    "properties": {
        "recorded_at": STRING,
        "document": {"type": "object"},
        "changes": {"type": "array", "items": CHANGE},
    },
    "required": ["recorded_at", "document", "changes"],
}
