"""A text with what was given beside it becomes a Document: date, language, and what in it is not to be read."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files

import msgspec
from dateutil import parser as dates
from dateutil.tz import tzoffset

from tallybook import ids
from tallybook.errors import InputRefused, LexiconError
from tallybook.ingest.language import identify
from tallybook.ingest.layout import Layout, layout
from tallybook.types import Document, Unread


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words by which ingest knows headers, agencies, captions and page furniture."""

    header: dict[str, str]
    agencies: dict[str, str]
    caption: tuple[str, ...]
    credit: tuple[str, ...]
    furniture: tuple[str, ...]
    little: frozenset[str]
    page: "PageNames"
    record: dict[str, tuple[str, ...]]


class PageNames(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The names of a page's meta elements, in lower case, the most telling first; and of a live blog's boxes."""

    title: tuple[str, ...]
    publisher: tuple[str, ...]
    byline: tuple[str, ...]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    live: tuple[str, ...]
    apart: tuple[str, ...]


# The zones that a date of mail or of a feed may be in; elsewhere these letters are other zones too (RFC 5322, 4.3).
RFC_822 = {"UT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_RFC_822 = re.compile(r"(?:[A-Z][a-z]{2},\s*)?\d{1,2}\s+[A-Z][a-z]{2}\s+\d{2,4}\s+\d\d:\d\d(?::\d\d)?\s+[A-Z]{2,3}\Z")
_NUMERIC = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{1,2})")
_UNIX = re.compile(r"(?:[1-3]\d{9})(?:\d{3})?")  # seconds or milliseconds since 1970, from 2001 on
_POINTED = re.compile(r"\b(\d{1,2})\.(\d\d) ?([ap])\.?m\b\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What an input says of its document beside the text; `seen` is when it was crawled, if that is known."""

    id: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    url: str | None = None
    updated: str | None = None
    seen: str | None = None
    flags: tuple[str, ...] = field(default=())


@cache
def words() -> Words:
    """The data file `en/ingest.toml`. Raises LexiconError."""
    try:
        return msgspec.convert(tomllib.loads((files("tallybook") / "data/en/ingest.toml").read_text("utf-8")), Words)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"data/en/ingest.toml: {error}") from error


def build(
    text: str, fields: Fields, *, raw: bytes, unread: tuple[Unread, ...] = (), pages: tuple[int, ...] = ()
) -> Document:
    """The document of a text; what its input says wins over what its layout shows. Raises InputRefused.

    `unread` are spans of the text that its format marks (captions), `pages` where each of its pages begins.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputRefused("the text has half of a surrogate pair, which is no character") from error
    shape = layout(text, fields.title, words().agencies, words().caption, words().credit, words().furniture)
    flags = list(fields.flags)
    published = _published(fields, shape, flags)
    language = identify(text, words().little)
    if language is None:
        flags.append("language_unknown")
    elif language != "en":
        flags.append("language_unread")
    title = fields.title if fields.title is not None else shape.title
    updated = fields.updated if fields.updated is not None else shape.updated
    return Document(
        id=fields.id if fields.id is not None else ids.digest("document", text),
        text=text,
        title=title,
        publisher=fields.publisher,
        agency=fields.agency if fields.agency is not None else shape.agency,
        byline=fields.byline if fields.byline is not None else shape.byline,
        url=fields.url,
        published=published,
        updated=iso(updated)[0] if updated is not None else None,
        language=language,
        raw_sha256=ids.sha256(raw),
        unread=_apart(unread, shape.unread),
        pages=pages,
        flags=tuple(flags),
    )


def _apart(marked: tuple[Unread, ...], seen: tuple[Unread, ...]) -> tuple[Unread, ...]:
    """Unread spans in order; those that the layout shows give way to those that the format marks."""
    left = [u for u in seen if all(u.end <= m.start or u.start >= m.end for m in marked)]
    return tuple(sorted([*marked, *left], key=lambda u: u.start))


def _of_numbers(first: int, second: int, year: str) -> tuple[str | None, str | None]:
    """The day of three numbers, where only one order of them gives a day."""
    orders = [(year, second, first), (year, first, second)]
    if len(year) < 4:  # 01/02/03: whichever is the year, it is of this century
        orders = [(f"20{int(year):02}", second, first), (f"20{int(year):02}", first, second)]
        orders += [(f"20{first:02}", second, int(year))]
    found = set()
    for y, month, day in orders:
        try:
            found.add(date(int(y), month, day).isoformat())
        except ValueError:
            continue
    if len(found) > 1:
        return None, "date_ambiguous"
    return (found.pop(), None) if found else (None, "date_unreadable")


def _published(fields: Fields, shape: Layout, flags: list[str]) -> str | None:
    said = fields.published if fields.published is not None else shape.published
    if said is None:
        flags.append("date_unknown")
        return None
    found, flag = iso(said)
    if found is not None and fields.seen is not None and found[:10] > fields.seen[:10] and _a_day_later(found, fields):
        found, flag = None, "date_after_crawl"
    if flag is not None:
        flags.append(flag)
    return found


def _a_day_later(found: str, fields: Fields) -> bool:
    """Whether no zone could make the day of crawling the day of publication, or a later one."""
    return date.fromisoformat(found[:10]) - date.fromisoformat(str(fields.seen)[:10]) > timedelta(days=1)


def iso(said: str) -> tuple[str | None, str | None]:
    """A date, with time or not, as ISO 8601, or None and the flag that says why: 03/04/2025 could be two days."""
    trimmed = said.strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?", trimmed):
        try:
            datetime.fromisoformat(trimmed.replace("Z", "+00:00"))
        except ValueError:
            return None, "date_unreadable"
        return trimmed, None
    if _UNIX.fullmatch(trimmed):
        return datetime.fromtimestamp(int(trimmed[:10]), UTC).isoformat(), None
    numeric = _NUMERIC.fullmatch(trimmed)
    if numeric:
        return _of_numbers(int(numeric[1]), int(numeric[2]), numeric[3])
    trimmed = _POINTED.sub(r"\1:\2 \3m", trimmed)
    unknown: set[str] = set()
    zones = RFC_822 if _RFC_822.match(trimmed) else {}

    def zone(name: str | None, offset: int | None) -> tzoffset | None:
        if offset is None and name in zones:
            return tzoffset(name, zones[name] * 3600)
        if offset is None:
            unknown.add(name or "")  # KST, say: no table of such names is the same everywhere
            return None
        return tzoffset(name, offset)

    try:
        first = dates.parse(trimmed, default=datetime(1, 1, 1), tzinfos=zone)
        second = dates.parse(trimmed, default=datetime(2, 2, 2), tzinfos=zone)
        if first.date() != second.date():
            return None, "date_unreadable"  # the year, the month or the day is missing
        timed = first.time() != time() and not unknown  # an hour that could be any zone's is left out
        return (first.isoformat() if timed else first.date().isoformat()), None
    except (ValueError, OverflowError):
        return None, "date_unreadable"
