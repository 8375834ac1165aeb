"""What a page says of itself, in the ways in which content systems say it."""

import json

import pytest

from ingest.conftest import from_stdin
from ingest.samples import MORE, REPORT
from tallybook.types import Document

TITLE = "Dam breaks in the Sella valley"
NEWS = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2031-03-12", "publisher": {"name": "The Courier"}}


def read(head: str, body: str = f"<h1>{TITLE}</h1>") -> Document:
    words = f"{body}<p>{REPORT}</p><p>{MORE}</p>"
    page = f"<!doctype html><html><head>{head}</head><body><article>{words}</article></body></html>"
    (document,) = from_stdin(page.encode())
    assert isinstance(document, Document), document
    return document


def script(words: str) -> str:
    return f"<script type='application/ld+json'>{words}</script>"


def test_names_by_reference_are_looked_up_in_the_graph() -> None:
    graph = [
        {**NEWS, "publisher": {"@id": "#org"}, "author": [{"@id": "#vey"}]},
        {"@type": "Organization", "@id": "#org", "name": "The Courier"},
        {"@type": "Person", "@id": "#vey", "name": "Odd Vey"},
    ]
    document = read(script(json.dumps({"@graph": graph})))
    assert (document.publisher, document.byline) == ("The Courier", "Odd Vey")


def test_references_to_nothing_or_in_a_circle_are_no_names() -> None:
    graph = [{**NEWS, "@id": "#a", "publisher": {"@id": "#a"}, "author": {"@id": "#none"}}]
    assert read(script(json.dumps({"@graph": graph}))).byline is None


@pytest.mark.parametrize(
    "words",
    [
        "//<![CDATA[\n" + json.dumps(NEWS) + "\n//]]>",
        "<!-- " + json.dumps(NEWS) + " -->",
        json.dumps(NEWS)[:-1] + ",}",
    ],
)
def test_broken_linked_data_is_mended_where_it_can_be(words: str) -> None:
    document = read(script(words))
    assert (document.publisher, document.published) == ("The Courier", "2031-03-12")


def test_a_heading_that_is_the_sites_name_is_no_title() -> None:
    heading = f"<h1>The Courier of the lakes and valleys</h1><h2>{TITLE}</h2>"
    assert (
        read(f"<meta property='og:title' content='{TITLE}'><title>{TITLE} | The Courier</title>", heading).title
        == TITLE
    )
    assert read(f"<title>{TITLE} | The Courier</title>").title == TITLE
