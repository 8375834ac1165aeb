"""Stage 8, modality: how a figure is put forward, and how it may be compared; `reported` is the word's absence."""

import pytest

from cases import Case, claim_of, parameters


class Put(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`status` and, where the words tell it, `aggregation` of the claim with this figure."""

    figure: str
    status: str = "reported"
    measure: str | None = None
    aggregation: str | None = None


@pytest.mark.parametrize("case", parameters("modalities", Put))
def test_a_figure_is_put_forward_as_its_words_say(case: Put) -> None:
    claim = claim_of(case.reading(), case.figure, case.measure)
    assert claim.modality.status == case.status
    assert claim.modality.polarity == (case.status != "denied")
    if case.aggregation is not None:
        assert claim.aggregation == case.aggregation
    assert ("aggregation_unknown" in claim.flags) == (claim.aggregation == "unknown")
