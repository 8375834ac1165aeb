"""Stage 7, attribute: whose figure it is, outermost source first. Empty: the outlet's own; unclear: a flag says so."""

import pytest

from cases import Case, claim_of, parameters, words


class Attributed(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`chain`: the names for the figure, outermost first; `unclear`: the flag where the voice cannot be told."""

    figure: str
    chain: list[str]
    measure: str | None = None
    anonymous: list[bool] | None = None
    party: str | None = None
    unclear: bool = False


@pytest.mark.parametrize(
    "case", [*parameters("attributions", Attributed), *parameters("official", Attributed, "chain")]
)
def test_a_figure_has_its_chain_of_sources(case: Attributed) -> None:
    reading = case.reading()
    claim = claim_of(reading, case.figure, case.measure)
    assert [words(s.name) for s in claim.sources] == [words(name) for name in case.chain]
    if case.anonymous is not None:
        assert [s.anonymous for s in claim.sources] == case.anonymous
    if case.party is not None:
        assert words(claim.sources[-1].party or "") == words(case.party)
    assert ("source_unclear" in claim.flags) == case.unclear
    named = {(e.start, e.end) for e in claim.evidence if e.role == "source"}
    assert {(s.start, s.end) for s in claim.sources} == named
    assert all(0 <= start < end <= len(reading.document.text) for start, end in named)
