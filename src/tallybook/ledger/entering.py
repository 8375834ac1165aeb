"""A reviewer's entry: checked, kept once, never changed, and obeyed at once by all that is linked and counted."""

from typing import Any

import msgspec
import sqlalchemy as sa

from tallybook import lexicon, review
from tallybook.entries import Review, ReviewAction, Reviewed
from tallybook.errors import ChangedUnderneath, LedgerError, TallybookError
from tallybook.ledger import reviewing, rows, tables
from tallybook.ledger.settling import settle_some
from tallybook.ledger.transactions import writing
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
    """Keeps what a reviewer says of the current claim at an anchor, and links again what that changes, in one
    transaction; the claim as it is then.

    `correct` needs the field and its new value, `split` its parts in `new`; all but `confirm` and `sign_off` need a
    note that says why. `seen` is the state that the reviewer looked at (`Reviewed.seen`). Raises ChangedUnderneath
    where it is another one by now, TallybookError for what makes no sense; then nothing is kept. The parts of a split
    are words of the claim's sentence: they are kept beside it, and it stands no longer.
    """
    _complete(action, reviewer, note, field)
    if field == "measure" and new not in lexicon.load().measures:
        raise TallybookError(f"there is no measure {new!r}: choose {', '.join(sorted(lexicon.load().measures))}")
    if anchor not in reviewing.reviewed(engine, [anchor]):  # to this reviewer
        raise LedgerError(f"no current claim has the anchor {anchor}")
    with writing(engine) as connection:
        held = reviewing.of(connection, [anchor]).get(anchor)
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
        settle_some(connection, 0)
        return reviewing.of(connection, [anchor])[anchor]


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


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
