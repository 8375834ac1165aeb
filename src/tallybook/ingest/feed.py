"""RSS, Atom and JSON Feed: an entry with its full text is a report; one with a summary alone is marked as such."""

import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from tallybook.errors import InputRefused
from tallybook.ingest import html
from tallybook.ingest.document import Fields, build, iso
from tallybook.ingest.source import Documents, Source, whole
from tallybook.types import Document, Refusal

_XML = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_JSON = re.compile(rb'"version"\s*:\s*"https?://jsonfeed\.org/')


def recognise(start: bytes) -> bool:
    """Whether the input begins as a feed."""
    return _XML.search(start) is not None or _JSON.search(start) is not None


def documents(source: Source) -> Documents:
    """A document for each entry, or why there is none. Raises InputRefused where it is no feed."""
    for number, (fields, content) in enumerate(entries(whole(source)), start=1):
        try:
            yield report(fields, content)
        except InputRefused as error:
            yield Refusal(input=f"{source.name} entry {number}", reason=str(error))


def entries(raw: bytes) -> Iterator[tuple[Fields, str]]:
    """What a feed says of each entry, and its content or its summary. Raises InputRefused where it is no feed."""
    yield from _of_json(raw) if _JSON.search(raw[:4096]) else _of_xml(raw)


def report(fields: Fields, content: str) -> Document:
    """The document of an entry. Raises InputRefused where it has no text."""
    words = _plain(content)
    if not words.strip():
        raise InputRefused("the entry has no text: its page has to be fetched")
    title = fields.title
    return build(words if title is None else f"{title}\n\n{words}", fields, raw=content.encode())


def _plain(content: str) -> str:
    """The words of a piece of HTML, paragraphs kept apart."""
    if "<" not in content:
        return content
    tree = html.parsed(f"<html><body>{content}</body></html>".encode())
    for element in tree.iter("p", "br", "div", "li", "tr", "h1", "h2", "h3", "blockquote"):
        element.tail = "\n\n" + (element.tail if element.tail is not None else "")
    for element in list(tree.iter("script", "style")):
        element.drop_tree()
    blocks = re.split(r"\n\s*\n", tree.text_content())
    return "\n\n".join(words for b in blocks if (words := " ".join(b.split())))


def _of_xml(raw: bytes) -> Iterator[tuple[Fields, str]]:
    import feedparser

    found = feedparser.parse(raw, sanitize_html=True, resolve_relative_uris=False)
    if not found.version:
        raise InputRefused("it is no feed that can be read")
    outlet = found.feed.get("title")
    for entry in found.entries:
        full = max((c.value for c in entry.get("content", [])), key=len, default="")
        content = full if full else entry.get("summary", "")
        yield (
            Fields(
                id=entry.get("id") or entry.get("link"),
                title=_line(entry.get("title")),
                published=_moment(entry, "published"),
                updated=_moment(entry, "updated"),
                publisher=entry.get("source", {}).get("title") or outlet,
                byline=entry.get("author"),
                url=entry.get("link"),
                flags=() if full else ("text_summary",),
            ),
            content,
        )


def _of_json(raw: bytes) -> Iterator[tuple[Fields, str]]:
    try:
        found = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputRefused(f"it is no JSON: {error}") from error
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise InputRefused("it is no JSON feed: its items are no list of objects")
    for item in items:
        full = item.get("content_text") or item.get("content_html")
        authors = [a["name"] for a in item.get("authors") or [] if isinstance(a, dict) and a.get("name")]
        yield (
            Fields(
                id=str(item["id"]) if item.get("id") is not None else item.get("url"),
                title=_line(item.get("title")),
                published=item.get("date_published"),
                updated=item.get("date_modified"),
                publisher=found.get("title"),
                byline=", ".join(authors) or None,
                url=item.get("url"),
                flags=() if full else ("text_summary",),
            ),
            full or item.get("summary") or "",
        )


def _line(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words else None


def _moment(entry: Any, name: str) -> str | None:
    """A date in the zone in which the feed gives it; what only feedparser can read, it gives in UTC."""
    said, parsed = (dict.get(entry, key) for key in (name, f"{name}_parsed"))  # its own look-up takes other dates
    if isinstance(said, str) and (found := iso(said)[0]) is not None:
        return found
    return None if parsed is None else datetime.fromtimestamp(timegm(parsed), UTC).isoformat()
