"""Quotations: stretches of a document between quotation marks, over sentences and paragraphs.

Marks may be curly, straight, typewriter pairs (`` and '') or guillemets, double or single; a paragraph may open with a
mark that only a later one closes. An unbalanced double mark closes at its paragraph's end, or where the next one opens;
a single one that nothing closes is no mark. Apostrophes and inches are no marks.
"""

import re
from collections.abc import Iterator

_PARAGRAPH = re.compile(r"[^\n]+")
_DOUBLE = re.compile(r"[\"“”„«»]|``|''")
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–-])|^)[‘'](?=[\w\"“])(?!\d0s)", re.MULTILINE)
_SINGLE_CLOSE = re.compile(r"(?:(?<=[.,!?…;:])[’'](?!\w)|(?<=[\w\"”)])[’'](?=\s|[.,!?;:)—–-]|$))", re.MULTILINE)
OPENING = ("“", "„", "«", "``")
_WORD = re.compile(r"\w++")


def quotations(text: str) -> list[tuple[int, int]]:
    """Spans of the text between quotation marks, marks included, in order and disjoint."""
    found: list[tuple[int, int]] = []
    for paragraph in _PARAGRAPH.finditer(text):
        double = list(_double(text, *paragraph.span()))
        single = _single(text, *paragraph.span(), double)
        found += sorted([*double, *single])
    return found


def _double(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    open_at: int | None = None
    for mark in _DOUBLE.finditer(text, start, end):
        at, sign = mark.start(), mark.group()
        if sign == '"' and open_at is None and at > start and text[at - 1].isdigit():
            continue  # inches
        opens = sign in OPENING or (sign == '"' and (open_at is None or _looks_open(text, at, start, end)))
        if opens and open_at is None:
            open_at = at
        elif opens and open_at is not None:
            if sign == '"' or sign in ("“", "``"):
                stop = at
                while stop > open_at + 1 and text[stop - 1].isspace():
                    stop -= 1
                yield open_at, stop
                open_at = at
        elif open_at is not None:
            yield open_at, mark.end()
            open_at = None
    if open_at is not None and open_at + 1 < end:
        yield open_at, end


def _looks_open(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    behind = text[at + 1] if at + 1 < end else " "
    return (before.isspace() or before in "([—–") and (behind.isalnum() or behind in "'‘$")


def _single(text: str, start: int, end: int, double: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = start
    while (opens := _SINGLE_OPEN.search(text, at, end)) is not None:
        at = opens.end()
        if around(double, opens.start()) is not None:
            continue
        stops = [m for m in _SINGLE_CLOSE.finditer(text, opens.end(), end) if around(double, m.start()) is None]
        if not stops:
            continue
        sure = next((m for m in stops if text[m.start() - 1] in ".,!?…"), None)
        further = _SINGLE_OPEN.search(text, opens.end(), end)
        first = stops[0]
        close = first
        if sure is not None and text[first.start() - 1] == "s":  # "the workers' rights"
            close = sure if further is None or sure.start() < further.start() else first
        if not any(a < close.end() and opens.start() < b for a, b in double):
            yield opens.start(), close.end()
            at = close.end()


def around(quoted: list[tuple[int, int]], at: int) -> tuple[int, int] | None:
    """The quotation that holds the offset, or None."""
    return next(((a, b) for a, b in quoted if a <= at < b), None)


def unmarked(text: str, quoted: list[tuple[int, int]], first_person: frozenset[str]) -> list[tuple[int, int]]:
    """Spans of what may be said without marks, in paragraphs of its own: "The minister said:", then "We have lost 12".

    A paragraph that ends with a colon opens them; they go on to the next such one or to one with marks, and end with
    the last that speaks in the first person. `quoted`: the quotations with marks. `first_person`: its words, small.
    """
    found: list[tuple[int, int]] = []
    block: list[tuple[int, int]] = []
    opened = False
    for paragraph in [*_PARAGRAPH.finditer(text), None]:
        words = paragraph.group() if paragraph is not None else ""
        if not words.strip() and paragraph is not None:
            continue
        apart = paragraph is not None and not any(paragraph.start() <= a < paragraph.end() for a, _ in quoted)
        if opened and apart and not words.rstrip().endswith(":"):
            assert paragraph is not None
            block.append(paragraph.span())
            continue
        spoken = [n for n, (a, b) in enumerate(block) if set(_WORD.findall(text[a:b].lower())) & first_person]
        if spoken:
            found.append((block[0][0], block[spoken[-1]][1]))
        block, opened = [], words.rstrip().endswith(":")
    return found
