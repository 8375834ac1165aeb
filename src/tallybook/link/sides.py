"""Whose people a figure counts, where a story counts those of several: peoples, armies, parties."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tallybook.lexicon import Lexicon
from tallybook.link import figures
from tallybook.link.told import Told
from tallybook.link.words import akin, any_akin, singular, words

NEAR = 60  # characters before a figure in which a people's name is its own
RIVAL = 0.2  # as often counted as the most counted side: then a story counts both
_BY = re.compile(r"\bby\b")

Side = frozenset[str]


def sides(items: Sequence[Told], lexicon: Lexicon) -> dict[str, str]:
    """Anchor to the side that is counted; "" is the one that the story counts most."""
    tally = _parties(items, lexicon)
    parties = [side for _, side in tally]
    if len(parties) < 2:
        return {}
    rivals = sum(number >= RIVAL * tally[0][0] for number, _ in tally)
    known = {item.anchor: side for item in items if (side := _said(item, parties, rivals, lexicon)) is not None}
    known = _by_number(items, known)
    found: dict[str, str] = {}
    last: dict[str, int] = {}
    for item in sorted(items, key=lambda t: (t.report, t.start)):
        at = known.get(item.anchor, last.get(item.report, 0) if rivals > 1 else 0)
        if item.anchor in known:
            last[item.report] = at
        found[item.anchor] = "" if at == 0 else min(parties[at])
    return found


def names(item: Told, lexicon: Lexicon) -> Side:
    """The names in the words for who is counted."""
    who = item.claim.population or item.claim.population_inherited
    if who is None:
        return frozenset()
    if "both" in who.text.lower().split():
        return frozenset({"both"})
    return frozenset({w.lower() for w in words(who.text) if w[0].isupper()} - lexicon.link.hollow)


def _parties(items: Sequence[Told], lexicon: Lexicon) -> list[tuple[int, Side]]:
    """The sides that are counted, the most counted first, forms of one name together."""
    tally = Counter(names(item, lexicon) for item in items)
    parties: list[tuple[int, Side]] = []
    for named, number in sorted(tally.items(), key=lambda p: (-p[1], sorted(p[0]))):
        if not named:
            continue
        for i, (held, side) in enumerate(parties):
            if any_akin(named, side):
                parties[i] = (held + number, side | named)
                break
        else:
            parties.append((number, named))
    return sorted(parties, key=lambda s: (-s[0], sorted(s[1])))


def _said(item: Told, parties: Sequence[Side], rivals: int, lexicon: Lexicon) -> int | None:
    """The side that the words about the figure name, if they do."""
    named = names(item, lexicon)
    if named:
        return _party(named, parties)
    if rivals < 2:
        return None
    parties = parties[:rivals]
    who = item.claim.population
    beside = {singular(w) for w in words(f"{item.before[-NEAR:]} {who.text if who else ''}".lower())}
    speaker = _speaker(item, parties)
    if speaker is not None and beside & lexicon.link.enemy and len(parties) == 2:
        return 1 - speaker
    near = item.before[-NEAR:]
    if _BY.search(near) is None:
        at = [(m.end(), _party(frozenset({m.group().lower()}), parties)) for m in re.finditer(r"[A-Z][\w’-]+", near)]
        held = [(end, party) for end, party in at if party is not None and party != speaker]
        if held:
            return max(held)[1]
    if speaker is not None and set(words(near.lower())[-3:]) & lexicon.link.own:
        return speaker
    return None


def _party(named: Side, parties: Sequence[Side]) -> int | None:
    return next((i for i, side in enumerate(parties) if any_akin(named, side)), None)


def _speaker(item: Told, parties: Sequence[Side]) -> int | None:
    """The side whose name the figure's source bears."""
    if not item.claim.sources:
        return None
    last = item.claim.sources[-1]
    named = {w.lower() for w in words(f"{last.name} {last.party or ''}") if w[0].isupper()}
    return next((i for i, side in enumerate(parties) if any(akin(a, b) for a in named for b in side)), None)


def _by_number(items: Sequence[Told], known: Mapping[str, int]) -> dict[str, int]:
    """A telling number without a side has that of its twins."""
    table: dict[tuple[str, float], set[int]] = defaultdict(set)
    for item in items:
        if item.anchor in known and item.value is not None:
            table[item.claim.measure, item.value].add(known[item.anchor])
    out = dict(known)
    for item in items:
        if item.anchor in known or item.value is None or not figures.telling(item.claim.quantity):
            continue
        same = table.get((item.claim.measure, item.value), set())
        if len(same) == 1:
            out[item.anchor] = next(iter(same))
    return out
