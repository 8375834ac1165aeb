"""Stage 10: a place of the figure's own sentence beside the figure: what ties it to it, or away from it.

One table of features, as in record linkage; their weights are data. Each function says whether, or how much, one thing
holds of a place; its first line is what a reader of the table needs to know. `spots.SHOWN`, with `nearby.OWN`, is asked
of places of the figure's sentence, `spots.OF_PLACE` and `elsewhere.ELSEWHERE` of those of others. The weights were
fitted on annotated reports by `scripts/fit_places.py` and stand in `data/en/bearings.toml`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tallybook.extract.draft import Draft
from tallybook.extract.gazetteer import is_country
from tallybook.extract.mention import POSSESSIVE, Mention
from tallybook.extract.spots import Spot, land, toward
from tallybook.extract.story import Story, chained
from tallybook.lexicon import Lexicon

TOWARD = ("deployed", "displaced", "rescued")  # measures whose place is where people go


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """A place beside a figure whose sentence names it: `spot` has that mention alone."""

    draft: Draft
    spot: Spot

    @property
    def mention(self) -> Mention:
        """The words of the sentence."""
        return self.spot.named[0][1]

    @property
    def here(self) -> int:
        """Which of the story's sentences it is."""
        return self.spot.named[0][0]

    @property
    def story(self) -> Story:
        """The report."""
        return self.spot.story

    @property
    def lexicon(self) -> Lexicon:
        """The words."""
        return self.spot.lexicon


def definite(b: Bearing) -> float:
    """a place without a name that has been named before: "the school" """
    return float(not b.mention.name and b.mention.definite)


def toward_for_goers(b: Bearing) -> float:
    """people are counted by where they go, and they go there"""
    return toward(b.spot) * float(b.draft.measure in TOWARD)


def wider(b: Bearing) -> float:
    """a country, where its sentence names a narrower place as well"""
    return land(b.spot) * float(
        any(m.name and not (not m.head and is_country(m.name, b.lexicon)) for m in b.story.scenes[b.here][1])
    )


def inner(b: Bearing) -> float:
    """a wider place stands right behind it: "Vint, Arnor" """
    found = b.story.scenes[b.here][1]
    at = found.index(b.mention)
    return float(at + 1 < len(found) and chained(b.story.text, b.mention, found[at + 1], b.lexicon))


def owner_of_place(b: Bearing) -> float:
    """owns a narrower place: "Arnor's Vint" """
    found = b.story.scenes[b.here][1]
    at = found.index(b.mention)
    return float(at + 1 < len(found) and b.story.text[b.mention.end : found[at + 1].start] in POSSESSIVE)


def local_office(b: Bearing) -> float:
    """the seat of somebody who speaks for that place alone: "the mayor of Vint", "Vint police" """
    text, a = b.story.text, b.mention.start
    around = {*text[max(a - 40, 0) : a].lower().replace(",", " ").split()[-4:]}
    around.update(text[b.mention.end : b.mention.end + 24].lower().split()[:2])
    return float(not around.isdisjoint(b.lexicon.place.local_office))


Feature = Callable[[Bearing], float]
KIND: tuple[Feature, ...] = (definite, toward_for_goers, inner, owner_of_place, local_office, wider)
