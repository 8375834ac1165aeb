"""A figure's life, and what changed between two dates, on ledgers of a few reports."""

from typing import Any

import pytest
import sqlalchemy as sa

from ledger import factory
from tallybook import ledger
from tallybook.errors import TallybookError
from tallybook.types import Change, Reading

TOWNS = "the road by Arnor and Velmar and Drazhe and Ushna"


LATER = "Clearing went on in Ushna and in Velmar; near Drazhe and at Arnor"


def told(
    number: int, day: int, figure: str, source: str = "Interior Ministry", tail: str = TOWNS, **given: Any
) -> Reading:
    report = factory.document(
        f"The dead are {figure} after the slide on {tail}.",
        id=f"r{number}",
        publisher=f"Paper {number}",
        published=f"2031-05-{day:02}",
    )
    claim = factory.claim(report, figure, source=source, who="villagers", aggregation="cumulative", **given)
    return factory.reading(report, claim)


READINGS = [
    told(1, 2, "71"),
    told(2, 3, "71"),
    told(3, 4, "80"),
    told(4, 4, "120", "Relief Board"),
    told(5, 9, "120", tail=LATER),
]
ANCHORS = {r.document.id: r.claims[0].anchor for r in READINGS}


@pytest.fixture
def slide(book: sa.Engine) -> sa.Engine:
    for item in READINGS:
        ledger.add(book, item, factory.RUN, factory.verify)
    return book


def test_a_life_is_told_in_the_order_of_publication(slide: sa.Engine) -> None:
    life = ledger.life(slide, ANCHORS["r4"])
    assert [(line.document, line.quantity.value) for line in life.lines] == [
        ("r1", 71), ("r2", 71), ("r3", 80), ("r4", 120), ("r5", 120),
    ]  # fmt: skip
    first, again, raised, rival, last = life.lines
    assert (first.origin, first.sources, first.outlet) == ("Interior Ministry", ("Interior Ministry",), "Paper 1")
    assert (first.revises, first.repeats, first.contradicts) == ((), (), ())
    assert again.repeats == (ANCHORS["r1"],)
    assert raised.revises == (ANCHORS["r1"],)
    assert rival.contradicts == (ANCHORS["r3"],)
    assert last.revises == (ANCHORS["r3"],)
    assert ledger.life(slide, life.count.id).lines == life.lines


def test_what_is_no_count_is_named(slide: sa.Engine) -> None:
    with pytest.raises(TallybookError, match="no count has the id 'nobody'"):
        ledger.life(slide, "nobody")


def rows(found: list[Change]) -> list[tuple[Any, ...]]:
    return [
        (
            c.kind,
            c.origin,
            c.other_origin,
            c.figure_before.value if c.figure_before else None,
            c.figure_after.value if c.figure_after else None,
        )
        for c in found
    ]


@pytest.mark.parametrize(
    ("since", "until", "changes"),
    [
        ("2031-05-01", "2031-05-02", [("new_count", "Interior Ministry", None, None, 71)]),
        ("2031-05-02", "2031-05-03", []),
        (
            "2031-05-03",
            "2031-05-04",
            [
                ("revised", "Interior Ministry", None, 71, 80),
                ("new_origin", "Relief Board", None, None, 120),
                ("contradiction_begun", "Interior Ministry", "Relief Board", 80, 120),
            ],
        ),
        (
            "2031-05-04",
            "2031-05-09",
            [
                ("revised", "Interior Ministry", None, 80, 120),
                ("contradiction_ended", "Interior Ministry", "Relief Board", 80, 120),
            ],
        ),
        ("2031-05-09", "2031-06-01", []),
    ],
)
def test_what_changed(slide: sa.Engine, since: str, until: str, changes: list[tuple[Any, ...]]) -> None:
    assert rows(ledger.diff(slide, since, until)) == changes


def test_what_is_taken_back_stands_no_more(book: sa.Engine) -> None:
    for item in (READINGS[0], told(6, 8, "71", status="retracted")):
        ledger.add(book, item, factory.RUN, factory.verify)
    assert rows(ledger.diff(book, "2031-05-07", "2031-05-08")) == [("retracted", "Interior Ministry", None, 71, None)]


@pytest.mark.parametrize(("since", "until"), [("2031-05-09", "2031-05-02"), ("2031-05-02", "2031-05-02")])
def test_the_earlier_date_comes_first(slide: sa.Engine, since: str, until: str) -> None:
    with pytest.raises(TallybookError, match="say the earlier date first"):
        ledger.diff(slide, since, until)


def test_what_stood_tells_what_it_replaced_and_who_disagrees(slide: sa.Engine) -> None:
    _, standing = ledger.linked(slide).as_of("2031-05-04")
    held = {s.origin: s for s in standing}
    assert held["Interior Ministry"].replaces in (ANCHORS["r1"], ANCHORS["r2"])
    assert held["Interior Ministry"].contradicts == (ANCHORS["r4"],)
    assert held["Relief Board"].contradicts == (ANCHORS["r3"],)
    assert held["Relief Board"].replaces is None
    _, later = ledger.linked(slide).as_of("2031-05-09")
    assert {s.contradicts for s in later} == {()}


def test_two_whom_nobody_names_do_not_hide_each_other(book: sa.Engine) -> None:
    """A survivor of each report: two origins of one name."""
    texts = {
        "71": "A survivor counted 71 dead after the slide on the road by Arnor and Velmar and Drazhe and Ushna.",
        "120": "Near Drazhe carts were found. In Ushna and Velmar, and as far as Arnor, 120 died, said one who lived.",
    }
    for n, (figure, text) in enumerate(texts.items()):
        report = factory.document(text, id=figure, publisher=f"Paper {n}", published=f"2031-05-0{2 + 2 * n}")
        said = factory.claim(
            report, figure, source="a survivor", anonymous=True, who="villagers", aggregation="cumulative"
        )
        ledger.add(book, factory.reading(report, said), factory.RUN, factory.verify)
    _, standing = ledger.linked(book).as_of("2031-05-04")
    assert sorted((row.origin, row.quantity.value) for row in standing) == [("a survivor", 71), ("a survivor", 120)]
    found = ledger.diff(book, "2031-05-03", "2031-05-04")
    assert [(c.kind, c.origin) for c in found] == [("new_origin", "a survivor")]
    assert found[0].figure_after is not None
    assert found[0].figure_after.value == 120
