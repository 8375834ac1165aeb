"""The verbatim gate: a model's claims become claims only in words that the text holds, read again by the rules.

The figure is read by the rules where the model says that it stands, hedge and all; a claim without one is refused and
counted. Words for who, where, when and by whom that the text does not hold are left out, each with a flag. Dates,
places and names are worked out from the words, never taken from the model.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, get_args

from tallybook.errors import TallybookError
from tallybook.extract import claim, names, parts, quantify, segment, speakers, when
from tallybook.extract.counted import Counted
from tallybook.extract.draft import Draft
from tallybook.extract.parsed import Parsed, Sentence
from tallybook.lexicon import Lexicon
from tallybook.readers.asking import Given
from tallybook.readings import Gated, Refused
from tallybook.types import (
    Aggregation,
    Citation,
    Claim,
    Document,
    Interval,
    Modality,
    Place,
    Population,
    Status,
)

Reason = Literal["figure_not_in_text", "figure_is_no_number", "measure_unknown", "not_read", "repeated", "malformed"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    """A document with what the gate needs to know of it."""

    document: Document
    sentences: list[Sentence]
    people: names.Cast
    parts: list[parts.Part]
    lexicon: Lexicon


def gated(
    document: Document, given: list[Given | None], reader: str, lexicon: Lexicon
) -> tuple[tuple[Claim, ...], Gated]:
    """The claims that pass, in the order of the text, and what became of all that were given."""
    report = _Report(
        document=document,
        sentences=segment.sentences(document, lexicon),
        people=names.cast(document, lexicon),
        parts=parts.parts(document, lexicon),
        lexicon=lexicon,
    )
    kept: dict[str, Claim] = {}
    refused: Counter[Reason] = Counter()
    for item in given:
        made = _claim(report, item) if item is not None else "malformed"
        if not isinstance(made, Claim):
            refused[made] += 1
        elif made.anchor in kept:
            refused["repeated"] += 1
        else:
            kept[made.anchor] = made
    told = Gated(
        document=document.id,
        reader=reader,
        given=len(given),
        kept=len(kept),
        refused=tuple(Refused(reason=reason, count=count) for reason, count in sorted(refused.items())),
    )
    return tuple(sorted(kept.values(), key=lambda c: (_figure(c), c.measure))), told


def _figure(made: Claim) -> Span:
    return next((e.start, e.end) for e in made.evidence if e.role == "figure")


def _claim(report: _Report, given: Given) -> Claim | Reason:
    document, lexicon = report.document, report.lexicon
    if given.measure not in lexicon.measures:
        return "measure_unknown"
    found = list(_places(document.text, given.quote))
    if not 1 <= given.nth <= len(found):
        return "figure_not_in_text"
    start, end = found[given.nth - 1]
    sentence = next((s for s in report.sentences if s.start <= start < s.end), None)
    if sentence is None:
        return "not_read"
    figures = quantify.quantities(document.text, sentence.start, sentence.end, lexicon)
    figure = next((f for f in figures if f.number_start < end and start < f.number_end), None)
    if figure is None:
        return "figure_is_no_number"
    try:
        return claim.build(document, _draft(report, given, sentence, figure), lexicon)
    except TallybookError:
        return "figure_is_no_number"


def _draft(report: _Report, given: Given, sentence: Sentence, figure: quantify.Figure) -> Draft:
    """The reading of one figure, every word of it from the text."""
    document, lexicon, span = report.document, report.lexicon, (figure.start, figure.end)
    flags: list[str] = []

    def words(said: str | None, flag: str) -> Span | None:
        place = _nearest(document.text, said, span)
        if place is None and said and said.strip():
            flags.append(flag)
        return place

    who, where, at = words(given.who, "population_refused"), words(given.place, "place_refused"), given.when
    time, as_of = words(at, "time_refused"), words(given.as_of, "as_of_refused")
    sources = [found for name in given.sources if (found := words(name, "source_refused")) is not None]
    day = next(p for p in report.parts if p.holds(figure.start)).view
    dated = _interval(document, as_of, day, lexicon) if as_of is not None else None
    counted = Counted(start=figure.start, end=figure.end, number=None, noun=None, nominal=None, first=None)
    inside = who is not None and sentence.start <= who[0] < sentence.end
    population = _population(document, who) if who is not None else None
    return Draft(
        parsed=Parsed(document=document, sentence=sentence, later=_unparsed),
        figure=counted,
        number=(figure.number_start, figure.number_end),
        quantity=replace(figure.quantity, unit=lexicon.measures[given.measure].unit),
        additive=figure.additive,
        total=figure.total,
        measure=given.measure,
        trigger=_nearest(document.text, given.trigger, span) or span,
        token=None,
        relation="given",
        population=population if inside else None,
        population_span=who if inside else None,
        population_inherited=None if inside else population,
        aggregation=_known_aggregation(given.aggregation),
        place=Place(text=document.text[slice(*where)], id=None, within=None, precision=None) if where else None,
        place_span=where,
        time=_interval(document, time, day, lexicon) if time is not None else None,
        time_span=time,
        as_of=dated.end if dated is not None and dated.precision == "day" else _published(day),
        sources=tuple(_cited(report, *source) for source in sources),
        modality=_modality(given.status),
        flags=tuple(dict.fromkeys(flags)),
    )


def _unparsed(sentences: list[Parsed]) -> None:
    """The gate reads words and no parse; whoever asks for one here is wrong."""
    raise AssertionError("the gate parses nothing")


def _places(text: str, words: str) -> Iterator[Span]:
    """Where the words stand in the text, exactly so, and not inside longer words or numbers."""
    if words.strip():
        pattern = rf"(?<!\w)(?<!\d[.,]){re.escape(words.strip())}(?!\w)(?![.,]\d)"
        yield from (m.span() for m in re.finditer(pattern, text))


def _nearest(text: str, words: str | None, beside: Span) -> Span | None:
    """Where the words stand nearest to the span; None where the text does not hold them."""
    return min(_places(text, words or ""), key=lambda s: max(beside[0] - s[1], s[0] - beside[1]), default=None)


def _population(document: Document, span: Span) -> Population:
    return Population(text=document.text[slice(*span)], head=None, kind=None, affiliation=None, age=None, sex=None)


def _interval(document: Document, span: Span, day: Document, lexicon: Lexicon) -> Interval | None:
    """The days that the words of a time name, by the time grammar."""
    found = when.moments(document.text, *span, when.anchor(day), lexicon)
    return next((m.interval for m in found if m.interval is not None), None)


def _published(day: Document) -> str | None:
    at = when.anchor(day)
    return at.isoformat() if at is not None else None


def _cited(report: _Report, start: int, end: int) -> Citation:
    return speakers.cited(report.document, start, end, report.people, report.lexicon)


def _known_aggregation(said: str | None) -> Aggregation:
    return next((known for known in get_args(Aggregation) if known == said), "unknown")


def _modality(said: str | None) -> Modality:
    """How the model says that the figure is put forward; of its certainty nothing is known."""
    status: Status = next((known for known in get_args(Status) if known == said), "reported")
    return Modality(status=status, certainty="unknown", polarity=status != "denied")
