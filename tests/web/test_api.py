from typing import Any

import pytest
import sqlalchemy as sa

from tallybook import codec, ledger, series
from tallybook.types import Document
from tallybook.web import marking
from web.browser import TestClient
from web.conftest import HOSTILE, OVERLAP, chained, overlapping


def got(client: TestClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def test_claims_are_the_records_that_the_commands_print(client: TestClient, book: sa.Engine) -> None:
    where = ledger.Filters(measure="killed", publisher="Post 1")
    body = got(client, "/api/claims?measure=killed&publisher=Post+1&limit=5&offset=2")
    assert (body["total"], body["limit"], body["offset"]) == (20, 5, 2)
    assert body["claims"] == [codec.claim(c) for c in ledger.claims(book, where, 5, 2)]


@pytest.mark.parametrize("report", [HOSTILE, OVERLAP], ids=["hostile", "overlap"])
def test_a_document_comes_with_its_claims(client: TestClient, book: sa.Engine, report: Document) -> None:
    body = got(client, "/api" + marking.document_path(report.id))
    assert body["document"] == codec.document(report)
    assert body["claims"] == [codec.claim(c) for c in ledger.claims(book, ledger.Filters(document=report.id))]


def test_a_claim_comes_with_its_links(client: TestClient, book: sa.Engine) -> None:
    old, new = chained()
    body = got(client, f"/api/claim/{new.anchor}")
    links = [codec.link(k) for k in ledger.links_of(book, old.anchor)]
    assert body == {"claim": codec.claim(new), "links": links, "seen": f"{new.id}.0"}
    assert body["links"]
    assert got(client, f"/api/claim/{overlapping()[1].anchor}")["claim"]["measure"] == "killed"


def test_what_stood_is_what_the_series_says(client: TestClient, book: sa.Engine) -> None:
    held = ledger.linked(book)
    counts, standing = series.as_of(held.documents, held.claims, held.links, "2031-05", held.linked)
    assert got(client, "/api/asof?date=2031-05") == {
        "counts": [codec.count(c) for c in counts],
        "standings": [codec.standing(s) for s in standing],
    }


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/claims?limit=0", 400),
        ("/api/claims?limit=1001", 400),
        ("/api/claims?offset=-1", 400),
        ("/api/claims?page=1", 400),
        ("/api/claims?measure=a&measure=a", 400),
        ("/api/asof", 400),
        ("/api/asof?date=soon", 400),
        ("/api/claim/none", 404),
        ("/api/document/none", 404),
        ("/api/none", 404),
    ],
)
def test_what_cannot_be_answered_says_why_in_json(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.json().keys() == {"error"}
    assert client.post(address).headers["content-type"] == "application/json"
