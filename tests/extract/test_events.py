"""Stage 10, of sentences that are not parsed: what a name describes, and what happened where, by the words alone."""

import pytest

from cases import document
from tallybook import lexicon
from tallybook.extract import parse, place, segment
from tallybook.extract.mention import Mention
from tallybook.extract.parsed import Parsed

WORDS = lexicon.load()


def unparsed(text: str) -> Parsed:
    """The one sentence of a text, which must stay without a parse."""
    report = document(text)
    (found,) = parse.load().sentences(report, segment.sentences(report, WORDS))
    return found


def first(text: str) -> Mention:
    """The first place of a text by its words."""
    sentence = unparsed(text)
    found = place.mentions(sentence, WORDS, by_parse=False)[0]
    assert not sentence.is_parsed
    return found


@pytest.mark.parametrize(
    ("text", "describes"),
    [
        ("Paris officials were on holiday.", True),
        ("Paris fell in the spring.", False),
        ("Paris voted on Sunday.", False),
        ("Paris is cold.", False),
        ("They live in Paris now.", False),
        ("The Paris attack lasted an hour.", True),
        ("Nobody slept in the Paris works.", False),  # the name says which works
    ],
)
def test_a_name_describes_what_may_be_a_noun_behind_it(text: str, describes: bool) -> None:
    assert first(text).modifies is describes


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The blast in a market of Paris was loud.", "blast"),
        ("A bus overturned near Paris on Friday.", "overturn"),
        ("The Paris attack lasted an hour.", "attack"),
        ("Paris was badly damaged in the storm.", "damage"),
        ("The blast was loud; in Paris nobody slept.", ""),
        ("After the blast, officials in Paris slept.", ""),
        ("The attackers arrived in Paris on Friday.", ""),
    ],
)
def test_what_happened_at_a_place_is_told_by_the_words_beside_it(text: str, event: str) -> None:
    assert first(text).event == event


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("They were at the hospital, Petra Noskova said.", ["hospital"]),  # she speaks
        ("They were in the capital, Vint, on Friday.", ["Vint"]),
        ("They were struck by a prison officer on Friday.", []),
        ("They told the hospital director on Friday.", []),
        ("They died in the hospital fire on Friday.", ["hospital"]),
        ("They told this station on Friday.", []),
        ("They met in Assembly Square on Friday.", ["Assembly Square"]),
    ],
)
def test_a_noun_for_a_place_is_one_by_what_stands_beside_it(text: str, named: list[str]) -> None:
    found = place.mentions(unparsed(text), WORDS, by_parse=False)
    assert [text[m.start : m.end] for m in found if m.name or not any(n.name for n in found)] == named


def test_of_a_sentence_without_a_figure_the_places_are_read_without_a_parse() -> None:
    report = document("Officials in Paris met on Monday after a blast in Lyon.\n\nThree people died, police said.")
    sentences = parse.load().sentences(report, segment.sentences(report, WORDS))
    scenes = place.by_sentence(report, sentences, {sentences[1].sentence.start}, set(), WORDS)
    assert [[m.name for m in found] for _, found in scenes] == [["Paris", "Lyon"], []]
    assert not sentences[0].is_parsed


def scenes(text: str, labels: set[str]) -> list[list[tuple[str, str]]]:
    """The names of each sentence with the word that places each; `labels`: what tables name as places."""
    report = document(text)
    sentences = parse.load().sentences(report, segment.sentences(report, WORDS))
    found = place.by_sentence(report, sentences, set(), labels, WORDS)
    return [[(m.name, m.preposition) for m in mentions] for _, mentions in found]


def test_a_heading_that_runs_into_its_paragraph_places_it() -> None:
    _, second = scenes("Rain fell in Orro and in Korvale.\n\nKORVALE: Three people drowned.", set())
    assert second == [("KORVALE", "in")]


def test_what_a_table_names_is_a_place_wherever_it_stands() -> None:
    text = "Boats brought 640 villagers from Maranda."
    assert scenes(text, set()) == [[]]
    assert scenes(text, {"Maranda"}) == [[("Maranda", "from")]]
