"""The map: countries, regions and cities by name (GeoNames, CC BY 4.0; made by `scripts/make_gazetteer.py`).

A name is looked up without its accents and in any case of letters. What it could be is a list; which one it is,
only the document can say.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from tallybook.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Entry:
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
        for one in (name, *others.split("|")) if others else (name,):
            found.setdefault(folded(one), []).append(entry)
    for name, country in lexicon.place.country.items():
        found.setdefault(folded(name), []).insert(0, by_country[country])
    for name, country in lexicon.place.area.items():
        area = Entry("area", f"area:{folded(name).replace(' ', '-')}", country or None, 0, name)
        found.setdefault(folded(name), []).insert(0, area)
    return MappingProxyType({name: tuple(dict.fromkeys(entries)) for name, entries in found.items()})
