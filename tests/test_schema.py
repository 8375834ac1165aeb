"""The schema knows every record that can be printed, and nothing of the contract is missing from it."""

from collections.abc import Callable
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import records
from ledger import factory
from tallybook import codec
from tallybook.ledger.versions import record as version_record
from tallybook.schema import KINDS, schema
from tallybook.types import Aggregation, Basis, Bound, Certainty, LinkKind, Precision, Status

SCHEMA = schema()
VALID = Draft202012Validator(SCHEMA)
REPORT = factory.document("x" * 40)
QUANTITY = {"value", "low", "high", "bound", "unit"}
# The public format, as the contract has it.
CONTRACT = {
    "document": {"id", "title", "publisher", "agency", "byline", "published", "url", "language", "text_sha256", "text"},
    "claim": {
        "id",
        "anchor",
        "document",
        "measure",
        "quantity",
        "aggregation",
        "population",
        "population_inherited",
        "place",
        "time",
        "as_of",
        "sources",
        "modality",
        "evidence",
        "flags",
    },
    "link": {"kind", "from", "to", "reasons"},
    "count": {"id", "label", "measure", "members", "at", "independent_origins", "origins"},
    "standing": {"at", "count", "origin", "claim", "quantity", "status", "as_of", "document"},
    "aggregate": {"at", "count", "policy", "low", "best", "high", "unit", "used", "left_out", "flags"},
    "history": {
        "count",
        "claim",
        "document",
        "published",
        "as_of",
        "outlet",
        "origin",
        "sources",
        "quantity",
        "status",
        "revises",
        "repeats",
        "corroborates",
        "contradicts",
    },
    "change": {
        "kind",
        "since",
        "until",
        "count",
        "label",
        "origin",
        "other_origin",
        "before",
        "after",
        "figure_before",
        "figure_after",
    },
    "decision": {"kind", "first", "second", "value", "by", "why", "at"},
    "quantity": {"document", "start", "end", "quote"} | QUANTITY,
    "attribution": {"document", "source", "cue", "content", "source_name", "quoted"},
    "time": {"document", "start", "end", "quote", "from", "to", "timex"},
    "gate": {"document", "reader", "given", "kept", "refused"},
    "difference": {
        *("document", "kind", "start", "end", "quote", "measure", "field", "a", "b", "anchor_a", "anchor_b"),
    },
}
PARTS = {
    "Quantity": QUANTITY,
    "Population": {"text", "head"},
    "Place": {"text", "id"},
    "Interval": {"start", "end", "precision", "basis", "text"},
    "Citation": {"name", "kind", "party", "anonymous", "cue", "start", "end"},
    "Modality": {"status", "certainty", "polarity"},
    "Evidence": {"role", "start", "end", "quote"},
}


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_it_has_the_records_of_the_contract() -> None:
    assert set(KINDS) >= CONTRACT.keys()
    assert [row["$ref"] for row in SCHEMA["oneOf"]] == [f"#/$defs/{kind}" for kind in KINDS]


@pytest.mark.parametrize("kind", CONTRACT)
def test_a_record_has_the_fields_of_the_contract(kind: str) -> None:
    made = SCHEMA["$defs"][kind]
    assert made["properties"].keys() >= CONTRACT[kind] | {"type"}
    optional = {"at", "independent_origins", "origins"} if kind == "count" else set()
    assert set(made["required"]) >= (CONTRACT[kind] | {"type"}) - optional


@pytest.mark.parametrize("part", PARTS)
def test_a_part_has_the_fields_of_the_contract(part: str) -> None:
    assert set(SCHEMA["$defs"][part]["required"]) >= PARTS[part]


@pytest.mark.parametrize(
    ("part", "field", "values"),
    [
        ("Quantity", "bound", Bound),
        ("Interval", "precision", Precision),
        ("Interval", "basis", Basis),
        ("Modality", "status", Status),
        ("Modality", "certainty", Certainty),
        ("claim", "aggregation", Aggregation),
        ("link", "kind", LinkKind),
        ("standing", "status", Status),
    ],
)
def test_a_field_of_few_values_names_them(part: str, field: str, values: object) -> None:
    assert sorted(SCHEMA["$defs"][part]["properties"][field]["enum"]) == sorted(get_args(values))


MADE: list[tuple[str, st.SearchStrategy[Any], Callable[[Any], dict[str, Any]]]] = [
    ("document", records.DOCUMENT, codec.document),
    ("claim", records.CLAIM, codec.claim),
    ("link", records.LINK, codec.link),
    ("count", records.COUNT, codec.count),
    ("count", records.COUNT_STATE, codec.count),
    ("standing", records.STANDING, codec.standing),
    ("aggregate", records.AGGREGATE, codec.aggregate),
    ("history", records.LINE, codec.line_of),
    ("change", records.CHANGE, codec.change),
    ("decision", records.DECISION, codec.decision),
    ("account", records.ACCOUNT, codec.account),
    ("restriction", records.RESTRICTION, codec.restriction),
    ("quantity", records.MEASURED, lambda item: codec.quantity(REPORT, item)),
    ("attribution", records.ATTRIBUTION, lambda item: codec.attribution(REPORT, item)),
    ("refusal", records.REFUSAL, codec.refusal),
    ("version", records.VERSION, version_record),
    ("time", records.TIME, lambda item: codec.time(REPORT, item)),
    ("gate", records.GATED, codec.gate),
    ("difference", records.DIFFERENCE, codec.difference),
]


def test_every_kind_is_made() -> None:
    assert {kind for kind, _, _ in MADE} == set(KINDS)


@pytest.mark.parametrize(("kind", "values", "encode"), MADE)
@given(data=st.data())
def test_every_record_that_can_be_printed_is_valid(
    kind: str, values: st.SearchStrategy[Any], encode: Callable[[Any], dict[str, Any]], data: st.DataObject
) -> None:
    record = encode(data.draw(values))
    assert record["type"] == kind
    VALID.validate(record)
    assert record.keys() <= SCHEMA["$defs"][kind]["properties"].keys()


CLAIM = codec.claim(factory.simple().claims[0])


@pytest.mark.parametrize("field", sorted(CONTRACT["claim"] | {"type"}))
def test_a_claim_without_a_field_is_not_valid(field: str) -> None:
    assert VALID.is_valid(CLAIM)
    assert not VALID.is_valid({name: value for name, value in CLAIM.items() if name != field})


@pytest.mark.parametrize(
    ("field", "value"),
    [("aggregation", "sum"), ("quantity", None), ("sources", None), ("flags", "x"), ("evidence", [{"role": "figure"}])],
)
def test_a_claim_with_a_wrong_value_is_not_valid(field: str, value: object) -> None:
    assert not VALID.is_valid({**CLAIM, field: value})
