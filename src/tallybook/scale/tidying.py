"""The output of an engine made whole: no broken file, no row twice, no slice in part.

A task that is run again, because its node died, may have written before; and a run that is stopped leaves slices of
which some rows are written. Both are found by the engine, which counts the rows of each slice, and taken out of the
few files that hold them.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from tallybook.scale.rows import needed
from tallybook.scale.writing import ENDING
from tallybook.types import Refusal

KEY = ["slice", "number", "of"]


def tidy(daft: Any, out: Path) -> int:
    """Takes out what is there twice or in part, and says how many rows that were."""
    files = _whole_files(out)
    if not files:
        return 0
    held = daft.read_parquet([str(f) for f in files], file_path_column="file").select(*KEY, "file")
    held = held.where(held["slice"].not_null())
    slices = held.groupby("slice").agg(
        held["number"].count().alias("rows"), held["number"].count_distinct().alias("different"), held["of"].max()
    )
    wrong = slices.where((slices["rows"] != slices["of"]) | (slices["different"] != slices["of"]))
    torn = {row["slice"]: row["different"] == row["of"] for row in wrong.to_pylist()}
    if not torn:
        return 0
    where = held.join(wrong.select("slice"), on="slice", how="semi").select("file").distinct().to_pydict()["file"]
    return _without(sorted(_path(name) for name in where), torn)


def slices(daft: Any, out: Path) -> Any:
    """A frame of the slices that the output holds whole, which after `tidy` are all; None where it holds nothing."""
    files = sorted(out.glob("*" + ENDING))
    if not files:
        return None
    held = daft.read_parquet([str(f) for f in files]).select("slice")
    return held.where(held["slice"].not_null()).distinct()


def count(daft: Any, out: Path) -> dict[str, int]:
    """How many documents and claims the output holds."""
    files = sorted(out.glob("*" + ENDING))
    if not files:
        return {"documents": 0, "claims": 0}
    held = daft.read_parquet([str(f) for f in files]).select("id", "claims")
    held = held.where(held["id"].not_null())
    counted = held.agg(held["id"].count().alias("documents"), held["claims"].list_count().sum().alias("claims"))
    (row,) = counted.to_pylist()
    return {"documents": row["documents"], "claims": row["claims"] or 0}


def refusals(daft: Any, out: Path) -> Iterator[Refusal]:
    """What was refused, by the output."""
    files = sorted(out.glob("*" + ENDING))
    if files:
        held = daft.read_parquet([str(f) for f in files]).select("refused")
        for row in held.where(held["refused"].not_null()).iter_rows():
            yield msgspec.convert(row["refused"], Refusal)


def _whole_files(out: Path) -> list[Path]:
    """The files that can be read; one whose writing was cut off is removed, since its rows will be read again."""
    parquet, pa = needed("pyarrow.parquet", "scale"), needed("pyarrow", "scale")
    found = []
    for path in sorted(out.glob("*" + ENDING)):
        try:
            parquet.read_metadata(path)
            found.append(path)
        except (pa.ArrowException, OSError):
            path.unlink()
    return found


def _path(name: str) -> Path:
    return Path(name.removeprefix("file://"))


def _without(files: list[Path], torn: dict[str, bool]) -> int:
    """Writes files anew: of a slice that is there twice each row once, of one that is there in part none."""
    pa, parquet = needed("pyarrow", "scale"), needed("pyarrow.parquet", "scale")
    seen: set[tuple[str, int]] = set()
    removed = 0
    for path in files:
        table, keep = parquet.read_table(path), []
        for name, number in zip(*(table.column(c).to_pylist() for c in KEY[:2]), strict=True):
            again = (name, number) in seen
            keep.append(name not in torn or (torn[name] and not again))
            seen.add((name, number))
        left = table.filter(pa.array(keep))
        removed += table.num_rows - left.num_rows
        part = path.with_name(f".{path.name}.part")
        if left.num_rows:
            parquet.write_table(left, part, compression="zstd")
            part.replace(path)
        else:
            path.unlink()
    return removed
