"""Figures in tables: what a cell counts, where, by whose account; and what in a table is no figure of ours."""

import pytest

from tallybook import lexicon, link
from tallybook.extract import parse, pipeline, tables
from tallybook.types import Claim, Document

LEAD = "Nine days of rain have flooded the whole valley of the Sella, and more of it is expected this week.\n\n"
BY_COLUMN = """Table 2. Losses by district (source: Sella Civil Defence, 8 May)

District | Deaths | Evacuated | Houses destroyed
Makund | 12 | 1,300 | 44
Chelu | 7* | - | 0
Total | 19 | 1,300 | 44
"""
BY_ROW = """Indicator\tMakund\tChelu
People killed\t12\t7
Number of injured\t40\tn/a
Schools in use as shelters\t4\t2

Source: Sella Civil Defence, 8 May
"""


def claims(text: str) -> list[Claim]:
    whole = f"{LEAD}{text}"
    report = Document(
        id="r", text=whole, title=None, publisher="Concord Relief Office", agency=None, byline=None, url=None,
        published="2031-05-09", language="en", raw_sha256="",
    )  # fmt: skip
    return pipeline.extract(report, lexicon.load(), parse.load())


def rows(text: str) -> set[tuple[str, float | None, str | None]]:
    return {(c.measure, c.quantity.value, c.place.text if c.place else None) for c in claims(text)}


def test_a_column_counts_what_it_is_headed() -> None:
    assert rows(BY_COLUMN) == {
        ("killed", 12, "Makund"), ("displaced", 1300, "Makund"), ("homes_destroyed", 44, "Makund"),
        ("killed", 7, "Chelu"), ("homes_destroyed", 0, "Chelu"),
        ("killed", 19, None), ("displaced", 1300, None), ("homes_destroyed", 44, None),
    }  # fmt: skip


def test_a_row_counts_what_it_is_headed() -> None:
    assert rows(BY_ROW) == {("killed", 12, "Makund"), ("killed", 7, "Chelu"), ("injured", 40, "Makund")}


@pytest.mark.parametrize("text", [BY_COLUMN, BY_ROW])
def test_a_table_has_the_source_and_the_day_of_its_caption(text: str) -> None:
    found = claims(text)
    assert {c.sources[-1].name for c in found} == {"Sella Civil Defence"}
    assert {c.as_of for c in found} == {"2031-05-08"}


def test_the_source_below_one_table_is_not_the_next_one_s() -> None:
    found = claims(f"{BY_ROW}\nKey figures | Number\nKilled | 19\nMissing | 3\n")
    assert [c.sources for c in found if c.measure == "missing"] == [()]


def test_the_rows_are_parts_of_the_total() -> None:
    found = claims(BY_COLUMN)
    text = {c.anchor: (c.measure, c.quantity.value) for c in found}
    report = Document(
        id="r", text=f"{LEAD}{BY_COLUMN}", title=None, publisher=None, agency=None, byline=None, url=None,
        published="2031-05-09", language="en", raw_sha256="",
    )  # fmt: skip
    parts = [(text[k.from_], text[k.to]) for k in link.within(report, found, lexicon.load()) if k.kind == "part_of"]
    assert sorted(p for p in parts if p[0][0] == "killed") == [
        (("killed", 7), ("killed", 19)),
        (("killed", 12), ("killed", 19)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Round | Home | Away\n1 | 3 | 2\n2 | 1 | 1\n",
        "District | Deaths (%) | Displaced (000)\nMakund | 12 | 4.1\nChelu | 7 | 3\n",
        "Killed | many\nInjured | some\n",
        "Year  Deaths per 1,000\n2029  12\n2030  14\n",
    ],
)
def test_what_counts_nothing_of_ours_is_no_figure(text: str) -> None:
    assert claims(text) == []


def test_cells_are_their_own_words() -> None:
    for between in (" | ", "\t", "    "):
        text = BY_COLUMN.replace(" | ", between)
        (table,) = tables.tables(text, lexicon.load())
        assert [text[a:b] for a, b in table.rows[1]] == ["Makund", "12", "1,300", "44"]
