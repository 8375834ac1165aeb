"""Which figures of a story answer one question: pairs weighed by what they have in common, then grouped.

Record linkage as Fellegi and Sunter put it: each feature of a pair that holds adds its weight (a log of odds), the sum
says how much speaks for one question. Groups are joined by the mean of what speaks for their pairs, the best first,
one vote for each number, while it speaks for one question and no decision and no rule of evidence keeps them apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from tallybook.lexicon import Lexicon
from tallybook.link.decisions import NONE, Decisions
from tallybook.link.facets import Facets
from tallybook.link.origins import Origin
from tallybook.link.pairs import FEATURES, Figure, two_at_once
from tallybook.link.stories import Groups
from tallybook.link.told import Told

RARE = 0.3  # weight of a word that every figure of a story has beside it


def questions(
    items: Sequence[Told],
    facets: Mapping[str, Facets],
    origins: Mapping[str, Origin],
    old: frozenset[str],
    copies: Mapping[str, str],
    lexicon: Lexicon,
    decided: Decisions = NONE,
) -> dict[str, str]:
    """Each figure's question, by anchors: named by the first figure (by publication) that answers it."""
    tally = Counter(word for f in facets.values() for word in f.context)
    weights = {word: log(len(items) / number) + RARE for word, number in tally.items()}
    joined = Groups(item.anchor for item in items)
    for a, b in decided.joined:
        if a in joined and b in joined:
            joined.join(a, b)
    measures: dict[str, list[Figure]] = defaultdict(list)
    for item in items:
        measures[item.claim.measure].append(
            Figure(
                item=item,
                facets=facets[item.anchor],
                origin=origins[item.anchor].key,
                copied=copies[item.report],
                old=item.anchor in old,
                weights=weights,
            )
        )
    apart = [(a, b) for a, b in sorted(decided.different_count) if a in joined and b in joined]
    for held in measures.values():
        _group(held, joined, apart, lexicon)
    return {item.anchor: joined.find(item.anchor) for item in items}


def score(a: Figure, b: Figure, lexicon: Lexicon) -> float:
    """What speaks for one question, less what speaks against it; above nought, more does."""
    weight = lexicon.link.weight
    return weight["same_question"] + sum(weight[name] * held for name, f in FEATURES.items() if (held := f(a, b)))


def _group(held: Sequence[Figure], joined: Groups, apart: Sequence[tuple[str, str]], lexicon: Lexicon) -> None:
    """Joins the figures of one measure, the best pair of groups first."""
    nodes = _nodes(held, joined, apart, lexicon)
    total: dict[tuple[int, int], float] = {}
    for i, one in enumerate(nodes):
        for j, other in enumerate(nodes[:i]):
            clash = any(two_at_once(a, b) for a in one for b in other)
            total[j, i] = _mean(score(a, b, lexicon) for a in one for b in other) + lexicon.link.weight["clash"] * clash
    size = dict.fromkeys(range(len(nodes)), 1)
    while total:
        i, j = pair = max(total, key=lambda p: (total[p] / (size[p[0]] * size[p[1]]), -p[0], -p[1]))
        if total[pair] <= 0:
            break
        if _kept_apart(joined, nodes[i][0].item.anchor, nodes[j][0].item.anchor, apart):
            total[pair] = float("-inf")
            continue
        joined.join(nodes[i][0].item.anchor, nodes[j][0].item.anchor)
        size[i] += size.pop(j)
        del total[pair]
        for k in size:
            if k != i:
                total[min(i, k), max(i, k)] += total.pop((min(j, k), max(j, k)))


def _nodes(
    held: Sequence[Figure], joined: Groups, apart: Sequence[tuple[str, str]], lexicon: Lexicon
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
            if _mean(score(figure, o, lexicon) for o in node) > 0 and not _kept_apart(joined, anchor, other, apart):
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
