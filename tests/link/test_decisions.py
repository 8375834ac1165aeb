"""What people decide comes before every rule of linking."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger import factory
from link.flood import LEXICON, kinds, link, report, said, stand, together
from link.test_across import CLAIMS, DOCUMENTS, SOME
from tallybook.link import Decisions, across

OLD, NEW = report(2, "35 people died."), report(4, "71 people died.")
FIRST, SECOND = said(OLD, "35"), said(NEW, "71")
BOTH = ((OLD, FIRST), (NEW, SECOND))
STORY = ([OLD, NEW], [FIRST, SECOND])


def test_a_refused_revision_is_not_found_and_both_questions_stay_one() -> None:
    found = link(*BOTH, refused=frozenset({("revises", SECOND.anchor, FIRST.anchor)}))
    assert kinds(found) == set()
    assert together(found, FIRST, SECOND)


def test_a_refusal_holds_for_every_report_that_carries_the_two_figures() -> None:
    again = report(5, "71 people died.", title="A copy")
    third = said(again, "71")
    refused = frozenset({("revises", third.anchor, FIRST.anchor)})
    assert {k for k, _, _ in kinds(link(*BOTH, (again, third), refused=refused))} == {"duplicate"}


def test_a_refused_contradiction_is_refused_in_both_directions() -> None:
    other = report(2, "120 people died.", 13)
    mayor = said(other, "120", "Orlo Tamsin")
    claims = ((OLD, FIRST), (other, mayor))
    assert {k for k, _, _ in kinds(link(*claims))} == {"contradicts"}
    for pair in ((FIRST, mayor), (mayor, FIRST)):
        refused = frozenset({("contradicts", pair[0].anchor, pair[1].anchor)})
        assert kinds(link(*claims, refused=refused)) == set()


def test_a_refused_duplicate_makes_two_statements() -> None:
    again = report(5, "35 people died.")
    third = said(again, "35")
    assert kinds(link((OLD, FIRST), (again, third))) == {("duplicate", third.anchor, FIRST.anchor)}
    found = link((OLD, FIRST), (again, third), refused=frozenset({("duplicate", FIRST.anchor, third.anchor)}))
    assert "duplicate" not in {k for k, _, _ in kinds(found)}
    assert len(found.statements) == 2


def test_a_confirmed_link_is_found_without_a_rule_and_says_who_said_so() -> None:
    other = factory.document("9 men fell into the Selmo mine near Irvane.", id="b", published="2031-05-03")
    part = factory.claim(other, "9")
    (made,) = link((OLD, FIRST), (other, part), confirmed=frozenset({("part_of", part.anchor, FIRST.anchor)})).links
    assert (made.kind, made.from_, made.to) == ("part_of", part.anchor, FIRST.anchor)
    assert made.reasons == ("a person says so",)


def test_a_link_that_is_found_and_confirmed_is_one_link_with_both_reasons() -> None:
    (made,) = link(*BOTH, confirmed=frozenset({("revises", SECOND.anchor, FIRST.anchor)})).links
    assert made.reasons[0] == "a person says so"
    assert "the same origin" in made.reasons


def test_counts_that_a_person_merged_are_one_over_two_stories_too() -> None:
    other = factory.document("9 men fell into the Selmo mine near Irvane.", id="b", published="2031-05-03")
    part = factory.claim(other, "9")
    assert not together(link((OLD, FIRST), (other, part)), FIRST, part)
    assert together(link((OLD, FIRST), (other, part), same_count=frozenset({(part.anchor, FIRST.anchor)})), FIRST, part)


def test_where_two_decisions_collide_apart_wins() -> None:
    pair = frozenset({(FIRST.anchor, SECOND.anchor)})
    assert not together(link(*BOTH, same_count=pair, different_count=pair), FIRST, SECOND)


def test_a_split_count_is_two_and_nothing_in_it_revises_the_other_side() -> None:
    third_report = report(5, "80 people died.")
    third = said(third_report, "80")
    found = link(
        *BOTH,
        (third_report, third),
        different_count=frozenset({(FIRST.anchor, SECOND.anchor)}),
        same_count=frozenset({(third.anchor, SECOND.anchor)}),
    )
    assert not together(found, FIRST, SECOND)
    assert together(found, SECOND, third)
    assert kinds(found) == {("revises", third.anchor, SECOND.anchor)}


def test_sources_that_a_person_joined_are_one_origin_and_those_kept_apart_two() -> None:
    other = report(2, "71 people died.", 20)
    mayor = said(other, "71", "Orlo Tamsin")
    claims = ((OLD, FIRST), (other, mayor))
    assert kinds(link(*claims)) == {("contradicts", mayor.anchor, FIRST.anchor)}
    found = link(*claims, same_body=frozenset({("orlo  tamsin", "INTERIOR Ministry")}))
    assert kinds(found) == {("revises", mayor.anchor, FIRST.anchor)}
    short = said(other, "71", "Karvia's Interior Ministry")
    apart = frozenset({("Interior Ministry", "Karvia's Interior Ministry")})
    assert kinds(link((OLD, FIRST), (other, short))) == {("revises", short.anchor, FIRST.anchor)}
    found = link((OLD, FIRST), (other, short), different_body=apart)
    assert kinds(found) == {("contradicts", short.anchor, FIRST.anchor)}


def test_an_outlet_can_be_said_to_be_a_named_source() -> None:
    other = report(4, "71 people died.", publisher="Ministry Channel")
    own = said(other, "71", None)
    found = link((OLD, FIRST), (other, own), same_body=frozenset({("Ministry Channel", "Interior Ministry")}))
    assert stand(found, ([OLD, other], [FIRST, own]), "2031-05-05") == [("Interior Ministry", 71)]


PAIRS = st.frozensets(st.tuples(st.sampled_from(CLAIMS), st.sampled_from(CLAIMS)).filter(lambda p: p[0] is not p[1]))


@settings(deadline=None)
@given(claims=SOME, same=PAIRS, refused=PAIRS, kind=st.sampled_from(["revises", "contradicts", "duplicate"]))
def test_whatever_is_decided_holds(claims: list[Any], same: Any, refused: Any, kind: Any) -> None:
    anchors = {c.anchor for c in claims}
    pairs = frozenset((a.anchor, b.anchor) for a, b in same if a.measure == b.measure)
    named = frozenset((kind, a.anchor, b.anchor) for a, b in refused)
    found = across(DOCUMENTS, claims, [], LEXICON, Decisions(same_count=pairs, refused=named))
    for a, b in pairs:
        if {a, b} <= anchors:
            assert any({a, b} <= set(group) for group in found.counts)
    assert not {(k.kind, k.from_, k.to) for k in found.links} & named


@pytest.mark.parametrize("kind", ["revises", "contradicts", "corroborates", "part_of", "duplicate"])
def test_decisions_about_what_is_not_there_change_nothing(kind: Any) -> None:
    gone = frozenset({(kind, "no such anchor", FIRST.anchor)})
    plain = link(*BOTH)
    assert link(*BOTH, confirmed=gone, refused=gone, same_count=frozenset({("x", FIRST.anchor)})) == plain
