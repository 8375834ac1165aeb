import pytest
import sqlalchemy as sa

from ledger import factory
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
