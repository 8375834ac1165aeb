"""How far a building is damaged: what is "fully damaged" is destroyed, as the returns of many governments put it."""

from collections.abc import Iterator
from typing import Any

from tallybook.extract.counted import Counted
from tallybook.lexicon import Lexicon

DEGREE = ("advmod", "amod")


def degree(measure: str, figure: Counted, token: Any, lexicon: Lexicon) -> str:
    """The measure of a figure read as `measure` by `token`: `homes_destroyed` where the damage is said to be whole."""
    if measure != "homes_damaged":
        return measure
    said = {c.lower_ for head in _heads(figure, token) for c in head.children if c.dep_ in DEGREE}
    beside = {token.nbor(-1).lower_} if token.i > figure.number.i else set()
    return "homes_destroyed" if (said | beside) & lexicon.verbs.wholly else measure


def _heads(figure: Counted, token: Any) -> Iterator[Any]:
    """The words on which the degree may hang: the verb, its "damage", and what describes the buildings."""
    yield token
    yield from (c for c in token.children if c.dep_ in ("dobj", "acomp"))
    if figure.noun is not None:
        yield figure.noun
        yield from (c for c in figure.noun.children if c.dep_ == "amod")
