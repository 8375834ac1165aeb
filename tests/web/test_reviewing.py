"""Reviews in the browser and by the API: kept once, refused from elsewhere, and never over another's unseen."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa

from ledger import factory
from tallybook import ledger, web
from web.browser import TestClient
from web.seen import see

GIVEN = factory.simple("a", published="2031-05-02")
ANCHOR = GIVEN.claims[0].anchor
PAGE = f"/claim/{ANCHOR}"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    made = ledger.open_ledger(tmp_path / "book.db")
    ledger.add(made, GIVEN, factory.RUN, factory.verify)
    yield made
    made.dispose()


@pytest.fixture
def desk(engine: sa.Engine) -> TestClient:
    """A client of pages that take reviews."""
    return TestClient(web.app(engine, writable=True), raise_server_exceptions=False)


def form(client: TestClient, **given: str) -> dict[str, str]:
    """What the form of the claim's page sends."""
    html = client.get(PAGE).text
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html))
    assert hidden.keys() == {"token", "seen"}
    return {**hidden, "field": "value", "value": "", "by": "Mara", "why": "", **given}


def test_a_correction_by_the_form_shows_on_every_page(desk: TestClient, engine: sa.Engine) -> None:
    sent = form(desk, action="correct", value="15", why="<b>misread</b>")
    answer = desk.post(f"{PAGE}/review", data=sent, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PAGE}#reviews")
    page = desk.get(PAGE).text
    assert "&lt;b&gt;misread&lt;/b&gt;" in page
    seen = see(page).words
    for words in ("corrected by a reviewer", "Mara corrects value: 12 15", "was read as 12"):
        assert words in seen, seen
    assert "12 killed" in seen.partition("To quote it")[2]  # what the report said
    assert "corrected by a reviewer" in see(desk.get("/").text).words
    assert desk.get("/api/asof?date=2031-06-01").json()["standings"][0]["quantity"]["value"] == 15
    assert desk.get(f"/api{PAGE}").json()["claim"]["review"]["read"]["quantity"]["value"] == 12
    assert desk.get("/api/review").json() == {"waiting": []}
    assert [w["anchor"] for w in desk.get("/api/review?second=Ode").json()["waiting"]] == [ANCHOR]
    assert len(ledger.reviews_of(engine, ANCHOR)) == 1


def test_the_second_reviewer_is_shown_what_changed(desk: TestClient, engine: sa.Engine) -> None:
    mine, other = form(desk, action="correct", value="15", why="so"), form(desk, action="reject", by="Ode", why="no")
    desk.post(f"{PAGE}/review", data=mine)
    answer = desk.post(f"{PAGE}/review", data=other)
    assert answer.status_code == 409
    seen = see(answer.text).words
    assert "It changed meanwhile." in seen
    assert "correct value from 12 to 15" in seen
    assert 'value="no"' in answer.text  # what was typed is not lost
    assert [r.reviewer for r in ledger.reviews_of(engine, ANCHOR)] == ["Mara"]


def test_what_makes_no_sense_is_told_beside_the_form(desk: TestClient, engine: sa.Engine) -> None:
    for sent, words in (
        ({"action": "correct", "value": "many", "why": "so"}, "value is a number, not 'many'"),
        ({"action": "reject"}, "must say why"),
        ({"action": "confirm", "by": " "}, "must say who reviews"),
        ({}, "there is no review ''"),
    ):
        answer = desk.post(f"{PAGE}/review", data=form(desk, **sent))
        assert answer.status_code == 400
        assert words.casefold() in answer.text.replace("&#39;", "'").casefold()
    assert ledger.reviews_of(engine, ANCHOR) == []
    assert desk.post("/claim/none/review", data=form(desk, action="confirm")).status_code == 404


@pytest.mark.parametrize(
    ("headers", "change", "status"),
    [
        ({}, {"token": "guessed"}, 403),
        ({}, {"token": ""}, 403),
        ({"origin": "https://evil.example"}, {}, 403),
        ({"origin": "null"}, {}, 403),
        ({"content-type": "text/plain"}, {}, 415),
        ({"host": "evil.example"}, {}, 400),
        ({}, {"why": "x" * 70_000}, 413),
    ],
)
def test_a_form_from_elsewhere_is_refused(
    desk: TestClient, engine: sa.Engine, headers: dict[str, str], change: dict[str, str], status: int
) -> None:
    sent = {**form(desk, action="confirm"), **change}
    assert desk.post(f"{PAGE}/review", data=sent, headers=headers).status_code == status
    assert ledger.reviews_of(engine, ANCHOR) == []


def test_the_api_takes_json_alone(desk: TestClient, engine: sa.Engine) -> None:
    address = f"/api{PAGE}/review"
    seen = desk.get(f"/api{PAGE}").json()["seen"]
    assert (
        desk.post(
            address, content=b'{"action":"confirm","by":"Ode"}', headers={"content-type": "text/plain"}
        ).status_code
        == 415
    )
    for body, words in (
        ([], "one JSON object"),
        ({"action": "confirm", "who": "x"}, "no “who”"),
        ({"action": 3}, "text"),
    ):
        answer = desk.post(address, json=body)
        assert (answer.status_code, words in answer.json()["error"]) == (400, True)
    assert desk.post(address, content=b"{", headers={"content-type": "application/json"}).status_code == 400
    kept = desk.post(
        address, json={"action": "correct", "by": "Ode", "why": "so", "field": "value", "value": 0, "seen": seen}
    )
    assert (kept.status_code, kept.json()["claim"]["quantity"]["value"]) == (200, 0)
    late = desk.post(address, json={"action": "sign-off", "by": "Mara", "seen": seen})
    assert (late.status_code, late.json()["claim"]["review"]["state"]) == (409, "corrected")
    assert "changed under you" in late.json()["error"]
    assert len(ledger.reviews_of(engine, ANCHOR)) == 1


def test_pages_that_only_show_take_no_review(engine: sa.Engine) -> None:
    client = TestClient(web.app(engine), raise_server_exceptions=False)
    assert "Review it" not in client.get(PAGE).text
    assert client.post(f"{PAGE}/review", data={"action": "confirm", "by": "Ode"}).status_code == 403
    assert client.post(f"/api{PAGE}/review", json={"action": "confirm", "by": "Ode"}).status_code == 403
    assert ledger.reviews_of(engine, ANCHOR) == []


def test_the_queue_leads_to_the_claims(desk: TestClient) -> None:
    answer = desk.get("/review")
    seen = see(answer.text)
    assert any(urlsplit(link).path == PAGE for link in seen.links)
    assert "The text does not say when it happened." in seen.words
    assert "Nothing waits" in desk.get("/review?second=Ode").text
    assert desk.get("/review?page=2").status_code == 400


def test_a_retracted_report_says_so(desk: TestClient, engine: sa.Engine) -> None:
    ledger.retract(engine, "a", "Mara", "taken down", "2031-05-20")
    assert "Mara: the outlet took this report back (20 May 2031): taken down" in see(desk.get(PAGE).text).words


def test_a_browser_may_say_whose_page_a_form_is_from(desk: TestClient) -> None:
    """By Fetch, a form is sent with the origin "null" where its page's policy is no-referrer: it would be refused."""
    assert desk.get("/review").headers["referrer-policy"] == "same-origin"
