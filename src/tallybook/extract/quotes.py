"""Quotations: stretches of a document between quotation marks, over sentences and paragraphs.

Marks may be curly, straight or guillemets; a paragraph may open with a mark that only a later one
closes. An unbalanced mark closes at its paragraph's end. Apostrophes are no marks.
"""

import re

_MARK = re.compile(r"[\"“”„«»]")
_PARAGRAPH = re.compile(r"[^\n]+")


def quotations(text: str) -> list[tuple[int, int]]:
    """Spans of the text between quotation marks, marks included, in order and disjoint."""
    found: list[tuple[int, int]] = []
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        open_at: int | None = None
        for mark in _MARK.finditer(text, start, end):
            at = mark.start()
            opens = mark.group() in "“„«" or (mark.group() == '"' and open_at is None)
            if opens and open_at is None:
                open_at = at
            elif not opens and open_at is not None:
                found.append((open_at, at + 1))
                open_at = None
        if open_at is not None:
            found.append((open_at, end))
    return found


def around(quoted: list[tuple[int, int]], at: int) -> tuple[int, int] | None:
    """The quotation that holds the offset, or None."""
    return next(((a, b) for a, b in quoted if a <= at < b), None)
