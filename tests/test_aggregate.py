"""The policies, each on figures that stand together, and what they never do."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import records
from tallybook import aggregate
from tallybook.errors import TallybookError
from tallybook.types import Quantity, Standing

EXACT, LEAST, MOST, BETWEEN = "12", "12+", "-12", "10-15"


def standing(figure: str, day: str | None = "2031-05-02", status: Any = "reported", unit: str = "person") -> Standing:
    """A standing figure: 12, 12+ (at least), -12 (at most), 10-15."""
    low, _, high = figure.rstrip("+").partition("-")
    bound: Any = "at_least" if figure.endswith("+") else "between" if low and high else "at_most" if high else "exact"
    value = float(low) if bound == "exact" else None
    quantity = Quantity(
        value=value,
        low=float(low) if low and bound != "exact" else None,
        high=float(high) if high else None,
        bound=bound,
        unit=unit,
    )
    return Standing(
        at="2031-06", count="c", origin=figure, claim=f"{figure} {day}", quantity=quantity, status=status, as_of=day,
        document="a", published="2031-05-09",
    )  # fmt: skip


def made(policy: str, *figures: str | Standing) -> tuple[Any, ...]:
    rows = [standing(f) if isinstance(f, str) else f for f in figures]
    found = aggregate.aggregate(rows, policy, "2031-06", "c")
    return (found.low, found.best, found.high, *found.flags)


@pytest.mark.parametrize(
    ("policy", "figures", "expected"),
    [
        ("lowest", ("20", "15", "31"), (15, 15, 15)),
        ("lowest", ("20", "600+"), (20, 20, 20)),
        ("lowest", ("700", "600+"), (600, 600, 600, "open_above")),
        ("lowest", ("-50",), (None, None, None, "no_figure")),
        ("lowest", ("0", "3"), (0, 0, 0)),
        ("low-best-high", ("20", "15", "10-31"), (10, 15, 31)),
        ("low-best-high", ("10-31",), (10, 10, 31)),
        ("low-best-high", ("600+", "700"), (600, 700, 700, "open_above")),
        ("min-max", ("20", "15", "31"), (15, None, 31)),
        ("min-max", ("12", "-50"), (12, None, 50, "open_below")),
        ("min-max", ("-50",), (None, None, 50, "open_below")),
        ("latest", (), (None, None, None, "no_figure")),
    ],
)
def test_a_policy(policy: str, figures: tuple[str, ...], expected: tuple[Any, ...]) -> None:
    assert made(policy, *figures) == expected


def test_the_latest_is_what_was_said_last() -> None:
    old, new, other = standing("20", "2031-05-01"), standing("31", "2031-05-08"), standing("35", "2031-05-08")
    assert made("latest", old, new) == (31, 31, 31)
    assert made("latest", old, new, other) == (31, None, 35)
    assert made("latest", standing("40", None), old) == (40, 40, 40)  # its report's own date is later


@pytest.mark.parametrize("policy", aggregate.POLICIES)
def test_what_is_not_of_one_kind_makes_no_figure(policy: str) -> None:
    plan, here, metres = standing("900", status="planned"), standing("12"), standing("12", unit="metre")
    found = aggregate.aggregate([plan, here], policy, "2031-06", "c")
    assert (found.low, found.used, found.left_out) == (12, (here.claim,), (plan.claim,))
    assert made(policy, here, metres) == (None, None, None, "several_units", "no_figure")


def test_an_unknown_policy_is_named() -> None:
    with pytest.raises(TallybookError, match="no policy 'mean': choose lowest, low-best-high, min-max, latest"):
        aggregate.aggregate([], "mean", "2031-06", "c")


@pytest.mark.parametrize("policy", aggregate.POLICIES)
@given(rows=st.lists(records.STANDING, max_size=5), data=st.data())
def test_no_number_is_invented_and_the_order_does_not_matter(
    policy: str, rows: list[Standing], data: st.DataObject
) -> None:
    found = aggregate.aggregate(rows, policy, "2031-06", "c")
    said = {n for r in rows for n in (r.quantity.value, r.quantity.low, r.quantity.high)}
    assert {found.low, found.best, found.high} - {None} <= said
    again = aggregate.aggregate(data.draw(st.permutations(rows)), policy, "2031-06", "c")
    assert (found.low, found.best, found.high) == (again.low, again.best, again.high)


@pytest.mark.parametrize("policy", aggregate.POLICIES)
def test_a_policy_says_where_it_is_from(policy: str) -> None:
    words = " ".join((aggregate.POLICIES[policy].__doc__ or "").split())
    assert any(name in words for name in ("ACLED", "UCDP", "Iraq Body Count", "said last"))
