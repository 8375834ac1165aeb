"""What was linked without the hidden is kept, and linked again only where it must be: then always."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from ledger import factory, secrets
from ledger.test_growth import READINGS, SETTINGS, held, opened, small  # noqa: F401 (a fixture)
from ledger.test_telling import LATER, TOWNS, told
from ledger.test_telling import READINGS as SLIDE
from tallybook import ledger
from tallybook.entries import ReviewAction
from tallybook.errors import LedgerError
from tallybook.ledger import databases, settling
from tallybook.ledger.transactions import reading
from tallybook.types import Reading

Say = Callable[[sa.Engine], Any]


@pytest.fixture
def linked(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The reports of each story that is linked, whoever links it."""
    found: list[set[str]] = []
    whole = settling.linked_now

    def counting(connection: sa.Connection, material: Any, *more: Any) -> Any:
        found.append({d.id for d in material.documents.values()})
        return whole(connection, material, *more)

    monkeypatch.setattr(settling, "linked_now", counting)
    return found


FAR = [  # another event, with a hidden report of its own, and one that nothing hidden is near to
    told(10 * n + m, 2 + m, f"{40 + n + m}", source=f"Board {n}", tail=f"the pass by {towns}")
    for n, towns in enumerate(("Korrun and Fenna and Irdeli and Orro", "Sedge and Lune and Tarn and Mire"), 1)
    for m in range(3)
]
SILENT: tuple[tuple[ReviewAction, str], ...] = (("confirm", ""), ("note", "so"), ("sign_off", ""), ("reopen", "so"))


@pytest.fixture
def newsroom(place: str) -> Iterator[tuple[sa.Engine, sa.Engine]]:
    """A ledger of three stories, of which two have a hidden report; whole, and as it is seen without these."""
    engine = ledger.open_ledger(place)
    for item in (*SLIDE, secrets.HUSH, *FAR):
        ledger.add(engine, item, factory.RUN, factory.verify)
    for id in ("r77", "r10"):
        ledger.restrict(engine, "report", id, "Mara", "so")
    seen = ledger.veiled(engine)
    ledger.linked(seen)
    yield engine, seen
    ledger.close(engine)


def anchor(id: str) -> str:
    return next(r.claims[0].anchor for r in (*SLIDE, secrets.HUSH, *FAR) if r.document.id == id)


def without(engine: sa.Engine, seen: sa.Engine, linked: list[set[str]], say: Say) -> list[set[str]]:
    """Which stories are linked for those who may not see, when something is said."""
    say(engine)
    linked.clear()
    ledger.linked(seen)
    return list(linked)


def test_what_changes_nothing_that_linking_reads_links_nothing(
    newsroom: tuple[sa.Engine, sa.Engine], linked: list[set[str]]
) -> None:
    engine, seen = newsroom
    for id in ("r1", "r11", "r20", "r77"):
        for action, why in SILENT:
            say: Say = partial(ledger.record, anchor=anchor(id), action=action, reviewer="Ode", note=why)
            assert without(engine, seen, linked, say) == [], (id, action)
            assert [r.action for r in ledger.reviews_of(seen, anchor(id))][-1:] == ([action] if id != "r77" else [])
    taken: Say = lambda e: ledger.retract(e, "r2", "Ode", "gone", "2031-05-08")  # noqa: E731
    assert without(engine, seen, linked, taken) == []
    assert {r.document for r in ledger.retractions(seen)} == {"r2"}


def test_what_changes_a_story_links_that_story_alone(
    newsroom: tuple[sa.Engine, sa.Engine], linked: list[set[str]]
) -> None:
    engine, seen = newsroom
    slide, pass_ = {f"r{n}" for n in range(1, 6)}, {"r11", "r12"}

    def correct(id: str, value: int) -> Say:
        return lambda e: ledger.record(e, anchor(id), "correct", "Ode", "misread", field="value", new=value)

    assert without(engine, seen, linked, correct("r3", 83)) == [slide]
    assert without(engine, seen, linked, correct("r11", 93)) == [pass_]
    assert without(engine, seen, linked, correct("r21", 93)) == []  # nothing hidden is near it
    assert without(engine, seen, linked, correct("r77", 94)) == []
    out: Say = lambda e: ledger.record(e, anchor("r3"), "reject", "Ode", "of another slide")  # noqa: E731
    assert without(engine, seen, linked, out) == [slide]
    assert anchor("r3") not in {a for c in ledger.linked(seen).counts for a in c.members}
    again: Say = lambda e: ledger.record(e, anchor("r3"), "confirm", "Ode")  # noqa: E731
    assert without(engine, seen, linked, again) == [slide]  # it stands again
    assert anchor("r3") in {a for c in ledger.linked(seen).counts for a in c.members}
    more = told(6, 10, "125", "Relief Board", tail=LATER)
    assert without(engine, seen, linked, lambda e: ledger.add(e, more, factory.RUN, factory.verify)) == [slide | {"r6"}]
    hidden = told(78, 10, "127", "Relief Board", tail=TOWNS)
    added: Say = lambda e: ledger.add(e, hidden, factory.RUN, factory.verify)  # noqa: E731
    assert without(engine, seen, linked, added) == [slide | {"r6", "r78"}]
    hide: Say = lambda e: ledger.restrict(e, "report", "r78", "Mara", "so")  # noqa: E731
    assert without(engine, seen, linked, hide) == [slide | {"r6"}]
    anew = factory.reading(SLIDE[2].document)  # another reading of r3, without a claim
    assert without(engine, seen, linked, lambda e: ledger.add(e, anew, factory.RUN, factory.verify)) == [slide | {"r6"}]
    one: Say = lambda e: ledger.decide(e, "one-body", ["Relief Board", "Interior Ministry"], "Mara", "so")  # noqa: E731
    assert sorted(map(sorted, without(engine, seen, linked, one))) == sorted(map(sorted, (slide | {"r6"}, pass_)))


def test_a_correction_that_names_whom_a_hidden_decision_is_about_sets_its_story_aside(
    newsroom: tuple[sa.Engine, sa.Engine], linked: list[set[str]]
) -> None:
    engine, seen = newsroom
    ledger.restrict(engine, "source", "Harbour Guild", "Mara", "so")
    ledger.decide(engine, "two-bodies", ["Harbour Guild", "Heron"], "Mara", "so")
    ledger.linked(seen)

    def correct(field: str, new: object) -> Say:
        return lambda e: ledger.record(e, anchor("r21"), "correct", "Ode", "misread", field=field, new=new)

    assert without(engine, seen, linked, correct("value", 93)) == []
    assert without(engine, seen, linked, correct("origin", "Heron")) == [{"r20", "r21", "r22"}]
    assert without(engine, seen, linked, correct("value", 94)) == [{"r20", "r21", "r22"}]


def test_each_connection_follows(place: str, newsroom: tuple[sa.Engine, sa.Engine]) -> None:
    """One that was there before, and one that is new."""
    engine, seen = newsroom
    with reading(seen), reading(seen):  # two of the pool, both filled
        pass
    ledger.record(engine, anchor("r3"), "correct", "Ode", "misread", field="value", new=121)
    with reading(seen) as one, reading(seen) as two:
        rows = [set(c.execute(sa.text('SELECT anchor, "count", statement FROM member')).all()) for c in (one, two)]
    assert rows[0] == rows[1]
    fresh = ledger.open_ledger(place)
    assert held(ledger.veiled(fresh)) == held(seen)
    with reading(ledger.veiled(fresh)) as third:
        assert set(third.execute(sa.text('SELECT anchor, "count", statement FROM member')).all()) == rows[0]
    ledger.close(fresh)


def test_a_filling_that_was_taken_back_is_made_again(
    place: str, newsroom: tuple[sa.Engine, sa.Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, seen = newsroom
    ledger.record(engine, anchor("r3"), "reject", "Ode", "of another slide")

    def fails(_: object, filled: list[str]) -> None:
        if filled:
            raise LedgerError("gone")

    with monkeypatch.context() as broken:
        broken.setattr(databases.of(seen), "counted", fails)
        with pytest.raises(LedgerError, match="gone"):
            ledger.linked(seen)
    fresh = ledger.open_ledger(place)
    assert shown(ledger.veiled(fresh)) == shown(seen)
    ledger.close(fresh)


# --- whatever happens, and in whatever order


ACTIONS = st.sampled_from(("confirm", "note", "reject", "reopen", "sign_off", "value", "place", "origin", "as_of"))
STEPS = st.lists(st.tuples(st.integers(0, 8), ACTIONS, st.integers(11, 14)), min_size=1, max_size=6)
NEW: dict[str, Callable[[int], Any]] = {
    "value": lambda n: n,
    "place": lambda n: ("Arnor", "Velmar", "Drazhe", "Orro")[n - 11],
    "origin": lambda n: ("Interior Ministry", "Relief Board", "Heron", "Harbour Guild")[n - 11],
    "as_of": lambda n: f"2031-05-{n}",
}


def shown(engine: sa.Engine) -> Any:
    """All that can be asked, but for when a correction was said, which is another moment in each ledger."""
    *rest, (states, rows), (later, late) = held(engine)
    return rest, states, later, [[replace(row, corrections=()) for row in held] for held in (rows, late)]


def review(engine: sa.Engine, item: Reading, action: Any, number: int) -> None:
    target = item.claims[0].anchor
    if action in NEW:
        ledger.record(engine, target, "correct", "Ode", "so", field=action, new=NEW[action](number))
    else:
        ledger.record(engine, target, action, "Ode", "so")


def followed(readings: list[Reading], data: st.DataObject) -> None:
    """The veil that is kept while things happen is the one that a program would find that starts now, and shows what
    a ledger shows that never had the secrets, after every step."""
    first = data.draw(st.integers(1, len(readings)))
    out = data.draw(st.sets(st.sampled_from([r.document.id for r in readings[:first]]), min_size=1))
    texts = {(r.document.publisher, r.document.text) for r in readings if r.document.id in out}
    secret = [(r.document.publisher, r.document.text) in texts for r in readings]
    decided = data.draw(st.sampled_from(("", "one-body", "two-bodies")))
    with opened() as one, opened() as other:
        for item, hidden in zip(readings[:first], secret, strict=False):
            ledger.add(one, item, factory.RUN, factory.verify)
            if not hidden:
                ledger.add(other, item, factory.RUN, factory.verify)
        for id in sorted(out):
            ledger.restrict(one, "report", id, "Mara", "so")
        ledger.restrict(one, "source", "Harbour Guild", "Mara", "so")
        ledger.restrict(other, "source", "Harbour Guild", "Mara", "so")
        if decided:  # of which those who may not see know nothing
            ledger.decide(one, decided, ["Harbour Guild", "Heron"], "Mara", "so")
        seen, never = ledger.veiled(one), ledger.veiled(other)
        assert shown(seen) == shown(never)
        at = first
        for which, action, number in data.draw(STEPS):
            if which >= at and at < len(readings):
                ledger.add(one, readings[at], factory.RUN, factory.verify)
                if not secret[at]:
                    ledger.add(other, readings[at], factory.RUN, factory.verify)
                at += 1
            else:
                which = which % at
                review(one, readings[which], action, number)
                if not secret[which]:
                    review(other, readings[which], action, number)
            assert shown(seen) == shown(never)
            fresh = ledger.open_ledger(str(one.url.database))
            assert shown(ledger.veiled(fresh)) == shown(seen)
            ledger.close(fresh)


@SETTINGS
@given(st.data())
def test_whatever_is_said_they_see_what_is_so(data: st.DataObject) -> None:
    followed(data.draw(READINGS), data)


@SETTINGS
@given(st.data())
def test_also_where_names_are_hubs_and_stories_too_long(small: None, data: st.DataObject) -> None:  # noqa: F811
    followed(data.draw(READINGS), data)
