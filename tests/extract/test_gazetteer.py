"""The map: a name has an id where it has one answer, or where the report says which."""

import pytest

from cases import document
from tallybook import lexicon
from tallybook.extract import parse, place, segment
from tallybook.extract.gazetteer import folded, gazetteer
from tallybook.extract.mention import Mention

WORDS = lexicon.load()


def only(text: str) -> Mention:
    """The one place of a text."""
    report = document(text)
    (parsed,) = parse.load().sentences(report, segment.sentences(report, WORDS))
    (found,) = place.mentions(parsed, WORDS)
    return found


@pytest.mark.parametrize(
    ("name", "plain"), [("São Tomé", "sao tome"), ("Port-au-Prince", "port au prince"), ("U.S.", "us")]
)
def test_a_name_is_looked_up_without_its_accents(name: str, plain: str) -> None:
    assert folded(name) == plain


def test_a_country_is_resolved_by_any_of_its_names() -> None:
    ids = {gazetteer(WORDS)[folded(name)][0].id for name in ("United Kingdom", "Britain", "UK")}
    assert len(ids) == 1


def test_a_name_that_the_map_has_twice_waits_for_a_country() -> None:
    text = "The journey ends in Springfield."
    mention = only(text)
    assert place.resolved(mention, text, frozenset(), WORDS).id is None


def test_a_name_that_the_map_does_not_have_stays_words() -> None:
    text = "The journey ends in Korvale."
    found = place.resolved(only(text), text, frozenset({"GB"}), WORDS)
    assert (found.text, found.id, found.within) == ("Korvale", None, None)


def test_a_building_is_not_the_city_that_it_stands_in() -> None:
    text = "The journey ends at the Samarinda hospital."
    assert place.resolved(only(text), text, frozenset({"ID"}), WORDS).id is None
    assert (
        place.resolved(
            only("The journey ends in Samarinda."), "The journey ends in Samarinda.", frozenset(), WORDS
        ).within
        == "ID"
    )
