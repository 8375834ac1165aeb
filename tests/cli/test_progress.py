"""How far a long run is, and what is left of it when somebody stops it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import records, tallybook
from tallybook import terminal
from tallybook.scale import keeping


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
