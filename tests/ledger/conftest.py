from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from tallybook.ledger import open_ledger


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger is, or will be when it is opened: each test runs once in each database."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_ledger"))
    return str(tmp_path / "book.db")


@pytest.fixture
def book(place: str) -> Iterator[sa.Engine]:
    """A new ledger, in each database."""
    engine = open_ledger(place)
    yield engine
    engine.dispose()
