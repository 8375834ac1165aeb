"""Stage 9, the way of counting: every feature says what it is, and every weight is of something that can be said."""

import pytest

from tallybook import lexicon
from tallybook.extract import parse, pipeline, weighing
from tallybook.extract.aggregation import WAYS
from tallybook.extract.counting import FEATURES, PLAIN, said_of
from tallybook.extract.happenings import told_of
from tallybook.ingest.document import Fields, build

WORDS = lexicon.load()
NAMED = ("of", "by", "part", "verb", "bound", "report", "size")


@pytest.mark.parametrize("feature", [*FEATURES, *PLAIN], ids=lambda f: f.__name__)
def test_every_feature_says_what_it_is(feature: weighing.Feature) -> None:
    assert feature.__doc__


@pytest.mark.parametrize("way", WAYS)
def test_every_weight_is_of_something_that_can_be_said(way: str) -> None:
    names = {f.__name__ for f in (*FEATURES, *PLAIN)} | {"always"}
    for name in getattr(WORDS.counting, way):
        plain = name.removesuffix(", of people somewhere")
        kind, _, value = plain.partition(" ")
        assert plain in names or kind in NAMED
        if kind in ("of", "size"):
            assert value.removeprefix("of ") in WORDS.measures
        if kind == "report":
            assert value.removeprefix("of ") in {*WORDS.aggregation.happening, ""}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The number of dead in Vint has risen to 61, the council said.", "grew_to"),
        ("Officials in Orro said the toll of dead now stands at 61.", "grew_to"),
        ("The clinic reported 21 new deaths in Vint.", "new"),
        ("Police said 12 others were injured in Vint.", "more_of_them"),
        ("Crews pulled three more bodies from the mill in Vint.", "on_top"),
        ("Situation in Vint:\n- 12 people were killed in the flood.", "listed"),
    ],
)
def test_what_is_said_of_a_figure(text: str, said: str) -> None:
    document = build(text, Fields(id="d", published="2031-05-04"), raw=text.encode())
    parser = parse.load()
    drafts, _ = pipeline.now(pipeline.before_places(document, WORDS, parser), parser)
    figure = weighing.Weighing(draft=drafts[-1], earlier=[], story=text.lower(), lexicon=WORDS)
    assert said_of(figure).get(said)


def test_a_report_is_of_what_it_has_most_words_for() -> None:
    assert told_of("the flood took a bus; more floods are feared as the storm goes on", WORDS) == "nature"
    assert told_of("the mayor spoke of taxes", WORDS) == ""
