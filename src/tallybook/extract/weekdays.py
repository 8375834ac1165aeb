"""What weekdays mean that are told by their week, and days told by less than a date, as TIMEX3 (ISO-TimeML) values."""

from dataclasses import replace
from datetime import date, timedelta

from tallybook.extract import calendar
from tallybook.extract.timex import Context, Match, Placed, has, is_name, key, nth, number, on, timed, value

WEEK = 7  # days


def of_week(match: Match, context: Context) -> Placed | None:
    """ "Tuesday of last week", "Friday morning this week"."""
    turn = {"last": -1, "past": -1, "this": 0, "next": 1}.get(value(match, context, "deixis") or "")
    if not is_name(match, context, "weekday") or turn is None:
        return None
    if context.anchor is None:
        return Placed()
    first = calendar.week(context.anchor + timedelta(days=WEEK * turn)).start
    return timed(on(calendar.day(first + timedelta(days=_number(match, context) - 1))), match, context)


def ago(match: Match, context: Context) -> Placed | None:
    """ "a week ago Friday": so many weeks before the Friday just gone."""
    count = number(match, context)
    if count is None or count % 1 or not is_name(match, context, "weekday"):
        return None
    if context.anchor is None:
        return Placed()
    last = calendar.choose(calendar.weekdays(context.anchor, _number(match, context)), context.anchor, "recent")
    return None if last is None else timed(on(calendar.day(last.start - timedelta(weeks=int(count)))), match, context)


def parts(match: Match, context: Context) -> Placed | None:
    """ "on Saturday nights": one that recurs."""
    part = context.words.maps["part"][key(match["parts"]).removesuffix("s")]
    return Placed(timex=f"XXXX-WXX-{_number(match, context)}T{part}", kind="set")


def general(match: Match, context: Context) -> Placed | None:
    """ "on a Friday", "on a Saturday morning in May": any of them; not "a Friday deadline". None where it is one."""
    if not _stands(match, context, "any_of"):
        return None
    part = value(match, context, "part")
    return Placed(timex=f"XXXX-WXX-{_number(match, context)}{f'T{part}' if part else ''}", kind="set")


def nth_day(match: Match, context: Context) -> Placed | None:
    """ "on the 14th": of the month last named, else the latest; not "the 14th floor"."""
    if not _stands(match, context, "nth_day_before"):
        return None
    at = next((p.start for p in reversed(context.named) if p.precision in ("day", "month")), None) or context.anchor
    if at is None:
        return None
    named = at.replace(day=nth(match, context))
    return replace(on(calendar.day(named)), kind="vague")


def years_past(match: Match, context: Context) -> Placed | None:
    """ "in years past"."""
    return Placed(timex="PAST_REF", kind="vague") if has(match, "past") else None


def beside(holiday: date) -> calendar.Period:
    """The weekend that a holiday makes longer: the one before a Monday, else of its own week."""
    return calendar.weekend(holiday - timedelta(days=WEEK) if holiday.isoweekday() == 1 else holiday)


def _stands(match: Match, context: Context, behind: str) -> bool:
    """Whether it stands behind a word of the set, and describes no noun: "on a Friday", not "on a Friday deadline"."""
    before, following = context.before(match.start())[-1:], context.after(match.end())
    loose = not following or key(following) in context.sets["loose_after"]
    return loose and bool(before) and before[0] in context.sets[behind]


def _number(match: Match, context: Context) -> int:
    return int(value(match, context, "weekday") or 0)
