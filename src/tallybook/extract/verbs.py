"""Forms of words: which lemma a token may be, whatever the tagger made of it (headlines, capitals)."""

from functools import lru_cache
from typing import Any

from tallybook.lexicon import Lexicon

VOWELS = "aeiou"


def lemmas(token: Any, lexicon: Lexicon) -> set[str]:
    """The verb and noun lemmas that the token's form allows, and the tagger's own."""
    form = token.lower_
    return {token.lemma_.lower(), form, *_table(lexicon).get(form, ())}


CORPSES = ("corpse", "corpses")  # the lemmatizer makes army corps of the dead
REMAINS = "remains"  # no plural of "remain"


def noun_lemma(token: Any) -> str:
    """The noun's lemma in lower case; plural endings are cut where the tagger took it for a name."""
    lemma: str = token.lemma_.lower()
    form: str = token.lower_
    if form in CORPSES:
        return "corpse"
    if form == REMAINS:
        return form
    if lemma != form or not form.endswith("s") or len(form) < 4:
        return lemma
    if form.endswith("men"):
        return form[:-3] + "man"
    return form[:-1] if not form.endswith("ss") else form


def is_participle(token: Any, lexicon: Lexicon) -> bool:
    """Whether the form can be a past participle."""
    form = token.lower_
    return bool(form.endswith("ed")) or form in lexicon.verbs.participle


def is_ing(token: Any) -> bool:
    """Whether the form is a present participle."""
    return bool(token.lower_.endswith("ing"))


@lru_cache(maxsize=4)
def _table(lexicon: Lexicon) -> dict[str, set[str]]:
    table: dict[str, set[str]] = {}
    for lemma, forms in verb_forms(lexicon).items():
        for form in forms:
            table.setdefault(form, set()).add(lemma)
    return table


@lru_cache(maxsize=4)
def verb_forms(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The forms of each verb whose forms are told without the tagger."""
    words = {w.split()[0] for m in lexicon.measures.values() for w in (*m.verb, *m.subject)}
    words |= {v for m in lexicon.measures.values() for i in m.idiom for v in i.verb}
    words |= lexicon.verbs.toll_verb | lexicon.verbs.raising
    words |= {w for group in lexicon.modality.verb.values() for w in group}
    return {lemma: (lemma, *lexicon.verbs.irregular.get(lemma, regular(lemma))) for lemma in words}


def regular(lemma: str) -> tuple[str, ...]:
    """The regular forms of an English verb: third person, past, present participle."""
    if lemma.endswith("e"):
        return (lemma + "s", lemma + "d", lemma[:-1] + "ing")
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    third = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    double = len(lemma) > 2 and lemma[-1] not in VOWELS + "wxy" and lemma[-2] in VOWELS and lemma[-3] not in VOWELS
    doubled = (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing") if double else ()
    return (third, lemma + "ed", lemma + "ing", *doubled)


def headline_verb(number: Any, token: Any, lexicon: Lexicon) -> bool:
    """Whether a word behind a plural is a verb, though tagged a noun: "Thousands march", "3,000 dockers march"."""
    if token.i == number.i + 1 and token.lower_ in lexicon.verbs.only_verb:
        return True  # "12,000 flee Orro fighting"
    return (
        (token.i == number.i + 1 or token.doc[token.i - 1].tag_ == "NNS")
        and token.tag_ in ("NN", "NNP")
        and number.lower_ not in ("one", "1", "a", "an", "another")
        and any(token.lower_ in measure.subject for measure in lexicon.measures.values())
        and not (token.i + 1 < len(token.doc) and token.doc[token.i + 1].pos_ in ("NOUN", "PROPN"))
        and not (token.dep_ == "nmod" and any(c.dep_ == "cc" for c in token.children))  # "86 search and arrest raids"
    )


def does(token: Any, noun: Any, lexicon: Lexicon) -> bool:
    """Whether the word behind a bare number is a verb, though joined to its noun: "thirty sustained light wounds"."""
    if not is_participle(token, lexicon) or noun.i <= token.i:
        return False
    forms, second = lemmas(token, lexicon), {noun_lemma(noun), noun.lower_}
    return any(
        forms & set(item.verb) and second & {w.split()[-1] for w in item.with_}
        for m in lexicon.measures.values()
        for item in m.idiom
        if item.counted == "subject"
    )
