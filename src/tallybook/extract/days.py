"""The days that words beside a figure name: of its saying, of an older figure, days before or after another day."""

import re
from dataclasses import dataclass
from datetime import date as day
from datetime import timedelta
from functools import lru_cache

from tallybook.extract.draft import Draft
from tallybook.extract.verbs import lemmas
from tallybook.lexicon import Lexicon
from tallybook.types import Interval

STRETCH = (" since", " until", " till")
_BESIDE_NUMBER = re.compile(
    r"\b(?:from|against|than|compared (?:with|to)) (?:the |some |about )?(?P<n>[\d,.]*\d)(?: on| in|,)? $"
)
TO_THE_DAY = 11  # code points of " to the day" behind a date
BESIDE = 40  # code points between an old figure and its date: "up from 14 a day earlier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A time expression of a sentence: its span in the document's text and its place on the calendar.

    `stretch`: it is a length of time ("the last five months"), which is a figure's period, never the date of a saying.
    """

    start: int
    end: int
    interval: Interval
    stretch: bool = False


def as_of(interval: Interval) -> str | None:
    """The date, or the year-month, of a saying; None where the words fix neither."""
    if interval.precision == "day" and interval.start == interval.end:
        return interval.start
    if interval.precision == "month":
        return interval.start[:7]
    return None


def day_of(date: Dated, text: str, published: str | None, lexicon: Lexicon) -> str | None:
    """The day or the month of a date, or the day of "two weeks ago"; None where it fixes neither."""
    return as_of(date.interval) or _ago(text[date.start : date.end + TO_THE_DAY], published, lexicon)


def _ago(words: str, published: str | None, lexicon: Lexicon) -> str | None:
    """The day of "two weeks ago", counted from the date of publication."""
    told = back(lexicon).match(" " + words)
    if told is not None and published is not None:
        return minus(published, told, lexicon)
    year = re.match(r"(?i)(?:exactly )?(?:a|one) year ago(?P<day> to the day)?", words)
    if year is None or published is None or not (year["day"] or words[:1].lower() == "e"):
        return None
    return f"{int(published[:4]) - 1}{published[4:10]}"


def minus(base: str, told: "re.Match[str]", lexicon: Lexicon) -> str:
    """The day that lies as many days before `base` as the match of `back` says."""
    number = told["n"].lower()
    many = 1 if number in ("a", "an") else int(lexicon.quantify.number.get(number, 0) or number)
    return (
        day.fromisoformat(base[:10]) - timedelta(days=many * lexicon.aggregation.days[told["unit"].lower()])
    ).isoformat()


@lru_cache(maxsize=4)
def back(lexicon: Lexicon) -> "re.Pattern[str]":
    """ "three days earlier", "a week before", "two weeks ago": `n` units of time."""
    numbers = "|".join(sorted((w for w in lexicon.quantify.number if w.isalpha()), key=len, reverse=True))
    units = "|".join(sorted(lexicon.aggregation.days, key=len, reverse=True))
    return re.compile(
        rf"(?i)[ ,]+(?:given |announced |reported )?(?P<n>an?|\d{{1,2}}|{numbers}) (?P<unit>{units})"
        r" (?:earlier|before|ago)\b"
    )


def leads_to_source(date: Dated, draft: Draft) -> bool:
    """Whether a date stands right before who says it: "as late as February a spokesman said", "on Friday it had 64"."""
    text = draft.parsed.document.text
    return any(date.end < s.start and text[date.end : s.start].isspace() for s in draft.sources)


def pointed_to(
    draft: Draft, earlier: list[Dated], own: list[Dated], said: list[Dated], published: str | None, lexicon: Lexicon
) -> str | None:
    """The day or month that words point back to: "at that time", "that same month"; "in April, when it admitted 63";
    "said on Sunday, two days after the ministry put its dead at 63". None where no such words stand beside the figure.
    """
    text, figure = draft.parsed.document.text, draft.figure
    clause = text[draft.parsed.sentence.start : draft.parsed.sentence.end]
    at = figure.start - draft.parsed.sentence.start
    dates = sorted((*earlier, *own, *said), key=lambda d: d.start)
    for back in _points(lexicon).finditer(clause):
        if not any(c in clause[min(at, back.start()) : max(at, back.end())] for c in ";:"):
            before = [d for d in dates if d.end <= draft.parsed.sentence.start + back.start() and as_of(d.interval)]
            if before:
                return as_of(before[-1].interval)
    for date in dates:
        behind = text[date.end : figure.start]
        if behind.startswith(", when ") and not re.search(r"[,;:]", behind[1:]):
            return as_of(date.interval)
    days = _days_after(lexicon).search(clause[:at])
    base = [d for d in (*own, *said) if d.end <= draft.parsed.sentence.start + (days.start() if days else 0)]
    if days is None or not base or re.search(r"[,;:]", clause[days.end() : at]):
        return None
    spoken = lexicon.attribute.say | lexicon.attribute.recount
    after = draft.parsed.within(draft.parsed.sentence.start + days.end(), figure.start)
    day = as_of(base[-1].interval)
    if day is None or len(day) < len("2031-03-12") or not any(lemmas(t, lexicon) & spoken for t in after):
        return None
    return minus(day, days, lexicon)


@lru_cache(maxsize=4)
def _points(lexicon: Lexicon) -> "re.Pattern[str]":
    """ "At that time", "that same month", "(same day, same report)"."""
    units = "|".join(sorted(lexicon.aggregation.pointed, key=len, reverse=True))
    return re.compile(rf"(?i)\b(?:(?:at|by|on|in) )?that (?:same )?(?:{units})\b|\(same (?:{units})\b")


@lru_cache(maxsize=4)
def _days_after(lexicon: Lexicon) -> "re.Pattern[str]":
    numbers = "|".join(sorted((w for w in lexicon.quantify.number if w.isalpha()), key=len, reverse=True))
    units = "|".join(sorted(lexicon.aggregation.days, key=len, reverse=True))
    return re.compile(rf"(?i), (?P<n>an?|\d{{1,2}}|{numbers}) (?P<unit>{units}) after ")


def bounds(date: Dated, draft: Draft) -> bool:
    """Whether a date is no saying's: another figure's ("down from 6,300 on Friday") or a bound ("since Tuesday")."""
    before = draft.parsed.document.text[max(0, date.start - BESIDE) : date.start]
    return before.lower().rstrip().endswith(STRETCH) or of_another(date, draft)


def of_another(date: Dated, draft: Draft) -> bool:
    """Whether a date stands behind another, older figure: "down from 6,300 on Friday"."""
    before = draft.parsed.document.text[max(0, date.start - BESIDE) : date.start]
    other = _BESIDE_NUMBER.search(before)
    return other is not None and not draft.number[0] <= date.start - len(before) + other.start("n") < draft.number[1]
