"""Stage 10: when. The period that a figure counts over, and the date at which its source said that it held.

The period is what the figure's own sentence says; for what happens in one event (deaths, not levels or
refugees) else what the nearest sentence before it does, else the lead's. `as_of` is the date of the
saying where the words give one ("said in April", "as of Friday"), else the date of publication;
without a date of publication it is unknown, never today.
"""

from dataclasses import dataclass, replace

from tallybook.extract.draft import Draft
from tallybook.extract.parsed import Sentence
from tallybook.lexicon import Lexicon
from tallybook.spans import overlaps
from tallybook.types import Interval

AS_OF = ("as of", "as at", "as on")
REACH = 3  # paragraphs back that may set the scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A time expression of a sentence: its span in the document's text and its place on the calendar."""

    start: int
    end: int
    interval: Interval


def dated(
    draft: Draft,
    sentences: list[tuple[Sentence, list[Dated]]],
    spoken: frozenset[tuple[int, int]],
    published: str | None,
    lexicon: Lexicon,
) -> Draft:
    """The draft with `time` and `as_of`; `sentences` are the document's, in order, with their dates.

    `spoken` are the dates on words of saying: they say when somebody spoke, not when it happened.
    """
    at = next(i for i, (s, _) in enumerate(sentences) if s == draft.parsed.sentence)
    said = [d for d in sentences[at][1] if any(overlaps((d.start, d.end), s) for s in draft.said_at)]
    own = [d for d in sentences[at][1] if d not in said]
    chosen = min(own, key=lambda d: _distance(d, draft), default=None)
    if chosen is None and lexicon.measures[draft.measure].of_event:
        chosen = _scene(
            draft, [(s, [d for d in dates if (d.start, d.end) not in spoken]) for s, dates in sentences], at
        )
    out = replace(draft, as_of=_as_of(draft, own, said, published))
    if chosen is not None:
        out = replace(out, time=chosen.interval, time_span=(chosen.start, chosen.end))
    return out


def _distance(date: Dated, draft: Draft) -> int:
    centre = draft.trigger[0]
    return min(
        abs(date.start - centre),
        abs(date.end - centre),
        abs(date.start - draft.figure.end),
        abs(date.end - draft.figure.start),
    )


def _scene(draft: Draft, sentences: list[tuple[Sentence, list[Dated]]], at: int) -> Dated | None:
    here = draft.parsed.sentence.paragraph
    for sentence, dates in reversed(sentences[:at]):
        if here - sentence.paragraph > REACH or sentence.heading:
            break
        if dates:
            return dates[0]
    return next((dates[0] for sentence, dates in sentences if dates and not sentence.heading), None)


def _as_of(draft: Draft, own: list[Dated], said: list[Dated], published: str | None) -> str | None:
    text = draft.parsed.document.text
    for date in own:
        before = text[max(0, date.start - 6) : date.start].lower().rstrip()
        if date.interval.precision == "day" and before.endswith(AS_OF):
            return date.interval.end
    if said:
        return as_of(min(said, key=lambda d: _distance(d, draft)).interval)
    return published


def as_of(interval: Interval) -> str | None:
    """The date, or the year-month, of a saying; None where the words fix neither."""
    if interval.precision == "day" and interval.start == interval.end:
        return interval.start
    if interval.precision == "month":
        return interval.start[:7]
    return None
