"""The book linked: claims with the links, questions and origins across reports, as the ledger keeps them.

What is asked of a few counts is read by index. Where something has been kept and not been linked yet (a program was
stopped between the two), everything is linked in memory, with the same result as `settle` will keep.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from weakref import WeakKeyDictionary

import msgspec
import sqlalchemy as sa

from tallybook import lexicon, review, series
from tallybook.entries import Retraction, Reviewed
from tallybook.ledger import material, rows, settling
from tallybook.ledger.indexing import batched
from tallybook.ledger.material import Cut
from tallybook.ledger.people import NOBODY, People, left, said
from tallybook.ledger.transactions import reading, veil_of, withholds
from tallybook.link.across import Linked
from tallybook.link.carried import Origin
from tallybook.types import Claim, Count, CountState, Document, Link, Standing


@dataclass(frozen=True, kw_only=True)
class Book:
    """Documents, claims and links, within documents and across them, how they were linked, and names of counts."""

    documents: list[Document]
    claims: list[Claim]
    linked: Linked
    names: Mapping[str, str] = field(default_factory=dict)
    people: People = NOBODY
    withheld: bool = False  # some reports may not be seen: then how many origins there are is not told

    @property
    def links(self) -> list[Link]:
        """Every link, by kind and anchors."""
        return list(self.linked.links)

    @cached_property
    def standing(self) -> list[Claim]:
        """The claims without those that a reviewer rejected or split: of these are counts and what stood."""
        return [c for c in self.claims if c.anchor not in self.people.out]

    @cached_property
    def counts(self) -> list[Count]:
        """The questions, by measure and label."""
        return series.counts(self.standing, self.links, self.linked, self.names)

    @property
    def reviewed(self) -> list[Reviewed]:
        """Every claim with what people made of it, in the order of `claims`."""
        known = self.people.reviewed
        return [known[c.anchor] if c.anchor in known else review.reviewed(c, (), {}) for c in self.claims]

    def retraction(self, claim: Claim) -> Retraction | None:
        """The retraction of a claim's report, where it was taken back."""
        return self.people.retracted.get(claim.anchor)

    def as_of(self, date: str) -> tuple[list[CountState], list[Standing]]:
        """What stood at a date. Raises TallybookError for a date that is none."""
        silent = self._silent(date)
        states, rows = series.as_of(self.documents, self.standing, self.links, date, self.linked, self.names, silent)
        if self.withheld:
            states = [replace(state, independent_origins=None) for state in states]
        return states, [self._with_read(row) for row in rows]

    def _with_read(self, row: Standing) -> Standing:
        item = self.people.reviewed.get(row.claim)
        if item is None or not item.corrected:
            return row
        read = item.read.quantity if item.read.quantity != row.quantity else None
        return replace(row, read=read, corrections=review.changes(item))

    def _silent(self, date: str) -> frozenset[str]:
        return self.people.silent(series.instant(date).isoformat(timespec="microseconds"))

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


TOGETHER = 400  # counts that are held in memory together, where all are asked for
_KNOWN: WeakKeyDictionary[sa.Engine, tuple[tuple[Cut, str], Book]] = WeakKeyDictionary()


def linked(engine: sa.Engine, recorded_by: str | None = None) -> Book:
    """The whole book as it is linked, or as the ledger held it by a date (transaction time).

    The order in which the reports were added makes no difference. Raises TallybookError for a date that is none.
    """
    with reading(engine) as connection:
        if recorded_by is not None:
            return _book(connection, material.cut(connection, recorded_by))
        now, known = (material.newest_cut(connection), veil_of(connection)), _KNOWN.get(engine)
        if known is not None and known[0] == now:
            return known[1]
        book = _book(connection, None)
    _KNOWN[engine] = (now, book)
    return book


def book_of(engine: sa.Engine, counts: Iterable[str], recorded_by: str | None = None) -> Book:
    """The part of the book that some counts need: their claims and documents, and the links from and to them."""
    wanted = set(counts)
    with reading(engine) as connection:
        upto = None if recorded_by is None else material.cut(connection, recorded_by)
        if material.pending(connection, upto):
            return _only(_book(connection, upto), wanted)
        return _part(connection, wanted, upto)


def parts(engine: sa.Engine, recorded_by: str | None = None, most: int = TOGETHER) -> Iterator[Book]:
    """The book in parts of `most` counts each, by measure and label: all of it, and never in memory together.

    All parts are of one moment, as `linked` is. Raises TallybookError for a `recorded_by` that is no time.
    """
    with reading(engine) as connection:
        upto = None if recorded_by is None else material.cut(connection, recorded_by)
        if material.pending(connection, upto):
            yield _book(connection, upto)  # something was kept and is not linked yet: rare, and linked in memory
            return
        for counts in batched(material.counts(connection, upto), most):
            yield _part(connection, set(counts), upto)


def _part(connection: sa.Connection, wanted: set[str], upto: Cut | None) -> Book:
    held = material.members_of(connection, wanted, upto)
    mine = {row["anchor"]: row for row in held.values() if row["count"] in wanted}
    found = material.claims(connection, mine, upto)
    links = [rows.read_link(r) for r in material.relations(connection, mine, upto, both=True) if r["holds"]]
    claims, people = said(connection, found.claims, found.report, upto)
    return Book(
        documents=list(found.documents.values()),
        claims=claims,
        people=people,
        linked=_linked(mine, links),
        names=material.labels(connection, wanted, upto),
        withheld=withholds(connection),
    )


def links_about(engine: sa.Engine, anchor: str) -> list[Link]:
    """The links from or to an anchor, within its report and across reports, by kind and anchors."""
    with reading(engine) as connection:
        if material.pending(connection):
            return linked(engine).links_of(anchor)
        found = material.relations(connection, [anchor], both=True)
    return sorted((rows.read_link(r) for r in found if r["holds"]), key=lambda k: (k.kind, k.from_, k.to))


def count_of(engine: sa.Engine, name: str, recorded_by: str | None = None) -> str | None:
    """The id of the count that an id, an id retired by a merge, or the anchor of one of its claims names.

    What a reviewer took out names the count that it was in, where that has not fallen apart since, and nothing is
    withheld: how it was linked before is not known without what is hidden.
    """
    with reading(engine) as connection:
        upto = None if recorded_by is None else material.cut(connection, recorded_by)
        if not material.pending(connection, upto):
            row = material.members_by_anchor(connection, [name], upto).get(name)
            if row is None or row["count"] is not None or withholds(connection):
                return None if row is None else row["count"]
            if not material.claims(connection, [name], upto).claims:
                return None  # a newer reading has it no more: nobody took it out
            was = material.last_count(connection, name, upto)
            left = set() if was is None else material.heirs(connection, was, upto)
            return left.pop() if len(left) == 1 else None
        counts = _book(connection, upto).counts
    return next((c.id for c in counts if name in c.members), None)


def _book(connection: sa.Connection, upto: Cut | None) -> Book:
    held = material.load(connection, None, upto)
    documents, ordered = _in_order(held)
    claims, people = said(connection, ordered, held.report, upto)
    if material.pending(connection, upto):
        words = lexicon.load()
        found, names = settling.linked_now(connection, left(connection, held, words, upto), words, upto)
        hides = withholds(connection)
        return Book(documents=documents, claims=claims, linked=found, names=names, people=people, withheld=hides)
    members = {a: r for a, r in material.members_of(connection, None, upto).items() if r["count"] is not None}
    links = [rows.read_link(r) for r in material.relations(connection, None, upto) if r["holds"]]
    return Book(
        documents=documents,
        claims=claims,
        people=people,
        linked=_linked(members, links),
        names=material.labels(connection, None, upto),
        withheld=withholds(connection),
    )


def _in_order(held: material.Material) -> tuple[list[Document], list[Claim]]:
    """The newest published first, undated ones last; then by id and place in the text: not as they were added."""
    at = {key: series.published_at(d) for key, d in held.documents.items()}

    def when(key: str) -> tuple[bool, float]:
        moment = at[key]
        return (moment is None, -moment.timestamp() if moment is not None else 0.0)

    documents = sorted(held.documents, key=lambda key: (when(key), held.documents[key].id, key))

    def place(claim: Claim) -> tuple[object, ...]:
        figure = next(e for e in claim.evidence if e.role == "figure")
        key = held.report[claim.anchor]
        return (when(key), claim.document, figure.start, figure.end, claim.measure, claim.anchor, claim.id)

    return [held.documents[key] for key in documents], sorted(held.claims, key=place)


def _only(book: Book, counts: set[str]) -> Book:
    anchors = {a for c in book.counts if c.id in counts for a in c.members}
    claims = [c for c in book.claims if c.anchor in anchors]
    ids = {c.document for c in claims}
    whole = book.linked
    return Book(
        documents=[d for d in book.documents if d.id in ids],
        claims=claims,
        linked=Linked(
            links=tuple(k for k in whole.links if k.from_ in anchors or k.to in anchors),
            counts=tuple(g for g in whole.counts if g[0] in anchors),
            statements=tuple(s for s in whole.statements if s[0] in anchors),
            origins=MappingProxyType({a: o for a, o in whole.origins.items() if a in anchors}),
        ),
        names=book.names,
        people=book.people,
        withheld=book.withheld,
    )


def _linked(members: Mapping[str, rows.Row], links: Iterable[Link]) -> Linked:
    """What linking found, put together again from its rows."""
    counts: dict[str, list[str]] = defaultdict(list)
    said: dict[tuple[str, str, int], list[rows.Row]] = defaultdict(list)
    for anchor in sorted(members):
        row = members[anchor]
        counts[row["count"]].append(anchor)
        said[row["count"], row["origin_key"], row["turn"]].append(row)
    statements = [sorted(said[key], key=lambda r: r["place"]) for key in sorted(said)]
    return Linked(
        links=tuple(sorted(links, key=lambda k: (k.kind, k.from_, k.to))),
        counts=tuple(sorted(tuple(group) for group in counts.values())),
        statements=tuple(tuple(r["anchor"] for r in group) for group in statements),
        origins=MappingProxyType({a: _origin(r) for a, r in members.items()}),
    )


def _origin(row: rows.Row) -> Origin:
    reasons = msgspec.json.decode(row["reasons"], type=tuple[str, ...])
    return Origin(key=row["origin_key"], name=row["origin"], reasons=reasons)
