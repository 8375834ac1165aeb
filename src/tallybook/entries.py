"""What people enter: reviews, retractions, restrictions, accounts. As `types`, for those who check."""

from dataclasses import dataclass
from typing import Literal

from tallybook.types import Claim

ReviewAction = Literal["confirm", "reject", "correct", "split", "note", "sign_off", "reopen"]
Role = Literal["reader", "reviewer", "editor", "admin"]
Restricted = Literal["report", "source"]
ReviewState = Literal["unreviewed", "confirmed", "rejected", "corrected", "split", "signed_off", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a reviewer said of the figure at an anchor, when and why. It is never changed; it outlives readings.

    `old` is what the reviewer saw in `field` and `new` what it should be, both as JSON; a split has its parts in `new`.
    `claim` is the id of the reading that was seen, `number` the entry's own. `at` is UTC, ISO 8601.
    """

    number: int
    target: str
    action: ReviewAction
    field: str | None
    old: str | None
    new: str | None
    claim: str | None
    reviewer: str
    at: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A claim as people have left it. `claim` has the corrections in it, `read` is what the program read.

    `state` changed: it was reviewed, and a newer reading says something else. `again` are the corrected fields that
    the newer reading reads otherwise than before, and not as corrected. `seen` names this state: a review that says
    another one is refused, since the value changed under its reviewer.
    """

    claim: Claim
    read: Claim
    state: ReviewState
    reviews: tuple[Review, ...]
    corrected: tuple[str, ...]
    again: tuple[str, ...]
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """An outlet took a whole report back at the moment `at` (UTC); `holds` False: that was said in error.

    `recorded_at` is when the ledger learned it.
    """

    document: str
    at: str
    holds: bool
    by: str
    why: str
    recorded_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Restriction:
    """A report (by its id) or a source (by its name, in small letters) is confidential; `holds` False: no longer.

    `at` is when that was said (UTC). Who may not see what is confidential does not see this either.
    """

    kind: Restricted
    name: str
    holds: bool
    by: str
    why: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who may log in where a ledger is served, and as what; `by` whom that was said, and when (UTC).

    `number` is that of the entry: another one means that something changed since. `active` False: shut out.
    """

    number: int
    name: str
    role: Role
    active: bool
    by: str
    recorded_at: str
