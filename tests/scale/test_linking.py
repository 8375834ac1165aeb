"""Linking by an engine's joins: the same stories, links, counts and origins as in a ledger of the same reports."""

import os
import random
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from ledger import factory
from ledger.test_growth import SOURCES, TOWNS, report
from scale.test_processes import reports
from tallybook import ledger
from tallybook.errors import TallybookError
from tallybook.ledger import blocking
from tallybook.scale import engine, linking, writing
from tallybook.scale.rows import needed
from tallybook.types import Reading

os.environ.update(engine.QUIET)
daft: Any = pytest.importorskip("daft", reason="the extra `scale` is not installed: no engine is tested")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("default"),  # the engine's own
]


class Index:
    """An index of keys in memory."""

    def __init__(self, held: dict[str, frozenset[str]]) -> None:
        self.held = held
        self.by_key: dict[str, set[str]] = defaultdict(set)
        for name, keys in held.items():
            for key in keys:
                self.by_key[key].add(name)

    def keys(self, report: str) -> frozenset[str]:
        return self.held[report]

    def look_up(self, reports: Iterable[str]) -> None:
        pass

    def holders(self, key: str) -> frozenset[str]:
        found = self.by_key[key]
        hub = len(found) > blocking.HUB and not key.startswith(blocking.SAME)
        return frozenset() if hub else frozenset(found)

    def tied(self, report: str) -> frozenset[str]:
        return frozenset()


@pytest.mark.parametrize("seed", [1, 2])
def test_stories_are_those_of_the_ledger(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setattr(blocking, "LARGEST", 6)
    monkeypatch.setattr(blocking, "HUB", 12)
    chance = random.Random(seed)
    names = [f"name{n}" for n in range(50)]
    held = {}
    for number in range(120):
        near = chance.sample(names[number // 3 : number // 3 + 9], k=chance.randint(1, 6))
        more = [chance.choice(names[:2]), f"killed {near[0]}", f"={chance.randint(0, 90)}"]
        held[f"{number:03}"] = frozenset([*near, *more])
    keyed = [
        {"report": name, "key": key, "names": blocking.names_in(keys)}
        for name, keys in held.items()
        for key in sorted(keys)
    ]
    found = linking.stories(daft, daft.from_pylist(keyed)).to_pylist()
    chart = blocking.Map(Index(held), largest=6)
    blocks = {name: chart.block(name) for name in held}
    assert {row["report"]: (row["level"], row["story"]) for row in found} == {
        name: (block.level, min(block.reports)) for name, block in blocks.items()
    }
    assert len(found) == len(held)
    assert len({block.level for block in blocks.values()}) > 2  # else it tests little


def test_links_counts_and_origins_are_those_of_the_ledger(tmp_path: Path) -> None:
    chance = random.Random(5)
    readings = [
        report(
            n,
            chance.choice((TOWNS[:3], TOWNS[2:5], TOWNS[5:])),
            chance.randint(11, 14),
            chance.randint(1, 9),
            chance.choice(SOURCES),
        )
        for n in range(40)
    ]
    old = Reading(document=readings[0].document, claims=(), links=())  # read before, by another run
    list(writing.write(tmp_path / "in", [*readings, old], factory.RUN))
    linking.link(tmp_path / "in", tmp_path / "out", jobs=2)
    rows = needed("pyarrow.parquet", "scale").read_table(tmp_path / "out").to_pylist()

    book = ledger.open_ledger(tmp_path / "book.db")
    for reading in readings:
        ledger.add(book, reading, factory.RUN, factory.verify, link=False)
    ledger.settle(book)
    expected = ledger.linked(book)
    book.dispose()
    assert len(expected.links) > 20
    members = {m["anchor"]: m for row in rows for m in row["claims"]}
    assert sum(len(row["claims"]) for row in rows) == len(members)
    counts: dict[str, list[str]] = defaultdict(list)
    for anchor in sorted(members):
        counts[members[anchor]["count"]].append(anchor)
    assert sorted(map(tuple, counts.values())) == sorted(expected.linked.counts)
    origins = {anchor: (o.key, o.name) for anchor, o in expected.linked.origins.items()}
    assert {a: (m["origin_key"], m["origin"]) for a, m in members.items()} == origins
    links = {(k["kind"], k["from"], k["to"], tuple(k["reasons"])) for row in rows for k in row["links"]}
    assert links == {(k.kind, k.from_, k.to, k.reasons) for k in expected.links}


def test_links_are_not_added_to_others(tmp_path: Path) -> None:
    list(writing.read_into(tmp_path / "in", reports(1)))
    (tmp_path / "out").mkdir()
    empty = tmp_path / "empty"
    empty.mkdir()
    (tmp_path / "out" / "other.parquet").write_bytes(b"")
    with pytest.raises(TallybookError, match="out is not empty"):
        linking.link(tmp_path / "in", tmp_path / "out")
    with pytest.raises(TallybookError, match="holds no Parquet file"):
        linking.link(empty, tmp_path / "new")
