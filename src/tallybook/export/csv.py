"""One row a claim, for a spreadsheet; every doubt has its column."""

import csv
from typing import Any, TextIO

import sqlalchemy as sa

from tallybook import codec, ledger, review, steps
from tallybook.entries import Reviewed
from tallybook.export.redacting import NOTHING, Redaction
from tallybook.types import Claim, Document

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(engine: sa.Engine, stream: TextIO, redaction: Redaction = NOTHING) -> None:
    """A header and one row for each current claim. Unknown is an empty cell, zero is 0.

    `sources`, `source_parties` and `source_anonymous` run from the outermost to the originator, with " > " between;
    `flags` have "; " between. A cell of text that begins with = + - @, a tab or a carriage return gets a ' in front,
    so that no spreadsheet runs it as a formula: take that ' off to have the words of the text. Links are not in it.
    Corrected fields have the reviewer's value; `corrections` has what was read, by whom, when and why, and `review`
    says where a reviewer rejected or split the claim. `confidential` is true or empty. `redaction` says what is blacked
    out.
    """
    plain = csv.writer(stream, lineterminator="\n")
    quoted = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
    plain.writerow(COLUMNS)
    secret = ledger.confided(engine)
    for told in steps.each(ledger.each_claim(engine), "claims written", ledger.count_claims(engine)):
        item = told.item
        row = {**_row(item.claim, told.document), **_said(item, redaction)}
        if told.retraction is not None:
            row |= {"retracted": told.retraction.at, "retracted_why": told.retraction.why}
        if item.read.document in secret:
            row |= {"confidential": True}
        row = redaction.cells(row, item.read.document)
        cells = [_cell(row[name]) for name in COLUMNS]
        lone = any("\r" in cell for cell in cells)  # the plain writer would leave it bare, and break the row
        (quoted if lone else plain).writerow(cells)


COLUMNS = (
    "anchor",
    "document",
    "publisher",
    "agency",
    "published",
    "title",
    "url",
    "quote",
    "measure",
    "value",
    "low",
    "high",
    "bound",
    "unit",
    "aggregation",
    "who",
    "who_head",
    "who_inherited",
    "place",
    "place_id",
    "time_start",
    "time_end",
    "time_precision",
    "time_basis",
    "as_of",
    "sources",
    "source_parties",
    "source_anonymous",
    "status",
    "certainty",
    "polarity",
    "sentence",
    "figure_start",
    "figure_end",
    "flags",
    "claim_id",
    "review",
    "corrections",
    "reviewed_by",
    "retracted",
    "retracted_why",
    "confidential",
)


def _row(claim: Claim, document: Document | None) -> dict[str, Any]:
    quotes = {e.role: e for e in reversed(claim.evidence)}
    figure, sentence = quotes["figure"], quotes.get("sentence")
    who, inherited, place, time = claim.population, claim.population_inherited, claim.place, claim.time
    return {
        "anchor": claim.anchor,
        "document": claim.document,
        "publisher": document.publisher if document else None,
        "agency": document.agency if document else None,
        "published": document.published if document else None,
        "title": document.title if document else None,
        "url": document.url if document else None,
        "quote": figure.quote,
        "measure": claim.measure,
        "value": claim.quantity.value,
        "low": claim.quantity.low,
        "high": claim.quantity.high,
        "bound": claim.quantity.bound,
        "unit": claim.quantity.unit,
        "aggregation": claim.aggregation,
        "who": who.text if who else None,
        "who_head": who.head if who else None,
        "who_inherited": inherited.text if inherited else None,
        "place": place.text if place else None,
        "place_id": place.id if place else None,
        "time_start": time.start if time else None,
        "time_end": time.end if time else None,
        "time_precision": time.precision if time else None,
        "time_basis": time.basis if time else None,
        "as_of": claim.as_of,
        "sources": " > ".join(c.name for c in claim.sources),
        "source_parties": " > ".join(c.party or "" for c in claim.sources),
        "source_anonymous": " > ".join(_cell(c.anonymous) for c in claim.sources),
        "status": claim.modality.status,
        "certainty": claim.modality.certainty,
        "polarity": claim.modality.polarity,
        "sentence": sentence.quote if sentence else None,
        "figure_start": figure.start,
        "figure_end": figure.end,
        "flags": "; ".join(claim.flags),
        "claim_id": claim.id,
    }


def _said(item: Reviewed, redaction: Redaction) -> dict[str, Any]:
    """What people said of the claim: its state, what was corrected from what, and by whom."""
    if not item.reviews:
        return dict.fromkeys(COLUMNS[-6:])
    changes = [
        f"{c.field}: {_plain(c.read)} -> {_plain(c.value)} ({redaction.person(c.by)}, {c.at[:10]}: {c.why})"
        for c in review.changes(item)
    ]
    names = dict.fromkeys(r.reviewer for r in item.reviews)
    said = {"review": item.state, "corrections": "; ".join(changes), "reviewed_by": "; ".join(names)}
    return {**said, "retracted": None, "retracted_why": None, "confidential": None}


def _plain(value: Any) -> str:
    return "?" if value is None else str(value)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "'" + value if value.startswith(FORMULA) else value
    return str(codec.plain(value))
