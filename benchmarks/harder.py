# ruff: noqa: E501
"""Twelve harder pages for `pages.py`, in structures that content systems really have and that readers trip over.

Line breaks for paragraphs, tables for layout, names by reference in a graph, comments with figures of their own, a second
story further down, a consent dialogue longer than the report, reports of two sentences, the site's name as the only
first heading, broken JSON-LD, pages that are drawn by a program, promotions between paragraphs, a date among others.
"""

import calendar
import html
import json
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pages import Story

NEXT = (
    "At least 300 cattle were lost when the barge Marigold capsized at the Tarn locks, the lock keeper said.",
    "The barge had been loaded beyond its mark, according to the harbour office, which has opened an inquiry.",
)
VENDORS = "".join(
    f"<li>Vendor {n} stores an identifier on your device for up to {n + 30} days, measures which pages are read, and"
    " shares what it finds with partners who may process it under their own terms.</li>"
    for n in range(60)
)


def day(s: "Story") -> str:
    """A day as a newspaper prints it: 7 May 2031."""
    names = [calendar.month_name[n] for n in range(1, 13)]
    year, month, number = s.moment[:10].split("-")
    return f"{int(number)} {names[int(month) - 1]} {year}"


def wrap(head: str, body: str) -> str:
    return f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def site(s: "Story") -> str:
    return f"<meta property='og:site_name' content='{s.publisher}'>"


def published(s: "Story") -> str:
    return f"<meta property='article:published_time' content='{s.moment}'>"


def line_breaks(s: "Story") -> str:
    body = "<br /><br />\n".join(s.paragraphs)
    inner = (
        f"<div class='field field--name-body field--type-text-with-summary'><div class='field__item'>{body}</div></div>"
    )
    head = f"{site(s)}{published(s)}<title>{s.title} | {s.publisher}</title>"
    return wrap(head, f"<div id='page'><h1 class='page-title'><span>{s.title}</span></h1>{inner}</div>")


def table_layout(s: "Story") -> str:
    body = "<br><br>".join(f"<font face='Verdana' size='2'>{p}</font>" for p in s.paragraphs)
    menu = "".join(f"<a href='/s{n}.htm'>Section {n}</a><br>" for n in range(12))
    inner = f"<td width='480' valign='top'><h1>{s.title}</h1><font size='1'>{day(s)}</font><br>{body}</td>"
    table = f"<table width='760'><tr><td colspan='2'>{s.publisher}</td></tr><tr><td>{menu}</td>{inner}</tr></table>"
    return wrap(f"<title>{s.publisher}: {s.title}</title><meta name='publisher' content='{s.publisher}'>", table)


def references(s: "Story") -> str:
    graph = [
        {"@type": "Article", "@id": "#article", "headline": s.title, "datePublished": s.moment, "author": {"@id": "#p"},
         "publisher": {"@id": "#org"}, "isPartOf": {"@id": "#page"}},
        {"@type": "WebPage", "@id": "#page", "name": f"{s.title} - {s.publisher}", "datePublished": "2031-01-01"},
        {"@type": "Organization", "@id": "#org", "name": s.publisher},
        {"@type": "Person", "@id": "#p", "name": "Ada Venn"},
    ]  # fmt: skip
    head = f"<script type='application/ld+json'>{json.dumps({'@graph': graph})}</script><title>{s.title}</title>"
    return wrap(
        head, f"<main><article><h1>{s.title}</h1>{''.join(f'<p>{p}</p>' for p in s.paragraphs)}</article></main>"
    )


def comments(s: "Story") -> str:
    said = "".join(
        f"<li class='comment'><article class='comment-body'><b class='fn'>Reader {n}</b> <time datetime='2031-12-0{n}'>"
        f"{n} December</time><div class='comment-content'><p>My neighbour counted {n}00 dead with his own eyes, and"
        " nobody in the paper has a word for them.</p></div></article></li>"
        for n in range(1, 8)
    )
    box = "<div class='author-box'><h4>About the author</h4><p>Ada Venn has reported from the lakes for 20 years.</p></div>"
    body = "".join(f"<p class='wp-block-paragraph'>{p}</p>" for p in s.paragraphs)
    inner = f"<article class='post'><h1 class='entry-title'>{s.title}</h1><div class='entry-content'>{body}</div>{box}</article>"
    return wrap(
        f"{site(s)}{published(s)}<title>{s.title}</title>",
        f"{inner}<div id='comments'><h2>7 comments</h2><ol class='commentlist'>{said}</ol></div>",
    )


def endless(s: "Story") -> str:
    body = "".join(f"<p>{p}</p>" for p in s.paragraphs)
    following = "".join(f"<p>{p}</p>" for p in NEXT)
    first = f"<article data-index='0'><h1>{s.title}</h1><time datetime='{s.moment}'>{day(s)}</time>{body}</article>"
    second = (
        "<article data-index='1' data-url='/barge'><h2>Barge capsizes at the Tarn locks</h2>"
        f"<time datetime='2031-02-01T08:00Z'>1 February 2031</time>{following}</article>"
    )
    return wrap(f"{site(s)}<title>{s.title}</title>", f"<main>{first}{second}</main>")


def flood_of_consent(s: "Story") -> str:
    asked = (
        "<div id='onetrust-consent-sdk' role='dialog'><h2>About your privacy</h2><p>We process your data to deliver content"
        f" and advertisements, and to learn about our readers.</p><ul>{VENDORS}</ul></div>"
    )
    body = "".join(f"<p>{p}</p>" for p in s.paragraphs)
    return wrap(
        f"{site(s)}{published(s)}<title>{s.title}</title>",
        f"{asked}<div class='story'><h1>{s.title}</h1><div class='story__body'>{body}</div></div>",
    )


def brief(s: "Story") -> str:
    menu = "".join(f"<li><a href='/{n}'>All about the {n}th district and its people</a></li>" for n in range(40))
    return wrap(
        f"{site(s)}{published(s)}<title>{s.title}</title>",
        f"<header><ul>{menu}</ul></header><section><h1>{s.title}</h1><p>{s.paragraphs[0]}</p></section>"
        f"<section><h2>More news</h2><ul>{menu}</ul></section>",
    )


def site_in_heading(s: "Story") -> str:
    body = "".join(f"<p>{p}</p>" for p in s.paragraphs)
    return wrap(
        f"{published(s)}<title>{s.title} | {s.publisher}</title><meta property='og:title' content='{html.escape(s.title)}'>"
        f"<meta name='application-name' content='{s.publisher}'>",
        f"<header><h1><a href='/'>{s.publisher} of the lakes and valleys</a></h1></header>"
        f"<article><h2>{s.title}</h2>{body}</article>",
    )


def broken_data(s: "Story") -> str:
    said = json.dumps(
        {"@type": "NewsArticle", "headline": html.escape(s.title), "datePublished": s.moment,
         "publisher": {"name": s.publisher}}
    )  # fmt: skip
    head = f"<script type='application/ld+json'>//<![CDATA[\n{said[:-1]},}}\n//]]></script><title>{s.title}</title>"
    return wrap(head, f"<article><h1>{s.title}</h1>{''.join(f'<p>{p}</p>' for p in s.paragraphs)}</article>")


def drawn(s: "Story") -> str:
    said = {"@type": "NewsArticle", "headline": s.title, "datePublished": s.moment, "publisher": {"name": s.publisher}}
    said["articleBody"] = "\n\n".join(s.paragraphs)
    head = f"<script type='application/ld+json'>{json.dumps(said)}</script><title>{s.title}</title>"
    return wrap(head, "<div id='root'><div class='spinner'>Loading the page, one moment please</div></div><noscript>"
                "<p>You need to enable JavaScript to run this app.</p></noscript>")  # fmt: skip


def promotions(s: "Story") -> str:
    parts = []
    for n, p in enumerate(s.paragraphs):
        parts.append(f"<p class='paragraph'>{p}</p>")
        parts.append(
            f"<div class='inline-promo'><span>READ MORE</span><a href='/p{n}'>Nine dead as roof of market falls in</a></div>"
            "<figure class='ad'><figcaption>Advertisement</figcaption></figure>"
        )
    return wrap(
        f"{site(s)}{published(s)}<title>{s.title}</title>", f"<article><h1>{s.title}</h1>{''.join(parts)}</article>"
    )


def date_among_others(s: "Story") -> str:
    stories = "".join(
        f"<li><span class='date'>{n} June 2030</span><a href='/{n}'>Old story {n}</a></li>" for n in range(1, 9)
    )
    body = "".join(f"<p>{p}</p>" for p in s.paragraphs)
    return wrap(
        f"{site(s)}<title>{s.title}</title>",
        f"<div class='rail'><h3>Archive</h3><ul>{stories}</ul></div><div class='article'><h1>{s.title}</h1>"
        f"<div class='meta'><span class='author'>By Ada Venn</span> <span class='date'>Published {day(s)}</span></div>{body}</div>",
    )


HARDER: tuple[Callable[["Story"], str], ...] = (
    line_breaks, table_layout, references, comments, endless, flood_of_consent, brief, site_in_heading, broken_data,
    drawn, promotions, date_among_others,
)  # fmt: skip
