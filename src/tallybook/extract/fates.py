"""What became of people in the end, where their clause says two things of them.

"Two were hurt and later died" tells of two dead; "120 killed or captured" counts neither the killed nor the captured.
"""

from typing import Any

from tallybook.extract.counted import Counted
from tallybook.extract.idioms import idiom
from tallybook.extract.roles import Role, has_object, has_subject, is_passive
from tallybook.extract.triggers import by_verb
from tallybook.extract.verbs import lemmas
from tallybook.lexicon import Lexicon

DEAD, HURT = "killed", "injured"


def died_after(figure: Counted, hits: dict[str, Any], lexicon: Lexicon) -> dict[str, Any]:
    """The measures by name with the words that say so, or only `killed`, where a later verb says that they died."""
    for name, token in hits.items():
        if name in lexicon.verbs.outdone and (verb := _death(figure, token, lexicon)) is not None:
            return {DEAD: verb}
    return hits


def besides(figure: Counted, places: list[Role], found: dict[str, Any], lexicon: Lexicon) -> dict[str, Any]:
    """The measures that the clause gives the same people besides those found: by a second verb that shares the subject
    ("laid down their arms and were taken prisoner"), or by the state that they were in ("six workers trapped in a cabin
    were freed").
    """
    out = dict(found)
    for name, token in found.items():
        for verb in token.conjuncts:
            if verb.i > token.i > figure.number.i and not has_subject(verb) and _follows(token, verb):
                for other, word in _said_by(figure, verb, passive=_passive(token, verb), lexicon=lexicon):
                    if other in lexicon.measures[name].besides:
                        out.setdefault(other, word)
    for role in places:
        noun = figure.noun if figure.noun is not None and figure.noun.i == figure.nominal.i else None
        behind = noun is not None and role.head.i > noun.i  # not "stranded villagers", "19 of the 37 miners cut off"
        if role.how == "participle" and behind and not has_object(role.head):
            for _, other in by_verb(role.head, "verb", lexicon):
                if (
                    not lexicon.measures[other].of_event
                    and set(found) & set(lexicon.measures[other].besides)
                    and role.head.i not in {t.i for t in found.values()}
                ):
                    out.setdefault(other, role.head)
    return out


def _follows(first: Any, second: Any) -> bool:
    """Whether "and" joins two verbs of one subject, neither of which is denied."""
    between = first.doc[first.i + 1 : second.i]
    joined = any(t.lower_ in ("and", "then") for t in between) and not any(t.lower_ in ("or", "but") for t in between)
    return joined and not any(c.dep_ == "neg" for v in (first, second) for c in v.children)


def _passive(first: Any, second: Any) -> bool:
    active = any(c.dep_ in ("aux", "dobj") for c in second.children) and not is_passive(second)
    return is_passive(second) or (is_passive(first) and second.tag_ == "VBN" and not active) or has_hostages(second)


def has_hostages(verb: Any) -> bool:
    """Whether what looks like an object says as what somebody is taken: "were wounded and taken prisoner"."""
    return verb.tag_ == "VBN" and any(c.dep_ == "dobj" and c.tag_ == "NN" and not list(c.lefts) for c in verb.children)


def _said_by(figure: Counted, verb: Any, *, passive: bool, lexicon: Lexicon) -> list[tuple[str, Any]]:
    named = [name for _, name in sorted(by_verb(verb, "verb" if passive else "subject", lexicon))]
    role = Role("passive subject" if passive else "subject", verb)
    return [*((name, verb) for name in named), *idiom(figure, [role], lexicon)]


def hurt_before(figure: Counted, hits: dict[str, Any], lexicon: Lexicon) -> dict[str, Any]:
    """The measures by name with the words that say so, or only `injured`, where some of the injured are sent or brought
    somewhere: "one of the injured soldiers was airlifted to the capital".
    """
    noun = figure.noun
    if noun is None or noun.i == figure.nominal.i or not hits.keys() & lexicon.verbs.come_home_as:
        return hits
    drawn = any(c.lower_ in ("the", "those", "these") for c in noun.children)
    hurt = [c for c in noun.children if c.dep_ == "amod" and c.lower_ in lexicon.measures[HURT].adjective]
    return {HURT: hurt[0]} if drawn and hurt else hits


def did_not_come_out(hits: dict[str, Any], lexicon: Lexicon) -> dict[str, Any]:
    """The measures by name with the words that say so; those of whom it is denied that they came out are dead: "six
    never came back alive", "14 who did not get out".
    """
    out = {DEAD if name == "rescued" and _denied(token, lexicon) else name: token for name, token in hits.items()}
    return out


def _denied(verb: Any, lexicon: Lexicon) -> bool:
    negated = any(c.dep_ == "neg" and c.i < verb.i for c in verb.children)
    failed = verb.dep_ == "xcomp" and bool(lemmas(verb.head, lexicon) & {"fail"})
    return (negated or failed) and not is_passive(verb) and not any(c.tag_ == "MD" for c in verb.children)


def _death(figure: Counted, token: Any, lexicon: Lexicon) -> Any | None:
    """The verb of dying that shares the subject of another: "was critically hurt and succumbed to his wounds"."""
    if figure.number.i > token.i:
        return None  # "wounded three and died"
    for verb in token.conjuncts:
        own = has_subject(verb) or is_passive(verb) or any(c.dep_ == "neg" for c in verb.children)
        if verb.i < token.i or verb.pos_ != "VERB" or own or lemmas(verb, lexicon) & lexicon.verbs.raising:
            continue  # "missing, presumed dead"
        said = {name for _, name in by_verb(verb, "subject", lexicon)}
        said |= {name for name, _ in idiom(figure, [Role("subject", verb)], lexicon)}
        if DEAD in said:
            return verb
    return None


def undecided(token: Any, lexicon: Lexicon) -> bool:
    """Whether the clause leaves open whether they are dead or alive: "killed or captured over 30 leaders"."""
    told = {name for _, name in by_verb(token, "verb", lexicon)}
    for verb in token.conjuncts:
        low, high = sorted((token.i, verb.i))
        between = token.doc[low + 1 : high]
        if len(between) > 1 + int(high - low > 2) or not any(t.lower_ == "or" for t in between):
            continue
        other = {name for _, name in by_verb(verb, "verb", lexicon)}
        if (DEAD in told and other & lexicon.verbs.living) or (DEAD in other and told & lexicon.verbs.living):
            return True
    return False
