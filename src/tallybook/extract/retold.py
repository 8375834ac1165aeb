"""Parts of a count of whom the next clause only tells more: "Five people died. Two were found in a car", "nineteen of
the dead came from Orro, while seven belonged to Vint".
"""

from typing import Any

from tallybook.extract.counted import Counted
from tallybook.extract.draft import Draft
from tallybook.extract.roles import WHERE, is_passive
from tallybook.extract.verbs import lemmas, noun_lemma
from tallybook.lexicon import Lexicon

BEHIND = 3  # tokens behind the verb in which its preposition stands


def told_of_part(figure: Counted, value: float | None, last: Draft, lexicon: Lexicon) -> Any | None:
    """The word that tells more of a part of the people counted last; None where it may be about others: a number with a
    noun, one no smaller than the count, a verb that says what they did.
    """
    verb, whole = figure.nominal.head, last.quantity.value
    bare = figure.noun is None and figure.nominal.dep_ in ("nsubj", "nsubjpass")
    if not bare or value is None or whole is None or not lexicon.measures[last.measure].of_event:
        return None
    if not 0 < value < whole:
        return None
    if verb.lemma_.lower() == "be":
        noun = next((c for c in verb.children if c.dep_ == "attr"), None)
        people = lexicon.population.collective | lexicon.population.person
        return noun if noun is not None and noun_lemma(noun) in people else None
    behind = {t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 1 + BEHIND] if t.pos_ != "PART"}  # "came to help"
    if is_passive(verb) and lemmas(verb, lexicon) & lexicon.verbs.told_found and behind.intersection(WHERE):
        return verb
    from_there = lemmas(verb, lexicon) & lexicon.verbs.hail and behind & {"from", "to"}
    return verb if from_there and not is_passive(verb) else None
