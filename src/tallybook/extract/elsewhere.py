"""Stage 10: what makes a place of other sentences the scene of a figure: where it is named, and the other figures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from math import log

from tallybook.extract.bearings import TOWARD
from tallybook.extract.draft import Draft
from tallybook.extract.mention import Mention
from tallybook.extract.spots import Spot, in_lead, sets_scene, toward
from tallybook.extract.story import Placed, Story, key, outer
from tallybook.lexicon import Lexicon

OLD = 60  # days before the report's date: what happened then is background
NEAR = 2  # sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Distant:
    """A place beside a figure in sentence `at`: `before` is the sentence before it that named the place last, or None.

    `latest` are the keys of the places that the last sentence before it says something was in, `since` how far back.
    """

    draft: Draft
    spot: Spot
    at: int
    before: int | None
    latest: frozenset[str]
    since: int
    placed: tuple[Placed, ...] = ()

    @property
    def mention(self) -> Mention:
        """The words that are cited for it: those of the sentence before that named it last, else the first."""
        found = [m for here, m in self.spot.named if here == self.before] or [
            m for here, m in self.spot.named if here != self.at
        ]
        return next((m for m in found if m.preposition in self.spot.lexicon.place.scene), found[0])


def distant(
    draft: Draft, at: int, found: list[Spot], story: Story, lexicon: Lexicon, placed: tuple[Placed, ...]
) -> Iterator[Distant]:
    """Every place that a sentence other than the figure's names, beside the figure."""
    latest, since = _latest(at, story, lexicon)
    for spot in found:
        if any(here != at for here, _ in spot.named):
            before = [h for h, _ in spot.named if h < at and not _above(h, story)]
            yield Distant(
                draft=draft,
                spot=spot,
                at=at,
                before=max(before, default=None),
                latest=latest,
                since=since,
                placed=placed,
            )


def _above(here: int, story: Story) -> bool:
    return story.scenes[here][0].heading or here in story.datelines


def _latest(at: int, story: Story, lexicon: Lexicon) -> tuple[frozenset[str], int]:
    """The places in which the last sentence before says that something was, and how many sentences back it is."""
    for here in range(at - 1, -1, -1):
        if _above(here, story):
            break
        mentions = story.scenes[here][1]
        inside = [m for m in mentions if sets_scene(m, lexicon) and not outer(m, mentions, story.text, lexicon)]
        if inside:
            return frozenset(key(m, story.text) for m in inside), at - here
    return frozenset(), 0


# --- beside the figure


def toward_for_goers(d: Distant) -> float:
    """people are counted by where they go, and they go there"""
    return toward(d.spot) * float(d.draft.measure in TOWARD)


def later(d: Distant) -> float:
    """named only behind the figure's sentence, or above the text"""
    return float(d.before is None)


def later_in_body(d: Distant) -> float:
    """the same, and the figure is not in the headline"""
    return later(d) * float(not d.spot.story.scenes[d.at][0].heading)


def sentences_back(d: Distant) -> float:
    """how many sentences before the figure's (logarithm)"""
    return log(1 + d.at - d.before) if d.before is not None else 0.0


def sentence_before(d: Distant) -> float:
    """the sentence before names it"""
    return float(d.before is not None and d.at - d.before == 1)


def inside_before(d: Distant) -> float:
    """the sentence before says that something is in it"""
    return sentence_before(d) * _inside_there(d)


def _inside_there(d: Distant) -> float:
    return float(any(here == d.before and sets_scene(m, d.spot.lexicon) for here, m in d.spot.named))


def called_there(d: Distant) -> float:
    """the figure's sentence says "there": 1 of the sentence before, -1 of others"""
    here = d.draft.parsed
    if "there" not in here.words or not any(t.lower_ == "there" and t.dep_ == "advmod" for t in here.tokens):
        return 0.0
    return 2 * sentence_before(d) - 1


def paragraph(d: Distant) -> float:
    """the figure's paragraph names it before the figure's sentence"""
    return float(d.before is not None and _paragraphs_back(d) == 0)


def inside_in_paragraph(d: Distant) -> float:
    """the figure's paragraph says that something is in it"""
    return paragraph(d) * _inside_there(d)


def paragraph_before(d: Distant) -> float:
    """the paragraph before names it"""
    return float(d.before is not None and _paragraphs_back(d) == 1)


def _paragraphs_back(d: Distant) -> int:
    scenes = d.spot.story.scenes
    return scenes[d.at][0].paragraph - scenes[d.before or 0][0].paragraph


def latest_scene(d: Distant) -> float:
    """the last sentence before that says where something was says that it was there"""
    return float(d.spot.key in d.latest)


def latest_scene_near(d: Distant) -> float:
    """and stands two sentences back at most"""
    return latest_scene(d) * float(d.since <= NEAR)


def below_headline(d: Distant) -> float:
    """the figure stands in the headline, the place in the lead"""
    return in_lead(d.spot) * float(d.spot.story.scenes[d.at][0].heading)


def of_other_figures(d: Distant) -> float:
    """how many other figures have it from their own sentences (logarithm)"""
    return log(1 + sum(p.key == d.spot.key for p in d.placed))


def of_figure_before(d: Distant) -> float:
    """the last figure before that has a place of its own sentence has this one"""
    last = _last(d)
    return float(last is not None and last.key == d.spot.key)


def of_figure_before_near(d: Distant) -> float:
    """that figure stands in the same paragraph"""
    last, scenes = _last(d), d.spot.story.scenes
    near = last is not None and scenes[last.sentence][0].paragraph == scenes[d.at][0].paragraph
    return float(near) * of_figure_before(d)


def of_figure_here(d: Distant) -> float:
    """that figure stands in the same sentence"""
    last = _last(d)
    return float(last is not None and last.sentence == d.at) * of_figure_before(d)


def of_same_measure(d: Distant) -> float:
    """the last figure before of the same measure that has a place of its own sentence has this one"""
    last = _last(d, d.draft.measure)
    return float(last is not None and last.key == d.spot.key)


def _last(d: Distant, measure: str | None = None) -> Placed | None:
    before = [p for p in d.placed if p.figure < d.draft.figure.start and measure in (None, p.measure)]
    return before[-1] if before else None


def in_the_past(d: Distant) -> float:
    """the figure's own words date it long before the report"""
    when, span, published = d.draft.time, d.draft.time_span, d.spot.story.published
    if when is None or span is None or published is None:
        return 0.0
    here = d.spot.story.scenes[d.at][0]
    old = (published - date.fromisoformat(when.end[:10])).days > OLD
    return float(old and here.start <= span[0] < here.end)


ELSEWHERE: tuple[Callable[[Distant], float], ...] = (
    toward_for_goers,
    later,
    later_in_body,
    sentences_back,
    sentence_before,
    inside_before,
    called_there,
    paragraph,
    inside_in_paragraph,
    paragraph_before,
    latest_scene,
    latest_scene_near,
    below_headline,
    of_other_figures,
    of_figure_before,
    of_figure_before_near,
    of_figure_here,
    of_same_measure,
    in_the_past,
)
