"""Pages in the markup of content management systems: is the report found, and what is it called, by whom, when?

    python benchmarks/pages.py [--out FOLDER]

The words are those of the demo's dispatches; the markup is written here after the manners of what newsrooms use:
JSON-LD, Open Graph, AMP, nested boxes, consent banners, paywall stubs, live blogs, teasers between the paragraphs, no
date at all, and wrong dates (of updating, of other stories, of the page's footer); forty of those, and two of each kind
of `harder.py`. Compared with trafilatura alone,
and with newspaper4k where it is installed. `text` is the F1 of the report's words; the others are the share that is
right. Pages of one's own are easier than the web's: what is compared is the three readers, not a page and the world.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from statistics import mean
from typing import Any

from harder import HARDER

from tallybook.errors import InputRefused
from tallybook.ingest import html
from tallybook.ingest.text import header_block


@dataclass(frozen=True, kw_only=True)
class Story:
    """A report as it should be found. `published` is its day, or None where the page does not say."""

    title: str
    paragraphs: tuple[str, ...]
    publisher: str
    published: str | None
    moment: str


def stories() -> list[Story]:
    """The demo's dispatches."""
    found = []
    for path in sorted((files("tallybook") / "data" / "demo").iterdir(), key=lambda p: p.name):
        fields, body = header_block(path.read_text("utf-8"))
        if not fields.get("title") or not fields.get("published") or not fields.get("publisher"):
            continue
        moment = fields["published"] if "T" in fields["published"] else f"{fields['published']}T06:00:00Z"
        found.append(
            Story(
                title=fields["title"],
                paragraphs=tuple(p.replace("\n", " ").strip() for p in body.split("\n\n") if p.strip()),
                publisher=fields["publisher"],
                published=moment[:10],
                moment=moment,
            )
        )
    return found


TEASERS = "".join(f"<li><a href='/x{n}'>Mayor opens the new bridge number {n}</a></li>" for n in range(8))
NAVIGATION = f"<nav><ul>{TEASERS}</ul></nav>"
FOOTER = "<footer><p>All rights reserved. Last updated 1 January 2019. Contact the desk.</p></footer>"
CONSENT = (
    "<div id='consent' class='overlay'><h2>We value your privacy</h2><p>We and our 812 partners store and access"
    " information on a device, such as cookies, and process personal data.</p><button>Accept all</button></div>"
)
RELATED = (
    "<aside class='related'><h3>More on this</h3><ul><li>At least 99 killed in another story that is not this one"
    "</li><li>Five things to know about bridges</li></ul></aside>"
)


def paragraphs(story: Story, each: str = "<p>{}</p>") -> str:
    return "".join(each.format(p) for p in story.paragraphs)


def ld(story: Story, **more: Any) -> str:
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": story.moment,
        "publisher": {"@type": "Organization", "name": story.publisher},
        **more,
    }
    return f"<script type='application/ld+json'>{json.dumps({k: v for k, v in said.items() if v is not None})}</script>"


def page(head: str, body: str) -> str:
    return f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def plain(s: Story) -> str:
    meta = f"<meta property='og:site_name' content='{s.publisher}'><title>{s.title} | {s.publisher}</title>"
    when = f"<time datetime='{s.moment}' itemprop='datePublished'>{s.moment[:10]}</time>"
    return page(meta, f"{NAVIGATION}<main><article><h1>{s.title}</h1>{when}{paragraphs(s)}</article></main>{FOOTER}")


def json_ld(s: Story) -> str:
    head = f"<title>{s.title} - {s.publisher}</title>{ld(s, dateModified='2032-01-01T00:00:00Z')}"
    return page(head, f"{CONSENT}{NAVIGATION}<article><h1>{s.title}</h1>{paragraphs(s)}{RELATED}</article>{FOOTER}")


def graph(s: Story) -> str:
    inner = json.loads(re.sub(r"<[^>]+>", "", ld(s)))
    site = {"@type": "WebSite", "name": s.publisher, "datePublished": "2010-01-01"}
    head = (
        f"<script type='application/ld+json'>{json.dumps({'@graph': [site, inner]})}</script><title>{s.title}</title>"
    )
    return page(
        head,
        f"<div class='wrap'><div><div><h1>{s.title}</h1><div class='entry'>{paragraphs(s)}</div></div></div></div>",
    )


def amp(s: Story) -> str:
    caption = "<figcaption>A boat on the lake. Photograph: P. Ruzz</figcaption>"
    picture = f"<figure><amp-img src='a.jpg'></amp-img>{caption}</figure>"
    head = f"<link rel='canonical' href='https://courier.example/amp'><style amp-boilerplate>body{{}}</style>{ld(s)}"
    return page(head, f"<article><header><h1>{s.title}</h1></header>{picture}{paragraphs(s)}</article>")


def boxes(s: Story) -> str:
    each = "<div class='c-block'><div class='c-block__inner'><p class='c-text'>{}</p></div></div>"
    meta = (
        f"<meta name='parsely-pub-date' content='{s.moment}'><meta property='og:title' content='{s.title}'>"
        f"<meta property='og:site_name' content='{s.publisher}'>"
    )
    return page(
        meta,
        f"{NAVIGATION}<div id='root'><div class='l-grid'><h1>{s.title}</h1>{paragraphs(s, each)}</div>{RELATED}</div>",
    )


def between(s: Story) -> str:
    """Teasers and advertisements between the paragraphs."""
    parts = []
    for number, words in enumerate(s.paragraphs):
        parts.append(f"<p>{words}</p>")
        if number % 2:
            parts.append(
                "<div class='ad'>Advertisement</div><div class='newsletter'><p>Sign up for our newsletter</p></div>"
            )
    meta = f"<meta property='article:published_time' content='{s.moment}'>"
    meta += f"<meta property='og:site_name' content='{s.publisher}'>"
    return page(
        f"{meta}<title>{s.title}</title>", f"<article><h1>{s.title}</h1>{''.join(parts)}{RELATED}</article>{FOOTER}"
    )


def updated(s: Story) -> str:
    """The date of updating stands first and larger."""
    when = (
        f"<p class='stamp'>Updated <time datetime='2032-01-01T09:00:00Z'>1 January 2032</time></p>"
        f"<p class='stamp'>Published <time class='published' datetime='{s.moment}'>{s.moment[:10]}</time></p>"
    )
    meta = f"<meta property='og:site_name' content='{s.publisher}'><title>{s.title}</title>"
    return page(meta, f"<article><h1>{s.title}</h1>{when}{paragraphs(s)}</article>")


def undated(s: Story) -> str:
    meta = f"<meta property='og:site_name' content='{s.publisher}'><title>{s.title}</title>"
    return page(meta, f"{NAVIGATION}<article><h1>{s.title}</h1>{paragraphs(s)}</article>")


def stub(s: Story) -> str:
    """A paywall lets the first two paragraphs through, and says so."""
    closed = ld(s, isAccessibleForFree=False)
    wall = "<div class='paywall'><h3>Subscribe to read on</h3><button>Subscribe</button></div>"
    body = f"<article><h1>{s.title}</h1>{''.join(f'<p>{p}</p>' for p in s.paragraphs[:2])}{wall}</article>"
    return page(f"{closed}<title>{s.title}</title>", body)


def live(s: Story) -> str:
    entries = "".join(
        f"<section class='entry'><time datetime='{s.moment}'>{9 + n}.{10 + n}</time><p>{p}</p></section>"
        for n, p in enumerate(s.paragraphs)
    )
    head = ld(s, **{"@type": "LiveBlogPosting"})
    return page(
        f"{head}<title>{s.title}</title>", f"<main><h1>{s.title}</h1><div class='live'>{entries}</div></main>{FOOTER}"
    )


MARKUPS: tuple[Callable[[Story], str], ...] = (plain, json_ld, graph, amp, boxes, between, updated, undated, stub, live)


def pages() -> list[tuple[str, Story, bytes]]:
    """Forty pages, each markup four times, with the story as it should be found."""
    found, told = [], stories()
    for number in range(40):
        make, story = MARKUPS[number % len(MARKUPS)], told[(number * 7) % len(told)]
        expected = story
        if make is undated:
            expected = Story(**{**vars(story), "published": None})
        if make is stub:
            expected = Story(**{**vars(story), "paragraphs": story.paragraphs[:2]})
        found.append((f"{number:02d}-{make.__name__}", expected, make(story).encode()))
    return found


Found = tuple[str | None, str | None, str | None, str]  # title, day, publisher, text without the title


def ours(raw: bytes) -> Found:
    try:
        found = html.report(raw)
    except InputRefused:
        return None, None, None, ""
    body = found.text.removeprefix(found.title or "")
    return found.title, (found.published or "")[:10] or None, found.publisher, body


def trafilatura_alone(raw: bytes) -> Found:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(raw, fast=True, with_metadata=True, include_comments=False)
    return (None, None, None, "") if found is None else (found.title, found.date, found.sitename, found.text)


def newspaper(raw: bytes) -> Found:
    from newspaper import Article  # type: ignore[import-not-found,unused-ignore]

    article = Article("https://courier.example/story")
    article.download(input_html=raw.decode())
    article.parse()
    day = article.publish_date.date().isoformat() if article.publish_date else None
    return article.title, day, (article.meta_site_name or None), article.text


def f1(found: str, expected: str) -> float:
    """The F1 of the words, each as often as it stands there."""
    a, b = (Counter(re.findall(r"\w+", text.lower())) for text in (found, expected))
    both = (a & b).total()
    return 2 * both / (a.total() + b.total()) if both else 0.0


def harder() -> list[tuple[str, Story, bytes]]:
    """Twenty-four pages, each harder markup twice."""
    found, told = [], stories()
    for number in range(2 * len(HARDER)):
        make, story = HARDER[number % len(HARDER)], told[(number * 5) % len(told)]
        expected = Story(**{**vars(story), "paragraphs": story.paragraphs[:1]}) if make.__name__ == "brief" else story
        found.append((f"{number:02d}-{make.__name__}", expected, make(story).encode()))
    return found


def main() -> None:
    """Prints a row for each reader, over each set of pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="write the pages into this folder, to look at them")
    out = parser.parse_args().out
    for held in (pages(), harder()):
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
            for name, _, raw in held:
                (out / f"{name}.html").write_bytes(raw)
        compare(held)


def compare(held: list[tuple[str, Story, bytes]]) -> None:
    """Prints a row for each reader."""
    print(f"{len(held)} pages{'':14} title  date  publisher  text")
    for read in (ours, trafilatura_alone, newspaper):
        try:
            rows = [(read(raw), story) for _, story, raw in held]
        except ImportError:
            print(f"{read.__name__:22} is not installed here")
            continue
        title = mean(found[0] == s.title for found, s in rows)
        date = mean(found[1] == s.published for found, s in rows)
        publisher = mean(found[2] == s.publisher for found, s in rows)
        text = mean(f1(found[3].removeprefix(s.title), " ".join(s.paragraphs)) for found, s in rows)
        print(f"{read.__name__:22} {title:5.2f} {date:5.2f} {publisher:10.2f} {text:5.2f}")


if __name__ == "__main__":
    main()
