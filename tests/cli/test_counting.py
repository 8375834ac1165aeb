"""asof with its options, history, diff: the commands that ask about counts."""

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cli.conftest import records, tallybook
from tallybook.schema import schema

VALID = Draft202012Validator(schema())
FIRST = """\
Published: 2031-03-12
Publisher: Velmar Courier

At least 12 villagers were killed when the Sella dam above Drazhe broke near Ushna, the Arnor Water Board said.
"""
SECOND = """\
Published: 2031-03-15
Publisher: Hollin Post

The Arnor Water Board said on Saturday that 19 villagers were killed when the Sella dam above Drazhe near Ushna broke.
"""


@pytest.fixture
def book(tmp_path: Path) -> str:
    """A ledger with two reports of one toll."""
    path = str(tmp_path / "book.db")
    for name, text in (("dam.txt", FIRST), ("later.txt", SECOND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert tallybook("add", "--ledger", path, str(tmp_path / name)).exit_code == 0
    return path


def test_asof_tells_what_was_replaced_and_one_figure_by_a_policy(book: str) -> None:
    result = tallybook("asof", "--ledger", book, "--format", "jsonl", "--policy", "min-max", "2031-03-12", "2031-03-31")
    assert result.exit_code == 0
    rows = records(result)
    for row in rows:
        VALID.validate(row)
    standing = {row["claim"]: row for row in rows if row["type"] == "standing" and row["at"] == "2031-03-31"}
    (risen,) = (row for row in standing.values() if row["quantity"]["value"] == 19)
    old = {row["claim"]: row for row in rows if row["type"] == "standing" and row["at"] == "2031-03-12"}
    assert old[risen["replaces"]]["quantity"]["value"] == 12
    made = {(row["at"], row["count"]): row for row in rows if row["type"] == "aggregate"}
    assert (made["2031-03-12", risen["count"]]["low"], made["2031-03-31", risen["count"]]["low"]) == (12, 19)
    table = tallybook("asof", "--ledger", book, "--format", "table", "--policy", "lowest", "2031-03-31").stdout
    (line,) = (row for row in table.splitlines() if " 19 " in row and "by policy" not in row)
    assert "at least 12" in line
    assert "by policy lowest" in table


def test_a_policy_that_there_is_not_is_named(book: str) -> None:
    result = tallybook("asof", "--ledger", book, "--policy", "mean", "2031-03-12")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "tallybook: no policy 'mean': choose lowest, low-best-high, min-max, latest\n"


def test_asof_answers_from_what_the_ledger_held_by_then(book: str) -> None:
    then = tallybook("asof", "--ledger", book, "--recorded-by", "2020-01-01", "2031-03-31")
    assert (then.exit_code, then.stdout) == (0, "")
    now = tallybook("asof", "--ledger", book, "--recorded-by", "9998-01-01", "2031-03-31")
    assert now.stdout == tallybook("asof", "--ledger", book, "2031-03-31").stdout != ""
    bad = tallybook("asof", "--ledger", book, "--recorded-by", "yesterday", "2031-03-31")
    assert bad.exit_code == 2
    assert "'yesterday' is not a date" in bad.stderr


def toll(book: str) -> dict[str, Any]:
    counts = records(tallybook("export", "--ledger", book), "count")
    return next(row for row in counts if len(row["members"]) == 2)


def test_history_tells_a_figures_life(book: str) -> None:
    count = toll(book)
    result = tallybook("history", "--ledger", book, "--format", "jsonl", str(count["id"]))
    rows = records(result)
    for row in rows:
        VALID.validate(row)
    assert rows[0] == count
    old, new = records(result, "history")
    assert (old["document"], new["document"], new["revises"]) == ("dam", "later", [old["claim"]])
    members = count["members"]
    assert tallybook("history", "--ledger", book, "--format", "jsonl", members[1]).stdout == result.stdout
    table = tallybook("history", "--ledger", book, "--format", "table", members[0]).stdout
    assert "revises at least 12" in table


def test_a_count_that_there_is_not_is_named(book: str) -> None:
    result = tallybook("history", "--ledger", book, "nothing")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "tallybook: no count has the id 'nothing', and no current claim has that anchor\n"


def test_diff_tells_what_changed(book: str) -> None:
    result = tallybook("diff", "--ledger", book, "--format", "jsonl", "2031-03-12", "2031-03-31")
    (row,) = records(result, "change")
    VALID.validate(row)
    assert (row["kind"], row["count"], row["since"], row["until"]) == (
        "revised", toll(book)["id"], "2031-03-12", "2031-03-31",
    )  # fmt: skip
    assert (row["figure_before"]["low"], row["figure_after"]["value"]) == (12, 19)
    assert "revised" in tallybook("diff", "--ledger", book, "--format", "table", "2031-03-12", "2031-03-31").stdout
    first = records(tallybook("diff", "--ledger", book, "--format", "jsonl", "2031-03-01", "2031-03-12"), "change")
    assert {r["kind"] for r in first} == {"new_count"}


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("2031-03-31", "2031-03-12"), "2031-03-31 is not before 2031-03-12: say the earlier date first"),
        (("soon", "2031-03-12"), "'soon' is not a date"),
    ],
)
def test_diff_refuses_what_makes_no_sense(book: str, dates: tuple[str, str], said: str) -> None:
    result = tallybook("diff", "--ledger", book, *dates)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
