"""What a page says of itself: title, publisher, authors, dates and address, from JSON-LD, meta elements and htmldate.

A page's own structured words come before what is found by its looks; a date of updating or of crawling is no date
of publication. Vocabulary: schema.org NewsArticle, Open Graph, and the names of meta elements in data/en/ingest.toml.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from htmldate import find_date

from tallybook.ingest.document import words

_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says of itself; None where it says nothing. Dates as it writes them; `articles` from its JSON-LD."""

    title: str | None
    publisher: str | None
    byline: str | None
    published: str | None
    updated: str | None
    url: str | None
    flags: tuple[str, ...]
    articles: tuple[dict[str, Any], ...] = ()


def page(tree: Any, url: str | None) -> Page:
    """Reads the page's head and marked-up body; the tree is not changed."""
    articles = [item for item in _linked_data(tree) if _is_article(item)]
    meta = _meta(tree)
    known = words().page
    published = _first(_texts(articles, "datePublished"), _named(meta, known.published), _times(tree))
    flags = ["text_partial"] if any(_closed(a) for a in articles) else []
    return Page(
        title=_first(_headings(tree), _texts(articles, "headline"), _named(meta, known.title)),
        publisher=_first(_names(articles, "publisher"), _named(meta, known.publisher)),
        byline=_first([", ".join(_names(articles, "author"))], _named(meta, known.byline)),
        published=published if published is not None else _found_date(tree, url),
        updated=_first(_texts(articles, "dateModified"), _named(meta, known.updated)),
        url=_first(tree.xpath("//link[@rel='canonical']/@href"), meta.get("og:url", []), [url or ""]),
        flags=tuple(flags),
        articles=tuple(articles),
    )


def _first(*choices: Iterable[str]) -> str | None:
    return next((found.strip() for choice in choices for found in choice if found and found.strip()), None)


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD; a block that is no JSON is passed over."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            yield from _objects(json.loads(script, strict=False))
        except (ValueError, RecursionError):
            continue


def _objects(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, list):
        for item in found:
            yield from _objects(item)
    elif isinstance(found, dict):
        yield found
        yield from _objects(found.get("@graph"))
        yield from _objects(found.get("mainEntity"))


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    held = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(k, str) and k.endswith(("Article", "Posting", "Report")) for k in held)


def _closed(item: dict[str, Any]) -> bool:
    return str(item.get("isAccessibleForFree", "")).lower() == "false"


def _texts(items: Iterable[dict[str, Any]], key: str) -> Iterator[str]:
    return (item[key] for item in items if isinstance(item.get(key), str))


def _names(items: Iterable[dict[str, Any]], key: str) -> list[str]:
    """The names of the persons or bodies at the key of the first item that has any."""
    for item in items:
        held = item.get(key)
        found = [h.get("name") if isinstance(h, dict) else h for h in (held if isinstance(held, list) else [held])]
        named = [n.strip() for n in found if isinstance(n, str) and n.strip()]
        if named:
            return named
    return []


def _meta(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and element.get("content"):
            found.setdefault(name.lower(), []).append(element.get("content"))
    return found


def _named(meta: dict[str, list[str]], names: Iterable[str]) -> Iterator[str]:
    return (value for name in names for value in meta.get(name, []))


def _headings(tree: Any) -> Iterator[str]:
    """The page's only first-rank heading; with several, one is as likely the site's name."""
    found = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    return iter(found if len(found) == 1 and len(found[0].split()) >= 3 else [])


def _times(tree: Any) -> Iterator[str]:
    marked = "//time[@pubdate or @itemprop='datePublished' or contains(@class, 'publish')]/@datetime"
    return (t for t in tree.xpath(marked) if _YEAR.search(t))


def _found_date(tree: Any, url: str | None) -> str | None:
    """A date by the page's looks and address; htmldate gives none rather than a year alone."""
    try:
        found: str | None = find_date(tree, url=url, original_date=True, extensive_search=False)
    except (ValueError, TypeError, AttributeError):
        return None
    return found
