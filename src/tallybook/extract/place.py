"""Stage 10: where. The innermost named place of the figure's sentence, else of the nearest one that sets the scene.

Names of places are told by what stands before and behind them (a preposition of place, a head
such as "province"), not by a parse and not by guessing: a name that cannot be placed on the map has no id.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from tallybook.extract.parsed import Sentence
from tallybook.lexicon import Lexicon

_NAME = r"(?:[A-Z][\w'’.-]*|al-[A-Z][\w'’-]*|d[ae]|del|of(?= [A-Z]))"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place named at [start, end) of the text, `preposition` the word before it."""

    start: int
    end: int
    preposition: str


def mentions(text: str, start: int, end: int, lexicon: Lexicon) -> list[Mention]:
    """The places named in [start, end), in order."""
    found = []
    for match in _pattern(lexicon).finditer(text, start, end):
        a, b = match.span("place")
        b = _trimmed(text, a, b)
        words = [w.lower() for w in _WORD.findall(text[a:b])]
        if (
            b > a
            and words
            and not all(w in lexicon.place.not_place for w in words)
            and words[0] not in lexicon.place.not_place
        ):
            found.append(Mention(start=a, end=b, preposition=match.group("prep").lower()))
    return found


def of(
    sentence: Sentence, trigger: tuple[int, int], named: list[tuple[Sentence, list[Mention]]], lexicon: Lexicon
) -> Mention | None:
    """The place for a figure: its own sentence's, else that of the nearest sentence before (for a heading: behind)."""
    at = next(i for i, (s, _) in enumerate(named) if s == sentence)
    own = nearest(named[at][1], *trigger, lexicon)
    if own is not None:
        return own
    scenes = named[at + 1 :] if sentence.heading else [*reversed(named[:at]), *named[at + 1 :]]
    for _, places in scenes:
        scene = nearest(places, 0, 0, lexicon)
        if scene is not None:
            return scene
    return None


def nearest(places: list[Mention], start: int, end: int, lexicon: Lexicon) -> Mention | None:
    """The place that the words at [start, end) happen in: the next one behind them, else the nearest before."""
    where = [m for m in places if m.preposition not in lexicon.place.not_scene]
    inner = [m for m in where if m.preposition in lexicon.place.scene]
    for pool in (inner, where, [m for m in places if m.preposition == "from"]):
        behind = [m for m in pool if m.start >= end]
        before = [m for m in pool if m.end <= start]
        choices = [(m.start - end, m) for m in behind] + [((start - m.end) * 1.2, m) for m in before]
        if choices:
            return min(choices, key=lambda c: c[0])[1]
    return None


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in ".,'’- ":
        end -= 1
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return end


@lru_cache(maxsize=4)
def _pattern(lexicon: Lexicon) -> "re.Pattern[str]":
    words = lexicon.place
    preps = "|".join(sorted(words.preposition, key=len, reverse=True))
    heads = "|".join(sorted(words.head, key=len, reverse=True))
    directions = "|".join(sorted(words.direction, key=len, reverse=True))
    name = rf"{_NAME}(?:[ -]{_NAME})*"
    place = rf"(?:(?:{directions})[ -])*{name}(?:['’]s (?:{name}))?(?: (?:{heads})\b)?"
    headed = rf"(?:[a-z]+ ){{0,2}}(?:{heads}) of {name}"
    return re.compile(rf"\b(?P<prep>(?i:{preps})) (?:the |a |an )?(?P<place>{headed}|{place})")
