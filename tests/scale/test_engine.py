"""Reading by an engine: the same as reading here, gone on with after a stop, nothing twice and nothing lost."""

import os
from pathlib import Path
from typing import Any

import pytest

from scale.test_slices import archive, lines, table
from scale.test_writing import held
from tallybook import ingest
from tallybook.errors import TallybookError
from tallybook.scale import engine, processes, rows, tidying
from tallybook.types import Document, Reading, Refusal

os.environ.update(engine.QUIET)
daft: Any = pytest.importorskip("daft", reason="the extra `scale` is not installed: no engine is tested")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("default"),  # the engine's own
]


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    """An archive, lines, a table, a folder with a text and a bad file, and one that is missing."""
    (tmp_path / "a.warc.gz").write_bytes(archive(5, packed=True))
    (tmp_path / "b.jsonl").write_bytes(lines(9))
    (tmp_path / "c.parquet").write_bytes(table())
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "1.txt").write_text("At least 14 miners were killed in Tresk, the inspectorate said.")
    (tmp_path / "d" / "2.txt").write_bytes(b"\0\1\2")
    return [*(str(tmp_path / n) for n in ("*.warc.gz", "b.jsonl", "c.parquet", "d", "missing.txt"))]


def key(item: Reading | Refusal) -> str:
    return repr(item).partition(", given=")[0]


def plainly(inputs: list[str], tmp_path: Path) -> list[Reading | Refusal]:
    given = list(ingest.read([str(tmp_path / "a.warc.gz"), *inputs[1:]]))
    refused = [item for item in given if isinstance(item, Refusal)]
    return sorted([*processes.readings(d for d in given if isinstance(d, Document)), *refused], key=key)


def test_an_engine_reads_what_is_read_here_and_goes_on_where_it_was(tmp_path: Path, inputs: list[str]) -> None:
    out = tmp_path / "out"
    expected = plainly(inputs, tmp_path)
    done = engine.extract(inputs, out, jobs=2)
    assert sorted(held(out), key=key) == expected
    assert done.documents == sum(isinstance(item, Reading) for item in expected)
    assert done.claims == sum(len(item.claims) for item in expected if isinstance(item, Reading))
    assert sorted(map(key, done.refused)) == [key(i) for i in expected if isinstance(i, Refusal)]
    assert [p.suffix for p in out.iterdir()] == [".parquet"] * len(list(out.iterdir()))

    files = {p: p.read_bytes() for p in out.iterdir()}
    again = engine.extract(inputs, out, jobs=2)
    assert (again.before, again.slices) == (done.slices, done.slices)
    assert {p: p.read_bytes() for p in out.iterdir()} == files

    torn(out)
    mended = engine.extract(inputs, out, jobs=2)
    assert mended.before < mended.slices
    assert sorted(held(out), key=key) == expected


def torn(out: Path) -> None:
    """As a run that was killed may leave it: rows twice, a slice in part, a file cut off, files of work."""
    parquet = rows.needed("pyarrow.parquet", "scale")
    files = sorted(out.iterdir())
    table = parquet.read_table(files[0])
    parquet.write_table(table.slice(0, 1), out / "again.parquet")
    last = parquet.read_table(files[-1])
    parquet.write_table(last.slice(0, last.num_rows - 1), files[-1])
    (out / "cut.parquet").write_bytes(b"PAR1 and no more")
    (out / engine.WORK / "paths").mkdir(parents=True)


def test_rows_that_are_there_twice_are_taken_out(tmp_path: Path, inputs: list[str]) -> None:
    out = tmp_path / "out"
    engine.extract(inputs[1:2], out, jobs=1)
    parquet = rows.needed("pyarrow.parquet", "scale")
    (path,) = out.iterdir()
    table = parquet.read_table(path)
    parquet.write_table(table.slice(1, 3), out / "again.parquet")
    assert tidying.tidy(daft, out) == 3
    assert tidying.tidy(daft, out) == 0
    assert sum(parquet.read_table(p).num_rows for p in out.iterdir()) == table.num_rows


def test_what_an_engine_cannot_do_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(TallybookError, match="the inputs name no file"):
        engine.extract([str(tmp_path / "empty")], tmp_path / "out")
    real = rows.needed

    def lacking(module: str, extra: str) -> Any:
        return real("no_such_" + module if module in ("ray", "daft") else module, extra)

    monkeypatch.setattr(engine, "needed", lacking)
    with pytest.raises(TallybookError, match=r"pip install 'tallybook\[scale\]'"):
        engine.extract(["a.txt"], tmp_path / "out")
