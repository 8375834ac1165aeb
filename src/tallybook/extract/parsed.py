"""What the stages hand each other: a sentence, its parse, and the offsets between the two."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tallybook.types import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Code points [start, end) of a document's text; `paragraph` counts from 0, the title is `heading`."""

    start: int
    end: int
    paragraph: int
    heading: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A sentence with spaCy's tokens for exactly its text: `token.idx` counts from `sentence.start`."""

    document: Document
    sentence: Sentence
    tokens: Any  # spacy.tokens.Doc; spaCy ships no types

    @property
    def text(self) -> str:
        """The sentence's own words, as the document holds them."""
        return self.document.text[self.sentence.start : self.sentence.end]

    def start(self, token: Any) -> int:
        """Where the token starts in the document's text."""
        return self.sentence.start + int(token.idx)

    def end(self, token: Any) -> int:
        """Where the token ends in the document's text."""
        return self.sentence.start + int(token.idx) + len(token)

    def within(self, start: int, end: int) -> list[Any]:
        """The tokens that share a code point with [start, end) of the document's text."""
        return [t for t in self.tokens if self.start(t) < end and start < self.end(t)]

    def head(self, start: int, end: int) -> Any | None:
        """The token that all others of [start, end) hang on."""
        tokens = self.within(start, end)
        inside = {t.i for t in tokens}
        return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), None)


def extent(parsed: Parsed, tokens: Iterable[Any]) -> tuple[int, int]:
    """The span of the document's text from the first to the last of the tokens."""
    ordered = sorted(tokens, key=lambda t: t.i)
    return parsed.start(ordered[0]), parsed.end(ordered[-1])
