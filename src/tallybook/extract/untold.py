"""Stage 5, where no word of a measure is said of a figure: what its noun is by itself, or takes over from the report.

Service people who are somewhere are deployed ("a frigate with 120 sailors", "has 40 instructors in Vint"), unless
something else is said of them. The names on a list are those of whom the report speaks ("her list has 118 names"),
and people who fall, from nothing and into nothing, are dead. All this is inferred, and the claims say so by a flag
(`measure_inferred`).
"""

from typing import Any

from tallybook.extract import resolve
from tallybook.extract.countable import countable, person
from tallybook.extract.counted import Counted
from tallybook.extract.draft import Draft
from tallybook.extract.parsed import Parsed
from tallybook.extract.verbs import lemmas, noun_lemma
from tallybook.lexicon import Lexicon
from tallybook.types import Quantity

INFERRED = ("served", "named", "fell")  # relations of the draft
DEPLOYED = "deployed"
NAMED = ("killed", "missing", "captured", "detained")  # whose names are put on lists, the likeliest first
MANY = 10  # fewer of them are too often named for another reason: "two officers said"
Found = tuple[str, tuple[int, int], Any, str, Draft | None]  # measure, span and token of its word, relation, from


def found(
    parsed: Parsed, figure: Counted, earlier: list[Draft], quantity: Quantity, lexicon: Lexicon, *, article: bool
) -> list[Found]:
    """The measure of a figure that no word of its sentence gives, one or none; none without an earlier figure."""
    before = resolve.antecedent(parsed, figure, earlier, value=quantity.value, article=article, lexicon=lexicon)
    if before is not None:
        token = before.token
        return [(before.draft.measure, _span(parsed, token), token, before.relation, before.draft)]
    if article or not earlier:
        return []
    if (fall := _fell(figure, lexicon)) is not None:
        return [("killed", _span(parsed, fall), fall, "fell", None)]
    if figure.noun is None or figure.noun.i < figure.number.i:
        return []
    least = quantity.value if quantity.value is not None else quantity.low
    if least and served(figure, least, earlier, lexicon):
        return [(DEPLOYED, _span(parsed, figure.noun), figure.noun, "served", None)]
    listed = _whose_names(figure, earlier, lexicon) if least else None
    if listed is not None:
        return [(listed.measure, _span(parsed, figure.noun), figure.noun, "named", listed)]
    return []


def _span(parsed: Parsed, token: Any) -> tuple[int, int]:
    return parsed.start(token), parsed.end(token)


def served(figure: Counted, least: float, earlier: list[Draft], lexicon: Lexicon) -> bool:
    """Whether service people are counted where they are, are going or at work, many or beside many of their kind."""
    noun = figure.noun
    if noun is None or noun_lemma(noun) not in lexicon.population.service or figure.nominal.i != noun.i:
        return False
    if not countable(figure, lexicon.measures[DEPLOYED], lexicon):
        return False
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    joined = any(
        d.measure == DEPLOYED and d.figure.noun is not None and d.figure.noun.i in {first.i, noun.head.i}
        for d in earlier
        if d.figure.number.doc is noun.doc
    )
    return (least >= MANY and _there(first, lexicon)) or (joined and first.i != noun.i)


def _there(noun: Any, lexicon: Lexicon) -> bool:
    """Whether the phrase stands where it tells of people who are there, and nothing else of them."""
    above, how = noun.head, noun.dep_
    if how == "pobj":
        of_a_unit = above.lower_ == "of" and bool(
            {noun_lemma(above.head), above.head.lemma_.lower()} & lexicon.verbs.unit_of
        )
        return above.lower_ == "with" or of_a_unit
    if how in ("ROOT", "attr", "appos"):
        return True
    if how == "dobj":
        return bool(lemmas(above, lexicon) & lexicon.verbs.has_in_service)
    acts = any(c.dep_ == "aux" and (c.lemma_.lower() == "be" or c.tag_ == "MD") for c in above.children)
    return (
        how == "nsubj" and acts and above.tag_ in ("VBG", "VB") and not lemmas(above, lexicon) & lexicon.attribute.say
    )


def _fell(figure: Counted, lexicon: Lexicon) -> Any | None:
    """The verb by which people fall, and nothing says from where or into what: "at least 400 Arnorians fell"."""
    verb = figure.nominal.head
    if (
        figure.nominal.dep_ != "nsubj"
        or verb.lemma_.lower() != "fall"
        or not countable(figure, lexicon.measures["killed"], lexicon)
    ):
        return None
    if figure.noun is not None and not (
        person(figure, "number", lexicon)
        or figure.noun.pos_ == "PROPN"
        or noun_lemma(figure.noun) in lexicon.population.force | lexicon.verbs.of_them
    ):
        return None  # "12 prices fell"
    beside = [c for c in verb.children if c.i > verb.i and not c.is_punct and c.dep_ not in ("npadvmod", "cc", "conj")]
    if any(c.dep_ != "prep" or c.lower_ in ("from", "to", "into", "off", "behind") for c in beside):
        return None
    return verb


def _whose_names(figure: Counted, earlier: list[Draft], lexicon: Lexicon) -> Draft | None:
    """The count of those whose names are counted, of the dead where the report has some: "her list has 118 names"."""
    noun = figure.noun
    if noun is None or noun.lower_ != "names" or figure.number.lower_ in ("one", "1"):
        return None
    if any(c.dep_ in ("amod", "compound", "poss") for c in noun.children):
        return None  # "two family names", "40 code names"
    words = {t.lower_ for t in noun.doc}
    if words & lexicon.verbs.not_of_victims:
        return None  # "a manifest with 148 names"
    return next((d for name in NAMED for d in reversed(earlier) if d.measure == name), None)
