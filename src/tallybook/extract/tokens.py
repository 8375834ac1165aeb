"""A parse as plain Python objects under the names that spaCy has for the same: each thing told once, and then kept.

A spaCy token makes new objects and looks strings up again whenever it is looked at, and reading looks thousands of
times at the tokens of a sentence. What a form says of itself in a use (strings and flags) is kept for all tokens of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, IS_LOWER, IS_PUNCT, IS_QUOTE, IS_SPACE, LEMMA, LIKE_NUM, LOWER, ORTH, POS, SPACY, TAG

STRINGS = [ORTH, LOWER, LEMMA, TAG, POS, DEP]
FLAGS = [IS_PUNCT, IS_QUOTE, IS_SPACE, IS_LOWER, LIKE_NUM]
USE = len(STRINGS) + len(FLAGS)
MOST = 500_000  # uses of words; then it begins anew, so that memory does not grow with the input
_UNSIGNED = 2**64 - 1
_said: dict[tuple[int, ...], tuple[Any, ...]] = {}  # of a use by spaCy's hashes, which are the same in every vocabulary


class Tokens(list["Token"]):
    """The tokens of one text, in order; `text` is the text, `said` what is told once of all its words (`idioms`)."""

    __slots__ = ("said", "text")

    def __init__(self) -> None:
        """None yet."""
        super().__init__()
        self.text = ""
        self.said: set[str] | None = None


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A word where it stands, as spaCy's Token is; `idx` counts code points from the start of its text."""

    doc: Tokens
    i: int
    idx: int
    whitespace_: str
    text: str
    lower_: str
    lemma_: str
    tag_: str
    pos_: str
    dep_: str
    is_punct: bool
    is_quote: bool
    is_space: bool
    is_lower: bool
    like_num: bool
    head: "Token" = field(init=False)
    children: list["Token"] = field(default_factory=list)

    def __len__(self) -> int:
        """Code points, without the blank behind it."""
        return len(self.text)

    def __repr__(self) -> str:
        """Its text."""
        return self.text

    @property
    def lefts(self) -> list["Token"]:
        """Those of its children that stand before it."""
        return [c for c in self.children if c.i < self.i]

    @property
    def subtree(self) -> Iterator["Token"]:
        """Itself and all that hangs on it, in order."""
        waiting = iter(self.children)
        later = None
        for later in waiting:
            if later.i > self.i:
                break
            yield from later.subtree
            later = None
        yield self
        if later is not None:
            yield from later.subtree
        for child in waiting:
            yield from child.subtree

    @property
    def left_edge(self) -> "Token":
        """The first token of its subtree."""
        return self.doc[min(t.i for t in self.subtree)]

    @property
    def right_edge(self) -> "Token":
        """The last token of its subtree."""
        return self.doc[max(t.i for t in self.subtree)]

    @property
    def ancestors(self) -> Iterator["Token"]:
        """Its head, the head of that, and so on."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, descendant: "Token") -> bool:
        """Whether the other hangs on it."""
        return any(a is self for a in descendant.ancestors)

    @property
    def conjuncts(self) -> tuple["Token", ...]:
        """The others that "and" joins with it."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:
            found += [c for c in token.children if c.dep_ == "conj" and c.i > token.i]
        return tuple(t for t in found if t is not self)

    def nbor(self, by: int = 1) -> "Token":
        """The token so many places further. Raises IndexError."""
        if self.i + by < 0:
            raise IndexError(f"no token stands {-by} before the token {self.i}")
        return self.doc[self.i + by]


def tokens(doc: Any) -> Tokens:
    """The tokens of a spacy.tokens.Doc."""
    if len(_said) > MOST:
        _said.clear()
    strings, found, at = doc.vocab.strings, Tokens(), 0
    rows = doc.to_array([*STRINGS, *FLAGS, HEAD, SPACY]).view(np.int64).tolist()
    for row in rows:
        key = tuple(row[:USE])
        use = _said.get(key)
        if use is None:
            said = [strings[k & _UNSIGNED] for k in key[: len(STRINGS)]]
            use = _said[key] = (*said, *map(bool, key[len(STRINGS) :]))
        token = Token(found, len(found), at, " " if row[-1] else "", *use)
        found.append(token)
        at += len(token.text) + row[-1]
    found.text = "".join([token.text + token.whitespace_ for token in found])  # spaCy's would make each token anew
    for token, row in zip(found, rows, strict=True):
        token.head = found[token.i + row[USE]]
        if token.head is not token:
            token.head.children.append(token)
    return found
