"""Stage 10: what ties a place to a figure of its own sentence: grammar, distance, and the other figures and places."""

from typing import Any

from tallybook.extract.bearings import KIND, Bearing, Feature
from tallybook.extract.mention import POSSESSIVE, Mention
from tallybook.extract.spots import of_care


def same_clause(b: Bearing) -> float:
    """hangs on the figure's own verb"""
    here, there = _clauses(b)
    return float(here is not None and there is not None and here.i == there.i)


def linked_clause(b: Bearing) -> float:
    """hangs on a clause above or below the figure's"""
    here, there = _clauses(b)
    if here is None or there is None or here.i == there.i:
        return 0.0
    return float(here.is_ancestor(there) or there.is_ancestor(here))


def on_noun(b: Bearing) -> float:
    """hangs on another noun: "officials in Vint" """
    return float(_governor(b) is not None and b.mention.event == "")


def nameless_bare(b: Bearing) -> float:
    """a place without a name that no word places"""
    return float(not b.mention.name and b.mention.preposition == "")


def clause_of_saying(b: Bearing) -> float:
    """hangs on the words that say who said it"""
    here, _ = _clauses(b)
    if here is None:
        return 0.0
    start = b.draft.parsed.start(here)
    return float(any(a <= start < e for a, e in b.draft.cues))


def in_speaker(b: Bearing) -> float:
    """stands inside a source's name"""
    return float(any(c.start < b.mention.end and b.mention.start < c.end for c in b.draft.sources))


def in_who(b: Bearing) -> float:
    """stands inside the words for who is counted"""
    span = b.draft.population_span
    return float(span is not None and span[0] <= b.mention.start and b.mention.end <= span[1])


def distance(b: Bearing) -> float:
    """how far from the figure's verb, in lines"""
    return _apart(b.mention, b.draft.trigger) / 60


def distance_from_figure(b: Bearing) -> float:
    """how far from the figure, in lines"""
    return _apart(b.mention, (b.draft.figure.start, b.draft.figure.end)) / 60


def _apart(mention: Mention, span: tuple[int, int]) -> int:
    apart = mention.start - span[1] if mention.start >= span[1] else span[0] - mention.end
    return min(max(apart, 0), 240)


def right_behind(b: Bearing) -> float:
    """right behind the figure: "12 in Vint" """
    return float(0 <= b.mention.start - b.draft.figure.end <= 20 and b.mention.preposition in b.lexicon.place.scene)


def with_between(b: Bearing) -> float:
    """ "Vint with 1.1 million" """
    return float(b.story.text[b.mention.end : b.draft.figure.start] == " with ")


def owner_of_figure(b: Bearing) -> float:
    """ "Vint's 1.9 million refugees" """
    return float(b.story.text[b.mention.end : b.draft.figure.start] in POSSESSIVE)


def of_another_figure(b: Bearing) -> float:
    """right behind another figure: "12 in Vint, seven in Arnor" """
    return float(
        b.mention.preposition in b.lexicon.place.scene
        and any(0 <= b.mention.start - e <= 20 and a != b.draft.figure.start for a, e in b.story.figures)
    )


def with_another(b: Bearing) -> float:
    """ "Vint with" another figure"""
    return float(
        any(
            b.story.text[b.mention.end : a] in (" with ", *POSSESSIVE)
            for a, _ in b.story.figures
            if a != b.draft.figure.start
        )
    )


def nearest(b: Bearing) -> float:
    """no other place of the sentence is nearer to the figure's verb"""
    mine = distance(b)
    others = (_apart(m, b.draft.trigger) / 60 for m in b.story.scenes[b.here][1] if m is not b.mention)
    return float(all(mine <= o for o in others))


def nameless_in_clause(b: Bearing) -> float:
    """a place without a name on the figure's own verb"""
    return float(not b.mention.name) * same_clause(b)


def care_of_hurt(b: Bearing) -> float:
    """a hospital, where the hurt are counted"""
    return float(b.draft.measure == "injured") * of_care(b.spot)


def ahead(b: Bearing) -> float:
    """stands before the figure"""
    return float(b.mention.start < b.draft.figure.start)


def figure_between(b: Bearing) -> float:
    """another figure stands between"""
    low, high = sorted((b.mention.start, b.draft.figure.start))
    return float(any(low < f < high for f, _ in b.story.figures))


def clause_break(b: Bearing) -> float:
    """a semicolon or "and" with a comma stands between"""
    low, high = sorted((b.mention.end, b.draft.figure.start))
    between = b.story.text[low:high]
    return float(any(x in between for x in (";", ", and ", ", while ", ", but ")))


def _clauses(b: Bearing) -> tuple[Any | None, Any | None]:
    parsed = b.draft.parsed
    return _clause(parsed.head(b.mention.start, b.mention.end)), _clause(b.draft.token)


def _governor(b: Bearing) -> Any | None:
    """The noun that the place, over its preposition, hangs on; None where it hangs on a verb."""
    token = b.draft.parsed.head(b.mention.start, b.mention.end)
    if token is None or token.head.i == token.i:
        return None
    above = token.head.head if token.dep_ == "pobj" else token.head
    return above if above.pos_ in ("NOUN", "PROPN") else None


def _clause(token: Any | None) -> Any | None:
    """The verb whose clause a token stands in."""
    for _ in range(12):
        if token is None or token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
            return token
        token = token.head
    return token


OWN: tuple[Feature, ...] = (
    *KIND,
    same_clause,
    linked_clause,
    on_noun,
    nameless_bare,
    clause_of_saying,
    in_speaker,
    in_who,
    distance,
    distance_from_figure,
    right_behind,
    with_between,
    ahead,
    figure_between,
    clause_break,
    owner_of_figure,
    of_another_figure,
    with_another,
    nearest,
    nameless_in_clause,
    care_of_hurt,
)
