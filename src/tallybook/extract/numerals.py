"""Numbers as text writes them: digits with any thousands separator, number words, scales, and their values.

Everything here reads lower-case text. Values are reckoned in decimals, so that "64.9 billion" is
64900000000 and nothing beside it, and only then become floats.
"""

import math
import re
from collections.abc import Iterable, Iterator, Set
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from tallybook.extract.parsed import RUN
from tallybook.lexicon import Lexicon

GAP = " "  # in lowered text, where the blanks that do not break are blanks too
_LOWERED = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)} | {0x2019: "'"}
_LOWERED |= dict.fromkeys((0xA0, 0x2009, 0x202F), " ")
_DIGITS = (
    rf"(?:\d{{1,3}}(?:,\d{{2,3}})+(?:\.\d+)?(?!\d)|\d{{1,3}}(?:(?:{GAP}|')\d{{3}})+(?:,\d{{1,2}})?(?!\.?\d)"
    rf"|\d{{1,3}}(?:\.\d{{3}})+(?:,\d{{1,2}})?(?![.,]?\d)|\d+(?:[.,]\d+)?|(?<![\w.])\.\d+)"
)
_PART = rf"(?:{GAP}?[½¼¾⅓⅔⅛]|(?:{GAP}|-)[1-9]/[2-9](?![\d/]))"
_DIGIT = re.compile(_DIGITS)
_SOME = re.compile(r"[\d½¼¾⅓⅔⅛%°℃℉$€£¥]")  # with the signs of units: "over a £"
_SEPARATOR = re.compile(rf"{GAP}|[',]")
_SIGNS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅛": "0.125"}
_HALF = re.compile(r"[ -]and[ -](?:a|one)[ -](half|quarter)\b|[ -]and[ -](three)[ -]quarters\b")
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "three": Decimal("0.75")}
THOUSAND = 1000


def lowered(text: str) -> str:
    """The text of the same length with its English capitals small, its apostrophes straight and one kind of blank."""
    return text.translate(_LOWERED)


def alternatives(words: Iterable[str]) -> str:
    """The source of a pattern for any of the words, the longest first; a blank stands for any gap."""
    return "|".join(re.escape(w).replace("\\ ", f"{GAP}+") for w in sorted(set(words), key=lambda w: (-len(w), w)))


def may_number(text: str, words: Set[str], lexicon: Lexicon) -> bool:
    """Whether a text may state more than "a" and "another"; `words`: its runs of letters, in small letters.

    It has a digit then, or a word of a number, a share, a vague count, a zero, or of a unit ("over a mile").
    """
    return not words.isdisjoint(_numbering(lexicon)) or _SOME.search(text) is not None


@lru_cache(maxsize=4)
def _numbering(lexicon: Lexicon) -> frozenset[str]:
    """The last run of letters of each such word: where all of it stands, that one does."""
    words = lexicon.quantify
    said = chain(words.number, words.scale, words.part, words.vague, words.zero, words.number_alone, words.unit)
    return frozenset(runs[-1] for word in said if (runs := RUN.findall(word)))


class _Words(NamedTuple):
    unit: str
    teen: str
    ten: str
    hundred: str
    big: str
    short: str
    coin: str


def _words(lexicon: Lexicon) -> _Words:
    number, scale = lexicon.quantify.number, lexicon.quantify.scale
    plain = {w: n for w, n in number.items() if w not in lexicon.quantify.number_alone}
    return _Words(
        unit=alternatives(w for w, n in plain.items() if n < 10),
        teen=alternatives(w for w, n in plain.items() if 10 <= n < 20),
        ten=alternatives(w for w, n in plain.items() if n >= 20),
        hundred=alternatives(w for w, n in scale.items() if n < THOUSAND),
        big=alternatives(w for w, n in scale.items() if n >= THOUSAND and len(w) > 3),
        short=alternatives(w for w in scale if len(w) <= 3),
        coin=alternatives(lexicon.quantify.scale_of_money),
    )


@lru_cache(maxsize=16)
def number_pattern(lexicon: Lexicon, money: str | None = None) -> str:
    """The source of a pattern for one number: digits or words, with any scale ("2.5 million", "a hundred and five").

    `money` names the group of a currency sign: behind one, "$5b" and "$2t" are scales too.
    """
    w = _words(lexicon)
    small = rf"(?:(?:{w.ten})(?:[ -]?(?:{w.unit}))?|{w.teen}|{w.unit})"
    halved = r"(?:(?:a[ ])?half[ -](?:an?[ ])?)"
    half = r"(?:[ -]and[ -](?:(?:a|one)[ -](?:half|quarter)|three[ -]quarters)\b)"
    chunk = rf"(?:(?:{halved}|(?:{small}|an?)[ -])?(?:{w.hundred})\b(?:(?:[ -]and)?[ -]{small}\b)?|{small}\b)"
    bigs = rf"(?:{w.big})\b(?:[ -](?:{w.big})\b)*"
    term = (
        rf"(?:(?:{chunk}{half}?|(?:(?:a[ ])?quarter(?:[ ]of)?|three[ -]quarters[ ]of)[ ]an?|an?)[ -]|{halved})?{bigs}"
    )
    spelled = rf"(?:{term}(?:,?[ -](?:and[ -])?{term})*(?:(?:[ -]and)?[ -]{chunk})?{half}?|{chunk}{half}?)"
    coin = rf"|{GAP}?(?({money})(?:{w.coin})\b|(?!))" if money else ""
    scale = rf"(?:(?:{GAP}|-)(?:(?:{w.hundred})[ -])?{bigs}|(?:{GAP}|-)(?:{w.hundred})\b|{GAP}?(?:{w.short})\b{coin})"
    more = rf"(?:{GAP}\d{{1,3}}{GAP}{bigs})?"
    digits = rf"(?:{_DIGITS}{_PART}?{half}?(?:{scale}(?:{GAP}(?:{w.big})\b)*{half}?{more})?|[½¼¾⅓⅔])"
    alone = alternatives(lexicon.quantify.number_alone)
    return rf"(?:{digits}|\b(?:{spelled.replace('[ ]', GAP).replace('[ -]', f'(?:{GAP}|-)')}|(?:{alone})\b))"


@lru_cache(maxsize=4096)  # the same few numbers come again and again
def value(words: str, lexicon: Lexicon, *, decimal: bool = False, european: bool = False) -> float | None:
    """The value of a number's own words, or None where they are none, or more than any float can hold.

    `decimal`: what has one point before three digits is a decimal here ("1.125 percent"), not 1125. `european`: in
    this text points part thousands and a comma the decimals, whatever follows the number.
    """
    lower = " ".join(lowered(words).split())
    in_digits = lower[:1].isdigit() or lower[:1] in ".½¼¾⅓⅔"
    said = _digits(lower, lexicon, decimal=decimal, european=european) if in_digits else None
    if said is None:
        said = _spelled(lower, lexicon)
    if said is None:
        return None
    number = float(said)
    return number if math.isfinite(number) else None


def scales(words: str, lexicon: Lexicon) -> list[float]:
    """The scales that a number ends with, in order: "two hundred thousand" gives 100 and 1000."""
    found: list[float] = []
    for word in reversed(re.findall(r"[a-z]+", lowered(words))):
        if word not in lexicon.quantify.scale:
            break
        found.insert(0, lexicon.quantify.scale[word])
    return found


def _digits(words: str, lexicon: Lexicon, *, decimal: bool, european: bool) -> Decimal | None:
    """Digits, then perhaps a part ("2½"), then scales; "5 crore 20 lakh" adds up."""
    total, at = Decimal(0), 0
    while at < len(words):
        digits = _DIGIT.match(words, at)
        at = digits.end() if digits else at
        scaled = re.compile(r"[ -]?([a-z]+)").match(words, at)
        known = scaled is not None and scaled.group(1) in lexicon.quantify.scale
        said = _figure(digits.group(), decimal=decimal or known, european=european) if digits else Decimal(0)
        part = re.compile(r" ?([½¼¾⅓⅔⅛])|[ -](\d)/(\d)").match(words, at)
        if part:
            said += _part(part)
            at = part.end()
        rest = re.compile(r"\D*").match(words, at)
        tail = rest.group() if rest else ""
        if not (digits or part):
            return None
        total += _scaled(said, tail, lexicon)
        at += len(tail)
    return total


def _figure(digits: str, *, decimal: bool, european: bool) -> Decimal:
    if european and decimal and re.fullmatch(r"\d{1,3},\d{3}", digits):
        return Decimal(digits.replace(",", "."))  # "1,250 million" where a comma parts the decimals
    if (european or not decimal) and re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+", digits):
        return Decimal(digits.replace(".", ""))  # European thousands: 1.200
    if re.fullmatch(rf"\d+(?:(?:\.|{GAP}|')\d{{3}})*,\d{{1,2}}", digits):
        return Decimal(re.sub(rf"\.|{GAP}|'", "", digits).replace(",", "."))  # European decimals: 2,5 and 1.200,50
    if digits.count(".") > 1:
        return Decimal(digits.replace(".", ""))
    return Decimal(_SEPARATOR.sub("", digits))


def _part(match: "re.Match[str]") -> Decimal:
    if sign := match.group(1):
        return Decimal(_SIGNS[sign]) if sign in _SIGNS else Decimal("⅓⅔".index(sign) + 1) / 3
    return Decimal(match.group(2)) / Decimal(match.group(3))


def _scaled(said: Decimal, tail: str, lexicon: Lexicon) -> Decimal:
    """The number with the scales and halves behind it: "2 and a half million", "10 million and a half"."""
    last = Decimal(1)
    for word, part in _steps(tail):
        if part is not None:
            said += last * part
        elif (scale := _scale(word, lexicon)) is not None:
            last = last * scale if last > 1 else scale
            said *= scale
    return said


def _scale(word: str, lexicon: Lexicon) -> Decimal | None:
    found = lexicon.quantify.scale.get(word, lexicon.quantify.scale_of_money.get(word))
    return None if found is None else Decimal(str(found)).quantize(Decimal(1))


def _steps(words: str) -> Iterator[tuple[str, Decimal | None]]:
    """The words in order; "and a half" as one step with its value."""
    at = 0
    for match in _HALF.finditer(words):
        yield from ((word, None) for word in re.findall(r"[a-z]+", words[at : match.start()]))
        yield "", _PARTS[match.group(1) or match.group(2)]
        at = match.end()
    yield from ((word, None) for word in re.findall(r"[a-z]+", words[at:]))


def _spelled(words: str, lexicon: Lexicon) -> Decimal | None:
    """Adds tens and units, multiplies by hundreds, dozens and thousands, from left to right."""
    total, current, last = Decimal(0), Decimal(0), Decimal(1)
    share, seen, scaled = Decimal(1), False, False
    for word, part in _steps(words):
        if part is not None:
            if current:
                current += part
            else:
                total += last * part
        elif word in ("a", "an", "and", "of"):
            continue
        elif word in _PARTS and not seen and word != "three":
            share = _PARTS[word]
        elif word == "quarters" and current:
            share, current = current / 4, Decimal(0)
        elif word in lexicon.quantify.number:
            current += Decimal(str(lexicon.quantify.number[word]))
            seen, scaled = True, False
        elif (scale := _scale(word, lexicon)) is not None:
            if scale < THOUSAND:
                current = (current or Decimal(1)) * scale
            elif scaled:  # "a thousand billion"
                total, last = total + last * (scale - 1), last * scale
            else:
                total, last, current = total + (current or Decimal(1)) * scale, scale, Decimal(0)
            seen, scaled = True, scale >= THOUSAND
        else:
            return None
    return (total + current) * share if seen else None
