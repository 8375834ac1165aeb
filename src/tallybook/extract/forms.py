"""Every form of a word that reading may take for it: the model's lemmatizer and the lexicon's lists, reversed.

What is asked of a parse ("is its lemma `kill`?") can so be ruled out from the text alone. A token holds letters of one
run only, but for a few that are cut in two ("theyre"); so forms are given as runs of letters, in small letters.
"""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from tallybook.extract.parse import inflections
from tallybook.extract.parsed import RUN
from tallybook.extract.verbs import verb_forms
from tallybook.lexicon import Lexicon

Forms = Callable[[str], frozenset[str]]


@lru_cache(maxsize=4)
def forms(lexicon: Lexicon) -> Forms | None:
    """A function from a word to the first runs of letters of its forms; None where the model does not tell."""
    model = inflections()
    if model is None:
        return None

    @cache
    def of(word: str) -> frozenset[str]:
        known = verb_forms(lexicon).get(word, ())
        plural = word[:-3] + "men" if word.endswith("man") else word
        found = {word, plural, word + "s", *known, *model(word)}
        return frozenset(run.group() for form in found if (run := RUN.search(form.lower())))

    return of


def every(words: Iterable[str], of: Forms) -> frozenset[str]:
    """The forms of all the words."""
    return frozenset(form for word in words for form in of(word))
