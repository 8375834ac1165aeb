"""Bodies that speak in the news, by all their names: `data/sources.toml` and the user's own file as one table.

What `link` asks: `body("Seoul's spy agency", lexicon.sources)` and `body("NIS", lexicon.sources)` are one Body, or None
for a name that no file knows. Nothing here touches a document: a citation keeps the words that its report uses.
"""

import os
import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import msgspec

from tallybook.errors import LexiconError

Kind = Literal["media", "police", "military", "medical", "group", "institution"]
VARIABLE = "TALLYBOOK_SOURCES"
ACRONYM = 3  # an acronym of so many letters is one only in capitals: WHO is no "who"
_WORD = re.compile(r"\w[\w&.-]*(?:[’'](?!s\b)\w+)*")


class Country(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A land, what its bodies are called, the capitals and houses whose names stand for its government."""

    name: str
    adjective: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    alias: tuple[str, ...] = ()
    metonym: tuple[str, ...] = ()


class Office(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A body that each country has one of."""

    name: str
    kind: Kind
    alias: tuple[str, ...] = ()


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One body: `party` is whose side it is on, `metonym` a place that speaks for it."""

    name: str
    kind: Kind | None = None
    party: str | None = None
    alias: tuple[str, ...] = ()
    metonym: tuple[str, ...] = ()


class File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of bodies; every part of it may be left out."""

    spelling: dict[str, str] = {}
    country: tuple[Country, ...] = ()
    office: tuple[Office, ...] = ()
    source: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body by the name that is its key, its kind, and whose side it is on: a country, a union, or None."""

    name: str
    kind: Kind | None
    party: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """The table: folded names to bodies, to countries, and to offices, which need a country to be a body.

    `written` has the bodies' names as the files write them, by their small letters.
    """

    spelling: Mapping[str, str]
    named: Mapping[str, Body]
    countries: Mapping[str, str]
    offices: Mapping[str, Office]
    written: Mapping[str, str]


def body(name: str, bodies: Bodies) -> Body | None:
    """The body of a name as reports write it ("the Pentagon", "Ministry of Defense of Ukraine"); None if unknown."""
    folded = _fold(name, bodies.spelling)
    found = bodies.named.get(folded)
    if found is not None:
        return found
    of, rest = _split(folded, bodies)
    if of is None:
        return None
    theirs = bodies.named.get(rest)
    if theirs is not None and theirs.party == of:
        return theirs  # "Turkey's AFAD"
    office = bodies.offices.get(rest if rest else "government")
    if office is None:
        return None
    held = bodies.named.get(_fold(f"{office.name} of {of}", bodies.spelling))
    return held if held is not None else _office(office, of)


def country(name: str, bodies: Bodies) -> str | None:
    """The country that a name says it belongs to, whatever the rest is: "Russian officials" -> Russia."""
    found = body(name, bodies)
    return found.party if found is not None else _split(_fold(name, bodies.spelling), bodies)[0]


def read(files: Iterable[tuple[str, bytes]]) -> Bodies:
    """The table of several files, each with the label that errors name it by; a later file's names win.

    Raises LexiconError naming the file, and the key or the name that is wrong in it.
    """
    parsed = [(label, _parse(label, data)) for label, data in files]
    spelling = {old: new for _, file in parsed for old, new in file.spelling.items()}
    named: dict[str, Body] = {}
    countries: dict[str, str] = {}
    offices: dict[str, Office] = {}
    written: dict[str, str] = {}
    for label, file in parsed:
        known = {b.name: b for b in named.values()}
        own = _Names(label, spelling)
        for source in file.source:
            held = known.get(source.name, Body(name=source.name, kind=None, party=None))
            made = Body(name=source.name, kind=source.kind or held.kind, party=source.party or held.party)
            known[source.name] = made
            own.add(made, (source.name, *source.alias, *source.metonym))
            written |= {n.lower(): n for n in (source.name, *source.alias)}
        for land in file.country:
            countries |= {_fold(w, spelling): land.name for w in (land.name, *land.adjective, *land.alias)}
            rule = f"government of {land.name}"
            made = known.get(rule, Body(name=rule, kind="institution", party=land.name))
            own.add(made, (rule, land.name, *land.alias, *land.capital, *land.metonym))
            countries |= {_fold(w, spelling): land.name for w in land.capital}
        for office in file.office:
            offices |= {_fold(w, spelling): office for w in (office.name, *office.alias)}
        named |= own.bodies
    return Bodies(
        spelling=MappingProxyType(spelling),
        named=MappingProxyType(named),
        countries=MappingProxyType(countries),
        offices=MappingProxyType(offices),
        written=MappingProxyType(written),
    )


def of_the_user() -> list[tuple[str, bytes]]:
    """The user's own file with its label, or nothing: the one that TALLYBOOK_SOURCES names, else that of the settings.

    The latter is `sources.toml` in the folder `tallybook` of $XDG_CONFIG_HOME or ~/.config, on macOS of
    ~/Library/Application Support. An empty variable is no file. Raises LexiconError where the file cannot be read.
    """
    named = os.environ.get(VARIABLE)
    home = Path.home() / ("Library/Application Support" if sys.platform == "darwin" else ".config")
    path = Path(os.environ.get("XDG_CONFIG_HOME") or home) / "tallybook" / "sources.toml" if named is None else named
    if named == "" or (named is None and not Path(path).exists()):
        return []
    try:
        return [(str(path), Path(path).read_bytes())]
    except OSError as error:
        raise LexiconError(f"your file of sources {str(path)!r} cannot be read: {error.strerror}") from error


class _Names:
    """The names of one file while it is read; a name of two bodies is an error."""

    def __init__(self, label: str, spelling: Mapping[str, str]) -> None:
        self.label, self.spelling = label, spelling
        self.bodies: dict[str, Body] = {}

    def add(self, made: Body, names: Iterable[str]) -> None:
        for name in names:
            for folded in _foldings(name, self.spelling):
                other = self.bodies.setdefault(folded, made)
                if other.name != made.name:
                    raise LexiconError(f"{self.label}: {name!r} is a name of both {other.name!r} and {made.name!r}")


def _parse(label: str, data: bytes) -> File:
    try:
        return msgspec.convert(tomllib.loads(data.decode("utf-8")), File)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"{label}: {error}") from error


def _fold(name: str, spelling: Mapping[str, str]) -> str:
    """The name without case, articles, full stops and possessives; a short acronym keeps its capitals."""
    plain = re.sub(r"[’']s?(?=\s|$)", "", re.sub(r"\b((?:[A-Z]\.)+)", lambda m: m[1].replace(".", ""), name))
    words = [w if w.isupper() and 1 < len(w) <= ACRONYM else w.casefold() for w in _WORD.findall(plain)]
    folded = " ".join(w.replace("’", "'") for w in words if w not in ("the", "a", "an"))
    for old, new in spelling.items():
        folded = re.sub(rf"\b{re.escape(old)}\b", new, folded)
    return folded


def _foldings(name: str, spelling: Mapping[str, str]) -> set[str]:
    return {_fold(name, spelling), *({_fold(name.upper(), spelling)} if name.isupper() else ())}


def _split(folded: str, bodies: Bodies) -> tuple[str | None, str]:
    """The country at the beginning of a folded name, or behind its "of" or "in", and the rest of the name."""
    words = folded.split(" ")
    for size in range(min(5, len(words)), 0, -1):
        if (land := bodies.countries.get(" ".join(words[:size]))) is not None:
            return land, " ".join(words[size:])
        if size < len(words) and words[-size - 1] in ("of", "in"):
            land = bodies.countries.get(" ".join(words[-size:]))
            if land is not None:
                return land, " ".join(words[: -size - 1])
    return None, folded


def _office(office: Office, land: str) -> Body:
    return Body(name=f"{office.name} of {land}", kind=office.kind, party=land)
