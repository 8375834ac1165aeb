"""Who is let go: hostages are rescued, but people who were arrested and are let go were held by an authority."""

from typing import Any

from tallybook.extract.counted import Counted
from tallybook.extract.verbs import lemmas
from tallybook.lexicon import Lexicon


def let_go(measure: str, figure: Counted, token: Any, lexicon: Lexicon) -> str:
    """The measure of a figure that was read as `measure` by a verb of letting go: `detained` where its own phrase says
    that they were arrested or jailed ("released 400 people who were arrested", "freed 60 jailed students").
    """
    if measure != "rescued" or not lemmas(token, lexicon) & lexicon.verbs.let_go:
        return measure
    if figure.noun is None:
        return "injured" if any(t.lower_ in lexicon.verbs.let_go_healed for t in token.doc) else measure
    said = {t.lower_ for t in figure.noun.subtree if t.i != token.i}
    return "detained" if said & lexicon.verbs.let_go_from else measure
