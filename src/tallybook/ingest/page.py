"""What a page says of itself: title, publisher, authors, dates and address, from JSON-LD, meta elements and htmldate.

A page's own structured words come before what is found by its looks; a date of updating or of crawling is no date
of publication. Vocabulary: schema.org NewsArticle, Open Graph, and the names of meta elements in data/en/ingest.toml.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from htmldate import find_date
from rapidfuzz import fuzz

from tallybook.ingest import layout
from tallybook.ingest.document import words

CHANGED = "//time[@itemprop='dateModified']/@datetime"
ALIKE = 80.0  # of 100: how much of a heading stands in another title of the page
_WRAPPED = re.compile(r"\A\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)(?:\*/)?|(?://|/\*)?\s*(?:\]\]>|-->)(?:\*/)?\s*\Z")
_COMMAS = re.compile(r",(\s*[}\]])")
WORDY = 12  # words of a paragraph that is the report's own
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
    meta = _meta(tree)
    articles = _own(tree, [item for item in _linked_data(tree) if _is_article(item)], meta)
    known = words().page
    published = _first(
        _texts(articles, "datePublished"), _named(meta, known.published), _times(tree), _below_title(tree)
    )
    flags = ["text_partial"] if any(_closed(a) for a in articles) else []
    return Page(
        title=_title(tree, [*_texts(articles, "headline"), *_named(meta, known.title)]),
        publisher=_first(_names(articles, "publisher"), _named(meta, known.publisher)),
        byline=_first([", ".join(_names(articles, "author"))], _named(meta, known.byline)),
        published=published if published is not None else _found_date(tree, url),
        updated=_first(_texts(articles, "dateModified"), _named(meta, known.updated), tree.xpath(CHANGED)),
        url=_first(tree.xpath("//link[@rel='canonical']/@href"), meta.get("og:url", []), [url or ""]),
        flags=tuple(flags),
        articles=tuple(articles),
    )


def _title(tree: Any, told: list[str]) -> str | None:
    """The page's heading where its other titles agree with it; else the first of those."""
    shown = next(_headings(tree), None)
    known = [*told, *(" ".join(t.text_content().split()) for t in tree.iter("title"))]
    if shown is None or (known and all(fuzz.partial_ratio(_folded(shown), _folded(t)) < ALIKE for t in known)):
        return _first((html.unescape(t) for t in told), [shown or ""])
    return shown


def _first(*choices: Iterable[str]) -> str | None:
    return next((found.strip() for choice in choices for found in choice if found and found.strip()), None)


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD; a block that is no JSON is passed over."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        for text in (script, _COMMAS.sub(r"\1", _WRAPPED.sub("", script))):  # as it is, else mended
            with suppress(ValueError, RecursionError):
                yield from _joined(list(_objects(json.loads(text, strict=False))))
                break


def _joined(found: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The objects of a graph, with those that they name by `@id` alone in their place."""
    named = {o["@id"]: o for o in found if isinstance(o.get("@id"), str) and len(o) > 1}

    def whole(value: Any) -> Any:
        if isinstance(value, list):
            return [whole(v) for v in value]
        alone = isinstance(value, dict) and value.keys() == {"@id"} and isinstance(value["@id"], str)
        return named.get(value["@id"], value) if alone else value

    for item in found:
        yield {key: whole(value) for key, value in item.items()}


def _objects(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, list):
        for item in found:
            yield from _objects(item)
    elif isinstance(found, dict):
        yield found
        yield from _objects(found.get("@graph"))
        yield from _objects(found.get("mainEntity"))


def _own(tree: Any, articles: list[dict[str, Any]], meta: dict[str, list[str]]) -> list[dict[str, Any]]:
    """The articles that are this page's: those of its title or address, where there are any; else all."""
    titles = {_folded(t) for t in [*_headings(tree), *_named(meta, words().page.title)]}
    address = _first(tree.xpath("//link[@rel='canonical']/@href"), meta.get("og:url", []))
    mine = [a for a in articles if _folded(a.get("headline")) in titles or (address and address in _addresses(a))]
    return mine if mine else articles


def _folded(words: Any) -> str:
    return " ".join(re.findall(r"\w+", words.lower())) if isinstance(words, str) else ""


def _addresses(item: dict[str, Any]) -> list[Any]:
    page = item.get("mainEntityOfPage")
    return [item.get("url"), page.get("@id") if isinstance(page, dict) else page]


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


def _below_title(tree: Any) -> Iterator[str]:
    """The times and dates between the page's only heading and its first paragraph, but for those of a change."""
    headings = list(tree.iter("h1"))
    if len(headings) != 1:
        return
    after = False
    for element in tree.iter():
        after = after or element is headings[0]
        if not after or not isinstance(element.tag, str):
            continue
        if element.tag == "p" and len(element.text_content().split()) >= WORDY:
            return
        apart = any(a.tag in ("aside", "nav", "footer", "li") for a in element.iterancestors())
        for line in (element.text, element.tail):
            if line and len(line.split()) >= WORDY:
                return
            if line and element.tag != "time" and not apart:
                yield from (s["when"] for s in layout.stamps(line) if not layout.of_change(s))
        said = f"{element.get('itemprop')} {element.get('class')} {element.getparent().text_content()[:40]}".lower()
        changed = "modif" in said or "updated" in said
        if element.tag == "time" and _YEAR.search(element.get("datetime") or "") and not changed and not apart:
            yield element.get("datetime")


def _found_date(tree: Any, url: str | None) -> str | None:
    """A date by the page's looks and address; htmldate gives none rather than a year alone."""
    try:
        found: str | None = find_date(tree, url=url, original_date=True, extensive_search=False)
    except (ValueError, TypeError, AttributeError):
        return None
    return _doubted(found, tree) if found is not None else None


def _doubted(found: str, tree: Any) -> str:
    """The date, or the numbers that it was guessed from where no other words of the page bear it out."""
    day = date.fromisoformat(found)
    if day.day > 12 or day.day == day.month:
        return found
    text = tree.text_content()
    source = " ".join(v for e in tree.iter() if isinstance(e.tag, str) for v in e.attrib.values())
    told = (f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}", f"{day:%Y%m%d}")
    named = re.search(rf"(?i)\b(?:0?{day.day}(?:st|nd|rd|th)? (?:of )?{day:%b}|{day:%b}[a-z]*\.? 0?{day.day}\b)", text)
    if named or any(form in source or form in text for form in told):
        return found
    numbers = re.search(r"(?<![\d/.])\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)(?![\d/])", text)
    return numbers.group() if numbers else found
