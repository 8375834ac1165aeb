"""Readings in Parquet: whole or not there, gone on with, and the same as what is printed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ledger import factory
from scale.test_processes import reports
from tallybook.errors import TallybookError
from tallybook.scale import processes, rows, writing
from tallybook.scale.writing import ENDING
from tallybook.types import Document, Reading, Refusal

BAD = Refusal(input="x line 3", reason="it is no JSON", given="x")


def held(path: Path) -> list[Reading | Refusal]:
    files = sorted(path.glob("*" + ENDING)) if path.is_dir() else [path]
    return [rows.read(row)[0] for file in files for batch in writing.batches(file) for row in batch.to_pylist()]


def test_a_file_holds_what_was_read_and_what_was_refused_in_order(tmp_path: Path) -> None:
    first, second, third = reports(3)
    path = tmp_path / "out.parquet"
    passed = list(writing.read_into(path, [first, BAD, second, third]))
    assert held(path) == passed
    assert [r for r in passed if isinstance(r, Reading)] == list(processes.readings([first, second, third]))
    assert BAD in passed
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_stopped_is_not_there_and_the_old_one_stays(tmp_path: Path) -> None:
    def stopped() -> Iterator[Document]:
        yield from reports(2)
        raise KeyboardInterrupt

    path = tmp_path / "out.parquet"
    path.write_bytes(b"as it was")
    with pytest.raises(KeyboardInterrupt):
        list(writing.read_into(path, stopped()))
    assert path.read_bytes() == b"as it was"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_stopped_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "PART", 2)
    folder, documents = tmp_path / "out", [*reports(5), reports(1)[0]]  # the last is the first again
    written = writing.read_into(folder, documents)
    before = [next(written) for _ in range(3)]
    written.close()
    assert held(folder) == before
    done = writing.done(folder)
    left = list(writing.still_to_read(documents, done))
    assert left == documents[3:]
    list(writing.read_into(folder, left))
    assert held(folder) == list(processes.readings(documents))
    assert len(list(folder.iterdir())) == 4  # 2, 1, 2, 1


def test_a_refusal_that_a_folder_holds_is_not_written_again(tmp_path: Path) -> None:
    list(writing.read_into(tmp_path / "out", [BAD]))
    assert held(tmp_path / "out") == [BAD]
    assert list(writing.still_to_read([BAD], writing.done(tmp_path / "out"))) == []


def test_a_folder_of_other_tables_is_left_alone(tmp_path: Path) -> None:
    pa: Any = rows.needed("pyarrow", "scale")
    parquet: Any = rows.needed("pyarrow.parquet", "scale")
    parquet.write_table(pa.table({"key": ["a"]}), tmp_path / "other.parquet")
    with pytest.raises(TallybookError, match="holds no readings: it has no column id, title"):
        writing.done(tmp_path)


def test_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TallybookError, match=r"cannot write .*file/out"):
        list(writing.read_into(tmp_path / "file" / "out", [factory.document()]))


def test_two_runs_do_not_write_into_one_folder(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    running = writing.read_into(folder, reports(3))
    next(running)
    with pytest.raises(TallybookError, match="another run is writing into"):
        next(writing.read_into(folder, reports(3)))
    assert len(list(running)) == 2
    assert len(list(writing.read_into(folder, reports(1)))) == 1
    assert {path.suffix for path in folder.iterdir()} == {ENDING}
