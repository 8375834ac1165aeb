"""Which reports are about one event, and which are copies of one text: candidates by index, never all pairs."""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tallybook.lexicon import Lexicon
from tallybook.link import words
from tallybook.link.told import Told
from tallybook.types import Document

SHARED = 3  # names that two reports of one event have in common, at least
SHARE = 0.2  # of the names of the one that has fewer
CLOSER = 1.4  # times that share, where a chain of reports has nothing in common
MOST = 0.6  # of a story's reports have two names in common
RECENT = 24  # reports before it, under each name, that a report is compared with
SKETCH = 64  # shingles that stand for a text
COPIED = 0.4  # of them, in common, make two texts one
_SHINGLE = 5  # words
_LOWER = re.compile(r"\b[a-z][\w’'-]*")


def stories(items: Sequence[Told], lexicon: Lexicon) -> dict[str, str]:
    """Report to the name of its story: the first report of those that share enough names of places and people.

    Reports in a chain are no story unless most of them have names in common: then only closer ones are taken together.
    """
    named = {report: names(document, lexicon) for report, document in _documents(items).items()}
    found: dict[str, str] = {}
    waiting = [(list(named), SHARE)]
    while waiting:
        reports, share = waiting.pop()
        members: dict[str, list[str]] = defaultdict(list)
        for report, first in groups(reports, _near({r: named[r] for r in reports}, share)).items():
            members[first].append(report)
        for first, held in members.items():
            if share > 1 or _of_one_event([named[r] for r in held]):
                found.update(dict.fromkeys(held, first))
            else:
                waiting.append((held, share * CLOSER))
    return found


def _near(named: dict[str, frozenset[str]], share: float) -> list[tuple[str, str]]:
    """Pairs of reports that share names: each with the last few before it under each name, the commonest left out."""
    frequency = Counter(name for held in named.values() for name in held)
    common = max(50, len(named) // 20)
    index: dict[str, list[str]] = defaultdict(list)
    pairs = []
    for report, held in named.items():
        shared: Counter[str] = Counter()
        for name in held:
            if frequency[name] <= common or len(named) <= common:
                shared.update(index[name][-RECENT:])
                index[name].append(report)
        for other, number in shared.items():
            fewer = min(len(held), len(named[other]))
            few = number >= SHARED and number >= share * fewer
            if few or (number >= 2 and number >= 2 * share * fewer):
                pairs.append((report, other))
    return pairs


def _of_one_event(named: Sequence[frozenset[str]]) -> bool:
    """Whether there are two names that most of the reports have."""
    tally = Counter(name for held in named for name in held)
    return len(named) < 3 or sum(number >= MOST * len(named) for number in tally.values()) >= 2


def names(document: Document, lexicon: Lexicon) -> frozenset[str]:
    """The proper names in a text: capitalised words that it never writes small, its own outlet's and dates left out."""
    outlet = {w.lower() for w in words.words(f"{document.publisher} {document.agency} {document.byline}")}
    small = set(_LOWER.findall(document.text))
    found = {w.lower() for w in words.words(document.text) if w[0].isupper() and len(w) > 2}
    return frozenset(found - small - outlet - lexicon.link.no_name)


def copies(items: Sequence[Told]) -> dict[str, str]:
    """Report to the first report with its text, word for word in the greater part."""
    documents = _documents(items)
    sketches = {report: sketch(document) for report, document in documents.items()}
    index: dict[int, list[str]] = defaultdict(list)
    pairs = []
    for report, held in sketches.items():
        shared: Counter[str] = Counter()
        for shingle in held:
            shared.update(index[shingle][-RECENT:])
            index[shingle].append(report)
        for other, number in shared.items():
            if number >= COPIED * min(len(held), len(sketches[other])):
                pairs.append((report, other))
    return groups(sketches, pairs)


def sketch(document: Document) -> frozenset[int]:
    """The smallest hashes of a text's word runs: two texts share as many of them as they share words in order."""
    text = (
        document.text[len(document.title or "") :] if document.text.startswith(document.title or "") else document.text
    )
    run = [w.lower() for w in words.words(text)]
    hashes = {zlib.crc32(" ".join(run[i : i + _SHINGLE]).encode("utf-8", "surrogatepass")) for i in range(len(run) - 4)}
    return frozenset(sorted(hashes)[:SKETCH])


def groups(members: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each member with the first (in the members' order) of its connected group."""
    order = {member: i for i, member in enumerate(members)}
    root = {member: member for member in order}

    def find(member: str) -> str:
        while root[member] != member:
            root[member] = root[root[member]]
            member = root[member]
        return member

    for a, b in pairs:
        x, y = find(a), find(b)
        first, last = (x, y) if order[x] <= order[y] else (y, x)
        root[last] = first
    return {member: find(member) for member in order}


def _documents(items: Sequence[Told]) -> dict[str, Document]:
    return {item.report: item.document for item in items}
