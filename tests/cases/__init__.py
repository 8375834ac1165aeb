"""Cases for the stages of reading: invented sentences in TOML, and the few steps that every test takes with one.

A case that a good reader gets and the program does not yet carries `xfail` with the reason; it must fail, so that
whoever mends the program also strikes the mark. Places, persons, armies and newspapers are invented.
"""

import re
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from tallybook import lexicon
from tallybook.extract import parse
from tallybook.ingest.document import Fields, build
from tallybook.scale.reading import read as read_document
from tallybook.types import Claim, Document, Evidence, Quantity, Reading

PUBLISHED = "2031-03-12"  # a Wednesday
BOUNDED = ("at_least", "more_than"), ("at_most", "less_than")


class Case(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every case has: a text, the date and title it was published under, and why the program fails it, if so."""

    text: str
    title: str | None = None
    published: str = PUBLISHED
    publisher: str | None = None
    xfail: str | None = None

    def reading(self) -> Reading:
        """What the program reads in the text; `published = ""` is a document without a date."""
        return read(self.text, title=self.title, published=self.published or None, publisher=self.publisher)


C = TypeVar("C", bound=Case)


def load(name: str, kind: type[C], key: str = "case") -> list[C]:
    """The cases of a file, as they stand there."""
    raw = tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text("utf-8"))
    return msgspec.convert(raw[key], list[kind])  # type: ignore[valid-type]


def parameters(name: str, kind: type[C], key: str = "case") -> list[object]:
    """The cases of a file for `parametrize`, each under the words it begins with."""
    return [
        pytest.param(
            case,
            id=f"{number}-{re.sub(r'[^a-z0-9]+', '-', case.text.lower())[:48].strip('-')}",
            marks=[pytest.mark.xfail(strict=True, raises=AssertionError, reason=case.xfail)] if case.xfail else [],
        )
        for number, case in enumerate(load(name, kind, key), 1)
    ]


def document(
    text: str, *, title: str | None = None, published: str | None = PUBLISHED, publisher: str | None = None
) -> Document:
    """The document of an English text, as ingest makes it; the title stands above the text."""
    whole = text if title is None else f"{title}\n\n{text}"
    fields = Fields(id="case", title=title, published=published, publisher=publisher)
    return replace(build(whole, fields, raw=whole.encode()), language="en")


@cache
def read(
    text: str, *, title: str | None = None, published: str | None = PUBLISHED, publisher: str | None = None
) -> Reading:
    """What the program reads in a text; the model is loaded once for all tests of a process."""
    report = document(text, title=title, published=published, publisher=publisher)
    return read_document(report, lexicon.load(), parse.load())


def figure(claim: Claim) -> Evidence:
    """The claim's evidence for its figure."""
    return next(e for e in claim.evidence if e.role == "figure")


def claim_of(reading: Reading, quote: str, measure: str | None = None) -> Claim:
    """The one claim with this figure (and measure)."""
    found = [c for c in reading.claims if figure(c).quote == quote and measure in (None, c.measure)]
    assert len(found) == 1, f"{quote!r} is not one claim: read {[(figure(c).quote, c.measure) for c in reading.claims]}"
    return found[0]


def said(quantity: Quantity) -> tuple[float | None, float | None, float | None, str]:
    """What the number words say, without the unit."""
    return quantity.value, quantity.low, quantity.high, quantity.bound


def expected(
    value: float | None, low: float | None, high: float | None, bound: str
) -> tuple[float | None, float | None, float | None, str]:
    """The same as a case writes it: the limit that a one-sided bound repeats may be left out."""
    if low is None and bound in BOUNDED[0]:
        low = value
    if high is None and bound in BOUNDED[1]:
        high = value
    return value, low, high, bound


def words(name: str) -> list[str]:
    """The words of a name, without an article before it, in any case."""
    found = re.findall(r"[\w'’-]+", name.lower())
    return found[1:] if found[:1] and found[0] in ("the", "a", "an") else found
