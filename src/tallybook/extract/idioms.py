"""Verbs that say what became of people only together with a second word: "lost their lives", "taken to hospital"."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from tallybook.extract.countable import person
from tallybook.extract.counted import Counted
from tallybook.extract.roles import PASSIVE, SUBJECT, Role, has_object, is_passive
from tallybook.extract.verbs import is_ing, is_participle, lemmas, noun_lemma
from tallybook.lexicon import Lexicon
from tallybook.vocabulary import Idiom

REACH = 16  # tokens behind the verb
PERSON, NAME, NUMBER = "@person", "@name", "@number"
HANGS_ON = ("dobj", "nsubjpass", "nsubj")
RELATIVE = ("WDT", "WP")


def idiom(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """A verb and a second word together name the measure: "lost their lives", "taken to hospital"."""
    for role in roles:
        verb = _verb(role)
        found = [
            (_generality(item), abs(partner.i - verb.i), name)
            for lemma in lemmas(verb, lexicon)
            for name, item in _by_verb(lexicon).get(lemma, ())
            if (partner := _beside(item, role, verb, figure, lexicon)) is not None
        ]
        # the word nearest to the verb says it: "moved to a shelter from the hospital"
        yield from ((name, verb) for _, _, name in sorted(found))


def _generality(item: Idiom) -> int:
    """A second word says more than who does it, and that more than that it was done to somebody: "police took 12 to
    hospital"; mourners bury four, and so does an avalanche.
    """
    return 2 if {PERSON, NUMBER} & set(item.with_) else int(item.counted == "by")


def states(lexicon: Lexicon) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The measures with the words that "be" takes in one of their idioms: where or how people are."""
    return tuple((name, item.with_) for name, item in _by_verb(lexicon)["be"])


@lru_cache(maxsize=4)
def _by_verb(lexicon: Lexicon) -> dict[str, list[tuple[str, Idiom]]]:
    table: dict[str, list[tuple[str, Idiom]]] = {}
    for name, measure in lexicon.measures.items():
        for item in measure.idiom:
            for verb in item.verb:
                table.setdefault(verb, []).append((name, item))
    return table


def _verb(role: Role) -> Any:
    if role.how != "complement" or role.head.dep_ == "xcomp":
        return role.head
    return role.head.head if role.head.head.pos_ in ("VERB", "AUX") else role.head.head.head


def _beside(item: Idiom, role: Role, verb: Any, figure: Counted, lexicon: Lexicon) -> Any | None:
    """The word that makes the idiom, or the verb where the counted noun does; None where neither is there."""
    if item.counted == "by":
        return verb if _agents(role, verb) & set(item.with_) else None
    if item.counted == "itself":
        return verb if _undergoes(role, verb, lexicon) and _is(figure, item.with_, lexicon) else None
    if item.counted == "object":
        return _partner(verb, item.with_, figure, lexicon) if _undergoes(role, verb, lexicon) else None
    if item.counted == "subject":
        return _partner(verb, item.with_, figure, lexicon) if _acts(role, verb, lexicon) else None
    return None


def hanging(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """The figure hangs by a preposition on an idiom: "claimed the lives of 12", "power was cut to 3,000"."""
    for role in roles:
        kind, _, preposition = role.how.partition(" ")
        if kind != "prep":
            continue
        above = role.head.pos_ == "NOUN" or role.head.dep_ == "prt"  # "made up of"
        near = [role.head, *((role.head.head,) if above else ())]
        for verb in near:
            words = {noun_lemma(c) for c in verb.children if c.dep_ in HANGS_ON} | {noun_lemma(role.head)}
            if verb.dep_ == "acl":
                words.add(noun_lemma(verb.head))  # "a team made up of 16 specialists"
            for lemma in lemmas(verb, lexicon):
                for name, item in _by_verb(lexicon).get(lemma, ()):
                    if item.counted == preposition and (not item.with_ or words & set(item.with_)):
                        yield name, verb


def _acts(role: Role, verb: Any, lexicon: Lexicon) -> bool:
    """Whether what is counted is the verb's subject and does it."""
    if role.how == "participle":
        return is_ing(verb)
    return role.how == "agent" or (
        not is_passive(verb) and (role.how == "subject" or (role.how == "complement" and not has_object(verb)))
    )


def _undergoes(role: Role, verb: Any, lexicon: Lexicon) -> bool:
    """Whether what is counted is the verb's object, its passive subject, or a headline's: "2,150 moved to safety"."""
    if role.how in ("object", "passive subject"):
        return True
    if role.how == "participle":
        return is_participle(verb, lexicon)
    if role.how == "complement":
        return has_object(verb) or is_passive(verb)
    return role.how == "subject" and (is_passive(verb) or (is_participle(verb, lexicon) and not has_object(verb)))


def _agents(role: Role, verb: Any) -> set[str]:
    """The nouns for who does it: the subject, or the by-phrase of the passive."""
    if role.how == "object":
        sharing = verb
        while sharing.dep_ in ("conj", "advcl") and not any(c.dep_ in SUBJECT for c in sharing.children):
            sharing = sharing.head  # "police sealed the yard and are holding two", "the shaft fell in, burying two"
        subjects = [c for c in sharing.children if c.dep_ in SUBJECT]
        if sharing.i != verb.i and not subjects:  # "the camp was built for 2,000 but houses 9,000"
            subjects = [c for c in sharing.children if c.dep_ in PASSIVE]
        if not subjects and sharing.dep_ == "acl":
            return {noun_lemma(sharing.head)}  # "a ship carrying 45 engineers"
        if subjects and subjects[0].lower_ in ("it", "they") and sharing.dep_ == "ccomp":
            subjects = [c for c in sharing.head.children if c.dep_ in SUBJECT]  # "the hospital said it had admitted 19"
        return {noun_lemma(verb.head if c.tag_ in RELATIVE and verb.dep_ == "relcl" else c) for c in subjects}
    by = [c for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")]
    return {noun_lemma(c) for prep in by for c in prep.children if c.dep_ == "pobj"}


def _is(figure: Counted, words: tuple[str, ...], lexicon: Lexicon) -> bool:
    if figure.noun is None:
        return NUMBER in words and figure.number.pos_ == "NUM" and figure.number.i == figure.nominal.i
    if PERSON in words and (person(figure, "number", lexicon) or noun_lemma(figure.noun) in lexicon.population.force):
        return True
    return noun_lemma(figure.noun) in words


def _partner(verb: Any, words: tuple[str, ...], figure: Counted, lexicon: Lexicon) -> Any | None:
    doc = verb.doc
    there = [parts for parts in _split(words) if all(part in _said(doc) for part in parts)]
    if not there and NAME not in words:
        return None
    own = {figure.number.i, *((figure.noun.i,) if figure.noun is not None else ())}
    before = [c.i for c in verb.children if c.dep_ in ("advmod", "nsubjpass") and c.i < verb.i]
    for at in (*before, *range(verb.i + 1, min(len(doc), max(t.i for t in verb.subtree) + 1, verb.i + REACH))):
        token = doc[at]
        if at in own or not _same_clause(token, verb):
            continue
        if at < figure.number.i and any(t.like_num for t in doc[verb.i + 1 : at]):
            continue  # "left 115 dead and 300 homeless"
        if NAME in words and token.pos_ == "PROPN" and token.dep_ == "dobj":
            return token
        own_word = [parts for parts in there if len(parts) > 1 or not _describes(token)]
        if any(_reads(doc, at, parts) for parts in own_word) and not _names_a_vessel(token, lexicon):
            return token
        counts = token.dep_ in ("nsubj", "nsubjpass", "appos", "dep") or (
            token.dep_ == "conj" and token.head.pos_ != "NUM"
        )
        counts = counts or (doc[at - 1].text == "," and token.dep_ in ("npadvmod", "nummod", "dobj", "oprd"))
        if at > verb.i and token.pos_ == "NUM" and counts:
            return None  # "stabbed, two of them fatally"
        if token.dep_ == "nummod" and _ends(token.head, verb, words, figure):
            return None
    return None


def _names_a_vessel(token: Any, lexicon: Lexicon) -> bool:
    """Whether the word only says what a ship is for: "sending the hospital ship and 150 men" hurts nobody."""
    return (
        token.dep_ == "compound"
        and token.i + 1 == token.head.i
        and noun_lemma(token.head) in lexicon.population.equipment
    )


def _describes(word: Any) -> bool:
    """Whether it only tells of what kind a noun is: "is a critical component"."""
    return bool(word.pos_ == "ADJ" and word.dep_ == "amod" and word.head.i > word.i)


@lru_cache(maxsize=1024)
def _split(words: tuple[str, ...]) -> tuple[list[str], ...]:
    return tuple(word.split() for word in words)


def _said(doc: Any) -> set[str]:
    """The forms and the lemmas of all tokens, in small letters."""
    if doc.said is None:
        doc.said = {t.lower_ for t in doc} | {noun_lemma(t) for t in doc}
    said: set[str] = doc.said
    return said


def _ends(noun: Any, verb: Any, words: tuple[str, ...], figure: Counted) -> bool:
    """Whether another figure's phrase begins, so that what follows is said of that: "left 115 dead, 300 homeless"."""
    if any(
        _reads(noun.doc, max(0, noun.i + 1 - len(word.split())), word.split()) or _reads(noun.doc, noun.i, word.split())
        for word in words
    ):
        return False  # "taken to three hospitals"
    if figure.nominal in noun.conjuncts and noun.i < figure.nominal.i and noun.i + 1 == figure.first.i - 1:
        return False  # "holding 14 ships and 260 sailors as hostages"
    return bool(figure.number.i < verb.i or noun.i < figure.number.i)


def _reads(doc: Any, at: int, words: list[str]) -> bool:
    return all(at + k < len(doc) and w in (doc[at + k].lower_, noun_lemma(doc[at + k])) for k, w in enumerate(words))


def _same_clause(token: Any, verb: Any) -> bool:
    """Whether no other clause begins between the verb and the word."""
    steps = 0
    while token.i != verb.i and steps < 8:
        clause = token.dep_ in ("conj", "ccomp", "advcl", "relcl", "parataxis") and token.pos_ in ("VERB", "AUX")
        if clause and not _joined(token):
            return False
        if token.dep_ == "prep" and is_ing(token):
            return False  # "four were among the dead, according to hospital officials"
        token, steps = token.head, steps + 1
    return True


def _joined(verb: Any) -> bool:
    """Whether a verb only stands beside another and shares what follows: "have waded, paddled or swum across"."""
    return (
        verb.dep_ in ("conj", "advcl")
        and verb.tag_ == "VBN"
        and not any(c.dep_ in ("nsubj", "nsubjpass", "dobj", "mark", "advmod") for c in verb.children)
    )
