"""Documents a second for the layers of quantities and times, and F1 of all three layers on the cases of the tests.

    python benchmarks/layers.py ../shared/corpus/news

Reads every .txt file of the folder as one document. Where dateparser is installed, its search is timed on the
same text: what the time layer is faster by. It is no dependency of ours.
"""

import importlib
import re
import sys
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

from tallybook import lexicon
from tallybook.extract import parse, pipeline
from tallybook.extract.quantify import quantities
from tallybook.extract.when import expressions
from tallybook.ingest.document import Fields, build
from tallybook.types import Span

LEXICON = lexicon.load()
CASES = Path(__file__).parent.parent / "tests" / "cases"
DAY = date(2031, 3, 12)


def sentences(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text, cut after full stops: near enough to sentences for a clock."""
    return [m.span() for m in re.finditer(r"[^\n.]+(?:\.(?=\S)[^\n.]*)*\.?", text)]


def read_quantities(text: str) -> int:
    """How many quantities a text has."""
    return sum(len(quantities(text, start, end, LEXICON)) for start, end in sentences(text))


def read_times(text: str) -> int:
    """How many time expressions a text has."""
    return sum(len(expressions(text, start, end, DAY, LEXICON)) for start, end in sentences(text))


def pace(read: Callable[[str], int], texts: list[str], least: float = 2.0) -> tuple[float, float]:
    """Documents a second, and what was found in one; reads the texts again until `least` seconds are over."""
    read(texts[0])
    done, found, began = 0, 0, perf_counter()
    while done < len(texts) or perf_counter() - began < least:
        found += read(texts[done % len(texts)])
        done += 1
    return done / (perf_counter() - began), found / done


def other() -> Callable[[str], int] | None:
    """dateparser's search, or None where it is not installed."""
    try:
        search = importlib.import_module("dateparser.search").search_dates
    except ImportError:
        return None
    return lambda text: len(search(text, languages=["en"]) or ())


def f1(pairs: Iterable[tuple[list[str], list[str]]]) -> float:
    """F1 over (expected, found) of every case."""
    hits = wrong = missed = 0
    for expected, found in pairs:
        hits += len(set(expected) & set(found))
        wrong += len(set(found) - set(expected))
        missed += len(set(expected) - set(found))
    return 2 * hits / (2 * hits + wrong + missed)


def cases(name: str) -> list[dict[str, object]]:
    """The cases of a layer, those that fail too."""
    return list(tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"])


def scored() -> tuple[float, float]:
    """F1 of quantities (words, value and bound) and of times (words and value) on our own cases."""
    return (
        f1((list(map(_plain, c["all"])), _quantities(str(c["text"]))) for c in cases("quantity_layer")),  # type: ignore[call-overload]
        f1((list(c["all"]), _times(str(c["text"]), str(c.get("published", DAY)))) for c in cases("time_layer")),  # type: ignore[call-overload]
    )


def _plain(case: str) -> str:
    quote, _, said = case.rpartition(" = ")
    number, bound = [*said.split(), "exact"][:2]
    return f"{quote} = {number} {bound if bound in BOUNDS else 'exact'}"


def attributed() -> dict[str, float]:
    """F1 of the tokens of sources, cues and contents on our own cases; a token counts once for each part."""
    pairs: dict[str, list[tuple[list[str], list[str]]]] = {"source": [], "cue": [], "content": []}
    parser = parse.load()
    for case in cases("attribution_layer"):
        title, body = case.get("title"), str(case["text"])
        text = body if title is None else f"{title}\n\n{body}"
        fields = Fields(id="case", title=None if title is None else str(title))
        document = replace(build(text, fields, raw=text.encode()), language="en")
        found = pipeline.explain(document, LEXICON, parser).attributions
        rows = [str(row).split(" | ") for row in case["all"]]  # type: ignore[attr-defined]
        for at, part in enumerate(pairs):
            expected = [
                t for row in rows for piece in row[at].split(" ~ ") for t in _tokens(text, *_where(text, piece))
            ]
            spans: list[Span] = [s for a in found for s in getattr(a, part)]
            pairs[part].append((expected, [t for s in spans for t in _tokens(text, s.start, s.end)]))
    return {part: f1(rows) for part, rows in pairs.items()}


def _where(text: str, piece: str) -> tuple[int, int]:
    at = text.find(piece.strip())
    return at, at + len(piece.strip())


def _tokens(text: str, start: int, end: int) -> list[str]:
    return [str(m.start()) for m in re.finditer(r"\w+|[^\w\s]", text) if start <= m.start() and m.end() <= end]


BOUNDS = ("about", "at_least", "more_than", "at_most", "less_than", "between", "vague")


def _quantities(text: str) -> list[str]:
    found = []
    for figure in quantities(text, 0, len(text), LEXICON):
        said = figure.quantity
        if figure.kind != "article":
            number = f"{said.low:.16g}..{said.high:.16g}" if said.value is None else f"{said.value:.16g}"
            found.append(f"{text[figure.start : figure.end]} = {number} {said.bound}")
    return found


def _times(text: str, published: str) -> list[str]:
    anchor = date.fromisoformat(published) if published else None
    return [f"{text[t.start : t.end]} = {t.timex or '-'}" for t in expressions(text, 0, len(text), anchor, LEXICON)]


def main() -> None:
    """Prints the table."""
    if len(sys.argv) != 2:
        sys.exit("usage: python benchmarks/layers.py FOLDER")
    texts = [path.read_text("utf-8") for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
    if not texts:
        sys.exit(f"no .txt file in {sys.argv[1]}")
    print(f"{len(texts)} documents of {sum(map(len, texts)) // len(texts)} characters")
    paces = {}
    for name, read in (("quantities", read_quantities), ("times", read_times)):
        paces[name], found = pace(read, texts)
        print(f"{name:12}{paces[name]:9.0f} documents a second, {found:.1f} in one")
    if (search := other()) is not None:
        speed, found = pace(search, texts)
        print(f"{'dateparser':12}{speed:9.2f} documents a second, {found:.1f} in one")
        print(f"times / dateparser: {paces['times'] / speed:.0f}")
    own, dates = scored()
    parts = ", ".join(f"{part} {score:.3f}" for part, score in attributed().items())
    print(f"F1 on our own cases: quantities (words, value, bound) {own:.3f}, times (words, value) {dates:.3f}")
    print(f"F1 of tokens on our own cases, attributions: {parts}")


if __name__ == "__main__":
    main()
