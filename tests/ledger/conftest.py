from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from tallybook.ledger import open_ledger


@pytest.fixture
def book(tmp_path: Path) -> Iterator[sa.Engine]:
    engine = open_ledger(tmp_path / "book.db")
    yield engine
    engine.dispose()
