"""Stage 5: what a figure measures, from the words around it in the parse. The words are in `data/measures/`.

Each relation below is one way in which English ties a number to what became of the people. They
are tried in order; the first that holds gives the sense. Where none holds there is no claim.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tallybook.extract.counted import Counted
from tallybook.extract.parsed import Parsed, extent
from tallybook.extract.verbs import is_ing, is_participle, lemmas, noun_lemma
from tallybook.lexicon import Lexicon, Measure

SUBJECT = {"nsubj", "csubj"}
PASSIVE = {"nsubjpass", "csubjpass"}
OBJECT = {"dobj", "dative", "oprd", "attr"}
COPULA = {
    "be",
    "remain",
    "become",
    "leave",
    "find",
    "report",
    "go",
    "list",
    "stay",
    "lie",
    "declare",
    "make",
    "render",
    "fear",
    "presume",
    "believe",
    "confirm",
    "pronounce",
    "get",
    "shoot",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """A measure for a figure, and the words that say so: [start, end) of the document, `token` their head."""

    measure: str
    start: int
    end: int
    token: Any
    relation: str


@dataclass(frozen=True, slots=True)
class Role:
    """One place of the figure's phrase in the sentence: `how` it hangs on the word `head`."""

    how: str
    head: Any


def senses(parsed: Parsed, figure: Counted, kind: str, lexicon: Lexicon) -> tuple[Sense, ...]:
    """The measures that the sentence gives the figure: none or one. `kind` is the figure's: number, vague, zero, article.

    "a" and "no" count only people who are named as such, and only in the clause itself.
    """
    if kind in ("article", "zero") and not _person(figure, lexicon):
        return ()
    roles = list(_roles(figure, lexicon))
    partitive = figure.noun is not None and figure.noun.i != figure.nominal.i
    first = [(_stands_for, roles)] if partitive and kind != "article" else []
    tries: list[tuple[Relation, list[Role]]] = [
        *first,
        (BEHIND, []),
        *((relation, [role]) for role in roles for relation in CLAUSE),
    ]
    if kind != "article":
        tries += [
            (relation, roles)
            for relation in WORDS
            if relation is not _group or (kind != "zero" and not _single(figure))
        ]
    for relation, at in tries:
        hits: dict[str, Any] = {}
        for name, token in relation(figure, at, lexicon):
            if (
                name not in hits
                and _countable(figure, lexicon.measures[name], lexicon)
                and not _excluded(parsed, figure, lexicon.measures[name])
            ):
                hits[name] = token
        if hits:
            return _made(parsed, relation.__name__.strip("_"), _prefer(hits, lexicon))
    return ()


def _made(parsed: Parsed, relation: str, hits: dict[str, Any]) -> tuple[Sense, ...]:
    out = []
    for name in sorted(hits):
        start, end = extent(parsed, [hits[name]])
        out.append(Sense(measure=name, start=start, end=end, token=hits[name], relation=relation))
    return tuple(out)


def _prefer(hits: dict[str, Any], lexicon: Lexicon) -> dict[str, Any]:
    """One measure: the joint one where the words join two ("killed or wounded"), else the nearest word's."""
    for name, measure in lexicon.measures.items():
        if measure.both and all(b in hits for b in measure.both):
            return {name: hits[measure.both[0]]}
    first = next(iter(hits))
    return {first: hits[first]}


# Where the figure's phrase hangs


def _roles(figure: Counted, lexicon: Lexicon) -> Iterator[Role]:
    """The words that the phrase is subject, object or complement of, then those that modify it."""
    yield from _governors(figure, lexicon)
    yield from _modifiers(figure.nominal)
    if figure.noun is not None and figure.noun.i != figure.nominal.i:
        yield from _modifiers(figure.noun)


def _governors(figure: Counted, lexicon: Lexicon) -> Iterator[Role]:
    token, seen = figure.nominal, set()
    while token.i not in seen:
        seen.add(token.i)
        dep, head = token.dep_, token.head
        if dep in SUBJECT or dep in PASSIVE:
            yield from _below_subject(token, head, dep, lexicon)
            return
        if dep in OBJECT:
            yield Role("object", head)
            yield from (
                Role("complement", c)
                for c in head.children
                if c.dep_ in ("oprd", "acomp", "ccomp", "xcomp", "advcl", "amod") and c.i > token.i
            )
            for child in head.children:
                if child.dep_ == "cc" and child.i < token.i:
                    yield from (Role("object", c) for c in head.conjuncts if c.i < token.i)
            yield from (Role("object", c) for c in head.conjuncts if c.i < token.i and not _has_object(c))
            return
        if dep == "pobj" and head.dep_ == "prep":
            yield Role(f"prep {head.lower_}", head.head)
            if head.lower_ not in ("of", "including", "like", "among"):
                return
            token = head.head
        elif dep in ("conj", "appos", "pobj", "nmod", "compound", "nummod", "amod", "dep", "npadvmod"):
            token = head
        else:
            return


def _modifiers(token: Any) -> Iterator[Role]:
    for child in token.children:
        if child.dep_ in ("acl", "amod") and child.i != token.i:
            yield Role("participle", child)
            yield from (Role("participle", c) for c in child.conjuncts if c.dep_ == "conj" and not _has_object(c))
            yield from (Role("complement", c) for c in child.children if c.dep_ in ("oprd", "acomp", "xcomp"))
        if child.dep_ == "relcl":
            how = next(
                (
                    c.dep_
                    for c in child.children
                    if c.dep_ in SUBJECT | PASSIVE | OBJECT and c.lower_ in ("who", "that", "which", "whom")
                ),
                "nsubj",
            )
            for verb in (child, *child.conjuncts):
                yield Role("passive subject" if how in PASSIVE else "object" if how in OBJECT else "subject", verb)


def _below_subject(token: Any, head: Any, dep: str, lexicon: Lexicon) -> Iterator[Role]:
    """The verb of the subject, the verbs below a raising verb, and those that share the subject."""
    todo, seen = [(head, dep in PASSIVE)], set()
    main = _main_clause(head, lexicon)
    if main is not None:
        yield from _below_subject(token, main, "nsubjpass" if _is_passive(main, lexicon) else "nsubj", lexicon)
        yield Role("participle", head)
        return
    while todo:
        verb, passive = todo.pop(0)
        if verb.i in seen:
            continue
        seen.add(verb.i)
        yield Role("passive subject" if passive else "subject", verb)
        for child in verb.children:
            if child.dep_ in ("acomp", "attr", "oprd") or (child.dep_ == "amod" and child.i > verb.i):
                yield Role("complement", child)
            if (
                child.dep_ in ("xcomp", "ccomp")
                and lemmas(verb, lexicon) & lexicon.verbs.raising
                and not _has_subject(child)
            ):
                todo.append((child, _is_passive(child, lexicon)))
            if child.dep_ == "conj" and not _has_subject(child) and child.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
                todo.append(
                    (
                        child,
                        _is_passive(child, lexicon)
                        or (passive and not any(c.dep_ in ("aux", "dobj") for c in child.children)),
                    )
                )
            if child.dep_ == "prep" and passive is False and lemmas(verb, lexicon) & {"be", "remain"}:
                yield from (Role("complement", c) for c in child.children if c.dep_ == "pobj")


def _main_clause(verb: Any, lexicon: Lexicon) -> Any | None:
    """The finite verb behind a participle that the parser took for it: "soldiers deployed there are said to be dead"."""
    if not is_participle(verb, lexicon) or any(c.dep_ in ("aux", "auxpass", "cc") for c in verb.children):
        return None
    for child in verb.children:
        if (
            child.dep_ == "conj"
            and any(c.dep_ in ("aux", "auxpass") and c.lower_ != "to" for c in child.children)
            and not _has_subject(child)
        ):
            return child
    return None


def _has_subject(verb: Any) -> bool:
    return any(c.dep_ in SUBJECT | PASSIVE for c in verb.children)


def _has_object(verb: Any) -> bool:
    return any(c.dep_ == "dobj" for c in verb.children)


def _is_passive(verb: Any, lexicon: Lexicon) -> bool:
    return any(c.dep_ == "auxpass" for c in verb.children)


# The relations


def _verb(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """The counted noun is the object of a verb of the measure, or the subject of its passive."""
    for role in roles:
        for verb in _verbs_at(role, lexicon):
            for name, measure in lexicon.measures.items():
                if _names(verb, measure.verb, lexicon) or (
                    role.how in ("subject", "participle")
                    and _names(verb, measure.subject, lexicon)
                    and not (role.how == "participle" and is_participle(verb, lexicon) and not is_ing(verb))
                ):
                    yield name, verb


def _verbs_at(role: Role, lexicon: Lexicon) -> list[Any]:
    verb = role.head
    if role.how in ("object", "passive subject"):
        return [verb, *(c for c in verb.conjuncts if not _has_object(c) and not _has_subject(c) and _either(verb, c))]
    if role.how == "participle" and is_participle(verb, lexicon) and not _has_object(verb):
        return [
            verb,
            *(c for c in verb.conjuncts if not _has_object(c) and is_participle(c, lexicon) and _either(verb, c)),
        ]
    if role.how == "complement" and is_participle(verb, lexicon):
        return [verb]
    if (
        role.how == "subject"
        and is_participle(verb, lexicon)
        and not _has_object(verb)
        and verb.tag_ in ("VBN", "VBD", "JJ")
        and not _active(verb)
    ):
        return [
            verb,
            *(
                c
                for c in verb.conjuncts
                if not _has_object(c) and not _has_subject(c) and is_participle(c, lexicon) and _either(verb, c)
            ),
        ]
    return []


def _either(first: Any, second: Any) -> bool:
    """Two verbs joined directly: "killed or wounded 50", not "killed 12 and wounded 30"."""
    low, high = sorted((first.i, second.i))
    return high - low <= 3


def _active(verb: Any) -> bool:
    """Whether an auxiliary or a subject clause shows that the form is no participle."""
    return any(c.dep_ in ("aux",) and c.lower_ in ("had", "have", "has") for c in verb.children) and not any(
        c.dep_ == "auxpass" for c in verb.children
    )


def _subject(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """The counted noun is the subject of a verb of the measure: "12 died"."""
    for role in roles:
        if role.how in ("subject", "participle") and not (role.how == "participle" and not is_ing(role.head)):
            for name, measure in lexicon.measures.items():
                if _names(role.head, measure.subject, lexicon) and not _has_object(role.head):
                    yield name, role.head


def _idiom(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """A verb and a second word together name the measure: "lost their lives", "taken to hospital"."""
    for role in roles:
        if role.how == "complement" and role.head.dep_ != "xcomp":
            head = role.head.head if role.head.head.pos_ in ("VERB", "AUX") else role.head.head.head
        else:
            head = role.head
        passive = role.how in ("object", "passive subject") or (
            role.how == "participle" and is_participle(head, lexicon)
        )
        passive = (
            passive
            or (role.how == "complement" and any(c.dep_ == "dobj" for c in head.children))
            or _is_passive(head, lexicon)
        )
        for name, idiom in _idioms(lexicon):
            if idiom.verb not in lemmas(head, lexicon):
                continue
            if idiom.counted == "with":
                if figure.noun is not None and noun_lemma(figure.noun) == idiom.with_:
                    yield name, head
            elif (
                (idiom.counted == "object") == passive
                or _headline_passive(idiom, role, lexicon)
                or (idiom.counted == "subject" and role.how == "participle" and is_ing(head))
            ):
                partner = _partner(head, idiom.with_, figure)
                if partner is not None:
                    yield name, partner


def _headline_passive(idiom: Any, role: Role, lexicon: Lexicon) -> bool:
    """ "2,150 moved to safety": a headline's participle without its auxiliary."""
    return (
        idiom.counted == "object"
        and role.how == "subject"
        and is_participle(role.head, lexicon)
        and not _has_object(role.head)
    )


def _partner(verb: Any, word: str, figure: Counted) -> Any | None:
    words = word.split()
    doc = verb.doc
    reach = range(verb.i + 1, min(len(doc), max(t.i for t in verb.subtree) + 1, verb.i + 16))
    for at in reach:
        token = doc[at]
        if at == figure.number.i or (figure.noun is not None and at == figure.noun.i):
            continue
        if not _same_clause(token, verb):
            continue
        if all(at + k < len(doc) and w in (doc[at + k].lower_, noun_lemma(doc[at + k])) for k, w in enumerate(words)):
            return token
        if token.dep_ in ("nummod",) and at > verb.i + 1 and figure.number.i < verb.i:
            return None  # another figure's phrase begins
    return None


def _same_clause(token: Any, verb: Any) -> bool:
    """Whether no other clause begins between the verb and the word."""
    steps = 0
    while token.i != verb.i and steps < 8:
        if token.dep_ in ("conj", "ccomp", "advcl", "relcl", "parataxis") and token.pos_ in ("VERB", "AUX"):
            return False
        token, steps = token.head, steps + 1
    return True


@lru_cache(maxsize=4)
def _idioms(lexicon: Lexicon) -> tuple[tuple[str, Any], ...]:
    return tuple((name, idiom) for name, measure in lexicon.measures.items() for idiom in measure.idiom)


def _adjective(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """The counted noun is said to be dead, missing, homeless."""
    for role in roles:
        if role.how in ("complement", "participle", "subject", "passive subject"):
            for name, measure in lexicon.measures.items():
                if role.head.lower_ in measure.adjective:
                    yield name, role.head


def _stands_for(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """The adjective stands for the counted noun: "12 dead"."""
    if figure.noun is None:
        return
    for name, measure in lexicon.measures.items():
        if figure.noun.lower_ in measure.adjective:
            yield name, figure.noun


def _noun(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """The counted noun itself names the measure: "12 deaths", "230 arrests"."""
    if figure.noun is None:
        return
    for name, measure in lexicon.measures.items():
        if noun_lemma(figure.noun) in measure.noun:
            yield name, figure.noun


def _of(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """The figure is in the of-phrase of an event noun: "the evacuation of 8,000 people", "the bodies of five"."""
    for role in roles:
        if role.how == "prep of":
            for name, measure in lexicon.measures.items():
                if {noun_lemma(role.head), role.head.lower_} & set(measure.of):
                    yield name, role.head


def _toll(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """A bare number completes a count noun: "the death toll rose to 35", "the number of dead was 600"."""
    named = (
        figure.noun is not None
        and figure.noun.i > figure.number.i
        and noun_lemma(figure.noun) not in lexicon.population.empty
    )
    doc = figure.number.doc
    stop = figure.number.i
    between = doc[max(0, stop - 30) : stop]
    best: tuple[int, str, Any] | None = None
    for name, measure in lexicon.measures.items():
        for phrase in measure.toll:
            words = phrase.split()
            for at in range(len(between) - len(words), -1, -1):
                if [t.lower_ for t in between[at : at + len(words)]] == words:
                    last = between[at + len(words) - 1]
                    if (named and words[-1] != "toll" and len(words) == 1) or (
                        stop - last.i > 14 and words[-1] != "toll"
                    ):
                        break
                    if _only_toll_verbs(doc[last.i + 1 : stop], lexicon, strict=len(words) == 1) and (
                        best is None or (len(words), last.i) > best[0:1] + (best[2].i,)
                    ):
                        best = (len(words), name, last)
                    break
    if best is not None:
        yield best[1], best[2]


def _only_toll_verbs(tokens: Any, lexicon: Lexicon, *, strict: bool) -> bool:
    """Between the count noun and its number only verbs of counting may stand, and no second number's phrase."""
    verbs = [t for t in tokens if t.pos_ == "VERB" and not is_ing(t)]
    if any(not lemmas(t, lexicon) & lexicon.verbs.toll_verb for t in verbs):
        return False
    if strict is False and any(t.text == ";" for t in tokens):
        return False
    linked = any(
        t.lower_ in ("to", "at", "of", ":", "by", "from", "is", "was", "be", "stood", "stands", "as")
        or t.pos_ in ("VERB", "AUX")
        for t in tokens
    )
    return linked and not (strict and any(t.pos_ == "NUM" and t.head.pos_ in ("NOUN", "PROPN") for t in tokens))


def _line(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """Without the parse, for headlines and clauses that it got wrong: the words right before and right behind."""
    doc = figure.number.doc
    last = max(figure.number.i, figure.noun.i if figure.noun is not None else 0)
    at = last + 1
    while (
        at < len(doc)
        and at - last <= 6
        and doc[at].lower_ in lexicon.verbs.auxiliary
        and not _trigger(doc[at], lexicon)
    ):
        at += 1
    if at < len(doc) and (is_participle(doc[at], lexicon) or doc[at].lower_ in _adjectives(lexicon)):
        behind = doc[at + 1] if at + 1 < len(doc) else None
        if not (behind is not None and behind.pos_ in ("DET", "NUM", "PRON") and at == last + 1):
            for name, measure in lexicon.measures.items():
                if _names(doc[at], measure.verb, lexicon) or doc[at].lower_ in measure.adjective:
                    yield name, doc[at]
    if at < len(doc):
        for name, measure in lexicon.measures.items():
            if _names(doc[at], measure.subject, lexicon) and doc[at].tag_.startswith("VB"):
                yield name, doc[at]
    first = min(
        t.i for t in doc if t.i <= figure.number.i and t.idx >= 0 and t.i >= figure.number.i - 4 and _hedge(figure, t)
    )
    before = doc[first - 1] if first > 0 else None
    if before is not None and before.lower_ in ("all", "the", "another", "an", "some", "both", "only", "just"):
        before = doc[first - 2] if first > 1 else None
    if before is not None and (before.pos_ in ("VERB", "NOUN", "PROPN") or is_ing(before)):
        for name, measure in lexicon.measures.items():
            if _names(before, measure.verb, lexicon):
                yield name, before


def _hedge(figure: Counted, token: Any) -> bool:
    """Whether the token lies inside the figure's own words (its offsets are the document's, by difference)."""
    number = figure.number
    return bool(token.i == number.i or number.idx - token.idx <= max(0, figure.end - figure.start))


@lru_cache(maxsize=4)
def _adjectives(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(w for m in lexicon.measures.values() for w in m.adjective)


def _trigger(token: Any, lexicon: Lexicon) -> bool:
    return token.lower_ in _adjectives(lexicon) or any(
        _names(token, m.verb, lexicon) for m in lexicon.measures.values()
    )


def _group(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """People who are counted as such, where no other word says what became of them: "400 refugees"."""
    if figure.noun is None:
        return
    for name, measure in lexicon.measures.items():
        if noun_lemma(figure.noun) in measure.group:
            yield name, figure.noun


def _behind(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """An adjective of the measure stands right behind the counted noun: "left 12 people dead"."""
    noun = figure.noun if figure.noun is not None else figure.number
    if noun.i + 1 >= len(noun.doc) or noun.i < figure.number.i:
        return
    after = noun.doc[noun.i + 1]
    for name, measure in lexicon.measures.items():
        if after.lower_ in measure.adjective and not is_participle(after, lexicon):
            yield name, after


def _condition(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """A phrase right behind the counted noun says where they are: "20 still in hospital"."""
    last = figure.noun if figure.noun is not None and figure.noun.i > figure.number.i else figure.number
    behind = figure.number.doc[last.i + 1 : last.i + 6]
    words = [t.lower_ for t in behind]
    for name, idiom in _idioms(lexicon):
        if idiom.verb == "be" and idiom.with_.split()[-1] in words and {"in", "without", "under"} & set(words):
            if not any(t.pos_ in ("VERB", "AUX", "PUNCT") for t in behind[: words.index(idiom.with_.split()[-1])]):
                yield name, behind[words.index(idiom.with_.split()[-1])]


def _phrase(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """Fixed words behind the figure, in its clause: "83 people still not accounted for"."""
    doc, last = figure.number.doc, figure.number.i
    words = []
    for token in doc[last + 1 : last + 22]:
        if token.text in (";", ":") or (token.pos_ == "NUM" and token.i > last + 1):
            break
        words.append(token)
    text = " ".join(t.lower_ for t in words)
    for name, measure in lexicon.measures.items():
        for phrase in measure.phrase:
            at = f" {text} ".find(f" {phrase} ")
            if at >= 0:
                yield name, words[text[:at].count(" ") if at else 0]


def _included(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """The dead (the wounded, the arrested) include the counted: "the dead include nine children"."""
    for role in roles:
        if role.how == "object" and lemmas(role.head, lexicon) & {"include", "comprise", "number"}:
            for subject in (c for c in role.head.children if c.dep_ in SUBJECT):
                for name, measure in lexicon.measures.items():
                    if {subject.lower_, noun_lemma(subject)} & {*measure.adjective, *measure.toll, *measure.noun}:
                        yield name, subject


Relation = Callable[[Counted, list[Role], Lexicon], Iterator[tuple[str, Any]]]
BEHIND: Relation = _behind
CLAUSE: tuple[Relation, ...] = (
    _verb,
    _idiom,
    _subject,
    _adjective,
    _included,
)  # at each place of the phrase, nearest first
WORDS: tuple[Relation, ...] = (
    _stands_for,
    _line,
    _phrase,
    _noun,
    _of,
    _toll,
    _condition,
    _group,
)  # where no place of the phrase gave one


# What may be counted


def _names(token: Any, words: tuple[str, ...], lexicon: Lexicon) -> bool:
    forms = lemmas(token, lexicon)
    for word in words:
        parts = word.split()
        if parts[0] in forms and (len(parts) == 1 or _particle(token, parts[1:])):
            return True
    return False


def _particle(verb: Any, rest: list[str]) -> bool:
    after = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 8]]
    return rest[-1] in after


def _countable(figure: Counted, measure: Measure, lexicon: Lexicon) -> bool:
    words, noun = lexicon.population, figure.noun
    if noun is None:
        if measure.counted == "person":
            return True
        return any(
            noun_lemma(t) in getattr(words, measure.counted)
            for t in figure.number.doc[: figure.number.i if measure.counted != "force" else None]
        )
    lemma = noun_lemma(noun)
    forms = {lemma, noun.lower_}
    if forms & set(measure.not_counted):
        return False
    if noun.lower_ in ("them", "those", "these", "whom", "which"):
        return measure.counted in ("person", "force")
    if measure.counted == "building":
        return bool(forms & words.building)
    if measure.counted == "equipment":
        return bool(forms & words.equipment)
    if forms & (set(measure.adjective) | set(measure.noun) | words.empty):
        return True
    if measure.counted == "force":
        return bool(forms & words.force)
    return not forms & (words.thing | words.building | words.equipment | words.animal)


def _single(figure: Counted) -> bool:
    return figure.number.lower_ in ("one", "1")


def _person(figure: Counted, lexicon: Lexicon) -> bool:
    """Whether the noun names a person: by list, by ending, or by being a people's name ("a Malaysian")."""
    noun = figure.noun
    if noun is None:
        return figure.number.lower_ in ("none", "nobody", "zero", "nil", "another")
    words, lemma = lexicon.population, noun_lemma(noun)
    if lemma in words.person or noun.lower_ in words.person or noun.lower_.endswith(words.person_ending):
        return True
    return bool(noun.text[:1].isupper() and noun.lower_.endswith(("an", "ans", "ese", "ish", "i", "is")))


def _excluded(parsed: Parsed, figure: Counted, measure: Measure) -> bool:
    at = figure.start - parsed.sentence.start
    near = parsed.text.lower()[max(0, at - 60) : at + 90]
    return any(phrase in near for phrase in measure.exclude)
