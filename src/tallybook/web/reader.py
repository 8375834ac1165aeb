"""Cut a text into paragraphs and pieces, so that figures can be marked in it. Pure; offsets are code points."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tallybook.types import Claim, Document, Evidence, Unread

LONG = 100  # a line longer than this was not broken by hand, so that its end is a paragraph's end
NARROW = range(45, LONG + 1)  # how long the lines are that were broken by hand

_LINE = re.compile(r"[^\n]*\n?")
_BULLET = re.compile(r"\s*(?:[-–—*•·‣]\s|\d{1,2}[.)]\s)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to mark, and the key by which the page knows it (a claim's anchor, or a role of evidence)."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in which nothing changes: the marks over it, the shortest first, and those that end with it."""

    start: int
    end: int
    text: str
    marks: tuple[str, ...]
    ends: tuple[str, ...]
    unread: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the white space that follows it; `flows` where its lines were broken at a column's width."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    after: str
    keys: tuple[str, ...]
    flows: bool
    heading: bool

    @property
    def unread(self) -> bool:
        """Whether none of its words was read for figures."""
        return all(p.unread or not p.text.strip() for p in self.pieces)

    @property
    def tight(self) -> bool:
        """Whether the next paragraph is its neighbour, with no blank line between."""
        return self.after.count("\n") == 1


def pieces(
    text: str, marks: Sequence[Mark], start: int = 0, end: int | None = None, unread: Iterable[Unread] = ()
) -> list[Piece]:
    """`text[start:end]` cut wherever a mark or an unread span begins or ends.

    The pieces joined are the text again, whatever the marks; of a mark that reaches beyond, the part inside counts.
    Empty marks mark nothing.
    """
    end = len(text) if end is None else min(end, len(text))
    dull = [(u.start, u.end) for u in unread if u.start < u.end]
    held = sorted((m for m in marks if m.start < m.end), key=lambda m: (m.end - m.start, m.start, m.key))
    cuts = {start, end, *(x for m in held for x in (m.start, m.end)), *(x for span in dull for x in span)}
    edges = sorted(x for x in cuts if start <= x <= end)
    return [
        Piece(
            start=a,
            end=b,
            text=text[a:b],
            marks=tuple(dict.fromkeys(m.key for m in held if m.start <= a and b <= m.end)),
            ends=tuple(dict.fromkeys(m.key for m in sorted(held, key=lambda m: m.start) if m.end == b)),
            unread=any(s <= a and b <= e for s, e in dull),
        )
        for a, b in pairwise(edges)
    ]


def bounds(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs are: each from its first to after its last character, without the white space between.

    A blank line ends one; so does the end of a long line, and the start of a listed item.
    """
    found: list[tuple[int, int]] = []
    begun: int | None = None
    last = 0  # after the last character of the line before
    for match in _LINE.finditer(text):
        line = match.group().rstrip()
        if not line:
            if begun is not None:
                found.append((begun, last))
            begun = None
            continue
        if begun is not None and (_BULLET.match(line) or last - max(begun, text.rfind("\n", 0, last) + 1) > LONG):
            found.append((begun, last))
            begun = None
        begun = match.start() if begun is None else begun
        last = match.start() + len(line)
    return [*found, (begun, last)] if begun is not None else found


def paragraphs(document: Document, marks: Sequence[Mark]) -> list[Paragraph]:
    """The document's text with its marks, paragraph by paragraph; `keys` are of the marks that begin in each.

    All texts and what comes after them, joined, are the document's text; white space in front opens the first.
    """
    text = document.text
    spans = bounds(text) or ([(0, len(text))] if text else [])
    title = len(document.title) if document.title and text.startswith(document.title) else 0
    found = []
    for number, (first, end) in enumerate(spans):
        start = 0 if number == 0 else first
        until = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        begun = [m for m in marks if start <= m.start < until and m.start < m.end]
        found.append(
            Paragraph(
                start=start,
                end=end,
                pieces=tuple(pieces(text, marks, start, end, document.unread)),
                after=text[end:until],
                keys=tuple(dict.fromkeys(m.key for m in sorted(begun, key=lambda m: (m.start, m.end)))),
                flows=_broken_by_hand(text[start:end]),
                heading=end <= title,
            )
        )
    return found


def _broken_by_hand(text: str) -> bool:
    lines = text.split("\n")
    return len(lines) > 1 and all(len(line) in NARROW for line in lines[:-1])


def figure_marks(claims: Iterable[Claim]) -> list[Mark]:
    """A mark for each claim's figure, by its anchor."""
    return [Mark(e.start, e.end, c.anchor) for c in claims for e in c.evidence if e.role == "figure"]


def sentence(claim: Claim) -> list[Piece]:
    """The claim's sentence in pieces, each kind of evidence marked by its role; its figure alone where it has none."""
    whole = next((e for e in claim.evidence if e.role == "sentence"), None) or first(claim, "figure")
    if whole is None:
        return []
    roles = [e for e in claim.evidence if e.role != "sentence"]
    held = [Mark(e.start - whole.start, e.end - whole.start, e.role) for e in roles]
    return pieces(whole.quote, [m for m in held if 0 <= m.start < len(whole.quote) and m.end > 0])


def first(claim: Claim, role: str) -> Evidence | None:
    """The claim's first evidence of the role."""
    return next((e for e in claim.evidence if e.role == role), None)
