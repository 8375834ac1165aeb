import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import factory
from tallybook import spans
from tallybook.errors import SpanError

TEXT = "At least 12 😀 café villagers"
OFFSET = st.integers(-5, len(TEXT) + 5)


@given(start=OFFSET, end=OFFSET)
def test_a_quote_is_a_slice_or_an_error(start: int, end: int) -> None:
    if 0 <= start < end <= len(TEXT):
        assert spans.quote(TEXT, start, end) == TEXT[start:end]
    else:
        with pytest.raises(SpanError, match=f"no span {start}:{end} in a text of {len(TEXT)} code points"):
            spans.quote(TEXT, start, end)


@given(start=OFFSET, end=OFFSET)
def test_evidence_holds_or_is_not_made(start: int, end: int) -> None:
    report = factory.document(TEXT)
    try:
        item = spans.evidence(report, start, end, "figure")
    except SpanError:
        assert not 0 <= start < end <= len(TEXT)
        return
    assert (item.document, item.quote, item.role) == (report.id, TEXT[start:end], "figure")
    assert spans.holds(TEXT, item)
    assert not spans.holds("x" * len(TEXT), item)
    assert not spans.holds(TEXT[: end - 1], item)


def test_offsets_are_code_points() -> None:
    start = TEXT.index("villagers")
    assert spans.quote(TEXT, start, start + 9) == "villagers"
    assert start == 19


@given(text=st.text(alphabet=" \n\t\u00a0\u2009ab", max_size=12), data=st.data())
def test_trimmed_is_what_strip_leaves(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = spans.trim(text, start, end)
    assert start <= first <= last <= end
    assert text[first:last] == text[start:end].strip()


def test_an_empty_span_stays_where_it_began() -> None:
    assert spans.trim("a b", 1, 1) == (1, 1)


SPAN = st.tuples(st.integers(0, 9), st.integers(1, 9)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(a=SPAN, b=SPAN)
def test_spans_overlap_where_they_share_a_code_point(a: tuple[int, int], b: tuple[int, int]) -> None:
    assert spans.overlaps(a, b) == bool(set(range(*a)) & set(range(*b)))
    assert spans.overlaps(a, b) == spans.overlaps(b, a)
    assert spans.overlaps(a, a)
    assert not spans.overlaps(a, (a[1], a[1] + 1))
