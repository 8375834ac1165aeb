import json
from pathlib import Path

import pytest

from cli.conftest import records, tallybook


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TALLYBOOK_REVIEWER", raising=False)


def anchor(book: str, value: int) -> str:
    claims = records(tallybook("export", "--ledger", book), "claim")
    return str(next(c["anchor"] for c in claims if c["quantity"]["value"] == value))


def test_a_correction_is_seen_wherever_the_claim_is(book: str) -> None:
    twelve = anchor(book, 12)
    waiting = records(tallybook("review", "--ledger", book))
    assert {w["anchor"] for w in waiting} >= {twelve}
    assert all(w["reasons"] and w["seen"] for w in waiting)
    done = tallybook(
        "review", "correct", twelve, "value", "14", "--by", "Mara", "--why", "the board's own list", "--ledger", book
    )
    assert (done.exit_code, done.stderr.strip()) == (0, f"tallybook: {twelve}: corrected")
    shown = tallybook("show", twelve, "--ledger", book).stdout
    assert "at least 14" in shown
    assert "the board's own list" in shown
    (claim,) = [c for c in records(tallybook("export", "--ledger", book), "claim") if c["anchor"] == twelve]
    assert (claim["quantity"]["value"], claim["review"]["read"]["quantity"]["value"]) == (14, 12)
    assert claim["review"]["corrected"] == ["value"]
    table = tallybook("export", "--ledger", book, "--format", "csv").stdout
    assert "value: 12 -> 14 (Mara, " in table
    assert ": the board's own list)" in table
    stood = records(tallybook("asof", "2031-03-13", "--ledger", book), "standing")
    assert [(s["quantity"]["value"], s["read"]["value"]) for s in stood if s["claim"] == twelve] == [(14, 12)]
    assert twelve not in {w["anchor"] for w in records(tallybook("review", "--ledger", book))}
    second = records(tallybook("review", "--second", "--by", "Ode", "--ledger", book))
    assert [w["anchor"] for w in second] == [twelve]
    assert tallybook("audit", "--ledger", book).exit_code == 0


def test_the_second_reviewer_is_told_that_it_changed(book: str) -> None:
    twelve = anchor(book, 12)
    shown = tallybook("review", "show", twelve, "--ledger", book, "--format", "jsonl")
    seen = json.loads(shown.stdout)["seen"]
    for by, code in (("Mara", 0), ("Ode", 2)):
        done = tallybook("review", "confirm", twelve, "--by", by, "--seen", seen, "--ledger", book)
        assert done.exit_code == code
    assert "the claim changed under you: Mara at" in done.stderr
    assert "Look again, then decide" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["confirm", "{}"], "say who you are: --by NAME, or TALLYBOOK_REVIEWER"),
        (["confirm"], "needs the anchor of a claim"),
        (["confirm", "none", "--by", "Mara"], "no current claim has the anchor none"),
        (["reject", "{}", "--by", "Mara"], "must say why"),
        (["correct", "{}", "value", "--by", "Mara"], "correct needs a field and its value"),
        (["correct", "{}", "colour", "red", "--by", "Mara"], "no field 'colour' to correct: choose value, low"),
        (["confirm", "{}", "value", "3", "--by", "Mara"], "confirm takes no more words: value 3"),
    ],
)
def test_wrong_use_is_told(book: str, words: list[str], said: str) -> None:
    twelve = anchor(book, 12)
    result = tallybook("review", *(w.format(twelve) for w in words), "--ledger", book)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_agreement_is_a_report(book: str) -> None:
    for value in (12, 19):
        for by, action in (("Mara", "confirm"), ("Ode", "confirm" if value == 12 else "reject")):
            tallybook("review", action, anchor(book, value), "--by", by, "--why", "so", "--ledger", book)
    result = tallybook("review", "agreement", "--ledger", book)
    assert "2 claims judged by two reviewers or more; Krippendorff's alpha: 0.000" in result.stdout
    assert "Mara" in result.stdout


def test_a_retracted_report_stands_no_longer_and_exports_say_so(book: str) -> None:
    documents = records(tallybook("export", "--ledger", book), "document")
    later = next(d["id"] for d in documents if d["published"] == "2031-03-15")
    done = tallybook("retract", later, "--by", "Mara", "--why", "taken down", "--at", "2031-03-20", "--ledger", book)
    assert (done.exit_code, done.stderr.strip()) == (0, f"tallybook: 1 report {later}: retracted")
    stood = [
        {s["document"] for s in records(tallybook("asof", day, "--ledger", book), "standing")}
        for day in ("2031-03-19", "2031-03-20")
    ]
    assert (later in stood[0], later in stood[1]) == (True, False)
    claims = records(tallybook("export", "--ledger", book), "claim")
    assert {c["document"] for c in claims if "retracted" in c} == {later}
    assert "taken down" in tallybook("export", "--ledger", book, "--format", "csv").stdout
    assert "Mara: retracted at 2031-03-20" in tallybook("show", anchor(book, 19), "--ledger", book).stderr
    again = tallybook("retract", later, "--by", "Mara", "--why", "so", "--ledger", book)
    assert (again.exit_code, "is retracted already" in again.stderr) == (2, True)
    undone = tallybook("retract", later, "--by", "Mara", "--why", "a mistake", "--undo", "--ledger", book)
    assert undone.stderr.strip() == f"tallybook: 1 report {later}: no longer retracted"


def test_a_ledger_is_copied_merged_and_rid_of_a_report(book: str, dam: str, tmp_path: Path) -> None:
    copy, other = str(tmp_path / "copy.db"), str(tmp_path / "other.db")
    done = tallybook("backup", copy, "--ledger", book)
    assert done.exit_code == 0, done.output
    assert "2 reports, 2 readings, 3 claims, 0 reviews, as in the ledger" in done.stderr
    again = tallybook("backup", copy, "--ledger", book)
    assert (again.exit_code, "overwrites nothing" in again.stderr) == (2, True)
    assert tallybook("restore", copy, "--ledger", other).exit_code == 0
    assert tallybook("export", "--ledger", other).stdout == tallybook("export", "--ledger", book).stdout
    assert "no such file" in tallybook("restore", f"{copy}x", "--ledger", other).stderr
    small = str(tmp_path / "small.db")
    tallybook("add", "--ledger", small, dam)
    merged = tallybook("merge", book, "--ledger", small)
    assert "new: 1 reports" in merged.stderr  # a common reading counts as new where it is of another run
    assert "no ledger at" in tallybook("merge", str(tmp_path / "none.db"), "--ledger", small).stderr
    name = records(tallybook("export", "--ledger", small), "document")[0]["id"]
    assert "purge needs the id" in tallybook("purge", "--ledger", small).stderr
    gone = tallybook("purge", name, "--by", "Mara", "--why", "danger", "--ledger", small)
    assert "is erased: 1 reports" in gone.stderr
    assert "Mara: danger" in tallybook("purge", "--list", "--ledger", small).stdout
    audited = tallybook("audit", "--ledger", small)
    assert "all as recorded\n1 reports purged" in audited.stdout
