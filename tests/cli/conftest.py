import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from tallybook.cli import app

Run = Callable[..., Result]

DAM = """\
Title: Dam breach floods the Sella valley
Published: 2031-03-12
Publisher: Velmar Courier

At least 12 villagers were killed on Tuesday when the Sella dam broke, the water board said.

Another 30 people are missing in Lower Drazhe, according to the mayor, Ana Ferro.
"""
LATER = """\
Title: Toll of the Sella flood rises
Published: 2031-03-15
Publisher: Velmar Courier

The water board said on Friday that 19 villagers were killed when the Sella dam broke on Tuesday.
"""


def tallybook(*words: str, input: str | bytes | None = None) -> Result:
    """Runs a command as a shell would, and keeps what it prints on each stream."""
    return CliRunner().invoke(app, list(words), input=input)


def records(result: Result, *types: str) -> list[dict[str, Any]]:
    """The records that were printed; of these types only, if any are given."""
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    return [row for row in rows if not types or row["type"] in types]


@pytest.fixture
def dam(tmp_path: Path) -> str:
    """One report in a file."""
    path = tmp_path / "dam.txt"
    path.write_text(DAM, encoding="utf-8")
    return str(path)


@pytest.fixture
def later(tmp_path: Path) -> str:
    """A second report in a file, three days younger."""
    path = tmp_path / "later.txt"
    path.write_text(LATER, encoding="utf-8")
    return str(path)


@pytest.fixture
def book(tmp_path: Path, dam: str, later: str) -> str:
    """A ledger with both reports."""
    path = str(tmp_path / "book.db")
    result = tallybook("add", "--ledger", path, dam, later)
    assert result.exit_code == 0, result.output
    return path
