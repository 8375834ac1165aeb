"""Which figures of a story answer one question: pairs weighed by what they have in common, then grouped.

Record linkage as Fellegi and Sunter put it: each feature of a pair that holds adds its weight (a log of odds), the sum
says how much speaks for one question. Groups are joined by the mean of what speaks for their pairs, the best first,
one vote for each number, while it speaks for one question and no decision and no rule of evidence keeps them apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from heapq import heapify, heappop, heappush
from itertools import combinations, product
from math import log

from tallybook.lexicon import Lexicon
from tallybook.link import figures
from tallybook.link.carried import Origin
from tallybook.link.decisions import NONE, Decisions
from tallybook.link.facets import Facets
from tallybook.link.names import head_of, is_many
from tallybook.link.pairs import OF_WORDS, Feature, Figure, OfWords, Pair, features_of, two_at_once
from tallybook.link.pairs import pair as paired
from tallybook.link.stories import Groups
from tallybook.link.told import Told
from tallybook.link.words import any_akin

VOTES = 8  # figures of one number, the first published, that are compared with those of another
RARE = 0.3  # weight of a word that every figure of a story has beside it


def questions(
    items: Sequence[Told],
    facets: Mapping[str, Facets],
    origins: Mapping[str, Origin],
    old: frozenset[str],
    copies: Mapping[str, str],
    lexicon: Lexicon,
    decided: Decisions = NONE,
    parted: Iterable[tuple[str, str]] = (),
) -> dict[str, str]:
    """Each figure's question, by anchors: named by the first figure (by publication) that answers it.

    `parted` are figures that their reports name as parts of others, with those others: two questions.
    """
    tally = Counter(word for f in facets.values() for word in f.context)
    weights = {word: log(len(items) / number) + RARE for word, number in tally.items()}
    joined = Groups(item.anchor for item in items)
    apart = [(a, b) for a, b in sorted(decided.different_count) if a in joined and b in joined]
    for a, b in decided.joined:
        if a in joined and b in joined and not _kept_apart(joined, a, b, apart):
            joined.join(a, b)
    measures: dict[str, list[Figure]] = defaultdict(list)
    told: dict[Facets, int] = {}
    set_apart: set[frozenset[str]] = set()
    for item in items:
        measures[item.claim.measure].append(
            Figure(
                item=item,
                facets=facets[item.anchor],
                told=told.setdefault(replace(facets[item.anchor], context=frozenset()), len(told)),
                origin=origins[item.anchor].key,
                copied=copies[item.report],
                old=item.anchor in old,
                weights=weights,
                set_apart=set_apart,
                size=figures.size(item.claim.quantity),
                said=sum(weights[word] for word in facets[item.anchor].context),
                witness=_is_witness(item, lexicon),
            )
        )
    for held in measures.values():
        set_apart |= _set_apart(held)
    scale = Scale(lexicon)
    for held in measures.values():
        _group(held, joined, apart, scale)
    asked = {item.anchor: joined.find(item.anchor) for item in items}
    by_hand = {anchor for pair in decided.joined for anchor in pair}
    return _parted(items, asked, [pair for pair in parted if by_hand.isdisjoint(pair)])


def _parted(items: Sequence[Told], asked: Mapping[str, str], parted: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The questions, parts taken out of those of their wholes; or the whole, where it is the one that stands alone.

    A number that another report gives for the question, too, stays: what one report says against that is misread.
    """
    givers: dict[tuple[str, object], set[str]] = defaultdict(set)
    numbers = {item.anchor: _number(item) for item in items}
    for item in items:
        givers[asked[item.anchor], numbers[item.anchor]].add(item.report)
    out = set[tuple[str, object]]()
    for pair in parted:
        if all(a in asked for a in pair) and asked[pair[0]] == asked[pair[1]]:
            ways = [(asked[a], numbers[a]) for a in pair]
            least = min(ways, key=lambda way: len(givers[way]))
            out |= {least} if len(givers[least]) == 1 and ways[0] != ways[1] else set()
    groups: dict[tuple[str, object], list[str]] = defaultdict(list)
    for item in items:
        own = (asked[item.anchor], numbers[item.anchor])
        groups[own if own in out else (own[0], None)].append(item.anchor)
    return {anchor: held[0] for held in groups.values() for anchor in held}


def _set_apart(held: Sequence[Figure]) -> set[frozenset[str]]:
    """The names that tell two places apart, of which one report gives two figures side by side."""
    reports: dict[str, list[Figure]] = defaultdict(list)
    for figure in held:
        if figure.facets.here:
            reports[figure.item.report].append(figure)
    sides = (two for placed in reports.values() for two in combinations(placed, 2))
    apart = {
        a.facets.here ^ b.facets.here
        for a, b in sides
        if not _one_name(a.facets.here, b.facets.here) and (two_at_once(paired(a, b)) or _in_one_sentence(a, b))
    }
    numbers: dict[object, set[frozenset[str]]] = defaultdict(set)
    for figure in held:
        if figure.facets.here and figures.telling(figure.item.claim.quantity):
            numbers[_number(figure.item)].add(figure.facets.here)
    one = {a ^ b for places in numbers.values() for a, b in combinations(sorted(places, key=sorted), 2)}
    return apart - one  # a town and its land, of which one telling number is given, are one place


def _is_witness(item: Told, lexicon: Lexicon) -> bool:
    """Whether the source is one person without a name who holds no office: a surgeon, a porter, a man on the quay."""
    last = item.claim.sources[-1] if item.claim.sources else None
    if last is None or not last.anonymous or is_many(last.name):
        return False
    noun = head_of(last.name)
    return noun not in lexicon.link.speaks_for | lexicon.link.state_noun | lexicon.link.body | lexicon.link.office


def _one_name(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two places differ by forms of one name at most: "Karvia", "Karvian soil"."""
    return one == other or any_akin(one - other, other - one)


def _in_one_sentence(a: Figure, b: Figure) -> bool:
    one = a.item.start - len(a.item.before) == b.item.start - len(b.item.before)
    return one and (paired(a, b).same or not paired(a, b).agree)


class Scale:
    """Weighs pairs; what the words of two figures tell is weighed once for all figures with such words."""

    def __init__(self, lexicon: Lexicon) -> None:
        weight = lexicon.link.weight
        self.clash = weight["clash"]
        self._base = weight["same_question"]
        self._figures: dict[tuple[bool, ...], list[tuple[float, Feature]]] = {
            (a, r, o): [(weight[name], f) for name, f in features_of(a, r, o).items()]
            for a, r, o in product((True, False), repeat=3)
        }
        self._words: list[tuple[float, OfWords]] = [(weight[name], f) for name, f in OF_WORDS.items()]
        self._told: dict[tuple[int, int], float] = {}

    def __call__(self, two: Pair) -> float:
        """What speaks for one question, less what speaks against it; above nought, more does."""
        key = (two.a.told, two.b.told)
        if key not in self._told:
            x, y = two.a.facets, two.b.facets
            self._told[key] = self._base + sum(weight * held for weight, f in self._words if (held := f(x, y)))
        may = self._figures[two.agree, two.one_report, two.one_origin]
        return self._told[key] + sum([weight * held for weight, f in may if (held := f(two))])


def _group(held: Sequence[Figure], joined: Groups, apart: Sequence[tuple[str, str]], scale: Scale) -> None:
    """Joins the figures of one measure, the best pair of groups first."""
    nodes = _nodes(held, joined, apart, scale)
    total: dict[tuple[int, int], float] = {}
    for i, one in enumerate(nodes):
        for j, other in enumerate(nodes[:i]):
            total[j, i] = _between(one[:VOTES], other[:VOTES], scale)
    size = dict.fromkeys(range(len(nodes)), 1)
    best = [(-value, i, j, 2) for (i, j), value in total.items() if value > 0]
    heapify(best)
    while best:
        _, i, j, sizes = heappop(best)
        if i not in size or j not in size or size[i] + size[j] != sizes:
            continue  # one of the two has grown since
        if _kept_apart(joined, nodes[i][0].item.anchor, nodes[j][0].item.anchor, apart):
            continue
        joined.join(nodes[i][0].item.anchor, nodes[j][0].item.anchor)
        size[i] += size.pop(j)
        for k in size:
            if k != i:
                pair = (min(i, k), max(i, k))
                total[pair] += total.pop((min(j, k), max(j, k)))
                if total[pair] > 0:
                    heappush(best, (-total[pair] / (size[i] * size[k]), *pair, size[i] + size[k]))


def _between(one: Sequence[Figure], other: Sequence[Figure], scale: Scale) -> float:
    """What speaks for one question in the mean, and against it where one report gives both side by side."""
    pairs = [paired(a, b) for a in one for b in other]
    return _mean(map(scale, pairs)) + scale.clash * any(map(two_at_once, pairs))


def _nodes(
    held: Sequence[Figure], joined: Groups, apart: Sequence[tuple[str, str]], scale: Scale
) -> list[list[Figure]]:
    """The figures in groups that have one vote: those of one number and one question, or that are joined."""
    index: dict[object, list[list[Figure]]] = defaultdict(list)
    nodes: dict[str, list[Figure]] = {}
    for figure in held:
        anchor = figure.item.anchor
        root = joined.find(anchor)
        if root in nodes:
            nodes[root].append(figure)
            continue
        same = index[_number(figure.item)]
        for node in same:
            other = node[0].item.anchor
            if _mean(scale(paired(figure, o)) for o in node[:VOTES]) > 0 and not _kept_apart(
                joined, anchor, other, apart
            ):
                joined.join(anchor, other)
                node.append(figure)
                break
        else:
            nodes[root] = [figure]
            same.append(nodes[root])
    return list(nodes.values())


def _number(item: Told) -> object:
    quantity = item.claim.quantity
    return item.claim.measure, quantity.value, quantity.low if quantity.value is None else None


def _mean(values: Iterable[float]) -> float:
    held = list(values)
    return sum(held) / len(held)


def _kept_apart(joined: Groups, a: str, b: str, apart: Sequence[tuple[str, str]]) -> bool:
    mine, other = joined.find(a), joined.find(b)
    return any({joined.find(x), joined.find(y)} == {mine, other} for x, y in apart)
