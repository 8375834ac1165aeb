"""What people decided: recorded once, never changed; what holds is a pure function of the table.

Of the decisions on one thing (a pair of claims, a link, a pair of sources, a claim's name for its count) the newest
holds. They name anchors, so that they outlive readings and linking; linking takes them as `Decisions`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

import sqlalchemy as sa

from tallybook.errors import LedgerError
from tallybook.ledger import rows, tables
from tallybook.link.decisions import Decisions
from tallybook.types import Decision, DecisionKind, LinkKind

COUNTS = ("same_count", "other_count")
LINKS = ("confirm_link", "refuse_link")
SOURCES = ("same_source", "other_source")
NAME = ("name",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The decisions that hold on some claims: as linking takes them, and the names that people gave to counts."""

    decided: Decisions
    names: Mapping[str, str]  # anchor to name, the newest first


def record(connection: sa.Connection, decision: Decision) -> int:
    """Keeps a decision; its number. Raises LedgerError where it does not say who or why."""
    for name, value in (("who decides", decision.by), ("why", decision.why)):
        if not value.strip():
            raise LedgerError(f"a decision must say {name}")
    row = {
        "kind": decision.kind, "first": decision.first, "second": decision.second, "value": decision.value,
        "by": decision.by, "why": decision.why, "recorded_at": decision.at,
    }  # fmt: skip
    d = tables.decision
    return int(connection.execute(sa.insert(d).returning(d.c.number), row).scalar_one())


def new(kind: DecisionKind, first: str, second: str | None, value: str | None, by: str, why: str) -> Decision:
    """A decision made now."""
    return Decision(kind=kind, first=first, second=second, value=value, by=by, why=why, at=rows.now())


def read(row: rows.Row) -> Decision:
    """A decision from its row."""
    return Decision(
        kind=row["kind"], first=row["first"], second=row["second"], value=row["value"], by=row["by"], why=row["why"],
        at=row["made_at"] or row["recorded_at"],
    )  # fmt: skip


def any_there(connection: sa.Connection) -> bool:
    """Whether anybody has decided anything."""
    return connection.execute(sa.select(tables.decision.c.number).limit(1)).one_or_none() is not None


def on(connection: sa.Connection, targets: Iterable[str], upto: int | None = None) -> list[Decision]:
    """Every decision that names one of the targets (anchors, or names of sources), the oldest first."""
    d, wanted = tables.decision.c, sorted(set(targets))
    found: dict[int, Decision] = {}
    for at in range(0, len(wanted), 400):
        part = wanted[at : at + 400]
        for column in (d.first, d.second):
            query = sa.select(tables.decision).where(column.in_(part))
            if upto is not None:
                query = query.where(d.number <= upto)
            found |= {row["number"]: read(row) for row in connection.execute(query).mappings()}
    return sorted(found.values(), key=lambda d: (d.at, d.kind, d.first, d.second or "", d.value or "", d.by))


def thing(decision: Decision) -> tuple[str, ...]:
    """What a decision is about: a newer one on the same thing supersedes it."""
    pair = sorted((decision.first, decision.second or ""))
    if decision.kind in LINKS:
        return ("link", decision.value or "", decision.first, decision.second or "")
    if decision.kind in SOURCES:
        return ("source", *pair)
    return ("name", decision.first) if decision.kind in NAME else ("count", *pair)


def holding(decisions: Iterable[Decision]) -> Held:
    """What holds of decisions given from the oldest to the newest."""
    newest: dict[tuple[str, ...], Decision] = {}
    for decision in decisions:
        newest.pop(thing(decision), None)  # so that the order is that of the newest
        newest[thing(decision)] = decision
    kept = list(newest.values())

    def pairs(kind: str) -> frozenset[tuple[str, str]]:
        return frozenset((d.first, d.second or "") for d in kept if d.kind == kind)

    def links(kind: str) -> frozenset[tuple[LinkKind, str, str]]:
        return frozenset((cast(LinkKind, d.value), d.first, d.second or "") for d in kept if d.kind == kind)

    decided = Decisions(
        same_count=pairs("same_count"), different_count=pairs("other_count"), confirmed=links("confirm_link"),
        refused=links("refuse_link"), same_body=pairs("same_source"), different_body=pairs("other_source"),
    )  # fmt: skip
    return Held(decided=decided, names={d.first: d.value or "" for d in reversed(kept) if d.kind == "name"})


def tied(connection: sa.Connection, report: str) -> frozenset[str]:
    """The reports that a decision puts into one count with a claim of the report."""
    c, r = tables.claim.c, tables.reading.c
    claims = tables.claim.join(tables.reading, r.number == c.reading)
    mine = set(connection.execute(sa.select(c.anchor).select_from(claims).where(r.document_key == report)).scalars())
    others = {end for pair in holding(on(connection, mine)).decided.together for end in pair}
    if not others:
        return frozenset()
    query = sa.select(r.document_key).select_from(claims).where(c.anchor.in_(sorted(others)))
    return frozenset(connection.execute(query).scalars())
