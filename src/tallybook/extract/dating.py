"""Stage 10: when. The period that a figure counts over, and the date at which its source said that it held.

The period is what the figure's own sentence says; for what happens in one event (deaths, not levels or
refugees) else what the nearest sentence before it does, else the lead's. `as_of` is the date of the
saying where the words give one ("said in April", "as of Friday"), else the date of publication;
without a date of publication it is unknown, never today.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date as day
from itertools import chain, takewhile
from typing import Any

from tallybook.extract.days import (
    BESIDE,
    Dated,
    as_of,
    back,
    bounds,
    day_of,
    leads_to_source,
    minus,
    of_another,
    pointed_to,
)
from tallybook.extract.draft import Draft
from tallybook.extract.parsed import Sentence
from tallybook.extract.verbs import lemmas
from tallybook.lexicon import Lexicon
from tallybook.spans import overlaps

AS_OF = ("as of", "as at", "as on")
BULLETS = "-•*–·▪"
GIVEN = 9  # words between a figure and the date at which it was given
LEAD = 40  # code points before the date of a line that dates all below it
EVENT = 2  # days: the longest period that is carried over from another sentence
REACH = 3  # paragraphs back that may set the scene


def dated(
    draft: Draft,
    sentences: Sequence[tuple[Sentence, Sequence[Dated]]],
    spoken: Callable[[Dated], bool],
    published: str | None,
    lexicon: Lexicon,
) -> Draft:
    """The draft with `time` and `as_of`; `sentences` are the document's, in order, with their dates.

    `spoken` tells the dates on words of saying: they say when somebody spoke, not when it happened.
    """
    at = next(i for i, (s, _) in enumerate(sentences) if s == draft.parsed.sentence)
    here = draft.parsed.sentence
    low = at if any(here.start <= a < here.end for a, _ in draft.said_at) else max(0, at - 2)
    paragraph = (dates for s, dates in sentences[low:] if s.paragraph == here.paragraph)
    said = [
        d
        for dates in paragraph
        for d in dates
        if not d.stretch and any(overlaps((d.start, d.end), s) for s in draft.said_at) and not bounds(d, draft)
    ]
    said += [d for d in sentences[at][1] if d not in said and not d.stretch and leads_to_source(d, draft)]
    own = [d for d in sentences[at][1] if d not in said and not d.stretch]
    text, of_event = draft.parsed.document.text, lexicon.measures[draft.measure].of_event
    counted = [d for d in sentences[at][1] if d not in said and not of_another(d, draft)]
    periods = [d for d in counted if not (of_event and _holds_at(text, d, lexicon))]
    chosen = min(periods, key=lambda d: _distance(d, draft), default=None)
    if chosen is None and own == [] and of_event:
        chosen = _scene(draft, sentences, at, spoken, published)
    earlier = [d for s, dates in sentences[max(0, at - 2) : at] if s.paragraph == here.paragraph for d in dates]
    own_as_of = pointed_to(draft, earlier, own, said, published, lexicon) or _as_of(
        draft, own, said, published, lexicon
    )
    if own_as_of is not None and published is not None and own_as_of[:10] > published[:10]:
        own_as_of = published  # "will send 3,000 by the end of the month": nobody has said so yet then
    out = replace(draft, as_of=_headed(sentences[:at], draft, lexicon) if own_as_of == published else own_as_of)
    if out.as_of is None and own_as_of == published:
        out = replace(out, as_of=published)
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


def _scene(
    draft: Draft,
    sentences: Sequence[tuple[Sentence, Sequence[Dated]]],
    at: int,
    spoken: Callable[[Dated], bool],
    published: str | None,
) -> Dated | None:
    here = draft.parsed.sentence.paragraph
    before = takewhile(lambda s: here - s[0].paragraph <= REACH and not s[0].heading, reversed(sentences[:at]))
    lead = (s for s in sentences if not s[0].heading)
    return next(
        (d for _, dates in chain(before, lead) for d in dates if _of_an_event(d, published) and not spoken(d)), None
    )


def _of_an_event(date: Dated, published: str | None) -> bool:
    """Whether a date of another sentence may be when it happened: it is a day or two; "in 2007" there is background.

    What lies behind the report's own date has not happened yet.
    """
    if date.stretch or (published is not None and date.interval.start[:10] > published[:10]):
        return False
    first, last = (day.fromisoformat(at[:10]) for at in (date.interval.start, date.interval.end))
    return (last - first).days <= EVENT


def _headed(before: Sequence[tuple[Sentence, Sequence[Dated]]], draft: Draft, lexicon: Lexicon) -> str | None:
    """The date that a heading gives to the list below it: "HIGHLIGHTS (as of 18:00 on 3 September)".

    So does a sentence to those behind it in its paragraph: "There were 43 million at the end of 2010. Of these ...",
    and a line of its own to all below it: "As of 13 September 2031".
    """
    text = draft.parsed.document.text
    beside = [(s, dates) for s, dates in before if s.paragraph == draft.parsed.sentence.paragraph]
    held = [d for _, dates in beside for d in dates if _holds_at(text, d, lexicon) or _ends(text, d)]
    if held and lexicon.measures[draft.measure].of_event is False:
        return held[-1].interval.end
    if text[draft.parsed.sentence.start] not in BULLETS:
        return _line_above(before, text, lexicon)
    for sentence, dates in reversed(before):
        if sentence.paragraph == draft.parsed.sentence.paragraph or text[sentence.start] in BULLETS:
            continue
        words = text[sentence.start : sentence.end].rstrip()
        if dates and words.endswith((")", ":")) and any(_holds_at(text, d, lexicon) for d in dates):
            return as_of(dates[-1].interval)
        break
    return _line_above(before, text, lexicon)


def _line_above(before: Sequence[tuple[Sentence, Sequence[Dated]]], text: str, lexicon: Lexicon) -> str | None:
    """The date of the nearest line above that says no more than when all below it held, or a heading's that does so
    behind it: "Floods – Situation Report No. 7 (as of 9 September)".
    """
    for sentence, dates in reversed(before):
        alone = not text[sentence.start : sentence.end].endswith((".", "!", "?"))
        if not (alone and len(dates) == 1 and _holds_at(text, dates[0], lexicon)):
            continue
        if dates[0].start - sentence.start <= LEAD or _set_apart(text, dates[0], sentence):
            return as_of(dates[0].interval)
    return None


def _set_apart(text: str, date: Dated, sentence: Sentence) -> bool:
    """Whether "as of" and its date end a line, behind a bracket or a dash: no clause of the line holds them."""
    before = re.search(rf"[(\[|–—,:-] ?(?:{'|'.join(AS_OF)}):? ?(?:\S+ ){{0,3}}\Z", text[sentence.start : date.start])
    return (
        before is not None
        and re.match(r"[\d:., ]*(?:hrs|hours|local time)?[)\]]?\s*\Z", text[date.end : sentence.end]) is not None
    )


def _ends(text: str, date: Dated) -> bool:
    return text[max(0, date.start - 11) : date.start].lower().endswith("end of ") or text[
        date.start : date.end
    ].startswith("the end of")


def _holds_at(text: str, date: Dated, lexicon: Lexicon) -> bool:
    """Whether words before a date say that something held then: "as of", "at the end of"."""
    before = text[max(0, date.start - 30) : date.start].lower()
    before = before[max(before.rfind(c) for c in ".;\n") + 1 :]
    return any(re.search(rf"\b{w}\b", before) for w in AS_OF)


def _as_of(draft: Draft, own: list[Dated], said: list[Dated], published: str | None, lexicon: Lexicon) -> str | None:
    text = draft.parsed.document.text
    start, end = draft.figure.start, draft.figure.end
    for date in own:
        if date.interval.precision == "day" and _holds_at(text, date, lexicon):
            return date.interval.end
        if text[end : date.start] in (" (", "("):
            return as_of(date.interval)
        if _ends(text, date):
            return date.interval.end
    if (told := _told_at(draft, own, lexicon)) is not None:
        return day_of(told, text, published, lexicon)
    if _is_old(text, start, lexicon) or _is_compared(text, start, end, lexicon):
        if any(w in text[end : end + BESIDE // 2].lower() for w in (" earlier", " before")):
            return _days_before(text[end : end + BESIDE], said, published, lexicon)
        beside = [d for d in (*own, *said) if 0 <= d.start - end <= BESIDE or 0 <= start - d.end <= BESIDE]
        dated = min(beside, key=lambda d: _distance(d, draft), default=None)
        return as_of(dated.interval) if dated is not None else None
    if (counted := _counted_at(draft, own, lexicon)) is not None:
        return as_of(counted.interval) or published
    if (given := _given_at(draft, own, said, lexicon)) is not None:
        return day_of(given, text, published, lexicon)
    if said:
        return day_of(min(said, key=lambda d: _distance(d, draft)), text, published, lexicon)
    return published


def _is_compared(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """ "52, against 38 a week earlier": an older figure beside a newer one, by the words on both sides."""
    before = text[max(0, start - 12) : start].lower().rstrip()
    return before.endswith(lexicon.aggregation.against) and back(lexicon).match(text[end : end + BESIDE]) is not None


def _days_before(behind: str, said: list[Dated], published: str | None, lexicon: Lexicon) -> str | None:
    """The day that lies "three days earlier" than the saying; None where no number of days is told."""
    told = back(lexicon).match(behind)
    base = as_of(said[0].interval) if said else published
    if told is None or base is None or len(base) < len("2031-03-12"):
        return None
    return minus(base, told, lexicon)


def _told_at(draft: Draft, own: list[Dated], lexicon: Lexicon) -> Dated | None:
    """The date of the account that the figure is from, where no verb says so.

    "23 dead, per police on Wednesday"; "at least 100 in its last report, on 19 December".
    """
    text, behind = draft.parsed.document.text, [d for d in own if d.start >= draft.figure.end]
    for date in behind:
        if text[date.end : date.end + 2] in ("'s", "’s"):
            continue  # "the toll from Tuesday's flood": the event's day
        before = text[draft.figure.end : date.start].lower().rstrip()
        words = before.removesuffix(" on").removesuffix(" of").removesuffix(" from").rstrip(" ,").split()
        if words and words[-1] in lexicon.aggregation.account and before.split()[-1:] != words[-1:]:
            return date
        source = draft.sources[-1] if draft.sources else None
        if source is not None and (source.cue or "").strip() in ("per", "according to"):
            between = text[source.end : date.start].strip(" ,").lower()
            if source.start >= draft.figure.end and date.start >= source.end and between in ("", "on"):
                return date
    return None


def _given_at(draft: Draft, own: list[Dated], said: list[Dated], lexicon: Lexicon) -> Dated | None:
    """The date at which the figure was given, in its own phrase: "the 238 it verified last June"."""
    for date in sorted((*own, *said), key=lambda d: d.start):
        between = [t for t in draft.parsed.within(draft.figure.end, date.start) if t.i > draft.figure.number.i]
        if date.start < draft.figure.end or len(between) > GIVEN or any(t.is_punct for t in between):
            continue
        before = draft.figure.first.nbor(-1) if draft.figure.first.i > 0 else None
        definite = before is not None and before.lower_ in lexicon.verbs.definite and before.dep_ != "mark"
        if definite and any(
            lemmas(t, lexicon) & lexicon.modality.account_verb and t.tag_ in ("VBN", "VBD") for t in between
        ):
            return date
    return None


def _counted_at(draft: Draft, own: list[Dated], lexicon: Lexicon) -> Dated | None:
    """The date of the act of counting that the figure completes: "In May the ministry raised its figure to 397"."""
    verb = draft.figure.number
    while verb.pos_ != "VERB" and verb.head.i != verb.i:
        verb = verb.head
    counts = lexicon.verbs.toll_verb | lexicon.verbs.counting
    if draft.relation not in ("toll", "anaphor"):
        counts = lexicon.attribute.recount | {"add"}
    if verb.tag_ != "VBD" or not lemmas(verb, lexicon) & counts:
        return None
    at = [
        d for d in own if any(t.head.i == verb.i and t.dep_ in ("prep", "npadvmod", "advmod") for t in _heads(draft, d))
    ]
    return at[0] if at else None


def _heads(draft: Draft, date: Dated) -> list[Any]:
    """The words of a date and the prepositions that they hang on."""
    inside = draft.parsed.within(date.start, date.end)
    return [*inside, *(t.head for t in inside if t.head.dep_ == "prep")]


def _is_old(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether the words before a figure say that it held before: "up from 14", "an initial toll of 5"."""
    before = text[max(0, start - 45) : start].lower()
    before = before[max(before.rfind(c) for c in ".;\n") + 1 :].replace("previous one", "")  # another event
    return any(f" {w} " in f" {before}" for w in lexicon.aggregation.old) or any(
        before.rstrip().endswith(f" {w}") for w in lexicon.aggregation.old_before
    )
