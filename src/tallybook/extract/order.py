"""What became of people as the order of the words alone tells it, where the parse hangs them wrongly.

"Thirty sustained light wounds" behind another clause, "6,500 women and 22,000 children under five need support": the
first verb behind the counted is what they did or underwent, with the second word of its idiom behind it.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from tallybook.extract.counted import Counted
from tallybook.extract.roles import Role
from tallybook.extract.verbs import is_ing, is_participle, lemmas, noun_lemma, verb_forms
from tallybook.lexicon import Lexicon

REACH = 9  # tokens behind the counted in which their verb stands
PARTNER = 7  # tokens behind the verb in which the second word of an idiom stands
BE = "be"
NOT_VERBAL = ("DET", "ADJ", "ADP", "PRON")


def by_order(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """The first verb behind the counted, with the second word of its idiom, whatever the parse makes of them."""
    found = _first_verb(figure, lexicon)
    holder = figure.nominal.head
    carried = figure.nominal.dep_ == "dobj" and holder.dep_ == "acl" and is_ing(holder)
    if found is None or carried:
        return  # "a train carrying 263 people left the tracks outside the town"
    verb, passive = found
    forms = lemmas(verb, lexicon)
    undergone = is_participle(verb, lexicon) and (passive or not _has_object_behind(verb))
    for name, measure in lexicon.measures.items():
        for item in measure.idiom:
            fits = undergone if item.counted == "object" else item.counted == "subject" and not passive
            if fits and forms & set(item.verb) and _behind(verb, item.with_):
                yield name, verb


def _first_verb(figure: Counted, lexicon: Lexicon) -> tuple[Any, bool] | None:
    """The first verb behind the counted that is more than an auxiliary, and whether it is passive."""
    doc = figure.number.doc
    last = max(figure.number.i, figure.noun.i if figure.noun is not None else 0)
    passive = helped = False
    for token in doc[last + 1 : last + 1 + REACH]:
        if token.is_punct or token.tag_ in ("WDT", "WP", "WRB") or token.pos_ == "SCONJ":
            return None
        if token.lower_ in lexicon.verbs.auxiliary and not (token.pos_ == "VERB" and is_participle(token, lexicon)):
            passive = passive or token.lemma_.lower() == BE
            helped = helped or token.pos_ == "AUX"
            continue
        if token.pos_ == "VERB" and not is_ing(token):
            return token, passive
        apart = token.i > last + 1 or (is_participle(token, lexicon) and token.lower_ not in verb_forms(lexicon))
        if token.pos_ in ("NOUN", "PROPN", "ADJ") and apart and _may_be_verb(token, lexicon):
            return token, passive
        if helped and token.pos_ not in ("ADV", "PART"):
            return None
    return None


def _may_be_verb(token: Any, lexicon: Lexicon) -> bool:
    """Whether a word that was tagged a noun is a verb's form: "children under five need support"."""
    before = token.doc[token.i - 1]
    return (
        before.pos_ not in NOT_VERBAL
        and not noun_lemma(token).endswith("s")
        and any(lemmas(token, lexicon) & verbs for verbs in _needing(lexicon))
    )


@lru_cache(maxsize=4)
def _needing(lexicon: Lexicon) -> tuple[frozenset[str], ...]:
    """The verbs of the idioms of which the counted are the subject, by measure."""
    return tuple(
        frozenset(v for i in m.idiom if i.counted == "subject" for v in i.verb) for m in lexicon.measures.values()
    )


def _has_object_behind(verb: Any) -> bool:
    """Whether an object follows, so that the form is no participle: "received the wounded"."""
    doc, at = verb.doc, verb.i + 1
    return at < len(doc) and doc[at].pos_ in ("DET", "NUM", "PRON", "NOUN", "PROPN", "ADJ")


def _behind(verb: Any, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands behind the verb in its clause."""
    doc, near = verb.doc, []
    for token in doc[verb.i + 1 : verb.i + 1 + PARTNER]:
        if token.is_punct or token.lower_ in ("and", "but"):
            break
        near.append((token.lower_, noun_lemma(token), token.pos_))
    return any(
        all(at + k < len(near) and part in near[at + k][:2] for k, part in enumerate(word.split()))
        and any(pos != "ADP" for *_, pos in near[at : at + len(word.split())])  # "moved in" says too little
        for word in words
        for at in range(len(near))
    )
