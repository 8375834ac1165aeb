"""Whose word a land's name is: that of the one of its bodies which says the same, or of the only one that speaks."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from tallybook.lexicon import Lexicon
from tallybook.link import figures
from tallybook.link.names import SAME, Bodies, Name, of_land
from tallybook.link.told import Told

FEW = 3  # lands that speak in a story, at most, for a bare "government" to be that of one of them


def join_lands(
    items: Sequence[Told],
    cited: Mapping[str, str],
    parsed: Mapping[str, Name],
    asked: Mapping[str, str],
    bodies: Bodies,
    lexicon: Lexicon,
) -> None:
    """A land's name as a source is that of its bodies which gave the same figure for the same count."""
    lands = [n for n, p in parsed.items() if p.kind == "state"]
    for name in lands:
        for other in lands:
            a, b = parsed[name], parsed[other]
            bare = (not a.telling or not b.telling) and len(lands) <= FEW
            if name < other and (bare or of_land(a, b)):
                bodies.join(name, other, "both are the voice of one land")
    table: dict[tuple[str, float | None], list[Told]] = defaultdict(list)
    for item in items:
        if item.anchor in cited and item.value is not None:
            table[asked[item.anchor], item.value].append(item)
    for one, other in _same_office(table, cited, parsed, lexicon):
        bodies.join(one, other, "two names of one office give one figure")
    told: set[str] = set()
    for item in items:
        called = cited.get(item.anchor)
        if called is None or parsed[called].kind != "state" or item.value is None:
            continue
        held = bodies.members()
        given = [o for o in table[asked[item.anchor], item.value] if cited[o.anchor] != called]
        same = {
            bodies.find(cited[o.anchor])
            for o in given
            if _of_a_state(parsed[cited[o.anchor]], lexicon) and _alike(item, o)
        }
        roots = {bodies.find(cited[o.anchor]) for o in given}  # a land's own body says what the land says: no chance
        mine = {b for b in roots if any(of_land(parsed[n], parsed[called]) and _of_a_state(parsed[n], lexicon)
                                        for n in held[b])}  # fmt: skip
        if len(mine or same) == 1:
            bodies.join(called, min(mine or same), "the land's name and its body give one figure")
            told.add(bodies.find(called))
    for name in lands:
        own = {bodies.find(n) for n, p in parsed.items() if _of_a_state(p, lexicon) and of_land(p, parsed[name])}
        if len(own) == 1 and bodies.find(name) not in told:
            bodies.join(name, min(own), "the body bears the land's name")


def _same_office(
    table: Mapping[tuple[str, float | None], Sequence[Told]],
    cited: Mapping[str, str],
    parsed: Mapping[str, Name],
    lexicon: Lexicon,
) -> Iterator[tuple[str, str]]:
    """Pairs of names with one figure that differ by their lands alone: a land may be called by its capital."""
    for held in table.values():
        for a, b in combinations(held, 2):
            x, y = parsed[cited[a.anchor]], parsed[cited[b.anchor]]
            if x.text != y.text and _of_a_state(x, lexicon) and _of_a_state(y, lexicon) and _alike(a, b):
                office, other = (
                    {w for w in n.all if w not in lexicon.link.body_noun and w in lexicon.link.office_word}
                    for n in (x, y)
                )
                if office and office == other:
                    yield x.text, y.text


def _alike(a: Told, b: Told) -> bool:
    """Whether two figures of one number are hardly so by chance: they tell, are hedged alike, or are nought."""
    x, y = a.claim.quantity, b.claim.quantity
    return figures.telling(x) or x.value == 0 or (x.bound != "exact" and x.bound == y.bound)


def _of_a_state(name: Name, lexicon: Lexicon) -> bool:
    """Whether a body is one of a state's."""
    if name.kind != "body" or name.all & lexicon.link.no_state:
        return False
    return any(w.endswith(SAME) or w in lexicon.link.state_body for w in name.all)
