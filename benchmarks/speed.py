"""How fast reading is, as ratios inside one run: against the stock spaCy pipeline on the same texts and against itself.

    python benchmarks/speed.py NEWS_FOLDER RICH_FOLDER [--rounds 5] [--repeat 4] [--flat 20000]

NEWS_FOLDER and RICH_FOLDER hold .txt files: ordinary news, and reports full of figures; each comes `--repeat` times,
so that there are batches as in a long input (no text is remembered from one time to the next). They are read from JSON
Lines to claims and links, in one process, next to the stock model's `pipe` over the same texts; the rounds take turns,
and the medians of the processor's seconds are compared, so that a busy machine does not decide. Further: two processes
against one (by the clock), the first claim in a new interpreter against a bare `spacy.load` (by the processor's
seconds, the least of the rounds), the share of sentences parsed, claims lost behind the gate (it must be 0), and the
memory after many documents against the memory after few. Two processes are no faster than the machine lets them be:
beside them stands what two processes gain that share nothing and do nothing but count; on two free ones that is 2.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import chain, repeat
from pathlib import Path
from statistics import median

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import spacy

from tallybook import ingest, lexicon
from tallybook.extract import parse, segment
from tallybook.extract.parsed import Parsed
from tallybook.scale.processes import readings
from tallybook.scale.reading import read_all
from tallybook.types import Document, Reading

LOAD = "import spacy; spacy.load('{model}')"
COUNT = "n = 0\nwhile n < 40_000_000: n += 1"  # two seconds in which no memory is touched
FIRST = "import sys; from tallybook.cli import app; sys.argv = ['tallybook', 'extract', {path!r}]; app()"


def documents(folder: Path) -> list[Document]:
    """The reports of a folder, in order of name."""
    return [d for d in ingest.read([str(p) for p in sorted(folder.glob("*.txt"))]) if isinstance(d, Document)]


def as_lines(reports: Iterable[Document], path: Path) -> Path:
    """The reports as JSON Lines."""
    with path.open("w", encoding="utf-8") as stream:
        for report in reports:
            stream.write(json.dumps({"id": report.id, "text": report.text, "published": report.published}) + "\n")
    return path


def seconds(work: Callable[[], object], clock: Callable[[], float]) -> float:
    """How long the work takes by the clock."""
    start = clock()
    work()
    return clock() - start


def against_stock(reports: list[Document], path: Path, rounds: int) -> float:
    """How many times the stock pipeline's documents a second we read."""
    stock = spacy.load(parse.DEFAULT_MODEL)
    texts = [r.text for r in reports]
    ours, theirs = [], []
    for _ in range(rounds):
        theirs.append(seconds(lambda: list(stock.pipe(texts, batch_size=32)), time.process_time))
        ours.append(seconds(lambda: list(read(path)), time.process_time))
    return median(theirs) / median(ours)


def read(path: Path, *, gated: bool = True) -> list[Reading]:
    """From JSON Lines to claims and links, in this process."""
    found = (d for d in ingest.read([str(path)]) if isinstance(d, Document))
    return [r for r in read_all(found, lexicon.load(), parse.load(), gated=gated) if isinstance(r, Reading)]


def share_and_lost(reports: list[Document], path: Path) -> tuple[float, int, int]:
    """The share of sentences that are parsed, the claims of a reading of everything, and those that the gate loses."""
    seen, plain = [0], parse.Parser.parse

    def watched(self: parse.Parser, sentences: Iterable[Parsed]) -> None:
        rows = [s for s in dict.fromkeys(sentences) if not s.is_parsed]
        seen[0] += len(rows)
        plain(self, rows)

    parse.Parser.parse = watched  # type: ignore[method-assign]
    gated = read(path)
    parse.Parser.parse = plain  # type: ignore[method-assign]
    whole = [c for r in read(path, gated=False) for c in r.claims]
    found = {(c.document, c.id) for r in gated for c in r.claims}
    total = sum(len(segment.sentences(r, lexicon.load())) for r in reports)
    return seen[0] / total, len(whole), sum((c.document, c.id) not in found for c in whole)


def two_against_one(reports: list[Document], rounds: int) -> tuple[float, float]:
    """How many times faster two processes are than one, by the clock; and how many times two that only count are.

    The start of both pools is paid before. The best of the rounds: what else runs can only make it less.
    """
    many = list(chain.from_iterable(repeat(reports, 8)))

    def timed(jobs: int) -> float:
        found = readings(iter([reports[0], *many]), jobs)
        next(found)
        return seconds(lambda: list(found), time.perf_counter)

    def counted(jobs: int) -> float:
        def work() -> None:
            for process in [subprocess.Popen([sys.executable, "-c", COUNT]) for _ in range(jobs)]:
                process.wait()

        return seconds(work, time.perf_counter)

    pairs = [(timed(1) / timed(2), 2 * counted(1) / counted(2)) for _ in range(rounds)]
    return max(a for a, _ in pairs), max(b for _, b in pairs)


def first_claim(reports: list[Document], folder: Path, rounds: int) -> float:
    """The first claims of one report in a new interpreter, as a multiple of a bare `spacy.load` in another."""
    path = folder / "one.txt"
    path.write_text(reports[0].text, "utf-8")

    def used() -> float:
        held = os.times()
        return held.children_user + held.children_system

    def timed(code: str) -> float:
        command = [sys.executable, "-c", code]
        return seconds(lambda: subprocess.run(command, check=False, capture_output=True), used)

    bare, first = LOAD.format(model=parse.DEFAULT_MODEL), FIRST.format(path=str(path))
    pairs = [(timed(first), timed(bare)) for _ in range(rounds)]
    return min(a for a, _ in pairs) / min(b for _, b in pairs)


def megabytes() -> float:
    """The most memory that this process has held so far."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / 1024 if sys.platform == "linux" else held / 1024**2


def growth(reports: list[Document], few: int, many: int) -> tuple[float, float]:
    """The most memory held after few documents and after many, which are made and read as a stream."""
    stream = read_all(chain.from_iterable(repeat(reports)), lexicon.load(), parse.load())
    for _ in range(few):
        next(stream)
    before = megabytes()
    for _ in range(many - few):
        next(stream)
    return before, megabytes()


def main() -> None:
    """Prints a line for each measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("rich", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--repeat", type=int, default=4, help="times that each report comes")
    parser.add_argument("--flat", type=int, default=0, help="documents to read for the growth of memory; 0: none")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for label, source in (("ordinary news", given.news), ("figure-rich", given.rich)):
            reports = documents(source) * given.repeat
            path = as_lines(reports, folder / "reports.jsonl")
            share, claims, lost = share_and_lost(reports, path)
            print(f"{label}: {share:.0%} of sentences parsed, {lost} of {claims} claims lost", flush=True)
            print(f"{label}: {against_stock(reports, path, given.rounds):.1f} times the stock pipeline", flush=True)
        news, rich = documents(given.news), documents(given.rich)
        print(f"first claim: {first_claim(rich, folder, given.rounds):.2f} times a bare spacy.load", flush=True)
        ours, most = two_against_one(rich, given.rounds)
        print(f"two processes: {ours:.2f} times one; two that only count: {most:.2f} times one", flush=True)
        if given.flat:
            before, after = growth(news, 1000, given.flat)
            print(f"memory: {before:.0f} MB after 1,000 documents, {after:.0f} MB after {given.flat:,}")


if __name__ == "__main__":
    main()
