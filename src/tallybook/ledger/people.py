"""What people said, over what was read: claims as corrected, and those that say nothing (any more).

Everything that is computed is computed from claims as people left them: stories, links, counts, what stood.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import sqlalchemy as sa

from tallybook import link
from tallybook.entries import Retraction, Reviewed
from tallybook.ledger import retracting, reviewing, rows, tables
from tallybook.ledger.indexing import chunks
from tallybook.ledger.material import Cut, Material
from tallybook.lexicon import Lexicon
from tallybook.review import OUT, standing, variants
from tallybook.types import Claim


@dataclass(frozen=True, kw_only=True)
class People:
    """Anchors that a reviewer took out; those of retracted reports; the claims that were reviewed, by anchor."""

    out: frozenset[str] = frozenset()
    retracted: Mapping[str, Retraction] = field(default_factory=dict)
    reviewed: Mapping[str, Reviewed] = field(default_factory=dict)

    def silent(self, moment: str) -> frozenset[str]:
        """The anchors that say nothing at a moment (UTC, ISO 8601 with microseconds)."""
        return self.out | {anchor for anchor, back in self.retracted.items() if back.at <= moment}


NOBODY = People()


def said(
    connection: sa.Connection, claims: list[Claim], report: Mapping[str, str], upto: Cut | None
) -> tuple[list[Claim], People]:
    """The claims as corrected, in their order, and what else people said; `report` is each anchor's document key."""
    items = reviewing.apply(connection, claims, upto.reviews if upto else None)
    back = retracting.in_force(connection, None, upto.retractions if upto else None)
    people = People(
        out=frozenset(i.read.anchor for i in items if i.state in OUT),
        retracted={a: back[key] for a, key in report.items() if key in back} if back else {},
        reviewed={i.read.anchor: i for i in items if i.reviews},
    )
    return [i.claim for i in items], people


def left(connection: sa.Connection, held: Material, words: Lexicon, upto: Cut | None = None) -> Material:
    """The material as people left it: claims as corrected, without those that they took out, and the links within
    each report that hold of these. What a program found between two untouched claims stays as it found it.
    """
    items = reviewing.apply(connection, held.claims, upto.reviews if upto else None)
    out = {i.read.anchor for i in items if i.state in OUT}
    changed = {i.read.anchor for i in items if i.corrected} - out
    if not out and not changed:
        return held
    again = changed | {end for k in held.links if {k.from_, k.to} & out for end in (k.from_, k.to)} - out
    now = {(i.read.anchor, i.read.id): i.claim for i in items if i.read.anchor not in out}
    by_report = {
        key: [now[c.anchor, c.id] for c in claims if c.anchor not in out] for key, claims in held.by_report.items()
    }
    links = [k for k in held.links if not {k.from_, k.to} & (again | out)]
    for key, claims in held.by_report.items():
        if any(c.anchor in changed or c.anchor in out for c in claims):
            found = link.within(held.documents[key], sorted(by_report[key], key=_place), words)
            links += [k for k in found if {k.from_, k.to} & again]
    return replace(held, claims=standing(items), links=links, by_report=by_report)


def _place(claim: Claim) -> tuple[int, int, str]:
    figure = rows.figure(claim)
    assert figure is not None
    return (figure.start, figure.end, claim.measure)


def findable(connection: sa.Connection, held: Material) -> dict[str, list[Claim]]:
    """The claims by whose words each report is found: as read, and as ever corrected. A correction that is undone
    still finds them: so the order of corrections makes no difference.
    """
    said = {i.read.anchor: i.reviews for i in reviewing.apply(connection, held.claims)}
    return {key: [v for c in claims for v in variants(c, said[c.anchor])] for key, claims in held.by_report.items()}


def changed(connection: sa.Connection, since: int) -> set[str]:
    """The keys of reports with a claim that reviews after number `since` make stand otherwise than those before."""
    r, c = tables.review.c, tables.claim.c
    anchors = set(connection.execute(sa.select(r.anchor).where(r.number > since)).scalars())
    before = _standing(connection, anchors, since)
    moved = {anchor for anchor, now in _standing(connection, anchors, None).items() if now != before.get(anchor)}
    found: set[str] = set()
    reading = tables.reading.c
    for part in chunks(moved):
        both = tables.claim.join(tables.reading, reading.number == c.reading)
        query = sa.select(reading.document_key).select_from(both).where(c.anchor.in_(part))
        found |= set(connection.execute(query).scalars())
    return found


def _standing(connection: sa.Connection, anchors: Iterable[str], upto: int | None) -> dict[str, Claim | None]:
    items = reviewing.of(connection, anchors, upto).values()
    return {i.read.anchor: None if i.state in OUT else i.claim for i in items}
