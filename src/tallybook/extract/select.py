"""Stage 2: the cheap gate. A text without the words of a measure states no figure of ours, and is not parsed.

Nothing that would be read may be lost here, so the gate is derived and not written: from the words of the measures
and of what they count (`data/`), in every form that the model's lemmatizer may bring to them. A measure is possible
where one of its words stands, or both words of one of its idioms, beside a word for what it counts where that is no
person. Everything is told from the set of words of a text, in small letters: whether a word is a verb, and of what,
is for the parser.
"""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from itertools import product
from operator import or_

from tallybook.extract import quantify, things
from tallybook.extract.forms import Forms, every
from tallybook.extract.forms import forms as all_forms
from tallybook.extract.idioms import NUMBER, PERSON
from tallybook.extract.parsed import RUN, Parsed, runs
from tallybook.lexicon import Lexicon
from tallybook.types import Document
from tallybook.vocabulary import Measure

_CHUNK = re.compile(r"\S*\w\S*")  # holds one token at least that is no punctuation
_NEAR = re.compile(
    r"(?P<of>\s+(?:more\s+)?of\b)|(?:\s*\S+){1,9}"
)  # nine words hold more than the eight tokens of REACH
OF = frozenset({"of"})
IN = frozenset({"in", "without", "under"})  # `relations` looks for one of them before where people are
LABEL_LONGEST = 12  # such pieces of a text: more than a label has
COUNTS = ("number", "vague", "zero", "article")  # kinds of figures that may count something of ours
Way = tuple[frozenset[str], ...]  # of each set one word must stand in the text


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways in which a text may have the words of a measure, each a set of bits: of one bit, and of several.

    Those of several are kept by their lowest bit, so that few of them are looked at.
    """

    single: int
    several: tuple[tuple[int, tuple[int, ...]], ...]

    def any(self, seen: int) -> bool:
        """Whether the bits seen are those of one of the ways."""
        if seen & self.single:
            return True
        for first, ways in self.several:  # a loop: this is asked of every sentence
            if first & seen:
                for way in ways:
                    if seen & way == way:
                        return True
        return False


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
        seen, bits = 0, self.bits
        for word in bits.keys() & words:
            seen |= bits[word]
        return seen


@dataclass(frozen=True, slots=True)
class Persons:
    """Whatever `countable.person` may take for a noun for one: by list, by ending, by being a people's name."""

    words: frozenset[str]
    endings: tuple[str, ...]
    peoples: tuple[str, ...]
    doers: tuple[str, ...]

    def behind(self, text: str, at: int, end: int, *, zero: bool) -> bool:
        """Whether one stands so near behind an offset that "a", or "no", may stand before it."""
        near = _NEAR.match(text, at, end)
        if near is None:
            return False
        if near["of"]:
            return True
        for run in RUN.finditer(text, at, near.end()):
            word, low = run.group(), run.group().lower()
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

    ways: dict[int, bool] = {}
    for measure in lexicon.measures.values():
        ones = measure.article and measure.counted == "person"
        losses = [(every(lexicon.verbs.lost, forms),)] if measure.counted == "equipment" else []
        for way, counted in product((*_ways(measure, forms), *losses), _counted(measure, lexicon, forms)):
            wanted = reduce(or_, map(bit, (*way, *counted)))
            ways[wanted] = ways.get(wanted, False) or ones
    people = lexicon.population
    return Gate(
        bits=bits,
        ways=_sorted(ways),
        of_articles=_sorted(w for w, ones in ways.items() if ones),
        alone=people.nobody | {w for w in lexicon.quantify.zero if w.endswith("one")},
        person=Persons(every(people.person, forms), people.person_ending, people.people_ending, people.doer_ending),
    )


def _sorted(ways: Iterable[int]) -> Ways:
    single, several = 0, dict[int, list[int]]()
    for way in ways:
        lowest = way & -way
        if lowest == way:
            single |= way
        else:
            several.setdefault(lowest, []).append(way)
    return Ways(single, tuple((first, tuple(group)) for first, group in several.items()))


def _ways(measure: Measure, forms: Forms) -> Iterator[Way]:
    """The ways in which a measure's words may stand in a text."""
    yield from _each((*measure.adjective, *measure.noun, *measure.of, *measure.group), forms)
    verbs = [w.split() for w in (*measure.verb, *measure.subject)]
    yield (every((first for first, *rest in verbs if not rest), forms),)
    yield from ((forms(first), frozenset(rest[-1:])) for first, *rest in verbs if rest)  # "shot two of them down"
    for phrase in (*measure.toll, *measure.phrase):
        yield tuple(frozenset({run}) for run in RUN.findall(phrase))
    for idiom in measure.idiom:
        verb = every(idiom.verb, forms)
        anyone = not idiom.with_ or {PERSON, NUMBER} & set(idiom.with_)
        beside = [()] if anyone else list(_each(idiom.with_, forms))
        yield from ((verb, *way) for way in beside)
        if "be" in idiom.verb:  # "20 still in hospital": where they are, without a verb
            yield IN, frozenset(word.split()[-1] for word in idiom.with_)


def _each(words: Iterable[str], forms: Forms) -> Iterator[Way]:
    """All single words as one set, and each of several words as one set a word."""
    held = list(words)
    yield (every((w for w in held if " " not in w), forms),)
    yield from (tuple(every((part,), forms) for part in w.split()) for w in held if " " in w)


def _counted(measure: Measure, lexicon: Lexicon, forms: Forms) -> Iterator[Way]:
    """What must stand besides where a measure that counts no persons is read, as `countable` has it; else nothing."""
    people = lexicon.population
    if measure.counted == "person":
        yield ()
        return
    words = {*getattr(people, measure.counted), *people.empty, *measure.adjective, *measure.noun}
    yield (every((part for word in words for part in word.split()), forms),)
    if measure.counted == "force":
        yield OF, lexicon.verbs.of_them  # "two of them"


def possible(document: Document, lexicon: Lexicon) -> bool:
    """Whether any sentence of the document may state a figure of some measure."""
    known = gate(lexicon)
    return known is None or known.ways.any(known.seen(runs(document.text)))


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
        found = quantify.quantities(text, span.start, span.end, self.lexicon)
        ours = (f for f in found if f.kind in COUNTS and not f.quantity.unit)
        return tuple(f for f in ours if not things.follow(text, f.number_end, span.end, self.lexicon))

    @cached_property
    def opens(self) -> bool:
        """Whether a figure of some measure is possible in it."""
        known = gate(self.lexicon)
        return self.seen is None or known is None or known.ways.any(self.seen)

    @cached_property
    def worth_reading(self) -> bool:
        """Whether the sentence may state a figure of some measure by its own words."""
        kinds = {f.kind for f in self.figures if self._may_count(f)} if self.opens else None
        if not kinds:
            return False
        known = gate(self.lexicon)
        return self.seen is None or known is None or kinds != {"article"} or known.of_articles.any(self.seen)

    @cached_property
    def countable(self) -> tuple[quantify.Figure, ...]:
        """Those of the figures that may count anybody, where a count is carried on: "a" only whom it stands before."""
        return tuple(f for f in self.figures if f.kind != "article" or self._may_count(f))

    def _may_count(self, figure: quantify.Figure) -> bool:
        """Whether a figure may count anybody by itself: "a" and "no" only whom they stand before, "nobody" always."""
        known = gate(self.lexicon)
        if self.seen is None or known is None or figure.kind in ("number", "vague"):
            return True
        text, end, zero = self.parsed.document.text, self.parsed.sentence.end, figure.kind == "zero"
        if text[figure.number_start : figure.number_end].lower() in known.alone:
            return True
        return known.person.behind(text, figure.number_end, end, zero=zero)

    @cached_property
    def counts(self) -> bool:
        """Whether it holds a number, and not only "a" or "another"."""
        return any(f.kind != "article" for f in self.figures)

    @cached_property
    def may_label(self) -> bool:
        """Whether it may be no more than a label, which names what the numbers behind it count."""
        return self.opens and len(_CHUNK.findall(self.parsed.text)) <= LABEL_LONGEST


def sifted(sentences: Iterable[Parsed], lexicon: Lexicon, *, gated: bool = True) -> list[Sifted]:
    """Each sentence by its words; without the gate, everything is possible in each."""
    known = gate(lexicon) if gated else None
    return [Sifted(p, known.seen(p.words) if known is not None else None, lexicon) for p in sentences]
