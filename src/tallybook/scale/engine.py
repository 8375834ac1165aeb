"""The same reading by an engine, Daft: on this machine, or on a cluster of Ray; its scheduling, its retries, its files.

Inputs are cut into slices (`slices.py`), the names of the slices are written as small files of work beside the output,
and the engine reads those, has its workers read each slice, and writes what comes of it. Each worker is a process with
one model. A node that dies costs the slices that it was at; what such a retry may leave twice, and what a stopped run
left in part, is taken out of the output by `tidying.py`, and slices that are there whole are not read again.
"""

import glob
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from math import ceil
from pathlib import Path
from typing import Any

from tallybook import lexicon
from tallybook.bodies import VARIABLE
from tallybook.errors import TallybookError
from tallybook.extract import parse
from tallybook.scale import tidying
from tallybook.scale.alone import alone
from tallybook.scale.keeping import new_run
from tallybook.scale.rows import needed
from tallybook.scale.slices import Slice
from tallybook.types import Refusal

WORK = "_work"  # the folder of the files of work, in the output; it is gone at the end
SHARD = 64  # slices at most in a file of work: what a dead node costs
FILE = 32_000_000  # bytes of a file of the output, unpacked: what a stopped run loses at most for each worker
QUIET = {"DO_NOT_TRACK": "1", "DAFT_ANALYTICS_ENABLED": "0", "RAY_USAGE_STATS_ENABLED": "0"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What is in the output now, what was refused of the inputs, and how many of their slices were there before."""

    documents: int
    claims: int
    refused: tuple[Refusal, ...]
    slices: int
    before: int


def extract(inputs: Sequence[str], out: Path, jobs: int | None = None, cluster: str | None = None) -> Done:
    """Reads the inputs into a folder of Parquet; what it holds already is not read again.

    Inputs are files, folders, patterns and addresses (s3://, gs://, http://). On a cluster every node must see the
    folder and the files under the same path, and have this package. Raises TallybookError.
    """
    daft = engine_at(cluster)
    workers = workers_at(jobs, cluster)
    out.mkdir(parents=True, exist_ok=True)
    with alone(out):
        return _extract(daft, inputs, out, workers, absolute=cluster is not None)


def _extract(daft: Any, inputs: Sequence[str], out: Path, workers: int, *, absolute: bool) -> Done:
    work = out.resolve() / WORK
    shutil.rmtree(work, ignore_errors=True)  # of a run that was killed
    try:
        tidying.tidy(daft, out)
        paths = [{"input": name, "path": path} for name, path in named(daft, inputs, absolute=absolute)]
        if not paths:
            raise TallybookError("the inputs name no file")
        with daft.execution_config_ctx(**CONFIG):
            slices = _cut(daft, _sharded(daft, work / "paths", paths, workers))
            left = _left(daft, slices, out)
            if left:
                _read(daft, _sharded(daft, work / "slices", left, workers), out.resolve(), workers)
        tidying.tidy(daft, out)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    refused = tuple(tidying.refusals(daft, out))
    return Done(**tidying.count(daft, out), refused=refused, slices=len(slices), before=len(slices) - len(left))


# A file of work is a task of its own, not one of many that are merged; and what is written is soon a whole file.
CONFIG = {
    "scan_tasks_min_size_bytes": 1,
    "scan_tasks_max_size_bytes": 1,
    "parquet_target_filesize": FILE,
    "parquet_target_row_group_size": FILE,
    "parquet_inflation_factor": 1.0,
}


def engine_at(cluster: str | None) -> Any:
    """Daft, on its native runner or on a cluster, with the reports of usage off. Raises TallybookError."""
    os.environ.update({name: os.environ.get(name, value) for name, value in QUIET.items()})
    daft = needed("daft", "scale")
    needed("pyarrow", "scale")
    if cluster is None:
        if daft.get_or_infer_runner_type() != "native":
            daft.set_runner_native()
        return daft
    needed("ray", "cluster")
    try:
        daft.set_runner_ray(address=cluster, noop_if_initialized=True)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise TallybookError(f"no cluster answers at {cluster}: {error}") from error
    return daft


def workers_at(jobs: int | None, cluster: str | None) -> int:
    """How many processes read. More than the cluster has processors would wait for ever, and in silence."""
    if cluster is None:
        return jobs or os.cpu_count() or 1
    there = int(needed("ray", "cluster").cluster_resources().get("CPU", 0))
    if jobs is not None and jobs > there:
        raise TallybookError(f"--jobs {jobs} is more than the {there} processors of the cluster")
    return jobs or max(1, there)


def named(daft: Any, inputs: Iterable[str], *, absolute: bool = False) -> Iterator[tuple[str, str]]:
    """Each input's files: what the user calls it, and where it is opened. What is not there is kept, to be refused."""
    for name in inputs:
        if name.startswith(("http://", "https://")):
            yield name, name
        elif "://" in name:
            found = sorted(daft.from_glob_path(name).to_pydict()["path"])
            yield from ((path, path) for path in found)
        else:
            for path in _local(name):
                whole = os.path.abspath(path)
                yield (whole if absolute else path), whole


def _local(name: str) -> list[str]:
    if os.path.isdir(name):
        children = sorted(child for child in Path(name).iterdir() if not child.name.startswith("."))
        return [path for child in children for path in _local(str(child))]
    if not os.path.exists(name) and glob.has_magic(name):
        return [path for found in sorted(glob.glob(name, recursive=True)) for path in _local(found)]
    return [name]


def _sharded(daft: Any, folder: Path, rows: list[dict[str, Any]], workers: int) -> Any:
    """The rows as a frame of as many tasks as there are files: what a dead node takes with it is read again."""
    pa, parquet = needed("pyarrow", "scale"), needed("pyarrow.parquet", "scale")
    folder.mkdir(parents=True)
    size = max(1, min(SHARD, ceil(len(rows) / (4 * workers))))
    for number, at in enumerate(range(0, len(rows), size)):
        parquet.write_table(pa.Table.from_pylist(rows[at : at + size]), folder / f"{number:08}.parquet")
    return daft.read_parquet(str(folder / "*.parquet"))


def _cut(daft: Any, paths: Any) -> Any:
    from tallybook.scale import worker

    found = paths.with_column("slice", worker.cut(paths["input"], paths["path"])).explode("slice")
    return found.select(*(found["slice"].get(f.name).alias(f.name) for f in fields(Slice))).collect()


def _left(daft: Any, slices: Any, out: Path) -> list[dict[str, Any]]:
    """The slices that the output does not hold yet, by a join; those of one file are not all given to one worker."""
    rows = [{**asdict(item), "slice": item.name} for item in (Slice(**row) for row in slices.to_pylist())]
    done = tidying.slices(daft, out)
    if done is None:
        return rows
    left: list[dict[str, Any]] = daft.from_pylist(rows).join(done, on="slice", how="anti").to_pylist()
    return sorted(left, key=lambda row: (row["input"], row["start"]))


def _read(daft: Any, slices: Any, out: Path, workers: int) -> None:
    from tallybook.scale import worker

    run = asdict(new_run(lexicon.load(), parse.load()))
    reader = worker.readers(workers)(run, os.environ.get(VARIABLE))
    rows = reader.read(*(slices[f.name] for f in fields(Slice)))
    found = slices.select(rows.alias("row")).explode("row").where(daft.col("row").not_null())
    found.select(*(daft.col("row").get(name).alias(name) for name in worker.names())).write_parquet(
        str(out), compression="zstd"
    )
