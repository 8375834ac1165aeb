"""How a report changed under its address: its versions, and what became of each figure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa
from rapidfuzz import fuzz

from tallybook import codec
from tallybook.ledger import asking, rows, tables
from tallybook.ledger.transactions import reading
from tallybook.types import Claim, Document

ALIKE = 60.0  # of 100: how alike two sentences are, numbers aside, that state one figure
_NUMBERS = re.compile(r"[\d.,]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A figure that came, went, or is stated otherwise."""

    kind: Literal["came", "went", "changed"]
    before: Claim | None
    after: Claim | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One text of a report, when the ledger got it (UTC), and what changed in it against the version before."""

    document: Document
    recorded_at: str
    changes: tuple[FigureChange, ...]


def versions(engine: sa.Engine, report: str) -> list[Version]:
    """Every version of the report with the id or the address, the oldest first; [] where there is none."""
    d = tables.document.c
    with reading(engine) as connection:
        url = connection.execute(
            sa.select(d.url).where(sa.or_(d.url == report, d.id == report)).order_by(d.number.desc()).limit(1)
        ).scalar_one_or_none()
        same = d.url == url if url is not None else d.id == report
        query = asking.select_documents().add_columns(d.recorded_at.label("got_at")).where(same).order_by(d.number)
        found = [(rows.read_document(row), row["got_at"], row["key"]) for row in connection.execute(query).mappings()]
        claims = [asking.claims_of_document(connection, key) for _, _, key in found]
    before: Sequence[Claim] = ()
    out: list[Version] = []
    for (document, got_at, _), held in zip(found, claims, strict=True):
        changes = tuple(_changes(before, held)) if out else ()
        out.append(Version(document=document, recorded_at=got_at, changes=changes))
        before = held
    return out


def _changes(before: Sequence[Claim], after: Sequence[Claim]) -> list[FigureChange]:
    """Each figure of one version with its like in the other: the most alike sentences first."""
    pairs = sorted(
        ((_alike(a, b), i, j) for i, a in enumerate(before) for j, b in enumerate(after) if a.measure == b.measure),
        key=lambda p: (-p[0], p[1], p[2]),
    )
    went, came, found = set(range(len(before))), set(range(len(after))), []
    for points, i, j in pairs:
        if points >= ALIKE and i in went and j in came:
            went.discard(i)
            came.discard(j)
            a, b = before[i], after[j]
            if (a.quantity, a.modality.status) != (b.quantity, b.modality.status):
                found.append(FigureChange(kind="changed", before=a, after=b))
    found += [FigureChange(kind="went", before=before[i], after=None) for i in sorted(went)]
    return [*found, *(FigureChange(kind="came", before=None, after=after[j]) for j in sorted(came))]


def _alike(a: Claim, b: Claim) -> float:
    """How alike their sentences are, numbers aside; the same figure in the same words before all."""
    first, second = (_NUMBERS.sub("#", _sentence(c)) for c in (a, b))
    return float(fuzz.ratio(first, second)) + (1.0 if a.quantity == b.quantity else 0.0)


def _sentence(claim: Claim) -> str:
    said = {e.role: e.quote for e in reversed(claim.evidence)}
    return said.get("sentence", said.get("figure", ""))


def record(version: Version) -> dict[str, Any]:
    """The version as a record of JSON Lines: its document without the text, and the changes with their claims."""
    document = codec.document(version.document)
    del document["text"]
    changes = [
        {
            "kind": c.kind,
            "before": codec.claim(c.before) if c.before is not None else None,
            "after": codec.claim(c.after) if c.after is not None else None,
        }
        for c in version.changes
    ]
    return {"type": "version", "recorded_at": version.recorded_at, "document": document, "changes": changes}
