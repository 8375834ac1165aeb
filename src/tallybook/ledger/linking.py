"""The whole book linked: every current claim with the links, questions and origins across all reports.

Computed from the current readings, never stored; what was found stays in memory until a reading is added.
"""

from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

import sqlalchemy as sa

from tallybook import lexicon, link
from tallybook.ledger import asking, tables
from tallybook.ledger.transactions import reading
from tallybook.link.across import Linked
from tallybook.types import Claim, Document, Link


@dataclass(frozen=True, kw_only=True)
class Book:
    """The current documents, claims and links, within documents and across them, and how they were linked."""

    documents: list[Document]
    claims: list[Claim]
    linked: Linked

    @property
    def links(self) -> list[Link]:
        """Every link, by kind and anchors."""
        return list(self.linked.links)

    def links_of(self, anchor: str) -> list[Link]:
        """The links from or to the anchor."""
        return self._by_anchor.get(anchor, [])

    @cached_property
    def _by_anchor(self) -> dict[str, list[Link]]:
        found: dict[str, list[Link]] = {}
        for item in self.linked.links:
            for anchor in {item.from_, item.to}:
                found.setdefault(anchor, []).append(item)
        return found


_KNOWN: WeakKeyDictionary[sa.Engine, tuple[int, Book]] = WeakKeyDictionary()


def linked(engine: sa.Engine) -> Book:
    """The book as its current readings link it. The order in which they were added makes no difference."""
    newest = _newest(engine)
    known = _KNOWN.get(engine)
    if known is not None and known[0] == newest:
        return known[1]
    documents, claims = asking.documents(engine), asking.claims(engine)
    found = link.across(documents, claims, asking.links(engine), lexicon.load())
    book = Book(documents=documents, claims=claims, linked=found)
    _KNOWN[engine] = (newest, book)
    return book


def _newest(engine: sa.Engine) -> int:
    with reading(engine) as connection:
        return int(
            connection.execute(sa.select(sa.func.coalesce(sa.func.max(tables.reading.c.number), 0))).scalar_one()
        )
