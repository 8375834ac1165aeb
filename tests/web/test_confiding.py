"""Every address, asked by who may not see what is confidential: the answer is as if it had never been in the ledger."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from ledger import secrets
from tallybook import ledger, web
from tallybook.web import rights
from tallybook.web.sessions import Sessions
from web.browser import TestClient
from web.seen import see

A, B = secrets.ANCHOR, secrets.PUBLIC["r4"]
WORD = "correct horse, battery"
PAGES = {
    "GET /": ["/", "/?publisher=Paper+77", "/?text=ontrova", "/?document=r77", "/?page=2", "/?date=2031-05-04"],
    "GET /documents": ["/documents", "/documents?page=2"],
    "GET /document/{id:path}": ["/document/r77", "/document/r88", "/document/r4"],
    "GET /claim/{anchor}": [f"/claim/{A}", f"/claim/{B}"],
    "POST /claim/{anchor}/review": [f"/claim/{A}/review"],
    "GET /review": ["/review", "/review?second=Bela"],
    "GET /asof": ["/asof", "/asof?date=2031-05-04", "/asof?date=2031-05-31", "/asof?date=2031-05-31&page=2"],
    "GET /count/{id}": [f"/count/{A}", f"/count/{B}"],
    "GET /diff": ["/diff?since=2031-05-01&until=2031-05-31"],
    "GET /api/claims": ["/api/claims", "/api/claims?publisher=Paper+77", "/api/claims?limit=2&offset=1"],
    "GET /api/document/{id:path}": ["/api/document/r77", "/api/document/r4"],
    "GET /api/claim/{anchor}": [f"/api/claim/{A}", f"/api/claim/{B}"],
    "POST /api/claim/{anchor}/review": [f"/api/claim/{A}/review"],
    "GET /api/review": ["/api/review", "/api/review?second=Bela"],
    "GET /api/asof": ["/api/asof?date=2031-05-04", "/api/asof?date=2031-05-31"],
    "GET /api/count/{id}": [f"/api/count/{A}", f"/api/count/{B}"],
    "GET /api/diff": ["/api/diff?since=2031-05-01&until=2031-05-31"],
    "GET /confidential": ["/confidential"],
    "POST /confidential": ["/confidential"],
    "GET /api/confidential": ["/api/confidential"],
    "POST /api/confidential": ["/api/confidential"],
}
ABOUT_NOTHING = {  # of the ledger's reports these show nothing
    "GET /static", "GET /login", "POST /login", "POST /api/login", "POST /logout", "GET /api/account",
    "GET /api/purge", "POST /api/purge",
}  # fmt: skip


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[sa.Engine, sa.Engine]]:
    folder = tmp_path_factory.mktemp("twins")
    made = tuple(secrets.twin(str(folder / f"{secret}.db"), secret=secret) for secret in (True, False))
    yield made[0], made[1]
    for engine in made:
        engine.dispose()


def client(engine: sa.Engine, **given: Any) -> TestClient:
    pages = web.app(engine, writable=True, **given)
    pages.state.token = "the same"
    return TestClient(pages, raise_server_exceptions=False)


def asked(client: TestClient, name: str, path: str) -> tuple[int, str]:
    """The answer, without when this ledger learned of anything and the numbers of its entries."""
    method = name.partition(" ")[0]
    body: dict[str, Any] = {}
    if method == "POST":
        said = {"action": "confirm", "by": "Mara", "kind": "report", "name": "r77", "holds": "no", "why": "so"}
        known = ("kind", "name", "holds", "why", "by") if "confidential" in path else ("action", "by", "why")
        sent = {k: said[k] for k in known}
        body = {"json": sent} if path.startswith("/api/") else {"data": {**sent, "token": "the same"}}
    answer = client.request(method, path, **body)
    words = re.sub(r'"(recorded_at|at)":"20[^"]*"', r'"\1":""', answer.text)
    words = re.sub(r'"number":\d+|"seen":"[^"]*"|name="seen" value="[^"]*"', "", words)
    return answer.status_code, words


def test_who_may_not_see_all_erases_nothing_and_is_told_the_same(twins: tuple[sa.Engine, sa.Engine]) -> None:
    answers = []
    for engine in twins:
        desk = client(engine)
        sent = {"document": "r77", "why": "so", "by": "Mara"}
        answers.append([(r.status_code, r.text) for r in (desk.post("/api/purge", json=sent), desk.get("/api/purge"))])
    assert answers[0] == answers[1]
    assert "needs the whole ledger" in answers[0][0][1]
    assert ledger.document(twins[0], "r77") is not None


def test_every_address_is_asked() -> None:
    assert rights.NEEDED.keys() == PAGES.keys() | ABOUT_NOTHING


@pytest.mark.parametrize("name", PAGES)
def test_the_secrets_make_no_difference(twins: tuple[sa.Engine, sa.Engine], name: str) -> None:
    seen, never, all_of_it = client(twins[0]), client(twins[1]), client(twins[0], confidential=True)
    for path in PAGES[name]:
        told = asked(seen, name, path)
        assert told == asked(never, name, path), path
        if name.startswith("GET"):
            leaked = [secret for secret in secrets.NAMED if secret in told[1] and secret not in path]
            leaked = [s for s in leaked if not (s == "ontrova" and "text=ontrova" in path)]
            assert leaked == [] or ("Paper 77" in leaked and "Paper+77" in path)
    if name.startswith("GET"):
        shown = [asked(all_of_it, name, path) for path in PAGES[name]]
        assert any(secret in words for _, words in shown for secret in secrets.NAMED)


def test_totals_are_said_to_be_withheld(twins: tuple[sa.Engine, sa.Engine]) -> None:
    pages = client(twins[0])
    for path in ("/", "/documents", "/asof?date=2031-05-31"):
        assert "is withheld" in see(pages.get(path).text).words, path
    assert "independent origins there are is withheld" in see(pages.get("/asof?date=2031-05-31").text).words
    found = pages.get("/api/claims").json()
    assert (found["total"], found["withheld"], len(found["claims"])) == (None, True, 5)
    assert {c["independent_origins"] for c in pages.get("/api/asof?date=2031-05-31").json()["counts"]} == {None}
    assert client(twins[0], confidential=True).get("/api/claims").json()["total"] == 8


def test_without_a_total_the_pages_of_a_list_end_where_they_end(tmp_path: Path) -> None:
    from ledger import factory

    engine = ledger.open_ledger(tmp_path / "book.db")
    for n in range(101):
        ledger.add(engine, factory.simple(f"n{n}", str(n)), factory.RUN, factory.verify, link=False)
    ledger.restrict(engine, "report", "n100", "Mara", "so")
    pages = client(engine)
    assert 'href="/?page=2"' in pages.get("/").text
    last = see(pages.get("/?page=2").text)
    assert "/?page=3" not in last.links
    assert pages.get("/?page=3").status_code == 400
    engine.dispose()


@pytest.mark.parametrize(("role", "sees"), [("reader", False), ("reviewer", False), ("editor", True), ("admin", True)])
def test_roles_see_what_they_may(tmp_path: Path, role: Any, sees: bool) -> None:
    engine = secrets.twin(str(tmp_path / "book.db"), secret=True)
    ledger.open_account(engine, "Mara", role, WORD, "Ode")
    pages = TestClient(web.app(engine, writable=True, sessions=Sessions(secure=False)), raise_server_exceptions=False)
    token = pages.post("/api/login", json={"name": "Mara", "password": WORD}).json()["token"]
    head = {"Authorization": f"Bearer {token}"}
    assert pages.get("/api/document/r77", headers=head).status_code == (200 if sees else 404)
    assert pages.get("/confidential", headers=head).status_code == (200 if sees else 403)
    assert ('href="/confidential"' in pages.get("/", headers=head).text) == sees
    said = {"kind": "report", "name": "r77", "holds": False, "why": "agreed"}
    assert pages.post("/api/confidential", json=said, headers=head).status_code == (200 if sees else 403)
    held = ledger.restrictions(engine)
    assert [(r.by, r.holds) for r in held[2:]] == ([("Mara", False)] if sees else [])
    engine.dispose()


def test_an_editor_marks_and_unmarks_on_the_page(tmp_path: Path) -> None:
    engine = secrets.twin(str(tmp_path / "book.db"), secret=False)
    desk, reader = client(engine, confidential=True), client(engine)
    page = desk.get("/document/r4").text
    assert "Mark as confidential" in page
    given = {"token": "the same", "kind": "report", "name": "r4", "holds": "yes", "by": "Mara", "why": "<b>a name</b>"}
    answer = desk.post("/confidential", data=given, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/document/r4")
    page = desk.get("/document/r4").text
    assert "&lt;b&gt;a name&lt;/b&gt;" in page
    assert "No longer confidential" in page
    assert reader.get("/document/r4").status_code == 404
    assert "&lt;b&gt;a name&lt;/b&gt;" in desk.get("/confidential").text
    assert desk.post("/confidential", data={**given, "holds": "no", "why": ""}).status_code == 400
    assert desk.post("/confidential", data={**given, "holds": "no"}, follow_redirects=False).status_code == 303
    assert reader.get("/document/r4").status_code == 200
    for change, words in (
        ({"kind": "king"}, "a report or a source"),
        ({"holds": "perhaps"}, "true or false"),
        ({"x": "y"}, "nothing else"),
    ):
        answer = desk.post("/confidential", data={**given, **change})
        assert (answer.status_code, words in see(answer.text).words) == (400, True)
        assert desk.post("/api/confidential", json={**given, **change}).status_code == 400
    engine.dispose()
