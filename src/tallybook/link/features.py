"""What two claims of one measure have in common. Each function's first line is the reason that the user reads.

Each takes the document, the earlier claim, the later claim and the lexicon, and says whether it holds.
"""

import re
from functools import cache

from tallybook.lexicon import Lexicon
from tallybook.types import Claim, Document, Evidence, Population

_WORD = re.compile(r"[^\W\d_]+")
LEAST_SHARE = 0.15  # a toll is seldom revised by more: 600 to 2,000 is 0.3
ABOUT = 0.1  # "about" covers ten percent either way


def figure_of(claim: Claim) -> Evidence:
    """The claim's evidence for its figure."""
    return next(e for e in claim.evidence if e.role == "figure")


def origin_of(claim: Claim) -> str | None:
    """The originator's body or name; None where the outlet speaks for itself."""
    if not claim.sources:
        return None
    last = claim.sources[-1]
    return last.party if last.party is not None else last.name


def figures_agree(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """the figures agree"""
    a, b = earlier.quantity, later.quantity
    if a.value is not None and b.value is not None:
        if a.value == b.value:
            return True
        loose = "about" in (a.bound, b.bound)
        return loose and abs(a.value - b.value) <= ABOUT * max(a.value, b.value)
    vague, exact = (a, b) if a.value is None else (b, a)
    if exact.value is None:
        return (a.low, a.high) == (b.low, b.high)
    return vague.low is not None and vague.high is not None and vague.low <= exact.value <= vague.high


def figures_differ(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """the figures differ"""
    return not figures_agree(document, earlier, later, lexicon)


def figures_exclude_each_other(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """no number satisfies both"""
    if earlier.modality.polarity != later.modality.polarity:
        return figures_agree(document, earlier, later, lexicon)
    return figures_differ(document, earlier, later, lexicon) and earlier.quantity.disjoint(later.quantity)


def same_people(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """the same people are counted"""
    a, b = _who(earlier), _who(later)
    if a is None or b is None:
        return True
    x, y = _head(a), _head(b)
    if x in lexicon.link.generic or y in lexicon.link.generic:
        return _compatible(a, b, lexicon)
    if x == y or any(x in group and y in group for group in lexicon.link.same):
        return _compatible(a, b, lexicon)
    return False


def same_kind_of_people(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """the same kind of people is counted"""
    a, b = _who(earlier), _who(later)
    nobody = [
        _nobody_in_particular(x, lexicon) and not _names_people(document, c) for x, c in ((a, earlier), (b, later))
    ]
    near = _sentences_between(document, figure_of(earlier).end, figure_of(later).start) <= 1
    if all(nobody) or (nobody[1] and near and of_one_size(document, earlier, later, lexicon)):
        return True
    return a is not None and b is not None and not _nobody_in_particular(a, lexicon) and _alike(a, b, lexicon)


def two_named_origins(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """two named origins"""
    return None not in (origin_of(earlier), origin_of(later)) and origin_of(earlier) != origin_of(later)


def group_of_them(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """it counts a group of those whom the other counts"""
    whole, part = _who(earlier), _who(later)
    if part is None or later.population is None or _nobody_in_particular(part, lexicon):
        return False
    if _nobody_in_particular(whole, lexicon):
        return True
    return whole is not None and _head(part) != _head(whole) and _head(part) in _head_words(whole)


def one_place_of_several(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """it counts one place of those that the other counts"""
    a, b = figure_of(earlier), figure_of(later)
    between = document.text[a.end : b.start]
    behind = document.text[b.end : b.end + 40]
    if later.population is not None or _sentences_between(document, a.end, b.start) or "\n" in between:
        return False
    listed = between.rstrip().endswith((",", "and", ";")) and _IN_PLACE.match(behind) is not None
    return listed and _IN_PLACE.search(between.partition(",")[0]) is None


def a_place_within_the_total(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """it counts one place, the other is a total"""
    at = figure_of(earlier)
    near = document.text[max(0, at.start - 25) : at.end + 60].lower()
    total = _any_of(lexicon.link.whole).search(near) is not None
    here, there = _own_place(later), _own_place(earlier)
    return total and here is not None and here != there and _own_place_words(later, document)


def _own_place_words(claim: Claim, document: Document) -> bool:
    """Whether the claim's place is named and not only described ("the scene")."""
    return claim.place is not None and any(w[0].isupper() for w in _WORD.findall(claim.place.text))


_IN_PLACE = re.compile(r" ?(?:people |others )?(?:in|at|near|from) (?:the )?[A-Z]")


def listed_behind(document: Document, part: Claim, following: Claim) -> bool:
    """Whether nothing but the words for who stands between two figures, and a comma or "and"."""
    between = document.text[figure_of(part).end : figure_of(following).start]
    plain = re.fullmatch(r"[^.;:!?\n]{0,70}?(?:,| and|, and) ?(?:the )?", between) is not None
    return plain and between.count(",") <= 1 + between.count(", and")


def same_noun(whole: Claim, part: Claim) -> bool:
    """Whether the words for both are headed by one noun, that names somebody: "refugees"."""
    a, b = _who(whole), _who(part)
    return a is not None and b is not None and (_head(a) == _head(b) or _head(a) in _head_words(b))


def smaller_than(whole: Claim, part: Claim) -> bool:
    """Whether a figure could be a part of another: it is no larger."""
    top = whole.quantity.value if whole.quantity.value is not None else whole.quantity.high
    size = part.quantity.value if part.quantity.value is not None else part.quantity.low
    return top is None or size is None or size <= top


def smaller(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """it is smaller"""
    whole, part = earlier.quantity, later.quantity
    top = whole.value if whole.value is not None else whole.low
    size = part.value if part.value is not None else part.high
    return top is not None and size is not None and size < top


def _nobody_in_particular(who: Population | None, lexicon: Lexicon) -> bool:
    return who is None or (_head(who) in lexicon.link.generic and not _described_by_name(who))


def _described_by_name(who: Population) -> bool:
    return any(w[0].isupper() for w in _WORD.findall(who.text)[1:])


def _names_people(document: Document, claim: Claim) -> bool:
    """Whether a people's name stands right behind the figure: "four Karvians"."""
    end = figure_of(claim).end
    return re.match(r" [A-Z][a-z]", document.text[end : end + 3]) is not None


def _head_words(who: Population) -> set[str]:
    return {w.lower() for w in _WORD.findall(who.text)}


def _alike(a: Population, b: Population, lexicon: Lexicon) -> bool:
    x, y = _head(a), _head(b)
    return (x == y or any(x in group and y in group for group in lexicon.link.same)) and _compatible(a, b, lexicon)


def same_event(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """nothing places them in different events"""
    a, b = earlier.time, later.time
    return a is None or b is None or not (a.end < b.start or b.end < a.start)


def of_another_year(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """the other is of an earlier year"""
    whole, held = earlier.time, later.time.end if later.time is not None else later.as_of
    return whole is not None and held is not None and whole.end[:4] < held[:4]


def same_way_of_counting(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """both are counts of the same kind"""
    planned = {earlier.modality.status == "planned", later.modality.status == "planned"}
    return len(planned) == 1 or earlier.aggregation == later.aggregation == "increment"


def planned_and_actual(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """one is a plan, the other is not"""
    return (earlier.modality.status == "planned") != (later.modality.status == "planned")


def same_status(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """both are put forward alike"""
    plain = ("reported", "confirmed", "estimated", "alleged")
    a, b = earlier.modality.status, later.modality.status
    return a == b or (a in plain and b in plain)


def one_recalled(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """one holds for an earlier date"""
    return earlier.as_of != later.as_of


def one_increment(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """one is an increment, the other is not"""
    if earlier.modality.status == later.modality.status == "planned":
        return False
    return (earlier.aggregation == "increment") != (later.aggregation == "increment")


def one_denied(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """one is denied, the other is not"""
    return earlier.modality.polarity != later.modality.polarity


def different_places(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """the words place them in different places"""
    a, b = _own_place(earlier), _own_place(later)
    if a is None or b is None or a == b:
        return False
    heading = document.title is not None and document.text.startswith(document.title)
    if heading and figure_of(earlier).end <= len(document.title or ""):
        return False
    x, y = set(_WORD.findall(a.lower())), set(_WORD.findall(b.lower()))
    return not x & y


def same_origin(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """the same origin"""
    return origin_of(earlier) == origin_of(later)


def other_origin(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """two origins"""
    return origin_of(earlier) != origin_of(later)


def later_as_of(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """the later figure holds at a later date, or the words say that it is new"""
    a, b = earlier.as_of, later.as_of
    if a is not None and b is not None and a[:7] != b[:7]:
        return a < b
    if a is not None and b is not None and len(a) == len(b) == 10 and a != b:
        return a < b
    between = document.text[figure_of(earlier).end : figure_of(later).end].lower()
    same_paragraph = "\n" not in between
    return same_paragraph and _any_of(lexicon.link.revised).search(between) is not None


def of_one_size(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """the figures are of one size"""
    a, b = middle(earlier), middle(later)
    return a is None or b is None or min(a, b) >= LEAST_SHARE * max(a, b)


def middle(claim: Claim) -> float | None:
    """The number said, or the end of the range that is said; None where neither is."""
    said = claim.quantity
    return said.value if said.value is not None else said.low if said.low is not None else said.high


def from_old_to_new(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """the sentence gives the old and the new figure"""
    a, b = figure_of(earlier), figure_of(later)
    before = document.text[max(0, a.start - 40) : a.start].lower()
    between = document.text[a.end : b.start].lower()
    return (
        len(between) <= 25
        and re.search(r"\bfrom( an? \w+)?( \w+)? ?$", before) is not None
        and re.fullmatch(r"[\w ,]{0,14}\bto ?[\w ]{0,12}", between) is not None
    )


def from_new_to_old(document: Document, earlier: Claim, later: Claim, lexicon: Lexicon) -> bool:
    """the words call the other the older figure"""
    a, b = figure_of(earlier), figure_of(later)
    if _sentences_between(document, a.end, b.start) > 1 or "\n" in document.text[a.end : b.start].strip():
        return False
    before = document.text[max(a.end, b.start - 60) : b.start].lower()
    behind = document.text[b.end : b.end + 60].lower()
    words = lexicon.link
    if any(w in behind[:40] for w in words.other_period):
        return False  # "up from 970 last year"
    if _any_of(words.older_behind, "", r"(?: [\w'’-]+){0,2} $").search(before) is not None:
        return True
    return _any_of(words.older_before, r"(?: [\w'’-]+){0,2},? ").match(behind) is not None


@cache
def _any_of(words: tuple[str, ...], before: str = r"\b", behind: str = r"\b") -> re.Pattern[str]:
    """A pattern for any of the words, between two others."""
    return re.compile(rf"{before}(?:{'|'.join(map(re.escape, words))}){behind}")


def _sentences_between(document: Document, start: int, end: int) -> int:
    return len(re.findall(r"[.!?][\"'”’)]*\s+(?=[A-Z\"“])", document.text[start:end]))


def _who(claim: Claim) -> Population | None:
    return claim.population if claim.population is not None else claim.population_inherited


def _head(who: Population) -> str:
    word = (who.head if who.head is not None else who.text.split()[-1]).lower()
    if word.endswith("men") and word not in ("men", "women"):
        return word[:-3] + "man"
    irregular = {
        "children": "child",
        "people": "people",
        "men": "man",
        "women": "woman",
        "bodies": "body",
        "casualties": "casualty",
        "fatalities": "fatality",
        "injuries": "injury",
        "lives": "life",
    }
    return irregular.get(word, word[:-1] if word.endswith("s") and not word.endswith("ss") else word)


def _compatible(a: Population, b: Population, lexicon: Lexicon) -> bool:
    """Whether the words beside the nouns may describe the same people: no two different names of peoples or bodies."""
    x = {w for w in _WORD.findall(a.text) if w[0].isupper()}
    y = {w for w in _WORD.findall(b.text) if w[0].isupper()}
    if x and y and not x & y:
        return False
    return a.kind == b.kind or a.kind is None or b.kind is None or _head(a) == _head(b)


def _own_place(claim: Claim) -> str | None:
    """The place that the claim's own sentence names."""
    sentence = next((e for e in claim.evidence if e.role == "sentence"), None)
    place = next((e for e in claim.evidence if e.role == "place"), None)
    if claim.place is None or sentence is None or place is None or not sentence.start <= place.start < sentence.end:
        return None
    return claim.place.text


def sums_up(claim: Claim, lexicon: Lexicon) -> bool:
    """Its row says that it is the total."""
    row = next(e for e in claim.evidence if e.role == "sentence").quote.lower()
    return any(row.startswith(word) and not row[len(word) : len(word) + 1].isalpha() for word in lexicon.tables.total)
