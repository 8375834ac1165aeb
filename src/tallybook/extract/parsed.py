"""What the stages hand each other: a sentence, its parse, and the offsets between the two."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from tallybook.types import Document

RUN = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Code points [start, end) of a document's text; `paragraph` counts from 0, the title is `heading`."""

    start: int
    end: int
    paragraph: int
    heading: bool


class Parsed:
    """A sentence with the tokens for exactly its text: `token.idx` counts from `sentence.start`.

    The tokens are parsed when they are first looked at, so that only what a stage looks at is parsed: alone then,
    or before with those of other sentences in a batch (`Parser.parse`), which gives the same.
    """

    __slots__ = ("_later", "_starts", "_tokens", "_words", "document", "sentence")

    def __init__(self, document: Document, sentence: Sentence, later: "Callable[[list[Parsed]], None]") -> None:
        """`later` parses the sentences that it is handed."""
        self.document, self.sentence = document, sentence
        self._later, self._tokens = later, None
        self._words: set[str] | None = None
        self._starts: list[int] | None = None

    @property
    def tokens(self) -> Any:
        """The `Tokens` of the sentence, under the names that spaCy has for them."""
        if self._tokens is None:
            self._later([self])
        return self._tokens

    @tokens.setter
    def tokens(self, found: Any) -> None:
        """Keeps the parse."""
        self._tokens = found

    def with_(self, others: "list[Parsed]") -> None:
        """Parses the sentences as this one would be."""
        self._later(others)

    @property
    def is_parsed(self) -> bool:
        """Whether the tokens are there already."""
        return self._tokens is not None

    @property
    def text(self) -> str:
        """The sentence's own words, as the document holds them."""
        return self.document.text[self.sentence.start : self.sentence.end]

    @property
    def words(self) -> set[str]:
        """The runs of letters of the sentence, in small letters."""
        if self._words is None:
            self._words = runs(self.text)
        return self._words

    def start(self, token: Any) -> int:
        """Where the token starts in the document's text."""
        return self.sentence.start + int(token.idx)

    def end(self, token: Any) -> int:
        """Where the token ends in the document's text."""
        return self.sentence.start + int(token.idx) + len(token)

    def within(self, start: int, end: int) -> list[Any]:
        """The tokens that share a code point with [start, end) of the document's text."""
        low, high = start - self.sentence.start, end - self.sentence.start
        tokens = self.tokens
        if self._starts is None:
            self._starts = [t.idx for t in tokens]
        first = max(bisect_right(self._starts, low) - 1, 0)
        found = [tokens[i] for i in range(first, bisect_left(self._starts, high))]
        return found[1:] if found and found[0].idx + len(found[0]) <= low else found

    def head(self, start: int, end: int) -> Any | None:
        """The token that all others of [start, end) hang on."""
        tokens = self.within(start, end)
        inside = {t.i for t in tokens}
        return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), None)


def runs(text: str) -> set[str]:
    """The runs of letters of a text, in small letters."""
    return set(RUN.findall(text.lower()))


def together(sentences: "Iterable[Parsed]") -> None:
    """Parses in one batch what would be parsed sentence by sentence."""
    rows = [s for s in sentences if not s.is_parsed]
    if rows:
        rows[0].with_(rows)


def extent(parsed: Parsed, tokens: Iterable[Any]) -> tuple[int, int]:
    """The span of the document's text from the first to the last of the tokens."""
    ordered = sorted(tokens, key=lambda t: t.i)
    return parsed.start(ordered[0]), parsed.end(ordered[-1])
