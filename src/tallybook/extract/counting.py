"""Stage 9: what tells a running total from one event's count, an increment or a level. A table of features.

Each function says whether one thing holds of a figure; its first line is what a reader of the table needs to know.
What each weighs for each way of counting was fitted on annotated reports (`scripts/fit_counting.py`) and stands in
`data/en/counting.toml`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from tallybook.extract.draft import Draft
from tallybook.extract.verbs import noun_lemma
from tallybook.lexicon import Lexicon

NEAR = (90, 110)  # code points before and behind a figure in which a word bears on it
WAR = 3  # words for something long, from which a report is about it
LEVEL = ("group", "phrase", "condition", "adjective")  # relations that say what people are, not what became of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """A figure with its modality, the document's figures of its measure before it, and what the document is about."""

    draft: Draft
    earlier: Sequence[Draft]
    story: str
    lexicon: Lexicon

    @property
    def sentence(self) -> str:
        """The figure's sentence in lower case."""
        return self.draft.parsed.text.lower()

    @property
    def near(self) -> str:
        """The words around the figure, in lower case, within its sentence."""
        at = self.draft.figure.start - self.draft.parsed.sentence.start
        return self.sentence[max(0, at - NEAR[0]) : at + NEAR[1]]


# --- the figure's own words


def added(w: Weighing) -> float:
    """ "another", "a further", "more" beside an earlier figure of the measure"""
    draft = w.draft
    others = w.sentence[draft.figure.end - draft.parsed.sentence.start :].startswith(" others")
    return float(draft.additive and bool(w.earlier) and draft.quantity.value != 1 and not others)


def at_a_rate(w: Weighing) -> float:
    """so many a day or a week: "2,500 a day", not "2,500 a day later" """
    at = w.draft.figure.end - w.draft.parsed.sentence.start
    return float(_rate(w.lexicon).match(w.sentence, at) is not None)


def in_total(w: Weighing) -> float:
    """ "a total of" """
    return float(w.draft.total)


def nobody(w: Weighing) -> float:
    """nobody is counted"""
    return float(w.draft.quantity.value == 0)


def single(w: Weighing) -> float:
    """one is counted"""
    return float(w.draft.quantity.value == 1)


def vague(w: Weighing) -> float:
    """no number is said: "dozens" """
    return float(w.draft.quantity.bound == "vague")


def what_they_are(w: Weighing) -> float:
    """people are counted as what they are: "15 million refugees", "there were 40 million" """
    draft = w.draft
    noun, verb = draft.figure.noun, draft.figure.nominal.head
    named = noun is not None and noun_lemma(noun) in w.lexicon.measures[draft.measure].group
    there = verb.lemma_.lower() == "be" and any(c.dep_ == "expl" for c in verb.children)
    return float(there or (named and draft.relation in ("group", "noun")))


def condition(w: Weighing) -> float:
    """the relation says what people are, not what became of them"""
    return float(w.draft.relation in LEVEL)


# --- the verb


def perfect(w: Weighing) -> float:
    """ "have been killed": up to now"""
    return float(_auxiliary(w.draft.token, ("has", "have", "'ve", "’ve")))


def pluperfect(w: Weighing) -> float:
    """ "had been killed": up to then"""
    return float(_auxiliary(w.draft.token, ("had", "'d", "’d")))


def present(w: Weighing) -> float:
    """ "are", "is", "remain": now"""
    verb = w.draft.token
    if verb is None:
        return 0.0
    words = (verb, *verb.children, verb.head)
    return float(any(t.tag_ in ("VBZ", "VBP") and t.lower_ not in ("has", "have") for t in words))


def past(w: Weighing) -> float:
    """ "were killed", "died": once"""
    verb = w.draft.token
    if verb is None:
        return 0.0
    finite = verb.tag_ == "VBD" or any(c.tag_ == "VBD" and c.lower_ != "had" for c in verb.children)
    return float(finite)


def in_passing(w: Weighing) -> float:
    """ "killing 12": the outcome of what the sentence tells"""
    return float(w.draft.token is not None and w.draft.token.tag_ == "VBG")


def event_does_it(w: Weighing) -> float:
    """one event does it, or it is done in one: "the strike killed", "died in the blast" """
    verb = w.draft.token
    if verb is None:
        return 0.0
    near = [*verb.children, *(g for c in verb.children if c.dep_ == "prep" for g in c.children)]
    if verb.tag_ == "VBG":
        near += [*verb.head.children]
    return float(any(_lemma(t) in w.lexicon.aggregation.single_event for t in near))


def up_to_now(w: Weighing) -> float:
    """ "have been killed", and no word for one event in the sentence"""
    return perfect(w) * (1.0 - one_event(w))


def to_come(w: Weighing) -> float:
    """it is planned or feared"""
    return float(w.draft.modality is not None and w.draft.modality.status in ("planned", "hypothetical"))


def of_flow(w: Weighing) -> float:
    """a verb of sending or coming, which adds up"""
    return float(_lemma(w.draft.token) in w.lexicon.aggregation.flow_verb)


def of_level(w: Weighing) -> float:
    """a verb of staying or holding"""
    return float(_lemma(w.draft.token) in w.lexicon.aggregation.stock_verb)


# --- words around it


def total_word(w: Weighing) -> float:
    """a word for a total is near: "so far", "the toll" """
    return float(_pattern(w.lexicon, "cumulative").search(w.near) is not None)


def level_word(w: Weighing) -> float:
    """a word for what still holds is near: "still", "currently" """
    return float(_pattern(w.lexicon, "stock").search(w.near) is not None)


def lasting(w: Weighing) -> float:
    """they lie, sit or are held somewhere: "in intensive care", "in custody" """
    return float(_pattern(w.lexicon, "lasting").search(w.near) is not None)


def of_one_day(w: Weighing) -> float:
    """counted over a day of something longer: "in the past day" """
    return float(_pattern(w.lexicon, "one_day").search(w.near) is not None)


def recorded(w: Weighing) -> float:
    """somebody keeps count: "has documented", "the register" """
    return float(_pattern(w.lexicon, "counting").search(w.near) is not None)


def changed(w: Weighing) -> float:
    """it rose, fell or was corrected"""
    return float(_pattern(w.lexicon, "changed").search(w.sentence) is not None)


def old(w: Weighing) -> float:
    """it held before and holds no more: "up from" """
    before = w.near[: min(NEAR[0], w.draft.figure.start - w.draft.parsed.sentence.start)]
    words = w.lexicon.aggregation
    return float(
        any(f" {x} " in f" {before[-45:]}" for x in words.old)
        or any(before.rstrip().endswith(f" {x}") for x in words.old_before)
    )


def one_event(w: Weighing) -> float:
    """a word for one event is in the sentence: "the crash" """
    return float(_pattern(w.lexicon, "single_event").search(w.sentence) is not None)


def long_event(w: Weighing) -> float:
    """a word for something long is near: "the war" """
    return float(_pattern(w.lexicon, "long_event").search(w.near) is not None)


# --- the report


def about_something_long(w: Weighing) -> float:
    """the report speaks again and again of a war, an exodus, an epidemic"""
    return float(_times(w.story, w.lexicon, "long_event") >= WAR)


def about_one_event(w: Weighing) -> float:
    """the report has more words for one event than for something long"""
    return float(_times(w.story, w.lexicon, "single_event") > _times(w.story, w.lexicon, "long_event"))


def toll_is_kept(w: Weighing) -> float:
    """the report speaks of a toll or a count"""
    return float(_times(w.story, w.lexicon, "tally") > 0)


def in_heading(w: Weighing) -> float:
    """the headline says it"""
    return float(w.draft.parsed.sentence.heading)


def attributed(w: Weighing) -> float:
    """somebody is named who says so"""
    return float(bool(w.draft.sources))


def counted_before(w: Weighing) -> float:
    """an earlier figure of the measure is another"""
    return float(any(d.quantity != w.draft.quantity for d in w.earlier))


def over_days(w: Weighing) -> float:
    """its own words give it more than a day"""
    return float(_days(w.draft) > 1)


def on_a_day(w: Weighing) -> float:
    """its own words give it a day"""
    return float(_days(w.draft) == 1)


def _days(draft: Draft) -> int:
    if draft.time is None or draft.time_span is None:
        return 0
    sentence = draft.parsed.sentence
    if not sentence.start <= draft.time_span[0] < sentence.end:
        return 0
    return (date.fromisoformat(draft.time.end[:10]) - date.fromisoformat(draft.time.start[:10])).days + 1


Feature = Callable[[Weighing], float]
FEATURES: tuple[Feature, ...] = (
    nobody,
    single,
    vague,
    what_they_are,
    condition,
    perfect,
    pluperfect,
    present,
    past,
    in_passing,
    event_does_it,
    up_to_now,
    to_come,
    of_flow,
    of_level,
    total_word,
    level_word,
    lasting,
    of_one_day,
    recorded,
    changed,
    old,
    one_event,
    long_event,
    about_something_long,
    about_one_event,
    toll_is_kept,
    in_heading,
    attributed,
    counted_before,
    over_days,
    on_a_day,
)


def said_of(w: Weighing) -> Mapping[str, float]:
    """What holds of the figure: the features, its measure and relation, the features where people are held or gone."""
    values = {f.__name__: f(w) for f in FEATURES}
    out = {name: value for name, value in values.items() if value}
    if w.draft.measure in w.lexicon.aggregation.people_somewhere:
        out |= {f"{name}, of people somewhere": value for name, value in out.items()}
    whole = next((d for d in w.earlier if d.figure.start == w.draft.follows), None)
    if whole is not None:
        out[f"part of {whole.aggregation}"] = 1.0
    return {**out, "always": 1.0, f"of {w.draft.measure}": 1.0, f"by {w.draft.relation}": 1.0}


def _lemma(token: Any | None) -> str:
    return str(token.lemma_.lower()) if token is not None else ""


def _auxiliary(verb: Any | None, words: tuple[str, ...]) -> bool:
    return verb is not None and any(c.dep_ in ("aux", "auxpass") and c.lower_ in words for c in verb.children)


@lru_cache(maxsize=16)  # a story is asked about for each of its figures
def _times(story: str, lexicon: Lexicon, name: str) -> int:
    return len(_pattern(lexicon, name).findall(story))


@lru_cache(maxsize=16)
def _pattern(lexicon: Lexicon, name: str) -> "re.Pattern[str]":
    words = sorted(getattr(lexicon.aggregation, name), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")


@lru_cache(maxsize=4)
def _rate(lexicon: Lexicon) -> "re.Pattern[str]":
    """So many words for a time each, over five others at most: not "in a day", which is how long, nor "a day later"."""
    words = lexicon.aggregation
    each, before, behind = (
        "|".join(sorted(map(re.escape, w), key=len, reverse=True))
        for w in (words.rate, words.rate_not_behind, words.rate_not_before)
    )
    return re.compile(rf"(?: (?!(?:{before})\b)[\w'’-]+){{0,5}}? (?:{each})\b(?! (?:{behind})\b)")
