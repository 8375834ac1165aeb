"""Invented reports, and claims whose quotes are sliced from them. The figures are digits; `verify` reads them so."""

from dataclasses import replace
from typing import Any

from tallybook import ids, spans
from tallybook.errors import ClaimRefused
from tallybook.types import Citation, Claim, Document, Link, Modality, Place, Population, Quantity, Reading, Run

RUN = Run(id="run-1", version="0.1", lexicon_digest="words-1", parser="none", started_at="2031-05-02T00:00:00Z")
BETTER = Run(id="run-2", version="0.2", lexicon_digest="words-2", parser="none", started_at="2031-06-01T00:00:00Z")


def document(text: str = "At least 12 villagers were killed in Arnor.", **given: Any) -> Document:
    """A report of the invented Northern Courier."""
    fields: dict[str, Any] = {
        "id": "a",
        "title": None,
        "publisher": "Northern Courier",
        "agency": None,
        "byline": None,
        "url": None,
        "published": "2031-05-02",
        "language": "en",
        "raw_sha256": "0" * 64,
    }
    return Document(text=text, **{**fields, **given})


def claim(
    report: Document,
    words: str,
    *,
    measure: str = "killed",
    who: str | None = None,
    place: str | None = None,
    source: str | None = None,
    party: str | None = None,
    anonymous: bool = False,
    status: Any = "reported",
    **given: Any,
) -> Claim:
    """A claim with the figure `words`, which stand in the report's text."""
    start = report.text.index(words)
    value = float(words)
    cited = Citation(name=source or "", kind="official", party=party, anonymous=anonymous, cue="said", start=0, end=1)
    made = Claim(
        id="",
        anchor=ids.anchor(report, start, start + len(words), measure),
        document=report.id,
        measure=measure,
        quantity=Quantity(value=value, low=None, high=None, bound="exact", unit="person"),
        aggregation="unknown",
        population=Population(text=who, head=who) if who else None,
        population_inherited=None,
        place=Place(text=place) if place else None,
        time=None,
        as_of=report.published[:10] if report.published else None,
        sources=(cited,) if source else (),
        modality=Modality(status=status, certainty="certain", polarity=status != "denied"),
        evidence=(spans.evidence(report, start, start + len(words), "figure"),),
        flags=("time_unknown",),
    )
    made = replace(made, **given)
    return replace(made, id=ids.digest("claim", made))


def link(kind: Any, newer: Claim, older: Claim) -> Link:
    """A link between two claims."""
    return Link(kind=kind, from_=newer.anchor, to=older.anchor, reasons=("a test says so",))


def reading(report: Document, *claims: Claim, links: tuple[Link, ...] = ()) -> Reading:
    """What a run read in the report."""
    return Reading(document=report, claims=claims, links=links)


def simple(id: str = "a", figure: str = "12", **given: Any) -> Reading:
    """A report with one claim."""
    report = document(f"{id}: {figure} villagers were killed in Arnor, police said.", id=id, **given)
    return reading(report, claim(report, figure, who="villagers", place="Arnor", source="police"))


def verify(said: Claim) -> None:
    """Reads the figure again, as digits."""
    quote = next(e.quote for e in said.evidence if e.role == "figure")
    if float(quote) != said.quantity.value:
        raise ClaimRefused(f"claim {said.anchor} in {said.document!r}: {quote!r} does not give it")
