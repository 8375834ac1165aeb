"""How far a long run is, and what is left of it when somebody stops it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import records, tallybook
from tallybook import steps, terminal
from tallybook.scale import keeping, processes, writing


def test_where_there_is_no_terminal_a_line_now_and_then_tells_how_far_it_is(
    tmp_path: Path, dam: str, later: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "EVERY", 0.0)
    result = tallybook("add", "--ledger", str(tmp_path / "book.db"), dam, later)
    first, second, linked, whole = result.stderr.splitlines()
    assert first.startswith("tallybook: 1 documents, 2 claims, ")
    assert second.startswith("tallybook: 2 documents, 3 claims, ")
    assert linked.startswith("tallybook: reports linked: 2 of 2, ")
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


def shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *seconds: float, every: float) -> str:
    """What is told of five steps, each at one of these seconds."""
    clock = iter([0.0, 0.0, *seconds])
    monkeypatch.setattr(terminal, "monotonic", lambda: next(clock))
    monkeypatch.setattr(terminal, "EVERY", every)
    with terminal.steps_shown():
        for _ in steps.each(range(len(seconds)), "reports checked", 2_000):
            pass
    return capsys.readouterr().err


def test_a_long_step_tells_its_rate_and_the_time_left(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = shown(capsys, monkeypatch, 0.5, 10.0, 31.0, 40.0, every=30.0)
    assert told == "tallybook: reports checked: 3 of 2,000, 0.1 a second, 5:43:56 left\n"


def test_a_short_step_tells_nothing(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(capsys, monkeypatch, 0.2, 0.9, every=0.0) == ""


def test_on_a_terminal_a_step_has_a_bar_that_goes_away(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    told = shown(capsys, monkeypatch, 0.5, 2.0, 3.0, every=30.0)
    assert "reports checked: 3 of 2,000, 1.0 a second, 0:33:17 left" in told
    assert "\x1b[2K" in told.rpartition("left")[2]


@pytest.mark.parametrize(
    ("command", "step"),
    [
        ("audit", "reports checked: 2 of 2"),
        ("backup", "rows copied: "),
        ("export", "claims written: 3 of 3"),
        ("relink", "reports linked: 2 of 2"),
        ("merge", "reports merged: 1 of 1"),
        ("restore", "rows compared: "),
    ],
)
def test_every_long_command_tells_how_far_it_is(
    tmp_path: Path, dam: str, later: str, command: str, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, other = str(tmp_path / "book.db"), str(tmp_path / "other.db")
    tallybook("add", "--ledger", book, dam, later)
    tallybook("add", "--ledger", other, dam)
    tallybook("backup", str(tmp_path / "old.db"), "--ledger", book)
    monkeypatch.setattr(terminal, "EVERY", 0.0)
    monkeypatch.setattr(terminal, "PATIENCE", 0.0)
    given = {"backup": [str(tmp_path / "new.db")], "merge": [other], "restore": [str(tmp_path / "old.db")]}
    ledger = str(tmp_path / "fresh.db") if command == "restore" else book
    result = tallybook(command, *given.get(command, []), "--ledger", ledger)
    assert result.exit_code == 0
    assert f"tallybook: {step}" in result.stderr
