"""How long a ledger of N claims takes to answer, and how much memory: p50 and p95 in milliseconds, both databases.

    .venv/bin/python benchmarks/ledger.py [SIZE ...] [--postgres ADDRESS]      sizes: 10000 100000 1000000

The claims are synthetic: five to a report, a thousand publishers, words by Zipf's law. They are written by the same
rows as `add` writes, without reading and linking, which other benchmarks measure. ADDRESS is a server without a
database's name, on which databases may be made.
"""

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from ledger import factory
from tallybook import ledger
from tallybook.ledger import databases, rows, tables
from tallybook.ledger.transactions import writing
from tallybook.types import Reading

EACH = 5  # claims a report
MEASURES = ("killed", "injured", "missing", "displaced", "captured")
STATUSES = ("reported", "estimated", "confirmed", "feared")
VOCABULARY = [f"word{n}" for n in range(20_000)]
WEIGHTS = [1 / (n + 1) for n in range(20_000)]
ASKED = 40  # times that each question is asked


def report(number: int) -> Reading:
    """A report with its claims; the same number, the same report."""
    chance = random.Random(number)
    figures = [str(1000 * (n + 1) + chance.randrange(1000)) for n in range(EACH)]
    told = [" ".join(chance.choices(VOCABULARY, WEIGHTS, k=40)) for _ in figures]
    text = "\n\n".join(f"{figure} villagers: {words}." for figure, words in zip(figures, told, strict=True))
    day = f"{2000 + number % 30}-{1 + number % 12:02}-{1 + number % 28:02}"
    document = factory.document(text, id=f"r{number}", publisher=f"Post {number % 1000}", published=day)
    return factory.reading(
        document,
        *(
            factory.claim(document, figure, measure=MEASURES[(number + n) % 5], status=STATUSES[(number + n) % 4],
                          who="villagers", place=f"Place {number % 500}", source=f"source {number % 300}")
            for n, figure in enumerate(figures)
        ),
    )  # fmt: skip


def fill(engine: sa.Engine, claims: int) -> None:
    """Writes that many claims, and counts of ten reports' claims of one measure."""
    reports = claims // EACH
    with writing(engine) as connection:
        connection.execute(sa.insert(tables.run), {**rows.run_row(factory.RUN), "recorded_at": rows.now()})
        said = {"number": 1, "readings": reports, "decisions": 0, "version": "0", "lexicon_digest": "0"}
        connection.execute(sa.insert(tables.linking), {**said, "recorded_at": rows.now()})
    for first in range(0, reports, 1000):
        batch: dict[str, list[dict[str, Any]]] = {name: [] for name in ("document", "reading", "claim", "member")}
        for number in range(first, min(first + 1000, reports)):
            _rows(report(number), number, batch)
        with writing(engine) as connection:
            for name, held in batch.items():
                connection.execute(sa.insert(tables.metadata.tables[name]), held)
    with writing(engine) as connection:
        databases.of(engine).numbered(connection)
        connection.exec_driver_sql("ANALYZE")


def _rows(item: Reading, number: int, batch: dict[str, list[dict[str, Any]]]) -> None:
    at = rows.now()
    document = rows.document_row(item.document)
    batch["document"].append({**document, "number": number + 1, "recorded_at": at})
    mine = {**rows.reading_row(item.document), "run": factory.RUN.id, "seq": 1, "recorded_at": at}
    batch["reading"].append({**mine, "number": number + 1})
    for n, claim in enumerate(item.claims):
        batch["claim"].append({**rows.claim_row(claim, document), "reading": number + 1})
        batch["member"].append(
            {"linking": 1, "document_key": document["key"], "anchor": claim.anchor, "statement": claim.anchor,
             "count": f"count {number // 10} {(number + n) % 5}", "turn": 0, "place": n, "origin_key": f"o{number % 7}",
             "origin": f"source {number % 7}", "source": None, "reasons": "[]"}
        )  # fmt: skip


def questions(engine: sa.Engine, claims: int) -> Iterator[tuple[str, Callable[[int], object]]]:
    """What is asked, by its name; the number makes each time another question."""
    reports = claims // EACH
    new = [report(reports + n) for n in range(ASKED + 1)]
    anchors = [report(n * 31 % reports).claims[0].anchor for n in range(ASKED + 1)]

    def where(n: int) -> ledger.Filters:
        return ledger.Filters(measure=MEASURES[n % 5], status=STATUSES[n % 4], publisher=f"Post {n * 37 % 1000}")

    yield "list, 3 filters", lambda n: ledger.claims(engine, where(n), 50)
    yield "list, no filter", lambda n: ledger.claims(engine, limit=50, offset=50 * n)
    yield "one claim", lambda n: ledger.claim(engine, anchors[n])
    yield "as of, one count", lambda n: ledger.book_of(engine, [f"count {n} {n % 5}"]).as_of("2031-01-01")
    yield "search, rare words", lambda n: ledger.search(engine, f"word{9000 + n} word{n}")
    yield "search, common words", lambda n: ledger.search_claims(engine, f"word{n % 5} word{n % 7 + 5}")
    yield "history of a report", lambda n: ledger.readings_of(engine, f"r{n * 31 % reports}")
    yield "queue", lambda n: ledger.queue(engine, 20)
    yield "how many, with facets", lambda n: (ledger.count_claims(engine, where(n)), ledger.facets(engine, where(n)))
    yield "add", lambda n: ledger.add(engine, new[n], factory.RUN, factory.verify, link=False)


def measure(engine: sa.Engine, name: str, claims: int) -> None:
    """Fills a ledger, asks each question, and prints a row each."""
    begun = time.perf_counter()
    fill(engine, claims)
    print(f"{name}: {claims:,} claims written in {time.perf_counter() - begun:.0f} s", flush=True)
    for question, ask in questions(engine, claims):
        ask(0)
        took = []
        for n in range(1, ASKED + 1):
            at = time.perf_counter()
            ask(n)
            took.append(1000 * (time.perf_counter() - at))
            if sum(took) > 20_000:
                break
        p95 = statistics.quantiles(took, n=20)[-1] if len(took) > 1 else took[0]
        print(f"  {question:24} p50 {statistics.median(took):8.1f}  p95 {p95:8.1f} ms", flush=True)
    print(f"  memory, at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB", flush=True)


def main() -> None:
    """Runs every size on each database."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    given.add_argument("--postgres")
    asked = given.parse_args()
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            engine = ledger.open_ledger(Path(folder) / "book.db")
            measure(engine, "SQLite", size)
            engine.dispose()
        if asked.postgres:
            import postgres

            postgres.execute(f"{asked.postgres}/postgres", f"CREATE DATABASE bench_{size}")
            engine = ledger.open_ledger(f"{asked.postgres}/bench_{size}")
            measure(engine, "PostgreSQL", size)
            engine.dispose()
            postgres.execute(f"{asked.postgres}/postgres", f"DROP DATABASE bench_{size} WITH (FORCE)")


if __name__ == "__main__":
    main()
