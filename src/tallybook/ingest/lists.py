"""Lists of addresses: OPML (feeds) and sitemaps. What they name is fetched, and read as what it is."""

import re
from collections.abc import Iterator
from typing import Any

from tallybook.errors import InputRefused
from tallybook.ingest.source import Documents, Source, whole

MOST = 50_000  # addresses: what a sitemap may hold (sitemaps.org)
_OPML = re.compile(rb"<opml\b", re.IGNORECASE)
_SITEMAP = re.compile(rb"<(?:urlset|sitemapindex)\b", re.IGNORECASE)


def recognise(start: bytes) -> bool:
    """Whether the input begins as an OPML file or a sitemap."""
    return _OPML.search(start) is not None or _SITEMAP.search(start) is not None


def documents(source: Source) -> Documents:
    """What is at each address of the list, in order. Raises InputRefused where it is no list."""
    found = addresses(whole(source))
    if not found:
        raise InputRefused("the list names no address")
    for address in found:
        yield from source.fetched(address)


def addresses(raw: bytes) -> list[str]:
    """The addresses of an OPML file's feeds, or of a sitemap, each once. Raises InputRefused where it is no XML."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise InputRefused(f"it is no XML that can be read: {error}") from error
    return list(dict.fromkeys(list(_named(root))[:MOST]))


def _named(root: Any) -> Iterator[str]:
    for outline in root.iter("outline"):
        address = outline.get("xmlUrl")
        if address:
            yield address.strip()
    for location in root.iter("{*}loc"):
        if location.getparent() is not None and location.text and _is_page(location):
            yield location.text.strip()


def _is_page(location: Any) -> bool:
    """Not the picture or the video of a page."""
    above = location.getparent()
    return above is not None and str(above.tag).rpartition("}")[2] in ("url", "sitemap")
