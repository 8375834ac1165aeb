"""What every test shares: the words that ship with the program, nobody's own file of sources, and the databases."""

import os
from collections.abc import Iterator

import pytest

import postgres
from tallybook.ledger import open_ledger

os.environ["TALLYBOOK_SOURCES"] = ""


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A server for the session, with a new ledger to copy from; the address without a database's name."""
    try:
        with postgres.server() as address:
            postgres.execute(f"{address}/postgres", "CREATE DATABASE new_ledger")
            open_ledger(f"{address}/new_ledger").dispose()
            yield address
    except postgres.Missing as error:
        postgres.missing(str(error))


@pytest.fixture
def postgres_ledger(postgres_server: str) -> Iterator[str]:
    """The address of a new ledger in PostgreSQL."""
    postgres.execute(f"{postgres_server}/postgres", "CREATE DATABASE book TEMPLATE new_ledger")
    yield f"{postgres_server}/book"
    postgres.execute(f"{postgres_server}/postgres", "DROP DATABASE book WITH (FORCE)")
