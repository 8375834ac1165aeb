"""The language of a text, told offline by py3langid on its lower-cased words; None for a text too short to tell."""

import re

LEAST = 40  # letters
SURE = 0.98
SAMPLE = 4000  # code points
_NOT_WORDS = re.compile(r"https?://\S+|[\d\W_]+")


def identify(text: str) -> str | None:
    """An ISO 639-1 code, or None. A doubtful text counts as English: names and figures are no other language."""
    words = _NOT_WORDS.sub(" ", text[:SAMPLE]).lower().strip()
    if sum(c.isalpha() for c in words) < LEAST:
        return None
    from py3langid import classify  # the model loads with it: only where a text is long enough to tell

    language, probability = classify(words)
    return str(language) if language == "en" or float(probability) >= SURE else "en"
