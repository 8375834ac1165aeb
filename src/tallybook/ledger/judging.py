"""How a person decides: an action turns what is named into decisions on anchors, which are kept and obeyed at once."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import get_args

import sqlalchemy as sa

from tallybook.errors import LedgerError
from tallybook.ledger import asking, deciding, linking, rows, tables
from tallybook.ledger.settling import settle_some
from tallybook.ledger.transactions import reading, writing
from tallybook.link.decisions import plain
from tallybook.types import Count, Decision, DecisionKind, LinkKind

Thing = tuple[DecisionKind, str, str | None, str | None]
Action = Callable[[sa.Engine, Sequence[str]], list[Thing]]


def decide(engine: sa.Engine, action: str, targets: Sequence[str], by: str, why: str) -> list[Decision]:
    """Keeps what a person decides and links again what it touches, in one transaction; the decisions that were kept.

    `action` is one of ACTIONS. Raises LedgerError, with what it needs, where the targets are none of that.
    """
    if action not in ACTIONS:
        raise LedgerError(f"no decision {action!r}: choose {', '.join(ACTIONS)}")
    at = rows.now()
    made = [
        Decision(kind=kind, first=first, second=second, value=value, by=by.strip(), why=why.strip(), at=at)
        for kind, first, second, value in ACTIONS[action](engine, targets)
    ]
    with writing(engine) as connection:
        for decision in made:
            deciding.record(connection, decision)
        while settle_some(connection):
            pass
    return made


def decisions(engine: sa.Engine) -> list[Decision]:
    """Every decision, the oldest first."""
    with reading(engine) as connection:
        query = sa.select(tables.decision).order_by(tables.decision.c.number)
        return [deciding.read(row) for row in connection.execute(query).mappings()]


def merge(engine: sa.Engine, targets: Sequence[str]) -> list[Thing]:
    """Two counts or more are one: `merge COUNT COUNT...`."""
    _given(targets, 2, None, "merge takes two counts or more")
    counts = [_count(engine, name) for name in targets]
    if len({c.id for c in counts}) < len(counts):
        raise LedgerError("these are one count already")
    if len(measures := sorted({c.measure for c in counts})) > 1:
        raise LedgerError(f"counts of different measures are not one count: {', '.join(measures)}")
    return [("same_count", counts[0].members[0], other.members[0], None) for other in counts[1:]]


def split(engine: sa.Engine, targets: Sequence[str]) -> list[Thing]:
    """Some claims of a count are another one: `split COUNT CLAIM...`."""
    _given(targets, 2, None, "split takes a count and the claims that are to leave it")
    count, out = _count(engine, targets[0]), list(dict.fromkeys(targets[1:]))
    if strange := [anchor for anchor in out if anchor not in count.members]:
        raise LedgerError(f"claim {strange[0]} is not in count {count.id}")
    stay = [anchor for anchor in count.members if anchor not in out]
    if not stay:
        raise LedgerError("a claim must stay: these are all that the count has")
    sides: list[Thing] = [("same_count", side[0], other, None) for side in (stay, out) for other in side[1:]]
    return [*sides, ("other_count", out[0], stay[0], None)]


def rename(engine: sa.Engine, targets: Sequence[str]) -> list[Thing]:
    """A count is called so: `rename COUNT NAME`."""
    _given(targets, 2, 2, "rename takes a count and its name")
    name = " ".join(targets[1].split())
    if not name:
        raise LedgerError("the name of a count must have a word")
    members = _count(engine, targets[0]).members
    kept = targets[0] if targets[0] in members else members[0]  # hidden, where the claim that was named is
    return [("name", kept, None, name)]


def confirm(engine: sa.Engine, targets: Sequence[str]) -> list[Thing]:
    """A link holds, whatever the program finds: `confirm KIND CLAIM CLAIM`, the newer claim or the part first."""
    return [("confirm_link", *_link(engine, targets))]


def refuse(engine: sa.Engine, targets: Sequence[str]) -> list[Thing]:
    """A link does not hold, whatever the program finds: `refuse KIND CLAIM CLAIM`."""
    return [("refuse_link", *_link(engine, targets))]


def one_body(engine: sa.Engine, targets: Sequence[str]) -> list[Thing]:
    """Two names of sources are one body: `one-body NAME NAME`."""
    return [("same_source", *_names(targets), None)]


def two_bodies(engine: sa.Engine, targets: Sequence[str]) -> list[Thing]:
    """Two names of sources are two bodies: `two-bodies NAME NAME`."""
    return [("other_source", *_names(targets), None)]


ACTIONS: Mapping[str, Action] = MappingProxyType(
    {
        "merge": merge,
        "split": split,
        "rename": rename,
        "confirm": confirm,
        "refuse": refuse,
        "one-body": one_body,
        "two-bodies": two_bodies,
    }
)


def _given(targets: Sequence[str], least: int, most: int | None, otherwise: str) -> None:
    if len(targets) < least or (most is not None and len(targets) > most):
        raise LedgerError(f"{otherwise}; {len(targets)} given")


def _count(engine: sa.Engine, name: str) -> Count:
    id = linking.count_of(engine, name)
    if id is None:
        raise LedgerError(f"no count has the id {name!r}, and no current claim has that anchor")
    return next(c for c in linking.book_of(engine, [id]).counts if c.id == id)


def _link(engine: sa.Engine, targets: Sequence[str]) -> tuple[str, str, str]:
    _given(targets, 3, 3, "a link is its kind and two claims")
    kind, *ends = targets
    if kind not in get_args(LinkKind):
        raise LedgerError(f"no kind of link {kind!r}: choose {', '.join(get_args(LinkKind))}")
    if ends[0] == ends[1]:
        raise LedgerError("a link is between two claims")
    claims = [asking.claim(engine, end) for end in ends]
    for end, claim in zip(ends, claims, strict=True):
        if claim is None:
            raise LedgerError(f"no current claim has the anchor {end!r}")
    if kind != "part_of" and len({c.measure for c in claims if c is not None}) > 1:
        raise LedgerError(f"{kind} is between claims of one measure")
    return ends[0], ends[1], kind


def _names(targets: Sequence[str]) -> tuple[str, str]:
    _given(targets, 2, 2, "two names of sources are needed")
    first, second = (plain(name) for name in targets)
    if not first or not second or first == second:
        raise LedgerError("the names of two sources must be two names")
    return first, second
