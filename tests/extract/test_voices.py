"""The layer of attributions: who says, thinks, wants or asks what, with the words of each; and no text breaks it."""

from itertools import pairwise
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import Case, document, load, parameters
from tallybook import lexicon
from tallybook.extract import parse, pipeline
from tallybook.extract.quotes import quotations
from tallybook.types import Attribution, Span

LEXICON = lexicon.load()


class Layer(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`all`: every attribution as "source | cue | content", in order of the cues."""

    all: list[str]


def layer(text: str, title: str | None = None) -> tuple[str, tuple[Attribution, ...]]:
    """The document's text and its attributions."""
    made = document(text, title=title)
    return made.text, pipeline.explain(made, LEXICON, parse.load()).attributions


def shown(text: str, spans: tuple[Span, ...]) -> str:
    return " ~ ".join(text[s.start : s.end] for s in spans)


@pytest.mark.parametrize("case", parameters("attribution_layer", Layer))
def test_a_text_has_these_attributions_and_no_others(case: Layer) -> None:
    text, found = layer(case.text, case.title)
    assert [" | ".join(shown(text, part) for part in (a.source, a.cue, a.content)) for a in found] == case.all


def test_there_are_two_hundred_cases_each_of_its_own() -> None:
    cases = load("attribution_layer", Layer)
    assert len({(c.title, c.text) for c in cases}) == len(cases) >= 200


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Ferro spoke first. Ms. Ferro said the road was closed.", "Ana Ferro"),
        ("Ana Ferro, a former baker, said the road was closed.", "Ana Ferro"),
        ("Mr. Breck spoke. Ms. Ferro said it rained. He said the road was closed.", None),
        ("Mr. Breck said it rained. Ms. Ferro said it snowed. He said the road was closed.", "Breck"),
        ("The road is said to be closed.", None),
    ],
)
def test_the_last_source_has_its_name(text: str, name: str | None) -> None:
    assert layer(text)[1][-1].source_name == name


PIECES = st.sampled_from([
    '"', "'", "“", "”", "‘", "’", "``", "''", "«", "»", "„", ":", ";", ",", ".", "?", "!", "-", "—", "(", ")", "\n",
    " ", " said ", " Ferro said", "said Ferro", "according to", " that ", " the road is closed", "He ", "Ana Ferro",
    " by ", "the claim that ", " asked whether ", "is said to ", "told reporters", "\n\n",
    "\u00a0", "\u200f", "\U0001f525", "é", "\u0301",
])  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=6), max_size=14).map("".join))
@settings(max_examples=120, deadline=None)
def test_no_text_breaks_the_layer(text: str) -> None:
    whole, found = layer(text or ".")
    for attribution in found:
        taken = sorted((s.start, s.end) for s in (*attribution.source, *attribution.cue, *attribution.content))
        assert attribution.cue
        assert attribution.content
        assert all(0 <= start < end <= len(whole) for start, end in taken)


@given(st.text(alphabet="\"'“”‘’«»„`ab .,\n", max_size=40))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    found = quotations(text)
    assert all(a < b for a, b in found)
    assert all(b <= c for (_, b), (c, _) in pairwise(found))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "yes" and “no”.', ['"yes"', "“no”"]),
        ("He said 'yes' and ‘no’.", ["'yes'", "‘no’"]),
        ("The workers' union met at the miners' hall.", []),
        ("The ’90s and the '80s weren't bad.", []),
        ("‘The workers’ union met,’ he said.", ["‘The workers’ union met,’"]),
        ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
        ("``Yes,'' he said.", ["``Yes,''"]),
        ('The 6\'2" player said "yes".', ['"yes"']),
        ('"Open, he said.\n\nNext.', ['"Open, he said.']),
        ('"One. "Two," he said.', ['"One.', '"Two,"']),
        ("«Oui», he said.", ["«Oui»"]),
    ],
)
def test_marks_make_quotations(text: str, quoted: list[str]) -> None:
    assert [text[a:b] for a, b in quotations(text)] == quoted


def test_a_parse_without_a_model_is_read() -> None:
    """Tokens without tags and heads, as of a blank pipeline, give no attribution and no error."""
    blank: Any = spacy.blank("en")
    made = document("Ferro said the road was closed.")
    assert pipeline.explain(made, LEXICON, parse.Parser(name="blank", model=blank)).attributions == ()
