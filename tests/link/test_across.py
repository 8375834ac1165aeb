"""Links across reports: small invented stories, one rule of evidence each; then what must hold of any claims."""

import inspect
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import read
from ledger import factory
from link.flood import LEXICON, SCENE, kinds, link, report, said, stand, together
from tallybook.link import across, figures, reasons
from tallybook.types import Claim, Link, Quantity


def test_the_same_origin_later_revises_and_may_go_down() -> None:
    old, new = report(2, "35 people died."), report(4, "31 people died.")
    first, second = said(old, "35"), said(new, "31")
    found = link((old, first), (new, second))
    assert kinds(found) == {("revises", second.anchor, first.anchor)}
    assert together(found, first, second)
    assert stand(found, ([old, new], [first, second]), "2031-05-03") == [("Interior Ministry", 35)]
    assert stand(found, ([old, new], [first, second]), "2031-05-04") == [("Interior Ministry", 31)]


def test_an_old_figure_recalled_revises_nothing() -> None:
    old, new, year = (
        report(2, "35 people died."),
        report(4, "71 people died."),
        report(30, "First it was 35, at last 71 people died."),
    )
    first, second = said(old, "35"), said(new, "71")
    again, still = said(year, "35"), said(year, "71")
    found = link((old, first), (new, second), (year, again), (year, still))
    assert ("duplicate", again.anchor, first.anchor) in kinds(found)
    assert [(k.from_, k.to) for k in found.links if k.kind == "revises"] == [(second.anchor, first.anchor)]
    assert stand(found, ([old, new, year], [first, second, again, still]), "2031-06") == [("Interior Ministry", 71)]


def test_what_is_taken_back_leaves_nothing_standing() -> None:
    old, new = report(2, "120 people died."), report(4, "He withdrew the 120.")
    first, second = said(old, "120", "Orlo Tamsin"), said(new, "120", "Orlo Tamsin", status="retracted")
    found = link((old, first), (new, second))
    assert kinds(found) == {("revises", second.anchor, first.anchor)}
    assert stand(found, ([old, new], [first, second]), "2031-05-05") == []


def test_a_retraction_takes_back_its_number_and_leaves_the_one_given_beside_it() -> None:
    old, new = report(2, "46 people died."), report(4, "43 people died; he withdrew the earlier 46.")
    first, second = said(old, "46"), said(new, "43")
    back = said(new, "46", status="retracted")
    found = link((old, first), (new, second), (new, back))
    assert kinds(found) == {("revises", second.anchor, first.anchor), ("revises", back.anchor, first.anchor)}
    assert stand(found, ([old, new], [first, second, back]), "2031-05-05") == [("Interior Ministry", 43)]


def test_two_origins_contradict_at_one_time_only_where_no_number_satisfies_both() -> None:
    a, b, c = report(2, "71 people died."), report(2, "120 people died.", 13), report(2, "At least 60 died.", 14)
    ministry, mayor = said(a, "71"), said(b, "120", "Orlo Tamsin")
    board = said(
        c, "60", "Relief Board", quantity=Quantity(value=60, low=60, high=None, bound="at_least", unit="person")
    )
    found = link((a, ministry), (b, mayor), (c, board))
    assert kinds(found) == {("contradicts", mayor.anchor, ministry.anchor)}
    assert together(found, ministry, mayor, board)


def test_about_covers_ten_percent() -> None:
    a, b = report(2, "2000 people died."), report(2, "2013 people died.", 13)
    about = Quantity(value=2000, low=None, high=None, bound="about", unit="person")
    found = link((a, said(a, "2000", quantity=about)), (b, said(b, "2013", "Relief Board")))
    assert {k.kind for k in found.links} == {"corroborates"}


def test_an_outlet_in_its_own_voice_contradicts_nobody() -> None:
    a, b = report(2, "71 people died."), report(2, "120 people died.", 13)
    assert "contradicts" not in {k.kind for k in link((a, said(a, "71")), (b, said(b, "120", None))).links}


def test_a_later_higher_toll_of_another_origin_is_no_contradiction() -> None:
    a, b = report(2, "71 people died."), report(20, "120 people died.")
    found = link((a, said(a, "71")), (b, said(b, "120", "Relief Board")))
    assert found.links == ()


def test_a_denial_contradicts_the_figure_that_it_denies() -> None:
    a, b = report(2, "3000 soldiers died."), report(3, "It is false that 3000 soldiers died.")
    claim, denial = said(a, "3000", who="soldiers"), said(b, "3000", "Karvian army", who="soldiers", status="denied")
    found = link((a, claim), (b, denial))
    assert kinds(found) == {("contradicts", denial.anchor, claim.anchor)}
    assert stand(found, ([a, b], [claim, denial]), "2031-05-03") == [("Interior Ministry", 3000)]


@pytest.mark.parametrize(
    ("text", "words", "given"),
    [
        ("71 people died, 14 of them children.", "14", {"who": "children"}),
        ("71 people died; another 33 bodies were found.", "33", {"aggregation": "increment"}),
        ("71 people died, and his 12 neighbours.", "12", {"who": "neighbours"}),
        ("71 people died.\nIn 2011 a wall fell and killed 19 workers.", "19", {"who": "workers"}),
    ],
)
def test_a_part_an_increment_and_an_older_event_are_other_questions(text: str, words: str, given: Any) -> None:
    a, b = report(2, text), report(2, "70 people died.", 14)
    whole, part, other = said(a, "71"), said(a, words, **given), said(b, "70")
    found = link((a, whole), (a, part), (b, other))
    assert together(found, whole, other)
    assert not together(found, whole, part)


def test_a_plan_is_not_compared_with_what_is() -> None:
    a, b = report(2, "600 soldiers came."), report(2, "1800 soldiers will come.", 13)
    here = said(a, "600", measure="deployed", who="soldiers", aggregation="stock")
    plan = said(b, "1800", "Orlo Tamsin", measure="deployed", who="soldiers", status="planned")
    found = link((a, here), (b, plan))
    assert found.links == ()
    assert not together(found, here, plan)


def test_a_part_is_tied_to_the_whole_of_its_report() -> None:
    a = report(2, "71 people died, 14 of them children.")
    whole, part = said(a, "71"), said(a, "14", who="children")
    assert kinds(link((a, whole), (a, part))) == {("part_of", part.anchor, whole.anchor)}


def test_two_events_are_two_stories() -> None:
    a = report(2, "35 people died.")
    b = factory.document(
        "35 people died when the Selmo mine near Irvane in Tasht burned.", id="b", published="2031-05-02"
    )
    first, second = said(a, "35"), said(b, "35")
    found = link((a, first), (b, second))
    assert found.links == ()
    assert not together(found, first, second)


def test_a_wire_story_in_two_outlets_is_one_report() -> None:
    text = "Rescuers in rubber boats searched the streets of the town where 35 people died when the water came at dawn."
    a, b = report(2, text, publisher="Meridian"), report(3, text, publisher="Hollin Post", agency="Meridian")
    first, second = said(a, "35", None), said(b, "35", None)
    found = link((a, first), (b, second))
    (made,) = found.links
    assert made.kind == "duplicate"
    assert "one report is a copy of the other, or tells it again" in made.reasons
    assert stand(found, ([a, b], [first, second]), "2031-05-04") == [("Meridian", 35)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Interior Ministry", "interior ministry"),
        ("Interior Ministry", "Karvia's Interior Ministry"),
        ("Relief Office of the League", "ROL"),
        ("Orlo Tamsin", "Dr. Tamsin"),
        ("health ministry in Karvia", "Karvia health authorities"),
    ],
)
def test_names_of_one_body_are_one_origin(one: str, other: str) -> None:
    a, b = report(2, "35 people died."), report(3, "71 people died.")
    found = link((a, said(a, "35", one)), (b, said(b, "71", other)))
    assert [k.kind for k in found.links] == ["revises"]


def test_two_ministries_are_two_origins() -> None:
    a, b = report(2, "35 people died."), report(2, "71 people died.", 13)
    found = link((a, said(a, "35", "Interior Ministry")), (b, said(b, "71", "Health Ministry")))
    assert [k.kind for k in found.links] == ["contradicts"]


def test_a_spokesman_is_the_body_that_he_speaks_for() -> None:
    a = report(2, "35 people died, the Interior Ministry said.")
    b = report(3, "71 people died, Interior Ministry spokesman Col. Hedo Varn said.")
    found = link((a, said(a, "35")), (b, said(b, "71", "Col. Hedo Varn")))
    assert [k.kind for k in found.links] == ["revises"]
    assert {o.name for o in found.origins.values()} == {"Interior Ministry"}


def test_what_a_headline_calls_a_body_is_what_the_text_calls_it_beside_its_name() -> None:
    title = "Rights group: 35 dead in Ostrel"
    a = factory.document(f"{title}\n\nThe Lantern Centre, a rights group, wrote. {SCENE}", id="a", title=title)
    b = report(3, "71 people died, the Lantern Centre said.")
    found = link((a, said(a, "35", "Rights group")), (b, said(b, "71", "Lantern Centre")))
    assert [k.kind for k in found.links] == ["revises"]


def test_a_headline_without_a_source_has_that_of_its_text() -> None:
    title = "35 dead in Ostrel"
    a = factory.document(f"{title}\n\nThe ministry counts 36 or 35. {SCENE}", id="a", title=title)
    head = said(a, "35", None)
    body = factory.claim(a, "35", source="Interior Ministry", measure="killed")
    body = said(factory.document(a.text.replace("35", "xx", 1), id="a", title=title), "35")
    assert head.anchor != body.anchor
    found = link((a, head), (a, body))
    assert kinds(found) == {("restates", head.anchor, body.anchor)}
    assert {o.name for o in found.origins.values()} == {"Interior Ministry"}


def test_unnamed_sources_are_one_for_each_report() -> None:
    water = "35 people died, said men who had seen the water come down the street and carry off bread, doors and goats."
    bridge = "The bridge is gone, the road is shut, and nobody knows who will mend it or when; in all 71 people died."
    a, b = report(2, f"{water} {water[9:]}"), report(2, f"{bridge} {bridge[:80]}", 13)
    found = link((a, said(a, "35", "officials", anonymous=True)), (b, said(b, "71", "officials", anonymous=True)))
    assert len({o.key for o in found.origins.values()}) == 2


def test_the_ledger_links_what_the_program_reads() -> None:
    first = read(
        "OSTREL - At least 12 people were killed in Ostrel when the Dravec dam in Karvia burst, police said.",
        published="2031-05-02", publisher="Lomna Courier",
    )  # fmt: skip
    second = read(
        "OSTREL - Police said 35 people were killed when the Dravec dam in Karvia burst above Ostrel.",
        published="2031-05-04", publisher="Lomna Courier",
    )  # fmt: skip
    claims = [*first.claims, *second.claims]
    found = across([first.document, second.document], claims, [*first.links, *second.links], LEXICON)
    assert [k.kind for k in found.links] == ["revises"]


# --- what must hold of any claims

TEXTS = ("12 15 20 31 people died in Ostrel, Karvia.", "31 20 15 12 soldiers and children died in Ostrel, Karvia.")
DAYS = [None, "2031-05-01", "2031-05-02T06:00:00Z", "2031-05-02", "2031-05-04", "2032-05-04"]
DOCUMENTS = [
    factory.document(f"{TEXTS[i % 2]} The Dravec dam of the Lomna valley.", id=str(i), published=day, publisher=f"P{i}")
    for i, day in enumerate(DAYS)
]
CLAIMS = [
    factory.claim(
        document, words, source=source, anonymous=source == "aides", who=who, status=status, aggregation=aggregation
    )
    for document in DOCUMENTS
    for words, source, who, status, aggregation in (
        ("12", "police", None, "reported", "cumulative"),
        ("15", "Karvian police", "soldiers", "reported", "incident"),
        ("20", "aides", "children", "denied", "unknown"),
        ("31", None, "people", "retracted", "increment"),
    )
]
LINKS = st.lists(
    st.builds(factory.link, st.sampled_from(["restates", "revises", "contradicts", "part_of"]),
              st.sampled_from(CLAIMS), st.sampled_from(CLAIMS)),
    max_size=6,
)  # fmt: skip
SOME = st.lists(st.sampled_from(CLAIMS), unique_by=lambda c: c.anchor)


@settings(deadline=None)
@given(claims=SOME, order=st.randoms(use_true_random=False), links=LINKS)
def test_the_order_of_arrival_and_adding_twice_make_no_difference(
    claims: list[Claim], order: Any, links: list[Link]
) -> None:
    right = across(DOCUMENTS, claims, links, LEXICON)
    mixed, reports = [*claims, *claims], [*DOCUMENTS]
    order.shuffle(mixed)
    order.shuffle(reports)
    assert across(reports, mixed, [*links[::-1], *links], LEXICON) == right


@settings(deadline=None)
@given(claims=SOME)
def test_every_claim_is_in_one_count_and_links_are_what_they_say(claims: list[Claim]) -> None:
    found = across(DOCUMENTS, claims, [], LEXICON)
    measures = {c.anchor: c.measure for c in claims}
    assert sorted(a for group in found.counts for a in group) == sorted(measures)
    assert sorted(a for group in found.statements for a in group) == sorted(measures)
    count = {a: i for i, group in enumerate(found.counts) for a in group}
    statement = {a: i for i, group in enumerate(found.statements) for a in group}
    pairs = {(k.from_, k.to) for k in found.links if k.kind == "contradicts"}
    assert not {(b, a) for a, b in pairs} & pairs
    for made in found.links:
        a, b = made.from_, made.to
        assert a != b
        assert made.reasons
        assert all(made.reasons)
        same = found.origins[a].key == found.origins[b].key
        assert (count[a] == count[b]) == (made.kind != "part_of")
        assert (statement[a] == statement[b]) == (made.kind in ("duplicate", "restates"))
        assert same or made.kind not in ("revises", "duplicate", "restates")
        assert not same or made.kind not in ("contradicts", "corroborates")


@settings(deadline=None)
@given(claims=SOME, links=LINKS)
def test_revisions_lead_back_to_nothing_before_them(claims: list[Claim], links: list[Link]) -> None:
    anchors = {c.anchor for c in claims}
    given = [k for k in links if {k.from_, k.to} <= anchors]
    edges: dict[str, set[str]] = {}
    for made in across(DOCUMENTS, claims, given, LEXICON).links:
        if made.kind == "revises":
            edges.setdefault(made.from_, set()).add(made.to)
    for start in edges:
        reached, ahead = set[str](), set(edges[start])
        while ahead:
            at = ahead.pop()
            reached.add(at)
            ahead |= edges.get(at, set()) - reached
        assert start not in reached


QUANTITIES = st.builds(
    Quantity,
    value=st.none() | st.integers(0, 3000).map(float),
    low=st.none() | st.integers(0, 3000).map(float),
    high=st.none() | st.integers(0, 3000).map(float),
    bound=st.sampled_from(["exact", "about", "at_least", "more_than", "at_most", "less_than", "between", "vague"]),
    unit=st.just("person"),
)


@given(a=QUANTITIES, b=QUANTITIES)
def test_agreeing_and_excluding_are_symmetric(a: Quantity, b: Quantity) -> None:
    assert figures.agree(a, b) == figures.agree(b, a)
    assert figures.exclude(a, b) == figures.exclude(b, a)
    assert figures.agree(a, a)
    assert not figures.exclude(a, a)


@pytest.mark.parametrize("rule", ["REVISES", "CONTRADICTS", "DENIES", "CORROBORATES"])
def test_each_reason_says_in_words_what_the_user_reads(rule: str) -> None:
    needed = getattr(reasons, rule)
    assert all(inspect.getdoc(reason) for reason in needed)
    told = reasons.words_of(needed)
    assert all(told)
    assert len(set(told)) == len(told)
