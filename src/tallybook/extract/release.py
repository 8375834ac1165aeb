"""Who is let go: hostages are rescued, but those whom the police or a court let go were held by an authority."""

from collections.abc import Iterable
from typing import Any

from tallybook.extract.counted import Counted
from tallybook.extract.roles import PASSIVE, SUBJECT
from tallybook.extract.verbs import lemmas, noun_lemma
from tallybook.lexicon import Lexicon


def let_go(measure: str, figure: Counted, token: Any, earlier: Iterable[str], lexicon: Lexicon) -> str | None:
    """The measure of a figure that was read as `measure` by a verb of letting go; None where it counts nobody held.

    `earlier`: the measures of the figures before it, the nearest first. "Of the 30 arrested, twelve were released"
    tells how many are no longer held, which no measure counts.
    """
    if measure != "rescued" or not lemmas(token, lexicon) & lexicon.verbs.let_go:
        return measure
    held = next((name for name in earlier if name in ("captured", "detained")), None)
    arrested = any(t.lower_ in lexicon.verbs.let_go_from for t in token.doc)
    if not (arrested or held == "detained" or _who(token) & lexicon.verbs.let_go_by):
        return measure
    bare = figure.noun is None or figure.noun.lower_ in lexicon.verbs.of_them
    return None if bare and held == "detained" else "detained"


def _who(verb: Any) -> set[str]:
    """Who lets them go: the subject of the active, the by-phrase of the passive."""
    passive = any(c.dep_ in PASSIVE or c.dep_ == "auxpass" for c in verb.children)
    by = [g for c in verb.children if c.dep_ == "agent" for g in c.children]
    subjects = [] if passive else [c for c in verb.children if c.dep_ in SUBJECT]
    return {noun_lemma(t) for t in (*by, *subjects)}
