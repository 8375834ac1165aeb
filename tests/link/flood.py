"""An invented flood: its reports, what they say, and what linking makes of it."""

from typing import Any

from ledger import factory
from tallybook import lexicon, series
from tallybook.link import Decisions, Linked, across
from tallybook.types import Claim, Document, Link

LEXICON = lexicon.load()
SCENE = "The Dravec dam above Ostrel in Karvia gave way on Tuesday, the worst flood of the Lomna valley."
Story = tuple[list[Document], list[Claim]]


def report(day: int, text: str, hour: int = 12, **given: Any) -> Document:
    """A report of the flood at Ostrel."""
    fields = {"publisher": f"Paper {day} {hour}", "published": f"2031-05-{day:02}T{hour:02}:00:00Z", "title": None}
    return factory.document(f"{text} {SCENE}", id=f"{day}-{hour}", **{**fields, **given})


def said(document: Document, words: str, source: str | None = "Interior Ministry", **given: Any) -> Claim:
    """A running total that the report gives."""
    return factory.claim(document, words, source=source, **{"aggregation": "cumulative", **given})


def link(*claims: tuple[Document, Claim], within: tuple[Link, ...] = (), **decided: Any) -> Linked:
    documents = list(dict.fromkeys(d for d, _ in claims))
    return across(documents, [c for _, c in claims], within, LEXICON, Decisions(**decided))


def kinds(found: Linked) -> set[tuple[str, str, str]]:
    return {(k.kind, k.from_, k.to) for k in found.links}


def together(found: Linked, *claims: Claim) -> bool:
    return any({c.anchor for c in claims} <= set(group) for group in found.counts)


def stand(found: Linked, story: Story, date: str) -> list[tuple[str, float | None]]:
    _, standing = series.as_of(*story, found.links, date, found)
    return sorted((s.origin, s.quantity.value) for s in standing)


def both(text: str, *figures: tuple[str, Any], day: int = 2, hour: int = 12) -> list[tuple[Document, Claim]]:
    """The figures that a report gives: the digits, and the fields of the claim."""
    document = report(day, text, hour)
    return [(document, said(document, words, **given)) for words, given in figures]


def war(day: int, text: str, *figures: tuple[str, Any]) -> list[tuple[Document, Claim]]:
    """The figures that a report of a war between two lands gives."""
    return both(f"{text} Karvia and Tashtia fight for the Irvane hills.", *figures, day=day)
