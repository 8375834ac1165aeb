"""What parts of the day and clock times mean, as TIMEX3 (ISO-TimeML) values and days."""

from dataclasses import replace
from datetime import timedelta

from tallybook.extract import calendar, placing
from tallybook.extract.timex import (
    HALF_DAY,
    Context,
    Match,
    Placed,
    clock_time,
    has,
    key,
    on,
    timed,
    value,
)

EVENING = 6  # o'clock; "at night" a smaller hour is of the morning


def night(match: Match, context: Context) -> Placed | None:
    """ "tonight", "last night", and "overnight": from the day before to the day itself."""
    if context.anchor is None:
        return Placed()
    at = context.anchor + timedelta(days=int(value(match, context, "night") or 0))
    placed = replace(on(calendar.day(at)), timex=f"{at}TNI")
    if key(match["night"]) == "overnight":
        return replace(placed, end=context.anchor, precision="range")
    return placed


def part(match: Match, context: Context) -> Placed | None:
    """ "this morning"."""
    return Placed() if context.anchor is None else timed(on(calendar.day(context.anchor)), match, context)


def day_part(match: Match, context: Context) -> Placed | None:
    """ "at dawn", "in the early morning": of the day last named in the same stretch, else of the document's."""
    following = key(context.after(match.end()))
    if following and following not in context.sets["loose_after"]:
        return None
    definite = context.text[match.start() : match.start("part")].strip()
    if not definite and not set(context.before(match.start())[-1:]) & context.sets["part_before"]:
        return None
    if definite == "the" and not set(context.before(match.start())[-1:]) & context.sets["night_before"]:
        return None
    at = context.seen or context.anchor
    return Placed(kind="vague") if at is None else Placed(timex=f"{at}T{value(match, context, 'part')}", kind="vague")


def clock(match: Match, context: Context) -> Placed | None:
    """ "10:15 GMT": on the day last named in the same stretch, else the document's; only the former is an interval."""
    said = clock_time(match, context)
    at = context.seen or context.anchor
    if said is None or at is None:
        return None if said is None else Placed(kind="clock")
    timex = f"{at}T{said}"
    return (
        replace(on(calendar.day(at)), timex=timex, kind="clock") if context.seen else Placed(timex=timex, kind="clock")
    )


def clock_part(match: Match, context: Context) -> Placed | None:
    """ "10 o'clock in the morning", "8 tonight", "3 in the morning", "seven this evening"."""
    said = clock_time(match, context) if has(match, "clock") else None
    if said is None:
        if has(match, "clock") or not set(context.before(match.start())[-1:]) & context.sets["part_before"]:
            return None
        hour = int(match["hour"]) if match["hour"].isdigit() else int(context.words.maps["number"][key(match["hour"])])
        said = f"{hour:02d}:{int(match['minute'] or 0):02d}"
    hour, part_said = int(said[:2]), match["part"] or "night"
    late = part_said in ("afternoon", "evening") or (part_said == "night" and hour >= EVENING)
    hour += HALF_DAY if late and hour < HALF_DAY else 0
    at = context.anchor if match[0].lower().endswith("tonight") or has(match, "half") else None
    at = at if at is not None and key(match["half"] or "this") == "this" else context.seen or context.anchor
    if at is None or hour >= 2 * HALF_DAY:
        return None if hour >= 2 * HALF_DAY else Placed(kind="clock")
    return replace(on(calendar.day(at)), timex=f"{at}T{hour:02d}:{said[3:]}", kind="clock")


def part_of(match: Match, context: Context) -> Placed | None:
    """ "the night of Aug. 12", "the morning of Monday"."""
    if has(match, "month"):
        return placing.day_of_month(match, context)
    return placing.weekday(match, context)
