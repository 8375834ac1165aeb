"""A parse as plain objects: each says of itself what spaCy's token says."""

from itertools import chain
from typing import Any

import pytest

from extract.test_select import demo
from tallybook import lexicon
from tallybook.extract import parse, segment
from tallybook.extract.tokens import Token, tokens

LEXICON = lexicon.load()
TOLD = ("text", "lower_", "lemma_", "tag_", "pos_", "dep_", "whitespace_", "i", "idx")
FLAGS = ("is_punct", "is_quote", "is_space", "is_lower", "like_num")
RELATED = ("children", "lefts", "subtree", "ancestors", "conjuncts")


@pytest.fixture(scope="module")
def docs() -> list[Any]:
    """spaCy's parse of every sentence of the demo, and of one with white space that is a token."""
    found = chain.from_iterable(((d, s) for s in segment.sentences(d, LEXICON)) for d in demo())
    return [parse.load().model(t) for t in [*(d.text[s.start : s.end] for d, s in found), "Ten men  died.\n\nThree"]]


def test_a_token_says_what_spacys_says(docs: list[Any]) -> None:
    seen = 0
    for doc in docs:
        ours = tokens(doc)
        assert (len(ours), ours.text) == (len(doc), doc.text)
        for token, theirs in zip(ours, doc, strict=True):
            seen += 1
            assert [getattr(token, name) for name in TOLD] == [getattr(theirs, name) for name in TOLD]
            assert [getattr(token, name) for name in FLAGS] == [getattr(theirs, name) for name in FLAGS]
            assert len(token) == len(theirs)
            assert token.head.i == theirs.head.i
            for name in RELATED:
                assert [t.i for t in getattr(token, name)] == [t.i for t in getattr(theirs, name)]
            assert (token.left_edge.i, token.right_edge.i) == (theirs.left_edge.i, theirs.right_edge.i)
    assert seen > 1000


def test_a_token_knows_what_hangs_on_it_and_what_stands_beside_it(docs: list[Any]) -> None:
    ours = tokens(docs[0])
    root = next(t for t in ours if t.head is t)
    below = next(t for t in ours if t.head is not t)
    assert root.is_ancestor(below)
    assert not below.is_ancestor(root)
    assert ours[0].nbor() is ours[1]
    with pytest.raises(IndexError):
        ours[0].nbor(-1)
    with pytest.raises(IndexError):
        ours[-1].nbor()


def test_slices_are_those_of_spacy(docs: list[Any]) -> None:
    doc, ours = docs[0], tokens(docs[0])
    for start, end in ((0, 3), (-2, 99), (4, 2), (-99, 2), (99, 120)):
        found: list[Token] = ours[start:end]
        assert [t.i for t in found] == [t.i for t in doc[start:end]]
