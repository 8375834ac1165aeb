"""Whose people a figure counts, where a story counts those of several: peoples, armies, parties."""

import re
from collections import Counter
from collections.abc import Sequence

from tallybook.lexicon import Lexicon
from tallybook.link.people import head
from tallybook.link.told import Told
from tallybook.link.words import akin, any_akin, singular, words
from tallybook.types import Population

NEAR = 60  # characters before a figure in which a people's name is its own
RIVAL = 0.2  # as often counted as the most counted side: then a story counts both
BOTH = frozenset({"both"})
_NAME = re.compile(r"[A-Z][\w’'-]+")
_STOP = re.compile(r"[.;:!?\n][\"”’)]* (?=[A-Z\"“])|\n")
_OTHER = re.compile(r"^\W*(?:\w+ ){0,3}(?:the|its) (?:other|opposite) side\b")
_POSSESSED = re.compile(r"\b([A-Z][\w-]+)(?:['’]s|(?<=s)['’]) (?:(?:prisoners|captives)[,:]? )?$")
_SAID = re.compile(r"\b(?:said|says|say|told|by|according to|claimed|claims?)\b[^,;:]*$")

_OF = frozenset({"of", "from", "among"})
TAKEN = frozenset({"captured", "surrendered"})

Side = frozenset[str]


def sides(items: Sequence[Told], lexicon: Lexicon) -> dict[str, str]:
    """Anchor to the side that is counted, where the words tell it; none where the story counts one side only."""
    parties = _parties(items, lexicon)
    if len(parties) < 2:
        return {}
    found: dict[str, str] = {}
    irregular = _irregulars(items, parties, lexicon)
    before: Told | None = None
    for item in sorted(items, key=lambda t: (t.report, t.start)):
        told = before if before is not None and before.report == item.report else None
        side = _said(item, told, parties, irregular, lexicon)
        if before is not None and before.report == item.report and _OTHER.search(item.after[:NEAR]) is not None:
            side = _opposite(found.get(before.anchor), parties)
        if side is None and before is not None and before.anchor in found and _goes_on(before, item, parties):
            side = found[before.anchor]
        if side is not None:
            found[item.anchor] = side
        before = item
    return found


def names(item: Told, lexicon: Lexicon) -> Side:
    """The names in the words for who is counted."""
    return _named(item.claim.population or item.claim.population_inherited, lexicon)


def _named(who: Population | None, lexicon: Lexicon) -> Side:
    if who is None:
        return frozenset()
    if {"both", "two sides"} & set(who.text.lower().split()):
        return BOTH
    head = who.text.find(who.head) + len(who.head) if who.head and who.head in who.text else len(who.text)
    return frozenset({w.lower() for w in words(who.text[:head]) if w[0].isupper()} - lexicon.link.hollow)


def _parties(items: Sequence[Told], lexicon: Lexicon) -> list[Side]:
    """The sides of a story: names counted nearly as often as the most counted one, forms of a name together."""
    tally = Counter(names(item, lexicon) for item in items) + Counter(_army(item, lexicon) for item in items)
    parties: list[tuple[int, Side]] = []
    for named, number in sorted(tally.items(), key=lambda p: (-p[1], sorted(p[0]))):
        if not named or named == BOTH:
            continue
        for i, (held, side) in enumerate(parties):
            if any_akin(named, side):
                parties[i] = (held + number, side | named)
                break
        else:
            parties.append((number, named))
    parties.sort(key=lambda s: (-s[0], sorted(s[1])))
    return [side for number, side in parties if number >= max(2, RIVAL * parties[0][0])]


def _irregulars(items: Sequence[Told], parties: Sequence[Side], lexicon: Lexicon) -> int | None:
    """The party whose people are fighters and no soldiers: "Front fighters"; it is who "the rebels" are."""
    fighting = (_party(named, parties) for i in items if (named := names(i, lexicon)) and _is_irregular(i, lexicon))
    tally = Counter(party for party in fighting if party is not None)
    return min(tally, key=lambda p: (-tally[p], p)) if len(tally) == 1 else None


def _is_irregular(item: Told, lexicon: Lexicon) -> bool:
    who = item.claim.population
    return who is not None and any(singular(w) in lexicon.link.irregular for w in words(head(who))[-1:])


def _army(item: Told, lexicon: Lexicon) -> Side:
    """The names of the army that the figure is from, if it is from one."""
    source = item.claim.sources[-1] if item.claim.sources else None
    said = words(source.party or source.name) if source is not None and not source.anonymous else []
    if not {w.lower() for w in said} & lexicon.link.army:
        return frozenset()
    known = lexicon.link.hollow | lexicon.link.body | lexicon.link.army | lexicon.link.office_word
    return frozenset({w.lower() for w in said if w[0].isupper()} - known)


def _said(
    item: Told, told: Told | None, parties: Sequence[Side], irregular: int | None, lexicon: Lexicon
) -> str | None:
    """The side that the words about the figure name, if they do: those behind `told`, the figure before it."""
    named = _named(item.claim.population, lexicon)
    if named == BOTH:
        return "both"
    if not named and irregular is not None and _is_irregular(item, lexicon):
        return min(parties[irregular])
    speaker, who = _speaker(item, parties), item.claim.population
    labelled = frozenset({w.lower() for w in words(item.label) if w[0].isupper()})
    if labelled and _party(labelled, parties) is not None:
        named = labelled
    if named:
        party = _party(named, parties)
        return None if party is None else min(parties[party])
    clause = _STOP.split(item.before)[-1]
    reach = NEAR if told is None else min(NEAR, max(0, item.start - told.end))
    near = clause[max(0, len(clause) - reach) :]
    close = [w.lower() for w in words(f"{near} {who.text if who else ''}")]
    behind = [w.lower() for w in words(_STOP.split(item.after)[0][:NEAR])]
    other = 1 - speaker if speaker is not None and len(parties) == 2 else None
    of_itself = bool(set(behind[:3]) & lexicon.link.itself)
    if not of_itself and (set(close) | set(behind[:4])) & lexicon.link.enemy:
        return None if other is None else min(parties[other])
    possessed = who is not None and who.text.lower().split()[0] in lexicon.link.own_possessive
    if possessed or _own(close, behind, lexicon):
        owner = speaker if speaker is not None else _first(item.before, parties)
        if owner is not None:
            return min(parties[owner])
    if len(parties) == 2 and item.claim.measure in TAKEN and (captor := _captor(near, parties)) is not None:
        return min(parties[1 - captor])
    beside = _beside(near, speaker, parties)
    if beside is None and other is not None and item.claim.measure in TAKEN and set(close[-4:]) & lexicon.link.holds:
        return min(parties[other])
    inherited = _party(_named(item.claim.population_inherited, lexicon), parties) if beside is None else None
    return beside if inherited is None else min(parties[inherited])


def _opposite(side: str | None, parties: Sequence[Side]) -> str | None:
    """The other one of two sides."""
    others = [min(party) for party in parties if min(party) != side]
    return others[0] if side is not None and len(others) == len(parties) - 1 == 1 else None


def _own(close: Sequence[str], behind: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words right before or behind a figure say that it counts the speaker's own."""
    triples = list(zip(behind[:6], behind[1:7], [*behind[2:8], ""], strict=False))
    owned = any(a in _OF and (b == "our" or (b in lexicon.link.own and c == "own")) for a, b, c in triples)
    return (
        owned
        or bool(set(behind[:3]) & lexicon.link.itself)
        or bool(set(close[-4:]) & {"our", "own", "ours"})
        or bool(set(close) & lexicon.link.admits)
    )


def _beside(near: str, speaker: int | None, parties: Sequence[Side]) -> str | None:
    """The last people named before the figure, but for the one who speaks."""
    held = []
    for match in _NAME.finditer(near):
        party = _party(frozenset({re.sub(r"['’]s?$", "", match.group()).lower()}), parties)
        if party is not None and party != speaker and not _SAID.search(near[: match.start()]):
            held.append((match.end(), party))
    return min(parties[max(held)[1]]) if held else None


def _captor(near: str, parties: Sequence[Side]) -> int | None:
    """The people whose prisoners the figure counts: "Karvia's 149", "the Front's prisoners, 30"."""
    found = _POSSESSED.search(near)
    return None if found is None else _party(frozenset({found[1].lower()}), parties)


def _first(before: str, parties: Sequence[Side]) -> int | None:
    """The people that the sentence names first: it is mostly what the sentence is about."""
    held = (_party(frozenset({re.sub(r"['’]s?$", "", m.group()).lower()}), parties) for m in _NAME.finditer(before))
    return next((party for party in held if party is not None), None)


def _goes_on(before: Told, item: Told, parties: Sequence[Side]) -> bool:
    """Whether a figure is coordinated with the one before it, in one sentence that names nobody in between."""
    if before.report != item.report or item.start < before.end:
        return False
    between = item.document.text[before.end : item.start]
    if len(between) > 2 * NEAR or _STOP.search(between):
        return False
    return not any(_party(frozenset({m.group().lower()}), parties) is not None for m in _NAME.finditer(between))


def _party(named: Side, parties: Sequence[Side]) -> int | None:
    return next((i for i, side in enumerate(parties) if any_akin(named, side)), None)


def _speaker(item: Told, parties: Sequence[Side]) -> int | None:
    """The side whose name the figure's source bears."""
    if not item.claim.sources:
        return None
    last = item.claim.sources[-1]
    named = {w.lower() for w in words(f"{last.name} {last.party or ''}") if w[0].isupper()}
    return next((i for i, side in enumerate(parties) if any(akin(a, b) for a in named for b in side)), None)
