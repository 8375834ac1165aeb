"""Stage 1, segment: spans in order, disjoint, inside the text; together they cover whatever is to be read."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import document
from tallybook import lexicon
from tallybook.extract.segment import sentences, stretches
from tallybook.types import Document, Unread

LEXICON = lexicon.load()
PIECES = st.sampled_from(
    [
        *["Korvale", "fell", "Mr", "Dr. Maren", "p.m.", "12", "1.200", "No.", "e.g.", "“We”", "'no'", '"Yes."', "J."],
        *[".", "!", "?", "…", "?!", "...", ",", ";", ":", "(", ")", "[", "]", "”", "“", "’", "«", "»", "—", "•", "*"],
        *[" ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2009", "\u2028", "\u2029", "\u200b", "\ufeff", "\x0b"],
        *["é", "e\u0301", "Ł", "ß", "漢字", "عدد", "🙂", "👩\u200d👧", "\ud7ff", "\U0010ffff"],
    ]
)
ANY_TEXT = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map("".join))


def plain(text: str) -> Document:
    """A document of exactly this text, all of it to be read."""
    return replace(document("x"), text=text, title=None, unread=())


def quotes(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(plain(text), LEXICON)]


def check(report: Document) -> None:
    """What must hold for every document: in order, disjoint, trimmed, and nothing to be read is left out."""
    text, found = report.text, sentences(report, LEXICON)
    at, paragraph = 0, 0
    for s in found:
        assert at <= s.start < s.end <= len(text)
        assert text[s.start : s.end] == text[s.start : s.end].strip()
        assert s.paragraph >= paragraph
        at, paragraph = s.end, s.paragraph
    covered = {i for s in found for i in range(s.start, s.end)}
    unread = {i for u in report.unread for i in range(u.start, u.end)}
    assert not covered & unread
    assert [text[i] for i in range(len(text)) if i not in covered | unread and not text[i].isspace()] == []


@settings(deadline=None)
@given(ANY_TEXT)
def test_sentences_cover_any_text_in_order(text: str) -> None:
    check(plain(text))


@settings(deadline=None)
@given(text=ANY_TEXT, cuts=st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60)), max_size=4))
def test_what_is_not_read_is_in_no_sentence(text: str, cuts: list[tuple[int, int]]) -> None:
    unread = [Unread(start=a, end=min(a + n, len(text)), kind="caption") for a, n in cuts if a + min(n, 1) < len(text)]
    check(replace(plain(text), unread=tuple(u for u in unread if u.start < u.end)))


@settings(deadline=None)
@given(title=ANY_TEXT, body=ANY_TEXT)
def test_only_the_title_is_a_heading(title: str, body: str) -> None:
    report = replace(plain(f"{title}\n\n{body}"), title=title)
    check(report)
    assert all(s.end <= len(title) for s in sentences(report, LEXICON) if s.heading)


@settings(deadline=None)
@given(ANY_TEXT)
def test_the_same_text_gives_the_same_sentences(text: str) -> None:
    assert sentences(plain(text), LEXICON) == sentences(plain(text), LEXICON)


APART = [
    ("One fell. Two rose.", ["One fell.", "Two rose."]),
    ("Was it 12? It was. So be it!", ["Was it 12?", "It was.", "So be it!"]),
    ("Piet fell… Nobody saw it.", ["Piet fell…", "Nobody saw it."]),
    ("It ended at 3 p.m. Police left.", ["It ended at 3 p.m.", "Police left."]),
    ('He said: "Twelve fell." Then he left.', ['He said: "Twelve fell."', "Then he left."]),
    ("“Twelve fell. Two rose.” He left.", ["“Twelve fell.", "Two rose.”", "He left."]),
    ("“Twelve fell.” “Two rose.”", ["“Twelve fell.”", "“Two rose.”"]),
    ("Twelve fell. “Two rose,” he said.", ["Twelve fell.", "“Two rose,” he said."]),
    ("Twelve fell. 30 rose.", ["Twelve fell.", "30 rose."]),
    ("Twelve fell.\n\nTwo rose.", ["Twelve fell.", "Two rose."]),
    ("Twelve fell in Korvale\n\nTwo rose", ["Twelve fell in Korvale", "Two rose"]),
    ("Killed: 14\nWounded: 33", ["Killed: 14", "Wounded: 33"]),
    ("- 14 killed\n- 33 wounded", ["- 14 killed", "- 33 wounded"]),
    ("Twelve fell (two rose). None stayed.", ["Twelve fell (two rose).", "None stayed."]),
    ("It was in 2030. Twelve fell.", ["It was in 2030.", "Twelve fell."]),
    ("It was I. Nobody else came.", ["It was I.", "Nobody else came."]),
]
TOGETHER = [
    "Dr. Ilse Maren counted 12 bodies.",
    "Mr. Telling and Gen. Stahl met Lt. Col. Dorst at 3 p.m. on Tuesday.",
    "The U.N. agency counted 12 dead.",
    "J. Okafor counted 12 dead.",
    "P. J. Harrowe counted 12 dead.",
    "The toll rose by 1.200 to 3.5 million.",
    "It stood at No. 12 on the list.",
    "Twelve fell, e.g. in Korvale.",
    "Approx. 40 people fell.",
    "“Twelve fell,” he said.",
    "“Did twelve fall?” he asked.",
    "“They fell!” she cried.",
    "Twelve ... fell in Korvale.",
    "Twelve fell on 3 Mar. 2031 in Korvale.",
    "See velmar.example/toll for the count.",
    "St. Orro has 12 mines.",
    "The water rose\nby 12 metres in a night.",
]


@pytest.mark.parametrize(("text", "right"), APART)
def test_sentences_end_where_they_end(text: str, right: list[str]) -> None:
    assert quotes(text) == right


@pytest.mark.parametrize("text", TOGETHER)
def test_a_full_stop_does_not_always_end_a_sentence(text: str) -> None:
    assert quotes(text) == [text]


@pytest.mark.parametrize("word", sorted(LEXICON.segment.before_name))
def test_no_sentence_ends_behind_a_word_that_stands_before_a_name(word: str) -> None:
    text = f"The count of {word.capitalize()}. Harrowe was 12."
    assert quotes(text) == [text]


def test_a_title_is_a_heading_of_its_own() -> None:
    report = document("It happened on Tuesday.", title="Twelve dead in Korvale")
    found = sentences(report, LEXICON)
    assert [(report.text[s.start : s.end], s.heading) for s in found] == [
        ("Twelve dead in Korvale", True),
        ("It happened on Tuesday.", False),
    ]


WIRE = """\
   The governor said on Friday that Orro would send 300 soldiers
to the border by the end of last
February at the very latest, a spokesman for the ministry in
Korvale said. They will be led by General Maren Harrowe of the
Syrvanian army and will stay there for three months.
   ``We were there on Nov. 3,'' Harrowe told reporters in Fenna
Bay.
"""


def test_lines_that_are_broken_where_they_are_full_go_on() -> None:
    found = quotes(WIRE)
    assert [q.split()[0] for q in found] == ["The", "February", "They", "``We"]  # the second line is not full
    assert found[2].endswith("three months.")
    assert found[3].endswith("Fenna\nBay.")


def test_lines_of_a_list_are_not_taken_for_broken_ones() -> None:
    places = "Korvale 12\nOrro 140\nFenna Bay 3\nVint 1,200\nDrazhe 9\nEln 77\nKessary Hills 5\n"
    assert quotes(places) == places.splitlines()


def test_stretches_hold_what_no_sentence_does() -> None:
    text = "KORVALE, March 3 (KNA) - The dam broke. It was old."
    report = replace(plain(text), unread=(Unread(start=0, end=25, kind="dateline"),))
    assert [text[a:b] for a, b in stretches(report, LEXICON)] == [
        "KORVALE, March 3 (KNA) - ",
        "The dam broke.",
        "It was old.",
    ]
