"""Erasing by the API: an admin may, and everybody else may not."""

from pathlib import Path

import pytest

from ledger import factory
from tallybook import ledger, web
from tallybook.errors import LedgerError
from tallybook.web.sessions import Sessions
from web.browser import TestClient

WORD = "correct horse, battery"


@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("reviewer", 403), ("editor", 403), ("admin", 200)])
def test_an_admin_alone_erases(tmp_path: Path, role: str, status: int) -> None:
    engine = ledger.open_ledger(tmp_path / "book.db")
    for name in ("a", "b"):
        ledger.add(engine, factory.simple(name), factory.RUN, factory.verify)
    ledger.open_account(engine, "Mara", role, WORD, "Ode")  # type: ignore[arg-type]
    desk = TestClient(web.app(engine, writable=True, sessions=Sessions(secure=True)), base_url="https://testserver")
    made = desk.post("/api/login", json={"name": "Mara", "password": WORD}).json()["token"]
    head = {"Authorization": f"Bearer {made}"}
    told = {"document": "a", "why": "a name puts somebody in danger"}
    assert desk.post("/api/purge", json=told).status_code == 401
    answer = desk.post("/api/purge", json=told, headers=head)
    assert answer.status_code == status
    left = [d.id for d in ledger.documents(engine)]
    if status != 200:
        assert (sorted(left), desk.get("/api/purge", headers=head).status_code) == (["a", "b"], 403)
    else:
        assert (left, answer.json()["erased"]["document"]) == (["b"], 1)
        (stone,) = desk.get("/api/purge", headers=head).json()["purged"]
        assert (stone["by"], stone["why"]) == ("Mara", told["why"])
        assert desk.post("/api/purge", json=told, headers=head).json()["error"].startswith("the ledger has no report")
        for bad in ({"document": "b"}, {"document": 1, "why": "so"}, {**told, "extra": "x"}):
            assert desk.post("/api/purge", json=bad, headers=head).status_code == 400
        assert ledger.audit(engine, factory.verify).purged == 1
    ledger.close(engine)


def test_words_that_may_be_left_because_others_read_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tallybook.ledger.sqlite.WAIT", 0.1)
    engine = ledger.open_ledger(tmp_path / "book.db")
    ledger.add(engine, factory.simple("a"), factory.RUN, factory.verify)
    other = ledger.open_ledger(tmp_path / "book.db", read_only=True)
    with other.connect() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM document").scalar()
        with pytest.raises(LedgerError, match=r"book\.db-wal may have words"):
            ledger.purge(engine, "a", "Mara", "so")
    assert ledger.document(engine, "a") is None
    for each in (other, engine):
        ledger.close(each)
