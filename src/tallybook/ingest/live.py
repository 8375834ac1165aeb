"""The entries of a live blog, each with the moment at which it was published: by the page's own markup.

Three ways of saying it are known: schema.org's LiveBlogPosting in JSON-LD or as microdata (liveBlogUpdate), and boxes
that repeat under something that calls itself live, each with a `<time datetime>` or a Unix time in a data attribute.
An entry that gives an hour alone keeps the page's date: whose hour that is, and of which day, it does not say.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tallybook.ingest.document import iso, words

FEWEST = 2  # boxes that make a live blog
WORDY = 6  # words of a box beside its time
FARTHEST = timedelta(days=400)  # between an entry and its page: what is farther is the time of something else
BOXES = ("article", "section", "div", "li")
MARK = re.compile(r"⁅entry (\d+)⁆ ?")  # carried through the extraction at the head of an entry's paragraphs
_UNIX = re.compile(r"1\d{9}(?:\d{3})?|[23]\d{9}(?:\d{3})?")
_STAMPED = "//*[@datetime or @itemprop='datePublished' or @*[starts-with(name(), 'data-')]]"  # may give a moment
_MOMENT = re.compile(r"\d{4}-?\d\d-?\d\d[T ]\d\d")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = (*_HEADINGS, *BOXES, "p", "ul", "ol", "table", "blockquote", "figure", "header", "time", "main", "dl", "dd")
_CLICKED = ("script", "style", "button", "nav", "form", "aside", "footer", "svg", "noscript", "iframe", "template")

Box = tuple[Any, str]  # an element, and the moment of its entry as the page writes it


def mark(tree: Any, articles: Sequence[dict[str, Any]], published: str | None) -> dict[int, str]:
    """Marks every paragraph of each entry, in the tree; entry number to moment, ISO 8601.

    `articles` are the page's objects of JSON-LD, `published` its own date. A moment in UTC is written in the page's own
    zone, where the page has one: the day there is the reader's.
    """
    found: dict[int, str] = {}
    for number, (box, said) in enumerate(_boxes(tree, articles), start=1):
        moment = _in_zone_of(_iso(said), published)
        if moment is not None:
            found[number] = moment
            _flatten(box, number)
    return found


def _boxes(tree: Any, articles: Sequence[dict[str, Any]]) -> list[Box]:
    """The entries' elements, in the order of the page, none in another; by what says it best."""
    for way in (_linked(tree, articles), _itemised(tree), _repeated(tree, articles)):
        held = _outermost(way)
        if held:
            return held
    return []


def _outermost(boxes: Iterable[Box]) -> list[Box]:
    held: list[Box] = []
    for box, said in boxes:
        if all(box is not other and other not in box.iterancestors() for other, _ in held):
            held.append((box, said))
    return held


def _linked(tree: Any, articles: Sequence[dict[str, Any]]) -> Iterator[Box]:
    """The elements that JSON-LD speaks of: by the fragment of an update's address, else by its first words."""
    updates = [u for a in articles for u in _updates(a) if isinstance(u.get("datePublished"), str)]
    if not updates:
        return
    by_id = {
        element.get("id"): element for element in tree.iter() if isinstance(element.tag, str) and element.get("id")
    }
    blocks = [(e, _flat(e)) for e in tree.iter("p", "h2", "h3", "h4", "li", "div") if _flat(e)]
    for update in updates:
        names = [str(update.get(key, "")).rpartition("#")[2] for key in ("url", "@id", "identifier")]
        box = next((by_id[n] for n in names if n and n in by_id), None)
        box = box if box is not None else _holding(update, blocks)
        if box is not None:
            yield box, update["datePublished"]


def _updates(article: dict[str, Any]) -> list[dict[str, Any]]:
    held = article.get("liveBlogUpdate")
    return [u for u in (held if isinstance(held, list) else [held]) if isinstance(u, dict)]


def _holding(update: dict[str, Any], blocks: list[tuple[Any, str]]) -> Any:
    """The box around the paragraph that begins as the update does."""
    for key in ("articleBody", "headline"):
        said = " ".join(re.sub(r"<[^>]+>", " ", str(update.get(key) or "")).split())[:60]
        smallest = [element for element, text in blocks if said and len(said) >= 12 and text.startswith(said)]
        if smallest:
            inner = smallest[-1]
            return next((a for a in inner.iterancestors(*BOXES) if len(_flat(a).split()) >= WORDY), inner)
    return None


def _itemised(tree: Any) -> Iterator[Box]:
    for box in tree.xpath("//*[@itemprop='liveBlogUpdate']"):
        said = _time_in(box)
        if said is not None:
            yield box, said


def _repeated(tree: Any, articles: Sequence[dict[str, Any]]) -> Iterator[Box]:
    """Boxes of one kind, side by side, each with a time and words, where something says that this is live."""
    told = any("LiveBlog" in str(a.get("@type")) for a in articles)
    names, apart = words().page.live, words().page.apart
    groups: dict[tuple[Any, str], list[Box]] = {}
    for stamp in tree.xpath(_STAMPED):
        if _moment_of(stamp) is None:
            continue
        box = next((a for a in [stamp, *stamp.iterancestors()] if a.tag in BOXES and _says_more(a)), None)
        if box is None or any(_called(a, apart) or a.tag in ("aside", "nav", "footer") for a in _up(box)):
            continue
        if told or any(_called(a, names) for a in _up(box)):
            groups.setdefault((box.getparent(), box.tag), []).append((box, ""))
    for held in groups.values():
        distinct = list(dict.fromkeys(box for box, _ in held))
        if len(distinct) >= FEWEST:
            yield from ((box, said) for box in distinct if (said := _time_in(box)) is not None)


def _says_more(box: Any) -> bool:
    """Whether the box has more words than those of its times and its links."""
    dull = sum(len(_flat(e).split()) for e in box.iter("time", "a"))
    return len(_flat(box).split()) - dull >= WORDY


def _up(box: Any) -> Iterator[Any]:
    yield box
    yield from (a for a in box.iterancestors() if a.tag not in ("body", "html"))


def _called(element: Any, names: Iterable[str]) -> bool:
    said = " ".join(str(element.get(key) or "") for key in ("class", "id", "itemtype", "data-type", "data-component"))
    parts = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", said).lower()
    return any(re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", parts) for name in names)


def _time_in(box: Any) -> str | None:
    """The moment of an entry: of publication where it says so, else the first that is given."""
    held = [(e, said) for e in box.iter() if isinstance(e.tag, str) and (said := _moment_of(e)) is not None]
    plain = [said for e, said in held if e.get("itemprop") == "datePublished" or "publish" in (e.get("class") or "")]
    first = plain or [said for e, said in held if e.get("itemprop") != "dateModified"]
    return first[0] if first else None


def _moment_of(element: Any) -> str | None:
    """A day and an hour that an element's attributes give."""
    said = element.get("datetime") or (element.get("content") if element.get("itemprop") == "datePublished" else None)
    if said and _MOMENT.match(said.strip()):
        return str(said).strip()
    for name, value in element.attrib.items():
        if name.startswith("data-") and _UNIX.fullmatch(value.strip()) and re.search("time|utc|date|publish", name):
            return datetime.fromtimestamp(int(value.strip()[:10]), UTC).isoformat()
    return None


def _iso(said: str) -> str | None:
    return iso(said)[0]


def _in_zone_of(moment: str | None, published: str | None) -> str | None:
    """The moment by the page's clock where that is known; None where it is far from the page's date."""
    if moment is None or len(moment) <= 10:
        return moment if moment is not None and _near(moment, published) else None
    at = datetime.fromisoformat(moment)
    page = datetime.fromisoformat(published) if published is not None and len(published) > 10 else None
    if page is not None and page.utcoffset() and at.tzinfo is not None and not at.utcoffset():
        at = at.astimezone(page.tzinfo)
    return at.isoformat() if _near(at.isoformat(), published) else None


def _near(moment: str, published: str | None) -> bool:
    if published is None:
        return True
    return abs(date.fromisoformat(moment[:10]) - date.fromisoformat(published[:10])) <= FARTHEST


def _flatten(box: Any, number: int) -> None:
    """Leaves of a box its paragraphs, lists and tables, each with the mark of its entry, one behind the other.

    The extraction takes the first of several articles for the page, and a box's inner boxes for one paragraph.
    """
    from lxml.html import Element

    held: list[Any] = []
    for block in _leaves(box):
        if block.tag in ("ul", "ol", "table"):
            first = next((e for e in block.iter("li", "td", "th") if _flat(e)), None)
            if first is not None:
                first.text = f"⁅entry {number}⁆ {first.text or ''}"
                held.append(block)
        elif _flat(block):
            paragraph = Element(block.tag if block.tag in _HEADINGS else "p")
            paragraph.text = f"⁅entry {number}⁆ {_flat(block)}"
            held.append(paragraph)
    for child in list(box):
        box.remove(child)
    box.text, box.tag = None, "div"
    above = box.getparent()
    if above is not None and above.tag in ("ul", "ol", "article"):
        above.tag = "div"
    box.attrib.clear()
    box.extend(held)


def _leaves(element: Any) -> Iterator[Any]:
    """The blocks of an element that hold no other block, in order; what asks to be clicked is none."""
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _CLICKED or _called(child, words().page.apart):
            continue
        blocks = child.tag in (*_HEADINGS, "p", "ul", "ol", "table") or not any(
            isinstance(e.tag, str) and e.tag in _BLOCKS for e in child.iterdescendants()
        )
        if blocks:
            yield child
        else:
            yield from _leaves(child)


def _flat(element: Any) -> str:
    return " ".join(element.text_content().split())
