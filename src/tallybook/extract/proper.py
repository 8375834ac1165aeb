"""What tells a name from a word in a text that has no letters for it: for `truecase`.

A word is a name where a list or the map has it, where the rest of the text writes it so, where no dictionary knows it,
where it stands in the name of a body that brackets shorten (“national river office (nro)”), or where the tagger of the
language model takes it for one. A name found once is one wherever its words stand together again.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType

from tallybook.extract.gazetteer import folded, gazetteer
from tallybook.lexicon import Lexicon

GREAT_CITY = 300  # thousands of people; smaller ones share their names with too many other words
METROPOLIS = 1000  # thousands of people; known without a word before it
ACRONYM = 3  # letters; what no dictionary has and is no longer stands for a longer name
LONGEST_NAME = 4  # words of a place's name
SHORTEST = 3  # letters of a word inside another
LONGEST_BODY = 12  # words of a body's name

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BRACKETED = re.compile(r"\(\s*([^\W\d_]{2,8})\s*[),;]")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)

Knows = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The word list: names by their small letters, those of them that are words too, and words besides."""

    names: Mapping[str, str]
    words_too: frozenset[str]
    words: frozenset[str]


@cache
def written() -> Written:
    """The names and words of `data/names.txt` (SCOWL; made by `scripts/make_names.py`)."""
    names, both, words = {}, set(), set()
    for line in (files("tallybook") / "data" / "names.txt").read_text("utf-8").splitlines():
        word, _, small = line.partition(" ")
        if word.islower():
            words.add(word)
        else:
            names[word.lower()] = word
        if small:
            both.add(small)
    return Written(names=MappingProxyType(names), words_too=frozenset(both), words=frozenset(words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word in small letters where it stands in the text; `bare` is without a genitive's ending."""

    start: int
    text: str
    bare: str
    tagged: bool  # a name by the language model
    hyphen: bool  # before a hyphen


def words_of(small: str, start: int, end: int, tagged: frozenset[int]) -> list[Word]:
    """The words of a line."""
    found = []
    for match in _WORD.finditer(small, start, end):
        text = match.group()
        if small[match.start() - 1 : match.start()].isdigit():
            continue  # "7th", "40km"
        bare = re.sub(r"['’]s?\Z", "", text)
        found.append(
            Word(
                start=match.start(),
                text=text,
                bare=bare,
                tagged=match.start() in tagged,
                hyphen=small[match.end() : match.end() + 1] == "-",
            )
        )
    return found


class Names:
    """Tells of the words of a line how they are written."""

    def __init__(self, lexicon: Lexicon, knows: Knows, seen: Mapping[str, str], small: str) -> None:
        """`seen` is how other lines of the text write a word, `small` the whole text in small letters."""
        self.lexicon, self.words, self.seen = lexicon, lexicon.truecase, seen
        self.map, self.list = gazetteer(lexicon), written()
        self.dictionary = knows
        self.phrases: dict[str, list[tuple[str, ...]]] = {}
        self.acronyms = set(self.words.acronym)
        self.families: set[str] = set()
        for name in lexicon.sources.written.values():
            if " " in name:
                self._learn(tuple(name.split()))
            elif name.isupper() and len(name) > 1 and not self.knows(name.lower()):
                self.acronyms.add(name.lower())
        for match in _BRACKETED.finditer(small):
            self._shortened(small[: match.start()], match.group(1))

    def knows(self, word: str) -> bool:
        """Whether a word is one of the language, by itself or made of two that are ("airstrike", "predawn")."""
        if word in self.list.words or self.dictionary(word):
            return True
        for cut in range(SHORTEST, len(word) - SHORTEST + 1):
            first, second = word[:cut], word[cut:]
            if self._is_word(second) and (first in self.words.prefix or self._is_word(first)):
                return True
        return False

    def _is_word(self, word: str) -> bool:
        known = word in self.list.words or (self.dictionary(word) and len(word) > SHORTEST)
        return known and word not in self.list.names

    def line(self, words: Sequence[Word]) -> list[str | None]:
        """How each word of a line is written; None where the rules for single words say nothing of it."""
        out: list[str | None] = [None] * len(words)
        texts = [w.text for w in words]
        at = 0
        while at < len(words):
            if phrase := self._phrase(texts, at):
                out[at : at + len(phrase)] = phrase
                at += len(phrase)
            elif size := self._place(words, at) or self._given(words, at):
                for n in range(at, at + size):
                    out[n] = texts[n] if texts[n] in self.words.inside_name and n > at else self._form(words[n])
                at += size
            else:
                at += 1
        for n, word in enumerate(words):
            if out[n] is None:
                behind = texts[n + 1] if n + 1 < len(texts) else ""
                lone = not (n and _large(out[n - 1])) and not (n + 1 < len(words) and self._is_name(words[n + 1], ""))
                out[n] = self._single(word, texts[n - 1] if n else "", behind, lone=lone)
        for n, word in enumerate(words):
            if out[n] == word.text and self._belongs(word, words, out, n):
                out[n] = _capital(word.text)
        for n in range(1, len(words)):
            if _large(out[n]) and texts[n - 1] in self.words.office and out[n - 1] is not None:
                out[n - 1] = _capital(texts[n - 1])
        return out

    def learn_families(self, words: Sequence[Word]) -> None:
        """Learns family names that are words too, behind a given name or a title ("donald trump", "mr brown")."""
        for first, second in pairwise(words):
            family = second.bare
            if family not in self.list.words_too or family in self.words.no_family or len(family) <= ACRONYM:
                continue
            named = first.bare in self.list.names and first.bare not in self.list.words_too and second.tagged
            if named or first.text in self.words.title | self.words.office:
                self.families.add(family)

    def _learn(self, name: tuple[str, ...]) -> None:
        if name[0].lower() in ("the", "a", "an"):
            name = name[1:]
        known = self.phrases.setdefault(name[0].lower(), [])
        if len(name) > 1 and name not in known:
            known.append(name)
            known.sort(key=len, reverse=True)

    def _shortened(self, before: str, short: str) -> None:
        """Learns a body's name before the bracket that has its first letters."""
        words = [m.group() for m in _WORD.finditer(before[-160:].rsplit("\n", 1)[-1])][-LONGEST_BODY:]
        at, left = len(words), short
        while left and at > 0:
            at -= 1
            if words[at][0] == left[-1]:
                left = left[:-1]
            elif words[at] not in self.words.inside_name and words[at] not in ("for", "to", "in", "on", "with"):
                break
        if not left and len(words) - at > 1:
            small = self.words.inside_name | {"for", "to", "in", "on", "with"}
            self._learn(tuple(w if w in small else _capital(w) for w in words[at:]))
            self.acronyms.add(short)
        elif not self.knows(short) and len(short) <= 6 and short not in self.list.names:
            self.acronyms.add(short)

    def _phrase(self, texts: Sequence[str], at: int) -> tuple[str, ...]:
        """The longest learnt name that begins here, as it is written."""
        for name in self.phrases.get(texts[at], ()):
            said = [t.lower() for t in name]
            theirs = list(texts[at : at + len(name)])
            if theirs == said:
                return name
            if theirs[:-1] == said[:-1] and theirs and re.sub(r"['’]s\Z", "", theirs[-1]) == said[-1]:
                return (*name[:-1], name[-1] + theirs[-1][len(said[-1]) :])
        return ()

    def _place(self, words: Sequence[Word], at: int) -> int:
        """How many words from here are the name of a place behind a word that places stand behind; 0 for none."""
        first = words[at].bare
        placed = at > 0 and words[at - 1].text in self.lexicon.place.preposition
        if first in self.acronyms or first == "us":
            return 0
        for size in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            name = " ".join([*(w.text for w in words[at : at + size - 1]), words[at + size - 1].bare])
            entries = self.map.get(folded(name), ())
            if any(e.kind == "country" for e in entries):
                return size
            if size == 1 and (first in self.words.also_words or first in self.list.words_too):
                continue
            thousands = max((e.thousands for e in entries if e.kind in ("city", "region", "area")), default=-1)
            if size > 1 and any(e.kind in ("region", "area") for e in entries):
                return size
            if thousands >= METROPOLIS or (placed and thousands >= GREAT_CITY):
                return size
        return 0

    def _given(self, words: Sequence[Word], at: int) -> int:
        """How many words from here are a person's given and family name; 0 for none ("mark the day")."""
        if words[at].text not in self.words.first_name or at + 1 == len(words):
            return 0
        size = 2 if len(words[at + 1].text) == 1 and at + 2 < len(words) else 1  # "james l. jones"
        family = words[at + size].bare
        said = (
            family in self.words.no_family
            or family in self.lexicon.attribute.say
            or family in self.lexicon.verbs.auxiliary
        )
        sure = at > 0 and words[at - 1].text in self.words.office | self.words.title
        return 0 if said else size + 1 if sure or size == 2 or not self.knows(family) else 0

    def _single(self, word: Word, before: str, behind: str, *, lone: bool) -> str:
        """One word as it stands inside a sentence."""
        words, bare, ending = self.words, word.bare, word.text[len(word.bare) :]
        if bare == "us":
            return (
                bare.upper() if word.tagged or before in words.before_us or behind in words.behind_us else bare
            ) + ending
        if bare == "i" or re.match(r"i['’]", bare):
            return _capital(word.text)
        if bare in self.acronyms:
            return bare.upper() + ending
        if (known := self.seen.get(word.text) or self.seen.get(bare)) is not None:
            return known if len(known) == len(word.text) else known + ending
        if bare in words.month_too:
            return (bare.capitalize() if behind[:1].isdigit() or before in words.before_month else bare) + ending
        if word.hyphen and bare in words.inside_name:
            return word.text  # "al-Bashir"
        if self._is_name(word, before):
            return self._form(word, alone=lone and before not in words.title)
        return word.text

    def _is_name(self, word: Word, before: str) -> bool:
        words, bare = self.words, word.bare
        if len(bare) < 2 or re.search(r"n['’]t\Z", bare):
            return False
        if bare in words.name or bare in self.lexicon.place.people or before in words.title:
            return bare.isalpha()
        if bare in self.list.names and bare not in self.list.words_too:
            return True
        if bare in self.families and before not in self.lexicon.place.determiner:
            return True
        return not self.knows(bare)

    def _form(self, word: Word, *, alone: bool = False) -> str:
        """A name as it is written; what is short and unknown, and stands by no other name, is an acronym."""
        bare, ending = word.bare, word.text[len(word.bare) :]
        listed = self.list.names.get(bare)
        if listed is not None and len(listed) == len(bare):
            return listed + ending
        known = bare in self.words.name or self.map.get(folded(bare))
        if not known and (not _VOWEL.search(folded(bare)) or (alone and len(bare) <= ACRONYM and not self.knows(bare))):
            return bare.upper() + ending
        return _capital(bare) + ending

    def _belongs(self, word: Word, words: Sequence[Word], out: Sequence[str | None], at: int) -> bool:
        """Whether a common word is part of a name: by the language model, or as what the name before is of."""
        if word.bare in self.words.never or (word.hyphen and word.bare in self.words.inside_name):
            return False
        before = words[at - 1] if at else None
        return word.tagged or (
            before is not None
            and _large(out[at - 1])
            and word.bare in self.words.head
            and before.text == before.bare
            and before.bare not in self.lexicon.place.people | self.words.name
        )


def _large(word: str | None) -> bool:
    return word is not None and word[:1].isupper()


def _capital(word: str) -> str:
    head = word[:1].upper()
    return (head if len(head) == 1 else word[:1]) + word[1:]
