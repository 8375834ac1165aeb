from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ledger import factory
from tallybook import spans
from tallybook.types import Unread
from tallybook.web import reader
from tallybook.web.reader import Mark

TEXT = st.text(st.sampled_from("ab 9\n\t-\u202e\u2028é🂡"), max_size=60)
SPAN = st.tuples(st.integers(0, 70), st.integers(0, 70))
MARKS = st.lists(st.tuples(SPAN, st.sampled_from("pqrst")), max_size=6)


def marks(found: list[tuple[tuple[int, int], str]]) -> list[Mark]:
    return [Mark(min(span), max(span), f"{key}{n}") for n, (span, key) in enumerate(found)]


@given(TEXT, MARKS, SPAN)
def test_the_pieces_joined_are_the_text(
    text: str, found: list[tuple[tuple[int, int], str]], dull: tuple[int, int]
) -> None:
    held = marks(found)
    unread = [Unread(start=min(dull), end=max(dull), kind="caption")]
    pieces = reader.pieces(text, held, unread=unread)
    assert "".join(p.text for p in pieces) == text
    for piece in pieces:
        assert piece.text == text[piece.start : piece.end]
        for at in range(piece.start, piece.end):
            assert set(piece.marks) == {m.key for m in held if m.start <= at < m.end}
            assert piece.unread == (min(dull) <= at < max(dull))


@given(TEXT, MARKS)
def test_each_mark_inside_the_text_ends_once(text: str, found: list[tuple[tuple[int, int], str]]) -> None:
    held = [m for m in marks(found) if m.end <= len(text) and m.start < m.end]
    ends = [key for p in reader.pieces(text, held) for key in p.ends]
    assert sorted(ends) == sorted(m.key for m in held)


@given(TEXT, MARKS)
def test_the_paragraphs_and_what_is_between_are_the_text(text: str, found: list[tuple[tuple[int, int], str]]) -> None:
    held = marks(found)
    paragraphs = reader.paragraphs(factory.document(text), held)
    assert "".join("".join(x.text for x in p.pieces) + p.after for p in paragraphs) == text
    assert all(not p.after.strip() for p in paragraphs if text.strip())
    begun = [key for p in paragraphs for key in p.keys]
    assert sorted(begun) == sorted(m.key for m in held if m.start < m.end and m.start < len(text))


def test_the_shortest_mark_over_a_piece_comes_first() -> None:
    pieces = reader.pieces("nine of 20 men", [Mark(0, 10, "whole"), Mark(8, 10, "part")])
    assert [(p.text, p.marks, p.ends) for p in pieces] == [
        ("nine of ", ("whole",), ()),
        ("20", ("part", "whole"), ("whole", "part")),
        (" men", (), ()),
    ]


def test_two_claims_on_one_figure_share_its_piece() -> None:
    assert reader.pieces("No dead", [Mark(0, 2, "a"), Mark(0, 2, "b")])[0].marks == ("a", "b")


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in reader.bounds(text)]


def test_paragraphs_end_at_blank_lines_long_lines_and_items() -> None:
    long = "word " * 25
    assert cut("one\ntwo\n\nthree\n \n\nfour") == ["one\ntwo", "three", "four"]
    assert cut(f"{long}\nnext\nline") == [long.rstrip(), "next\nline"]
    assert cut("List:\n- 1.2 million\n- 311 dead\nin all") == ["List:", "- 1.2 million", "- 311 dead\nin all"]
    assert cut(" \n\n") == []


def test_lines_broken_by_hand_flow_and_entries_of_a_live_page_do_not() -> None:
    line = "The river had risen by nine metres when the dam at Makund gave way"
    flows = [p.flows for p in reader.paragraphs(factory.document(f"{line}\n{line}\nend.\n\n21:38\nWe close."), [])]
    assert flows == [True, False]


def test_the_title_is_a_heading_and_unread_words_are_muted() -> None:
    report = factory.document("Dam fails\n\nPhoto: a dam\n\nIt fell.", title="Dam fails")
    report = replace(report, unread=(Unread(start=11, end=23, kind="caption"),))
    found = reader.paragraphs(report, [])
    assert [(p.heading, p.unread) for p in found] == [(True, False), (False, True), (False, False)]


def test_a_sentence_marks_each_kind_of_evidence() -> None:
    report = factory.document("Before. Some 12 villagers died. After.")
    claim = factory.claim(report, "12")
    whole = spans.evidence(report, 8, 31, "sentence")
    who = spans.evidence(report, 16, 25, "population")
    far = spans.evidence(report, 0, 6, "place")
    claim = replace(claim, evidence=(*claim.evidence, whole, who, far))
    assert [(p.text, p.marks) for p in reader.sentence(claim)] == [
        ("Some ", ()),
        ("12", ("figure",)),
        (" ", ()),
        ("villagers", ("population",)),
        (" died.", ()),
    ]
    assert [p.text for p in reader.sentence(factory.claim(report, "12"))] == ["12"]
