"""Stage 10, second half: which of the places that a story names a figure belongs to, or none.

Every place is weighed by the table of `bearings`. First those of the figure's own sentence: the heaviest is taken, if
it weighs anything. A figure that has none so has the heaviest of the other sentences', where it counts that other
figures have been placed there; else none.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from tallybook.extract import when
from tallybook.extract.bearings import Bearing, Placed, Scenes, Story, key
from tallybook.extract.draft import Draft
from tallybook.extract.elsewhere import ELSEWHERE
from tallybook.extract.mention import Mention
from tallybook.extract.nearby import OWN
from tallybook.lexicon import Lexicon
from tallybook.types import Document


def places(document: Document, scenes: Scenes, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Mention | None]:
    """The place of each figure, in order; `scenes` are the sentences in order with the places that each names."""
    of = story(document, scenes, drafts)
    own = [heaviest(bearings(d, of, lexicon, own=True)) for d in drafts]
    where = placed(drafts, own, of)
    out = []
    for draft, found in zip(drafts, own, strict=True):
        chosen = found if found is not None else heaviest(bearings(draft, of, lexicon, own=False, placed=where))
        out.append(chosen.mention if chosen is not None else None)
    return out


def placed(drafts: Sequence[Draft], own: Sequence[Bearing | None], of: Story) -> tuple[Placed, ...]:
    """The figures whose own sentence says where, in order."""
    return tuple(
        Placed(figure=d.figure.start, measure=d.measure, sentence=b.at, key=key(b.mention, of.text))
        for d, b in zip(drafts, own, strict=True)
        if b is not None
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


def bearings(
    draft: Draft, of: Story, lexicon: Lexicon, *, own: bool, placed: tuple[Placed, ...] = ()
) -> Iterator[Bearing]:
    """Every place of the figure's own sentence, or of all others, beside the figure."""
    at = next(i for i, (s, _) in enumerate(of.scenes) if s == draft.parsed.sentence)
    events = frozenset(t.lemma_.lower() for t in draft.parsed.tokens) & lexicon.place.event
    for here, (_, found) in enumerate(of.scenes):
        if (here == at) == own:
            for mention in found:
                yield Bearing(
                    draft=draft,
                    mention=mention,
                    here=here,
                    at=at,
                    story=of,
                    lexicon=lexicon,
                    placed=placed,
                    events=events,
                )


def heaviest(of: Iterator[Bearing]) -> Bearing | None:
    """The one that weighs most, the first of equals; None where none weighs anything."""
    best, most = None, 0.0
    for bearing in of:
        points = weight(bearing)
        if points > most:
            best, most = bearing, points
    return best


def weight(bearing: Bearing) -> float:
    """The sum of what holds of the place, each with its weight."""
    own = bearing.here == bearing.at
    weights = bearing.lexicon.bearings.own if own else bearing.lexicon.bearings.elsewhere
    return sum(weights[f.__name__] * f(bearing) for f in (OWN if own else ELSEWHERE))
