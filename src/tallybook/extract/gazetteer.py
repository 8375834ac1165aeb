"""The map: countries, regions and cities by name (GeoNames, CC BY 4.0; made by `scripts/make_gazetteer.py`).

A name is looked up without its accents and in any case of letters. What it could be is a list; which one it is,
only the document can say.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from tallybook.lexicon import Lexicon

DOMINANT = 10  # times as many people as any namesake, and a million at least: then the bare name is the city
MILLION = 1000  # thousands


class Entry(NamedTuple):
    """One place: `kind` country, region, city or area; `country` ISO 3166, None where it lies in several."""

    kind: str
    id: str
    country: str | None
    thousands: int
    name: str


def folded(name: str) -> str:
    """The name as it is looked up: lower case, without accents and apostrophes, hyphens as blanks."""
    if name.isascii():
        plain = name.lower()
    else:
        letters = unicodedata.normalize("NFKD", name.lower())
        plain = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(plain.replace("-", " ").replace("’", "").replace("'", "").replace(".", "").split())


@cache
def gazetteer(lexicon: Lexicon) -> Mapping[str, tuple[Entry, ...]]:
    """Every name, folded, with the places that it may be: countries first, then by their people."""
    found: dict[str, list[Entry]] = {}
    text = (files("tallybook") / "data" / "gazetteer.tsv").read_text("utf-8")
    by_country: dict[str, Entry] = {}
    for line in text.splitlines():
        kind, number, country, thousands, name, others = line.split("\t")
        entry = Entry(kind, f"geonames:{number}", country, int(thousands), name)
        if kind == "country":
            by_country[country] = entry
        for one in dict.fromkeys(map(folded, (name, *others.split("|")))) if others else (folded(name),):
            found.setdefault(one, []).append(entry)
    for name, country in lexicon.place.country.items():
        others_of_name = [e for e in found.get(folded(name), ()) if e != by_country[country]]
        found[folded(name)] = [by_country[country], *others_of_name]
    for name, country in lexicon.place.area.items():
        area = Entry("area", f"area:{folded(name).replace(' ', '-')}", country or None, 0, name)
        found.setdefault(folded(name), []).insert(0, area)
    return MappingProxyType({name: tuple(entries) for name, entries in found.items()})


def meant(name: str, head: str, countries: frozenset[str], lexicon: Lexicon) -> Entry | None:
    """The one place that a name with its head noun ("" for none) stands for, or None where the map has no one answer.

    `countries` are those that the document names: they decide between namesakes.
    """
    words, map_ = lexicon.place, gazetteer(lexicon)
    entries = map_.get(folded(name), ()) or map_.get(folded(_without_head(name, lexicon)), ())
    if head in words.region_head:
        entries = tuple(e for e in entries if e.kind == "region")
    elif head in words.city_head:
        entries = tuple(e for e in entries if e.kind == "city")
    elif head:
        return None  # a school or a river in a city is not the city
    if len(entries) > 1:
        firm = [e for e in entries if e.kind in ("country", "area")]
        near = [e for e in entries if e.country in countries]
        entries = tuple(firm[:1]) if firm else _same_place(near) if near else _dominant(entries)
    return entries[0] if len(entries) == 1 else None


def stands_alone(name: str, lexicon: Lexicon) -> bool:
    """Whether a bare name is surely the place: a country or a land, a region, or a city that everybody knows."""
    entries = gazetteer(lexicon).get(folded(name), ())
    return any(e.kind in ("country", "area") or (e.kind == "city" and e.thousands >= MILLION) for e in entries)


def is_country(name: str, lexicon: Lexicon) -> bool:
    """Whether the name is that of a country."""
    return any(e.kind == "country" for e in gazetteer(lexicon).get(folded(name), ()))


def countries(names: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    """The countries that the names say outright, or by a place whose namesakes all lie in one country."""
    out: set[str | None] = set()
    for name in names:
        entries = gazetteer(lexicon).get(folded(name), ())
        firm = {e.country for e in entries if e.kind in ("country", "area") and e.country}
        within = {e.country for e in entries if e.country}
        out |= firm if firm else within if len(within) == 1 else set()
    return frozenset(c for c in out if c is not None)


def _same_place(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """A city that gives its region or district its name is meant before them; two cities of one name are nobody's."""
    cities = sorted((e for e in entries if e.kind == "city"), key=lambda e: -e.thousands)
    if not cities or len({e.country for e in entries}) != 1:
        return tuple(entries)
    return _first_if_far_larger(cities)


def _dominant(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    cities = sorted((e for e in entries if e.kind == "city"), key=lambda e: -e.thousands)
    others = [e for e in entries if e.kind != "city" and (not cities or e.country != cities[0].country)]
    if not cities or others or cities[0].thousands < MILLION:
        return ()
    return _first_if_far_larger(cities)


def _first_if_far_larger(cities: Sequence[Entry]) -> tuple[Entry, ...]:
    alone = len(cities) == 1 or cities[0].thousands > DOMINANT * cities[1].thousands
    return tuple(cities[:1]) if alone else tuple(cities)


def _without_head(name: str, lexicon: Lexicon) -> str:
    parts = name.split()
    return " ".join(parts[:-1]) if len(parts) > 1 and parts[-1].lower() in lexicon.place.head else name
