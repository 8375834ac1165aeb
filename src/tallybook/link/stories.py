"""Which reports are about one event: candidates by index, never all pairs.

`keys` says what a report is found by, `near` whether two reports may be of one event. Both look at nothing but the
reports, so that the stories do not depend on the order in which the reports came.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tallybook.lexicon import Lexicon
from tallybook.link import figures, words
from tallybook.link.reports import published_at
from tallybook.types import Claim, Document

SHARED = 3  # keys that two reports of one event have in common, at least
SHARE = 0.2  # of the keys of the one that has fewer
CLOSER = 1.4  # times that share, where a chain of reports has nothing in common
MOST = 0.5  # of a story's reports have two names in common
COMMON = 500  # reports: a key that more of them have finds none of them
_CAPITAL = re.compile(r"\b(?P<word>[A-Z][\w’'-]*)(?P<next>(?= [A-Z]))?")
_FIRST = re.compile(r"(?:^|[.!?:;\"”“’\n-])\s*$")
_LOWER = re.compile(r"\b[a-z][\w’'-]*")

Keys = frozenset[str]


def keys(document: Document, claims: Iterable[Claim], lexicon: Lexicon) -> Keys:
    """What a report is found by: the proper names in it, what it counts beside them, and its telling figures.

    A name is a capitalised word that the report never writes small, in small letters; the outlet's own, dates and the
    words for offices and bodies of any land are left out. What is counted beside it is the measure with the name
    ("killed ostrel"), of the places of the figures. A figure is the measure and the number ("killed 2013"); `claims`
    are the document's. A report without claims has none: nothing in it can be linked.
    """
    held = list(claims)
    if not held:
        return frozenset()
    named = names(document, lexicon)
    numbers = {f"{c.measure} {c.quantity.value:g}" for c in held if figures.telling(c.quantity)}
    placed = {(c.measure, name) for c in held for name in _beside(c, named, lexicon)}
    beside = {f"{measure} {name}{when}" for measure, name in placed for when in ("", *weeks(document))}
    return named | numbers | beside | {name for _, name in placed}


def _beside(claim: Claim, named: Keys, lexicon: Lexicon) -> Keys:
    """The names in a figure's place; where it has none ("the other bank"), those in its sentence."""
    if claim.place is not None:
        found = frozenset(w.lower() for w in words.words(claim.place.text) if w[0].isupper() and len(w) > 2)
        found -= lexicon.link.no_name | lexicon.link.body
        if found:
            return found
    said = next((e.quote for e in claim.evidence if e.role == "sentence"), "")
    return named & {w.lower() for w in words.words(said) if w[0].isupper()}


def weeks(document: Document) -> tuple[str, ...]:
    """The two overlapping fortnights of a report, of which reports of one week have one in common."""
    at = published_at(document)
    return () if at is None else tuple(f" {(at.toordinal() + 7 * n) // 14}{'ab'[n]}" for n in (0, 1))


def names(document: Document, lexicon: Lexicon) -> Keys:
    """The proper names in a text: capitalised words that it never writes small, and not only to begin a sentence."""
    text = document.text
    for outlet in (document.publisher, document.agency, document.byline):
        text = text.replace(outlet, " ") if outlet else text
    small = set(_LOWER.findall(text))
    found = set[str]()
    for match in _CAPITAL.finditer(text):
        first, alone = _FIRST.search(text[max(0, match.start() - 4) : match.start()]), match["next"] is None
        if not (first and alone) or match["word"].isupper():
            found |= {w.lower() for w in words.words(match["word"])}
    return frozenset(w for w in found if len(w) > 2) - small - lexicon.link.no_name - lexicon.link.body


def near(a: Keys, b: Keys, common: Keys = frozenset(), share: float = SHARE) -> bool:
    """Whether two reports have so many keys in common that they may be of one event, one at least not in `common`."""
    shared = len(a & b)
    if shared < SHARED - 1 or a & b <= common:
        return False
    fewer = min(named(a), named(b))
    return (shared >= SHARED and shared >= share * fewer) or shared >= 2 * share * fewer


def named(held: Keys) -> int:
    """How many names there are among keys: what is counted beside a name is no name of its own."""
    return sum(" " not in key for key in held)


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
