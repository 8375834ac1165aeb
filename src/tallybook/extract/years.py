"""What quarters, halves, years, decades and centuries mean, as TIMEX3 (ISO-TimeML) values and days."""

from dataclasses import replace
from datetime import date, timedelta

from tallybook.extract import calendar
from tallybook.extract.timex import (
    Context,
    Match,
    Placed,
    full_year,
    has,
    is_part_of_year,
    key,
    length,
    nth,
    number,
    on,
    said_year,
    sense,
    value,
)
from tallybook.types import Basis

TURN = {"last": -1, "past": -1, "this": 0, "next": 1}


def _basis(match: Match) -> Basis:
    return "explicit" if has(match, "year") else "relative"


def quarter(match: Match, context: Context) -> Placed | None:
    """ "the second quarter of 2024", "last year's third quarter", "the first quarter", "the final quarter of 1997"."""
    which, said = int(value(match, context, "which") or 0) or nth(match, context), said_year(match, context)
    if not 1 <= which <= 4:
        return None
    if said is not None:
        return on(calendar.quarter(said, which), _basis(match))
    if context.anchor is None:
        return Placed()
    if has(match, "which") and key(match["which"]) == "last":  # of no year: the one before this
        return None
    if turn := value(match, context, "deixis"):
        return on(calendar.quarter(context.anchor.year + TURN[turn], which))
    return _nearest_quarter(which, match, context)


def _nearest_quarter(which: int, match: Match, context: Context) -> Placed:
    if context.anchor is None:
        return Placed()
    quarters = calendar.yearly(context.anchor, lambda y: calendar.quarter(y, which))
    return on(calendar.choose(quarters, context.anchor, sense(match, context)))


def month_quarter(match: Match, context: Context) -> Placed | None:
    """ "the June quarter", "the April-June quarter": the one that the month, or the last of them, is of."""
    return _nearest_quarter((int(value(match, context, "month") or 0) + 2) // 3, match, context)


def so_far(match: Match, context: Context) -> Placed | None:
    """ "the year so far", "the month to date": the document's own."""
    code = value(match, context, "unit") or ""
    if code not in ("Y", "Q", "M", "W"):
        return None
    return Placed() if context.anchor is None else on(calendar.holding(context.anchor, code))


def short_quarter(match: Match, context: Context) -> Placed | None:
    """ "Q1 2025", "2025-Q1", "Q3"."""
    which = int(match["q"] or match["q2"])
    if match["year"] or match["year2"]:
        return on(calendar.quarter(int(match["year"] or match["year2"]), which), "explicit")
    return _nearest_quarter(which, match, context)


def half(match: Match, context: Context) -> Placed | None:
    """ "the first half of 2024", "the second half of fiscal 1996"."""
    which = nth(match, context)
    said = said_year(match, context) or (context.anchor.year if context.anchor else None)
    if said is None or which not in (1, 2):
        return Placed() if which in (1, 2) else None
    return on(calendar.half(said, which), _basis(match))


def half_bare(match: Match, context: Context) -> Placed | None:
    """ "first-half profit": of the year whose half was begun last."""
    if context.anchor is None:
        return Placed()
    which = 1 if match["half"].lower() == "first" else 2
    halves = calendar.yearly(context.anchor, lambda y: calendar.half(y, which))
    return on(calendar.choose(halves, context.anchor, sense(match, context)))


def first_units(match: Match, context: Context) -> Placed | None:
    """ "the first nine months of 2025": a length, whose days on the calendar the year gives."""
    said, count = said_year(match, context) or (context.anchor.year if context.anchor else None), number(match, context)
    code = str(context.words.maps["unit"][key(match["units"])])
    placed = Placed(timex=length(count, code), kind="duration")
    if said is None or count is None or count < 1 or code not in ("M", "W", "D"):
        return placed
    whole, steps = calendar.year(said), int(count)
    if key(match["side"]) == "first":
        start, end = whole.start, calendar.step(whole.start, code, steps) - timedelta(days=1)
    else:
        start, end = calendar.step(whole.end + timedelta(days=1), code, -steps), whole.end
    return replace(placed, start=start, end=end, precision="range", basis=_basis(match), kind="date")


def year(match: Match, context: Context) -> Placed | None:
    """ "2024" where the words around it make it a year: "in 2024", "the 2024 floods", "(2024)"; not "2000 soldiers"."""
    placed = on(calendar.year(int(match["year"])), "explicit")
    return placed if has(match, "edge", "mod", "fiscal") or _is_year(match, context) else None


def _is_year(match: Match, context: Context) -> bool:
    sets, following = context.sets, context.after(match.end())
    word = key(following)
    before = context.before(match.start())
    last = before[-1] if before else ""
    around = context.text[max(match.start() - 1, 0) : match.start()] + context.text[match.end() : match.end() + 1]
    gap = context.text[max(context.start, match.start() - 2) : match.start()].rstrip()[-1:]
    gap = "" if gap.isalnum() else gap
    if around[:1] in "$€£#" and around[:1]:
        return False
    if word in sets["counted"] or (following[:1].islower() and word in context.words.maps["unit"]):
        return False
    if following[:1].islower() and word in sets["of_a_year"] and last not in sets["counts"]:
        return True
    plural = following[:1].islower() and word.endswith("s") and word not in sets["not_plural"]
    round_ = match["year"][-2:] == "00"
    if match[0][:4].lower() == "the " or last in sets["year_determiner"]:
        return (1950 <= int(match["year"]) <= 2049 and not round_) or not plural
    if round_ and plural:
        return False
    if last in sets["year_before"] and not gap:
        return not plural or last in sets["before_strong"]
    if around in ("()", "(,", "(;") or (around[1:] == ")" and gap in (",", "")):
        return True
    if gap in (",", "") and around[1:] in (",", ".", ";", ":", "") and (gap or last in sets["year_before"]):
        return bool(before) and not before[-1].isdigit()
    return not before and (word in sets["year_verb"] or following[:1].isupper())


def fiscal_year(match: Match, context: Context) -> Placed | None:
    """ "the 2012 fiscal year": the year that names it."""
    return on(calendar.year(int(match["year"])), "explicit")


def unit_ended(match: Match, context: Context) -> Placed | None:
    """ "the quarter ended Sept. 30", "the fiscal year ending in March": what ends with the month."""
    if context.anchor is None:
        return Placed()
    number_, code = int(value(match, context, "month") or 0), value(match, context, "unit")
    which = "ahead" if match["side"].lower() == "ending" else "recent"
    months = calendar.yearly(context.anchor, lambda y: calendar.month(y, number_))
    last = on(calendar.month(int(match["year"]), number_)) if has(match, "year") else None
    last = last or on(calendar.choose(months, context.anchor, which))
    if code == "W":
        whole = _first_or_last_day(match, context)
        return None if whole is None else replace(on(calendar.holding(whole, "W")), kind="vague")
    if last.end is None or match["side"].lower() not in ("ended", "ending"):
        return None
    first = calendar.step(last.end + timedelta(days=1), "M", -12 if code == "Y" else -3)
    named = calendar.year(last.end.year) if code == "Y" else calendar.quarter(last.end.year, (last.end.month + 2) // 3)
    return replace(on(named), start=first, end=last.end, precision="range")


def _first_or_last_day(match: Match, context: Context) -> date | None:
    """The day that a week ends or begins with: the nearest so named to the document's own."""
    if context.anchor is None or not has(match, "day"):
        return None
    number_, at = int(value(match, context, "month") or 0), context.anchor
    if has(match, "year"):
        return date(int(match["year"]), number_, int(match["day"]))
    days = calendar.yearly(at, lambda y: calendar.day(date(y, number_, int(match["day"]))))
    return min((d.start for d in days), key=lambda d: abs((d - at).days), default=None)


def unit_bare(match: Match, context: Context) -> Placed | None:
    """ "for the year", "in the quarter": the one named last, else the report's own (of quarters the last one over)."""
    following = context.text[match.end() : match.end() + 1]
    if not context.sets["unit_before"] & set(context.before(match.start())[-1:]) or following in ("-", "'", "’"):
        return None
    behind = key(context.after(match.end()))
    if behind and behind not in context.sets["unit_after"]:
        return None
    code, fine = value(match, context, "unit") or "", {"Y": "year", "M": "month"}
    fits = [p for p in context.named if (is_part_of_year(p) if code == "Q" else p.precision == fine[code]) and p.timex]
    if fits:
        return replace(fits[-1], kind="vague", basis="relative")
    if context.anchor is None:
        return Placed(kind="vague")
    at = calendar.step(context.anchor, "Q", -1) if code == "Q" else context.anchor
    return replace(on(calendar.holding(at, code)), kind="vague")


def short(match: Match, context: Context) -> Placed | None:
    """ "'98", "late '97": of the century that brings it nearest; not the start of a quotation ("'98 of them died'")."""
    following, before = context.after(match.end()), context.before(match.start())[-1:]
    opens = context.text[match.end() : match.end() + 1]
    named = context.text[: match.start()].split()[-1:]
    marked = has(match, "mod") or (before and before[0] in context.sets["short_before"])
    if following[:1].islower() and not marked:
        return None
    if (not marked and not (named and named[0].istitle())) or (opens in "'’%" and opens):
        return None
    return on(calendar.year(full_year(match["short"], context.anchor)), "explicit")


def year_end(match: Match, context: Context) -> Placed | None:
    """ "year-end", "the year's end", "1997 year-end"."""
    said = said_year(match, context)
    if said is None:
        if context.anchor is None:
            return Placed()
        said = context.anchor.year + TURN[value(match, context, "deixis") or "this"]
    return on(calendar.year(said), _basis(match))


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
