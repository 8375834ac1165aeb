"""Shares and words that count only sometimes: "two-thirds", "one in five", "half"; "no", "one" and "both"."""

import re
from functools import lru_cache

from tallybook.extract.kinds import Number
from tallybook.extract.numerals import GAP, alternatives, value
from tallybook.lexicon import Lexicon

Match = re.Match[str]
_PLURAL = re.compile(r"[a-z]{2,}[^su\W]s\b|[a-z]+(?:sses|shes|ches|xes)\b")
REACH = 4  # words behind "no" within which what it denies stands


@lru_cache(maxsize=4)
def pattern(lexicon: Lexicon) -> str:
    """The source of a pattern for a share, with groups `half` ("half an hour"), `ratio`, `top` and `bottom`."""
    words = lexicon.quantify
    small = alternatives(w for w, n in words.number.items() if 0 < n < 20 and w not in words.number_alone)
    tens = alternatives(w for w, n in words.number.items() if 0 < n <= 100 and w not in words.number_alone)
    many = rf"(?:{tens}|\d{{1,3}}(?:,000)?|a{GAP}(?:hundred|thousand|million))"
    link = rf"{GAP}(?:out{GAP}of|in){GAP}(?:every{GAP})?"
    one = rf"one{GAP}(?!of\b)[a-z]+{GAP}in{GAP}(?:every{GAP})?{many}"
    ratio = rf"(?P<ratio>(?:{small}|\d{{1,3}}){link}{many}|{one})\b(?!%|[.,:]\d|{GAP}per)"
    halved = alternatives([*words.unit, *words.parted])
    half = rf"(?P<half>(?:a{GAP})?half(?:{GAP}an?)?(?=(?:{GAP}|-)(?:{halved})\b)(?!of\b))"
    top = rf"(?:(?P<top>{small}|a){GAP}?-?(?P<bottom>{alternatives(words.part)})\b|half\b"
    parted = alternatives(words.parted)
    top += rf"|[1-9]/[2-9](?![\d/])(?={GAP}(?:of|the|majority)\b)"
    top += rf"|\d\d?/(?:2|3|4|5|8|16|32|64)(?![\d/])(?=(?:{GAP}|-)(?:{parted}|{alternatives(words.unit)}|to)\b))"
    big = alternatives(words.scale)
    parts_of = rf"(?!{GAP}+of{GAP}+an?{GAP}+(?:{big})\b)"
    return rf"{half}|{ratio}|{top}{parts_of}(?!{GAP}+(?:a|an){GAP}+\w|-(?!majority|owned|empty|full|point))"


def share(match: Match, lexicon: Lexicon) -> float | None:
    """The value of a matched share, or None where it is none ("two in one", "five quarters")."""
    if match["half"]:
        return 0.5
    if match["ratio"]:
        ends = _ends(match["ratio"])
        top, bottom = value(ends[0], lexicon), value(ends[1], lexicon)
        return top / bottom if top and bottom and top < bottom else None
    if match["bottom"]:
        top = 1.0 if match["top"] == "a" else value(match["top"], lexicon)
        parts = lexicon.quantify.part[match["bottom"]]
        return top / parts if top and top < parts else None
    if match["share"] == "half":
        return 0.5
    top, bottom = map(int, match["share"].split("/"))
    return top / bottom if top < bottom else None


def _next(behind: str) -> str:
    found = re.search(r"[a-z]+", behind)
    return found.group() if found else ""


def _ends(ratio: str) -> list[str]:
    """ "one" and "five" of "one in five", "one child in five"."""
    first, last = re.split(rf"{GAP}(?:in|out{GAP}of){GAP}(?:every{GAP})?", ratio)
    return ["one" if first.startswith("one ") else first, last]


def is_share(match: Match, lower: str, lexicon: Lexicon) -> bool:
    """Whether the words around a share leave it one: not "a third goal", "the second half", "two in three days"."""
    words = lexicon.quantify
    behind, before = lower[match.end() : match.end() + 40], lower[max(0, match.start() - 30) : match.start()]
    following = re.match(rf"{GAP}*([a-z]+|[^\w\s])", behind)
    word = following.group(1) if following else ""
    last = re.search(r"([a-z]+)\s+\Z", before)
    previous = last.group(1) if last else ""
    if match["half"]:
        return previous not in words.share_not_before or " " in match["half"]
    if match["ratio"]:
        return _is_ratio(match, word, before, lexicon)
    if "/" in match["share"]:
        return True
    if match["share"].startswith("half"):
        return bool(match["hedge"]) or word in words.half_after or previous in words.half_before
    if match["top"] == "a" and previous == "and":
        return False
    if match["top"] == "a" and not match["share"].endswith("half"):
        ends = not word or not word.isalpha()
        return (word in words.share_after or ends) and (word == "of" or previous not in words.share_not_before or ends)
    return not (words.part[match["bottom"]] == 4 and "-" not in match["share"] and word not in (*words.share_after, ""))


def _is_ratio(match: Match, word: str, before: str, lexicon: Lexicon) -> bool:
    words = lexicon.quantify
    if " out " in " ".join(match["ratio"].split()):
        return True
    if word in words.unit or word in words.ratio_not_after:
        return False
    if re.search(r"\b(?:ten|10|100|1,000|hundred|thousand|million)\Z", match["ratio"]) and not _PLURAL.match(word):
        return True  # "four in ten own none"
    one = re.match(r"(?:one|1)\b", match["ratio"]) is not None
    opens = not before.strip() or re.search(r"[.,:;(\"“]\s*\Z", before) or before.split()[-1] in words.ratio_before
    return (
        one
        or bool(match["hedge"])
        or (bool(opens) and (_PLURAL.match(word) is not None or word == "of" or not word.isalpha()))
    )


def denies(lower: str, match: Match, lexicon: Lexicon) -> bool:
    """Whether "no" counts none of something: "no deaths", "no soldier"; not "no doubt", "no longer"."""
    words, word = lexicon.quantify, " ".join(match["zero"].split())
    behind, before = lower[match.end() : match.end() + 60], lower[: match.start()].split()[-1:]
    if word == "zero" and re.match(rf"(?:{GAP}|-)(?:{alternatives(words.zero_not_after)})\b", behind):
        return False
    if word == "not one":
        return not (before and (before[0] in words.be or before[0].endswith("'s")))
    if word != "no":
        return not re.match(rf"{GAP}+(?:other|the|too)\b", behind)
    following = re.match(rf"{GAP}+([a-z'-]+(?:{GAP}+(?:or{GAP}+)?[a-z'-]+){{0,{REACH - 1}}})", behind)
    if following is None:
        return False
    nouns = re.findall(r"[a-z-]+", following.group(1))
    if nouns[0] in words.zero_not_after:
        return False
    return any(_countable(noun, lexicon) for noun in nouns)


@lru_cache(maxsize=4)
def counted_nouns(lexicon: Lexicon) -> frozenset[str]:
    """The nouns that any measure counts or is told by, in the singular."""
    population, found = lexicon.population, set[str]()
    for group in (population.person, population.force, population.building, population.equipment, population.animal):
        found |= group
    for measure in lexicon.measures.values():
        found |= {w for phrase in (*measure.noun, *measure.toll, *measure.group, *measure.adjective) for w in [phrase]}
    return frozenset(found)


def _countable(noun: str, lexicon: Lexicon) -> bool:
    return _PLURAL.fullmatch(noun) is not None or noun in counted_nouns(lexicon)


def counts(number: Number, lexicon: Lexicon) -> bool:
    """Whether "one" and "both" count: not "the new one", "one another", "both the army and the police"."""
    words, said = lexicon.quantify, number.lower[number.start : number.end]
    behind, before = number.lower[number.last : number.last + 80], number.lower[: number.start]
    following = re.match(rf"{GAP}+([a-z']+)", behind)
    word = following.group(1) if following else ""
    if said == "zero" and _next(behind) in words.zero_not_after:
        return False  # "zero tolerance"
    if said in words.scale and before.endswith("per "):
        return False
    if said == "both":
        clause = re.match(r"[\w\s'’-]*", behind)
        joined = (clause.group() if clause else "").split()[:7]
        verb = next(
            (n for n, w in enumerate(joined) if w != "and" and (w in lexicon.verbs.auxiliary or w.endswith("ed"))),
            len(joined),
        )
        return "and" not in joined[:verb]
    if said == "one":
        last = re.findall(r"[a-z']+", before)[-2:]
        if word == "day" and (not before.strip() or before.split()[-1] in words.one_day_before):
            return False
        if word in words.one_after or behind[:2] in ("'s", "’s"):
            return False
        stands = not word or word in words.year_after or word in lexicon.verbs.auxiliary
        return not (
            stands and last and (last[-1] in words.one_before or (len(last) == 2 and last[0] in words.one_before))
        )
    return True
