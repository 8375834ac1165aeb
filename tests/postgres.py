"""PostgreSQL for the tests: Debian's or the system's own server, started on loopback for a session, and stopped."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

USER = "ledger"
OPTIONS = (
    "-c listen_addresses=127.0.0.1 -p {port} -c unix_socket_directories={folder} -c fsync=off"
    " -c synchronous_commit=off -c full_page_writes=off -c max_connections=100"
)


class Missing(Exception):
    """No server can be started here; why, in words."""


@contextmanager
def server() -> Iterator[str]:
    """The address of a running server, without a database's name. Raises Missing where none can be started."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="tallybook-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        data = str(folder / "data")
        _run(programs / "initdb", "-D", data, "-U", USER, "--auth=trust", "-E", "UTF8", "--no-sync")
        options = OPTIONS.format(port=port, folder=folder)
        _run(programs / "pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql://{USER}@127.0.0.1:{port}"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def missing(reason: str) -> None:
    """Skips a test for want of a server; in CI it fails."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def execute(address: str, statement: str) -> None:
    """One statement outside of any transaction."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement.encode())


@contextmanager
def crammed(server: str, size: str) -> Iterator[tuple[str, Callable[[str], None]]]:
    """A database like `new_ledger` on a file system of its own that holds `size` ("20m"), and how to make that another.

    Raises Missing where it cannot be mounted: only root may, on Linux.
    """
    folder = Path(tempfile.mkdtemp(prefix="tallybook-pg-small-"))

    def mount(*words: str) -> None:
        try:
            subprocess.run(["mount", *words, str(folder)], check=True, capture_output=True, text=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise Missing(f"no small file system can be mounted here, for a disk to be full: {error}") from error

    try:
        mount("-t", "tmpfs", "-o", f"size={size}", "tallybook")
        try:
            shutil.chown(folder, "postgres")
            execute(f"{server}/postgres", f"CREATE TABLESPACE small LOCATION '{folder}'")
            try:
                execute(f"{server}/postgres", "CREATE DATABASE small TEMPLATE new_ledger TABLESPACE small")
                yield f"{server}/small", lambda other: mount("-o", f"remount,size={other}")
            finally:
                execute(f"{server}/postgres", "DROP DATABASE IF EXISTS small WITH (FORCE)")
                execute(f"{server}/postgres", "DROP TABLESPACE small")
        finally:
            subprocess.run(["umount", str(folder)], check=True)
    finally:
        folder.rmdir()


def _programs() -> Path:
    known = [p.parent for p in Path("/usr/lib/postgresql").glob("*/bin/initdb") if p.parts[4].isdigit()]
    if known:
        return max(known, key=lambda p: int(p.parts[4]))
    found = shutil.which("initdb")
    if found is None:
        raise Missing("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    return Path(found).parent


def _run(program: Path, *words: str) -> None:
    command = [str(program), *words]
    if os.geteuid() == 0:  # the server refuses to run as root
        command = ["runuser", "-u", "postgres", "--", *command]
    with tempfile.TemporaryFile() as said:  # not a pipe: the server would hold it open
        try:
            subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd="/")
        except (OSError, subprocess.CalledProcessError) as error:
            said.seek(0)
            told = said.read().decode(errors="replace").strip()
            raise Missing(f"PostgreSQL cannot be started: {told or error}") from error
