"""What reviews make of a claim: corrections over what was read, and the state that people left it in. Pure.

A correction names an anchor and a field, so that it outlives the reading that it was made on. The last one on a field
holds. Where a newer reading reads the field otherwise than the reading that was corrected did, and not as corrected
either, the correction still holds, and the claim is to be looked at again.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec

from tallybook import codec
from tallybook.entries import Review, Reviewed, ReviewState
from tallybook.errors import TallybookError
from tallybook.types import Claim

FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(  # a field that can be corrected, and where the record has it
    {
        "value": ("quantity", "value"),
        "low": ("quantity", "low"),
        "high": ("quantity", "high"),
        "bound": ("quantity", "bound"),
        "unit": ("quantity", "unit"),
        "measure": ("measure",),
        "aggregation": ("aggregation",),
        "who": ("population", "text"),
        "place": ("place", "text"),
        "start": ("time", "start"),
        "end": ("time", "end"),
        "as_of": ("as_of",),
        "origin": ("sources", "name"),
        "status": ("modality", "status"),
        "certainty": ("modality", "certainty"),
        "polarity": ("modality", "polarity"),
    }
)
NUMBERS = frozenset({"value", "low", "high"})
NEW: Mapping[str, dict[str, Any]] = MappingProxyType(  # what a part of a record is made with where there was none
    {
        "population": {"head": None},
        "place": {"id": None},
        "time": {"start": "", "end": "", "precision": "range", "basis": "explicit", "text": None},
    }
)
JUDGEMENTS = frozenset({"confirm", "reject", "correct", "split", "sign_off"})
STATES: Mapping[str, ReviewState] = MappingProxyType(
    {
        "confirm": "confirmed",
        "reject": "rejected",
        "correct": "corrected",
        "split": "split",
        "sign_off": "signed_off",
        "reopen": "unreviewed",
    }
)


def reviewed(read: Claim, reviews: Sequence[Review], before: Mapping[str, Claim]) -> Reviewed:
    """The claim under its reviews, the oldest first. `before` are earlier readings of its anchor, by their ids."""
    latest = {r.field: r for r in reviews if r.action == "correct" and r.field is not None and r.new is not None}
    claim, again, held = read, [], []
    for field, item in latest.items():
        new = msgspec.json.decode(item.new or "null")
        if value(read, field) == new:
            continue  # the reading has caught up
        claim = corrected(claim, field, new)
        held.append(field)
        seen = before.get(item.claim or "")
        if item.claim != read.id and seen is not None and value(seen, field) != value(read, field):
            again.append(field)
    judged = [r for r in reviews if r.action in STATES]
    state: ReviewState = STATES[judged[-1].action] if judged else "unreviewed"
    if again or (state in ("confirmed", "signed_off") and _read_anew(read, judged[-1], before)):
        state = "changed"
    return Reviewed(
        claim=claim,
        read=read,
        state=state,
        reviews=tuple(reviews),
        corrected=tuple(held),
        again=tuple(again),
        seen=f"{read.id}.{reviews[-1].number if reviews else 0}",
    )


def _read_anew(read: Claim, last: Review, before: Mapping[str, Claim]) -> bool:
    """Whether a field that people judge is read otherwise than in the reading that was judged."""
    seen = before.get(last.claim or "")
    return last.claim != read.id and seen is not None and any(value(seen, f) != value(read, f) for f in FIELDS)


def value(claim: Claim, field: str) -> Any:
    """What a claim has in a field, None where it has nothing; for `origin` the name of its last source."""
    path = FIELDS[field]
    held: Any = getattr(claim, path[0])
    if path[0] == "sources":
        held = held[-1] if held else None
    if len(path) > 1 and held is not None:
        held = getattr(held, path[1])
    return int(held) if isinstance(held, float) and held.is_integer() else held


def corrected(claim: Claim, field: str, new: Any) -> Claim:
    """The claim with another value in a field; its id stays that of its reading.

    Raises TallybookError where the field cannot have the value.
    """
    record = codec.claim(claim)
    first, *rest = FIELDS[field]
    if first == "sources":
        cited = [dict(c) for c in record["sources"]]
        if new is None:
            cited = []
        elif cited:
            cited[-1]["name"] = new
        else:
            cited = [_cited(new)]
        record["sources"] = cited
    elif not rest:
        record[first] = new
    elif new is None and first in NEW:
        record[first] = None
    else:
        record[first] = {**(record[first] or {**NEW.get(first, {}), **_both(rest[0], new)}), rest[0]: new}
    try:
        return codec.read_claim(record)
    except msgspec.ValidationError as error:
        raise TallybookError(f"{field} cannot be {new!r}: {str(error).partition(' - at')[0]}") from None


def parsed(field: str, text: str) -> Any:
    """A value as a person writes it: a number for those fields, yes or no for polarity, "-" for nothing.

    Raises TallybookError for an unknown field or a number that is none.
    """
    if field not in FIELDS:
        raise TallybookError(f"there is no field {field!r} to correct: choose {', '.join(FIELDS)}")
    if text == "-":
        return None
    if field == "polarity":
        if text not in ("yes", "no"):
            raise TallybookError(f"polarity is yes or no, not {text!r}")
        return text == "yes"
    if field not in NUMBERS:
        return text
    try:
        number = float(text.replace(",", "").replace(" ", ""))
    except ValueError:
        raise TallybookError(f"{field} is a number, not {text!r}") from None
    if number != number or abs(number) == float("inf"):
        raise TallybookError(f"{field} is a number, not {text!r}")
    return int(number) if number.is_integer() else number


def current(items: Sequence[Reviewed]) -> list[Claim]:
    """The claims as corrected, without those that a reviewer rejected or split."""
    return [i.claim for i in items if i.state not in ("rejected", "split")]


def _both(name: str, new: Any) -> dict[str, Any]:
    return {"start": new, "end": new} if name in ("start", "end") else {}


def _cited(name: str) -> dict[str, Any]:
    return {"name": name, "kind": "", "party": None, "anonymous": False, "cue": None, "start": 0, "end": 0}
