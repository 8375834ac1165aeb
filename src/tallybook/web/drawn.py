"""What the pages draw from the ledger: claims with their documents and links."""

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from tallybook import ledger, series, spans
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
    """A claim with its document, where it stands in the reader, its number on the page and its links."""

    claim: Claim
    document: Document | None
    path: str
    number: int
    ties: tuple[Tie, ...] = ()


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


def cards(engine: sa.Engine, claims: Iterable[Claim]) -> list[Card]:
    """Cards without links, for a list."""
    known: dict[str, Document | None] = {}
    return [card(engine, c, known, n) for n, c in enumerate(claims, 1)]


def card(engine: sa.Engine, claim: Claim, known: dict[str, Document | None], number: int = 1) -> Card:
    """One card without links. Of several documents with one id the reader shows the last, so that others have none."""
    document = document_of(engine, claim, known)
    shown = document is not None and document == known[claim.document]
    path = marking.figure_path(claim) if shown else marking.claim_path(claim.anchor)
    return Card(claim, document, path, number)


def linked_cards(engine: sa.Engine, claims: list[Claim], document: Document) -> list[Card]:
    """The cards of one document's claims, with their links; those inside the document lead to the other's card."""
    numbers = {c.anchor: n for n, c in enumerate(claims, 1)}
    here = {c.anchor: c for c in claims}
    return [
        Card(c, document, marking.figure_path(c), numbers[c.anchor], ties(engine, c, here, numbers)) for c in claims
    ]


def ties(engine: sa.Engine, claim: Claim, here: dict[str, Claim], numbers: dict[str, int]) -> tuple[Tie, ...]:
    """The claim's links, seen from it."""
    found = []
    for link in ledger.links_about(engine, claim.anchor):
        other_anchor = link.to if link.from_ == claim.anchor else link.from_
        other = here.get(other_anchor) or ledger.claim(engine, other_anchor)
        if other is not None:
            found.append(_tie(claim, link, other, numbers.get(other_anchor)))
    return tuple(found)


def _tie(claim: Claim, link: Link, other: Claim, number: int | None) -> Tie:
    table = "linked" if link.from_ == claim.anchor else "linked_from"
    return Tie(
        words=wording.said(table, link.kind),
        figure=wording.figure(other.quantity),
        where=f"figure {number}" if number is not None else f"in {other.document}",
        path=f"#c-{other.anchor}" if number is not None else marking.claim_path(other.anchor),
        reasons=link.reasons,
    )
