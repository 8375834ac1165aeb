"""Token precision, recall and F1 of the layer of attributions on a file of annotated texts.

    python benchmarks/attributions.py FILE.json [--out FOUND.json] [--found FOUND.json] [--show]

FILE holds a list of {"text": ..., "attributions": [{"source": [...], "cue": [...], "content": [...]}]}; each piece of
a part is a string of the text, or [string, occurrence] where the string comes more than once (0 is the first). A token
(a word, or a mark) is of a part where any attribution's part holds it: what the parts of two attributions share counts
once, as it does for a tagger of tokens. "Quoted" is the content of direct quotations alone: on both sides the tokens
of contents that stand between quotation marks. `--out` writes our own spans; `--found` scores those that another
program wrote so (see `attribution_peers.py`); `--show` prints what was missed and what was too much, text by text.
"""

import argparse
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from tallybook import lexicon
from tallybook.extract import parse, pipeline
from tallybook.extract.quotes import quotations
from tallybook.ingest.document import Fields, build

PARTS = ("source", "cue", "content")
TOKEN = re.compile(r"\w+|[^\w\s]")


def located(text: str, pieces: Iterable[Any]) -> list[tuple[int, int]]:
    """Spans of the pieces in the text. Raises ValueError for one that the text does not hold."""
    found = []
    for piece in pieces:
        words, wanted = (piece, 0) if isinstance(piece, str) else (piece[0], int(piece[1]))
        at = -1
        for _ in range(wanted + 1):
            at = text.find(words, at + 1)
        if at < 0:
            raise ValueError(f"{words!r} ({wanted}) is not in {text[:60]!r}")
        found.append((at, at + len(words)))
    return found


def tokens(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    """Starts of the tokens that lie in the spans; marks of quotation do not count."""
    starts = [(m.start(), m.end()) for m in TOKEN.finditer(text) if m.group() not in "\"“”‘’'«»`"]
    return {a for a, b in starts for c, d in spans if c <= a and b <= d}


def ours(texts: list[str]) -> list[dict[str, list[tuple[int, int]]]]:
    """The spans of each part that the layer finds in each text."""
    words, parser, rows = lexicon.load(), parse.load(), []
    for text in texts:
        document = replace(build(text, Fields(id="text"), raw=text.encode()), language="en")
        if document.text != text:
            raise ValueError(f"ingest changed the text {text[:60]!r}")
        found = pipeline.explain(document, words, parser).attributions
        rows.append({part: [(s.start, s.end) for a in found for s in getattr(a, part)] for part in PARTS})
    return rows


def counted(pairs: Iterable[tuple[set[int], set[int]]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over (expected, found) of every text."""
    hits = expected = found = 0
    for want, have in pairs:
        hits, expected, found = hits + len(want & have), expected + len(want), found + len(have)
    precision, recall = hits / found if found else 0.0, hits / expected if expected else 0.0
    return precision, recall, 2 * hits / (expected + found) if expected + found else 0.0


def scores(
    texts: list[str], gold: list[dict[str, list[tuple[int, int]]]], found: list[dict[str, list[tuple[int, int]]]]
) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of the tokens of each part, and of quoted content."""
    rows = list(zip(texts, gold, found, strict=True))
    table = {
        part: counted((tokens(text, want[part]), tokens(text, have[part])) for text, want, have in rows)
        for part in PARTS
    }
    table["quoted"] = counted(
        (
            tokens(text, want["content"]) & tokens(text, quotations(text)),
            tokens(text, have["content"]) & tokens(text, quotations(text)),
        )
        for text, want, have in rows
    )
    return table


def read(path: Path) -> tuple[list[str], list[dict[str, list[tuple[int, int]]]]]:
    """The texts of a file and the spans of each part that it gives them."""
    texts, gold = [], []
    for row in json.loads(path.read_text("utf-8")):
        texts.append(row["text"])
        gold.append({p: [s for a in row["attributions"] for s in located(row["text"], a.get(p, ()))] for p in PARTS})
    return texts, gold


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--found", type=Path)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    texts, gold = read(given.file)
    found = ours(texts) if given.found is None else json.loads(given.found.read_text("utf-8"))
    if given.out is not None:
        given.out.write_text(json.dumps(found), "utf-8")
    if given.show:
        for text, want, have in zip(texts, gold, found, strict=True):
            show(text, want, have)
    for part, (precision, recall, f1) in scores(texts, gold, found).items():
        print(f"{part:8} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")


def show(text: str, want: dict[str, list[tuple[int, int]]], have: dict[str, list[tuple[int, int]]]) -> None:
    """Prints a text and, part by part, the words missed (-) and the words too much (+)."""
    print("\n" + text)
    for part in PARTS:
        expected, found = tokens(text, want[part]), tokens(text, have[part])
        for sign, wrong in (("-", expected - found), ("+", found - expected)):
            if wrong:
                print(f"  {sign} {part}: " + " ".join(m.group() for m in TOKEN.finditer(text) if m.start() in wrong))


if __name__ == "__main__":
    main()
