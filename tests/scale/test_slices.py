"""Slices: what they give, in order, is what the whole input gives."""

import gzip
import json
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow as pa
import pytest
from pyarrow import parquet

from ingest.samples import PAGE, REPORT, SAMPLES
from tallybook import ingest
from tallybook.scale import slices
from tallybook.scale.slices import Slice
from tallybook.types import Document, Refusal


def opener(path: str) -> BinaryIO:
    return cast(BinaryIO, open(path, "rb"))


def archive(pages: int, *, packed: bool, whole: bool = False) -> bytes:
    """A web archive; packed record by record, or as a whole, as none should be."""
    records = []
    for number in range(pages):
        page = PAGE.replace(b"12 people", f"{number + 3} people".encode())
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{number}\r\n"
            f"WARC-Date: 2031-04-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\n"
            f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        records.append(head.encode() + body + b"\r\n\r\n")
    if whole:
        return gzip.compress(b"".join(records))
    return b"".join(map(gzip.compress, records)) if packed else b"".join(records)


def lines(count: int) -> bytes:
    """JSON lines, with a bad one, a blank one, and none at the end of the last."""
    made = [json.dumps({"id": str(n), "text": f"{n + 2} villagers were killed in Arnor."}) for n in range(count)]
    made[3:3] = ["", "{"]
    return "\n".join(made).encode()


def table() -> bytes:
    """Parquet in three row groups, one row of which has no text."""
    held = pa.BufferOutputStream()
    texts = [f"{n + 2} villagers were killed in Arnor." if n != 4 else None for n in range(8)]
    columns = {"text": texts, "published": [date(2031, 3, n + 1) for n in range(8)]}
    parquet.write_table(pa.table(columns), held, row_group_size=3)
    return bytes(held.getvalue().to_pybytes())


CASES = {
    "packed archive": (archive(7, packed=True), 4),
    "plain archive": (archive(7, packed=False), 4),
    "archive packed as a whole": (archive(7, packed=True, whole=True), 1),
    "damaged archive": (archive(7, packed=True)[:-300], 4),
    "JSON lines": (lines(40), 4),
    "Parquet": (table(), 3),
    "packed lines": (gzip.compress(lines(40)), 1),
    "empty": (b"", 1),
    **{name: (data, 1) for name, (data, _) in SAMPLES.items() if name != "list"},
}


@pytest.mark.parametrize("name", CASES)
def test_slices_give_what_the_whole_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(slices, "RECORDS", 2)
    monkeypatch.setattr(slices, "BYTES", 600)
    data, number = CASES[name]
    path = tmp_path / "input"
    path.write_bytes(data)
    cut = slices.cut("input", str(path), opener)
    assert len(cut) == number
    assert len({item.name for item in cut}) == number
    found = [item for part in cut for item in slices.read(part, opener)]
    with path.open("rb") as stream:
        assert found == list(ingest.read_stream("input", stream))
    assert [item.start for item in cut[1:]] == [item.end for item in cut[:-1]]


def test_a_row_is_refused_by_its_number_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(table())
    found = list(ingest.read([str(tmp_path / "a.parquet")]))
    assert next(item.published for item in found if isinstance(item, Document)) == "2031-03-01"
    (bad,) = [item for item in found if isinstance(item, Refusal)]
    assert bad.input == f"{tmp_path}/a.parquet row 5"


def test_an_input_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.txt")
    (item,) = slices.cut("missing.txt", missing, opener)
    assert list(slices.read(item, opener)) == [Refusal(input="missing.txt", reason="there is no such file")]
    (folder,) = slices.cut("folder", str(tmp_path), opener)
    (refused,) = slices.read(folder, opener)
    assert isinstance(refused, Refusal)
    assert refused.reason.startswith("it cannot be read: ")


def test_an_input_that_has_grown_has_other_slices(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPORT)
    before = slices.cut("a.txt", str(path), opener)
    path.write_text(REPORT + " More.")
    assert {s.name for s in before}.isdisjoint(s.name for s in slices.cut("a.txt", str(path), opener))
    assert before == [Slice(input="a.txt", path=str(path), format=None, start=0, end=len(REPORT))]
