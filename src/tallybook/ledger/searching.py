"""Full-text search over reports and over the evidence of current claims, in whichever database."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tallybook import review
from tallybook.errors import LedgerError
from tallybook.ledger import asking, databases, reviewing, rows, tables
from tallybook.ledger.asking import ALL, Filters
from tallybook.ledger.indexing import MANY, chunks
from tallybook.ledger.transactions import reading
from tallybook.types import Claim, Document

_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
FEW, MOST = 50, 5000  # rows with the words that are looked up at a time, at first and at last
AROUND = 90  # characters to each side of what was found


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A report that has the words; the offsets are of the first of them in its text, None where it is cut by signs."""

    document: Document
    start: int | None
    end: int | None

    @property
    def around(self) -> str:
        """What stands around the first of the words, on one line; the beginning where they are not found as written."""
        first, last = (0, 0) if self.start is None or self.end is None else (self.start, self.end)
        text = self.document.text
        begin, stop = max(0, first - AROUND), min(len(text), last + AROUND)
        return "…" * (begin > 0) + " ".join(text[begin:stop].split()) + "…" * (stop < len(text))


def search(engine: sa.Engine, words: str, limit: int = 20, offset: int = 0) -> list[Found]:
    """The reports that have all the words, the last recorded first.

    Words are compared whole, in any case of letters and with their accents; "two words" in double quotes stand side
    by side; a last * stands for any ending. Raises LedgerError where there is no word to search for.
    """
    wanted, d = terms(words), tables.document
    with reading(engine) as connection:
        rowed = _newest(connection, d, wanted, asking.select_documents(), limit, offset)
    return [_placed(rows.read_document(row), wanted) for row in rowed]


def search_claims(engine: sa.Engine, words: str, where: Filters = ALL, limit: int = 20, offset: int = 0) -> list[Claim]:
    """The current claims whose evidence (sentence, source, place ...) has all the words; in the order of `search`.

    The words of corrections that hold count as evidence too: who corrected 29 to 27 is found by both.
    """
    c, wanted = tables.claim, terms(words)
    query = asking.select_claims(c.c.number, c.c.record).where(*asking.conditions(where))
    with reading(engine) as connection:
        found = {r["number"]: r for r in _newest(connection, c, wanted, query, offset + limit, 0)}
        for part in chunks(_corrected(connection, wanted)):
            found |= {r["number"]: r for r in connection.execute(query.where(c.c.anchor.in_(part))).mappings()}
    return [rows.read_claim(found[n]) for n in sorted(found, reverse=True)[offset : offset + limit]]


def _corrected(connection: sa.Connection, wanted: list[str]) -> list[str]:
    """The anchors of claims that have all the terms in their evidence and in what they were corrected to."""
    r, sought = tables.review.c, [(_words(term), term.endswith("*")) for term in wanted]
    said = sa.select(r.anchor, r.new).where(r.action == "correct", r.new.is_not(None))
    anchors = {a for a, new in connection.execute(said) if any(_has(_said(new), *term) for term in sought)}
    found: list[str] = []
    for item in reviewing.of(connection, anchors).values():
        new = [w for field in item.corrected for w in _said(str(review.value(item.claim, field)))]
        text = [w for e in item.read.evidence for w in (*_words(e.quote), "")] + new
        if all(_has(text, *term) for term in sought):
            found.append(item.read.anchor)
    return found


def _said(value: str) -> list[str]:
    """The words of a corrected value; a number's also as it is written with thousands apart."""
    number = value.replace("-", "", 1)
    return [*_words(value), "", *(_words(f"{int(value):,}") if number.isascii() and number.isdigit() else ())]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _has(text: list[str], words: list[str], begun: bool) -> bool:
    """Whether the words stand side by side; of the last one only the beginning, where it is `begun`."""
    *first, last = words
    for at in range(len(first), len(text)):
        end = text[at]
        if text[at - len(first) : at] == first and (end.startswith(last) if begun else end == last):
            return True
    return False


def _newest(
    connection: sa.Connection, table: sa.Table, wanted: list[str], query: sa.Select[Any], limit: int, offset: int
) -> list[sa.RowMapping]:
    """The rows of the query with the words, the last recorded first: a few of the newest are looked at first."""
    number, find = table.c.number, databases.of(connection).newest_with
    found: list[sa.RowMapping] = []
    below, most = None, max(FEW, limit + offset)
    while len(found) < limit + offset:
        numbers = find(connection, table, wanted, below, most)
        for part in _batched(numbers):
            held = query.where(number.in_(part)).order_by(number.desc())
            found += connection.execute(held).mappings()
            if len(found) >= limit + offset:
                break
        if len(numbers) < most:
            break
        below, most = numbers[-1], min(4 * most, MOST)
    return found[offset : offset + limit]


def _batched(numbers: list[int]) -> Iterator[list[int]]:
    return (numbers[at : at + MANY] for at in range(0, len(numbers), MANY))


def terms(words: str) -> list[str]:
    """The words and phrases to search for, without double quotes; a last * is kept."""
    found = [phrase or word for phrase, word in _TERM.findall(words.replace("\0", " "))]
    kept = [" ".join(term.split()) for term in found if any(c.isalnum() for c in term)]
    if not kept:
        raise LedgerError(f"{words!r} has no word to search for")
    return kept


def _placed(document: Document, wanted: list[str]) -> Found:
    text = document.text.casefold()
    if len(text) == len(document.text):  # else folding moved the offsets
        places = [(at, term) for term in wanted if (at := text.find(term.rstrip("*").casefold())) >= 0]
        if places:
            start, term = min(places)
            return Found(document=document, start=start, end=start + len(term.rstrip("*")))
    return Found(document=document, start=None, end=None)
