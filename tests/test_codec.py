"""Dataclass to record to JSON and back, whatever the fields hold."""

import json
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from hypothesis import given

import records
from ledger import factory
from tallybook import codec, ids
from tallybook.types import Attribution, Claim, Document, Interval, Link, Measured, Quantity, Span, TimeExpression


def through_json(record: dict[str, Any]) -> dict[str, Any]:
    line = codec.line(record)
    assert "\n" not in line
    again: dict[str, Any] = json.loads(line)
    return again


@given(records.DOCUMENT)
def test_a_document_comes_back(document: Document) -> None:
    record = through_json(codec.document(document))
    assert codec.read_document(record) == document
    assert record["text_sha256"] == ids.text_sha256(document.text)
    assert (next(iter(record)), list(record)[-1]) == ("type", "text")


@given(records.CLAIM)
def test_a_claim_comes_back(claim: Claim) -> None:
    record = through_json(codec.claim(claim))
    assert codec.read_claim(record) == claim
    assert next(iter(record)) == "type"


@given(records.LINK)
def test_a_link_comes_back(link: Link) -> None:
    record = through_json(codec.link(link))
    assert codec.read_link(record) == link
    assert (record["from"], record["to"]) == (link.from_, link.to)


def test_zero_is_a_figure_and_unknown_is_null() -> None:
    report = factory.document("0 dead")
    claim = factory.claim(report, "0")
    said = through_json(codec.claim(claim))["quantity"]
    assert (said["value"], said["low"]) == (0, None)


@pytest.mark.parametrize(
    ("value", "printed"), [(12.0, "12"), (0.0, "0"), (2.5, "2.5"), (2e6, "2000000"), (1e22, "1" + "0" * 22)]
)
def test_a_whole_figure_is_printed_whole(value: float, printed: str) -> None:
    assert codec.line({"value": codec.plain(value)}) == f'{{"value":{printed}}}'


@pytest.mark.parametrize("field", ["id", "anchor", "quantity", "modality", "evidence", "document"])
def test_a_record_without_a_field_is_refused(field: str) -> None:
    record = codec.claim(factory.simple().claims[0])
    del record[field]
    with pytest.raises((msgspec.ValidationError, KeyError), match=field):
        codec.read_claim(record)


@pytest.mark.parametrize(
    ("field", "value"), [("aggregation", "sum"), ("flags", "time_unknown"), ("as_of", 2031), ("measure", None)]
)
def test_a_record_with_a_wrong_value_is_refused(field: str, value: object) -> None:
    record = {**codec.claim(factory.simple().claims[0]), field: value}
    with pytest.raises(msgspec.ValidationError, match=field):
        codec.read_claim(record)


def test_layers_are_sliced_from_the_text() -> None:
    report = factory.document("At least 12 died last year, Ana Ferro said.")
    quantity = Quantity(value=12, low=12, high=None, bound="at_least", unit="")
    assert codec.quantity(report, Measured(start=0, end=11, quantity=quantity)) == {
        "type": "quantity",
        "document": "a",
        "start": 0,
        "end": 11,
        "quote": "At least 12",
        "value": 12,
        "low": 12,
        "high": None,
        "bound": "at_least",
        "unit": "",
    }
    year = Interval(start="2030-01-01", end="2030-12-31", precision="year", basis="relative", text="last year")
    placed = TimeExpression(start=17, end=26, interval=year, timex="2030")
    record = codec.time(report, placed)
    assert (record["quote"], record["from"], record["to"]) == ("last year", "2030-01-01", "2030-12-31")
    lost = codec.time(report, replace(placed, interval=None, timex=None))
    assert (lost["from"], lost["to"], lost["timex"]) == (None, None, None)
    said = Attribution(
        source=(Span(start=28, end=37),),
        cue=(Span(start=38, end=42),),
        content=(Span(start=0, end=26),),
        source_name="Ana Ferro",
        quoted="indirect",
    )
    assert codec.attribution(report, said) == {
        "type": "attribution",
        "document": "a",
        "source": [[28, 37]],
        "cue": [[38, 42]],
        "content": [[0, 26]],
        "source_name": "Ana Ferro",
        "quoted": "indirect",
    }
