import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import sqlalchemy as sa

from ledger import factory
from tallybook import ledger, web
from tallybook.terminal import HIDDEN
from tallybook.types import Document
from tallybook.web import marking, safety, wording
from web.browser import TestClient
from web.conftest import BARE, HOSTILE, OVERLAP, REVISED, STRANGE_ID, TWICE, chained, overlapping
from web.seen import Seen, see

FIRST = [
    "/",
    "/documents",
    "/asof",
    "/asof?date=2031-05",
    "/diff",
    "/diff?since=2031-04-01&until=2031-06-02",
    "/?measure=killed&page=2",
    "/?text=nowhere",
    "/nothing",
]


@pytest.fixture(scope="module")
def pages(client: TestClient) -> dict[str, tuple[int, Seen, str]]:
    """Every page that a reader can reach by links, by its address; lists with two filters and more are not followed."""
    found: dict[str, tuple[int, Seen, str]] = {}
    todo = list(FIRST)
    while todo:
        address = todo.pop()
        if address in found or address.startswith(("/static/", "/api/")) or urlsplit(address).query.count("=") > 1:
            continue
        answer = client.get(address)
        seen = see(answer.text)
        found[address] = (answer.status_code, seen, answer.text)
        for link in seen.links:
            if link.startswith("/") or link.startswith("?"):
                todo.append(urljoin(address, link).partition("#")[0])
    return found


def test_every_page_is_there_and_every_link_leads_somewhere(pages: dict[str, tuple[int, Seen, str]]) -> None:
    assert {a for a, (status, _, _) in pages.items() if status != 200} == {"/nothing"}
    assert len(pages) > 150
    for address, (_, seen, _) in pages.items():
        assert len(seen.ids) == len(set(seen.ids)), address
        for link in seen.links:
            path, _, fragment = link.partition("#")
            target = pages.get(urljoin(address, path)) if path else (200, seen, "")
            if fragment and target is not None:
                assert fragment in target[1].ids, (address, link)


def test_every_file_that_a_page_names_is_there(client: TestClient, pages: dict[str, tuple[int, Seen, str]]) -> None:
    named = {link for _, seen, _ in pages.values() for link in seen.links if link.startswith("/static/")}
    assert len(named) >= 5
    for link in named:
        answer = client.get(link)
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")


def test_no_page_has_a_script_or_a_style_of_its_own(pages: dict[str, tuple[int, Seen, str]]) -> None:
    for address, (_, seen, _) in pages.items():
        for tag, given in seen.tags:
            assert not [name for name in given if name.startswith("on") or name == "style"], (address, tag)
            assert tag not in ("style", "iframe", "object", "base"), address
            assert not (given.get("href") or "").startswith("javascript"), address
            if tag == "script":
                assert (given.get("src") or "").startswith("/static/"), address


def test_no_page_shows_a_hidden_character_or_none(pages: dict[str, tuple[int, Seen, str]]) -> None:
    for address, (_, seen, html) in pages.items():
        assert not set(re.sub(r' value="[^"]*"', "", html)) & (HIDDEN | {"\x07"}), address
        assert not re.search(r"\bNone\b|Undefined", seen.words), address


def test_every_answer_carries_the_headers(client: TestClient, book: sa.Engine) -> None:
    broken = TestClient(web.app(sa.create_engine("sqlite://")), raise_server_exceptions=False)
    answers = [client.get(a) for a in ("/", "/nothing", "/?x=1", "/api/claims", "/static/base.css")]
    for answer in [*answers, client.post("/"), client.get("/", headers={"host": "evil.example"}), broken.get("/")]:
        for name, value in safety.HEADERS.items():
            if not (name == "Cache-Control" and "/static/" in str(answer.url)):
                assert answer.headers[name] == value, (answer.url, name)
    assert "'unsafe-inline'" not in safety.POLICY


def test_hostile_words_are_words(client: TestClient) -> None:
    html = client.get(marking.document_path(STRANGE_ID)).text
    seen = see(html)
    assert "alert(1)" not in html.replace("onerror=alert(1)&gt;", "").replace("javascript:alert(1)</dd>", "")
    assert not [1 for tag, given in seen.tags if tag in ("b", "i", "u") or "onerror" in given]
    assert seen.article == HOSTILE.text.replace("\u202e", "U+202E").replace("\x07", "U+0007")
    assert html.count('<span class="hidden-character">U+202E</span>') >= 5
    assert "{{ 7 * 7 }}" in seen.words


@pytest.mark.parametrize("report", [OVERLAP, REVISED, BARE], ids=lambda d: d.id)
def test_the_article_without_its_cards_is_the_text(client: TestClient, report: Document) -> None:
    assert see(client.get(marking.document_path(report.id)).text).article == report.text


def test_each_figure_has_its_card_and_each_card_its_figure(client: TestClient) -> None:
    seen = see(client.get("/document/overlap").text)
    for claim in overlapping():
        assert f"c-{claim.anchor}" in seen.ids
        assert f"m-{claim.anchor}" in seen.ids
        assert f"#c-{claim.anchor}" in seen.links
    assert "Strange new flag" not in seen.words
    assert "strange new flag" in seen.words
    assert "never heard of" in seen.words


def test_a_card_tells_the_hedge_the_chain_and_the_links(client: TestClient) -> None:
    old, new = chained()
    words = " ".join(see(client.get("/document/chain").text).words.split())
    assert "at least 6,000" in words
    assert "Northern Courier outletLawmaker official, not namedSpy Bureau institution" in words
    assert "revised by 1,200 (figure 2)" in words
    assert "revises at least 6,000 (figure 1)" in words
    assert "a test says so" in words
    assert "Where not stated" in words.replace("Where", "Where ").replace("  ", " ")
    whole = " ".join(see(client.get(f"/claim/{new.anchor}").text).words.split())
    assert "revises at least 6,000 (in chain): a test says so" in whole
    earlier = " ".join(see(client.get(f"/claim/{old.anchor}").text).words.split())
    assert earlier.count("read as it stands now") == 2
    assert whole.count("this figure was not read") == 1
    assert wording.cite(old, REVISED) in earlier
    assert "“A lawmaker quoted the spy bureau: 6000 troops died.”" in earlier


def test_of_two_reports_with_one_id_each_figure_keeps_its_own(client: TestClient) -> None:
    first, last = (factory.claim(report, report.text[0]) for report in TWICE)
    reader = see(client.get("/document/01").text)
    assert reader.article == TWICE[1].text
    assert f"/claim/{first.anchor}" in reader.links
    listed = see(client.get("/?document=01").text)
    assert f"/document/01#c-{last.anchor}" in listed.links
    assert f"/document/01#c-{first.anchor}" not in listed.links
    assert {"North Post", "South Post"} <= set(re.findall(r"(?:North|South) Post", listed.words))
    assert "North Post" in see(client.get(f"/claim/{first.anchor}").text).words


def test_a_url_is_a_link_only_where_a_browser_may_go() -> None:
    assert marking.outside("https://courier.example/a") == "https://courier.example/a"
    for url in (
        None,
        "javascript:alert(1)",
        "data:text/html,x",
        "//x.example",
        "https://",
        "https://[",
        "https://a\u202e",
    ):
        assert marking.outside(url) is None


def test_a_chip_removes_its_filter_and_keeps_the_others(client: TestClient) -> None:
    seen = see(client.get("/", params={"measure": "killed", "publisher": "Post 1", "date": "2031-04-02"}).text)
    words = " ".join(seen.words.split())
    assert "date 2031-04-02 ×" in words
    assert "measure killed ×" in words
    assert "/?measure=killed&publisher=Post+1" in seen.links
    assert "/?date=2031-04-02&publisher=Post+1" in seen.links
    assert "/?date=2031-04-02&measure=killed" in seen.links


def test_a_facet_adds_a_filter_and_its_count_is_what_it_gives(client: TestClient, book: sa.Engine) -> None:
    seen = see(client.get("/?measure=killed").text)
    assert "/?measure=killed&publisher=Post+2" in seen.links
    n = ledger.count_claims(book, ledger.Filters(measure="killed", publisher="Post 2"))
    assert f"{n} figures" in " ".join(see(client.get("/?measure=killed&publisher=Post+2").text).words.split())


def test_a_search_finds_words_in_any_case_and_keeps_the_filters(client: TestClient) -> None:
    html = client.get("/", params={"text": "VILLAGERS", "publisher": "Post 0", "page": ""}).text
    assert '<input type="hidden" name="publisher" value="Post 0">' in html
    assert "20 figures" in " ".join(see(html).words.split())


def test_paging_reaches_every_claim_once(client: TestClient, book: sa.Engine) -> None:
    total = ledger.count_claims(book)
    found = []
    for page in (1, 2):
        seen = see(client.get(f"/?page={page}").text)
        found += [link for tag, given in seen.tags if given.get("class") == "value" for link in [given["href"]]]
        assert f"{total} figures" in " ".join(seen.words.split())
    assert len(found) == len(set(found)) == total
    assert client.get("/?page=3").status_code == 400


def test_an_empty_result_and_an_empty_ledger_say_what_to_do(
    client: TestClient, tmp_path_factory: pytest.TempPathFactory
) -> None:
    answer = client.get("/?text=nowhere")
    assert answer.status_code == 200
    assert "remove all filters" in answer.text
    engine = ledger.open_ledger(tmp_path_factory.mktemp("empty") / "empty.db")
    none = TestClient(web.app(engine))
    for address in ("/", "/documents", "/asof", "/?measure=killed"):
        assert "tallybook add" in none.get(address).text
    engine.dispose()


def test_what_stood_at_a_date_forgets_what_was_replaced(client: TestClient) -> None:
    old, new = chained()
    then = see(client.get("/asof?date=2031-06-01").text)
    assert f"/claim/{new.anchor}" in then.links
    assert f"/claim/{old.anchor}" not in then.links
    before = see(client.get("/asof?date=2031-01-01").text)
    assert "No figure stood then" in before.words


BAD = [
    "/?colour=red",
    "/?page=0",
    "/?page=x",
    "/?page=²",
    "/?measure=a&measure=b",
    "/asof?date=31.5.2031",
    "/documents?page=9",
]


@pytest.mark.parametrize(
    "address", [*BAD, "/?page=99999999999999999999", "/asof?date=2031-02-30", "/asof?x=1", "/claim/x?y=1"]
)
def test_what_makes_no_sense_is_told_so(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert "does not make sense" in answer.text
    see(answer.text)


@pytest.mark.parametrize("address", ["/x", "/claim/nothing", "/document/", "/document/no/such", "/static/no.css"])
def test_what_is_not_there_is_told_so(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, "There is nothing here" in answer.text) == (404, True)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
@pytest.mark.parametrize("address", ["/", "/documents", "/document/chain", "/asof", "/api/claims", "/static/base.css"])
def test_only_looking_is_possible(client: TestClient, method: str, address: str) -> None:
    assert client.request(method, address).status_code == 405
    assert client.head(address).status_code == 200


def test_what_breaks_is_told_without_its_inside(book: sa.Engine) -> None:
    broken = TestClient(web.app(sa.create_engine("sqlite://")), raise_server_exceptions=False)
    answer = broken.get("/")
    assert (answer.status_code, "Something went wrong" in answer.text) == (500, True)
    assert "sqlite" not in answer.text
    assert broken.get("/api/claims").json().keys() == {"error"}


def test_another_host_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    for host in ("127.0.0.1:8765", "localhost:1", "[::1]:8765"):
        assert client.get("/", headers={"host": host}).status_code == 200


def test_every_flag_has_its_words() -> None:
    assert wording.notes(["time_unknown", "brand_new"]) == ["The text does not say when it happened.", "brand new"]


def test_a_report_that_changed_under_its_address_says_how(tmp_path: Path) -> None:
    engine = ledger.open_ledger(tmp_path / "book.db")
    for words in ("12 villagers were killed.", "14 villagers were killed. Some 30 fled."):
        report = factory.document(f"{words} It was in Arnor.", id="dam", url="https://courier.example/dam")
        claims = [factory.claim(report, n) for n in words.split() if n.isdigit()]
        ledger.add(engine, factory.reading(report, *claims), factory.RUN, factory.verify)
    seen = see(TestClient(web.app(engine)).get("/document/dam").text)
    assert "How this report changed under its address" in seen.words
    assert "changed: killed from 12 (reported) to 14 (reported)" in seen.words
    assert "came: killed 30 (reported)" in seen.words
    engine.dispose()
