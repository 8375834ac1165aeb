"""What two figures of one measure have in common. Each function's first line is the reason that the user reads.

Each says how far it holds: True or False, or a share between 0 and 1. Those of OF_WORDS take what the words about the
two figures tell, the others the figures themselves.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tallybook.link import figures
from tallybook.link.facets import Facets
from tallybook.link.told import Told
from tallybook.link.words import any_akin

HALF, FIFTH, TWENTIETH = 0.5, 0.2, 0.05
LARGE = 1_000  # a number that two counts of one story hardly share


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Figure:
    """A claim of a story as linking compares it: with its facets, its origin, and what its report says of it.

    `told` numbers its facets among the story's, the words around it left out; `said` is those words' weight. `size` is
    one number to compare by.
    """

    item: Told
    facets: Facets
    told: int
    origin: str
    copied: str
    old: bool
    weights: Mapping[str, float]
    set_apart: Collection[frozenset[str]]
    size: float
    said: float
    witness: bool = False

    @property
    def taken_back(self) -> bool:
        """Whether its source denies or withdraws it."""
        modality = self.item.claim.modality
        return not modality.polarity or modality.status in ("denied", "retracted")


class Pair(NamedTuple):
    """Two figures, and how their numbers stand to each other, looked up once for all features.

    `far`: one is several times the other; `grown`: of what can only grow the later report gives more.
    """

    a: Figure
    b: Figure
    same: bool
    agree: bool
    ratio: float
    none: bool
    far: bool
    grown: bool
    one_report: bool
    one_origin: bool


Feature = Callable[[Pair], float]
OfWords = Callable[[Facets, Facets], float]


def pair(a: Figure, b: Figure) -> Pair:
    """Two figures of one measure with what their numbers, reports and origins have in common."""
    x, y = a.item.claim.quantity, b.item.claim.quantity
    same = figures.same_number(x, y)
    agree = same or figures.agree(x, y)
    low, high = (a.size, b.size) if a.size <= b.size else (b.size, a.size)
    ratio = low / high if high else 1.0
    none = not agree and not low
    far = not agree and ratio < FIFTH and not none
    return Pair(
        a, b, same, agree, ratio, none, far, far and _grown(a, b),
        a.item.report == b.item.report, a.origin == b.origin,
    )  # fmt: skip


def same_number(p: Pair) -> float:
    """the same number"""
    return p.same


def telling_number(p: Pair) -> float:
    """a number that two reports hardly give by chance"""
    return p.same and figures.telling(p.a.item.claim.quantity)


def agreeing(p: Pair) -> float:
    """one figure is a rounding of the other"""
    return p.agree and not p.same


def of_one_size(p: Pair) -> float:
    """the figures are of one size"""
    return not p.agree and p.ratio >= HALF


def of_far_sizes(p: Pair) -> float:
    """one figure is several times the other"""
    return p.far and p.ratio >= TWENTIETH and not p.grown


def of_very_far_sizes(p: Pair) -> float:
    """one figure is many times the other"""
    return p.far and p.ratio < TWENTIETH and not p.grown


def grown(p: Pair) -> float:
    """what can only grow is told later as several times as much"""
    return p.grown and p.ratio >= TWENTIETH


def grown_much(p: Pair) -> float:
    """what can only grow is told later as many times as much"""
    return p.grown and p.ratio < TWENTIETH


def none_and_some(p: Pair) -> float:
    """one says none, the other some"""
    return p.none


def none_of_a_kind(p: Pair) -> float:
    """one says that none of some kind of people, the other counts all"""
    if p.agree or bool(p.a.facets.people) == bool(p.b.facets.people):
        return False
    none = next((f for f in (p.a, p.b) if f.size == 0), None)
    return none is not None and bool(none.facets.people)


def two_at_once(p: Pair) -> float:
    """one report gives both, from one origin, for one time"""
    if not p.one_report or not p.one_origin or p.agree or not _at_once(p.a, p.b):
        return False
    return not (p.a.old or p.b.old or p.a.taken_back or p.b.taken_back)


def old_and_new(p: Pair) -> float:
    """one report gives both, one as the older"""
    return p.one_report and not p.agree and (p.a.old or p.b.old)


def rivals(p: Pair) -> float:
    """one report gives both, from two origins"""
    return p.one_report and not p.one_origin and not p.agree


def one_line(p: Pair) -> float:
    """one origin gives both, in two reports"""
    return not p.one_report and p.one_origin and not p.agree and p.a.item.said != p.b.item.said


def broken_line(p: Pair) -> float:
    """one origin gives both, and one is several times the other"""
    return p.far and not p.grown and p.one_origin and (not p.one_report or bool(two_at_once(p)))


def same_day(p: Pair) -> float:
    """one origin gives both on one day, in two reports"""
    return not p.one_report and p.one_origin and not p.agree and p.a.item.said == p.b.item.said


def same_people(a: Facets, b: Facets) -> float:
    """the same kind of people"""
    return bool(a.people) and a.people == b.people


def other_people(a: Facets, b: Facets) -> float:
    """two kinds of people, one at least a group of its own"""
    return _two_kinds(a, b) and (a.group or b.group)


def other_words(a: Facets, b: Facets) -> float:
    """two words for people"""
    return _two_kinds(a, b) and not (a.group or b.group)


def group_named_once(a: Facets, b: Facets) -> float:
    """only one names a group of its own"""
    return bool(a.people) != bool(b.people) and (a.group or b.group)


def people_named_once(a: Facets, b: Facets) -> float:
    """only one names a kind of people"""
    return bool(a.people) != bool(b.people) and not (a.group or b.group)


def same_side(a: Facets, b: Facets) -> float:
    """the same side's people"""
    return bool(a.side) and a.side == b.side


def other_side(a: Facets, b: Facets) -> float:
    """two sides' people"""
    return bool(a.side and b.side) and a.side != b.side


def same_place(a: Facets, b: Facets) -> float:
    """the same place apart from the story's"""
    return bool(a.place) and a.place == b.place


def other_place(a: Facets, b: Facets) -> float:
    """two places"""
    return bool(a.place and b.place) and a.place != b.place


def place_named_once(a: Facets, b: Facets) -> float:
    """only one is of a place apart from the story's"""
    return bool(a.place) != bool(b.place)


def same_town(a: Facets, b: Facets) -> float:
    """people are counted where they are, in one place"""
    return a.located and any_akin(a.places, b.places)


def other_town(a: Facets, b: Facets) -> float:
    """people are counted where they are, in two places"""
    named = bool(a.places and b.places)
    return a.located and named and not any_akin(a.places, b.places)


def same_site(a: Facets, b: Facets) -> float:
    """the same kind of spot"""
    return _sites_meet(a, b)


def other_site(a: Facets, b: Facets) -> float:
    """two kinds of spot"""
    return bool(a.site and b.site) and not _sites_meet(a, b)


def site_named_once(a: Facets, b: Facets) -> float:
    """only one names a spot"""
    return bool(a.site) != bool(b.site)


def other_kind(a: Facets, b: Facets) -> float:
    """one is a plan, an increment or a rate, the other is not"""
    return a.kind != b.kind


def part_and_whole(a: Facets, b: Facets) -> float:
    """one is told as a part of a larger figure"""
    return a.part != b.part and not (a.group and same_people(a, b))


def two_parts(a: Facets, b: Facets) -> float:
    """both are told as parts"""
    return a.part and b.part


def places_set_apart(p: Pair) -> float:
    """they are of places that one report sets against each other"""
    x, y = p.a.facets.here, p.b.facets.here
    return bool(x and y) and x ^ y in p.a.set_apart


def several_occasions(p: Pair) -> float:
    """two increments or rates of other size"""
    return not p.agree and p.a.facets.kind not in ("", "planned") and p.a.facets.kind == p.b.facets.kind


def other_period(p: Pair) -> float:
    """one is of an earlier time"""
    if p.a.facets.period == p.b.facets.period:
        return False
    known = p.same and (p.a.size >= LARGE or figures.telling(p.a.item.claim.quantity))
    return not known  # not every report says since when


def level_and_total(p: Pair) -> float:
    """one is a level, the other is not"""
    if p.a.facets.level:
        return False
    return (p.a.item.claim.aggregation == "stock") != (p.b.item.claim.aggregation == "stock")


def seen_by_one(p: Pair) -> float:
    """one person who is not named gives the smaller figure, which is less than half of the other"""
    less = p.a if p.a.size <= p.b.size else p.b
    return less.witness and not p.one_origin and not p.agree and p.ratio < HALF


def like_words(p: Pair) -> float:
    """the words around them are alike"""
    least = min(p.a.said, p.b.said)
    return sum(p.a.weights[w] for w in p.a.facets.context & p.b.facets.context) / least if least else 0.0


def _grown(a: Figure, b: Figure) -> bool:
    """Whether the measure can only grow, and the figure of the later report is the larger."""
    if a.item.report == b.item.report or not (a.facets.grows and b.facets.grows):
        return False
    early, late = (a, b) if (a.item.at, a.item.report) <= (b.item.at, b.item.report) else (b, a)
    return early.size < late.size


def _at_once(a: Figure, b: Figure) -> bool:
    """Whether both were said on one day, and not in two entries of a live report."""
    return a.item.said == b.item.said and a.item.clock == b.item.clock


def _two_kinds(a: Facets, b: Facets) -> bool:
    return bool(a.people and b.people) and a.people != b.people


def _sites_meet(a: Facets, b: Facets) -> bool:
    return any(x.endswith(y) or y.endswith(x) for x in a.site for y in b.site)


def _named(*features: Feature) -> dict[str, Feature]:
    return {f.__name__: f for f in features}


# What the words alone tell; what figures do that agree, and that do not: at all, in one report, from one origin.
OF_WORDS: dict[str, OfWords] = {
    f.__name__: f
    for f in (
        same_people, other_people, other_words, group_named_once, people_named_once, same_side, other_side,
        same_place, other_place, place_named_once, same_town, other_town, same_site, other_site, site_named_once,
        other_kind, part_and_whole, two_parts,
    )
}  # fmt: skip
OF_ANY = _named(places_set_apart, other_period, level_and_total, like_words)
AGREEING = _named(same_number, telling_number, agreeing)
DIFFERING = _named(
    of_one_size, of_far_sizes, of_very_far_sizes, grown, grown_much, none_and_some, none_of_a_kind,
    several_occasions, seen_by_one,
)  # fmt: skip
IN_ONE_REPORT = _named(two_at_once, old_and_new, rivals)
OF_ONE_ORIGIN = _named(one_line, same_day, broken_line)
FEATURES = {**OF_WORDS, **OF_ANY, **AGREEING, **DIFFERING, **IN_ONE_REPORT, **OF_ONE_ORIGIN}


def features_of(agree: bool, one_report: bool, one_origin: bool) -> dict[str, Feature]:
    """Those features of figures that may hold of a pair of such; the others never do."""
    if agree:
        return OF_ANY | AGREEING
    return OF_ANY | DIFFERING | (IN_ONE_REPORT if one_report else {}) | (OF_ONE_ORIGIN if one_origin else {})
