"""The public dataclasses of Tallybook: frozen, slotted, keyword-only, standard library only.

Offsets are Unicode code points, half-open, into `Document.text`. Dates are ISO 8601 strings (`2025-09-02`; `as_of`
may be a year-month). An unknown is None, and names itself in `Claim.flags`; zero is a figure.
"""

from dataclasses import dataclass, field
from typing import Literal

from tallybook.readings import Correction, Gated

Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "between", "vague"]
Aggregation = Literal["cumulative", "increment", "incident", "stock", "unknown"]
Status = Literal[
    "reported", "estimated", "confirmed", "feared", "planned", "alleged", "denied", "hypothetical", "retracted"
]
Certainty = Literal["certain", "probable", "possible", "unknown"]
LinkKind = Literal["duplicate", "corroborates", "revises", "contradicts", "part_of", "restates"]
Precision = Literal["day", "month", "year", "range"]
DecisionKind = Literal[
    "same_count", "other_count", "name", "confirm_link", "refuse_link", "same_source", "other_source"
]
ChangeKind = Literal["new_count", "new_origin", "revised", "retracted", "contradiction_begun", "contradiction_ended"]
Basis = Literal["explicit", "relative", "dateline", "publication", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A stretch of a document's text that is kept but not read for figures: a caption, a byline, page furniture.

    Of the kind `entry` are the places where an entry of a live blog begins, with or without words that show its time:
    what follows, up to the next, was published `at` that moment (ISO 8601), by the page's markup.
    """

    start: int
    end: int
    kind: Literal["caption", "byline", "dateline", "furniture", "heading", "entry"]
    at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report. `text` is title, blank line, body, made once at ingest; every offset points into it.

    `updated` is when the outlet last changed it, by its own word; `pages` are the offsets at which its pages begin,
    where it came on pages (PDF).
    """

    id: str
    text: str
    title: str | None
    publisher: str | None
    agency: str | None
    byline: str | None
    url: str | None
    published: str | None
    language: str | None
    raw_sha256: str
    updated: str | None = None
    pages: tuple[int, ...] = ()
    unread: tuple[Unread, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An input that was not read: its name (a member, a line or an entry added where it is part of another), and why.

    `given` is the input that the user named, where that is known.
    """

    input: str
    reason: str
    given: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """What the number words say. `low` and `high` are inclusive and only what is said: "about" has neither."""

    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    unit: str

    def disjoint(self, other: "Quantity") -> bool:
        """True when no number satisfies both. Symmetric, and never true of a quantity and itself."""
        low, high = self._range()
        other_low, other_high = other._range()
        return low > other_high or other_low > high

    def _range(self) -> tuple[float, float]:
        low, high = float("-inf"), float("inf")
        if self.bound in ("exact", "about") and self.value is not None:
            low = high = self.value
        if self.low is not None:
            low = self.low
        if self.high is not None:
            high = self.high
        return low, high


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """What or who is counted, in the text's words: the noun phrase without the figure, and its head noun."""

    text: str
    head: str | None
    kind: str | None = None
    affiliation: str | None = None
    age: str | None = None
    sex: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in the text's words. `id` None is unresolved; it is never guessed."""

    text: str
    id: str | None = None
    within: str | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From `start` to `end`, both ISO dates, inclusive."""

    start: str
    end: str
    precision: Precision
    basis: Basis
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Code points `start` to `end`, half-open, into a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A quantity of any unit where the text states it (layer `quantity` of `explain`)."""

    start: int
    end: int
    quantity: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says (source), by which words (cue), what (content); each a tuple of spans. Terms of PARC 3.0 and PolNeAR."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_name: str | None
    quoted: Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A date or period in the text. `interval` is None where the words could not be placed on the calendar."""

    start: int
    end: int
    interval: Interval | None
    timex: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One link of a claim's chain of sources. `start` and `end` are where the text names it."""

    name: str
    kind: str
    party: str | None
    anonymous: bool
    cue: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Modality:
    """How the figure is put forward. Certainty and polarity are FactBank's; `polarity` False: the source denies it."""

    status: Status
    certainty: Certainty
    polarity: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The exact words: `document.text[start:end] == quote`, always. Only `spans.evidence` makes one."""

    document: str
    start: int
    end: int
    quote: str
    role: Literal["figure", "trigger", "population", "place", "time", "source", "cue", "sentence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure for one measure, as one document states it once.

    `sources` runs from the outermost to the originator; empty, the outlet speaks in its own voice.
    `id` hashes the whole reading; `anchor` the document, the number's own words and the measure.
    """

    id: str
    anchor: str
    document: str
    measure: str
    quantity: Quantity
    aggregation: Aggregation
    population: Population | None
    population_inherited: Population | None
    place: Place | None
    time: Interval | None
    as_of: str | None
    sources: tuple[Citation, ...]
    modality: Modality
    evidence: tuple[Evidence, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation between two claims, by their anchors, with its reasons in words. `revises`: newer to older."""

    kind: LinkKind
    from_: str
    to: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The one question that several claims answer: their anchors, and a label for people."""

    id: str
    label: str
    measure: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountState:
    """A count as it stood `at` a date: who had a standing figure by then.

    `independent_origins` None: withheld, since reports that the viewer may not see could be among them.
    """

    count: Count
    at: str
    independent_origins: int | None
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One origin's standing figure for one count `at` a date (echoed as it was asked).

    `replaces` is the claim with the origin's figure before it, `contradicts` are the claims of other origins that stood
    beside it and cannot hold with it; `published` is the report's date as it gives it. `read` is what the program read
    where a person corrected the figure, `corrections` are all that hold.
    """

    at: str
    count: str
    origin: str
    claim: str
    quantity: Quantity
    status: Status
    as_of: str | None
    document: str
    published: str | None = None
    replaces: str | None = None
    contradicts: tuple[str, ...] = ()
    read: Quantity | None = None
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate:
    """One number or range for a count `at` a date, made from its standing figures by a named policy; never stored.

    `best` is None where the policy has none or the figures give none; `used` and `left_out` are claims; `flags` say
    what the number hides: `open_above` (a report says "at least"), `open_below`, `no_figure`, `several_units`.
    """

    at: str
    count: str
    policy: str
    low: float | None
    best: float | None
    high: float | None
    unit: str | None
    used: tuple[str, ...]
    left_out: tuple[str, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a count's life: a claim as published, what it did to earlier ones, when its report was retracted."""

    count: str
    claim: str
    document: str
    published: str | None
    as_of: str | None
    outlet: str | None
    origin: str
    sources: tuple[str, ...]
    quantity: Quantity
    status: Status
    revises: tuple[str, ...]
    repeats: tuple[str, ...]
    corroborates: tuple[str, ...]
    contradicts: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()
    retracted: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changed in one count between two dates (echoed as they were asked): one origin's figure, or two origins'.

    `before` and `after` are the claims that stood; for a contradiction they are the two sides. `read_before` and
    `read_after` are what was read, where a person corrected it.
    """

    kind: ChangeKind
    since: str
    until: str
    count: str
    label: str
    origin: str
    other_origin: str | None
    before: str | None
    after: str | None
    figure_before: Quantity | None
    figure_after: Quantity | None
    read_before: Quantity | None = None
    read_after: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided, when and why; it is never changed, and the newest on one thing holds.

    `first` and `second` are anchors (of claims in one count or not, of a claim whose count is called `value`, of a
    link's ends with its kind in `value`), and so outlive readings; for sources the names. `at` is UTC, ISO 8601.
    """

    kind: DecisionKind
    first: str
    second: str | None
    value: str | None
    by: str
    why: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One reading by one version of the program: which words and which model it used, and when (UTC, ISO 8601)."""

    id: str
    version: str
    lexicon_digest: str
    parser: str
    started_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document with what one run read in it; `gated` where a second reader did."""

    document: Document
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    gated: Gated | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """All that `explain` shows of one document, sentence by sentence, without the gate."""

    quantities: tuple[Measured, ...]
    attributions: tuple[Attribution, ...]
    times: tuple[TimeExpression, ...]
