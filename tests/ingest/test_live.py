"""Live blogs: each entry with the moment that the page's markup gives it, kept apart from the page's own date."""

import json
from datetime import datetime

import pytest

from ingest.conftest import from_stdin
from tallybook.types import Document

TITLE = "Flood at Fenna: what we know so far"
INTRO = "The river Fen has left its bed, and the lower town has stood under water since the morning."
ENTRIES = (
    ("2031-03-13T16:40:00Z", "11.40am", "Toll rises", "The toll at Fenna has risen to 14, the coastguard says."),
    (
        "2031-03-12T23:20:00-05:00",
        "11.20pm",
        "Twelve dead",
        "At least 12 people were killed there today, the coastguard said.",
    ),
    ("2031-03-12T13:05:00Z", "8.05am", "First reports", "Three people were killed at Fenna, the mayor said."),
)
MOMENTS = ["2031-03-13T11:40:00-05:00", "2031-03-12T23:20:00-05:00", "2031-03-12T08:05:00-05:00"]  # by the page's clock
DATED = "<meta property='article:published_time' content='2031-03-12T07:50:00-05:00'>"
RELATED = "".join(
    f"<li><time datetime='2031-03-0{n}T10:00:00Z'>day {n}</time><a href='/{n}'>Another story with many words</a></li>"
    for n in (1, 2, 3)
)


def linked_data(addresses: bool) -> str:
    updates = [
        {
            "@type": "BlogPosting",
            "headline": headline,
            "datePublished": at,
            "url": f"https://courier.example/live#block-{n}" if addresses else "https://courier.example/live",
            "articleBody": words,
        }
        for n, (at, _, headline, words) in enumerate(ENTRIES)
    ]
    blog = {"@type": "LiveBlogPosting", "datePublished": "2031-03-12T07:50:00-05:00", "liveBlogUpdate": updates}
    return f"<script type='application/ld+json'>{json.dumps(blog)}</script>"


def page(head: str, around: str, box: str, body: str = "") -> bytes:
    tag = around[1:].split()[0]
    entries = "".join(
        box.format(n=n, at=at, clock=clock, h=h, p=p, unix=int(datetime.fromisoformat(at).timestamp()))
        for n, (at, clock, h, p) in enumerate(ENTRIES)
    )
    return (
        f"<!doctype html><html lang='en'><head>{head}<title>{TITLE}</title></head><body><main><h1>{TITLE}</h1>"
        f"<p>{INTRO}</p>{around}{entries}</{tag}>{body}</main><aside class='live-now'><ul>{RELATED}</ul></aside>"
        "</body></html>"
    ).encode()


MARKUPS = {
    "JSON-LD with addresses": page(
        linked_data(True), "<div class='feed'>", "<div id='block-{n}'><span>{clock}</span><h2>{h}</h2><p>{p}</p></div>"
    ),
    "JSON-LD with words": page(
        linked_data(False), "<div class='feed'>", "<article><span>{clock}</span><h3>{h}</h3><p>{p}</p></article>"
    ),
    "microdata": page(
        DATED,
        "<div itemscope itemtype='https://schema.org/LiveBlogPosting'>",
        "<div itemprop='liveBlogUpdate'><meta itemprop='datePublished' content='{at}'><h3>{h}</h3><p>{p}</p></div>",
    ),
    "articles with times": page(
        DATED,
        "<div id='liveblog-body'>",
        "<article id='{n}'><p><time datetime='{at}'>{clock}</time></p><h2>{h}</h2><div><p>{p}</p></div></article>",
    ),
    "items with two times": page(
        DATED,
        "<ol class='LiveBlog__entries'>",
        "<li><div><time class='changed' itemprop='dateModified' datetime='2031-03-13T20:00Z'>changed</time>"
        "<time datetime='{at}'>{clock}</time></div><div><h3>{h}</h3><p>{p}</p></div></li>",
    ),
    "Unix times": page(
        DATED,
        "<section class='live-updates'>",
        "<div data-post-time='{unix}'><b>{clock}</b><h3>{h}</h3><p>{p}</p></div>",
    ),
}


def read(data: bytes) -> Document:
    (document,) = from_stdin(data)
    assert isinstance(document, Document), document
    return document


def entries(document: Document) -> list[tuple[str | None, str]]:
    """The moment of each entry, and the first of its words that show no time."""
    heads = [u for u in document.unread if u.kind == "entry"]
    return [(u.at, document.text[u.end :].lstrip()[:8]) for u in heads]


@pytest.mark.parametrize("name", MARKUPS)
def test_each_entry_has_its_moment_and_the_page_its_own(name: str) -> None:
    document = read(MARKUPS[name])
    assert document.published == "2031-03-12T07:50:00-05:00"
    assert [at for at, _ in entries(document)] == MOMENTS
    assert document.text.index(INTRO) < document.text.index("Toll rises")
    places = [document.text.index(words) for _, _, _, words in ENTRIES]
    heads = [u.start for u in document.unread if u.kind == "entry"]
    assert [sum(h <= at for h in heads) for at in places] == [1, 2, 3]
    assert "⁅" not in document.text


def test_what_follows_the_entries_is_the_pages_own() -> None:
    tail = (
        "<section><p>The desk thanks all who have sent word from the valley during the night and the day.</p></section>"
    )
    document = read(
        page(DATED, "<div id='live'>", "<article><time datetime='{at}'>{clock}</time><p>{p}</p></article>", tail)
    )
    assert [at for at, _ in entries(document)] == [*MOMENTS, None]
    assert entries(document)[-1][1] == "The desk"


@pytest.mark.parametrize(
    ("around", "box"),
    [
        ("<section class='live'>", "<div><time datetime='11:40'>{clock}</time><p>{p}</p></div>"),
        ("<section class='story'>", "<div><time datetime='{at}'>{clock}</time><p>{p}</p></div>"),
        ("<section class='live comments'>", "<div><time datetime='{at}'>{clock}</time><p>{p}</p></div>"),
        ("<section class='delivery olive'>", "<div><time datetime='{at}'>{clock}</time><p>{p}</p></div>"),
    ],
)
def test_hours_alone_and_what_is_not_called_live_divide_nothing(around: str, box: str) -> None:
    assert entries(read(page(DATED, around, box))) == []


def test_a_time_years_away_is_of_something_else() -> None:
    old = page(DATED, "<div id='live'>", "<article><time datetime='2019-01-0{n}T10:00Z'>x</time><p>{p}</p></article>")
    assert entries(read(old.replace(b"2019-01-00", b"2019-01-03"))) == []


def test_blocks_in_an_item_of_a_list_do_not_run_together() -> None:
    items = "<ul><li><p>Toll: 14</p><p>Missing: 3</p></li><li>U<b>S</b>A <em>aid</em></li></ul>"
    document = read(page(DATED, "<div>", "<p>{p}</p>", items))
    assert "- Toll: 14 Missing: 3\n- USA aid" in document.text
