"""Accounts: entries that are never changed, of which the newest holds; passwords only as hashes."""

import pytest
import sqlalchemy as sa

from tallybook import ledger
from tallybook.errors import LedgerError
from tallybook.ledger import tables
from tallybook.ledger.transactions import reading

WORD = "correct horse, battery"


def kept(book: sa.Engine) -> list[sa.RowMapping]:
    with reading(book) as connection:
        return list(connection.execute(sa.select(tables.account).order_by(tables.account.c.number)).mappings())


def test_a_password_opens_its_own_account_alone(book: sa.Engine) -> None:
    ledger.open_account(book, "Mara", "editor", WORD, "Ode")
    found = ledger.authenticated(book, " MARA", WORD)
    assert found is not None
    assert (found.name, found.role, found.active) == ("Mara", "editor", True)
    for name, password in (("Mara", WORD + "."), ("Mara", ""), ("Ode", WORD), ("", "")):
        assert ledger.authenticated(book, name, password) is None
    (row,) = kept(book)
    assert row["password"].startswith("$argon2id$")
    assert WORD not in str(dict(row))


def test_what_changes_is_an_entry_more(book: sa.Engine) -> None:
    first = ledger.open_account(book, "Mara", "admin", WORD, "Ode")
    ledger.open_account(book, "Bela", "admin", WORD, "Mara")
    second = ledger.set_role(book, "mara", "reader", "Bela")
    assert (second.name, second.role, second.active) == ("Mara", "reader", True)
    assert second.number != first.number
    assert ledger.authenticated(book, "Mara", WORD) == second  # the password stays
    assert not ledger.shut_account(book, "Mara", "Bela").active
    assert ledger.authenticated(book, "Mara", WORD) is None
    ledger.set_password(book, "Mara", WORD + "2", "Bela")
    assert ledger.authenticated(book, "Mara", WORD) is None
    assert ledger.authenticated(book, "Mara", WORD + "2") is not None
    assert [r["by"] for r in kept(book)] == ["Ode", "Mara", "Bela", "Bela", "Bela"]
    assert [(a.name, a.role) for a in ledger.accounts(book)] == [("Bela", "admin"), ("Mara", "reader")]
    with pytest.raises(sa.exc.DBAPIError), book.begin() as connection:
        connection.execute(sa.update(tables.account).values(role="admin"))


@pytest.mark.parametrize(
    ("name", "role", "password", "by", "words"),
    [
        ("Mara", "reader", WORD, "Ode", "already"),
        ("MARA ", "reader", WORD, "Ode", "already"),
        ("", "reader", WORD, "Ode", "not a good name"),
        ("<b>", "reader", WORD, "Ode", "not a good name"),
        ("x" * 65, "reader", WORD, "Ode", "not a good name"),
        ("Bela", "king", WORD, "Ode", "no role 'king'"),
        ("Bela", "reader", "short", "Ode", "12 characters"),
        ("Bela", "reader", "x" * 1025, "Ode", "12 characters"),
        ("Bela", "reader", "a" * 20, "Ode", "5 different"),
        ("Bela", "reader", WORD, " ", "by whom"),
    ],
)
def test_what_makes_no_account(book: sa.Engine, name: str, role: str, password: str, by: str, words: str) -> None:
    ledger.open_account(book, "Mara", "admin", WORD, "Ode")
    with pytest.raises(LedgerError, match=words):
        ledger.open_account(book, name, role, password, by)  # type: ignore[arg-type]
    assert len(kept(book)) == 1


def test_nobody_locks_everybody_out(book: sa.Engine) -> None:
    ledger.open_account(book, "Mara", "admin", WORD, "Ode")
    with pytest.raises(LedgerError, match="the only admin"):
        ledger.shut_account(book, "Mara", "x")
    with pytest.raises(LedgerError, match="the only admin"):
        ledger.set_role(book, "Mara", "editor", "x")
    with pytest.raises(LedgerError, match="nothing would change"):
        ledger.set_role(book, "Mara", "admin", "x")
    with pytest.raises(LedgerError, match="no account 'Bela'"):
        ledger.shut_account(book, "Bela", "x")
