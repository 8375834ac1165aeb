"""The vectors with which the model begins, computed once for each form of a word and then remembered.

They follow from the form alone (its norm, prefix, suffix, shape and the blank behind it); what its neighbours make of
it is the next layer's. To compute them for every token again is a sixth of what a parse costs.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from thinc.api import Model, chain

MOST = 30_000  # forms; then it begins anew, so that memory does not grow with the input: 12 MB
Form = tuple[int, ...]


def remember_vectors(nlp: Any) -> None:
    """Puts the memory into a spaCy pipeline whose first layer is made so; another pipeline is left as it is."""
    network = getattr(nlp.get_pipe("tok2vec"), "model", None) if "tok2vec" in nlp.component_names else None
    if network is None or "embed" not in network.ref_names:
        return
    embed = network.get_ref("embed")
    if len(embed.layers) > 1 and embed.layers[0].name == "extract_features":
        features, *rest = embed.layers
        network.replace_node(embed, Model("remembered", _Vectors(chain(*rest)), layers=[features]))


class _Vectors:
    """The forward pass of the layer: from the docs to an array of their words' vectors each."""

    def __init__(self, embed: Any) -> None:
        self._embed = embed
        self._at: dict[Form, int] = {}
        self._known: Any = None

    def __call__(self, model: Any, docs: Any, is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
        """Nothing is trained here, so there is no way back."""
        forms = [[*map(tuple, rows.tolist())] for rows in model.layers[0].predict(docs)]
        self._learn(forms)
        return [self._known[[self._at[form] for form in doc]] for doc in forms], lambda gradients: gradients

    def _learn(self, forms: list[list[Form]]) -> None:
        """Computes the vectors of the forms that are new, all at once."""
        new = dict.fromkeys(form for doc in forms for form in doc if form not in self._at)
        if len(self._at) + len(new) > MOST:
            self._at, new = {}, dict.fromkeys(form for doc in forms for form in doc)
        if not new:
            return
        found = self._compute([*new])
        if not self._at:
            self._known = np.empty((max(MOST, len(new)), found.shape[1]), found.dtype)
        self._known[len(self._at) : len(self._at) + len(new)] = found
        self._at.update((form, at) for at, form in enumerate(new, len(self._at)))

    def _compute(self, forms: list[Form]) -> Any:
        return self._embed.predict([np.array(forms, np.uint64)])[0]
