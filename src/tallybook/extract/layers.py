"""The layer of quantities: every quantity of a sentence, of any unit, counted or not, as `explain` prints it.

It reads more than claims do: the verb that bounds a number ("profit topped $2bn"), whose words are no part
of the figure, and the noun that a bare number counts, as its unit ("300 people": person).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from tallybook.extract import counted, quantify, shares
from tallybook.extract.amounts import bounded
from tallybook.extract.numerals import GAP, alternatives, lowered
from tallybook.extract.parsed import Parsed
from tallybook.lexicon import Lexicon
from tallybook.types import Bound, Measured, Quantity

REACH = 40  # code points before a number in which the verb that bounds it stands
COUNTS = ("number", "vague", "zero")


def quantities(sentence: Parsed, lexicon: Lexicon) -> Iterator[Measured]:
    """The quantities of a parsed sentence, ordered and disjoint."""
    text, span = sentence.document.text, sentence.sentence
    for figure in quantify.quantities(text, span.start, span.end, lexicon):
        if figure.kind == "article" or _is_part_of(text, figure):
            continue
        if figure.kind == "zero" and not _tells_none(sentence, figure, lexicon):
            continue
        quantity = _one_sided(text[figure.start : figure.end], figure.quantity, lexicon)
        bound = _bound_before(text[max(span.start, figure.start - REACH) : figure.start], lexicon)
        if bound is not None and quantity.bound == "exact" and quantity.value is not None:
            quantity = bounded(quantity.value, bound, quantity.unit)
        if not quantity.unit and figure.kind in COUNTS:
            quantity = replace(quantity, unit=_counted(sentence, figure, lexicon))
        yield Measured(start=figure.start, end=figure.measured_end, quantity=quantity)


def _is_part_of(text: str, figure: quantify.Figure) -> bool:
    """Whether "one" only takes one out of many: "one of the oldest ports", "Orro is one of them"."""
    return lowered(text[figure.start : figure.end]) == "one" and re.match(r"\s+of\b", text[figure.end :]) is not None


def _one_sided(words: str, said: Quantity, lexicon: Lexicon) -> Quantity:
    """ "just over 40" as more than 40: a claim has it as about 40."""
    if said.bound != "about" or said.value is None:
        return said
    lower = lowered(words)
    for bound, hedges in lexicon.quantify.one_sided.items():
        if any(lower.startswith(f"{hedge} ") for hedge in hedges):
            return bounded(said.value, bound, said.unit)
    return said


def _tells_none(sentence: Parsed, figure: quantify.Figure, lexicon: Lexicon) -> bool:
    """Whether "no" is a count of none: "no soldiers", "not a single house"; not "they own none", "no trains"."""
    word = lowered(sentence.document.text[figure.start : figure.end])
    if word != "no":
        return word not in lexicon.quantify.zero_alone
    return _counted(sentence, figure, lexicon) in shares.counted_nouns(lexicon)


@lru_cache(maxsize=4)
def _verbs(lexicon: Lexicon) -> "tuple[tuple[Bound, re.Pattern[str]], ...]":
    """The patterns of verbs by their bound, "not exceed" before "exceed"."""
    groups = sorted(lexicon.quantify.bound_before.items(), key=lambda item: item[0] != "at_most")
    return tuple((bound, re.compile(rf"(?<![\w-])(?:{alternatives(words)}){GAP}+\Z")) for bound, words in groups)


def _bound_before(before: str, lexicon: Lexicon) -> Bound | None:
    lower = lowered(before)
    return next((bound for bound, verb in _verbs(lexicon) if verb.search(lower)), None)


def _counted(sentence: Parsed, figure: quantify.Figure, lexicon: Lexicon) -> str:
    """The noun counted, in its singular and in lower case; empty where the text leaves it out."""
    what = counted.counted(sentence, figure.start, figure.end, figure.number_start, figure.number_end, lexicon)
    if what is None or what.noun is None or what.noun.pos_ not in counted.NOMINAL:
        return ""
    return str(what.noun.lemma_).lower()
