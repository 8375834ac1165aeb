"""Which reports are about one event: candidates by index, never all pairs.

`keys` says what a report is found by, `near` whether two reports may be of one event. Both look at nothing but the
reports, so that the stories do not depend on the order in which the reports came.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tallybook.lexicon import Lexicon
from tallybook.link import figures, words
from tallybook.types import Claim, Document

SHARED = 3  # keys that two reports of one event have in common, at least
SHARE = 0.2  # of the keys of the one that has fewer
CLOSER = 1.4  # times that share, where a chain of reports has nothing in common
MOST = 0.6  # of a story's reports have two names in common
COMMON = 500  # reports: a key that more of them have finds none of them
_LOWER = re.compile(r"\b[a-z][\w’'-]*")

Keys = frozenset[str]


def keys(document: Document, claims: Iterable[Claim], lexicon: Lexicon) -> Keys:
    """What a report is found by: the proper names in it, and its figures that are hardly another event's by chance.

    A name is a capitalised word that the report never writes small, in small letters; the outlet's own and dates are
    left out. A figure is the measure and the number ("killed 2013"); `claims` are the document's. A report without
    claims has none: nothing in it can be linked.
    """
    held = list(claims)
    numbers = {f"{c.measure} {c.quantity.value:g}" for c in held if figures.telling(c.quantity)}
    return names(document, lexicon) | numbers if held else frozenset()


def names(document: Document, lexicon: Lexicon) -> Keys:
    """The proper names in a text: capitalised words that it never writes small; outlets' names and dates left out."""
    text = document.text
    for outlet in (document.publisher, document.agency, document.byline):
        text = text.replace(outlet, " ") if outlet else text
    small = set(_LOWER.findall(text))
    found = {w.lower() for w in words.words(text) if w[0].isupper() and len(w) > 2}
    return frozenset(found - small - lexicon.link.no_name)


def near(a: Keys, b: Keys, common: Keys = frozenset(), share: float = SHARE) -> bool:
    """Whether two reports have so many keys in common that they may be of one event, one at least not in `common`."""
    shared = len(a & b)
    if shared < SHARED - 1 or a & b <= common:
        return False
    fewer = min(len(a), len(b))
    return (shared >= SHARED and shared >= share * fewer) or shared >= 2 * share * fewer


def common(keyed: Iterable[Keys]) -> Keys:
    """The keys that more than COMMON of the reports have."""
    tally = Counter(key for held in keyed for key in held)
    return frozenset(key for key, number in tally.items() if number > COMMON)


def blocks(keyed: Mapping[str, Keys], common: Keys, joined: Iterable[tuple[str, str]] = ()) -> list[list[str]]:
    """The reports in connected groups: each with every report that is `near` it, or that is `joined` to it."""
    return _connected(keyed, _pairs(keyed, common, SHARE), joined)


def stories(keyed: Mapping[str, Keys], common: Keys, joined: Sequence[tuple[str, str]] = ()) -> list[list[str]]:
    """The reports of each event, in the order of `keyed`; `joined` are pairs that a person has put together.

    Reports in a chain are no story unless most of them have names in common: then only closer ones are taken together.
    """
    found: list[list[str]] = []
    waiting = [(list(keyed), SHARE)]
    while waiting:
        reports, share = waiting.pop()
        held = {r: keyed[r] for r in reports}
        for group in _connected(held, _pairs(held, common, share), ()):
            if share > 1 or _of_one_event([keyed[r] for r in group]):
                found.append(group)
            else:
                waiting.append((group, share * CLOSER))
    if not joined:
        return found
    chained = [(group[0], other) for group in found for other in group[1:]]
    return _connected(keyed, [*chained, *joined], ())


def _pairs(keyed: Mapping[str, Keys], common: Keys, share: float) -> Iterable[tuple[str, str]]:
    """Pairs of near reports, enough of them to connect all that are connected."""
    index: dict[str, list[str]] = defaultdict(list)
    joined = Groups(keyed)
    for report, held in keyed.items():
        live = held - common
        for other in dict.fromkeys(o for key in sorted(live) for o in index[key]):
            if joined.find(other) != joined.find(report) and near(held, keyed[other], common, share):
                joined.join(report, other)
                yield report, other
        for key in live:
            index[key].append(report)


def _connected(
    members: Iterable[str], pairs: Iterable[tuple[str, str]], more: Iterable[tuple[str, str]]
) -> list[list[str]]:
    joined = Groups(members)
    for some in (pairs, more):
        for a, b in some:
            if a in joined and b in joined:
                joined.join(a, b)
    return joined.groups()


def _of_one_event(named: Sequence[Keys]) -> bool:
    """Whether there are two names that most of the reports have."""
    tally = Counter(name for held in named for name in held)
    return len(named) < 3 or sum(number >= MOST * len(named) for number in tally.values()) >= 2


class Groups:
    """Members joined into groups, each named by its first member in the order given."""

    def __init__(self, members: Iterable[str]) -> None:
        self._order = {member: i for i, member in enumerate(members)}
        self._root = {member: member for member in self._order}

    def __contains__(self, member: str) -> bool:
        return member in self._root

    def find(self, member: str) -> str:
        """The first member of its group."""
        while self._root[member] != member:
            self._root[member] = self._root[self._root[member]]
            member = self._root[member]
        return member

    def join(self, a: str, b: str) -> None:
        """Makes two groups one."""
        first, last = sorted((self.find(a), self.find(b)), key=self._order.__getitem__)
        self._root[last] = first

    def groups(self) -> list[list[str]]:
        """The groups, and the members of each, in the order given."""
        found: dict[str, list[str]] = defaultdict(list)
        for member in self._root:
            found[self.find(member)].append(member)
        return list(found.values())
