"""Stage 9: may this figure be compared with another? A running total, an increment, one event's count, or a level."""

import re
from functools import lru_cache

from tallybook.extract.draft import Draft
from tallybook.lexicon import Lexicon
from tallybook.types import Aggregation


def aggregation(draft: Draft, earlier_of_measure: bool, lexicon: Lexicon) -> Aggregation:
    """`earlier_of_measure`: whether the document gave a figure of the same measure before (needed by "another")."""
    words = lexicon.aggregation
    text = draft.parsed.text.lower()
    at = draft.figure.start - draft.parsed.sentence.start
    near = text[max(0, at - 90) : at + 110]
    if draft.additive and earlier_of_measure:
        return "increment"
    if draft.relation in ("toll", "label") or draft.total:
        return "cumulative"
    if draft.measure in words.stock_measure:
        return "stock"
    if _pattern(lexicon, "stock").search(near):
        return "stock"
    verb = draft.token.lemma_.lower() if draft.token is not None else ""
    if verb in words.stock_verb:
        return "stock"
    if draft.measure in words.cumulative_measure:
        return "cumulative"
    if _pattern(lexicon, "cumulative").search(near):
        return "cumulative"
    return "incident"


@lru_cache(maxsize=8)
def _pattern(lexicon: Lexicon, name: str) -> "re.Pattern[str]":
    words = sorted(getattr(lexicon.aggregation, name), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")
