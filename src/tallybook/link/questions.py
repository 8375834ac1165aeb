"""Which figures of a story answer one question."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tallybook.link.decisions import Decisions
from tallybook.link.scope import Scope
from tallybook.link.stories import Groups
from tallybook.link.told import Told


def questions(items: Sequence[Told], scopes: Mapping[str, Scope], decided: Decisions) -> dict[str, str]:
    """Each figure's question, by anchors: named by the first figure (by publication) that answers it."""
    joined = Groups(item.anchor for item in items)
    for a, b in decided.joined:
        if a in joined and b in joined:
            joined.join(a, b)
    apart = [(a, b) for a, b in sorted(decided.different_count) if a in joined and b in joined]
    first: dict[Scope, list[str]] = defaultdict(list)
    for item in items:
        for other in first[scopes[item.anchor]]:
            if not _kept_apart(joined, item.anchor, other, apart):
                joined.join(other, item.anchor)
                break
        else:
            first[scopes[item.anchor]].append(item.anchor)
    return {item.anchor: joined.find(item.anchor) for item in items}


def _kept_apart(joined: Groups, a: str, b: str, apart: Sequence[tuple[str, str]]) -> bool:
    mine, other = joined.find(a), joined.find(b)
    return any({joined.find(x), joined.find(y)} == {mine, other} for x, y in apart)
