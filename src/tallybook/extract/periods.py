"""What years, quarters, decades, durations, sets and references mean, as TIMEX3 (ISO-TimeML) values and days."""

from dataclasses import replace
from datetime import timedelta

from tallybook.extract import calendar
from tallybook.extract.timex import (
    Context,
    Match,
    Placed,
    base,
    has,
    is_name,
    key,
    length,
    nth,
    number,
    on,
    said_year,
    sense,
    value,
)


def ago(match: Match, context: Context) -> Placed | None:
    """ "three days ago": the unit that lies so far back; "years ago" only that it is past."""
    unit = value(match, context, "unit") or ""
    direction = int(value(match, context, "ago") or 0)
    count = number(match, context) if has(match, "num") else None
    if not has(match, "num") and not match["unit"].lower().endswith("s"):
        return None
    if count is None:
        return Placed(timex="PAST_REF" if direction < 0 else "FUTURE_REF")
    if context.anchor is None:
        return Placed()
    whole = int(count)
    if count != whole and unit in ("Y", "DE"):
        return on(calendar.holding(calendar.step(context.anchor, "M", direction * round(count * 12)), "M"))
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
    at = base(context, code)
    if at is not None:
        return replace(on(calendar.holding(calendar.step(at, unit, count) if count else at, code)), kind="vague")
    if count < 0 and unit in ("Y", "M", "Q") and context.anchor is not None:
        return Placed(timex=calendar.holding(calendar.step(context.anchor, unit, count), code).timex, kind="vague")
    return Placed(kind="vague")


def year_ago(match: Match, context: Context) -> Placed | None:
    """ "the year-earlier period", "year-ago sales"."""
    return _moved(context, value(match, context, "unit") or "", -1)


def bare_shift(match: Match, context: Context) -> Placed | None:
    """ "days later", "hours after the blast": a length that nobody counted."""
    if not match["unit"].lower().endswith("s"):
        return None
    return Placed(timex=length(None, value(match, context, "unit") or ""), kind="duration")


def long(match: Match, context: Context) -> Placed | None:
    """ "decade-long", "weeks-long", "yearlong"."""
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
    before = context.before(match.start())[-1:]
    if key(match[0]) == "one day" and (not before or before[0] in context.sets["one_day_before"]):
        return None
    if said in ("a", "an") and set(context.before(match.start())[-1:]) & context.sets["speed"]:
        return None
    if unit == "Q" and context.after(match.end()).lower() == "of":
        return None
    if said.isdigit() and len(said) == 4 and 1900 <= int(said) <= 2100:
        return None
    count = number(match, context)
    if has(match, "more") and count is not None:
        count += 0.5
    return Placed(timex=length(count, unit), kind="duration")


def bare(match: Match, context: Context) -> Placed | None:
    """ "for years": a length that nobody counted."""
    before = context.before(match.start())
    if not before or before[-1] not in context.sets["bare_before"]:
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


def quarter(match: Match, context: Context) -> Placed | None:
    """ "the second quarter of 2024", "last year's third quarter", "the first quarter"."""
    which, said = nth(match, context), said_year(match, context)
    if not 1 <= which <= 4:
        return None
    if said is not None:
        return on(calendar.quarter(said, which), "explicit" if has(match, "year") else "relative")
    if context.anchor is None:
        return Placed()
    if turn := value(match, context, "deixis"):
        return on(calendar.quarter(context.anchor.year + {"last": -1, "past": -1, "this": 0, "next": 1}[turn], which))
    quarters = calendar.yearly(context.anchor, lambda y: calendar.quarter(y, which))
    return on(calendar.choose(quarters, context.anchor, sense(match, context)))


def short_quarter(match: Match, context: Context) -> Placed | None:
    """ "Q1 2025", "2025-Q1", "Q3"."""
    which = int(match["q"] or match["q2"])
    if match["year"] or match["year2"]:
        return on(calendar.quarter(int(match["year"] or match["year2"]), which), "explicit")
    if context.anchor is None:
        return Placed()
    quarters = calendar.yearly(context.anchor, lambda y: calendar.quarter(y, which))
    return on(calendar.choose(quarters, context.anchor, sense(match, context)))


def half(match: Match, context: Context) -> Placed | None:
    """ "the first half of 2024"."""
    which = nth(match, context)
    said = said_year(match, context) or (context.anchor.year if context.anchor else None)
    if said is None or which not in (1, 2):
        return Placed() if which in (1, 2) else None
    return on(calendar.half(said, which), "explicit" if has(match, "year") else "relative")


def first_units(match: Match, context: Context) -> Placed | None:
    """ "the first six months of 2025": six months make the half H1."""
    said, count = said_year(match, context) or (context.anchor.year if context.anchor else None), number(match, context)
    code = str(context.words.maps["unit"][key(match["units"])])
    if said is None or count is None or count < 1:
        return Placed(timex=length(count, code), kind="duration")
    first = calendar.year(said).start
    end = calendar.step(first, code, int(count)) - timedelta(days=1)
    timex = f"{said:04d}-H1" if (count, code) == (6, "M") else length(count, code)
    basis = "explicit" if has(match, "year") else "relative"
    return Placed(timex=timex, start=first, end=end, precision="range", basis=basis, kind="date")  # type: ignore[arg-type]


def year(match: Match, context: Context) -> Placed | None:
    """ "2024" where the words around it make it a year: "in 2024", "the 2024 floods", "(2024)"; not "2000 soldiers"."""
    placed = on(calendar.year(int(match["year"])), "explicit")
    if has(match, "edge", "mod", "fiscal"):
        return placed
    sets, following = context.sets, context.after(match.end())
    word = key(following)
    before = context.before(match.start())
    last = before[-1] if before else ""
    around = context.text[max(match.start() - 1, 0) : match.start()] + context.text[match.end() : match.end() + 1]
    gap = context.text[max(context.start, match.start() - 2) : match.start()].rstrip()[-1:]
    gap = "" if gap.isalnum() else gap
    if around[:1] in "$€£#" and around[:1]:
        return None
    if word in sets["counted"] or (following[:1].islower() and word in context.words.maps["unit"]):
        return None
    plural = following[:1].islower() and word.endswith("s") and word not in sets["not_plural"]
    if match[0][:4].lower() == "the " or last in sets["year_determiner"]:
        recent = 1950 <= int(match["year"]) <= 2049 and match["year"][-2:] != "00"
        return placed if recent or not plural else None
    if match["year"][-2:] == "00" and plural:
        return None
    if last in sets["year_before"] and not gap:
        return placed if not plural or last in sets["before_strong"] else None
    if around in ("()", "(,", "(;") or (around[1:] == ")" and gap in (",", "")):
        return placed
    if gap in (",", "") and around[1:] in (",", ".", ";", ":", "") and (gap or last in sets["year_before"]):
        return placed if before and not before[-1].isdigit() else None
    return placed if not before and (word in sets["year_verb"] or following[:1].isupper()) else None


def years(match: Match, context: Context) -> Placed | None:
    """ "2019-20", "2019–2021"."""
    first, said = int(match["year"]), match["year2"]
    last = int(said) if len(said) == 4 else first - first % 100 + int(said)
    if not first < last <= first + 60 or key(context.after(match.end())) in context.sets["counted"]:
        return None
    start, end = calendar.year(first), calendar.year(last)
    timex = f"{start.timex}/{end.timex}"
    return Placed(timex=timex, start=start.start, end=end.end, precision="range", basis="explicit")


def decade(match: Match, context: Context) -> Placed | None:
    """ "the 1990s", "the late '80s", "the nineties"; not "in her 30s"."""
    said = key(match["decades"])
    digits = "".join(c for c in said if c.isdigit())
    if len(digits) == 4:
        return on(calendar.decade(int(digits)), "explicit")
    if not has(match, "mod", "edge") and match[0][:4].lower() != "the " and not said.startswith("'"):
        return None
    if context.before(match.start())[-1:] in (["his"], ["her"], ["their"], ["my"], ["our"]):
        return None
    return on(calendar.decade(1900 + int(digits or context.words.maps["decade"][said])), "explicit")


def century(match: Match, context: Context) -> Placed | None:
    """ "the 20th century": 19."""
    which = nth(match, context)
    return on(calendar.century(which), "explicit") if which else None


def referred(match: Match, context: Context) -> Placed | None:
    """ "now", "recently", "soon"; "recent", "current" and "future" only before what they are said of."""
    following = context.after(match.end())
    if key(match["ref"]) in context.sets["said_of"] and (
        not following[:1].islower() or following in context.sets["ref_not_after"]
    ):
        return None
    word, before = key(match["ref"]), context.before(match.start())[-1:]
    if (word == "now" and following == "that") or (word == "soon" and ("as" in (*before, following))):
        return None
    return Placed(timex=value(match, context, "ref"), kind="vague")


def drift(match: Match, context: Context) -> Placed | None:
    """ "recent weeks", "the coming months"."""
    return Placed(timex=value(match, context, "drift"), kind="vague") if match["unit"].lower().endswith("s") else None


def that(match: Match, context: Context) -> Placed | None:
    """ "the same day", "the day before": placed only where the caller gives the day they count from."""
    if not has(match, "that"):
        _, word, side = key(match["beside"]).split()
        unit = str(context.words.maps["unit"][word])
        moved = _moved(context, "D" if unit == "NI" else unit, -1 if side == "before" else 1)
        return replace(moved, timex=f"{moved.timex}TNI") if unit == "NI" and moved.timex else moved
    code, said = value(match, context, "unit"), key(match["that"])
    if code and (code.startswith("T") or match["unit"].lower().endswith("s")):
        return None
    if has(match, "weekday") and not is_name(match, context, "weekday"):
        return None
    offset = context.words.maps["deixis"].get(said.rsplit(" ", 1)[-1])
    move = {"last": -1, "next": 1}.get(str(offset), 0)
    day_part = value(match, context, "part") or ("NI" if code == "NI" else None)
    if day_part:
        moved = _moved(context, "D", move)
        return replace(moved, timex=f"{moved.timex}T{day_part}") if moved.timex else moved
    return _moved(context, code, move) if code in ("D", "W", "M", "Q", "Y") else Placed(kind="vague")


def anaphoric(match: Match, context: Context) -> Placed | None:
    """ "the previous year", "the following day": counted from what was named last."""
    code = value(match, context, "unit") or ""
    back = value(match, context, "deixis") in ("last", "past")
    return _moved(context, "D" if code == "NI" else code, -1 if back else 1)
