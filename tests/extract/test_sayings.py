"""Figures, who says them, how they are put and when they held, together in sentences and short dispatches."""

import msgspec
import pytest

from cases import Case, figure, parameters, words
from tallybook.types import Claim


class Said(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`claims`: every claim as "figure measure"; the other fields by claim, where the case is about them."""

    claims: list[str]
    chains: dict[str, list[str]] = msgspec.field(default_factory=dict)
    status: dict[str, str] = msgspec.field(default_factory=dict)
    as_of: dict[str, str] = msgspec.field(default_factory=dict)


def name(claim: Claim) -> str:
    """A claim as the cases write it."""
    return f"{figure(claim).quote} {claim.measure}"


@pytest.mark.parametrize("case", parameters("sayings", Said))
def test_a_figure_is_read_with_who_says_it_and_how(case: Said) -> None:
    claims = case.reading().claims
    assert [name(c) for c in claims] == case.claims
    for claim in claims:
        if (chain := case.chains.get(name(claim))) is not None:
            assert [words(s.name) for s in claim.sources] == [words(n) for n in chain]
        assert claim.modality.status == case.status.get(name(claim), claim.modality.status)
        assert claim.as_of == case.as_of.get(name(claim), claim.as_of)
