"""Stage 10: the places that have no name: "a crowded market", "the roof of the school", "mid-river".

The nouns are the lexicon's. A bare noun is a place only behind a word that places ("in hospital").
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from tallybook.extract.events import event_follows
from tallybook.extract.mention import Mention, describes, placed_by
from tallybook.extract.parsed import RUN, Parsed
from tallybook.lexicon import Lexicon

_OF_PLACE = re.compile(r" of (?=(?:the |a |an |its |their |his |her )?[\w'’])")
_LAST = re.compile(r"[\w'’-]+\Z")


def sites(parsed: Parsed, named: list[Mention], lexicon: Lexicon, *, by_parse: bool) -> Iterator[Mention]:
    """Places without a name: "at a crowded market", "on the roof of the school", "in mid-river"."""
    if parsed.words.isdisjoint(_first_runs(lexicon)):
        return
    text, start, end = parsed.document.text, parsed.sentence.start, parsed.sentence.end
    words, done = lexicon.place, start
    for match in _site_pattern(lexicon).finditer(text, start, end):
        head, b = match.group().lower(), match.end()
        if head in lexicon.place.everywhere:
            done = b
            yield Mention(start=match.start(), end=b, name="", preposition="in", head=head, known=False)
            continue
        if by_parse and _is_verb(parsed, match.start(), b):
            continue  # "the count stands at 58"
        a, article = _leftwards(text, done, match.start(), lexicon)
        if any(a < m.end and m.start < b for m in named):
            continue
        preposition = placed_by(text, start, article, lexicon)[0]
        placed = preposition in words.scene or preposition in words.toward or preposition in ("from", "of")
        if a == article and (not placed or preposition == "of"):
            continue  # a bare noun is a place only behind a word that places: "in hospital"
        modifies = describes(parsed, b, lexicon, by_parse=by_parse)
        of = _OF_PLACE.match(text, b, end)
        whole = next((m for m in named if of is not None and m.start <= of.end() + 14 and m.end > of.end()), None)
        if whole is not None and head in words.land:
            continue  # "the village of Vint" is named
        if whole is not None and head in words.part_of_site:
            named.remove(whole)  # "the courtyard of Vint hospital" is the courtyard
            b = whole.end
        elif of is not None and head in words.only_of:
            continue  # "at the front of a march"
        if modifies and not event_follows(text, b, end, lexicon):
            continue  # "a prison officer", "the hospital director"
        if head == "station" and text[article:a].strip().lower() in ("this", "our"):
            continue  # "told this station"
        done = b
        yield Mention(
            start=a,
            end=b,
            name="",
            preposition=preposition,
            head=_singular(head),
            known=False,
            modifies=modifies,
            definite=text[article:a].strip().lower() in words.definite,
        )


def _leftwards(text: str, low: int, at: int, lexicon: Lexicon) -> tuple[int, int]:
    """Where the noun's phrase starts, over three words before it at most, and where its article does."""
    a = at
    for _ in range(4):
        before = word_before(text, low, a)
        if before is None:
            break
        word = before.lower()
        if word in lexicon.place.article or word in lexicon.place.definite:
            return a, a - len(before) - 1
        if word in lexicon.place.count or word.isdigit():
            return a - len(before) - 1, a - len(before) - 1
        if a < at and text[at : at + 40].partition(" ")[0].rstrip(".,;:)").endswith("s") and word in _placing(lexicon):
            return a, a  # "in crowded shelters"
        if word in lexicon.place.site_stop or word in lexicon.place.preposition or not before.islower():
            break
        a -= len(before) + 1
    return at, at


def word_before(text: str, low: int, at: int) -> str | None:
    """The whole word that stands before an offset with one blank between them, and not before another offset."""
    if at - 1 <= low or text[at - 1] != " ":
        return None
    found = _LAST.search(text, max(text.rfind(" ", 0, at - 1) + 1, 0), at - 1)
    return found.group() if found is not None and found.start() >= low else None


@lru_cache(maxsize=4)
def _placing(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.place.scene | lexicon.place.toward


def _is_verb(parsed: Parsed, start: int, end: int) -> bool:
    token = parsed.head(start, end)
    return token is not None and token.pos_ in ("VERB", "AUX")


def _singular(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


@lru_cache(maxsize=4)
def _heads(lexicon: Lexicon) -> frozenset[str]:
    nouns = {*lexicon.place.site, *lexicon.place.land}
    nouns |= {n + ("es" if n.endswith(("ch", "sh", "s", "x")) else "s") for n in nouns if not n.endswith("s")}
    return frozenset(nouns | lexicon.place.everywhere)


@lru_cache(maxsize=4)
def _first_runs(lexicon: Lexicon) -> frozenset[str]:
    """The first run of letters of each, of which a sentence with one of them has one too."""
    return frozenset(RUN.findall(noun.lower())[0] for noun in _heads(lexicon))


@lru_cache(maxsize=4)
def _site_pattern(lexicon: Lexicon) -> "re.Pattern[str]":
    heads = "|".join(sorted(map(re.escape, _heads(lexicon)), key=len, reverse=True))
    return re.compile(rf"(?<![\w'’-])(?:{heads})(?![\w’'-])")
