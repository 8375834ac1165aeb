"""Before stage 1: texts all in small or all in capital letters get the letters that a newspaper would have printed.

The text keeps its length, so that every offset holds; what is quoted is always taken from the document itself.
A word is a name where the lists or the map know it, where the rest of the text writes it so, or where the
language model's dictionary does not know it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tallybook.extract.gazetteer import folded, gazetteer
from tallybook.lexicon import Lexicon
from tallybook.types import Document, Population

FEWEST_LETTERS = 15  # of a line whose case says something
FEWEST_WORDS = 4
MOSTLY = 0.9
HARDLY = 0.005
GREAT_CITY = 300  # thousands of people; smaller ones share their names with too many other words
METROPOLIS = 1000  # thousands of people; known without a word before it
ACRONYM = 3  # letters; what no dictionary has and is no longer stands for a longer name
LONGEST_NAME = 4  # words of a place's name

_LINE = re.compile(r"[^\n\r]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_STOP = re.compile(r"(?<!\.)[.!?…]+[\"'”’»)\]]*\s+[\"'“‘«(\[]*(?=\w)")
_OPENED = re.compile(r"[,:]\s+[\"“](?=\w)")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)

Knows = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int
    end: int


def cased(document: Document, lexicon: Lexicon, knows: Knows) -> Document:
    """The document with a text of the same length in usual letters; the same document where nothing is to be done.

    `knows` tells whether a word in small letters is a common word of the language.
    """
    lines = _odd_lines(document.text)
    if not lines:
        return document
    names = _Names(lexicon, knows, _seen(document.text, lines))
    letters = list(document.text)
    for line in lines:
        for at, letter in _restored(document.text[line.start : line.end], names):
            letters[line.start + at] = letter
    text = "".join(letters)
    title = document.title
    if title and (at := document.text.find(title)) >= 0:
        title = text[at : at + len(title)]
    return replace(document, text=text, title=title)


def _odd_lines(text: str) -> list[_Line]:
    """The lines all in capitals; every line, where the whole text has hardly any or is all in them."""
    lines = [(m, sum(map(str.isalpha, m.group())), sum(map(str.isupper, m.group()))) for m in _LINE.finditer(text)]
    letters, large = sum(count for _, count, _ in lines), sum(upper for _, _, upper in lines)
    whole = letters >= FEWEST_LETTERS and not letters * HARDLY < large < letters * MOSTLY
    found = []
    for match, count, upper in lines:
        shouted = count >= FEWEST_LETTERS and upper >= count * MOSTLY
        if whole or (shouted and len(match.group().split()) >= FEWEST_WORDS):
            found.append(_Line(start=match.start(), end=match.end()))
    return found


def _seen(text: str, lines: list[_Line]) -> dict[str, str]:
    """How the other lines mostly write a word inside a sentence, by its small letters."""
    odd = {i for line in lines for i in range(line.start, line.end)}
    counts: dict[str, Counter[str]] = {}
    for word in _WORD.finditer(text):
        before = text[: word.start()].rstrip()[-1:]
        if (
            word.start() not in odd
            and before
            and before not in ".!?:\"“‘'(\n"
            and "\n" not in text[max(0, word.start() - 2) : word.start()]
        ):
            counts.setdefault(word.group().lower(), Counter())[word.group()] += 1
    return {word: found.most_common(1)[0][0] for word, found in counts.items()}


class _Names:
    """What tells a name from a word: lists, the map, the rest of the text, the dictionary."""

    def __init__(self, lexicon: Lexicon, knows: Knows, seen: dict[str, str]) -> None:
        self.lexicon, self.knows, self.seen = lexicon, knows, seen
        self.words, self.map = lexicon.truecase, gazetteer(lexicon)

    def place(self, words: list[str], at: int) -> int:
        """How many words from here are the name of a place behind a word that places stand behind; 0 for none."""
        placed = at > 0 and words[at - 1] in self.lexicon.place.preposition
        if words[at] in self.words.acronym or words[at] == "us":
            return 0
        for size in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            entries = self.map.get(folded(" ".join(words[at : at + size])), ())
            if any(e.kind == "country" for e in entries):
                return size
            if size == 1 and words[at] in self.words.also_words:
                continue
            thousands = max((e.thousands for e in entries if e.kind in ("city", "region", "area")), default=-1)
            if thousands >= METROPOLIS or (placed and thousands >= GREAT_CITY):
                return size
        return 0

    def written(self, word: str, before: str, behind: str) -> str:
        """One word as it stands inside a sentence."""
        words = self.words
        bare, mark, ending = word.partition("’") if "’" in word else word.partition("'")
        if ending in ("s", ""):
            ending = mark + ending
        else:
            bare, ending = word, ""
        if bare == "us":
            return (bare.upper() if before in words.before_us or behind in words.behind_us else bare) + ending
        if bare in words.acronym:
            return bare.upper() + ending
        if (known := self.seen.get(word) or self.seen.get(bare)) is not None:
            return known if len(known) == len(word) else known + ending
        if bare in words.month_too:
            return (bare.capitalize() if behind[:1].isdigit() or before in words.before_month else bare) + ending
        if self._is_name(bare, before):
            short = (len(bare) <= ACRONYM and before not in words.title) or not _VOWEL.search(bare)
            return (bare.upper() if short and bare not in words.name else bare.capitalize()) + ending
        return word

    def _is_name(self, bare: str, before: str) -> bool:
        words = self.words
        if bare in words.name or bare in self.lexicon.place.people or before in words.title:
            return bare.isalpha() and len(bare) > 1
        return len(bare) > 1 and not self.knows(bare)

    def given(self, words: list[str], at: int) -> int:
        """How many words from here are a person's given and family name; 0 for none ("mark the day")."""
        if words[at] not in self.words.first_name or at + 1 == len(words):
            return 0
        size = 2 if len(words[at + 1]) == 1 and at + 2 < len(words) else 1  # "james l. jones"
        family = words[at + size]
        said = (
            family in self.words.no_family
            or family in self.lexicon.attribute.say
            or family in self.lexicon.verbs.auxiliary
        )
        sure = at > 0 and words[at - 1] in self.words.office | self.words.title
        return 0 if said else size + 1 if sure or size == 2 or not self.knows(family) else 0


def _restored(line: str, names: _Names) -> Iterator[tuple[int, str]]:
    """The letters of a line as they are written usually, with their places."""
    small = "".join(_small(c) for c in line)
    found = list(_WORD.finditer(small))
    words = [m.group() for m in found]
    out = list(small)

    def write(at: int, said: str) -> None:
        out[at : at + len(said)] = said

    skip = 0
    for n, match in enumerate(found):
        if n < skip:
            continue
        if size := names.place(words, n) or names.given(words, n):
            for one in found[n : n + size]:
                word = one.group()
                write(one.start(), word if word in names.words.inside_name else _capital(word))
            skip = n + size
            continue
        behind = re.match(r"\s*(\S*)", small[match.end() :])
        said = names.written(match.group(), words[n - 1] if n else "", behind.group(1) if behind else "")
        write(match.start(), said)
        if n and said[:1].isupper() and words[n - 1] in names.words.office:
            write(found[n - 1].start(), _capital(words[n - 1]))
    for dotted in _DOTTED.finditer(small):
        if dotted.group() not in names.words.dotted:
            write(dotted.start(), dotted.group().upper())
    for at in _starts(small, names.lexicon):
        out[at] = _capital(out[at])
    yield from enumerate(out)


def _starts(line: str, lexicon: Lexicon) -> Iterator[int]:
    """Where the sentences of a line begin."""
    first = re.search(r"\w", line)
    if first:
        yield first.start()
    yield from (opened.end() for opened in _OPENED.finditer(line))
    for stop in _STOP.finditer(line):
        last = re.search(r"[^\s(\[\"'“‘]+\Z", line[: stop.start()])
        word = last.group() if last else ""
        known = word in lexicon.segment.before_name or word in lexicon.segment.abbreviation
        if not (stop.group().startswith(".") and (known or re.fullmatch(r"(?:[a-z]\.)*[a-z]", word))):
            yield stop.end()


def _small(letter: str) -> str:
    low = letter.lower()
    return low if len(low) == 1 else letter


def _capital(word: str) -> str:
    head = word[:1].upper()
    return (head if len(head) == 1 else word[:1]) + word[1:]


def verbatim(found: Population, span: tuple[int, int], original: str) -> Population:
    """The population with its words as the document itself writes them."""
    text = original[slice(*span)]
    if text.lower() != found.text.lower():
        return found
    at = found.text.find(found.head) if found.head is not None else -1
    head = found.head if at < 0 or found.head is None else text[at : at + len(found.head)]
    return replace(found, text=text, head=head)
