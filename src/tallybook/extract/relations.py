"""The ways in which English ties a number to what became of the people: one function each, tried in order.

A relation yields the measures that it finds, each with the token that says so. The tables at the end
are the order: a newcomer adds a relation there.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from tallybook.extract.countable import single
from tallybook.extract.counted import Counted, last_of
from tallybook.extract.idioms import hanging, idiom, states
from tallybook.extract.order import by_order
from tallybook.extract.pronoun import by_pronoun
from tallybook.extract.roles import Role, has_object, has_subject, is_active, is_passive
from tallybook.extract.tolls import among, included, label, named_behind, number_of, tabled, toll
from tallybook.extract.triggers import by_verb, in_order, named_by
from tallybook.extract.verbs import headline_verb, is_ing, is_participle, lemmas, noun_lemma
from tallybook.lexicon import Lexicon

COMPLEMENT = ("acomp", "oprd", "attr", "xcomp", "ccomp", "advcl")
INSERTED = 14  # tokens between two commas
CARRIER = 7  # tokens before "carrying" in which the ship is named


def _verb(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """The counted noun is the object of a verb of the measure, or the subject of its passive."""
    for role in roles:
        for verb in _verbs_at(role, lexicon):
            does = role.how == "subject" or (
                role.how == "participle" and (is_ing(verb) or not is_participle(verb, lexicon))
            )
            doing = by_verb(verb, "subject", lexicon) if does else set()
            yield from ((name, verb) for name in in_order(by_verb(verb, "verb", lexicon), doing))


def _verbs_at(role: Role, lexicon: Lexicon) -> list[Any]:
    verb = role.head
    if role.how in ("object", "passive subject"):
        return [verb, *(c for c in verb.conjuncts if not has_object(c) and not has_subject(c) and _either(verb, c))]
    if role.how == "participle" and is_participle(verb, lexicon) and not has_object(verb):
        return [
            verb,
            *(c for c in verb.conjuncts if not has_object(c) and is_participle(c, lexicon) and _either(verb, c)),
        ]
    if role.how == "complement" and is_participle(verb, lexicon):
        return [verb]
    if (
        role.how == "subject"
        and is_participle(verb, lexicon)
        and not has_object(verb)
        and verb.tag_ in ("VBN", "VBD", "JJ")
        and not is_active(verb)
    ):
        return [
            verb,
            *(
                c
                for c in verb.conjuncts
                if not has_object(c) and not has_subject(c) and is_participle(c, lexicon) and _either(verb, c)
            ),
        ]
    return []


def _either(first: Any, second: Any) -> bool:
    """Two verbs joined directly: "killed or wounded 50", not "kills 12, wounds 30"."""
    low, high = sorted((first.i, second.i))
    return bool(high - low <= 3) and not any(t.pos_ == "NUM" for t in first.doc[low + 1 : high])


def _subject(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """The counted noun is the subject of a verb of the measure: "12 died"."""
    for role in roles:
        does = role.how in ("subject", "agent") or (role.how == "participle" and is_ing(role.head)) or _shares(role)
        if does and (not has_object(role.head) or _outlives(role.head, lexicon)):
            yield from ((name, role.head) for name in in_order(by_verb(role.head, "subject", lexicon)))


def _outlives(verb: Any, lexicon: Lexicon) -> bool:
    """ "12 survived the crash"; who "could have survived" it is none."""
    return bool(lemmas(verb, lexicon) & lexicon.verbs.outlived) and not any(c.tag_ == "MD" for c in verb.children)


def _shares(role: Role) -> bool:
    """ "Three were struck by lightning and died": an active verb shares the subject of a passive one."""
    return role.how == "passive subject" and role.head.dep_ == "conj" and not is_passive(role.head)


def _adjective(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """The counted noun is said to be dead, missing, homeless."""
    for role in roles:
        acts = role.how == "subject" and has_object(role.head)  # "a student shot and killed a teacher"
        if role.how in ("complement", "participle", "subject", "passive subject") and not acts:
            yield from ((name, role.head) for name in in_order(named_by([role.head.lower_], "adjective", lexicon)))


def _is(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """What the counted are said to be, before where they are: "remain displaced inside the country"."""
    for role in roles:
        if role.how == "subject" and role.head.lemma_.lower() in lexicon.verbs.linking:
            said = [c for c in role.head.children if c.i > role.head.i and c.dep_ in COMPLEMENT]
            for name, measure in lexicon.measures.items():
                yield from ((name, c) for c in said if c.lower_ in measure.adjective)
            if figure.noun is None:  # "of the casualties, 62 were deaths"
                for noun in (c for c in said if c.dep_ == "attr"):
                    yield from ((name, noun) for name in in_order(named_by([noun_lemma(noun)], "noun", lexicon)))


def stands_for(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """The adjective stands for the counted noun: "12 dead"."""
    if figure.noun is None:
        return
    yield from ((name, figure.noun) for name in in_order(named_by([figure.noun.lower_], "adjective", lexicon)))


def noun_itself(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """The counted noun itself names the measure: "12 deaths", "230 arrests"."""
    if figure.noun is None or (single(figure) and figure.noun.i != figure.nominal.i):
        return  # "during one of the arrests"
    noun = figure.noun
    if noun_lemma(noun) in lexicon.verbs.set_of:  # "8 sets of remains"
        noun = next((o for p in noun.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"), noun)
    lemma = noun_lemma(noun)
    for name in in_order(named_by([lemma], "noun", lexicon)):
        if not (single(figure) and lemma in lexicon.measures[name].group):  # "one protester fell" is no crowd
            yield name, figure.noun


def _of(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """The figure is in the of-phrase of an event noun: "the evacuation of 8,000 people", "the bodies of five"."""
    for role in roles:
        if role.how == "prep of":
            said = named_by([noun_lemma(role.head), role.head.lower_], "of", lexicon)
            yield from ((name, role.head) for name in in_order(said))


def _line(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """Without the parse, for headlines and clauses that it got wrong: the words right before and right behind."""
    doc = figure.number.doc
    last = max(last_of(figure), figure.noun.i if figure.noun is not None else 0)
    at = start = _over_insertion(doc, last + 1)
    while (
        at < len(doc)
        and at - start <= 5
        and doc[at].lower_ in lexicon.verbs.auxiliary
        and not _trigger(doc[at], lexicon)
    ):
        at += 1
    if at < len(doc) and (is_participle(doc[at], lexicon) or doc[at].lower_ in _adjectives(lexicon)):
        behind = doc[at + 1] if at + 1 < len(doc) else None
        acts = behind is not None and behind.pos_ in ("DET", "NUM", "PRON") and at == last + 1
        if not acts and not has_object(doc[at]):
            said = by_verb(doc[at], "verb", lexicon) | named_by([doc[at].lower_], "adjective", lexicon)
            yield from ((name, doc[at]) for name in in_order(said))
    if at < len(doc) and (doc[at].tag_.startswith("VB") or headline_verb(figure.number, doc[at], lexicon)):
        yield from ((name, doc[at]) for name in in_order(by_verb(doc[at], "subject", lexicon)))
    first = figure.first.i
    before = doc[first - 1] if first > 0 else None
    if before is not None and before.lower_ in lexicon.verbs.before_number:
        before = doc[first - 2] if first > 1 else None
    opens = before is not None and (before.i == 0 or before.nbor(-1).is_punct)
    if before is not None and opens and not (before.i + 1 < first):
        for name in in_order(by_verb(before, "subject", lexicon)):  # "Perished 6 persons", in translation
            if lexicon.measures[name].counted == "person":
                yield name, before
    if before is not None and (before.pos_ in ("VERB", "NOUN", "PROPN") or is_ing(before)):
        yield from ((name, before) for name in in_order(by_verb(before, "verb", lexicon)))


def _over_insertion(doc: Any, at: int) -> int:
    """The token behind what two commas or brackets set in: "three, including a mother, were killed"."""
    closing = {",": ",", "(": ")", "–": "–", "—": "—"}.get(doc[at].text) if at < len(doc) else None
    for end in range(at + 2, min(at + INSERTED, len(doc) - 1) if closing else at):
        if doc[end].text == closing:
            return end + 1 if doc[end + 1].pos_ in ("AUX", "VERB") else at
        if doc[end].tag_ in ("VBD", "VBZ", "VBP", "MD") or doc[end].text in (";", ":"):
            return at
    return at


@lru_cache(maxsize=4)
def _adjectives(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(w for m in lexicon.measures.values() for w in m.adjective)


def _trigger(token: Any, lexicon: Lexicon) -> bool:
    return token.lower_ in _adjectives(lexicon) or bool(by_verb(token, "verb", lexicon))


def group(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """People who are counted as such, where no other word says what became of them: "400 refugees"."""
    if figure.noun is None:
        return
    acts = figure.nominal.dep_ in ("nsubj", "nsubjpass") and figure.nominal.head.pos_ == "VERB"
    peopled = noun_lemma(figure.noun) in lexicon.population.peopled
    nouns = [figure.noun, *(c for c in figure.noun.children if peopled and c.dep_ == "compound")]
    for name, measure in lexicon.measures.items():
        for noun in nouns:
            if noun_lemma(noun) in measure.group and not (acts and measure.counted == "force"):
                yield name, noun


def _behind(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """An adjective of the measure stands right behind the counted noun: "left 12 people dead"."""
    noun = figure.noun if figure.noun is not None else figure.number
    if noun.i + 1 >= len(noun.doc) or noun.i < figure.number.i:
        return
    after = noun.doc[noun.i + 1]
    if not is_participle(after, lexicon):
        yield from ((name, after) for name in in_order(named_by([after.lower_], "adjective", lexicon)))


def _condition(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """A phrase right behind the counted noun says where they are: "20 still in hospital"."""
    last = figure.noun if figure.noun is not None and figure.noun.i > figure.number.i else figure.number
    behind = figure.number.doc[last.i + 1 : last.i + 6]
    words = [t.lower_ for t in behind]
    if not {"in", "without", "under"} & set(words):
        return
    for name, where in states(lexicon):
        for word in where:
            at = words.index(word.split()[-1]) if word.split()[-1] in words else 0
            if at and not any(t.pos_ in ("VERB", "AUX", "PUNCT") for t in behind[:at]):
                yield name, behind[at]


def _phrase(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """Fixed words behind the figure, in its clause: "83 people still not accounted for"."""
    doc, last = figure.number.doc, figure.number.i
    words = []
    for token in doc[last + 1 : last + 22]:
        if token.text in (";", ":") or (token.pos_ == "NUM" and token.i > last + 1):
            break
        if token.dep_ in ("nsubj", "nsubjpass") and token.tag_ not in ("WP", "WDT", "PRP") and token.i > last + 3:
            break  # another subject, another clause
        words.append(token)
    text = " ".join(t.lower_ for t in words)
    for name, measure in lexicon.measures.items():
        for phrase in measure.phrase:
            at = f" {text} ".find(f" {phrase} ")
            if at >= 0:
                yield name, words[text[:at].count(" ") if at else 0]


def _remains(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """Whose bodies are told of is dead, whatever else is said of them: "the bodies of eight of the missing"."""
    first = figure.first.i
    if first > 2 and figure.number.doc[first - 1].lower_ in lexicon.verbs.before_number:
        first -= 1  # "the remains of only two"
    if first < 2 or figure.number.doc[first - 1].lower_ != "of":
        return
    body = figure.number.doc[first - 2]
    if {noun_lemma(body), body.lower_} & lexicon.verbs.remains:
        yield "killed", body


def _next_word(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """A participle right behind a bare number, in a headline or a list: "14 killed in crash, 27 injured"."""
    doc, at = figure.number.doc, figure.number.i + 1
    if figure.noun is not None and figure.noun.i > figure.number.i:
        at = figure.noun.i + 1  # "300 men killed and wounded"
        both = at + 2 < len(doc) and doc[at + 1].lower_ in ("or", "and") and is_participle(doc[at + 2], lexicon)
        behind = figure.nominal.head.i  # the parse hangs the first item on the second
        listed = at + 2 < behind < len(doc) and doc[at + 1].text == "," and doc[at + 2].pos_ == "NUM"
        if not (both or listed):  # "Vint: 12 people killed, 40 injured"
            return
    ends = at + 1 >= len(doc) or doc[at + 1].pos_ in ("ADP", "SCONJ", "CCONJ", "PUNCT", "SPACE")
    if at + 2 < len(doc) and figure.noun is not None and has_object(doc[at + 2]):
        return  # "a student shot and killed a teacher"
    if at >= len(doc) or not ends or not is_participle(doc[at], lexicon) or doc[at].lower_ == "left":
        return
    words = [doc[at]]
    if at + 2 < len(doc) and doc[at + 1].lower_ in ("or", "and") and is_participle(doc[at + 2], lexicon):
        words.append(doc[at + 2])  # "20 killed or wounded"
    for word in words:
        yield from ((name, word) for name in in_order(by_verb(word, "verb", lexicon)))


def stationed(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """Forces of whom only the place is told: "there are 1,900 soldiers in Orro", "a ship carrying 420 marines"."""
    noun = figure.noun
    if noun is None or not _is_uniformed(noun, lexicon):
        return
    verb = figure.nominal.head
    if verb.lemma_.lower() == "be" and any(c.dep_ == "expl" for c in verb.children):
        where = (c for t in (verb, figure.nominal) for c in t.children if c.dep_ == "prep" and c.i > noun.i)
        if any(c.lower_ in lexicon.verbs.stands and any(o.dep_ == "pobj" for o in c.children) for c in where):
            yield "deployed", verb
    elif verb.lemma_.lower() in lexicon.verbs.carry and figure.nominal.dep_ == "dobj" and verb.tag_ == "VBG":
        before = verb.doc[max(0, verb.i - CARRIER) : verb.i]
        if any(noun_lemma(t) in lexicon.population.equipment for t in before):
            yield "deployed", verb


def _is_uniformed(noun: Any, lexicon: Lexicon) -> bool:
    beside = [c.lower_ for c in noun.children if c.dep_ == "compound" and c.i + 1 == noun.i]
    return any(
        w in lexicon.population.uniformed for w in (noun_lemma(noun), *(f"{b} {noun_lemma(noun)}" for b in beside))
    )


def _among_losses(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """A list of losses: "losses of 180 men, three tanks and two guns", "tanks - 10,350" behind "losses"."""
    doc = figure.number.doc
    lost = [t for t in doc[: figure.first.i] if noun_lemma(t) in lexicon.verbs.lost]
    at = figure.first.i - 1
    labelled = at > 1 and doc[at].text in ("-", "–", "—", ":") and doc[at - 1].pos_ in ("NOUN", "PROPN")
    listed = (
        figure.noun is not None and not any(t.text == ";" for t in doc[lost[-1].i : figure.first.i]) if lost else False
    )
    if listed or (lost and labelled and noun_lemma(doc[at - 1]) in lexicon.population.equipment):
        yield "equipment_lost", lost[-1]


Relation = Callable[[Counted, list[Role], Lexicon], Iterator[tuple[str, Any]]]


FIRST: tuple[Relation, ...] = (_remains, _behind, tabled, _next_word)  # right beside the figure


CLAUSE: tuple[Relation, ...] = (
    _is,
    idiom,
    _verb,
    _subject,
    _adjective,
    included,
    among,
    by_pronoun,
)  # at each place of the phrase, nearest first


OF_WHOLE: tuple[Relation, ...] = (stands_for, noun_itself, group)  # where another figure is drawn from it


OF: Relation = _of  # before people who are counted as such: "the killing of 38 protesters"


WORDS: tuple[Relation, ...] = (
    stands_for,
    label,
    among,
    _line,
    _phrase,
    by_order,
    _of,
    hanging,
    noun_itself,
    named_behind,
    toll,
    number_of,
    _condition,
    group,
    _among_losses,
    stationed,
)  # where no place of the phrase gave one
