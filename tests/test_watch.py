"""Watching feeds: politely, each entry once, whatever stops the program in between."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from ingest.samples import PAGE, REPORT, TITLE
from tallybook import ledger, watch
from tallybook.errors import InputRefused
from tallybook.ingest.fetch import Answered, Fetched
from tallybook.ingest.polite import Guest, Resting, fetched
from tallybook.ledger import intake
from tallybook.scale.keeping import keep
from tallybook.types import Refusal

FEED = "https://courier.example/feed"


def entry(name: str, updated: str = "2031-03-12T08:30:00Z", text: str = "") -> str:
    full = f"<content type='html'>&lt;p&gt;{text}&lt;/p&gt;</content>" if text else "<summary>12 drowned.</summary>"
    link = f"<link href='https://courier.example/{name}'/>"
    return f"<entry><id>{name}</id><title>{TITLE} ({name})</title>{link}<updated>{updated}</updated>{full}</entry>"


def feed(*entries: str) -> bytes:
    head = '<?xml version="1.0"?><feed xmlns="https://www.w3.org/2005/Atom"><title>The Velmar Courier</title>'
    return f"{head}{''.join(entries)}</feed>".replace("https://www.w3.org", "http" + "://www.w3.org").encode()


class Web:
    """A network of a few addresses, and a clock that only waiting moves on."""

    def __init__(self, **pages: bytes) -> None:
        self.pages: dict[str, bytes] = {f"https://courier.example/{k}": v for k, v in pages.items()}
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        self.now = 0.0
        self.answers: dict[str, InputRefused] = {}
        self.guest = Guest(get=self.get, sleep=self.sleep, clock=lambda: self.now)

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        self.asked.append((url, headers or {}))
        if url in self.answers:
            raise self.answers[url]
        if url not in self.pages:
            raise Answered(404, "Not Found", {})
        tag = f'"{hash(self.pages[url])}"'
        if (headers or {}).get("If-None-Match") == tag:
            return Fetched(url=url, status=304, raw=b"", headers={"etag": tag})
        return Fetched(url=url, status=200, raw=self.pages[url], headers={"etag": tag})

    def times(self, name: str) -> int:
        return sum(url == f"https://courier.example/{name}" for url, _ in self.asked)


@pytest.fixture
def book(tmp_path: Path) -> Any:
    engine = ledger.open_ledger(tmp_path / "book.db")
    yield engine
    engine.dispose()


def polled(book: sa.Engine, web: Web) -> list[str]:
    return [o.reason if isinstance(o, Refusal) else o[0] for o in watch.poll(book, FEED, web.guest)]


def test_an_entry_is_read_once_and_the_page_behind_a_summary_is_fetched(book: sa.Engine) -> None:
    web = Web(feed=feed(entry("a", text=REPORT), entry("dam")), dam=PAGE)
    assert polled(book, web) == ["added", "added"]
    assert polled(book, web) == []
    assert [d.publisher for d in ledger.documents(book)] == ["The Velmar Courier"] * 2
    assert web.times("dam") == 1
    assert all("text_summary" not in d.flags for d in ledger.documents(book))


def test_a_feed_that_has_not_changed_is_not_sent_again(book: sa.Engine) -> None:
    web = Web(feed=feed(entry("a", text=REPORT)))
    polled(book, web)
    polled(book, web)
    assert "If-None-Match" in web.asked[-1][1]


def test_a_changed_entry_is_a_new_version(book: sa.Engine) -> None:
    web = Web(feed=feed(entry("a", text=REPORT)))
    polled(book, web)
    changed = entry("a", "2031-03-12T11:00:00Z", REPORT.replace("12", "14"))
    web.pages[FEED] = feed(changed)
    assert polled(book, web) == ["added"]
    first, second = ledger.versions(book, "https://courier.example/a")
    assert first.changes == ()
    (change,) = second.changes
    assert (change.kind, change.before and change.before.quantity.value) == ("changed", 12)
    assert change.after is not None
    assert change.after.quantity.value == 14


def test_a_page_that_cannot_be_had_is_asked_for_again_and_then_its_summary_does(book: sa.Engine) -> None:
    web = Web(feed=feed(entry("gone")))
    found = [polled(book, web) for _ in range(watch.ATTEMPTS + 1)]
    assert found == [["the server answered 404 Not Found"]] * (watch.ATTEMPTS - 1) + [["added"], []]
    (document,) = ledger.documents(book)
    assert "text_summary" in document.flags


@pytest.mark.parametrize("stop", range(1, 9))
def test_stopped_anywhere_it_goes_on_without_losing_or_repeating(
    book: sa.Engine, stop: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = Web(feed=feed(entry("a", text=REPORT), entry("dam"), entry("c", text=f"{REPORT} So it was.")), dam=PAGE)
    left = stop

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def stopped(*given: Any, **more: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                raise KeyboardInterrupt
            return call(*given, **more)

        return stopped

    monkeypatch.setattr(intake, "record", counted(intake.record))
    monkeypatch.setattr("tallybook.watch.keep", counted(keep))
    try:
        polled(book, web)
    except KeyboardInterrupt:
        left = 0
    polled(book, web)
    assert len(ledger.documents(book)) == 3
    assert len(ledger.readings_of(book, "a")) == 1
    assert polled(book, web) == []


def test_what_robots_may_not_read_is_not_asked_for() -> None:
    web = Web(**{"robots.txt": b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n", "private": b"x", "open": b"y"})
    with pytest.raises(InputRefused, match=r"robots\.txt asks programs not to read it"):
        fetched(web.guest, "https://courier.example/private")
    assert web.times("private") == 0
    fetched(web.guest, "https://courier.example/open")
    fetched(web.guest, "https://courier.example/open")
    assert web.now == 7 + 7
    assert web.times("robots.txt") == 1


def test_a_busy_host_is_left_alone_for_as_long_as_it_says(book: sa.Engine) -> None:
    web = Web(feed=feed(entry("a"), entry("b"), entry("c", text=REPORT)), a=PAGE, b=PAGE.replace(b"12", b"13"))
    web.answers = {"https://courier.example/a": Answered(429, "Too Many Requests", {"retry-after": "120"})}
    assert polled(book, web) == [
        "the server answered 429 Too Many Requests",
        "added",
        "https://courier.example is left alone for now, and asked again in 120 seconds",
    ]
    assert web.times("b") == 0
    web.answers, web.now = {}, web.now + 119
    assert "asked again in 1 seconds" in polled(book, web)[0]
    web.now += 2
    assert polled(book, web) == ["added", "added"]
    assert len(ledger.documents(book)) == 3


def test_a_host_that_does_not_say_for_how_long_rests_twice_as_long_each_time() -> None:
    web = Web(dam=PAGE)
    web.answers = {"https://courier.example/dam": Answered(503, "Service Unavailable", {})}
    for rest in (60, 120, 240):
        with pytest.raises(InputRefused, match="503"):
            fetched(web.guest, "https://courier.example/dam")
        with pytest.raises(Resting, match=f"asked again in {rest} seconds"):
            fetched(web.guest, "https://courier.example/dam")
        web.now += rest


@pytest.mark.parametrize("answer", [Answered(500, "Oh", {}), InputRefused("the server did not answer")])
def test_without_an_answer_about_robots_nothing_is_asked_for(answer: InputRefused) -> None:
    web = Web(dam=PAGE)
    web.answers = {"https://courier.example/robots.txt": answer}
    with pytest.raises(InputRefused, match=r"robots\.txt cannot be had"):
        fetched(web.guest, "https://courier.example/dam")
    with pytest.raises(Resting):
        fetched(web.guest, "https://courier.example/dam")
    assert (web.times("dam"), web.times("robots.txt")) == (0, 1)
    web.answers, web.now = {}, web.now + 61
    assert fetched(web.guest, "https://courier.example/dam").raw == PAGE


def test_robots_are_asked_for_again_after_a_day() -> None:
    web = Web(dam=PAGE, **{"robots.txt": b""})
    fetched(web.guest, "https://courier.example/dam")
    web.now += 24 * 3600 + 1
    web.pages["https://courier.example/robots.txt"] = b"User-agent: *\nDisallow: /dam"
    with pytest.raises(InputRefused, match="asks programs not to read it"):
        fetched(web.guest, "https://COURIER.example/dam")


def test_the_feeds_of_an_opml_file_are_watched(tmp_path: Path) -> None:
    opml = tmp_path / "feeds.opml"
    opml.write_text(f"<opml version='2.0'><body><outline xmlUrl='{FEED}'/><outline text='x'/></body></opml>")
    assert watch.feeds([str(opml), FEED]) == [FEED]
    with pytest.raises(InputRefused, match="missing cannot be read: No such file"):
        watch.feeds([str(tmp_path / "missing")])
    opml.write_text("no list")
    with pytest.raises(InputRefused, match=r"feeds\.opml is no list of feeds: it is no XML"):
        watch.feeds([str(opml)])


class Clock:
    """The time of day, moved on by hand."""

    def __init__(self) -> None:
        self.at = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.at


def test_a_page_that_changes_in_silence_is_a_new_version(book: sa.Engine) -> None:
    web, clock = Web(feed=feed(entry("dam")), dam=PAGE), Clock()

    def polled_again(hours: float) -> list[str]:
        clock.at += timedelta(hours=hours)
        web.now += hours * 3600
        found = watch.poll(book, FEED, web.guest, clock)
        return [o.reason if isinstance(o, Refusal) else o[0] for o in found]

    assert polled_again(0) == ["added"]
    assert polled_again(0.5) == []
    assert web.times("dam") == 1
    web.pages["https://courier.example/dam"] = PAGE.replace(b"12 people", b"14 people")
    assert polled_again(1) == ["added"]
    assert polled_again(6) == []
    assert "If-None-Match" in [h for url, h in web.asked if url.endswith("dam")][-1]
    first, second = ledger.versions(book, "https://courier.example/dam")
    (change,) = second.changes
    assert (change.before and change.before.quantity.value, change.after and change.after.quantity.value) == (12, 14)
    assert first.document.id == second.document.id
    del web.pages["https://courier.example/dam"]
    assert [polled_again(h) for h in (24, 72, 168, 168)] == [[], [], [], []]  # it is gone: what was there is kept
    assert web.times("dam") == 1 + len(watch.AGAIN)


def test_an_entry_whose_text_changes_and_its_date_does_not_is_a_new_version(book: sa.Engine) -> None:
    web = Web(feed=feed(entry("a", text=REPORT)))
    assert polled(book, web) == ["added"]
    web.pages[FEED] = feed(entry("a", text=REPORT.replace("12", "14")))
    assert polled(book, web) == ["added"]
    assert len(ledger.versions(book, "https://courier.example/a")) == 2
