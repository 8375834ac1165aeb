"""Before stage 1: texts all in small or all in capital letters get the letters that a newspaper would have printed.

So do texts in which every word begins with a capital, as in a headline. The text keeps its length, so that every
offset holds; what is quoted is always taken from the document itself. `proper` tells names from words.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from tallybook.extract import proper
from tallybook.extract.proper import Knows
from tallybook.lexicon import Lexicon
from tallybook.types import Document, Population

FEWEST_LETTERS = 15  # of a line whose case says something
FEWEST_WORDS = 4
MOSTLY = 0.9
HARDLY = 0.005
SMALL = 0.8  # of the letters of a text stand in lines without capitals
LONG = 60  # letters of a line that holds a sentence or more
LONG_WORD = 5  # letters of a word that even a headline's style writes with a capital
MANY_WORDS = 12  # long words of a text whose capitals say something

_LINE = re.compile(r"[^\n\r]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SMALL_WORD = re.compile(r"(?<![\w'’])[a-z][a-z]{4}")
_NO_LETTERS = bytes(n for n in range(256) if not (n < 128 and chr(n).isalpha()))
_NO_CAPITALS = bytes(n for n in range(256) if not (n < 128 and chr(n).isupper()))
_STOP = re.compile(r"(?<!\.)[.!?…]+[\"'”’»)\]]*\s+[\"'“‘«(\[]*(?=\w)")
_OPENED = re.compile(r"[,:]\s+[\"“](?=\w)")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")

Tagged = Callable[
    [Document, list[tuple[int, int]]], frozenset[int]
]  # where the names of sentences in small letters are


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int
    end: int


def _none(document: Document, sentences: list[tuple[int, int]]) -> frozenset[int]:
    return frozenset()


def cased(document: Document, lexicon: Lexicon, knows: Knows, tagged: Tagged = _none) -> Document:
    """The document with a text of the same length in usual letters; the same document where nothing is to be done.

    `knows` tells whether a word in small letters is a common word of the language, `tagged` where in some sentences of
    a document in small letters stand words that the language model takes for names.
    """
    lines, whole = _odd_lines(document.text)
    if not lines:
        return document
    letters = list(document.text)
    for line in lines:
        letters[line.start : line.end] = map(_small, letters[line.start : line.end])
    small = "".join(letters)
    starts = [[line.start + at for at in _starts(small[line.start : line.end], lexicon)] for line in lines]
    marked: frozenset[int] = frozenset()
    if whole:
        spans = [
            (a, b) for line, begun in zip(lines, starts, strict=True) for a, b in pairwise([*begun, line.end]) if a < b
        ]
        marked = tagged(replace(document, text=small), spans)
    names = proper.Names(lexicon, knows, _seen(document.text, lines), small)
    found = [proper.words_of(small, line.start, line.end, marked) for line in lines]
    for words in found:
        names.learn_families(words)
    for line, begun, words in zip(lines, starts, found, strict=True):
        for word, said in zip(words, names.line(words), strict=True):
            if said is not None:
                letters[word.start : word.start + len(said)] = said
        for dotted in _DOTTED.finditer(small, line.start, line.end):
            if dotted.group() not in names.words.dotted:
                letters[dotted.start() : dotted.end()] = dotted.group().upper()
        for at in begun:
            letters[at] = _large(letters[at])
    text = "".join(letters)
    title = document.title
    if title and (at := document.text.find(title)) >= 0:
        title = text[at : at + len(title)]
    return replace(document, text=text, title=title)


def _odd_lines(text: str) -> tuple[list[_Line], bool]:
    """The lines whose capitals say nothing, and whether they are the text, or but lines of it.

    They are the lines all in capitals; every line, where the whole text has hardly any capitals, or is all in them, or
    begins every word with one; the lines without any, where most of the text stands in such lines.
    """
    lines = [(m, *_letters(m.group())) for m in _LINE.finditer(text)]
    letters, large = sum(count for _, count, _ in lines), sum(upper for _, _, upper in lines)
    whole = letters >= FEWEST_LETTERS and not letters * HARDLY < large < letters * MOSTLY
    whole = whole or _all_begin_large(text)
    bare = sum(count for _, count, upper in lines if count >= LONG and upper <= count * HARDLY) >= letters * SMALL
    found, shouts = [], 0
    for match, count, upper in lines:
        shouted = count >= FEWEST_LETTERS and upper >= count * MOSTLY
        shouts += count if shouted else 0
        small = bare and upper <= count * HARDLY
        if whole or small or (shouted and len(match.group().split()) >= FEWEST_WORDS):
            found.append(_Line(start=match.start(), end=match.end()))
    return found, whole or bare or shouts >= letters * SMALL


def _letters(line: str) -> tuple[int, int]:
    """How many letters a line has, and how many of them are capitals."""
    if line.isascii():  # counted by what is left when the others are taken out
        plain = line.encode("ascii")
        return len(plain.translate(None, _NO_LETTERS)), len(plain.translate(None, _NO_CAPITALS))
    return sum(map(str.isalpha, line)), sum(map(str.isupper, line))


def _all_begin_large(text: str) -> bool:
    """Whether every word begins with a capital, or every one that is not short, as in a headline."""
    if _small_ones(text) > (1 - MOSTLY) * len(text) / LONG_WORD:
        return False  # more than the tenth part of as many words as there could be
    words = [m.group() for m in _WORD.finditer(text) if len(m.group()) >= LONG_WORD]
    return len(words) >= MANY_WORDS and sum(w[0].isupper() for w in words) >= len(words) * MOSTLY


def _small_ones(text: str) -> int:
    """How many long words begin with a small letter of English."""
    return len(_SMALL_WORD.findall(text))


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


def _large(letter: str) -> str:
    up = letter.upper()
    return up if len(up) == 1 else letter


def verbatim(found: Population, span: tuple[int, int], original: str) -> Population:
    """The population with its words as the document itself writes them."""
    text = original[slice(*span)]
    if text.lower() != found.text.lower():
        return found
    at = found.text.find(found.head) if found.head is not None else -1
    head = found.head if at < 0 or found.head is None else text[at : at + len(found.head)]
    return replace(found, text=text, head=head)
