"""The time layer: every time expression of a text with its TIMEX3 value, and nothing else. Cases in TOML."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import Case, load, parameters
from tallybook import lexicon
from tallybook.extract.when import expressions, layer
from tallybook.types import TimeExpression

LEXICON = lexicon.load()


class Times(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`all`: "quote = TIMEX3 value" in the order of the text; "-" where the words alone give no value."""

    all: tuple[str, ...]


def read(text: str, published: str = "2031-03-12") -> tuple[TimeExpression, ...]:
    """The time expressions of a text that was published on a day, "" for nobody knows when."""
    return expressions(text, 0, len(text), date.fromisoformat(published) if published else None, LEXICON)


@pytest.mark.parametrize("case", parameters("time_layer", Times))
def test_every_time_of_a_text_is_read_and_nothing_else(case: Times) -> None:
    found = read(case.text, case.published)
    assert [f"{case.text[t.start : t.end]} = {t.timex or '-'}" for t in found] == list(case.all)


def test_there_are_cases_enough() -> None:
    assert len(load("time_layer", Times)) >= 200


PLACED = [
    ("The dam broke on Tuesday.", ("2031-03-11", "2031-03-11")),
    ("The dam broke last month.", ("2031-02-01", "2031-02-28")),
    ("He fled on 3 March 2030 and died the next day.", ("2030-03-04", "2030-03-04")),
    ("It fell in 1999 and rose the following year.", ("2000-01-01", "2000-12-31")),
    ("It was built in the 1990s.", ("1990-01-01", "1999-12-31")),
    ("In the past three days it rained.", ("2031-03-09", "2031-03-12")),
]


@pytest.mark.parametrize(("text", "days"), PLACED)
def test_a_time_has_its_place_on_the_calendar(text: str, days: tuple[str, str]) -> None:
    interval = read(text)[-1].interval
    assert interval is not None
    assert (interval.start, interval.end) == days


@pytest.mark.parametrize("text", ["Two days later he died.", "The next day he died.", "Sales rose on a year earlier."])
def test_what_counts_from_an_unnamed_day_claims_no_place(text: str) -> None:
    assert [t.interval for t in read(text)] == [None]


def test_what_counts_from_a_day_may_count_from_one_in_an_earlier_stretch() -> None:
    text = "He fled on 3 March 2030. The next day, at noon, he was caught."
    stretches = [(0, 24), (25, len(text))]
    found = layer(text, stretches, date(2031, 3, 12), LEXICON)
    assert [t.timex for t in found] == ["2030-03-03", "2030-03-04", "2030-03-04T12:00"]


@settings(deadline=None)
@given(st.text(max_size=80), st.one_of(st.just(""), st.dates().map(date.isoformat)))
def test_times_lie_in_order_inside_any_text(text: str, published: str) -> None:
    at = 0
    for t in read(text, published):
        assert at <= t.start < t.end <= len(text)
        at = t.end
