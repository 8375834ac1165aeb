"""What each shape of time expression means: its TIMEX3 value (ISO-TimeML) and its days on the calendar.

A placing function takes a match of its rule and returns where it lies, or None where the words
are not a time after all ("troops march on", "2000 soldiers").
"""

from dataclasses import replace
from datetime import date, timedelta

from tallybook.extract import calendar, periods, weekdays
from tallybook.extract.timex import (
    Context,
    Match,
    Placed,
    ahead,
    base,
    clipped,
    counted,
    done,
    has,
    is_name,
    key,
    length,
    looks_back,
    named,
    nth,
    number,
    on,
    said_year,
    sense,
    timed,
    undated,
    value,
)
from tallybook.types import Basis

NEAR = 45  # days from the document's date
FAR_MONTH = 240  # days to the start of a month ahead; writers call one further ahead "next September"
FAR = 300  # days; what would lie further ahead is the day just gone
WEEK = 7  # days
SOON = 62  # days within which a month that no word dates lies ahead


def day_of_month(match: Match, context: Context) -> Placed | None:
    """ "3 April 2024", "Tuesday, April 3rd", "the third of April"."""
    if not is_name(match, context, "month") or (match.end("day") == match.end() and counted(match, context)):
        return None
    in_month, said = int(value(match, context, "month") or 0), said_year(match, context)
    in_day = int(match["day"]) if match["day"] else nth(match, context)
    if said is not None:
        basis: Basis = "explicit" if has(match, "year") else "relative"
        return timed(on(calendar.day(date(said, in_month, in_day)), basis), match, context)
    date(2000, in_month, in_day)
    if context.anchor is None:
        return Placed()
    which = "ahead" if ahead(context, match.start(), match.end()) else "near"
    which = sense(match, context) if has(match, "deixis") else which
    days = calendar.yearly(context.anchor, lambda y: calendar.day(date(y, in_month, in_day)))
    chosen = calendar.choose(days, context.anchor, which)
    far = chosen is not None and which == "ahead" and (chosen.start - context.anchor).days > FAR
    coming = which == "near" and chosen is not None and chosen.start > context.anchor
    back = coming and (looks_back(context, match.start(), match.end()) or done(context, match.end()))
    if far or back:
        chosen = calendar.choose(days, context.anchor, "recent")
    return timed(on(chosen), match, context)


def days_of_month(match: Match, context: Context) -> Placed | None:
    """ "3-5 April", "April 3 to 5, 2024": one range."""
    if not is_name(match, context, "month") or (match.end("day2") == match.end() and counted(match, context)):
        return None
    if int(match["day"]) >= int(match["day2"]):
        return None
    last = day_of_month(match, context)
    if last is None or last.start is None:
        return last
    first, final = (date(last.start.year, last.start.month, int(match[name])) for name in ("day", "day2"))
    return replace(last, start=first, end=final, precision="range", timex=f"{first}/{final}")


def iso(match: Match, context: Context) -> Placed | None:
    """ "2025-04-03", with or without a time."""
    placed = on(calendar.day(date.fromisoformat(match["iso"])), "explicit")
    return replace(placed, timex=f"{placed.timex}T{match['hhmm']}", kind="clock") if match["hhmm"] else placed


def numeric(match: Match, context: Context) -> Placed | None:
    """ "13/04/2025"; with both parts up to 12 the order is not known, and the date stays unplaced."""
    a, b, c = int(match["a"]), int(match["b"]), int(match["c"])
    if len(match["a"]) == 4:
        return timed(on(calendar.day(date(a, b, c)), "explicit"), match, context) if len(match["c"]) == 2 else None
    if len(match["a"]) > 2 or not 1 <= min(a, b) <= 12 or max(a, b) > 31:
        return None
    if match["sep"] == ".":
        return on(calendar.day(date(c, b, a)), "explicit") if len(match["c"]) == 4 else None
    c += 0 if len(match["c"]) == 4 else 2000 if c < 50 else 1900
    if a <= 12 and b <= 12 and a != b:
        return timed(_near(context, date(c, a, b), date(c, b, a)), match, context)
    return timed(on(calendar.day(date(c, *((a, b) if b > 12 else (b, a)))), "explicit"), match, context)


def compact(match: Match, context: Context) -> Placed | None:
    """ "19980227" at the head of a wire: a day, where it is beside the document's own."""
    at = date.fromisoformat(match["iso"])
    if context.anchor is None or abs((at - context.anchor).days) > NEAR:
        return None
    return on(calendar.day(at), "explicit")


def _near(context: Context, *readings: date) -> Placed:
    """Of two readings of "03/11/2031" the one beside the document's date, where the other is far from it."""
    if context.anchor is not None:
        gaps = sorted((abs((context.anchor - at).days), at) for at in readings)
        if gaps[0][0] <= NEAR < gaps[1][0]:
            return on(calendar.day(gaps[0][1]), "explicit")
    return Placed(basis="explicit")


def month(match: Match, context: Context) -> Placed | None:
    """ "April", "early April", "last April", "April 2024", "January of this year"."""
    if not is_name(match, context, "month"):
        return None
    number_, said = int(value(match, context, "month") or 0), said_year(match, context)
    if said is not None:
        return on(calendar.month(said, number_), "explicit" if has(match, "year") else "relative")
    if context.anchor is None:
        return Placed()
    months = calendar.yearly(context.anchor, lambda y: calendar.month(y, number_))
    chosen = calendar.choose(months, context.anchor, sense(match, context))
    owned = context.text[match.end() : match.end() + 2] in ("'s", "’s") and not has(match, "deixis")
    if owned and chosen is not None and (chosen.start - context.anchor).days > FAR_MONTH:
        # "September's figures, to be released on Friday"
        chosen = calendar.choose(months, context.anchor, "recent")
    coming = calendar.choose(months, context.anchor, "next")
    if coming and not has(match, "deixis") and undated(context, match.start(), match.end()):
        chosen = coming if (coming.start - context.anchor).days < SOON else chosen
    return clipped(on(chosen), match, context)


def nth_unit(match: Match, context: Context) -> Placed | None:
    """ "the first week of September", "the last day of May 1998", "the first days of June"."""
    whole, which = month(match, context), nth(match, context)
    if whole is None or whole.start is None or whole.timex is None or not (which or has(match, "final")):
        return whole if whole is None else Placed()
    first = calendar.month(whole.start.year, whole.start.month)
    unit, basis = key(match["sub"]), whole.basis
    if unit == "days":
        return replace(whole, timex=whole.timex)
    if has(match, "final"):
        return on(
            calendar.holding(first.end - timedelta(days=0 if unit == "day" else 3), "D" if unit == "day" else "W"),
            basis,
        )
    if unit == "day":
        return on(calendar.day(first.start.replace(day=which)), basis)
    return on(calendar.holding(first.start + timedelta(weeks=which - 1), "WE" if unit == "weekend" else "W"), basis)


def weekday(match: Match, context: Context) -> Placed | None:
    """ "Tuesday", "last Tuesday", "late Tuesday", "Tuesday morning", "7 a.m. Tuesday"."""
    if not is_name(match, context, "weekday"):
        return None
    if key(context.after(match.end())) in context.sets["weekday_not_after"] and context.after(match.end()).istitle():
        return None
    if set(context.before(match.start())[-1:]) & context.sets["weekday_not_before"]:
        return None
    if not has(match, "deixis", "mod", "clock") and (general := weekdays.general(match, context)) is not None:
        return general
    if context.anchor is None:
        return Placed()
    number_, which = int(value(match, context, "weekday") or 0), sense(match, context, "ahead")
    chosen = calendar.choose(calendar.weekdays(context.anchor, number_), context.anchor, which)
    seen = context.seen if context.named_end > context.start else None  # no day of an earlier sentence
    if which == "ahead" and chosen and seen and chosen.start < seen and not has(match, "deixis"):
        later = calendar.choose(calendar.weekdays(seen, number_), seen, "ahead")
        near = seen <= context.anchor + timedelta(days=WEEK)
        chosen = later if near else chosen  # "Sunday .. by Monday morning" is the Monday behind the Sunday
    return timed(on(chosen), match, context)


def _each_year(match: Match, context: Context, rule: str) -> Placed:
    """A day that comes once a year: of the year that is said, else the one that the words point to."""
    if has(match, "year"):
        return on(calendar.holiday(int(match["year"]), rule), "explicit")
    weekend = has(match, "days")
    if context.anchor is None:
        return Placed()
    days = calendar.yearly(context.anchor, lambda y: calendar.holiday(y, rule))
    chosen, coming = (calendar.choose(days, context.anchor, s) for s in (sense(match, context), "ahead"))
    if chosen and coming and not has(match, "deixis") and (coming.start - context.anchor).days <= NEAR:
        over = (context.anchor - chosen.start).days
        leads = set(context.before(match.start())[-1:]) & context.sets["before_coming"]
        if over > FAR and (
            leads or not (looks_back(context, match.start(), match.end()) or done(context, match.end()))
        ):
            chosen = coming
    if chosen is not None and weekend:
        return on(weekdays.beside(chosen.start))
    return on(chosen)


def nth_weekday(match: Match, context: Context) -> Placed | None:
    """ "the first Sunday in August", "the third Monday of May 2030"."""
    which = nth(match, context)
    rule = f"{value(match, context, 'month')}/{value(match, context, 'weekday')}/{which}"
    if not 1 <= which <= 4:
        return None
    return _each_year(match, context, rule)


def today(match: Match, context: Context) -> Placed | None:
    """ "today", "yesterday morning", "the day after tomorrow"."""
    if match[0][0].isupper() and named(context, match.start()):
        return None
    if context.anchor is None:
        return Placed()
    offset = int(value(match, context, "today") or 0)
    return timed(on(calendar.day(context.anchor + timedelta(days=offset))), match, context)


def _stretch(context: Context, count: float | None, unit: str, back: bool) -> Placed:
    placed = Placed(timex=length(count, unit), kind="duration", precision="range")
    if context.anchor is None or count is None:
        return placed
    other = calendar.step(context.anchor, unit, -max(int(count), 1) if back else max(int(count), 1))
    return replace(placed, start=min(other, context.anchor), end=max(other, context.anchor))


def stretch(match: Match, context: Context) -> Placed | None:
    """ "the past three days": back from the document's date, or on from it."""
    unit = value(match, context, "unit") or ""
    return _stretch(context, number(match, context), unit, value(match, context, "stretch") == "back")


def unit(match: Match, context: Context) -> Placed | None:
    """ "last year", "this week", "earlier this month"; "the past week" is a stretch of seven days instead."""
    said, code, deixis = key(match["unit"]), value(match, context, "unit") or "", key(match["deixis"])
    turn = value(match, context, "deixis")
    if said.endswith("s") and said != "ts":
        return Placed(timex=length(None, code), kind="duration") if turn in ("last", "past") else None
    if has(match, "fiscal") and key(match["fiscal"]) in context.sets["budget"] and context.anchor is not None:
        return Placed(timex=f"{context.anchor.year + {'last': -1, 'past': -1, 'next': 1}.get(turn or '', 0)}")
    definite = key(context.text[match.start() : match.start("deixis")]).split()[-1:] == ["the"]
    over = bool(set(context.before(match.start())[-1:]) & context.sets["stretch_before"])
    if over and deixis in context.sets["anaphoric_only"] and context.before(match.start())[-1:] == ["in"]:
        over = False
    if turn == "past" and code == "WE":
        return weekend(match, context)
    if turn == "past" or (definite and turn in ("last", "next") and (over or code == "DE") and code != "NI"):
        return _stretch(context, 1, code, turn != "next")
    if deixis in context.sets["anaphoric"] and (definite or code in ("D", "NI")):
        counted_on = base(context, code) is not None or deixis not in ("last", "next") or code in ("D", "NI")
        if code.startswith("T") or counted_on:
            return None if code.startswith("T") else periods.anaphoric(match, context)
    if code.startswith("T") or code in ("NI", "2W"):
        return None
    if code == "D":
        return None
    if context.anchor is None:
        return Placed()
    return _since(match, context, code, {"last": -1, "this": 0, "next": 1}[str(turn)])


def _since(match: Match, context: Context, code: str, offset: int) -> Placed | None:
    at = context.anchor
    if at is None:
        return Placed()
    placed = on(calendar.holding(calendar.step(at, code, offset) if offset else at, code))
    mod = value(match, context, "mod")
    if offset == 0 and mod == "earlier":
        return replace(placed, end=at, precision="range")
    if offset == 0 and mod == "later":
        return replace(placed, start=at, precision="range")
    return clipped(placed, match, context) if offset == 0 and code != "WE" and not has(match, "edge") else placed


def unit_the(match: Match, context: Context) -> Placed | None:
    """ "later in the year", "the end of the month"."""
    code = value(match, context, "unit") or ""
    plural = match["unit"].lower().endswith("s")
    if code == "D" and has(match, "mod") and not plural:
        at = context.seen or context.anchor
        return Placed(kind="vague") if at is None else Placed(timex=at.isoformat(), kind="vague")
    return None if plural or code.startswith("T") or code in ("D", "NI", "2W") else _since(match, context, code, 0)


def weekend(match: Match, context: Context) -> Placed | None:
    """ "the weekend": the latest begun."""
    if context.anchor is None:
        return Placed()
    if context.before(match.start())[-1:] == ["per"]:
        return None
    weeks = [calendar.weekend(context.anchor + timedelta(weeks=n)) for n in (-1, 0, 1)]
    return on(calendar.choose(weeks, context.anchor, sense(match, context)))


def week_of(match: Match, context: Context) -> Placed | None:
    """ "the week of March 2": the one that holds the day."""
    day = day_of_month(match, context)
    if day is None or day.start is None:
        return day
    return on(calendar.holding(day.start, "W"), day.basis)


def from_then(match: Match, context: Context) -> Placed | None:
    """ "a week from Monday", "two days from tomorrow": so far on from a day ahead."""
    unit, count = value(match, context, "unit") or "", number(match, context)
    if count is None or count % 1 or unit.startswith("T"):
        return None
    if context.anchor is None:
        return Placed()
    at = context.anchor + timedelta(days=1)
    if has(match, "weekday"):
        days = calendar.weekdays(context.anchor, int(value(match, context, "weekday") or 0))
        chosen = calendar.choose(days, context.anchor, "next")
        at = chosen.start if chosen is not None else at
    moved = calendar.step(at, unit, int(count))
    return on(calendar.day(moved) if unit in ("D", "W", "2W") else calendar.holding(moved, unit))


def latest(match: Match, context: Context) -> Placed | None:
    """ "the latest quarter": the one that is over."""
    if context.anchor is None:
        return Placed()
    code = str(context.words.maps["unit"][key(match["sub"])])
    return on(calendar.holding(calendar.step(context.anchor, code, -1), code))


def season(match: Match, context: Context) -> Placed | None:
    """ "last summer", "winter 2023", "the spring of 2024"."""
    following, raw = context.after(match.end()), match["season"]
    if not is_name(match, context, "season") or (raw[0].isupper() and following[:1].isupper()):
        return None
    bare = not context.text[match.start() : match.start("season")].strip() and not has(match, "year", "deixis2")
    if bare and not set(context.before(match.start())[-1:]) & context.sets["before"]:
        return None
    code, said = value(match, context, "season") or "", said_year(match, context)
    if said is not None:
        return on(calendar.season(said, code), "explicit" if has(match, "year") else "relative")
    if context.anchor is None:
        return Placed()
    seasons = calendar.yearly(context.anchor, lambda y: calendar.season(y, code))
    return on(calendar.choose(seasons, context.anchor, sense(match, context)))


def holiday(match: Match, context: Context) -> Placed | None:
    """ "Christmas Eve", "Easter 2024", "last Thanksgiving"."""
    rule = value(match, context, "holiday") or ""
    following = context.after(match.end())
    if not has(match, "deixis", "year") and match[0][:1].isupper() and not match[0].isupper() and " " not in match[0]:
        before = context.text[context.start : match.start()].split()[-1:]
        loose = context.sets["before"] | context.sets["loose_after"]
        name = not has(match, "days") and before and before[0].istitle() and key(before[0]) not in loose
        if name or (following[:1].isupper() and not following.isupper()):
            return None
    return _each_year(match, context, rule)
