"""A claim in the making: what each stage found for one figure and one measure of one sentence."""

from dataclasses import dataclass
from typing import Any

from tallybook.extract.counted import Counted
from tallybook.extract.parsed import Parsed
from tallybook.types import Aggregation, Citation, Interval, Modality, Place, Population, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Spans are [start, end) of the document's text; None where the stage found nothing.

    `follows` is where the figure starts whose measure this one took over.
    """

    parsed: Parsed
    figure: Counted
    number: tuple[int, int]
    quantity: Quantity
    additive: bool
    total: bool
    measure: str
    trigger: tuple[int, int]
    token: Any
    relation: str
    population: Population | None = None
    population_span: tuple[int, int] | None = None
    population_inherited: Population | None = None
    aggregation: Aggregation = "unknown"
    place: Place | None = None
    place_span: tuple[int, int] | None = None
    time: Interval | None = None
    time_span: tuple[int, int] | None = None
    as_of: str | None = None
    sources: tuple[Citation, ...] = ()
    cues: tuple[tuple[int, int], ...] = ()
    cue_verbs: tuple[str, ...] = ()
    said_at: tuple[tuple[int, int], ...] = ()
    modality: Modality | None = None
    flags: tuple[str, ...] = ()
    follows: int | None = None
    refuted: bool = False
