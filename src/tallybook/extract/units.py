"""What a number measures: the unit in the words and signs around it, with what it is counted by ("$5 a barrel")."""

import re
from functools import lru_cache
from typing import NamedTuple

from tallybook.extract.numerals import GAP, alternatives
from tallybook.lexicon import Lexicon

REACH = 80  # code points before "(4 C.)" within which degrees are named
_SCALE = re.compile(r"\s([CF])(?!\w)")
SMALLEST_SUM = 1000  # "12 won" is a verb, "12,000 won" money


class Unit(NamedTuple):
    """The unit's name ("" for none), where its words end, and whether it is joined to the digits ("30C").

    `said` is where the words of the unit end, the figure's own or not; `words` the same without "a barrel".
    """

    name: str
    end: int
    joined: bool = False
    said: int = 0
    words: int = 0


@lru_cache(maxsize=4)
def _unit_pattern(lexicon: Lexicon) -> "re.Pattern[str]":
    words = lexicon.quantify
    return re.compile(rf"(?:(?<=[a-z]n)\.)?(?:{GAP}|-)?({alternatives(words.unit)})(?![\w])")


@lru_cache(maxsize=4)
def _per_pattern(lexicon: Lexicon) -> "re.Pattern[str]":
    words = lexicon.quantify
    return re.compile(
        rf"(?:{GAP}?/{GAP}?|{GAP}per{GAP}|-per-|{GAP}an?{GAP}|-an?-|{GAP}each{GAP})({alternatives(words.per)})s?(?!\w)"
        rf"(?!{GAP}(?:{alternatives(words.per_not_after)})\b)"
    )


@lru_cache(maxsize=4)
def _before_pattern(lexicon: Lexicon) -> "re.Pattern[str]":
    return re.compile(rf"\b({alternatives(lexicon.quantify.unit_before)})(?:{GAP}of)?{GAP}+\Z")


def unit(match: "re.Match[str]", lower: str, raw: str, value: float | None, lexicon: Lexicon) -> Unit:
    """The unit of the figure that was matched: of its signs, else of the words behind it, else of those before."""
    words, end = lexicon.quantify, match.end()
    if match["percent"]:
        return _per("percent", lower, end, lexicon)
    if coin := match["coin"] or match["coin2"]:
        return _per(words.currency[" ".join(coin.split())], lower, end, lexicon)
    if sign := match["sign"]:
        return _per(words.unit[sign.strip()], lower, end, lexicon)
    if lower[:end].endswith("fold"):
        return Unit("times", end)
    number_end = next((match.end(n) for n in ("high", "high2", "low", "low2") if match[n]), end)
    if lower[number_end - 1].isdigit() and number_end < len(raw) and not match["after"]:
        joined = re.compile(r"[A-Za-z]{1,2}(?!\w)").match(raw, number_end)
        if joined and joined.group() in words.unit_joined:
            measured = _per(words.unit_joined[joined.group()], lower, joined.end(), lexicon, words_end=joined.end())
            return measured._replace(joined=True)
        scale = _SCALE.match(raw, number_end)
        if scale and "degree" in lower[max(0, number_end - REACH) : number_end]:  # "40 degrees F. (4 C.)"
            return Unit(words.unit_joined[scale.group(1)], end, said=scale.end(), words=scale.end())
    linked = rf"{GAP}of(?:{GAP}an?)?(?={GAP})" if match["share"] else rf"{GAP}of(?={GAP})"
    of = re.compile(linked).match(lower, end) if match["vague"] or match["share"] else None
    after = _unit_pattern(lexicon).match(lower, of.end() if of else end)
    if after is not None:
        name = words.unit[" ".join(after.group(1).split())]
        if after.group(1) != "won" or (value is not None and value >= SMALLEST_SUM):
            return _per(name, lower, after.end(), lexicon, words_end=end)
    before = _before_pattern(lexicon).search(lower[max(0, match.start() - 30) : match.start()])
    if before is not None:
        return Unit(words.unit_before[before.group(1)], end)
    return Unit(_shared(match, lower, lexicon), end)


def _per(name: str, lower: str, at: int, lexicon: Lexicon, words_end: int | None = None) -> Unit:
    end = at if words_end is None else words_end
    found = _per_pattern(lexicon).match(lower, at)
    if not found:
        return Unit(name, end, said=at, words=at)
    per = lexicon.quantify.per[" ".join(found.group(1).split())]
    return Unit(f"{name} per {per}", end, said=found.end(), words=at)


def _shared(match: "re.Match[str]", lower: str, lexicon: Lexicon) -> str:
    """The unit that the first number of a pair shares with the second: "3 by 4 metres", "from 9 to 10 percent"."""
    link = (
        rf"{GAP}to{GAP}"
        if re.search(r"\bfrom\s+\Z", lower[max(0, match.start() - 12) : match.start()])
        else rf"(?:{GAP}|-)by(?:{GAP}|-)|{GAP}?[x×]{GAP}?"
    )
    other = re.compile(rf"(?:{link})\d[\d.,]*").match(lower, match.end())
    if other is None:
        return ""
    if lower[other.end() : other.end() + 1] == "%":
        return "percent"
    after = _unit_pattern(lexicon).match(lower, other.end())
    return lexicon.quantify.unit[" ".join(after.group(1).split())] if after else ""


def is_length(match: "re.Match[str]", lower: str, lexicon: Lexicon) -> bool:
    """Whether the "m" of "10m" is metres, by what follows: "a 10m wall", "10m high", "3m x 4m"."""
    said = match["high"] or match["low"] or ""
    if not re.search(rf"\d{GAP}?m\Z", said) or match["coin"]:
        return False
    if match.start() and re.search(rf"{GAP}m\Z", said) and re.compile(r"\s*(?:[.,;:)]|\Z)").match(lower, match.end()):
        return True
    if re.compile(rf"{GAP}?\(\d[\d,.]*{GAP}?(?:ft|feet|foot|yards|miles)\b").match(lower, match.end()):
        return True
    following = re.compile(rf"(?:{GAP}|-|{GAP}?(?=[x×]{GAP}?\d))([a-z×]+)").match(lower, match.end())
    return following is not None and (following.group(1) in lexicon.quantify.metre_after or following.group(1) == "×")
