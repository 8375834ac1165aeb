"""What a place is to the stages: its words, the word before them, its noun. And what the words around it say."""

import re
from collections.abc import Set
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS

from tallybook.extract.parse import kinds
from tallybook.extract.parsed import Parsed
from tallybook.lexicon import Lexicon

POSSESSIVE = ("'s ", "’s ", "' ", "’ ")
_FOLLOWING = re.compile(r" ([a-z][\w'’]*)(?![-\w])")
_TAIL = re.compile(r"[\w'’.-]+,?\Z")
BEFORE = 7  # words before a name that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place at [start, end) of the text: the words before it that place it, its noun, whether the map has it.

    `name` is the name alone, "" where the place has none ("a market"); `preposition` "" where none stands before it;
    `modifies`: it stands before a noun that it only describes ("U.S. officials", "the Vint attack"); `definite`: "the";
    `event`: the lemma of the word for what happened that it hangs on, "" for none.
    """

    start: int
    end: int
    name: str
    preposition: str
    head: str
    known: bool
    modifies: bool = False
    definite: bool = False
    event: str = ""


def placed_by(text: str, low: int, at: int, lexicon: Lexicon) -> tuple[str, str]:
    """The preposition before the name, over directions and "village of"; and that noun."""
    words = lexicon.place
    tokens = _before(text, max(low, at - 80), at)
    head = ""
    if len(tokens) >= 2 and tokens[-1] == "of" and _any_holds(tokens[-2], words.head, words.side, words.direction):
        head = tokens[-2] if tokens[-2] in words.head else ""
        tokens = _to_preposition(tokens[:-2], lexicon)
    elif tokens and tokens[-1] in words.head and not _apposed(text, at, tokens[-1], lexicon):
        head, tokens = tokens[-1], _to_preposition(tokens[:-1], lexicon)
    while tokens and _any_holds(tokens[-1], words.direction, words.determiner):
        tokens = tokens[:-1]
    if len(tokens) > 1 and tokens[-1] in words.preposition and tokens[-2] in lexicon.attribute.kind["institution"]:
        return "of", head  # "the ministry in Vint": that is where the ministry is
    return (tokens[-1] if tokens and tokens[-1] in words.preposition else ""), head


def _any_holds(word: str, *sets: Set[str]) -> bool:
    return any(word in one for one in sets)


def _apposed(text: str, at: int, noun: str, lexicon: Lexicon) -> bool:
    """Whether a comma parts the name from a noun that takes none: "19 worked at the hospital, Ana Ferro said"."""
    return text[:at].endswith(", ") and noun not in lexicon.place.land


def _before(text: str, low: int, at: int) -> list[str]:
    """The words right before an offset, in small letters and without a comma, up to a mark that is no comma."""
    found: list[str] = []
    if at > low and text[at - 1].isspace():
        for piece in reversed(text[low:at].split()[-BEFORE:]):
            word = _TAIL.search(piece)
            if word is None:
                break
            found.append(word.group().rstrip(",").lower())
            if word.start():
                break
    return found[::-1]


def _to_preposition(tokens: list[str], lexicon: Lexicon) -> list[str]:
    """The words up to the preposition before "quiet little town of"; at most three are passed over."""
    for passed in range(min(4, len(tokens))):
        if tokens[len(tokens) - 1 - passed] in lexicon.place.preposition:
            return tokens[: len(tokens) - passed]
    return []


def describes(parsed: Parsed, end: int, lexicon: Lexicon, *, by_parse: bool) -> bool:
    """Whether what ends there only describes the noun behind it: "Vint officials", "the hospital director".

    By the parse; or, so that a sentence need not be parsed, by what the next word may be.
    """
    text = parsed.document.text
    if text[end : end + 1] != " ":
        return False
    if not by_parse:
        return _noun_follows(text, end, lexicon)
    around = parsed.within(end - 1, end + 2)
    if len(around) != 2 or around[1].pos_ not in ("NOUN", "ADJ") or not around[1].is_lower:
        return False
    return bool(around[0].head.i > around[0].i and around[0].dep_ not in ("nsubj", "nsubjpass"))


def _noun_follows(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the next word is in small letters and may be a noun or an adjective, and is not plainly a verb."""
    following = _FOLLOWING.match(text, end)
    if following is None:
        return False
    word = following.group(1).partition("'")[0].partition("’")[0]
    if word in lexicon.place.event:
        return True
    if word in STOP_WORDS or word in lexicon.place.after_name or word.endswith(("ed", "ly")):
        return False
    may_be = kinds()(word)
    return not may_be or not may_be.isdisjoint(("noun", "adj"))
