"""Stage 10: what makes a place of another sentence the scene of a figure: the story's other figures, and its build."""

from datetime import date
from math import log

from tallybook.extract.bearings import KIND, Bearing, Feature, Placed, key

OLD = 60  # days before the report's date: what happened then is background


def of_other_figures(b: Bearing) -> float:
    """how many other figures have it from their own sentences (logarithm)"""
    mine = key(b.mention, b.story.text)
    return log(1 + sum(p.key == mine for p in b.placed))


def of_figure_before(b: Bearing) -> float:
    """the last figure before that has a place of its own sentence has this one"""
    last = _last(b)
    return float(last is not None and last.key == key(b.mention, b.story.text))


def of_figure_before_near(b: Bearing) -> float:
    """that figure stands in the same paragraph"""
    last, scenes = _last(b), b.story.scenes
    near = last is not None and scenes[last.sentence][0].paragraph == scenes[b.at][0].paragraph
    return float(near) * of_figure_before(b)


def of_figure_here(b: Bearing) -> float:
    """that figure stands in the same sentence"""
    last = _last(b)
    return float(last is not None and last.sentence == b.at) * of_figure_before(b)


def of_same_measure(b: Bearing) -> float:
    """the last figure before of the same measure that has a place of its own sentence has this one"""
    last = _last(b, b.draft.measure)
    return float(last is not None and last.key == key(b.mention, b.story.text))


def _last(b: Bearing, measure: str | None = None) -> Placed | None:
    before = [p for p in b.placed if p.figure < b.draft.figure.start and measure in (None, p.measure)]
    return before[-1] if before else None


def in_the_past(b: Bearing) -> float:
    """the figure's own words date it long before the report"""
    when, span = b.draft.time, b.draft.time_span
    if when is None or span is None or b.story.published is None:
        return 0.0
    here = b.story.scenes[b.at][0]
    old = (b.story.published - date.fromisoformat(when.end[:10])).days > OLD
    return float(old and here.start <= span[0] < here.end)


def in_heading(b: Bearing) -> float:
    """the headline names it"""
    return float(b.story.scenes[b.here][0].heading)


def in_lead(b: Bearing) -> float:
    """the first sentence of the body that names a place names it"""
    return float(b.here == b.story.lead)


def sentences_back(b: Bearing) -> float:
    """how many sentences before the figure's (logarithm)"""
    return log(1 + max(b.at - b.here, 0))


def later(b: Bearing) -> float:
    """stands behind the figure's sentence"""
    return float(b.here > b.at and not b.story.scenes[b.at][0].heading)


def sentence_before(b: Bearing) -> float:
    """the sentence before names it"""
    return float(b.at - b.here == 1)


def called_there(b: Bearing) -> float:
    """the figure's sentence says "there": 1 of the sentence before, -1 of others"""
    here = b.draft.parsed
    if "there" not in here.words or not any(t.lower_ == "there" and t.dep_ == "advmod" for t in here.tokens):
        return 0.0
    return 2 * sentence_before(b) - 1


def paragraph(b: Bearing) -> float:
    """the figure's paragraph names it"""
    return float(b.at - b.here > 0 and b.story.scenes[b.here][0].paragraph == b.story.scenes[b.at][0].paragraph)


def paragraph_before(b: Bearing) -> float:
    """the paragraph before names it"""
    return float(b.story.scenes[b.at][0].paragraph - b.story.scenes[b.here][0].paragraph == 1)


def below_headline(b: Bearing) -> float:
    """the figure stands in the headline, the place in the lead"""
    return float(b.story.scenes[b.at][0].heading and b.here == b.story.lead)


def first_there(b: Bearing) -> float:
    """the first place that its sentence names"""
    return float(b.story.scenes[b.here][1][0] is b.mention)


def same_event(b: Bearing) -> float:
    """the figure's sentence has that word too"""
    return float(b.mention.event != "" and b.mention.event in b.events)


ELSEWHERE: tuple[Feature, ...] = (
    *KIND,
    of_other_figures,
    of_figure_before,
    of_figure_before_near,
    of_figure_here,
    of_same_measure,
    in_heading,
    in_lead,
    sentences_back,
    later,
    sentence_before,
    called_there,
    paragraph,
    paragraph_before,
    below_headline,
    first_there,
    same_event,
    in_the_past,
)
