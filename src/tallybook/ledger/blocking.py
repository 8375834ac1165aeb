"""Which reports are linked with one another, found by an index of names: never all pairs, whatever the ledger's size.

A report's story is a pure function of the reports that are there, so that the order of arrival makes no difference;
it is found again for the few reports that a new one touches. Two reports are near, at some level, when they share
names that few reports have. A story is the largest chain of near reports, over the levels from loose to close, that
has at most LARGEST reports: a war's thousand reports fall apart at the level at which they can be linked at all.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

from tallybook import ids
from tallybook.lexicon import Lexicon
from tallybook.link import stories
from tallybook.types import Claim, Document

HUB = 400  # reports that have a name: beyond it the name says nothing, and costs too much
LARGEST = 200  # reports in a story, unless they are one report under many names
SHARES = tuple(stories.SHARE * stories.CLOSER**n for n in range(5))  # of the names of the report that has fewer
ONE_REPORT = len(SHARES)  # the level of the same text from the same outlet
SAME = "="  # begins the key of that


@dataclass(frozen=True, slots=True)
class Block:
    """The reports of one story, and the level at which they hang together."""

    level: int
    reports: frozenset[str]


class Index(Protocol):
    """What is asked of an index of reports."""

    def keys(self, report: str) -> frozenset[str]:
        """The keys of a report."""

    def look_up(self, reports: Iterable[str]) -> None:
        """Makes ready to be asked for the keys of these reports."""

    def holders(self, key: str) -> frozenset[str]:
        """The reports with a key; none where more than HUB have it."""

    def tied(self, report: str) -> frozenset[str]:
        """The reports that a person's decisions tie to it."""


def keys_of(document: Document, claims: Iterable[Claim], lexicon: Lexicon) -> frozenset[str]:
    """The keys under which a report is found: its names and telling figures, and one for the text itself.

    The text's key is what an anchor hashes of a document, so that one figure under two ids has one story.
    """
    same = ids.digest(document.publisher, document.url, ids.text_sha256(document.text))
    return stories.keys(document, claims, lexicon) | {SAME + same}


def level(shared: int, fewer: int) -> int:
    """The closest level at which two reports are near that share so many names; -1 where they are not."""
    fit = [n for n, share in enumerate(SHARES) if _near(shared, fewer, share)]
    return max(fit, default=-1)


def _near(shared: int, fewer: int, share: float) -> bool:
    enough = shared >= stories.SHARED and shared >= share * fewer
    return enough or (shared >= 2 and shared >= 2 * share * fewer)


def parted(keys: Mapping[str, frozenset[str]], new: frozenset[str], hubs: frozenset[str]) -> bool:
    """Whether two of these reports, given with their keys, are near no longer at any level since the keys `new` have
    become hubs; `hubs` are all that are hubs by now.
    """
    fewer = {report: names_in(held) for report, held in keys.items()}
    for one, other in combinations(keys, 2):
        both = keys[one] & keys[other]
        if both.isdisjoint(new) or any(key.startswith(SAME) for key in both):
            continue
        names, now = min(fewer[one], fewer[other]), len(both - hubs)
        before = now + len(both & new)
        if before > 1 and level(before, names) >= 0 and (now < 2 or level(now, names) < 0):
            return True
    return False


class Map:
    """The neighbourhood of the reports that were asked for, each looked up once."""

    def __init__(self, index: Index, largest: int = LARGEST) -> None:
        """A map over an index as it is now; `largest` is the most reports of a story."""
        self.index, self.largest = index, largest
        self._near: dict[str, dict[str, int]] = {}

    def near(self, report: str) -> Mapping[str, int]:
        """The reports near a report, with the closest level at which they are."""
        if report not in self._near:
            shared: Counter[str] = Counter()
            one: frozenset[str] = frozenset()
            for key in self.index.keys(report):
                held = self.index.holders(key)
                if key.startswith(SAME):
                    one = held
                else:
                    shared.update(held)
            mine, several = names_in(self.index.keys(report)), {other: n for other, n in shared.items() if n > 1}
            self.index.look_up(several)
            found = {other: level(n, min(mine, names_in(self.index.keys(other)))) for other, n in several.items()}
            found |= dict.fromkeys(one, ONE_REPORT)
            self._near[report] = {other: n for other, n in found.items() if n >= 0 and other != report}
        return self._near[report]

    def block(self, report: str) -> Block:
        """The story of a report before any decision."""
        for n in range(ONE_REPORT):
            found = self._reach(report, n, self.largest)
            if found is not None:
                return Block(n, found)
        return Block(ONE_REPORT, self._reach(report, ONE_REPORT, None) or frozenset({report}))

    def _reach(self, report: str, at: int, most: int | None) -> frozenset[str] | None:
        found, waiting = {report}, deque([report])
        while waiting:
            new = {other for other, n in self.near(waiting.popleft()).items() if n >= at} - found
            found |= new
            waiting.extend(new)
            if most is not None and len(found) > most:
                return None
        return frozenset(found)


def names_in(keys: frozenset[str]) -> int:
    """How many names there are among the keys of a report."""
    return stories.named(frozenset(k for k in keys if not k.startswith(SAME)))


@dataclass(frozen=True, slots=True)
class Story:
    """The reports that are linked together, and each one's own level."""

    levels: Mapping[str, int]

    @property
    def name(self) -> str:
        """The story's name: its first report's."""
        return min(self.levels)


def touched(
    chart: Map,
    new: Iterable[str],
    others: Iterable[str],
    old_level: Callable[[str], int | None],
    old_story: Callable[[str], Iterable[str]],
) -> list[Story]:
    """The stories that change, or may have to be linked again, when reports are new.

    `others` are reports that something else touches: a decision, a new reading, a name that has become a hub.
    `old_level` and `old_story` tell a report's level and the reports of its story as they were before. A near report
    whose story hangs together only at a closer level than it shares with the new one is not touched: at the looser
    levels its chain was too long before, and has only grown.
    """
    waiting = deque([*new, *others])
    for report in list(waiting):
        for other, n in chart.near(report).items():
            was = old_level(other)
            if was is None or n >= was:
                waiting.append(other)
    found: dict[str, Story] = {}
    while waiting:
        report = waiting.popleft()
        if report in found:
            continue
        story = _tied(chart, report)
        found.update(dict.fromkeys(story.levels, story))
        waiting.extend(other for member in story.levels for other in old_story(member))
    return sorted({s.name: s for s in found.values()}.values(), key=lambda s: s.name)


def _tied(chart: Map, report: str) -> Story:
    levels: dict[str, int] = {}
    waiting = deque([report])
    while waiting:
        member = waiting.popleft()
        if member in levels:
            continue
        block = chart.block(member)
        levels |= dict.fromkeys(block.reports, block.level)
        waiting.extend(other for held in block.reports for other in chart.index.tied(held))
    return Story(dict(sorted(levels.items())))
