"""Texts in small letters or in capitals: read as printed, offsets and quotes as they stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import claim_of, document, figure, read
from tallybook import lexicon
from tallybook.extract import parse, truecase

LEXICON = lexicon.load()
KNOWS = parse.dictionary()
PRINTED = [
    "Police in Korvale said on Monday that 12 miners had died. The blast was heard in Fenna, 40 km away.",
    "President Harrowe met the U.S. ambassador at 3 p.m. on Tuesday, the UN said.",
    "General James L. Tesk of the Syrvanian army told us that the US military had left.",
    "They may march on Paris in March, a NATO official in New York said.",
    "Mr. Brown and Dr. Vey mark the day in London. He said, “We lost two men.” They left.",
]


def cased(text: str) -> str:
    return truecase.cased(document(text), LEXICON, KNOWS).text


@pytest.mark.parametrize("text", PRINTED)
def test_small_and_capital_letters_are_read_as_printed(text: str) -> None:
    assert cased(text.lower()) == text
    assert cased(text.upper()) == text


@pytest.mark.parametrize("text", PRINTED)
def test_a_text_in_usual_letters_is_left_as_it_is(text: str) -> None:
    report = document(text)
    assert truecase.cased(report, LEXICON, KNOWS) is report


def test_a_line_in_capitals_takes_its_names_from_the_rest() -> None:
    text = "STONE BRIDGE IN OLD FORD FALLS, TWELVE DEAD\n\nTwelve people died when the bridge in Old Ford fell."
    assert cased(text).split("\n")[0] == "Stone bridge in Old Ford falls, twelve dead"


def test_a_label_in_capitals_stays() -> None:
    text = "PRISONERS TAKEN\n\nThe army took 12 prisoners near Korvale on Monday."
    assert cased(text) == text


@settings(deadline=None)
@given(st.text(max_size=80), st.sampled_from([str.lower, str.upper, str]))
def test_no_offset_moves(text: str, form: "type[str]") -> None:
    written = form(text)
    assert len(cased(written)) == len(written)


@pytest.mark.parametrize("form", [str.lower, str.upper])
def test_a_claim_quotes_the_document_itself(form: "type[str]") -> None:
    text = form("At least 12 Syrvanian soldiers were killed in Korvale on Monday, the defence ministry said.")
    reading = read(text)
    claim = claim_of(reading, form("At least 12"), "killed")
    assert figure(claim).quote == form("At least 12")
    assert all(reading.document.text[e.start : e.end] == e.quote for e in claim.evidence)
    assert claim.population is not None
    assert (claim.population.text, claim.population.head) == (form("Syrvanian soldiers"), form("soldiers"))
    assert claim.time is not None
    assert (claim.time.text, claim.time.start) == (form("Monday"), "2031-03-10")
    assert [s.name.lower() for s in claim.sources] == ["defence ministry"]


def test_a_model_without_word_lists_takes_no_word_for_a_name() -> None:
    assert parse.dictionary("tallybook")("korvale")
