import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tallybook.ingest import document, read
from tallybook.types import Document, Refusal

Taken = Callable[..., list[Document | Refusal]]


@pytest.fixture
def taken(tmp_path: Path) -> Taken:
    """Takes in the bytes of one file (`name`), and gives what came of it."""

    def take(data: bytes | str, name: str = "report.txt") -> list[Document | Refusal]:
        path = tmp_path / name
        path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
        return list(read([str(path)]))

    return take


@pytest.fixture
def invented_agency(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the invented Tri-Sea Press a known agency: no real one reports on invented places."""
    known: Any = document.words()
    words = msgspec.structs.replace(known, agencies={"TSP": "Tri-Sea Press", "Tri-Sea Press": "Tri-Sea Press"})
    monkeypatch.setattr(document, "words", lambda: words)


def from_stdin(data: bytes) -> list[Document | Refusal]:
    """What comes of standard input that holds `data`."""
    return list(read(["-"], io.BytesIO(data)))
