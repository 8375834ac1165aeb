"""Stage 10: the places that a text names: by the map, by what stands before a name, by the noun that heads it.

Places are told by their words and the gazetteer, not by a parse, so that what is not parsed cannot change them.
A name that the map has twice is nobody's guess: it stays without an id unless the document says which.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tallybook.extract.gazetteer import Entry, folded, gazetteer
from tallybook.extract.parsed import Sentence
from tallybook.lexicon import Lexicon
from tallybook.types import Place

_CAP = r"(?:[A-ZÀ-ÖØ-Þ][\w'’.-]*|al-[A-Z][\w'’-]*|el-[A-Z][\w'’-]*)"
_RUN = re.compile(rf"{_CAP}(?:(?: | of (?:the )?| de | de la | del | du | da | ash | as )(?:{_CAP}))*")
_BEFORE = re.compile(r"(?:[\w'’.-]+\s+){0,6}\Z")
_WORD = re.compile(r"[\w'’-]+")
_NEXT = re.compile(r"[ \u00a0](\w[\w'’-]*)")
DOMINANT = 10  # times as many people as any namesake, and a million at least: then the bare name is the city
MILLION = 1000  # thousands


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place named at [start, end) of the text: the words before it that place it, its noun, whether the map has it.

    `name` is the name alone, `preposition` "" where none stands before it; `modifies`: it stands before a noun that it
    only describes ("U.S. officials").
    """

    start: int
    end: int
    name: str
    preposition: str
    head: str
    known: bool
    modifies: bool = False


def by_sentence(text: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> list[tuple[Sentence, list[Mention]]]:
    """The places of each sentence. What the text once names as a place is one wherever it stands."""
    first = [m for s in sentences for m in mentions(text, s.start, s.end, lexicon)]
    sure = frozenset(
        folded(m.name) for m in first if m.preposition in lexicon.place.scene and not m.modifies and m.name
    )
    return [(s, mentions(text, s.start, s.end, lexicon, sure)) for s in sentences]


def mentions(text: str, start: int, end: int, lexicon: Lexicon, sure: frozenset[str] = frozenset()) -> list[Mention]:
    """The places named in [start, end), in order and disjoint; `sure` are names, folded, that are places here."""
    found: list[Mention] = []
    for a, b in _names(text, start, end, lexicon):
        item = _mention(text, start, end, a, b, lexicon, sure)
        if item is not None and (not found or item.start >= found[-1].end):
            owned = found and text[found[-1].end : item.start] in ("'s ", "’s ", "' ", "’ ")
            if owned and not item.preposition:  # "in Arnor's Vint province": Vint is where it is
                item = replace(item, preposition=found[-1].preposition)
            found.append(item)
    return sorted([*found, *_sites(text, start, end, found, lexicon)], key=lambda m: m.start)


def _sites(text: str, start: int, end: int, named: list[Mention], lexicon: Lexicon) -> Iterator[Mention]:
    """Places without a name: "at a crowded market", "in the school"."""
    for match in _site_pattern(lexicon).finditer(text, start, end):
        a, b = match.span("place")
        if all(b <= m.start or m.end <= a for m in named):
            yield Mention(start=a, end=b, name="", preposition=match["prep"].lower(), head=match["head"], known=False)


@lru_cache(maxsize=4)
def _site_pattern(lexicon: Lexicon) -> "re.Pattern[str]":
    heads = "|".join(sorted(lexicon.place.site, key=len, reverse=True))
    preps = "|".join(sorted(lexicon.place.scene | {"on"}, key=len, reverse=True))
    return re.compile(
        rf"\b(?P<prep>(?i:{preps})) (?:a|an|the) (?P<place>(?:[a-z-]+ ){{0,2}}?(?P<head>{heads}))\b(?! [a-z]+s?[’'])"
    )


def _names(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, cut behind a possessive: "Arnor's Vint province" is two names."""
    for match in _RUN.finditer(text, start, end):
        at = match.start()
        for cut in re.finditer(r"(['’]s?) ", match.group()):
            yield at, match.start() + cut.start()
            at = match.start() + cut.end()
        a, b = at, match.end()
        while b > a and text[b - 1] in ".,'’- " and text[a:b] not in _SHORT:
            b -= 1
        if text[a:b].endswith(("'s", "’s")):
            b -= 2
        b = _without_date(text, a, b, lexicon)
        if b > a:
            yield a, b


def _without_date(text: str, a: int, b: int, lexicon: Lexicon) -> int:
    """ "in Vint Saturday" names Vint."""
    while (last := _LAST.search(text, a, b)) is not None and last.group(1).lower() in lexicon.place.not_place:
        if last.start() <= a:
            break
        b = last.start()
    return b


_LAST = re.compile(r" ([\w'’-]+)\Z")
_SHORT = frozenset({"U.S.", "U.K.", "D.C."})


def _mention(text: str, low: int, high: int, a: int, b: int, lexicon: Lexicon, sure: frozenset[str]) -> Mention | None:
    words, map_ = lexicon.place, gazetteer(lexicon)
    lead = words.direction | words.preposition | {"the", "a", "an"}
    while (first := _WORD.match(text, a, b)) is not None and first.group().lower() in lead:
        if first.end() >= b:
            return None
        if text[first.end() + 1 : b].lower() in words.head:
            break  # "Central Province" is a name
        a = first.end() + 1
    name = text[a:b]
    parts = [w.lower() for w in _WORD.findall(name)]
    if not parts or len(name) < 2 or (len(parts) == 1 and parts[0] in words.not_place):
        return None
    known = folded(name) in map_ and (len(name) > 3 or name.isupper() or name in _SHORT)
    here = folded(name) in sure
    preposition, head = _before(text, low, a, lexicon)
    behind, last = _behind(text, b, high, lexicon)
    people = parts[-1] in words.people and len(parts) <= 2
    if behind:
        if _OF_NAME.match(text, last, high) or (people and _COMMA_NAME.match(text, last, high)):
            return None  # "the Arnish island of Vint" is named by what follows
        head = behind
    elif people:
        return None
    elif len(parts) > 1 and parts[-1] in words.head:
        head = parts[-1]
    if not known and not behind and any(p in words.not_place for p in parts):
        return None
    following = _NEXT.match(text, b, high)
    after = following.group(1).lower() if following is not None and following.group(1)[0].islower() else ""
    modifies = last == b and after != "" and after not in words.after_name and not _verbal(after)
    if known and not here and not preposition and not head and not _stands(map_[folded(name)]):
        return None
    if not known and not here and not head and len(parts) > 2:
        return None
    if not known and not here and not head and (preposition == "" or preposition in words.not_scene or modifies):
        return None
    return Mention(
        start=a, end=last, name=name, preposition=preposition, head=head, known=known or here, modifies=modifies
    )


_OF_NAME = re.compile(r" of (?:the )?[A-Z]")
_COMMA_NAME = re.compile(r", [A-Z]")


def _behind(text: str, b: int, high: int, lexicon: Lexicon) -> tuple[str, int]:
    """The noun behind a name that heads a place, over two others at most ("Arnish police station"), and its end."""
    at, words = b, lexicon.place
    for _ in range(3):
        following = _NEXT.match(text, at, high)
        if following is None or not following.group(1)[0].islower():
            break
        word, at = following.group(1), following.end()
        if word in words.head:
            return word, at
        if word in words.after_name or _verbal(word):
            break
    return "", b


def _verbal(word: str) -> bool:
    return word.endswith(("ed", "ing"))


def _stands(entries: tuple[Entry, ...]) -> bool:
    """Whether a bare name is surely the place: a country or a land, a region, or a city that everybody knows."""
    return any(e.kind in ("country", "area") or (e.kind == "city" and e.thousands >= MILLION) for e in entries)


def _before(text: str, low: int, at: int, lexicon: Lexicon) -> tuple[str, str]:
    """The preposition before the name, over directions and "village of"; and that noun."""
    words = lexicon.place
    before = _BEFORE.search(text, max(low, at - 70), at)
    tokens = [w.lower().rstrip(",") for w in before.group().split()] if before else []
    head = ""
    if len(tokens) >= 2 and tokens[-1] == "of" and tokens[-2] in words.head | words.side | words.direction:
        head = tokens[-2] if tokens[-2] in words.head else ""
        tokens = _to_preposition(tokens[:-2], lexicon)
    elif tokens and tokens[-1] in words.head:
        head, tokens = tokens[-1], _to_preposition(tokens[:-1], lexicon)
    while tokens and tokens[-1] in words.direction | words.determiner:
        tokens = tokens[:-1]
    if len(tokens) > 1 and tokens[-1] in words.preposition and tokens[-2] in lexicon.attribute.kind["institution"]:
        return "of", head  # "the ministry in Vint": that is where the ministry is
    return (tokens[-1] if tokens and tokens[-1] in words.preposition else ""), head


def _to_preposition(tokens: list[str], lexicon: Lexicon) -> list[str]:
    """The words up to the preposition before "quiet little town of"; at most three are passed over."""
    for passed in range(min(4, len(tokens))):
        if tokens[len(tokens) - 1 - passed] in lexicon.place.preposition:
            return tokens[: len(tokens) - passed]
    return []


def named(text: str, start: int, end: int, lexicon: Lexicon) -> Place:
    """The place that a label names and nothing else: with an id where the map has the whole label once."""
    found = [m for m in mentions(text, start, end, lexicon) if (m.start, m.end) == (start, end)]
    return resolved(found[0], text, frozenset(), lexicon) if found else Place(text=text[start:end])


def resolved(mention: Mention, text: str, countries: frozenset[str], lexicon: Lexicon) -> Place:
    """The place with its id on the map, its country and its kind; without, where the map or the document has no answer.

    `countries` are those that the document names.
    """
    words = text[mention.start : mention.end]
    entry = _entry(mention, countries, lexicon)
    if entry is None:
        return Place(text=words)
    return Place(text=words, id=entry.id, within=entry.country, precision=entry.kind)


def _entry(mention: Mention, countries: frozenset[str], lexicon: Lexicon) -> Entry | None:
    place = lexicon.place
    bare = _without_head(mention, lexicon)
    entries = gazetteer(lexicon).get(folded(mention.name), ()) or gazetteer(lexicon).get(folded(bare), ())
    if mention.head in place.region_head:
        entries = tuple(e for e in entries if e.kind == "region")
    elif mention.head in place.city_head:
        entries = tuple(e for e in entries if e.kind == "city")
    elif mention.head:
        return None  # a school or a river in a city is not the city
    if len(entries) > 1:
        firm = [e for e in entries if e.kind in ("country", "area")]
        near = [e for e in entries if e.country in countries]
        entries = tuple(firm[:1]) if firm else _same_place(near) if near else _dominant(entries)
    return entries[0] if len(entries) == 1 else None


def _same_place(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """A city that gives its region or district its name is meant before them; two cities of one name are nobody's."""
    cities = sorted((e for e in entries if e.kind == "city"), key=lambda e: -e.thousands)
    if cities and len({e.country for e in entries}) == 1:
        return (
            tuple(cities[:1])
            if len(cities) == 1 or cities[0].thousands > DOMINANT * cities[1].thousands
            else tuple(cities)
        )
    return tuple(entries)


def _dominant(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    cities = sorted((e for e in entries if e.kind == "city"), key=lambda e: -e.thousands)
    others = [e for e in entries if e.kind != "city" and (not cities or e.country != cities[0].country)]
    if not cities or others or cities[0].thousands < MILLION:
        return ()
    return tuple(cities[:1]) if len(cities) == 1 or cities[0].thousands > DOMINANT * cities[1].thousands else ()


def _without_head(mention: Mention, lexicon: Lexicon) -> str:
    parts = mention.name.split()
    return " ".join(parts[:-1]) if len(parts) > 1 and parts[-1].lower() in lexicon.place.head else mention.name


def countries(found: Sequence[Mention], lexicon: Lexicon) -> frozenset[str]:
    """The countries that the mentions name outright, or by a place that the map has but once."""
    out = set()
    for mention in found:
        entries = gazetteer(lexicon).get(folded(mention.name), ())
        named = {e.country for e in entries if e.kind in ("country", "area") and e.country}
        out |= (
            named
            if named
            else {e.country for e in entries if e.country}
            if len({e.country for e in entries}) == 1
            else set()
        )
    return frozenset(c for c in out if c)
