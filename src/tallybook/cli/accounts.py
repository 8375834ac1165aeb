"""The command for the accounts of those who use a served ledger."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from tallybook.cli.common import LEDGER, Format, Ledger, opened
from tallybook.cli.reviewing import By, who
from tallybook.errors import TallybookError
from tallybook.terminal import for_programs, print_records, print_table, say


class Deed(StrEnum):
    """What `account` does."""

    every = "list"
    add = "add"
    role = "role"
    password = "password"
    disable = "disable"


class Roles(StrEnum):
    """What one may do, each what is before it too."""

    reader = "reader"
    reviewer = "reviewer"
    editor = "editor"
    admin = "admin"


def account(
    deed: Annotated[Deed, typer.Argument(metavar="ACTION", help="list, add, role, password or disable.")] = Deed.every,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Of the account.", show_default=False)] = None,
    role: Annotated[
        Roles | None, typer.Option(help="For add and role: reader, reviewer, editor, admin.", show_default=False)
    ] = None,
    by: By = None,
    ledger: Ledger = LEDGER,
    format: Format = None,
) -> None:
    """List, add, change or shut the accounts of a served ledger; the password is asked for, or read from a pipe."""
    from tallybook import codec, shown
    from tallybook import ledger as book

    if deed == Deed.every:
        with opened(ledger) as engine:
            found = book.accounts(engine)
        print_records(map(codec.account, found)) if for_programs(format) else print_table(shown.accounts(found))
        return
    if name is None:
        raise TallybookError(f"account {deed} needs the name of the account")
    if (role is None) == (deed in (Deed.add, Deed.role)):
        raise TallybookError(f"account {deed} " + ("needs --role" if role is None else "takes no --role"))
    said = who(by)
    password = _password() if deed in (Deed.add, Deed.password) else ""
    with opened(ledger, write=True) as engine:
        if deed == Deed.add and role is not None:
            made = book.open_account(engine, name, role.value, password, said)
        elif deed == Deed.role and role is not None:
            made = book.set_role(engine, name, role.value, said)
        elif deed == Deed.password:
            made = book.set_password(engine, name, password, said)
        else:
            made = book.shut_account(engine, name, said)
    say(f"{made.name}: {made.role}" if made.active else f"{made.name}: disabled")


def _password() -> str:
    """From the keyboard, twice and unseen; else the first line of standard input."""
    if sys.stdin is not None and sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not line:
        raise TallybookError("no password: type it at a terminal, or give it as a line of standard input")
    return line.rstrip("\r\n")
