"""People decide: linking obeys, a newer decision supersedes, nothing is changed, readings and linking come and go."""

from typing import Any

import pytest
import sqlalchemy as sa

from ledger import factory
from ledger.test_growth import held
from tallybook import ledger
from tallybook.errors import LedgerError
from tallybook.ledger import deciding, rows
from tallybook.ledger.judging import ACTIONS
from tallybook.types import Decision, Reading

ROAD = "the road by Arnor and Velmar and Drazhe and Ushna"
FAR = "the quay of Fenna and Irdeli and Korrun and Orro"


def told(number: int, day: int, figure: str, source: str, place: str = ROAD, **given: Any) -> Reading:
    report = factory.document(
        f"{'No ' * number}word more. The dead are {figure} after the slide on {place}.",
        id=f"r{number}",
        publisher=f"Paper {number}",
        published=f"2031-05-{day:02}",
    )
    claim = factory.claim(report, figure, source=source, who="villagers", aggregation="cumulative", **given)
    return factory.reading(report, claim)


READINGS = [
    told(1, 2, "71", "Interior Ministry"),
    told(2, 3, "80", "Interior Ministry"),
    told(3, 4, "55", "Relief Board"),
    told(4, 5, "33", "Harbour Police", FAR),
]
ONE, TWO, THREE, FAR_ONE = (r.claims[0].anchor for r in READINGS)


@pytest.fixture
def slide(book: sa.Engine) -> sa.Engine:
    add(book)
    return book


def add(engine: sa.Engine, readings: list[Reading] = READINGS) -> None:
    for item in readings:
        ledger.add(engine, item, factory.RUN, factory.verify)


def decide(engine: sa.Engine, action: str, *targets: str) -> None:
    ledger.decide(engine, action, targets, "Ana Ferro", "the reports say so")


def groups(engine: sa.Engine) -> set[frozenset[str]]:
    return {frozenset(c.members) for c in ledger.linked(engine).counts}


def kinds(engine: sa.Engine) -> set[tuple[str, str, str]]:
    return {(k.kind, k.from_, k.to) for k in ledger.linked(engine).links}


def origins(engine: sa.Engine) -> list[str]:
    _, standing = ledger.linked(engine).as_of("2031-06")
    return sorted(s.origin for s in standing if s.claim != FAR_ONE)


def test_counts_of_two_stories_are_merged_and_both_ids_stay_valid(slide: sa.Engine) -> None:
    assert groups(slide) == {frozenset({ONE, TWO, THREE}), frozenset({FAR_ONE})}
    decide(slide, "merge", ONE, FAR_ONE)
    whole = frozenset({ONE, TWO, THREE, FAR_ONE})
    assert groups(slide) == {whole}
    assert {ledger.count_of(slide, a) for a in whole} == {min(whole)}
    before = held(slide)
    ledger.relink(slide)
    assert held(slide) == before


def test_a_claim_is_split_off_and_its_links_go_with_it(slide: sa.Engine) -> None:
    assert ("contradicts", THREE, TWO) in kinds(slide)
    decide(slide, "split", ONE, THREE)
    assert groups(slide) == {frozenset({ONE, TWO}), frozenset({THREE}), frozenset({FAR_ONE})}
    assert not any(THREE in link for link in kinds(slide))


def test_a_newer_decision_supersedes_and_the_older_one_stays(slide: sa.Engine) -> None:
    before = groups(slide)
    decide(slide, "split", ONE, THREE)
    decide(slide, "merge", ONE, THREE)
    assert groups(slide) == before
    decide(slide, "split", ONE, THREE)
    assert frozenset({THREE}) in groups(slide)
    kept = ledger.decisions(slide)
    assert {d.by for d in kept} == {"Ana Ferro"}
    assert {"same_count", "other_count"} == {d.kind for d in kept}
    assert len(kept) >= 3


def test_a_count_is_called_as_a_person_says(slide: sa.Engine) -> None:
    decide(slide, "rename", TWO, "Dead of the\n slide")
    (count,) = (c for c in ledger.linked(slide).counts if TWO in c.members)
    assert count.label == "Dead of the slide"
    assert ledger.life(slide, ONE).count.label == "Dead of the slide"
    decide(slide, "rename", ONE, "Dead at Ushna")
    decide(slide, "rename", TWO, "Dead of the road")
    assert ledger.life(slide, ONE).count.label == "Dead of the road"


def test_a_refused_link_is_not_found_again_and_a_confirmed_one_is(slide: sa.Engine) -> None:
    decide(slide, "refuse", "contradicts", THREE, TWO)
    assert ("contradicts", THREE, TWO) not in kinds(slide)
    decide(slide, "confirm", "part_of", FAR_ONE, TWO)
    assert ("part_of", FAR_ONE, TWO) in kinds(slide)
    ledger.relink(slide)
    assert ("contradicts", THREE, TWO) not in kinds(slide)
    decide(slide, "confirm", "contradicts", THREE, TWO)
    assert ("contradicts", THREE, TWO) in kinds(slide)


def test_two_names_are_one_body_until_somebody_says_not(slide: sa.Engine) -> None:
    assert origins(slide) == ["Interior Ministry", "Relief Board"]
    decide(slide, "one-body", "RELIEF board", "Interior Ministry")
    assert len(origins(slide)) == 1
    decide(slide, "two-bodies", "Interior Ministry", "relief board")
    assert origins(slide) == ["Interior Ministry", "Relief Board"]


def test_a_decision_outlives_readings_and_the_order_of_anything(slide: sa.Engine, tmp_path: Any) -> None:
    decide(slide, "merge", ONE, FAR_ONE)
    decide(slide, "split", ONE, THREE)
    for item in READINGS:  # read again, with nothing found; then as before
        ledger.add(slide, factory.reading(item.document), factory.BETTER, factory.verify)
    assert groups(slide) == set()
    add(slide)
    after = groups(slide)
    assert frozenset({THREE}) in after
    assert any({ONE, FAR_ONE} <= group for group in after)
    other = ledger.open_ledger(tmp_path / "other.db")
    add(other, READINGS[::-1])
    decide(other, "merge", ONE, FAR_ONE)
    decide(other, "split", ONE, THREE)
    assert held(other) == held(slide)
    other.dispose()


def test_a_past_state_knows_no_later_decision(slide: sa.Engine) -> None:
    before, at = groups(slide), rows.now()
    decide(slide, "split", ONE, THREE)
    assert {frozenset(c.members) for c in ledger.linked(slide, at).counts} == before != groups(slide)


@pytest.mark.parametrize(
    ("action", "targets", "said"),
    [
        ("join", (ONE, TWO), "no decision 'join': choose merge, split"),
        ("merge", (ONE,), "takes two counts or more; 1 given"),
        ("merge", (ONE, TWO), "one count already"),
        ("merge", (ONE, "nobody"), "no count has the id 'nobody'"),
        ("split", (ONE, FAR_ONE), f"claim {FAR_ONE} is not in count"),
        ("split", (ONE, ONE, TWO, THREE), "a claim must stay"),
        ("rename", (ONE, " \n"), "must have a word"),
        ("confirm", ("likes", ONE, TWO), "no kind of link 'likes': choose duplicate"),
        ("confirm", ("revises", ONE, ONE), "between two claims"),
        ("refuse", ("revises", ONE, "nobody"), "no current claim has the anchor 'nobody'"),
        ("one-body", ("police", "Police "), "must be two names"),
    ],
)
def test_what_cannot_be_decided_is_named_and_not_kept(
    slide: sa.Engine, action: str, targets: tuple[str, ...], said: str
) -> None:
    with pytest.raises(LedgerError, match=said):
        decide(slide, action, *targets)
    assert ledger.decisions(slide) == []


@pytest.mark.parametrize(("by", "why"), [(" ", "x"), ("x", "")])
def test_a_decision_says_who_and_why(slide: sa.Engine, by: str, why: str) -> None:
    with pytest.raises(LedgerError, match="a decision must say"):
        ledger.decide(slide, "rename", [ONE, "x"], by, why)
    assert ledger.decisions(slide) == []


def test_claims_of_two_measures_are_not_merged(slide: sa.Engine) -> None:
    other = told(7, 6, "9", "Harbour Police", FAR, measure="injured")
    add(slide, [other])
    with pytest.raises(LedgerError, match="different measures are not one count: injured, killed"):
        decide(slide, "merge", ONE, other.claims[0].anchor)


def test_what_holds_is_a_function_of_the_table() -> None:
    def made(kind: Any, first: str, second: str | None, value: str | None = None) -> Decision:
        return Decision(kind=kind, first=first, second=second, value=value, by="A", why="w", at="2031-05-01")

    held = deciding.holding(
        [
            made("same_count", "a", "b"),
            made("other_count", "b", "a"),
            made("confirm_link", "a", "b", "revises"),
            made("refuse_link", "a", "b", "revises"),
            made("refuse_link", "b", "a", "revises"),
            made("name", "a", None, "old"),
            made("name", "a", None, "new"),
        ]
    )
    assert (held.decided.same_count, held.decided.different_count) == (frozenset(), frozenset({("b", "a")}))
    assert held.decided.confirmed == frozenset()
    assert held.decided.refused == {("revises", "a", "b"), ("revises", "b", "a")}
    assert held.names == {"a": "new"}


def test_every_action_says_what_it_takes() -> None:
    for name, action in ACTIONS.items():
        assert f"`{name} " in (action.__doc__ or "")
