"""What became of people in the end, where their clause says two things of them.

"Two were hurt and later died" tells of two dead; "120 killed or captured" counts neither the killed nor the captured.
"""

from typing import Any

from tallybook.extract.counted import Counted
from tallybook.extract.idioms import idiom
from tallybook.extract.roles import Role, has_subject, is_passive
from tallybook.extract.triggers import by_verb
from tallybook.extract.verbs import lemmas
from tallybook.lexicon import Lexicon

DEAD = "killed"


def died_after(figure: Counted, hits: dict[str, Any], lexicon: Lexicon) -> dict[str, Any]:
    """The measures by name with the words that say so, or only `killed`, where a later verb says that they died."""
    for name, token in hits.items():
        if name in lexicon.verbs.outdone and (verb := _death(figure, token, lexicon)) is not None:
            return {DEAD: verb}
    return hits


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
