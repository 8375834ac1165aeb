"""Names of sources: what tells one from another, and which are names of one body."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tallybook.bodies import body
from tallybook.lexicon import Lexicon
from tallybook.link.decisions import plain
from tallybook.link.told import Told
from tallybook.link.words import akin, any_of, singular, words

SAME = "’body"  # ends the word that stands for a kind of body
_PLACE = re.compile(r"\b(?:in|near|outside|inside|across) (?:[a-z]+ )?([A-Z][\w’'-]+)")
TAIL = re.compile(r" (?:of|in|at|for|from|with|on|near)\b|,")
# "Karvia's army", "the Karvian army"
_LAND = re.compile(r"\b([A-Z][\w-]{2,})(?:['’]s|(?<=[nihk])|(?<=ese)) ([A-Za-z]+)(?: ([A-Za-z]+))?")
_DATELINE = re.compile(r"^([A-Z][A-Z'’-]{2,})(?:[,\s]|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A source's name taken apart: the words that tell it from others, and what kind of source it is."""

    text: str
    telling: frozenset[str]
    nouns: frozenset[str]
    kind: str

    @property
    def all(self) -> frozenset[str]:
        """Every word that says something."""
        return self.telling | self.nouns


def parse(text: str, places: frozenset[str], lexicon: Lexicon, known: str | None = None) -> Name:
    """A name's telling words, its body's noun, and its kind.

    Its kind is body, state (a land's own voice), office (an office that names its holder) or person, unless the
    caller knows it: somebody (an unnamed person, told by what he is) or outlet.
    """
    person = _person_in(text, lexicon)
    parts = list(parts_of(person or text, lexicon))
    kinds = [w for w in parts if w in lexicon.link.body or w in lexicon.link.body_noun or w.endswith(SAME)]
    if not kinds:
        known_words = lexicon.link.office | lexicon.link.office_word
        parts = [w for w in parts if w in known_words or w not in lexicon.attribute.title]
    nouns = frozenset(w for w in parts if w in lexicon.link.body_noun)
    telling = frozenset(parts) - nouns
    noun = head_of(text)
    if known is not None:
        kind = known
    elif noun in lexicon.link.office and noun not in lexicon.link.speaks_for:
        kind = "office"
    elif nouns & lexicon.link.state_noun and all(_placed(w, places) for w in telling):
        kind = "state"
    elif kinds:
        kind = "body"
    elif telling and all(_placed(w, places) for w in telling):
        kind = "state"
    elif frozenset(parts) & lexicon.link.office and not _names_somebody(text, places, lexicon):
        kind = "office"
    else:
        kind = "person" if any(w[0].isupper() for w in words(text)) else "office"
    return Name(text=text, telling=telling, nouns=nouns, kind=kind)


def _person_in(text: str, lexicon: Lexicon) -> str | None:
    """The person's name in "army spokesman Colonel Rudi Trask"."""
    said = text.split()
    at = max((i for i, w in enumerate(said) if singular(w) in lexicon.link.speaks_for), default=-1)
    rest = said[at + 1 :]
    named = at >= 0 and bool(rest) and all(w[0].isupper() for w in rest)
    return " ".join(rest) if named and not {singular(w) for w in rest} & lexicon.link.body else None


def _names_somebody(text: str, places: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether an office stands before a person's name: "Prime Minister Orla Tamm", not "mayor of Sulm"."""
    last = (words(text) or [""])[-1]
    office = singular(last) in lexicon.link.office or last.lower() in lexicon.attribute.title
    return last[:1].isupper() and not office and not _placed(last.lower(), places)


def head_of(text: str) -> str:
    """The noun that a description turns on, in the singular: "doctor" of "doctor at the Central Hospital"."""
    found = words(TAIL.split(text, maxsplit=1)[0])
    return singular(found[-1]) if found else ""


def is_many(text: str) -> bool:
    """Whether a description is of several people who have no name: "organisers", "Monitors", "doctors in Vint"."""
    found = words(TAIL.split(text, maxsplit=1)[0])
    small = bool(found) and (len(found) == 1 or found[-1][0].islower())
    return small and singular(found[-1]) != found[-1].lower()


@lru_cache(maxsize=1 << 16)
def parts_of(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a name that say something, in the singular, bodies of one kind under one word."""
    lower = text.lower()
    for group in lexicon.link.body_same:
        kind = group[0].replace(" ", "") + SAME
        lower = any_of(sorted(group, key=len, reverse=True), behind=rf"\b(?!{SAME})").sub(kind, lower)
    found = (singular(w) for w in words(re.sub(r"-run\b", " ", lower)))
    return tuple(w for w in found if w not in lexicon.link.hollow)


def _placed(word: str, places: frozenset[str]) -> bool:
    return any(akin(word, place) for place in places)


def places(items: Sequence[Told], lexicon: Lexicon) -> frozenset[str]:
    """The names that the story's reports are dated from, say that things are in, or give an army or a government."""
    found: Counter[str] = Counter()
    for text in {item.report: item.document.text for item in items}.values():
        found.update({w.lower().rstrip("'’") for w in _DATELINE.findall(text)})
        found.update({re.sub(r"['’]s?$", "", w).lower() for w in _PLACE.findall(text)})
        told = [(w.lower(), {singular(x) for x in what}) for w, *what in _LAND.findall(text)]
        owners = {w for w, what in told if what & lexicon.link.state_body}
        found.update(owners - _surnames(items) - lexicon.link.office - lexicon.link.office_word)
    return frozenset(found) - lexicon.link.no_name


def _surnames(items: Sequence[Told]) -> set[str]:
    """The last words of the names of persons who are cited: "Colonel Karb's forces" are of no land."""
    cited = {c.name for item in items for c in item.claim.sources}
    return {words(n)[-1].lower() for n in cited if len(words(n)) > 1 and is_proper(n)}


class Bodies:
    """Names joined into bodies; each join with its reason. Made for one story, and not changed afterwards."""

    def __init__(self, names: Iterable[str], apart: Iterable[tuple[str, str]] = ()) -> None:
        self._root = {name: name for name in sorted(names)}
        self._apart = [(plain(a), plain(b)) for a, b in apart]
        self._why: dict[str, set[str]] = defaultdict(set)

    def find(self, name: str) -> str:
        """The name that stands for the body."""
        while self._root[name] != name:
            name = self._root[name]
        return name

    def join(self, a: str, b: str, why: str) -> None:
        """Makes two names one body, unless a person said that names of them are two."""
        x, y = sorted((self.find(a), self.find(b)))
        if x != y and not self._told_apart(x, y):
            self._root[y] = x
            self._why[x] |= self._why.pop(y, set()) | {why}

    def _told_apart(self, x: str, y: str) -> bool:
        if not self._apart:
            return False
        held = self.members()
        first, second = ({plain(name) for name in held[root]} for root in (x, y))
        return any((a in first and b in second) or (b in first and a in second) for a, b in self._apart)

    def members(self) -> dict[str, list[str]]:
        """The names of each body."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._root:
            found[self.find(name)].append(name)
        return found

    def why(self, name: str) -> tuple[str, ...]:
        """The reasons of the joins of the body."""
        return tuple(sorted(self._why.get(self.find(name), ())))


def surname_of(name: Name) -> str:
    """The last word of a name."""
    return (words(name.text) or [""])[-1].lower()


def join_known(parsed: Mapping[str, Name], bodies: Bodies, lexicon: Lexicon) -> None:
    """Names that the table of sources knows as one body."""
    known: dict[str, str] = {}
    for name in parsed:
        held = body(name, lexicon.sources)
        if held is not None:
            bodies.join(known.setdefault(held.name, name), name, f"both are names of one body: {held.name}")


def companies(parsed: Mapping[str, Name], lexicon: Lexicon) -> list[str]:
    """The names of companies: "Ostrel Gas", "Northern Railways Ltd"."""
    state = lexicon.link.state_body | lexicon.link.body_noun
    held = {n: p.all for n, p in parsed.items() if p.kind == "body" and is_proper(n)}
    return [n for n, said in held.items() if said & lexicon.link.company_name and not said & state]


def join_companies(parsed: Mapping[str, Name], bodies: Bodies, lexicon: Lexicon) -> None:
    """The company, the operator or the firm is the only one of the story that has a name."""
    named = companies(parsed, lexicon)
    bare = [n for n, p in parsed.items() if p.kind == "body" and p.all and p.all <= lexicon.link.company]
    if len({bodies.find(n) for n in named}) == 1:
        for n in bare:
            bodies.join(n, named[0], "the only company of the story")


def join_described(texts: Iterable[str], parsed: Mapping[str, Name], bodies: Bodies) -> None:
    """A body's proper name and what a report calls it beside the name: "the Lantern Centre, a rights group"."""
    proper = [n for n, held in parsed.items() if held.kind == "body" and is_proper(n)]
    plain_names = [n for n, held in parsed.items() if held.kind == "body" and not any(c.isupper() for c in n[1:])]
    for text in sorted(set(texts)):
        for name in proper:
            for match in re.finditer(rf"\b{re.escape(name)}, (?:an?|the) ([^,.;:\n]{{3,60}})[,.]", text):
                for other in plain_names:
                    if re.search(rf"\b{re.escape(other[0].lower() + other[1:])}\b", match[1]):
                        bodies.join(name, other, "a report describes it so")


def is_proper(name: str) -> bool:
    """Whether every word of some length begins with a capital: "Corvane's spies" only describes somebody."""
    return all(w[0].isupper() for w in name.split() if len(w) > 3)


def join_names(parsed: Mapping[str, Name], bodies: Bodies) -> None:
    """Names that differ by nothing telling are one; a shorter name is the one longer name that holds it."""
    for name, held in parsed.items():
        if held.kind == "state":
            continue
        fits = [n for n, other in parsed.items() if n != name and other.kind == held.kind and _literally(held, other)]
        if len({bodies.find(n) for n in fits}) != 1:
            fits = [n for n, other in parsed.items() if n != name and other.kind == held.kind and _within(held, other)]
        roots = {bodies.find(n) for n in fits}
        if len(roots) == 1 or (len(roots) > 1 and _nested([parsed[n] for n in fits])):
            for n in fits:
                bodies.join(name, n, "one name is a shorter form of the other")
        longer = [n for n, other in parsed.items() if held.kind == "person" and _begins(held, other)]
        for n in longer if len({bodies.find(n) for n in longer}) == 1 else ():
            bodies.join(name, n, "one name is a shorter form of the other")
        shortened = [n for n, other in parsed.items() if initials(name, other.text)]
        for n in shortened:
            bodies.join(name, n, "one name is the other's initials")


def of_land(body: Name, land: Name) -> bool:
    """Whether a body bears the name of a land."""
    return any(akin(x, y) for x in body.telling for y in land.telling)


def _literally(short: Name, long: Name) -> bool:
    """Whether a body's shorter name is in the longer one, word for word."""
    said, whole = ([singular(w) for w in words(n.text)] for n in (short, long))
    said = [w for w in said if w != "the"]
    inside = any(whole[i : i + len(said)] == said for i in range(len(whole)))
    return short.kind == "body" and 1 < len(said) < len(whole) and inside


def _begins(short: Name, long: Name) -> bool:
    """Whether a name of several words is a body's without the noun that says what it is: "Bread and Light"."""
    said, whole = ([w for w in words(n.text) if w.lower() != "the"] for n in (short, long))
    return long.kind == "body" and 1 < len(said) < len(whole) <= len(said) + 2 and whole[: len(said)] == said


def _within(short: Name, long: Name) -> bool:
    if short.kind == "person":
        return bool(short.telling) and surname_of(short) == surname_of(long) and short.telling <= long.telling
    if not short.all:
        return False
    for word in short.telling:
        if not any(word == other or (len(word) > 4 and akin(word, other)) for other in long.telling):
            return False
    loose = short.nouns & long.nouns or not short.nouns or bool(short.telling)
    return bool(loose)


def _nested(names: Sequence[Name]) -> bool:
    """Whether the names are longer and longer forms of one another."""
    line = sorted(names, key=lambda n: (len(n.all), n.text))
    return all(_within(a, b) for a, b in pairwise(line))


def initials(short: str, long: str) -> bool:
    """Whether a name is the initials of the other."""
    capitals = "".join(w[0] for w in words(long) if w[0].isupper())
    return short.isupper() and len(short) >= 3 and short == capitals
