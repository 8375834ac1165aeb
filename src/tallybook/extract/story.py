"""Stage 10: a report as the places see it: what each sentence names, what lies in what, where the figures are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tallybook.extract.gazetteer import folded
from tallybook.extract.mention import POSSESSIVE, Mention
from tallybook.extract.parsed import Sentence
from tallybook.lexicon import Lexicon

Scenes = list[tuple[Sentence, list[Mention]]]
_LISTED = re.compile(r"(?:, [A-Z][\w'’ -]*)*,? (?:and|or) (?:in )?[A-Z]")  # "Vint, Orro and Mirrowe" lie side by side


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What all places of a document have in common: how many sentences name each, and where it begins."""

    text: str
    scenes: Scenes
    named: Mapping[str, int]
    lead: int
    datelines: frozenset[int]
    figures: tuple[tuple[int, int], ...]
    published: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A figure whose own sentence says where: where it starts, its measure, its sentence and the `key` of the place."""

    figure: int
    measure: str
    sentence: int
    key: str


def key(mention: Mention, text: str) -> str:
    """What two mentions of one place have in common: the name, else the words."""
    return folded(mention.name) if mention.name else text[mention.start : mention.end].lower()


def outer(mention: Mention, found: list[Mention], text: str, lexicon: Lexicon) -> bool:
    """Whether a narrower place with a name stands right before one of its sentence: "Vint, Arnor", "Vint in Arnor".

    The narrowest is where it happened; the others only say where that lies.
    """
    at = found.index(mention)
    if at > 1 and not found[at - 1].name and found[at - 1].head in lexicon.place.land:
        at -= 1  # "Vint, a small town in Arnor"
    if at == 0 or not found[at - 1].name:
        return False
    before = found[at - 1]
    if text[before.end : mention.start] in POSSESSIVE:  # "Vint, in Arnor's Orro province"
        return outer(before, found, text, lexicon)
    return chained(text, before, mention, lexicon)


def chained(text: str, narrow: Mention, wide: Mention, lexicon: Lexicon) -> bool:
    """Whether the words between two places say that the first lies in the second: "Vint, the old capital of Arnor"."""
    if narrow.preposition in ("from", "between") or wide.preposition in ("from", "to", "between"):
        return False
    if _chain(lexicon).fullmatch(text, narrow.end, wide.start) is None:
        return False
    return text[narrow.end : wide.start] != ", " or _LISTED.match(text, wide.end) is None


@lru_cache(maxsize=4)
def _chain(lexicon: Lexicon) -> "re.Pattern[str]":
    """What may stand between a place and the wider one that it lies in: ", the old capital of", "in northern"."""
    words = lexicon.place
    inside, ways, what = (
        "|".join(sorted(map(re.escape, w)))
        for w in (words.scene | {"of"}, words.direction, words.head | words.land | words.side)
    )
    into = rf"(?:{inside})(?: the)?(?: (?:{ways}))*"
    called = rf"(?:(?:the|a|an|one of|{inside}) )?(?:(?!(?:and|or|but|while)\b)[a-z][a-z-]* ){{0,3}}?(?:{what})"
    return re.compile(rf"(?:,| \()? {into} |(?:, | \(){called} {into} |, | \(")
