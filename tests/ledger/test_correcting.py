"""A correction is what everything is computed with, in both clocks; what was read stays; the order changes nothing."""

from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from ledger import factory
from ledger.test_growth import READINGS as SEVERAL
from ledger.test_growth import SETTINGS, held, opened
from ledger.test_telling import ANCHORS, READINGS
from tallybook import ledger, review
from tallybook.errors import TallybookError
from tallybook.ledger import material
from tallybook.ledger.settling import settle
from tallybook.types import Quantity, Reading


@pytest.fixture
def slide(book: sa.Engine) -> sa.Engine:
    """71, 71, 80 by the ministry, 120 and 120 by the board."""
    for item in READINGS:
        ledger.add(book, item, factory.RUN, factory.verify)
    return book


def correct(engine: sa.Engine, id: str, field: str, new: Any) -> ledger.Life:
    ledger.record(engine, ANCHORS[id], "correct", "Mara", "misread", field=field, new=new)
    return ledger.life(engine, ANCHORS[id])


def links(engine: sa.Engine, id: str) -> set[tuple[str, str]]:
    """The kinds of an anchor's links, with the report at the other end."""
    names, anchor = {a: r for r, a in ANCHORS.items()}, ANCHORS[id]
    return {(k.kind, names[k.to if k.from_ == anchor else k.from_]) for k in ledger.links_about(engine, anchor)}


def test_a_corrected_number_is_linked_as_what_it_is(slide: sa.Engine) -> None:
    assert ("contradicts", "r3") in links(slide, "r4")
    life = correct(slide, "r4", "value", 80)
    assert ("contradicts", "r3") not in links(slide, "r4")
    (line,) = (x for x in life.lines if x.document == "r4")
    assert line.quantity.value == 80
    assert [(c.field, c.read, c.value, c.by, c.why) for c in line.corrections] == [
        ("value", 120, 80, "Mara", "misread")
    ]
    assert all(not x.corrections for x in life.lines if x.document != "r4")


def test_another_measure_is_another_count_and_a_reading_that_was_right_comes_back(slide: sa.Engine) -> None:
    before = held(slide)
    assert ledger.count_of(slide, ANCHORS["r4"]) == ledger.count_of(slide, ANCHORS["r5"])
    correct(slide, "r4", "measure", "injured")
    assert ledger.count_of(slide, ANCHORS["r4"]) != ledger.count_of(slide, ANCHORS["r5"])
    assert {c.measure for c in ledger.linked(slide).counts} == {"killed", "injured"}
    correct(slide, "r4", "measure", "killed")
    assert held(slide)[2:] == before[2:]  # links, counts, statements, origins, what stood


def test_who_says_so_counts_as_the_reviewer_says(slide: sa.Engine) -> None:
    def origins() -> list[int | None]:
        return [s.independent_origins for s in ledger.linked(slide).as_of("2031-05-05")[0]]

    assert origins() == [2]
    correct(slide, "r4", "origin", "Interior Ministry")
    assert origins() == [1]


@pytest.mark.parametrize(("action", "new"), [("reject", None), ("split", ["7", "1"])])
def test_what_is_taken_out_leaves_counts_and_links_and_comes_back(slide: sa.Engine, action: Any, new: Any) -> None:
    before, id = held(slide), ledger.count_of(slide, ANCHORS["r1"])
    anchor = ANCHORS["r1"]
    ledger.record(slide, anchor, action, "Ode", "a bridge", new=new)
    assert ledger.links_about(slide, anchor) == []
    book = ledger.linked(slide)
    assert anchor not in {a for c in book.counts for a in c.members}
    assert anchor not in {a for c in ledger.book_of(slide, [c.id for c in book.counts]).counts for a in c.members}
    life = ledger.life(slide, anchor)  # its name still leads to the count that it left, which says so
    assert anchor not in life.count.members
    assert [i.read.anchor for i in life.out] == [anchor]
    assert anchor in {i.read.anchor for i in book.reviewed}  # and it is exported, marked
    ledger.record(slide, anchor, "reopen", "Ode", "no, people")
    assert held(slide)[2:] == before[2:]
    assert ledger.count_of(slide, anchor) == id
    assert ledger.life(slide, anchor).out == ()


def test_what_the_ledger_held_before_a_correction_can_be_asked(slide: sa.Engine) -> None:
    with slide.connect() as c:
        at = c.execute(sa.text("SELECT max(recorded_at) FROM linking")).scalar_one()
    before = held(slide)
    correct(slide, "r4", "value", 119)
    ledger.record(slide, ANCHORS["r3"], "reject", "Ode", "of another slide")
    book = ledger.linked(slide, at)
    assert (book.claims, book.links, book.counts, book.as_of("2031-06")) == (before[1], before[2], before[3], before[7])
    said = ledger.reviews_of(slide, ANCHORS["r4"])[0].at  # then the one was known, and not the other
    rows = {r.document: r for r in ledger.linked(slide, said).as_of("2031-05-05")[1]}
    assert rows["r4"].quantity.value == 119
    assert "r3" in rows
    count = ledger.count_of(slide, ANCHORS["r4"])
    assert count is not None
    stood = ledger.book_of(slide, [count], said).as_of("2031-05-05")[1]
    assert {r.document: r.quantity.value for r in stood} == {d: r.quantity.value for d, r in rows.items()}


def test_diff_tells_the_corrected_figure_and_what_was_read(slide: sa.Engine) -> None:
    correct(slide, "r3", "value", 79)
    (row,) = (c for c in ledger.diff(slide, "2031-05-03", "2031-05-04") if c.kind == "revised")
    assert (row.figure_after, row.read_after) == (quantity(79), quantity(80))
    assert (row.figure_before, row.read_before) == (quantity(71), None)


def quantity(value: float) -> Quantity:
    return Quantity(value=value, low=None, high=None, bound="exact", unit="person")


def test_a_review_that_changes_nothing_links_nothing_again(slide: sa.Engine) -> None:
    def rows() -> list[Any]:
        with slide.connect() as c:
            return [
                c.execute(sa.text(f"SELECT count(*) FROM {t}")).scalar() for t in ("member", "relation", "question")
            ]

    before = rows()
    ledger.record(slide, ANCHORS["r1"], "confirm", "Mara")
    ledger.record(slide, ANCHORS["r1"], "note", "Mara", "see the parish book")
    correct(slide, "r1", "certainty", "certain")
    assert rows() == before
    with slide.connect() as c:
        assert not material.pending(c)


def test_what_hangs_on_a_corrected_value_goes_with_it() -> None:
    report = factory.document("At least 12 villagers were killed in Arnor.")
    claim = factory.claim(report, "12", who="villagers", place="Arnor", source="Mayor", party="Town of Arnor")
    at_least = replace(claim, quantity=Quantity(value=12, low=12, high=None, bound="at_least", unit="person"))
    assert review.corrected(at_least, "value", 15).quantity == replace(at_least.quantity, value=15, low=15)
    exact = review.corrected(at_least, "bound", "exact").quantity
    assert exact == replace(at_least.quantity, bound="exact", low=None)
    assert review.corrected(claim, "bound", "at_most").quantity.high == 12
    said = review.corrected(claim, "origin", "Relief Board").sources[-1]
    assert (said.name, said.party, said.anonymous) == ("Relief Board", None, False)
    assert review.corrected(claim, "origin", None).sources == ()
    who = review.corrected(claim, "who", "rowers").population
    assert who is not None
    assert (who.text, who.head) == ("rowers", None)
    assert "time_unknown" not in review.corrected(claim, "start", "2031-05-01").flags
    assert "place_unknown" in review.corrected(claim, "place", None).flags
    assert review.corrected(claim, "value", 15).flags == claim.flags


@pytest.mark.parametrize(
    ("field", "new", "words"),
    [
        ("who", "  ", "who cannot be empty"),
        ("value", -3, "nothing is counted below nought"),
        ("start", "next week", "start is a date"),
        ("as_of", "2031-13", "as_of is a date"),
        ("measure", "kiled", "no measure 'kiled'"),
    ],
)
def test_a_correction_with_which_nothing_can_be_computed_is_refused(
    slide: sa.Engine, field: str, new: Any, words: str
) -> None:
    with pytest.raises(TallybookError, match=words):
        correct(slide, "r1", field, new)
    assert ledger.reviews_of(slide, ANCHORS["r1"]) == []


FIELDS = st.sampled_from(
    [("value", 13), ("value", 29), ("place", "Velmar"), ("place", "Korrun"), ("origin", "Relief Board"),
     ("measure", "injured"), ("reject", None), ("reopen", None), ("as_of", "2031-05-03")]
)  # fmt: skip


def said(engine: sa.Engine, reading: Reading, entry: tuple[str, Any]) -> None:
    anchor = reading.claims[0].anchor
    if entry[0] in ("reject", "reopen"):
        ledger.record(engine, anchor, entry[0], "Mara", "so")  # type: ignore[arg-type]
    else:
        ledger.record(engine, anchor, "correct", "Mara", "so", field=entry[0], new=entry[1])


def found(engine: sa.Engine) -> Any:
    """All that is computed; without when people said what."""
    book = ledger.linked(engine)
    stood = [replace(r, corrections=()) for r in book.as_of("2031-06")[1]]
    return (book.claims, book.links, book.counts, set(book.linked.statements), dict(book.linked.origins), stood)


@SETTINGS
@given(st.data())
def test_whenever_it_is_said_a_correction_gives_the_same(data: st.DataObject) -> None:
    """Said as the reports come, or once all are there, or linked again: the links are those of corrected claims."""
    readings = data.draw(SEVERAL)
    entries = data.draw(st.lists(st.tuples(st.sampled_from(readings), FIELDS), max_size=4))
    with opened() as one, opened() as other:
        waiting = list(entries)
        for item in readings:
            ledger.add(one, item, factory.RUN, factory.verify)
            while waiting and waiting[0][0].document.id <= item.document.id:
                said(one, *waiting.pop(0))
        for item in readings:
            ledger.add(other, item, factory.RUN, factory.verify, link=False)
        settle(other)
        for entry in entries:
            said(other, *entry)
        for entry in waiting:
            said(one, *entry)
        now = found(other)
        assert found(one) == now
        for count in ledger.linked(one).counts:  # by index, and in the whole book
            assert ledger.book_of(one, [count.id]).counts == [count]
        ledger.relink(one)
        assert found(one) == now
        for item in {r.document.id: r for r, _ in entries}.values():  # and taken back, it is as if nobody had said so
            said(one, item, ("reopen", None))
            for field in {f for _, (f, _) in entries if f in review.FIELDS}:
                said(one, item, (field, review.value(item.claims[0], field)))
        with opened() as never:
            for item in readings:
                ledger.add(never, item, factory.RUN, factory.verify)
            assert found(one) == found(never)
