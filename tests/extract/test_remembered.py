"""The model's last two steps, remembered: every token is as the pipeline itself would have it."""

from importlib.resources import files
from typing import Any

import pytest

from cases import document
from extract import invented
from tallybook import lexicon
from tallybook.extract import parse, remembered, segment

ODD = ("There's nobody.", "let's go", "ain't it", "they're gonna go", "We gotta go.", "c'mon", "y'all", "It  rained.")


def told(tokens: Any) -> list[tuple[Any, ...]]:
    """All that the stages may ask of the tokens."""
    return [(t.text, t.tag, t.pos, t.dep, t.head.i, t.lemma, t.morph.key, t.left_edge.i) for t in tokens]


def sentences() -> list[str]:
    """Those of the demo, of invented reports, and some that decide words by their neighbours."""
    words = lexicon.load()
    folder = files("tallybook") / "data" / "demo"
    texts = [p.read_text("utf-8") for p in folder.iterdir() if p.name.endswith(".txt")]
    reports = [*map(document, texts), *invented.documents(words, 30, 5)]
    return [r.text[s.start : s.end].replace("\n", " ") for r in reports for s in segment.sentences(r, words)]


def test_what_is_remembered_is_what_the_model_says() -> None:
    ours = remembered.Remembering(parse.load().model.nlp)
    texts = [*sentences(), *ODD]
    assert len(texts) > 300
    theirs = [told(d) for d in ours.nlp.pipe(texts, batch_size=64)]
    assert [told(d) for d in ours.pipe(texts, batch_size=64)] == theirs
    assert [told(d) for d in ours.pipe(reversed(texts), batch_size=64)] == theirs[::-1]


def test_memory_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 5)
    ours = remembered.Remembering(parse.load().model.nlp)
    first = [told(d) for d in ours.pipe(["Rain fell on the old town."] * 2, batch_size=1)]
    assert first[0] == first[1]
    list(ours.pipe(["Snow", "Ice"], batch_size=1))
    assert len(ours.known) < 5


def test_a_pipeline_that_ends_otherwise_is_left_as_it_is() -> None:
    import spacy

    ours = remembered.Remembering(spacy.blank("en"))
    assert [t.text for t in ours("It rained.")] == ["It", "rained", "."]
    assert not ours.known
