"""Stage 10, when: the period a figure counts over and the date at which its source said so. Unknown is a flag."""

import pytest

from cases import Case, claim_of, parameters


class Dated(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`time`: the period as "start/end" or one day, "" for none; `as_of`: a date, a month, "" for none.

    Either is left out where the case is not about it; `published = ""` is a document without a date.
    """

    figure: str
    measure: str | None = None
    time: str | None = None
    as_of: str | None = None


@pytest.mark.parametrize("case", parameters("times", Dated))
def test_a_figure_has_its_period_and_the_date_of_the_saying(case: Dated) -> None:
    claim = claim_of(case.reading(), case.figure, case.measure)
    if case.time is not None:
        start, _, end = case.time.partition("/")
        period = (claim.time.start, claim.time.end) if claim.time is not None else ("", "")
        assert period == (start, end or start)
    if case.as_of is not None:
        assert (claim.as_of or "") == case.as_of
    assert ("time_unknown" in claim.flags) == (claim.time is None)
    assert ("as_of_unknown" in claim.flags) == (claim.as_of is None)
    assert ("published_unknown" in claim.flags) == (case.published == "")


def test_a_place_on_the_calendar_says_what_it_rests_on() -> None:
    explicit = Dated(text="Twelve miners were killed on 3 March 2031.", figure="Twelve").reading().claims[0].time
    relative = Dated(text="Twelve miners were killed last week.", figure="Twelve").reading().claims[0].time
    assert explicit is not None
    assert relative is not None
    assert (explicit.basis, explicit.precision, explicit.text) == ("explicit", "day", "3 March 2031")
    assert (relative.basis, relative.text) == ("relative", "last week")
