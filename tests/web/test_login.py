"""Logging in: a session that cannot be forged, ends with its account, and opens what the role may do and no more."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa

from ledger import factory
from tallybook import ledger, web
from tallybook.ledger.accounts import ROLES
from tallybook.web import limiting, login, rights
from tallybook.web.application import ROUTES
from tallybook.web.sessions import Sessions
from web.browser import TestClient
from web.seen import see

WORD = "correct horse, battery"
GIVEN = factory.simple("a", published="2031-05-02")
ANCHOR = GIVEN.claims[0].anchor


@pytest.fixture(scope="module")
def hashed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    """A ledger with one account of each role; hashing takes its time, and is done once."""
    made = ledger.open_ledger(tmp_path_factory.mktemp("login") / "book.db")
    ledger.add(made, GIVEN, factory.RUN, factory.verify)
    for role in reversed(ROLES):
        ledger.open_account(made, f"Mara {role}", role, WORD, "Ode")
    yield made
    made.dispose()


@pytest.fixture
def engine(tmp_path: Path, hashed: sa.Engine) -> Iterator[sa.Engine]:
    ledger.backup(hashed, tmp_path / "book.db")
    made = ledger.open_ledger(tmp_path / "book.db")
    yield made
    made.dispose()


def served(engine: sa.Engine) -> TestClient:
    pages = web.app(engine, writable=True, sessions=Sessions(secure=True))
    return TestClient(pages, base_url="https://testserver", raise_server_exceptions=False)


@pytest.fixture
def desk(engine: sa.Engine) -> TestClient:
    """A client of a server with accounts, by https; nobody is logged in."""
    return served(engine)


def token(html: str) -> str:
    return str(re.findall(r'name="token" value="([^"]*)"', html)[0])


def enter(client: TestClient, role: str, password: str = WORD, target: str = "/") -> int:
    sent = {"name": f"Mara {role}", "password": password, "next": target}
    sent["token"] = token(client.get("/login").text)
    return int(client.post("/login", data=sent, follow_redirects=False).status_code)


def test_a_person_logs_in_reviews_in_his_name_and_logs_out(desk: TestClient, engine: sa.Engine) -> None:
    asked = desk.get("/asof?date=2031-06-01", follow_redirects=False)
    assert (asked.status_code, asked.headers["location"]) == (303, "/login?next=%2Fasof%3Fdate%3D2031-06-01")
    form = desk.get(asked.headers["location"])
    assert 'name="next" value="/asof?date=2031-06-01"' in form.text
    sent = {"name": "mara REVIEWER", "password": WORD, "next": "/asof?date=2031-06-01", "token": token(form.text)}
    answer = desk.post("/login", data=sent, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/asof?date=2031-06-01")
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("__Host-tallybook="))
    for flag in ("HttpOnly", "Secure", "SameSite=lax", "Path=/", "Max-Age=43200"):
        assert flag in cookie
    page = desk.get(f"/claim/{ANCHOR}").text
    assert "Mara reviewer reviewer" in " ".join(see(page).words.split())
    assert 'name="by"' not in page
    said = {"token": token(page), "action": "confirm", "by": "Somebody Else"}
    assert desk.post(f"/claim/{ANCHOR}/review", data=said, follow_redirects=False).status_code == 303
    assert [r.reviewer for r in ledger.reviews_of(engine, ANCHOR)] == ["Mara reviewer"]
    assert desk.post("/logout", data={"token": "x"}).status_code == 403
    assert desk.post("/logout", data={"token": token(page)}, follow_redirects=False).status_code == 303
    assert desk.get("/", follow_redirects=False).status_code == 303


def test_a_wrong_password_and_an_unknown_name_are_told_alike(desk: TestClient) -> None:
    assert enter(desk, "reader", "wrong" * 5) == enter(desk, "nobody") == 401
    sent = {"name": "x", "password": "y", "token": token(desk.get("/login").text)}
    answer = desk.post("/login", data=sent)
    assert "do not belong together" in answer.text
    assert desk.get("/", follow_redirects=False).status_code == 303


def test_a_program_logs_in_with_a_token(desk: TestClient, engine: sa.Engine) -> None:
    assert desk.get("/api/claims").status_code == 401
    assert desk.post("/api/login", json={"name": "Mara reader", "password": "x"}).status_code == 401
    assert desk.post("/api/login", json={"name": "Mara reader"}).status_code == 400
    made = desk.post("/api/login", json={"name": "Mara reviewer", "password": WORD}).json()["token"]
    head = {"Authorization": f"Bearer {made}"}
    assert desk.get("/api/account", headers=head).json()["role"] == "reviewer"
    assert desk.get("/api/claims", headers=head).json()["total"] == 1
    said = {"action": "confirm"}
    assert desk.post(f"/api/claim/{ANCHOR}/review", json=said, headers=head).status_code == 200
    for bad in ("", "Bearer", f"Basic {made}", f"Bearer {made}x", f"Bearer x{made}", f"Bearer {made[::-1]}"):
        assert desk.get("/api/claims", headers={"Authorization": bad}).status_code == 401
    assert (
        TestClient(web.app(engine, sessions=Sessions(secure=True)), base_url="https://testserver")
        .get("/api/claims", headers=head)
        .status_code
        == 401
    )  # another server has another secret


def test_json_by_cookie_needs_the_token_of_the_page(desk: TestClient) -> None:
    assert enter(desk, "reviewer") == 303
    address, said = f"/api/claim/{ANCHOR}/review", {"action": "confirm"}
    assert desk.post(address, json=said).status_code == 403
    assert desk.post(address, json=said, headers={"X-Tallybook-Token": "guessed"}).status_code == 403
    mine = desk.get("/api/account").json()["token"]
    evil = {"X-Tallybook-Token": mine, "Origin": "https://evil.example"}
    assert desk.post(address, json=said, headers=evil).status_code == 403
    assert desk.post(address, json=said, headers={"X-Tallybook-Token": mine}).status_code == 200


def test_a_session_ends_with_what_it_was_made_for(desk: TestClient, engine: sa.Engine) -> None:
    changes: list[Callable[[], object]] = [
        partial(ledger.set_role, engine, "Mara editor", "reader", "Ode"),
        partial(ledger.set_password, engine, "Mara editor", WORD, "Ode"),
        partial(ledger.shut_account, engine, "Mara editor", "Ode"),
    ]
    for change in changes:
        assert enter(desk, "editor") == 303
        assert desk.get("/").status_code == 200
        change()
        assert desk.get("/", follow_redirects=False).status_code == 303
    assert enter(desk, "editor") == 401


def test_the_form_of_another_browser_is_refused(engine: sa.Engine) -> None:
    mine, other = served(engine), served(engine)
    stolen = token(other.get("/login").text)
    mine.get("/login")
    for sent in (stolen, "", "x"):
        data = {"name": "Mara reader", "password": WORD, "token": sent}
        assert mine.post("/login", data=data).status_code == 403
    fresh = served(engine)  # without the cookie of the form
    assert fresh.post("/login", data={"name": "Mara reader", "password": WORD, "token": ""}).status_code == 403


@pytest.mark.parametrize(
    ("path", "good"),
    [("/", True), ("/asof?date=x", True), ("//evil.example", False), ("/\\evil.example", False), ("https://x", False),
     ("", False), ("/a\nb", False)],
)  # fmt: skip
def test_one_is_led_to_our_own_pages_alone(desk: TestClient, path: str, good: bool) -> None:
    assert login.local(path) is good
    sent = {"name": "Mara reader", "password": WORD, "next": path, "token": token(desk.get("/login").text)}
    assert desk.post("/login", data=sent, follow_redirects=False).headers["location"] == (path if good else "/")


def test_passwords_cannot_be_tried_for_long(desk: TestClient) -> None:
    for _ in range(10):
        assert desk.post("/api/login", json={"name": "Mara reader", "password": "guess"}).status_code == 401
    late = desk.post("/api/login", json={"name": "MARA reader", "password": WORD})
    assert late.status_code == 429
    assert 0 < int(late.headers["retry-after"]) <= 300
    assert "Try again in" in late.json()["error"]
    assert enter(desk, "reader") == 429  # whichever door
    assert enter(desk, "editor") == 303  # of another name


def test_failures_are_forgotten_in_time_and_right_ones_do_not_count() -> None:
    now = [0.0]
    held = limiting.Failures(2, 60.0, lambda: now[0])
    for _ in range(9):
        assert held.tried("a") == 0
        held.right("a")
    assert (held.tried("a"), held.tried("a"), held.tried("b")) == (0, 0, 0)
    now[0] = 20.0
    assert held.tried("a") == 40.0
    now[0] = 60.0
    assert held.tried("a") == 0


# --- every address, by its table


def asked(client: TestClient, name: str, **given: object) -> int:
    method, path = name.split(" ", 1)
    path = path.replace("{anchor}", ANCHOR).replace("{id:path}", "a").replace("{id}", ANCHOR)
    body: dict[str, object] = (
        {} if method == "GET" else {"json": {}} if path.startswith("/api/") else {"data": {"x": "y"}}
    )
    return int(client.request(method, path, follow_redirects=False, **body, **given).status_code)  # type: ignore[arg-type]


def test_the_table_names_every_address_and_no_other(engine: sa.Engine) -> None:
    pages = web.app(engine)
    there = {rights.addressed(r) for r in ROUTES} | {"GET /static"}
    assert there == rights.NEEDED.keys()
    assert len(pages.routes) == len(there)


def test_an_address_without_a_role_cannot_be_served(monkeypatch: pytest.MonkeyPatch, engine: sa.Engine) -> None:
    table = {name: role for name, role in rights.NEEDED.items() if name != "GET /diff"}
    monkeypatch.setattr(rights, "NEEDED", table)
    with pytest.raises(KeyError, match="GET /diff"):
        web.app(engine)


OPEN = {"GET /static", "GET /login", "POST /login", "POST /api/login"}


@pytest.mark.parametrize("name", sorted(rights.NEEDED))
def test_every_address_asks_for_its_role(desk: TestClient, name: str) -> None:
    needed = rights.NEEDED[name]
    assert (needed == rights.ANYBODY) == (name in OPEN)
    if name in OPEN:
        return
    shut = 303 if name.startswith("GET /") and "/api/" not in name else 401
    assert asked(desk, name) == shut
    assert asked(desk, name, headers={"Authorization": "Bearer forged", "Cookie": "__Host-tallybook=forged"}) == shut
    for role in ROLES:
        made = desk.post("/api/login", json={"name": f"Mara {role}", "password": WORD}).json()["token"]
        status = asked(desk, name, headers={"Authorization": f"Bearer {made}"})
        if ROLES.index(role) < ROLES.index(needed):
            assert status == 403
        elif name.startswith("POST /") and "/api/" not in name:
            assert status == 403  # a form without its token, whoever sends it
        else:
            assert status in (200, 400)


def test_without_accounts_nobody_logs_in(engine: sa.Engine) -> None:
    client = TestClient(web.app(engine), raise_server_exceptions=False)
    assert client.get("/login", follow_redirects=False).headers["location"] == "/"
    assert client.post("/api/login", json={"name": "Mara reader", "password": WORD}).status_code == 404
    assert "Log out" not in client.get("/").text
