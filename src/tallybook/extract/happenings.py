"""Stage 9: what kind of happening a report tells of, as a crash is counted once and a flood for days."""

import re
from functools import lru_cache
from math import log

from tallybook.extract.weighing import Feature, Weighing, times
from tallybook.lexicon import Lexicon

WAR = 3  # words for something long, from which a report is about it


def about_something_long(w: Weighing) -> float:
    """the report speaks again and again of a war, an exodus, an epidemic"""
    return float(times(w.story, w.lexicon, "long_event") >= WAR)


def about_one_event(w: Weighing) -> float:
    """the report has more words for one event than for something long"""
    return float(times(w.story, w.lexicon, "single_event") > times(w.story, w.lexicon, "long_event"))


def toll_is_kept(w: Weighing) -> float:
    """the report speaks of a toll or a count"""
    return float(times(w.story, w.lexicon, "tally") > 0)


def unfolding(w: Weighing) -> float:
    """how often the report says that it is not over: "rescuers", "feared", "so far" (logarithm)"""
    return log(1 + times(w.story, w.lexicon, "unfolding"))


REPORT: tuple[Feature, ...] = (about_something_long, about_one_event, toll_is_kept)


@lru_cache(maxsize=16)  # a story is asked about for each of its figures
def told_of(story: str, lexicon: Lexicon) -> str:
    """The kind of happening that a report has most words for, the first of equals; "" where it has none."""
    found = {kind: len(words.findall(story)) for kind, words in _kinds(lexicon).items()}
    most = max(found, key=lambda kind: found[kind])
    return most if found[most] else ""


@lru_cache(maxsize=4)
def _kinds(lexicon: Lexicon) -> "dict[str, re.Pattern[str]]":
    return {
        kind: re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")\b")
        for kind, words in lexicon.aggregation.happening.items()
    }
