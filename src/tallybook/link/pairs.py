"""What two figures of one measure have in common. Each function's first line is the reason that the user reads.

Each takes two figures and says how far it holds: True or False, or a share between 0 and 1.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from tallybook.link import figures
from tallybook.link.facets import Facets
from tallybook.link.told import Told
from tallybook.link.words import any_akin

HALF, FIFTH, TWENTIETH = 0.5, 0.2, 0.05
LARGE = 1_000  # a number that two counts of one story hardly share


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Figure:
    """A claim of a story as linking compares it: with its facets, its origin, and what its report says of it."""

    item: Told
    facets: Facets
    origin: str
    copied: str
    old: bool
    weights: Mapping[str, float]
    set_apart: Collection[frozenset[str]]
    witness: bool = False

    @property
    def taken_back(self) -> bool:
        """Whether its source denies or withdraws it."""
        modality = self.item.claim.modality
        return not modality.polarity or modality.status in ("denied", "retracted")


Feature = Callable[[Figure, Figure], float]


def same_number(a: Figure, b: Figure) -> float:
    """the same number"""
    return figures.same_number(a.item.claim.quantity, b.item.claim.quantity)


def telling_number(a: Figure, b: Figure) -> float:
    """a number that two reports hardly give by chance"""
    return bool(same_number(a, b)) and figures.telling(a.item.claim.quantity)


def agreeing(a: Figure, b: Figure) -> float:
    """one figure is a rounding of the other"""
    return not same_number(a, b) and _agree(a, b)


def of_one_size(a: Figure, b: Figure) -> float:
    """the figures are of one size"""
    return not _agree(a, b) and _ratio(a, b) >= HALF


def of_far_sizes(a: Figure, b: Figure) -> float:
    """one figure is several times the other"""
    return _far(a, b) and _ratio(a, b) >= TWENTIETH and not _grown(a, b)


def of_very_far_sizes(a: Figure, b: Figure) -> float:
    """one figure is many times the other"""
    return _far(a, b) and _ratio(a, b) < TWENTIETH and not _grown(a, b)


def grown(a: Figure, b: Figure) -> float:
    """what can only grow is told later as several times as much"""
    return _far(a, b) and _ratio(a, b) >= TWENTIETH and _grown(a, b)


def grown_much(a: Figure, b: Figure) -> float:
    """what can only grow is told later as many times as much"""
    return _far(a, b) and _ratio(a, b) < TWENTIETH and _grown(a, b)


def none_and_some(a: Figure, b: Figure) -> float:
    """one says none, the other some"""
    sizes = {figures.size(x.item.claim.quantity) for x in (a, b)}
    return not _agree(a, b) and 0 in sizes


def none_of_a_kind(a: Figure, b: Figure) -> float:
    """one says that none of some kind of people, the other counts all"""
    named = bool(a.facets.people) != bool(b.facets.people)
    none = next((f for f in (a, b) if figures.size(f.item.claim.quantity) == 0), None)
    return named and none is not None and bool(none.facets.people) and not _agree(a, b)


def two_at_once(a: Figure, b: Figure) -> float:
    """one report gives both, from one origin, for one time"""
    same = a.item.report == b.item.report and a.origin == b.origin and _at_once(a, b)
    return same and not _agree(a, b) and not (a.old or b.old or a.taken_back or b.taken_back)


def old_and_new(a: Figure, b: Figure) -> float:
    """one report gives both, one as the older"""
    return a.item.report == b.item.report and not _agree(a, b) and (a.old or b.old)


def rivals(a: Figure, b: Figure) -> float:
    """one report gives both, from two origins"""
    return a.item.report == b.item.report and a.origin != b.origin and not _agree(a, b)


def one_line(a: Figure, b: Figure) -> float:
    """one origin gives both, in two reports"""
    return a.item.report != b.item.report and a.origin == b.origin and not _agree(a, b) and a.item.said != b.item.said


def broken_line(a: Figure, b: Figure) -> float:
    """one origin gives both, and one is several times the other"""
    line = bool(one_line(a, b) or same_day(a, b) or two_at_once(a, b))
    return line and _far(a, b) and not _grown(a, b)


def same_day(a: Figure, b: Figure) -> float:
    """one origin gives both on one day, in two reports"""
    return a.item.report != b.item.report and a.origin == b.origin and not _agree(a, b) and a.item.said == b.item.said


def same_people(a: Figure, b: Figure) -> float:
    """the same kind of people"""
    return bool(a.facets.people) and a.facets.people == b.facets.people


def other_people(a: Figure, b: Figure) -> float:
    """two kinds of people, one at least a group of its own"""
    return _two_kinds(a, b) and (a.facets.group or b.facets.group)


def other_words(a: Figure, b: Figure) -> float:
    """two words for people"""
    return _two_kinds(a, b) and not (a.facets.group or b.facets.group)


def group_named_once(a: Figure, b: Figure) -> float:
    """only one names a group of its own"""
    return bool(a.facets.people) != bool(b.facets.people) and (a.facets.group or b.facets.group)


def people_named_once(a: Figure, b: Figure) -> float:
    """only one names a kind of people"""
    return bool(a.facets.people) != bool(b.facets.people) and not (a.facets.group or b.facets.group)


def same_side(a: Figure, b: Figure) -> float:
    """the same side's people"""
    return bool(a.facets.side) and a.facets.side == b.facets.side


def other_side(a: Figure, b: Figure) -> float:
    """two sides' people"""
    return bool(a.facets.side and b.facets.side) and a.facets.side != b.facets.side


def same_place(a: Figure, b: Figure) -> float:
    """the same place apart from the story's"""
    return bool(a.facets.place) and a.facets.place == b.facets.place


def other_place(a: Figure, b: Figure) -> float:
    """two places"""
    return bool(a.facets.place and b.facets.place) and a.facets.place != b.facets.place


def place_named_once(a: Figure, b: Figure) -> float:
    """only one is of a place apart from the story's"""
    return bool(a.facets.place) != bool(b.facets.place)


def places_set_apart(a: Figure, b: Figure) -> float:
    """they are of places that one report sets against each other"""
    return bool(a.facets.here and b.facets.here) and a.facets.here ^ b.facets.here in a.set_apart


def same_town(a: Figure, b: Figure) -> float:
    """people are counted where they are, in one place"""
    return a.facets.located and any_akin(a.facets.places, b.facets.places)


def other_town(a: Figure, b: Figure) -> float:
    """people are counted where they are, in two places"""
    named = bool(a.facets.places and b.facets.places)
    return a.facets.located and named and not any_akin(a.facets.places, b.facets.places)


def same_site(a: Figure, b: Figure) -> float:
    """the same kind of spot"""
    return _sites_meet(a, b)


def other_site(a: Figure, b: Figure) -> float:
    """two kinds of spot"""
    return bool(a.facets.site and b.facets.site) and not _sites_meet(a, b)


def site_named_once(a: Figure, b: Figure) -> float:
    """only one names a spot"""
    return bool(a.facets.site) != bool(b.facets.site)


def other_kind(a: Figure, b: Figure) -> float:
    """one is a plan, an increment or a rate, the other is not"""
    return a.facets.kind != b.facets.kind


def several_occasions(a: Figure, b: Figure) -> float:
    """two increments or rates of other size"""
    return a.facets.kind not in ("", "planned") and a.facets.kind == b.facets.kind and not _agree(a, b)


def part_and_whole(a: Figure, b: Figure) -> float:
    """one is told as a part of a larger figure"""
    return a.facets.part != b.facets.part and not (a.facets.group and same_people(a, b))


def two_parts(a: Figure, b: Figure) -> float:
    """both are told as parts"""
    return a.facets.part and b.facets.part


def other_period(a: Figure, b: Figure) -> float:
    """one is of an earlier time"""
    large = bool(same_number(a, b)) and figures.size(a.item.claim.quantity) >= LARGE
    return a.facets.period != b.facets.period and not (
        telling_number(a, b) or large
    )  # not every report says since when


def level_and_total(a: Figure, b: Figure) -> float:
    """one is a level, the other is not"""
    if a.facets.level:
        return False
    return (a.item.claim.aggregation == "stock") != (b.item.claim.aggregation == "stock")


def seen_by_one(a: Figure, b: Figure) -> float:
    """one person who is not named gives the smaller figure, which is less than half of the other"""
    less = min((a, b), key=lambda f: figures.size(f.item.claim.quantity))
    return less.witness and a.origin != b.origin and not _agree(a, b) and _ratio(a, b) < HALF


def like_words(a: Figure, b: Figure) -> float:
    """the words around them are alike"""
    x, y = a.facets.context, b.facets.context
    shared = sum(a.weights[w] for w in x & y)
    least = min(sum(a.weights[w] for w in x), sum(a.weights[w] for w in y))
    return shared / least if least else 0.0


def _far(a: Figure, b: Figure) -> bool:
    return not _agree(a, b) and _ratio(a, b) < FIFTH and not none_and_some(a, b)


def _grown(a: Figure, b: Figure) -> bool:
    """Whether the measure can only grow, and the figure of the later report is the larger."""
    early, late = sorted((a, b), key=lambda f: (f.item.at, f.item.report))
    if early.item.report == late.item.report or not (a.facets.grows and b.facets.grows):
        return False
    return figures.size(early.item.claim.quantity) < figures.size(late.item.claim.quantity)


def _at_once(a: Figure, b: Figure) -> bool:
    """Whether both were said on one day, and not in two entries of a live report."""
    return a.item.said == b.item.said and a.item.clock == b.item.clock


def _two_kinds(a: Figure, b: Figure) -> bool:
    return bool(a.facets.people and b.facets.people) and a.facets.people != b.facets.people


def _sites_meet(a: Figure, b: Figure) -> bool:
    return any(x.endswith(y) or y.endswith(x) for x in a.facets.site for y in b.facets.site)


def _agree(a: Figure, b: Figure) -> bool:
    return figures.agree(a.item.claim.quantity, b.item.claim.quantity)


def _ratio(a: Figure, b: Figure) -> float:
    low, high = sorted(figures.size(x.item.claim.quantity) for x in (a, b))
    return low / high if high else 1.0


FEATURES: dict[str, Feature] = {
    f.__name__: f
    for f in (
        same_number, telling_number, agreeing, of_one_size, of_far_sizes, of_very_far_sizes, grown, grown_much,
        none_and_some, none_of_a_kind,
        two_at_once, old_and_new, rivals, one_line, broken_line, same_day,
        same_people, other_people, other_words, group_named_once, people_named_once, same_side, other_side,
        same_place, other_place, place_named_once, places_set_apart, same_town, other_town,
        same_site, other_site, site_named_once,
        other_kind, several_occasions, part_and_whole, two_parts, other_period, level_and_total, seen_by_one,
        like_words,
    )
}  # fmt: skip
