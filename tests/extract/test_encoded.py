"""The layers that mix words' vectors, in blocks: the numbers are those of the model's own layers."""

import numpy as np
import pytest
import spacy

from tallybook.extract import encoded, parse

TEXTS = ["Rain fell on the old town.", "", "Twelve miners died in Korvale, and nobody said why.", "Snow"] * 9


@pytest.mark.parametrize("block", [1, 7, 384])
def test_the_vectors_are_those_of_the_model(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoded, "BLOCK", block)
    plain, ours = (spacy.load(parse.DEFAULT_MODEL, enable=["tok2vec"]) for _ in range(2))
    encoded.encode_in_blocks(ours)
    assert ours.get_pipe("tok2vec").model.layers[1].name == "blocks"
    theirs = plain.get_pipe("tok2vec").predict([plain.make_doc(t) for t in TEXTS])
    found = ours.get_pipe("tok2vec").predict([ours.make_doc(t) for t in TEXTS])
    assert [v.shape for v in found] == [v.shape for v in theirs]
    for a, b in zip(found, theirs, strict=True):
        np.testing.assert_allclose(a, b, atol=1e-4)


def test_a_pipeline_with_other_layers_is_left_as_it_is() -> None:
    encoded.encode_in_blocks(spacy.blank("en"))
    other = spacy.blank("en")
    sizes = {"width": 32, "depth": 2, "embed_size": 200, "window_size": 2, "maxout_pieces": 3}
    made = {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "subword_features": True, **sizes}
    other.add_pipe("tok2vec", config={"model": made})
    other.initialize()
    name = other.get_pipe("tok2vec").model.layers[1].name
    encoded.encode_in_blocks(other)
    assert other.get_pipe("tok2vec").model.layers[1].name == name != "blocks"
