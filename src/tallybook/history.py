"""A figure's life line by line, and what changed between two dates. Pure; no database."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from tallybook import series
from tallybook.link.across import Linked
from tallybook.readings import Correction
from tallybook.types import Change, Claim, Count, CountState, Document, Line, Link, Standing

RELATIONS = {
    "revises": ("revises",),
    "repeats": ("duplicate", "restates"),
    "corroborates": ("corroborates",),
    "contradicts": ("contradicts",),
}

NONE: Mapping[str, tuple[Correction, ...]] = MappingProxyType({})
MUTUAL = frozenset({"duplicate", "restates", "corroborates", "contradicts"})


def lines(
    count: Count, documents: Sequence[Document], claims: Iterable[Claim], links: Iterable[Link], linked: Linked,
    corrected: Mapping[str, tuple[Correction, ...]] = NONE, back: Mapping[str, str] = MappingProxyType({}),
) -> list[Line]:  # fmt: skip
    """Each claim of a count in the order of publication, undated reports last; then by report and place in the text.

    `corrected` are the corrections that the claims have in them, `back` the moments at which their reports were taken
    back, by anchor.
    """
    named: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        named[document.id].append(document)
    mine = [(c, series.document_of(c, named.get(c.document, ()))) for c in claims if c.anchor in set(count.members)]
    held = [(c, series.told_in(c, d) if d is not None else None) for c, d in mine]
    tied: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for link in links:
        tied[link.from_][link.kind].append(link.to)
        if link.kind in MUTUAL:  # the later line tells it, whichever end that is
            tied[link.to][link.kind].append(link.from_)
    order = sorted(held, key=lambda pair: _when(*pair))
    turn = {claim.anchor: n for n, (claim, _) in enumerate(order)}
    return [
        _line(count.id, c, d, tied[c.anchor], turn, linked, corrected.get(c.anchor, ()), back.get(c.anchor))
        for c, d in order
    ]


def _when(claim: Claim, document: Document | None) -> tuple[object, ...]:
    at = series.published_at(document) if document is not None else None
    start = min((e.start for e in claim.evidence if e.role == "figure"), default=0)
    return (at is None, at.isoformat() if at is not None else "", claim.document, start, claim.anchor)


def _line(
    count: str, claim: Claim, document: Document | None, tied: Mapping[str, list[str]], turn: Mapping[str, int],
    linked: Linked, corrections: tuple[Correction, ...], retracted: str | None,
) -> Line:  # fmt: skip
    said_by = linked.origins.get(claim.anchor)
    name = said_by.name if said_by is not None else series.origin(claim, document) if document is not None else ""
    mine = {
        field: tuple(
            sorted(
                {
                    other
                    for kind in kinds
                    for other in tied.get(kind, ())
                    if kind not in MUTUAL or turn.get(other, -1) < turn[claim.anchor]
                }
            )
        )
        for field, kinds in RELATIONS.items()
    }
    return Line(
        count=count, claim=claim.anchor, document=claim.document,
        published=document.published if document is not None else None, as_of=claim.as_of,
        outlet=(document.publisher if document is not None else None), origin=name,
        sources=tuple(c.name for c in claim.sources), quantity=claim.quantity, status=claim.modality.status,
        revises=mine["revises"], repeats=mine["repeats"], corroborates=mine["corroborates"],
        contradicts=mine["contradicts"], corrections=corrections, retracted=retracted,
    )  # fmt: skip


Stood = tuple[Sequence[CountState], Sequence[Standing]]


def changes(
    since: Stood, until: Stood, dates: tuple[str, str], known: Iterable[str],
    keys: Mapping[str, str] = MappingProxyType({}),
) -> list[Change]:  # fmt: skip
    """What changed between what stood at two dates, by count and origin.

    `known` are the counts of which a report told by the first date; `keys` tell apart origins that have one name (two
    unnamed sources of one description), by the anchor of a claim of theirs. An origin whose figure stands no more took
    it back or denied it. Rows of a contradiction name its two origins, each pair once.
    """
    old, new = _by_count(since[1], keys), _by_count(until[1], keys)
    labels = {s.count.id: s.count.label for s in until[0]}
    labels |= {s.count.id: s.count.label for s in since[0]}
    before_known = set(known)
    found: list[Change] = []
    for count in sorted({*old, *new}, key=lambda c: (labels[c], c)):
        was, now = old.get(count, {}), new.get(count, {})
        head = {"since": dates[0], "until": dates[1], "count": count, "label": labels[count]}
        named = {key: row.origin for key, row in (*was.items(), *now.items())}
        for key in sorted(named, key=lambda k: (named[k], k)):
            change = _change(head, named[key], was.get(key), now.get(key), count in before_known)
            found += [change] if change is not None else []
        ended, begun = _disputes(was), _disputes(now)
        found += [_dispute("contradiction_begun", head, begun[pair]) for pair in begun if pair not in ended]
        found += [_dispute("contradiction_ended", head, ended[pair]) for pair in ended if pair not in begun]
    return found


def _by_count(standing: Iterable[Standing], keys: Mapping[str, str]) -> dict[str, dict[str, Standing]]:
    found: dict[str, dict[str, Standing]] = defaultdict(dict)
    for row in standing:
        found[row.count][keys.get(row.claim, row.origin)] = row
    return found


def _change(
    head: Mapping[str, str], origin: str, was: Standing | None, now: Standing | None, known: bool
) -> Change | None:
    if was is not None and now is not None:
        if (was.quantity, was.status) == (now.quantity, now.status):
            return None
        return _made("revised", head, origin, None, was, now)
    if now is not None:
        return _made("new_origin" if known else "new_count", head, origin, None, None, now)
    return _made("retracted", head, origin, None, was, None)


def _disputes(held: Mapping[str, Standing]) -> dict[frozenset[str], tuple[Standing, Standing]]:
    """The pairs of origins whose standing figures contradict each other, by their keys; in the order of their names."""
    ordered = sorted(held, key=lambda key: (held[key].origin, key))
    place = {held[key].claim: n for n, key in enumerate(ordered)}
    against = {(n, place[a]) for n, key in enumerate(ordered) for a in held[key].contradicts if a in place}
    pairs = [(ordered[n], ordered[other]) for n, other in sorted(against) if n < other]
    return {frozenset(pair): (held[pair[0]], held[pair[1]]) for pair in pairs}


def _dispute(kind: str, head: Mapping[str, str], sides: tuple[Standing, Standing]) -> Change:
    return _made(kind, head, sides[0].origin, sides[1].origin, *sides)


def _made(
    kind: str, head: Mapping[str, str], origin: str, other: str | None, was: Standing | None, now: Standing | None
) -> Change:
    return Change(
        kind=kind, origin=origin, other_origin=other,  # type: ignore[arg-type]
        before=was.claim if was is not None else None, after=now.claim if now is not None else None,
        figure_before=was.quantity if was is not None else None,
        figure_after=now.quantity if now is not None else None,
        read_before=was.read if was is not None else None, read_after=now.read if now is not None else None, **head,
    )  # fmt: skip
