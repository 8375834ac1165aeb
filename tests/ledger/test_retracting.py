import pytest
import sqlalchemy as sa

from ledger import factory
from ledger.test_telling import ANCHORS, READINGS
from tallybook import ledger
from tallybook.errors import LedgerError, TallybookError


@pytest.fixture
def kept(book: sa.Engine) -> sa.Engine:
    for given in (factory.simple("a"), factory.simple("b", "99", published="2031-05-09", publisher="Upland Post")):
        ledger.add(book, given, factory.RUN, factory.verify)
    return book


def standing(book: sa.Engine, date: str, recorded_by: str | None = None) -> set[str]:
    return {s.document for s in ledger.linked(book, recorded_by).as_of(date)[1]}


def test_a_retracted_reports_figures_stand_no_longer_from_then_on(kept: sa.Engine) -> None:
    before = standing(kept, "2031-06-30")
    assert "b" in before
    assert ledger.retract(kept, "b", "Mara", "the outlet took it down", "2031-06-15") == 1
    assert standing(kept, "2031-06-14") == before
    assert "b" not in standing(kept, "2031-06-15")
    (entry,) = ledger.retractions(kept, "b")
    assert (entry.document, entry.by, entry.why, entry.holds) == ("b", "Mara", "the outlet took it down", True)
    assert entry.at.startswith("2031-06-15T23:59:59")
    assert standing(kept, "2031-06-30", entry.recorded_at[:4] + "-01-01") == set()  # the ledger held nothing by then
    ledger.retract(kept, "b", "Mara", "another report", holds=False)
    assert standing(kept, "2031-06-30") == before
    assert "b" not in standing(kept, "2031-06-30", entry.recorded_at)
    assert [r.holds for r in ledger.retractions(kept)] == [True, False]
    assert ledger.document(kept, "b") is not None
    assert ledger.count_claims(kept) == 2


def test_an_older_figure_stands_again_when_the_newer_is_taken_back(book: sa.Engine) -> None:
    for id, figure, day in (("old", "12", "2031-05-02"), ("new", "19", "2031-05-04")):
        ledger.add(book, factory.simple(id, figure, published=day), factory.RUN, factory.verify)
    held = ledger.linked(book)
    links = [k for k in held.links if k.kind == "revises"]
    newest = standing(book, "2031-06-30")
    ledger.retract(book, "new", "Mara", "taken down", "2031-05-05")
    assert (bool(links), newest) in ((True, {"new"}), (False, {"old", "new"}))
    assert standing(book, "2031-06-30") == {"old"}


def test_what_makes_no_sense_is_refused(kept: sa.Engine) -> None:
    with pytest.raises(LedgerError, match="no report 'z'"):
        ledger.retract(kept, "z", "Mara", "so")
    with pytest.raises(LedgerError, match="'a' is not retracted"):
        ledger.retract(kept, "a", "Mara", "so", holds=False)
    ledger.retract(kept, "a", "Mara", "so")
    with pytest.raises(LedgerError, match="'a' is retracted already"):
        ledger.retract(kept, "a", "Mara", "so")
    with pytest.raises(LedgerError, match="must say why"):
        ledger.retract(kept, "b", "Mara", " ")
    with pytest.raises(TallybookError, match="yesterday"):
        ledger.retract(kept, "b", "Mara", "so", "yesterday")
    assert len(ledger.retractions(kept)) == 1


@pytest.fixture
def disputed(book: sa.Engine) -> sa.Engine:
    """The ministry says 80 (r3), the board 120 (r4); before that the ministry said 71, in two papers (r1, r2)."""
    for item in READINGS[:4]:
        ledger.add(book, item, factory.RUN, factory.verify)
    return book


def stood(book: sa.Engine, date: str) -> tuple[int | None, list[tuple[str, bool]]]:
    (state,), rows = ledger.linked(book).as_of(date)
    assert ledger.counts_out(book, date, 5)[2].as_of(date) == ledger.linked(book).as_of(date)
    return state.independent_origins, sorted((r.document, bool(r.contradicts)) for r in rows)


def test_links_and_counts_stay_as_what_was_said_and_what_stands_changes(disputed: sa.Engine) -> None:
    book = disputed
    links, counts = ledger.linked(book).links, ledger.linked(book).counts
    ledger.retract(book, "r4", "Mara", "taken down", "2031-05-06")
    assert ledger.linked(book).links == links
    assert ledger.linked(book).counts == counts
    assert stood(book, "2031-05-05") == (2, [("r3", True), ("r4", True)])
    assert stood(book, "2031-05-06") == (1, [("r3", False)])
    changes = {(c.kind, c.origin, c.other_origin) for c in ledger.diff(book, "2031-05-05", "2031-05-06")}
    ended = ("contradiction_ended", "Interior Ministry", "Relief Board")
    assert changes == {("retracted", "Relief Board", None), ended}
    lines = {line.document: line.retracted for line in ledger.life(book, ANCHORS["r1"]).lines}
    assert [lines["r1"], lines["r3"]] == [None, None]
    assert str(lines["r4"]).startswith("2031-05-06")


def test_what_a_report_that_was_taken_back_replaced_stands_again(disputed: sa.Engine) -> None:
    ledger.retract(disputed, "r3", "Mara", "taken down", "2031-05-06")
    assert [d for d, _ in stood(disputed, "2031-05-05")[1]] == ["r3", "r4"]
    found = stood(disputed, "2031-05-06")
    assert found[0] == 2
    assert {d for d, _ in found[1]} in ({"r1", "r4"}, {"r2", "r4"})


def test_a_copy_of_what_a_report_that_was_taken_back_says_still_says_so(disputed: sa.Engine) -> None:
    ledger.retract(disputed, "r3", "Mara", "taken down", "2031-05-06")
    for id in ("r1", "r2"):
        before = stood(disputed, "2031-05-06")[0]
        ledger.retract(disputed, id, "Mara", "taken down", "2031-05-06")
        assert stood(disputed, "2031-05-06")[0] == (before if id == "r1" else 1)


def test_a_report_that_was_taken_back_contradicts_nobody_in_the_queue(disputed: sa.Engine) -> None:
    book = disputed

    def contradicted() -> set[str]:
        return {w.item.read.document for w in ledger.queue(book) if "another source contradicts it" in w.reasons}

    assert contradicted() >= {"r3", "r4"}
    ledger.retract(book, "r4", "Mara", "taken down")
    assert contradicted() == set()
    assert set(ledger.taken_back(book, ANCHORS.values())) == {ANCHORS["r4"]}
    assert {t.retraction.document for t in ledger.each_claim(book) if t.retraction is not None} == {"r4"}
    ledger.retract(book, "r4", "Mara", "it is back", holds=False)
    assert contradicted() >= {"r3", "r4"}
    assert ledger.taken_back(book, ANCHORS.values()) == {}
