"""Stage 10, which place: every feature says what it is and has a weight, and the heavier place is chosen."""

from collections.abc import Callable

import pytest

from cases import figure, read
from tallybook import lexicon
from tallybook.extract.elsewhere import ELSEWHERE
from tallybook.extract.nearby import OWN
from tallybook.extract.spots import OF_PLACE, SHOWN

WEIGHTS = lexicon.load().bearings


@pytest.mark.parametrize(
    ("features", "weights"), [((*SHOWN, *OWN), WEIGHTS.own), ((*OF_PLACE, *ELSEWHERE), WEIGHTS.elsewhere)]
)
def test_every_feature_has_a_weight_and_every_weight_a_feature(
    features: tuple[Callable[..., float], ...], weights: dict[str, float]
) -> None:
    assert [f.__name__ for f in features] == list(weights)


@pytest.mark.parametrize("feature", dict.fromkeys((*SHOWN, *OWN, *OF_PLACE, *ELSEWHERE)), ids=lambda f: f.__name__)
def test_every_feature_says_what_it_is(feature: Callable[..., float]) -> None:
    assert feature.__doc__


def test_figures_of_one_sentence_may_lie_in_two_places() -> None:
    reading = read("Floods killed 12 people in Korvale, nine in Orro and three in Mirrowe.")
    where = {figure(c).quote: c.place.text for c in reading.claims if c.place is not None}
    assert where == {"12": "Korvale", "nine": "Orro", "three": "Mirrowe"}


def test_a_place_is_not_carried_over_from_a_figure_that_was_placed_by_another() -> None:
    reading = read("A blast in Korvale killed 12 people on Tuesday.\n\nIn Orro, 30 miles away, nine people drowned.")
    assert [c.place.text for c in reading.claims if c.place is not None] == ["Korvale", "Orro"]
