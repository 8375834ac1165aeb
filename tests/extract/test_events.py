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


def test_of_a_sentence_without_a_figure_the_places_are_read_without_a_parse() -> None:
    report = document("Officials in Paris met on Monday after a blast in Lyon.\n\nThree people died, police said.")
    sentences = parse.load().sentences(report, segment.sentences(report, WORDS))
    scenes = place.by_sentence(report, sentences, {sentences[1].sentence.start}, set(), WORDS)
    assert [[m.name for m in found] for _, found in scenes] == [["Paris", "Lyon"], []]
    assert not sentences[0].is_parsed
