"""What one origin said about one question: its statements, each however often it is carried, in their order."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise

from tallybook.lexicon import Lexicon
from tallybook.link import figures
from tallybook.link.carried import Origin
from tallybook.link.decisions import NONE, Decisions
from tallybook.link.facets import Facets
from tallybook.link.kinds import recalled
from tallybook.link.told import Told
from tallybook.link.words import any_of
from tallybook.types import LinkKind, Quantity

MONTH = 7  # letters of a year and a month


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Statement:
    """One figure of one origin for one question, with every claim that carries it, the telling one first."""

    question: str
    scope: Facets
    origin: Origin
    tag: str
    members: tuple[Told, ...]
    order: tuple[date, datetime, bool, int, int, str]
    gone: datetime | None = None

    @property
    def best(self) -> Told:
        """The first claim that gives the figure with its source."""
        return self.members[0]

    @property
    def quantity(self) -> Quantity:
        """The figure, as the telling claim has it."""
        return self.best.claim.quantity

    @property
    def out(self) -> datetime:
        """When it was first published."""
        return min(m.at for m in self.members)

    @property
    def days(self) -> frozenset[date]:
        """The days on which it was said to hold."""
        return frozenset(m.said for m in self.members if m.said is not None)


def statements(
    items: Iterable[Told],
    asked: Mapping[str, str],
    scopes: Mapping[str, Facets],
    origins: Mapping[str, Origin],
    older: Mapping[str, Collection[str]],
    lexicon: Lexicon,
    decided: Decisions = NONE,
) -> list[Statement]:
    """The statements of one story, by question and origin, each origin's from the oldest to the newest."""
    held: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for item in items:
        held[asked[item.anchor], origins[item.anchor].key].append(item)
    found: list[Statement] = []
    for (question, _), told in held.items():
        line = [
            _statement(group, tag, question, scopes, origins, told, older, lexicon)
            for tag, one in _grouped(told, lexicon)
            for group in _as_decided(one, decided)
        ]
        found += _in_time(_with_retractions(sorted(line, key=lambda s: s.order)))
    return found


def _tag(item: Told, lexicon: Lexicon) -> str:
    """Whether the figure is denied or retracted: what its own origin calls withdrawn is no denial of another's."""
    modality = item.claim.modality
    if modality.status == "retracted":
        return "retracted"
    if modality.status != "denied" and modality.polarity:
        return ""
    return "retracted" if any_of(lexicon.link.withdrawn).search(item.sentence.lower()) else "denied"


def _grouped(items: Sequence[Told], lexicon: Lexicon) -> list[tuple[str, list[Told]]]:
    """The claims of one origin for one question, those of one figure together; a rounding goes to what it rounds."""
    groups: dict[tuple[str, float | None, float | None, float | None], list[Told]] = defaultdict(list)
    for item in items:
        q = item.claim.quantity
        spread = (q.low, q.high) if q.value is None else (None, None)
        groups[(_tag(item, lexicon), q.value, *spread)].append(item)
    for key, group in sorted(groups.items(), key=lambda p: _earliest(p[1])):
        if any(m.claim.quantity.bound == "exact" for m in group):
            continue
        fits = [
            (_earliest(other), str(other_key), other_key)
            for other_key, other in groups.items()
            if other_key != key and other_key[0] == key[0] and _may_round(group, other)
        ]
        if fits:
            other_key = max(fits)[2]
            groups[other_key] = groups[other_key] + group
            groups[key] = []
    return [(key[0], sorted(group, key=lambda t: t.first)) for key, group in groups.items() if group]


def _as_decided(group: list[Told], decided: Decisions) -> list[list[Told]]:
    """One figure's claims, those apart whose link to the first a person refused."""
    kept, apart = group[:1], list[Told]()
    for item in group[1:]:
        kind: LinkKind = "restates" if item.report == group[0].report else "duplicate"
        (apart if decided.refuses(kind, item.anchor, group[0].anchor) else kept).append(item)
    return [kept, *_as_decided(apart, decided)] if apart else [kept]


def _may_round(loose: Sequence[Told], exact: Sequence[Told]) -> bool:
    if not exact or _earliest(exact) > _earliest(loose):
        return False
    bodies = {m.report for m in loose if not m.in_title} & {m.report for m in exact if not m.in_title}
    return not bodies and all(any(figures.rounds(m.claim.quantity, e.claim.quantity) for e in exact) for m in loose)


def _earliest(items: Sequence[Told]) -> tuple[date, datetime]:
    exact = [m for m in items if len(m.claim.as_of or "") != MONTH] or items
    return min((m.said or date.max, m.at) for m in exact)


def _statement(
    group: list[Told],
    tag: str,
    question: str,
    scopes: Mapping[str, Facets],
    origins: Mapping[str, Origin],
    items: Sequence[Told],
    older: Mapping[str, Collection[str]],
    lexicon: Lexicon,
) -> Statement:
    first = sorted(group, key=lambda t: (not t.claim.sources, t.in_title, t.first))
    said, at = _earliest(group)
    here = {m.anchor for m in items}
    named = [m for m in group if here & set(older.get(m.anchor, ()))]
    old = tag != "retracted" and all(m in named or recalled(m, lexicon) for m in group)
    if old:  # it is known only as what was said before the figures beside it
        reports = {m.report for m in group}
        beside = [m for m in items if m.report in reports]
        said, at = min(_earliest([o for o in items if o.value == b.value]) for b in beside)
    return Statement(
        question=question,
        scope=scopes[first[0].anchor],
        origin=origins[first[0].anchor],
        tag=tag,
        members=tuple(first),
        order=(said, at, not (old or named), _clock(group), -first[0].start, first[0].anchor),
    )


def _clock(group: Sequence[Told]) -> int:
    """The first minute of the day that a live report gives a figure; the last where none is given."""
    return min((m.clock for m in group if m.clock is not None), default=24 * 60)


def retracted_by(retraction: Statement, line: Sequence[Statement]) -> Statement | None:
    """The statement of a line that a retraction takes back: the last one out by then with its number."""
    same = [
        s
        for s in line
        if s.tag == "" and s.out <= retraction.out and figures.same_number(s.quantity, retraction.quantity)
    ]
    return same[-1] if same else None


def _with_retractions(line: list[Statement]) -> list[Statement]:
    """Each retraction right behind what it takes back, so that a figure given beside it is the newer one."""
    out = [s for s in line if s.tag != "retracted"]
    for retraction in (s for s in line if s.tag == "retracted"):
        target = retracted_by(retraction, out)
        later = [i for i, s in enumerate(out) if s.order > retraction.order]
        at = out.index(target) + 1 if target is not None else min(later, default=len(out))
        out.insert(at, retraction)
    return out


def _in_time(line: Sequence[Statement]) -> list[Statement]:
    """Each statement gone when the origin's next one was out."""
    asserted = [s for s in line if s.tag != "denied"]
    after = {id(a): b.out for a, b in pairwise(asserted)}
    return [replace(s, gone=after.get(id(s))) for s in line]
