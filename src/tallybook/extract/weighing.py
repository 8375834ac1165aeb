"""Stage 9: what is looked at to tell the way of counting of a figure: its draft, the earlier ones, the report."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tallybook.extract.draft import Draft
from tallybook.lexicon import Lexicon

NEAR = (90, 110)  # code points before and behind a figure in which a word bears on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """A figure with its modality, the document's figures of its measure before it, and what the document is about."""

    draft: Draft
    earlier: Sequence[Draft]
    story: str
    lexicon: Lexicon

    @property
    def sentence(self) -> str:
        """The figure's sentence in lower case."""
        return self.draft.parsed.text.lower()

    @property
    def near(self) -> str:
        """The words around the figure, in lower case, within its sentence."""
        at = self.draft.figure.start - self.draft.parsed.sentence.start
        return self.sentence[max(0, at - NEAR[0]) : at + NEAR[1]]


Feature = Callable[[Weighing], float]


@lru_cache(maxsize=64)
def pattern(lexicon: Lexicon, name: str) -> "re.Pattern[str]":
    """Any of a list of the lexicon's words for the ways of counting."""
    words = sorted(getattr(lexicon.aggregation, name), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")


@lru_cache(maxsize=16)  # a story is asked about for each of its figures
def times(story: str, lexicon: Lexicon, name: str) -> int:
    """How often a report has words of such a list."""
    return len(pattern(lexicon, name).findall(story))
