"""The pages about counts: a figure's life, and what changed between two dates. Both read only what they show."""

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tallybook import codec, ledger, shown
from tallybook.errors import TallybookError
from tallybook.types import Change, Claim, Document, Line
from tallybook.web import answering, asked, drawn, wording

SIZE = 50  # counts a page
LINES = 100  # lines of a count's life a page
DONE = (("revises", "revises"), ("repeats", "repeats"), ("corroborates", "agrees with"), ("contradicts", "contradicts"))


@dataclass(frozen=True, slots=True)
class Step:
    """A line of a count's life as the page draws it: the claim with its report, and what it does to earlier figures."""

    line: Line
    card: drawn.Card
    done: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A count with what changed in it."""

    count: str
    label: str
    rows: tuple[Change, ...]


def count(request: Request) -> Response:
    """One count: who said what when, what replaced, repeats or contradicts what, and what people decided.

    A hundred lines a page, the first published first; what people did with the count is on each.
    """
    page = asked.number(asked.parameters(request, ("page",)), "page", 1)
    life = _life(request)
    first = (page - 1) * LINES
    total, lines = None if life.book.withheld else len(life.lines), life.lines[first : first + LINES]
    paging = asked.pages(f"/count/{life.count.id}", {}, page, LINES, total, len(life.lines[first:]))
    engine, items = answering.engine(request), {i.read.anchor: i for i in life.book.reviewed}
    claims, known = {a: i.claim for a, i in items.items()}, dict[str, Document | None]()
    marked = drawn.marks(engine, items.values())
    steps = [Step(line, drawn.card(engine, items[line.claim], known, marked), _done(line, claims)) for line in lines]
    return answering.page(
        request, "count.html", here="asof", count=life.count, steps=steps, decisions=life.decisions,
        origins=sorted({line.origin for line in life.lines}), withheld=life.book.withheld,
        mentions=len(life.lines), paging=paging, here_are={line.claim for line in lines},
        out=drawn.cards(engine, life.out),
    )  # fmt: skip


def diff(request: Request) -> Response:
    """What changed between two dates, count by count, fifty of them a page."""
    given = asked.parameters(request, ("since", "until", "page"))
    engine, page = answering.engine(request), asked.number(given, "page", 1)
    since, until = given.get("since", ""), given.get("until", "")
    page_of: tuple[int | None, int, list[Change]] = (0, 0, [])
    if since and until:
        try:
            page_of = ledger.diff_out(engine, since, until, SIZE, (page - 1) * SIZE)
        except TallybookError as error:
            raise asked.refuse(f"{error}.") from error
    total, told, found = page_of
    paging = asked.pages("/diff", {"since": since, "until": until}, page, SIZE, total, told)
    groups: dict[str, list[Change]] = {}
    for change in found:
        groups.setdefault(change.count, []).append(change)
    counts = [Changed(id, rows[0].label, tuple(rows)) for id, rows in groups.items()]
    return answering.page(
        request, "diff.html", here="diff", since=since, until=until, counts=counts, asked=bool(since and until),
        names=shown.CHANGES, paging=paging, empty=not told and not ledger.documents(engine, 1),
    )  # fmt: skip


def api_count(request: Request) -> Response:
    """One count with the lines of its life, the claims that a reviewer took out, and what people decided on it."""
    asked.parameters(request, ())
    life = _life(request)
    lines, decided = map(codec.line_of, life.lines), map(codec.decision, life.decisions)
    out = [codec.reviewed(item) for item in life.out]
    found = {"count": codec.count(life.count), "lines": list(lines), "out": out, "decisions": list(decided)}
    return answering.record(found)


def api_diff(request: Request) -> Response:
    """What changed between two dates; with `limit` and `offset` in so many of the counts alone, and of how many."""
    given = asked.parameters(request, ("since", "until", *asked.PART))
    if not {"since", "until"} <= given.keys():
        raise asked.refuse("Say between which dates: /api/diff?since=YYYY-MM-DD&until=YYYY-MM-DD")
    engine, dates, part = answering.engine(request), (given["since"], given["until"]), asked.part(given)
    try:
        if part is not None:
            total, _, changes = ledger.diff_out(engine, *dates, *part)
            return answering.part(total, part, {"changes": [codec.change(c) for c in changes]})
        found = ledger.each_diff(engine, *dates)
    except TallybookError as error:
        raise asked.refuse(f"{error}.") from error
    return answering.records(("changes",), ({"changes": map(codec.change, some)} for some in found))


def _life(request: Request) -> ledger.Life:
    engine = answering.engine(request)
    name = request.path_params["id"]
    if ledger.count_of(engine, name) is None:
        raise HTTPException(404, "The ledger has no count with this id.")
    return ledger.life(engine, name)


def _done(line: Line, claims: dict[str, Claim]) -> tuple[tuple[str, str, str], ...]:
    """What the line does, to which figure, and where that is; of figures in this count."""
    return tuple(
        (words, wording.figure(claims[other].quantity), other)
        for field, words in DONE
        for other in _others(line, field)
        if other in claims
    )


def _others(line: Line, field: str) -> Iterable[str]:
    found: tuple[str, ...] = getattr(line, field)
    return found
