"""Damaged and hostile input of each format: refused with a reason, and the rest goes on."""

import gzip
import io
import re
import zipfile

import pytest

from ingest.conftest import from_stdin
from ingest.samples import BOX, MAIL, PAGE, READ, REPORT, SAMPLES, archived, printed, zipped
from tallybook.ingest import mail, meter, pdf, word
from tallybook.types import Document, Refusal


def reasons(data: bytes) -> list[str]:
    return [f.reason if isinstance(f, Refusal) else "read" for f in from_stdin(data)]


def packed(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def test_a_bomb_in_an_archive_is_refused_and_the_rest_is_read() -> None:
    data = packed(bomb=b"a" * 30_000_000, good=REPORT.encode())
    first, second = from_stdin(data)
    assert isinstance(first, Refusal)
    assert first.input == "-/bomb"
    assert first.reason.startswith("unpacked it would be ")
    assert isinstance(second, Document)


def test_a_gzip_bomb_is_refused() -> None:
    assert reasons(gzip.compress(b"a" * 50_000_000)) == ["it is larger than 20 MB: no single report is"]


def test_many_small_bombs_are_one_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meter, "FREE", 1_000_000)
    bombs = packed(**{f"{n:02d}": b"a" * 400_000 for n in range(20)})
    found = reasons(packed(inner=bombs, more=REPORT.encode()))
    over = "unpacked it would be over 200 times its size"
    assert found[-3:] == [over, f"{over}: no more of it is read", f"{over}: no more of it is read"]
    assert len(found) < 12


def test_a_gzip_file_of_nothing_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meter, "FREE", 1_000_000)
    data = gzip.compress(b'{"text": "12 drowned."}' + b"\n" * 30_000_000)
    assert reasons(data) == ["read", "unpacked it would be over 200 times its size"]


def test_too_many_files_end_an_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meter, "MEMBERS", 5)
    inner = packed(**{str(n): REPORT.encode() for n in range(4)})
    assert reasons(packed(a=inner, b=inner)) == [
        *["read"] * 4,
        "it holds more than 5 files: no archive of reports does",
    ]


def test_a_word_document_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "LARGEST", 10_000)
    assert reasons(SAMPLES["docx"][0])[0].startswith("unpacked it is larger than")


def test_a_message_that_is_too_large_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "LARGEST", 1_000)
    large = b"From vey@courier.example Wed Mar 12 08:30:00 2031\nSubject: x\nFrom: a@b\n\n" + b"a\n" * 1_000 + b"\n"
    assert reasons(BOX + large + BOX) == ["read", "it is larger than 0 MB: no single message is", "read"]


def test_a_line_that_looks_like_the_next_message_is_none() -> None:
    box = BOX.replace(REPORT.encode(), REPORT.encode() + b"\nFrom now on there is water.\n\n>From afar.")
    (document,) = from_stdin(box)
    assert isinstance(document, Document)
    assert document.text.endswith("\nFrom now on there is water.\n\nFrom afar.\n")


def test_archives_in_archives_end() -> None:
    data = REPORT.encode()
    for _ in range(6):
        data = packed(inner=data)
    assert reasons(data) == ["it lies more than 4 levels deep in other inputs"]


def test_a_path_that_leads_out_is_only_a_name() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("../../etc/dam.txt", REPORT)
    (document,) = from_stdin(held.getvalue())
    assert isinstance(document, Document)
    assert document.id == "dam"


def test_a_locked_archive_says_so() -> None:
    data = bytearray(zipped())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the bit "encrypted" of both headers
        data[data.index(mark) + at] |= 1
    assert reasons(bytes(data)) == ["it is locked with a password"]


def test_a_damaged_archive_says_so() -> None:
    assert reasons(zipped()[:-30])[0].startswith("it is a damaged ZIP file")
    assert reasons(gzip.compress(REPORT.encode() * 500)[:-50])[0].startswith("it is a damaged gzip file")


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/hostname">]>"""


def test_entities_are_not_unfolded_and_no_file_is_opened() -> None:
    feed = ENTITIES + b"<rss version='2.0'><channel><item><title>&f;&c;</title></item></channel></rss>"
    sitemap = ENTITIES + b"<urlset><url><loc>&f;</loc></url></urlset>"
    for data in (feed, sitemap):
        (refusal,) = from_stdin(data)
        assert isinstance(refusal, Refusal)


def test_a_pdf_that_hangs_its_parser_runs_out_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 0.01)
    assert reasons(printed(REPORT)) == ["its parser had not come to an end after 0 seconds"]


def test_a_pdf_without_words_says_why() -> None:
    assert reasons(printed("")) == ["it has no text layer: its pages are pictures, and they are not read"]
    assert reasons(b"%PDF-1.7 nonsense")[0].startswith("it is a damaged PDF")


def test_a_quote_leads_to_its_page() -> None:
    (document,) = from_stdin(printed(REPORT, "Page two: 14 are missing."))
    assert isinstance(document, Document)
    assert [document.text[at:][:4] for at in document.pages] == ["The ", "Page"]


def test_scripts_are_no_text() -> None:
    page = PAGE.replace(b"<article>", b"<article><script>alert('12 dead')</script><p onclick='x()'>")
    (document,) = from_stdin(page)
    assert isinstance(document, Document)
    assert "alert" not in document.text
    assert "onclick" not in document.text


def test_a_page_without_a_report_is_refused() -> None:
    assert reasons(b"<!doctype html><html><body></body></html>") == ["no report was found in the page"]


def test_a_deep_page_is_no_end_of_the_program() -> None:
    deep = b"<!doctype html><html><body>" + b"<div>" * 20_000 + REPORT.encode() + b"</div>" * 20_000
    (found,) = from_stdin(deep)
    assert isinstance(found, Document | Refusal)


def record(body: bytes, *fields: bytes) -> bytes:
    """An archive's record of the page, its body as it was sent."""
    head, _, rest = archived().partition(b"\r\n\r\n")
    answer = b"\r\n".join([rest.partition(b"\r\n\r\n")[0], *fields]) + b"\r\n\r\n" + body
    return (
        re.sub(rb"Content-Length: \d+", b"Content-Length: %d" % len(answer), head) + b"\r\n\r\n" + answer + b"\r\n" * 2
    )


def chunks(body: bytes, size: int = 100) -> bytes:
    cut = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in cut) + b"0\r\n\r\n"


GZIPPED, CHUNKED = b"Content-Encoding: gzip", b"Transfer-Encoding: chunked"


@pytest.mark.parametrize(
    "data",
    [
        record(gzip.compress(PAGE), GZIPPED),
        record(chunks(PAGE), CHUNKED),
        record(chunks(gzip.compress(PAGE)), GZIPPED, CHUNKED),
        record(PAGE, GZIPPED, CHUNKED),  # what fetched it had unpacked it, and left the fields as they were
    ],
)
def test_a_page_in_an_archive_is_read_as_it_was_sent(data: bytes) -> None:
    (document,) = from_stdin(data)
    assert isinstance(document, Document), document
    assert document.text == READ


@pytest.mark.parametrize(
    "bad", [record(gzip.compress(bytes(90_000_000)), GZIPPED), record(chunks(b"a")[:-9] + b"fffffff\r\n", CHUNKED)]
)
def test_a_bad_page_in_an_archive_does_not_cost_the_next(bad: bytes) -> None:
    assert [r == "read" for r in reasons(bad + archived())] == [False, True]


def test_a_page_that_was_kept_without_an_answer_is_read() -> None:
    head = archived().partition(b"\r\n\r\n")[0]
    page = head.replace(b"response", b"resource").replace(b"application/http;msgtype=resource", b"text/html")
    data = re.sub(rb"Content-Length: \d+", b"Content-Length: %d" % len(PAGE), page) + b"\r\n\r\n" + PAGE + b"\r\n" * 2
    (document,) = from_stdin(data)
    assert isinstance(document, Document), document
    assert document.text == READ


def test_a_damaged_record_ends_an_archive_aloud() -> None:
    data = archived()
    found = from_stdin(data + data[:300])
    assert isinstance(found[0], Document)


def test_mail_with_a_broken_header_is_read_or_refused() -> None:
    (found,) = from_stdin(MAIL.replace(b"Date: Wed, 12 Mar 2031 08:30:00 +0100", b"Date: \xff\xfe, 99 Foo 12"))
    assert isinstance(found, Document)
    assert found.published is None
    assert "date_unreadable" in found.flags
