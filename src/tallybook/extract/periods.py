"""What durations, sets and references mean, as TIMEX3 (ISO-TimeML) values and days."""

from dataclasses import replace

from tallybook.extract import calendar
from tallybook.extract.timex import (
    Context,
    Match,
    Placed,
    base,
    has,
    is_name,
    is_part_of_year,
    key,
    length,
    number,
    on,
    value,
)


def ago(match: Match, context: Context) -> Placed | None:
    """ "three days ago": the unit that lies so far back; "years ago" only that it is past."""
    unit = value(match, context, "unit") or ""
    direction = int(value(match, context, "ago") or 0)
    count = number(match, context) if has(match, "num") else None
    if has(match, "more") and count is not None:
        count += 0.5
    if not has(match, "num") and not match["unit"].lower().endswith("s"):
        return None
    if count is None:
        return Placed(timex="PAST_REF" if direction < 0 else "FUTURE_REF")
    if context.anchor is None:
        return Placed()
    whole = int(count)
    part = context.named[-1] if context.named else None
    if unit == "Y" and count == 1 and direction < 0 and part is not None and is_part_of_year(part):
        return _same_part(context, -1)
    if count != whole and (months := {"Y": 12, "DE": 120, "CE": 1200}.get(unit)):
        back = calendar.step(context.anchor, "M", direction * round(count * months))
        return on(calendar.holding(back, "M" if unit == "Y" else "Y"))
    if (unit == "TH" and whole < 24) or unit in ("TM", "TS"):
        return on(calendar.day(context.anchor))
    at = calendar.step(context.anchor, unit, direction * max(whole, 1))
    return on(calendar.holding(at, "Y" if unit in ("DE", "CE") else unit))


def shift(match: Match, context: Context) -> Placed | None:
    """ "two days later": counted from the day that was named last, else only a length; "a year earlier"."""
    unit, count = value(match, context, "unit") or "", number(match, context)
    direction = int(value(match, context, "shift") or 0)
    if count is None or count % 1 or unit.startswith("T"):
        return Placed(timex=length(count, unit), kind="duration")
    moved = _moved(context, unit, direction * int(count))
    return Placed(timex=length(count, unit), kind="duration") if moved.timex is None else moved


def _moved(context: Context, unit: str, count: int) -> Placed:
    """So many units on from the day that was named last.

    Without one, a year or a month before is counted from the document's date: its value is TIMEX3's
    usual reading, but no place on the calendar is claimed for it.
    """
    code = "Y" if unit in ("DE", "CE") else unit
    if unit == "Y" and (other := _same_part(context, count)) is not None:
        return other
    at = base(context, code)
    if at is not None:
        return replace(on(calendar.holding(calendar.step(at, unit, count) if count else at, code)), kind="vague")
    if count < 0 and unit in ("Y", "M", "Q", "DE") and context.anchor is not None:
        return Placed(timex=calendar.holding(calendar.step(context.anchor, unit, count), code).timex, kind="vague")
    return Placed(kind="vague")


def _same_part(context: Context, count: int) -> Placed | None:
    """The same quarter, half or month of another year, where one was named last: "June sales, up on a year earlier"."""
    last = context.named[-1] if context.named else None
    if last is None or last.start is None or last.timex is None or last.kind != "date":
        return None
    if is_part_of_year(last):
        year, number = last.start.year + count, int(last.timex[6])
        return replace(on((calendar.quarter if last.timex[5] == "Q" else calendar.half)(year, number)), kind="vague")
    alone = len(context.named) < 2 or context.named[-2].precision != "month"
    if count == -1 and last.precision == "month" and alone:
        return replace(on(calendar.month(last.start.year - 1, last.start.month)), kind="vague")
    return None


def year_ago(match: Match, context: Context) -> Placed | None:
    """ "the year-earlier period", "year-ago sales"."""
    return _moved(context, value(match, context, "unit") or "", -1)


def bare_shift(match: Match, context: Context) -> Placed | None:
    """ "days later", "hours after the blast": a length that nobody counted."""
    if not match["unit"].lower().endswith("s"):
        return None
    return Placed(timex=length(None, value(match, context, "unit") or ""), kind="duration")


def long(match: Match, context: Context) -> Placed | None:
    """ "decade-long", "weeks-long", "centuries-old", "yearlong"."""
    if has(match, "long"):
        return Placed(timex=value(match, context, "long"), kind="duration")
    many = match["unit"].lower().endswith("s")
    return Placed(timex=length(None if many else 1.0, value(match, context, "unit") or ""), kind="duration")


def duration(match: Match, context: Context) -> Placed | None:
    """ "more than three years", "24-hour", "half an hour"; "a second" and "a quarter" count something else."""
    unit, said = value(match, context, "unit") or "", key(match["num"])
    many = match["unit"].lower().endswith("s")
    quantified = said in context.words.maps["quantifier"]
    if unit in ("TS", "Q", "WE", "NI") and not many and quantified:
        return None
    if quantified and not many and context.words.maps["quantifier"][said] == "X":
        return None
    if said in ("a", "an") and (many or context.text[match.end() : match.end() + 1] == "-" or has(match, "old")):
        return None  # "a weeks-long siege", "a month-old war"
    before = context.before(match.start())[-1:]
    if said.endswith("many") and before and before[0] in context.sets["many_before"]:
        return None
    lone = not before or before[0] in context.sets["one_day_before"]
    if key(match[0]) == "one day" and (lone or key(context.after(match.end())) in context.sets["one_day_after"]):
        return None
    if said in ("a", "an") and set(context.before(match.start())[-1:]) & context.sets["speed"]:
        return None
    if unit == "Q" and context.after(match.end()).lower() == "of":
        return None
    if said.isdigit() and len(said) == 4 and 1900 <= int(said) <= 2100:
        return None
    count = number(match, context)
    if has(match, "more") and count is not None:
        count += 0.5  # "a year and a half"
    return Placed(timex=length(count, unit), kind="duration")


def bare(match: Match, context: Context) -> Placed | None:
    """ "for years": a length that nobody counted."""
    before = context.before(match.start())
    if not before or before[-1] not in context.sets["bare_before"]:
        return None
    if before[-1] in context.sets["range_and"] and not set(before[-2:-1]) & context.words.maps["unit"].keys():
        return None  # "agendas and minutes"
    if before[-1] == "many" and set(before[-2:-1]) & context.sets["many_before"]:
        return None
    return Placed(timex=length(None, str(context.words.maps["unit"][key(match["bare"])])), kind="duration")


def every(match: Match, context: Context) -> Placed | None:
    """ "every week", "each Tuesday", "every two years"."""
    if has(match, "unit"):
        count = number(match, context) if has(match, "num") else 1.0
        other = 2 if key(match["every"]).endswith("other") and count else 1
        if match["unit"].lower().endswith("s") and not has(match, "num"):
            return None
        return Placed(timex=length(count * other if count else None, value(match, context, "unit") or ""), kind="set")
    if has(match, "weekday"):
        return Placed(timex=f"XXXX-WXX-{value(match, context, 'weekday')}", kind="set")
    if has(match, "month"):
        return Placed(timex=f"XXXX-{int(value(match, context, 'month') or 0):02d}", kind="set")
    return Placed(timex=f"XXXX-{value(match, context, 'season')}", kind="set")


def weekends(match: Match, context: Context) -> Placed | None:
    """ "on weekends", "weekdays": one that recurs; "two weekends" is a length."""
    return Placed(timex="XXXX-WXX-WE" if key(match["sets"]) == "weekends" else "XXXX-WXX", kind="set")


def whole(match: Match, context: Context) -> Placed | None:
    """ "all day", "all winter": one such unit from its beginning to its end."""
    said = key(match["unit"])
    code = value(match, context, "unit")
    if code is None:
        return Placed(timex=f"P1{context.words.maps['season'][said]}", kind="duration")
    return Placed(timex=length(1.0, code), kind="duration")


def ago_this(match: Match, context: Context) -> Placed | None:
    """ "two years ago this month": the same month of another year."""
    count = number(match, context)
    if count is None or count % 1:
        return None
    if context.anchor is None:
        return Placed()
    code = str(context.words.maps["unit"][key(match["sub"])])
    turn = {"last": -1, "next": 1}.get(key(match[0]).split()[-2], 0)
    at = calendar.step(context.anchor, code, turn) if turn else context.anchor
    return on(calendar.holding(calendar.step(at, "Y", -int(count)), code))


def every_part(match: Match, context: Context) -> Placed | None:
    """ "every morning"."""
    return Placed(timex=f"XXXX-XX-XXT{value(match, context, 'part')}", kind="set")


def recurring(match: Match, context: Context) -> Placed | None:
    """ "daily", "annual", "Tuesdays"; not the first word of a name ("Daily Mirror")."""
    if match[0][0].isupper() and context.after(match.end())[:1].isupper():
        return None
    if weekday := value(match, context, "weekdays"):
        return Placed(timex=f"XXXX-WXX-{weekday}", kind="set")
    return Placed(timex=value(match, context, "set"), kind="set")


def referred(match: Match, context: Context) -> Placed | None:
    """ "now", "recently", "soon"; "recent", "current" and "future" only before what they are said of."""
    following = context.after(match.end())
    if key(match["ref"]) in context.sets["said_of"] and (
        not following[:1].islower() or following in context.sets["ref_not_after"]
    ):
        return None
    word, before = key(match["ref"]), context.before(match.start())[-1:]
    if word == "once" and not _long_ago(before, key(following), context):
        return None
    if word == "now" and before and before[0] in context.sets["now_before"]:
        return None
    if (word == "now" and following == "that") or (word == "soon" and ("as" in (*before, following))):
        return None
    return Placed(timex=value(match, context, "ref"), kind="vague")


def _long_ago(before: list[str], following: str, context: Context) -> bool:
    """Whether "once" is long ago: "was once a mill"; not "once again", "once they left"."""
    return bool(before) and before[0] in context.sets["once_before"] and following not in context.sets["once_not_after"]


def drift(match: Match, context: Context) -> Placed | None:
    """ "recent weeks", "the coming months": a length that nobody counted, on one side of the document's date."""
    if not match["unit"].lower().endswith("s"):
        return None
    ahead = value(match, context, "drift") == "future"
    return Placed(timex="FUTURE_REF" if ahead else "PAST_REF", kind="vague")


def units_ahead(match: Match, context: Context) -> Placed | None:
    """ "the weeks ahead", "the days after the blast"."""
    if key(match["side"]) in ("ahead", "to come"):
        return Placed(timex="FUTURE_REF", kind="vague")
    return Placed(timex=length(None, str(context.words.maps["unit"][key(match["bare"])])), kind="duration")


def that(match: Match, context: Context) -> Placed | None:
    """ "the same day", "the day before": placed only where the caller gives the day they count from."""
    if not has(match, "that"):
        _, word, side = key(match["beside"]).split()
        behind = context.after(match.end())
        if word not in ("day", "night") and side == "after" and behind and key(behind) not in context.sets["range_and"]:
            return None  # "the week after the vote"
        if context.before(match.start())[-1:] == ["to"]:  # "two years to the day after"
            return None
        if (same := _same_day(match, context)) is not None:
            return same
        unit = str(context.words.maps["unit"][word])
        moved = _moved(context, "D" if unit == "NI" else unit, -1 if side == "before" else 1)
        return replace(moved, timex=f"{moved.timex}TNI") if unit == "NI" and moved.timex else moved
    code, said = value(match, context, "unit"), key(match["that"])
    if code and (code.startswith("T") or match["unit"].lower().endswith("s")):
        return None
    if has(match, "weekday"):
        return _weekday_of(match, context)
    offset = context.words.maps["deixis"].get(said.rsplit(" ", 1)[-1])
    move = {"last": -1, "next": 1}.get(str(offset), 0)
    day_part = value(match, context, "part") or ("NI" if code == "NI" else None)
    if day_part:
        moved = _moved(context, "D", move)
        return replace(moved, timex=f"{moved.timex}T{day_part}") if moved.timex else moved
    return _moved(context, code, move) if code in ("D", "W", "M", "Q", "Y") else Placed(kind="vague")


def _same_day(match: Match, context: Context) -> Placed | None:
    """ "on Tuesday, the day after the vote": the Tuesday itself."""
    behind = context.after(match.end())
    if not behind or key(behind) in context.sets["range_and"] or not context.named:
        return None
    before, last = context.text[: match.start()].rstrip(), context.named[-1]
    if before[-1:] != "," or last.precision != "day" or context.named_end != len(before) - 1:
        return None
    return replace(last, kind="vague")


def _weekday_of(match: Match, context: Context) -> Placed | None:
    """ "that Monday", "the following Tuesday": beside the day that was named last."""
    if not is_name(match, context, "weekday"):
        return None
    at = base(context, "D")
    if at is None:
        return Placed(kind="vague")
    offset = str(context.words.maps["deixis"].get(key(match["that"]).rsplit(" ", 1)[-1]))
    days = calendar.weekdays(at, int(value(match, context, "weekday") or 0))
    chosen = calendar.choose(days, at, {"last": "last", "next": "next"}.get(offset, "ahead"))
    return replace(on(chosen), kind="vague")


def anaphoric(match: Match, context: Context) -> Placed | None:
    """ "the previous year", "the following day": counted from what was named last."""
    code = value(match, context, "unit") or ""
    back = value(match, context, "deixis") in ("last", "past")
    return _moved(context, "D" if code == "NI" else code, -1 if back else 1)
