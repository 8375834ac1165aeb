"""What stood at a date: claims and links in, counts and standing figures out. Pure; no database."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from tallybook import ids
from tallybook.errors import TallybookError
from tallybook.link.across import Linked
from tallybook.link.reports import document_of, instant, published_at, told_in
from tallybook.types import Claim, Count, CountState, Document, Link, Population, Standing

__all__ = ["as_of", "counts", "document_of", "instant", "origin", "published_at", "told_in"]

JOINING = frozenset({"restates", "duplicate", "revises", "contradicts"})
SAME_STATEMENT = frozenset({"restates", "duplicate"})
NEVER_STANDS = frozenset({"denied", "retracted", "hypothetical"})

# --- counts


def counts(
    claims: Sequence[Claim],
    links: Sequence[Link],
    linked: Linked | None = None,
    names: Mapping[str, str] = MappingProxyType({}),
) -> list[Count]:
    """The questions that the claims answer; each claim's anchor is in exactly one.

    `linked` says which claims answer one question. Without it, claims of one measure joined by `restates`,
    `duplicate`, `revises` or `contradicts` do. A count's id is its smallest member's anchor: so the anchor of each of
    its claims leads to it, also the id of a count that it took in. `names` are what people called the count of a claim,
    by anchor, the newest first. The order of claims and links makes no difference.
    """
    by_anchor: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_anchor[claim.anchor].append(claim)
    measures = {anchor: held[0].measure for anchor, held in by_anchor.items()}
    if linked is None:
        joined = [(k.from_, k.to) for k in links if k.kind in JOINING]
    else:
        joined = [(group[0], other) for group in linked.counts for other in group[1:]]
    pairs = [(a, b) for a, b in joined if _same(measures, a, b)]
    called: dict[str, str] = {}
    groups = _groups(by_anchor, pairs)
    of = {anchor: members[0] for members in groups for anchor in members}
    for anchor, name in names.items():
        if anchor in of:
            called.setdefault(of[anchor], name)
    found = [
        Count(
            id=members[0],
            label=called.get(members[0]) or _label([c for a in members for c in by_anchor[a]]),
            measure=measures[members[0]],
            members=tuple(members),
        )
        for members in groups
    ]
    return sorted(found, key=lambda c: (c.measure, c.label, c.id))


def _same(measures: dict[str, str], a: str, b: str) -> bool:
    return a in measures and measures[a] == measures.get(b)


def _groups(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The names in connected groups, each sorted."""
    root = {name: name for name in names}

    def find(name: str) -> str:
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    for a, b in pairs:
        low, high = sorted((find(a), find(b)))
        root[high] = low
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(root):
        groups[find(name)].append(name)
    return list(groups.values())


def _label(claims: Sequence[Claim]) -> str:
    """ "North Korean soldiers killed, Russia": the commonest words for who, the measure, the commonest place."""
    who = _commonest(_population(c) for c in claims)
    where = _commonest(c.place.text if c.place else None for c in claims)
    words = claims[0].measure.split("_")
    if who is None:
        what = " ".join(words)
    elif words[-1].endswith("s"):  # a noun of its own: casualties, participants
        what = f"{' '.join(words)}: {who}"
    else:
        what = f"{who} {words[-1]}"
    return what if where is None else f"{what}, {where}"


def _population(claim: Claim) -> str | None:
    said: Population | None = claim.population or claim.population_inherited
    return " ".join(said.text.split()) if said else None


def _commonest(texts: Iterable[str | None]) -> str | None:
    tally = Counter(t for t in texts if t)
    return min(tally, key=lambda t: (-tally[t], t), default=None)


# --- origins


def origin(claim: Claim, document: Document) -> str:
    """Who says so, for people to read: the originator, or the body he speaks for; where nobody is named, the outlet."""
    if not claim.sources:
        return document.agency or document.publisher or document.id
    last = claim.sources[-1]
    return last.name if last.anonymous else last.party or last.name


@dataclass(frozen=True, slots=True)
class _Heard:
    """A claim that was out by the date, with its document and when that was published."""

    claim: Claim
    document: Document
    at: datetime

    @property
    def start(self) -> int:
        return min((e.start for e in self.claim.evidence if e.role == "figure"), default=0)

    @property
    def first(self) -> tuple[datetime, str, int, str]:
        """Sorts by time, then by place in the text."""
        return (self.at, self.document.id, self.start, self.claim.anchor)

    @property
    def newest(self) -> tuple[date, datetime, bool, bool, str, int, str]:
        """Sorts by what the source said when. In one report a number beats a vague word, then the first wins."""
        said = self.claim.as_of is not None
        exact = self.claim.quantity.value is not None
        return (_said_on(self), self.at, said, exact, self.document.id, -self.start, self.claim.anchor)


def _said_on(heard: _Heard) -> date:
    """The day on which the source said so: `as_of`, but no later than the report; the report's where unknown."""
    reported = date.fromisoformat(str(heard.document.published)[:10]) if _dated(heard.document) else heard.at.date()
    if heard.claim.as_of is None:
        return reported
    try:
        return min(instant(heard.claim.as_of).date(), reported)
    except TallybookError:
        return reported


def _dated(document: Document) -> bool:
    return document.published is not None and len(document.published) >= 10


def _named(name: str) -> str:
    words = name.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _origins(heard: dict[str, _Heard], links: Sequence[Link]) -> dict[str, tuple[str, str]]:
    """Anchor to (key, name) of the origin. Equal keys, one origin.

    A statement has one origin however often it is carried: its copies and restatements that name nobody have that
    of its first figure that does. Anonymous sources are one for each report.
    """
    pairs = [(k.from_, k.to) for k in links if k.kind in SAME_STATEMENT and k.from_ in heard and k.to in heard]
    found: dict[str, tuple[str, str]] = {}
    for group in _groups(heard, pairs):
        items = sorted((heard[a] for a in group), key=lambda h: h.first)
        unnamed = [h for h in items if h.claim.sources and h.claim.sources[-1].anonymous]
        for item in items:
            found[item.claim.anchor] = _own(item, items, unnamed)
    return found


def _resolved(heard: dict[str, _Heard], linked: Linked) -> dict[str, tuple[str, str]]:
    """Anchor to (key, name) of the origin, as linking found it."""
    return {
        anchor: (linked.origins[anchor].key, linked.origins[anchor].name)
        if anchor in linked.origins
        else (f"alone {anchor}", origin(item.claim, item.document))
        for anchor, item in heard.items()
    }


def _told(heard: dict[str, _Heard], linked: Linked | None) -> dict[str, tuple[str, ...]]:
    """Anchor to the claims of its statement that were out, the one that tells it best first."""
    found: dict[str, tuple[str, ...]] = {anchor: (anchor,) for anchor in heard}
    for group in linked.statements if linked is not None else ():
        out = tuple(a for a in group if a in heard)
        found.update(dict.fromkeys(out, out))
    return found


def _own(item: _Heard, statement: list[_Heard], unnamed: list[_Heard]) -> tuple[str, str]:
    teller = item if item.claim.sources else next((h for h in statement if h.claim.sources), statement[0])
    name = origin(teller.claim, teller.document)
    if teller.claim.sources and teller.claim.sources[-1].anonymous:
        first = unnamed[0].document
        return (f"anonymous in {ids.digest(first.id, first.publisher, first.published, first.text)}", name)
    return (f"named {_named(name)}", name)


# --- what stood


def as_of(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    links: Sequence[Link],
    date: str,
    linked: Linked | None = None,
    names: Mapping[str, str] = MappingProxyType({}),
    silent: Collection[str] = (),
) -> tuple[list[CountState], list[Standing]]:
    """Every count with who stood behind it at `date`, and each origin's standing figure for it.

    A document is out when it was published by the date (a bare date: its end, UTC); an undated one never is. For
    each count and origin the newest figure stands (by `as_of`, then by publication) unless a `revises` that was out
    by then replaced it. Denied, retracted and hypothetical figures never stand; nor do `silent` anchors,
    which people took out. Raises TallybookError for a date that is none.
    """
    heard = {a: h for a, h in _heard(documents, claims, instant(date)).items() if a not in silent}
    known = _origins(heard, links) if linked is None else _resolved(heard, linked)
    told = _told(heard, linked)
    revised = [k for k in links if k.kind == "revises" and k.from_ != k.to]
    said = {a: group for group in (linked.statements if linked is not None else ()) for a in group}
    by_then = {a for group in told.values() for a in said.get(group[0], group)}
    replaced = {a for k in revised if k.from_ in by_then for a in said.get(k.to, (k.to,))}
    disputed = [(k.from_, k.to) for k in links if k.kind == "contradicts"]
    states: list[CountState] = []
    standings: list[Standing] = []
    turn = {a: i for i, group in enumerate(linked.statements if linked is not None else ()) for a in group}
    for count in counts(claims, links, linked, names):
        newest: dict[str, _Heard] = {}
        for anchor in count.members:
            item = heard.get(anchor)
            if item is None or anchor in replaced or not (_may_stand(item.claim) or (turn and _taken_back(item.claim))):
                continue
            key = known[anchor][0]
            if key not in newest or (turn.get(anchor, 0), item.newest) > (
                turn.get(newest[key].claim.anchor, 0),
                newest[key].newest,
            ):
                newest[key] = item
        shown = [heard[told[h.claim.anchor][0]] for h in newest.values() if _may_stand(h.claim)]
        held = sorted(shown, key=lambda h: (known[h.claim.anchor][1], h.claim.anchor))
        before = _before(count, held, heard, known, turn)
        against = _against(held, told, disputed)
        tellers = tuple(known[h.claim.anchor][1] for h in held)
        states.append(CountState(count=count, at=date, independent_origins=len(held), origins=tellers))
        standings += [
            _standing(h, name, count.id, date, before.get(h.claim.anchor), against.get(h.claim.anchor, ()))
            for h, name in zip(held, tellers, strict=True)
        ]
    return states, standings


def _before(
    count: Count,
    held: Sequence[_Heard],
    heard: Mapping[str, _Heard],
    known: Mapping[str, tuple[str, str]],
    turn: Mapping[str, int],
) -> dict[str, str]:
    """Each standing claim with the claim of its origin's figure before it."""

    def when(item: _Heard) -> tuple[object, ...]:
        return (turn.get(item.claim.anchor, 0), item.newest)

    found = {}
    for item in held:
        mine = (heard[a] for a in count.members if a in heard and known[a][0] == known[item.claim.anchor][0])
        older = [o for o in mine if o.claim.quantity != item.claim.quantity and when(o) < when(item)]
        if older:
            found[item.claim.anchor] = max(older, key=when).claim.anchor
    return found


def _against(
    held: Sequence[_Heard], told: Mapping[str, tuple[str, ...]], disputed: Sequence[tuple[str, str]]
) -> dict[str, tuple[str, ...]]:
    """Each standing claim with the standing claims that contradict it, by the links between their statements."""
    stands = {a: item.claim.anchor for item in held for a in told[item.claim.anchor]}
    found: dict[str, set[str]] = defaultdict(set)
    for a, b in disputed:
        if a in stands and b in stands:
            found[stands[a]].add(stands[b])
            found[stands[b]].add(stands[a])
    return {anchor: tuple(sorted(others)) for anchor, others in found.items()}


def _heard(documents: Sequence[Document], claims: Sequence[Claim], by: datetime) -> dict[str, _Heard]:
    """The claims that were out by the moment, by anchor; of one figure under two ids, its first report's."""
    named: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        named[document.id].append(document)
    heard: dict[str, _Heard] = {}
    for claim in claims:
        held = document_of(claim, named.get(claim.document, ()))
        report = told_in(claim, held) if held is not None else None
        at = published_at(report) if report is not None else None
        if report is None or at is None or at > by:
            continue
        item = _Heard(claim, report, at)
        if claim.anchor not in heard or (item.first, claim.id) < (
            heard[claim.anchor].first,
            heard[claim.anchor].claim.id,
        ):
            heard[claim.anchor] = item
    return heard


def _may_stand(claim: Claim) -> bool:
    return claim.modality.polarity and claim.modality.status not in NEVER_STANDS


def _taken_back(claim: Claim) -> bool:
    return claim.modality.polarity and claim.modality.status == "retracted"


def _standing(
    heard: _Heard, origin: str, count: str, date: str, before: str | None, against: tuple[str, ...]
) -> Standing:
    claim = heard.claim
    return Standing(
        at=date,
        count=count,
        origin=origin,
        claim=claim.anchor,
        quantity=claim.quantity,
        status=claim.modality.status,
        as_of=claim.as_of,
        document=claim.document,
        published=heard.document.published,
        replaces=before,
        contradicts=against,
    )
