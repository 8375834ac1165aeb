"""Killed, out of space, cut off, or two at once: afterwards the audit is clean, and a report is there whole or not.

TALLYBOOK_TRIALS=300 kills three hundred times in each database, for a release; CI does it a hundred times in each, and
whoever runs the suite a few times.
"""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

import postgres
from ledger import factory, faults
from tallybook import ledger
from tallybook.errors import LedgerError
from tallybook.types import Reading

NOBODY = 65534
TRIALS = int(os.environ.get("TALLYBOOK_TRIALS", "20"))


@pytest.mark.slow
def test_killed_at_any_moment(place: str) -> None:
    command = [sys.executable, "-m", "ledger.faults", place, str(TRIALS), "7"]
    done = subprocess.run(command, cwd=Path(__file__).parent.parent, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    trials, reports = (int(word) for word in done.stdout.split() if word.isdigit())
    assert trials == TRIALS
    assert reports > TRIALS / 4  # it was not always killed before it began


def forked(work: Any) -> int:
    """The exit code of a child that does the work: 0 done, 1 a LedgerError, else something worse."""
    child = os.fork()
    if child == 0:
        code = 2
        try:
            work()
            code = 0
        except LedgerError:
            code = 1
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("room", [0, 4096, 20_000, 60_000, 150_000])
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, room: int) -> None:
    path = tmp_path / "book.db"
    engine = ledger.open_ledger(path)
    ledger.add(engine, faults.report("first-4", 4), factory.RUN, factory.verify)
    engine.dispose()

    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        limit = path.stat().st_size + room
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        faults.work(str(path), 0)

    assert forked(fill) == 1
    assert list(faults.faults(str(path))) == []


def test_a_full_disk_of_the_server_leaves_nothing_half_written(postgres_server: str) -> None:
    try:
        with postgres.crammed(postgres_server, "10m") as (place, grow):
            engine = ledger.open_ledger(place)
            ledger.add(engine, faults.report("first-4", 4), factory.RUN, factory.verify)
            chance, kept = random.Random(1), 1
            long = "\n\n".join(chance.randbytes(30).hex() for _ in range(12_000))

            def large(number: int) -> Reading:
                small = faults.report(f"large-{number}-4", 4)
                whole = replace(small.document, text=f"{small.document.text}\n\n{number} {long}")
                return factory.reading(whole, *(factory.claim(whole, str(10 + n)) for n in range(5)))

            def full() -> int:
                nonlocal kept
                while kept < 100:
                    ledger.add(engine, large(kept), factory.RUN, factory.verify)
                    kept += 1
                return kept

            for _ in range(2):  # and it is refused as long as it is full
                with pytest.raises(LedgerError, match="the server's disk is full"):
                    full()
                assert len(ledger.documents(engine)) == kept > 1
            assert list(faults.faults(place)) == []
            grow("100m")
            assert ledger.add(engine, large(kept), factory.RUN, factory.verify) == "added"
            assert list(faults.faults(place)) == []
            engine.dispose()
    except postgres.Missing as error:
        pytest.skip(str(error))  # in CI too: a container may not let root mount anything


@pytest.fixture
def lockable() -> Iterator[Path]:
    """A folder of this user's, or of nobody's where this is root, whom no rights of files stop."""
    folder = Path(tempfile.mkdtemp(prefix="tallybook-locked-"))
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_a_file_that_is_read_only_stays_as_it_is(lockable: Path, when: str) -> None:
    path = lockable / "book.db"

    def work() -> None:
        if os.geteuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        engine = ledger.open_ledger(path)
        ledger.add(engine, faults.report("first-4", 4), factory.RUN, factory.verify)
        if when == "before":
            ledger.close(engine)
        path.chmod(0o444)
        lockable.chmod(0o555)
        try:
            if when == "before":
                with pytest.raises(LedgerError, match=r"book\.db is not writable"):
                    ledger.open_ledger(path)
                engine = ledger.open_ledger(path, read_only=True)
            engine.dispose()  # the next connection finds the file as it is now
            assert [d.id for d in ledger.documents(engine)] == ["first-4"]
            with pytest.raises(LedgerError, match="open for reading only, or its file or folder is not writable"):
                ledger.add(engine, faults.report("second-3", 3), factory.RUN, factory.verify)
            engine.dispose()
        finally:
            lockable.chmod(0o755)
            path.chmod(0o644)

    assert forked(work) == 0
    assert list(faults.faults(str(path))) == []


def test_without_a_server_a_user_is_told_and_ci_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "glob", lambda *_: iter(()))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(postgres.Missing) as missing, postgres.server():
        pass
    for ci, outcome in (("", pytest.skip.Exception), ("true", pytest.fail.Exception)):
        monkeypatch.setenv("CI", ci)
        with pytest.raises(outcome, match=r"PostgreSQL is not installed \(Debian: apt-get install postgresql\)"):
            postgres.missing(str(missing.value))


def test_two_writers_take_turns(place: str) -> None:
    ledger.open_ledger(place).dispose()
    children = []
    for writer in range(2):
        child = os.fork()
        if child == 0:
            code = 2
            try:
                engine = ledger.open_ledger(place)
                for number in range(12):
                    name = f"both-{number}" if number % 2 else f"{writer}-{number}"
                    ledger.add(engine, faults.report(name, number), factory.RUN, factory.verify)
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(c, 0)[1]) for c in children] == [0, 0]
    assert list(faults.faults(place)) == []
    engine = ledger.open_ledger(place)
    assert len(ledger.documents(engine)) == 6 + 6 + 6
    engine.dispose()


@pytest.mark.parametrize(
    "table",
    ["document", "reading", "claim", "named", "link", "linking", "report_key", "story", "member", "relation", ""],
)
def test_a_connection_that_breaks_in_mid_batch(postgres_ledger: str, table: str) -> None:
    engine = ledger.open_ledger(postgres_ledger)
    ledger.add(engine, faults.report("before-3", 3), factory.RUN, factory.verify)
    cut: list[int] = []

    @sa.event.listens_for(engine, "before_cursor_execute")
    def breaking(connection: sa.Connection, cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith(f"INSERT INTO {table} ") and not cut:
            cut.append(cursor.connection.info.backend_pid)
            postgres.execute(postgres_ledger, f"SELECT pg_terminate_backend({cut[0]})")

    @sa.event.listens_for(engine, "commit")
    def ending(connection: sa.Connection) -> None:
        if not table and not cut:
            cut.append(connection.connection.driver_connection.info.backend_pid)  # type: ignore[union-attr]
            postgres.execute(postgres_ledger, f"SELECT pg_terminate_backend({cut[0]})")

    with pytest.raises(LedgerError, match="ledger postgresql://"):
        ledger.add(engine, faults.report("cut-4", 4), factory.RUN, factory.verify)
    assert cut
    assert [d.id for d in ledger.documents(engine)] == ["before-3"]
    assert list(faults.faults(postgres_ledger)) == []
    assert ledger.add(engine, faults.report("cut-4", 4), factory.RUN, factory.verify) == "added"
    assert list(faults.faults(postgres_ledger)) == []
    engine.dispose()
