"""JSON lines: what is given as text stays as it is; a bad line is named and the rest is read."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.conftest import Taken, from_stdin
from tallybook import ids
from tallybook.types import Document, Refusal

FULL = {
    "id": "dam-1",
    "title": "Dam breach floods the Sella valley",
    "text": "At least 12 people drowned when the Sella dam broke, the water board said.",
    "published": "2031-03-12T08:30:00Z",
    "publisher": "Velmar Courier",
    "agency": "Tri-Sea Press",
    "byline": "Ilse Maren",
    "url": "https://courier.example/dam",
}


def lines(*records: Any) -> bytes:
    return "".join(json.dumps(r) + "\n" for r in records).encode()


def test_every_field_is_kept(taken: Taken) -> None:
    (document,) = taken(lines(FULL), "reports.jsonl")
    assert isinstance(document, Document)
    for field in ("id", "title", "published", "publisher", "agency", "byline", "url"):
        assert getattr(document, field) == FULL[field]
    assert document.text == f"{FULL['title']}\n\n{FULL['text']}"
    assert document.raw_sha256 == ids.sha256(lines(FULL))
    assert document.flags == ()


def test_only_text_is_required(taken: Taken) -> None:
    (document,) = taken(lines({"text": "12 dead."}))
    assert isinstance(document, Document)
    assert document.text == "12 dead."
    assert document.id == ids.digest("document", "12 dead.")
    assert document.flags == ("date_unknown", "language_unknown")


def test_equal_text_without_an_id_has_an_equal_id(taken: Taken) -> None:
    first, again, other = taken(lines({"text": "12 dead."}, {"text": "12 dead."}, {"text": "13 dead."}))
    assert isinstance(first, Document)
    assert isinstance(again, Document)
    assert isinstance(other, Document)
    assert first.id == again.id != other.id


def test_a_number_may_be_an_id_and_an_empty_field_is_none(taken: Taken) -> None:
    (document,) = taken(lines({"id": 7, "text": "12 dead.", "agency": "", "byline": None, "extra": [1]}))
    assert isinstance(document, Document)
    assert (document.id, document.agency, document.byline) == ("7", None, None)


def test_blank_lines_and_a_byte_order_mark_are_no_documents(taken: Taken) -> None:
    found = taken(
        b"\xef\xbb\xbf\n" + lines({"id": "a", "text": "12 dead."}) + b"  \r\n\n" + lines({"text": "13 dead."})
    )
    assert [type(f) for f in found] == [Document, Document]


BAD = {
    "it is no JSON": [
        '{"text": "12 dead."',
        "nonsense",
        '{"text": "12 \\ud800 dead."}',
        "{'text': 1}",
        '{"id": 1e999}',
    ],
    "it is no JSON object": ["[1]", '"12 dead."', "12", "null"],
    'it is no report: the object has no "text"': ["{}", '{"words": "12 dead."}', '{"text": null}'],
    '"text" is not a string': ['{"text": 12}', '{"text": ["12 dead."]}'],
    '"text" is empty': ['{"text": ""}', '{"text": " \\n\\t"}'],
    '"title" is not a string': ['{"text": "12 dead.", "title": 4}'],
    '"published" is not a string': ['{"text": "12 dead.", "published": 20310312}'],
    '"publisher" is not a string': [
        '{"text": "12 dead.", "publisher": ["Courier"]}',
        '{"text": "12 dead.", "publisher": {"name": 1}}',
    ],
    '"agency" is not a string': ['{"text": "12 dead.", "agency": false}'],
    '"byline" is not a string': ['{"text": "12 dead.", "byline": ["Ilse Maren", 1]}'],
    '"url" is not a string': ['{"text": "12 dead.", "url": 1}'],
    '"id" is not a string': ['{"text": "12 dead.", "id": true}', '{"text": "12 dead.", "id": 1.5}'],
    "its JSON is nested too deeply": ['{"text": "12 dead.", "x": ' + "[" * 20_000 + "]" * 20_000 + "}"],
}


@pytest.mark.parametrize(("reason", "line"), [(reason, line) for reason, rows in BAD.items() for line in rows])
def test_a_bad_line_is_named_and_the_rest_is_read(reason: str, line: str) -> None:
    good = '{"id": "a", "text": "12 dead."}\n'
    found = from_stdin(f"{good}{line}\n{good.replace('a', 'b', 1)}".encode())
    assert [type(f) for f in found] == [Document, Refusal, Document]
    refusal = found[1]
    assert isinstance(refusal, Refusal)
    assert refusal.input == "- line 2"
    assert refusal.reason.startswith(reason)


@pytest.mark.parametrize("line", ["nonsense", "[1]", 'ext": "12 dead."}', "12"])
def test_a_bad_first_line_does_not_make_the_rest_prose(line: str) -> None:
    refusal, document = from_stdin(f'{line}\n{{"text": "12 dead."}}\n'.encode())
    assert isinstance(refusal, Refusal)
    assert refusal.input == "- line 1"
    assert isinstance(document, Document)
    assert document.text == "12 dead."


@pytest.mark.parametrize("text", ["[12 dead] was the first word.", "They wrote {x}.\nAnd {y}.", "A list:\n{ 12 dead }"])
def test_braces_and_brackets_do_not_make_prose_json(text: str) -> None:
    (document,) = from_stdin(text.encode())
    assert isinstance(document, Document)
    assert document.text == text


def test_a_line_of_another_encoding_is_named() -> None:
    found = from_stdin(lines({"text": "12 dead."}) + '{"text": "Café: 12 dead."}'.encode("latin-1"))
    assert isinstance(found[0], Document)
    assert isinstance(found[1], Refusal)
    assert found[1].input == "- line 2"
    assert "'utf-8' codec can't decode" in found[1].reason


def test_a_list_is_refused_and_says_what_to_give(taken: Taken) -> None:
    for data in (json.dumps([FULL]), json.dumps([FULL], indent=2)):
        (refusal,) = taken(data, "reports.json")
        assert isinstance(refusal, Refusal)
        assert refusal.reason == "it is a JSON list: give one object a line"


def test_json_in_utf_16_is_not_taken_for_prose(taken: Taken) -> None:
    (refusal,) = taken(lines(FULL).decode().encode("utf-16"), "reports.jsonl")
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "it is JSON in UTF-16: save it as UTF-8"


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
PARAGRAPHS = st.lists(
    st.sampled_from(
        [
            "By Ilse Maren | 12 March 2031",
            "12 March 2031",
            "TARROW QUAY, Velmar (TSP) — At least 12 drowned.",
            "The mayor (left) at the dam. Photo: Jon Brask / TSP [TSP].",
            "Photo: Jon Brask",
            "READ MORE",
            "© Velmar Courier",
            ".",
            "At least 12 people drowned, the water board said. ",
            "Dam breach floods the valley",
            "  ",
            "\r",
        ]
    ),
    max_size=9,
).map("\n".join)


@given(text=st.one_of(ANY, PARAGRAPHS), title=st.one_of(st.none(), ANY, PARAGRAPHS))
def test_the_text_given_is_verbatim_under_the_offsets(text: str, title: str | None) -> None:
    (found,) = from_stdin(lines({"text": text, "title": title}))
    if not text.strip():
        assert isinstance(found, Refusal)
        return
    assert isinstance(found, Document)
    assert found.text.endswith(text)
    if not title or text.startswith(title):
        assert found.text == text
    else:
        assert found.text == f"{title}\n\n{text}"


@given(text=st.one_of(ANY, PARAGRAPHS), title=st.one_of(st.none(), ANY))
def test_unread_spans_are_ordered_disjoint_and_within(text: str, title: str | None) -> None:
    (found,) = from_stdin(lines({"text": "Report\n" + text, "title": title}))
    assert isinstance(found, Document)
    at = 0
    for span in found.unread:
        assert at <= span.start < span.end <= len(found.text)
        at = span.end


@settings(deadline=None)  # some begin like a PDF, and start a process
@given(st.binary(max_size=300))
def test_no_bytes_break_it(data: bytes) -> None:
    for found in from_stdin(data):
        assert isinstance(found, Document | Refusal)
        if isinstance(found, Document):
            found.text.encode("utf-8")
