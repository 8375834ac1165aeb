"""extract, explain: from inputs to records, without a ledger."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cli.conftest import DAM, LATER, records, tallybook
from tallybook.extract import pipeline
from tallybook.schema import schema
from tallybook.types import Document, Layers


@pytest.fixture(scope="module")
def valid() -> Draft202012Validator:
    return Draft202012Validator(schema())


def test_extract_prints_records_that_the_schema_knows(dam: str, later: str, valid: Draft202012Validator) -> None:
    result = tallybook("extract", "--format", "jsonl", dam, later)
    assert result.exit_code == 0
    assert result.stderr == ""
    rows = records(result)
    for row in rows:
        valid.validate(row)
    assert [row["id"] for row in rows if row["type"] == "document"] == ["dam", "later"]
    figures = {(r["document"], r["measure"], r["quantity"]["value"]) for r in rows if r["type"] == "claim"}
    assert figures == {("dam", "killed", 12), ("dam", "missing", 30), ("later", "killed", 19)}


def test_extract_prints_links_that_the_schema_knows(valid: Draft202012Validator) -> None:
    text = "At least 12 villagers were killed, the water board said. Of the 12 villagers killed, 4 were children."
    rows = records(tallybook("extract", "-", input=text))
    links = [row for row in rows if row["type"] == "link"]
    anchors = {row["anchor"] for row in rows if row["type"] == "claim"}
    assert links
    for row in links:
        valid.validate(row)
        assert {row["from"], row["to"]} <= anchors


def test_every_quote_is_sliced_from_the_text(dam: str) -> None:
    rows = records(tallybook("extract", dam))
    (document,) = (row for row in rows if row["type"] == "document")
    quotes = [e for row in rows if row["type"] == "claim" for e in row["evidence"]]
    assert quotes
    for item in quotes:
        assert document["text"][item["start"] : item["end"]] == item["quote"]


def test_extract_reads_standard_input(dam: str) -> None:
    piped, filed = tallybook("extract", "-", input=DAM), tallybook("extract", dam)
    assert piped.exit_code == 0
    assert [r["anchor"] for r in records(piped, "claim")] == [r["anchor"] for r in records(filed, "claim")]


def test_into_a_pipe_extract_prints_jsonl(dam: str) -> None:
    assert tallybook("extract", dam).stdout == tallybook("extract", "--format", "jsonl", dam).stdout


def test_a_figure_in_the_table_keeps_its_bound_status_and_source(dam: str) -> None:
    result = tallybook("extract", "--format", "table", dam)
    assert result.exit_code == 0
    head, *rows = [line for line in result.stdout.splitlines() if line.strip()]
    assert head.split()[:2] == ["Document", "Words"]
    assert len(rows) == 2
    for words in ("At least 12", "at least 12", "killed", "reported", "Velmar Courier > water board"):
        assert words in rows[0]


def test_the_rest_is_read_when_an_input_is_refused(tmp_path: Path, dam: str) -> None:
    empty, missing = tmp_path / "empty.txt", str(tmp_path / "missing.txt")
    empty.write_bytes(b"")
    result = tallybook("extract", str(empty), missing, dam)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"tallybook: refused {empty}: the file is empty",
        f"tallybook: refused {missing}: there is no such file",
    ]
    assert [row["id"] for row in records(result, "document")] == ["dam"]


def test_a_bad_line_is_named_and_the_rest_is_read() -> None:
    lines = ['{"text": "12 people were killed in Drazhe."}', "{", '{"text": "13 people were killed in Drazhe."}']
    result = tallybook("extract", "-", input="\n".join(lines))
    assert result.exit_code == 1
    assert result.stderr.startswith("tallybook: refused - line 2: it is no JSON")
    assert [row["quantity"]["value"] for row in records(result, "claim")] == [12, 13]


def test_another_language_gives_no_claims_and_says_so() -> None:
    text = "Beim Bruch des Staudamms im Sellatal sind mindestens 12 Menschen ertrunken, wie die Polizei mitteilte."
    (document,) = records(tallybook("extract", "-", input=text))
    assert document["language"] == "de"
    assert "language_unread" in document["flags"]


@pytest.mark.parametrize(
    "words",
    [
        ["extract"],
        ["extract", "--format", "xml", "-"],
        ["extract", "--jobs", "0", "-"],
        ["extract", "--jobs", "two", "-"],
        ["extract", "--no-such-option", "-"],
        ["explain"],
        ["explain", "--format", "table", "-"],
        ["add"],
        ["asof"],
        ["nonsense"],
    ],
)
def test_wrong_usage_ends_with_2(words: list[str]) -> None:
    result = tallybook(*words, input="12 dead.")
    assert result.exit_code == 2
    assert result.stdout == ""


def test_explain_slices_every_quote_from_the_text(valid: Draft202012Validator) -> None:
    text = (
        "The water board said on 12 March 2031 that more than $3 million was lost.\n\n"
        "Waves of up to 5 metres hit the quay — “at least 12 people drowned last year,” Ana Ferro told reporters.\n"
    )
    result = tallybook("explain", "--format", "jsonl", "-", input=text)
    assert result.exit_code == 0
    rows = records(result)
    for row in rows:
        valid.validate(row)
        if row["type"] in ("quantity", "time"):
            assert text[row["start"] : row["end"]] == row["quote"]
    money = next(row for row in rows if row["type"] == "quantity" and row["unit"] == "USD")
    assert (money["quote"], money["value"], money["bound"]) == ("more than $3 million", 3_000_000, "more_than")
    said = [row for row in rows if row["type"] == "attribution"]
    sources = {text[start:end] for row in said for start, end in row["source"]}
    assert {"The water board", "Ana Ferro"} <= sources
    assert {"12 March 2031", "last year"} <= {row["quote"] for row in rows if row["type"] == "time"}


def test_explain_says_what_it_reads_in_words_too(dam: str) -> None:
    result = tallybook("explain", "--format", "text", dam)
    assert result.exit_code == 0
    assert "at least 12 villager (at_least)" in result.stdout


def test_explain_goes_on_after_a_refusal(tmp_path: Path, dam: str) -> None:
    result = tallybook("explain", str(tmp_path / "missing"), dam)
    assert result.exit_code == 1
    assert records(result, "quantity")


def test_a_fault_in_one_document_does_not_stop_the_others(
    monkeypatch: pytest.MonkeyPatch, dam: str, later: str
) -> None:
    explain = pipeline.explain

    def faulty(document: Document, *given: Any) -> Layers:
        if document.id == "dam":
            raise KeyError("killed")
        return explain(document, *given)

    monkeypatch.setattr(pipeline, "explain", faulty)
    result = tallybook("explain", dam, later)
    assert result.exit_code == 1
    assert result.stderr == "tallybook: refused dam: a fault in the program: KeyError: 'killed'\n"
    assert {row["document"] for row in records(result)} == {"later"}


HOSTILE = {
    "id": "a\u001b[31mred",
    "publisher": "Velmar\u202eCourier\u0007",
    "text": "At least 12\u00a0\u001b]0;owned\u0007 villagers\u2066 died in Lower\u202e Drazhe, Ana\u009bK Ferro said.",
}
RAW = {
    *map(chr, range(32)),
    *map(chr, range(127, 160)),
    *"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
}


@pytest.mark.parametrize("words", [["extract", "--format", "table"], ["explain", "--format", "text"]])
def test_no_command_hidden_in_a_text_reaches_the_terminal(words: list[str]) -> None:
    result = tallybook(*words, "-", input=json.dumps(HOSTILE))
    assert result.exit_code == 0
    assert "12" in result.stdout
    assert not set(result.stdout) & (RAW - {"\n"})


def test_no_command_hidden_in_a_refusal_reaches_the_terminal() -> None:
    result = tallybook("extract", "no\u001b[2Jsuch\u202efile\nrefused nothing: all is well")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert not set(result.stderr) & (RAW - {"\n"})


def test_markup_in_a_text_is_words() -> None:
    text = "At least 12 people were killed in Drazhe, :skull: said [bold]Ana Ferro[/bold] of Velmar."
    result = tallybook("extract", "--format", "table", "-", input=json.dumps({"id": "[red]a[/red]", "text": text}))
    assert "[red]a[/red]" in result.stdout


def test_a_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, text in (("b.txt", LATER), ("a.txt", DAM)):
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    result = tallybook("extract", str(tmp_path / "in"))
    assert [row["id"] for row in records(result, "document")] == ["a", "b"]


def test_a_file_name_that_is_no_text_is_read(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as stream:
        stream.write(DAM.encode())
    result = tallybook("extract", os.fsdecode(path))
    assert result.exit_code == 0
    first: dict[str, Any] = records(result)[0]
    assert first["id"] == "caf\ufffd"


def test_reports_in_other_languages_are_kept_found_and_said_to_be_unread(tmp_path: Path) -> None:
    path, book = tmp_path / "bote.txt", str(tmp_path / "book.db")
    path.write_text(
        "Published: 2031-03-12\n\nBei der Überschwemmung in Fenna sind nach Angaben der Küstenwache mindestens zwölf"
        " Menschen ums Leben gekommen. Dreißig weitere wurden verletzt, wie der Bürgermeister am Mittwoch mitteilte.\n"
    )
    told = "tallybook: no figures were read from 1 documents in languages that are not read (de 1)\n"
    for command in (("add", "--ledger", book), ("extract",), ("explain",)):
        result = tallybook(*command, str(path))
        assert result.exit_code == 0
        assert told in result.stderr
    found = tallybook("search", "Küstenwache", "--ledger", book, "--format", "table")
    assert "[de, not read] Bei der" in found.stdout
