"""Dates as the inputs give them; one that could be two is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallybook.ingest.document import iso


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
    ],
)
def test_a_date_is_read(said: str, read: str) -> None:
    assert iso(said) == (read, None)


def test_an_hour_in_an_unknown_zone_is_left_out() -> None:
    assert iso("12 March 2031 08:30 KST") == ("2031-03-12", None)


@pytest.mark.parametrize("said", ["03/04/2031", "3.4.2031", "12-11-2031"])
def test_a_date_that_could_be_two_days_is_none(said: str) -> None:
    assert iso(said) == (None, "date_ambiguous")


@pytest.mark.parametrize(
    "said", ["2031-02-30", "2031-13-01", "2031", "March 2031", "5 May", "08:30", "soon", "", "9" * 60]
)
def test_a_date_that_is_not_whole_is_none(said: str) -> None:
    assert iso(said) == (None, "date_unreadable")


@given(st.one_of(st.text(max_size=40), st.from_regex(r"[0-9A-Za-z :,./+-]{1,30}", fullmatch=True)))
def test_no_text_breaks_it(said: str) -> None:
    found, flag = iso(said)
    assert (found is None) == (flag is not None)
