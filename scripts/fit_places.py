"""Fits the weights of `extract/bearings.py` on annotated reports, and says how they do on reports that were left out.

    .venv/bin/python scripts/fit_places.py FOLDER...           says how well it does
    .venv/bin/python scripts/fit_places.py --write FOLDER...   and writes `data/en/bearings.toml`

FOLDER holds annotated reports (NAME.txt, NAME.json), or clusters of them (NAME/cluster.json), as the accuracy gate
takes them. The model is a conditional logit (McFadden), made twice: of the places that the figure's own sentence
names, and "none of them", the annotated one should weigh most; where the first says "none of them", the same of the
places that other sentences name. A place is right if its words are the annotated ones, or hold them, or are held.
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tallybook import lexicon
from tallybook.extract import elsewhere, parse, pipeline, scene, spots
from tallybook.extract.draft import Draft
from tallybook.extract.elsewhere import ELSEWHERE
from tallybook.extract.mention import Mention
from tallybook.extract.nearby import OWN
from tallybook.extract.spots import OF_PLACE, SHOWN
from tallybook.extract.story import Placed, Story
from tallybook.ingest.document import Fields, build

WORDS = lexicon.load()
OUT = Path(__file__).parent.parent / "src/tallybook/data/en/bearings.toml"
FOLDS, STEPS, RATE = 6, 300, 0.05
Matrix = NDArray[np.float32]
Weights = tuple[Matrix, Matrix]  # of the own sentence, of the others


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One annotated figure, or one without annotation (`place` None): its draft and the words of its place ("")."""

    draft: Draft
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The figures of one report; those of a cluster share `group`."""

    group: str
    story: Story
    spots: list[spots.Spot]
    figures: tuple[Figure, ...]


def rows(folder: Path) -> Iterator[tuple[str, Fields, str, list[dict[str, Any]]]]:
    """The reports of a folder: group, fields, text and annotated figures with offsets into it."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        head, text = gold["document"], (folder / gold["document"]["text_file"]).read_text("utf-8")
        title = head.get("title")
        fields = Fields(id=head["id"], title=title if title and text.startswith(title) else None)
        yield path.stem, replace(fields, published=head.get("published")), text, gold["claims"]
    for path in sorted(folder.glob("*/cluster.json")):
        figures = json.loads(path.read_text("utf-8"))["figures"]
        for dispatch in sorted(path.parent.glob("*.txt")):
            head_text, _, body = dispatch.read_text("utf-8").partition("\n\n")
            named = dict(line.split(": ", 1) for line in head_text.splitlines() if ": " in line)
            text, shift = f"{named['Title']}\n\n{body}", len(head_text) - len(named["Title"])
            own = [f for f in figures if f["doc"] == dispatch.stem and f["figure"]["start"] > len(head_text)]
            claims = [
                {**f, "figure": {**f["figure"], **{k: f["figure"][k] - shift for k in ("start", "end")}}} for f in own
            ]
            fields = Fields(id=dispatch.stem, title=named["Title"], published=named.get("Published"))
            yield path.parent.name, fields, text, claims


def reports(folders: Sequence[Path]) -> Iterator[Report]:
    """Every annotated report, read up to where the places are chosen."""
    parser = parse.load()
    for group, fields, text, claims in (row for folder in folders for row in rows(folder)):
        document = build(text, fields, raw=text.encode())
        drafts, scenes = pipeline.now(pipeline.before_places(document, WORDS, parser), parser)
        figures = tuple(Figure(draft=d, place=_annotated(d, claims)) for d in drafts)
        story = scene.story(document, scenes, drafts)
        yield Report(group=group, story=story, spots=spots.spots(story, WORDS), figures=figures)


def _annotated(draft: Draft, claims: list[dict[str, Any]]) -> str | None:
    for claim in claims:
        span = claim["figure"]
        if claim["measure"] == draft.measure and span["start"] < draft.figure.end and draft.figure.start < span["end"]:
            return claim["place"] or ""
    return None


def right(found: str, annotated: str) -> bool:
    """Whether the words of the one are those of the other, or within them."""
    a, b = (set(re.findall(r"\w+", x.lower())) - {"the", "a", "an", "of", "s"} for x in (found, annotated))
    return bool(a and b) and (a <= b or (b <= a and len(a - b) <= 3))


def near(report: Report, figure: Figure) -> tuple[list[Mention], Matrix, NDArray[np.bool_]]:
    """The places of the figure's sentence, what each feature says of them, and which are right."""
    found = list(scene.bearings(figure.draft, report.story, WORDS))
    values = [[*(f(b.spot) for f in SHOWN), *(f(b) for f in OWN)] for b in found]
    matrix = np.array(values, np.float32).reshape(len(found), len(SHOWN) + len(OWN))
    return _judged([b.mention for b in found], matrix, report, figure)


def far(report: Report, figure: Figure, where: tuple[Placed, ...]) -> tuple[list[Mention], Matrix, NDArray[np.bool_]]:
    """The same of the places of other sentences; `where` the other figures are."""
    at, of = scene.sentence(figure.draft, report.story), report.story
    found = list(elsewhere.distant(figure.draft, at, report.spots, of, WORDS, where))
    values = [[*(f(d.spot) for f in OF_PLACE), *(f(d) for f in ELSEWHERE)] for d in found]
    features = len(OF_PLACE) + len(ELSEWHERE)
    matrix = np.array(values, np.float32).reshape(len(found), features)
    return _judged([d.mention for d in found], matrix, report, figure)


def _judged(
    found: list[Mention], values: Matrix, report: Report, figure: Figure
) -> tuple[list[Mention], Matrix, NDArray[np.bool_]]:
    text = report.story.text
    return found, values, np.array([right(text[m.start : m.end], figure.place or "") for m in found], np.bool_)


def fit(items: list[tuple[Matrix, NDArray[np.bool_], bool]], features: int, ridge: float) -> Matrix:
    """The weights under which the right places, or none, weigh most; by Adam on the penalised likelihood."""
    items = [i for i in items if i[1].any() or i[2]]
    values = np.vstack([np.vstack([x, np.zeros((1, features), np.float32)]) for x, _, _ in items])
    answer = np.concatenate([np.append(ok, none) for _, ok, none in items]).astype(np.float32)
    lengths = np.array([len(x) + 1 for x, _, _ in items])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    weights, mean, square = (np.zeros(features, np.float32) for _ in range(3))
    for step in range(1, STEPS + 1):
        points = values @ weights
        points = np.exp(points - np.repeat(np.maximum.reduceat(points, starts), lengths))
        guess = points / np.repeat(np.add.reduceat(points, starts), lengths)
        wanted = points * answer
        wanted /= np.repeat(np.add.reduceat(wanted, starts), lengths)
        slope = values.T @ (guess - wanted) + ridge * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights.astype(np.float32)


def best(values: Matrix, weights: Matrix) -> int | None:
    """The heaviest place, None where none weighs anything."""
    points = values @ weights
    return int(points.argmax()) if len(points) and points.max() > 0 else None


def placed(report: Report, weights: Matrix) -> tuple[list[Mention | None], tuple[Placed, ...]]:
    """The place of each figure by its own sentence, and where the figures are by that."""
    out: list[Mention | None] = []
    for figure in report.figures:
        found, values, _ = near(report, figure)
        at = best(values, weights)
        out.append(found[at] if at is not None else None)
    return out, scene.placed([f.draft for f in report.figures], out, report.story)


def fitted(known: Sequence[Report], ridge: float) -> Weights:
    """The weights of both tables."""
    items = [near(r, f)[1:] for r in known for f in r.figures if f.place is not None]
    own = fit([(x, ok, not ok.any()) for x, ok in items if len(x)], len(SHOWN) + len(OWN), ridge)
    others = []
    for report in known:
        chosen, where = placed(report, own)
        for figure, found in zip(report.figures, chosen, strict=True):
            if figure.place is not None and found is None and not near(report, figure)[2].any():
                _, values, ok = far(report, figure, where)
                others.append((values, ok, figure.place == ""))
    return own, fit(others, len(OF_PLACE) + len(ELSEWHERE), ridge)


def hits(report: Report, weights: Weights) -> Iterator[bool]:
    """Whether each annotated figure gets its place."""
    chosen, where = placed(report, weights[0])
    for figure, found in zip(report.figures, chosen, strict=True):
        if figure.place is None:
            continue
        if found is None:
            others, values, _ = far(report, figure, where)
            at = best(values, weights[1])
            found = others[at] if at is not None else None
        words = report.story.text[found.start : found.end] if found is not None else ""
        yield right(words, figure.place) if figure.place else found is None


def main() -> None:
    """Cross-validates, and writes the weights of all reports where asked."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("folder", nargs="+", type=Path)
    arguments.add_argument("--ridge", type=float, default=3.0, help="how strongly weights are kept small")
    arguments.add_argument("--write", action="store_true")
    asked = arguments.parse_args()
    known = list(reports(asked.folder))
    groups = sorted({r.group for r in known})
    fold = {group: i % FOLDS for i, group in enumerate(groups)}
    told: list[bool] = []
    for left_out in range(FOLDS):
        weights = fitted([r for r in known if fold[r.group] != left_out], asked.ridge)
        told += [ok for r in known if fold[r.group] == left_out for ok in hits(r, weights)]
    print(f"{len(told)} figures of {len(known)} reports; {np.mean(told):.3f} right where left out")
    if asked.write:
        write(fitted(known, asked.ridge))


def write(weights: Weights) -> None:
    """Writes the table, rounded to a tenth."""
    lines = ["# What each feature of `extract/bearings.py` weighs, as `scripts/fit_places.py` found it."]
    for name, features, found in zip(
        ("own", "elsewhere"), ((*SHOWN, *OWN), (*OF_PLACE, *ELSEWHERE)), weights, strict=True
    ):
        lines += [f"\n[{name}]"] + [
            f"{f.__name__} = {round(float(w), 1) + 0.0}" for f, w in zip(features, found, strict=True)
        ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
