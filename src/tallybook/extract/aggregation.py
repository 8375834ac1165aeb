"""Stage 9: may this figure be compared with another? A running total, an increment, one event's count, or a level.

"Another 60" beside an earlier figure is an increment, and so is "60 a day"; "a total of 115" is a total: such words
decide alone. Else each way of counting is weighed by the table of `counting`; the heaviest is taken.
"""

from collections.abc import Mapping, Sequence

from tallybook.extract.counting import added, at_a_rate, in_total, said_of
from tallybook.extract.draft import Draft
from tallybook.extract.weighing import Weighing
from tallybook.lexicon import Lexicon
from tallybook.types import Aggregation

WAYS: tuple[Aggregation, ...] = ("cumulative", "increment", "incident", "stock")


def aggregation(draft: Draft, earlier: Sequence[Draft], story: str, lexicon: Lexicon) -> Aggregation:
    """`earlier`: the document's weighed drafts of the same measure before this one; `story`: its text in lower case."""
    figure = Weighing(draft=draft, earlier=earlier, story=story, lexicon=lexicon)
    if added(figure) or at_a_rate(figure):
        return "increment"
    if in_total(figure):
        return "cumulative"
    said = said_of(figure)
    return max(WAYS, key=lambda way: _weight(said, getattr(lexicon.counting, way)))


def _weight(said: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in said.items())
