"""How a text writes its digits: "1,200.5" or "1.200,5", by what its numbers show; and which of them stay in doubt.

One number alone often shows nothing: "1.250 million" is 1,250,000 to one newspaper and a thousand times as much to
another. What parts thousands elsewhere in the text decides; where nothing does, the number is flagged.
"""

import re
from functools import lru_cache
from typing import Literal

Style = Literal["english", "european"]

_BLANK = "[ \u00a0\u2009\u202f]"
_EUROPEAN = re.compile(
    rf"(?<![\d.,/:])(?:\d{{1,3}}(?:\.\d{{3}})+,\d{{1,2}}|\d{{1,3}}(?:\.\d{{3}}){{2,}}|\d{{1,3}}(?:{_BLANK}\d{{3}})+,\d{{1,2}}"
    rf"|\d{{1,3}}(?:[\u00a0\u2009\u202f]\d{{3}})+|\d{{1,3}}(?:{_BLANK}\d{{3}}){{2,}}|\d+,\d{{1,2}})(?![\d:/]|[.,]\d)"
)
_ENGLISH = re.compile(r"(?<![\d.,/:])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{1,2})(?![\d:/]|[.,]\d|\s?[ap]\.?m)")
_POINT = re.compile(r"(?<![\d.,])\d{1,3}\.\d{3}(?![\d]|[.,]\d)")
_PARTED = re.compile(rf"\d{_BLANK}\d{{3}}(?!\d)")


@lru_cache(maxsize=256)  # more than documents that are read at a time
def style(text: str) -> Style | None:
    """The way that most of the text's telling numbers are written; None where none tells, or as many tell otherwise."""
    european, english = len(_EUROPEAN.findall(text)), len(_ENGLISH.findall(text))
    if european == english:
        return None
    return "european" if european > english else "english"


def doubtful(number: str, text: str) -> bool:
    """Whether the number's digits are parted by a point or a blank where the rest of the text shows no such habit."""
    if style(text) == "european":
        return False
    return _POINT.search(number) is not None or _PARTED.search(number) is not None
