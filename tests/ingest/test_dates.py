"""Dates as the inputs give them; one that could be two is none."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.conftest import from_stdin
from ingest.samples import FEED, MORE, REPORT, archived
from tallybook.ingest.document import iso
from tallybook.types import Document


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("2031-03-12", "2031-03-12"),
        (" 2031-03-12 ", "2031-03-12"),
        ("2031-03-12T08:30", "2031-03-12T08:30"),
        ("2031-03-12T08:30:00Z", "2031-03-12T08:30:00Z"),
        ("2031-03-12 08:30+02:00", "2031-03-12 08:30+02:00"),
        ("12 March 2031", "2031-03-12"),
        ("March 12, 2031", "2031-03-12"),
        ("Mar. 12, 2031", "2031-03-12"),
        ("13/03/2031", "2031-03-13"),
        ("03/13/2031", "2031-03-13"),
        ("5/5/2031", "2031-05-05"),
        ("Wed, 12 Mar 2031 08:30:00 +0900", "2031-03-12T08:30:00+09:00"),
        ("Wed, 12 Mar 2031 08:30:00 GMT", "2031-03-12T08:30:00+00:00"),
        ("Wed, 12 Mar 2031 00:30:00 EST", "2031-03-12T00:30:00-05:00"),
        ("12 Mar 31 08:30 UT", "2031-03-12T08:30:00+00:00"),
        ("Wed, 12 Mar 2031 08:30:00 -0500 (EST)", "2031-03-12T08:30:00-05:00"),
        ("12 March 2031 at 8.30am GMT", "2031-03-12T08:30:00+00:00"),
        ("20310312T083000Z", "2031-03-12T08:30:00+00:00"),
        ("1931085000", "2031-03-12T12:30:00+00:00"),
        ("1931085000123", "2031-03-12T12:30:00+00:00"),
        ("12/25/31", "2031-12-25"),
        ("5/5/05", "2005-05-05"),
    ],
)
def test_a_date_is_read(said: str, read: str) -> None:
    assert iso(said) == (read, None)


def test_an_hour_in_an_unknown_zone_is_left_out() -> None:
    assert iso("12 March 2031 08:30 KST") == ("2031-03-12", None)
    assert iso("March 12, 2031 8:30 a.m. EST") == ("2031-03-12", None)  # of which continent?


@pytest.mark.parametrize("said", ["03/04/2031", "3.4.2031", "12-11-2031", "01/02/03", "12/03/31"])
def test_a_date_that_could_be_two_days_is_none(said: str) -> None:
    assert iso(said) == (None, "date_ambiguous")


@pytest.mark.parametrize(
    "said",
    [
        "2031-02-30",
        "2031-13-01",
        "2031",
        "March 2031",
        "5 May",
        "08:30",
        "soon",
        "",
        "9" * 60,
        "31/02/2031",
        "45/46/47",
    ],
)
def test_a_date_that_is_not_whole_is_none(said: str) -> None:
    assert iso(said) == (None, "date_unreadable")


@given(st.one_of(st.text(max_size=40), st.from_regex(r"[0-9A-Za-z :,./+-]{1,30}", fullmatch=True)))
def test_no_text_breaks_it(said: str) -> None:
    found, flag = iso(said)
    assert (found is None) == (flag is not None)


TITLE = "Dam breaks in the Sella valley"
AROUND = (
    "<aside><ul><li><time datetime='2029-01-01'>1 January 2029</time> <a href='/x'>Another story</a></li></ul></aside>"
    "<footer>Copyright 2027. Last updated 3 March 2027</footer>"
)


def dated(head: str = "", body: str = "") -> tuple[str | None, str | None, tuple[str, ...]]:
    """The dates of a page, and its flags."""
    page = (
        f"<!doctype html><html><head><title>{TITLE}</title>{head}</head><body><article><h1>{TITLE}</h1>{body}"
        f"<p>{REPORT}</p><p>{MORE}</p></article>{AROUND}</body></html>"
    )
    (document,) = from_stdin(page.encode())
    assert isinstance(document, Document)
    return document.published, document.updated, document.flags


def linked(*items: dict[str, str]) -> str:
    return f"<script type='application/ld+json'>{json.dumps(items)}</script>"


NEWS = {"@type": "NewsArticle", "headline": TITLE}
OTHER = {"@type": "NewsArticle", "headline": "Mayor opens bridge", "datePublished": "2030-01-01"}
NONE = ("date_unknown",)


@pytest.mark.parametrize(
    ("head", "body", "found"),
    [
        ("", "", (None, None, NONE)),  # the dates of other stories and of the page's foot are not its own
        (linked({**NEWS, "dateModified": "2031-03-13"}), "", (None, "2031-03-13", NONE)),
        ("<meta property='article:modified_time' content='2031-03-13'>", "", (None, "2031-03-13", NONE)),
        (linked(OTHER, {**NEWS, "datePublished": "2031-03-12"}), "", ("2031-03-12", None, ())),
        (linked({"@type": "VideoObject", "datePublished": "2030-01-01"}), "", (None, None, NONE)),
        ("<meta name='date' content='01/02/2031'>", "", (None, None, ("date_ambiguous",))),
        ("", "<p class='date'>01/02/03</p>", (None, None, ("date_ambiguous",))),
        ("", "<p>Updated 13 March 2031</p>", (None, "2031-03-13", NONE)),
        ("", "<p>Published 12 March 2031 | Last updated 13 March 2031</p>", ("2031-03-12", "2031-03-13", ())),
        ("", "<time datetime='2031-03-12T08:00+02:00'>12 March</time>", ("2031-03-12T08:00+02:00", None, ())),
        ("", "<time itemprop='dateModified' datetime='2031-03-13'>13 March</time>", (None, "2031-03-13", NONE)),
        ("", "<p>Updated <time datetime='2031-03-13'>13 March</time></p>", (None, None, NONE)),
        ("", "<p>On 4 May 2019 another flood killed 12.</p>", (None, None, NONE)),
        ("", "<div><span>Published 12 March 2031</span></div>", ("2031-03-12", None, ())),
        ("", "<font size='1'>12 March 2031</font><br>", ("2031-03-12", None, ())),
    ],
)
def test_the_dates_of_a_page_are_its_own(head: str, body: str, found: tuple[object, ...]) -> None:
    assert dated(head, body) == found


def test_a_page_that_was_crawled_before_its_date_has_none() -> None:
    def crawled(day: bytes) -> Document:
        (document,) = from_stdin(archived().replace(b"WARC-Date: 2031-04-01", b"WARC-Date: " + day))
        assert isinstance(document, Document)
        return document

    assert crawled(b"2031-03-11").published == "2031-03-12T08:30:00+01:00"  # it may be tomorrow where it was written
    assert (crawled(b"2031-03-09").published, crawled(b"2031-03-09").flags) == (None, ("date_after_crawl",))


def test_a_feeds_date_is_of_its_own_zone() -> None:
    def read(date: bytes) -> Document:
        (document,) = from_stdin(FEED.replace(b"Wed, 12 Mar 2031 08:30:00 +0100", date))
        assert isinstance(document, Document)
        return document

    assert read(b"Wed, 12 Mar 2031 00:30:00 +0900").published == "2031-03-12T00:30:00+09:00"
    assert read(b"Wed, 12 Mar 2031 00:30:00 PST").published == "2031-03-12T00:30:00-08:00"
    assert read(b"soon").published is None
