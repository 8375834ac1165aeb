"""What people decided about links and counts, as linking takes it: pairs, which it obeys before any rule of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tallybook.types import LinkKind

Pairs = frozenset[tuple[str, str]]
Named = frozenset[tuple[LinkKind, str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Decisions in force, the later of two that clash already taken: linking obeys all of them, whatever the rules say.

    `same_count` and `different_count`: pairs of anchors whose figures answer one question, or two. A merge of two
    counts is one pair, a member of each. A split is a pair of `same_count` between each member and the first of its
    side, and one pair of `different_count` between the two first members; what is in neither goes where it fits best.
    `confirmed` and `refused`: a link's kind, its newer (or part's) anchor, the other's. A refused link is never found,
    in either direction where the kind has none (`contradicts`, `corroborates`); a refused `duplicate` or `restates`
    also keeps the two figures from being one statement. A confirmed one is found even where no rule holds; it makes
    its figures one count where its kind joins only figures of one count (all but `part_of`).
    `same_body` and `different_body`: pairs of names of sources that are one origin, or two, in any letters.
    """

    same_count: Pairs = frozenset()
    different_count: Pairs = frozenset()
    confirmed: Named = frozenset()
    refused: Named = frozenset()
    same_body: Pairs = frozenset()
    different_body: Pairs = frozenset()

    @property
    def together(self) -> Iterator[tuple[str, str]]:
        """Every pair of anchors that a decision puts into one story."""
        yield from sorted(self.same_count)
        yield from sorted((a, b) for _, a, b in self.confirmed)

    @property
    def joined(self) -> Iterator[tuple[str, str]]:
        """Every pair of anchors that a decision puts into one count."""
        yield from sorted(self.same_count)
        yield from sorted((a, b) for kind, a, b in self.confirmed if kind != "part_of")

    def refuses(self, kind: LinkKind, newer: str, older: str) -> bool:
        """Whether a person refused the link."""
        ways = ((newer, older), (older, newer)) if kind in MUTUAL else ((newer, older),)
        return any((kind, a, b) in self.refused for a, b in ways)

    def one_body(self, a: str, b: str) -> bool:
        """Whether a person said that two names are one origin."""
        return _held(self.same_body, a, b)

    def two_bodies(self, a: str, b: str) -> bool:
        """Whether a person said that two names are two origins."""
        return _held(self.different_body, a, b)


MUTUAL: frozenset[LinkKind] = frozenset({"contradicts", "corroborates", "duplicate", "restates"})
NONE = Decisions()


def plain(name: str) -> str:
    """A name as decisions compare it: without regard to letters' case and white space."""
    return " ".join(name.split()).casefold()


def _held(pairs: Iterable[tuple[str, str]], a: str, b: str) -> bool:
    wanted = {plain(a), plain(b)}
    return any({plain(x), plain(y)} == wanted for x, y in pairs)
