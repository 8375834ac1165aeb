"""Which reports are about one event; and that a closed part of a ledger links as the whole does."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger import factory
from link.flood import LEXICON
from tallybook import link, spans
from tallybook.link import stories
from tallybook.types import Claim, Document, Place

PLACES = ("Ostrel", "Dravec", "Lomna", "Karvia", "Irvane", "Selmo", "Tasht", "Perrin", "Hollin", "Varda")


def event(number: int, day: int, toll: int) -> tuple[Document, Claim]:
    """A report of one of some events, which have a land in common."""
    names = PLACES[number : number + 4]
    text = f"{toll} people died in {names[0]} near {names[1]} on the {names[2]} in {names[3]}, as the wind turned."
    document = factory.document(text, id=f"{number}-{day}-{toll}", published=f"2031-05-{day:02}", publisher=f"P{day}")
    return document, factory.claim(document, str(toll), source="police")


def keys_of(told: list[tuple[Document, Claim]]) -> dict[str, stories.Keys]:
    return {d.id: link.keys(d, [c], LEXICON) for d, c in told}


def test_a_report_is_found_by_its_names_and_its_telling_figures() -> None:
    document = factory.document("Police said 2013 people and 12 dogs died near Ostrel.", publisher="Ostrel Post")
    claims = [factory.claim(document, "2013", place="Ostrel"), factory.claim(document, "12")]
    assert link.keys(document, claims, LEXICON) == {"ostrel", "killed 2013", *beside("killed ostrel", document)}
    own = factory.document("The Ostrel Post counted 2013 people.", publisher="Ostrel Post")
    assert link.keys(own, claims[1:], LEXICON) == frozenset()


def beside(key: str, document: Document) -> set[str]:
    """The keys of what is counted in a place: at any time, and in the report's two fortnights."""
    return {key, *(f"{key}{week}" for week in stories.weeks(document))}


def test_only_what_names_something_is_a_key() -> None:
    text = "Nineteen people died at Ostrel. Rescuers came. Maren Kohl of the Ministry of Health told the Lomna Star so."
    document = factory.document(text, publisher="Lomna Star")
    assert stories.names(document, LEXICON) == {"ostrel", "maren", "kohl", "health"}


def test_reports_of_one_week_share_a_fortnight() -> None:
    days = [factory.document(published=f"2031-05-{day:02}") for day in range(1, 31)]
    for n, day in enumerate(days):
        assert all(set(stories.weeks(day)) & set(stories.weeks(other)) for other in days[n : n + 8])
        assert not any(set(stories.weeks(day)) & set(stories.weeks(other)) for other in days[n + 14 :])
    assert stories.weeks(factory.document(published=None)) == ()


def test_what_is_counted_beside_a_name_is_no_further_name() -> None:
    assert stories.named(frozenset({"ostrel", "killed ostrel", "killed ostrel 12a", "killed 2013"})) == 1


def test_a_report_without_figures_is_found_by_nothing() -> None:
    assert link.keys(factory.document(), [], LEXICON) == frozenset()


def test_near_reports_share_enough_keys_and_one_that_is_not_common() -> None:
    a, b = frozenset({"ostrel", "dravec", "lomna", "karvia"}), frozenset({"ostrel", "dravec", "lomna", "irvane"})
    assert link.near(a, b)
    assert not link.near(a, frozenset({"ostrel", "selmo", "tasht"}))
    assert not link.near(a, b, common=frozenset({"ostrel", "dravec", "lomna"}))
    assert link.near(a, b, common=frozenset({"ostrel", "dravec"}))


@settings(deadline=None)
@given(told=st.lists(st.builds(event, st.sampled_from([0, 3, 6]), st.integers(1, 28), st.integers(10, 99)), max_size=12,
                     unique_by=lambda t: t[0].id))  # fmt: skip
def test_closed_parts_of_a_ledger_link_as_the_whole_does(told: list[tuple[Document, Claim]]) -> None:
    keyed = keys_of(told)
    common = link.common(keyed.values())
    whole = link.across([d for d, _ in told], [c for _, c in told], [], LEXICON)
    links, counts = set[Any](), set[Any]()
    for block in link.blocks(keyed, common):
        mine = [t for t in told if t[0].id in block]
        part = link.across([d for d, _ in mine], [c for _, c in mine], [], LEXICON, common=common)
        links |= set(part.links)
        counts |= set(part.counts)
    assert links == set(whole.links)
    assert counts == set(whole.counts)


@given(told=st.lists(st.builds(event, st.sampled_from([0, 3, 6]), st.integers(1, 28), st.integers(10, 99)), max_size=8,
                     unique_by=lambda t: t[0].id), order=st.randoms(use_true_random=False))  # fmt: skip
def test_blocks_do_not_depend_on_the_order(told: list[tuple[Document, Claim]], order: Any) -> None:
    keyed = keys_of(told)
    mixed = list(keyed)
    order.shuffle(mixed)
    again = link.blocks({r: keyed[r] for r in mixed}, frozenset())
    assert {frozenset(b) for b in again} == {frozenset(b) for b in link.blocks(keyed, frozenset())}


def test_a_place_without_a_name_leaves_the_names_of_its_sentence() -> None:
    document = factory.document("Some 900 people crossed the Lomna to the other bank.", publisher="Radio")
    said = (spans.evidence(document, 0, len(document.text), "sentence"),)
    claim = factory.claim(document, "900", measure="displaced", place="the other bank")
    claim = replace(claim, evidence=claim.evidence + said)
    assert link.keys(document, [claim], LEXICON) == {"lomna", *beside("displaced lomna", document)}
    named = replace(claim, place=Place(text="Ostrel"))
    assert "displaced lomna" not in link.keys(document, [named], LEXICON)


def test_reports_in_a_chain_are_one_story_where_half_of_them_have_two_names_in_common() -> None:
    near = ("abc", "abc", "abcdef", "def", "defxy", "xyz")
    assert len(stories.stories({str(i): frozenset(held) for i, held in enumerate(near)}, frozenset())) == 1
    chain = {str(i): frozenset(f"n{j}" for j in (2 * i, 2 * i + 1, 2 * i + 2, 2 * i + 3)) for i in range(8)}
    assert len(stories.stories(chain, frozenset())) > 1
