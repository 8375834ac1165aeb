"""Records in words: every bound has its own, zero is a figure, unknown is a question mark."""

from dataclasses import replace
from typing import Any, get_args

import pytest
from rich.table import Table

from ledger import factory
from tallybook import aggregate, shown
from tallybook.types import (
    Aggregate,
    Attribution,
    Bound,
    Citation,
    Count,
    CountState,
    Interval,
    Layers,
    Measured,
    Place,
    Population,
    Quantity,
    Span,
    Standing,
    TimeExpression,
)


def said(
    bound: Any, value: float | None, low: float | None = None, high: float | None = None, unit: str = "person"
) -> str:
    return shown.quantity(Quantity(value=value, low=low, high=high, bound=bound, unit=unit))


def rows(table: Table) -> list[tuple[str, ...]]:
    return list(zip(*(map(str, column.cells) for column in table.columns), strict=True))


@pytest.mark.parametrize(
    ("bound", "value", "low", "high", "words"),
    [
        ("exact", 12, None, None, "12"),
        ("about", 2000, None, None, "about 2,000"),
        ("at_least", 12, 12, None, "at least 12"),
        ("more_than", 12, 13, None, "more than 12"),
        ("at_most", 12, None, 12, "at most 12"),
        ("less_than", 12, None, 11, "fewer than 12"),
        ("between", None, 10, 15, "10 to 15"),
        ("between", 12, 10, 15, "10 to 15"),
        ("vague", None, 24, 99, "vaguely 24 to 99"),
    ],
)
def test_every_bound_has_its_words(
    bound: str, value: float | None, low: float | None, high: float | None, words: str
) -> None:
    assert said(bound, value, low, high) == words


def test_no_bound_is_without_words() -> None:
    assert shown.HEDGES.keys() == set(get_args(Bound))
    assert len({said(bound, 12, 12, 12) for bound in get_args(Bound)}) == len(get_args(Bound))


@pytest.mark.parametrize("bound", get_args(Bound))
def test_zero_is_zero_and_unknown_is_a_question_mark(bound: str) -> None:
    assert "0" in said(bound, 0, 0, 0)
    assert shown.UNKNOWN not in said(bound, 0, 0, 0)
    assert shown.UNKNOWN in said(bound, None)
    assert "0" not in said(bound, None)


def test_one_end_of_a_range_may_be_unknown() -> None:
    assert said("between", None, 10, None) == "10 to ?"
    assert said("vague", None, 100, None) == "vaguely 100 to ?"


def test_a_unit_is_named_unless_it_is_people() -> None:
    assert said("exact", 3, unit="building") == "3 building"
    assert said("exact", 2.5, unit="USD") == "2.5 USD"
    assert said("exact", 3, unit="") == "3"


REPORT = factory.document("At least 12 villagers were killed\nin Arnor, police said.")
CLAIM = factory.claim(REPORT, "12", who="villagers", place="Arnor", source="police")


def test_the_chain_of_sources_begins_with_the_outlet() -> None:
    speaker = Citation(
        name="Ana Ferro", kind="official", party="water board", anonymous=False, cue=None, start=0, end=1
    )
    body = replace(speaker, name="water board")
    claim = replace(CLAIM, sources=(speaker, body))
    assert shown.sources(claim, REPORT) == "Northern Courier > Ana Ferro (water board) > water board"
    assert shown.sources(claim, replace(REPORT, agency="Tri-Sea Press")).startswith("Tri-Sea Press > ")
    assert shown.sources(claim, None).startswith("? > ")
    assert shown.sources(replace(CLAIM, sources=()), replace(REPORT, publisher=None)) == "?"


def test_who_is_counted_is_in_brackets_where_it_was_carried_over() -> None:
    assert shown.who(CLAIM) == "villagers"
    carried = replace(CLAIM, population=None, population_inherited=Population(text="the\nvillagers", head="villagers"))
    assert shown.who(carried) == "(the villagers)"
    assert shown.who(replace(carried, population_inherited=None)) == "?"


def test_a_row_a_claim_with_every_doubt() -> None:
    unknown = replace(CLAIM, population=None, place=None, as_of=None, document="lost")
    known, bare = rows(shown.claims([CLAIM, unknown], {REPORT.id: REPORT}))
    assert known == (
        "a",
        "12",
        "12",
        "killed",
        "villagers",
        "Arnor",
        "2031-05-02",
        "reported",
        "Northern Courier > police",
        CLAIM.anchor,
    )
    assert bare[4:9] == ("?", "?", "?", "reported", "? > police")


def test_one_claim_whole_shows_every_reading_with_its_words() -> None:
    other = factory.claim(REPORT, "12", measure="missing")
    time = Interval(start="2031-05-01", end="2031-05-02", precision="range", basis="explicit", text=None)
    links = [factory.link("revises", CLAIM, other), factory.link("part_of", other, CLAIM)]
    shown_rows = rows(shown.claim(replace(CLAIM, time=time), REPORT, links))
    cells = {row[0]: row[1:] for row in shown_rows}
    assert cells["figure"] == ("12", "12  [9:11]")
    assert cells["when"] == ("2031-05-01 to 2031-05-02", "")
    assert cells["where"][0] == "Arnor (unresolved)"
    assert cells["status"][0] == "reported, certain"
    assert cells["flags"][0] == "time_unknown"
    assert cells["revises"] == (other.anchor, "a test says so")
    assert cells["from part_of"] == (other.anchor, "a test says so")
    assert {row[0] for row in shown_rows} >= {
        "measure",
        "aggregation",
        "who",
        "as of",
        "who says so",
        "document",
        "anchor",
    }


def test_a_claim_without_time_place_or_flags_says_so() -> None:
    bare = replace(CLAIM, place=None, time=None, as_of=None, flags=())
    cells = {row[0]: row[1] for row in rows(shown.claim(bare, None, []))}
    assert (cells["where"], cells["when"], cells["as of"], cells["flags"]) == ("?", "?", "?", "none")
    resolved = replace(CLAIM, place=Place(text="Arnor", id="arn-1"))
    assert {row[0]: row[1] for row in rows(shown.claim(resolved, None, []))}["where"] == "Arnor (arn-1)"


def test_a_standing_figure_keeps_its_doubt() -> None:
    count = Count(id="c", label="villagers killed, Arnor", measure="killed", members=("x",))
    quantity = Quantity(value=0, low=0, high=None, bound="at_least", unit="person")
    row = Standing(
        at="2031-05-02",
        count="c",
        origin="police",
        claim="x",
        quantity=quantity,
        status="feared",
        as_of=None,
        document="a",
        replaces="w",
        contradicts=("y",),
    )
    other = replace(row, origin="Relief Board", claim="y", contradicts=("x",), replaces=None)
    state = CountState(count=count, at="2031-05-02", independent_origins=2, origins=("police", "Relief Board"))
    head, old = ("2031-05-02", "villagers killed, Arnor", "2"), replace(quantity, value=7, low=None, bound="about")
    assert rows(shown.standings([state], [row, other], {"w": old}, {})) == [
        (*head, "police", "at least 0", "feared", "?", "about 7", "Relief Board", "a"),
        (*head, "Relief Board", "at least 0", "feared", "?", "", "police", "a"),
    ]
    made = aggregate.aggregate([row], "min-max", "2031-05-02", "c")
    assert rows(shown.standings([state], [row], {"w": old}, {"c": made}))[1][3:5] == ("by policy min-max", "?")


@pytest.mark.parametrize(
    ("low", "best", "high", "flags", "said"),
    [
        (12, 12, 12, (), "12"),
        (12, None, 15, (), "12 to 15"),
        (600, 1_000, 2_000, ("open_above",), "600 to 2,000, best 1,000 or more"),
        (None, None, 12, ("open_below",), "12 or fewer"),
        (None, None, None, ("no_figure",), "?"),
        (0, 0, 0, (), "0"),
    ],
)
def test_an_aggregate_says_what_it_hides(
    low: float | None, best: float | None, high: float | None, flags: tuple[str, ...], said: str
) -> None:
    made = Aggregate(
        at="2031-05-02", count="c", policy="min-max", low=low, best=best, high=high, unit="person", used=(),
        left_out=(), flags=flags,
    )  # fmt: skip
    assert shown.aggregate(made) == said


def test_layers_stand_in_the_order_of_the_text() -> None:
    report = factory.document("Ana Ferro said 12 died\nlast year.")
    found = Layers(
        quantities=(Measured(start=15, end=17, quantity=CLAIM.quantity),),
        attributions=(
            Attribution(
                source=(Span(start=0, end=9),),
                cue=(Span(start=10, end=14),),
                content=(Span(start=15, end=32),),
                source_name=None,
                quoted="indirect",
            ),
        ),
        times=(TimeExpression(start=23, end=32, interval=None, timex="2030"),),
    )
    assert rows(shown.layers(report, found)) == [
        ("attribution", "0:32", "Ana Ferro said 12 died last year", "? (indirect)"),
        ("quantity", "15:17", "12", "12 (exact)"),
        ("time", "23:32", "last year", "? 2030"),
    ]
