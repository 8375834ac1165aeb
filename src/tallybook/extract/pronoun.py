"""Who is named first and told of by a pronoun: "a grenade went off while a man was carrying it and killed him"."""

from collections.abc import Iterator
from typing import Any

from tallybook.extract.counted import Counted
from tallybook.extract.roles import Role
from tallybook.extract.verbs import lemmas, noun_lemma
from tallybook.lexicon import Lexicon

REACH = 16  # tokens between the counted and their pronoun
SEX = {"him": "male", "her": "female"}


def by_pronoun(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """A verb of the measure has for its object the pronoun of the last people named: "hit two men and killed them"."""
    noun = figure.noun
    if noun is None or noun_lemma(noun) not in lexicon.population.person:
        return
    pronouns = ("them",) if noun.tag_ == "NNS" else tuple(SEX)
    for token in noun.doc[noun.i + 1 : noun.i + REACH]:
        if token.lower_ in pronouns and token.dep_ == "dobj" and not _of_the_other_sex(noun, token, lexicon):
            verb = token.head
            # "them" is too often somebody else: what befell them must follow at once
            joined = verb.dep_ in ("conj", "advcl", "ccomp") or token.lower_ != "them"
            for name, measure in lexicon.measures.items():
                if joined and lemmas(verb, lexicon) & set(measure.verb):
                    yield name, verb
            return
        another = token.pos_ in ("NOUN", "PROPN") and noun_lemma(token) in lexicon.population.person
        if another or token.text in (";", ":") or token.pos_ == "PROPN":
            return


def _of_the_other_sex(noun: Any, pronoun: Any, lexicon: Lexicon) -> bool:
    said = SEX.get(pronoun.lower_)
    return any(noun_lemma(noun) in group for sex, group in lexicon.population.sexes.items() if said and sex != said)
