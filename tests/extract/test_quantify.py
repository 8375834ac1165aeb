"""Stage 4, quantify: what number words say. Cases in TOML; every hedge has one; what is spelled out is read back."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import Case, expected, figure, load, parameters, said
from tallybook import lexicon
from tallybook.extract.numerals import may_number
from tallybook.extract.parsed import runs
from tallybook.extract.quantify import articles, parse_figure, quantities
from tallybook.types import Quantity

LEXICON = lexicon.load()


class Number(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`figure` is the number's words with their hedge and no more; a one-sided bound repeats its value by itself."""

    figure: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    bound: str = "exact"


class NoCount(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text whose numbers count nothing: ages, dates, money, names."""


@pytest.mark.parametrize("case", parameters("quantities", Number))
def test_number_words_are_read_in_their_sentence_and_alone(case: Number) -> None:
    right = expected(case.value, case.low, case.high, case.bound)
    found = {case.text[q.start : q.end]: q for q in quantities(case.text, 0, len(case.text), LEXICON)}
    assert case.figure in found
    assert said(found[case.figure].quantity) == right
    alone = parse_figure(case.figure, LEXICON)
    assert alone is not None
    assert said(alone) == right


@pytest.mark.parametrize("case", parameters("quantities", NoCount, "no_count"))
def test_a_number_that_counts_nothing_is_no_claim(case: NoCount) -> None:
    assert [(figure(c).quote, c.measure) for c in case.reading().claims] == []


class Layer(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`all`: "quote = value [bound] [unit]" in the order of the text; a range or a vague count is "low..high"."""

    all: tuple[str, ...]


def written(quote: str, quantity: Quantity) -> str:
    """A quantity as the cases write it."""
    number = f"{quantity.low:.16g}..{quantity.high:.16g}" if quantity.value is None else f"{quantity.value:.16g}"
    bound = "" if quantity.bound == "exact" else f" {quantity.bound}"
    return f"{quote} = {number}{bound} {quantity.unit}".rstrip()


@pytest.mark.parametrize("case", parameters("quantity_layer", Layer))
def test_every_quantity_of_a_text_is_read_and_nothing_else(case: Layer) -> None:
    found = [q for q in quantities(case.text, 0, len(case.text), LEXICON) if q.kind != "article"]
    assert [written(case.text[q.start : q.end], q.quantity) for q in found] == list(case.all)
    for q in found:
        if q.quantity.value is not None:
            assert said(q.quantity) == expected(q.quantity.value, None, None, q.quantity.bound)


def test_there_are_cases_enough() -> None:
    assert len(load("quantity_layer", Layer)) >= 200


def test_a_number_that_no_float_can_hold_is_not_read() -> None:
    text = f"The flood displaced {'9' * 400} villagers."
    assert quantities(text, 0, len(text), LEXICON) == ()


BEFORE = [word for group in LEXICON.quantify.hedge.values() for word in group]
BEHIND = [(word, bound) for bound, group in LEXICON.quantify.hedge_after.items() for word in group]
CASES = load("quantities", Number)


@pytest.mark.parametrize("hedge", BEFORE)
def test_every_hedge_before_a_number_has_a_case(hedge: str) -> None:
    gap = "" if hedge in ("~", "≈", "<", ">", "≥", "≤", ">=", "<=") else " "
    assert [c for c in CASES if f" {hedge}{gap}" in f" {c.text.lower()}"]


@pytest.mark.parametrize(("hedge", "bound"), BEHIND)
def test_every_hedge_behind_a_number_has_a_case(hedge: str, bound: str) -> None:
    assert [c for c in CASES if c.figure.lower().endswith(hedge) and c.bound == bound]


@pytest.mark.parametrize("vague", LEXICON.quantify.vague)
def test_every_vague_count_says_how_few_and_how_many(vague: str) -> None:
    low, high = LEXICON.quantify.vague[vague]
    quantity = parse_figure(vague, LEXICON)
    assert quantity is not None
    assert said(quantity) == (None, low, high, "vague")


UNDER_TEN = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = ["ten", "eleven", "twelve", *(f"{n}teen" for n in ("thir", "four", "fif", "six", "seven", "eigh", "nine"))]
UNITS = UNDER_TEN + TEENS
TENS = ["", "", *(f"{n}ty" for n in ("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"))]
SCALES = ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (100, "hundred"))


def spell(n: int, *, joint: str = "-", link: str = " and ") -> str:
    """The number in words: `joint` between tens and units, `link` before what is under a hundred."""
    if n < 20:
        return UNITS[n]
    if n < 100:
        return TENS[n // 10] + (joint + UNITS[n % 10] if n % 10 else "")
    size, name = next(s for s in SCALES if n >= s[0])
    rest = n % size
    between = link if rest < 100 else " "
    head = f"{spell(n // size, joint=joint, link=link)} {name}"
    return head + (between + spell(rest, joint=joint, link=link) if rest else "")


@settings(deadline=None)
@given(
    n=st.one_of(st.integers(1, 2000), st.integers(1, 10**12 - 1)),
    joint=st.sampled_from("- "),
    link=st.sampled_from([" and ", " "]),
)
def test_a_number_that_is_spelled_out_is_read_back(n: int, joint: str, link: str) -> None:
    words = spell(n, joint=joint, link=link)
    quantity = parse_figure(words, LEXICON)
    assert quantity is not None, words
    assert said(quantity) == (n, None, None, "exact"), words


@settings(deadline=None)
@given(n=st.integers(1, 10**12 - 1))
def test_a_spelled_number_is_one_figure_of_its_sentence(n: int) -> None:
    words = spell(n)
    text = f"In Korvale {words} people were killed."
    assert [text[q.start : q.end] for q in quantities(text, 0, len(text), LEXICON)] == [words]


SEPARATORS = (",", " ", "\u00a0", "\u2009", "\u202f", "'", "’")


@settings(deadline=None)
@given(n=st.integers(0, 10**12 - 1), separator=st.sampled_from(["", *SEPARATORS]))
def test_digits_are_read_whatever_parts_their_thousands(n: int, separator: str) -> None:
    words = f"{n:,}".replace(",", separator)
    text = f"The flood displaced {words} villagers."
    found = quantities(text, 0, len(text), LEXICON)
    assert [(text[q.start : q.end], said(q.quantity)) for q in found] == [(words, (n, None, None, "exact"))]


@settings(deadline=None)
@given(n=st.integers(10**6, 10**12 - 1))
def test_points_part_thousands_where_there_are_two(n: int) -> None:
    words = f"{n:,}".replace(",", ".")
    quantity = parse_figure(words, LEXICON)
    assert quantity is not None
    assert said(quantity) == (n, None, None, "exact")


@settings(deadline=None)
@given(
    tenths=st.integers(11, 9999),
    scale=st.sampled_from([("million", 10**6), ("billion", 10**9), ("m", 10**6), ("bn", 10**9)]),
)
def test_a_decimal_is_multiplied_by_its_scale(tenths: int, scale: tuple[str, int]) -> None:
    quantity = parse_figure(f"{tenths / 10} {scale[0]}", LEXICON)
    assert quantity is not None
    assert quantity.value == pytest.approx(tenths * scale[1] // 10, rel=1e-12)
    assert (quantity.low, quantity.high, quantity.bound) == (None, None, "exact")


@settings(deadline=None)
@given(low=st.integers(1, 10**6), more=st.integers(1, 10**6), words=st.sampled_from(["{}-{}", "{} to {}", "{}–{}"]))
def test_a_range_has_both_ends_and_no_value(low: int, more: int, words: str) -> None:
    text = words.format(f"{low:,}", f"{low + more:,}")
    quantity = parse_figure(text, LEXICON)
    assert quantity is not None
    assert said(quantity) == (None, low, low + more, "between")


@settings(deadline=None)
@given(st.text(max_size=60))
def test_quantities_lie_in_order_inside_any_text(text: str) -> None:
    at = 0
    for q in quantities(text, 0, len(text), LEXICON):
        assert at <= q.start <= q.number_start < q.number_end <= q.end <= len(text)
        at = q.end


def test_what_has_no_digit_and_no_word_of_a_number_states_no_more_than_articles() -> None:
    words = LEXICON.quantify
    pieces = [*words.article, "another", "no", "miner", "brave", "killed", "$", "“", "-", "/", "in", "week", "us"] * 3
    pieces += [*words.number, *words.vague, *words.part, *words.zero, *words.additive, *words.unit]
    pieces += [w for group in (words.hedge, words.hedge_after) for said in group.values() for w in said]
    made, seen = random.Random(5), 0
    for _ in range(3000):
        text = made.choice((" ", " ", "-", "")).join(made.choices(pieces, k=made.randint(1, 5)))
        if not may_number(text, runs(text), LEXICON):
            seen += 1
            assert quantities(text, 0, len(text), LEXICON) == articles(text, 0, len(text), LEXICON)
    assert seen > 300
