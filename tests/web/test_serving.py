import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
import sqlalchemy as sa

from ledger import factory
from tallybook import ledger, web
from tallybook.errors import TallybookError
from tallybook.web import serving


def unheard(address: str) -> None:
    pytest.fail(f"it announced {address}")


def test_a_busy_port_is_named_with_the_way_out(book: sa.Engine) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(TallybookError, match=rf"port {port} is in use.*--port"):
            web.serve(book, port, "127.0.0.1", unheard)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70000), ("256.1.1.1.invalid", 0), ("192.0.2.1", 0)])
def test_a_place_where_nobody_can_listen_is_named(host: str, port: int) -> None:
    with pytest.raises(TallybookError, match="cannot listen"):
        serving.listening(host, port)


def test_nobody_is_let_in_without_accounts_or_to_type_passwords_in_the_open(tmp_path: Path) -> None:
    engine = ledger.open_ledger(tmp_path / "book.db")
    file = tmp_path / "key.pem"
    file.write_text("no key")
    for host, given, words in (
        ("0.0.0.0", {}, "no account"),
        ("127.0.0.1", {"login": True}, "no account"),
        ("0.0.0.0", {"certificate": file}, "go together"),
        ("0.0.0.0", {"certificate": file, "key": tmp_path / "none"}, "there is no file"),
    ):
        with pytest.raises(TallybookError, match=words):
            web.serve(engine, 0, host, unheard, safeguards=web.Safeguards(**given))
    ledger.open_account(engine, "Mara", "admin", "a long password", "Ode")
    with pytest.raises(TallybookError, match="passwords would go"):
        web.serve(engine, 0, "0.0.0.0", unheard)
    engine.dispose()


def test_the_address_is_one_that_a_browser_can_open() -> None:
    assert serving._address("0.0.0.0", 8765) == serving._address("127.0.0.1", 8765)
    assert serving._address("::1", 80).endswith("//[::1]:80/")


@pytest.mark.slow
def test_a_server_announces_itself_answers_and_ends_quietly(tmp_path: Path) -> None:
    engine = ledger.open_ledger(tmp_path / "book.db")
    ledger.add(engine, factory.simple(), factory.RUN, factory.verify)
    engine.dispose()
    program = (
        "import sys; from tallybook import ledger, web\n"
        "web.serve(ledger.open_ledger(sys.argv[1], read_only=True), 0, '127.0.0.1', lambda u: print(u, flush=True))"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "book.db")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        address = server.stdout.readline().strip()
        with urllib.request.urlopen(address, timeout=10) as answer:
            assert "villagers" in answer.read().decode()
        os.kill(server.pid, signal.SIGINT)
        assert server.wait(10) == 0
        assert server.stderr.read() == ""
