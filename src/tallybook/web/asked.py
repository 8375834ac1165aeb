"""What a request asks for: filters and pages from its query, and the addresses that ask for more or for less."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request

from tallybook.ledger import MANY, Filters
from tallybook.web import wording

NAMES = tuple(f.name for f in fields(Filters))
LARGEST = 10**9  # beyond it no ledger goes, and a database's integers end


@dataclass(frozen=True, slots=True)
class Chip:
    """One active filter: its name, its value, and the address without it."""

    name: str
    value: str
    without: str


def refuse(reason: str) -> HTTPException:
    """The answer to a request that cannot be understood."""
    return HTTPException(400, reason)


def parameters(request: Request, known: Iterable[str]) -> dict[str, str]:
    """The query's parameters, each known and given once; those left blank count as not given."""
    found: dict[str, str] = {}
    known = tuple(known)
    for name, value in request.query_params.multi_items():
        if name not in known:
            raise refuse(f"There is no parameter “{name}” here. Known are: {', '.join(known) or 'none'}.")
        if name in found:
            raise refuse(f"The parameter “{name}” is given more than once.")
        found[name] = value
    return {name: value for name, value in found.items() if value.strip()}


def number(given: Mapping[str, str], name: str, default: int, smallest: int = 1, largest: int = LARGEST) -> int:
    """A whole number among the parameters."""
    text = given.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 11 and smallest <= int(text) <= largest):
        raise refuse(f"“{text}” is not a good {name}: write a whole number from {smallest} to {largest}.")
    return int(text)


PART = ("limit", "offset")
MOST = 1000  # counts in one answer


def part(given: Mapping[str, str]) -> tuple[int, int] | None:
    """How many counts are asked for, and from which on; None where all are."""
    if "limit" not in given and "offset" not in given:
        return None
    return number(given, "limit", 50, largest=MOST), number(given, "offset", 0, smallest=0)


def filters(given: Mapping[str, str]) -> Filters:
    """The filters among the parameters."""
    return Filters(**{name: given[name] for name in NAMES if name in given})


def active(where: Filters) -> dict[str, str]:
    """The filters that ask for something."""
    return {name: value for name, value in asdict(where).items() if value is not None}


def address(path: str, given: Mapping[str, str | int]) -> str:
    """A path with a query."""
    return f"{path}?{urlencode(given, errors='surrogatepass')}" if given else path


def chips(where: Filters) -> list[Chip]:
    """A chip for each active filter."""
    held = active(where)
    return [
        Chip(name, shown_as(name, value), address("/", {n: v for n, v in held.items() if n != name}))
        for name, value in held.items()
    ]


def shown_as(name: str, value: str) -> str:
    """A filter's value as the page shows it."""
    if name == "bound":
        return wording.said("bound", value)
    return wording.measure(value) if name == "measure" else value


def with_filter(where: Filters, name: str, value: str) -> str:
    """The address of the list with a filter more."""
    return address("/", {**active(where), name: value})


def pages(
    path: str, held: Mapping[str, str], page: int, size: int, total: int | None, found: int
) -> dict[str, str | int | None]:
    """Where the page stands in the list, and the addresses of its neighbours; `found` rows are there from it on.

    `total` None: how many there are in all, and so which page is the last, is withheld. Of more than MANY rows the
    pages show the first MANY.
    """
    more = False
    if total is None:
        last, shown = None, None
        if page > 1 and not found:
            raise refuse(f"There is no page {page}.")
    else:
        total, more = min(total, MANY), total > MANY
        last, shown = max(1, -(-total // size)), min(total, page * size)
        if page > last:
            rest = " There is more in the ledger: narrow the list." if more else ""
            raise refuse(f"There is no page {page}: the last one is {last}.{rest}")

    def at(n: int) -> str:
        return address(path, {**held, **({"page": n} if n > 1 else {})})

    return {
        "page": page,
        "last": last,
        "total": total,
        "more": more,
        "first_shown": (page - 1) * size + 1 if found else 0,
        "last_shown": shown,
        "before": at(page - 1) if page > 1 else None,
        "after": at(page + 1) if (page < last if last is not None else found > size) else None,
    }
