"""Which reports of one event are one report told again: word for word in the greater part, or in other words.

A paraphrase keeps what cannot be put otherwise: a quotation, and figures that two reports hardly give by chance.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from tallybook.link.stories import Groups
from tallybook.link.words import words
from tallybook.types import Document

SKETCH = 64  # shingles that stand for a text
COPIED = 0.4  # of them, in common, make two texts one
QUOTED = 2  # unusual figures in common, beside a quotation, make two reports one told again
LEAST = 20  # smaller numbers are in every report
_SHINGLE = 5  # words
_QUOTE = re.compile(r"[\"“]([^\"“”\n]{12,600})[\"”]")
_DIGITS = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d{2,})(?!\d|[.,]\d)")
_YEAR = range(1800, 2200)


def copies(documents: Mapping[str, Document]) -> dict[str, str]:
    """Report to the first report (in the order given) with its text."""
    sketches = {report: sketch(document) for report, document in documents.items()}
    index: dict[int, list[str]] = defaultdict(list)
    joined = Groups(sketches)
    for report, held in sketches.items():
        shared: Counter[str] = Counter()
        for shingle in held:
            shared.update(index[shingle])
            index[shingle].append(report)
        for other, number in shared.items():
            if number >= COPIED * min(len(held), len(sketches[other])):
                joined.join(report, other)
    for report, other in _retold(documents):
        joined.join(report, other)
    return {report: joined.find(report) for report in sketches}


def _retold(documents: Mapping[str, Document]) -> Iterator[tuple[str, str]]:
    """Pairs of reports that share a quotation and unusual figures."""
    index: dict[str, list[str]] = defaultdict(list)
    numbers = {report: unusual(document) for report, document in documents.items()}
    for report, document in documents.items():
        held = quoted(document)
        for other in dict.fromkeys(o for run in sorted(held) for o in index[run]):
            if len(numbers[report] & numbers[other]) >= QUOTED:
                yield report, other
        for run in held:
            index[run].append(report)


def quoted(document: Document) -> frozenset[str]:
    """The runs of five words in a text's quotations."""
    runs: set[str] = set()
    for match in _QUOTE.finditer(document.text):
        said = [w.lower() for w in words(match[1])]
        runs |= {" ".join(said[i : i + _SHINGLE]) for i in range(len(said) - _SHINGLE + 1)}
    return frozenset(runs)


def unusual(document: Document) -> frozenset[int]:
    """The numbers in a text that two reports hardly give by chance; years are none."""
    said = {m.group() for m in _DIGITS.finditer(document.text)}
    found = {int(w.replace(",", "")) for w in said if "," in w or int(w) not in _YEAR}
    return frozenset(n for n in found if n > LEAST and len(str(n).rstrip("0")) > 1)


def sketch(document: Document) -> frozenset[int]:
    """The smallest hashes of a text's word runs: two texts share as many of them as they share words in order."""
    title = document.title or ""
    text = document.text[len(title) :] if document.text.startswith(title) else document.text
    run = [w.lower() for w in words(text)]
    hashes = {zlib.crc32(" ".join(run[i : i + _SHINGLE]).encode("utf-8", "surrogatepass")) for i in range(len(run) - 4)}
    return frozenset(sorted(hashes)[:SKETCH])
