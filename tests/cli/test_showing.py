"""`serve` takes reviews where it may, and shows the ledger where it may not."""

import os
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import tallybook
from ledger import factory
from tallybook import ledger, web
from tallybook.errors import LedgerError


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[bool, bool]]:
    """Each time that something is served: whether it says that it takes reviews, and whether it can keep one."""
    found: list[tuple[bool, bool]] = []

    def serve(engine: Any, port: int, host: str, announce: Any, *, writable: bool = False, **_: Any) -> None:
        try:
            ledger.retract(engine, "a", "Mara", "so")
            found.append((writable, True))
        except LedgerError:
            found.append((writable, False))

    monkeypatch.setattr(web, "serve", serve)
    return found


@pytest.fixture
def place(tmp_path: Path) -> str:
    """A ledger with one report."""
    engine = ledger.open_ledger(tmp_path / "book.db")
    ledger.add(engine, factory.simple("a"), factory.RUN, factory.verify)
    engine.dispose()
    return str(tmp_path / "book.db")


@pytest.mark.parametrize(
    ("words", "takes"),
    [((), True), (("--read-only",), False), (("--host", "0.0.0.0"), True), (("--host", "::1"), True)],
)
def test_reviews_are_taken_unless_the_ledger_is_only_read(
    served: list[tuple[bool, bool]], place: str, words: tuple[str, ...], takes: bool
) -> None:
    assert tallybook("serve", "--ledger", place, *words).exit_code == 0
    assert served == [(takes, takes)]


def test_a_file_that_may_not_be_written_is_shown(
    served: list[tuple[bool, bool]], place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    result = tallybook("serve", "--ledger", place)
    assert (result.exit_code, served) == (0, [(False, False)])
    assert "is not writable: it is shown, and takes no reviews" in result.stderr


def test_what_is_not_there_is_told(served: list[tuple[bool, bool]], tmp_path: Path) -> None:
    result = tallybook("serve", "--ledger", str(tmp_path / "none.db"))
    assert (result.exit_code, served) == (2, [])
    assert "no such file" in result.stderr
