"""The layer of quantities: what it reads beyond the figures of claims. Verbs that bound, nouns as units."""

import pytest

from cases import Case, document, parameters
from tallybook import lexicon
from tallybook.extract import parse, pipeline
from tallybook.types import Quantity

LEXICON = lexicon.load()
READ = [
    ("Quarterly profit topped $2.1 billion.", ["$2.1 billion = 2100000000 more_than USD"]),
    ("Inflation could exceed 6 percent.", ["6 percent = 6 more_than percent"]),
    ("The toll has passed 1,000.", ["1,000 = 1000 more_than "]),
    ("The load must not exceed 40 tonnes.", ["40 tonnes = 40 at_most tonne"]),
    ("Fares are capped at £2.", ["£2 = 2 at_most GBP"]),
    ("Turnout approached 60 percent.", ["60 percent = 60 about percent"]),
    ("Growth undershot 2 percent.", ["2 percent = 2 less_than percent"]),
    ("The minister may top a list of 40 names.", ["40 = 40 exact name"]),
    ("The bill passed by 218 votes to 212.", ["218 = 218 exact vote", "212 = 212 exact "]),
    (
        "Police arrested more than 300 people in 12 cities.",
        ["more than 300 = 300 more_than people", "12 = 12 exact city"],
    ),
    ("The firm has 12 companies and sold 3,400 cars.", ["12 = 12 exact company", "3,400 = 3400 exact car"]),
    ("Dozens of boats sank.", ["Dozens = None vague boat"]),
    ("No soldiers were hurt.", ["No = 0 exact soldier"]),
    ("Four in ten own none, and no trains ran.", ["Four in ten = 0.4 exact fraction"]),
    (
        "It paid just over $5 million for just under 40 ships.",
        ["just over $5 million = 5000000 more_than USD", "just under 40 = 40 less_than ship"],
    ),
    ("Rents of 400 euros a month are rare.", ["400 euros = 400 exact EUR per month"]),
    ("It is 20 to 30 km long.", ["20 to 30 km = 20..30 between km"]),
    ("Some 40 fled.", ["Some 40 = 40 about "]),
    ("Orro is one of the oldest ports of Arnor, and Drazhe one of five.", ["five = 5 exact "]),
    ("Half of the crew is from Orro.", ["Half = 0.5 exact fraction"]),
]


def number(said: Quantity) -> str:
    if said.bound == "between":
        return f"{said.low:g}..{said.high:g}"
    return f"{said.value}" if said.value is None else f"{said.value:.16g}"


@pytest.mark.parametrize(("text", "expected"), READ)
def test_a_quantity_has_its_bound_and_its_unit(text: str, expected: list[str]) -> None:
    found = pipeline.explain(document(text), LEXICON, parse.load()).quantities
    said = [f"{text[q.start : q.end]} = {number(q.quantity)} {q.quantity.bound} {q.quantity.unit}" for q in found]
    assert said == expected


def test_a_verb_bounds_no_claim() -> None:
    claims = pipeline.extract(document("The death toll has passed 1,000."), LEXICON, parse.load())
    assert [(c.quantity.value, c.quantity.bound) for c in claims] == [(1000, "exact")]


class Times(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`all`: "quote = TIMEX3 value" in the order of the text."""

    all: tuple[str, ...]


@pytest.mark.parametrize("case", parameters("time_layer", Times, "tense"))
def test_the_verb_tells_what_lies_ahead(case: Times) -> None:
    found = pipeline.explain(document(case.text, published=case.published), LEXICON, parse.load()).times
    assert [f"{case.text[t.start : t.end]} = {t.timex or '-'}" for t in found] == list(case.all)


def test_a_headline_in_the_present_tells_what_is_over() -> None:
    report = document("Work goes on.", title="Blast kills 12 in Vint on Tuesday", published="1998-03-12")
    assert [t.timex for t in pipeline.explain(report, LEXICON, parse.load()).times] == ["1998-03-10"]
