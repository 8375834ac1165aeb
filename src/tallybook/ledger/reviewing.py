"""Reviews: recorded once, never changed; what they make of the current claims is computed."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import msgspec
import sqlalchemy as sa

from tallybook import review
from tallybook.entries import Review, ReviewAction, Reviewed
from tallybook.errors import ChangedUnderneath, LedgerError, TallybookError
from tallybook.ledger import asking, rows, tables
from tallybook.ledger.indexing import chunks
from tallybook.ledger.transactions import reading, writing
from tallybook.types import Claim

ACTIONS = ("confirm", "reject", "correct", "split", "note", "sign_off", "reopen")


def record(
    engine: sa.Engine,
    anchor: str,
    action: ReviewAction,
    reviewer: str,
    note: str = "",
    *,
    field: str | None = None,
    new: Any = None,
    seen: str | None = None,
) -> Reviewed:
    """Keeps what a reviewer says of the current claim at an anchor; the claim as it is then.

    `correct` needs the field and its new value, `split` its parts in `new`; all but `confirm` and `sign_off` need a
    note that says why. `seen` is the state that the reviewer looked at (`Reviewed.seen`). Raises ChangedUnderneath
    where it is another one by now, TallybookError for what makes no sense; then nothing is kept. The parts of a split
    are words of the claim's sentence: they are kept beside it, and it stands no longer.
    """
    _complete(action, reviewer, note, field)
    if anchor not in reviewed(engine, [anchor]):  # to this reviewer
        raise LedgerError(f"no current claim has the anchor {anchor}")
    with writing(engine) as connection:
        held = of(connection, [anchor]).get(anchor)
        if held is None:
            raise LedgerError(f"no current claim has the anchor {anchor}")
        if seen is not None and seen != held.seen:
            raise ChangedUnderneath(_changed(held, seen), now=held)
        row = {
            "anchor": anchor, "action": action, "field": field, "old": None, "new": None, "claim": held.read.id,
            "reviewer": reviewer.strip(), "note": note.strip(), "recorded_at": rows.now(),
        }  # fmt: skip
        if action == "correct" and field is not None:
            review.corrected(held.claim, field, new)
            row |= {"old": _json(review.value(held.claim, field)), "new": _json(new)}
        elif action == "split":
            row["new"] = _json(_parts(held.claim, new))
        connection.execute(sa.insert(tables.review), row)
        return of(connection, [anchor])[anchor]


def _parts(claim: Claim, new: Any) -> list[dict[str, Any]]:
    """The parts of a split, each with its offsets: words of the claim's own sentence, no others."""
    whole = next((e for e in claim.evidence if e.role == "sentence"), None) or rows.figure(claim)
    words = [str(part).strip() for part in new or ()]
    if len(set(words)) < 2 or whole is None:
        raise TallybookError("a split needs two parts or more, each in words of the claim's sentence")
    for part in words:
        if not part or part not in whole.quote:
            raise TallybookError(f"{part!r} does not stand in the claim's sentence: {whole.quote!r}")
    starts = [(whole.start + whole.quote.index(part), part) for part in words]
    return [{"start": at, "end": at + len(part), "quote": part} for at, part in starts]


def _complete(action: str, reviewer: str, note: str, field: str | None) -> None:
    if action not in ACTIONS:
        raise TallybookError(f"there is no review {action!r}: choose {', '.join(ACTIONS)}")
    if not reviewer.strip():
        raise TallybookError("a review must say who reviews")
    if action not in ("confirm", "sign_off") and not note.strip():
        raise TallybookError(f"a review that does not simply confirm ({action}) must say why")
    if (action == "correct") != (field is not None):
        raise TallybookError("a field goes with a correction, and a correction with a field")
    if field is not None and field not in review.FIELDS:
        raise TallybookError(f"there is no field {field!r} to correct: choose {', '.join(review.FIELDS)}")


def _changed(held: Reviewed, seen: str) -> str:
    since = [r for r in held.reviews if r.number > _number(seen)]
    said = "; ".join(f"{r.reviewer} at {r.at[:16]}: {told(r)}" for r in since)
    return f"the claim changed under you: {said or 'the report was read anew'}. Look again, then decide"


def _number(seen: str) -> int:
    text = seen.rpartition(".")[2]
    return int(text) if text.isascii() and text.isdigit() else 0


def told(item: Review) -> str:
    """A review in words."""
    words = item.action.replace("_", " ")
    if item.action == "correct":
        words = f"correct {item.field} from {item.old} to {item.new}"
    return f"{words} ({item.note})" if item.note else words


def reviews_of(engine: sa.Engine, anchor: str) -> list[Review]:
    """Every review of an anchor, the oldest first."""
    with reading(engine) as connection:
        return reviews(connection, [anchor]).get(anchor, [])


def reviewed(engine: sa.Engine, anchors: Iterable[str]) -> dict[str, Reviewed]:
    """The current claims at these anchors with what people made of them, by anchor."""
    with reading(engine) as connection:
        return of(connection, anchors)


def reviewed_claims(engine: sa.Engine, claims: Iterable[Claim]) -> list[Reviewed]:
    """As `reviewed`, for claims at hand and in their order."""
    held = list(claims)
    with reading(engine) as connection:
        return apply(connection, held)


def of(connection: sa.Connection, anchors: Iterable[str]) -> dict[str, Reviewed]:
    """As `reviewed`, in a transaction."""
    found: dict[str, Claim] = {}
    for part in chunks(anchors):
        query = asking.select_claims(tables.claim.c.record).where(tables.claim.c.anchor.in_(part))
        for row in connection.execute(query.order_by(tables.claim.c.number.desc())).mappings():
            claim = rows.read_claim(row)
            found[claim.anchor] = claim
    return {item.read.anchor: item for item in apply(connection, list(found.values()))}


def apply(connection: sa.Connection, claims: list[Claim], upto: int | None = None) -> list[Reviewed]:
    """The claims with what people made of them, in their order; `upto` is the last review that counts."""
    said = reviews(connection, {c.anchor for c in claims}, upto)
    before = _seen(connection, said)
    return [review.reviewed(c, said.get(c.anchor, []), before.get(c.anchor, {})) for c in claims]


def reviews(connection: sa.Connection, anchors: Iterable[str], upto: int | None = None) -> dict[str, list[Review]]:
    """What people said of these anchors, by anchor, the oldest first; `upto` is the last review that counts."""
    r = tables.review
    query = sa.select(r).order_by(r.c.number)
    if upto is not None:
        query = query.where(r.c.number <= upto)
    found: dict[str, list[Review]] = defaultdict(list)
    if connection.execute(sa.select(r.c.number).limit(1)).one_or_none() is None:
        return found
    for part in chunks(anchors):
        for row in connection.execute(query.where(r.c.anchor.in_(part))).mappings():
            found[row["anchor"]].append(read(row))
    for held in found.values():
        held.sort(key=lambda r: (r.at, r.reviewer, r.action, r.field or "", r.new or "", r.note))
    return found


def read(row: rows.Row) -> Review:
    """A review from its row."""
    given = {n: row[n] for n in ("number", "action", "field", "old", "new", "claim", "reviewer", "note")}
    return Review(target=row["anchor"], at=row["made_at"] or row["recorded_at"], **given)


def _seen(connection: sa.Connection, anchors: Iterable[str]) -> dict[str, dict[str, Claim]]:
    """Every reading of these anchors, current or not, by anchor and id."""
    c = tables.claim.c
    found: dict[str, dict[str, Claim]] = defaultdict(dict)
    for part in chunks(anchors):
        for row in connection.execute(sa.select(c.record).where(c.anchor.in_(part))).mappings():
            claim = rows.read_claim(row)
            found[claim.anchor][claim.id] = claim
    return found


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
