"""Words that say that a figure is a share of those whom an earlier one counts, however far back that stands."""

import re
from functools import lru_cache

from tallybook.lexicon import Lexicon
from tallybook.link.features import figure_of
from tallybook.types import Claim, Document

_OF_THE = re.compile(r" ?(?:\w+ )?of (?:the|those|these|its|their) (?:[\w-]+ ){0,2}?([\w-]+)\b")


def of_the_counted(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """it is so many "of the dead" """
    behind = _OF_THE.match(document.text, figure_of(later).end)
    return behind is not None and behind.group(1).lower() in lexicon.link.counted.get(later.measure, ())


def gravely_hurt(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """it counts those whose wounds are grave, the other all who are hurt"""
    return (
        later.measure == "injured"
        and _says(_clause(document, later), lexicon.link.grave)
        and not _says(_clause(document, earlier), lexicon.link.grave)
    )


def died_later(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """it counts those who died where the hurt were taken"""
    return later.measure == "killed" and _says(_clause(document, later), lexicon.link.died_later)


def _clause(document: Document, claim: Claim) -> str:
    """The words around the figure up to the next comma or figure that could begin another clause, in lower case."""
    figure = figure_of(claim)
    sentence = next((e for e in claim.evidence if e.role == "sentence"), figure)
    before = re.split(r"[,;:]| [-–—] |\b(?:and|while|but)\b", document.text[sentence.start : figure.start])[-1]
    behind = re.split(
        r"[;:]| [-–—] |,? (?:and|while|but) |\d", document.text[figure.end : max(sentence.end, figure.end)]
    )[0]
    return f"{before}{figure.quote}{behind}".lower()


def _says(words: str, phrases: tuple[str, ...]) -> bool:
    return bool(phrases) and _pattern(phrases).search(words) is not None


@lru_cache(maxsize=16)
def _pattern(phrases: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b")
