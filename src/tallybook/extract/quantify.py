"""Stage 4: every quantity in a stretch of text, of any unit, with its bound. No parse: all of it is words.

The figure is the number's words with their hedge and no more: "more than 10,000", "between 20 and
30", "dozens", "no". Additive words ("another") and totals ("a total of") stay outside. Dates, clock
times, scores, ordinals and numbers that are names count nothing and are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from tallybook.extract import kinds, shares
from tallybook.extract.amounts import amount, bound, bounded, exact
from tallybook.extract.digits import style
from tallybook.extract.numerals import GAP, alternatives, lowered, number_pattern, scales, value
from tallybook.extract.units import Unit
from tallybook.lexicon import Lexicon
from tallybook.types import Quantity

NOT_COUNTED = ("date_like", "clock", "identifier", "score", "ordinal")
FAR = 4  # times: in "rose 3 to 45" the two are a step and a level, in "rose 20 to 30 percent" a range
YEAR_FAR = 5  # times: "since 1900 to 1.3bn" is no range from the year
Match = re.Match[str]
_FROM = re.compile(r"\bfrom\s+\Z")
_SINCE_YEAR = re.compile(r"\bsince\s+(?:1[5-9]\d\d|20\d\d)\Z")
_SECOND = re.compile(rf"{GAP}+([a-z]+)")
_TELEPHONE = re.compile(r"(?<![\w$€£.,])(?:\+?\d{1,3}[-. ])?(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-. ]\d{4}(?!\w)")
_FOUR_DIGITS = re.compile(r"\d{4}")  # those that a telephone number ends with
_REPEAT = re.compile(rf"{GAP}?\((\d{{1,3}}(?:,\d{{3}})*|[a-z]+(?:[ -][a-z]+)?)\)")
_NEXT = re.compile(r" *(\d+|[a-z]+|[^\w\s])")
_TOKEN = re.compile(r"\d+|[a-z]+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity where the text states it. All offsets count code points of the document's text.

    [start, end) holds the hedge, [number_start, number_end) the number's own words. `kind` says what
    the number is: number, vague, zero, article ("a soldier"), fraction, or age, which counts nobody. `measured_end` is
    where the words of a unit end behind the number ("more than 40 km"), else the end.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    quantity: Quantity
    kind: str
    additive: bool = False
    total: bool = False
    measured_end: int = 0


def quantities(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[Figure, ...]:
    """The quantities of text[start:end], ordered and disjoint."""
    european = style(text) == "european"
    return tuple(f for f in figures(text, start, end, lexicon, european=european) if f.kind not in NOT_COUNTED)


def articles(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[Figure, ...]:
    """The figures of text[start:end] where it may state no others: "a" and "another" where they count one."""
    lower = lowered(text[start:end])
    found = (_small(lower, match, lexicon) for match in _grammar(lexicon).small.finditer(lower))
    return tuple(_moved(f, start) for f in found if f is not None)


def parse_figure(quote: str, lexicon: Lexicon, *, european: bool = False) -> Quantity | None:
    """The quantity that a figure's quote says when read alone; None where it is not wholly one figure."""
    found = tuple(f for f in figures(quote, 0, len(quote), lexicon, european=european) if f.kind not in NOT_COUNTED)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(quote)):
        return found[0].quantity
    lower = lowered(quote)
    if lower in lexicon.quantify.article or lower == "another":
        return exact(1.0)
    if lower in lexicon.quantify.zero:
        return exact(0.0)
    match = _grammar(lexicon).figure.fullmatch(lower)
    said = amount(match, lower, quote, lexicon, european=european) if match is not None else None
    return said[0] if said is not None else None


def figures(text: str, start: int, end: int, lexicon: Lexicon, *, european: bool = False) -> Iterator[Figure]:
    """Every number of text[start:end] with its kind, those that count nothing too; ordered and disjoint."""
    raw = text[start:end]
    lower, grammar, free = lowered(raw), _grammar(lexicon), 0
    calls = [m.span() for m in _TELEPHONE.finditer(raw)] if _FOUR_DIGITS.search(raw) else []
    for token in _TOKEN.finditer(lower):
        word = token.group()
        if word not in grammar.openings and not word[0].isdigit():
            continue  # nearly every word
        at = token.start()
        if word in grammar.followed and _next(lower, token.end()) not in grammar.followed[word]:
            continue  # "the", "of"
        if at < free or (at and lower[at - 1].isalnum()):
            continue
        if calls and any(a <= at < b for a, b in calls):
            continue
        found = _at(raw, lower, at, word, grammar, lexicon, european=european)
        if found is None:
            continue
        figure, free = found
        if figure is not None and figure.kind == "number":
            figure = _with_repeat(figure, lower, lexicon)
            free = max(free, figure.end)
        if figure is not None:
            yield _moved(figure, start)


def _next(lower: str, at: int) -> str:
    """The token behind an offset, over blanks."""
    found = _NEXT.match(lower, at)
    return found[1] if found is not None else ""


def _moved(figure: Figure, by: int) -> Figure:
    """The figure of a stretch, as it stands in the whole text."""
    return Figure(
        start=by + figure.start,
        end=by + figure.end,
        number_start=by + figure.number_start,
        number_end=by + figure.number_end,
        quantity=figure.quantity,
        kind=figure.kind,
        additive=figure.additive,
        total=figure.total,
        measured_end=by + max(figure.end, figure.measured_end),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grammar:
    openings: frozenset[str]
    followed: dict[str, frozenset[str]]  # of what opens nothing by itself ("in the region of"): what comes next
    behind_a: frozenset[str]
    figure: re.Pattern[str]
    small: re.Pattern[str]
    additive: re.Pattern[str]
    total: re.Pattern[str]
    went: re.Pattern[str]
    moved: re.Pattern[str]
    range_before: re.Pattern[str]
    behind_unit: re.Pattern[str]
    duration: re.Pattern[str]


@lru_cache(maxsize=4)
def _grammar(lexicon: Lexicon) -> _Grammar:
    words = lexicon.quantify
    hedges = [w for group in words.hedge.values() for w in group]
    hedge, after = alternatives(hedges), alternatives(w for group in words.hedge_after.values() for w in group)
    coin = alternatives(words.currency)
    to = rf"(?:{GAP}?[-–—]{GAP}?|{GAP}+(?:to|or){GAP}+)"
    hedged = alternatives([*words.hedge["about"], "up to"])
    lead = rf"(?:(?P<hedge>(?<![\w-])(?:{hedge}){GAP}+(?:(?:{hedged}){GAP}+)?|[~≈<>≥≤]=?{GAP}?))?"
    percent = rf"{GAP}?%|{GAP}per{GAP}?cent|{GAP}percentage{GAP}points"
    low_unit = rf"(?:{GAP}?(?:{alternatives(words.unit)})(?!\w))?"
    first_number, second = number_pattern(lexicon, "coin"), number_pattern(lexicon, "coin2")
    between = (
        rf"between{GAP}+(?:about{GAP}+)?(?:(?P<coin2>{coin}){GAP}?)?(?P<low2>{second}){low_unit}"
        rf"(?:{GAP}+(?:and|to){GAP}+|{GAP}?[-–]{GAP}?)(?:about{GAP}+)?(?:(?:{coin}){GAP}?)?"
        rf"(?P<high2>{second})"
    )
    range_ = (
        rf"(?:(?P<minus>(?:minus|negative){GAP}+|[-−–](?=[\d$€£¥])))?(?:(?P<coin>{coin}){GAP}?)?(?P<low>{first_number})"
        rf"(?:(?:{GAP}?%(?={to}(?:[\d.,]+)(?:{percent}))|(?:{GAP}|-)?(?P<mid>{alternatives(words.unit)})"
        rf"(?={to}[\w.,]+(?:{GAP}|-)?(?P=mid)\b))?{to}(?:(?P<coin_high>{coin}){GAP}?)?(?P<high>{first_number}))?"
    )
    single = rf"(?(hedge)(?P<single>an?)(?={GAP}(?:{alternatives(words.unit.keys() - words.not_one_unit)})\b)|(?!))"
    share = rf"(?P<share>{shares.pattern(lexicon)})"
    vague = rf"(?P<vague>{alternatives(words.vague)})\b"
    more = rf"{GAP}+(?:\d|(?:{alternatives([*words.number, *words.article])})\b)"
    sign = rf"(?P<percent>{GAP}?%)|(?P<sign>{GAP}?[€£¥₹₽₴₺₩]|(?<=\d)\$)"
    commas = rf",?{GAP}?(?:give{GAP}or{GAP}take|more{GAP}or{GAP}less|or{GAP}thereabouts)"
    tail = rf"(?:{sign})?(?P<after>(?:{GAP}?(?:{after})|{commas})(?!\w)(?!{more}))?"
    opened = r"(?<!\w)(?:(?<!\w[-'])|(?<=-by-))(?<!\d[.,:/])"
    article = rf"(?P<article>{alternatives(words.article)})(?={GAP}+[\w‘'“\"-])"
    small = rf"(?:(?P<zero>{alternatives(words.zero)})|{article}|(?P<another>another))\b"
    behind_unit = alternatives(w for group in words.hedge_after.values() for w in group if " " in w)
    behind_a = {w.split()[1] for w in (*hedges, *words.vague) if w.startswith(("a ", "an "))}
    behind_a |= {*words.scale, *words.part}
    alone = {*words.number, *words.scale, *words.part, *words.article, *"~≈<>≥≤-−–½¼¾⅓⅔."} | {
        *("between", "another", "minus", "negative")
    }
    followed: dict[str, set[str]] = {}
    for opening, *rest in map(_TOKEN.findall, (*hedges, *words.vague, *words.zero, *words.currency)):
        followed.setdefault(opening, set()).add(rest[0] if rest else "")
    first = alone | followed.keys()
    alone |= {opening for opening, after in followed.items() if "" in after}
    gone, brought = alternatives(words.gone), alternatives(words.brought)
    return _Grammar(
        openings=frozenset(first),
        followed={opening: frozenset(after) for opening, after in followed.items() if opening not in alone},
        behind_a=frozenset(behind_a),
        figure=re.compile(rf"{opened}{lead}(?:(?P<between>{between})|{share}|{vague}|{single}|{range_}){tail}"),
        small=re.compile(rf"{opened}{small}"),
        additive=re.compile(rf"(?:^|\W)(?:{alternatives(words.additive)}){GAP}+\Z"),
        total=re.compile(rf"(?:^|\W)(?:{alternatives(words.total_before)}),?{GAP}+\Z"),
        went=re.compile(rf"\b(?:(?:{gone})|(?:{brought})\s+[\w\s]{{1,30}})\s+\Z"),
        behind_unit=re.compile(rf"{GAP}+({behind_unit})(?!\w)(?!{more})"),
        duration=re.compile(rf"(?:{GAP}|-)({alternatives(words.time_unit)})\b"),
        moved=re.compile(rf"\b(?:{alternatives(words.moved)})(?:\s+by)?\s+\Z"),
        range_before=re.compile(rf"\b(?:{alternatives(words.range_before)})\s+from\s+\Z"),
    )


def _at(
    raw: str, lower: str, at: int, word: str, grammar: _Grammar, lexicon: Lexicon, *, european: bool
) -> tuple[Figure | None, int] | None:
    """The figure that opens at the place and where the next may start; None where nothing opens there."""
    if word in lexicon.quantify.article and lower[at + 1 : at + 2] != "$":
        second = _SECOND.match(lower, at + len(word))
        match = grammar.figure.match(lower, at) if second and second.group(1) in grammar.behind_a else None
    else:
        match = grammar.figure.match(lower, at)
    if match is None:
        small = grammar.small.match(lower, at)
        if small is None:
            return None
        figure = _small(lower, small, lexicon)
        return figure, small.end() if figure is not None else small.start() + 1
    match = _cut(lower, match, grammar, lexicon)
    if match["share"] and (match["ratio"] or match["top"]) and not shares.is_share(match, lower, lexicon):
        first = re.compile(r"\w+").match(lower, match.start("share"))
        rest = grammar.figure.match(lower, match.start(), first.end()) if first else None
        if rest is None or rest["share"]:
            small = grammar.small.match(lower, match.start())
            figure = _small(lower, small, lexicon) if small is not None else None
            return (figure, small.end()) if small is not None and figure is not None else (None, match.end())
        match = rest
    figure = _figure(raw, lower, match, lexicon, european=european)
    return figure, match.end() if figure is None else max(figure.end, match.start() + 1)


def _cut(lower: str, match: Match, grammar: _Grammar, lexicon: Lexicon) -> Match:
    """The match without the words that are not of its figure after all."""
    before, pattern = lower[max(0, match.start() - 40) : match.start()], grammar.figure
    if match["high"] and _two_figures(match, before, grammar, lexicon):
        sign = re.compile(rf"(?:{GAP}?%)?").match(lower, match.end("low"))
        return pattern.match(lower, match.start(), sign.end() if sign else match.end("low")) or match
    hedge = (match["hedge"] or "").strip()
    if hedge.startswith("up to") and grammar.went.search(before):
        return pattern.match(lower, match.start() + len("up to "), match.end()) or match
    if hedge == "over" and before.rstrip().rpartition(" ")[2] in lexicon.quantify.over_particle:
        return pattern.match(lower, match.end("hedge")) or match  # "handed over 45 prisoners"
    if hedge == "over" and grammar.duration.match(lower, match.end()):
        last = re.search(r"([a-z]+)\s+\Z", before)
        if (last.group(1) if last else "") not in lexicon.quantify.over_is_more:
            return pattern.match(lower, match.end("hedge")) or match
    if match["after"] and match["after"].strip() == "plus" and match["coin"]:
        return pattern.match(lower, match.start(), match.start("after")) or match
    return match


def _two_figures(match: Match, before: str, grammar: _Grammar, lexicon: Lexicon) -> bool:
    """ "rose from 58 to 62", "slipped $3 to $90", "52% to 48%" and "C$45 or HK$300" are two figures, no range."""
    coins = [lexicon.quantify.currency[" ".join(coin.split())] for coin in (match["coin"], match["coin_high"]) if coin]
    low, high = value(match["low"], lexicon), value(match["high"], lexicon)
    if len(set(coins)) > 1 or low is None or high is None:
        return True
    if low >= high and (match["percent"] or coins) and not scales(match["high"], lexicon):
        return True
    if match["hedge"]:
        return False
    if re.search(rf"\b(?:{alternatives(lexicon.quantify.voted)})\b[^.;]*\Z", before) and " to " in match.group():
        return True
    if (
        re.fullmatch(r"1[5-9]\d\d|20\d\d", match["low"])
        and high > YEAR_FAR * low
        and re.search(r"\bsince\s+\Z", before)
    ):
        return True
    opens = re.fullmatch(r"\s*from\s+", before) is not None  # "From 10 to 15 people are homeless"
    if _FROM.search(before) and not opens and not grammar.range_before.search(before):
        return True
    return grammar.moved.search(before) is not None and high > FAR * low and not match["low"].endswith("m")


def _small(lower: str, match: Match, lexicon: Lexicon) -> Figure | None:
    """ "a", "another" and "no" where they count."""
    words, behind = lexicon.quantify, lower[match.end() : match.end() + 60]
    name = next(n for n in ("another", "article", "zero") if match[n])
    if name == "zero":
        if not shares.denies(lower, match, lexicon):
            return None
        return _made(match, exact(0.0), "zero")
    first = re.match(rf"{GAP}+([\w-]+)", behind)
    if name == "another":
        counted = first and (
            first.group(1)[0].isdigit() or first.group(1) in words.number or first.group(1) in words.scale
        )
        return None if counted else _made(match, exact(1.0), "article", additive=True)
    if first is None:
        return None
    if first.group(1) in words.article_not and not _describes_one(behind[first.end() :], first.group(1), lexicon):
        return None
    return _made(match, exact(1.0), "article")


def _describes_one(behind: str, word: str, lexicon: Lexicon) -> bool:
    """Whether a word that mostly measures describes somebody: "a little girl", "a third suspect"."""
    noun = re.match(rf"{GAP}+([a-z]+)", behind)
    return word in lexicon.quantify.describing and noun is not None and noun.group(1) in lexicon.population.person


def _made(match: Match, quantity: Quantity, kind: str, *, additive: bool = False) -> Figure:
    return Figure(
        start=match.start(),
        end=match.end(),
        number_start=match.start(),
        number_end=match.end(),
        quantity=quantity,
        kind=kind,
        additive=additive,
    )


def _figure(raw: str, lower: str, match: Match, lexicon: Lexicon, *, european: bool) -> Figure | None:
    """The figure of a match with its kind; None where its words are no number after all."""
    words = lexicon.quantify
    said = amount(match, lower, raw, lexicon, european=european)
    if said is None:
        return None
    quantity, (start, end), measured = said
    if match["share"] and not shares.is_share(match, lower, lexicon):
        return None
    if quantity.value == 0 and quantity.bound == "less_than":  # "10 degrees below zero"
        return None
    base = "fraction" if match["share"] and not match["half"] else "vague" if match["vague"] else "number"
    number = kinds.Number(
        raw=raw,
        lower=lower,
        first=match.start() if match["hedge"] or match["between"] else start,
        start=start,
        end=end,
        last=max(match.end(), measured.end),
        value=quantity.value,
        hedge=(match["hedge"] or "") if bound(match, words) != "exact" else "",
        range=bool(match["high"] or match["high2"]),
        unit=measured.joined or bool(measured.name and match.end() == measured.end),
        base=base,
    )
    kind = kinds.kind(number, lexicon)
    if kind == "number" and not match["hedge"] and not shares.counts(number, lexicon):
        return None
    if kind in (*NOT_COUNTED, "age"):
        if kind == "age" and not quantity.unit:
            quantity = replace(quantity, unit="year")
        hedged = kind == "age" and bool(match["hedge"] or match["between"])
        first, last = (match.start(), match.end()) if hedged else (start, end)
        return Figure(start=first, end=last, number_start=start, number_end=end, quantity=quantity, kind=kind)
    quantity, last = _hedged_behind(match, lower, quantity, measured, lexicon)
    first = match.start() if match["hedge"] or match["between"] or _negative(match, quantity) else start
    if match["coin"]:
        first = min(first, match.start("coin"))
    before, behind = lower[: match.start()], lower[match.end() : match.end() + 20]
    return Figure(
        start=first,
        end=last,
        number_start=start,
        number_end=end,
        quantity=quantity,
        kind=kind,
        additive=bool(_grammar(lexicon).additive.search(before))
        or bool(re.match(rf"{GAP}+(?:more|others)\b(?!{GAP}+than)", behind)),
        total=bool(_grammar(lexicon).total.search(before)),
        measured_end=measured.words,
    )


def _hedged_behind(
    match: Match, lower: str, quantity: Quantity, measured: Unit, lexicon: Lexicon
) -> tuple[Quantity, int]:
    """The quantity with a hedge that stands behind its unit ("20 minutes or so"), and where the figure ends."""
    end = max(match.end(), measured.end) if measured.joined else match.end()
    if quantity.bound != "exact" or quantity.value is None or measured.said <= end:
        return quantity, end
    found = _grammar(lexicon).behind_unit.match(lower, measured.said)
    if found is None:
        return quantity, end
    said = " ".join(found.group(1).split())
    bound = next(name for name, hedges in lexicon.quantify.hedge_after.items() if said in hedges)
    return bounded(quantity.value, bound, quantity.unit), found.end()


def _with_repeat(figure: Figure, lower: str, lexicon: Lexicon) -> Figure:
    """The figure with its number said again in brackets, as releases write it: "five (5) suspects", "5 (five)".

    The number that stands before what is counted is the one in brackets.
    """
    again = _REPEAT.match(lower, figure.end)
    if again is None or figure.quantity.value is None or value(again[1], lexicon) != figure.quantity.value:
        return figure
    if again[1].isdigit() == lower[figure.number_start : figure.number_end].isdigit():
        return figure
    return replace(figure, end=again.end(), number_start=again.start(1), number_end=again.end())


def _negative(match: Match, quantity: Quantity) -> bool:
    return bool(match["minus"]) and quantity.value is not None and quantity.value < 0
