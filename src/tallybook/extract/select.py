"""Stage 2: the cheap gate. A text without the words of a measure states no figure of ours, and is not parsed.

Nothing that would be read may be lost here, so the gate is derived and not written: from the words of the measures
and of what they count (`data/`), in every form that the model's lemmatizer may bring to them. A measure is possible
where one of its words stands, or both words of one of its idioms, beside a word for what it counts where that is no
person. Everything is told from the set of words of a text, in small letters: whether a word is a verb, and of what,
is for the parser.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from tallybook.extract import quantify
from tallybook.extract.forms import RUN, Forms, every, runs
from tallybook.extract.forms import forms as all_forms
from tallybook.extract.idioms import NUMBER, PERSON
from tallybook.extract.parsed import Parsed
from tallybook.lexicon import Lexicon
from tallybook.types import Document
from tallybook.vocabulary import Measure

_CHUNK = re.compile(r"\S*\w\S*")  # holds one token at least that is no punctuation
LABEL_LONGEST = 12  # such pieces of a text: more than a label has
COUNTS = ("number", "vague", "zero", "article")  # kinds of figures that may count something of ours
Way = tuple[frozenset[str], ...]  # of each set one word must stand in the text


@dataclass(frozen=True, slots=True)
class Gate:
    """Words in small letters, each with its bits, and the sets of bits that make a measure possible.

    `of_articles` are those that make it possible for "a" and "another" to count one, beside a noun for a `person`.
    """

    bits: dict[str, int]
    ways: tuple[int, ...]
    of_articles: tuple[int, ...]
    person: "re.Pattern[str]"

    def seen(self, text: str) -> int:
        """The bits of the words of a text."""
        seen, bits = 0, self.bits
        for word in bits.keys() & runs(text):
            seen |= bits[word]
        return seen

    def opens(self, text: str) -> bool:
        """Whether a figure of some measure is possible in the text."""
        seen = self.seen(text)
        return any(seen & wanted == wanted for wanted in self.ways)

    def opens_to_one(self, text: str) -> bool:
        """Whether "a" or "another" may count one of some measure in the text."""
        seen = self.seen(text)
        return any(seen & wanted == wanted for wanted in self.of_articles) and self.person.search(text) is not None


@lru_cache(maxsize=4)
def gate(lexicon: Lexicon) -> Gate | None:
    """The gate of a lexicon; None where it cannot be told what the model makes of a word: then all is read."""
    forms = all_forms(lexicon)
    if forms is None:
        return None
    bits: dict[str, int] = {}
    known: dict[frozenset[str], int] = {}

    def bit(words: frozenset[str]) -> int:
        if words not in known:
            known[words] = 1 << len(known)
            for word in words:
                bits[word] = bits.get(word, 0) | known[words]
        return known[words]

    ways: dict[int, bool] = {}
    for measure in lexicon.measures.values():
        counted = () if measure.counted == "person" else (_counted(measure, lexicon, forms),)
        ones = measure.article and not counted
        for way in _ways(measure, forms):
            wanted = reduce(or_, map(bit, (*way, *counted)))
            ways[wanted] = ways.get(wanted, False) or ones
    of_articles = tuple(w for w, ones in ways.items() if ones)
    return Gate(bits=bits, ways=tuple(ways), of_articles=of_articles, person=_person(lexicon, forms))


def _ways(measure: Measure, forms: Forms) -> Iterator[Way]:
    """The ways in which a measure's words may stand in a text."""
    words = (*measure.verb, *measure.subject, *measure.adjective, *measure.noun, *measure.of, *measure.group)
    yield from _each(words, forms)
    for phrase in (*measure.toll, *measure.phrase):
        yield tuple(frozenset({run}) for run in RUN.findall(phrase))
    for idiom in measure.idiom:
        verb = every(idiom.verb, forms)
        anyone = not idiom.with_ or {PERSON, NUMBER} & set(idiom.with_)
        beside = [()] if anyone else list(_each(idiom.with_, forms))
        yield from ((verb, *way) for way in beside)
        if "be" in idiom.verb:  # "20 still in hospital": where they are, without a verb
            yield (every((w.split()[-1] for w in idiom.with_), forms),)


def _each(words: Iterable[str], forms: Forms) -> Iterator[Way]:
    """All single words as one set, and each of several words as one set a word."""
    held = list(words)
    yield (every((w for w in held if " " not in w), forms),)
    yield from (tuple(every((part,), forms) for part in w.split()) for w in held if " " in w)


def _counted(measure: Measure, lexicon: Lexicon, forms: Forms) -> frozenset[str]:
    """Words one of which must stand where a measure that counts no persons is read: see `countable`."""
    people = lexicon.population
    words = {*getattr(people, measure.counted), *people.empty, *measure.adjective, *measure.noun}
    words |= lexicon.verbs.of_them if measure.counted == "force" else set()
    return every((part for word in words for part in word.split()), forms)


def _person(lexicon: Lexicon, forms: Forms) -> "re.Pattern[str]":
    """Whatever `person` may take for a noun for one, by list or by ending, and "another" by itself."""
    people = lexicon.population
    words = "|".join(sorted(every(people.person, forms)))
    endings, peoples = "|".join(people.person_ending), "|".join(people.people_ending)
    return re.compile(
        rf"(?<![^\W\d_])(?i:another|{words})(?![^\W\d_])|(?i:{endings})(?![^\W\d_])|[^\W\da-z_][^\W\d_]*(?:{peoples})(?![^\W\d_])"
    )


def possible(document: Document, lexicon: Lexicon) -> bool:
    """Whether any sentence of the document may state a figure of some measure."""
    known = gate(lexicon)
    return known is None or known.opens(document.text)


@dataclass(slots=True)
class Sifted:
    """A sentence with what its words alone tell. `opens`: a figure of some measure is possible in it."""

    parsed: Parsed
    opens: bool
    lexicon: Lexicon
    _figures: tuple[quantify.Figure, ...] | None = None

    @property
    def figures(self) -> tuple[quantify.Figure, ...]:
        """The figures that may count something of ours: no measured ones, no ages, no shares."""
        if self._figures is None:
            span = self.parsed.sentence
            found = quantify.quantities(self.parsed.document.text, span.start, span.end, self.lexicon)
            self._figures = tuple(f for f in found if f.kind in COUNTS and not f.quantity.unit)
        return self._figures

    @property
    def worth_reading(self) -> bool:
        """Whether the sentence may state a figure of some measure by its own words."""
        if not self.opens or not self.figures:
            return False
        known = gate(self.lexicon)
        return known is None or self.counts or known.opens_to_one(self.parsed.text)

    @property
    def counts(self) -> bool:
        """Whether it holds a number, and not only "a" or "another"."""
        return any(f.kind != "article" for f in self.figures)

    @property
    def may_label(self) -> bool:
        """Whether it may be no more than a label, which names what the numbers behind it count."""
        return self.opens and len(_CHUNK.findall(self.parsed.text)) <= LABEL_LONGEST


def sifted(sentences: Iterable[Parsed], lexicon: Lexicon, *, gated: bool = True) -> list[Sifted]:
    """Each sentence by its words; without the gate, everything is possible in each."""
    known = gate(lexicon) if gated else None
    return [Sifted(p, known is None or known.opens(p.text), lexicon) for p in sentences]
