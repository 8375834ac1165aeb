"""Stretches of the calendar with their TIMEX3 values (ISO-TimeML), and how to step from one to another.

Everything here may raise ValueError or OverflowError where the calendar ends; the caller catches both.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from tallybook.types import Precision

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # meteorological, northern


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From `start` to `end`, inclusive, with the value that TIMEX3 gives it."""

    start: date
    end: date
    precision: Precision
    timex: str


def day(at: date) -> Period:
    """One day: 2025-09-02."""
    return Period(start=at, end=at, precision="day", timex=at.isoformat())


def week(at: date) -> Period:
    """The week from Monday to Sunday that holds the day: 2025-W36."""
    first = at - timedelta(days=at.weekday())
    number = at.isocalendar()
    return Period(
        start=first,
        end=first + timedelta(days=6),
        precision="range",
        timex=f"{number.year:04d}-W{number.week:02d}",
    )


def weekend(at: date) -> Period:
    """Saturday and Sunday of the day's week: 2025-W36-WE."""
    whole = week(at)
    return Period(start=whole.start + timedelta(days=5), end=whole.end, precision="range", timex=f"{whole.timex}-WE")


def _months(year_: int, month_: int, count: int, precision: Precision, timex: str) -> Period:
    first = date(year_, month_, 1)
    return Period(
        start=first, end=first + relativedelta(months=count) - timedelta(days=1), precision=precision, timex=timex
    )


def month(year_: int, month_: int) -> Period:
    """One month: 2025-09."""
    return _months(year_, month_, 1, "month", f"{year_:04d}-{month_:02d}")


def quarter(year_: int, number: int) -> Period:
    """A quarter of a year: 2025-Q3."""
    return _months(year_, 3 * number - 2, 3, "range", f"{year_:04d}-Q{number}")


def half(year_: int, number: int) -> Period:
    """A half of a year: 2025-H1."""
    return _months(year_, 6 * number - 5, 6, "range", f"{year_:04d}-H{number}")


def season(year_: int, code: str) -> Period:
    """A season by its code: 2025-SU. Winter runs on into the next year."""
    return _months(year_, SEASON_STARTS[code], 3, "range", f"{year_:04d}-{code}")


def year(year_: int) -> Period:
    """A calendar year: 2025."""
    return Period(start=date(year_, 1, 1), end=date(year_, 12, 31), precision="year", timex=f"{year_:04d}")


def decade(year_: int) -> Period:
    """The ten years that hold the year: 199 for the 1990s."""
    first = year_ - year_ % 10
    return Period(start=date(first, 1, 1), end=date(first + 9, 12, 31), precision="range", timex=f"{first // 10:03d}")


def century(number: int) -> Period:
    """The n-th century, as the hundred years of its TIMEX3 value: 19 for the 20th."""
    first = max(100 * (number - 1), 1)
    return Period(
        start=date(first, 1, 1),
        end=date(100 * (number - 1) + 99, 12, 31),
        precision="range",
        timex=f"{number - 1:02d}",
    )


def holiday(year_: int, rule: str) -> Period:
    """The day of a rule of the lexicon: `12-25`, `11/4/4` (fourth Thursday of November; -1: the last), `easter-2`."""
    if rule.startswith("easter"):
        return day(easter(year_) + timedelta(days=int(rule.removeprefix("easter"))))
    if "/" in rule:
        in_month, weekday, count = (int(part) for part in rule.split("/"))
        if count < 0:
            end = month(year_, in_month).end
            return day(end - timedelta(days=(end.isoweekday() - weekday) % 7))
        first = date(year_, in_month, 1)
        return day(first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1)))
    in_month, in_day = (int(part) for part in rule.split("-"))
    return day(date(year_, in_month, in_day))


def step(at: date, unit: str, count: int) -> date:
    """The day `count` units on from the day (back, where negative); hours count as the days they touch."""
    if unit.startswith("T"):
        per_day = {"TH": 24, "TM": 1440, "TS": 86400}[unit]
        days = -(-abs(count) // per_day)
        return at + timedelta(days=days if count > 0 else -days)
    if unit in ("D", "NI"):
        return at + timedelta(days=count)
    if unit in ("W", "WE", "2W"):
        return at + timedelta(weeks=count * (2 if unit == "2W" else 1))
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit]
    return at + relativedelta(months=months * count)


def holding(at: date, unit: str) -> Period:
    """The calendar unit that holds the day."""
    if unit in ("W", "2W"):
        return week(at)
    if unit == "WE":
        return weekend(at)
    if unit == "M":
        return month(at.year, at.month)
    if unit == "Q":
        return quarter(at.year, (at.month + 2) // 3)
    if unit == "Y":
        return year(at.year)
    if unit == "DE":
        return decade(at.year)
    if unit == "CE":
        return century(at.year // 100 + 1)
    return day(at)


def yearly(at: date, make: Callable[[int], Period]) -> list[Period]:
    """What recurs every year, for the years around the day."""
    found = []
    for number in range(at.year - 2, at.year + 3):
        try:
            found.append(make(number))
        except (ValueError, OverflowError):
            continue
    return found


def weekdays(at: date, weekday: int) -> list[Period]:
    """The same weekday in the weeks around the day."""
    first = at + timedelta(days=weekday - at.isoweekday())
    return [day(first + timedelta(weeks=count)) for count in (-2, -1, 0, 1, 2)]


def choose(periods: Iterable[Period], at: date, sense: str) -> Period | None:
    """Which of the recurring periods is meant.

    `recent`: the latest begun; `last`: the latest that is over; `ahead`: the first not over; `next`: the
    first not begun; `near`: that of the same year, unless it lies more than half a year ahead.
    """
    ordered = sorted(periods, key=lambda p: p.start)
    if sense == "recent":
        return next((p for p in reversed(ordered) if p.start <= at), None)
    if sense == "last":
        return next((p for p in reversed(ordered) if p.end < at), None)
    if sense == "ahead":
        return next((p for p in ordered if p.end >= at), None)
    if sense == "next":
        return next((p for p in ordered if p.start > at), None)
    return next((p for p in reversed(ordered) if p.start <= at + timedelta(days=183)), None)
