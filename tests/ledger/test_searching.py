import pytest
import sqlalchemy as sa

from ledger import factory
from tallybook import ledger
from tallybook.errors import LedgerError
from tallybook.ledger import Filters, databases, postgres, searching, tables
from tallybook.ledger.transactions import reading, writing


@pytest.fixture
def full(book: sa.Engine) -> sa.Engine:
    """Three reports; the evidence of the claims in the first is a sentence each."""
    texts = {
        "a": "In Lower Drazhe the Sella dam broke: 12 villagers died. In Arnor 7 rowers are missing.",
        "b": "The dam of Sella held. Émile Ferro said that 40 state-run boats sank; it's 1.5 km away.",
        "c": "STRASSE und Straße: nobody counted \x1f anything, 100% sure_thing.",
    }
    for name, text in texts.items():
        report = factory.document(text, id=name)
        claims = [factory.claim(report, w) for w in ("12", "40") if w in text]
        ledger.add(book, factory.reading(report, *claims), factory.RUN, factory.verify)
    return book


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("dam", "b a"),
        ("DAM sella", "b a"),
        ('"sella dam"', "a"),
        ('"dam sella"', ""),
        ('"Lower   Drazhe" villagers', "a"),
        ("vill*", "a"),
        ("vill", ""),
        ('"lower dra"*', ""),
        ("émile", "b"),
        ("emile", ""),
        ("state-run", "b"),
        ("1.5", "b"),
        ("it's", "b"),
        ("40", "b"),
        ("dam -villagers", "a"),
        ("AND OR NOT dam", ""),
        ("100%", "c"),
        ("straße", "c"),
        ("(dam)", "b a"),
        ("dam'); DROP", ""),
        ("sella & dam:*", "b a"),
    ],
)
def test_reports_are_found_by_their_words(full: sa.Engine, words: str, names: str) -> None:
    assert [f.document.id for f in ledger.search(full, words)] == names.split()


@pytest.mark.parametrize("words", ["", "  ", '""', "* -", "\0", "&|!"])
def test_without_a_word_nothing_is_searched(full: sa.Engine, words: str) -> None:
    with pytest.raises(LedgerError, match="no word to search for"):
        ledger.search(full, words)


def test_what_was_found_is_shown_in_its_place(full: sa.Engine) -> None:
    (found,) = ledger.search(full, "villagers sella", limit=5)
    assert found.document.text[found.start : found.end] == "Sella"
    assert found.around == found.document.text
    report = factory.document("x " * 200 + "here 5 boats burnt" + " y" * 200, id="long")
    ledger.add(full, factory.reading(report), factory.RUN, factory.verify)
    (found,) = ledger.search(full, '"5 BOATS"')
    assert found.start is not None
    assert report.text[found.start : found.end] == "5 boats"
    assert found.around.startswith("…")
    assert "here 5 boats burnt" in found.around


def test_pages_of_what_was_found(full: sa.Engine) -> None:
    assert [[f.document.id for f in ledger.search(full, "dam", 1, n)] for n in range(3)] == [["b"], ["a"], []]


def test_claims_are_found_by_their_evidence(full: sa.Engine) -> None:
    assert [c.document for c in ledger.search_claims(full, "12")] == ["a"]
    assert [c.document for c in ledger.search_claims(full, "40")] == ["b"]
    assert ledger.search_claims(full, "dam") == []  # in the report, in no evidence
    assert ledger.search_claims(full, "40", Filters(measure="missing")) == []
    assert ledger.search_claims(full, "40", limit=0) == []


def test_only_current_claims_are_found(full: sa.Engine) -> None:
    report = ledger.document(full, "b")
    assert report is not None
    ledger.add(full, factory.reading(report), factory.BETTER, factory.verify)
    assert ledger.search_claims(full, "40") == []
    assert [f.document.id for f in ledger.search(full, "boats")] == ["b"]
    assert ledger.audit(full, factory.verify).faults == ()


def test_a_book_of_a_report_can_be_kept(book: sa.Engine) -> None:
    """PostgreSQL takes no entry of more than a megabyte into an index; its first part is searched there."""
    text = " ".join(f"w{n:x}ä" for n in range(200_000))
    assert ledger.add(book, factory.reading(factory.document(text)), factory.RUN, factory.verify) == "added"
    assert [f.document.id for f in ledger.search(book, "w1fä")] == ["a"]


@pytest.mark.parametrize("word", ["boats", "common", "rare*"])
def test_the_newest_are_found_first_however_many_there_are(
    book: sa.Engine, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.setattr(searching, "FEW", 2)
    monkeypatch.setattr(searching, "MOST", 3)
    monkeypatch.setattr(postgres, "WINDOWS", (1,))
    for n in range(13):
        text = f"{10 + n} boats sank; common {'rarely' * (n % 5 == 1)} word."
        report = factory.document(text, id=f"r{n:02}", publisher=f"Post {n % 2}")
        said = factory.claim(report, str(10 + n))
        ledger.add(book, factory.reading(report, said), factory.RUN, factory.verify, link=False)
        if n == 12:  # read anew, without its claim
            ledger.add(book, factory.reading(report), factory.BETTER, factory.verify, link=False)
    wanted = [f"r{n:02}" for n in range(12, -1, -1) if word != "rare*" or n % 5 == 1]
    for limit, offset in ((1, 0), (2, 0), (4, 3), (20, 0), (20, 11), (20, 40)):
        found = [f.document.id for f in ledger.search(book, word, limit, offset)]
        assert found == wanted[offset : offset + limit]
    assert [c.document for c in ledger.search_claims(book, "1*", limit=4)] == ["r09", "r08", "r07", "r06"]
    few = ledger.search_claims(book, "1*", Filters(publisher="Post 1"), limit=3)
    assert [c.document for c in few] == ["r09", "r07", "r05"]
    with reading(book) as c:
        newest = databases.of(book).newest_with(c, tables.document, [word], 9, 3)
    assert newest == ([7, 2] if word == "rare*" else [8, 7, 6])


def test_rows_of_older_blocks_are_found(book: sa.Engine) -> None:
    """In PostgreSQL the newest blocks of rows are looked through first: here the word stands in others too."""
    for n in (1, 5 * 8192, 40 * 8192):
        report = factory.document(f"{n} boats sank.", id=f"r{n}")
        ledger.add(book, factory.reading(report), factory.RUN, factory.verify, link=False)
        if book.dialect.name == "postgresql":
            with writing(book) as c:
                last = (5 if n == 1 else 40) * 8192
                c.exec_driver_sql(f"SELECT setval(pg_get_serial_sequence('document', 'number'), {last})")
    assert [f.document.id for f in ledger.search(book, "boats", 1)] == ["r327680"]
    assert [f.document.id for f in ledger.search(book, "boats")] == ["r327680", "r40960", "r1"]


def test_claims_are_found_by_what_they_were_corrected_to(full: sa.Engine) -> None:
    (twelve,) = ledger.search_claims(full, "12")
    ledger.record(full, twelve.anchor, "correct", "Mara", "the board's list", field="value", new=1400)
    ledger.record(full, twelve.anchor, "correct", "Mara", "the map", field="place", new="Upper Quarn")
    for words in ("1400", "1,400", "quarn", '"upper quarn"', "12 qua*", "12", "1400 upper"):
        assert [c.anchor for c in ledger.search_claims(full, words)] == [twelve.anchor], words
    for words in ("140", '"quarn upper"', "1400 rowers", "14"):
        assert ledger.search_claims(full, words) == [], words
    assert ledger.search_claims(full, "1400", offset=1) == []
    assert ledger.search_claims(full, "1400", Filters(document="b")) == []
    ledger.record(full, twelve.anchor, "correct", "Ode", "it was right", field="value", new=12)
    assert ledger.search_claims(full, "1400") == []
    assert [c.anchor for c in ledger.search_claims(full, "12")] == [twelve.anchor]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ('"the old dam"', "a"),
        ('"old dam of"', ""),
        ('"of the old"', "a"),
        ('"well-known dam"', "b"),
        ('"the well known"', ""),
        ('"3.5 m of"', "b"),
        ('"the old d*"', "a"),
        ('"dam of the old"', ""),
        ('"m of the d*"', "b"),
    ],
)
def test_phrases_of_common_words(book: sa.Engine, words: str, names: str) -> None:
    for name, text in (
        ("a", "Of the old dam, 12 m of sand"),
        ("b", "The old well-known dam: 3.5 m of the dam of 12 m."),
    ):
        report = factory.document(text, id=name)
        ledger.add(book, factory.reading(report, factory.claim(report, "12")), factory.RUN, factory.verify)
    assert [f.document.id for f in ledger.search(book, words)] == names.split()


def test_postgresql_looks_for_a_phrase_by_its_pairs(full: sa.Engine) -> None:
    if full.dialect.name == "postgresql":
        pairs = "tallybook_pairs(to_tsvector('simple', %(said)s))"
        found = "SELECT count(*) FROM document WHERE report_words @@ plainto_tsquery('simple', %(said)s)"
        query = f"{found} AND {{}} @> {pairs}"
        with reading(full) as c:
            for said, words, beside in (("dam the", 2, 0), ("the Sella", 2, 1), ("Sella dam", 2, 1), ("dam", 2, 2)):
                for there, number in ((pairs, words), ("report_pairs", beside)):
                    assert c.exec_driver_sql(query.format(there), {"said": said}).scalar_one() == number, said
                assert ("report_pairs" in str(postgres.report_has(c, [said]))) == (" " in said)
            assert "report_pairs" in str(postgres.report_has(c, ["the dam", "of*"]))
            assert "report_pairs" in str(postgres.report_has(c, ["the old dam*"]))
            assert "report_pairs" not in str(postgres.report_has(c, ["the d*"]))
