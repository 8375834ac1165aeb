"""Web archives to documents and to claims, against FastWARC's bare reading and trafilatura alone, with the memory held.

    python benchmarks/archives.py [--records 120] [--times 5] [--rich 0.35] [--rounds 3]

The archive is written here, record by record in gzip as Common Crawl's news archives are: a warcinfo record, and for
each page a request and a response. A page has a newsroom's weight (some 170 KB: scripts, styles, navigation, a column
of teasers) around ordinary paragraphs of our own; `--rich` is the share of pages with a paragraph of a dispatch of the
demo (of 17 articles of ordinary news that we measured, 6 had figures of ours). Each measure runs in a process of its
own over the same file, by the processor's seconds without the loading of models, the best of rounds that take turns;
so the last column can tell what memory it had at its highest. A second archive has so many times the records.
"""

import argparse
import gzip
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from pages import stories

PLAIN = (
    "The council opened the new library on the square, and the choir of the school sang on its steps. ",
    "Visitors may borrow books from next week, the librarian said, and the reading room stays open until nine. ",
    "The building cost less than planned, which the mayor called a rare thing in this town. ",
    "Its roof collects the rain, and its walls are of brick from the old mill by the river. ",
    "A café is to follow in spring, with tables in the yard where the carts used to stand. ",
)
ITEM = "<li class='item'><a href='/section/{n}' data-track='nav-{n}'>Section {n}</a></li>"
NAVIGATION = "".join(ITEM.format(n=n) for n in range(60))
TEASER = (
    "<div class='teaser card'><a href='/s/{n}'><img src='/i/{n}.jpg' alt='A road'/><h3>Council opens bridge {n}</h3>"
    "<p class='summary'>The mayor spoke at the opening and thanked the workers.</p><span>2 hours ago</span></a></div>"
)
SIDE = "".join(TEASER.format(n=n) for n in range(40))
SCRIPT = f"<script>{'var a={x:1,y:2};window.q=window.q||[];q.push(a);' * 700}</script>"
STYLE = f"<style>{'.card{margin:0;padding:1px;color:#fff}' * 300}</style>"


def page(number: int, title: str, paragraphs: list[str]) -> bytes:
    """A page of a newsroom, which says of itself what it is."""
    said = {
        "@type": "NewsArticle", "headline": title, "datePublished": "2031-03-12T08:00:00Z",
        "author": {"@type": "Person", "name": "Odd Vey"},
        "publisher": {"@type": "Organization", "name": "Velmar Courier"},
    }  # fmt: skip
    head = f"<title>{title} | Velmar Courier</title><script type='application/ld+json'>{json.dumps(said)}</script>"
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}{STYLE}{SCRIPT * 2}</head><body><header>"
        f"<nav><ul>{NAVIGATION}</ul></nav></header><main><article><h1>{title}</h1>{body}</article></main>"
        f"<aside>{SIDE}</aside>"
        f"{SCRIPT * 2}<footer><ul>{NAVIGATION}</ul><p>Page {number}</p></footer></body></html>"
    ).encode()


def ordinary(chance: random.Random, count: int) -> list[str]:
    """So many paragraphs without a figure of ours."""
    return ["".join(chance.sample(PLAIN, 4)) for _ in range(count)]


def pages(count: int, rich: float) -> list[bytes]:
    """So many pages, a share of them with a paragraph of a dispatch."""
    chance, told, made = random.Random(3), stories(), list[bytes]()
    for number in range(count):
        if number < rich * count:
            story = told[number % len(told)]
            words = [*ordinary(chance, 5), story.paragraphs[0], *ordinary(chance, 2)]
            made.append(page(number, f"Notes of the day {number}", words))
        else:
            made.append(page(number, f"Notes of the day {number}", ordinary(chance, 8)))
    chance.shuffle(made)
    return made


def record(kind: str, media: str, body: bytes, address: str | None = None) -> bytes:
    """One record of a web archive (ISO 28500)."""
    target = f"WARC-Target-URI: {address}\r\n" if address is not None else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n{target}WARC-Date: 2031-05-09T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{uuid.uuid4()}>\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def write(path: Path, count: int, rich: float) -> None:
    """An archive of so many pages."""
    with path.open("wb") as out:
        out.write(gzip.compress(record("warcinfo", "application/warc-fields", b"software: a benchmark\r\n")))
        for number, raw in enumerate(pages(count, rich)):
            address = f"https://courier.example/{number}"
            asked = b"GET / HTTP/1.1\r\nHost: courier.example\r\n\r\n"
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + raw
            out.write(gzip.compress(record("request", "application/http;msgtype=request", asked, address), 1))
            out.write(gzip.compress(record("response", "application/http;msgtype=response", answer, address), 1))


def bare(path: Path) -> int:
    """FastWARC alone: each response unpacked and its body read."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with path.open("rb") as stream:
        return sum(
            bool(r.reader.read())
            for r in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True)
        )


def alone(path: Path) -> int:
    """Trafilatura on each page, with what it can tell about it."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType
    from trafilatura import bare_extraction

    with path.open("rb") as stream:
        return sum(
            bare_extraction(r.reader.read(), fast=True, with_metadata=True, include_comments=False) is not None
            for r in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True)
        )


def taken(path: Path) -> int:
    """Ours: each page a document, with its text, title, dates, publisher and language."""
    from tallybook.ingest import read
    from tallybook.types import Document

    return sum(isinstance(found, Document) for found in read([str(path)]))


def extracted(path: Path) -> int:
    """Ours, with the claims and links of each document, as `extract` gives them."""
    from tallybook.ingest import read
    from tallybook.scale.processes import readings
    from tallybook.types import Document

    return sum(1 for _ in readings(d for d in read([str(path)]) if isinstance(d, Document)))


def lines_bare(path: Path) -> int:
    """Lines of a gzip file, as Python unpacks them."""
    with gzip.open(path) as stream:
        return sum(1 for _ in stream)


MEASURES: dict[str, Callable[[Path], int]] = {
    f.__name__: f for f in (bare, alone, taken, extracted, lines_bare)
}  # each runs as `archives.py --one NAME FILE WARM_UP`


def one(name: str, path: Path, warm_up: Path) -> None:
    """Runs a measure on a small file, then on the file itself; prints its count, seconds and peak of memory."""
    MEASURES[name](warm_up)
    began = time.process_time()
    count = MEASURES[name](path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    print(json.dumps([count, time.process_time() - began, peak]))


def measured(name: str, path: Path, warm_up: Path) -> tuple[int, float, float]:
    """Count, seconds of the processor, and megabytes at the highest, of a measure in a process of its own."""
    command = [sys.executable, __file__, "--one", name, str(path), str(warm_up)]
    count, seconds, peak = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return count, seconds, peak


def told(path: Path, warm_up: Path, names: list[str], rounds: int) -> None:
    """Prints a row for each measure of a file."""
    runs = [{name: measured(name, path, warm_up) for name in names} for _ in range(rounds)]
    best = {name: min((run[name] for run in runs), key=lambda row: row[1]) for name in names}
    for name, (count, seconds, peak) in best.items():
        against = [f"{best[n][1] / seconds:10.4f}" if n in best else " " * 10 for n in (names[0], "alone")]
        size = f"{path.name} ({path.stat().st_size / 1e6:,.0f} MB)"
        print(
            f"{size:24} {name:10} {count:7,} {1000 * seconds / count:9.2f} {' '.join(against)} {peak:6,.0f}", flush=True
        )


def main() -> None:
    """Prints a row for each measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=120, help="pages of the smaller archive")
    parser.add_argument("--times", type=int, default=5, help="the larger archive has so many times as many")
    parser.add_argument("--rich", type=float, default=0.35)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--one", nargs=3, metavar=("NAME", "FILE", "WARM_UP"), help=argparse.SUPPRESS)
    said = parser.parse_args()
    if said.one:
        one(said.one[0], Path(said.one[1]), Path(said.one[2]))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first, small, large = (folder / f"{n}.warc.gz" for n in ("0", "1", "n"))
        write(first, 8, said.rich)
        write(small, said.records, said.rich)
        write(large, said.records * said.times, said.rich)
        few, lines = folder / "0.jsonl.gz", folder / "n.jsonl.gz"
        for path, count in ((few, 8), (lines, 10 * said.records * said.times)):
            with gzip.open(path, "wt") as out:
                for number in range(count):
                    text = f"On day {number} of the flood 12 drowned. " * 20
                    out.write(json.dumps({"id": str(number), "text": text}) + "\n")
        print(f"{'':35} records ms each  times bare times alone  MB at the highest")
        told(small, first, ["bare", "alone", "taken", "extracted"], said.rounds)
        told(large, first, ["bare", "taken", "extracted"], 1)
        told(lines, few, ["lines_bare", "taken"], 1)


if __name__ == "__main__":
    main()
