"""Which question a figure answers: whose, where, when, the whole or a part, what is or what is planned."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tallybook.lexicon import Lexicon
from tallybook.link import figures
from tallybook.link.told import Told, by_report
from tallybook.link.words import akin, singular, words
from tallybook.types import Population

MAIN = 0.25  # of a measure's figures in a story name one kind of people: then they are the whole
MOSTLY = 0.6  # of all the figures in a story that name a kind of people
LOCAL = 0.25  # the same for what is counted by place: a camp's people are not the country's
WIDE = 0.1  # of a story's placed figures name one place: then it is the story's own
LONG = 30  # days before a story's first report: what began then is another count
_OF = re.compile(
    r"^\s*(?:or so\s+)?(?:[a-z]+\s+){0,2}?of (?:(?P<it>them|whom|which|those|these)|(?:the|its|their|his|her|our) \w+)"
    r"(?:\W+(?:were|are|was|is|had|have)?\W*(?:the |all )?(?P<what>[a-z]+))?"
)
_AMONG = re.compile(
    r"(?:\bamong (?:them|whom|the \w+)|\bincluding|\bincluded?|\bincludes)\b[^.;:]*$|\bof (?:them|whom),? (?:\w+ )?$"
)
_YEAR = re.compile(r"\b(?:in|since|of|during|from|until|before|after|early|late|[A-Z][a-z]+) ((?:1[89]|20)\d\d)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What narrows a figure's question; all empty is the whole of the story's event."""

    measure: str
    whose: str = ""
    people: str = ""
    place: str = ""
    period: str = ""
    kind: str = ""
    part: bool = field(default=False, compare=False)

    @property
    def whole(self) -> bool:
        """Whether nothing narrows it but whose people they are."""
        return not (self.people or self.place or self.period or self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a story's figures of one measure have in common: its main people, its own places, its start."""

    people: str
    places: frozenset[str]
    start: str


def people_of(item: Told, lexicon: Lexicon) -> str:
    """The kind of people or things that the words name, "" where they name none in particular."""
    who = item.claim.population
    found = _OF.match(item.after)
    if found and found["what"] and who is not None and _class(_head(who), lexicon) == "":
        named = _class(singular(found["what"]), lexicon)
        if named in lexicon.link.part_noun or named in _kinds(lexicon):
            return named
    if found and found["it"] and who is None and found["what"]:
        named = _class(singular(found["what"]), lexicon)
        if named in lexicon.link.part_noun:
            return named
    if who is None:
        inherited = item.claim.population_inherited
        if inherited is None or singular(_head(inherited)) in lexicon.link.kin:
            return ""
        return _kind(inherited, lexicon)
    return _kind(who, lexicon)


def ground(items: Sequence[Told], story: Sequence[Told], lexicon: Lexicon) -> Ground:
    """What the figures of one measure in a story are mostly about."""
    return Ground(
        people=_main(items, lexicon) or _all_along(story, lexicon),
        places=_own_places(items, LOCAL)
        if items[0].claim.measure in lexicon.link.located
        else _own_places(story, WIDE),
        start=min(item.at for item in story).date().isoformat(),
    )


def _main(items: Sequence[Told], lexicon: Lexicon) -> str:
    named = Counter(people_of(item, lexicon) for item in items)
    best = max((p for p in named if p and p not in lexicon.link.part_noun), key=lambda p: (named[p], p), default="")
    enough = named[best] >= MAIN * len(items) and (named[best] > 1 or len(items) == 1)
    return best if enough else ""


def _all_along(story: Sequence[Told], lexicon: Lexicon) -> str:
    """The people whom a story mostly names, of whatever measure."""
    named = Counter(people for item in story if (people := people_of(item, lexicon)))
    best = max(named, key=lambda p: (named[p], p), default="")
    return best if best and named[best] >= MOSTLY * named.total() and best not in lexicon.link.part_noun else ""


def scopes(
    items: Sequence[Told], story: Sequence[Told], sides: Mapping[str, str], lexicon: Lexicon
) -> dict[str, Scope]:
    """The question of each figure of one measure in a story, by anchor."""
    common, mine = ground(items, story, lexicon), by_report(items)
    found = {
        item.anchor: _scope(item, mine[item.report], common, sides.get(item.anchor, ""), lexicon) for item in items
    }
    return _attach(items, found)


def _scope(item: Told, items: Sequence[Told], common: Ground, side: str, lexicon: Lexicon) -> Scope:
    people = people_of(item, lexicon)
    whole = whole_before(item, items)
    part = whole is not None and names_part(item)
    measure = item.claim.measure
    kind = ""
    if item.claim.modality.status == "planned":
        kind = f"planned {_number(item)}"
    elif item.claim.aggregation == "increment" or (whole is not None and names_increment(item, lexicon)):
        kind = f"increment {_number(item)}"
    elif measure == "killed" and item.claim.aggregation == "stock":
        kind = f"lying {_number(item)}"
    elif people in lexicon.link.kin:
        kind = f"kin {_number(item)}"
    elif part and people in ("", common.people):
        kind = f"part {_number(item)}"
    elif measure in ("displaced", "trapped") and (site := _shelter(item, lexicon)):
        kind = f"at {site}"
    elif measure in lexicon.link.located and (day := _one_day(item)):
        kind = f"on {day}"
    elif people in ("", common.people) and _one_of_many(item, items):
        kind = f"case {_number(item)}"
    if people == common.people or people in lexicon.link.kin or kind.startswith("increment"):
        people = ""
    scope = Scope(
        measure=measure,
        whose=side,
        people=people,
        place=_elsewhere(item, common),
        period=_period(item, common),
        kind=kind,
        part=part,
    )
    if measure in lexicon.link.scattered and scope.whole and item.claim.aggregation not in ("cumulative", "stock"):
        return replace(scope, kind=f"case {_number(item)}")
    return scope


def names_part(item: Told) -> bool:
    """Whether the words beside the figure name it as a part of a larger one."""
    return _OF.match(item.after) is not None or _AMONG.search(item.before[-80:]) is not None


def names_increment(item: Told, lexicon: Lexicon) -> bool:
    """Whether the words beside the figure say that it comes on top of another."""
    before, after = item.before.lower().rstrip(), item.after.lower().lstrip()
    if any(re.search(rf"\b{re.escape(w)}$", before) for w in lexicon.link.increment_before):
        return True
    return any(re.match(rf"(?:\w+ )?{re.escape(w)}\b(?! than)", after) for w in lexicon.link.increment_after[:4])


def whole_before(item: Told, items: Iterable[Told]) -> Told | None:
    """The nearest figure before it in its report that may be the whole of it."""
    held = [
        other
        for other in items
        if other.end <= item.start and figures.size(other.claim.quantity) > figures.size(item.claim.quantity)
    ]
    return max(held, key=lambda t: t.start, default=None)


def _one_of_many(item: Told, items: Sequence[Told]) -> bool:
    """A single event's small figure in a report that gives a far larger one as the total."""
    quantity = item.claim.quantity
    if item.claim.aggregation in ("cumulative", "stock") or quantity.value in (None, 0) or quantity.bound != "exact":
        return False
    most = max((figures.size(o.claim.quantity) for o in items), default=0.0)
    return most >= 20 and figures.size(quantity) <= 0.1 * most


def _shelter(item: Told, lexicon: Lexicon) -> str:
    """What the people that are counted shelter in, where the figure's clause says so."""
    clause = re.split(r"[;,.]", item.after)[0]
    return next((w for w in map(singular, words(clause)) if w in lexicon.link.shelter), "")


def _one_day(item: Told) -> str:
    """The day of those who came on one day, which is not the number of all who came."""
    time = item.claim.time
    if time is None or item.claim.aggregation != "incident" or time.basis not in ("explicit", "relative"):
        return ""
    return time.start if time.start == time.end else ""


def _attach(items: Sequence[Told], found: dict[str, Scope]) -> dict[str, Scope]:
    """Figures too telling to meet by chance follow the question that another report asked with them."""
    by_number: dict[tuple[float | None, float | None, float | None], list[Told]] = defaultdict(list)
    for item in items:
        quantity = item.claim.quantity
        by_number[
            quantity.value,
            quantity.low if quantity.value is None else None,
            quantity.high if quantity.value is None else None,
        ].append(item)
    out = dict(found)
    for same in by_number.values():
        kinds = Counter(found[i.anchor] for i in same)
        for item in same:
            mine = found[item.anchor]
            choice = [
                s for s in kinds if s != mine and _follows(mine, s, item) and (s.whole or kinds[s] >= kinds[mine])
            ]
            if choice:
                out[item.anchor] = max(choice, key=lambda s: (kinds[s], s.people, s.kind, s.place))
    return out


def _follows(scope: Scope, other: Scope, item: Told) -> bool:
    """Whether a figure of one question may be read as an answer to another that has its very number."""
    if scope.kind.startswith(("planned", "increment")) or other.kind.startswith(("planned", "increment")):
        return False
    if scope.whose != other.whose:
        return False
    if scope.period or other.period:  # an older event: its place and people are often left out
        return scope.period == other.period and (not scope.people or not scope.place) and scope.people == ""
    if scope.kind.startswith("part") and not scope.people and other.people:
        return True
    if not figures.telling(item.claim.quantity):
        return False
    if other.whole:
        return not scope.part
    return scope.whole and (other.part or bool(other.people) or other.kind.startswith("at "))


def _number(item: Told) -> str:
    quantity = item.claim.quantity
    return f"{quantity.value:g}" if quantity.value is not None else f"{quantity.low}-{quantity.high}"


def _head(who: Population) -> str:
    return who.head if who.head is not None else (words(who.text) or [""])[-1]


def _kind(who: Population, lexicon: Lexicon) -> str:
    text = who.text.lower()
    phrase = next((min(group) for group in lexicon.link.same if text in group), None)
    return phrase if phrase is not None else _class(_head(who), lexicon)


def _class(head: str, lexicon: Lexicon) -> str:
    noun = singular(head.split()[-1]) if head.split() else ""
    if not noun or noun in lexicon.link.generic or noun in lexicon.link.unspecific or head[:1].isupper():
        return ""
    return next((min(group) for group in lexicon.link.same if noun in group), noun)


def _kinds(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(min(group) for group in lexicon.link.same)


def _own_places(story: Sequence[Told], share: float) -> frozenset[str]:
    placed = [frozenset(w.lower() for w in words(i.claim.place.text) if w[0].isupper()) for i in story if i.claim.place]
    tally = Counter(name for names in placed for name in names)
    reports: dict[str, Counter[str]] = defaultdict(Counter)
    for item in story:
        if item.claim.place:
            reports[item.report].update({w.lower() for w in words(item.claim.place.text) if w[0].isupper()})
    own = {name for name, number in tally.items() if number >= share * len(placed)}
    for held in reports.values():
        total = sum(held.values())
        own |= {name for name, number in held.items() if number >= 3 and number >= 0.5 * total}
    return frozenset(own)


def _elsewhere(item: Told, common: Ground) -> str:
    """The place that the figure's own sentence names, where the story's figures are mostly of others."""
    place = item.claim.place
    if place is None or place.text not in item.sentence:
        return ""
    named = sorted(w.lower() for w in words(place.text) if w[0].isupper())
    if not named or any(akin(n, own) for n in named for own in common.places):
        return ""
    return named[0]


def _period(item: Told, common: Ground) -> str:
    """The year or the beginning of what is counted, where it is older than the story."""
    years: list[str] = sorted(set(_YEAR.findall(item.before)) | set(_YEAR.findall(item.after)))
    if years and years[-1] < common.start[:4]:
        return years[-1]
    time = item.claim.time
    if time is None or time.basis in ("publication", "unknown"):
        return ""
    if _days(time.end) < _days(common.start) - LONG:
        return time.end[:4]
    if _days(time.start) < _days(common.start) - LONG and time.start[:4] != time.end[:4]:
        return f"since {time.start[:4]}"
    if _days(time.start) < _days(common.start) - 4 * LONG:
        return f"since {time.start[:4]}"
    return ""


def _days(day: str) -> int:
    parts = [int(x) for x in day[:10].split("-")]
    year, month, dom = parts
    return year * 365 + month * 30 + dom
