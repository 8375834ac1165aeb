"""Rows of Parquet: what goes in comes out, and what is no row is told."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import records
from ledger import factory
from tallybook import codec
from tallybook.errors import TallybookError
from tallybook.readings import Gated, Refused
from tallybook.scale import rows
from tallybook.types import Claim, Document, Link, Reading, Refusal

GATED = Gated(document="a", reader="llm x", given=3, kept=1, refused=(Refused(reason="not_in_text", count=2),))


def through(item: Reading | Refusal) -> Any:
    return rows.read(rows.table([rows.row(item, factory.RUN)]).to_pylist()[0])


@settings(deadline=None)  # the first one loads Arrow
@given(records.DOCUMENT, st.lists(records.CLAIM, max_size=2), st.lists(records.LINK, max_size=2))
def test_any_reading_comes_back_as_it_was(document: Document, claims: list[Claim], links: list[Link]) -> None:
    held = replace(document, id="the same", pages=(0, 7))
    reading = Reading(document=held, claims=tuple(claims), links=tuple(links), gated=GATED)
    assert through(reading) == (reading, factory.RUN)


def test_what_was_refused_is_a_row_too() -> None:
    refusal = Refusal(input="a.zip/b.txt", reason="it is damaged", given="a.zip")
    found, run = through(refusal)
    assert (found, found.given, run) == (refusal, "a.zip", factory.RUN)


def test_every_field_of_the_public_records_has_its_column() -> None:
    schema = rows.schema()
    document = set(codec.document(factory.document())) - {"type"}
    claim = codec.claim(factory.claim(factory.document(), "12", who="villagers", place="Arnor", source="police"))
    assert document <= set(schema.names)
    assert {f.name for f in schema.field("claims").type.value_type} == set(claim) - {"type"}
    held = {f.name: f.type for f in schema.field("claims").type.value_type}
    assert {f.name for f in held["evidence"].value_type} == set(claim["evidence"][0])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"run": None}, "Expected `object`, got `null`"),
        ({"claims": None}, "it is no row of a reading"),
        ({"text": None}, "Expected `str`, got `null`"),
    ],
)
def test_what_is_no_row_is_told(change: dict[str, Any], reason: str) -> None:
    reading = Reading(document=factory.document(), claims=(), links=())
    with pytest.raises(TallybookError, match=reason):
        rows.read({**rows.row(reading, factory.RUN), **change})


def test_a_missing_extra_is_named_with_what_to_install() -> None:
    with pytest.raises(TallybookError, match=r"needs no_such_module.*: pip install 'tallybook\[scale\]'"):
        rows.needed("no_such_module", "scale")
