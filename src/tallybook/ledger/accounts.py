"""Accounts of those who use a served ledger: entries like any other, of which a name's newest holds.

Of a password only its hash by Argon2id is kept. Roles contain one another: who may review may also read.
"""

import re
import unicodedata
from typing import Any, cast, get_args

import sqlalchemy as sa

from tallybook.entries import Account, Role
from tallybook.errors import LedgerError
from tallybook.ledger import rows, tables
from tallybook.ledger.transactions import reading, writing

ROLES = get_args(Role)  # from the least to the most
SHORTEST, LONGEST = 12, 1024  # characters of a password
_NAME = re.compile(r"[^\W_](?:[\w .@'-]{0,62}[\w.'-])?")


def open_account(engine: sa.Engine, name: str, role: Role, password: str, by: str) -> Account:
    """Makes an account. Raises LedgerError where there is one of the name, or what is given is not fit."""
    return _enter(engine, name, by, role=role, password=password, new=True)


def set_role(engine: sa.Engine, name: str, role: Role, by: str) -> Account:
    """Gives an account another role; who is logged in must log in again. Raises LedgerError where there is none."""
    return _enter(engine, name, by, role=role)


def set_password(engine: sa.Engine, name: str, password: str, by: str) -> Account:
    """Gives an account another password; it opens one that was shut. Raises LedgerError where there is none."""
    return _enter(engine, name, by, password=password)


def shut_account(engine: sa.Engine, name: str, by: str) -> Account:
    """Shuts an account out, at once; what was said in its name stays. Raises LedgerError where there is none."""
    return _enter(engine, name, by, shut=True)


def accounts(engine: sa.Engine) -> list[Account]:
    """Every account as it is now, by name."""
    with reading(engine) as connection:
        held = _newest(connection)
    return [_account(held[key]) for key in sorted(held)]


def account(engine: sa.Engine, name: str) -> Account | None:
    """The account with the name, in any case of letters."""
    with reading(engine) as connection:
        row = _newest(connection).get(folded(name))
    return None if row is None else _account(row)


def authenticated(engine: sa.Engine, name: str, password: str) -> Account | None:
    """The account that the name and the password open; None for any other, in about the same time."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    hasher = _hasher()
    with reading(engine) as connection:
        row = _newest(connection).get(folded(name))
    kept = row["password"] if row is not None else None
    try:
        hasher.verify(kept or _of_nobody(hasher), password[: LONGEST + 1])
    except (Argon2Error, InvalidHashError):
        return None
    return _account(row) if row is not None and kept else None


def folded(name: str) -> str:
    """A name as names are compared: in one case of letters and one form of each character."""
    return unicodedata.normalize("NFKC", name.strip()).casefold()


def _enter(
    engine: sa.Engine,
    name: str,
    by: str,
    *,
    role: Role | None = None,
    password: str | None = None,
    new: bool = False,
    shut: bool = False,
) -> Account:
    name, by = " ".join(name.split()), by.strip()
    if not _NAME.fullmatch(name):
        raise LedgerError(f"{name!r} is not a good name: letters, digits and . @ ' - or spaces between, at most 64")
    if not by:
        raise LedgerError("an account must say by whom it is made or changed")
    if role is not None and role not in ROLES:
        raise LedgerError(f"there is no role {role!r}: choose {', '.join(ROLES)}")
    kept = None if password is None else hashed(password)
    with writing(engine) as connection:
        held = _newest(connection)
        before = held.get(folded(name))
        if new and before is not None:
            raise LedgerError(f"there is an account {before['name']!r} already")
        if not new and before is None:
            raise LedgerError(f"there is no account {name!r}")
        row: dict[str, Any] = {"name": name, "role": role, "password": kept, "by": by, "recorded_at": rows.now()}
        if before is not None:
            row |= {"name": before["name"], "role": role or before["role"]}
            row["password"] = None if shut else kept or before["password"]
        if before is not None and (before["role"], before["password"]) == (row["role"], row["password"]):
            raise LedgerError(f"{name}: nothing would change")
        admins = {key for key, r in held.items() if r["role"] == "admin" and r["password"]}
        if admins == {folded(name)} and (row["role"] != "admin" or not row["password"]):
            raise LedgerError(f"{name} is the only admin who can log in: make another one first")
        connection.execute(sa.insert(tables.account), row)
        return _account(_newest(connection)[folded(name)])


def hashed(password: str) -> str:
    """The hash of a password that is fit to be one. Raises LedgerError."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise LedgerError(f"a password has {SHORTEST} characters or more, and at most {LONGEST}")
    if len(set(password)) < 5:
        raise LedgerError("a password has at least 5 different characters")
    return str(_hasher().hash(password))


def _hasher() -> Any:
    try:
        from argon2 import PasswordHasher
    except ImportError:
        raise LedgerError("accounts need the extra: pip install 'tallybook[server]'") from None
    return PasswordHasher()


_NOBODY: list[str] = []


def _of_nobody(hasher: Any) -> str:
    """A hash that no password gives, so that an unknown name takes as long as a known one."""
    if not _NOBODY:
        import secrets

        _NOBODY.append(str(hasher.hash(secrets.token_urlsafe(32))))
    return _NOBODY[0]


def _newest(connection: sa.Connection) -> dict[str, rows.Row]:
    """The newest row of each name, by the name as names are compared."""
    query = sa.select(tables.account).order_by(tables.account.c.number)
    return {folded(row["name"]): row for row in connection.execute(query).mappings()}


def _account(row: rows.Row) -> Account:
    return Account(
        number=row["number"], name=row["name"], role=cast(Role, row["role"]), active=row["password"] is not None,
        by=row["by"], recorded_at=row["recorded_at"],
    )  # fmt: skip
