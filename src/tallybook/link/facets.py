"""What narrows the question that a figure answers: whose, which people, where, when, all or a part, is or will be."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tallybook.lexicon import Lexicon
from tallybook.link import figures
from tallybook.link.kinds import GONE, clause, context, is_part, kind_of_count, names_increment, same_source
from tallybook.link.people import people_of
from tallybook.link.sides import sides
from tallybook.link.told import Told, by_report
from tallybook.link.words import akin, singular, words

MAIN = 0.25  # of a measure's figures in a story name one kind of people: then they are the whole
MOSTLY = 0.6  # of all the figures in a story that name a kind of people
LOCAL = 0.25  # of the placed figures of what is counted by place: then it is the story's own place
TWICE = 2  # figures at least, where a story has so many
WIDE = 0.1  # the same for what is not counted by place
LONG = 30  # days before a story's first report: what began then is another count
MANY = 20  # people whose kin or neighbours are no family
_LEAST = 4  # letters of a word for a spot
_YEAR = re.compile(r"\b(?:in|since|of|during|from|until|before|after|early|late|[A-Z][a-z]+) ((?:1[89]|20)\d\d)\b")
_BEHIND = re.compile(r"(?<=\w) (?:of|in|on|at|near|west|east|north|south|between|beside|outside|for|from|by|around)\b")
_SINCE = re.compile(
    r"\bsince (?:the )?(?:start|beginning|outbreak) of (?:\w+ ){0,3}?"
    r"(?:war|conflict|operation|campaign|siege|invasion|year)\b"
    r"|\bsince (?:the )?(?:\w+ )?(?:war|conflict|operation|campaign|siege|invasion) (?:began|started|broke out)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What the words about a figure tell of its question; empty where they tell nothing."""

    measure: str
    side: str
    people: str
    group: bool
    place: str
    places: frozenset[str]
    here: frozenset[str]
    site: frozenset[str]
    located: bool
    level: bool
    grows: bool
    period: str
    kind: str
    part: bool
    context: frozenset[str]

    @property
    def question(self) -> str:
        """A first guess at the question, by what the words name alone."""
        return "|".join((self.measure, self.side, self.people, self.place, self.period, self.kind, str(self.part)))

    @property
    def whole(self) -> bool:
        """Whether nothing narrows it but whose people they are."""
        return not (self.people or self.place or self.period or self.kind or self.part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a story's figures of one measure have in common: its main people, its own places, its start."""

    people: frozenset[str]
    places: frozenset[str]
    sites: frozenset[str]
    start: str


def facets(story: Sequence[Told], lexicon: Lexicon) -> dict[str, Facets]:
    """The facets of each figure of a story, by anchor."""
    measures: dict[str, list[Told]] = defaultdict(list)
    for item in story:
        measures[item.claim.measure].append(item)
    side, found = sides(story, lexicon), dict[str, Facets]()
    for held in measures.values():
        common, mine = ground(held, story, bool(side), lexicon), by_report(held)
        for item in held:
            found[item.anchor] = _facets(item, mine[item.report], common, side, lexicon)
        found |= {a: replace(found[a], kind="increment") for a in _grown_by(held, found, lexicon)}
        found |= {a: replace(found[a], kind="none") for report in mine.values() for a in _none_beside(report, found)}
        for report in mine.values():
            for item in report:
                if item.in_title and (told := _in_full(item, report, found)) is not None:
                    found[item.anchor] = _as_told(found[item.anchor], found[told.anchor])
    return found


def _grown_by(items: Sequence[Told], found: Mapping[str, Facets], lexicon: Lexicon) -> list[str]:
    """The plain figures by which a count grew: the sum that their report gives for the same side, less them, is what
    an earlier report gave, and larger than they. What stood before is no growth, unless the words say so ("more")."""
    told: dict[tuple[str, float], datetime] = {}
    plain = [i for i in items if i.value is not None and found[i.anchor].whole]
    for item in plain:  # in the order of publication
        told.setdefault((found[item.anchor].side, item.value or 0.0), item.at)
    grown, by = list[str](), set[tuple[str, float]]()
    for held in by_report(plain).values():
        totals = {(found[o.anchor].side, o.value or 0.0) for o in held}
        beside = {(found[o.anchor].side, o.value) for o in held if not o.in_title}
        for item in held:
            mine = (side, value) = (found[item.anchor].side, item.value or 0.0)
            stood = told[mine] < item.at and mine not in by and not names_increment(item, lexicon)
            if stood or not value or item.claim.quantity.bound != "exact" or item.in_title:
                continue
            rests = [(s, t - value) for s, t in totals if s == side and t > max(MANY, 2 * value)]
            if any(r in told and told[r] < item.at and r not in beside for r in rests):
                grown.append(item.anchor)
                by.add(mine)
    return grown


def _none_beside(report: Sequence[Told], found: Mapping[str, Facets]) -> list[str]:
    """The noughts of a kind that their report does not name: beside them their source counts some on the same day.

    "Seventeen prisoners lost their lives. No prisoner was killed by gunfire."
    """
    plain = [i for i in report if found[i.anchor].whole and i.claim.modality.polarity and not i.in_title]
    some = [i for i in plain if figures.size(i.claim.quantity) and i.claim.modality.status not in GONE]
    return [
        none.anchor
        for none in plain
        if none.value == 0
        and any(found[o.anchor].side == found[none.anchor].side and _goes_with(o, none) for o in some)
    ]


def _goes_with(some: Told, none: Told) -> bool:
    """Whether one source says both, for one day."""
    return (some.said, some.clock) == (none.said, none.clock) and same_source(some, none)


def _in_full(item: Told, report: Sequence[Told], found: Mapping[str, Facets]) -> Told | None:
    """The figure of the text that a headline gives in short, a whole before a part."""
    same = [o for o in report if not o.in_title and figures.same_number(o.claim.quantity, item.claim.quantity)]
    return min(same, key=lambda o: (not found[o.anchor].whole, o.start), default=None)


def _as_told(short: Facets, full: Facets) -> Facets:
    """A headline's facets with what the text tells better: of whom and how it counts. The places are its own."""
    side = full.side or short.side
    return replace(short, kind=full.kind, part=full.part, people=full.people, group=full.group, side=side)


def ground(items: Sequence[Told], story: Sequence[Told], of_sides: bool, lexicon: Lexicon) -> Ground:
    """What the figures of one measure in a story are mostly about; where it has sides, their troops are no group."""
    located = items[0].claim.measure in lexicon.link.located
    harmed = [item for item in story if item.claim.measure in lexicon.link.harm]
    alike = [_main(items, lexicon), _all_along(story, lexicon), _at_first(items, lexicon)]
    if items[0].claim.measure in lexicon.link.harm:
        alike.append(_main(harmed, lexicon))
    return Ground(
        people=frozenset(alike) | (lexicon.link.troops if of_sides else frozenset()),
        sites=_own_sites(story, lexicon),
        places=_own_places(items, LOCAL) if located else _own_places(story, WIDE),
        start=min(item.at for item in story).date().isoformat(),
    )


def _facets(item: Told, items: Sequence[Told], common: Ground, side: Mapping[str, str], lexicon: Lexicon) -> Facets:
    people, site = people_of(item, lexicon), _site(item, lexicon) - common.sites
    if people in lexicon.link.kin and figures.size(item.claim.quantity) >= MANY:
        people = ""
    return Facets(
        measure=item.claim.measure,
        side=side.get(item.anchor, ""),
        people="" if people in common.people else people,
        group=people not in common.people
        and (bool(common.people & lexicon.link.armed) or _is_group(people, item.claim.measure, lexicon)),
        place=_elsewhere(item, common),
        places=_names(item),
        here=_names(item) if item.claim.place and item.claim.place.text in item.sentence else frozenset(),
        located=item.claim.measure in lexicon.link.located,
        level=item.claim.measure in lexicon.link.level,
        grows=_grows(item, lexicon),
        site=site,
        period=_period(item, common),
        kind=kind_of_count(item, items, people, site, lexicon),
        part=is_part(item, items, lexicon),
        context=context(item, lexicon),
    )


def _grows(item: Told, lexicon: Lexicon) -> bool:
    """Whether the figure can only grow as time passes: the dead always, the displaced where all who fled are summed."""
    way, measure = item.claim.aggregation, item.claim.measure
    return (
        way != "stock" if measure in lexicon.link.growing else way == "cumulative" and measure not in lexicon.link.level
    )


def _is_group(people: str, measure: str, lexicon: Lexicon) -> bool:
    """Whether a noun names people, or things, that are never just whoever an event befalls."""
    words = lexicon.link
    return measure in words.of_things or people in words.kin or people in words.part_noun or people in words.armed


def _main(items: Sequence[Told], lexicon: Lexicon) -> str:
    named = Counter(people_of(item, lexicon) for item in items)
    best = max((p for p in named if p and p not in lexicon.link.part_noun), key=lambda p: (named[p], p), default="")
    enough = named[best] >= MAIN * len(items) and (named[best] > 1 or len(items) == 1)
    return best if enough else ""


def _at_first(items: Sequence[Told], lexicon: Lexicon) -> str:
    """The group that the largest figure of the first report counts: "140 pupils were taken" are no part of others."""
    report = next(iter(by_report(sorted(items, key=lambda t: t.first)).values()))
    largest = max(report, key=lambda t: (figures.size(t.claim.quantity), t.first))
    people = people_of(largest, lexicon)
    return people if _is_group(people, largest.claim.measure, lexicon) else ""


def _all_along(story: Sequence[Told], lexicon: Lexicon) -> str:
    """The people whom a story mostly names, of whatever measure."""
    named = Counter(people for item in story if (people := people_of(item, lexicon)))
    best = max(named, key=lambda p: (named[p], p), default="")
    enough = named[best] >= max(MOSTLY * named.total(), TWICE if len(story) > TWICE else 1)
    return best if best and enough and best not in lexicon.link.part_noun else ""


def _own_places(story: Sequence[Told], share: float) -> frozenset[str]:
    placed = [frozenset(w.lower() for w in words(i.claim.place.text) if w[0].isupper()) for i in story if i.claim.place]
    tally = Counter(name for names in placed for name in names)
    return frozenset(
        name for name, number in tally.items() if number >= max(min(TWICE, len(placed)), share * len(placed))
    )


def _own_sites(story: Sequence[Told], lexicon: Lexicon) -> frozenset[str]:
    placed = [item for item in story if item.claim.place]
    tally = Counter(site for item in placed for site in _site(item, lexicon))
    return frozenset(site for site, number in tally.items() if number >= max(2, WIDE * len(placed)))


def _names(item: Told) -> frozenset[str]:
    """The names in the figure's place."""
    place = item.claim.place
    return frozenset(w.lower() for w in words(place.text) if w[0].isupper()) if place else frozenset()


def _elsewhere(item: Told, common: Ground) -> str:
    """The place that the figure's own sentence names, where the story's figures are mostly of others."""
    place = item.claim.place
    if place is None or place.text not in item.sentence:
        return ""
    named = sorted(w.lower() for w in words(place.text) if w[0].isupper())
    if not named or any(akin(n, own) for n in named for own in common.places):
        return ""
    return named[0]


def _site(item: Told, lexicon: Lexicon) -> frozenset[str]:
    """What kind of spot the figure's place is: a school, a quarry; and what its clause says that people shelter in."""
    place = item.claim.place
    said = _BEHIND.split(place.text)[0] if place else ""
    found = {singular(w) for w in words(said)[-1:] if w[0].islower() and len(w) >= _LEAST}
    if item.claim.measure in lexicon.link.located:
        found |= {w for w in map(singular, words(clause(item)[1])) if w in lexicon.link.shelter}
    return frozenset(found - lexicon.link.common_word - lexicon.link.area)


def _period(item: Told, common: Ground) -> str:
    """The year or the beginning of what is counted, where it is older than the story."""
    if _SINCE.search(item.sentence):
        return "since"
    years: list[str] = sorted(set(_YEAR.findall(item.before)) | set(_YEAR.findall(item.after)))
    if years and years[-1] < common.start[:4]:
        return years[-1]
    time = item.claim.time
    if time is None or time.basis in ("publication", "unknown"):
        return ""
    if time.precision in ("month", "year") and time.start <= common.start <= time.end:
        return ""  # "last year", in an anniversary story
    if _days(time.end) < _days(common.start) - LONG:
        return time.end[:4]
    if _days(time.start) < _days(common.start) - LONG and time.start[:4] != time.end[:4]:
        return f"since {time.start[:4]}"
    if _days(time.start) < _days(common.start) - 4 * LONG:
        return f"since {time.start[:4]}"
    return ""


def _days(day: str) -> int:
    year, month, dom = (int(x) for x in day[:10].split("-"))
    return year * 365 + month * 30 + dom
