"""Whose figure one is that its report gives nobody: that of the source who gave it, else the outlet's own.

In the news a figure without a source is mostly somebody's: where a named source answers the same question, it was in
nine cases of ten. So the outlet is the last that is thought of.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tallybook.lexicon import Lexicon
from tallybook.link import figures
from tallybook.link.names import head_of, is_many
from tallybook.link.outlets import count_themselves, voice
from tallybook.link.told import Told, by_report
from tallybook.link.voices import is_old, is_sourced

SHARED = "who are not named give the unusual figure that he gave before"
LARGE = 1_000
Number = tuple[str, float | None, float | None, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who a figure comes from: a key that is equal for one origin, a name for people, and why it is he."""

    key: str
    name: str
    reasons: tuple[str, ...] = ()


def carried(
    items: Sequence[Told],
    asked: Mapping[str, str],
    copies: Mapping[str, str],
    found: dict[str, Origin],
    heard: Mapping[str, Origin],
    leading: Mapping[str, Origin],
    lexicon: Lexicon,
) -> dict[str, Origin]:
    """Every figure's origin: `found` are those of named sources, `heard` whom the words before a figure name.

    `leading` are the bodies with which their sentences begin, which nothing else names as their sources.
    """
    story = _Story(items, asked, copies, found, count_themselves(items, lexicon))
    out = dict(found)
    for item in items:  # in the order of publication
        if item.anchor not in out:
            out[item.anchor] = _origin(item, story, out, heard, leading, lexicon)
    return out


def shared(items: Sequence[Told], asked: Mapping[str, str], found: Mapping[str, Origin]) -> dict[str, Origin]:
    """The origins with a crowd's figure given to the one body that gave it by name: "the organisers", "monitors".

    Only an unusual figure, and only where one body alone gave it for the question by then.
    """
    given: dict[Number, list[Told]] = defaultdict(list)
    for item in items:
        if item.anchor in found and not is_many(found[item.anchor].name):
            given[number(item, asked)].append(item)
    out = dict(found)
    for item in items:
        if item.anchor in found and is_many(found[item.anchor].name):
            fits = [o for o in given[number(item, asked)] if o.first < item.first and _unusual(item, o)]
            if len({found[o.anchor].key for o in fits}) == 1:
                out[item.anchor] = _his(found[fits[0].anchor], SHARED)
    return out


def number(item: Told, asked: Mapping[str, str]) -> Number:
    """The question and the number, or the range."""
    quantity = item.claim.quantity
    spread = (quantity.low, quantity.high) if quantity.value is None else (None, None)
    return (asked[item.anchor], quantity.value, *spread)


def _unusual(item: Told, other: Told) -> bool:
    """Whether two hardly give this number by chance: it tells, is nought, is a range, is large and hedged alike."""
    a, b = item.claim.quantity, other.claim.quantity
    large = a.value is not None and a.value >= LARGE and a.bound == b.bound != "exact"
    return figures.telling(a) or large or a.value == 0 or (a.bound == b.bound == "between")


class _Story:
    """What the named sources of a story say: by question and report, by number, and how often."""

    def __init__(
        self,
        items: Sequence[Told],
        asked: Mapping[str, str],
        copies: Mapping[str, str],
        found: Mapping[str, Origin],
        themselves: frozenset[str],
    ) -> None:
        self.themselves = themselves
        self.asked, self.copies, self.mine = asked, copies, by_report(items)
        self.beside: dict[tuple[str, str], list[Told]] = defaultdict(list)
        self.numbers: dict[Number, list[Told]] = defaultdict(list)
        self.speaks: dict[str, Counter[str]] = defaultdict(Counter)
        self.in_report: dict[str, dict[str, Told]] = defaultdict(dict)
        for item in items:
            self.numbers[number(item, asked)].append(item)
            if item.anchor in found and item.claim.modality.polarity:
                self.beside[asked[item.anchor], copies[item.report]].append(item)
                self.speaks[asked[item.anchor]][found[item.anchor].key] += 1
                self.in_report[item.report].setdefault(found[item.anchor].key, item)


def _origin(
    item: Told,
    story: _Story,
    out: Mapping[str, Origin],
    heard: Mapping[str, Origin],
    leading: Mapping[str, Origin],
    lexicon: Lexicon,
) -> Origin:
    """The origin of a figure that names no body."""
    unnamed = is_sourced(item, lexicon)
    near = [o for o in story.beside[story.asked[item.anchor], story.copies[item.report]] if _gives(item, o, unnamed)]
    inside = [o for o in near if o.report == item.report]
    itself = not unnamed and item.report in story.themselves and item.anchor not in heard
    if itself and not any(figures.same_number(o.claim.quantity, item.claim.quantity) for o in near):
        return _own(item, story, lexicon)
    if near:
        teller = min(inside or near, key=lambda o: _far(item, o))
        return _his(
            out[teller.anchor],
            "the report gives the figure as his" if inside else "a copy of the report gives the figure as his",
        )
    same = [o for o in story.numbers[number(item, story.asked)] if o is not item and o.anchor in out]
    named = [o for o in same if out[o.anchor].key.startswith("named ")]
    before = [o for o in named if o.first < item.first]
    telling = figures.telling(item.claim.quantity)
    if unnamed:
        last = item.claim.sources[-1]
        key = _unnamed(last.name, story.copies[item.report])
        return _sharer(item, key, story, out) or _same_one(item, story, out) or Origin(key=key, name=last.name)
    if before and (telling or item.anchor not in heard):
        return _his(_main(before, item, story, out), "he gave the figure before")
    if item.anchor in heard:
        return heard[item.anchor]
    speaks = story.speaks[story.asked[item.anchor]]
    asked_here = {out[o.anchor].key: o for o in story.beside[story.asked[item.anchor], story.copies[item.report]]
                  if o.report == item.report}  # fmt: skip
    if len(asked_here) == 1 and not is_old(item):
        return _his(out[next(iter(asked_here.values())).anchor], "the report names nobody else for the question")
    here = story.in_report[item.report]
    if len(here) == 1 and not is_old(item) and speaks[next(iter(here))]:
        return _his(out[next(iter(here.values())).anchor], "the report names nobody else")
    if named and telling:
        return _his(_main(named, item, story, out), "he gave the figure later")
    earlier = {out[o.anchor].key: o for o in same if o.first < item.first}
    if len(earlier) == 1:
        return _his(out[next(iter(earlier.values())).anchor], "he gave the figure before")
    return leading.get(item.anchor) or _own(item, story, lexicon)


def _same_one(item: Told, story: _Story, out: Mapping[str, Origin]) -> Origin | None:
    """The unnamed source of an earlier report whom two reports plainly share: called alike, with one telling number."""
    head = head_of(item.claim.sources[-1].name)
    same = [
        out[o.anchor]
        for o in story.numbers[number(item, story.asked)]
        if o.first < item.first and o.anchor in out and out[o.anchor].key.startswith(f"unnamed {head} in ")
    ]
    return same[0] if same and figures.telling(item.claim.quantity) else None


def _sharer(item: Told, key: str, story: _Story, out: Mapping[str, Origin]) -> Origin | None:
    """The one body that gave before, by name, what a crowd without names gives in a report: a figure hardly by chance.

    Then all that the crowd gives there is the body's, unless another body gave it, too.
    """
    if not is_many(item.claim.sources[-1].name):
        return None
    told = [o for o in story.mine[item.report] if o.claim.sources and o.claim.sources[-1].anonymous
            and _unnamed(o.claim.sources[-1].name, story.copies[o.report]) == key]  # fmt: skip
    givers: dict[str, list[Told]] = defaultdict(list)
    mine = list[str]()
    for one in told:
        same = [o for o in story.numbers[number(one, story.asked)] if o.anchor in out and o.first < one.first
                and out[o.anchor].key.startswith("named ") and o.report != one.report]  # fmt: skip
        keys = {out[o.anchor].key for o in same}
        mine += keys if one is item else ()
        if len(keys) == 1 and (one is item or not one.in_title):
            givers[keys.pop()] += [same[0]] if any(_unusual(one, o) for o in same) else []
    fits = [k for k, held in givers.items() if held]
    if len(fits) != 1 or len(givers) > 1 or (mine and fits[0] not in mine):
        return None
    return _his(out[givers[fits[0]][0].anchor], SHARED)


def _main(tellers: Sequence[Told], item: Told, story: _Story, out: Mapping[str, Origin]) -> Origin:
    """Of those who gave a figure the one who speaks most often for its question."""
    speaks = story.speaks[story.asked[item.anchor]]
    return out[max(tellers, key=lambda o: (speaks[out[o.anchor].key], out[o.anchor].key, o.first)).anchor]


def _his(origin: Origin, reason: str) -> Origin:
    return Origin(key=origin.key, name=origin.name, reasons=(*origin.reasons, reason))


def _far(item: Told, other: Told) -> tuple[object, ...]:
    same = figures.same_number(other.claim.quantity, item.claim.quantity)
    return (not same, abs(other.start - item.start), other.first)


def _gives(item: Told, other: Told, anonymous: bool) -> bool:
    """Whether an unnamed figure may be the named one: the same number, or in a headline a rounding of it."""
    if anonymous and not item.in_title:
        return False
    return figures.agree(item.claim.quantity, other.claim.quantity)


def _own(item: Told, story: _Story, lexicon: Lexicon) -> Origin:
    """The outlet's own voice, or an unnamed source of the same figure: one for each report and its copies."""
    near = [
        o
        for o in story.mine[item.report]
        if is_sourced(o, lexicon)
        and story.asked[o.anchor] == story.asked[item.anchor]
        and figures.agree(o.claim.quantity, item.claim.quantity)
    ]
    if near:
        name = near[0].claim.sources[-1].name
        return Origin(key=_unnamed(name, story.copies[item.report]), name=name)
    name = voice(item.document)
    return Origin(key=f"outlet {name.casefold()}", name=name, reasons=("the outlet speaks itself",))


def _unnamed(name: str, report: str) -> str:
    """The key of an unnamed source: one for each description in a report and its copies."""
    return f"unnamed {head_of(name)} in {report}"
