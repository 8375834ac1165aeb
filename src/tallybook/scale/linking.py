"""Linking over Parquet by an engine's joins: the stories, questions and origins that a ledger of the same reports has.

The reports near one another are found by a join of their keys with themselves, stories by passing the least name along
until nothing changes, and each story is then linked by the same function as in a ledger (`link.across`). What people
decided is in ledgers, and not here.
"""

import os
from pathlib import Path
from typing import Any

from tallybook.errors import TallybookError
from tallybook.ledger import blocking
from tallybook.scale.engine import engine_at, workers_at
from tallybook.scale.writing import ENDING

KEYS = ["report", "key"]


def link(readings: Path, out: Path, jobs: int | None = None, cluster: str | None = None) -> int:
    """Links the readings of a folder of Parquet, and writes a row a story; how many. Raises TallybookError."""
    from tallybook.scale import linker

    if out.exists() and any(out.iterdir()):
        raise TallybookError(f"{out} is not empty: links are made anew, into an empty folder")
    files = sorted(readings.glob("*" + ENDING)) if readings.is_dir() else [readings]
    if not files:
        raise TallybookError(f"{readings} holds no Parquet file (*{ENDING})")
    daft = engine_at(cluster)
    count, sources = workers_at(jobs, cluster), os.environ.get(linker.VARIABLE)
    worker = linker.linkers(count)(sources)
    held = daft.read_parquet([str(f.resolve()) for f in files]).where(daft.col("claims").list_count() > 0)
    told = held.select("key", worker.keys(*(held[name] for name in linker.ASKED)).alias("found"))
    told = told.select(told["key"].alias("report"), *(told["found"].get(n).alias(n) for n in ("key", "names")))
    keyed = told.explode("key").groupby("report", "key").agg(daft.col("names").max()).collect()
    found = stories(daft, keyed)
    whole = held.join(found, left_on="key", right_on="report")
    packed = whole.select("story", "level", linker.packed(whole).alias("row"))
    grouped = packed.groupby("story").agg(daft.col("level").max(), daft.col("row").list_agg())
    linked = grouped.select("story", "level", worker.linked(grouped["row"]).alias("found"))
    linked = linked.select("story", "level", *(linked["found"].get(n).alias(n) for n in ("claims", "links")))
    out.mkdir(parents=True, exist_ok=True)
    linked.write_parquet(str(out.resolve()), compression="zstd")
    return int(found.select("story").distinct().count_rows())


def stories(daft: Any, keyed: Any) -> Any:
    """A frame of `report`, `story` (its first report) and `level`, of one of `report`, `key` and the report's `names`.

    As `ledger.blocking.Map.block`: at each level, from loose to close, the chains of near reports not too long.
    """
    left = keyed.select("report").distinct().collect()
    edges = near(daft, keyed).collect()
    done = []
    for level in range(blocking.ONE_REPORT + 1):
        if not len(left):
            break
        here = edges.where(edges["level"] >= level).join(left.with_column_renamed("report", "a"), on="a", how="semi")
        named = _chains(daft, left, here.collect())
        sizes = named.groupby("story").agg(named["report"].count().alias("size"))
        if level < blocking.ONE_REPORT:
            sizes = sizes.where(sizes["size"] <= blocking.LARGEST)
        fit = named.join(sizes.select("story"), on="story", how="semi").collect()
        done.append(fit.with_column("level", daft.lit(level)))
        left = left.join(fit.select("report"), on="report", how="anti").collect()
    found = done[0]
    for more in done[1:]:
        found = found.concat(more)
    return found.collect()


def near(daft: Any, keyed: Any) -> Any:
    """A frame of `a`, `b` and `level`, in both directions: the reports that are near, and how closely."""
    one = keyed["key"].startswith(blocking.SAME)
    same, names = keyed.where(one), keyed.where(~one)
    held = names.groupby("key").agg(names["report"].count().alias("holders"))
    few = names.join(
        held.where((held["holders"] > 1) & (held["holders"] <= blocking.HUB)).select("key"), on="key", how="semi"
    )
    other = few.select(few["report"].alias("b"), "key")
    pairs = few.select(few["report"].alias("a"), "key").join(other, on="key")
    pairs = pairs.where(pairs["a"] < pairs["b"])
    shared = pairs.groupby("a", "b").agg(pairs["key"].count().alias("shared"))
    shared = shared.where(shared["shared"] > 1)
    counts = keyed.groupby("report").agg(keyed["names"].max())
    both = shared.join(counts.select(counts["report"].alias("a"), counts["names"].alias("of_a")), on="a")
    both = both.join(counts.select(counts["report"].alias("b"), counts["names"].alias("of_b")), on="b")
    fewer = daft.functions.when(both["of_a"] <= both["of_b"], both["of_a"]).otherwise(both["of_b"])
    both = both.select("a", "b", "shared", fewer.alias("fewer")).collect()
    kinds = both.select("shared", "fewer").distinct().to_pylist()  # few: the rule is asked once for each
    rule = [{**kind, "level": blocking.level(kind["shared"], kind["fewer"])} for kind in kinds]
    rule += [{"shared": -1, "fewer": -1, "level": -1}]  # so that there is a row
    ruled = both.join(daft.from_pylist(rule), on=["shared", "fewer"]).select("a", "b", "level")
    first = same.groupby("key").agg(same["report"].min().alias("b"))
    copies = same.join(first, on="key").select(daft.col("report").alias("a"), "b")
    copies = copies.where(copies["a"] != copies["b"]).with_column("level", daft.lit(blocking.ONE_REPORT))
    edges = ruled.where(ruled["level"] >= 0).select("a", "b", ruled["level"].cast(daft.DataType.int64()))
    edges = edges.concat(copies.select("a", "b", copies["level"].cast(daft.DataType.int64())))
    return edges.concat(edges.select(edges["b"].alias("a"), edges["a"].alias("b"), "level"))


def _chains(daft: Any, reports: Any, edges: Any) -> Any:
    """Each report with the first report of its chain: the least name goes along edges until it rests."""
    named = reports.with_column("story", reports["report"]).collect()
    while True:
        told = edges.join(named.with_column_renamed("report", "b"), on="b")
        least = told.groupby("a").agg(told["story"].min().alias("least"))
        both = named.join(least, left_on="report", right_on="a", how="left")
        better = both["least"].is_null() | (both["story"] <= both["least"])
        now = both.select(
            "report", daft.functions.when(better, both["story"]).otherwise(both["least"]).alias("via")
        ).collect()
        jump = now.select(now["report"].alias("via"), now["via"].alias("story"))
        new = now.join(jump, on="via").select("report", "story").collect()
        was = named.with_column_renamed("story", "was")
        changed = new.join(was, on="report")
        if changed.where(changed["story"] != changed["was"]).count_rows() == 0:
            return new
        named = new
