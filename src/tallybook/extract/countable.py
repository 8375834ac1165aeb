"""What a measure may count: people, forces, buildings, equipment; never things, and no fixed phrases."""

import re
from typing import Any

from tallybook.extract.counted import Counted
from tallybook.extract.parsed import Parsed
from tallybook.extract.verbs import noun_lemma
from tallybook.lexicon import Lexicon
from tallybook.vocabulary import Measure

DESIGNATION = re.compile(r"([A-Z][A-Za-z]{0,4})-\d{1,3}[A-Z]{0,3}s?")  # what a type of tank or aircraft is called


def countable(figure: Counted, measure: Measure, lexicon: Lexicon) -> bool:
    """Whether the measure counts what the figure's noun names; a figure without a noun passes for persons."""
    words, noun = lexicon.population, figure.noun
    if noun is None:
        if measure.counted == "person":
            return True
        return any(
            noun_lemma(t) in getattr(words, measure.counted)
            and noun_lemma(t.head) not in lexicon.verbs.anaphor  # "the ferry toll hits 35"
            for t in _spoken_of(figure, measure)
        )
    lemma = noun_lemma(noun)
    beside = [c for c in noun.children if c.dep_ in ("compound", "nmod") and c.i < noun.i]
    compounds = [*beside, *(j for c in beside for j in c.conjuncts if j.i < noun.i)]  # "emergency and rescue workers"
    forms = {lemma, noun.lower_, *(f"{c.lower_} {lemma}" for c in compounds)}
    if noun.i > 1 and noun.nbor(-1).text in ("-", "‑"):
        forms.add(f"{noun.nbor(-2).lower_}-{lemma}")  # "pick-ups", in three tokens
    named = lemma in words.force and any(any(ch.isdigit() for ch in c.text) for c in compounds)
    if named:  # "three Su-9 fighters" are no men
        return measure.counted == "equipment"
    if (kind := DESIGNATION.fullmatch(noun.text)) is not None and kind[1].lower() in words.type_letters:
        return measure.counted == "equipment"  # "three Su-24s"
    people = any(c.lower_ in lexicon.verbs.figures_of for c in noun.children)  # "48 opposition figures"
    if forms & set(measure.not_counted) or (lemma in lexicon.verbs.anaphor and lemma != noun.lower_ and not people):
        return False  # "both counts" are no people
    if noun.lower_ == "which" and (whole := _antecedent(figure)) is not None:
        noun, lemma = whole, noun_lemma(whole)
        forms = {lemma, whole.lower_}  # "35 boats, three of which came to grief" are no people
    if noun.lower_ in lexicon.verbs.of_them:
        return measure.counted in ("person", "force")
    if noun.lower_ == "one":  # "no one"
        return measure.counted == "person"
    if measure.counted == "building":
        return bool(forms & words.building)
    if measure.counted == "equipment":
        return bool(forms & words.equipment)
    if forms & (set(measure.adjective) | set(measure.noun)) or (forms & words.empty and measure.counted == "person"):
        return True
    if measure.counted == "force":
        return bool(forms & words.force)
    return not forms & (words.thing | words.building | words.equipment | words.animal)


def _antecedent(figure: Counted) -> Any | None:
    """What "three of which" are: the noun that their clause describes."""
    clause = figure.nominal.head
    return clause.head if clause.dep_ == "relcl" and clause.head.pos_ in ("NOUN", "PROPN") else None


def _spoken_of(figure: Counted, measure: Measure) -> list[Any]:
    """The words that may name what a bare number counts: from the last count before it on, where one has a noun."""
    doc = figure.number.doc
    counts = [t.head for t in doc[: figure.first.i] if t.dep_ == "nummod" and t.head.pos_ in ("NOUN", "PROPN")]
    if counts and counts[-1].i < figure.first.i:
        last = counts[-1]
        return [last, *(c for c in last.children if c.dep_ == "compound"), *doc[last.i + 1 : figure.first.i]]
    return list(doc[: figure.number.i if measure.counted != "force" else None])


def single(figure: Counted) -> bool:
    """Whether the figure's number is a bare one."""
    return figure.number.lower_ in ("one", "1")


def person(figure: Counted, kind: str, lexicon: Lexicon) -> bool:
    """Whether the noun names a person: by list, by ending, or by being a people's name ("a Malaysian")."""
    noun = figure.noun
    if noun is None:
        nobody = figure.number.lower_ == "one" and figure.first.i < figure.number.i  # "no one", "not one"
        return nobody or figure.number.lower_ in lexicon.population.nobody
    words, lemma = lexicon.population, noun_lemma(noun)
    if kind == "zero" and noun.lower_ in ("whom", "them"):
        return True
    if kind == "article" and lemma in lexicon.verbs.remains:
        return not any(c.dep_ in ("amod", "compound", "prep") for c in noun.children)  # "a body", not "a body of men"
    if lemma in words.person or noun.lower_ in words.person:
        return True
    if noun.lower_.endswith(words.person_ending):
        return lemma not in words.thing  # "a list"
    if kind == "zero" and noun.lower_.endswith(words.doer_ending):
        return True  # "not one marcher", but "a helicopter" is nobody
    return bool(noun.text[:1].isupper() and noun.lower_.endswith(words.people_ending))


def excluded(parsed: Parsed, figure: Counted, measure: Measure) -> bool:
    """Whether one of the measure's fixed phrases that count nobody ("killed the bill") stands near the figure."""
    at = figure.start - parsed.sentence.start
    near = parsed.text[max(0, at - 60) : at + 90].lower()
    return any(phrase in near for phrase in measure.exclude)
