"""A page is only guessed about where it does not say itself what it is called, who publishes it and who wrote it."""

import json
from typing import Any

import pytest

from ingest.samples import PAGE
from tallybook.ingest import html

LD = json.dumps(
    {
        "@type": "NewsArticle",
        "headline": "Dam breaks in the Sella valley",
        "author": {"@type": "Person", "name": "Odd Vey"},
        "publisher": {"@type": "Organization", "name": "The Velmar Courier"},
        "datePublished": "2031-03-12",
    }
)
SAYS_ALL = PAGE.replace(b"</head>", f"<script type='application/ld+json'>{LD}</script></head>".encode())


def never(*given: Any, **more: Any) -> Any:
    raise AssertionError("it was guessed")


def test_a_page_that_says_all_is_not_guessed_about(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura.metadata

    monkeypatch.setattr(trafilatura.metadata, "extract_metadata", never)
    report = html.report(SAYS_ALL)
    assert (report.byline, report.publisher) == ("Odd Vey", "The Velmar Courier")
    with pytest.raises(AssertionError, match="it was guessed"):
        html.report(PAGE)  # it names no author


def test_what_a_page_does_not_say_is_guessed() -> None:
    signed = PAGE.replace(b"</h1>", b"</h1><p class='author'>By Odd Vey</p>")
    assert html.report(signed).byline == "Odd Vey"
