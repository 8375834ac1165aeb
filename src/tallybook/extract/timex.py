"""What the placing of time expressions shares: what an expression means, the words around it, numbers, traps."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from tallybook.extract.calendar import Period
from tallybook.types import Basis, Precision
from tallybook.vocabulary import WhenWords

Kind = Literal["date", "duration", "set", "clock", "vague"]
HALF_DAY = 12  # hours
LATE = ("AF", "EV", "NI")
_BEFORE = re.compile(r"[^\W_]+\s\Z")
TOKEN = re.compile(r"[^\W_]+")
_PAIR = re.compile(r"^\S+?(?: or | to |(?<=\d)[-–](?=\d))(?!a )")
_CLAUSE = re.compile(r"[^.;:!?\"”\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The meaning of one expression; no `start` where the calendar has no place for it."""

    timex: str | None = None
    start: date | None = None
    end: date | None = None
    precision: Precision = "day"
    basis: Basis = "relative"
    kind: Kind = "date"


@dataclass(slots=True, kw_only=True)
class Context:
    """The text around the expressions, the day it was published, and the last day that it named."""

    text: str
    start: int
    end: int
    anchor: date | None
    words: WhenWords
    sets: dict[str, frozenset[str]]
    tense: Callable[[int, int], bool | None] | None = None
    seen: date | None = None
    named: list[Placed] = field(default_factory=list)
    named_end: int = -1

    def before(self, at: int) -> list[str]:
        """The last words before the place, nearest last."""
        return [key(w) for w in TOKEN.findall(self.text, max(self.start, at - 90), at)]

    def after(self, at: int) -> str:
        """The word that follows the place with nothing but white space between; empty where there is none."""
        found = TOKEN.match(self.text, at + 1, self.end) if self.text[at : at + 1].isspace() else None
        return found.group() if found else ""


Match = re.Match[str]


def key(words: str) -> str:
    """Words of the text as the lexicon writes them."""
    return " ".join(words.lower().replace("’", "'").replace("‘", "'").split())


def has(match: Match, *names: str) -> bool:
    """Whether the rule captured one of the groups."""
    groups = match.groupdict()
    return any(groups.get(name) for name in names)


def value(match: Match, context: Context, group: str, name: str | None = None) -> str | None:
    """What the lexicon's map says of the words that the rule captured."""
    said = match.groupdict().get(group)
    found = None if said is None else context.words.maps[name or group].get(key(said))
    return None if found is None else str(found)


def number(match: Match, context: Context, group: str = "num") -> float | None:
    """The number captured, of two the second ("two or three"); None where it is vague ("several")."""
    said = _PAIR.sub("", key(match[group]))
    if (exact := context.words.maps["quantifier"].get(said)) is not None:
        return None if exact == "X" else float(exact)
    if said[0].isdigit():
        digits = re.match(r"[\d,.]+", said)
        return (
            float(digits[0].replace(",", "").rstrip(".")) + (0.5 if digits.end() < len(said) else 0) if digits else None
        )
    total = 0.0
    for word in TOKEN.findall(said):
        step = context.words.maps["number"].get(word)
        if isinstance(step, int):
            total = max(total, 1) * step if step >= 100 else total + step
        elif word == "dozen":
            total = max(total, 1) * 12
    return total + (0.5 if said.endswith("half") else 0)


def nth(match: Match, context: Context) -> int:
    """The ordinal captured, in digits or words; 0 where it is none."""
    digits = re.match(r"\d+", match["nth"] or "")
    return int(digits[0]) if digits else int(context.words.maps["ordinal"].get(key(match["nth"] or ""), 0))


def said_year(match: Match, context: Context) -> int | None:
    """The year captured, in digits or as "last year"; None where none is said."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("short"):
        return full_year(groups["short"], context.anchor)
    if groups.get("deixis2") and context.anchor:
        sense = value(match, context, "deixis2", "deixis")
        return context.anchor.year + {"last": -1, "past": -1, "this": 0, "next": 1}[str(sense)]
    return None


def full_year(said: str, anchor: date | None) -> int:
    """The year of two digits ("'98"), at most ten years ahead of the document."""
    digits, latest = int(said[-2:]), (anchor.year if anchor else 2049) + 10
    return latest - (latest - digits) % 100


def on(period: Period | None, basis: Basis = "relative", kind: Kind = "date") -> Placed:
    """The meaning of an expression that falls on the period; without a place where there is no period."""
    if period is None:
        return Placed(kind=kind)
    return Placed(
        timex=period.timex, start=period.start, end=period.end, precision=period.precision, basis=basis, kind=kind
    )


def ahead(context: Context, at: int, end: int | None = None) -> bool:
    """Whether the words beside the place look ahead of the document's date."""
    return _tense(context, at, end) is True


def undated(context: Context, at: int, end: int) -> bool:
    """Whether no word beside the place looks ahead or back, not even another verb in the past."""
    words = [w for w in context.before(at)[-12:] if w.endswith("ed") and len(w) > 4]
    return not words and _tense(context, at, end) is None


def _tense(context: Context, at: int, end: int | None) -> bool | None:
    """True ahead, False back, None nothing.

    Where there is a parse, the verb that it hangs on tells. Else the nearest word before the place decides; where none
    does, the nearest behind it ("Friday, they will vote").
    """
    if context.tense is not None and end is not None and (told := context.tense(at, end)) is not None:
        return told
    words = context.before(at)[-12:]
    due = bool(words) and words[-1] in context.sets["due_by"]
    if due and words[-1] != "by":
        return context.sets["not_until"].isdisjoint(words[-7:])
    for last in range(len(words), 0, -1):
        if (turned := _turn(context, words, last)) is not None:
            return turned
    if looks_back(context, at, end):
        return False
    behind = _CLAUSE.match(context.text, at if end is None else end, context.end)
    following = [key(w) for w in TOKEN.findall(behind.group())][:10] if end is not None and behind else []
    turns = (_turn(context, following, last) for last in range(1, len(following) + 1))
    return next((turned for turned in turns if turned is not None), due or None)


def _turn(context: Context, words: list[str], last: int) -> bool | None:
    """What the phrase that ends before words[last] says: True ahead, False back, None nothing."""
    for size in (3, 2, 1):
        phrase = " ".join(words[max(last - size, 0) : last])
        if phrase in context.sets["past"]:
            return False
        if phrase in context.sets["future"]:
            return True
    return None


def looks_back(context: Context, at: int, end: int | None = None) -> bool:
    """Whether a verb in the past stands right before the place ("vanished on"), or the parse says that it is over."""
    if context.tense is not None and end is not None and (told := context.tense(at, end)) is not None:
        return not told
    words = [w for w in context.before(at)[-3:] if w not in context.sets["before"]]
    return bool(words) and (words[-1] in context.sets["past"] or (words[-1].endswith("ed") and len(words[-1]) > 4))


def done(context: Context, end: int) -> bool:
    """Whether what the place describes did something: "the Aug. 7 blasts killed"."""
    behind = _CLAUSE.match(context.text, end, context.end)
    words = [key(w) for w in TOKEN.findall(behind.group())][:6] if behind else []
    if not words or not context.after(end)[:1].islower():
        return False
    return next((w in context.sets["past"] for w in words if w in context.sets["past"] | context.sets["future"]), False)


def clipped(placed: Placed, match: Match, context: Context) -> Placed:
    """What is not over yet counts up to the document's date, unless the words look ahead."""
    at = context.anchor
    if at is None or placed.start is None or placed.end is None or not placed.start <= at < placed.end:
        return placed
    return placed if ahead(context, match.start(), match.end()) else replace(placed, end=at, precision="range")


def sense(match: Match, context: Context, this: str = "near") -> str:
    """Which of its kind is meant: last, near, next; else by the words around it: ahead or recent."""
    deixis = value(match, context, "deixis")
    if deixis in ("last", "past"):
        return "last"
    if deixis is not None:
        return {"this": this, "next": "next"}[deixis]
    return "ahead" if ahead(context, match.start(), match.end()) else "recent"


def timed(placed: Placed, match: Match, context: Context) -> Placed:
    """The meaning with its part of the day or its clock time, where one was captured."""
    part = value(match, context, "part")
    if placed.timex and has(match, "clock"):
        said = clock_time(match, context) or ""
        if part in LATE and said[:2].isdigit() and int(said[:2]) < HALF_DAY:
            said = f"{int(said[:2]) + HALF_DAY:02d}{said[2:]}"
        placed = replace(placed, timex=f"{placed.timex}T{said}", kind="clock")
    elif placed.timex and part:
        placed = replace(placed, timex=f"{placed.timex}T{part}")
    return placed


def clock_time(match: Match, context: Context) -> str | None:
    """The clock time captured as HH:MM, with :SS where it says so; None where it names no such time."""
    said = key(match["clock"])
    for noon, time in context.words.maps["noon"].items():
        if said.startswith(noon):
            return str(time)
    found = re.match(r"(\d{1,2})(?:[:.h](\d\d)(?::\d\d)?|(\d\d)(?!\d))?(?:[ -]?([ap])\b)?", said) or re.match(
        r"([a-z]+)", said
    )
    if not found:
        return None
    hour = int(found[1]) if found[1].isdigit() else int(context.words.maps["number"].get(found[1], 99))
    groups = [*found.groups(), None, None, None]
    minute = int(groups[1] or groups[2] or 0)
    if groups[3] or re.search(r"\d ?[ap]\.?m", said):
        hour = hour % 12 + (12 if re.search(r"\d ?-?p\.?m", said) else 0)
    seconds = re.match(r"\d{1,2}:\d\d(:[0-5]\d)", said)
    return f"{hour:02d}:{minute:02d}{seconds[1] if seconds else ''}" if hour < 25 and minute < 60 else None


def named(context: Context, at: int) -> bool:
    """Whether the word before the place, with only white space between, has a capital too ("Theresa May")."""
    words = _BEFORE.search(context.text[context.start : at][-40:])
    return words is not None and at - len(words[0]) > context.start and words[0][0].isupper()


def is_name(match: Match, context: Context, group: str) -> bool:
    """Whether a word that is another word too ("may", "March", "sun", "fall") stands here as a time."""
    start, end = match.span(group)
    raw = context.text[start:end]
    word = key(raw).rstrip(".")
    sets = context.sets
    beside = word in sets["always_beside"]
    if not beside and word not in sets["traps"]:
        return True
    following = context.after(match.end())
    if has(match, "day", "nth", "year", "deixis2", "mod", "edge", "every", "final"):
        return True
    if has(match, "deixis") and (not beside or word in context.words.maps["season"]):
        return True
    if key(following) in sets["not_after"] and (raw[0].islower() or not has(match, "deixis")):
        return False
    if has(match, "deixis"):
        return True
    before = context.before(match.start())
    if context.text[match.start() : start].strip():  # "the fall" is a season behind "in", and not "of Vint"
        dated = group == "season" and before[-1:] and before[-1] in sets["season_before"]
        return bool(dated) and key(following) != "of" and sets["fall_not_behind"].isdisjoint(before[-6:])
    weak = before and before[-1] not in sets["before_strong"] and following[:1].isupper() and not raw.isupper()
    strong = raw[0].isupper() or (before[-1:] and before[-1] in sets["before_strong"])
    if before and before[-1] in sets["before"] and not weak and strong:
        return True
    if beside or not raw[0].isupper() or raw.isupper() or not before:
        return False
    if word in sets["strict"]:
        return before[-1] in sets["year_determiner"]
    return not following[:1].isupper() and not named(context, start)


def counted(match: Match, context: Context) -> bool:
    """Whether the last number of the match counts the word that follows it ("in April 20 people")."""
    if has(match, "year", "deixis2", "part"):
        return False
    following = key(context.after(match.end()))
    dated = context.before(match.start())[-1:] == ["on"]
    return following in context.sets["counted"] and not (dated and following == "of")


def base(context: Context, unit: str) -> date | None:
    """The day that "the same day" or "a year earlier" counts from: of the last date named that is exact enough."""
    fine = {"Y": ("day", "month", "year"), "M": ("day", "month"), "W": ("day", "range")}.get(unit, ("day",))
    weeks = (p for p in reversed(context.named) if p.precision in fine and not is_part_of_year(p))
    return next((placed.start for placed in weeks), None)


def is_part_of_year(placed: Placed) -> bool:
    """Whether it is a quarter or a half of a year."""
    return placed.timex is not None and placed.timex[4:6] in ("-Q", "-H")


def length(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a duration: P3D, PT24H, P6M; PXD where the count is vague."""
    said = "X" if count is None else f"{count:g}"
    if unit in ("TH", "TM", "TS"):
        if count is not None and count < 1 and unit == "TH":
            return f"PT{count * 60:g}M"
        return f"PT{said}{unit[1]}"
    times, code = {"2W": (2, "W"), "NI": (1, "D")}.get(unit, (1, unit))
    if count is not None and count % 1:
        if (many := {"DE": 10, "CE": 100}.get(code)) and times == 1:
            return f"P{count * many:g}Y"
        smaller = {"Y": (12, "M"), "D": (24, "H")}.get(code)
        if count == 0.5 and smaller and times == 1:
            return f"P{'T' if code == 'D' else ''}{count * smaller[0]:g}{smaller[1]}"
    return f"P{'X' if count is None else format(count * times, 'g')}{code}"
