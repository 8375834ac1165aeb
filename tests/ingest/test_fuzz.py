"""Damaged input of every format: whatever the bytes, there is a document or a reason, and never an exception.

What was found this way is kept in FINDS.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.conftest import from_stdin
from ingest.samples import SAMPLES
from tallybook.errors import InputRefused
from tallybook.ingest import fetch
from tallybook.ingest.fetch import Fetched
from tallybook.types import Document, Refusal

FINDS = (
    b"<rss",
    b"<urlset>&a;</urlset>",
    b"%PDF-",
    b"PK\x03\x04word/",
    b"\x1f\x8b\x08\x00",
    b"WARC/1.0\r\nContent-Length: -1\r\n\r\n",
    b"From a@b 2031\n",
    b'{"version": "https://jsonfeed.org/version/1.1", "items": [1]}',
    b'{"version": "https://jsonfeed.org/version/1.1", "items": {"a": 1}}',
    b"<!doctype html><html><head><script type='application/ld+json'>[[[{]</script></head></html>",
    b"<!---->" * 400 + b"x",  # took for ever to be told from a page
    b"A: b\r\n" + b" x\r\n" * 400 + b"no header",  # and from a message
)
QUICK = tuple(sorted(SAMPLES.keys() - {"pdf"}))  # a PDF starts a process


def taken(data: bytes) -> None:
    found = from_stdin(data)
    assert found
    for item in found:
        assert isinstance(item, Document | Refusal)
        assert not isinstance(item, Refusal) or "fault in the program" not in item.reason, item
        if isinstance(item, Document):
            assert all(0 <= u.start <= u.end <= len(item.text) for u in item.unread)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(url: str, headers: object = None) -> Fetched:
        raise InputRefused("the network is not there")

    monkeypatch.setattr(fetch, "fetch", refuse)


@pytest.mark.parametrize("data", FINDS)
def test_what_was_found_before_is_taken(data: bytes) -> None:
    taken(data)


@pytest.mark.parametrize("name", QUICK)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_bytes_are_a_document_or_a_reason(name: str, data: st.DataObject) -> None:
    raw = bytearray(SAMPLES[name][0])
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
        if not raw:
            break
    taken(bytes(raw))


def test_three_hundred_broken_of_ten_thousand_leave_the_others() -> None:
    rows = [
        b'{"text": ' if n % 100 < 3 else b'{"id": "%d", "text": "On day %d of the flood 12 drowned."}' % (n, n)
        for n in range(10_000)
    ]
    found = from_stdin(b"\n".join(rows))
    refused = [f for f in found if isinstance(f, Refusal)]
    assert (len(found) - len(refused), len(refused)) == (9_700, 300)
    assert {f.reason.partition(":")[0] for f in refused} == {"it is no JSON"}
