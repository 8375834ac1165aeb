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


def test_every_word_with_a_capital_says_as_little_as_none() -> None:
    text = (
        "Twelve miners died near Korvale when the shaft flooded overnight. Officials from the ministry said pumps were "
        "running. The Fenna river had risen since Tuesday, a spokesman for the council said."
    )
    assert cased(text.title()) == cased(text.lower())
    assert "The Fenna River had risen since Tuesday" in cased(text.title())


def test_a_body_of_words_in_small_letters_below_a_printed_headline() -> None:
    body = (
        "Twelve people died when the bridge in Korvale fell and a bus went into the water below it. Divers found nine "
    )
    body += "of them before dark, the army said, and went on with the help of lamps that the villagers had brought."
    head = "Twelve die as bridge falls in Korvale\n\n"
    assert cased(head + body.lower()) == head + body


@pytest.mark.parametrize(
    "text",
    [
        "The National River Office (NRO) counted ten. The NRO said so. The National River Office is in Korvale.",
        "It rained in Darfur, Kandy and Borneo, and the ceasefire, a truce before the airstrikes, held.",
        "Then Hassan al-Deri spoke.",
        "The 7th of them was 40km away.",
        "The Gaza Strip was closed.",
        "Mr Rice was there, and then Rice left.",
        "Sri Tesk and Abu Vorim didn't come.",
    ],
)
def test_names_are_told_from_words(text: str) -> None:
    assert cased(text.lower()) == text


def test_the_tagger_makes_a_word_a_name() -> None:
    text = "ten died in stone ford on monday."
    marked = frozenset({text.index("stone"), text.index("ford")})
    found = truecase.cased(document(text), LEXICON, KNOWS, lambda _document, _sentences: marked)
    assert found.text == "Ten died in Stone Ford on Monday."


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


@given(st.text(alphabet=st.characters(max_codepoint=0x250)))
def test_letters_and_capitals_are_counted_alike_in_plain_lines_and_others(line: str) -> None:
    assert truecase._letters(line) == (sum(map(str.isalpha, line)), sum(map(str.isupper, line)))


@pytest.mark.parametrize(("small", "all_large"), [(1, True), (2, True), (3, False), (12, False)])
def test_a_tenth_of_the_long_words_may_begin_small(small: int, all_large: bool) -> None:
    assert truecase._all_begin_large(" ".join([*["Harbour"] * 20, *["bridge"] * small])) is all_large
