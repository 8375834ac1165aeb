"""Pages from a web archive to documents and to claims, against trafilatura alone on the same archive.

    python benchmarks/archive.py [--pages 200] [--rich 0.35] [--rounds 3]

The archive is written here: ordinary paragraphs of our own, in pages of a newsroom's weight (some 170 KB: scripts,
styles, navigation, a column of teasers). `--rich` is the share of pages with a paragraph of a dispatch of the demo; of
17 articles of ordinary news that we measured, 6 had figures of ours, 8 in all. Processor seconds, medians of rounds
that take turns. It also prints how many pages a gate on all the words of a page would let pass.
"""

import argparse
import gzip
import io
import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from pages import stories
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
from trafilatura import bare_extraction

from tallybook import ingest, lexicon
from tallybook.extract import parse, select
from tallybook.scale.reading import read_all
from tallybook.types import Document, Reading

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
    chance, told, made = random.Random(3), stories(), []
    for number in range(count):
        if number < rich * count:
            story = told[number % len(told)]
            words = [*ordinary(chance, 5), story.paragraphs[0], *ordinary(chance, 2)]
            made.append(page(number, f"Notes of the day {number}", words))
        else:
            made.append(page(number, f"Notes of the day {number}", ordinary(chance, 8)))
    chance.shuffle(made)
    return made


def archive(held: list[bytes]) -> bytes:
    """The pages as a gzipped web archive."""
    out = io.BytesIO()
    for number, raw in enumerate(held):
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + raw
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{number}\r\nWARC-Date: "
            f"2031-04-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\nContent-Type: application/http;"
            f"msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        out.write(gzip.compress(head.encode() + body + b"\r\n\r\n", 1))
    return out.getvalue()


def documents(raw: bytes) -> list[Document]:
    """The documents of an archive."""
    return [d for d in ingest.read_stream("archive", io.BytesIO(raw)) if isinstance(d, Document)]


def claims(raw: bytes) -> int:
    """How many claims an archive gives."""
    found = read_all(documents(raw), lexicon.load(), parse.load())
    return sum(len(r.claims) for r in found if isinstance(r, Reading))


def alone(held: list[bytes]) -> None:
    """Trafilatura on every page, with what it can tell about it."""
    for raw in held:
        bare_extraction(raw, fast=True, with_metadata=True, include_comments=False)


def words(raw: bytes) -> str:
    """Every word of a page that a reader may see, and many that he may not."""
    return str(extract_plain_text(bytes_to_str(raw, detect_encoding(raw)), main_content=False))


def timed(work: Callable[[], Any]) -> float:
    """Seconds of the processor."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Prints a line for each measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--rich", type=float, default=0.35)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out", type=Path, help="write the archive there, to read it otherwise")
    given = parser.parse_args()
    held = pages(given.pages, given.rich)
    raw = archive(held)
    if given.out is not None:
        given.out.write_bytes(raw)
    gate = select.gate(lexicon.load())
    passed = sum(gate is None or gate.opens(words(p)) for p in held)
    claims(archive(held[:8]))  # the models and the libraries are loaded
    alone(held[:8])
    rounds: list[tuple[float, ...]] = []
    for _ in range(given.rounds):
        works = (lambda: alone(held), lambda: documents(raw), lambda: claims(raw), lambda: [words(p) for p in held])
        rounds.append(tuple(timed(work) for work in works))
    base, read, whole, plain = (median(r[n] for r in rounds) for n in range(4))
    each = 1000 / len(held)
    print(f"{len(held)} pages of {sum(map(len, held)) / len(held) / 1000:.0f} KB, {claims(raw)} claims")
    print(f"trafilatura alone {base * each:.1f} ms a page; all words of a page {plain * each:.1f} ms")
    print(f"archive to documents {read * each:.1f} ms a page: {base / read:.1f} times trafilatura alone")
    print(f"archive to claims {whole * each:.1f} ms a page: {base / whole:.1f} times trafilatura alone")
    print(f"pages whose words may hold a figure: {passed} of {len(held)}")


if __name__ == "__main__":
    main()
