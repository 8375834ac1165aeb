"""What is refused is told, listed, logged, and can be read again; a report's versions are told apart."""

import json
from pathlib import Path

from cli.conftest import DAM, LATER, records, tallybook
from ingest.test_live import MARKUPS


def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"text": "12 people drowned when the Sella dam broke."}\n{"text": ""}\nnonsense\n')
    return path


def test_what_is_refused_is_listed_in_a_file(tmp_path: Path, dam: str) -> None:
    listed = tmp_path / "refused.jsonl"
    result = tallybook("extract", dam, str(bad(tmp_path)), "--refused", str(listed))
    assert result.exit_code == 1
    rows = [json.loads(line) for line in listed.read_text().splitlines()]
    assert (rows[0]["input"].rpartition(" ")[2], rows[0]["reason"]) == ("2", '"text" is empty')
    assert [r["given"] for r in rows] == [str(tmp_path / "bad.jsonl")] * 2


def test_what_is_refused_is_logged_and_read_again_when_asked(tmp_path: Path, dam: str) -> None:
    path, book = bad(tmp_path), str(tmp_path / "book.db")
    assert tallybook("add", "--ledger", book, dam, str(path)).exit_code == 1
    left = records(tallybook("intake", "--ledger", book, "--format", "jsonl"), "refusal")
    assert [r["input"].rpartition(" ")[2] for r in left] == ["2", "3"]
    path.write_text(path.read_text().replace('""', '"40 people were hurt."'))
    assert tallybook("add", "--ledger", book, "--retry").exit_code == 1
    left = records(tallybook("intake", "--ledger", book, "--format", "jsonl"), "refusal")
    assert [r["input"].rpartition(" ")[2] for r in left] == ["3"]


def test_nothing_to_read_is_wrong_usage(tmp_path: Path) -> None:
    result = tallybook("add", "--ledger", str(tmp_path / "book.db"))
    assert result.exit_code == 2
    assert "name a file, a folder, an address or -" in result.stderr
    assert not (tmp_path / "book.db").exists()


def test_the_versions_of_a_report_show_what_changed(tmp_path: Path) -> None:
    book = str(tmp_path / "book.db")
    for number, text in enumerate((DAM, DAM.replace("At least 12", "At least 14").replace("Another 30", "Some 30"))):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"URL: https://courier.example/dam\n{text}")
        tallybook("add", "--ledger", book, str(path))
    (tmp_path / "other.txt").write_text(LATER)
    tallybook("add", "--ledger", book, str(tmp_path / "other.txt"))
    result = tallybook("versions", "https://courier.example/dam", "--ledger", book, "--format", "jsonl")
    first, second = records(result, "version")
    assert first["changes"] == []
    killed = next(c for c in second["changes"] if c["after"]["measure"] == "killed")
    assert (killed["kind"], killed["before"]["quantity"]["value"]) == ("changed", 12)
    assert killed["after"]["quantity"]["value"] == 14
    shown = tallybook("versions", "1", "--ledger", book, "--format", "table").stdout
    assert "at least 12" in shown
    assert tallybook("versions", "nowhere", "--ledger", book).exit_code == 1


def test_a_list_of_feeds_that_is_not_there_leaves_no_ledger_behind(tmp_path: Path) -> None:
    result = tallybook("watch", str(tmp_path / "feeds.opml"), "--once", "--ledger", str(tmp_path / "book.db"))
    assert result.exit_code == 2
    assert "feeds.opml cannot be read: No such file or directory" in result.stderr
    assert not (tmp_path / "book.db").exists()


def test_the_entries_of_a_live_blog_stand_from_their_own_moments_on(tmp_path: Path) -> None:
    path, book = tmp_path / "live.html", str(tmp_path / "book.db")
    path.write_bytes(MARKUPS["articles with times"])
    assert tallybook("add", "--ledger", book, str(path)).exit_code == 0

    def stood(at: str) -> dict[str, float]:
        found = records(tallybook("asof", at, "--ledger", book, "--format", "jsonl"), "standing")
        return {r["origin"]: r["quantity"]["value"] for r in found}

    assert stood("2031-03-12T12:00Z") == {}
    assert stood("2031-03-12T14:00Z") == {"mayor": 3}
    assert stood("2031-03-13T05:00Z") == {"mayor": 3, "coastguard": 12}
    assert stood("2031-03-13") == {"mayor": 3, "coastguard": 14}
    claims = {r["anchor"]: r for r in records(tallybook("export", "--ledger", book), "claim")}
    dates = {(r["quantity"]["value"], r["as_of"]) for r in claims.values()}
    assert dates == {(14, "2031-03-13"), (12, "2031-03-12"), (3, "2031-03-12")}
    changes = records(tallybook("diff", "2031-03-13T05:00Z", "2031-03-13", "--ledger", book), "change")
    assert [(r["kind"], r["origin"]) for r in changes] == [("revised", "coastguard")]
    links = records(tallybook("extract", str(path), "--format", "jsonl"), "link")
    revised = {(claims[r["from"]]["quantity"]["value"], claims[r["to"]]["quantity"]["value"]) for r in links}
    assert (14, 12) in revised
    assert (12, 14) not in revised
