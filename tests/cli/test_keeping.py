"""add, show, export, asof, audit: the commands over a ledger."""

import csv
import io
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from cli.conftest import records, tallybook
from tallybook.cli import common
from tallybook.schema import schema


def test_add_twice_changes_nothing(tmp_path: Path, dam: str) -> None:
    book = str(tmp_path / "new.db")
    first = tallybook("add", "--ledger", book, dam)
    assert first.exit_code == 0
    assert first.stderr == "tallybook: 1 documents with 2 claims: 1 added, 0 superseded, 0 unchanged\n"
    before = tallybook("export", "--ledger", book).stdout
    again = tallybook("add", "--ledger", book, dam)
    assert again.exit_code == 0
    assert again.stderr == "tallybook: 1 documents with 2 claims: 0 added, 0 superseded, 1 unchanged\n"
    assert tallybook("export", "--ledger", book).stdout == before
    assert before.count("\n") > 3


def test_add_keeps_the_rest_when_an_input_is_refused(tmp_path: Path, dam: str) -> None:
    book, missing = str(tmp_path / "new.db"), str(tmp_path / "missing.txt")
    result = tallybook("add", "--ledger", book, missing, dam)
    assert result.exit_code == 1
    assert f"refused {missing}: there is no such file" in result.stderr
    assert [r["id"] for r in records(tallybook("export", "--ledger", book), "document")] == ["dam"]


def test_the_ledger_may_be_named_in_the_environment(book: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYBOOK_LEDGER", book)
    assert tallybook("export").stdout == tallybook("export", "--ledger", book).stdout


def test_what_is_exported_is_what_was_extracted(book: str, dam: str, later: str) -> None:
    exported, extracted = tallybook("export", "--ledger", book), tallybook("extract", dam, later)
    for kind in ("document", "claim"):
        kept = {row["id"]: row for row in records(exported, kind)}
        assert kept == {row["id"]: row for row in records(extracted, kind)}
        assert kept
    members = [m for row in records(exported, "count") for m in row["members"]]
    assert sorted(members) == sorted(row["anchor"] for row in records(exported, "claim"))


def test_every_exported_record_is_in_the_schema(book: str) -> None:
    valid = Draft202012Validator(schema())
    for row in records(tallybook("export", "--ledger", book)):
        valid.validate(row)


def test_show_has_a_row_for_each_claim(book: str) -> None:
    result = tallybook("show", "--ledger", book)
    assert result.exit_code == 0
    for claim in records(tallybook("export", "--ledger", book), "claim"):
        assert claim["anchor"] in result.stdout
    assert result.stderr == ""


def test_show_can_be_narrowed(book: str) -> None:
    result = tallybook("show", "--ledger", book, "--measure", "missing")
    (missing,) = (r for r in records(tallybook("export", "--ledger", book), "claim") if r["measure"] == "missing")
    rows = [line for line in result.stdout.splitlines() if line.strip()][1:]
    assert len(rows) == 1
    assert missing["anchor"] in rows[0]


def test_show_says_what_its_limit_leaves_out(book: str) -> None:
    result = tallybook("show", "--ledger", book, "--limit", "1")
    assert len([line for line in result.stdout.splitlines() if line.strip()]) == 2
    assert result.stderr == "tallybook: 2 more; --limit shows them\n"


def test_show_an_anchor_shows_the_claim_whole(book: str) -> None:
    claim = next(r for r in records(tallybook("export", "--ledger", book), "claim") if r["quantity"]["value"] == 12)
    result = tallybook("show", "--ledger", book, claim["anchor"])
    assert result.exit_code == 0
    for item in claim["evidence"]:
        if item["role"] != "sentence":
            assert item["quote"] in result.stdout
    figure = next(e for e in claim["evidence"] if e["role"] == "figure")
    assert f"[{figure['start']}:{figure['end']}]" in result.stdout
    assert "at least 12" in result.stdout
    assert claim["anchor"] in result.stdout


def test_an_unknown_anchor_ends_with_1(book: str) -> None:
    result = tallybook("show", "--ledger", book, "0000000000000000")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == "tallybook: no current claim has the anchor 0000000000000000\n"


def test_export_csv_has_a_row_for_each_claim(book: str) -> None:
    result = tallybook("export", "--ledger", book, "--format", "csv")
    assert result.exit_code == 0
    rows = {row["anchor"]: row for row in csv.DictReader(io.StringIO(result.stdout))}
    claims = {r["anchor"]: r for r in records(tallybook("export", "--ledger", book), "claim")}
    assert rows.keys() == claims.keys()
    for anchor, claim in claims.items():
        assert rows[anchor]["value"] == str(claim["quantity"]["value"])
        assert rows[anchor]["bound"] == claim["quantity"]["bound"]
        assert rows[anchor]["status"] == claim["modality"]["status"]


def test_export_into_a_file_is_whole_or_not_there(book: str, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    result = tallybook("export", "--ledger", book, "--output", str(output))
    assert (result.exit_code, result.stdout) == (0, "")
    assert output.read_text(encoding="utf-8") == tallybook("export", "--ledger", book).stdout
    refused = tallybook("export", "--ledger", book, "--format", "xml", "--output", str(tmp_path / "out.xml"))
    assert refused.exit_code == 2
    assert "no export format 'xml': choose jsonl, csv" in refused.stderr
    assert [p.name for p in tmp_path.glob("out*")] == ["out.jsonl"]


@pytest.mark.parametrize("where", ["nowhere/out.jsonl", "dam.txt/out.jsonl"])
def test_export_to_where_no_file_can_be_is_told_in_a_line(book: str, tmp_path: Path, where: str) -> None:
    result = tallybook("export", "--ledger", book, "--output", str(tmp_path / where))
    assert result.exit_code == 2
    assert result.stderr.startswith(f"tallybook: cannot write {tmp_path / where}: ")
    assert len(result.stderr.splitlines()) == 1


def test_asof_tells_what_stood_at_each_date(book: str) -> None:
    dates = ["2031-03-11", "2031-03-12", "2031-03-31"]
    result = tallybook("asof", "--ledger", book, "--format", "jsonl", *dates)
    assert result.exit_code == 0
    valid = Draft202012Validator(schema())
    for row in records(result):
        valid.validate(row)
    stood = {date: [r for r in records(result, "standing") if r["at"] == date] for date in dates}
    assert stood["2031-03-11"] == []
    assert sorted(r["quantity"]["value"] for r in stood["2031-03-12"]) == [12, 30]
    assert {r["document"] for r in stood["2031-03-31"]} == {"dam", "later"}
    counts = records(result, "count")
    exported = {row["id"]: row["members"] for row in records(tallybook("export", "--ledger", book), "count")}
    assert {row["at"] for row in counts} == set(dates)
    for row in counts:
        assert exported[row["id"]] == row["members"]
        assert row["independent_origins"] == len(row["origins"])


def test_asof_in_a_table_keeps_the_doubt(book: str) -> None:
    result = tallybook("asof", "--ledger", book, "--format", "table", "2031-03-12")
    assert result.exit_code == 0
    (row,) = (line for line in result.stdout.splitlines() if "at least 12" in line)
    assert "reported" in row
    assert "water board" in row


@pytest.mark.parametrize("date", ["2031-02-30", "yesterday", "12/03/2031", "2031-03-12T25:00", ""])
def test_a_bad_date_ends_with_2(book: str, date: str) -> None:
    result = tallybook("asof", "--ledger", book, "2031-03-12", date)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert repr(date) in result.stderr


def test_audit_says_in_one_line_that_all_is_as_recorded(book: str) -> None:
    result = tallybook("audit", "--ledger", book)
    claims = records(tallybook("export", "--ledger", book), "claim")
    quotes = sum(len(row["evidence"]) for row in claims)
    assert result.exit_code == 0
    assert result.stdout == f"{len(claims)} claims, {quotes} quotes, all as recorded\n"


@pytest.mark.parametrize(("column", "value"), [("value", 999), ("status", "denied"), ("quote", "\u001b[2J")])
def test_audit_names_a_row_that_was_changed_behind_its_back(book: str, column: str, value: object) -> None:
    with closing(sqlite3.connect(book)) as base:
        (trigger,) = base.execute("SELECT sql FROM sqlite_master WHERE name = 'claim_no_update'").fetchone()
        (anchor,) = base.execute("SELECT anchor FROM claim WHERE measure = 'missing'").fetchone()
        base.execute("DROP TRIGGER claim_no_update")
        base.execute(f"UPDATE claim SET {column} = ? WHERE anchor = ?", (value, anchor))
        base.execute(trigger)
        base.commit()
    result = tallybook("audit", "--ledger", book)
    assert result.exit_code == 1
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert anchor in line
    assert column in line
    assert "\u001b" not in line


def test_audit_finds_a_text_that_was_changed(book: str) -> None:
    with closing(sqlite3.connect(book)) as base:
        base.execute("DROP TRIGGER document_no_update")
        base.execute("UPDATE document SET text = replace(text, 'At least 12', 'At least 15') WHERE id = 'dam'")
        base.commit()
    result = tallybook("audit", "--ledger", book)
    assert result.exit_code == 1
    assert "'dam'" in result.stderr
    assert "document_no_update" in result.stderr


@pytest.mark.parametrize("words", [["show"], ["export"], ["asof", "2031-03-12"], ["audit"]])
def test_without_a_ledger_nothing_can_be_done(tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "none.db"
    result = tallybook(*words, "--ledger", str(path))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert str(path) in result.stderr
    assert not path.exists()


@pytest.mark.parametrize("words", [["show"], ["export"], ["asof", "2031-03-12"], ["audit"], ["add", "-"]])
def test_another_file_is_left_alone(dam: str, words: list[str]) -> None:
    before = Path(dam).read_bytes()
    result = tallybook(*words, "--ledger", dam, input="12 dead.")
    assert result.exit_code == 2
    assert f"{dam} is not a ledger" in result.stderr
    assert Path(dam).read_bytes() == before


def test_no_command_hidden_in_a_ledger_reaches_the_terminal(tmp_path: Path) -> None:
    book = str(tmp_path / "hostile.db")
    report = {
        "id": "a\u001b[31m\nforged row",
        "publisher": "Velmar\u202eCourier\u0007",
        "published": "2031-03-12",
        "text": "At least 12 villagers\u2066\u001b[K were killed in Lower\u202e Drazhe, Ana\u009bK Ferro said.",
    }
    assert tallybook("add", "--ledger", book, "-", input=json.dumps(report)).exit_code == 0
    (claim,) = records(tallybook("export", "--ledger", book), "claim")
    for words in (["show"], ["show", claim["anchor"]], ["asof", "2031-03-12", "--format", "table"]):
        result = tallybook(*words, "--ledger", book)
        assert result.exit_code == 0
        assert "at least 12" in result.stdout
        assert not set(result.stdout) & set("\u001b\u0007\u009b\u202e\u2066")
        assert not any(line.startswith("forged") for line in result.stdout.splitlines())


def test_search_finds_reports_and_claims_by_their_words(book: str) -> None:
    found = tallybook("search", "--ledger", book, "sella mayor")
    assert (found.exit_code, [r["title"] for r in records(found, "document")]) == (
        0,
        ["Dam breach floods the Sella valley"],
    )
    claims = records(tallybook("search", "--ledger", book, "--claims", '"water board"', "--limit", "1"), "claim")
    assert [c["quantity"]["value"] for c in claims] == [19]
    table = tallybook("search", "--ledger", book, "--format", "table", "drazhe")
    assert "missing in Lower Drazhe" in table.stdout
    assert "anchor" in tallybook("search", "--ledger", book, "--format", "table", "--claims", "drazhe").stdout.lower()
    nothing = tallybook("search", "--ledger", book, "harbour")
    assert (nothing.exit_code, nothing.stdout) == (1, "")
    assert "nothing has all of: harbour" in nothing.stderr
    assert "no word to search for" in tallybook("search", "--ledger", book, "--", "-").stderr


def test_a_large_ledger_is_said_to_be_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = Path(__file__).parent.parent / "ledger" / "schemas" / "0014.db"
    for most, told in ((20_000, False), (1, True)):
        path = str(shutil.copy(stored, tmp_path / f"{most}.db"))
        monkeypatch.setattr(common, "MANY", most)
        done = tallybook("--confidential", "relink", "--ledger", path)
        assert done.exit_code == 0, done.output
        said = "this ledger has schema 0014 and 5 claims: it is brought to the newest one first" in done.stderr
        assert said == told
        again = tallybook("--confidential", "relink", "--ledger", path)
        assert "schema" not in again.stderr
