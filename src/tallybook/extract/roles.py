"""Where a figure's phrase hangs in the sentence: the words that it is subject, object or complement of."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tallybook.extract.counted import Counted
from tallybook.extract.verbs import is_participle, lemmas, noun_lemma
from tallybook.lexicon import Lexicon

SUBJECT = {"nsubj", "csubj"}
PASSIVE = {"nsubjpass", "csubjpass"}
WHERE = ("in", "at", "near", "outside", "around")
WH = ("WDT", "WP", "WP$")
PARTICLES = ("in", "out", "up", "off")
OBJECT = {"dobj", "dative", "oprd", "attr"}


@dataclass(frozen=True, slots=True)
class Role:
    """One place of the figure's phrase in the sentence: `how` it hangs on the word `head`."""

    how: str
    head: Any


def roles(figure: Counted, lexicon: Lexicon) -> Iterator[Role]:
    """The words that the phrase is subject, object or complement of, then those that modify it."""
    yield from _governors(figure, lexicon)
    yield from _all_modifiers(figure, lexicon)


def _all_modifiers(figure: Counted, lexicon: Lexicon) -> Iterator[Role]:
    yield from _modifiers(figure.nominal, lexicon)
    if figure.noun is not None and figure.noun.i != figure.nominal.i:
        yield from _modifiers(figure.noun, lexicon)


def apart(figure: Counted, lexicon: Lexicon) -> tuple[list[Role], list[Role]]:
    """The places of the phrase itself with what modifies it, and those that it has only through a preposition."""
    above = list(_governors(figure, lexicon))
    through = next((n + 1 for n, role in enumerate(above) if role.how.startswith("prep ")), len(above))
    return [*above[:through], *_all_modifiers(figure, lexicon)], above[through:]


def _governors(figure: Counted, lexicon: Lexicon) -> Iterator[Role]:
    token, seen = figure.nominal, set()
    while token.i not in seen:
        seen.add(token.i)
        dep, head = token.dep_, token.head
        if dep in SUBJECT or dep in PASSIVE:
            if not _has_own_verb(token):
                yield from _below_subject(token, head, dep, lexicon)
            return
        if dep == "npadvmod" and token.pos_ == "NUM" and head.pos_ == "VERB":
            # the parse takes a bare number for a measure: "3,000 more blocked the road", "shot dead five"
            if token.i < head.i and not has_subject(head):
                yield from _below_subject(token, head, "nsubjpass" if is_passive(head) else "nsubj", lexicon)
                return
            if token.i > head.i:
                yield Role("object", head)
                return
        if dep == "npadvmod" and _numbered(token) and head.pos_ == "VERB" and token.i > head.i:
            yield Role("object", head)  # a listed object: "held 57 at the court, 64 marchers who had blocked a road"
            return
        if dep in OBJECT:
            if dep == "attr" and any(c.dep_ == "expl" for c in head.children):
                yield Role("subject", head)  # "there are 40 on the border"
            yield Role("object", head)
            yield from (
                Role("complement", c)
                for c in head.children
                if c.dep_ in ("oprd", "acomp", "ccomp", "xcomp", "advcl", "amod") and c.i > token.i
            )
            for child in head.children:
                if child.dep_ == "cc" and child.i < token.i:
                    yield from (Role("object", c) for c in head.conjuncts if c.i < token.i)
            yield from (Role("object", c) for c in head.conjuncts if c.i < token.i and not has_object(c))
            return
        if dep == "pobj" and figure.first.i <= head.i < figure.number.i:
            token = _hedge(figure, head)
            if token.dep_ == "prep":
                yield from _hedged(token, lexicon)
                return
            continue
        if dep == "pobj" and head.dep_ == "agent":
            yield Role("agent", head.head)  # "attended by 18,000 people"
            return
        if dep == "pobj" and (company := _company(figure, head, lexicon)) is not None:
            token = company
            continue
        if dep in ("pobj", "npadvmod") and head.dep_ in ("prep", "prt"):
            if head.lower_ == "of" and figure.first.i == head.i + 2 and head.nbor().lower_ in lexicon.verbs.of_them:
                verb = head.head  # "of these 1,450 are in the school"
                yield from _below_subject(head, verb, "nsubjpass" if is_passive(verb) else "nsubj", lexicon)
                return
            first = [c for c in head.children if c.dep_ == "pobj" and c.i < figure.first.i and c.i != token.i]
            if first and not any(c.dep_ == "cc" for c in head.children):
                yield Role("object", head.head)  # "airlifted to safety 1,140 people"
            if head.lower_ in PARTICLES and head.i == head.head.i + 1 and _phrasal(head.head, lexicon):
                yield Role("object", head.head)  # "police have drafted in 600 officers"
                return
            yield Role(f"prep {head.lower_}", head.head)
            of_number = head.lower_ == "of" and head.head.pos_ == "NUM"  # "19 of the 37 are alive": 37 are not
            thing = noun_lemma(head.head) in lexicon.population.thing
            if head.lower_ not in lexicon.verbs.through or of_number or thing:
                return
            token = head.head
        elif dep == "appos" and _numbered(token) and (place := place_before(token)) is not None:
            token = place.head.head  # "12 students in Vint, nine teachers in Orro"
            if token.pos_ == "VERB":
                passive = is_passive(token)
                yield Role("passive subject" if passive else "object" if has_object(token) else "subject", token)
                return
            if token.dep_ in ("dobj", "conj", "appos", "nsubjpass", "nsubj", "pobj"):
                continue
            return
        elif dep in ("conj", "appos", "pobj", "nmod", "compound", "nummod", "amod", "dep", "npadvmod", "quantmod"):
            token = head
        else:
            return


def _numbered(noun: Any) -> bool:
    return noun.pos_ == "NOUN" and any(c.dep_ == "nummod" or c.lower_ in ("a", "an") for c in noun.children)


def place_before(listed: Any) -> Any | None:
    """The place that a list's next item is hung on by the parse: "two women in Vint, a boy in Orro"."""
    place = listed.head
    inside = place.pos_ == "PROPN" and place.dep_ == "pobj" and place.head.dep_ == "prep"
    return place if inside and place.head.lower_ in WHERE and listed.nbor(-1).i > place.i else None


def _has_own_verb(subject: Any) -> bool:
    """Whether the next subject's verb was taken for a shared one: "28 drowned and scores were missing"."""
    own = [c for c in subject.children if c.dep_ == "acl" and c.tag_ == "VBN"]
    return any(j.i > c.i and j.dep_ == "conj" and j.head.i == subject.i for c in own for j in subject.conjuncts)


def _company(figure: Counted, preposition: Any, lexicon: Lexicon) -> Any | None:
    """Those whom the counted are with: "she was arrested along with 12 others", "a frigate with 120 sailors"."""
    if preposition.lower_ != "with" or preposition.i == 0:
        return None
    above, before = preposition.head, preposition.doc[preposition.i - 1].lower_
    if before in lexicon.verbs.together:
        while above.dep_ in ("advmod", "prep"):
            above = above.head
        found = [c for c in above.children if c.dep_ in (*OBJECT, *SUBJECT, *PASSIVE) and c.i < preposition.i]
        return above if above.pos_ in ("NOUN", "PROPN") else found[-1] if found else None
    carries = noun_lemma(above) in lexicon.population.equipment | lexicon.population.force
    crew = figure.noun is not None and noun_lemma(figure.noun) in lexicon.population.force
    return above if carries and crew and above.pos_ == "NOUN" else None


def _hedge(figure: Counted, token: Any) -> Any:
    """The head of the figure's own hedge: "between 20 and 30 people marched", "upwards of 50 people were treated"."""
    while figure.first.i <= token.head.i < figure.number.i and token.head.i != token.i:
        token = token.head
    return token


def _hedged(preposition: Any, lexicon: Lexicon) -> Iterator[Role]:
    verb = preposition.head
    if verb.pos_ not in ("VERB", "AUX"):
        return
    if preposition.i < verb.i and not has_subject(verb):
        passive = is_passive(verb)
        yield from _below_subject(preposition, verb, "nsubjpass" if passive else "nsubj", lexicon)
    elif preposition.i > verb.i:
        yield Role("object", verb)


def _modifiers(token: Any, lexicon: Lexicon) -> Iterator[Role]:
    for child in token.children:
        if child.dep_ in ("acl", "amod") and not has_subject(child):
            past = child.tag_ == "VBN" and not is_participle(child, lexicon)  # "eleven people froze to death"
            yield Role("subject" if past else "participle", child)
            yield from (Role("participle", c) for c in child.conjuncts if c.dep_ == "conj" and not has_object(c))
            yield from (Role("complement", c) for c in child.children if c.dep_ in ("oprd", "acomp", "xcomp"))
        if child.dep_ == "relcl":
            own = any(c.dep_ in SUBJECT | PASSIVE and c.tag_ not in WH for c in child.children)
            said = [c for c in child.children if c.dep_ == "ccomp"]
            whose = said and (not has_object(said[0]) or any(c.tag_ in WH for c in said[0].children))
            if own and whose and lemmas(child, lexicon) & lexicon.attribute.say:
                # "16 people the ministry says it is holding", "12 people who police say were killed"
                inner = said[0]
                has_own = has_subject(inner) and not has_object(inner)
                yield Role("object" if has_own else "passive subject" if is_passive(inner) else "subject", inner)
            if own and not _bare_relative(child):
                continue  # "a fire in which 12 died"
            how = next(
                (
                    c.dep_
                    for c in child.children
                    if c.dep_ in SUBJECT | PASSIVE | OBJECT and c.lower_ in ("who", "that", "which", "whom")
                ),
                "dobj" if has_subject(child) else "nsubj",
            )
            for verb in (child, *child.conjuncts):
                yield Role("passive subject" if how in PASSIVE else "object" if how in OBJECT else "subject", verb)


def _bare_relative(clause: Any) -> bool:
    """Whether the noun is the object of its relative clause: "the 12 people that they killed"."""
    return not has_object(clause) and not any(
        c.dep_ == "prep" and any(w.tag_ in WH for w in c.children) for c in clause.children
    )


def _below_subject(token: Any, head: Any, dep: str, lexicon: Lexicon) -> Iterator[Role]:
    """The verb of the subject, the verbs below a raising verb, and those that share the subject."""
    todo, seen = [(head, dep in PASSIVE)], set()
    main = _main_clause(head, lexicon) or _verb_of_clause(head)
    if main is not None:
        yield from _below_subject(token, main, "nsubjpass" if is_passive(main) else "nsubj", lexicon)
        yield Role("participle", head)
        return
    while todo:
        verb, passive = todo.pop(0)
        if verb.i in seen:
            continue
        seen.add(verb.i)
        yield Role("passive subject" if passive else "subject", verb)
        for child in verb.children:
            of_object = child.dep_ == "oprd" and not passive and has_object(verb)  # "a gunman shot five dead"
            if not of_object and (
                child.dep_ in ("acomp", "attr", "oprd") or (child.dep_ == "amod" and child.i > verb.i)
            ):
                yield Role("complement", child)
            if (
                child.dep_ in ("xcomp", "ccomp")
                and lemmas(verb, lexicon) & lexicon.verbs.raising
                and not has_subject(child)
            ):
                todo.append((child, is_passive(child)))
            if child.dep_ == "advcl" and not passive and _purpose(child):
                yield Role("subject", child)  # "thousands came to protest"
            if child.dep_ == "conj" and not has_subject(child) and child.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
                todo.append(
                    (
                        child,
                        is_passive(child) or (passive and not any(c.dep_ in ("aux", "dobj") for c in child.children)),
                    )
                )
            if child.dep_ == "prep" and passive is False and lemmas(verb, lexicon) & {"be", "remain"}:
                yield from (Role("complement", c) for c in child.children if c.dep_ == "pobj")


def _phrasal(verb: Any, lexicon: Lexicon) -> bool:
    return verb.pos_ == "VERB" and bool(lemmas(verb, lexicon) & lexicon.verbs.phrasal) and not has_object(verb)


def _purpose(clause: Any) -> bool:
    return not has_subject(clause) and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


def _main_clause(verb: Any, lexicon: Lexicon) -> Any | None:
    """The finite verb behind a participle that the parser took for it: "soldiers sent there are said to be dead"."""
    if not is_participle(verb, lexicon) or any(c.dep_ in ("aux", "auxpass", "cc") for c in verb.children):
        return None
    for child in verb.children:
        if (
            child.dep_ == "conj"
            and any(c.dep_ in ("aux", "auxpass") and c.lower_ != "to" for c in child.children)
            and not has_subject(child)
        ):
            return child
    return None


def _verb_of_clause(verb: Any) -> Any | None:
    """The verb of which the parse makes a whole clause the subject: "90 men divided in nine teams are there"."""
    opened = any(c.dep_ in ("mark", "aux", "auxpass") for c in verb.children)
    return verb.head if verb.dep_ in SUBJECT and verb.tag_ in ("VBD", "VBN") and not opened else None


def has_subject(verb: Any) -> bool:
    """Whether the verb has a subject of its own, active or passive."""
    return any(c.dep_ in SUBJECT | PASSIVE for c in verb.children)


def has_object(verb: Any) -> bool:
    """Whether the verb has a direct object of its own; a bare number behind it is one: "shot dead five", but not behind
    a comma: "3 workers killed, 6 injured".
    """
    return any(
        c.dep_ == "dobj"
        or (c.dep_ == "npadvmod" and c.pos_ == "NUM" and c.i > verb.i and c.doc[verb.i + 1].text != ",")
        for c in verb.children
    )


def is_passive(verb: Any) -> bool:
    """Whether an auxiliary makes the verb passive."""
    return any(c.dep_ == "auxpass" for c in verb.children)


def is_active(verb: Any) -> bool:
    """Whether an auxiliary or a subject clause shows that the form is no participle."""
    return any(c.dep_ in ("aux",) and c.lower_ in ("had", "have", "has") for c in verb.children) and not any(
        c.dep_ == "auxpass" for c in verb.children
    )
