"""Whose figure one is that its report gives nobody: that of the source who gave it, else the outlet's own.

In the news a figure without a source is mostly somebody's: where a named source answers the same question, it was in
nine cases of ten. So the outlet is the last that is thought of.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tallybook.lexicon import Lexicon
from tallybook.link import figures
from tallybook.link.names import head_of
from tallybook.link.told import Told, by_report
from tallybook.link.voices import is_old, is_sourced

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
    lexicon: Lexicon,
) -> dict[str, Origin]:
    """Every figure's origin: `found` are those of named sources, `heard` whom the words before a figure name."""
    story = _Story(items, asked, copies, found)
    out = dict(found)
    for item in items:  # in the order of publication
        if item.anchor not in out:
            out[item.anchor] = _origin(item, story, out, heard, lexicon)
    return out


class _Story:
    """What the named sources of a story say: by question and report, by number, and how often."""

    def __init__(
        self,
        items: Sequence[Told],
        asked: Mapping[str, str],
        copies: Mapping[str, str],
        found: Mapping[str, Origin],
    ) -> None:
        self.asked, self.copies, self.mine = asked, copies, by_report(items)
        self.beside: dict[tuple[str, str], list[Told]] = defaultdict(list)
        self.numbers: dict[Number, list[Told]] = defaultdict(list)
        self.speaks: dict[str, Counter[str]] = defaultdict(Counter)
        self.in_report: dict[str, dict[str, Told]] = defaultdict(dict)
        for item in items:
            self.numbers[self.number(item)].append(item)
            if item.anchor in found and item.claim.modality.polarity:
                self.beside[asked[item.anchor], copies[item.report]].append(item)
                self.speaks[asked[item.anchor]][found[item.anchor].key] += 1
                self.in_report[item.report].setdefault(found[item.anchor].key, item)

    def number(self, item: Told) -> Number:
        """The question and the number, or the range."""
        quantity = item.claim.quantity
        spread = (quantity.low, quantity.high) if quantity.value is None else (None, None)
        return (self.asked[item.anchor], quantity.value, *spread)


def _origin(
    item: Told, story: _Story, out: Mapping[str, Origin], heard: Mapping[str, Origin], lexicon: Lexicon
) -> Origin:
    """The origin of a figure that names no body."""
    unnamed = is_sourced(item, lexicon)
    near = [o for o in story.beside[story.asked[item.anchor], story.copies[item.report]] if _gives(item, o, unnamed)]
    inside = [o for o in near if o.report == item.report]
    if near:
        teller = min(inside or near, key=lambda o: _far(item, o))
        return _his(
            out[teller.anchor],
            "the report gives the figure as his" if inside else "a copy of the report gives the figure as his",
        )
    if unnamed:
        last = item.claim.sources[-1]
        return Origin(key=_unnamed(last.name, story.copies[item.report]), name=last.name)
    same = [o for o in story.numbers[story.number(item)] if o is not item and o.anchor in out]
    named = [o for o in same if out[o.anchor].key.startswith("named ")]
    before = [o for o in named if o.first < item.first]
    telling = figures.telling(item.claim.quantity)
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
    return _own(item, story, lexicon)


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
    name = item.document.agency or item.document.publisher or item.document.id
    return Origin(key=f"outlet {name.casefold()}", name=name, reasons=("the outlet speaks itself",))


def _unnamed(name: str, report: str) -> str:
    """The key of an unnamed source: one for each description in a report and its copies."""
    return f"unnamed {head_of(name)} in {report}"
