"""Stage 10, second half: which of the places that a story names a figure belongs to, or none.

Every place is weighed by the tables of features. First those of the figure's own sentence: the heaviest is taken, if
it weighs anything. A figure that has none so has the heaviest of the report's other places, where it counts that
other figures have been placed there; else none. Of places that lie in each other the narrowest alone is weighed.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from tallybook.extract import when
from tallybook.extract.bearings import Bearing
from tallybook.extract.draft import Draft
from tallybook.extract.elsewhere import ELSEWHERE, Distant, distant
from tallybook.extract.mention import Mention
from tallybook.extract.nearby import OWN
from tallybook.extract.spots import OF_PLACE, SHOWN, Spot, spots
from tallybook.extract.story import Placed, Scenes, Story, key, outer
from tallybook.lexicon import Lexicon
from tallybook.types import Document


def places(document: Document, scenes: Scenes, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Mention | None]:
    """The place of each figure, in order; `scenes` are the sentences in order with the places that each names."""
    of = story(document, scenes, drafts)
    own = [_heaviest(d, of, lexicon) for d in drafts]
    where, known = placed(drafts, own, of), spots(of, lexicon)
    base = {spot.key: weight_of_place(spot) for spot in known}
    out = []
    for draft, found in zip(drafts, own, strict=True):
        others = () if found is not None else distant(draft, sentence(draft, of), known, of, lexicon, where)
        best, most = found, 0.0
        for other in others:
            points = base[other.spot.key] + weight_beside(other)
            if points > most:
                best, most = other.mention, points
        out.append(best)
    return out


def placed(drafts: Sequence[Draft], own: Sequence[Mention | None], of: Story) -> tuple[Placed, ...]:
    """The figures whose own sentence says where, in order."""
    return tuple(
        Placed(figure=d.figure.start, measure=d.measure, sentence=sentence(d, of), key=key(m, of.text))
        for d, m in zip(drafts, own, strict=True)
        if m is not None
    )


def story(document: Document, scenes: Scenes, drafts: Sequence[Draft]) -> Story:
    """The document as the features see it."""
    text, lines = document.text, {u.start for u in document.unread if u.start < u.end}
    datelines = frozenset(i for i, (s, _) in enumerate(scenes) if s.start in lines)
    named = Counter(name for _, found in scenes for name in {key(m, text) for m in found})
    lead = next((i for i, (s, found) in enumerate(scenes) if found and not s.heading and i not in datelines), -1)
    return Story(
        text=text,
        scenes=scenes,
        named=named,
        lead=lead,
        datelines=datelines,
        figures=tuple((d.figure.start, d.figure.end) for d in drafts),
        published=when.anchor(document),
    )


def sentence(draft: Draft, of: Story) -> int:
    """Which of the story's sentences states the figure."""
    return next(i for i, (s, _) in enumerate(of.scenes) if s == draft.parsed.sentence)


def bearings(draft: Draft, of: Story, lexicon: Lexicon) -> Iterator[Bearing]:
    """The places of the figure's own sentence beside the figure; of a chain the narrowest."""
    at = sentence(draft, of)
    mentions = of.scenes[at][1]
    for mention in mentions:
        if not outer(mention, mentions, of.text, lexicon):
            spot = Spot(key=key(mention, of.text), named=((at, mention),), story=of, lexicon=lexicon)
            yield Bearing(draft=draft, spot=spot)


def _heaviest(draft: Draft, of: Story, lexicon: Lexicon) -> Mention | None:
    """The one that weighs most, the first of equals; None where none weighs anything."""
    best: Mention | None = None
    most = 0.0
    for bearing in bearings(draft, of, lexicon):
        points = weight(bearing)
        if points > most:
            best, most = bearing.mention, points
    return best


def weight(bearing: Bearing) -> float:
    """The sum of what holds of a place of the figure's sentence, each with its weight."""
    weights = bearing.lexicon.bearings.own
    own = sum(weights[f.__name__] * f(bearing) for f in OWN)
    return own + sum(weights[f.__name__] * f(bearing.spot) for f in SHOWN)


def weight_of_place(spot: Spot) -> float:
    """The sum of what holds of a place whatever the figure."""
    weights = spot.lexicon.bearings.elsewhere
    return sum(weights[f.__name__] * f(spot) for f in OF_PLACE)


def weight_beside(place: Distant) -> float:
    """The sum of what holds of a place of other sentences beside a figure."""
    weights = place.spot.lexicon.bearings.elsewhere
    return sum(weights[f.__name__] * f(place) for f in ELSEWHERE)
