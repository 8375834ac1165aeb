"""What people said, over what was read: corrected claims, and those that say nothing (any more).

Links and counts are found in what was read; a correction changes the figure that stands, not the links.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from tallybook.entries import Retraction, Reviewed
from tallybook.ledger import retracting, reviewing
from tallybook.ledger.material import Cut
from tallybook.types import Claim

OUT = ("rejected", "split")


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
