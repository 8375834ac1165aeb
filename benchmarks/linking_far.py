"""Linking over Parquet by an engine's joins, as the readings grow, and against a ledger of the same.

    python benchmarks/linking_far.py [CLAIMS ...] [--blocking CLAIMS ...] [--ledger CLAIMS]

The readings are the synthetic stories of `linking.py`. For each number of claims the seconds by the clock are printed.
`--blocking` makes only the keys of so many claims' reports, in the shapes that the stories have, and finds the stories.
`--ledger` links so many in a ledger, too, and says whether links, counts and origins are the same.
"""

import argparse
import os
import random
import resource
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from linking import REPORTS, story

from tallybook import ledger
from tallybook.scale import engine, linking, rows, writing
from tallybook.types import Reading, Run

os.environ.update(engine.QUIET)
RUN = Run(id="run", version="0", lexicon_digest="none", parser="none", started_at="2031-05-02T00:00:00Z")
STORY = 3 * REPORTS  # claims


def readings(claims: int) -> Iterator[Reading]:
    """The reports of as many stories as make so many claims."""
    chance = random.Random(7)
    for number in range(max(1, claims // STORY)):
        for document, held in story(number, chance):
            yield Reading(document=document, claims=tuple(held), links=())


def gigabytes() -> float:
    """The most memory that this process and its children have held so far."""
    return sum(resource.getrusage(w).ru_maxrss for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024**2


def whole(daft: Any, claims: int, folder: Path) -> Path:
    """Links so many claims, and prints how long that took."""
    given, out = folder / f"in-{claims}", folder / f"out-{claims}"
    for _ in writing.write(given, readings(claims), RUN):
        pass
    began = perf_counter()
    found = linking.link(given, out)
    took = perf_counter() - began
    links = daft.read_parquet(f"{out}/*.parquet").agg(daft.col("links").list_count().sum()).to_pylist()[0]["links"]
    print(f"{claims:>11,} claims: {took:8.0f} s, {found:,} stories, {links:,} links, {gigabytes():.1f} GB", flush=True)
    return out


def blocked(daft: Any, claims: int) -> None:
    """Finds the stories of so many claims' reports from their keys alone."""
    import numpy as np
    import pyarrow as pa
    from pyarrow import compute as pc

    def told(mark: str, numbers: Any) -> Any:
        return pc.binary_join_element_wise(mark, pc.cast(pa.array(numbers), pa.string()), "")

    reports = claims // 3
    chance, at = np.random.default_rng(7), np.arange(reports)
    event = at // REPORTS
    keys = [told(f"event{n}x", event) for n in range(5)]  # the names of its event
    keys += [told("name", chance.integers(0, 5_000_000, reports)) for _ in range(3)]  # and any others
    keys += [told("=", at)]
    table = pa.table(
        {
            "report": pa.chunked_array([told("r", at + 10**9)] * len(keys)),
            "key": pa.chunked_array(keys),
            "names": np.full(reports * len(keys), len(keys) - 1),
        }
    )
    frame = daft.from_arrow(table).collect()
    began = perf_counter()
    found = linking.stories(daft, frame).select("story").distinct().count_rows()
    took = perf_counter() - began
    print(
        f"{claims:>11,} claims: {took:8.0f} s for {reports:,} reports, {found:,} stories, {gigabytes():.1f} GB",
        flush=True,
    )


def compared(daft: Any, claims: int, folder: Path) -> None:
    """Links in a ledger and by joins, and prints whether the result is the same."""
    out = whole(daft, claims, folder)
    members = [m for row in daft.read_parquet(f"{out}/*.parquet").to_pylist() for m in row["claims"]]
    links = {
        (k["kind"], k["from"], k["to"]) for r in daft.read_parquet(f"{out}/*.parquet").to_pylist() for k in r["links"]
    }
    book = ledger.open_ledger(folder / "book.db")
    began = perf_counter()
    for reading in readings(claims):
        ledger.add(book, reading, RUN, lambda claim: None, link=False)
    ledger.settle(book)
    took = perf_counter() - began
    held = ledger.linked(book)
    same = [
        links == {(k.kind, k.from_, k.to) for k in held.links},
        {m["anchor"]: m["count"] for m in members} == {a: c[0] for c in held.linked.counts for a in c},
        {m["anchor"]: m["origin_key"] for m in members} == {a: o.key for a, o in held.linked.origins.items()},
    ]
    book.dispose()
    print(f"{claims:>11,} claims: a ledger takes {took:.0f} s; links, counts, origins the same: {same}", flush=True)


def main() -> None:
    """Prints a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*")
    parser.add_argument("--blocking", type=int, nargs="*", default=[])
    parser.add_argument("--ledger", type=int, default=0)
    given = parser.parse_args()
    daft = rows.needed("daft", "scale")
    with tempfile.TemporaryDirectory() as name:
        for size in given.sizes:
            whole(daft, size, Path(name))
        if given.ledger:
            compared(daft, given.ledger, Path(name))
        for size in given.blocking:
            blocked(daft, size)


if __name__ == "__main__":
    main()
