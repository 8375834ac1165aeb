"""A text with what was given beside it becomes a Document: date, language, and what in it is not to be read."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import datetime, time
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What an input says of its document beside the text."""

    id: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    url: str | None = None
    updated: str | None = None
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
    language = identify(text)
    if language is None:
        flags.append("language_unknown")
    elif language != "en":
        flags.append("language_unread")
    title = fields.title if fields.title is not None else shape.title
    return Document(
        id=fields.id if fields.id is not None else ids.digest("document", text),
        text=text,
        title=title,
        publisher=fields.publisher,
        agency=fields.agency if fields.agency is not None else shape.agency,
        byline=fields.byline if fields.byline is not None else shape.byline,
        url=fields.url,
        published=published,
        updated=iso(fields.updated)[0] if fields.updated is not None else None,
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


def _published(fields: Fields, shape: Layout, flags: list[str]) -> str | None:
    said = fields.published if fields.published is not None else shape.published
    if said is None:
        flags.append("date_unknown")
        return None
    found, flag = iso(said)
    if flag is not None:
        flags.append(flag)
    return found


def iso(said: str) -> tuple[str | None, str | None]:
    """A date, with time or not, as ISO 8601, or None and the flag that says why: 03/04/2025 could be two days."""
    trimmed = said.strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?", trimmed):
        try:
            datetime.fromisoformat(trimmed.replace("Z", "+00:00"))
        except ValueError:
            return None, "date_unreadable"
        return trimmed, None
    numeric = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", trimmed)
    if numeric and int(numeric[1]) <= 12 and int(numeric[2]) <= 12 and numeric[1] != numeric[2]:
        return None, "date_ambiguous"
    unknown: set[str] = set()

    def zone(name: str | None, offset: int | None) -> tzoffset | None:
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
