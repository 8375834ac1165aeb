"""Numbers that count things, by the next words alone: "58,825 votes, the most" needs no parse to count nobody.

Only a thing of the lexicon tells it, in the plural or behind "one", and only where its phrase ends there: with a mark,
with a word like "in" or "and", with the sentence. Words that can only be adjectives may stand before it ("three newer
versions"). What any measure may count, or is told by, is no such thing.
"""

import re
from functools import lru_cache

from spacy.lang.en.stop_words import STOP_WORDS

from tallybook.extract.parse import kinds
from tallybook.lexicon import Lexicon

_OF = re.compile(r"\s+(of\s+)?")
_WORD = re.compile(r"([a-z]+)(?![\w'’-])(\s+(?=[a-z]))?")
ONE = ("one", "1")
MOST = {"most"}  # "one of the most telling signs"
DESCRIBED = 4  # words that may stand before the thing


def follow(text: str, start: int, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether things follow right behind a number [start, at), in a text that ends at `end`."""
    of = _OF.match(text, at, end)
    if of is None:
        return False
    one = text[start:at].lower() in ONE and of[1] is None
    things = _singular(lexicon) if one else _plurals(lexicon)
    word = _WORD.match(text, of.end(), end)
    for _ in range(DESCRIBED):
        if word is None or word[1] in things or not word[2]:
            break
        if not _describes(word[1], lexicon) and not (of[1] and word[1] in lexicon.verbs.definite | MOST):
            break
        word = _WORD.match(text, word.end(), end)
    if word is None or word[1] not in things:
        return False
    if word[2]:
        behind = _WORD.match(text, word.end(), end)
        return behind is not None and behind[1] in STOP_WORDS
    return word.end() == end or not text[word.end() : word.end() + 2].strip()[:1].isalnum()


def _describes(word: str, lexicon: Lexicon) -> bool:
    """Whether a word can only be an adjective, and tells no measure."""
    return kinds()(word) == {"adj"} and word not in _telling(lexicon)


@lru_cache(maxsize=4)
def _telling(lexicon: Lexicon) -> frozenset[str]:
    """The words of all measures."""
    told = set[str]()
    for measure in lexicon.measures.values():
        for words in (measure.adjective, measure.noun, measure.of, measure.group, measure.verb, measure.subject):
            told.update(part for word in words for part in word.split())
    return frozenset(told)


@lru_cache(maxsize=4)
def _singular(lexicon: Lexicon) -> frozenset[str]:
    people = lexicon.population
    counted = people.building | people.equipment | people.force | people.person | people.empty
    things = {w for w in people.thing | people.animal if w.isalpha() and len(w) > 2}
    return frozenset(things - counted - _telling(lexicon))


@lru_cache(maxsize=4)
def _plurals(lexicon: Lexicon) -> frozenset[str]:
    people = lexicon.population
    counted = people.building | people.equipment | people.force | people.person | people.empty
    return frozenset(map(_plural, _singular(lexicon))) - counted - _telling(lexicon)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"
