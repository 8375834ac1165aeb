"""What the words of a figure say: its value or its two ends, its bound and its unit."""

import re
from math import prod

from tallybook.extract import shares, units
from tallybook.extract.numerals import GAP, scales, value
from tallybook.extract.units import Unit, unit
from tallybook.lexicon import Lexicon
from tallybook.types import Bound, Quantity
from tallybook.vocabulary import QuantifyWords

Match = re.Match[str]
_AND = re.compile(rf"{GAP}+and{GAP}+")
_BELOW_ZERO = re.compile(rf"(?:{GAP}degrees?(?:{GAP}(?:celsius|fahrenheit|[cf]\.?))?)?{GAP}below{GAP}zero\b")


def exact(said: float) -> Quantity:
    """The number and nothing else."""
    return Quantity(value=said, low=None, high=None, bound="exact", unit="")


def _measured_share(match: Match, lower: str, raw: str, portion: float, lexicon: Lexicon) -> Unit:
    """ "half an hour", "a quarter of a percentage point" are parts of a unit; "a third of the voters" is of none."""
    measured = unit(match, lower, raw, portion, lexicon)
    if match["half"] or (measured.name and measured.said > match.end() and not measured.joined):
        return measured._replace(end=max(measured.end, match.end())) if match["half"] else measured
    return Unit("fraction", match.end())


def amount(
    match: Match, lower: str, raw: str, lexicon: Lexicon, *, european: bool = False
) -> tuple[Quantity, tuple[int, int], Unit] | None:
    """The quantity of a match, the span of its number's own words, and its unit.

    `european`: the text writes its digits so ("1.200,5").
    """
    words, hedged = lexicon.quantify, bound(match, lexicon.quantify)
    if match["vague"]:
        low, high = words.vague[" ".join(match["vague"].split())]
        measured = unit(match, lower, raw, low, lexicon)
        said = Quantity(value=None, low=float(low), high=float(high), bound="vague", unit=measured.name)
        return said, match.span("vague"), measured
    if match["share"]:
        portion = shares.share(match, lexicon)
        if portion is None:
            return None
        measured = _measured_share(match, lower, raw, portion, lexicon)
        start, end = match.span("share")
        return bounded(portion, hedged, measured.name), (start, start + len(lower[start:end].rstrip(" -"))), measured
    one, other = ("low2", "high2") if match["between"] else ("low", "high")
    if match[other]:
        measured = unit(match, lower, raw, None, lexicon)
        pair = _pair(match[one], match[other], measured, lexicon, european=european)
        if match["between"] and (pair is None or pair[0] >= pair[1]):
            pair = _parted(lower[match.start(one) : match.end(other)], measured, lexicon)
        if pair is None or pair[0] >= pair[1]:
            return None
        if units.is_length(match, lower, lexicon):
            pair, measured = (pair[0] / 1e6, pair[1] / 1e6), Unit("metre", match.end())
        said = Quantity(value=None, low=pair[0], high=pair[1], bound="between", unit=measured.name)
        return said, (match.start(one), match.end(other)), measured
    if match["single"]:
        return (
            bounded(1.0, hedged, unit(match, lower, raw, 1.0, lexicon).name),
            match.span("single"),
            Unit("", match.end()),
        )
    number = value(match["low"], lexicon, european=european)
    if number is None:
        return None
    measured = unit(match, lower, raw, number, lexicon)
    if _is_decimal(match["low"], measured):
        number = value(match["low"], lexicon, decimal=True, european=european) or 0.0
    if units.is_length(match, lower, lexicon):
        number, measured = number / 1e6, Unit("metre", match.end())
    either = match["minus"] and lower[: match.start("minus")].endswith(("plus or ", "plus/"))
    if number > 0 and _BELOW_ZERO.match(lower, match.end()):
        number = -number
    if match["minus"] and not either and (measured.name in words.below_zero or match["minus"].strip().isalpha()):
        number = -number
    return bounded(number, hedged, measured.name), match.span("low"), measured


def _parted(words: str, measured: Unit, lexicon: Lexicon) -> tuple[float, float] | None:
    """Both ends of "two thousand and two and a half thousand", by the "and" that makes two ends of it."""
    for link in _AND.finditer(words):
        pair = _pair(words[: link.start()], words[link.end() :], measured, lexicon, european=False)
        if pair is not None and pair[0] < pair[1]:
            return pair
    return None


def _is_decimal(said: str, measured: Unit) -> bool:
    """Whether one point (or comma) before three digits parts decimals: "1.125 percent", "$3.459"; not "1.200"."""
    return bool(measured.name) and re.fullmatch(r"\d{1,3}[.,]\d{3}", said) is not None and not said.endswith("00")


def _pair(low: str, high: str, measured: Unit, lexicon: Lexicon, *, european: bool) -> tuple[float, float] | None:
    """Both ends of a range; a scale said once counts for both: "2-3 million", "two to three hundred thousand"."""
    a = value(low, lexicon, decimal=_is_decimal(low, measured), european=european)
    b = value(high, lexicon, decimal=_is_decimal(high, measured), european=european)
    if a is None or b is None:
        return None
    if a < 1000 and not scales(low, lexicon) and not re.search(r"\d[a-z]", low):
        found = scales(high, lexicon)
        for first in range(len(found)):
            scaled = a * prod(found[first:])
            if scaled < b:
                return scaled, b
    return a, b


def bounded(said: float, said_bound: Bound, name: str) -> Quantity:
    """The number with its bound: a bound on one side repeats it as that end."""
    low = said if said_bound in ("at_least", "more_than") else None
    high = said if said_bound in ("at_most", "less_than") else None
    return Quantity(value=said, low=low, high=high, bound=said_bound, unit=name)


def bound(match: Match, words: QuantifyWords) -> Bound:
    """The bound of the hedge before the number, else of the one behind it."""
    for groups, said in ((words.hedge, match["hedge"]), (words.hedge_after, match["after"])):
        if said:
            lower = " ".join(said.replace(",", " ").split())
            found = [
                (len(w), name)
                for name, hedges in groups.items()
                for w in hedges
                if lower.startswith(w) and (len(lower) == len(w) or lower[len(w)] == " " or not w[0].isalpha())
            ]
            if found:
                return max(found)[1]
    return "exact"
