import pytest
import sqlalchemy as sa

from ledger import factory
from tallybook import ledger
from tallybook.errors import LedgerError
from tallybook.ledger import Filters


@pytest.fixture
def full(book: sa.Engine) -> sa.Engine:
    """Three reports, five claims, and one reading that is superseded."""
    first = factory.document(
        "Of 40 missing, 12 died, police said. Some 3 were hurt.", id="a", published="2031-05-02T23:30:00-05:00"
    )
    claims = (
        factory.claim(first, "40", measure="missing"),
        factory.claim(first, "12", who="Dam Workers", place="Arnor", source="police"),
        factory.claim(first, "3", measure="injured", status="estimated"),
    )
    ledger.add(book, factory.reading(first, *claims[:1]), factory.RUN, factory.verify)
    ledger.add(book, factory.reading(first, *claims), factory.BETTER, factory.verify)
    ledger.add(
        book, factory.simple("b", "7", published="2031-05-02", publisher="Upland Post"), factory.BETTER, factory.verify
    )
    ledger.add(book, factory.simple("c", "8", published=None, publisher=None), factory.BETTER, factory.verify)
    return book


@pytest.mark.parametrize(
    ("where", "figures"),
    [
        (Filters(), "40 12 3 7 8"),
        (Filters(measure="killed"), "12 7 8"),
        (Filters(measure="killed", publisher="Northern Courier"), "12"),
        (Filters(date="2031-05-02"), "40 12 3 7"),
        (Filters(status="estimated"), "3"),
        (Filters(bound="vague"), ""),
        (Filters(origin="police"), "12 7 8"),
        (Filters(document="c"), "8"),
        (Filters(place="Arnor"), "12 7 8"),
        (Filters(text="dam work"), "12"),
        (Filters(text="POLICE", document="a"), "12"),
        (Filters(text="%"), ""),
        (Filters(text="40"), "40"),
    ],
)
def test_filters(full: sa.Engine, where: Filters, figures: str) -> None:
    found = [c.evidence[0].quote for c in ledger.claims(full, where)]
    assert found == figures.split()
    assert ledger.count_claims(full, where) == len(found)


def test_pages_make_the_whole(full: sa.Engine) -> None:
    whole = ledger.claims(full)
    assert [c for i in range(0, 6, 2) for c in ledger.claims(full, limit=2, offset=i)] == whole
    assert ledger.claims(full, offset=4) == whole[4:]
    assert ledger.claims(full, limit=0) == []
    with pytest.raises(LedgerError, match="too large"):
        ledger.claims(full, limit=2**70)


def test_facets(full: sa.Engine) -> None:
    found = ledger.facets(full)
    assert found == {
        "measure": [("killed", 3), ("injured", 1), ("missing", 1)],
        "status": [("reported", 4), ("estimated", 1)],
        "bound": [("exact", 5)],
        "publisher": [("Northern Courier", 3), ("Upland Post", 1)],
        "origin": [("police", 3)],
        "date": [("2031-05-02", 4)],
    }
    assert ledger.facets(full, Filters(document="b"))["measure"] == [("killed", 1)]


def test_no_more_are_counted_than_asked_for(full: sa.Engine) -> None:
    killed = Filters(measure="killed", status="reported")
    assert [ledger.count_claims(full, killed, most) for most in (1, 2, 3, 9)] == [2, 3, 3, 3]
    assert [ledger.count_documents(full, most) for most in (1, 9, None)] == [2, 3, 3]
    assert ledger.facets(full, most=2) == {  # of the first two of the list
        "measure": [("killed", 1), ("missing", 1)],
        "status": [("reported", 2)],
        "bound": [("exact", 2)],
        "publisher": [("Northern Courier", 2)],
        "origin": [("police", 1)],
        "date": [("2031-05-02", 2)],
    }


def test_rows_are_looked_up_by_the_filter_that_fewest_meet(full: sa.Engine) -> None:
    if full.dialect.name != "sqlite":
        pytest.skip("PostgreSQL knows by itself which values are rare")
    asked: list[str] = []
    sa.event.listen(full, "before_cursor_execute", lambda _, __, said, *___: asked.append(said))
    rare = Filters(measure="killed", bound="exact", publisher="Upland Post")
    assert [c.document for c in ledger.claims(full, rare)] == ["b"]
    assert "(+ claim.measure) = ?" in asked[-1]
    assert "(+ claim.bound) = ?" in asked[-1]
    assert "+ claim.publisher" not in asked[-1]
    ledger.claims(full, Filters(measure="missing", bound="exact", publisher="Northern Courier"))
    assert "(+ claim.publisher) = ?" in asked[-1]
    assert "+ claim.measure" not in asked[-1]


def test_what_is_not_there(full: sa.Engine) -> None:
    assert ledger.document(full, "z") is None
    assert ledger.claim(full, "z") is None
    assert ledger.links_of(full, "z") == []
    assert ledger.readings_of(full, "z") == []
