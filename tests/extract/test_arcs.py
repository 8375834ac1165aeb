"""The parser's transitions in step: the arcs are those of spaCy's own loop, however many sentences go together."""

from typing import Any

import pytest
import spacy

from tallybook.extract import arcs, parse

TEXTS = [
    "Twelve miners were killed in Korvale on Monday, police said.",
    "Rain.",
    "",
    "The minister, who had seen none of it, told reporters that 40 houses and a school had burned down overnight.",
    "Two of them died; another five, among them a boy of nine, were taken to hospital with burns.",
] * 4


@pytest.fixture(scope="module")
def nlp() -> Any:
    """The model as it is loaded."""
    return parse.load().model.nlp


def docs(nlp: Any, texts: list[str]) -> list[Any]:
    """The texts with all that the parser needs."""
    found = [nlp.make_doc(text) for text in texts]
    tok2vec = nlp.get_pipe("tok2vec")
    tok2vec.set_annotations(found, tok2vec.predict(found))
    return found


def told(parser: Any, found: list[Any], states: list[Any]) -> list[list[tuple[int, str]]]:
    """The head and the arc of every token."""
    parser.set_annotations(found, states)
    return [[(token.head.i, token.dep_) for token in doc] for doc in found]


@pytest.mark.parametrize("together", [1, 2, 20])
def test_the_arcs_are_those_of_spacy(nlp: Any, together: int) -> None:
    parser = nlp.get_pipe("parser")
    for start in range(0, len(TEXTS), together):
        texts = TEXTS[start : start + together]
        ours, theirs = docs(nlp, texts), docs(nlp, texts)
        assert told(parser, ours, arcs.predict(parser, ours)) == told(parser, theirs, parser.predict(theirs))


def test_a_parser_that_looks_ahead_goes_its_own_way(nlp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    other = spacy.load(parse.DEFAULT_MODEL, enable=["tok2vec", "parser"])
    parser = other.get_pipe("parser")
    parser.cfg["beam_width"] = 4
    monkeypatch.setattr(arcs, "_turned", None)
    found = docs(other, TEXTS[:3])
    assert [len(told) for told in told(parser, found, arcs.predict(parser, found))] == [len(doc) for doc in found]
