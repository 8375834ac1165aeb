"""The last stage: a draft becomes a claim with its evidence, flags and names; and the gate that refuses one."""

from dataclasses import replace

from tallybook import codec, ids, spans
from tallybook.errors import ClaimRefused
from tallybook.extract import digits, quantify, untold
from tallybook.extract.draft import Draft
from tallybook.lexicon import Lexicon
from tallybook.types import Claim, Document, Modality

UNKNOWN = Modality(status="reported", certainty="unknown", polarity=True)


def build(document: Document, draft: Draft, lexicon: Lexicon) -> Claim:
    """The claim of a draft. Raises ClaimRefused or SpanError where its words do not bear it out."""
    items = [spans.evidence(document, draft.figure.start, draft.figure.end, "figure")]
    items.append(spans.evidence(document, *draft.trigger, "trigger"))
    for span, role in ((draft.population_span, "population"), (draft.place_span, "place"), (draft.time_span, "time")):
        if span is not None:
            items.append(spans.evidence(document, *span, role))
    items += [spans.evidence(document, c.start, c.end, "source") for c in draft.sources]
    items += [spans.evidence(document, *cue, "cue") for cue in draft.cues]
    items.append(spans.evidence(document, draft.parsed.sentence.start, draft.parsed.sentence.end, "sentence"))
    claim = Claim(
        id="",
        anchor=ids.anchor(document, *draft.number, draft.measure),
        document=document.id,
        measure=draft.measure,
        quantity=draft.quantity,
        aggregation=draft.aggregation,
        population=draft.population,
        population_inherited=draft.population_inherited,
        place=draft.place,
        time=draft.time,
        as_of=draft.as_of,
        sources=draft.sources,
        modality=draft.modality if draft.modality is not None else UNKNOWN,
        evidence=tuple(dict.fromkeys(items)),
        flags=_flags(document, draft),
    )
    _bear_out(claim, lexicon)
    return _named(claim)


def verify(claim: Claim, lexicon: Lexicon) -> None:
    """Reads the figure again from its quote. Raises ClaimRefused where it does not give the claim's value, or where the
    claim's id is not the hash of its reading.
    """
    _bear_out(claim, lexicon)
    if claim.id != _named(claim).id:
        raise ClaimRefused(f"claim {claim.anchor} in {claim.document!r}: its id is not the hash of its reading")


def _bear_out(claim: Claim, lexicon: Lexicon) -> None:
    figure = next((e for e in claim.evidence if e.role == "figure"), None)
    if figure is None:
        raise ClaimRefused(f"claim {claim.anchor} in {claim.document!r} has no figure in its evidence")
    said = claim.quantity
    readings = (quantify.parse_figure(figure.quote, lexicon, european=european) for european in (False, True))
    wanted = (said.value, said.low, said.high, said.bound)  # how the rest of the text writes digits chose one
    if not any(again and (again.value, again.low, again.high, again.bound) == wanted for again in readings):
        raise ClaimRefused(
            f"claim {claim.anchor} in {claim.document!r}: {figure.quote!r} does not give {_shown(said.value)}"
        )


def _shown(value: float | None) -> str:
    return "the claim's range" if value is None else f"{value:g}"


def _named(claim: Claim) -> Claim:
    reading = codec.claim(replace(claim, id=""))
    return replace(claim, id=ids.digest("claim", codec.line(reading)))


def _flags(document: Document, draft: Draft) -> tuple[str, ...]:
    """Every unknown by its name, in the order of the claim's fields."""
    found = []
    if draft.relation in untold.INFERRED:
        found.append("measure_inferred")
    if draft.population is None:
        found.append("population_unknown" if draft.population_inherited is None else "population_inherited")
    if draft.place is None:
        found.append("place_unknown")
    elif draft.place.id is None:
        found.append("place_unresolved")
    if draft.time is None:
        found.append("time_unknown")
    if draft.as_of is None:
        found.append("as_of_unknown")
    if document.published is None:
        found.append("published_unknown")
    if digits.doubtful(document.text[slice(*draft.number)], document.text):
        found.append("digits_ambiguous")
    if draft.aggregation == "unknown":
        found.append("aggregation_unknown")
    return tuple(dict.fromkeys([*found, *draft.flags]))
