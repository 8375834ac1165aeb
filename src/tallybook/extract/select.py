"""Stage 2: the cheap gate. A text without the words of a measure states no figure of ours, and is not parsed.

Nothing that would be read may be lost here, so the gate is derived and not written: from the words of the measures
and of what they count (`data/`), in every form that the model's lemmatizer may bring to them. A measure is possible
where one of its words stands, or both words of one of its idioms, beside a word for what it counts where that is no
person. Everything is told from the set of words of a text, in small letters: whether a word is a verb, and of what,
is for the parser.
"""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from itertools import islice, product
from operator import or_

from spacy.lang.en.stop_words import STOP_WORDS

from tallybook.extract import numerals, quantify, things
from tallybook.extract.forms import every
from tallybook.extract.forms import forms as all_forms
from tallybook.extract.parsed import RUN, Parsed, runs
from tallybook.extract.ways import Collected, Order, Ways, counted, of_measure
from tallybook.lexicon import Lexicon
from tallybook.types import Document

_CHUNK = re.compile(r"\S*\w\S*")  # holds one token at least that is no punctuation
_OF = re.compile(r"\s+(?:more\s+)?of\b")
WORDS, FAR = 9, 400  # nine words hold more than the eight tokens in which what is counted stands; code points of them
LONG = 1500  # code points: nearly every text that is longer has the words of some measure somewhere
LABEL_LONGEST = 12  # such pieces of a text: more than a label has
COUNTS = ("number", "vague", "zero", "article")  # kinds of figures that may count something of ours


@dataclass(frozen=True, slots=True)
class Gate:
    """Words in small letters, each with its bits, and the ways that make a measure possible.

    `of_articles` are those that make it possible for "a" and "another" to count one; `alone`: who counts as nobody, or
    as one, without a noun.
    """

    bits: dict[str, int]
    ways: Ways
    of_articles: Ways
    alone: frozenset[str]
    person: "Persons"

    def seen(self, words: Set[str]) -> int:
        """The bits of the words of a text, in small letters."""
        return reduce(or_, map(self.bits.__getitem__, self.bits.keys() & words), 0)


@dataclass(frozen=True, slots=True)
class Persons:
    """Whatever `countable.person` may take for a noun for one: by list, by ending, by being a people's name.

    `ends` are words that end the phrase of a noun: whom "a" counts stands before the first of them.
    """

    words: frozenset[str]
    ends: frozenset[str]
    endings: tuple[str, ...]
    peoples: tuple[str, ...]
    doers: tuple[str, ...]

    def behind(self, text: str, at: int, end: int, *, zero: bool) -> bool:
        """Whether one stands so near behind an offset that "a", or "no", may stand before it."""
        if _OF.match(text, at, end):
            return True
        for piece in text[at : min(end, at + FAR)].split(None, WORDS)[:WORDS]:
            if piece.lower() in self.ends:
                return False
            for word in RUN.findall(piece):
                low = word.lower()
                if low in self.words or low.endswith(self.endings) or (zero and low.endswith(self.doers)):
                    return True
                if not word[0].islower() and word.endswith(self.peoples):
                    return True
        return False


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

    of_all, of_articles = Collected(), Collected()
    for measure in lexicon.measures.values():
        said = [*of_measure(measure, lexicon, forms)]
        for way, others in product(said, counted(measure, lexicon, forms)):
            wanted = reduce(or_, map(bit, (*way.words, *others)))
            of_all.add(wanted, way)
            if way.articles and measure.article and measure.counted == "person":
                of_articles.add(wanted, way)
            elif way.beside and measure.article and measure.counted == "person":
                of_articles.add(wanted | bit(way.beside), way)
    people = lexicon.population
    common = reduce(or_, (bits.get(word, 0) for word in STOP_WORDS), 0)
    return Gate(
        bits=bits,
        ways=of_all.ways(common),
        of_articles=of_articles.ways(common),
        alone=people.nobody | {w for w in lexicon.quantify.zero if w.endswith("one")},
        person=Persons(
            words=every(people.person, forms),
            ends=lexicon.quantify.phrase_ends,
            endings=people.person_ending,
            peoples=people.people_ending,
            doers=people.doer_ending,
        ),
    )


def possible(document: Document, lexicon: Lexicon) -> bool:
    """Whether any sentence of the document may state a figure of some measure; of a long one it is taken to be so."""
    known = gate(lexicon)
    return known is None or len(document.text) > LONG or known.ways.any(known.seen(runs(document.text)))


@dataclass(eq=False)
class Sifted:
    """A sentence with what its words alone tell; `seen`: the bits of its words, None where there is no gate."""

    parsed: Parsed
    seen: int | None
    lexicon: Lexicon

    @cached_property
    def figures(self) -> tuple[quantify.Figure, ...]:
        """The figures that may count something of ours: no measured ones, no ages, no shares, none of things."""
        text, span = self.parsed.document.text, self.parsed.sentence
        every = quantify.quantities if self.may_number else quantify.articles
        found = every(text, span.start, span.end, self.lexicon)
        ours = (f for f in found if f.kind in COUNTS and not f.quantity.unit)
        return tuple(f for f in ours if not things.follow(text, f.number_start, f.number_end, span.end, self.lexicon))

    @cached_property
    def may_number(self) -> bool:
        """Whether it may hold a number, and not only "a" or "another"."""
        return numerals.may_number(self.parsed.text, self.parsed.words, self.lexicon)

    @cached_property
    def opens(self) -> bool:
        """Whether a figure of some measure is possible in it."""
        known = gate(self.lexicon)
        return self.seen is None or known is None or known.ways.any(self.seen, self.order)

    @cached_property
    def order(self) -> Order:
        """The words of the sentence where they stand."""
        return Order(self.parsed.text)

    @cached_property
    def worth_reading(self) -> bool:
        """Whether the sentence may state a figure of some measure by its own words."""
        if not self.opens or (not self.may_number and not self._articles_may_count):
            return False
        kinds = {f.kind for f in self.figures if self._may_count(f)}
        return bool(kinds) and (kinds != {"article"} or self._articles_may_count)

    @cached_property
    def _articles_may_count(self) -> bool:
        """Whether "a" may count one by the words of the sentence; or no word stands right behind it, so that a label
        before it may name what it counts.
        """
        known = gate(self.lexicon)
        if self.seen is None or known is None or known.of_articles.any(self.seen, self.order):
            return True
        text = self.parsed.document.text
        return any(not text[f.number_end : f.number_end + 2].strip().isalnum() for f in self.figures)

    @cached_property
    def countable(self) -> tuple[quantify.Figure, ...]:
        """Those of the figures that may count anybody, where a count is carried on: "a" only whom it stands before."""
        return tuple(f for f in self.figures if f.kind != "article" or self._may_count(f))

    def _may_count(self, figure: quantify.Figure) -> bool:
        """Whether a figure may count anybody by itself: "a" and "no" only whom they stand before, "nobody" always."""
        known = gate(self.lexicon)
        if known is None or figure.kind in ("number", "vague"):
            return True
        text, end, zero = self.parsed.document.text, self.parsed.sentence.end, figure.kind == "zero"
        if text[figure.number_start : figure.number_end].lower() in known.alone:
            return True
        return known.person.behind(text, figure.number_end, end, zero=zero)

    @cached_property
    def counts(self) -> bool:
        """Whether it holds a number, and not only "a" or "another"."""
        return self.may_number and any(f.kind != "article" for f in self.figures)

    @cached_property
    def is_short(self) -> bool:
        """Whether it is no longer than a label."""
        return next(islice(_CHUNK.finditer(self.parsed.text), LABEL_LONGEST, None), None) is None

    def may_label(self, behind: "Iterable[Sifted]") -> bool:
        """Whether it may be no more than a label, which names what the numbers in it or behind it count: by its own
        words, or with those of a sentence behind it ("Destroyed:", "56 tanks").
        """
        if self.opens:
            return any(other.counts for other in behind)
        return bool(self.seen) and any(
            other.may_number and self._opens_with(other) and other.counts for other in behind
        )

    def _opens_with(self, other: "Sifted") -> bool:
        known = gate(self.lexicon)
        if known is None or self.seen is None or other.seen is None:
            return True
        return not other.opens and known.ways.any(
            self.seen | other.seen, Order(f"{self.parsed.text} {other.parsed.text}")
        )


def sifted(sentences: Iterable[Parsed], lexicon: Lexicon, *, gated: bool = True) -> list[Sifted]:
    """Each sentence by its words; without the gate, everything is possible in each."""
    known = gate(lexicon) if gated else None
    return [Sifted(p, known.seen(p.words) if known is not None else None, lexicon) for p in sentences]
