"""F1 of the layers of times and quantities on annotated passages of your own.

    python benchmarks/annotated.py times FILE.json [--show]
    python benchmarks/annotated.py quantities FILE.json [--show]

FILE.json is a list of passages: {"text": ..., "published": "2031-03-12", "times": [["Tuesday", "2031-03-11"], ...]}
with TIMEX3 values, or {"text": ..., "quantities": [["over $3 million", "3000000", "more_than", "USD"], ...]} with a
range as "20..30". Quotes stand in the order of the text. What is found is right where its words overlap the annotated
ones (strict: where they are the same); each is matched once. Units are told apart by their words in the singular.
"""

import argparse
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from tallybook import lexicon
from tallybook.extract import parse, pipeline
from tallybook.ingest.document import Fields, build
from tallybook.types import Layers

LEXICON = lexicon.load()
UNITS = {"cent": "USD", "penny": "GBP", "kilometre": "km", "kilogram": "kg", "tonne": "tonnes"}
SMALL_COINS = {"cent": 100, "penny": 100}


class Said(NamedTuple):
    """What is annotated or found: its words, and what they mean."""

    start: int
    end: int
    value: tuple[str, ...]
    unit: str = ""


def explained(text: str, published: str | None) -> Layers:
    """What `explain` prints."""
    document = build(text, Fields(id="passage", title=None, published=published), raw=text.encode())
    return pipeline.explain(replace(document, language="en"), LEXICON, parse.load())


def located(text: str, quotes: list[str]) -> list[tuple[int, int]]:
    """Where the quotes stand, each behind the one before it. Raises ValueError."""
    found, at = [], 0
    for quote in quotes:
        at = text.index(quote, at)
        found.append((at, at + len(quote)))
        at += len(quote)
    return found


def times(passage: dict[str, Any]) -> tuple[list[Said], list[Said]]:
    """The annotated and the found time expressions."""
    text, rows = passage["text"], passage["times"]
    spans = located(text, [row[0] for row in rows])
    found = explained(text, passage.get("published")).times
    return (
        [Said(start, end, (row[1],)) for (start, end), row in zip(spans, rows, strict=True)],
        [Said(t.start, t.end, (t.timex or "",)) for t in found],
    )


def quantities(passage: dict[str, Any]) -> tuple[list[Said], list[Said]]:
    """The annotated and the found quantities; cents and pence as the hundredths that they are."""
    text, rows = passage["text"], passage["quantities"]
    spans = located(text, [row[0] for row in rows])
    expected = [
        Said(start, end, (_rounded(row[1]), row[2]), _singular(row[3]))
        for (start, end), row in zip(spans, rows, strict=True)
    ]
    found = []
    for figure in explained(text, None).quantities:
        said = figure.quantity
        parts = SMALL_COINS.get(said.unit.partition(" per ")[0], 1)
        number = f"{said.low}..{said.high}" if said.value is None else f"{said.value / parts}"
        found.append(Said(figure.start, figure.end, (_rounded(number), said.bound), _singular(said.unit)))
    return expected, found


def _rounded(number: str) -> str:
    return "..".join(f"{float(part):.4g}" for part in number.split(".."))


def _singular(unit: str) -> str:
    words = unit.partition(" per ")[0].split()
    last = words[-1] if words else ""
    last = {"people": "person", "women": "woman", "men": "man", "children": "child", "feet": "foot"}.get(last, last)
    last = last.removesuffix("s") if last != "gas" else last
    return UNITS.get(last, last).removesuffix("s")


def matched(expected: list[Said], found: list[Said]) -> list[tuple[Said, Said]]:
    """The annotated with the found that overlaps it most, each once."""
    pairs = [(min(e.end, f.end) - max(e.start, f.start), -n, e, f) for n, e in enumerate(expected) for f in found]
    out: list[tuple[Said, Said]] = []
    for overlap, _, one, other in sorted(pairs, key=lambda p: p[:2], reverse=True):
        if overlap > 0 and all(one is not e and other is not f for e, f in out):
            out.append((one, other))
    return out


MEASURES: dict[str, Callable[[Said, Said], bool]] = {
    "span": lambda e, f: True,
    "strict": lambda e, f: e[:2] == f[:2],
    "value": lambda e, f: e.value == f.value,
    "value and unit": lambda e, f: e.value == f.value and e.unit == f.unit,
}
LAYERS = {"times": times, "quantities": quantities}


def main() -> None:
    """Prints the F1 of each measure, and with --show what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("layer", choices=LAYERS)
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    hits, all_expected, all_found = dict.fromkeys(MEASURES, 0), 0, 0
    for passage in json.loads(given.file.read_text("utf-8")):
        expected, found = LAYERS[given.layer](passage)
        pairs = matched(expected, found)
        all_expected, all_found = all_expected + len(expected), all_found + len(found)
        for name, same in MEASURES.items():
            hits[name] += sum(same(e, f) for e, f in pairs)
        if given.show:
            _show(passage, expected, found, pairs)
    for name in list(MEASURES)[: 4 if given.layer == "quantities" else 3]:
        print(f"{name:16}{2 * hits[name] / (all_expected + all_found):.3f}")
    print(f"{all_expected} annotated, {all_found} found")


def _show(passage: dict[str, Any], expected: list[Said], found: list[Said], pairs: list[tuple[Said, Said]]) -> None:
    text = passage["text"]
    wrong = [(e, f) for e, f in pairs if e.value != f.value]
    missed = [e for e in expected if all(e is not p for p, _ in pairs)]
    extra = [f for f in found if all(f is not p for _, p in pairs)]
    if wrong or missed or extra:
        print(f"{passage.get('id', '')} {passage.get('published', '')} {text}")
    for e, f in wrong:
        print(f"    WRONG  {text[e.start : e.end]} = {e.value}: {text[f.start : f.end]} = {f.value}")
    for e in missed:
        print(f"    MISSED {text[e.start : e.end]} = {e.value}")
    for f in extra:
        print(f"    EXTRA  {text[f.start : f.end]} = {f.value}")


if __name__ == "__main__":
    main()
