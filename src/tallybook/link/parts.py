"""Which figure is a part of which: what the words, the numbers and the kinds of people say inside one report.

Each reason is a small function whose first line is what the user reads; it takes the part, the whole and their report.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tallybook.lexicon import Lexicon
from tallybook.link import figures
from tallybook.link.facets import Facets
from tallybook.link.kinds import recalled
from tallybook.link.statements import Statement
from tallybook.link.told import Told
from tallybook.types import Link


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Figure:
    """A claim with what its words tell, its statement, and the kinds of people that its question names anywhere."""

    item: Told
    facets: Facets
    statement: Statement
    people: frozenset[str]
    lexicon: Lexicon

    @property
    def size(self) -> float:
        """One number to compare by."""
        return figures.size(self.item.claim.quantity)


Reason = Callable[[Figure, Figure, Sequence[Figure]], bool]


def on_top(part: Figure, whole: Figure, report: Sequence[Figure]) -> bool:
    """it came on top, and the other is the sum"""
    things = part.facets.measure in part.lexicon.link.of_things  # three tanks do not make nine drones
    itself = _same_origin(part, whole) or not any(_sums(part, o) for o in report if _same_origin(part, o))
    return part.facets.kind == "increment" and itself and whole.facets.kind == "" and not things


def group_of_them(part: Figure, whole: Figure, report: Sequence[Figure]) -> bool:
    """it counts a group of those whom the other counts"""
    words, people = part.lexicon.link, part.facets.people
    serving = people in words.armed and (part.facets.part or not (part.facets.side or whole.facets.side))
    if people not in words.part_noun | words.kin and not serving:
        return False
    of_all = not whole.facets.people and not whole.facets.part
    return of_all and (_same_origin(part, whole) or people in words.kin) and not _opposed(part, whole)


def lying_there(part: Figure, whole: Figure, report: Sequence[Figure]) -> bool:
    """it counts those who lie in one place"""
    return part.facets.kind == "lying" and whole.facets.whole and part.facets.side == whole.facets.side


def in_one_place(part: Figure, whole: Figure, report: Sequence[Figure]) -> bool:
    """it counts one place of those that the other counts"""
    return bool(part.facets.place) and not whole.facets.place and whole.facets.whole and _same_origin(part, whole)


def of_a_measure(part: Figure, whole: Figure, report: Sequence[Figure]) -> bool:
    """the other count takes in this measure"""
    above = part.lexicon.link.within_measure.get(part.facets.measure) == whole.facets.measure
    return above and part.facets.whole and whole.facets.whole and _same_origin(part, whole)


REASONS: tuple[Reason, ...] = (
    on_top,
    group_of_them,
    lying_there,
    in_one_place,
    of_a_measure,
)
ABROAD: tuple[Reason, ...] = (on_top, group_of_them)  # what holds of figures of two reports, too


def parts(statements: Sequence[Statement], facets: Mapping[str, Facets], lexicon: Lexicon) -> list[Link]:
    """A part to the whole that its own report gives: for the strongest reason, from one origin, the nearest."""
    people: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        people[statement.question] |= {facets[m.anchor].people for m in statement.members} - {""}
    reports: dict[str, list[Figure]] = defaultdict(list)
    for statement in statements:
        for member in statement.members:
            known = frozenset(people[statement.question])
            figure = Figure(
                item=member, facets=facets[member.anchor], statement=statement, people=known, lexicon=lexicon
            )
            reports[member.report].append(figure)
    found: dict[tuple[str, str], Link] = {}
    for held in reports.values():
        held.sort(key=lambda f: f.item.start)
        for figure in held:
            best = _whole(figure, held)
            if best is not None:
                whole, reason = best
                why = ((reason.__doc__ or "").strip(), "one report gives both")
                ends = (figure.statement.best.anchor, whole.statement.best.anchor)
                found.setdefault(ends, Link(kind="part_of", from_=ends[0], to=ends[1], reasons=why))
    parted = {link.from_ for link in found.values()}
    for figure in (f for held in reports.values() for f in held):
        if figure.statement.best.anchor not in parted and (best := _elsewhere(figure, reports)) is not None:
            whole, reason = best
            why = ((reason.__doc__ or "").strip(), "one origin gives both")
            ends = (figure.statement.best.anchor, whole.statement.best.anchor)
            found.setdefault(ends, Link(kind="part_of", from_=ends[0], to=ends[1], reasons=why))
    return list(found.values())


def _elsewhere(part: Figure, reports: Mapping[str, Sequence[Figure]]) -> tuple[Figure, Reason] | None:
    """The whole that the part's own origin gives in another report: the last one before it, else the first after it."""
    choice = [
        ((o.item.at <= part.item.at, -abs((o.item.at - part.item.at).total_seconds()), o.item.anchor), o, reason)
        for report, held in reports.items()
        if report != part.item.report
        for o in held
        if o.facets.measure == part.facets.measure and o.facets.whole and _same_origin(part, o) and may_be_part(part, o)
        for reason in ABROAD
        if reason(part, o, held)
    ]
    if not choice:
        return None
    _, whole, reason = max(choice, key=lambda c: c[0])
    return whole, reason


def may_be_part(part: Figure, whole: Figure) -> bool:
    """Whether nothing forbids it: another question, larger, of one side, neither taken back, no guess as the whole."""
    apart = part.statement.question != whole.statement.question and not (part.statement.tag or whole.statement.tag)
    sides = {part.facets.side, whole.facets.side} - {"", "both"}
    plans = (part.facets.kind == "planned", whole.facets.kind == "planned")
    return (
        apart
        and 0 < part.size < whole.size
        and len(sides) < 2
        and whole.facets.kind in ("", "planned")
        and whole.item.claim.modality.status != "hypothetical"
        and (plans[0] == plans[1] or part.facets.part)
        and part.facets.period == whole.facets.period
    )


def _whole(part: Figure, report: Sequence[Figure]) -> tuple[Figure, Reason] | None:
    choice: list[tuple[tuple[int, bool, bool, bool, int], int, Reason]] = []
    for index, other in enumerate(report):
        if other is part or not may_be_part(part, other) or recalled(other.item, part.lexicon):
            continue
        for strength, reason in enumerate(REASONS):
            same = other.facets.measure == part.facets.measure or reason is of_a_measure
            if same and reason(part, other, report):
                near = -abs(other.item.start - part.item.start)
                fits = (_is_sum(part, other, report), _same_origin(part, other), not other.item.in_title)
                choice.append(((-strength, *fits, near), index, reason))
                break
    if not choice:
        return None
    _, index, reason = max(choice, key=lambda c: c[:2])
    return report[index], reason


def _sums(part: Figure, other: Figure) -> bool:
    """Whether another figure of the report may be what an increment came on top of."""
    return other is not part and other.facets.measure == part.facets.measure and other.facets.kind == ""


def _is_sum(part: Figure, whole: Figure, report: Sequence[Figure]) -> bool:
    """Whether another figure of the report and the part make the whole."""
    rest = (f for f in report if f is not part and f is not whole and f.facets.measure == whole.facets.measure)
    return any(f.size + part.size == whole.size for f in rest)


def _same_origin(a: Figure, b: Figure) -> bool:
    return a.statement.origin.key == b.statement.origin.key


def _opposed(part: Figure, whole: Figure) -> bool:
    """Whether the part bears arms and the whole is counted as people who do not."""
    armed = part.lexicon.link.armed
    return part.facets.people in armed and bool(whole.people - armed)
