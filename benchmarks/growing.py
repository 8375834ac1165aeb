"""What adding one report costs as a ledger grows: `python benchmarks/growing.py [CLAIMS ...]`.

The synthetic stories of `linking.py`, put into a ledger by bulk insert as linking would have left them; then single
reports are added, each to another story, and counts are asked for. Timed are adding (keeping and linking, in its
transaction) and asking, in one process, on this machine's disk; the median and the 95th percentile of TRIES, and the
median of what the processor was busy for (which others on the machine change less).
"""

import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import sqlalchemy as sa
from linking import REPORTS, story

from tallybook import ids, ledger, lexicon, spans
from tallybook.ledger import blocking, indexing, rows, tables
from tallybook.ledger.transactions import writing
from tallybook.types import Claim, Document, Reading, Run

RUN = Run(id="bench", version="0", lexicon_digest="0", parser="none", started_at="2031-05-01T00:00:00Z")
TRIES = 40
WAVE = 100  # stories that are inserted in one transaction

Told = list[tuple[Document, list[Claim]]]


def fill(engine: sa.Engine, stories: int, words: lexicon.Lexicon) -> list[Told]:
    """Inserts whole stories, each with its three counts; some of them, of all ages, to go on with."""
    chance, reading, kept = random.Random(7), 0, list[Told]()
    for first in range(0, stories, WAVE):
        made = [list(story(n, chance)) for n in range(first, min(first + WAVE, stories))]
        kept += made[:: max(1, WAVE * TRIES // stories)] if stories > TRIES else made
        with writing(engine) as connection:
            if first == 0:
                connection.execute(sa.insert(tables.run), {**rows.run_row(RUN), "recorded_at": rows.now()})
            found: dict[str, list[dict[str, Any]]] = {
                n: [] for n in ("document", "reading", "claim", "report_key", "linking", "story", "member", "question")
            }
            for told in made:
                reading = _told(told, reading, first // WAVE + 1, words, found)
            found["linking"].append(
                {"readings": reading, "decisions": 0, "version": "0", "lexicon_digest": "0", "recorded_at": rows.now()}
            )
            for name, new in sorted(found.items(), key=lambda item: ORDER.index(item[0])):
                connection.execute(sa.insert(tables.metadata.tables[name]), new)
    return kept


ORDER = ("document", "reading", "claim", "report_key", "linking", "story", "member", "question")


def _told(
    told: Told, reading: int, linking: int, words: lexicon.Lexicon, found: dict[str, list[dict[str, Any]]]
) -> int:
    at, name = rows.now(), min(rows.document_key(d) for d, _ in told)
    turns: dict[str, list[Claim]] = {}
    report: dict[str, str] = {}
    for document, claims in told:
        row, reading = rows.document_row(document), reading + 1
        key = row["key"]
        found["document"].append({**row, "recorded_at": at})
        kept = {"number": reading, "run": RUN.id, "seq": 1, "recorded_at": at}
        found["reading"].append({**rows.reading_row(document), **kept})
        found["claim"] += [{**rows.claim_row(c, row), "reading": reading} for c in claims]
        keys = blocking.keys_of(document, claims, words)
        found["report_key"] += [{"document_key": key, "key": f"{indexing.VERSION}:{k}"} for k in sorted(keys)]
        found["story"].append({"linking": linking, "document_key": key, "name": name, "level": 0})
        for place, claim in enumerate(claims):
            turns.setdefault(f"{place}", []).append(claim)
            report[claim.anchor] = key
    for held in turns.values():
        count = min(c.anchor for c in held)
        for turn, claim in enumerate(held):
            source = claim.sources[-1].name
            found["member"].append(
                {
                    "linking": linking, "document_key": report[claim.anchor], "anchor": claim.anchor, "count": count,
                    "statement": claim.anchor, "turn": turn, "place": 0, "origin_key": f"named {source}",
                    "origin": source, "source": source.casefold(), "reasons": "[]",
                }
            )  # fmt: skip
        found["question"].append(
            {
                "linking": linking, "count": count, "measure": held[0].measure, "label": held[0].measure,
                "size": len(held), "origins": 3, "first_at": None, "last_at": None,
            }
        )  # fmt: skip
    return reading


def one_more(told: Told, number: int) -> Reading:
    """A new report of a story: its last one, with another toll, from another paper."""
    document, claims = told[-1]
    old = next(e for e in claims[0].evidence if e.role == "figure")
    figure = str(int(float(old.quote)) + 7 + number)
    text = document.text[: old.start] + figure + document.text[old.end :]
    made = replace(document, id=f"new {number}", text=text, publisher=f"Late Paper {number}")
    end = old.start + len(figure)
    anchor = ids.anchor(made, old.start, end, "killed")
    claim = replace(
        claims[0], id=anchor, anchor=anchor, document=made.id,
        evidence=(spans.evidence(made, old.start, end, "figure"),),
        quantity=replace(claims[0].quantity, value=float(figure)),
    )  # fmt: skip
    return Reading(document=made, claims=(claim,), links=())


def timed(work: Sequence[Callable[[], object]]) -> str:
    """The median and the 95th percentile in milliseconds, and the median of the processor's."""
    took, busy = list[float](), list[float]()
    for call in work:
        began, worked = perf_counter(), process_time()
        call()
        took.append(1000 * (perf_counter() - began))
        busy.append(1000 * (process_time() - worked))
    return f"{statistics.median(took):>9.1f}{statistics.quantiles(took, n=20)[-1]:>9.1f}{statistics.median(busy):>9.1f}"


def measured(path: Path, size: int, words: lexicon.Lexicon) -> str:
    """A row of the table: a ledger filled, gone on with, and asked."""
    engine = ledger.open_ledger(path)
    began = perf_counter()
    kept = fill(engine, max(1, size // (3 * REPORTS)), words)
    took = perf_counter() - began
    random.Random(3).shuffle(kept)

    def add(number: int) -> None:
        ledger.add(engine, one_more(kept[number % len(kept)], number), RUN, lambda _: None)

    anchors = [told[0][1][0].anchor for told in kept[:TRIES]]
    add(TRIES)  # the first one warms up
    adding = timed([partial(add, number) for number in range(TRIES)])
    life = timed([partial(ledger.life, engine, anchor) for anchor in anchors] * 2)
    about = timed([partial(ledger.links_about, engine, anchor) for anchor in anchors] * 2)
    engine.dispose()
    return f"{size:>9}{took:>8.0f}{adding}{life}{about}{path.stat().st_size / 1e6:>7.0f}"


def main(sizes: list[int]) -> None:
    """Prints, for each number of claims, what a report more, a count's life and a claim's links cost, in ms."""
    words = lexicon.load()
    asked = "".join(f"{name:>9}{'p95':>9}{'CPU p50':>9}" for name in ("add p50", "life p50", "link p50"))
    print(f"{'claims':>9}{'fill s':>8}{asked}{'MB':>7}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            print(measured(Path(folder, "book.db"), size, words), flush=True)


if __name__ == "__main__":
    main([int(n) for n in sys.argv[1:]] or [1_000, 10_000, 100_000, 1_000_000])
