"""A claim in plain words: what its card says. An unknown says that it is one; nothing is left blank."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

from tallybook import shown
from tallybook.types import Citation, Claim, Document, Interval, Quantity

NOT_STATED = "not stated"
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?\s?(Z|[+-][\d:]+)?)?", re.I | re.A)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.A)


@dataclass(frozen=True, slots=True)
class Teller:
    """One link of the chain by which a figure came to us: who, and as what."""

    name: str
    role: str


@cache
def words() -> dict[str, dict[str, str]]:
    """The tables of wording.toml."""
    return tomllib.loads((files("tallybook.web") / "wording.toml").read_text("utf-8"))


def said(table: str, name: str) -> str:
    """The plain words for a name in a table; where it has none, the name itself with its underscores as spaces."""
    return words().get(table, {}).get(name) or name.replace("_", " ")


def figure(quantity: Quantity) -> str:
    """The figure with its hedge: "at least 14". What is counted is told beside it."""
    return shown.quantity(replace(quantity, unit=""))


def measure(name: str) -> str:
    """A measure as words."""
    return name.replace("_", " ")


def flat(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def who(claim: Claim) -> str:
    """Who or what is counted, and whether that was carried over."""
    if claim.population is not None:
        return flat(claim.population.text)
    if claim.population_inherited is not None:
        return f"{flat(claim.population_inherited.text)} (carried over)"
    return NOT_STATED


def where(claim: Claim) -> str:
    """The place in the text's words."""
    return flat(claim.place.text) if claim.place is not None else NOT_STATED


def day(text: str | None, *, brief: bool = False) -> str:
    """An ISO date, month or moment as people write it: "2 September 2025", "April 2025"; other words as they are.

    `brief` is for narrow places: "2 Sep 2025".
    """
    month = "%b" if brief else "%B"
    if text is None:
        return NOT_STATED
    try:
        if match := _DATED.fullmatch(text):
            found = date.fromisoformat(match[1])
            clock = f", {match[2]} {_zone(match[3])}".rstrip() if match[2] else ""
            return f"{found.day} {found.strftime(month)} {found.year}{clock}"
        if match := _MONTH.fullmatch(text):
            return f"{date(int(match[1]), int(match[2]), 1).strftime(month)} {int(match[1])}"
    except ValueError:
        pass  # no such day: show what is there
    return flat(text)


def _zone(zone: str | None) -> str:
    return "" if zone is None else "UTC" if zone in ("Z", "z", "+00:00") else f"UTC{zone}"


def when(time: Interval | None, *, brief: bool = False) -> str:
    """The time of the event: a day, a month, a year, or from one day to another."""
    if time is None:
        return NOT_STATED
    if time.start == time.end:
        return day(time.start, brief=brief)
    if time.precision == "year" and time.start[:4] == time.end[:4]:
        return time.start[:4]
    if time.precision == "month" and time.start[:7] == time.end[:7]:
        return day(time.start[:7], brief=brief)
    return f"{day(time.start, brief=brief)} to {day(time.end, brief=brief)}"


def status(claim: Claim) -> str:
    """The status, and that the source says it is not so where it does."""
    denied = "" if claim.modality.polarity or claim.modality.status == "denied" else ", said not to be so"
    return claim.modality.status + denied


def outlet(document: Document | None) -> str:
    """Who published the report."""
    return (document.publisher if document is not None else None) or "outlet not stated"


def title(document: Document) -> str:
    """The report's title, or its first words where it has none."""
    if document.title and document.title.strip():
        return flat(document.title)
    return flat(document.text[:80]) or "Untitled report"


def chain(claim: Claim, document: Document | None) -> list[Teller]:
    """From the outlet to the originator. Where nobody is named, the outlet's own voice, or that it is unclear."""
    tellers = [Teller(outlet(document), "outlet")]
    agency = document.agency if document is not None else None
    if agency and agency != tellers[0].name:
        tellers.append(Teller(agency, "agency"))
    if in_own_voice(claim):
        tellers[-1] = Teller(tellers[-1].name, f"{tellers[-1].role}, in its own voice")
    tellers += [Teller(flat(c.name) or NOT_STATED, _capacity(c)) for c in claim.sources]
    if not claim.sources and "source_unclear" in claim.flags:
        tellers.append(Teller("source unclear", "the text does not show whose words"))
    return tellers


def in_own_voice(claim: Claim) -> bool:
    """Whether the outlet states the figure itself."""
    return not claim.sources and "source_unclear" not in claim.flags


def _capacity(item: Citation) -> str:
    """As what the source speaks: for whom, or unnamed."""
    known = [f"for {flat(item.party)}"] if item.party and item.party != item.name else []
    kind = [item.kind.replace("_", " ")] if item.kind and item.kind not in ("unknown", "other") else []
    unnamed = "no person named" if item.kind == "institution" else "not named"
    return ", ".join([*known, *kind, *([unnamed] if item.anonymous else [])]) or "source"


def cite(claim: Claim, document: Document | None, said: str = "") -> str:
    """The claim as a line of text to quote: the figure, who says so, the outlet, the date and the exact words.

    `claim` is as it was read; `said` what a reviewer made of it, which is quoted with it.
    """
    tellers = chain(claim, document)
    if in_own_voice(claim):
        told = f"{status(claim)} by {tellers[-1].name} in its own voice"
    else:
        told = f"{status(claim)} by way of " + " → ".join(t.name for t in tellers)
    dated = day(document.published if document is not None else None)
    quote = next((e.quote for e in claim.evidence if e.role == "sentence"), None) or shown.figure(claim).quote
    counted = f"{figure(claim.quantity)} {measure(claim.measure)} ({who(claim)}; {where(claim)})"
    after = f" [Reviewed: {said}]" if said else ""
    titled = f", “{title(document)}”" if document is not None else ""
    return f"{counted}, {told}. {tellers[0].name}{titled}, published: {dated}. Exact words: “{flat(quote)}”{after}"


def notes(flags: Sequence[str]) -> list[str]:
    """The flags in plain English."""
    return [said("flags", flag) for flag in flags]
