"""What an engine or `extract --out` wrote, brought into a ledger: each row is checked again, and is there once."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from tallybook import ids, ledger, lexicon
from tallybook.errors import TallybookError
from tallybook.extract import claim
from tallybook.scale import rows
from tallybook.scale.keeping import TOGETHER
from tallybook.scale.writing import ENDING, batches, count
from tallybook.types import Reading, Refusal, Run


class Load:
    """The rows of some Parquet files and folders on their way into a ledger; `share` tells how far that is."""

    def __init__(self, paths: Iterable[Path]) -> None:
        """The files that the paths name. Raises TallybookError where there is none, or pyarrow is not installed."""
        self.files = [file for path in paths for file in parts(path)]
        self.total, self.done = sum(map(count, self.files)), 0

    def share(self) -> float | None:
        """The share of the rows that are through, from 0 to 1."""
        return self.done / self.total if self.total else None

    def into(self, engine: sa.Engine) -> Iterator[tuple[str, Reading] | Refusal]:
        """What became of each row, in order: ("added" | "unchanged" | "superseded", its reading), or its refusal.

        Every quote is sliced again and every figure read again. A row that does not hold is refused with the reason,
        and the next one goes on. Reports are linked some hundred at a time, and at the end.
        """
        verify = partial(claim.verify, lexicon=lexicon.load())
        for name, number, row in self._rows():
            self.done += 1
            try:
                item, run = _checked(row)
                yield item if isinstance(item, Refusal) else (ledger.add(engine, item, run, verify, link=False), item)
            except TallybookError as error:
                yield Refusal(input=f"{name} row {number}", reason=str(error), given=name)
            if self.done % TOGETHER == 0:
                ledger.settle(engine)
        ledger.settle(engine)

    def _rows(self) -> Iterator[tuple[str, int, rows.Row]]:
        for file in self.files:
            number = 0
            for batch in batches(file):
                for row in batch.to_pylist():
                    number += 1
                    yield str(file), number, row


def parts(path: Path) -> list[Path]:
    """A Parquet file, or those of a folder by name. Raises TallybookError where there is none."""
    found = sorted(path.rglob("*" + ENDING)) if path.is_dir() else [path]
    if not found:
        raise TallybookError(f"{path} holds no Parquet file (*{ENDING})")
    return found


def _checked(row: rows.Row) -> tuple[Reading | Refusal, Run]:
    item, run = rows.read(row)
    if isinstance(item, Reading) and ids.text_sha256(item.document.text) != row["text_sha256"]:
        raise TallybookError(f"the text of {item.document.id!r} is not the one that was read: its hash is another")
    return item, run
