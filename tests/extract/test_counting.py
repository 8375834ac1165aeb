"""Stage 9, the way of counting: every feature says what it is, and every weight is of something that can be said."""

import pytest

from tallybook import lexicon
from tallybook.extract.aggregation import WAYS
from tallybook.extract.counting import FEATURES, Feature

WORDS = lexicon.load()


@pytest.mark.parametrize("feature", FEATURES, ids=lambda f: f.__name__)
def test_every_feature_says_what_it_is(feature: Feature) -> None:
    assert feature.__doc__


@pytest.mark.parametrize("way", WAYS)
def test_every_weight_is_of_something_that_can_be_said(way: str) -> None:
    names = {f.__name__ for f in FEATURES}
    for name in getattr(WORDS.counting, way):
        plain = name.removesuffix(", of people somewhere")
        kind, _, value = plain.partition(" ")
        assert plain in names | {"always"} or (kind == "of" and value in WORDS.measures) or kind in ("by", "part")
