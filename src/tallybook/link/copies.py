"""Which reports of one event are copies of one text, word for word in the greater part."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping

from tallybook.link.stories import Groups
from tallybook.link.words import words
from tallybook.types import Document

SKETCH = 64  # shingles that stand for a text
COPIED = 0.4  # of them, in common, make two texts one
_SHINGLE = 5  # words


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
    return {report: joined.find(report) for report in sketches}


def sketch(document: Document) -> frozenset[int]:
    """The smallest hashes of a text's word runs: two texts share as many of them as they share words in order."""
    title = document.title or ""
    text = document.text[len(title) :] if document.text.startswith(title) else document.text
    run = [w.lower() for w in words(text)]
    hashes = {zlib.crc32(" ".join(run[i : i + _SHINGLE]).encode("utf-8", "surrogatepass")) for i in range(len(run) - 4)}
    return frozenset(sorted(hashes)[:SKETCH])
