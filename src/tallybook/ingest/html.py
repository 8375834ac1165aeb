"""A saved page: trafilatura finds the report in it, the page's own metadata say what it is called and when it came out.

The text is what a reader sees: title, blank line, paragraphs with blank lines between them; a row of a table is a
line with its cells set apart by " | ", an item of a list a line behind "- ". A caption is kept behind its picture
and marked as unread.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tallybook.errors import InputRefused
from tallybook.ingest import live
from tallybook.ingest.document import Fields, build, iso
from tallybook.ingest.source import Documents, Source, whole
from tallybook.types import Document, Unread

if TYPE_CHECKING:
    from tallybook.ingest.page import Page

_TAG = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*+<(?:!doctype\s+html|html|head|body|article)\b",
    re.I | re.S,
)
CAPTION = "⁅caption⁆"  # carried through the extraction in front of a caption, and taken off again
_CLOCK = re.compile(  # a line that is nothing but the hour of an entry, or how long ago it was
    r"\d{1,2}[.:]\d\d(?:[.:]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[a-z]{2,5}\)?)?"
    r"|(?:\d+|an?) ?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?) ago",
    re.IGNORECASE,
)
INLINE = ("hi", "ref", "del")  # of trafilatura's tree: all else in a block stands on lines of its own
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
    published = iso(about.published)[0] if about.published is not None else given.published if given else None
    moments = live.mark(tree, about.articles, published)
    about = _filled(about, tree, url, given)
    found = bare_extraction(tree, url=url, fast=True, include_comments=False, include_tables=True)
    if found is None:
        raise InputRefused("no report was found in the page")
    title = about.title
    blocks = [b for b in _blocks(found.body) if b.strip() and b.strip() != title]
    if not blocks:
        raise InputRefused("no report was found in the page")
    text, captions = _joined(title, blocks, moments)
    fields = _fields(about, given if given is not None else Fields())
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
    """The words of a block on one line; those of blocks in it do not run together."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        parted = " " if child.tag not in INLINE else ""
        yield parted
        yield from _pieces(child)
        yield parted + (child.tail or "")


def _joined(title: str | None, blocks: list[str], moments: dict[int, str]) -> tuple[str, tuple[Unread, ...]]:
    """Title, blank line, body; where the captions stand in it, and where entries with moments of their own begin."""
    text, apart, entry = title or "", [], None
    for block in blocks:
        marked = live.MARK.search(block)
        number = int(marked[1]) if marked is not None else None
        caption = CAPTION in block
        if caption or marked is not None:
            block = live.MARK.sub("", block).replace(CAPTION, "").strip()
        if not block:
            continue
        text += "\n\n" if text else ""
        start = len(text)
        text += block
        if number != entry and not caption:
            entry = number
            shown = start + len(block) if _CLOCK.fullmatch(block) else start
            apart.append(Unread(start=start, end=shown, kind="entry", at=moments.get(number) if number else None))
        if caption:
            apart.append(Unread(start=start, end=len(text), kind="caption"))
    return text, tuple(apart)


def _filled(about: "Page", tree: Any, url: str | None, given: Fields | None) -> "Page":
    """What a page does not say of itself, as trafilatura guesses it; asked only then: guessing is most of its time."""
    publisher = about.publisher or (given.publisher if given is not None else None)
    if about.title and publisher and about.byline:
        return about
    from trafilatura.metadata import extract_metadata

    guess = extract_metadata(tree, url, extensive=False)  # its date, which is the slowest to find, is not used
    return replace(
        about,
        title=about.title or guess.title,
        publisher=publisher or guess.sitename,
        byline=about.byline or guess.author,
    )


def _fields(about: "Page", given: Fields) -> Fields:
    return Fields(
        id=given.id,
        title=about.title or given.title,
        published=about.published or given.published,
        updated=about.updated,
        publisher=about.publisher or given.publisher,
        agency=given.agency,
        byline=about.byline or given.byline,
        url=about.url or given.url,
        seen=given.seen,
        flags=(*given.flags, *about.flags),
    )
