"""Several dispatches in one file, and entries with dates of their own: each part covers its stretch and no other."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cases import document
from tallybook import lexicon
from tallybook.extract import parse, pipeline
from tallybook.extract.parts import parts

LEXICON = lexicon.load()
TWO = (
    "Bus falls into gorge\n\nKORVALE, March 3 (KNA) - Twelve died on Monday.\n\n"
    "Storm cuts off bay\n\nBy Ilse Tesk\n\nFENNA BAY, March 11 (OPA) -- Two drowned."
)
DIARY = "The siege, by day.\n\n3 March 2031\n\nTwelve died.\n\n5 March 2031, 14:20\n\nFour died today."


def found(text: str, published: str | None = "2031-03-12") -> list[tuple[str, str | None]]:
    report = document(text, published=published)
    return [(report.text[p.start : p.end].split("\n")[0], p.view.published) for p in parts(report, LEXICON)]


def test_a_dispatch_begins_with_its_headline_and_has_its_own_day() -> None:
    assert found(TWO) == [("Bus falls into gorge", "2031-03-03"), ("Storm cuts off bay", "2031-03-11")]


def test_a_date_line_without_a_year_is_no_day_where_nobody_knows_when() -> None:
    assert [day for _, day in found(TWO, published=None)] == [None, None]


def test_an_entry_is_read_against_its_day_and_under_what_stands_above_all() -> None:
    assert found(DIARY) == [
        ("The siege, by day.", "2031-03-12"),
        ("3 March 2031", "2031-03-03"),
        ("5 March 2031, 14:20", "2031-03-05"),
    ]
    report = document(DIARY)
    first = parts(report, LEXICON)[1]
    assert [report.text[u.start : u.end].strip().split("\n")[0] for u in first.view.unread] == [
        "3 March 2031",  # a date line, as ingest marked it
        "5 March 2031, 14:20",
    ]


def test_one_date_line_divides_nothing() -> None:
    assert len(found("KORVALE, March 3 (KNA) - Twelve died.\n\nThe army denied it.")) == 1
    assert len(found("The dam broke.\n\n3 March 2031\n\nIt was old.")) == 1


def test_hours_alone_and_other_lines_in_capitals_divide_nothing() -> None:
    assert len(found("21:38\nTwelve died.\n\n20:15\nFour died.\n\nUPDATE - Two died.\n\nLIVE -- One died.")) == 1


def test_times_are_read_against_the_day_of_their_part() -> None:
    times = pipeline.explain(document(DIARY), LEXICON, parse.load()).times
    assert [t.timex for t in times] == ["2031-03-03", "2031-03-05T14:20", "2031-03-05"]


@settings(deadline=None)
@given(st.lists(st.sampled_from([*TWO.split("\n\n"), *DIARY.split("\n\n"), "Four died."]), max_size=9))
def test_parts_cover_the_text_in_order(pieces: list[str]) -> None:
    report = document("\n\n".join(pieces))
    at = 0
    for part in parts(report, LEXICON):
        assert part.start == at
        assert part.view.text == report.text
        at = part.end
    assert at == len(report.text)
