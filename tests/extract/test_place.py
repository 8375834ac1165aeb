"""Stage 9, place: the innermost place of the figure, in the text's own words; where there is none, a flag."""

import pytest

from cases import Case, claim_of, parameters, words


class Placed(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`place`: the words of the place, "" where the text has none for this figure."""

    figure: str
    place: str
    measure: str | None = None


@pytest.mark.parametrize("case", parameters("places", Placed))
def test_a_figure_has_its_place(case: Placed) -> None:
    reading = case.reading()
    claim = claim_of(reading, case.figure, case.measure)
    assert words(claim.place.text if claim.place is not None else "") == words(case.place)
    assert ("place_unknown" in claim.flags) == (claim.place is None)
    if claim.place is not None:
        assert claim.place.text in reading.document.text
        assert ("place_unresolved" in claim.flags) == (claim.place.id is None)
