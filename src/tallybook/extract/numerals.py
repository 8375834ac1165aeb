"""Numbers as text writes them: digits with any thousands separator, number words, scales, and their values."""

import re
from functools import lru_cache

from tallybook.lexicon import Lexicon

GAP = "[ \u00a0\u2009\u202f]"
_DIGITS = (
    rf"\d{{1,3}}(?:,\d{{2,3}})+(?:\.\d+)?(?!\d)|\d{{1,3}}(?:(?:{GAP}|['’])\d{{3}})+(?![\d.])"
    rf"|\d{{1,3}}(?:\.\d{{3}})+(?![\d.,]*\d)|\d+(?:[.,]\d+)?"
)
_SEPARATOR = re.compile(rf"{GAP}|['’,]")


@lru_cache(maxsize=4)
def number_pattern(lexicon: Lexicon) -> str:
    """The source of a pattern for one number: digits or words, with any scale ("2.5 million", "a hundred and five")."""
    words = lexicon.quantify
    spelled = "|".join(sorted((w for w in words.number if w not in ("zero", "both")), key=len, reverse=True))
    long_scale = "|".join(sorted((w for w in words.scale if len(w) > 3), key=len, reverse=True))
    short_scale = "|".join(sorted((w for w in words.scale if len(w) <= 3), key=len, reverse=True))
    step = rf"(?:{spelled}|{long_scale})"
    spelled_run = rf"(?:(?:half a |a |an )?(?:{long_scale})|{spelled})(?:(?:[ -]and(?: a)?[ -]|[ -]| a ){step})*"
    scale = rf"(?:(?:{GAP}|-)(?:{long_scale})\b(?: and a half)?|{GAP}?(?:{short_scale})\b)?"
    tail = rf"{scale}(?:(?: and a)? (?:{long_scale})\b)*"
    return rf"(?:(?:{_DIGITS}){tail}|\b(?:{spelled_run})\b(?: and a half)?|\bboth\b|\bzero\b)"


def value(words: str, lexicon: Lexicon) -> float | None:
    """The value of a number's own words; None where they are no number."""
    lower = words.lower().replace("\u00a0", " ").replace("\u2009", " ").replace("\u202f", " ")
    digits = re.match(_DIGITS, lower)
    if digits:
        said = _digits(digits.group(), scaled=_scale_follows(lower[digits.end() :], lexicon))
        for scale in re.findall(r"[a-z]+", lower[digits.end() :]):
            if scale in lexicon.quantify.scale:
                said *= lexicon.quantify.scale[scale]
        if "and a half" in lower[digits.end() :]:
            said += _last_scale(lower, lexicon) / 2
        return round(said, 6)
    return _spelled(lower, lexicon)


def _scale_follows(rest: str, lexicon: Lexicon) -> bool:
    word = re.match(r"[ -]?([a-z]+)", rest)
    return word is not None and word.group(1) in lexicon.quantify.scale


def _digits(digits: str, *, scaled: bool) -> float:
    if not scaled and re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits):
        return float(digits.replace(".", ""))  # European thousands: 1.200
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        return float(digits.replace(",", "."))  # European decimals: 2,5
    return float(_SEPARATOR.sub("", digits))


def _last_scale(words: str, lexicon: Lexicon) -> float:
    found = [s for s in re.findall(r"[a-z]+", words) if s in lexicon.quantify.scale]
    return float(lexicon.quantify.scale[found[-1]]) if found else 1.0


def _spelled(words: str, lexicon: Lexicon) -> float | None:
    """Adds tens and units, multiplies by hundreds, dozens and thousands, from left to right."""
    half = "and a half" in words
    tokens = [t for t in re.findall(r"[a-z]+", words.replace(" and a half", "")) if t != "and"]
    total, current, seen, halved = 0.0, 0.0, False, False
    for token in tokens:
        if token == "half":
            halved = True
        elif token in ("a", "an"):
            continue
        elif token in lexicon.quantify.number:
            current += lexicon.quantify.number[token]
            seen = True
        elif token in lexicon.quantify.scale:
            scale = lexicon.quantify.scale[token]
            current = current if seen and current else 1.0
            if scale >= 1000:
                total, current = total + current * scale, 0.0
            else:
                current *= scale
            seen = True
        else:
            return None
    if not seen:
        return None
    said = total + current
    if halved:
        said /= 2
    return said + (_last_scale(words, lexicon) / 2 if half else 0)
