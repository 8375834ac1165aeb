"""Stage 5: what a figure measures, from the words around it in the parse. The words are in `data/measures/`.

The relations (`relations.py`) are tried in order at each place of the figure's phrase (`roles.py`);
the first that holds gives the sense. Where none holds there is no claim.
"""

from dataclasses import dataclass
from typing import Any

from tallybook.extract import fates
from tallybook.extract.countable import countable, excluded, person, single
from tallybook.extract.counted import Counted
from tallybook.extract.idioms import idiom
from tallybook.extract.parsed import Parsed, extent
from tallybook.extract.relations import CLAUSE, FIRST, OF, OF_WHOLE, WORDS, Relation, group, noun_itself, stands_for
from tallybook.extract.roles import Role, apart, place_before
from tallybook.extract.tolls import among
from tallybook.extract.verbs import lemmas, noun_lemma
from tallybook.lexicon import Lexicon

POSSESSOR = 5  # tokens of the name before "'s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """A measure for a figure, and the words that say so: [start, end) of the document, `token` their head."""

    measure: str
    start: int
    end: int
    token: Any
    relation: str


def senses(parsed: Parsed, figure: Counted, kind: str, lexicon: Lexicon) -> tuple[Sense, ...]:
    """The measures that the sentence gives the figure, none or one. `kind`: number, vague, zero or article.

    "a" and "no" count only people who are named as such, and only in the clause itself.
    """
    if not counts_persons(figure, kind, lexicon) or _drawn_from(figure, lexicon):
        return ()
    near, far = apart(figure, lexicon)
    of_whole = _is_whole(figure)
    if of_whole:  # "six of the 17 hostages came back": what six did is not said of the 17
        near, far = [role for role in near if role.how in ("participle", "complement")], []
    places = [*near, *far]
    tries: list[tuple[Relation, list[Role]]] = [
        *((relation, places) for relation in FIRST),
        *(((noun_itself, near),) if kind == "number" and _is_an_event(figure, lexicon) else ()),
        *(((stands_for, near),) if figure.noun is not None and figure.noun.lower_ in lexicon.verbs.victims else ()),
        *((relation, [role]) for role in near for relation in CLAUSE),
        *(((OF, near),) if kind != "article" and _counted_as_such(figure, lexicon) else ()),
        *(
            ((stands_for, near), (noun_itself, near)) if kind != "article" else ()
        ),  # "the families of the 17 dead gathered"
        *((relation, [role]) for role in far for relation in CLAUSE),
    ]
    if kind == "article":
        tries.append((among, places))  # "a teacher was among the dead"
    else:
        tries += [
            (relation, places)
            for relation in (OF_WHOLE if of_whole else WORDS)
            if relation is not group or (kind != "zero" and not single(figure))
        ]
    spared: set[str] = set()
    for relation, at in tries:
        hits: dict[str, Any] = {}
        for name, token in relation(figure, at, lexicon):
            if kind == "article" and _is_purpose(token):
                continue  # "an operation to capture a rebel leader"
            if (kind != "zero" and relation is not idiom and _spared(figure, token)) or _is_asked(figure, token):
                spared.add(name)
            if (
                name not in hits
                and name not in spared
                and countable(figure, lexicon.measures[name], lexicon)
                and not excluded(parsed, figure, lexicon.measures[name])
            ):
                hits[name] = token
        if hits:
            if kind != "zero" and any(fates.undecided(token, lexicon) for token in hits.values()):
                return ()
            found = fates.died_after(figure, _prefer(hits, lexicon), lexicon)
            found = fates.hurt_before(figure, found, lexicon)
            found = fates.did_not_come_out(found, lexicon) if relation is idiom else found
            if kind == "number" or kind == "vague":
                found = fates.besides(figure, near, found, lexicon)
            if kind == "zero":
                found |= _joined_to_no(figure, found, lexicon)
            return _made(parsed, relation.__name__.strip("_"), found)
    return ()


def _is_whole(figure: Counted) -> bool:
    """Whether a count is drawn from it right before: "six of the 17 hostages"."""
    doc, at = figure.number.doc, figure.first.i - 1
    if at >= 1 and doc[at].lower_ in ("the", "those", "these", "its", "their"):
        at -= 1
    counts = at >= 1 and (doc[at - 1].pos_ == "NUM" or doc[at - 1].like_num)
    drawn = figure.noun is not None and counts and doc[at].lower_ == "of"
    but = at >= 2 and doc[at - 2].lower_ == "but"  # "all but two of the 20 were killed"
    return drawn and not but and not _one_of_them(doc[at - 1])


def _is_an_event(figure: Counted, lexicon: Lexicon) -> bool:
    """Whether the noun is what happened to the counted: "reported 300 people affected, 13 deaths"."""
    noun = noun_lemma(figure.noun) if figure.noun is not None else ""
    if noun in lexicon.verbs.remains:
        return False  # "50 bodies are missing"
    return any(noun in m.noun and noun in m.of for m in lexicon.measures.values())


def _counted_as_such(figure: Counted, lexicon: Lexicon) -> bool:
    """Whether the noun is of people whom a measure counts wherever they are: "protesters"."""
    noun = figure.noun
    return noun is not None and any(noun_lemma(noun) in m.group for m in lexicon.measures.values())


def _spared(figure: Counted, token: Any) -> bool:
    """Whether the counted are those to whom it did not happen: "12 were not rescued", "are yet to be rescued".

    An idiom has its own "not": "did not make it down alive".
    """
    verb = token.head if token.dep_ in ("acomp", "oprd", "attr") else token
    if verb.i <= figure.number.i:
        return False
    not_words = [c for c in verb.children if c.dep_ == "neg" and figure.number.i < c.i < verb.i + 2]
    if any(c.nbor(1).lower_ not in ("only", "just", "merely") for c in not_words):
        return True
    to_be = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return to_be and any(t.lower_ == "yet" for t in verb.doc[figure.number.i + 1 : verb.i])


def _is_purpose(verb: Any) -> bool:
    """Whether it is only done in order to: "were sent to rescue a hiker", "the decision to release a detainee"."""
    first = verb.head if verb.dep_ == "conj" and verb.head.pos_ == "VERB" else verb
    return first.dep_ in ("acl", "advcl") and any(c.dep_ == "aux" and c.lower_ == "to" for c in first.children)


def _is_asked(figure: Counted, token: Any) -> bool:
    """Whether nobody can say it of those who were counted before: "it was unknown if the six were alive"."""
    verb = token.head if token.dep_ in ("acomp", "oprd", "attr") else token
    before = figure.number.doc[figure.first.i - 1] if figure.first.i > 0 else None
    if before is None or before.lower_ not in ("the", "those", "these"):
        return False
    return any(c.dep_ == "mark" and c.lower_ in ("if", "whether") and c.i < figure.first.i for c in verb.children) and (
        verb.dep_ in ("ccomp", "advcl", "xcomp") and verb.i > verb.head.i
    )


def _joined_to_no(figure: Counted, found: dict[str, Any], lexicon: Lexicon) -> dict[str, Any]:
    """ "No deaths or injuries": the measures of the nouns that share the "no"."""
    joined = [
        t
        for t in (figure.noun.conjuncts if figure.noun is not None else ())
        if not any(c.dep_ == "det" for c in t.children)
    ]
    return {
        name: t for t in joined for name, m in lexicon.measures.items() if name not in found and noun_lemma(t) in m.noun
    }


def counts_persons(figure: Counted, kind: str, lexicon: Lexicon) -> bool:
    """Whether "a" and "no" stand before a noun for people, and "a" before nobody who is named. True of every number."""
    if kind not in ("article", "zero"):
        return True
    return person(figure, kind, lexicon) and not (
        kind == "article" and (_named(figure, lexicon) or _speaks(figure, lexicon))
    )


def counts_nobody(figure: Counted, lexicon: Lexicon) -> bool:
    """Whether it is a rate or a difference: "710 refugees for each dollar", "800 a day", "(+4)", "all but two of them".

    "Both refugees and residents" are not two.
    """
    doc, last = figure.number.doc, figure.noun if figure.noun is not None else figure.number
    behind = [t.lower_ for t in doc[last.i + 1 : last.i + 3]]
    before_then = doc[last.i + 3].lower_ in lexicon.verbs.then if last.i + 3 < len(doc) else False
    before = doc[figure.first.i - 1] if figure.first.i > 0 else None
    if single(figure) and before is not None and before.lower_ in lexicon.verbs.each:
        return True  # "every one of the dead"
    if before is not None and before.lower_ == "of" and before.head.lower_ in lexicon.population.parent:
        return figure.noun is None or figure.noun.i < figure.number.i  # "a mother of two"
    if behind[:1] == ["per"] or behind in (["for", "each"], ["for", "every"]):
        return True
    if behind[:1] in (["a"], ["each"], ["every"]) and behind[-1] in lexicon.verbs.rate and not before_then:
        return True
    if (
        figure.number.lower_ == "both"
        and before is not None
        and (
            before.text == "," or (before.tag_ == "PRP" and figure.noun is None)  # "killing them both"
        )
    ):
        return True  # "two others, both guides, were dug out"
    if (
        single(figure)
        and figure.noun is not None
        and figure.noun.i != figure.nominal.i
        and (figure.nominal.dep_ == "attr" or _one_of_them(figure.number))
    ):
        return True  # "she was one of nineteen people who ..."
    of = figure.nominal.head
    left_out = lexicon.verbs.settlement | lexicon.verbs.decline  # "a town of 6,000", "a drop of 300 on the week before"
    if figure.nominal.dep_ == "pobj" and of.lower_ == "of" and noun_lemma(of.head) in left_out:
        return True
    if figure.nominal.dep_ == "pobj" and of.lower_ == "for" and of.head.lemma_.lower() in lexicon.verbs.capacity:
        return bool(of.head.tag_ == "VBN")  # "a morgue built for 20 bodies"
    bare = figure.noun is None and of.lower_ == "of" and of.head.lower_ == "population"
    if bare and not any(c.dep_ in ("amod", "compound") for c in of.head.children):
        return True  # "of the town's population of 12,000"
    if doc.text[: figure.first.idx].lower().endswith(("+", "all but ")) or figure.first.text.startswith("+"):
        return True
    return (
        figure.number.lower_ == "both"
        and figure.noun is not None
        and (any(c.dep_ == "conj" for c in figure.noun.children) or "as well as" in doc.text[figure.number.idx :])
    )


def _one_of_them(number: Any) -> bool:
    """Whether somebody is said to be "one of 14 injured": that counts the 14, and nobody by "one"."""
    said = number.dep_ == "attr" and number.head.lemma_ == "be"
    if number.lower_ != "one" or not (said or (number.dep_ == "appos" and number.head.pos_ == "PROPN")):
        return False  # "Mara Vey, one of 12,000 people living in the camp"
    wholes = [o for p in number.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"]
    return any(c.dep_ == "nummod" for o in wholes for c in o.children)


def _speaks(figure: Counted, lexicon: Lexicon) -> bool:
    """Whether somebody only says what happened: "security officials and an eyewitness said"."""
    noun = figure.noun
    behind = noun.doc[noun.i + 1] if noun is not None and noun.i + 1 < len(noun.doc) else None
    return behind is not None and behind.pos_ == "VERB" and bool(lemmas(behind, lexicon) & lexicon.attribute.say)


def _named(figure: Counted, lexicon: Lexicon) -> bool:
    """ "An army commander Odd Vey" is one person by name, no count."""
    noun = figure.noun
    if figure.nominal.lower_ in lexicon.verbs.anaphor:
        return True  # "an unknown number of"
    if noun is not None and noun.lower_ in lexicon.population.collective:
        return True  # "a family of five"
    if noun is not None and (noun.dep_ == "poss" or _apposed(noun)):
        return True  # "a dead man's weapon"; "two journalists, a reporter and a cameraman"
    if noun is None or noun.i + 1 >= len(noun.doc):
        return False
    behind = noun.doc[noun.i + 1]
    return bool(behind.pos_ == "PROPN" and behind.text[:1].isupper()) or bool(
        noun.pos_ == "PROPN" and noun.text[:1].isupper() and noun.doc[noun.i - 1].pos_ == "PROPN"
    )


def _apposed(noun: Any) -> bool:
    """Whether a noun only says who the people counted or named before it are."""
    top = noun.head if noun.dep_ == "conj" else noun
    if any(c.dep_ == "nummod" for listed in (noun, *noun.conjuncts) if listed.i != top.head.i for c in listed.children):
        return False  # "four more bodies: three girls and a boy"
    between = top.doc[top.head.i + 1 : top.i]
    one = top.head.tag_ == "NN" and any(
        c.dep_ in ("det", "poss") and c.lower_ not in ("a", "an") for c in top.head.children
    )
    alone = top.i == noun.i and not any(c.dep_ in ("conj", "cc") for c in (*top.children, *top.head.children))
    if one and alone and top.dep_ == "appos" and any(t.text == "," for t in between):
        return True  # "the suspect, a student, was held"
    return (
        top.dep_ == "appos"
        and any(t.is_punct for t in between)
        and place_before(top) is None
        and (top.head.pos_ == "PROPN" or any(c.dep_ == "nummod" for c in top.head.children))
    )


def _drawn_from(figure: Counted, lexicon: Lexicon) -> bool:
    """The whole that a count is drawn from, which says nothing of it: "of the 120 aboard, 95 ...", "14 of 17"."""
    doc, at = figure.number.doc, figure.first.i - 1
    if figure.noun is not None and any(figure.noun.lower_ in m.adjective for m in lexicon.measures.values()):
        return False  # "of the 12 dead"
    if figure.noun is not None and any(c.dep_ == "acl" and c.tag_ == "VBN" for c in figure.noun.children):
        return False  # "of the 12 villagers killed"
    if figure.noun is not None and figure.noun.dep_ == "nsubj" and _befell(figure.noun.head, figure.noun, lexicon):
        return False  # "of 60 people hurt, 14 were children"
    if figure.noun is not None and _described_by_a_measure(figure.noun, lexicon):
        return False  # "of the 87 patients it had admitted"
    if figure.noun is not None and _is_of_a_measure(figure.noun, lexicon):
        return False  # "half of the 1.2 million displaced people"
    owner = at
    if at >= 2 and doc[at].tag_ == "POS":  # "300 of the town's 1,200 homes"
        while owner > 0 and doc[owner].lower_ != "of" and at - owner < POSSESSOR:
            owner -= 1
        if doc[owner].lower_ == "of" and owner > 0:
            at = owner
    if (
        at >= 1
        and doc[at].lower_ == "of"
        and not _one_of_them(doc[at - 1])
        and (doc[at - 1].pos_ == "NUM" or doc[at - 1].like_num or doc[at - 1].lower_ in ("percent", "cent", "%"))
    ):
        return True
    if at >= 0 and doc[at].lower_ in ("the", "its", "their"):
        at -= 1
        counted = at >= 1 and doc[at].lower_ == "of" and (doc[at - 1].pos_ == "NUM" or doc[at - 1].like_num)
        if counted and figure.noun is None and not _one_of_them(doc[at - 1]):
            return True  # "three of the 41 were taken into custody"
    if at >= 1 and doc[at].lower_ == "of" and doc[at - 1].lower_ in lexicon.verbs.some_of:
        return True  # "none of the 62 aboard survived", "most of the 40 were freed"
    if (
        at >= 1
        and doc[at].lower_ == "among"
        and any(t.lower_ in lexicon.quantify.zero for t in doc[max(0, at - 4) : at])
    ):
        return True  # "no survivors among the 62"
    joined = figure.nominal.head if figure.nominal.dep_ == "conj" else figure.nominal
    of = joined.head if joined.dep_ == "pobj" and joined.i != figure.nominal.i else None
    if of is not None and of.lower_ == "of" and of.head.lower_ in lexicon.verbs.some_of:
        return True  # "none of the six crew or 22 passengers survived"
    if at < 0 or doc[at].lower_ != "of" or (at > 0 and not doc[at - 1].is_punct and doc[at - 1].lower_ != "that"):
        return False
    return any(t.text == "," for t in doc[figure.number.i + 1 :])


def _befell(verb: Any, noun: Any, lexicon: Lexicon) -> bool:
    after = verb.i == noun.i + 1 and verb.tag_ in ("VBN", "VBD", "JJ")
    return after and any(lemmas(verb, lexicon) & {*m.verb, *m.adjective} for m in lexicon.measures.values())


def _described_by_a_measure(noun: Any, lexicon: Lexicon) -> bool:
    clauses = [lemmas(c, lexicon) for c in noun.children if c.dep_ == "relcl"]
    return any(forms & {*m.verb, *m.subject} for forms in clauses for m in lexicon.measures.values())


def _is_of_a_measure(noun: Any, lexicon: Lexicon) -> bool:
    words = {noun_lemma(noun), *(c.lower_ for c in noun.children if c.dep_ in ("amod", "compound") and c.i < noun.i)}
    return any(words & {*m.adjective, *m.group, *m.noun} for m in lexicon.measures.values())


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
