"""Stage 10: what ties a place to a figure. One table of features, as in record linkage; their weights are data.

Each function says whether, or how much, one thing holds of a place; its first line is what a reader of the table
needs to know. `nearby.OWN`, with `KIND`, is asked of places of the figure's sentence, `spots.OF_PLACE` and
`elsewhere.ELSEWHERE` of those of others. The weights were fitted on annotated reports by `scripts/fit_places.py` and
stand in `data/en/bearings.toml`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import log

from tallybook.extract.draft import Draft
from tallybook.extract.gazetteer import folded, is_country
from tallybook.extract.mention import POSSESSIVE, Mention
from tallybook.extract.parsed import Sentence
from tallybook.lexicon import Lexicon

Scenes = list[tuple[Sentence, list[Mention]]]
TOWARD = ("deployed", "displaced", "rescued")  # measures whose place is where people go


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """A place beside a figure: sentence `here` of the story states the figure and names the place."""

    draft: Draft
    mention: Mention
    here: int
    story: Story
    lexicon: Lexicon


_LISTED = re.compile(r"(?:, [A-Z][\w'’ -]*)*,? (?:and|or) (?:in )?[A-Z]")  # "Vint, Orro and Mirrowe" lie side by side


def key(mention: Mention, text: str) -> str:
    """What two mentions of one place have in common: the name, else the words."""
    return folded(mention.name) if mention.name else text[mention.start : mention.end].lower()


# --- what kind of place


def always(b: Bearing) -> float:
    """a place"""
    return 1.0


def land(b: Bearing) -> float:
    """a country"""
    return float(bool(b.mention.name) and not b.mention.head and is_country(b.mention.name, b.lexicon))


def nameless(b: Bearing) -> float:
    """a place without a name: "a market" """
    return float(not b.mention.name)


def taken_up(b: Bearing) -> float:
    """a land or a town without its name: "the province" """
    return float(not b.mention.name and b.mention.head in b.lexicon.place.land)


def definite(b: Bearing) -> float:
    """a place without a name that has been named before: "the school" """
    return float(not b.mention.name and b.mention.definite)


def of_care(b: Bearing) -> float:
    """where the hurt and the dead are brought"""
    return float(b.mention.head in b.lexicon.place.care)


def of_care_unnamed(b: Bearing) -> float:
    """where the hurt are brought, without a name"""
    return float(not b.mention.name and b.mention.head in b.lexicon.place.care)


def headed(b: Bearing) -> float:
    """a name with a noun for a place: "Vint bridge" """
    return float(bool(b.mention.name) and bool(b.mention.head))


def describes(b: Bearing) -> float:
    """only describes the noun behind it: "the Vint attack" """
    return float(b.mention.modifies)


def possessor(b: Bearing) -> float:
    """owns what stands behind it: "Vint's mayor" """
    return float(b.story.text.startswith(("'s", "’s", "' ", "’ "), b.mention.end))


# --- the word before it


def inside(b: Bearing) -> float:
    """a word before it says that something is there"""
    return float(b.mention.preposition in b.lexicon.place.scene)


def toward(b: Bearing) -> float:
    """a word before it says that somebody goes there"""
    return float(b.mention.preposition in b.lexicon.place.toward)


def toward_for_goers(b: Bearing) -> float:
    """people are counted by where they go, and they go there"""
    return float(b.mention.preposition in b.lexicon.place.toward and b.draft.measure in TOWARD)


def away(b: Bearing) -> float:
    """a word before it says that somebody comes from there"""
    return float(b.mention.preposition in ("from", "between", "via"))


def of(b: Bearing) -> float:
    """ "of" stands before it"""
    return float(b.mention.preposition in ("of", "by", "against"))


def bare(b: Bearing) -> float:
    """no word before it places it"""
    return float(b.mention.preposition == "")


# --- among other places


def on_event(b: Bearing) -> float:
    """hangs on a word for what happened: "the blast in Vint" """
    return float(b.mention.event != "")


def wider(b: Bearing) -> float:
    """a country, where its sentence names a narrower place as well"""
    return land(b) * float(
        any(m.name and not (not m.head and is_country(m.name, b.lexicon)) for m in b.story.scenes[b.here][1])
    )


def inner(b: Bearing) -> float:
    """a wider place stands right behind it: "Vint, Arnor" """
    found = b.story.scenes[b.here][1]
    at = found.index(b.mention)
    return float(at + 1 < len(found) and _chained(b.story.text, b.mention, found[at + 1], b.lexicon))


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
    return _chained(text, before, mention, lexicon)


def _chained(text: str, narrow: Mention, wide: Mention, lexicon: Lexicon) -> bool:
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


def local_office(b: Bearing) -> float:
    """the seat of somebody who speaks for that place alone: "the mayor of Vint", "Vint police" """
    text, a = b.story.text, b.mention.start
    around = {*text[max(a - 40, 0) : a].lower().replace(",", " ").split()[-4:]}
    around.update(text[b.mention.end : b.mention.end + 24].lower().split()[:2])
    return float(not around.isdisjoint(b.lexicon.place.local_office))


def owner_of_place(b: Bearing) -> float:
    """owns a narrower place: "Arnor's Vint" """
    found = b.story.scenes[b.here][1]
    at = found.index(b.mention)
    return float(at + 1 < len(found) and b.story.text[b.mention.end : found[at + 1].start] in POSSESSIVE)


def often_named(b: Bearing) -> float:
    """how many sentences name it (logarithm)"""
    return log(b.story.named.get(key(b.mention, b.story.text), 1))


Feature = Callable[[Bearing], float]
KIND: tuple[Feature, ...] = (
    always,
    land,
    nameless,
    taken_up,
    definite,
    of_care,
    of_care_unnamed,
    headed,
    describes,
    possessor,
    inside,
    toward,
    toward_for_goers,
    away,
    of,
    bare,
    inner,
    owner_of_place,
    local_office,
    on_event,
    wider,
    often_named,
)
