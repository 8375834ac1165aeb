"""Where two readings of the same reports differ, claim by claim and field by field. Pure: records in, differences out.

A claim is the same in both where they say the same of the same figure: by its anchor, else by figures that share
words under one measure, else by figures that share words under two. What is left, only one of them has.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from tallybook import codec
from tallybook.errors import InputRefused
from tallybook.readings import Difference
from tallybook.types import Claim, Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The documents of one reading in their order, each with its claims."""

    claims: dict[str, list[Claim]]


def load(lines: Iterable[str]) -> Read:
    """The claims of records as `extract` prints them. Raises InputRefused naming the line that is none."""
    found: dict[str, list[Claim]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            kind = record["type"]
            if kind == "document":
                found.setdefault(codec.read_document(record).id, [])
            elif kind == "claim":
                made = codec.read_claim(record)
                found.setdefault(made.document, []).append(made)
        except (ValueError, KeyError, TypeError, msgspec.ValidationError) as error:
            raise InputRefused(f"line {number} is no record as `tallybook extract --format jsonl` prints it") from error
    return Read(claims=found)


def pairs(a: Read, b: Read) -> Iterator[tuple[Claim | None, Claim | None]]:
    """The claims of both, side by side, in the order of A's documents and of the text; None where one has it not."""
    for document in dict.fromkeys([*a.claims, *b.claims]):
        found = list(_matched(a.claims.get(document, []), b.claims.get(document, [])))
        yield from sorted(found, key=lambda pair: _figure(pair[0] or pair[1]))


def differences(a: Read, b: Read) -> Iterator[Difference]:
    """Everything that the readings do not say alike; nothing for claims that agree."""
    for one, other in pairs(a, b):
        if one is None or other is None:
            yield _difference(one, other, None, None, None)
            continue
        before, after = _fields(one), _fields(other)
        for name in before:
            if before[name] != after[name]:
                yield _difference(one, other, name, before[name], after[name])


def _matched(a: list[Claim], b: list[Claim]) -> Iterator[tuple[Claim | None, Claim | None]]:
    left, right = list(a), list(b)
    for alike in (_same_anchor, _same_measure, _same_words):
        for one in list(left):
            other = next((c for c in right if alike(one, c)), None)
            if other is not None:
                left.remove(one)
                right.remove(other)
                yield one, other
    yield from ((one, None) for one in left)
    yield from ((None, other) for other in right)


def _same_anchor(one: Claim, other: Claim) -> bool:
    return one.anchor == other.anchor


def _same_measure(one: Claim, other: Claim) -> bool:
    return one.measure == other.measure and _same_words(one, other)


def _same_words(one: Claim, other: Claim) -> bool:
    (start, end), (first, last) = _figure(one), _figure(other)
    return start < last and first < end


def _figure(claim: Claim | None) -> tuple[int, int]:
    return next(((e.start, e.end) for e in claim.evidence if e.role == "figure"), (0, 0)) if claim else (0, 0)


def _fields(claim: Claim) -> dict[str, str | None]:
    """What is compared, in words: null is unknown."""
    said, who = claim.quantity, claim.population or claim.population_inherited
    value = _number(said.value) if said.value is not None else f"{_number(said.low)} to {_number(said.high)}"
    return {
        "measure": claim.measure,
        "value": value,
        "bound": said.bound,
        "who": who.text if who is not None else None,
        "place": claim.place.text if claim.place is not None else None,
        "time": _days(claim.time),
        "as_of": claim.as_of,
        "sources": " > ".join(source.name for source in claim.sources) or None,
        "status": claim.modality.status,
        "aggregation": claim.aggregation,
    }


def _number(value: float | None) -> str:
    return "?" if value is None else f"{value:.15g}"


def _days(interval: Interval | None) -> str | None:
    if interval is None:
        return None
    return interval.start if interval.start == interval.end else f"{interval.start} to {interval.end}"


def _difference(one: Claim | None, other: Claim | None, field: str | None, a: str | None, b: str | None) -> Difference:
    shown = one or other
    if shown is None:
        raise ValueError("a difference is of one claim at least")
    start, end = _figure(shown)
    return Difference(
        document=shown.document,
        kind="only_a" if other is None else "only_b" if one is None else "field",
        start=start,
        end=end,
        quote=next((e.quote for e in shown.evidence if e.role == "figure"), ""),
        measure=shown.measure,
        field=field,
        a=a,
        b=b,
        anchor_a=one.anchor if one is not None else None,
        anchor_b=other.anchor if other is not None else None,
    )
