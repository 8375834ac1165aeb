"""Every command, given by who does not ask for what is confidential: it answers as if that had never been there."""

import re
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import records, tallybook
from cli.test_commands import COMMANDS
from ledger import secrets
from tallybook import ledger

A, B = secrets.ANCHOR, secrets.PUBLIC["r4"]
JSONL, TABLE = ("--format", "jsonl"), ("--format", "table")
BY = ("--by", "Mara", "--why", "so")
GIVEN: dict[str, list[tuple[str, ...]]] = {
    "show": [(), (A,), (B,), ("--publisher", "Paper 77"), ("--text", "ontrova"), ("--document", "r77"),
             ("--limit", "2")],
    "search": [(w, *o) for w in ("slide", "Ontrova", "9173") for o in ((), ("--claims",), TABLE)],
    "export": [(), ("--format", "csv")],
    "asof": [("2031-05-31", *JSONL), ("2031-05-31", *TABLE), ("2031-05-31", "--policy", "lowest"),
             ("2031-05-31", "--recorded-by", "2031-05-05")],
    "history": [(A,), (B, *JSONL), (B, *TABLE), ("r77",)],
    "diff": [("2031-05-01", "2031-05-31", *f) for f in (JSONL, TABLE)],
    "review": [JSONL, TABLE, ("show", A), ("show", B, *TABLE), ("confirm", A, *BY), ("note", A, *BY), ("agreement",),
               ("queue", "--second", "--by", "Bela")],
    "retract": [("r77", *BY), ("r77", "--undo", *BY)],
    "decide": [("merge", A, B, *BY), ("rename", A, "x", *BY), ("confirm", "revises", A, B, *BY), ("split", A, B, *BY)],
    "decisions": [JSONL, TABLE],
    "relink": [()],
    "versions": [("r77",), ("r88",), ("r4", *JSONL)],
    "intake": [JSONL, TABLE],
    "audit": [()],
    "backup": [("FOLDER/backup.db",)],
    "merge": [("FOLDER/other.db",)],
    "purge": [("--list",), ("r77", *BY), ("r4", *BY)],
    "account": [JSONL],
    "confidential": [JSONL, TABLE, ("mark", "--report", "r77", *BY), ("unmark", "--report", "r77", *BY),
                     ("unmark", "--source", "Bel Ontrova", *BY), ("mark", "--source", "Bel Ontrova", *BY)],
    "add": [("--retry",), ("FOLDER/new.txt",)],
}  # fmt: skip
SHOWING = ("show", "search", "export", "asof", "history", "diff", "review", "decisions", "versions", "intake")
OF_NO_LEDGER = {"extract", "explain", "compare", "link", "schema"}
ELSEWHERE = {
    "serve": "asks tests/web/test_confiding.py at every address",
    "demo": "of its own ledger; it shows as `show` and `serve` do",
    "load": "as `add`: tells of the reports that it is given alone",
    "restore": "into a new ledger, from a backup that whoever has it may read",
    "watch": "tells of the feeds that it is given alone",
}
NEW = "Title: A ferry\nPublished: 2031-07-01\nPublisher: Open Post\n\nPolice said 3 sailors drowned off Orro.\n"


def test_every_command_is_given() -> None:
    assert set(COMMANDS) == GIVEN.keys() | OF_NO_LEDGER | ELSEWHERE.keys()


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    folders = [str(tmp_path_factory.mktemp(name)) for name in ("seen", "never")]
    for folder, secret in zip(folders, (True, False), strict=True):
        secrets.twin(f"{folder}/book.db", secret=secret).dispose()
        ledger.open_ledger(f"{folder}/other.db").dispose()
        Path(folder, "new.txt").write_text(NEW, encoding="utf-8")
    return folders[0], folders[1]


def told(folder: str, command: str, words: tuple[str, ...], *before: str) -> tuple[Any, ...]:
    """What a command prints, without when this ledger learned of anything and the numbers of its entries."""
    given = [word.replace("FOLDER", folder) for word in words]
    result = tallybook(*before, command, "--ledger", f"{folder}/book.db", *given)
    said = [text.replace(folder, "FOLDER") for text in (result.stdout, result.stderr)]
    said = [re.sub(r'"(recorded_at|at)":"20[^"]*"', r'"\1":""', text) for text in said]
    said = [re.sub(r'"number":\d+|"seen":"[^"]*"|--seen \S+|20\d\d-\d\d-\d\dT\d\d:\d\d', "", text) for text in said]
    return result.exit_code, *said


@pytest.mark.parametrize("command", GIVEN)
def test_the_secrets_make_no_difference(twins: tuple[str, str], command: str) -> None:
    for words in GIVEN[command]:
        said = told(twins[0], command, words)
        assert said == told(twins[1], command, words), words
        assert not isinstance(said[0], int) or said[0] in (0, 1, 2)
        for secret in secrets.NAMED:
            assert secret not in said[1] + said[2] or secret in " ".join(words) or secret == "ontrova", (words, secret)
        if command not in ("add",):
            assert "confidential" in said[2]  # that something is left out is said each time


def test_what_left_the_ledger_has_nothing_of_it(twins: tuple[str, str]) -> None:
    assert not Path(twins[0], "backup.db").exists()
    before = {d["id"] for d in records(tallybook("export", "--ledger", f"{twins[0]}/book.db"), "document")}
    assert not before & {"r77", "r88", "r99"}
    whole = tallybook("--confidential", "export", "--ledger", f"{twins[0]}/book.db")
    assert {d["id"] for d in records(whole, "document")} - before == {"r77", "r88", "r99"}
    assert whole.stderr == ""


def test_who_asks_for_it_sees_it(twins: tuple[str, str]) -> None:
    for command in [
        "show",
        "search",
        "export",
        "asof",
        "history",
        "diff",
        "review",
        "decisions",
        "versions",
        "confidential",
        "intake",
    ]:
        shown = [told(twins[0], command, words, "--confidential") for words in GIVEN[command][:3]]
        assert any(secret in said[1] for said in shown for secret in secrets.NAMED), command


def test_marking_from_the_command_line(tmp_path: Path) -> None:
    path = str(tmp_path / "book.db")
    secrets.twin(path, secret=False).dispose()

    def run(*words: str) -> str:
        result = tallybook("--confidential", "confidential", *words, "--ledger", path)
        return result.stderr.strip() if words else result.stdout

    assert run("mark", "--report", "r4", *BY) == "tallybook: r4: confidential from now on"
    assert run("mark", "--report", "r4", *BY) == "tallybook: the report 'r4' is confidential already"
    assert "needs a report or a source" in run("mark", *BY)
    assert "must say why" in run("unmark", "--report", "r4", "--by", "Mara")
    assert "r4" not in tallybook("show", "--ledger", path).stdout
    assert run("unmark", "--report", "r4", *BY) == "tallybook: r4: no longer confidential"
    assert "r4" in tallybook("show", "--ledger", path).stdout
    rows = records(tallybook("--confidential", "confidential", "--ledger", path, *JSONL))
    assert [(r["name"], r["holds"]) for r in rows] == [("nobody at all", True), ("r4", True), ("r4", False)]
