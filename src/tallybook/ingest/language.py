"""The language of a text, told offline by py3langid on its lower-cased words; None for a text too short to tell."""

import re
from functools import cache
from typing import Any

LEAST = 40  # letters
SURE = 0.9  # a sentence of nothing but names came to 0.6
SAMPLE = 4000  # code points
LONG, PLAINLY = 60, 0.12  # words of a text of which so large a share is English's own: elsewhere they are strangers
_NOT_WORDS = re.compile(r"https?://\S+|[\d\W_]+")


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # slow to load: only where a text is long enough

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)  # else its scores are no probabilities


def identify(text: str, little: frozenset[str] = frozenset()) -> str | None:
    """An ISO 639-1 code, or None. A doubtful text counts as English: names and figures are no other language.

    A long text with as many of `little`, English's own little words, as only English has is not put to the identifier:
    it would say no more, and takes longer than all else that is done with most reports.
    """
    sample = text[:SAMPLE]
    pieces = sample.lower().split()
    if len(pieces) >= LONG and sum(map(little.__contains__, pieces)) >= PLAINLY * len(pieces):
        return "en"
    words = _NOT_WORDS.sub(" ", sample).lower().strip()
    if sum(map(str.isalpha, words)) < LEAST:
        return None
    language, probability = _identifier().classify(words)
    return str(language) if language == "en" or float(probability) >= SURE else "en"
