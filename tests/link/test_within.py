"""Links inside one document: the same figure again, a newer one, a part, a contradiction; and most pairs have none."""

from itertools import islice, permutations

import pytest

from cases import Case, figure, load, parameters
from tallybook import lexicon
from tallybook.link import within
from tallybook.types import Claim, Link, LinkKind

LEXICON = lexicon.load()


class Linked(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`links`: every link of the document as "quote kind quote", in the order of the text; a figure that comes
    again is "12#2" the second time.
    """

    links: list[str]


def labels(claims: list[Claim]) -> dict[str, str]:
    """Each claim's anchor with its figure, numbered where it comes again."""
    out: dict[str, str] = {}
    for claim in claims:
        quote = figure(claim).quote
        count = sum(name.split("#")[0] == quote for name in out.values()) + 1
        out[claim.anchor] = quote if count == 1 else f"{quote}#{count}"
    return out


@pytest.mark.parametrize("case", parameters("links", Linked))
def test_claims_are_linked_as_the_text_relates_them(case: Linked) -> None:
    reading = case.reading()
    names = labels(list(reading.claims))
    assert sorted(f"{names[k.from_]} {k.kind} {names[k.to]}" for k in reading.links) == sorted(case.links)


ALL = load("links", Linked)


def pairs(links: list[Link]) -> set[tuple[LinkKind, str, str]]:
    return {(k.kind, k.from_, k.to) for k in links}


@pytest.mark.xfail(
    strict=True, raises=AssertionError, reason="within takes the order of the list for the order of the text"
)
def test_links_do_not_depend_on_the_order_of_the_claims() -> None:
    for reading in (case.reading() for case in ALL):
        right = pairs(list(reading.links))
        for order in islice(permutations(reading.claims), 24):
            assert pairs(within(reading.document, list(order), LEXICON)) == right


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.text[:40])
def test_a_link_joins_two_claims_of_one_measure_and_says_why(case: Linked) -> None:
    reading = case.reading()
    measures = {c.anchor: c.measure for c in reading.claims}
    for link in reading.links:
        assert link.from_ != link.to
        assert measures[link.from_] == measures[link.to]
        assert link.reasons
        assert all(link.reasons)
    assert len({(k.kind, frozenset((k.from_, k.to))) for k in reading.links}) == len(reading.links)


@pytest.mark.parametrize("kind", ["revises", "restates", "part_of"])
@pytest.mark.parametrize("case", ALL, ids=lambda case: case.text[:40])
def test_a_directed_link_leads_back_to_nothing_before_it(case: Linked, kind: LinkKind) -> None:
    edges: dict[str, set[str]] = {}
    for link in case.reading().links:
        if link.kind == kind:
            edges.setdefault(link.from_, set()).add(link.to)
    for start in edges:
        reached, ahead = set[str](), set(edges[start])
        while ahead:
            at = ahead.pop()
            reached.add(at)
            ahead |= edges.get(at, set()) - reached
        assert start not in reached


def test_no_claims_have_no_links() -> None:
    reading = Linked(text="The rain went on.", links=[]).reading()
    assert within(reading.document, [], LEXICON) == []
