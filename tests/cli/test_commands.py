"""The commands there are, their help, and how they behave as processes."""

import os
import pty
import subprocess
import sys
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

import pytest
import typer

from cli.conftest import DAM, LATER, tallybook
from tallybook import __version__
from tallybook.cli import app

CONTRACT = {"extract", "explain", "add", "export", "asof", "serve", "audit", "schema"}
OURS = {
    "account",
    "confidential",
    "show",
    "compare",
    "search",
    "history",
    "diff",
    "review",
    "retract",
    "decide",
    "decisions",
    "relink",
    "demo",
    "watch",
    "intake",
    "load",
    "link",
    "versions",
    "backup",
    "restore",
    "merge",
    "purge",
}
COMMANDS = sorted(CONTRACT | OURS)
PYTHON = [sys.executable, "-W", "error", "-m", "tallybook"]


def test_the_commands_of_the_contract_and_no_unknown_ones_exist() -> None:
    group = typer.main.get_command(app)
    assert sorted(group.commands) == COMMANDS  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    result = tallybook(command, "--help")
    assert result.exit_code == 0
    assert "Usage: " in result.stdout
    assert command in result.stdout
    assert result.stderr == ""


def test_the_program_has_help_and_names_its_commands() -> None:
    result = tallybook("--help")
    assert result.exit_code == 0
    for command in COMMANDS:
        assert command in result.stdout


def test_the_program_says_its_version() -> None:
    result = tallybook("--version")
    assert (result.exit_code, result.stdout) == (0, f"tallybook {__version__}\n")


def started(*words: str, **given: object) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([*PYTHON, *words], capture_output=True, timeout=120, **given)  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def many(tmp_path: Path) -> str:
    """Reports enough for several chunks, and one that is refused among them."""
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(20):
        text = (DAM, LATER)[n % 2].replace("12 villagers", f"{n + 12} villagers")
        (folder / f"{n:02}.txt").write_text(text, encoding="utf-8")
    (folder / "07-empty.txt").write_bytes(b"")
    return str(folder)


@pytest.mark.slow
def test_two_jobs_print_what_one_prints(many: str) -> None:
    one, two = started("extract", "--jobs", "1", many), started("extract", "--jobs", "2", many)
    assert one.returncode == two.returncode == 1
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr == f"tallybook: refused {many}/07-empty.txt: the file is empty\n".encode()
    assert one.stdout.count(b'"type":"document"') == 20


@pytest.mark.slow
def test_two_jobs_keep_what_one_keeps(many: str, tmp_path: Path) -> None:
    exports = []
    for jobs in ("1", "2"):
        book = str(tmp_path / f"{jobs}.db")
        assert tallybook("add", "--jobs", jobs, "--ledger", book, many).exit_code == 1
        exports.append(tallybook("export", "--ledger", book).stdout)
    assert exports[0] == exports[1]
    assert exports[0].count('"type":"document"') == 20


@pytest.mark.slow
def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    report = "At least 12 people were killed at Café Žôrn in Drazhe — the “worst” day, Ana Ferro said."
    result = started("extract", "-", input=report.encode(), env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"})
    assert result.returncode == 0
    assert report in result.stdout.decode("utf-8").replace('\\"', '"')
    assert result.stderr == b""


@pytest.mark.slow
def test_a_closed_standard_input_matters_only_where_it_is_asked_for(dam: str) -> None:
    closed = 'exec "$@" <&-'
    for name, code in ((dam, 0), ("-", 1)):
        result = subprocess.run(
            ["sh", "-c", closed, "sh", *PYTHON, "extract", name], capture_output=True, timeout=120, check=False
        )
        assert result.returncode == code
        assert b"Traceback" not in result.stderr


@pytest.mark.slow
def test_a_closed_pipe_ends_it_quietly(many: str) -> None:
    with subprocess.Popen(
        [*PYTHON, "extract", many], stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        said = process.stderr.read()
    assert b"Traceback" not in said
    assert b"BrokenPipe" not in said


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes_in_every_process() -> None:
    with as_file(files("tallybook") / "data" / "demo") as folder:
        first, second = (
            started("extract", str(folder), env={**os.environ, "PYTHONHASHSEED": seed}) for seed in ("1", "2")
        )
    assert first.returncode == 0
    assert first.stdout == second.stdout
    assert first.stdout


@pytest.mark.slow
def test_a_model_that_is_not_there_is_told_in_a_line(dam: str) -> None:
    for jobs in ("1", "2"):
        result = started("extract", "--jobs", jobs, dam, env={**os.environ, "TALLYBOOK_MODEL": "no_such_model"})
        assert result.returncode == 2
        assert result.stderr.startswith(b"tallybook: the language model 'no_such_model' is not installed")
        assert result.stderr.count(b"\n") == 1


@pytest.mark.slow
def test_on_a_terminal_a_person_gets_a_table(dam: str, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.txt"
    hostile.write_text("At least 12 villagers \u001b]0;owned\u0007\u202e died in Drazhe.", encoding="utf-8")
    ours, theirs = pty.openpty()
    with subprocess.Popen([*PYTHON, "extract", dam, str(hostile)], stdout=theirs, stderr=subprocess.PIPE) as process:
        os.close(theirs)
        seen = b""
        while chunk := at_the_terminal(ours):
            seen += chunk
        said = process.communicate()[1]
    os.close(ours)
    assert (process.returncode, said) == (0, b"")
    text = seen.decode("utf-8")
    assert "Anchor" in text
    assert '"type"' not in text
    assert not set(text) & set("\u0007\u202e")
    assert "\u001b]" not in text


def at_the_terminal(terminal: int) -> bytes:
    """What comes next on a terminal; nothing once the other side has left."""
    try:
        return os.read(terminal, 1 << 16)
    except OSError:
        return b""


def test_the_demo_makes_a_ledger_that_passes_its_audit(tmp_path: Path) -> None:
    book = str(tmp_path / "demo.db")
    result = tallybook("demo", "--no-serve", "--no-browser", "--ledger", book)
    assert result.exit_code == 0
    assert f"the ledger is {book}; look closer with: tallybook show --ledger {book}" in result.stderr
    assert len(result.stdout.splitlines()) > 30
    assert tallybook("audit", "--ledger", book).exit_code == 0


def test_the_demo_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert tallybook("demo", "--no-serve", "--no-browser").exit_code == 0
    assert list(tmp_path.iterdir()) == []
