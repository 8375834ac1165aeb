"""Stage 11: what a figure takes over from the figures before it in the document.

A part named after its whole ("40 people were detained, including three generals"), victims who were
counted before ("four of the victims were children"), a count taken up again ("it now estimates
the figure at around 2,000"): their measure is the earlier figure's. Nothing else is carried over here.
"""

from dataclasses import dataclass, replace
from typing import Any

from tallybook.extract.countable import countable
from tallybook.extract.counted import Counted
from tallybook.extract.draft import Draft
from tallybook.extract.parsed import Parsed
from tallybook.extract.tolls import heading
from tallybook.extract.verbs import lemmas, noun_lemma
from tallybook.lexicon import Lexicon

JOINS = {",", "and", "with", ";"}
NEAR = 8  # tokens between a count noun that is taken up and its new number


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """The earlier draft whose measure a figure takes over, and the token that says so."""

    draft: Draft
    token: Any
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A label and the paragraph that it stands over: numbers without a word of their own count what it names."""

    measure: str
    span: tuple[int, int]
    paragraph: int


def topic(parsed: Parsed, last: Topic | None, lexicon: Lexicon) -> Topic | None:
    """The topic at a sentence: a new label, or the last one while its paragraph goes on."""
    label = heading(parsed, lexicon)
    if label is not None and not parsed.sentence.heading:
        span = (parsed.start(label[1]), parsed.end(label[1]))
        return Topic(measure=label[0], span=span, paragraph=parsed.sentence.paragraph)
    return last if last is not None and last.paragraph == parsed.sentence.paragraph else None


def falls_under(figure: Counted, topic: Topic, lexicon: Lexicon) -> bool:
    """Whether a number may count what the label names: it has no noun, or one that the measure counts."""
    return (
        figure.noun is None
        or figure.noun.i < figure.number.i
        or countable(figure, lexicon.measures[topic.measure], lexicon)
    )


def antecedent(
    parsed: Parsed, figure: Counted, earlier: list[Draft], *, article: bool, lexicon: Lexicon
) -> Antecedent | None:
    """The draft that a figure without a measure of its own continues, or None. `earlier` is in order of the text."""
    if not earlier:
        return None
    same = [d for d in earlier if d.parsed.sentence == parsed.sentence and d.figure.start < figure.start]
    if same:
        part = _part(figure, same[-1], lexicon)
        if part is not None:
            return Antecedent(draft=same[-1], token=part, relation="part")
    listed = _these_include(figure, parsed, earlier, lexicon)
    if listed is not None:
        return Antecedent(draft=listed[0], token=listed[1], relation="part")
    if article:
        return None
    if same and _listed(figure, same[-1]):
        return Antecedent(draft=same[-1], token=same[-1].token, relation="list")
    near = [d for d in earlier if parsed.sentence.paragraph - d.parsed.sentence.paragraph <= 1]
    of_them = _of_them(figure, lexicon)
    if of_them is not None and near:
        return Antecedent(draft=near[-1], token=of_them, relation="part")
    victim = _victim(figure, lexicon)
    if victim is not None:
        bodies = [d for d in near if d.measure in ("killed", "injured", "casualties")]
        return Antecedent(draft=bodies[-1], token=victim, relation="victim") if bodies else None
    taken_up = _anaphor(figure, lexicon)
    if taken_up is not None and near:
        return Antecedent(draft=_taken_up(parsed, figure, near, earlier), token=taken_up, relation="anaphor")
    said = _said_alone(figure, lexicon)
    if said is not None and near:
        return Antecedent(draft=_topic(near), token=said, relation="anaphor")
    return None


def _topic(near: list[Draft]) -> Draft:
    """What the nearest sentence with figures was about first: "12 dead and 30 hurt" is about the dead."""
    last = near[-1].parsed.sentence
    return next(d for d in near if d.parsed.sentence == last)


def _said_alone(figure: Counted, lexicon: Lexicon) -> Any | None:
    """A number that is all that somebody says ("the union says 8,000"), all that there is, or a sentence by itself."""
    doc, words = figure.number.doc, lexicon.verbs
    if figure.noun is not None and figure.noun.i > figure.number.i:
        return None
    after = doc[figure.number.i + 1] if figure.number.i + 1 < len(doc) else None
    if after is not None and not (after.is_punct or after.pos_ in ("CCONJ", "ADP", "SCONJ", "ADV", "VERB", "PUNCT")):
        return None
    at = figure.first.i - 1
    while at >= 0 and (doc[at].is_quote or doc[at].lower_ in words.alone_between):
        at -= 1
    if at < 0:
        return figure.number if after is None or after.text in (".", ",", ";", "!") else None
    before = doc[at]
    if before.pos_ not in ("VERB", "AUX", "NOUN") or doc[figure.number.i - 1].text == ",":
        return None
    forms = lemmas(before, lexicon)
    if "be" in forms and any(t.lower_ == "there" for t in doc[max(0, at - 3) : at]):
        return before
    return before if before.pos_ != "NOUN" and forms & words.said_alone else None


def _taken_up(parsed: Parsed, figure: Counted, near: list[Draft], earlier: list[Draft]) -> Draft:
    """The count that a bare number takes up: one that the paragraph names ("the number of war dead"), else the one that
    gave the same number before, else the nearest.
    """
    paragraph = parsed.sentence.paragraph
    named = [d for d in near if _names_a_count(d) and d.parsed.sentence.paragraph == paragraph]
    if named:
        return named[-1]
    words = figure.number.lower_
    return next((d for d in reversed(earlier) if d.figure.number.lower_ == words), near[-1])


def _names_a_count(draft: Draft) -> bool:
    """Whether the figure's who comes from a count's own name: "the number of war dead was 600"."""
    return draft.figure.noun is None and draft.population is not None


def _of_them(figure: Counted, lexicon: Lexicon) -> Any | None:
    noun = figure.noun
    if figure.nominal.dep_ == "nsubj" and lemmas(figure.nominal.head, lexicon) & lexicon.attribute.say:
        return None  # "none of whom said"
    return noun if noun is not None and figure.nominal.i != noun.i and noun.lower_ in lexicon.verbs.of_them else None


def _part(figure: Counted, whole: Draft, lexicon: Lexicon) -> Any | None:
    doc = figure.number.doc
    between = doc[whole.figure.number.i + 1 : figure.number.i]
    for token in between:
        if token.lower_ in lexicon.verbs.includes and figure.number.i - token.i <= 12:
            return token
    if [t.lower_ for t in doc[max(0, figure.first.i - 2) : figure.first.i - 1]] == ["of"] and doc[
        figure.first.i - 1
    ].lower_ in lexicon.verbs.of_them:
        return doc[figure.first.i - 1]  # "12 children, of whom four in camps"
    behind = doc[figure.number.i + 1] if figure.number.i + 1 < len(doc) else None
    if behind is not None and behind.lower_ in lexicon.verbs.manner and doc[figure.first.i - 1].lower_ in JOINS:
        return behind  # "15 were hurt, three critically"
    if figure.noun is not None and _countable(figure, lexicon):
        words = [t.lower_ for t in between if t.i > _phrase_end(whole)]
        if (
            words
            and set(words) <= {",", "and", "&", ";", "as", "well", "another"}
            and (whole.relation in ("verb", "subject", "part", "line", "idiom") or "another" in words)
        ):
            return whole.token
    return None


def _listed(figure: Counted, last: Draft) -> bool:
    """ "45 died in Vint, 12 in Arnor and seven in Orro": bare numbers with their places, behind one with its verb."""
    doc, number = figure.number.doc, figure.number
    if figure.noun is not None and figure.noun.i > number.i:
        return False
    after = doc[number.i + 1] if number.i + 1 < len(doc) else None
    before = doc[figure.first.i - 1] if figure.first.i > 0 else None
    if before is not None and before.lower_ == "with" and doc[before.i - 1].pos_ == "PROPN":
        return not any(t.pos_ == "VERB" and t.i > last.token.i and t.tag_ != "VBN" for t in doc[: figure.first.i])
    if after is None or after.pos_ != "ADP" or after.lower_ in ("of", "to"):
        return False
    between = [t for t in doc[_phrase_end(last) + 1 : figure.first.i]]
    joined = bool(between) and between[-1].lower_ in (",", "and", ";", "&")
    return joined and not any(t.pos_ in ("VERB", "AUX") and t.i > last.token.i for t in between)


def _these_include(figure: Counted, parsed: Parsed, earlier: list[Draft], lexicon: Lexicon) -> tuple[Draft, Any] | None:
    """ "Several civilians died. These included a baby and two women." """
    doc = figure.number.doc
    words = [t for t in doc if not t.is_punct][:3]
    if len(words) < 3 or words[0].lower_ not in lexicon.verbs.of_them | {"they"}:
        return None
    verb = next((t for t in words[1:] if t.lower_ in lexicon.verbs.includes), None)
    last = earlier[-1]
    near = parsed.sentence.paragraph == last.parsed.sentence.paragraph and last.parsed.sentence != parsed.sentence
    again = last.relation == "part" and last.parsed.sentence == parsed.sentence
    fits = figure.noun is not None and _countable(figure, lexicon)
    if verb is None or not (near or again) or not fits or figure.nominal.dep_ not in ("dobj", "conj", "attr", "appos"):
        return None
    return last, verb


def _countable(figure: Counted, lexicon: Lexicon) -> bool:
    words = lexicon.population
    return (
        figure.noun is not None
        and noun_lemma(figure.noun) not in words.thing | words.animal | words.building | words.equipment
    )


def _phrase_end(draft: Draft) -> int:
    last = draft.figure.noun if draft.figure.noun is not None else draft.figure.number
    if draft.population_span is not None:
        inside = draft.parsed.within(*draft.population_span)
        if inside:
            return max(int(last.i), int(inside[-1].i))
    return int(last.i)


def _victim(figure: Counted, lexicon: Lexicon) -> Any | None:
    noun = figure.noun
    if noun is not None and figure.nominal.i != noun.i and noun_lemma(noun) in lexicon.verbs.victims:
        return noun
    return None


def _anaphor(figure: Counted, lexicon: Lexicon) -> Any | None:
    """The word of counting that a bare number hangs on: "put it at 66", "up from 310", "the 71 given"."""
    if (
        figure.noun is not None
        and figure.noun.i > figure.number.i
        and noun_lemma(figure.noun) not in lexicon.population.empty
    ):
        return None
    doc = figure.number.doc
    before = list(doc[max(0, figure.first.i - NEAR) : figure.first.i])
    for token in reversed(before):
        if token.pos_ == "PUNCT" and token.text not in ",\"'“”’":
            break
        if token.lower_ in lexicon.verbs.anaphor or lemmas(token, lexicon) & lexicon.verbs.counting:
            return token
    if before and before[-1].lower_ in lexicon.verbs.compared:
        return before[-1]
    if (
        before
        and before[-1].lower_ == "the"
        and figure.number.i + 1 < len(doc)
        and doc[figure.number.i + 1].lower_ in lexicon.verbs.given_before
    ):
        return doc[figure.number.i + 1]
    return None


def inherited(draft: Draft, source: Draft, lexicon: Lexicon) -> Draft:
    """A draft with what the earlier figure's own clause gives it: the population of a count taken up again.

    "The figure", beside a count that was named, is that count, so that its words are this figure's own.
    """
    if (
        draft.relation == "anaphor"
        and draft.population is None
        and _names_a_count(source)
        and source.parsed.sentence.paragraph == draft.parsed.sentence.paragraph
    ):
        return replace(draft, population=source.population, population_span=source.population_span)
    if draft.relation == "anaphor" and draft.population is None:
        return replace(
            draft,
            population_inherited=source.population if source.population is not None else source.population_inherited,
        )
    return draft
