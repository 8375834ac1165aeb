from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import factory
from tallybook import series
from tallybook.errors import TallybookError
from tallybook.types import Claim, Document, Link, Standing

TEXT = "12 15 20 31 died"


def report(id: str, published: str | None, **given: Any) -> Document:
    return factory.document(f"{id}: {TEXT}", id=id, published=published, **given)


def stood(
    documents: list[Document], claims: list[Claim], links: list[Link], date: str
) -> list[tuple[str, float | None]]:
    _, standings = series.as_of(documents, claims, links, date)
    return [(s.origin, s.quantity.value) for s in standings]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2031-05-02", datetime(2031, 5, 2, 23, 59, 59, 999999, UTC)),
        ("2031-02", datetime(2031, 2, 28, 23, 59, 59, 999999, UTC)),
        ("2031-05-02T14:10:00Z", datetime(2031, 5, 2, 14, 10, tzinfo=UTC)),
        ("2031-05-02 14:10", datetime(2031, 5, 2, 14, 10, tzinfo=UTC)),
        ("2031-05-02T14:10:00-05:00", datetime(2031, 5, 2, 19, 10, tzinfo=UTC)),
        ("2031-05-02T00:30+0200", datetime(2031, 5, 1, 22, 30, tzinfo=UTC)),
        ("2031-05-02T14:10:00.250Z", datetime(2031, 5, 2, 14, 10, 0, 250000, UTC)),
    ],
)
def test_instant(text: str, moment: datetime) -> None:
    assert series.instant(text) == moment


NO_DATES = """
2031|yesterday|20310502|2031-02-30|2031-13|2031-5-2|2031-W05|02.05.2031|2031-05-02T|2031-05-02T25:00|0000-01
|0001-01-01T00:00+05:00|9999-12-31T23:59-05:00|２０３１-05-02| 2031-05-02|2031-05-02 |2031-05-02T10:00 +2
"""


@pytest.mark.parametrize("text", ["", *NO_DATES.replace("\n", "").split("|")])
def test_what_is_no_date_is_named(text: str) -> None:
    with pytest.raises(TallybookError) as error:
        series.as_of([], [], [], text)
    assert repr(text) in str(error.value)


def test_yesterday_never_sees_today() -> None:
    old, new = report("a", "2031-05-02"), report("b", "2031-05-03T00:10:00+02:00")
    first, second = factory.claim(old, "12", source="police"), factory.claim(new, "15", source="police")
    links = [factory.link("revises", second, first)]
    assert stood([old, new], [first, second], links, "2031-05-01") == []
    assert stood([old, new], [first, second], links, "2031-05-02T12:00Z") == []
    assert stood([old, new], [first, second], links, "2031-05-02T22:09Z") == []
    assert stood([old, new], [first, second], links, "2031-05-02") == [("police", 15)]
    late = report("b", "2031-05-03T01:00:00Z")
    assert stood([old, late], [first, second], links, "2031-05-02") == [("police", 12)]
    assert stood([old, late], [first, second], links, "2031-05") == [("police", 15)]


def test_the_standing_record() -> None:
    doc = report("a", "2031-05-02")
    said = factory.claim(doc, "12", who="villagers", place="Arnor", source="Relief Board")
    (state,), (standing,) = series.as_of([doc], [said], [], "2031-05-02")
    assert standing == Standing(
        at="2031-05-02",
        count=said.anchor,
        origin="Relief Board",
        claim=said.anchor,
        quantity=said.quantity,
        status="reported",
        as_of="2031-05-02",
        document="a",
        published="2031-05-02",
    )
    assert (state.independent_origins, state.origins, state.at) == (1, ("Relief Board",), "2031-05-02")
    assert state.count.label == "villagers killed, Arnor"


@pytest.mark.parametrize("status", ["denied", "retracted", "hypothetical"])
def test_what_never_stands(status: str) -> None:
    doc = report("a", "2031-05-02")
    (state,), standings = series.as_of([doc], [factory.claim(doc, "12", source="police", status=status)], [], "2031-06")
    assert (state.independent_origins, standings) == (0, [])


@pytest.mark.parametrize("status", ["planned", "feared", "alleged", "estimated"])
def test_what_stands_with_its_doubt(status: str) -> None:
    doc = report("a", "2031-05-02")
    _, (standing,) = series.as_of([doc], [factory.claim(doc, "12", status=status)], [], "2031-06")
    assert standing.status == status


@pytest.mark.parametrize("published", [None, "last Friday", ""])
def test_an_undated_document_never_stands(published: str | None) -> None:
    doc = report("a", published)
    assert stood([doc], [factory.claim(doc, "12")], [], "9999-12-31") == []


def test_who_is_the_origin() -> None:
    doc, wire, bare = (
        report("a", "2031-05-02"),
        report("b", "2031-05-02", agency="Meridian"),
        report("c", "2031-05-02", publisher=None),
    )
    assert series.origin(factory.claim(doc, "12"), doc) == "Northern Courier"
    assert series.origin(factory.claim(wire, "12"), wire) == "Meridian"
    assert series.origin(factory.claim(bare, "12"), bare) == "c"
    assert series.origin(factory.claim(doc, "12", source="Ila Venn", party="Relief Board"), doc) == "Relief Board"
    assert (
        series.origin(factory.claim(doc, "12", source="an aide", party="Relief Board", anonymous=True), doc)
        == "an aide"
    )


def joined(*claims: Claim, kind: str = "contradicts") -> list[Link]:
    return [factory.link(kind, b, a) for a, b in pairwise(claims)]


def test_one_origin_has_one_figure_and_it_is_the_newest_said() -> None:
    docs = [report("a", "2031-05-02"), report("b", "2031-05-04"), report("c", "2031-05-06")]
    claims = [
        factory.claim(docs[0], "12", source="The Relief Board"),
        factory.claim(docs[1], "15", source="Relief Board"),
        factory.claim(docs[2], "31", source="relief board", as_of="2031-05-03"),  # recalled, later
    ]
    assert stood(docs, claims, joined(*claims), "2031-06-01") == [("Relief Board", 15)]


def test_anonymous_sources_are_one_for_each_report() -> None:
    docs = [report("a", "2031-05-02"), report("b", "2031-05-02")]
    claims = [
        factory.claim(d, n, source="officials", anonymous=True)
        for d, n in zip((docs[0], docs[0], docs[1]), ("12", "15", "20"), strict=True)
    ]
    states, standings = series.as_of(docs, claims, joined(*claims), "2031-05-02")
    assert [s.independent_origins for s in states] == [2]
    assert len(standings) == 2


def test_a_carried_statement_has_one_origin() -> None:
    docs = [report("a", "2031-05-02", publisher="Upland Post"), report("b", "2031-05-03")]
    bare, attributed = factory.claim(docs[0], "12"), factory.claim(docs[1], "12", source="police")
    links = [factory.link("duplicate", bare, attributed)]
    assert stood(docs, [bare, attributed], links, "2031-05-02") == [("Upland Post", 12)]
    assert stood(docs, [bare, attributed], links, "2031-05-03") == [("police", 12)]


def test_a_retraction_takes_the_figure_away() -> None:
    docs = [report("a", "2031-05-02"), report("b", "2031-05-03")]
    said, taken = (
        factory.claim(docs[0], "12", source="police"),
        factory.claim(docs[1], "12", source="police", status="retracted"),
    )
    assert stood(docs, [said, taken], joined(said, taken, kind="revises"), "2031-05-03") == []
    assert stood(docs, [said, taken], joined(said, taken, kind="revises"), "2031-05-02") == [("police", 12)]


def test_documents_that_share_an_id_are_told_apart_by_their_words() -> None:
    old, new = (
        factory.document("12 died", id="01", published="2031-05-02"),
        factory.document("later 15 died", id="01", published="2031-05-09"),
    )
    claims = [factory.claim(old, "12", source="police"), factory.claim(new, "15", source="mayor")]
    assert stood([old, new], claims, [], "2031-05-03") == [("police", 12)]


@pytest.mark.parametrize(
    ("measure", "who", "place", "label"),
    [
        ("killed", "soldiers", "Arnor", "soldiers killed, Arnor"),
        ("killed", None, None, "killed"),
        ("homes_destroyed", "houses", None, "houses destroyed"),
        ("homes_destroyed", None, "Arnor", "homes destroyed, Arnor"),
        ("participants", "marchers", None, "participants: marchers"),
    ],
)
def test_labels(measure: str, who: str | None, place: str | None, label: str) -> None:
    doc = report("a", "2031-05-02")
    (count,) = series.counts([factory.claim(doc, "12", measure=measure, who=who, place=place)], [])
    assert count.label == label


DAYS = [None, "2031-05-01", "2031-05-02T06:00:00Z", "2031-05-02", "2031-05-03T01:00:00+03:00", "2031-05-04"]
DOCUMENTS = [report(str(i), day, publisher=f"Paper {i % 2}") for i, day in enumerate(DAYS)]
CLAIMS = [
    factory.claim(d, n, source=source, anonymous=source == "aides", measure=measure)
    for d in DOCUMENTS
    for n, source, measure in (
        ("12", "police", "killed"),
        ("15", None, "killed"),
        ("20", "aides", "killed"),
        ("31", None, "missing"),
    )
]
LINKS = st.lists(
    st.builds(
        lambda kind, a, b: factory.link(kind, a, b),
        st.sampled_from(["duplicate", "corroborates", "revises", "contradicts", "part_of", "restates"]),
        st.sampled_from(CLAIMS),
        st.sampled_from(CLAIMS),
    ),
    max_size=20,
)


@given(links=LINKS, order=st.permutations(CLAIMS))
def test_every_claim_is_in_exactly_one_count_in_any_order(links: list[Link], order: list[Claim]) -> None:
    counts = series.counts(order, links)
    assert sorted(m for c in counts for m in c.members) == sorted(c.anchor for c in CLAIMS)
    assert counts == series.counts(CLAIMS, links[::-1])
    assert len({c.id for c in counts}) == len(counts)


@given(
    links=LINKS,
    date=st.sampled_from(["2031-04", "2031-05-01", "2031-05-02T12:00Z", "2031-05-02", "2031-05"]),
    order=st.permutations(CLAIMS),
)
def test_what_stood_is_not_changed_by_what_came_later(links: list[Link], date: str, order: list[Claim]) -> None:
    states, standings = series.as_of(DOCUMENTS, order, links, date)
    assert (states, standings) == series.as_of(DOCUMENTS[::-1], CLAIMS, links[::-1], date)
    out = {d.id for d in DOCUMENTS if (at := series.published_at(d)) is not None and at <= series.instant(date)}
    assert {s.document for s in standings} <= out
    early = [c for c in CLAIMS if c.document in out]
    known = [k for k in links if {k.from_, k.to} <= {c.anchor for c in early}]
    alone = {s.count for s in standings}
    for state in states:
        assert state.independent_origins == len(state.origins)
        assert (state.count.id in alone) == (state.independent_origins > 0)
    if len(known) == len(links):  # the same membership: then the future changes nothing at all
        assert [s.claim for s in series.as_of(DOCUMENTS, early, known, date)[1]] == [s.claim for s in standings]
