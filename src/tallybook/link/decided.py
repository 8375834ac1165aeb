"""What people decided, over what linking found: a decision always wins. Pure, and the order makes no difference."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from tallybook.link.across import Linked
from tallybook.link.origins import Origin
from tallybook.types import Decided, Link

ONE_QUESTION = frozenset({"restates", "duplicate", "revises", "contradicts", "corroborates"})
ONE_ORIGIN = frozenset({"restates", "duplicate", "revises"})
TWO_ORIGINS = frozenset({"contradicts", "corroborates"})


def apply(linked: Linked, decided: Decided, sources: Mapping[str, str | None]) -> Linked:
    """The links, questions and origins as people have them.

    `sources` gives each claim's own source by anchor, as decisions name sources. Claims that are put apart form one
    count with those that are put together with them, else each its own. Where two decisions collide, apart wins.
    """
    if decided == Decided():
        return linked
    counts = _counts(linked, decided)
    origins = _origins(linked, counts, decided, sources)
    of = {anchor: group[0] for group in counts for anchor in group}
    links = [k for k in linked.links if _stands(k, of, origins, decided)]
    there = {(k.kind, k.from_, k.to) for k in links}
    links += [
        Link(kind=kind, from_=a, to=b, reasons=("a person confirmed it",))  # type: ignore[arg-type]
        for kind, a, b in decided.confirmed - there
        if a in of and b in of
    ]
    statements = [part for held in linked.statements for part in _parted(held, of, origins)]
    return Linked(
        links=tuple(sorted(links, key=lambda k: (k.kind, k.from_, k.to))),
        counts=tuple(sorted(counts)),
        statements=tuple(statements),
        origins=MappingProxyType(origins),
    )


class _Together:
    """Members of groups: joined, unless that would put two together that a person put apart."""

    def __init__(self, groups: Iterable[Iterable[str]], apart: Iterable[tuple[str, str]]) -> None:
        self.of = {member: held for group in groups for held in [set(group)] for member in held}
        self.apart = [(a, b) for a, b in apart if a in self.of and b in self.of]

    def join(self, a: str, b: str) -> None:
        one, other = self.of[a], self.of[b]
        if one is other or any((x in one and y in other) or (x in other and y in one) for x, y in self.apart):
            return
        one |= other
        self.of |= dict.fromkeys(other, one)

    def groups(self) -> list[tuple[str, ...]]:
        return sorted({tuple(sorted(held)) for held in self.of.values()})


def _counts(linked: Linked, decided: Decided) -> list[tuple[str, ...]]:
    first = {anchor: group for group in linked.counts for anchor in group}
    out = {a for a, b in decided.other_count if a in first and b in first[a]}
    groups = [[a for a in group if a not in out] for group in linked.counts]
    together = _Together([*(g for g in groups if g), *([a] for a in out)], decided.other_count)
    for a, b in sorted(decided.same_count):
        if a in first and b in first:
            together.join(a, b)
    return together.groups()


def _origins(
    linked: Linked, counts: Iterable[tuple[str, ...]], decided: Decided, sources: Mapping[str, str | None]
) -> dict[str, Origin]:
    """Each claim's origin: two names that a person calls one body are one, a name that he sets apart is its own."""
    found = dict(linked.origins)
    apart = {frozenset(pair) for pair in decided.other_source}
    for anchor, origin in linked.origins.items():
        mine, shown = sources.get(anchor), _plain(origin.name)
        if mine is not None and mine != shown and frozenset({mine, shown}) in apart:
            found[anchor] = Origin(key=f"apart {mine}", name=mine, reasons=("a person says that it is another body",))
    named: dict[str, set[str]] = defaultdict(set)
    for anchor, origin in found.items():
        for name in (sources.get(anchor), _plain(origin.name)):
            if name is not None and not origin.key.startswith("unnamed"):
                named[name].add(origin.key)
    bodies = _Together(([o.key] for o in found.values()), ())
    for a, b in sorted(decided.same_source):
        for one in sorted(named.get(a, ())):
            for other in sorted(named.get(b, ())):
                bodies.join(one, other)
    shown_as: dict[str, str] = {}
    for origin in sorted(found.values(), key=lambda o: (-len(o.name), o.name)):
        shown_as.setdefault(min(bodies.of[origin.key]), origin.name)
    return {a: _joined(o, min(bodies.of[o.key]), shown_as, len(bodies.of[o.key])) for a, o in found.items()}


def _joined(origin: Origin, key: str, shown: Mapping[str, str], bodies: int) -> Origin:
    if bodies == 1:
        return origin
    return replace(origin, key=key, name=shown[key], reasons=(*origin.reasons, "a person says that they are one body"))


def _plain(name: str) -> str:
    words = name.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _stands(link: Link, of: Mapping[str, str], origins: Mapping[str, Origin], decided: Decided) -> bool:
    if (link.kind, link.from_, link.to) in decided.refused:
        return False
    if (link.kind, link.from_, link.to) in decided.confirmed:
        return True
    if link.kind in ONE_QUESTION and of.get(link.from_) != of.get(link.to):
        return False
    a, b = origins.get(link.from_), origins.get(link.to)
    if a is None or b is None:
        return True
    return not ((link.kind in ONE_ORIGIN and a.key != b.key) or (link.kind in TWO_ORIGINS and a.key == b.key))


def _parted(statement: tuple[str, ...], of: Mapping[str, str], origins: Mapping[str, Origin]) -> list[tuple[str, ...]]:
    """A statement's claims by count and origin, in their order."""
    parts: dict[tuple[str | None, str | None], list[str]] = defaultdict(list)
    for anchor in statement:
        origin = origins.get(anchor)
        parts[of.get(anchor), origin.key if origin else None].append(anchor)
    return [tuple(held) for held in parts.values()]
