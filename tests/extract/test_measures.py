"""Stage 5, measure: every example of a measure's own file is read, every non-example gives nothing of that measure."""

import pytest

from cases import Case, claim_of, expected, figure, parameters, read, said
from tallybook import lexicon
from tallybook.vocabulary import Example, NonExample

MEASURES = lexicon.load().measures
EXAMPLES = [pytest.param(n, e, id=f"{n}-{e.quote}") for n, m in MEASURES.items() for e in m.example]
NON_EXAMPLES = [pytest.param(n, e, id=f"{n}-{e.text[:40]}") for n, m in MEASURES.items() for e in m.non_example]


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_shows_what_it_reads_and_what_it_leaves(name: str) -> None:
    assert MEASURES[name].example
    assert MEASURES[name].non_example


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_an_example_is_read(name: str, example: Example) -> None:
    claim = claim_of(read(example.text), example.quote, name)
    given = example.quantity
    assert said(claim.quantity) == expected(given.get("value"), given.get("low"), given.get("high"), given["bound"])
    assert claim.quantity.unit == MEASURES[name].unit
    assert (claim.population.text if claim.population is not None else None) == example.who


@pytest.mark.parametrize(("name", "example"), NON_EXAMPLES)
def test_a_non_example_gives_no_claim_of_the_measure(name: str, example: NonExample) -> None:
    assert [figure(c).quote for c in read(example.text).claims if c.measure == name] == []


class Measured(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`claims`: every claim of the text, as "figure measure", in the order of the text."""

    claims: list[str]


class Counted(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`who`: who is counted, for each claim in the order of the text; "" for nobody."""

    who: list[str]


@pytest.mark.parametrize("case", [*parameters("constructions", Counted, "who"), *parameters("reports", Counted, "who")])
def test_who_is_counted_is_in_the_words_of_the_clause(case: Counted) -> None:
    claims = case.reading().claims
    assert [c.population.text if c.population is not None else "" for c in claims] == case.who


NAMES = ("measures", "constructions", "probes", "reports", "official", "breadth")
MEASURED = [n for name in NAMES for n in parameters(name, Measured)]
TAKEN_OVER = parameters("constructions", Measured, "taken_over")


@pytest.mark.parametrize("case", [*MEASURED, *TAKEN_OVER])
def test_each_figure_has_its_measure_and_nothing_else_is_a_claim(case: Measured) -> None:
    assert [f"{figure(c).quote} {c.measure}" for c in case.reading().claims] == case.claims
