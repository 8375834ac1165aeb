"""The measures that a word names, by what it is to the counted: "kill" is a verb of killed, "dead" an adjective.

A table of all measures for each: reading asks it of every word beside a number.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Literal

from tallybook.extract.verbs import lemmas
from tallybook.lexicon import Lexicon

Verbal = Literal["verb", "subject"]
Part = Verbal | Literal["adjective", "noun", "of", "group", "toll"]  # the fields of a measure
Named = tuple[int, str]  # a measure by its place in the lexicon and its name
FAR = 8  # tokens behind a verb in which its particle stands


def named_by(words: Iterable[str], part: Part, lexicon: Lexicon) -> set[Named]:
    """The measures of which one of the words is this part."""
    single = _tables(lexicon, part)[0]
    return {named for word in words for named in single.get(word, ())}


def by_verb(verb: Any, part: Verbal, lexicon: Lexicon) -> set[Named]:
    """The measures of which a form of the verb is this part, some with a particle: "shot two of them down"."""
    single, several = _tables(lexicon, part)
    found = set[Named]()
    for form in lemmas(verb, lexicon):
        found.update(single.get(form, ()))
        found.update(named for named, particle in several.get(form, ()) if _stands_behind(verb, particle))
    return found


def in_order(*found: set[Named]) -> Iterator[str]:
    """The names of all that were found, in the lexicon's order."""
    return (name for _, name in sorted(set().union(*found)))


def _stands_behind(verb: Any, particle: str) -> bool:
    return any(t.lower_ == particle for t in verb.doc[verb.i + 1 : verb.i + FAR])


@lru_cache(maxsize=32)
def _tables(
    lexicon: Lexicon, part: Part
) -> tuple[dict[str, tuple[Named, ...]], dict[str, tuple[tuple[Named, str], ...]]]:
    """Of each single word the measures that it names; of the first of several the measures and the last word."""
    single: dict[str, tuple[Named, ...]] = {}
    several: dict[str, tuple[tuple[Named, str], ...]] = {}
    for at, (name, measure) in enumerate(lexicon.measures.items()):
        for word in getattr(measure, part):
            first, *rest = word.split()
            if rest:
                several[first] = (*several.get(first, ()), ((at, name), rest[-1]))
            single[word] = (*single.get(word, ()), (at, name))
    return single, several
