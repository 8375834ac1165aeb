"""Web archives: records a second against FastWARC's bare reading, and memory at one and at ten times the size.

    python benchmarks/archives.py [--records N] [--times N] [--extract]

The archive is written here, record by record in gzip as Common Crawl's news archives are: a warcinfo record, and for
each page a request and a response. The pages are those of `pages.py`, each with another day and other numbers, in the
markup of content systems and with the scripts and styles that swell a news page to some 60 KB. Each measure runs in a
process of its own over the same file, so that the last line can tell what memory it had at its highest. Rates are those
of this machine at this hour: what counts is their ratio.
"""

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

DULL = "".join(f"window.__state['k{n}']={{a:{n * 7919 % 9973},b:'{n * 104729:x}'}};" for n in range(1100))
SWELL = f"<script>{DULL}</script><style>{'.c{margin:0 auto;padding:1px}' * 250}</style></head>".encode()


def pages() -> Iterator[bytes]:
    """Without end, each another."""
    from pages import pages as forty

    held = [raw for _, _, raw in forty()]
    number = 0
    while True:
        raw = held[number % len(held)].replace(b"</head>", SWELL, 1)
        extra = f"<p>The desk's note {number}: {number % 97 + 3} boats went out to look for survivors.</p></body>"
        yield raw.replace(b"</body>", extra.encode(), 1)
        number += 1


def record(kind: str, media: str, body: bytes, address: str | None = None) -> bytes:
    """One record of a web archive (ISO 28500)."""
    target = f"WARC-Target-URI: {address}\r\n" if address is not None else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n{target}WARC-Date: 2031-05-09T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{uuid.uuid4()}>\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def write(path: Path, count: int) -> None:
    """An archive of so many pages."""
    made = pages()
    with path.open("wb") as out:
        out.write(gzip.compress(record("warcinfo", "application/warc-fields", b"software: a benchmark\r\n")))
        for number in range(count):
            address = f"https://courier.example/{number}"
            asked = b"GET / HTTP/1.1\r\nHost: courier.example\r\n\r\n"
            page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + next(made)
            out.write(gzip.compress(record("request", "application/http;msgtype=request", asked, address), 1))
            out.write(gzip.compress(record("response", "application/http;msgtype=response", page, address), 1))


def bare(path: Path) -> int:
    """FastWARC alone: each response unpacked and its body read."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with path.open("rb") as stream:
        return sum(
            bool(r.reader.read())
            for r in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True)
        )


def taken(path: Path) -> int:
    """Ours: each page a document, with its text, title, dates, publisher and language."""
    from tallybook.ingest import read
    from tallybook.types import Document

    return sum(isinstance(found, Document) for found in read([str(path)]))


def alone(path: Path) -> int:
    """What our reading of a page is made of, most of all: trafilatura, with its own metadata."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType
    from trafilatura import bare_extraction

    with path.open("rb") as stream:
        return sum(
            bare_extraction(r.reader.read(), fast=True, with_metadata=True) is not None
            for r in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True)
        )


def extracted(path: Path) -> int:
    """Ours, with the claims of each document, as `extract` gives them."""
    from tallybook.ingest import read
    from tallybook.scale.processes import readings
    from tallybook.types import Document

    return sum(1 for _ in readings(d for d in read([str(path)]) if isinstance(d, Document)))


def lines_bare(path: Path) -> int:
    """Lines of a gzip file, as Python unpacks them."""
    with gzip.open(path) as stream:
        return sum(1 for _ in stream)


MEASURES: dict[str, Callable[[Path], int]] = {
    f.__name__: f for f in (bare, taken, alone, extracted, lines_bare)
}  # each runs as `archives.py --one NAME FILE`


def one(name: str, path: Path) -> None:
    """Runs a measure, and prints its count, seconds and peak of memory."""
    began = time.perf_counter()
    count = MEASURES[name](path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    print(json.dumps([count, time.perf_counter() - began, peak]))


def measured(name: str, path: Path) -> tuple[int, float, float]:
    """Count, seconds, and megabytes at the highest, of a measure in a process of its own."""
    done = subprocess.run([sys.executable, __file__, "--one", name, str(path)], capture_output=True, check=True)
    count, seconds, peak = json.loads(done.stdout)
    return count, seconds, peak


def main() -> None:
    """Prints a row for each measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=400, help="pages of the smaller archive")
    parser.add_argument("--times", type=int, default=10, help="the larger archive has so many times as many")
    parser.add_argument("--extract", action="store_true", help="read the claims too")
    parser.add_argument("--one", nargs=2, metavar=("NAME", "FILE"), help=argparse.SUPPRESS)
    said = parser.parse_args()
    if said.one:
        one(said.one[0], Path(said.one[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        small, large, lines = Path(folder) / "1.warc.gz", Path(folder) / "10.warc.gz", Path(folder) / "1.jsonl.gz"
        write(small, said.records)
        write(large, said.records * said.times)
        with gzip.open(lines, "wt") as out:
            for number in range(said.records * said.times):
                out.write(
                    json.dumps({"id": str(number), "text": f"On day {number} of the flood 12 drowned. " * 20}) + "\n"
                )
        print(f"{'':34} records   a second   of bare   MB at the highest")
        for path, names in (
            (small, ["bare", "alone", "taken"]),
            (large, ["bare", "taken"]),
            (lines, ["lines_bare", "taken"]),
        ):
            rate = 0.0
            for name in [*names, *(["extracted"] if said.extract and path is not lines else [])]:
                count, seconds, peak = measured(name, path)
                rate = rate or count / seconds
                size = f"{path.name} ({path.stat().st_size / 1e6:,.0f} MB)"
                share = count / seconds / rate
                print(f"{size:22} {name:11} {count:7,} {count / seconds:10,.0f} {share:9.4f} {peak:12,.0f}", flush=True)


if __name__ == "__main__":
    main()
