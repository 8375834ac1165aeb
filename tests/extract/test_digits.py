"""Digits as other languages write them: what the text's other numbers show decides, and what they do not is flagged."""

import pytest

from cases import claim_of, read
from tallybook import lexicon
from tallybook.extract.digits import doubtful, style
from tallybook.extract.quantify import quantities

LEXICON = lexicon.load()
STYLES = [
    ("Losses came to 2,5 million euros and 1.200 people fled.", "european"),
    ("Some 1.234.567 people live there.", "european"),
    ("The bill was 1 200,50 euros.", "european"),
    ("Some 12\u202f300 people fled.", "european"),
    ("Some 1,200 people fled, 2.5 percent of all.", "english"),
    ("Some 1.200 people fled.", None),
    ("On 03.04.2031 at 10.30 a.m. it fell.", None),
    ("There were 3,5 and 2.5.", None),
    ("He fled.", None),
]


@pytest.mark.parametrize(("text", "expected"), STYLES)
def test_a_text_shows_how_it_writes_digits(text: str, expected: str | None) -> None:
    assert style(text) == expected


VALUES = [
    ("Aid of 1.250 million crowns came; 2,5 percent was lost.", 1250e6),
    ("Aid of 1.250 million crowns came; 2.5 percent was lost.", 1.25e6),
    ("Aid of 1,250 million crowns came; 2,5 percent, not 3,1, was lost.", 1.25e6),
    ("Aid of 1,250 million crowns came; 2.5 percent was lost.", 1250e6),
    ("The road is 1.250 km long; 2,5 percent is lost.", 1250),
    ("The road is 1.250 km long; 2.5 percent is lost.", 1.25),
    ("Some 1.250 people fled; 2.5 percent are lost.", 1250),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_one_number_is_read_as_the_others_are_written(text: str, value: float) -> None:
    assert quantities(text, 0, len(text), LEXICON)[0].quantity.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("number", "text", "flagged"),
    [
        ("1.200", "Some 1.200 people were killed.", True),
        ("1.200", "Some 1.200 people were killed, 2,5 percent of all.", False),
        ("1.200", "Some 1.200 people were killed, 2.5 percent of all.", True),
        ("12 300", "Some 12 300 people were killed.", True),
        ("1,200", "Some 1,200 people were killed.", False),
        ("1200", "Some 1200 people were killed.", False),
    ],
)
def test_a_claim_says_where_its_digits_are_in_doubt(number: str, text: str, flagged: bool) -> None:
    assert doubtful(number, text) == flagged
    claim = claim_of(read(text), f"Some {number}", "killed")
    assert claim.quantity.value == int(number.translate(str.maketrans("", "", ",. ")))
    assert ("digits_ambiguous" in claim.flags) == flagged


def test_the_gate_lets_a_figure_through_in_the_text_s_own_digits() -> None:
    text = "The war displaced 1.250 million people, a ministry said; 2,5 million crowns were given."
    assert claim_of(read(text), "1.250 million", "displaced").quantity.value == 1250e6
