"""What the pages draw from the ledger: claims with their documents and links."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from tallybook import ledger, review, series, spans
from tallybook.entries import Retraction, Reviewed
from tallybook.types import Claim, Document, Link
from tallybook.web import marking, wording


@dataclass(frozen=True, slots=True)
class Tie:
    """A link from where one of its ends stands: how the other is related, its figure, where it is, and why."""

    words: str
    figure: str
    where: str
    path: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A claim with its document, where it stands in the reader, its number on the page and its links.

    `said` is what people corrected in it, or why they took it out, or that its report was taken back, in a line;
    `confided` that its report is confidential, for those who may see it.
    """

    claim: Claim
    document: Document | None
    path: str
    number: int
    ties: tuple[Tie, ...] = ()
    said: str = ""
    confided: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """What is to be said of reports beside their claims: the ids of the confidential, and retractions by anchor."""

    secret: frozenset[str]
    back: Mapping[str, Retraction]

    def said(self, item: Reviewed) -> str:
        """What people made of a claim and of its report, in a line."""
        held = self.back.get(item.read.anchor)
        return "; ".join(filter(None, (review.mark(item), review.taken_back(held) if held is not None else "")))


def marks(engine: sa.Engine, items: Iterable[Reviewed]) -> Marks:
    """The marks of these claims."""
    held = list(items)
    return Marks(
        secret=ledger.confided(engine, {i.read.document for i in held}),
        back=ledger.taken_back(engine, {i.read.anchor for i in held}),
    )


def document_of(engine: sa.Engine, claim: Claim, known: dict[str, Document | None]) -> Document | None:
    """The claim's document: the one with its id whose text holds the claim's words. `known` spares asking twice."""
    if claim.document not in known:
        known[claim.document] = ledger.document(engine, claim.document)
    found = known[claim.document]
    if found is None or holds(found, claim):
        return found
    return series.document_of(claim, [d for d in ledger.each_document(engine) if d.id == claim.document])


def holds(document: Document, claim: Claim) -> bool:
    """Whether the document's text has the claim's words where the claim says."""
    return all(spans.holds(document.text, e) for e in claim.evidence)


def cards(engine: sa.Engine, items: Sequence[Reviewed]) -> list[Card]:
    """Cards without links, for a list."""
    known: dict[str, Document | None] = {}
    marked = marks(engine, items)
    return [card(engine, item, known, marked, n) for n, item in enumerate(items, 1)]


def card(engine: sa.Engine, item: Reviewed, known: dict[str, Document | None], marked: Marks, number: int = 1) -> Card:
    """One card without links. Of several documents with one id the reader shows the last, so that others have none."""
    claim = item.claim
    document = document_of(engine, claim, known)
    shown = document is not None and document == known[claim.document]
    path = marking.figure_path(claim) if shown else marking.claim_path(claim.anchor)
    return Card(claim, document, path, number, said=marked.said(item), confided=claim.document in marked.secret)


def linked_cards(engine: sa.Engine, items: list[Reviewed], document: Document) -> list[Card]:
    """The cards of one document's claims, with their links; those inside the document lead to the other's card."""
    numbers = {i.claim.anchor: n for n, i in enumerate(items, 1)}
    here = {i.claim.anchor: i.claim for i in items}
    return [
        Card(
            i.claim, document, marking.figure_path(i.claim), numbers[i.claim.anchor],
            ties(engine, i.claim, here, numbers), review.mark(i),
        )
        for i in items
    ]  # fmt: skip


def ties(engine: sa.Engine, claim: Claim, here: dict[str, Claim], numbers: dict[str, int]) -> tuple[Tie, ...]:
    """The claim's links, seen from it."""
    links = [(k, k.to if k.from_ == claim.anchor else k.from_) for k in ledger.links_about(engine, claim.anchor)]
    others = {a: i.claim for a, i in ledger.reviewed(engine, {a for _, a in links} - here.keys()).items()} | here
    return tuple(_tie(claim, k, others[a], numbers.get(a)) for k, a in links if a in others)


def _tie(claim: Claim, link: Link, other: Claim, number: int | None) -> Tie:
    table = "linked" if link.from_ == claim.anchor else "linked_from"
    return Tie(
        words=wording.said(table, link.kind),
        figure=wording.figure(other.quantity),
        where=f"figure {number}" if number is not None else f"in {other.document}",
        path=f"#c-{other.anchor}" if number is not None else marking.claim_path(other.anchor),
        reasons=link.reasons,
    )
