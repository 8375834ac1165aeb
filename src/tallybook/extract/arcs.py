"""The parser's transitions, for all sentences of a batch in step: spaCy's own, with the sums between them from numpy.

spaCy's loop runs without Python's lock, and takes it for a moment after each call of its matrix library, eight times a
transition, to see whether the call has failed: most of what the loop costs. With the lock held throughout, and one sum
and one product for all sentences at once, it takes a third.
"""

from functools import reduce
from types import SimpleNamespace
from typing import Any

import numpy as np
from spacy.ml.parser_model import ParserStepModel

FEWEST = 2  # rows of a product: that of one row alone is rounded otherwise


def predict(parser: Any, docs: list[Any]) -> list[Any]:
    """The end states of a spaCy parser for the docs, as its own `predict` gives them."""
    network = parser.model
    if not _is_greedy(parser) or not any(len(doc) for doc in docs):
        found: list[Any] = parser.predict(docs)
        return found
    first, lower, upper = network.layers
    known = lower.predict(first.predict(docs))  # of each token what it adds as each feature; the first row: no token
    features, hidden, pieces = known.shape[1:]
    rows, at = known.reshape(-1, hidden * pieces), np.arange(features)
    bias, weights, scored = lower.get_param("b").ravel(), _turned(upper.get_param("W")), upper.get_param("b")
    asked = SimpleNamespace(state2vec=SimpleNamespace(nF=features))
    batch: list[Any] = parser.moves.init_batch(docs)
    states = [state for state in batch if not state.is_final()]
    while states:
        tokens = ParserStepModel.get_token_ids(asked, states)
        sums = rows.take((tokens + 1) * features + at, axis=0).sum(axis=1)
        sums += bias
        each = sums.reshape(-1, hidden, pieces)
        best = np.zeros((max(len(sums), FEWEST), hidden), sums.dtype)
        best[: len(sums)] = reduce(np.maximum, (each[:, :, piece] for piece in range(pieces)))
        scores = (best @ weights)[: len(sums)]
        scores += scored
        states = parser.transition_states(states, scores)
    return batch


def _is_greedy(parser: Any) -> bool:
    """Whether a parser takes the best transition at each step, by scores made as above."""
    network = parser.model
    return (
        parser.cfg.get("beam_width") == 1
        and network.attrs.get("has_upper") is True
        and not network.attrs.get("unseen_classes")
        and [layer.name for layer in network.layers[1:]] == ["precomputable_affine", "linear"]
        and network.layers[1].get_dim("nP") > 1
    )


def _turned(weights: Any) -> Any:
    """The weights laid out so that a product's rows do not depend on how many there are."""
    return np.ascontiguousarray(weights.T)
