"""What narrows the question that a figure answers: whose, which people, where, when, all or a part, is or will be."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallybook.lexicon import Lexicon
from tallybook.link import figures
from tallybook.link.sides import sides
from tallybook.link.told import Told, by_report
from tallybook.link.words import akin, any_of, singular, words
from tallybook.types import Population

MAIN = 0.25  # of a measure's figures in a story name one kind of people: then they are the whole
MOSTLY = 0.6  # of all the figures in a story that name a kind of people
LOCAL = 0.25  # of the placed figures of what is counted by place: then it is the story's own place
TWICE = 2  # figures at least, where a story has so many
WIDE = 0.1  # the same for what is not counted by place
LONG = 30  # days before a story's first report: what began then is another count
AROUND = 90  # characters of the clause on each side of a figure whose words are compared
_LEAST = 4  # letters of a word that is compared
_OF = re.compile(
    r"^\s*(?:or so\s+)?(?:[a-z]+\s+){0,2}?(?<!out )of (?:(?P<it>them|whom|which|those|these)|the (?P<whole>[a-z]+))"
    r"(?:\W+(?:were|are|was|is|had|have)?\W*(?:the |all )?(?P<what>[a-z]+))?"
)
_DEAD = re.compile(r"\s*([a-z]+) (?:dead|deaths|wounded|injured|casualties|fatalities|victims)\b")
_AMONG = re.compile(
    r"(?:\bamong (?:them|whom|the \w+)|\bincluding|\bincluded?|\bincludes)\b[^.;:]*$"
    r"|\bof (?:them|whom),? (?:(?!and\b)\w+ ){0,2}$"
)
_YEAR = re.compile(r"\b(?:in|since|of|during|from|until|before|after|early|late|[A-Z][a-z]+) ((?:1[89]|20)\d\d)\b")
_BEHIND = re.compile(r"(?<=\w) (?:of|in|on|at|near|west|east|north|south|between|beside|outside|for|from|by|around)\b")
_SINCE = re.compile(
    r"\bsince (?:the )?(?:start|beginning|outbreak) of (?:\w+ ){0,3}?"
    r"(?:war|conflict|operation|campaign|siege|invasion|year)\b"
    r"|\bsince (?:the )?(?:\w+ )?(?:war|conflict|operation|campaign|siege|invasion) (?:began|started|broke out)\b"
)
_CLAUSE = re.compile(r"[.;:!?\n]")


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
    return found


def ground(items: Sequence[Told], story: Sequence[Told], of_sides: bool, lexicon: Lexicon) -> Ground:
    """What the figures of one measure in a story are mostly about; where it has sides, their troops are no group."""
    located = items[0].claim.measure in lexicon.link.located
    harmed = [item for item in story if item.claim.measure in lexicon.link.harm]
    alike = [_main(items, lexicon), _all_along(story, lexicon)]
    if items[0].claim.measure in lexicon.link.harm:
        alike.append(_main(harmed, lexicon))
    return Ground(
        people=frozenset(alike) | (lexicon.link.troops if of_sides else frozenset()),
        sites=_own_sites(story, lexicon),
        places=_own_places(items, LOCAL) if located else _own_places(story, WIDE),
        start=min(item.at for item in story).date().isoformat(),
    )


def _facets(item: Told, items: Sequence[Told], common: Ground, side: Mapping[str, str], lexicon: Lexicon) -> Facets:
    people = people_of(item, lexicon)
    part = item.value != 0 and names_part(item, lexicon) and whole_before(item, items) is not None
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
        grows=item.claim.measure in lexicon.link.growing and item.claim.aggregation != "stock",
        site=_site(item, lexicon) - common.sites,
        period=_period(item, common),
        kind=_kind_of_count(item, items, people, _site(item, lexicon) - common.sites, lexicon),
        part=part,
        context=_context(item, lexicon),
    )


def _is_group(people: str, measure: str, lexicon: Lexicon) -> bool:
    """Whether a noun names people, or things, that are never just whoever an event befalls."""
    words = lexicon.link
    return measure in words.of_things or people in words.kin or people in words.part_noun or people in words.armed


def _kind_of_count(item: Told, items: Sequence[Told], people: str, site: frozenset[str], lexicon: Lexicon) -> str:
    if item.claim.modality.status == "planned":
        return "planned"
    if any_of(lexicon.link.rate, r"\s*(?:[a-z]+ ){0,2}?", r"\b(?! (?:ago|earlier|before|later))").match(item.after):
        return "rate"
    if item.claim.aggregation == "increment":
        return "increment"
    if item.claim.measure in ("detained", "captured") and _context(item, lexicon) & lexicon.link.freed:
        return "freed"
    if item.claim.measure in ("displaced", "affected") and any_of(lexicon.link.returned).search(_clause(item)):
        return "returned"
    if item.claim.population is not None and singular(_head(item.claim.population)) in lexicon.link.remains and site:
        return "lying"
    if names_increment(item, lexicon) and whole_before(item, items) is not None:
        return "increment"
    return "kin" if people in lexicon.link.kin else ""


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
        labelled = _class(singular((words(item.label) or [""])[-1].lower()), lexicon)
        if labelled in _kinds(lexicon) or labelled in lexicon.link.part_noun:
            return labelled
        inherited = item.claim.population_inherited
        carried = "" if inherited is None else _kind(inherited, lexicon)
        return "" if carried in lexicon.link.kin | lexicon.link.part_noun else carried  # a part is told each time
    kind = _kind(who, lexicon)
    of_what = _DEAD.match(item.after)  # "120 flood dead"
    return "" if of_what and singular(of_what[1]) == kind and kind not in _kinds(lexicon) else kind


def names_part(item: Told, lexicon: Lexicon) -> bool:
    """Whether the words beside the figure name it as a part of a larger one."""
    found = _OF.match(item.after)
    if found and (found["it"] or _is_of_people(singular(found["whole"]), lexicon)):
        return True
    return _AMONG.search(item.before[-80:]) is not None


def _is_of_people(noun: str, lexicon: Lexicon) -> bool:
    words = lexicon.link
    known = words.generic | words.unspecific | words.part_noun | words.armed | frozenset().union(*words.same)
    return noun in known


def names_increment(item: Told, lexicon: Lexicon) -> bool:
    """Whether the words beside the figure say that it comes on top of another."""
    before, after = item.before.lower().rstrip(), item.after.lower().lstrip()
    if any_of(lexicon.link.increment_before, behind="$").search(before) is not None:
        return True
    return any_of(lexicon.link.increment_after[:4], r"(?:\w+ )?", r"\b(?! than)").match(after) is not None


def whole_before(item: Told, items: Iterable[Told]) -> Told | None:
    """The nearest figure before it in its report that may be the whole of it."""
    held = [
        other
        for other in items
        if other.end <= item.start and figures.size(other.claim.quantity) > figures.size(item.claim.quantity)
    ]
    return max(held, key=lambda t: t.start, default=None)


def _head(who: Population) -> str:
    return who.head if who.head is not None else (words(who.text) or [""])[-1]


def _kind(who: Population, lexicon: Lexicon) -> str:
    text = who.text.lower()
    phrase = next((min(group) for group in lexicon.link.same if text in group), None)
    if phrase is not None:
        return phrase
    named = _class(_head(who), lexicon)
    if named or not who.text:
        return named
    described = [_class(w, lexicon) for w in words(who.text)[:-1] if w[0].islower()]  # "the civilian dead"
    return next((w for w in described if w in _kinds(lexicon) or w in lexicon.link.part_noun), "")


def _class(head: str, lexicon: Lexicon) -> str:
    noun = singular(head.split()[-1]) if head.split() else ""
    if not noun or noun in lexicon.link.generic or noun in lexicon.link.unspecific:
        return ""
    known = next((min(group) for group in lexicon.link.same if noun in group), None)
    return known if known is not None else "" if head[:1].isupper() else noun


def _kinds(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(min(group) for group in lexicon.link.same)


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
        clause = _CLAUSE.split(item.after)[0]
        found |= {w for w in map(singular, words(clause)) if w in lexicon.link.shelter}
    return frozenset(found - lexicon.link.common_word)


def _context(item: Told, lexicon: Lexicon) -> frozenset[str]:
    """The words of the figure's clause that say something, names left out."""
    found = {singular(w) for w in words(_clause(item)) if w[0].islower() and len(w) >= _LEAST}
    return frozenset(found - lexicon.link.common_word)


def _clause(item: Told) -> str:
    """The clause on both sides of the figure."""
    return f"{_CLAUSE.split(item.before)[-1][-AROUND:]} {_CLAUSE.split(item.after)[0][:AROUND]}"


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
