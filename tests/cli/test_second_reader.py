"""`--reader llm` and `compare` from the outside, with a stand-in for the `llm` library."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cli.conftest import records, tallybook

ANSWER = {
    "claims": [
        {"quote": "At least 12", "measure": "killed", "who": "villagers", "place": "Orro", "sources": ["water board"]},
        {"quote": "14", "measure": "killed"},
    ]
}


@pytest.fixture(autouse=True)
def library(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library with one model, which always gives the same answer."""

    class Model:
        model_id = "stand-in"
        supports_schema = True

        def prompt(self, prompt: str, **given: Any) -> Any:
            said = "no idea" if "Toll of" in prompt else json.dumps(ANSWER)
            return SimpleNamespace(text=lambda: said)

    monkeypatch.setitem(sys.modules, "llm", SimpleNamespace(get_model=lambda name: Model()))


def test_extract_prints_what_passed_and_tells_what_was_refused(dam: str) -> None:
    result = tallybook("extract", dam, "--reader", "llm", "--model", "stand-in")
    (claim,) = records(result, "claim")
    assert (claim["quantity"]["value"], claim["place"], "place_refused" in claim["flags"]) == (12, None, True)
    (gate,) = records(result, "gate")
    assert (gate["given"], gate["kept"]) == (2, 1)
    assert gate["refused"] == [{"reason": "figure_not_in_text", "count": 1}]
    assert gate["reader"].startswith("llm stand-in, asked ")
    assert "dam: 1 of 2 claims of the model refused (1: the text does not hold its figure)" in result.stderr
    assert result.exit_code == 0


def test_a_document_without_an_answer_is_refused_and_the_next_one_is_read(dam: str, later: str) -> None:
    result = tallybook("extract", later, dam, "--reader", "llm", "--model", "stand-in")
    assert len(records(result, "claim")) == 1
    assert "refused later: the model's answer is no JSON" in result.stderr
    assert result.exit_code == 1


def test_the_ledger_knows_which_reader_read(dam: str, tmp_path: Path) -> None:
    book = str(tmp_path / "book.db")
    assert tallybook("add", dam, "--ledger", book).exit_code == 0
    result = tallybook("add", dam, "--ledger", book, "--reader", "llm", "--model", "stand-in")
    assert "1 documents with 1 claims: 0 added, 1 superseded, 0 unchanged" in result.stderr
    assert tallybook("audit", "--ledger", book).exit_code == 0
    import sqlalchemy as sa

    from tallybook.ledger import open_ledger

    with open_ledger(book, read_only=True).connect() as connection:
        readers = connection.execute(sa.text("select parser from run")).scalars().all()
    assert sum(name.startswith("llm stand-in, asked ") for name in readers) == 1
    assert len(readers) == 2


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--reader", "llm"], "needs --model NAME"),
        (["--model", "stand-in"], "--model is for --reader llm"),
        (["--reader", "llm", "--model", "stand-in", "--jobs", "2"], "--jobs is for our rules"),
    ],
)
def test_options_that_do_not_go_together_are_told(dam: str, options: list[str], told: str) -> None:
    result = tallybook("extract", dam, *options)
    assert told in result.stderr
    assert result.exit_code == 2


def test_compare_shows_where_two_readers_differ(dam: str, tmp_path: Path) -> None:
    for name, options in (("rules", []), ("llm", ["--reader", "llm", "--model", "stand-in"])):
        (tmp_path / name).write_text(tallybook("extract", dam, *options).stdout, encoding="utf-8")
    result = tallybook("compare", str(tmp_path / "rules"), str(tmp_path / "llm"), "--format", "jsonl")
    found = records(result)
    assert {d["type"] for d in found} == {"difference"}
    assert {d["field"] for d in found if d["kind"] == "field"} >= {"time"}
    assert [(d["quote"], d["measure"]) for d in found if d["kind"] == "only_a"] == [("30", "missing")]
    assert "1 claims in both, 0 of them alike; 1 only in A, 0 only in B" in result.stderr
    table = tallybook("compare", str(tmp_path / "rules"), "-", "--format", "table", input="")
    assert "the claim" in table.stdout
    assert "not in B: 1 documents, dam" in table.stderr


@pytest.mark.parametrize(
    ("held", "told"),
    [(None, "No such file"), (b"nonsense\n", "line 1 is no record"), (b"\xff\xfe", "no UTF-8")],
)
def test_what_is_no_reading_is_named(tmp_path: Path, held: bytes | None, told: str) -> None:
    path = tmp_path / "reading.jsonl"
    if held is not None:
        path.write_bytes(held)
    result = tallybook("compare", str(path), "-", input="")
    assert f"cannot read {path}" in result.stderr
    assert told in result.stderr
    assert result.exit_code == 2


def test_both_readings_cannot_come_from_standard_input() -> None:
    assert "only one of the two" in tallybook("compare", "-", "-", input="").stderr
