"""Links between the claims of one document: the same figure again, a newer one, a part, a contradiction.

Every link says why, in words: a reason is the first line of the docstring of the feature that held.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import combinations, pairwise

from tallybook.lexicon import Lexicon
from tallybook.link import features, reports, shares, sums
from tallybook.link.kinds import whole_named
from tallybook.link.told import Told, told
from tallybook.types import Claim, Document, Evidence, Link, LinkKind

Feature = Callable[[Document, Claim, Claim, Lexicon], bool]


def within(document: Document, claims: list[Claim], lexicon: Lexicon) -> list[Link]:
    """Links in the order of the text; from the later claim to the earlier one, `part_of` from the part to the whole."""
    links: list[Link] = []
    claims = _in_time(document, claims)
    wholes = _named(document, claims, lexicon)
    for later, earlier in _pairs(claims):
        if wholes.get(later.anchor) == earlier.anchor:
            links.append(Link(kind="part_of", from_=later.anchor, to=earlier.anchor, reasons=(NAMED,)))
            continue
        link = _decide(document, earlier, later, lexicon)
        if link is not None and not (link.kind == "part_of" and link.from_ in wholes):
            links.append(link)
    added = sums.sums(document, claims, links, lexicon)
    whole = {k.from_: k.to for k in added}
    links = [k for k in links if not (k.from_ in whole and (k.kind == "part_of" or whole.get(k.to) == whole[k.from_]))]
    links += added
    return [*_summed_up(document, claims, lexicon), *_listed(document, _nearest(links, claims), claims)]


def _named(document: Document, claims: list[Claim], lexicon: Lexicon) -> dict[str, str]:
    """The anchors of the figures that words name as a part of another, with that other's."""
    measures: dict[str, list[Told]] = defaultdict(list)
    for item in told([document], claims):
        measures[item.claim.measure].append(item)
    found = ((item, whole_named(item, held, lexicon)) for held in measures.values() for item in held)
    return {item.anchor: whole.anchor for item, whole in found if whole is not None}


def _in_time(document: Document, claims: list[Claim]) -> list[Claim]:
    """The claims in the order in which they came out: a live blog's newest entry stands first."""
    if not any(u.kind == "entry" and u.at is not None for u in document.unread):
        return claims
    out = {c.anchor: reports.published_at(reports.told_in(c, document)) for c in claims}
    return sorted(claims, key=lambda c: out[c.anchor] or datetime.min.replace(tzinfo=UTC))


def _summed_up(document: Document, claims: list[Claim], lexicon: Lexicon) -> list[Link]:
    """The cells of a table's column are parts of the one whose row says that it is the total."""
    columns: dict[Evidence, list[Claim]] = defaultdict(list)
    for claim in claims:
        heading, row = (next((e for e in claim.evidence if e.role == role), None) for role in ("trigger", "sentence"))
        if heading is not None and row is not None and heading.end <= row.start:
            columns[heading].append(claim)
    found = []
    for column in columns.values():
        whole = [c for c in column if features.sums_up(c, lexicon)]
        parts = [c for c in column if c not in whole] if len(whole) == 1 else []
        found += [Link(kind="part_of", from_=c.anchor, to=whole[0].anchor, reasons=(TABLE,)) for c in parts]
    return found


def _listed(document: Document, links: list[Link], claims: list[Claim]) -> list[Link]:
    """A figure right behind a part, joined to it by a comma or "and", is a part of the same whole."""
    whole = {k.from_: k.to for k in links if k.kind == "part_of"}
    linked = {k.from_ for k in links}
    by_anchor = {c.anchor: c for c in claims}
    found = list(links)
    for part, following in pairwise(sorted(claims, key=lambda c: features.figure_of(c).start)):
        to = whole.get(part.anchor)
        if to is None or following.anchor in linked or part.measure != following.measure:
            continue
        if features.listed_behind(document, part, following) and features.smaller_than(by_anchor[to], following):
            reason = "it stands in a list behind a part"
            found.append(Link(kind="part_of", from_=following.anchor, to=to, reasons=(reason,)))
            whole[following.anchor] = to
    return found


def _pairs(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    for earlier, later in combinations(claims, 2):
        if earlier.measure == later.measure:
            yield later, earlier


def _decide(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> Link | None:
    if all(f(document, earlier, later, lexicon) for f in BACKWARDS):
        return Link(kind="revises", from_=earlier.anchor, to=later.anchor, reasons=tuple(map(_reason, BACKWARDS)))
    for kind, needed, refused in RULES:
        if not all(f(document, earlier, later, lexicon) for f in needed):
            continue
        if not any(f(document, earlier, later, lexicon) for f in refused):
            reasons = tuple(map(_reason, needed))
            return Link(kind=kind, from_=later.anchor, to=earlier.anchor, reasons=reasons)
    return None


def _nearest(links: list[Link], claims: list[Claim]) -> list[Link]:
    """One link of a kind from each claim: to the nearest earlier claim, which has its own.

    A group is a part of those who are called by its own noun, else of those who are no part themselves; a share "of the
    dead" is one of the largest figure for them, of its own origin where that gives one.
    """
    order = {c.anchor: i for i, c in enumerate(claims)}
    by_anchor = {c.anchor: c for c in claims}
    parts = {k.from_ for k in links if k.kind == "part_of"}

    def rank(link: Link) -> tuple[float, ...]:
        apart = abs(order[link.to] - order[link.from_])
        whole = by_anchor[link.to]
        if link.kind == "part_of" and link.reasons[0] in FAR:
            size = features.middle(whole)
            other = features.origin_of(whole) != features.origin_of(by_anchor[link.from_])
            return (other, 0.0 if size is None else -size, apart)
        if link.kind == "part_of" and link.reasons[0] == GROUP:
            return (not features.same_noun(whole, by_anchor[link.from_]), link.to in parts, apart)
        return (apart,)

    best: dict[tuple[str, str], Link] = {}
    for link in links:
        held = best.get((link.kind, link.from_))
        if held is None or rank(link) < rank(held):
            best[link.kind, link.from_] = link
    return sorted(best.values(), key=lambda k: (order[k.from_], order[k.to], k.kind))


def _reason(feature: Feature) -> str:
    return (feature.__doc__ or "").strip().splitlines()[0].rstrip(".")


# "467, up from 391": what stands first is the newer.
BACKWARDS = (features.from_new_to_old, features.figures_differ, features.same_people, features.of_one_size)
GROUP = _reason(features.group_of_them)
NAMED = "the words name it as a part of the other"
TABLE = "it is a row of the table, and the other is its total"
PLAIN = frozenset({NAMED, TABLE, sums.REASON})  # what no other report can tell better
FAR = {_reason(f) for f in (shares.of_the_counted, shares.died_later)}


RULES: tuple[tuple[LinkKind, tuple[Feature, ...], tuple[Feature, ...]], ...] = (
    ("revises", (features.from_old_to_new,), ()),
    (
        "restates",
        (features.figures_agree, features.same_people, features.same_event, features.same_way_of_counting),
        (features.one_increment, features.different_places, features.one_denied),
    ),
    (
        "revises",
        (
            features.same_origin,
            features.figures_differ,
            features.same_people,
            features.later_as_of,
            features.same_event,
            features.of_one_size,
        ),
        (features.one_increment, features.different_places, features.one_denied),
    ),
    ("part_of", (features.one_place_of_several, features.smaller), (features.one_denied,)),
    ("part_of", (shares.of_the_counted, features.smaller, features.same_event), (features.one_denied,)),
    ("part_of", (shares.gravely_hurt, features.smaller, features.same_event), (features.one_denied,)),
    ("part_of", (shares.died_later, features.smaller, features.same_event), (features.one_denied,)),
    (
        "part_of",
        (features.a_place_within_the_total, features.smaller, features.same_event),
        (features.one_increment, features.one_denied),
    ),
    (
        "part_of",
        (features.group_of_them, features.smaller, features.same_event, features.same_status),
        (features.one_increment, features.different_places, features.one_denied, features.of_another_year),
    ),
    (
        "contradicts",
        (
            features.two_named_origins,
            features.figures_exclude_each_other,
            features.same_kind_of_people,
            features.same_event,
        ),
        (features.one_increment, features.different_places, features.planned_and_actual, features.one_recalled),
    ),
)
