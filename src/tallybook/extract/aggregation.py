"""Stage 9: may this figure be compared with another? A running total, an increment, one event's count, or a level."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from tallybook.extract.draft import Draft
from tallybook.extract.verbs import noun_lemma
from tallybook.lexicon import Lexicon
from tallybook.types import Aggregation

LEVEL = ("group", "phrase", "condition", "adjective")  # relations that say what people are, not what became of them


def aggregation(draft: Draft, earlier: Sequence[Draft], lexicon: Lexicon) -> Aggregation:
    """`earlier`: the document's weighed drafts of the same measure before this one ("another" needs one)."""
    words = lexicon.aggregation
    text = draft.parsed.text.lower()
    at = draft.figure.start - draft.parsed.sentence.start
    near = text[max(0, at - 90) : at + 110]
    if draft.additive and earlier and draft.quantity.value != 1 and not _others(draft, text):
        return "increment"
    if draft.measure in words.level_by_noun and _is_level(draft, lexicon):
        return "stock"
    if draft.relation in ("toll", "label") or draft.total:
        return "cumulative"
    whole = next((d for d in earlier if d.figure.start == draft.follows), None)
    if whole is not None and whole.aggregation in ("cumulative", "incident", "stock"):
        return whole.aggregation
    if draft.measure in words.stock_measure:
        return "stock"
    if draft.measure not in words.never_stock and _pattern(lexicon, "stock").search(near):
        return "stock"
    verb = draft.token.lemma_.lower() if draft.token is not None else ""
    if verb in words.stock_verb:
        return "stock"
    if draft.measure in words.level_by_noun and draft.relation in LEVEL:
        return "stock"
    if draft.measure in words.cumulative_measure:
        return "cumulative"
    if _pattern(lexicon, "cumulative").search(near):
        return "cumulative"
    if verb in words.flow_verb and draft.modality is not None and draft.modality.status != "planned":
        return "cumulative"  # who sends troops has sent them one by one
    if draft.measure in words.adds_up and (draft.relation == "noun" or _perfect(draft.token, "had")):
        return "cumulative"
    if _pattern(lexicon, "long_event").search(near):
        return "cumulative"
    if _perfect(draft.token) and not _pattern(lexicon, "single_event").search(text):
        return "cumulative"
    return "incident"


def _others(draft: Draft, text: str) -> bool:
    """ "Three others" are others than the dead before them, not more of the same."""
    return text[draft.figure.end - draft.parsed.sentence.start :].startswith(" others")


def _is_level(draft: Draft, lexicon: Lexicon) -> bool:
    """Whether people are counted as what they are: "15 million refugees", "there were 40 million"."""
    noun, verb = draft.figure.noun, draft.figure.nominal.head
    named = noun is not None and noun_lemma(noun) in lexicon.measures[draft.measure].group
    there = verb.lemma_.lower() == "be" and any(c.dep_ == "expl" for c in verb.children)
    at = draft.relation == "idiom" and verb.lemma_.lower() == "be" and draft.measure == "deployed"
    return there or at or (named and draft.relation in ("group", "noun"))


def _perfect(verb: Any, *more: str) -> bool:
    """Whether the verb is in the perfect: "have been killed" counts up to now; `more`: further auxiliaries."""
    return verb is not None and any(
        c.dep_ in ("aux", "auxpass") and c.lower_ in ("has", "have", "'ve", *more) for c in verb.children
    )


@lru_cache(maxsize=8)
def _pattern(lexicon: Lexicon, name: str) -> "re.Pattern[str]":
    words = sorted(getattr(lexicon.aggregation, name), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")
