"""Logging in and reviewing in a real browser, where Chromium and its driver are installed; skipped where they are not.

The driver speaks WebDriver (W3C): JSON over HTTP on loopback.
"""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from ledger import factory
from tallybook import ledger

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # by which WebDriver tells elements
PATIENCE = 60  # seconds
PASSWORD = "a long pass phrase"
SERVE = (
    "import sys; from tallybook import ledger, web\n"
    "engine = ledger.open_ledger(sys.argv[1])\n"
    "guards = web.Safeguards(login=True)\n"
    "web.serve(engine, 0, '127.0.0.1', lambda u: print(u, flush=True), writable=True, safeguards=guards)"
)


class Browser:
    """One window of a browser."""

    def __init__(self, driver: str) -> None:
        """A new session of the driver at an address."""
        self._client = httpx.Client(base_url=driver, timeout=60, trust_env=False)
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]}
        asked = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}}
        self._session = self._client.post("/session", json=asked).json()["value"]["sessionId"]

    def _ask(self, how: str, what: str, body: dict[str, Any] | None = None) -> Any:
        answer = self._client.request(how, f"/session/{self._session}/{what}", json=body).json()["value"]
        assert not (isinstance(answer, dict) and "error" in answer), answer
        return answer

    def go(self, address: str) -> None:
        """Opens a page."""
        self._ask("POST", "url", {"url": address})

    @property
    def address(self) -> str:
        """Where it is."""
        return str(self._ask("GET", "url"))

    def wait_for(self, address: str) -> None:
        """Waits until it is at an address: a click may return before the page is there to which it leads."""
        end = time.monotonic() + PATIENCE
        while self.address != address:
            assert time.monotonic() < end, f"at {self.address}, not at {address}"
            time.sleep(0.05)

    def _found(self, css: str) -> str:
        return str(self._ask("POST", "element", {"using": "css selector", "value": css})[ELEMENT])

    def type(self, css: str, words: str) -> None:
        """Types into a field."""
        self._ask("POST", f"element/{self._found(css)}/value", {"text": words})

    def click(self, css: str) -> None:
        """Clicks on it."""
        self._ask("POST", f"element/{self._found(css)}/click", {})

    def text(self, css: str) -> str:
        """The words that are seen there."""
        return str(self._ask("GET", f"element/{self._found(css)}/text"))

    def close(self) -> None:
        """Ends it."""
        self._client.delete(f"/session/{self._session}")
        self._client.close()


@pytest.fixture
def browsers() -> Iterator[list[Browser]]:
    """Two browsers that know nothing of each other."""
    program = shutil.which("chromedriver")
    if program is None:
        pytest.skip("no browser to drive is installed (Debian: apt-get install chromium-driver)")
    with subprocess.Popen(
        [program, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as driver:
        assert driver.stdout is not None
        line = next(line for line in driver.stdout if "started successfully on port" in line)
        port = line.rstrip(".\n").rpartition(" ")[2]
        opened: list[Browser] = []
        try:
            for _ in range(2):
                opened.append(Browser(f"http://127.0.0.1:{port}"))
            yield opened
        finally:
            for browser in opened:
                browser.close()
            driver.terminate()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """A ledger with one claim and two reviewers, behind a login."""
    path = tmp_path / "book.db"
    engine = ledger.open_ledger(path)
    ledger.add(engine, factory.simple(), factory.RUN, factory.verify)
    for name in ("Mara Holt", "Ode Lind"):
        ledger.open_account(engine, name, "reviewer", PASSWORD, "Ode")
    ledger.close(engine)
    command = [sys.executable, "-c", SERVE, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.terminate()


@pytest.mark.slow
def test_two_reviewers_in_two_browsers(browsers: list[Browser], served: str, tmp_path: Path) -> None:
    engine = ledger.open_ledger(tmp_path / "book.db", read_only=True)
    (claim,) = ledger.claims(engine)
    for browser, name in zip(browsers, ("Mara Holt", "Ode Lind"), strict=True):
        browser.go(f"{served}claim/{claim.anchor}")
        assert "/login?next=" in browser.address
        browser.type("#name", name)
        browser.type("#password", PASSWORD)
        browser.click("main form button")
        browser.wait_for(f"{served}claim/{claim.anchor}")
    first, second = browsers
    first.type("#why", "the board's own list")
    first.type("#value", "14")
    first.click("button[value=correct]")
    first.wait_for(f"{served}claim/{claim.anchor}#reviews")
    assert "the board's own list" in first.text("main")
    second.click("button[value=confirm]")
    second.wait_for(f"{served}claim/{claim.anchor}/review")
    assert "It changed meanwhile. The claim changed under you: Mara Holt" in second.text("[role=alert]")
    second.click("button[value=confirm]")
    second.wait_for(f"{served}claim/{claim.anchor}#reviews")
    entries = ledger.reviews_of(engine, claim.anchor)
    assert [(r.reviewer, r.action) for r in entries] == [("Mara Holt", "correct"), ("Ode Lind", "confirm")]
    ledger.close(engine)
