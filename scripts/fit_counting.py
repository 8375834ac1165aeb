"""Fits the weights of `extract/counting.py` on annotated reports, and says how they do on reports that were left out.

    .venv/bin/python scripts/fit_counting.py FOLDER...           says how well it does
    .venv/bin/python scripts/fit_counting.py --write FOLDER...   and writes `data/en/counting.toml`

FOLDER as for `fit_places.py`. The model is a multinomial logit with a ridge: the annotated way of counting should
weigh most. A part is fitted beside its whole's annotated way.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from fit_places import FOLDS, RATE, STEPS, Matrix, rows

from tallybook import lexicon
from tallybook.extract import modality, parse, pipeline
from tallybook.extract.aggregation import WAYS
from tallybook.extract.counting import added, at_a_rate, in_total, said_of
from tallybook.extract.draft import Draft
from tallybook.extract.weighing import Weighing
from tallybook.ingest.document import build

WORDS = lexicon.load()
OUT = Path(__file__).parent.parent / "src/tallybook/data/en/counting.toml"
LEAST = 0.05  # weights that are smaller are left out
OFTEN = 8  # figures that a verb must have to be weighed


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is said of one annotated figure, and which way of counting it is."""

    group: str
    said: Mapping[str, float]
    way: int


def figures(folders: Sequence[Path]) -> Iterator[Known]:
    """Every annotated figure that is read."""
    parser = parse.load()
    for group, fields, text, claims in (row for folder in folders for row in rows(folder)):
        document = build(text, fields, raw=text.encode())
        drafts, _ = pipeline.now(pipeline.before_places(document, WORDS, parser), parser)
        seen: list[Draft] = []
        for bare in drafts:
            manner = modality.modality(bare.measure, bare.token, bare.figure.number, bare.cue_verbs, WORDS)
            way = _annotated(bare, claims)
            draft = replace(bare, modality=manner, aggregation=way if way is not None else "incident")
            earlier = [d for d in seen if d.measure == draft.measure]
            seen.append(draft)
            figure = Weighing(draft=draft, earlier=earlier, story=text.lower(), lexicon=WORDS)
            if way in WAYS and not added(figure) and not at_a_rate(figure) and not in_total(figure):
                yield Known(group=group, said=said_of(figure), way=WAYS.index(way))


def _annotated(draft: Draft, claims: list[dict[str, Any]]) -> Any:
    for claim in claims:
        span = claim["figure"]
        if claim["measure"] == draft.measure and span["start"] < draft.figure.end and draft.figure.start < span["end"]:
            return claim["aggregation"]
    return None


def weighed(known: Sequence[Known]) -> list[str]:
    """What may be said of a figure, without the verbs that few have."""
    count = Counter(name for k in known for name in k.said)
    return sorted(name for name, n in count.items() if n >= OFTEN or not name.startswith("verb "))


def table(known: Sequence[Known], names: Sequence[str]) -> Matrix:
    """One row for each figure, one column for each thing that can be said."""
    column = {name: i for i, name in enumerate(names)}
    out = np.zeros((len(known), len(names)), np.float32)
    for row, figure in enumerate(known):
        for name, value in figure.said.items():
            if name in column:
                out[row, column[name]] = value
    return out


def fit(known: Sequence[Known], names: Sequence[str], ridge: float) -> Matrix:
    """One column of weights for each way of counting; by Adam on the penalised likelihood."""
    values = table(known, names)
    answer = np.eye(len(WAYS), dtype=np.float32)[[k.way for k in known]]
    weights, mean, square = (np.zeros((len(names), len(WAYS)), np.float32) for _ in range(3))
    for step in range(1, STEPS + 1):
        points = np.exp(values @ weights - (values @ weights).max(axis=1, keepdims=True))
        slope = values.T @ (points / points.sum(axis=1, keepdims=True) - answer) + ridge * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights.astype(np.float32)


def main() -> None:
    """Cross-validates, and writes the weights of all reports where asked."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("folder", nargs="+", type=Path)
    arguments.add_argument("--ridge", type=float, default=6.0, help="how strongly weights are kept small")
    arguments.add_argument("--write", action="store_true")
    asked = arguments.parse_args()
    known = list(figures(asked.folder))
    names = weighed(known)
    fold = {group: i % FOLDS for i, group in enumerate(sorted({k.group for k in known}))}
    told: list[bool] = []
    for left_out in range(FOLDS):
        weights = fit([k for k in known if fold[k.group] != left_out], names, asked.ridge)
        rest = [k for k in known if fold[k.group] == left_out]
        told += [int(i) == k.way for i, k in zip((table(rest, names) @ weights).argmax(axis=1), rest, strict=True)]
    print(f"{len(told)} figures; {np.mean(told):.3f} right where left out")
    if asked.write:
        write(names, fit(known, names, asked.ridge))


def write(names: Sequence[str], weights: Matrix) -> None:
    """Writes the table, rounded to a tenth, without what weighs nothing."""
    lines = [
        "# What each thing that `extract/counting.py` says of a figure weighs, as `scripts/fit_counting.py` found it."
    ]
    for way, column in zip(WAYS, weights.T, strict=True):
        lines += [f"\n[{way}]"]
        lines += [f'"{n}" = {round(float(w), 1)}' for n, w in zip(names, column, strict=True) if abs(w) >= LEAST]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
