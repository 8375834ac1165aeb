"""Stage 4: every quantity in a stretch of text, of any unit, with its bound. No parse: all of it is words.

The figure is the number's words with their hedge and no more: "more than 10,000", "between 20 and
30", "dozens", "no". Additive words ("another") and totals ("a total of") stay outside.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from tallybook.extract.numerals import GAP, number_pattern, value
from tallybook.lexicon import Lexicon
from tallybook.types import Bound, Quantity

_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity where the text states it. All offsets count code points of the document's text.

    [start, end) holds the hedge, [number_start, number_end) the number's own words. `kind` says what
    the number is: number, vague, zero, article ("a soldier"), or one that counts nothing here:
    date_like, age, clock, identifier, score, fraction.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    quantity: Quantity
    kind: str
    additive: bool = False
    total: bool = False


def quantities(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[Figure, ...]:
    """The quantities of text[start:end], ordered and disjoint."""
    found: list[Figure] = []
    at = start
    pattern = _patterns(lexicon)
    while at < end:
        match = pattern.search(text, at, end)
        if match is None:
            break
        match = _cut_change(text, start, match, lexicon)
        figure = _figure(text, start, end, match, lexicon)
        if figure is not None and (not found or figure.start >= found[-1].end):
            found.append(figure)
            at = max(figure.end, match.start() + 1)
        else:
            at = match.end() if match.end() > match.start() else match.start() + 1
    return tuple(found)


def _cut_change(text: str, start: int, match: "re.Match[str]", lexicon: Lexicon) -> "re.Match[str]":
    """ "rose from 58 to 62" is two figures, no range; in "went up to 63" the "up to" is a direction, no bound."""
    before, pattern = text[max(start, match.start() - 40) : match.start()], _patterns(lexicon)
    if match["high"] and _FROM.search(before):
        return pattern.match(text, match.start(), match.end("low")) or match
    hedge = match["hedge"]
    if hedge and hedge.lower().startswith("up to") and _went(lexicon).search(before):
        return pattern.match(text, match.start() + len("up to "), match.end()) or match
    return match


@lru_cache(maxsize=4)
def _went(lexicon: Lexicon) -> "re.Pattern[str]":
    gone, brought = _alternatives(lexicon.quantify.gone), _alternatives(lexicon.quantify.brought)
    return re.compile(rf"\b(?:(?:{gone})|(?:{brought})\s+[\w\s]{{1,30}})\s+$", re.IGNORECASE)


def parse_figure(quote: str, lexicon: Lexicon) -> Quantity | None:
    """The quantity that a figure's quote says when read alone; None where it is not wholly one figure."""
    found = quantities(quote, 0, len(quote), lexicon)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(quote)):
        return found[0].quantity
    if quote.lower() in lexicon.quantify.article or quote.lower() == "another":
        return _exact(1.0)
    match = _patterns(lexicon).fullmatch(quote)
    return _quantity(match, "", lexicon)[0] if match is not None else None


def _alternatives(words: object) -> str:
    return "|".join(sorted((re.escape(w).replace("\\ ", f"{GAP}+") for w in words), key=len, reverse=True))  # type: ignore[attr-defined]


@lru_cache(maxsize=4)
def _patterns(lexicon: Lexicon) -> "re.Pattern[str]":
    words = lexicon.quantify
    hedge = _alternatives(w for group in words.hedge.values() for w in group)
    after = _alternatives(w for group in words.hedge_after.values() for w in group)
    currency = _alternatives(words.currency)
    number = number_pattern(lexicon)
    money = rf"(?:(?:{currency}){GAP}?)?"
    to = rf"(?:{GAP}?[-–—]{GAP}?|{GAP}+(?:to|or){GAP}+)"
    second = rf"(?:(?:about|around|some|roughly|an{GAP}estimated){GAP}+)?"
    lead = rf"(?:(?P<hedge>(?<![\w-])(?:{hedge}){GAP}+{second}|[~<>≥≤]{GAP}?))?"
    between = rf"(?P<between>\bbetween{GAP}+){money}(?P<low2>{number}){GAP}+and{GAP}+{money}(?P<high2>{number})"
    range_ = rf"(?P<currency>{currency})?{GAP}?(?P<low>{number})(?:{to}{money}(?P<high>{number}))?"
    vague = rf"(?P<vague>{_alternatives(words.vague)})"
    zero = rf"(?P<zero>{_alternatives(words.zero)})"
    fraction = rf"(?P<fraction>{_alternatives(words.fraction)})"
    article = rf"(?P<article>(?:{_alternatives(words.article)}))(?={GAP}+[\w‘'“\"-])"
    another = r"(?P<another>another)"
    tail = rf"(?P<percent>{GAP}?%)?(?P<after>{GAP}?(?:{after})(?!\w))?"
    return re.compile(
        rf"(?<![\w])(?<!\w[-'’])(?<!\d[.,:/])(?:{lead}(?:{between}|\b{fraction}\b(?!{GAP}+(?:a|an){GAP}+\w|-)|\b{vague}\b|{range_}){tail}|\b{zero}\b|\b{article}\b|\b{another}\b)",
        re.IGNORECASE,
    )


def _figure(text: str, start: int, end: int, match: "re.Match[str]", lexicon: Lexicon) -> Figure | None:
    words = lexicon.quantify
    before = text[start : match.start()].lower()
    behind = text[match.end() : min(end, match.end() + 40)].lower()
    if match["another"]:
        if re.match(rf"{GAP}+(?:\d|(?:{'|'.join(words.number)})\b|(?:{'|'.join(words.scale)})\b)", behind):
            return None
        return _made(match, match.span("another"), match.span("another"), _exact(1.0), "article", additive=True)
    if match["article"]:
        first = re.match(rf"{GAP}+([\w-]+)", behind)
        if first is None or first.group(1) in words.article_not:
            return None
        return _made(match, match.span("article"), match.span("article"), _exact(1.0), "article")
    if match["zero"]:
        return _made(match, match.span("zero"), match.span("zero"), _exact(0.0), "zero")
    quantity, span = _quantity(match, behind, lexicon)
    if quantity is None:
        return None
    kind = _kind(text, match, span, before, behind, quantity, lexicon)
    figure_start = match.start() if match["hedge"] or match["between"] else span[0]
    if match["currency"]:
        figure_start = min(figure_start, match.start("currency"))
    figure_end = match.end()
    if kind in ("date_like", "clock", "age", "identifier", "score"):
        return Figure(
            start=span[0], end=span[1], number_start=span[0], number_end=span[1], quantity=quantity, kind=kind
        )
    additive = bool(re.search(rf"(?:^|\W)(?:{_alternatives(words.additive)}){GAP}+$", before)) or bool(
        re.match(rf"{GAP}+(?:more|others)\b(?!{GAP}+than)", behind)
    )
    total = bool(re.search(rf"(?:^|\W)(?:{_alternatives(words.total_before)}),?{GAP}+$", before))
    return Figure(
        start=figure_start,
        end=figure_end,
        number_start=span[0],
        number_end=span[1],
        quantity=quantity,
        kind=kind,
        additive=additive,
        total=total,
    )


def _made(
    match: "re.Match[str]",
    span: tuple[int, int],
    number: tuple[int, int],
    quantity: Quantity,
    kind: str,
    *,
    additive: bool = False,
) -> Figure:
    return Figure(
        start=span[0],
        end=span[1],
        number_start=number[0],
        number_end=number[1],
        quantity=quantity,
        kind=kind,
        additive=additive,
    )


def _exact(said: float) -> Quantity:
    return Quantity(value=said, low=None, high=None, bound="exact", unit="")


def _quantity(match: "re.Match[str]", behind: str, lexicon: Lexicon) -> tuple[Quantity | None, tuple[int, int]]:
    """The quantity of a match and the span of its number's own words."""
    words = lexicon.quantify
    for name in ("zero", "article", "another"):
        if match[name]:
            return _exact(0.0 if name == "zero" else 1.0), match.span(name)
    unit = _unit(match, behind, lexicon)
    if match["vague"]:
        low, high = words.vague[" ".join(match["vague"].lower().split())]
        return Quantity(value=None, low=float(low), high=float(high), bound="vague", unit=unit), match.span("vague")
    if match["fraction"]:
        said = float(words.fraction[" ".join(match["fraction"].lower().split())])
        return _bounded(said, match, unit if unit else "fraction", lexicon), match.span("fraction")
    if match["between"]:
        pair = _pair(match["low2"], match["high2"], lexicon)
        return _between(pair, unit), (match.start("low2"), match.end("high2"))
    if match["high"]:
        pair = _pair(match["low"], match["high"], lexicon)
        if pair is not None and pair[0] < pair[1]:
            return _between(pair, unit), (match.start("low"), match.end("high"))
        return None, match.span("low")
    said_or_none = value(match["low"], lexicon)
    if said_or_none is None:
        return None, match.span("low")
    return _bounded(said_or_none, match, unit, lexicon), match.span("low")


def _pair(low: str, high: str, lexicon: Lexicon) -> tuple[float, float] | None:
    a, b = value(low, lexicon), value(high, lexicon)
    if a is None or b is None:
        return None
    scale = re.search(r"[a-z]+$", high.lower())
    if (
        a < b
        and a < 1000
        and scale is not None
        and scale.group() in lexicon.quantify.scale
        and not re.search(r"[a-z]", low.lower())
    ):
        a *= lexicon.quantify.scale[scale.group()]  # "2-3 million"
    return a, b


def _between(pair: tuple[float, float] | None, unit: str) -> Quantity | None:
    return None if pair is None else Quantity(value=None, low=pair[0], high=pair[1], bound="between", unit=unit)


def _bounded(said: float, match: "re.Match[str]", unit: str, lexicon: Lexicon) -> Quantity:
    bound = _bound(match, lexicon)
    low = said if bound in ("at_least", "more_than") else None
    high = said if bound in ("at_most", "less_than") else None
    return Quantity(value=said, low=low, high=high, bound=bound, unit=unit)


def _bound(match: "re.Match[str]", lexicon: Lexicon) -> Bound:
    words = lexicon.quantify
    for group, said in ((words.hedge, match["hedge"]), (words.hedge_after, match["after"])):
        if said:
            lower = " ".join(said.lower().split())
            exact = [
                (len(w), name)
                for name, hedges in group.items()
                for w in hedges
                if lower == w or lower.startswith(w + " ") or (w in "~<>≥≤" and lower.startswith(w))
            ]
            if exact:
                return max(exact)[1]
    return "exact"


def _unit(match: "re.Match[str]", behind: str, lexicon: Lexicon) -> str:
    words = lexicon.quantify
    if match["percent"]:
        return "percent"
    if match["currency"]:
        return words.currency[match["currency"].lower()]
    after = re.match(rf"(?:{GAP}|-)?({_unit_pattern(lexicon)})(?![\w])", behind)
    return words.unit[" ".join(after.group(1).split())] if after else ""


@lru_cache(maxsize=4)
def _unit_pattern(lexicon: Lexicon) -> str:
    return _alternatives(lexicon.quantify.unit)


def _kind(
    text: str,
    match: "re.Match[str]",
    span: tuple[int, int],
    before: str,
    behind: str,
    quantity: Quantity,
    lexicon: Lexicon,
) -> str:
    words = lexicon.quantify
    said = text[span[0] : span[1]]
    last = re.search(r"([\w.']+)[\s,]*$", before)
    word = last.group(1).rstrip(".").lower() if last else ""
    plain = said.isdigit()
    if re.match(rf"(?:{_alternatives(words.age_after)})\b", behind.lstrip(" -")) or re.match(
        rf"(?:{GAP}|-)?(?:year|month|week|day)s?[ -]old\b", behind
    ):
        return "age"
    if word in words.age_before and quantity.value is not None and quantity.value < 130:
        return "age"
    if (
        plain
        and re.search(r"[A-Z][\w’'-]+,\s$", text[max(0, span[0] - 30) : span[0]])
        and re.match(r"\s*,", behind)
        and len(said) <= 2
    ):
        return "age"
    if match["hedge"] and _bound(match, lexicon) != "exact" and word not in words.month:
        around_year = match["hedge"].lower().strip() in words.around_year
        if not (around_year and plain and len(said) == 4 and 1500 <= int(said) <= 2100):
            return "fraction" if match["fraction"] else "vague" if match["vague"] else "number"
    if re.match(rf"{GAP}?(?:{_alternatives(words.clock_after)})\b", behind) or re.match(r":\d\d", behind):
        return "clock"
    month = "|".join(sorted(words.month, key=len, reverse=True))
    if (
        plain
        and len(said) <= 2
        and (
            (word in words.month and "," not in before[-2:])
            or re.match(rf"(?:st|nd|rd|th)?{GAP}+(?:of{GAP}+)?(?:{month})\b\.?", behind)
        )
    ):
        return "date_like"
    if re.match(r"(?:st|nd|rd|th)\b", behind):
        return "ordinal"
    if plain and len(said) == 4 and 1500 <= int(said) <= 2100:
        noun = re.match(rf"{GAP}+([a-z]+)", behind)
        if word in words.month or word in words.year_before or noun is None or re.match(r"\s*[,.;)]|s\b", behind):
            return "date_like"
        if re.search(rf"\b(?:{month})\.?{GAP}+\d{{1,2}}(?:st|nd|rd|th)?,?{GAP}+$", before):
            return "date_like"
    if plain and re.match(r"s\b", behind):
        return "date_like"
    if re.match(r"[/]\d", behind) or re.search(r"\d/$", before):
        return "date_like"
    if match["high"] and plain is False and re.fullmatch(r"\d{4}[-–]\d{2,4}", said):
        return "date_like"
    counted = re.search(rf"\b(?:{_alternatives(words.numbering)})\s+number\s$", before)
    if (
        word in words.identifier_before
        and not counted
        and re.search(r"[\w.]\s$", before)
        and not re.match(rf"{GAP}+(?:{_alternatives(words.surely_counted)})", behind)
    ):
        return (
            "identifier"
            if (not (word in ("figure", "number", "no") and quantity.value is None) and word != "no")
            or before.rstrip().endswith("no.")
            else "number"
        )
    if re.match(r"[-–][A-Za-z]", behind) and not re.match(rf"[-–](?:{_alternatives(words.compound_after)})", behind):
        return "number" if match["vague"] else "identifier"
    if re.match(r"\w", behind):
        return "identifier"
    if match["fraction"]:
        return "fraction"
    return "vague" if match["vague"] else "number"
