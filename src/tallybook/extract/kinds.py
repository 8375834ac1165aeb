"""What a number is: a count of something, or an age, a date, a clock time, a score, part of a name.

Reads the words around it and no parse. `before` and `behind` are lower case.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from tallybook.extract.numerals import GAP, alternatives
from tallybook.lexicon import Lexicon
from tallybook.vocabulary import QuantifyWords

_AGED = re.compile(r"\bage[ds]?(?:\s+(?:of|between))?\s+(?:\d+(?:,|\s+(?:and|to))\s+)*\Z")
RATIO_REACH = 50  # code points between "ratio" and its numbers
_APPOSED = re.compile(r"\A(?:[,;.)](?!\d)|\s+and\s|\s*\Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in its sentence: [start, end) its own words, [first, last) the figure."""

    raw: str
    lower: str
    first: int
    start: int
    end: int
    last: int
    value: float | None
    hedge: str
    range: bool
    unit: bool
    base: str

    @property
    def said(self) -> str:
        """The number's own words."""
        return self.raw[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    age_after: re.Pattern[str]
    clock_after: re.Pattern[str]
    month_before: re.Pattern[str]
    month_after: re.Pattern[str]
    in_month: re.Pattern[str]
    numbering: re.Pattern[str]
    surely_counted: re.Pattern[str]
    compound_after: re.Pattern[str]
    score_beside: re.Pattern[str]
    ratio: re.Pattern[str]


@lru_cache(maxsize=4)
def _patterns(lexicon: Lexicon) -> _Patterns:
    words = lexicon.quantify
    month = alternatives(words.month)
    return _Patterns(
        age_after=re.compile(
            rf"[ -]*(?:{alternatives(words.age_after)})\b"
            rf"|(?:{GAP}|-)?(?:year|month|week|day)s?(?:[ -]old\b|{GAP}of{GAP}age\b)"
        ),
        clock_after=re.compile(rf"{GAP}?(?:{alternatives(words.clock_after)})\b|:\d"),
        month_before=re.compile(
            rf"\b(?:{month})\.?{GAP}+(?:\d{{1,2}}(?:st|nd|rd|th)?(?:,{GAP}?|,?{GAP}(?:and|to|or){GAP}|{GAP}?[-–]{GAP}?))*\Z"
        ),
        in_month=re.compile(rf"\bin{GAP}+(?:{month}){GAP}+\Z"),
        month_after=re.compile(
            rf"(?:st|nd|rd|th)?(?:(?:,|{GAP}(?:and|to|or)|{GAP}?[-–]){GAP}?\d{{1,2}}(?:st|nd|rd|th)?)*{GAP}+(?:of{GAP}+)?(?:{month})\b\.?"
        ),
        numbering=re.compile(rf"\b(?:{alternatives(words.numbering)})\s+number\s\Z"),
        surely_counted=re.compile(rf"{GAP}+(?:{alternatives(words.surely_counted)})\b"),
        compound_after=re.compile(rf"[-–](?:{alternatives(words.compound_after)})"),
        ratio=re.compile(rf"\b(?:{alternatives(words.ratio_noun)})\b"),
        score_beside=re.compile(rf"\b(?:{alternatives(words.score_beside)})\b"),
    )


def kind(number: Number, lexicon: Lexicon) -> str:
    """number, vague or fraction; or age, clock, date_like, ordinal, identifier, score, which count nothing."""
    words, patterns = lexicon.quantify, _patterns(lexicon)
    before, behind = number.lower[: number.first], number.lower[number.last : number.last + 60]
    word = _last_word(before[-40:])
    plain = number.said.isdigit()
    if _age(number, before, behind, word, lexicon):
        return "age"
    if number.base == "number" and not number.unit and (patterns.clock_after.match(behind) or _entry(number, before)):
        return "clock"
    if number.base == "number" and number.hedge and word not in words.month and not _around_year(number, words):
        return "number"
    if _date(number, before, behind, word, plain, lexicon) or _pointed_date(number, behind):
        return "date_like"
    if re.match(r"(?:st|nd|rd|th)\b", behind):
        return "ordinal"
    if _is_name(number):
        return "identifier"
    if number.range and not number.unit and _score(number, before, behind, patterns):
        return "score"
    if number.range and not number.unit and not number.hedge and patterns.ratio.search(before[-RATIO_REACH:]):
        return "score"
    if _identifier(number, before, behind, word, lexicon):
        return "identifier"
    return number.base


def _last_word(before: str) -> str:
    """The last word of a text, without blanks and commas behind it: looked for from the end."""
    piece = before.replace(",", " ").split()[-1:]
    last = re.search(r"[\w.'#]+\Z", piece[0]) if piece else None
    return last.group().rstrip(".") if last else ""


_BOUNDS_OF_AGE = frozenset({"under", "over", "below", "above"})
_POINTED = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])")


def _pointed_date(number: Number, behind: str) -> bool:
    """The day and month of "24.02.2031" and "24.02.31"."""
    return (
        _POINTED.fullmatch(number.said) is not None and re.match(r"\.(?:\d{4}|\d\d)\b(?![.,]?\d)", behind) is not None
    )


def _entry(number: Number, before: str) -> bool:
    """The time at the head of a live blog's entry: "14.05"."""
    return not before.strip() and not number.hedge and re.fullmatch(r"[0-2]?\d\.[0-5]\d", number.said) is not None


def _age(number: Number, before: str, behind: str, word: str, lexicon: Lexicon) -> bool:
    words, patterns = lexicon.quantify, _patterns(lexicon)
    if number.base != "number":
        return False
    if patterns.age_after.match(behind):
        return True
    young = number.value is None or number.value < 130
    if (
        young
        and number.said.isdigit()
        and number.value != 100
        and number.hedge.strip() in _BOUNDS_OF_AGE
        and word in words.age_bound_before
    ):
        return re.match(r"\s*(?:[.,;)]|and\b|or\b|at\b|when\b|$)", behind) is not None  # "most were under 25"
    if young and (word in words.age_before or ("age" in before and _AGED.search(before))):
        return True
    described = re.search(r"\ban? (?:[a-z-]+ )?([a-z]+) of\s*\Z", before) if word == "of" else None
    if young and described is not None and _is_one_person(described.group(1), lexicon):
        return True
    if not number.said.isdigit() or len(number.said) > 2 or number.hedge:
        return False
    raw = number.raw[max(0, number.start - 60) : number.start]
    if re.search(r"[A-Z][\w’'-]+,\s\Z", raw) and re.match(r"\s*,", behind):
        return True
    if re.search(r"[A-Z][\w’'.-]+ [A-Z][\w’'-]+(?:,\s|\s\()\Z", raw) and _APPOSED.match(behind):
        return True
    noun = re.search(r"\b([a-z]+),\s\Z", raw)
    return noun is not None and _is_person(noun.group(1), lexicon) and re.match(r"\s*,", behind) is not None


def _is_one_person(noun: str, lexicon: Lexicon) -> bool:
    """Whether the noun is for a single person, so that "a student of nineteen" has an age."""
    words = lexicon.population
    return any(noun in group for table in (words.kinds, words.ages, words.sexes) for group in table.values())


def _is_person(noun: str, lexicon: Lexicon) -> bool:
    """Whether the word names one person, so that a number between commas behind it is the age."""
    words = lexicon.population
    if noun in words.person or noun in words.force or any(noun in nouns for nouns in words.kinds.values()):
        return True
    return noun.endswith(("er", "or", *words.person_ending)) and noun + "s" not in words.thing


def _around_year(number: Number, words: QuantifyWords) -> bool:
    """ "around 1848" is a year, "around 1,848" a count."""
    return number.hedge.strip() in words.around_year and _year(number.said)


def _year(said: str) -> bool:
    return said.isdigit() and len(said) == 4 and 1500 <= int(said) <= 2100


def _date(number: Number, before: str, behind: str, word: str, plain: bool, lexicon: Lexicon) -> bool:
    words, patterns = lexicon.quantify, _patterns(lexicon)
    said = number.lower[number.start : number.end]
    days = re.fullmatch(rf"\d{{1,2}}(?:(?:{GAP}?[-–]{GAP}?|{GAP}(?:to|or|and){GAP})\d{{1,2}})?", said)
    if days and not number.unit:
        if (
            patterns.month_before.search(before[-60:])
            and not (before[-2:] == ", " and word in words.month)
            and not (patterns.in_month.search(before[-30:]) and _counts_next(behind, words))
            and not (re.search(r"\d\D*\Z", before[-8:]) and _counts_next(behind, words))
        ):
            return True
        if patterns.month_after.match(behind):
            return True
    if plain and _year(said) and not number.unit and _is_year(number, before, behind, word, words):
        return True
    if plain and re.match(r"s\b", behind):
        return True
    if re.match(r"[/]\d", behind) or (before.endswith("/") and before[-2:-1].isdecimal()):
        return True
    ends = re.fullmatch(r"(\d{4})(?:[-–]| ?[-–] ?| to | and | or )(\d{2,4})", said)
    return (
        ends is not None
        and number.range
        and not number.unit
        and _year(ends[1])
        and (len(ends[2]) == 2 or _year(ends[2]))
        and ("-" in said or "–" in said or not re.match(rf"{GAP}+[a-z]+s\b", behind))
    )


def _counts_next(behind: str, words: QuantifyWords) -> bool:
    """Whether a plural or persons follow: in "on July 21 and 22 people died" the second number is no day."""
    nouns = re.findall(r"[a-z]+", behind[:30])[:2] if behind[:1].isspace() else []
    return any(re.fullmatch(r"[a-z]{2,}[^su]s", n) or n in words.surely_counted for n in nouns)


def _is_year(number: Number, before: str, behind: str, word: str, words: QuantifyWords) -> bool:
    noun = re.match(rf"{GAP}+([a-z]+)", behind)
    if word in words.month or word in words.year_before or noun is None or re.match(r"\s*[,.;)]|s\b", behind):
        return True
    if before.endswith(("'s ", "s' ")) and not _counts_next(behind, words):
        return True
    if _patterns_month_day(before, words):
        return True
    if number.said.endswith("00"):
        return False
    follows = number.raw[number.last :].lstrip()[:2]
    title = follows[:1].isupper() and follows[1:2].islower() and not number.raw.istitle()
    return (noun.group(1) in words.year_after or title) and word not in words.be


def _patterns_month_day(before: str, words: QuantifyWords) -> bool:
    month = "|".join(sorted(words.month, key=len, reverse=True))
    return re.search(rf"\b(?:{month})\.?{GAP}+\d{{1,2}}(?:st|nd|rd|th)?,?{GAP}+\Z", before[-30:]) is not None


def _score(number: Number, before: str, behind: str, patterns: _Patterns) -> bool:
    """ "lost 1-3", "Korvale 1 – 2 Orro"."""
    ends = re.fullmatch(r"(\d{1,3}) ?[-–] ?(\d{1,3})", number.said)
    if ends is None:
        return False
    beside = before[-25:] + " " + behind[:15]
    if patterns.score_beside.search(beside):
        return True
    small = max(int(ends[1]), int(ends[2])) < 30
    left, right = number.raw[: number.start].rstrip()[-20:], number.raw[number.last :].lstrip()[:2]
    name = re.search(r"[A-Z][a-z]+\Z", left) is not None and right[:1].isupper() and right[1:2].islower()
    return small and name and not (number.raw.istitle() and number.raw.count(" ") > 5)


def _is_name(number: Number) -> bool:
    """ "the Three Rivers dam": a number word with a capital, and another behind it, in a sentence that has few."""
    left = number.raw[: number.start].split()[-1:]
    right = number.raw[number.end :].lstrip(" -")[:2]
    if not number.said[:1].isupper() or not left or not left[0].isalpha():
        return False
    if re.search(r"\b[A-Z][a-z]+ of\s*\Z", number.raw[: number.start]):  # "the Group of Seven"
        return True
    if left[0][:1].isupper():  # "World War Two"
        return left[0][1:].islower() and sum(w.islower() and len(w) > 3 for w in number.raw.split()) > 2
    if not right[:1].isupper() or not right[1:2].islower():
        return False
    return sum(w.islower() and len(w) > 3 for w in number.raw.split()) > 1


def _address_or_flight(number: Number, word: str, lexicon: Lexicon) -> bool:
    """ "At 14 Harbour Road", "Flight KO 714"."""
    street = re.match(r"(?: [A-Z][\w'’-]+){1,3}", number.raw[number.last :])
    named = street is not None and street.group().split()[-1].lower() in lexicon.quantify.street
    if named and not number.hedge and word in lexicon.quantify.address_before:
        return True
    return re.search(r"\b[Ff]light [A-Z]{1,3} ?\Z", number.raw[max(0, number.start - 12) : number.start]) is not None


@lru_cache(maxsize=4)
def _unit_name(lexicon: Lexicon) -> re.Pattern[str]:
    """The name of a unit behind its number: "45 Commando", "16 Air Assault Brigade", but "12 Guard soldiers"."""
    units = alternatives(lexicon.quantify.unit_name)
    return re.compile(rf"{GAP}(?:[A-Z][\w’'-]*+{GAP}){{0,3}}?(?:{units})\b(?!{GAP}[a-z]+s\b)")


def _identifier(number: Number, before: str, behind: str, word: str, lexicon: Lexicon) -> bool:
    words, patterns = lexicon.quantify, _patterns(lexicon)
    if number.said.isdigit() and _address_or_flight(number, word, lexicon):
        return True
    if number.said.isdigit() and not number.hedge and _unit_name(lexicon).match(number.raw, number.last):
        return True
    if before.endswith("#") or re.fullmatch(r"\d{3}[- ]\d{4}", number.said):
        return True
    if (
        word in words.identifier_before
        and not number.unit
        and not patterns.numbering.search(before)
        and re.search(r"[\w.]\s\Z", before)
        and not patterns.surely_counted.match(behind)
        and (
            (word != "no" and not (word in ("figure", "number") and number.value is None))
            or before.rstrip().endswith("no.")
        )
    ):
        return True
    if re.match(r"[-–][a-z]", behind) and not number.unit and not patterns.compound_after.match(behind):
        return number.base != "vague"
    return re.match(r"\w", behind) is not None and not number.unit
