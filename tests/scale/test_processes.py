"""Many documents: in order, one fault for one document, and no more in memory than is needed."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from ledger import factory
from tallybook import ledger
from tallybook.errors import LedgerError, SpanError, TallybookError
from tallybook.extract import pipeline
from tallybook.scale import keeping, patience, processes
from tallybook.types import Document, Reading, Refusal


def reports(count: int) -> list[Document]:
    return [
        factory.document(f"{n} villagers were killed in Arnor, police said.", id=str(n)) for n in range(2, count + 2)
    ]


def figures(found: list[Reading | Refusal]) -> list[float | None]:
    return [claim.quantity.value for item in found if isinstance(item, Reading) for claim in item.claims]


def test_one_job_reads_in_order_and_only_when_asked() -> None:
    taken: list[str] = []

    def given() -> Iterator[Document]:
        for document in reports(3):
            taken.append(document.id)
            yield document

    found = processes.readings(given())
    assert taken == []
    first = next(found)
    assert taken == ["2"]
    assert figures([first, *found]) == [2, 3, 4]


def test_a_document_that_takes_for_ever_is_refused_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "SECONDS", 0.2)
    endless = factory.document("12 were killed and " * 1_500, id="endless")
    first, second, third = processes.readings([reports(1)[0], endless, reports(2)[1]])
    assert isinstance(second, Refusal)
    assert second.input == "endless"
    assert second.reason.startswith("reading it took more than 0.2 seconds")
    assert figures([first, third]) == [2, 3]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (SpanError("no span 4:2 in a text of 9 code points"), "no span 4:2 in a text of 9 code points"),
        (KeyError("killed"), "a fault in the program: KeyError: 'killed'"),
        (RecursionError("too deep"), "a fault in the program: RecursionError: too deep"),
    ],
)
def test_a_document_that_cannot_be_read_does_not_stop_the_others(
    monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str
) -> None:
    steps = pipeline.steps

    def faulty(document: Document, *given: Any, **more: Any) -> Any:
        if document.id == "3":
            raise error
        return (yield from steps(document, *given, **more))

    monkeypatch.setattr(pipeline, "steps", faulty)
    found = list(processes.readings(reports(3)))
    assert found[1] == Refusal(input="3", reason=reason)
    assert figures(found) == [2, 4]


@pytest.mark.slow
def test_two_jobs_give_what_one_gives_and_hold_a_bounded_number() -> None:
    most = 2 * processes.AHEAD * processes.CHUNKS[0]
    documents = reports(most + 20)
    taken = 0

    def given() -> Iterator[Document]:
        nonlocal taken
        for document in documents:
            taken += 1
            yield document

    found = processes.readings(given(), jobs=2)
    first = next(found)
    assert taken == most
    assert [first, *found] == list(processes.readings(documents))
    assert taken == most + 20


class Deadly:
    """A document that ends the process that unpacks it, as a kernel short of memory would."""

    def __reduce__(self) -> tuple[Any, tuple[int]]:
        return os._exit, (1,)


@pytest.mark.slow
def test_a_process_that_dies_is_told_in_a_line() -> None:
    documents: list[Any] = [Deadly()]
    with pytest.raises(TallybookError, match="a reading process died, perhaps for want of memory; try fewer --jobs"):
        list(processes.readings(documents, jobs=2))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[sa.Engine]:
    engine = ledger.open_ledger(tmp_path / "book.db")
    yield engine
    engine.dispose()


def test_what_became_of_each_document_is_told(book: sa.Engine) -> None:
    documents = reports(2)
    first = [item[0] for item in keeping.keep(book, documents) if not isinstance(item, Refusal)]
    again = [item[0] for item in keeping.keep(book, documents) if not isinstance(item, Refusal)]
    assert (first, again) == (["added", "added"], ["unchanged", "unchanged"])
    assert [claim.quantity.value for claim in ledger.claims(book)] == [2, 3]


def test_a_document_that_the_ledger_refuses_does_not_stop_the_others(
    book: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = ledger.add

    def faulty(engine: sa.Engine, item: Reading, *given: Any, **more: Any) -> Any:
        if item.document.id == "2":
            raise LedgerError("the ledger is locked")
        return add(engine, item, *given, **more)

    monkeypatch.setattr(ledger, "add", faulty)
    refused, kept = keeping.keep(book, reports(2))
    assert refused == Refusal(input="2", reason="the ledger is locked")
    assert not isinstance(kept, Refusal)
    assert kept[0] == "added"


def test_a_run_says_what_read(book: sa.Engine) -> None:
    list(keeping.keep(book, reports(1)))
    with book.connect() as connection:
        (run,) = connection.exec_driver_sql("SELECT version, lexicon_digest, parser, started_at FROM run").fetchall()
    from tallybook import __version__, lexicon
    from tallybook.extract import parse

    assert run[:3] == (__version__, lexicon.load().digest, parse.load().name)
    assert run[3].endswith("+00:00")
