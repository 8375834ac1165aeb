"""What reviews make of a claim: corrections over what was read, and the state that people left it in. Pure.

A correction names an anchor and a field, so that it outlives the reading that it was made on. The last one on a field
holds. What hung on the old value goes with it: the id of another place, the head of another noun, another body's party,
a bound that was the number itself, the flag that the field is not known. Where a newer reading reads the field
otherwise than the reading that was corrected did, and not as corrected either, the correction still holds, and the
claim is to be looked at again.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

import msgspec

from tallybook import codec
from tallybook.entries import Retraction, Review, Reviewed, ReviewState
from tallybook.errors import TallybookError
from tallybook.readings import Correction
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
DATES = frozenset({"start", "end", "as_of"})
ORDER = ("value", "bound", *(f for f in FIELDS if f not in ("value", "bound")))  # in which corrections are laid on
OUT = frozenset({"rejected", "split"})  # states of claims that stand no longer, and are in no count
NEW: Mapping[str, dict[str, Any]] = MappingProxyType(  # what a part of a record is made with where there was none
    {
        "population": {"head": None},
        "place": {"id": None},
        "time": {"start": "", "end": "", "precision": "range", "basis": "explicit", "text": None},
    }
)
LOST: Mapping[str, tuple[str, ...]] = MappingProxyType(  # flags that a value makes untrue; the first says: not known
    {
        "place": ("place_unknown", "place_unresolved"),
        "who": ("population_unknown", "population_inherited"),
        "start": ("time_unknown",),
        "end": ("time_unknown",),
        "as_of": ("as_of_unknown",),
        "aggregation": ("aggregation_unknown",),
        "origin": ("source_unclear",),
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
    for field in (f for f in ORDER if f in latest):
        item = latest[field]
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
    """The claim with another value in a field, and without what hung on the old one; its id stays its reading's.

    Raises TallybookError where the field cannot have the value.
    """
    _sensible(field, new)
    record = codec.claim(claim)
    first, *rest = FIELDS[field]
    if first == "sources":
        named = None if new is None else {**_cited(new), **_where(record["sources"])}
        record["sources"] = [*record["sources"][:-1], *([] if named is None else [named])]
    elif not rest:
        record[first] = new
    elif new is None and first in NEW:
        record[first] = None
    else:
        kept = {} if field in ("who", "place") else record[first] or {}
        record[first] = {**NEW.get(first, {}), **(kept or _both(rest[0], new)), rest[0]: new}
    if first == "quantity":
        record[first] |= _bounds(field, claim, new)
    elif first == "time" and record[first] is not None:
        record[first]["precision"] = "day" if record[first]["start"] == record[first]["end"] else "range"
    record["flags"] = _flags(field, new, record["flags"])
    try:
        return codec.read_claim(record)
    except msgspec.ValidationError as error:
        raise TallybookError(f"{field} cannot be {new!r}: {str(error).partition(' - at')[0]}") from None


def _sensible(field: str, new: Any) -> None:
    """Raises TallybookError for a value that no figure has, before anything is computed with it."""
    if isinstance(new, str) and not new.strip():
        raise TallybookError(f"{field} cannot be empty: give - where it is not known")
    if field in NUMBERS and isinstance(new, int | float) and not isinstance(new, bool) and new < 0:
        raise TallybookError(f"{field} cannot be {new}: nothing is counted below nought")
    if field in DATES and isinstance(new, str) and not _is_date(new, month=field == "as_of"):
        raise TallybookError(f"{field} is a date, not {new!r}: write YYYY-MM-DD")


def _is_date(text: str, *, month: bool) -> bool:
    whole = f"{text}-01" if month and len(text) == 7 else text
    try:
        return len(whole) == 10 and date.fromisoformat(whole) is not None
    except ValueError:
        return False


def _bounds(field: str, claim: Claim, new: Any) -> dict[str, Any]:
    """The ends of a range that follow from the number or from the bound."""
    said = claim.quantity
    if field == "value":
        return {end: new for end in ("low", "high") if said.value is not None and getattr(said, end) == said.value}
    if field == "bound" and new not in ("between", "vague"):
        below, above = new in ("at_least", "more_than"), new in ("at_most", "less_than")
        return {"low": said.value if below else None, "high": said.value if above else None}
    return {}


def _flags(field: str, new: Any, flags: Sequence[str]) -> list[str]:
    lost = LOST.get(field, ())
    kept = [f for f in flags if f not in lost]
    if field == "place" and new is not None:
        return [*kept, "place_unresolved"]
    return [*kept, lost[0]] if new is None and lost and field != "origin" else kept


def standing(items: Sequence[Reviewed]) -> list[Claim]:
    """The claims as corrected, without those that a reviewer rejected or split."""
    return [i.claim for i in items if i.state not in OUT]


def changes(item: Reviewed) -> tuple[Correction, ...]:
    """The corrections that hold: of what, from what was read to what, by whom, when and why."""
    latest = {r.field: r for r in item.reviews if r.action == "correct"}
    return tuple(
        Correction(
            field=field, read=value(item.read, field), value=value(item.claim, field), by=latest[field].reviewer,
            at=latest[field].at, why=latest[field].note,
        )
        for field in item.corrected
    )  # fmt: skip


def told(held: Iterable[Correction]) -> str:
    """What people corrected in a figure, from what was read, who, when and why; "" where nothing holds."""
    return "; ".join(
        f"{c.field} corrected from {_word(c.read)} to {_word(c.value)} by {c.by}, {c.at[:10]}: {c.why}" for c in held
    )


def mark(item: Reviewed) -> str:
    """What people made of a claim, in a line: what they corrected, or that they rejected it; "" where it is as read."""
    said = [told(changes(item))]
    if item.state in OUT:
        last = next(r for r in reversed(item.reviews) if r.action in ("reject", "split"))
        said.append(f"{item.state} by {last.reviewer}, {last.at[:10]}: {last.note}")
    return "; ".join(filter(None, said))


def taken_back(entry: Retraction) -> str:
    """That an outlet took a claim's report back, from when on, who says so and why."""
    return f"report taken back on {entry.at[:10]} ({entry.by}: {entry.why})"


def _word(value: object) -> str:
    return "?" if value is None else {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def variants(read: Claim, reviews: Sequence[Review]) -> list[Claim]:
    """The claim as read, and as ever corrected in what its report is found by: whoever corrected first."""
    found = [read]
    for field in ("measure", "value", "place"):
        said = [r.new for r in reviews if r.action == "correct" and r.field == field and r.new is not None]
        new = [msgspec.json.decode(text) for text in sorted(set(said))]
        found += [corrected(claim, field, item) for claim in found for item in new]
    return found


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


def _both(name: str, new: Any) -> dict[str, Any]:
    return {"start": new, "end": new} if name in ("start", "end") else {}


def _where(cited: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Where the corrected source stands in the text, for the cue and the place that its words have."""
    return {n: cited[-1][n] for n in ("cue", "start", "end")} if cited else {}


def _cited(name: str) -> dict[str, Any]:
    return {"name": name, "kind": "", "party": None, "anonymous": False, "cue": None, "start": 0, "end": 0}
