"""decide, decisions, relink."""

from jsonschema import Draft202012Validator

from cli.conftest import records, tallybook
from tallybook.schema import schema

WHO = ("--by", "Ana Ferro", "--why", "one flood")


def test_what_is_decided_is_obeyed_and_listed(book: str) -> None:
    (one,) = (r for r in records(tallybook("export", "--ledger", book), "count") if r["measure"] == "killed")
    assert tallybook("decide", "--ledger", book, *WHO, "split", *one["members"]).exit_code == 0
    rows = records(tallybook("export", "--ledger", book), "count")
    dead = [row["id"] for row in rows if row["measure"] == "killed"]
    assert len(dead) == 2
    result = tallybook("decide", "--ledger", book, *WHO, "merge", *dead)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "tallybook: 1 decision kept\n")
    assert tallybook("decide", "--ledger", book, *WHO, "rename", dead[0], "Dead of the flood").exit_code == 0
    assert tallybook("relink", "--ledger", book).stderr == "tallybook: every report is linked again\n"
    (count,) = (r for r in records(tallybook("export", "--ledger", book), "count") if r["measure"] == "killed")
    assert (sorted(count["members"]), count["label"], count["id"]) == (sorted(dead), "Dead of the flood", min(dead))
    listed = records(tallybook("decisions", "--ledger", book, "--format", "jsonl"))
    for row in listed:
        Draft202012Validator(schema()).validate(row)
    assert [(row["kind"], row["by"], row["why"]) for row in listed] == [
        ("other_count", "Ana Ferro", "one flood"),
        ("same_count", "Ana Ferro", "one flood"),
        ("name", "Ana Ferro", "one flood"),
    ]
    table = tallybook("decisions", "--ledger", book, "--format", "table").stdout
    assert "name Dead of the flood" in table
    told = tallybook("history", "--ledger", book, "--format", "table", dead[1]).stdout
    assert "one flood" in told


def test_what_cannot_be_decided_is_told_in_a_line(book: str) -> None:
    result = tallybook("decide", "--ledger", book, *WHO, "merge", "nothing", "else")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "tallybook: no count has the id 'nothing', and no current claim has that anchor\n"
    assert tallybook("decide", "--ledger", book, "--by", "A", "merge", "a", "b").exit_code == 2
    missing = tallybook("decide", "--ledger", f"{book}.none", *WHO, "merge", "a", "b")
    assert missing.exit_code == 2
    assert "none" in missing.stderr
