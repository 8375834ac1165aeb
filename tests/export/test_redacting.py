"""Names of persons blacked out: in every field, with nothing left that tells how long they were."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ledger import factory
from tallybook import ledger, lexicon
from tallybook.export import export, shelving
from tallybook.export.redacting import MARK
from tallybook.extract.persons import persons
from tallybook.types import Document, Population, Reading

TEXT = (
    "{name} counts the dead\n\nDr {name} of the Relief Board said on Monday that 41 villagers were killed in Velmar. "
    "{last}'s team, which the police of Arnor helped, found them. Mayor {other} buried 12 of them."
)


def report(first: str, last: str, other: str, id: str = "a") -> Reading:
    text = TEXT.format(name=f"{first} {last}", last=last, other=other)
    document = factory.document(
        text, id=id, title=text.split("\n")[0], byline=f"By {first} {last}", publisher="Northern Courier",
        url=f"https://courier.example/{first.lower()}-{last.lower()}-counts",
    )  # fmt: skip
    said = factory.claim(
        document, "41", who="villagers", place="Velmar", source=f"{first} {last}", party="Relief Board"
    )
    sentence = document.text.index("Dr ")
    words = document.text[sentence : document.text.index("Velmar.") + 7]
    evidence = replace(said.evidence[0], start=sentence, end=sentence + len(words), quote=words, role="sentence")
    kept = replace(said.sources[0], kind="person", start=sentence + 3, end=sentence + 4 + len(first) + len(last))
    said = replace(
        said, evidence=(*said.evidence, evidence), sources=(kept,),
        population_inherited=Population(text=f"{last}'s villagers", head="villagers"),
    )  # fmt: skip
    return factory.reading(document, said, factory.claim(document, "12"))


def exported(folder: Path, format: str, *readings: Reading, redact: bool = True) -> str:
    engine = ledger.open_ledger(folder / f"{len(list(folder.iterdir()))}.db")
    for item in readings:
        ledger.add(engine, item, factory.RUN, factory.verify)
    anchor = readings[0].claims[0].anchor
    ledger.record(engine, anchor, "note", "Mara Holt", f"ask {readings[0].claims[0].sources[0].name}")
    stream = io.StringIO()
    export(engine, format, stream, redact=redact)
    engine.dispose()
    return stream.getvalue()


VARN, OTHER = report("Ilse", "Varn", "Odo Marsh"), report("Bartholomea", "Quillfeather", "Ana Ferro")


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_no_field_has_a_name(tmp_path: Path, format: str) -> None:
    plain = exported(tmp_path, format, VARN, redact=False)
    found = exported(tmp_path, format, VARN)
    for name in ("Ilse", "Varn", "ilse", "varn", "Mara", "Holt") + (("Odo Marsh",) if format == "jsonl" else ()):
        assert name in plain
        assert name not in found
    for kept in ("Relief Board", "Velmar", "Northern Courier", "41", "villagers", "killed", MARK):
        assert kept in found


def alike(text: str) -> str:
    """Without the hashes, which are of the original text, and when the ledger learned of it."""
    return re.sub(r'"[0-9a-f]{16,64}"|"20\d\d-[^"]*\+00:00"', '"#"', text)


def test_nothing_tells_how_long_a_name_was(tmp_path: Path) -> None:
    assert alike(exported(tmp_path, "jsonl", VARN)) == alike(exported(tmp_path, "jsonl", OTHER))
    rows = [list(csv.DictReader(io.StringIO(exported(tmp_path, "csv", item)))) for item in (VARN, OTHER)]
    for one, other in zip(*rows, strict=True):
        hashes = {"anchor", "claim_id"}
        assert {k: v for k, v in one.items() if k not in hashes} == {k: v for k, v in other.items() if k not in hashes}


def records(text: str, kind: str) -> list[dict[str, Any]]:
    return [row for line in text.splitlines() if (row := json.loads(line))["type"] == kind]


def test_offsets_are_out_where_words_are_and_only_there(tmp_path: Path) -> None:
    bare = factory.simple("z", "5", publisher="Open Post")
    found = exported(tmp_path, "jsonl", VARN, bare)
    one, other = (next(d for d in records(found, "document") if d["id"] == id) for id in ("a", "z"))
    assert "redacted" in one["flags"]
    assert (one["byline"], one["url"], one["raw_sha256"], one["unread"]) == (MARK, None, "", [])
    assert other == json.loads(exported(tmp_path, "jsonl", bare, redact=False).splitlines()[0])
    for claim in records(found, "claim"):
        ends = {part[end] for part in (*claim["evidence"], *claim["sources"]) for end in ("start", "end")}
        assert ("redacted" in claim["flags"]) == (claim["document"] == "a") == (ends == {None})
    (cited,) = next(c for c in records(found, "claim") if c["document"] == "a" and c["sources"])["sources"]
    assert (cited["name"], cited["party"]) == (MARK, "Relief Board")


def test_a_report_called_by_a_name_is_called_otherwise_everywhere(tmp_path: Path) -> None:
    found = exported(tmp_path, "jsonl", report("Ilse", "Varn", "Odo Marsh", id="letter-of-ilse-varn"))
    assert "varn" not in found.lower()
    names = {d["id"] for d in records(found, "document")} | {c["document"] for c in records(found, "claim")}
    assert names == {"report-1"}


def named(text: str, **given: Any) -> set[str]:
    return set(persons(factory.document(text, **given), (), lexicon.load()))


def test_who_is_a_person() -> None:
    assert {"Ilse Varn", "Ilse", "Varn"} <= named("Dr. Ilse Varn of the Relief Board counted 41 dead.")
    assert "Ferro" in named("Mayor Ferro said 30 people were missing in Velmar.")
    assert "Odo Marsh" in named("It was quiet.", byline="By Odo Marsh and Bela Kirn")
    assert not {"Relief Board", "Interior Ministry", "Police"} & named(
        "Police in Velmar and the Interior Ministry told the Relief Board that 41 people had died."
    )
    assert "May" not in named("Theresa May said on May 12 that 41 people had died.")  # a part that is a word is kept


def test_a_document_without_names_is_as_it_was(tmp_path: Path) -> None:
    quiet = Document(**{**{f: getattr(factory.document(), f) for f in Document.__slots__}, "id": "q"})
    assert named(quiet.text) == set()


def test_a_shelf_has_what_was_put_last_in_order() -> None:
    shelf, made = shelving.Shelf(), []
    shelf.put([("Émile", ["a"]), ("b", ["x"])])
    shelf.put([("b", ["y"]), ("😀", [])])
    seen = shelving.Seen(shelf, lambda value: made.append(value) or len(value))  # type: ignore[func-returns-value]
    assert list(shelf) == list(seen) == sorted(["b", "Émile", "😀"])
    assert (len(seen), shelf["b"], seen["b"], seen["b"], seen.get("c")) == (3, ["y"], 1, 1, None)
    assert made == [["y"]]


def test_more_reports_than_memory_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [report(first, "Varn", "Odo Marsh", id=f"r{n}") for n, first in enumerate(("Ilse", "Brita", "Ilka"))]
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    usual = exported(tmp_path / "a", "jsonl", *reports)
    monkeypatch.setattr(shelving, "LATELY", 1)
    moment = re.compile(r'"(?:at|recorded_at|reviewed_at)":"[^"]*"')
    assert moment.sub("", exported(tmp_path / "b", "jsonl", *reports)) == moment.sub("", usual)
    assert "Ilka" not in usual
