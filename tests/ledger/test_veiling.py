"""What may not be seen is as if it had never been added: whatever is asked, and however it was linked."""

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from ledger import factory, secrets
from ledger.test_growth import READINGS, SETTINGS, held, opened, small  # noqa: F401 (a fixture)
from tallybook import bodies, ledger
from tallybook.errors import LedgerError, TallybookError
from tallybook.ledger import aliasing, shadows, tables
from tallybook.ledger.transactions import reading
from tallybook.types import Reading


@pytest.fixture
def twins(place: str, tmp_path: Path) -> Iterator[tuple[sa.Engine, sa.Engine]]:
    """The ledger with secrets, and the one that never had them, both as a reader without the right sees them."""
    engines = secrets.twin(place, secret=True), secrets.twin(str(tmp_path / "twin.db"), secret=False)
    yield ledger.veiled(engines[0]), ledger.veiled(engines[1])
    for engine in engines:
        engine.dispose()


A, B = secrets.ANCHOR, secrets.PUBLIC["r4"]


def in_order(book: ledger.Book) -> list[Any]:
    """A book whose order is that of the rows, which is that of adding."""
    whole = (book.documents, book.claims, book.links, book.counts, book.linked.statements, book.linked.origins.items())
    return [sorted(map(repr, part)) for part in whole]


# Every question that can be asked of a ledger, on public names and on secret ones.
ASKED: dict[str, list[Callable[[sa.Engine], Any]]] = {
    "account": [partial(ledger.account, name="Mara")],
    "accounts": [ledger.accounts],
    "claim": [partial(ledger.claim, anchor=A), partial(ledger.claim, anchor=B)],
    "confided": [partial(ledger.confided, ids=["r77", "r88", "r99", "r4"])],
    "listed": [
        ledger.listed,
        partial(ledger.listed, where=ledger.Filters(text="heron")),
        partial(ledger.listed, where=ledger.Filters(measure="killed"), limit=2, offset=1),
    ],
    "claims": [
        ledger.claims,
        partial(ledger.claims, where=ledger.Filters(document=secrets.REPORT)),
        partial(ledger.claims, where=ledger.Filters(text="ontrova")),
        partial(ledger.claims, where=ledger.Filters(publisher="Paper 77")),
        partial(ledger.claims, limit=2, offset=1),
    ],
    "count_claims": [ledger.count_claims, partial(ledger.count_claims, where=ledger.Filters(publisher="Paper 77"))],
    "count_documents": [ledger.count_documents],
    "count_of": [partial(ledger.count_of, name=n) for n in (A, B, secrets.PUBLIC["r3"])],
    "book_of": [lambda e: ledger.book_of(e, [str(ledger.count_of(e, B)), A])],
    "counts_out": [partial(ledger.counts_out, date="2031-06-01", limit=9)],
    "decisions": [ledger.decisions],
    "diff": [partial(ledger.diff, since="2031-05-01", until="2031-06-01")],
    "diff_out": [partial(ledger.diff_out, since="2031-05-01", until="2031-06-01", limit=n) for n in (1, 9)],
    "each_diff": [lambda e: list(ledger.each_diff(e, "2031-05-01", "2031-06-01"))],
    "document": [partial(ledger.document, id=secrets.REPORT), partial(ledger.document, id="r4")],
    "documents": [ledger.documents, partial(ledger.documents, limit=2, offset=1)],
    "each_claim": [lambda e: list(ledger.each_claim(e))],
    "each_count": [lambda e: list(ledger.each_count(e))],
    "each_document": [lambda e: list(ledger.each_document(e))],
    "each_link": [lambda e: list(ledger.each_link(e))],
    "facets": [ledger.facets, partial(ledger.facets, most=3)],
    "followed": [partial(ledger.followed, source=n) for n in ("Bel Ontrova", "Relief Board")],
    "life": [partial(ledger.life, name=A), partial(ledger.life, name=B), partial(ledger.life, name="r77")],
    "linked": [lambda e: held(e), partial(ledger.linked, recorded_by="2031-05-05")],
    "links": [ledger.links],
    "links_about": [partial(ledger.links_about, anchor=A), partial(ledger.links_about, anchor=B)],
    "links_of": [partial(ledger.links_of, anchor=A), partial(ledger.links_of, anchor=B)],
    "newest_day": [ledger.newest_day],
    "parts": [lambda e: list(ledger.parts(e)), lambda e: [b.as_of("2031-05-31") for b in ledger.parts(e, most=1)]],
    "queue": [ledger.queue, partial(ledger.queue, second_for="Bela")],
    "readings_of": [partial(ledger.readings_of, document=secrets.REPORT), partial(ledger.readings_of, document="r4")],
    "restrictions": [ledger.restrictions, partial(ledger.restrictions, holding=True)],
    "retracted": [ledger.retracted],
    "retractions": [ledger.retractions, partial(ledger.retractions, document="r88")],
    "reviewed": [partial(ledger.reviewed, anchors=[A, B])],
    "reviewed_claims": [lambda e: ledger.reviewed_claims(e, ledger.claims(e))],
    "reviews_of": [partial(ledger.reviews_of, anchor=A), partial(ledger.reviews_of, anchor=B)],
    "search": [partial(ledger.search, words=w) for w in ("slide", "Ontrova", "9173", '"dead are"', "letter")],
    "search_claims": [partial(ledger.search_claims, words=w) for w in ("9173", "80", "ontrova")],
    "taken_back": [partial(ledger.taken_back, anchors=[*secrets.NAMED, *secrets.PUBLIC.values()])],
    "versions": [partial(ledger.versions, report="r77"), partial(ledger.versions, report="r4")],
    "withheld": [ledger.withheld],
    # what needs the whole ledger is refused
    "agreement": [ledger.agreement],
    "audit": [partial(ledger.audit, verify=factory.verify)],
    "backup": [lambda e: ledger.backup(e, Path("never.db"))],
    "merge": [lambda e: ledger.merge(e, e)],
    "purge": [partial(ledger.purge, document=id, by="x", why="y") for id in ("r77", "r4")],
    "relink": [ledger.relink],
    "restrict": [partial(ledger.restrict, kind="report", name="r77", by="x", why="y")],
    "tombstones": [ledger.tombstones],
    "whole": [partial(ledger.whole, what="it")],
    # what writes finds nothing there
    "record": [lambda e: ledger.record(e, A, "confirm", "x")],
    "retract": [partial(ledger.retract, document="r77", by="x", why="y")],
    "decide": [
        lambda e: ledger.decide(e, "merge", [A, B], "x", "y"),
        lambda e: ledger.decide(e, "rename", [A, "x"], "x", "y"),
        lambda e: ledger.decide(e, "confirm", ["revises", A, B], "x", "y"),
    ],
}  # fmt: skip
WRITES = {"agreement", "audit", "backup", "merge", "purge", "relink", "restrict", "tombstones", "whole"} | {
    "record", "retract", "decide"
}  # fmt: skip
ALIKE = {"account", "accounts", "links", "links_of"}  # of no report, or of links within one
NOT_ASKED = {  # of what can be done with a ledger: these show nothing of it, or are the door to it
    "add", "authenticated", "open_account", "set_password", "set_role", "settle", "shut_account", "veiled",
    "close",
    "confidential",  # for who may see; a test of its own
}  # fmt: skip


def test_every_question_is_asked() -> None:
    takes = {
        name
        for name in ledger.__all__
        if inspect.isfunction(made := getattr(ledger, name)) and "engine" in inspect.signature(made).parameters
    }
    assert takes == ASKED.keys() | NOT_ASKED
    assert shadows.CONDITIONS.keys() | set(shadows.WITHHELD) | set(shadows.OPEN) == tables.metadata.tables.keys() | {
        "current_reading"
    }


def answer(question: Callable[[sa.Engine], Any], engine: sa.Engine) -> str:
    """What is answered, or why it is refused; without when this ledger learned it and the numbers of its entries."""
    try:
        found = plain(question(engine))
    except TallybookError as error:
        found = f"{type(error).__name__}: {error}"
    said = re.sub(r"'(recorded_at|started_at|at)': '20[^']*'", r"'\1': ''", repr(found))
    return re.sub(r"'number': \d+|'seen': '[^']*'", "", said)


def plain(value: Any) -> Any:
    if isinstance(value, ledger.Book):
        return in_order(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {k: plain(value[k]) for k in sorted(value)}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    return sorted(map(repr, value)) if isinstance(value, set | frozenset) else value


def test_whatever_is_asked_the_secrets_make_no_difference(twins: tuple[sa.Engine, sa.Engine]) -> None:
    """Byte for byte: so that no number set against another tells of them, and no name slips through."""
    seen, never = twins
    whole = seen.get_execution_options()["tallybook_whole"]
    differs = set()
    for name, questions in ASKED.items():
        for n, question in enumerate(questions):
            assert answer(question, seen) == answer(question, never), f"{name}, question {n}"
            if name not in WRITES and answer(question, whole) != answer(question, never):
                differs.add(name)
    assert differs == ASKED.keys() - WRITES - ALIKE  # to who may see, they do make one
    assert not Path("never.db").exists()


def test_who_may_see_sees_all_of_it(place: str) -> None:
    engine = secrets.twin(place, secret=True)
    assert {d.id for d in ledger.documents(engine)} == {f"r{n}" for n in (1, 2, 3, 4, 5, 77, 88, 99)}
    assert ledger.count_claims(engine) == 8
    assert not ledger.withheld(engine)
    assert [(r.kind, r.name, r.holds) for r in ledger.restrictions(engine)] == [
        ("report", "r77", True), ("source", "bel ontrova", True)
    ]  # fmt: skip
    for id, kinds in (("r77", ["report", "source"]), ("r88", ["source"])):
        document = ledger.document(engine, id)
        assert document is not None
        assert [r.kind for r in ledger.confidential(engine, document) or ()] == kinds
    open_ = ledger.document(engine, "r4")
    assert open_ is not None
    assert ledger.confidential(engine, open_) is None
    engine.dispose()


def test_a_mark_is_taken_back_by_an_entry_more(place: str) -> None:
    engine = secrets.twin(place, secret=True)
    seen = ledger.veiled(engine)
    before = held(engine)
    assert ledger.document(seen, "r88") is None
    ledger.restrict(engine, "source", " bel  ontrova ", "Ode", "agreed", holds=False)
    assert ledger.document(seen, "r88") is not None
    assert ledger.document(seen, "r77") is None
    ledger.restrict(engine, "report", "r77", "Ode", "agreed", holds=False)
    assert held(seen) == held(engine) == before
    assert ledger.count_claims(seen) == 8
    assert [r.holds for r in ledger.restrictions(seen)] == [True, True, False, False]
    for change in (True, False):
        given = {"kind": "report", "name": "r77", "by": "Ode", "why": "so", "holds": change}
        if change:
            ledger.restrict(engine, **given)  # type: ignore[arg-type]
            with pytest.raises(LedgerError, match="confidential already"):
                ledger.restrict(engine, **given)  # type: ignore[arg-type]
    with pytest.raises(LedgerError, match="no report 'r100'"):
        ledger.restrict(engine, "report", "r100", "Ode", "so")
    for by, why, name in (("", "so", "r1"), ("Ode", " ", "r1"), ("Ode", "so", " ")):
        with pytest.raises(LedgerError, match="must say"):
            ledger.restrict(engine, "report", name, by, why)
    with pytest.raises(sa.exc.DBAPIError), engine.begin() as connection:
        connection.execute(sa.delete(tables.restriction))
    engine.dispose()


def test_what_comes_later_from_a_confidential_source_is_never_seen(place: str) -> None:
    engine = secrets.twin(place, secret=False)
    seen = ledger.veiled(engine)
    ledger.restrict(engine, "source", "Bel Ontrova", "Mara", "in danger")
    before = held(seen)
    for item in (secrets.HUSH, secrets.LEAK):
        ledger.add(engine, item, factory.RUN, factory.verify)
        assert held(seen) == before
    other = factory.simple("z", "5", publisher="Open Post")
    ledger.add(engine, other, factory.RUN, factory.verify)
    assert ledger.document(seen, "z") is not None
    engine.dispose()


def test_one_text_under_two_ids_is_hidden_under_both(place: str) -> None:
    engine = ledger.open_ledger(place)
    for id in ("one", "two"):
        report = factory.document(id=id)
        ledger.add(engine, factory.reading(report, factory.claim(report, "12")), factory.RUN, factory.verify)
    ledger.restrict(engine, "report", "one", "Mara", "so")
    assert ledger.documents(ledger.veiled(engine)) == []
    other = ledger.document(engine, "two")
    assert other is not None
    assert ledger.confidential(engine, other) == []
    engine.dispose()


def test_the_veil_holds_in_every_connection_and_in_the_midst_of_writing(place: str) -> None:
    engine = secrets.twin(place, secret=False)
    seen = ledger.veiled(engine)
    with reading(seen) as one, reading(seen) as two:  # two of the pool
        for connection in (one, two):
            assert connection.execute(sa.select(sa.func.count()).select_from(tables.document)).scalar() == 5
    ledger.add(engine, secrets.HUSH, factory.RUN, factory.verify)
    with reading(seen) as one:
        assert "r77" in set(one.execute(sa.select(tables.document.c.id)).scalars())
        ledger.restrict(engine, "report", "r77", "Mara", "so")
        with reading(seen) as two:
            assert "r77" not in set(two.execute(sa.select(tables.document.c.id)).scalars())
    with pytest.raises(LedgerError), reading(seen) as one:  # nobody writes through it
        one.execute(sa.insert(tables.restriction), {"kind": "report"})
    engine.dispose()


def test_a_connection_that_lost_its_veil_shows_nothing(place: str) -> None:
    engine = secrets.twin(place, secret=True)
    seen = ledger.veiled(engine)
    assert ledger.document(seen, "r77") is None
    drop = ["DISCARD TEMP"] if engine.dialect.name == "postgresql" else ["DROP VIEW temp.claim", "DROP TABLE temp.veil"]
    with seen.connect().execution_options(postgresql_readonly=False) as connection:
        for statement in drop:
            connection.exec_driver_sql(statement)
        connection.commit()
    with pytest.raises(LedgerError):
        ledger.claims(seen)
    engine.dispose()


def test_restrictions_come_with_a_merge_before_what_they_hide(place: str, tmp_path: Path) -> None:
    theirs, mine = secrets.twin(str(tmp_path / "theirs.db"), secret=True), ledger.open_ledger(place)
    ledger.merge(mine, theirs)
    assert {d.id for d in ledger.documents(ledger.veiled(mine))} == {"r1", "r2", "r3", "r4", "r5"}
    for engine in (theirs, mine):
        engine.dispose()


def hidden_or_never(readings: list[Reading], out: set[str]) -> None:
    texts = {(r.document.publisher, r.document.text) for r in readings if r.document.id in out}
    with opened() as one, opened() as other:
        for item in readings:
            ledger.add(one, item, factory.RUN, factory.verify)
            if (item.document.publisher, item.document.text) not in texts:
                ledger.add(other, item, factory.RUN, factory.verify)
        for id in sorted(out):
            ledger.restrict(one, "report", id, "Mara", "so")
        ledger.restrict(other, "source", "nobody", "Mara", "so")
        seen = ledger.veiled(one)
        assert held(seen) == held(ledger.veiled(other))
        for count in ledger.linked(seen).counts:  # found by index, and in the whole book
            assert ledger.book_of(seen, [count.id]).counts == [count]
            anchor = count.members[0]
            assert ledger.links_about(seen, anchor) == ledger.linked(seen).links_of(anchor)


@SETTINGS
@given(st.data())
def test_linking_is_as_if_the_hidden_had_never_been(data: st.DataObject) -> None:
    readings = data.draw(READINGS)
    hidden_or_never(readings, data.draw(st.sets(st.sampled_from([r.document.id for r in readings]), min_size=1)))


@SETTINGS
@given(st.data())
def test_also_where_names_are_hubs_and_stories_too_long(small: None, data: st.DataObject) -> None:  # noqa: F811
    readings = data.draw(READINGS)
    hidden_or_never(readings, data.draw(st.sets(st.sampled_from([r.document.id for r in readings]), min_size=1)))


HOUSES = b"""
[[country]]
name = "Drasnia"
adjective = ["Drasnian"]
capital = ["Port Sel"]
[[office]]
name = "ministry of works"
kind = "institution"
alias = ["works ministry"]
[[source]]
name = "Lantern Fund"
alias = ["Lamplighters"]
[[source]]
name = "Border Observers Group"
alias = ["BOG"]
"""


@pytest.mark.parametrize(
    ("marked", "told", "hidden"),
    [
        ("Lantern Fund", "the Lamplighters", True),
        ("lamplighters", "Lantern Fund", True),
        ("Works Ministry of Drasnia", "Drasnian ministry of works", True),
        ("Drasnian works ministry", "ministry of works of Port Sel", True),
        ("Works Ministry of Drasnia", "Arnor works ministry", False),
        ("Border Observers Group", "BOG", True),
        ("Government of Drasnia", "Drasnia", True),
    ],
)
def test_a_source_is_hidden_by_all_its_names(
    place: str, monkeypatch: pytest.MonkeyPatch, marked: str, told: str, hidden: bool
) -> None:
    """By those of the files of sources, whether it is cited by them or they stand in the text."""
    known = SimpleNamespace(sources=bodies.read([("houses", HOUSES)]))
    monkeypatch.setattr(aliasing, "lexicon", SimpleNamespace(load=lambda: known))
    engine = ledger.open_ledger(place)
    cited = factory.document("4 rowers drowned, it was said.", id="cited")
    ledger.add(engine, factory.reading(cited, factory.claim(cited, "4", source=told)), factory.RUN, factory.verify)
    if marked != "Government of Drasnia":  # a land is in texts for itself
        said = factory.document(f"It was {told} that wrote of 5 boats.", id="said")
        ledger.add(engine, factory.reading(said), factory.RUN, factory.verify)
    for id, text in (("other", "It was a bog in Drasnia, where lamps and works stood still."), ("land", "Port Sel")):
        ledger.add(engine, factory.reading(factory.document(text, id=id)), factory.RUN, factory.verify)
    ledger.restrict(engine, "source", marked, "Mara", "so")
    assert {d.id for d in ledger.documents(ledger.veiled(engine))} - {"other", "land"} == (
        set() if hidden else {"cited", "said"}
    )
    assert {"other", "land"} <= {d.id for d in ledger.documents(ledger.veiled(engine))}
    reasons = [ledger.confidential(engine, d) for d in ledger.documents(engine) if d.id == "said"]
    assert all(r is not None and [x.name for x in r] == [marked.casefold()] for r in reasons if hidden)
    engine.dispose()


def test_two_names_that_are_two_bodies_again_hide_no_more(place: str) -> None:
    engine = secrets.twin(place, secret=True)
    seen = ledger.veiled(engine)
    assert ledger.document(seen, "r99") is None
    ledger.decide(engine, "two-bodies", ["The Heron", "Bel Ontrova"], "Mara", "she is another")
    assert ledger.document(seen, "r99") is not None
    engine.dispose()


def test_what_is_confidential_is_marked_for_who_may_see_it(place: str) -> None:
    engine = secrets.twin(place, secret=True)
    ids = [d.id for d in ledger.documents(engine)]
    assert ledger.confided(engine, ids) == {"r77", "r88", "r99"}
    assert ledger.confided(ledger.veiled(engine), ids) == frozenset()
    engine.dispose()


def test_a_ledger_without_secrets_is_asked_as_before(place: str) -> None:
    engine = ledger.open_ledger(place)
    ledger.add(engine, factory.simple(), factory.RUN, factory.verify)
    seen = ledger.veiled(engine)
    assert (ledger.count_claims(seen), ledger.withheld(seen), ledger.veiled(seen)) == (1, False, seen)
    assert ledger.audit(seen, factory.verify).faults == ()
    engine.dispose()
