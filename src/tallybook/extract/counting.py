"""Stage 9: what tells a running total from one event's count, an increment or a level. A table of features.

Each function says whether one thing holds of a figure; its first line is what a reader of the table needs to know.
What each weighs for each way of counting was fitted on annotated reports (`scripts/fit_counting.py`) and stands in
`data/en/counting.toml`.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from math import log10
from typing import Any

from tallybook.extract.draft import Draft
from tallybook.extract.happenings import REPORT, told_of, unfolding
from tallybook.extract.verbs import noun_lemma
from tallybook.extract.weighing import NEAR, Feature, Weighing, pattern
from tallybook.lexicon import Lexicon

GROWN = 110  # code points before a figure in which a word says that it grew to it
LONG_AGO = 60  # days
_ENTRY = re.compile(r"\s*[-•*●–] ")
LEVEL = ("group", "phrase", "condition", "adjective")  # relations that say what people are, not what became of them


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


def how_large(w: Weighing) -> float:
    """how large the number is (logarithm)"""
    value = w.draft.quantity.value if w.draft.quantity.value is not None else w.draft.quantity.low
    return log10(1 + value) / 2 if value is not None else 0.0


def on_top(w: Weighing) -> float:
    """ "another", "a further", "more", with or without an earlier figure"""
    return float(w.draft.additive)


def more_of_them(w: Weighing) -> float:
    """ "three more", "12 others" """
    return float(_behind(w.lexicon, "besides").match(w.sentence, _end(w)) is not None)


def new(w: Weighing) -> float:
    """ "63 new cases" """
    behind = _behind(w.lexicon, "fresh").match(w.sentence, _end(w))
    before = w.sentence[: _start(w)].split()[-1:]
    return float(behind is not None or not w.lexicon.aggregation.fresh.isdisjoint(before))


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
    return float(pattern(w.lexicon, "cumulative").search(w.near) is not None)


def level_word(w: Weighing) -> float:
    """a word for what still holds is near: "still", "currently" """
    return float(pattern(w.lexicon, "stock").search(w.near) is not None)


def lasting(w: Weighing) -> float:
    """they lie, sit or are held somewhere: "in intensive care", "in custody" """
    return float(pattern(w.lexicon, "lasting").search(w.near) is not None)


def of_one_day(w: Weighing) -> float:
    """counted over a day of something longer: "in the past day" """
    return float(pattern(w.lexicon, "one_day").search(w.near) is not None)


def recorded(w: Weighing) -> float:
    """somebody keeps count: "has documented", "the register" """
    return float(pattern(w.lexicon, "counting").search(w.near) is not None)


def changed(w: Weighing) -> float:
    """it rose, fell or was corrected"""
    return float(pattern(w.lexicon, "changed").search(w.sentence) is not None)


def grew_to(w: Weighing) -> float:
    """it grew to that: "has risen to", "stands at", "taking the toll to" """
    before = w.sentence[max(0, _start(w) - GROWN) : _start(w)]
    return float(_grown(w.lexicon).search(before) is not None)


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
    return float(pattern(w.lexicon, "single_event").search(w.sentence) is not None)


def long_event(w: Weighing) -> float:
    """a word for something long is near: "the war" """
    return float(pattern(w.lexicon, "long_event").search(w.near) is not None)


# --- where it stands


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


def long_ago(w: Weighing) -> float:
    """its own words date it months before it was said"""
    when, said = w.draft.time, w.draft.as_of
    if not _days(w.draft) or when is None or said is None or len(said) < len("2025-01"):
        return 0.0
    held = date.fromisoformat(said if len(said) > len("2025-01") else f"{said}-28")
    return float((held - date.fromisoformat(when.end[:10])).days > LONG_AGO)


def first(w: Weighing) -> float:
    """the first figure of its measure"""
    return float(not w.earlier)


def listed(w: Weighing) -> float:
    """an entry of a list says it"""
    text, at = w.draft.parsed.document.text, w.draft.figure.start
    return float(_ENTRY.match(text, text.rfind("\n", 0, at) + 1) is not None)


def _start(w: Weighing) -> int:
    return w.draft.figure.start - w.draft.parsed.sentence.start


def _end(w: Weighing) -> int:
    return w.draft.figure.end - w.draft.parsed.sentence.start


def _days(draft: Draft) -> int:
    if draft.time is None or draft.time_span is None:
        return 0
    sentence = draft.parsed.sentence
    if not sentence.start <= draft.time_span[0] < sentence.end:
        return 0
    return (date.fromisoformat(draft.time.end[:10]) - date.fromisoformat(draft.time.start[:10])).days + 1


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
    *REPORT,
    in_heading,
    attributed,
    counted_before,
    over_days,
    on_a_day,
)
# These say the same of everybody.
PLAIN: tuple[Feature, ...] = (how_large, on_top, more_of_them, new, grew_to, long_ago, first, listed, unfolding)


def said_of(w: Weighing) -> Mapping[str, float]:
    """What holds of the figure: the features, its measure and relation, the features where people are held or gone."""
    values = {f.__name__: f(w) for f in FEATURES}
    out = {name: value for name, value in values.items() if value}
    if w.draft.measure in w.lexicon.aggregation.people_somewhere:
        out |= {f"{name}, of people somewhere": value for name, value in out.items()}
    whole = next((d for d in w.earlier if d.figure.start == w.draft.follows), None)
    if whole is not None:
        out[f"part of {whole.aggregation}"] = 1.0
    out |= {f.__name__: value for f in PLAIN if (value := f(w))}
    what, measure = told_of(w.story, w.lexicon), w.draft.measure
    named = {"always": 1.0, f"of {measure}": 1.0, f"by {w.draft.relation}": 1.0, f"size of {measure}": how_large(w)}
    said = {f"bound {w.draft.quantity.bound}": 1.0, f"verb {_lemma(w.draft.token)}": 1.0, f"report of {what}": 1.0}
    return out | named | said


def _lemma(token: Any | None) -> str:
    return str(token.lemma_.lower()) if token is not None else ""


def _auxiliary(verb: Any | None, words: tuple[str, ...]) -> bool:
    return verb is not None and any(c.dep_ in ("aux", "auxpass") and c.lower_ in words for c in verb.children)


@lru_cache(maxsize=4)
def _behind(lexicon: Lexicon, name: str) -> "re.Pattern[str]":
    """One of a list of words behind a figure, over two others at most."""
    words = "|".join(sorted(map(re.escape, getattr(lexicon.aggregation, name))))
    return re.compile(rf"(?: [\w'’-]+){{0,2}}? (?:{words})\b")


@lru_cache(maxsize=4)
def _grown(lexicon: Lexicon) -> "re.Pattern[str]":
    """A verb of growing and "to", or one that needs none, right before a figure, over a hedge."""
    words = lexicon.aggregation
    grows, reaches = ("|".join(sorted(map(re.escape, w))) for w in (words.grows, words.reaches))
    return re.compile(rf"\b(?:(?:{grows})\b[^.;:]{{0,70}}? to|(?:{reaches}))(?: [a-z]+(?: than)?)? \Z")


@lru_cache(maxsize=4)
def _rate(lexicon: Lexicon) -> "re.Pattern[str]":
    """So many words for a time each, over five others at most: not "in a day", which is how long, nor "a day later"."""
    words = lexicon.aggregation
    each, before, behind = (
        "|".join(sorted(map(re.escape, w), key=len, reverse=True))
        for w in (words.rate, words.rate_not_behind, words.rate_not_before)
    )
    return re.compile(rf"(?: (?!(?:{before})\b)[\w'’-]+){{0,5}}? (?:{each})\b(?! (?:{behind})\b)")
