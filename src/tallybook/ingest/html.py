"""A saved page: trafilatura finds the report in it, the page's own metadata say what it is called and when it came out.

The text is what a reader sees: title, blank line, paragraphs with blank lines between them; a row of a table is a
line with its cells set apart by " | ", an item of a list a line behind "- ". A caption is kept behind its picture
and marked as unread.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tallybook.errors import InputRefused
from tallybook.ingest.document import Fields, build
from tallybook.ingest.source import Documents, Source, whole
from tallybook.types import Document, Unread

if TYPE_CHECKING:
    from tallybook.ingest.page import Page

_TAG = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*+<(?:!doctype\s+html|html|head|body|article)\b",
    re.I | re.S,
)
CAPTION = "⁅caption⁆"  # carried through the extraction in front of a caption, and taken off again
LIMIT = 400  # levels of nesting: a page that is deeper is an attack on its reader


def recognise(start: bytes) -> bool:
    """Whether the input begins as an HTML page."""
    return _TAG.match(start) is not None


def documents(source: Source) -> Documents:
    """The one report of a page. Raises InputRefused where there is none."""
    yield report(whole(source), source.url)


def report(raw: bytes, url: str | None = None, given: Fields | None = None) -> Document:
    """The report of a page that was at `url`; what was `given` beside the page fills what the page does not say.

    Raises InputRefused where the bytes are no page, or no report is found in it.
    """
    from trafilatura import bare_extraction

    from tallybook.ingest.page import page

    tree = parsed(raw)
    about = page(tree, url)
    _keep_captions(tree)
    found = bare_extraction(tree, url=url, fast=True, include_comments=False, include_tables=True, with_metadata=True)
    if found is None:
        raise InputRefused("no report was found in the page")
    title = about.title or found.title
    blocks = [b for b in _blocks(found.body) if b.strip() and b.strip() != title]
    if not blocks:
        raise InputRefused("no report was found in the page")
    text, captions = _joined(title, blocks)
    fields = _fields(about, found, given if given is not None else Fields())
    return build(text, fields, raw=raw, unread=captions)


def parsed(raw: bytes) -> Any:
    """The page's tree, its encoding told by its own words or by its bytes. Raises InputRefused."""
    from trafilatura.utils import load_html

    try:
        tree = load_html(raw)
    except (ValueError, RecursionError) as error:
        raise InputRefused(f"it is no HTML that can be read: {error}") from error
    if tree is None:
        raise InputRefused("it is no HTML that can be read")
    return tree


def _keep_captions(tree: Any) -> None:
    """Each caption becomes a paragraph of its own behind its picture, with a mark: the extraction drops pictures."""
    from lxml.html import Element

    for caption in list(tree.iter("figcaption")):
        words = " ".join(caption.text_content().split())
        figure = next((a for a in caption.iterancestors("figure")), caption)
        parent = figure.getparent()
        if words and parent is not None:
            paragraph = Element("p")
            paragraph.text = f"{CAPTION} {words}"
            parent.insert(parent.index(figure) + 1, paragraph)
        caption.drop_tree()


def _blocks(body: Any) -> Iterator[str]:
    """The paragraphs of trafilatura's tree, in order."""
    for element in body:
        match element.tag:
            case "table":
                rows = (" | ".join(_words(cell) for cell in row.iter("cell")) for row in element.iter("row"))
                yield "\n".join(row for row in rows if row.strip(" |"))
            case "list":
                yield "\n".join(f"- {_words(item)}" for item in element.iter("item") if _words(item))
            case "quote" if len(element):
                yield from _blocks(element)
            case "graphic":
                continue
            case _:
                yield _words(element)


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _joined(title: str | None, blocks: list[str]) -> tuple[str, tuple[Unread, ...]]:
    """Title, blank line, body; and where the captions stand in it."""
    text, captions = title or "", []
    for block in blocks:
        text += "\n\n" if text else ""
        caption = block.startswith(CAPTION)
        start, words = len(text), block.removeprefix(CAPTION).strip()
        text += words
        if caption:
            captions.append(Unread(start=start, end=len(text), kind="caption"))
    return text, tuple(captions)


def _fields(about: "Page", found: Any, given: Fields) -> Fields:
    return Fields(
        id=given.id,
        title=about.title or found.title or given.title,
        published=about.published or given.published,
        updated=about.updated,
        publisher=about.publisher or given.publisher or found.sitename,
        agency=given.agency,
        byline=about.byline or found.author or given.byline,
        url=about.url or given.url,
        flags=(*given.flags, *about.flags),
    )
