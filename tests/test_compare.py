"""Two readings side by side: what both say alike is no difference, and no claim is lost or paired twice."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from cases import read
from tallybook import codec
from tallybook.compare import Read, differences, load, pairs
from tallybook.errors import InputRefused
from tallybook.types import Claim, Reading

TEXT = (
    "At least 12 villagers were killed in Korvale on Monday, the water board said. "
    "Mayor Ana Ferro put the missing at 30. Another 40 were hurt."
)
READING = read(TEXT)


def lines(reading: Reading) -> list[str]:
    return [codec.line(codec.document(reading.document)), *(codec.line(codec.claim(c)) for c in reading.claims)]


def of(*claims: Claim) -> Read:
    return Read(claims={READING.document.id: list(claims)})


def said(a: Read, b: Read) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(d.kind, d.field, d.a, d.b) for d in differences(a, b)]


def test_a_reading_does_not_differ_from_itself() -> None:
    both = load(lines(READING))
    assert len(list(pairs(both, both))) == len(READING.claims) == 3
    assert list(differences(both, both)) == []


CHANGES: list[tuple[str, Callable[[Claim], Claim], str | None, str | None]] = [
    ("measure", lambda c: replace(c, measure="injured"), "killed", "injured"),
    ("value", lambda c: replace(c, quantity=replace(c.quantity, value=13.0)), "12", "13"),
    ("value", lambda c: replace(c, quantity=replace(c.quantity, value=None, low=9.0, high=None)), "12", "9 to ?"),
    ("bound", lambda c: replace(c, quantity=replace(c.quantity, bound="exact")), "at_least", "exact"),
    ("who", lambda c: replace(c, population=None), "villagers", None),
    ("place", lambda c: replace(c, place=None), "Korvale", None),
    ("time", lambda c: replace(c, time=None), "2031-03-10", None),
    ("as_of", lambda c: replace(c, as_of="2031-03"), "2031-03-12", "2031-03"),
    ("sources", lambda c: replace(c, sources=()), "water board", None),
    ("status", lambda c: replace(c, modality=replace(c.modality, status="feared")), "reported", "feared"),
    ("aggregation", lambda c: replace(c, aggregation="stock"), "incident", "stock"),
]


@pytest.mark.parametrize(("field", "change", "a", "b"), CHANGES)
def test_a_field_that_differs_is_told_with_both_sides(
    field: str, change: Callable[[Claim], Claim], a: str | None, b: str | None
) -> None:
    first = READING.claims[0]
    assert said(of(first), of(replace(change(first), anchor="other"))) == [("field", field, a, b)]


def test_zero_is_a_figure() -> None:
    first = READING.claims[0]
    none = replace(first, quantity=replace(first.quantity, value=0.0))
    assert said(of(none), of(first)) == [("field", "value", "0", "12")]


def test_a_claim_that_one_has_alone_is_one_difference() -> None:
    first, second, third = READING.claims
    assert said(of(first, second), of(second, third)) == [("only_a", None, None, None), ("only_b", None, None, None)]


def test_the_same_figure_and_measure_go_together_before_the_same_figure() -> None:
    first = READING.claims[0]
    hurt = replace(first, measure="injured", anchor="hurt")
    assert said(of(hurt, first), of(replace(first, anchor="x"), replace(hurt, anchor="y"))) == []


@pytest.mark.parametrize("line", ["{", "12", "{}", '{"type": "claim"}', '{"type": "document", "id": 3}', "null"])
def test_a_line_that_is_no_record_is_named(line: str) -> None:
    with pytest.raises(InputRefused, match="line 2 is no record"):
        load(["", line])


def test_other_records_are_passed_over() -> None:
    assert load([json.dumps({"type": "link", "kind": "revises"}), *lines(READING)]).claims.keys() == {"case"}
