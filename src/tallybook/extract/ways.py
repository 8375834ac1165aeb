"""The ways in which a text may have the words of a measure, as the relations that read a figure look for them.

Each is a tuple of sets of words in small letters, of each of which one must stand in the text; some must also stand in
an order, or near each other, and some cannot count "a" or "another". What is said here of `relations.py` must be
changed with it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tallybook.extract.forms import Forms, every
from tallybook.extract.idioms import NAME, NUMBER, PERSON, REACH
from tallybook.extract.parsed import RUN
from tallybook.lexicon import Lexicon
from tallybook.vocabulary import Measure

OF = frozenset({"of"})
THERE = frozenset({"there", "there's", "there’s"})
IN = frozenset({"in", "without", "under"})  # `relations` looks for one of them before where people are
BY_PLACE = ("by", "itself", "object", "subject")  # where the counted stand in an idiom; else behind a preposition
SAME = ("include", "comprise", "number", "be")  # verbs of `tolls.included`
PARTICLE, STATE = 7, 4  # tokens from a verb to its particle; between the words of "20 still in hospital"
Words = tuple[frozenset[str], ...]
_STEP = re.compile(rf"\s+|{RUN.pattern}")


class Order:
    """Where the words of a text stand: each run of letters by its number, and by that of the piece between blanks.

    Two words are no farther apart in pieces than in tokens, since a piece holds one token at least.
    """

    def __init__(self, text: str) -> None:
        """`text` in any letters."""
        self._text = text

    @cached_property
    def _at(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = {}
        number = piece = 0
        for word in _STEP.findall(self._text.lower()):
            if word.isspace():
                piece += 1
            else:
                found.setdefault(word, []).append((number, piece))
                number += 1
        return found

    def of(self, words: frozenset[str]) -> list[tuple[int, int]]:
        """Where one of the words stands."""
        at = self._at
        return [place for word in at.keys() & words for place in at[word]]


Check = Callable[[Words, Order], bool]


def in_a_row(words: Words, order: Order) -> bool:
    """Whether the words stand one behind the other."""
    ends = order.of(words[0])
    for one in words[1:]:
        ends = [(i, p) for i, p in order.of(one) if any(a <= i and p - b in (0, 1) for a, b in ends)]
    return bool(ends)


def with_particle(words: Words, order: Order) -> bool:
    """Whether the second stands soon behind the first: "shot two of them down"."""
    return any(i < j and q - p <= PARTICLE for i, p in order.of(words[0]) for j, q in order.of(words[1]))


def close(words: Words, order: Order) -> bool:
    """Whether two words stand as near to each other as in "20 still in hospital"."""
    return any(abs(p - q) <= STATE for i, p in order.of(words[0]) for j, q in order.of(words[1]))


def beside_its_verb(words: Words, order: Order) -> bool:
    """Whether the second words of an idiom stand in a row, before its verb or not too far behind it."""
    if len(words) > 2 and not in_a_row(words[1:], order):
        return False
    return any(i != j and q - p < REACH for i, p in order.of(words[0]) for j, q in order.of(words[1]))


@dataclass(frozen=True, slots=True)
class Said:
    """A way: its words, how they must stand, whether it may count "a", and else the words beside which it may."""

    words: Words
    check: Check | None = None
    articles: bool = True
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways of all measures, each a set of bits: those of one bit that need no order, and the others.

    The others are kept by one bit each, of a rare word where they have one, so that few of them are looked at;
    `checked` says how the words of some of them must stand: in one of several ways.
    """

    single: int
    others: dict[int, tuple[int, ...]]
    firsts: int
    checked: dict[int, tuple[tuple[Check, Words], ...]]

    def any(self, seen: int, order: Order | None = None) -> bool:
        """Whether the bits seen are those of one of the ways, and its words stand as they must, where that is told."""
        if seen & self.single:
            return True
        left = seen & self.firsts
        while left:  # loops: this is asked of every sentence
            first = left & -left
            left ^= first
            for way in self.others[first]:
                if seen & way == way:
                    checks = self.checked.get(way) if order is not None else None
                    if checks is None or order is None or any(check(words, order) for check, words in checks):
                        return True
        return False


@dataclass(slots=True)
class Collected:
    """Ways as they are found, under the bits of their words."""

    found: dict[int, list[Said]] = field(default_factory=dict)

    def add(self, wanted: int, said: Said) -> None:
        """One more way with those bits."""
        self.found.setdefault(wanted, []).append(said)

    def ways(self, common: int) -> Ways:
        """All of them. One that needs no order makes the order of others with the same bits idle.

        `common`: bits of words that most texts have. A way with other bits is kept by one of those.
        """
        free = {wanted for wanted, said in self.found.items() if any(s.check is None for s in said)}
        single, others = 0, dict[int, list[int]]()
        for wanted in self.found:
            told_by = wanted & ~common or wanted
            if wanted & (wanted - 1) == 0 and wanted in free:
                single |= wanted
            else:
                others.setdefault(told_by & -told_by, []).append(wanted)
        checked = {
            wanted: tuple(dict.fromkeys((s.check, s.words) for s in said if s.check is not None))
            for wanted, said in self.found.items()
            if wanted not in free
        }
        firsts = sum(others)
        return Ways(single, {first: tuple(group) for first, group in others.items()}, firsts, checked)


def of_measure(measure: Measure, lexicon: Lexicon, forms: Forms) -> Iterator[Said]:
    """The ways in which a measure's words may stand in a text."""
    includes = lexicon.verbs.includes | {"those"}
    same = includes | every(SAME, forms)
    yield from (Said(way) for way in _each(measure.adjective, forms))
    yield from (Said(way, articles=False, beside=same) for way in _each(measure.noun, forms))
    yield from (Said((*way, OF), articles=False) for way in _each(measure.of, forms))
    if lexicon.verbs.remains.intersection(measure.noun):
        yield Said((every(lexicon.verbs.remains, forms), OF))  # "the body of a doctor"
    yield from (Said(way, articles=False, beside=includes) for way in _each(measure.group, forms))
    verbs = [w.split() for w in (*measure.verb, *measure.subject)]
    yield Said((every((first for first, *rest in verbs if not rest), forms),))
    yield from (Said((forms(first), frozenset(rest[-1:])), with_particle) for first, *rest in verbs if rest)
    for phrase in (*measure.toll, *measure.phrase):
        row = tuple(frozenset({run}) for run in RUN.findall(phrase))
        yield Said(
            row, in_a_row if len(row) > 1 else None, articles=False, beside=same if len(row) == 1 else frozenset()
        )
    for idiom in measure.idiom:
        verb = every(idiom.verb, forms)
        if idiom.counted not in BY_PLACE:
            verbs_of: Sequence[frozenset[str]] = (verb, frozenset({idiom.counted}))
        else:
            verbs_of = (verb,)
        anyone = not idiom.with_ or {PERSON, NUMBER, NAME} & set(idiom.with_)
        beside = [()] if anyone else list(_each(idiom.with_, forms))
        check = beside_its_verb if idiom.counted in ("object", "subject") and not anyone else None
        articles = idiom.counted in BY_PLACE
        yield from (Said((*verbs_of, *way), check, articles=articles) for way in beside)
        if "be" in idiom.verb:  # "20 still in hospital": where they are, without a verb
            yield Said((IN, frozenset(word.split()[-1] for word in idiom.with_)), close, articles=False)
    if measure.counted == "equipment":
        yield Said((every(lexicon.verbs.lost, forms),))
    if measure.counted == "force":  # "there are 12 officers on the bridge", "a ship carrying 40 marines"
        carriers = (part for word in lexicon.population.equipment for part in word.split())
        yield Said((THERE, lexicon.verbs.stands), articles=False)
        yield Said((every(lexicon.verbs.carry, forms), every(carriers, forms)), articles=False)


def _each(words: Iterable[str], forms: Forms) -> Iterator[Words]:
    """All single words as one set, and each of several words as one set a word."""
    held = list(words)
    yield (every((w for w in held if " " not in w), forms),)
    yield from (tuple(every((part,), forms) for part in w.split()) for w in held if " " in w)


def counted(measure: Measure, lexicon: Lexicon, forms: Forms) -> Iterator[Words]:
    """What must stand besides where a measure that counts no persons is read, as `countable` has it; else nothing."""
    people = lexicon.population
    if measure.counted == "person":
        yield ()
        return
    words = {*getattr(people, measure.counted), *measure.adjective, *measure.noun}  # "Damaged: 40" is a label
    if measure.counted == "equipment":
        words |= people.force | people.type_letters  # "three Su-9 fighters", "three Su-24s"
    yield (every((part for word in words for part in word.split()), forms),)
    if measure.counted == "force":
        yield OF, lexicon.verbs.of_them  # "two of them"
