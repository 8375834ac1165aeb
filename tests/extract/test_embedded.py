"""The first layer's vectors, remembered: they are those that the model computes, with little memory and with much."""

import numpy as np
import pytest
import spacy

from tallybook.extract import embedded, parse

TEXTS = [
    "Rain fell on the old town.",
    "Twelve miners died in Korvale.",
    "It  rained 3.5m, it's said",
    "rain RAIN Rain",
    "",
]


@pytest.mark.parametrize("most", [3, 20, 1000])
def test_what_is_remembered_is_what_the_model_computes(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "MOST", most)
    plain, ours = (spacy.load(parse.DEFAULT_MODEL, enable=["tok2vec"]) for _ in range(2))
    embedded.remember_vectors(ours)
    first = [plain.get_pipe("tok2vec").model.get_ref("embed").predict([plain.make_doc(t)])[0] for t in TEXTS]
    asked = []
    layer = ours.get_pipe("tok2vec").model.get_ref("embed")
    assert layer.name == "remembered"
    for texts in (TEXTS, TEXTS[::-1], TEXTS[:1]):
        asked.append(layer.predict([ours.make_doc(t) for t in texts]))
    for found, told in zip(asked, (first, first[::-1], first[:1]), strict=True):
        for a, b in zip(found, told, strict=True):
            assert a.shape == b.shape
            np.testing.assert_allclose(a, b, atol=1e-5)


def test_a_form_is_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = spacy.load(parse.DEFAULT_MODEL, enable=["tok2vec"])
    embedded.remember_vectors(nlp)
    layer = nlp.get_pipe("tok2vec").model.get_ref("embed")
    first = layer.predict([nlp.make_doc("Rain fell, and rain fell.")])
    monkeypatch.setattr("tallybook.extract.embedded._Vectors._compute", None)
    again = layer.predict([nlp.make_doc("and Rain fell, rain fell.")])
    assert {tuple(v) for v in again[0].tolist()} == {tuple(v) for v in first[0].tolist()}


def test_a_pipeline_with_another_first_layer_is_left_as_it_is() -> None:
    embedded.remember_vectors(spacy.blank("en"))
