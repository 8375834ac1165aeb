"""What is linked as reports arrive is what would be linked had all been there: in any order, given once or twice."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger import factory
from tallybook import ledger, lexicon, link
from tallybook.ledger import blocking, linking, material
from tallybook.ledger.settling import settle
from tallybook.types import Reading

TOWNS = ("Arnor", "Velmar", "Drazhe", "Ushna", "Korrun", "Fenna", "Irdeli", "Orro")
SOURCES = ("Interior Ministry", "Relief Board", None)


@cache
def empty() -> bytes:
    """A ledger with nothing in it, made once: the tests open hundreds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "book.db")
        ledger.open_ledger(path).dispose()
        return path.read_bytes()


@contextmanager
def opened() -> Iterator[sa.Engine]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "book.db")
        path.write_bytes(empty())
        engine = ledger.open_ledger(path)
        try:
            yield engine
        finally:
            engine.dispose()


def report(number: int, towns: Sequence[str], toll: int, day: int, source: str | None) -> Reading:
    """A report on an event between some towns."""
    road = " and ".join(towns)
    document = factory.document(
        f"The dead are {toll} after the slide on the road by {road}. It hit carts.",
        id=f"r{number}",
        publisher=f"Paper {number % 3}",
        published=f"2031-05-{day:02}",
    )
    said = factory.claim(document, str(toll), source=source, who="villagers", aggregation="cumulative")
    return factory.reading(document, said)


READINGS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(TOWNS), min_size=1, max_size=5, unique=True),
        st.integers(11, 14),
        st.integers(1, 9),
        st.sampled_from(SOURCES),
    ),
    min_size=1,
    max_size=9,
).map(lambda held: [report(n, *given) for n, given in enumerate(held)])


def held(engine: sa.Engine) -> Any:
    """All that can be asked: links, counts with their names, statements, origins, and what stood at a date."""
    book = ledger.linked(engine)
    return (
        book.documents,
        book.claims,
        book.links,
        book.counts,
        set(book.linked.statements),
        dict(book.linked.origins),
        book.as_of("2031-05-05"),
        book.as_of("2031-06"),
    )


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hubs and largest stories within reach of a few reports."""
    monkeypatch.setattr(blocking, "HUB", 4)
    monkeypatch.setattr(blocking.Map.__init__, "__defaults__", (3,))


SETTINGS = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@SETTINGS
@given(st.data())
def test_the_order_of_arrival_and_adding_twice_change_nothing(data: st.DataObject) -> None:
    readings = data.draw(READINGS)
    arrives_in_any_order(readings, data)


@SETTINGS
@given(st.data())
def test_nor_do_they_where_names_are_hubs_and_stories_too_long(small: None, data: st.DataObject) -> None:
    readings = data.draw(READINGS)
    arrives_in_any_order(readings, data)


@settings(SETTINGS, max_examples=30)
@given(st.data())
def test_nor_do_they_where_names_are_hubs_alone(data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocking, "HUB", 4)
        arrives_in_any_order(data.draw(READINGS), data)


def test_a_name_that_becomes_a_hub_parts_those_alone_that_it_held_together() -> None:
    """Four reports are one story by two towns; a fifth that has them makes these names of no one story."""
    with pytest.MonkeyPatch.context() as patch, opened() as engine:
        patch.setattr(blocking, "HUB", 4)
        for number, towns in enumerate([("Arnor", "Velmar")] * 2 + [("Arnor", "Velmar", "Drazhe", "Ushna")] * 2):
            ledger.add(engine, report(number, towns, 11, 1, None), factory.RUN, factory.verify)
        assert stories(engine) == [{"r0", "r1", "r2", "r3"}]
        ledger.add(engine, report(4, ("Arnor", "Velmar", "Orro"), 12, 1, None), factory.RUN, factory.verify)
        parted = stories(engine)
        assert {"r2", "r3"} in parted
        ledger.relink(engine)
        assert stories(engine) == parted


def stories(engine: sa.Engine) -> list[set[str]]:
    """The reports of each story, by their ids, as the newest rows tell."""
    query = (
        "SELECT s.name, d.id FROM story s JOIN document d ON d.key = s.document_key WHERE s.number ="
        " (SELECT max(number) FROM story n WHERE n.document_key = s.document_key)"
    )
    held: dict[str, set[str]] = {}
    with engine.connect() as c:
        for name, id in c.execute(sa.text(query)):
            held.setdefault(name, set()).add(id)
    return sorted(held.values(), key=sorted)


def arrives_in_any_order(readings: list[Reading], data: st.DataObject) -> None:
    order = data.draw(st.permutations(readings))
    with opened() as one, opened() as other:
        for item in readings:
            ledger.add(one, item, factory.RUN, factory.verify, link=False)
        settle(one)
        for item in order:
            ledger.add(other, item, factory.RUN, factory.verify)
        before = held(other)
        assert before == held(one)
        with other.connect() as c:
            rows = c.execute(sa.text("SELECT count(*) FROM member")).scalar()
        for item in data.draw(st.permutations(readings)):
            assert ledger.add(other, item, factory.RUN, factory.verify) == "unchanged"
        settle(other)
        ledger.relink(other)
        assert held(other) == before
        with other.connect() as c:
            assert c.execute(sa.text("SELECT count(*) FROM member")).scalar() == rows  # linked again, nothing new


@SETTINGS
@given(READINGS)
def test_what_is_kept_is_what_the_pure_function_finds(readings: list[Reading]) -> None:
    with opened() as engine:
        for item in readings:
            ledger.add(engine, item, factory.RUN, factory.verify)
        kept = ledger.linked(engine)
        pure = link.across(kept.documents, kept.claims, [], lexicon.load())
        assert kept.linked.links == pure.links
        assert kept.linked.counts == pure.counts
        assert set(kept.linked.statements) == set(pure.statements)
        assert kept.linked.origins == pure.origins


def test_what_a_crash_left_unlinked_is_linked_by_whoever_asks() -> None:
    readings = [report(n, TOWNS[:4], 11 + n, 1 + n, SOURCES[0]) for n in range(3)]
    with opened() as engine:
        for item in readings:
            ledger.add(engine, item, factory.RUN, factory.verify, link=False)
        with engine.connect() as c:
            assert material.pending(c)
        asked = held(engine)
        (count,) = ledger.linked(engine).counts
        anchor = readings[2].claims[0].anchor
        assert ledger.count_of(engine, anchor) == count.id
        assert ledger.book_of(engine, [count.id]).counts == [count]
        about = ledger.links_about(engine, anchor)
        assert {k.kind for k in about} == {"revises"}
        settle(engine)
        with engine.connect() as c:
            assert not material.pending(c)
        assert held(engine) == asked
        assert ledger.book_of(engine, [count.id]).counts == [count]
        assert ledger.links_about(engine, anchor) == about


def test_a_count_is_found_by_every_id_it_ever_had() -> None:
    readings = [report(n, TOWNS[:4], 11 + n, 1 + n, SOURCES[0]) for n in range(3)]
    with opened() as engine:
        ids = set()
        for item in readings:
            ledger.add(engine, item, factory.RUN, factory.verify)
            ids |= {c.id for c in ledger.linked(engine).counts}
        (count,) = ledger.linked(engine).counts
        assert {ledger.count_of(engine, id) for id in ids} == {count.id}
        assert count.id == min(count.members)
        assert ledger.count_of(engine, "none") is None


def test_a_past_state_can_be_asked() -> None:
    readings = [report(n, TOWNS[:4], 11 + n, 1 + n, SOURCES[0]) for n in range(3)]
    with opened() as engine:
        states = []
        for item in readings:
            ledger.add(engine, item, factory.RUN, factory.verify)
            book = ledger.linked(engine)
            with engine.connect() as c:
                at = c.execute(sa.text("SELECT max(recorded_at) FROM linking")).scalar_one()
            states.append((at, book.documents, book.links, book.counts, book.as_of("2031-06")))
        for at, *state in states:
            book = ledger.linked(engine, at)
            assert [book.documents, book.links, book.counts, book.as_of("2031-06")] == state
        assert ledger.linked(engine, "2020-01-01").claims == []


def test_a_reading_that_is_superseded_takes_its_claims_and_links_away() -> None:
    readings = [report(n, TOWNS[:4], 11 + n, 1 + n, SOURCES[0]) for n in range(2)]
    gone = factory.reading(readings[1].document)
    with opened() as engine, opened() as straight:
        for item in (*readings, gone):
            ledger.add(engine, item, factory.BETTER, factory.verify)
        for item in (readings[0], gone):
            ledger.add(straight, item, factory.BETTER, factory.verify)
        assert held(engine) == held(straight)
        assert ledger.linked(engine).links == []
        assert linking.count_of(engine, readings[1].claims[0].anchor) is None


@pytest.mark.parametrize("most", [1, 2, 100])
def test_the_parts_of_a_book_are_the_book(most: int) -> None:
    told = [report(n, TOWNS[3 * (n % 2) :][:3], 30 + n, 1 + n, SOURCES[n % 3]) for n in range(9)]
    with opened() as engine:
        for item in told:
            ledger.add(engine, item, factory.RUN, factory.verify)
        whole, held = ledger.linked(engine), list(ledger.parts(engine, most=most))
        assert [c for part in held for c in part.counts] == whole.counts
        assert len(held) == -(-len(whole.counts) // most) > 0
        for date in ("2031-05-03", "2031-05-30"):
            stood = [part.as_of(date) for part in held]
            states, standing = ([row for part in stood for row in part[n]] for n in (0, 1))
            assert (states, standing) == whole.as_of(date)
        assert [part.counts for part in ledger.parts(engine, "2020-01-01")] == []


def test_stories_that_stay_as_they_are_are_not_linked_again(small: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fifth report of Arnor makes its name one by which none is found: four are looked at, none has changed."""
    linked: list[set[str]] = []
    whole = link.across

    def across(documents: Any, *given: Any) -> Any:
        linked.append({d.id for d in documents})
        return whole(documents, *given)

    monkeypatch.setattr(link, "across", across)
    with opened() as engine:
        for n, town in enumerate(("Velmar", "Drazhe", "Ushna", "Korrun", "Fenna")):
            ledger.add(engine, report(n, ("Arnor", town), 20 + n, 1, None), factory.RUN, factory.verify)
        assert linked == [{f"r{n}"} for n in range(5)]
        ledger.relink(engine)
        assert sorted(map(min, linked[5:])) == [f"r{n}" for n in range(5)]
