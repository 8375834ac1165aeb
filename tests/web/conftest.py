from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from ledger import factory
from tallybook import ids, ledger, spans, web
from tallybook.types import Citation, Claim, Document, Quantity, Unread
from web.browser import TestClient

RLO = "\u202e"
STRANGE_ID = 'b/7 ?#%&"<i>' + RLO
HOSTILE = factory.document(
    f'<script>alert("x")</script> & 41 people{RLO}\u0007 drowned,\tsaid <b onclick=go()>Ode</b>.\n\n'
    "{{ 7 * 7 }} </article></p> 3 'others' \"left\".",
    id=STRANGE_ID,
    title=None,
    publisher='"><img src=x onerror=alert(1)>',
    url="javascript:alert(1)",
    byline=f"Ode{RLO}",
)
OVERLAP = factory.document(
    "Bridge toll of 9\n\nHarbour staff saw 9 dead or hurt on the quay.\nPhoto: 5 boats\n\n"
    "- 20 to 25 boats burnt\n- 2 more",
    id="overlap",
    title="Bridge toll of 9",
    publisher="Northern Courier",
    agency="Quay Wire",
    url="https://courier.example/bridge",
    unread=(Unread(start=64, end=78, kind="caption"),),
    flags=("date_ambiguous", "never_heard_of"),
)
BARE = factory.document("It was quiet.", id="bare", publisher=None, published=None)
REVISED = factory.document(
    "A lawmaker quoted the spy bureau: 6000 troops died. Later it said 1200 had.", id="chain", published="2031-06-01"
)

TWICE = [
    factory.document(f"{n} rowers drowned in the {sea} Sea.", id="01", publisher=f"{sea} Post")
    for n, sea in ((7, "North"), (8, "South"))
]  # two files were called 01


def figure(report: Document, words: str, start: int, **given: Any) -> Claim:
    """A claim on the words at an offset."""
    made = factory.claim(report, words)
    evidence = (spans.evidence(report, start, start + len(words), "figure"),)
    measure = given.pop("measure", "killed")
    made = replace(
        made, evidence=evidence, measure=measure, anchor=ids.anchor(report, start, start + len(words), measure), **given
    )
    return replace(made, id=ids.digest("claim", made))


def overlapping() -> tuple[Claim, ...]:
    """Two claims on one figure, and one inside another's."""
    head, body, more = OVERLAP.text.index("9"), OVERLAP.text.index("9 dead"), OVERLAP.text.index("2 more")
    return (
        figure(OVERLAP, "9", head),
        figure(OVERLAP, "9", body),
        figure(OVERLAP, "9", body, measure="injured"),
        figure(OVERLAP, "20", OVERLAP.text.index("20 to"), measure="equipment_lost"),
        figure(OVERLAP, "2", more, flags=("time_unknown", "strange_new_flag"), measure="equipment_lost"),
    )


def chained() -> tuple[Claim, Claim]:
    """A figure by way of a lawmaker and a bureau, and the one that replaced it."""
    text = REVISED.text
    sources = (
        Citation(name="Lawmaker", kind="official", party=None, anonymous=True, cue="quoted", start=0, end=10),
        Citation(name="Spy Bureau", kind="institution", party=None, anonymous=False, cue=None, start=22, end=32),
    )
    sentence = spans.evidence(REVISED, 0, text.index(" Later"), "sentence")
    at_least = Quantity(value=6000, low=6000, high=None, bound="at_least", unit="person")
    old = figure(REVISED, "6000", text.index("6000"), sources=sources, quantity=at_least)
    old = replace(old, evidence=(*old.evidence, sentence))
    return old, figure(REVISED, "1200", text.index("1200"), sources=sources[1:])


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    """A ledger with long lists, hostile words, overlapping figures, a chain of sources and a second reading."""
    engine = ledger.open_ledger(tmp_path_factory.mktemp("web") / "book.db")

    def add(report: Document, *claims: Claim, links: Any = (), run: Any = factory.RUN) -> None:
        ledger.add(engine, factory.reading(report, *claims, links=links), run, factory.verify)

    for n in range(60):
        read = factory.simple(f"n{n}", str(n), published=f"2031-04-{n % 28 + 1:02}", publisher=f"Post {n % 3}")
        ledger.add(engine, read, factory.RUN, factory.verify)
    hostile = factory.claim(
        HOSTILE, "41", who=f"<i>people</i>{RLO}", place="'Arnor\"", source=f"<b>Ode</b>{RLO}", party="<u>"
    )
    add(HOSTILE, hostile, factory.claim(HOSTILE, "3"))
    add(OVERLAP, *overlapping())
    add(BARE)
    old, new = chained()
    add(REVISED, old)
    add(REVISED, old, new, links=(factory.link("revises", new, old),), run=factory.BETTER)
    for report in TWICE:
        add(report, factory.claim(report, report.text[0]))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def client(book: sa.Engine) -> TestClient:
    """A client of the pages; what breaks is answered, not raised."""
    return TestClient(web.app(book), raise_server_exceptions=False)
