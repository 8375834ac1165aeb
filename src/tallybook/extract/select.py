"""Stage 2: the cheap gate. A sentence is worth parsing only if it holds a number beside a word of a measure.

Nothing that would be read may be lost here: the words are those of the measures themselves, by stem,
and every way of writing a number (digits, number words, vague counts, "no", "a").
"""

import re
from functools import lru_cache

from tallybook.extract.idioms import PERSON
from tallybook.extract.parsed import Sentence
from tallybook.lexicon import Lexicon
from tallybook.types import Document

_DIGIT = re.compile(r"\d")


def worth_reading(document: Document, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether the sentence may state a figure of some measure."""
    return _triggers(lexicon).search(document.text, sentence.start, sentence.end) is not None


@lru_cache(maxsize=4)
def _triggers(lexicon: Lexicon) -> "re.Pattern[str]":
    stems: set[str] = set()
    for measure in lexicon.measures.values():
        words = [
            *measure.verb,
            *measure.subject,
            *measure.adjective,
            *measure.noun,
            *measure.of,
            *measure.toll,
            *measure.group,
        ]
        words += [w for i in measure.idiom for w in (*i.with_, *(() if i.with_ else i.verb))]
        stems.update(_stem(w) for w in words if w != PERSON)
    for wanted in ("force",):
        stems.update(_stem(w) for w in getattr(lexicon.population, wanted))
    return re.compile(
        r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, stems), key=len, reverse=True)) + ")", re.IGNORECASE
    )


def _stem(word: str) -> str:
    """What every form of the word begins with: irregular forms stand in the data under their own name."""
    first = word.split()[0].lower()
    return first[:3] if len(first) > 3 else first
