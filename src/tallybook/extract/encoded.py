"""The layers that mix a word's vector with its neighbours', in blocks that stay in the processor's cache.

The same numbers as from thinc's layers, which make an array of the whole batch at each step and keep it for training.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from thinc.api import Model

BLOCK = 384  # rows at a time
TINY = np.float32(1e-8)  # as thinc has it, against a division by nothing
PIECES = 3


def encode_in_blocks(nlp: Any) -> None:
    """Puts this into a spaCy pipeline whose second layer is made so; another pipeline is left as it is."""
    network = getattr(nlp.get_pipe("tok2vec"), "model", None) if "tok2vec" in nlp.component_names else None
    if network is None or "encode" not in network.ref_names:
        return
    encode = network.get_ref("encode")
    try:
        layers = [_Layer(residual) for residual in encode.layers[0].layers]
    except (AttributeError, IndexError, KeyError, ValueError):
        return
    network.replace_node(encode, Model("blocks", _Blocks(layers, encode.attrs["pad"])))


class _Layer:
    """The weights of a window of three, a maxout of three pieces and a norm, by which what goes in is changed."""

    def __init__(self, residual: Any) -> None:
        """Raises ValueError where the layer is another; and AttributeError, IndexError or KeyError."""
        (inner,) = residual.layers
        window, rest = inner.layers
        maxout, norm = rest.layers[0].layers
        names = (residual.name.partition("(")[0], window.name, maxout.name, norm.name)
        width, pieces, given = maxout.get_param("W").shape
        if names != ("residual", "expand_window", "maxout", "layernorm") or window.attrs["window_size"] != 1:
            raise ValueError("another layer")
        if pieces != PIECES or given != 3 * width:
            raise ValueError("other sizes")
        # by piece, so that the largest of the three is one step for all
        self.weights = np.ascontiguousarray(maxout.get_param("W").transpose(1, 0, 2).reshape(-1, given)).T
        self.bias = np.ascontiguousarray(maxout.get_param("b").T).ravel()
        self.scale, self.shift = norm.get_param("G"), norm.get_param("b")


class _Blocks:
    """The forward pass: arrays of words' vectors, each padded on both sides with rows of zeros, to arrays as long."""

    def __init__(self, layers: list[_Layer], pad: int) -> None:
        self._layers, self._pad = layers, pad

    def __call__(self, model: Any, found: Any, is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
        """Nothing is trained here, so there is no way back."""
        width, at, spans = found[0].shape[1], self._pad + 1, []
        size = sum(map(len, found)) + self._pad * (len(found) + 1)
        rows, out = (np.zeros((size + 2, width), np.float32) for _ in range(2))  # the row before them, and behind
        for vectors in found:
            rows[at : at + len(vectors)] = vectors
            spans.append((at, at + len(vectors)))
            at += len(vectors) + self._pad
        window, pieces = (np.empty((BLOCK, 3 * width), np.float32) for _ in range(2))
        for layer in self._layers:
            for start in range(0, size, BLOCK):
                end = min(start + BLOCK, size)
                around = window[: end - start]
                for n in range(3):
                    around[:, n * width : (n + 1) * width] = rows[start + n : end + n]
                _pass(around, layer, pieces[: end - start], out[start + 1 : end + 1])
                out[start + 1 : end + 1] += rows[start + 1 : end + 1]
            rows, out = out, rows
        return [rows[a:b] for a, b in spans], lambda gradients: gradients


def _pass(around: Any, layer: _Layer, pieces: Any, out: Any) -> None:
    """One block through a layer, into `out`."""
    width = out.shape[1]
    np.matmul(around, layer.weights, out=pieces)
    pieces += layer.bias
    best = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
    np.maximum(best, pieces[:, 2 * width :], out=best)
    best -= best.mean(axis=1, keepdims=True)
    spread = np.multiply(best, best).mean(axis=1, keepdims=True) + TINY
    np.multiply(best, spread**-0.5, out=out)
    out *= layer.scale
    out += layer.shift
