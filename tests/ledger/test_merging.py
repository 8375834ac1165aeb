"""Whatever two laptops were told apart from one another: merged into either, they say the same."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

import postgres
from ledger import factory
from ledger.test_growth import READINGS, SETTINGS, held, opened
from ledger.test_safekeeping import said
from tallybook import ids, ledger
from tallybook.errors import TallybookError
from tallybook.types import Reading

RUNS = [replace(factory.RUN, id=f"run-{n}", started_at=f"2031-06-0{n + 1}T00:00:00Z") for n in range(3)]
STEP = st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(0, 11), st.sampled_from(("Mara", "Ode")))
STEPS = st.lists(STEP, max_size=10)


def read_by(item: Reading, run: int) -> Reading:
    """The report as another run reads it: with another population."""
    if run == 0:
        return item
    changed = [replace(c, id="", flags=(*c.flags, f"flag_{run}")) for c in item.claims]
    return replace(item, claims=tuple(replace(c, id=ids.digest("claim", c)) for c in changed))


def told(engine: sa.Engine, readings: list[Reading], step: tuple[int, int, int, str]) -> None:
    """One thing that happens to a ledger; what makes no sense there is refused and changes nothing."""
    which, other, what, who = step
    item, second = readings[which % len(readings)], readings[other % len(readings)]
    one, two = item.claims[0].anchor, second.claims[0].anchor
    report = item.document.id
    done: list[Callable[[], Any]] = [
        *(lambda run=run: ledger.add(engine, read_by(item, run), RUNS[run], factory.verify) for run in range(3)),
        lambda: ledger.record(engine, one, "correct", who, "so", field="value", new=11 + other),
        lambda: ledger.record(engine, one, "reject", who, "so"),
        lambda: ledger.record(engine, one, "reopen", who, "so"),
        lambda: ledger.retract(engine, report, who, "so", f"2031-05-1{other}"),
        lambda: ledger.retract(engine, report, who, "so", holds=False),
        lambda: ledger.decide(engine, "merge", [one, two], who, "so"),
        lambda: ledger.decide(engine, "rename", [one, f"count {other}"], who, "so"),
        lambda: ledger.decide(engine, "one-body", ["Interior Ministry", "Relief Board"], who, "so"),
        lambda: ledger.restrict(engine, "report", report, who, "so", holds=other % 2 == 0),
    ]
    with suppress(TallybookError):
        done[what]()


def all_of(engine: sa.Engine) -> tuple[object, ...]:
    """What the ledger says, to who may see everything and to who may not."""
    marks = [(r.kind, r.name, r.holds, r.by, r.at) for r in ledger.restrictions(engine)]
    return held(engine), said(engine), sorted(marks), said(ledger.veiled(engine))


@settings(SETTINGS, max_examples=8)
@given(READINGS, STEPS, STEPS)
def test_merged_into_either_they_say_the_same(
    readings: list[Reading], mine: list[tuple[int, int, int, str]], theirs: list[tuple[int, int, int, str]]
) -> None:
    with opened() as left, opened() as right:
        for number, item in enumerate(readings):
            for engine in ((left,), (right,), (left, right))[number % 3]:
                ledger.add(engine, item, RUNS[0], factory.verify)
        for step in mine:
            told(left, readings, step)
        for step in theirs:
            told(right, readings, step)
        ledger.backup(left, Path(str(left.url.database)).with_name("was.db"))
        was = ledger.open_ledger(Path(str(left.url.database)).with_name("was.db"))
        ledger.merge(left, right)
        ledger.merge(right, was)
        assert all_of(left) == all_of(right)
        for engine in (left, right):
            assert ledger.audit(engine, lambda _: None).faults == ()
        assert ledger.merge(left, right) == ledger.Merged(documents=0, readings=0, entries=0)
        ledger.close(was)


def test_a_report_that_an_older_run_read_last_is_of_the_latest_run_in_both(place: str, tmp_path: Path) -> None:
    item = factory.simple()
    better = replace(item, claims=(replace(item.claims[0], place=None, id="x"),))
    one, other = ledger.open_ledger(place), ledger.open_ledger(tmp_path / "other.db")
    ledger.add(one, better, factory.BETTER, factory.verify)
    ledger.add(one, item, factory.RUN, factory.verify)
    assert [c.id for c in ledger.claims(one)] == [item.claims[0].id]
    ledger.backup(one, tmp_path / "was.db")
    was = ledger.open_ledger(tmp_path / "was.db")
    ledger.merge(one, other)
    ledger.merge(other, was)
    assert [c.id for c in ledger.claims(one)] == [c.id for c in ledger.claims(other)] == ["x"]
    assert ledger.audit(one, lambda _: None).faults == ()
    for engine in (one, other, was):
        ledger.close(engine)


@pytest.mark.parametrize("turned", [False, True])
def test_two_ledgers_in_postgresql_are_merged_in_either_order(
    postgres_ledger: str, postgres_server: str, tmp_path: Path, turned: bool
) -> None:
    postgres.execute(f"{postgres_server}/postgres", "CREATE DATABASE field TEMPLATE new_ledger")
    places = [postgres_ledger, f"{postgres_server}/field"]
    here, there = (ledger.open_ledger(place) for place in (reversed(places) if turned else places))
    files = [ledger.open_ledger(tmp_path / f"{n}.db") for n in range(2)]
    readings = [factory.simple(name, figure) for name, figure in (("a", "12"), ("b", "19"), ("c", "7"))]
    for engine, steps in (
        (here, [(0, 1, 0, "Mara"), (1, 1, 0, "Mara"), (0, 4, 3, "Mara"), (1, 2, 6, "Mara"), (0, 1, 8, "Mara")]),
        (there, [(0, 1, 2, "Ode"), (2, 1, 1, "Ode"), (0, 5, 3, "Ode"), (2, 2, 11, "Ode"), (2, 4, 9, "Ode")]),
    ):
        for step in steps:
            told(engine, readings, step)
    for engine, copy in zip((here, there), files, strict=True):
        ledger.merge(copy, engine)
    ledger.merge(here, there)
    ledger.merge(files[1], files[0])
    assert all_of(here) == all_of(files[1])
    assert ledger.audit(here, lambda _: None).faults == ()
    for engine in (here, there, *files):
        ledger.close(engine)
    postgres.execute(f"{postgres_server}/postgres", "DROP DATABASE field WITH (FORCE)")
