import csv
import io
import json
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from ledger import factory
from tallybook import codec, ledger
from tallybook.errors import TallybookError
from tallybook.export import EXPORTERS, export
from tallybook.types import Reading

Exported = Callable[..., str]


@pytest.fixture
def exported(tmp_path: Path) -> Exported:
    def run(format: str, *readings: Reading) -> str:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.db"
        engine = ledger.open_ledger(path)
        for given in readings:
            ledger.add(engine, given, factory.RUN, factory.verify)
        stream = io.StringIO()
        export(engine, format, stream)
        engine.dispose()
        return stream.getvalue()

    return run


def reports() -> list[Reading]:
    report = factory.document("In Arnor 12 died, an aide said; 0 are missing.", id="b", url="https://courier.example/b")
    aide = factory.claim(report, "12", source="aide", party="Relief Board", anonymous=True, status="feared", as_of=None)
    none = factory.claim(report, "0", measure="missing")
    return [factory.simple("a"), factory.reading(report, aide, none, links=(factory.link("part_of", aide, none),))]


@pytest.mark.parametrize("format", EXPORTERS)
def test_the_order_of_adding_does_not_matter(exported: Exported, format: str) -> None:
    given = [*reports(), factory.simple("a", "99"), factory.simple("c", published=None)]
    assert len({exported(format, *order) for order in permutations(given)}) == 1


@pytest.mark.parametrize("format", EXPORTERS)
def test_an_empty_ledger_exports(exported: Exported, format: str) -> None:
    assert exported(format).count("\n") == (1 if format == "csv" else 0)


def test_another_format_is_refused(exported: Exported) -> None:
    with pytest.raises(TallybookError, match="'xml': choose jsonl, csv"):
        exported("xml")


def test_jsonl_holds_every_record(exported: Exported) -> None:
    given = reports()
    records = [json.loads(line) for line in exported("jsonl", *given).splitlines()]
    assert [r["type"] for r in records] == ["document"] * 2 + ["claim"] * 3 + ["link"] + ["count"] * 3
    assert records[0] == codec.document(given[0].document)
    assert {codec.read_claim(r) for r in records if r["type"] == "claim"} == {c for g in given for c in g.claims}
    members = [m for r in records if r["type"] == "count" for m in r["members"]]
    assert sorted(members) == sorted(c.anchor for g in given for c in g.claims)


def test_csv_keeps_every_doubt(exported: Exported) -> None:
    aide, none = list(csv.DictReader(io.StringIO(exported("csv", *reports()))))[1:]
    assert aide["quote"] == "12"
    assert aide["status"] == "feared"
    assert aide["sources"] == "aide"
    assert aide["source_parties"] == "Relief Board"
    assert aide["source_anonymous"] == "true"
    assert aide["as_of"] == ""
    assert aide["flags"] == "time_unknown"
    assert aide["url"] == "https://courier.example/b"
    assert (none["value"], none["low"], none["bound"]) == ("0", "", "exact")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_runs_no_formula(exported: Exported, start: str) -> None:
    report = factory.document("12 died.", id=f"{start}cmd", publisher=f"{start}1+1", title=f"{start}2")
    text = exported("csv", factory.reading(report, factory.claim(report, "12", who=f"{start}who", source=f"{start}x")))
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    for column in ("document", "publisher", "title", "who", "sources"):
        assert row[column].startswith("'" + start)


def test_csv_names_the_right_one_of_two_documents(exported: Exported) -> None:
    one, other = factory.simple("01", publisher="Upland Post"), factory.simple("01", "99")
    rows = {r["value"]: r["publisher"] for r in csv.DictReader(io.StringIO(exported("csv", one, other)))}
    assert rows == {"12": "Upland Post", "99": "Northern Courier"}
