"""Numbers that count things, by the next word alone: "58,825 votes, the most" needs no parse to count nobody.

Only the plural of a thing of the lexicon tells it, and only where its phrase ends there: with a mark, with a word like
"in" or "and", with the sentence. What any measure may count, or is told by, is no such thing.
"""

import re
from functools import lru_cache

from spacy.lang.en.stop_words import STOP_WORDS

from tallybook.lexicon import Lexicon

_NEXT = re.compile(r"\s+(?:of\s+)?([a-z]+)(?=(\s+[a-z]+\b)?)(?![\w'’-])")


def follow(text: str, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether things follow right behind a number that ends at an offset, in a text that ends at another."""
    match = _NEXT.match(text, at, end)
    if match is None or match[1] not in _plurals(lexicon):
        return False
    if match[2] is not None:
        return match[2].strip() in STOP_WORDS
    return match.end() == end or not text[match.end() : match.end() + 2].strip()[:1].isalnum()


@lru_cache(maxsize=4)
def _plurals(lexicon: Lexicon) -> frozenset[str]:
    people, told = lexicon.population, set[str]()
    for measure in lexicon.measures.values():
        for words in (measure.adjective, measure.noun, measure.of, measure.group, measure.verb, measure.subject):
            told.update(part for word in words for part in word.split())
    counted = people.building | people.equipment | people.force | people.person | people.empty
    things = {w for w in people.thing | people.animal if w.isalpha() and len(w) > 2} - counted - told
    return frozenset(map(_plural, things)) - counted - told


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"
