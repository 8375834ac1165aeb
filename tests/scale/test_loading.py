"""Rows of Parquet into a ledger: once, whole, and only what holds."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from scale.test_processes import reports
from scale.test_writing import BAD
from tallybook import ledger
from tallybook.errors import TallybookError
from tallybook.scale import keeping, rows, writing
from tallybook.scale.loading import Load
from tallybook.types import Refusal


@pytest.fixture
def book(tmp_path: Path) -> Iterator[sa.Engine]:
    engine = ledger.open_ledger(tmp_path / "book.db")
    yield engine
    engine.dispose()


@pytest.fixture
def written(tmp_path: Path) -> Path:
    list(writing.read_into(tmp_path / "out", [*reports(3), BAD]))
    return tmp_path / "out"


def outcomes(book: sa.Engine, *paths: Path) -> list[str]:
    return [i.reason if isinstance(i, Refusal) else i[0] for i in Load(paths).into(book)]


def test_twice_is_as_good_as_once_and_as_good_as_adding(book: sa.Engine, written: Path, tmp_path: Path) -> None:
    assert outcomes(book, written) == ["added"] * 3 + [BAD.reason]
    assert outcomes(book, written) == ["unchanged"] * 3 + [BAD.reason]
    other = ledger.open_ledger(tmp_path / "other.db")
    list(keeping.keep(other, reports(3)))
    assert list(ledger.claims(book)) == list(ledger.claims(other))
    assert ledger.linked(book).links == ledger.linked(other).links
    assert ledger.linked(book).counts == ledger.linked(other).counts
    other.dispose()


def changed(written: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """The rows of a folder, the second of them changed, in a file."""
    table = [row for f in sorted(written.iterdir()) for b in writing.batches(f) for row in b.to_pylist()]
    change(table[1])
    path = written.parent / "changed.parquet"
    rows.needed("pyarrow.parquet", "scale").write_table(rows.table(table), path)
    return path


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda row: row["claims"][0]["evidence"][0].update(quote="13"), "the text at 0:1 is '3', not the figure '13'"),
        (lambda row: row["claims"][0]["quantity"].update(value=4.0), "4"),
        (lambda row: row.update(text=row["text"] + "!"), "its hash is another"),
        (lambda row: row.update(claims=None), "it is no row of a reading"),
        (lambda row: row["claims"].append(row["claims"][0]), "is there twice"),
        (lambda row: row["run"].update(version="9"), "with another version"),
    ],
)
def test_a_row_that_does_not_hold_is_refused_by_number_and_the_rest_goes_on(
    book: sa.Engine, written: Path, change: Callable[[dict[str, Any]], object], reason: str
) -> None:
    path = changed(written, change)
    first, second, third, _ = list(Load([path]).into(book))
    assert isinstance(second, Refusal)
    assert (second.input, second.given) == (f"{path} row 2", str(path))
    assert reason in second.reason
    assert [item[0] for item in (first, third) if not isinstance(item, Refusal)] == ["added", "added"]
    assert [claim.quantity.value for claim in ledger.claims(book)] == [2, 4]


def test_the_share_of_the_rows_that_are_through_is_told(book: sa.Engine, written: Path) -> None:
    load = Load([written])
    found = load.into(book)
    next(found)
    assert load.share() == 0.25
    list(found)
    assert load.share() == 1


def test_what_is_no_parquet_of_readings_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"nonsense")
    with pytest.raises(TallybookError, match=r"a\.parquet is no Parquet file that can be read"):
        Load([tmp_path / "a.parquet"])
    with pytest.raises(TallybookError, match="there is no such file"):
        Load([tmp_path / "b.parquet"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(TallybookError, match="holds no Parquet file"):
        Load([tmp_path / "empty"])
