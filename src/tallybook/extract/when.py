"""Time expressions: where the text says when, as a TIMEX3 value (ISO-TimeML) and as an interval.

Everything relative is placed against the document's date and nothing else: without one it stays
unplaced. A bare weekday or month is the latest one up to that date, as news writes it, unless the
words before it look ahead ("will meet Friday").
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial
from itertools import zip_longest

from tallybook.extract import hours, periods, placing, tense, weekdays, years
from tallybook.extract.parsed import Parsed
from tallybook.extract.timex import TOKEN, Context, Kind, Match, Placed, is_part_of_year, key
from tallybook.lexicon import Lexicon
from tallybook.types import Document, Interval, TimeExpression
from tallybook.vocabulary import WhenWords

_PLACE: dict[str, Callable[[Match, Context], Placed | None]] = {
    "iso": placing.iso,
    "numeric": placing.numeric,
    "day_month": placing.day_of_month,
    "month_day": placing.day_of_month,
    "day_month_clock": placing.day_of_month,
    "month_day_clock": placing.day_of_month,
    "days_month": placing.days_of_month,
    "month_days": placing.days_of_month,
    "month": placing.month,
    "weekday": placing.weekday,
    "weekday_clock": placing.weekday,
    "weekday_of_week": weekdays.of_week,
    "ago_weekday": weekdays.ago,
    "weekday_parts": weekdays.parts,
    "nth_day": weekdays.nth_day,
    "years_past": weekdays.years_past,
    "today": placing.today,
    "night": hours.night,
    "part": hours.part,
    "day_part": hours.day_part,
    "clock": hours.clock,
    "unit": placing.unit,
    "unit_the": placing.unit_the,
    "weekend": placing.weekend,
    "weekends": periods.weekends,
    "whole": periods.whole,
    "week_of": placing.week_of,
    "from_then": placing.from_then,
    "ago_this": periods.ago_this,
    "latest": placing.latest,
    "month_quarter": years.month_quarter,
    "so_far": years.so_far,
    "season": placing.season,
    "stretch": placing.stretch,
    "drift": periods.drift,
    "ago": periods.ago,
    "shift": periods.shift,
    "bare_shift": periods.bare_shift,
    "long": periods.long,
    "duration": periods.duration,
    "bare": periods.bare,
    "every": periods.every,
    "every_part": periods.every_part,
    "set": periods.recurring,
    "quarter": years.quarter,
    "quarter_joined": years.quarter,
    "century_joined": years.century,
    "q": years.short_quarter,
    "half": years.half,
    "half_bare": years.half_bare,
    "year_end": years.year_end,
    "short": years.short,
    "units_ahead": periods.units_ahead,
    "first_units": years.first_units,
    "first_of_all": periods.duration,
    "compact": placing.compact,
    "unit_ended": years.unit_ended,
    "unit_bare": years.unit_bare,
    "year": years.year,
    "fiscal_year": years.fiscal_year,
    "nth_unit": placing.nth_unit,
    "clock_part": hours.clock_part,
    "part_of": hours.part_of,
    "part_of_day": hours.part_of,
    "part_of_weekday": hours.part_of,
    "nth_weekday": placing.nth_weekday,
    "year_ago": periods.year_ago,
    "years": years.years,
    "decade": years.decade,
    "century": years.century,
    "holiday": placing.holiday,
    "ref": periods.referred,
    "that": periods.that,
}
_APOSTROPHES = "'’‘"
_OPENING = re.compile(rf"{TOKEN.pattern}|(?<!\w)[{_APOSTROPHES}](?=\d\d(?!\d))")
_NAME = re.compile(r"(?<!\?P)<(~)?(?:([a-z0-9]+):)?([a-z0-9]+)>")
_CLASS = re.compile(r"\[[^\]]*\]")
WEEK = 7  # days
WORDS = 12  # tokens from where an expression begins to the first word that tells it: more than any shape has
_WHITE = r"\s\u00a0\u2009\u202f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One shape; `source` is that of its pattern."""

    name: str
    source: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first asked for: a report opens few of the shapes."""
        return _compiled(self.source)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """All shapes by the word they can open with ("#": a digit), and the words without which none can match."""

    words: WhenWords
    by_start: dict[str, tuple[Rule, ...]]
    core: frozenset[str]
    sets: dict[str, frozenset[str]]


def _choice(items: list[str]) -> str:
    ordered = sorted(items, key=lambda item: (-len(item), item))
    return "(?:" + "|".join(re.escape(item).replace("\\ ", " ").replace("'", "['’]") for item in ordered) + ")"


def _expand(words: WhenWords, pattern: str) -> str:
    def one(match: re.Match[str]) -> str:
        silent, group, name = match.groups()
        if name in words.maps:
            body = _choice(list(words.maps[name]))
        elif name in words.lists:
            body = _choice(list(words.lists[name]))
        else:
            body = _expand(words, words.shapes[name])
        return f"(?:{body})" if silent else f"(?P<{group or name}>{body})"

    return _NAME.sub(one, pattern)


def _first(item: str) -> str:
    found = TOKEN.search(item)
    return found.group().lower() if found else item


def _openings(words: WhenWords, start: str) -> set[str]:
    if start in words.maps:
        return {_first(item) for item in words.maps[start]}
    if start in words.lists:
        return {_first(item) for item in words.lists[start]}
    return {start}


_CORE = (
    "month weekday weekdays week_sets season unit part today night decade holiday set ref noon meridiem that beside "
    "drift long"
)


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """The lexicon's shapes, expanded once."""
    words = lexicon.when
    by_start: dict[str, list[Rule]] = {}
    for name, rule in words.rules.items():
        body = _CLASS.sub(lambda m: m[0].replace(" ", _WHITE), _expand(words, rule.pattern))
        body = body.replace(" ", r"(?u:\s+)")
        shape = Rule(name=name, source=rf"(?:{body})(?!\w)")
        for opening in sorted({o for start in rule.starts for o in _openings(words, start)}):
            by_start.setdefault(opening, []).append(shape)
    core = {"clock"}  # "six o'clock"
    for name in _CORE.split():
        for item in words.maps.get(name, {}) or words.lists.get(name, ()):
            core.add(max((t.group().lower() for t in TOKEN.finditer(item)), key=len))
    return Grammar(
        words=words,
        by_start={opening: tuple(rules) for opening, rules in by_start.items()},
        core=frozenset(core),
        sets={name: frozenset(items) for name, items in words.lists.items()},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time expression with what sort it is. `vague` names a time that the words alone do not place."""

    start: int
    end: int
    interval: Interval | None
    timex: str | None
    kind: Kind


def anchor(document: Document) -> date | None:
    """The day the document was published, as its own date is written; None where it has none."""
    try:
        return date.fromisoformat((document.published or "")[:10])
    except ValueError:
        return None


def expressions(text: str, start: int, end: int, anchor: date | None, lexicon: Lexicon) -> tuple[TimeExpression, ...]:
    """The time expressions of text[start:end], in order and disjoint."""
    return layer(text, [(start, end)], anchor, lexicon)


def layer(
    text: str,
    stretches: Iterable[tuple[int, int]],
    anchor: date | None,
    lexicon: Lexicon,
    sentences: Sequence[Parsed] = (),
) -> tuple[TimeExpression, ...]:
    """The time expressions of the stretches, in order and disjoint.

    `sentences` are the parsed ones of the text, if there are any: their verbs tell what lies ahead.

    What counts from a day named before it ("the next day", "two years later", "at noon") may count from one
    that an earlier stretch names.
    """
    out: list[TimeExpression] = []
    named: list[Placed] = []
    parsed = {s.sentence.start: s for s in sentences}
    for start, end in stretches:
        context = _context(text, start, end, anchor, lexicon)
        if (sentence := parsed.get(start)) is not None:
            context.tense = partial(tense.ahead, sentence, sets=context.sets)
        context.named = named
        context.seen = next((p.start for p in reversed(named[-1:]) if p.precision == "day"), None)
        out += [
            TimeExpression(start=m.start, end=m.end, interval=m.interval, timex=m.timex)
            for m in _moments(context, lexicon)
        ]
    return tuple(out)


def moments(text: str, start: int, end: int, anchor: date | None, lexicon: Lexicon) -> tuple[Moment, ...]:
    """Like `expressions`, with kinds."""
    return _moments(_context(text, start, end, anchor, lexicon), lexicon)


def _context(text: str, start: int, end: int, anchor: date | None, lexicon: Lexicon) -> Context:
    made = grammar(lexicon)
    return Context(text=text, start=start, end=end, anchor=anchor, words=made.words, sets=made.sets)


def _moments(context: Context, lexicon: Lexicon) -> tuple[Moment, ...]:
    made = grammar(lexicon)
    tokens = [(t.start(), t.group().lower()) for t in _OPENING.finditer(context.text, context.start, context.end)]
    telling = [n for n, (_, word) in enumerate(tokens) if word in made.core or word[0].isdigit()]
    found: list[tuple[int, int, Placed]] = []
    free = context.start
    for at, word in _before(telling, tokens):
        opening = made.by_start.get("#" if word[0].isdigit() else "'" if word in _APOSTROPHES else word)
        if at < free or opening is None:
            continue
        if best := _longest(opening, context, at):
            found.append(best)
            free = best[1]
            _remember(best[2], best[1], context)
    return tuple(_moment(context.text, *item) for item in _joined(context, found))


def _before(telling: list[int], tokens: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The tokens at which an expression may begin: with one of the words that tell it not too far behind."""
    near = {n for last in telling for n in range(max(0, last - WORDS), last + 1)}
    return [tokens[n] for n in sorted(near)]


def _remember(placed: Placed, end: int, context: Context) -> None:
    """Keeps what the words named, for those behind that count from it."""
    whole = placed.timex is not None and ("-W" in placed.timex or is_part_of_year(placed))
    if placed.start is None or placed.kind not in ("date", "vague") or (placed.precision == "range" and not whole):
        return
    context.named.append(placed)
    context.named_end = end
    if placed.precision == "day":
        context.seen = placed.start


def _moment(text: str, start: int, end: int, placed: Placed) -> Moment:
    interval = None
    if placed.start is not None and placed.end is not None and placed.start <= placed.end:
        interval = Interval(
            start=placed.start.isoformat(),
            end=placed.end.isoformat(),
            precision=placed.precision,
            basis=placed.basis,
            text=text[start:end],
        )
    return Moment(start=start, end=end, interval=interval, timex=placed.timex, kind=placed.kind)


def _longest(rules: tuple[Rule, ...], context: Context, at: int) -> tuple[int, int, Placed] | None:
    text = context.text
    if text[at].isdigit() and at > context.start and text[at - 1] in ".,:-$€£/" and text[at - 1 : at] != "-":
        return None
    matches = [(m.end(), -n, m, r) for n, r in enumerate(rules) if (m := r.pattern.match(text, at, context.end))]
    for last, _, match, rule in sorted(matches, key=lambda item: item[:2], reverse=True):
        if last < len(text) and text[last].isalnum():
            continue
        try:
            placed = _PLACE[rule.name](match, context)
        except (ValueError, OverflowError):
            placed = None
        if placed is not None:
            return at, last, placed
    return None


def _joined(context: Context, found: list[tuple[int, int, Placed]]) -> list[tuple[int, int, Placed]]:
    """The expressions with the intervals that "from .. to", "between .. and" and "since" give them."""
    sets = context.sets
    found = [_clock_of_next(context, item, follower) for item, follower in zip_longest(found, found[1:])]
    for n, (start, end, placed) in enumerate(found):
        if placed.start is None or placed.kind == "duration":
            continue
        words = context.before(start)
        if words[-1:] and (words[-1] in sets["since"] or " ".join(words[-2:]) in sets["since"]):
            if context.anchor and placed.start <= context.anchor:
                since = replace(placed, end=context.anchor, precision="range", basis="relative")
                found[n] = (start, end, since)
            continue
        if n + 1 == len(found) or found[n + 1][2].start is None:
            continue
        follower = found[n + 1][2]
        if _linked(context, key(context.text[end : found[n + 1][0]]), words[-1:], placed, follower):
            first, last = _range(placed, _weekday_after(placed, follower))
            found[n], found[n + 1] = (start, end, first), (found[n + 1][0], found[n + 1][1], last)
    return found


def _clock_of_next(
    context: Context, item: tuple[int, int, Placed], follower: tuple[int, int, Placed] | None
) -> tuple[int, int, Placed]:
    """ "between 5 p.m. and 7 p.m. on Oct. 23": the first clock time is of the second's day."""
    start, end, placed = item
    if follower is None or placed.kind != "clock" or placed.start is not None or follower[2].start is None:
        return item
    between = key(context.text[end : follower[0]])
    if follower[2].kind != "clock" or between not in context.sets["range_to"] | context.sets["range_and"]:
        return item
    at, clock = follower[2].start, (placed.timex or "").partition("T")[2]
    return start, end, replace(placed, timex=f"{at}T{clock}", start=at, end=at)


def _linked(context: Context, between: str, before: list[str], first: Placed, last: Placed) -> bool:
    """Whether the two are one range: "June to August", "between June and August", "June and July"."""
    if between in context.sets["range_to"]:
        return True
    if between not in context.sets["range_and"] or first.end is None or last.start is None:
        return False
    same = first.precision == last.precision and first.kind == last.kind == "date"
    return before == ["between"] or (same and (last.start - first.end).days == 1)


def _weekday_after(first: Placed, last: Placed) -> Placed:
    """ "next Monday through Wednesday": the second day is the one behind the first."""
    if first.start is None or last.end is None or not first.precision == last.precision == "day":
        return last
    if not 0 < (first.start - last.end).days <= WEEK:
        return last
    later = last.end + timedelta(days=WEEK)
    return replace(last, start=later, end=later, timex=f"{later}{(last.timex or '')[10:]}")


def _range(first: Placed, last: Placed) -> tuple[Placed, Placed]:
    if first.start is None or last.end is None or "duration" in (first.kind, last.kind):
        return first, last
    start, timex = first.start, first.timex or ""
    late = start > last.end and first.precision == last.precision
    if first.basis == "relative" and (last.basis == "explicit" or late) and timex[:4].isdigit() and timex[4:5] == "-":
        moved = start.replace(year=last.end.year) if (start.month, start.day) != (2, 29) else start
        start = moved if moved <= last.end else moved.replace(year=moved.year - 1)
        timex = f"{start.year:04d}{timex[4:]}"
    if start > last.end:
        return first, last
    basis = first.basis if first.basis == last.basis else "relative"
    both = {"start": start, "end": last.end, "precision": "range", "basis": basis}
    return replace(first, **both, timex=timex or None), replace(last, **both)  # type: ignore[arg-type]
