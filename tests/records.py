"""Strategies for the records: any value that a field may hold, whether or not a text would give it."""

from typing import get_args

from hypothesis import strategies as st

from tallybook.entries import Account, Restricted, Restriction, Role
from tallybook.ledger import FigureChange, Version
from tallybook.readings import Difference, Gated, Refused
from tallybook.types import (
    Aggregate,
    Aggregation,
    Attribution,
    Basis,
    Bound,
    Certainty,
    Change,
    ChangeKind,
    Citation,
    Claim,
    Count,
    CountState,
    Decision,
    DecisionKind,
    Document,
    Evidence,
    Interval,
    Line,
    Link,
    LinkKind,
    Measured,
    Modality,
    Place,
    Population,
    Precision,
    Quantity,
    Refusal,
    Span,
    Standing,
    Status,
    TimeExpression,
    Unread,
)

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
MAYBE = st.none() | WORDS
FIGURE = st.none() | st.integers(0, 10**24).map(float) | st.floats(0, 1e18)
OFFSET = st.integers(0, 40)
FLAGS = st.lists(WORDS, max_size=3).map(tuple)


def one_of(literal: object) -> st.SearchStrategy[str]:
    """Any value of a Literal type."""
    return st.sampled_from(get_args(literal))


SPAN = st.builds(Span, start=OFFSET, end=OFFSET)
UNREAD = st.builds(
    Unread, start=OFFSET, end=OFFSET, kind=st.sampled_from(["caption", "byline", "dateline", "furniture", "heading"])
)
DOCUMENT = st.builds(
    Document,
    id=WORDS,
    text=st.text(st.characters(exclude_categories=["Cs"]), min_size=40, max_size=60),
    title=MAYBE,
    publisher=MAYBE,
    agency=MAYBE,
    byline=MAYBE,
    url=MAYBE,
    published=MAYBE,
    language=MAYBE,
    raw_sha256=WORDS,
    unread=st.lists(UNREAD, max_size=2).map(tuple),
    flags=FLAGS,
)
QUANTITY = st.builds(Quantity, value=FIGURE, low=FIGURE, high=FIGURE, bound=one_of(Bound), unit=WORDS)
POPULATION = st.builds(Population, text=WORDS, head=MAYBE, kind=MAYBE, affiliation=MAYBE, age=MAYBE, sex=MAYBE)
PLACE = st.builds(Place, text=WORDS, id=MAYBE, within=MAYBE, precision=MAYBE)
INTERVAL = st.builds(Interval, start=WORDS, end=WORDS, precision=one_of(Precision), basis=one_of(Basis), text=MAYBE)
CITATION = st.builds(
    Citation, name=WORDS, kind=WORDS, party=MAYBE, anonymous=st.booleans(), cue=MAYBE, start=OFFSET, end=OFFSET
)
MODALITY = st.builds(Modality, status=one_of(Status), certainty=one_of(Certainty), polarity=st.booleans())
EVIDENCE = st.builds(
    Evidence,
    document=st.just("the same"),
    start=OFFSET,
    end=OFFSET,
    quote=WORDS,
    role=st.sampled_from(["figure", "trigger", "population", "place", "time", "source", "cue", "sentence"]),
)
CLAIM = st.builds(
    Claim,
    id=WORDS,
    anchor=WORDS,
    document=st.just("the same"),
    measure=WORDS,
    quantity=QUANTITY,
    aggregation=one_of(Aggregation),
    population=st.none() | POPULATION,
    population_inherited=st.none() | POPULATION,
    place=st.none() | PLACE,
    time=st.none() | INTERVAL,
    as_of=MAYBE,
    sources=st.lists(CITATION, max_size=2).map(tuple),
    modality=MODALITY,
    evidence=st.lists(EVIDENCE, max_size=3).map(tuple),
    flags=FLAGS,
)
LINK = st.builds(Link, kind=one_of(LinkKind), from_=WORDS, to=WORDS, reasons=FLAGS)
COUNT = st.builds(Count, id=WORDS, label=WORDS, measure=WORDS, members=FLAGS)
COUNT_STATE = st.builds(CountState, count=COUNT, at=WORDS, independent_origins=OFFSET, origins=FLAGS)
STANDING = st.builds(
    Standing,
    at=WORDS,
    count=WORDS,
    origin=WORDS,
    claim=WORDS,
    quantity=QUANTITY,
    status=one_of(Status),
    as_of=MAYBE,
    document=WORDS,
    published=MAYBE,
    replaces=MAYBE,
    contradicts=FLAGS,
)
AGGREGATE = st.builds(
    Aggregate,
    at=WORDS,
    count=WORDS,
    policy=WORDS,
    low=FIGURE,
    best=FIGURE,
    high=FIGURE,
    unit=MAYBE,
    used=FLAGS,
    left_out=FLAGS,
    flags=FLAGS,
)
LINE = st.builds(
    Line,
    count=WORDS,
    claim=WORDS,
    document=WORDS,
    published=MAYBE,
    as_of=MAYBE,
    outlet=MAYBE,
    origin=WORDS,
    sources=FLAGS,
    quantity=QUANTITY,
    status=one_of(Status),
    revises=FLAGS,
    repeats=FLAGS,
    corroborates=FLAGS,
    contradicts=FLAGS,
)
CHANGE = st.builds(
    Change,
    kind=one_of(ChangeKind),
    since=WORDS,
    until=WORDS,
    count=WORDS,
    label=WORDS,
    origin=WORDS,
    other_origin=MAYBE,
    before=MAYBE,
    after=MAYBE,
    figure_before=st.none() | QUANTITY,
    figure_after=st.none() | QUANTITY,
)
DECISION = st.builds(
    Decision, kind=one_of(DecisionKind), first=WORDS, second=MAYBE, value=MAYBE, by=WORDS, why=WORDS, at=WORDS
)
ACCOUNT = st.builds(
    Account, number=OFFSET, name=WORDS, role=one_of(Role), active=st.booleans(), by=WORDS, recorded_at=WORDS
)
RESTRICTION = st.builds(
    Restriction, kind=one_of(Restricted), name=WORDS, holds=st.booleans(), by=WORDS, why=WORDS, at=WORDS
)
MEASURED = st.builds(Measured, start=OFFSET, end=OFFSET, quantity=QUANTITY)
SPANS = st.lists(SPAN, max_size=2).map(tuple)
ATTRIBUTION = st.builds(
    Attribution,
    source=SPANS,
    cue=SPANS,
    content=SPANS,
    source_name=MAYBE,
    quoted=st.sampled_from(["direct", "indirect", "mixed"]),
)
TIME = st.builds(TimeExpression, start=OFFSET, end=OFFSET, interval=st.none() | INTERVAL, timex=MAYBE)
REFUSAL = st.builds(Refusal, input=WORDS, reason=WORDS, given=MAYBE)
FIGURE_CHANGE = st.builds(
    FigureChange, kind=st.sampled_from(["came", "went", "changed"]), before=st.none() | CLAIM, after=CLAIM
)
VERSION = st.builds(
    Version, document=DOCUMENT, recorded_at=WORDS, changes=st.lists(FIGURE_CHANGE, max_size=1).map(tuple)
)
GATED = st.builds(
    Gated,
    document=WORDS,
    reader=WORDS,
    given=st.integers(0, 99),
    kept=st.integers(0, 99),
    refused=st.lists(st.builds(Refused, reason=WORDS, count=st.integers(1, 99)), max_size=3).map(tuple),
)
DIFFERENCE = st.builds(
    Difference,
    document=WORDS,
    kind=st.sampled_from(["field", "only_a", "only_b"]),
    start=OFFSET,
    end=OFFSET,
    quote=WORDS,
    measure=WORDS,
    field=MAYBE,
    a=MAYBE,
    b=MAYBE,
    anchor_a=MAYBE,
    anchor_b=MAYBE,
)
