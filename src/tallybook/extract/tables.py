"""Tables: lines whose cells are set apart by bars, tabs or wide gaps. A number counts what its column is headed.

A row that counts one thing ("Killed | 12"), a table whose rows are headed by what they count, and one whose columns
are, are told by where the words of a measure stand. A heading is read as the words that it would be in a sentence,
by the function that is handed in. What is headed by nothing that is counted, in thousands, or as a share is no figure.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tallybook.extract import quantify
from tallybook.lexicon import Lexicon
from tallybook.spans import trim
from tallybook.types import Aggregation, Quantity

_LINE = re.compile(r"[^\n]+")
_BAR = re.compile(r"\s*\|\s*")
_TAB = re.compile(r"\s*\t\s*")
_GAP = re.compile(r" {2,}| *\u00a0{2,} *")
_RULE = re.compile(r"[\s|:+=_-]+")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[*†‡]+")
_NOTE = re.compile(r"[*†‡¹²³\s]+$")
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_MARKS = ("|", "\t", "  ", "\u00a0\u00a0")  # without one of them nothing is cut into cells
CAPTION = 2  # lines above or below a table that may say where its numbers are from

Cell = tuple[int, int]  # code points [start, end) of the document's text
Row = tuple[Cell, ...]
MeasureOf = Callable[[str], str | None]  # the measure of a heading's words, if it has one


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of a table, all of one length, and the lines next to it that are about it: its number, its source."""

    rows: tuple[Row, ...]
    captions: tuple[Cell, ...]

    @property
    def start(self) -> int:
        """Where the first cell starts."""
        return self.rows[0][0][0]

    @property
    def end(self) -> int:
        """Where the last cell ends."""
        return self.rows[-1][-1][1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabled:
    """A number of a table: what it counts by the words of `heading`, and the other label of its cell.

    `place` says that the label stands where places do, `total` that it sums up the others.
    """

    start: int
    end: int
    quantity: Quantity
    measure: str
    heading: Cell
    label: Cell | None
    place: bool
    total: bool


def tables(text: str, lexicon: Lexicon) -> list[Table]:
    """Every table of the text, in order: two lines or more that are cut into the same number of cells."""
    if not any(mark in text for mark in _MARKS):
        return []
    lines = [trim(text, m.start(), m.end()) for m in _LINE.finditer(text)]
    lines = [(a, b) for a, b in lines if a < b]
    found: list[Table] = []
    at = 0
    while at < len(lines):
        rows, after = _rows(text, lines, at)
        if len(rows) > 1 and any(_number(text, cell, lexicon) for row in rows for cell in row[1:]):
            above = [
                c for c in lines[max(0, at - CAPTION) : at] if not _from(lexicon).match(text, *c)
            ]  # another's source
            near = [*above, *lines[after : after + CAPTION]]
            captions = tuple(line for line in near if _is_caption(text[line[0] : line[1]], lexicon))
            found.append(Table(rows=tuple(rows), captions=captions))
        at = max(after, at + 1)
    return found


def _rows(text: str, lines: Sequence[Cell], at: int) -> tuple[list[Row], int]:
    """The rows from a line on, and the line behind them."""
    rows: list[Row] = []
    for number in range(at, len(lines)):
        a, b = lines[number]
        if rows and _RULE.fullmatch(text, a, b):
            continue
        cells = _cells(text, a, b)
        if len(cells) < 2 or (rows and len(cells) != len(rows[0])):
            return rows, number
        rows.append(cells)
    return rows, len(lines)


def _cells(text: str, start: int, end: int) -> Row:
    for between in (_BAR, _TAB, _GAP):
        if between.search(text, start, end):
            break
    cells, at = [], start
    for gap in between.finditer(text, start, end):
        cells.append((at, gap.start()))
        at = gap.end()
    cells.append((at, end))
    return tuple(c for c in cells if c[0] < c[1] or (c is not cells[0] and c is not cells[-1]))


def _number(text: str, cell: Cell, lexicon: Lexicon) -> tuple[Cell, Quantity] | None:
    """The number that is all of a cell, but for a mark of a note behind it."""
    start, end = cell
    note = _NOTE.search(text, start, end)
    end = note.start() if note is not None else end
    quote = text[start:end]
    if not any(c.isdigit() for c in quote):
        return None
    quantity = quantify.parse_figure(quote, lexicon)
    return None if quantity is None or quantity.unit else ((start, end), quantity)


def figures(text: str, table: Table, measure_of: MeasureOf, lexicon: Lexicon) -> Iterator[Tabled]:
    """The numbers of a table that count something of ours, row by row."""
    head, body = table.rows[0], table.rows[1:]
    if any(_number(text, cell, lexicon) for cell in head[1:]):
        head, body = (), table.rows
    named = {cell: _heading(text[cell[0] : cell[1]], measure_of, lexicon) for cell in head[1:]}
    by_column = any(named.values())
    places = bool(head) and _names_places(text[head[0][0] : head[0][1]], lexicon)
    for row in body:
        label = row[0]
        by_row = None if by_column else _heading(text[label[0] : label[1]], measure_of, lexicon)
        for column, cell in enumerate(row[1:], start=1):
            number = _number(text, cell, lexicon)
            heading, other = (head[column], label) if by_column else (label, head[column] if head else None)
            measure = named[heading] if by_column else by_row
            if number is None or measure is None:
                continue
            (start, end), quantity = number
            words = text[other[0] : other[1]] if other is not None else ""
            total = words.strip(" :.").lower() in lexicon.tables.total
            yield Tabled(
                start=start,
                end=end,
                quantity=quantity,
                measure=measure,
                heading=heading,
                label=other,
                place=other is not None and not total and (places if by_column else words[:1].isupper()),
                total=total,
            )


def _heading(words: str, measure_of: MeasureOf, lexicon: Lexicon) -> str | None:
    """The measure of a heading; None where it counts in thousands or shares."""
    low = words.lower()
    if any(
        re.search(rf"(?<!\w){re.escape(u)}(?!\w)" if u[0].isalnum() else re.escape(u), low)
        for u in lexicon.tables.other_unit
    ):
        return None
    plain = " ".join(_ASIDE.sub(" ", low).strip(" :.").split())
    for idle in lexicon.tables.idle:
        plain = plain.removeprefix(f"{idle} ")
    return measure_of(plain) if plain else None


def counting(text: str, item: Tabled, lexicon: Lexicon) -> Aggregation:
    """How a table's figure may be compared: what is new comes on top, levels stand, all else is counted up."""
    if not lexicon.tables.new.isdisjoint(w.lower() for w in _WORDS.findall(text[slice(*item.heading)])):
        return "increment"
    return "stock" if item.measure in lexicon.tables.level else "cumulative"


def _names_places(words: str, lexicon: Lexicon) -> bool:
    found = re.findall(r"\w+", words.lower())
    return any(w in lexicon.tables.place or w.removesuffix("s") in lexicon.tables.place for w in found)


def source(text: str, table: Table, lexicon: Lexicon) -> Cell | None:
    """The words for the body that the table is from: "(source: NDMA, 12 September)" """
    for start, end in table.captions:
        match = _from(lexicon).search(text, start, end)
        if match is not None:
            return trim(text, *match.span(1))
    return None


def _is_caption(line: str, lexicon: Lexicon) -> bool:
    """Whether a line is about the table next to it: "Table 1. ...", or a line that names a source."""
    kinds = "|".join(map(re.escape, lexicon.tables.caption))
    return re.match(rf"\W*(?:{kinds})\s*\d", line, re.IGNORECASE) is not None or bool(_from(lexicon).search(line))


@lru_cache(maxsize=4)
def _from(lexicon: Lexicon) -> "re.Pattern[str]":
    said = "|".join(map(re.escape, lexicon.tables.source))
    return re.compile(rf"(?<!\w)(?:{said})\s*:\s*([^\n,;:()]+)", re.IGNORECASE)
