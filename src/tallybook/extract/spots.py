"""Stage 10: a place as a report shows it: one candidate however often it is named, with all that its mentions say.

These features do not depend on a figure. Of a place of another sentence than the figure's all mentions are asked, once
for a report; of one of its own sentence that mention alone (`bearings.Bearing`), and only what is in `SHOWN`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import log

from tallybook.extract.gazetteer import is_country
from tallybook.extract.mention import POSSESSIVE, Mention
from tallybook.extract.story import Story, key, outer
from tallybook.lexicon import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place of a report: where it is named, in order, each with the sentence; `key` is what its mentions share."""

    key: str
    named: tuple[tuple[int, Mention], ...]
    story: Story
    lexicon: Lexicon


def spots(story: Story, lexicon: Lexicon) -> list[Spot]:
    """The places of a report, as they are first named."""
    found: dict[str, list[tuple[int, Mention]]] = {}
    for here, (_, mentions) in enumerate(story.scenes):
        for mention in mentions:
            found.setdefault(key(mention, story.text), []).append((here, mention))
    return [Spot(key=k, named=tuple(named), story=story, lexicon=lexicon) for k, named in found.items()]


def sets_scene(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether the words before a place say that something is there."""
    return mention.preposition in lexicon.place.scene and not mention.modifies


# --- what kind of place


def always(s: Spot) -> float:
    """a place"""
    return 1.0


def land(s: Spot) -> float:
    """a country"""
    first = s.named[0][1]
    return float(bool(first.name) and not first.head and is_country(first.name, s.lexicon))


def nameless(s: Spot) -> float:
    """a place without a name: "a market" """
    return float(not s.named[0][1].name)


def taken_up(s: Spot) -> float:
    """a land or a town without its name: "the province" """
    return nameless(s) * float(s.named[0][1].head in s.lexicon.place.land)


def of_care(s: Spot) -> float:
    """where the hurt and the dead are brought"""
    return float(any(m.head in s.lexicon.place.care for _, m in s.named))


def of_care_unnamed(s: Spot) -> float:
    """where the hurt are brought, without a name"""
    return nameless(s) * of_care(s)


def headed(s: Spot) -> float:
    """a name with a noun for a place: "Vint bridge" """
    return float(bool(s.named[0][1].name) and any(m.head for _, m in s.named))


def describes(s: Spot) -> float:
    """never more than describes a noun: "the Vint attack" """
    return float(all(m.modifies for _, m in s.named))


def possessor(s: Spot) -> float:
    """owns what stands behind it wherever it is named: "Vint's mayor" """
    return float(all(s.story.text.startswith(POSSESSIVE, m.end) for _, m in s.named))


# --- the words before it


def inside(s: Spot) -> float:
    """a word before it says that something is there"""
    return float(any(m.preposition in s.lexicon.place.scene for _, m in s.named))


def often_inside(s: Spot) -> float:
    """how often a word before it says so (logarithm)"""
    return log(1 + sum(m.preposition in s.lexicon.place.scene for _, m in s.named))


def toward(s: Spot) -> float:
    """a word before it says that somebody goes there"""
    return float(any(m.preposition in s.lexicon.place.toward for _, m in s.named))


def away(s: Spot) -> float:
    """a word before it says that somebody comes from there"""
    return float(any(m.preposition in ("from", "between", "via") for _, m in s.named))


def of(s: Spot) -> float:
    """nothing but "of" stands before it"""
    return float(all(m.preposition in ("of", "by", "against") for _, m in s.named))


def bare(s: Spot) -> float:
    """no word before it places it"""
    return float(all(m.preposition == "" for _, m in s.named))


# --- in the report


def often_named(s: Spot) -> float:
    """how many sentences name it (logarithm)"""
    return log(s.story.named.get(s.key, 1))


def on_event(s: Spot) -> float:
    """hangs on a word for what happened: "the blast in Vint" """
    return float(any(m.event for _, m in s.named))


def holds_another(s: Spot) -> float:
    """only says where a narrower place lies: "Arnor" of "Vint, Arnor" """
    return float(all(_outer(s, here, m) for here, m in s.named))


def held(s: Spot) -> float:
    """the report says in which wider place it lies"""
    for here, mention in s.named:
        mentions = s.story.scenes[here][1]
        at = mentions.index(mention) + 1
        if at < len(mentions) and _outer(s, here, mentions[at]):
            return 1.0
    return 0.0


def _outer(s: Spot, here: int, mention: Mention) -> bool:
    return outer(mention, s.story.scenes[here][1], s.story.text, s.lexicon)


def in_heading(s: Spot) -> float:
    """the headline names it"""
    return float(any(s.story.scenes[here][0].heading for here, _ in s.named))


def in_lead(s: Spot) -> float:
    """the first sentence of the body that names a place names it"""
    return float(any(here == s.story.lead for here, _ in s.named))


def inside_in_lead(s: Spot) -> float:
    """there a word before it says that something is in it"""
    return float(any(here == s.story.lead and m.preposition in s.lexicon.place.scene for here, m in s.named))


def first_in_lead(s: Spot) -> float:
    """the first place that is named there"""
    return float(s.story.lead >= 0 and any(s.story.scenes[s.story.lead][1][0] is m for _, m in s.named))


def dateline(s: Spot) -> float:
    """opens a dispatch: "VINT, Mar 3 (XYZ) -" """
    return float(any(here in s.story.datelines for here, _ in s.named))


def dateline_alone(s: Spot) -> float:
    """named nowhere else than there"""
    return float(all(here in s.story.datelines for here, _ in s.named))


SHOWN: tuple[Callable[[Spot], float], ...] = (
    always,
    land,
    nameless,
    taken_up,
    of_care,
    of_care_unnamed,
    headed,
    describes,
    possessor,
    inside,
    toward,
    away,
    of,
    bare,
    on_event,
    often_named,
)
OF_PLACE: tuple[Callable[[Spot], float], ...] = (
    *SHOWN,
    often_inside,
    holds_another,
    held,
    in_heading,
    in_lead,
    inside_in_lead,
    first_in_lead,
    dateline,
    dateline_alone,
)
