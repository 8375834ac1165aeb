"""The pages and the API about counts: a figure's life, and what changed between two dates."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from ledger import factory
from ledger.test_telling import ANCHORS, READINGS
from tallybook import codec, ledger, web
from tallybook.ledger import linking, telling
from tallybook.schema import schema
from tallybook.web import answering, counting
from web.browser import TestClient


@pytest.fixture(scope="module")
def slide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    engine = ledger.open_ledger(tmp_path_factory.mktemp("count") / "book.db")
    for item in READINGS:
        ledger.add(engine, item, factory.RUN, factory.verify)
    ledger.decide(engine, "rename", [ANCHORS["r1"], "Dead <b>of</b> the slide"], "Ana Ferro", "its name")
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def client(slide: sa.Engine) -> TestClient:
    return TestClient(web.app(slide), raise_server_exceptions=False)


def test_a_life_is_on_its_page_whichever_claim_names_it(client: TestClient, slide: sa.Engine) -> None:
    page = client.get(f"/count/{ANCHORS['r3']}")
    assert page.status_code == 200
    assert "Dead &lt;b&gt;of&lt;/b&gt; the slide" in page.text
    assert "5 mentions by 2 origins" in page.text
    assert '<span class="tie">revises</span>' in page.text
    assert '<span class="tie against">contradicts</span>' in page.text
    assert "<strong>Ana Ferro</strong> called the count" in page.text
    lines = ledger.life(slide, ANCHORS["r1"]).lines
    places = [page.text.index(f'id="c-{line.claim}"') for line in lines]
    assert places == sorted(places)
    assert client.get(f"/count/{lines[0].count}").text == page.text


@pytest.mark.parametrize("path", ["/count/nothing", "/api/count/nothing"])
def test_a_count_that_there_is_not(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "no count with this id" in answer.text


def test_what_changed_is_on_its_page(client: TestClient) -> None:
    page = client.get("/diff?since=2031-05-03&until=2031-05-04").text
    for words in ("revised", "new origin", "contradiction begun", "1</strong> question that reports told of"):
        assert words in page
    assert "Nothing changed" in client.get("/diff?since=2031-05-09&until=2031-06-01").text
    assert "Choose two dates" in client.get("/diff").text


@pytest.mark.parametrize("path", ["/diff", "/api/diff"])
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("since=2031-05-04&until=2031-05-03", "say the earlier date first"),
        ("since=soon&until=2031-05-03", "is not a date"),
        ("since=2031-05-03&since=2031-05-04&until=2031-05-05", "more than once"),
    ],
)
def test_dates_that_make_no_sense(client: TestClient, path: str, query: str, said: str) -> None:
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 400
    assert said in answer.text


def test_the_api_answers_with_the_records(client: TestClient, slide: sa.Engine) -> None:
    life = ledger.life(slide, ANCHORS["r1"])
    assert client.get(f"/api/count/{ANCHORS['r5']}").json() == {
        "count": codec.count(life.count),
        "lines": [codec.line_of(line) for line in life.lines],
        "out": [],
        "decisions": [codec.decision(d) for d in life.decisions],
    }
    found = client.get("/api/diff?since=2031-05-03&until=2031-05-04").json()["changes"]
    assert [c["kind"] for c in found] == ["revised", "new_origin", "contradiction_begun"]
    assert all(c.keys() == schema()["$defs"]["change"]["properties"].keys() for c in found)
    assert client.get("/api/diff").status_code == 400


def test_what_stood_says_what_it_replaced_and_leads_to_the_life(client: TestClient, slide: sa.Engine) -> None:
    page = client.get("/asof?date=2031-05-04").text
    assert "replaced 71" in page
    assert "disagrees with 120" in page
    assert f'href="/count/{ledger.count_of(slide, ANCHORS["r1"])}"' in page


def test_what_changed_in_many_counts_is_told_page_by_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = ledger.open_ledger(tmp_path / "book.db")
    for n in range(7):
        read = factory.document(f"{n + 2} rowers of Town{n} drowned.", id=f"r{n}", published="2031-05-02")
        said = factory.claim(read, str(n + 2), who=f"rowers{n}", place=f"Town{n}", source=f"Mayor {n}")
        ledger.add(engine, factory.reading(read, said), factory.RUN, factory.verify)
    monkeypatch.setattr(counting, "SIZE", 3)
    monkeypatch.setattr(answering, "HELD", 100)  # the rest waits in a file
    monkeypatch.setattr(linking, "TOGETHER", 2)
    client = TestClient(web.app(engine))
    dates = "since=2031-05-01&until=2031-05-03"
    pages = [client.get(f"/diff?{dates}&page={n}").text for n in (1, 2, 3)]
    labels = [c.label for c in ledger.linked(engine).counts]
    assert len(labels) == 7
    assert [[n for n, page in enumerate(pages, 1) if label in page] for label in sorted(labels)] == [
        [1], [1], [1], [2], [2], [2], [3],
    ]  # fmt: skip
    assert all("7</strong> questions that reports told of" in page for page in pages)
    assert client.get(f"/diff?{dates}&page=4").status_code == 400
    changes = ledger.diff(engine, "2031-05-01", "2031-05-03")
    assert len(changes) == 7
    assert client.get(f"/api/diff?{dates}").json() == {"changes": [codec.change(c) for c in changes]}
    counts, rows = ledger.linked(engine).as_of("2031-05-03")
    assert client.get("/api/asof?date=2031-05-03").json() == {
        "counts": [codec.count(c) for c in counts],
        "standings": [codec.standing(s) for s in rows],
    }
    assert client.get("/api/asof?date=2030-05-03").json()["standings"] == []
    head = {"total": 7, "more": False, "withheld": False, "limit": 3}
    for offset in (0, 3, 6, 9):
        part = {**head, "offset": offset}
        changed = [codec.change(c) for c in changes][offset : offset + 3]
        assert client.get(f"/api/diff?{dates}&limit=3&offset={offset}").json() == {**part, "changes": changed}
        _, ids, book = ledger.counts_out(engine, "2031-05-03", 3, offset)
        stood, standing = book.as_of("2031-05-03")
        assert sorted(ids) == sorted(c.count.id for c in stood)
        assert len(ids) == min(3, max(0, 7 - offset))
        assert client.get(f"/api/asof?date=2031-05-03&limit=3&offset={offset}").json() == {
            **part, "counts": [codec.count(c) for c in stood], "standings": [codec.standing(r) for r in standing],
        }  # fmt: skip
    assert client.get(f"/api/diff?{dates}&offset=5").json()["limit"] == 50
    assert client.get(f"/api/diff?{dates}&limit=1001").status_code == 400
    monkeypatch.setattr(telling, "FIRST", 3)
    assert [len(part) for part in ledger.each_diff(engine, "2031-05-01", "2031-05-03")] == [3, 2, 2]
    ledger.restrict(engine, "report", "r0", "Mara", "asked to")
    for path in (f"/api/diff?{dates}", "/api/asof?date=2031-05-03"):
        hidden = TestClient(web.app(engine)).get(f"{path}&limit=50").json()
        assert (hidden["total"], hidden["withheld"], hidden["more"]) == (None, True, False)
        assert "rowers0" not in str(hidden)
        assert "rowers6" in str(hidden)
    engine.dispose()


def test_a_long_life_is_told_page_by_page(
    client: TestClient, slide: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "LINES", 2)
    life = ledger.life(slide, ANCHORS["r1"])
    first, last = (client.get(f"/count/{life.count.id}?page={n}").text for n in (1, 3))
    assert client.get(f"/count/{ANCHORS['r1']}").text == first
    for page, lines in ((first, life.lines[:2]), (last, life.lines[4:])):
        assert re.findall('id="c-([^"]+)"', page) == [line.claim for line in lines]
        assert "5 mentions by 2 origins" in page
        assert "<strong>Ana Ferro</strong> called the count" in page
    assert f'href="/count/{life.count.id}?page=2">Later' in first
    assert f'<a href="/claim/{life.lines[4].revises[0]}">' in last  # on another page
    assert client.get(f"/count/{life.count.id}?page=4").status_code == 400
