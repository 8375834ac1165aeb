"""Accounts from the command line: passwords come by the keyboard or a pipe, never as a word of the command."""

from pathlib import Path

import pytest

from cli.conftest import records, tallybook
from tallybook import ledger

WORD = "correct horse, battery"


@pytest.fixture
def book(tmp_path: Path) -> str:
    path = str(tmp_path / "book.db")
    ledger.open_ledger(path).dispose()
    return path


def test_an_account_is_made_changed_and_shut(book: str) -> None:
    def account(*words: str, input: str | None = None) -> str:
        result = tallybook("account", *words, "--by", "Ode", "--ledger", book, input=input)
        assert result.exit_code == 0, result.output
        assert WORD not in result.output
        return result.stderr.strip()

    assert account("add", "Mara", "--role", "admin", input=WORD + "\n") == "tallybook: Mara: admin"
    assert account("add", "Bela", "--role", "reader", input=WORD) == "tallybook: Bela: reader"
    assert account("role", "bela", "--role", "reviewer") == "tallybook: Bela: reviewer"
    assert account("password", "Bela", input="another one, longer\n") == "tallybook: Bela: reviewer"
    assert account("disable", "Bela") == "tallybook: Bela: disabled"
    listed = records(tallybook("account", "--ledger", book, "--format", "jsonl"))
    assert [(r["name"], r["role"], r["active"]) for r in listed] == [
        ("Bela", "reviewer", False), ("Mara", "admin", True)
    ]  # fmt: skip
    assert "argon2" not in str(listed)
    table = tallybook("account", "list", "--ledger", book, "--format", "table").stdout
    assert "May log in" in table


@pytest.mark.parametrize(
    ("words", "input", "said"),
    [
        (("add", "--role", "reader"), WORD, "account add needs the name"),
        (("add", "Mara"), WORD, "account add needs --role"),
        (("disable", "Mara", "--role", "reader"), "", "account disable takes no --role"),
        (("add", "Mara", "--role", "reader"), "", "no password"),
        (("add", "Mara", "--role", "reader"), "short\n", "12 characters"),
        (("role", "Mara", "--role", "reader"), "", "no account 'Mara'"),
    ],
)
def test_what_makes_no_sense_is_told(book: str, words: tuple[str, ...], input: str, said: str) -> None:
    result = tallybook("account", *words, "--by", "Ode", "--ledger", book, input=input)
    assert result.exit_code == 2
    assert said in result.stderr


def test_others_are_not_let_in_without_an_account(book: str) -> None:
    for words in (("--host", "0.0.0.0"), ("--login",)):
        result = tallybook("serve", "--ledger", book, "--port", "0", *words)
        assert result.exit_code == 2
        assert "tallybook account add" in result.stderr
