"""How far a long run is, and what is left of it when somebody stops it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import records, tallybook
from tallybook import terminal
from tallybook.scale import keeping, processes, writing


def test_where_there_is_no_terminal_a_line_now_and_then_tells_how_far_it_is(
    tmp_path: Path, dam: str, later: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "EVERY", 0.0)
    result = tallybook("add", "--ledger", str(tmp_path / "book.db"), dam, later)
    first, second, whole = result.stderr.splitlines()
    assert first.startswith("tallybook: 1 documents, 2 claims, ")
    assert second.startswith("tallybook: 2 documents, 3 claims, ")
    assert whole == "tallybook: 2 documents with 3 claims: 2 added, 0 superseded, 0 unchanged"


def test_a_short_run_says_no_more_than_what_became_of_it(tmp_path: Path, dam: str) -> None:
    result = tallybook("add", "--ledger", str(tmp_path / "book.db"), dam)
    assert len(result.stderr.splitlines()) == 1


def test_what_is_stopped_is_kept_so_far_and_goes_on(
    tmp_path: Path, dam: str, later: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, keep = str(tmp_path / "book.db"), keeping.keep

    def stopped(*given: Any, **more: Any) -> Iterator[Any]:
        yield next(keep(*given, **more))
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(keeping, "keep", stopped)
        result = tallybook("add", "--ledger", book, dam, later)
    assert result.exit_code == 130
    assert result.stderr == (
        "tallybook: stopped: 1 documents are kept whole; the same command goes on, and leaves them as they are\n"
    )
    assert tallybook("audit", "--ledger", book).exit_code == 0
    assert [r["id"] for r in records(tallybook("export", "--ledger", book), "document")] == ["dam"]
    again = tallybook("add", "--ledger", book, dam, later)
    assert again.stderr.endswith("2 documents with 3 claims: 1 added, 0 superseded, 1 unchanged\n")


def test_the_time_left_is_told_where_the_inputs_are_files(
    tmp_path: Path, dam: str, later: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "EVERY", 0.0)
    first, second, _ = tallybook("extract", "--out", str(tmp_path / "out"), dam, later).stderr.splitlines()
    assert re.search(r"documents a second, [3-6]\d%, 0:00:\d\d left$", first)
    assert second.endswith("documents a second, 100%, 0:00:00 left")
    from_pipe = tallybook("extract", "-", input="Two villagers were killed in Arnor.").stderr.splitlines()
    assert from_pipe[0].endswith(" documents a second")


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ([], "stopped: what was printed is whole; nothing else is kept"),
        (["--out", "out"], "stopped: what was read is in out; the same command goes on"),
        (
            ["--out", "out.parquet"],
            "stopped: out.parquet is as it was; into a folder instead, what is read would be kept",
        ),
    ],
)
def test_a_reading_that_is_stopped_says_how_to_go_on(
    tmp_path: Path, dam: str, later: str, monkeypatch: pytest.MonkeyPatch, out: list[str], said: str
) -> None:
    read = processes.readings

    def stopped(*given: Any, **more: Any) -> Iterator[Any]:
        yield next(iter(read(*given, **more)))
        raise KeyboardInterrupt

    monkeypatch.chdir(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(processes, "readings", stopped)
        patch.setattr(writing, "readings", stopped)
        result = tallybook("extract", *out, dam, later)
    assert (result.exit_code, result.stderr) == (130, f"tallybook: {said}\n")
    assert (tmp_path / "out").exists() == (out[-1:] == ["out"])
    assert not (tmp_path / "out.parquet").exists()
    if out[-1:] == ["out"]:
        again = tallybook("extract", *out, dam, later)
        assert again.stderr == "tallybook: 1 documents with 1 claims written to out; 1 were there\n"


def test_a_load_tells_what_became_of_it_and_what_was_refused_is_logged(tmp_path: Path, dam: str) -> None:
    out, book = str(tmp_path / "out"), str(tmp_path / "book.db")
    missing = str(tmp_path / "missing.txt")
    assert tallybook("extract", "--out", out, dam, missing).exit_code == 1
    result = tallybook("load", "--ledger", book, out)
    assert result.exit_code == 1
    assert result.stderr == (
        f"tallybook: refused {missing}: there is no such file\n"
        "tallybook: 1 documents with 2 claims: 1 added, 0 superseded, 0 unchanged\n"
    )
    (left,) = records(tallybook("intake", "--ledger", book))
    assert (left["input"], left["given"]) == (missing, missing)
    assert tallybook("audit", "--ledger", book).exit_code == 0


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--cluster", "10.0.0.1:6379"], "--cluster is for --engine daft"),
        (["--engine", "daft"], "--engine writes many files: name a folder with --out FOLDER"),
        (["--engine", "daft", "--out", "a.parquet"], "--engine writes many files: name a folder with --out FOLDER"),
    ],
)
def test_an_engine_asked_for_in_vain_says_what_it_wants(dam: str, options: list[str], reason: str) -> None:
    result = tallybook("extract", *options, dam)
    assert (result.exit_code, result.stderr) == (2, f"tallybook: {reason}\n")
