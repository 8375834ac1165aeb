"""Plain text: a header block, and a page as it was copied from a screen."""

import pytest

from ingest.conftest import Taken
from tallybook.types import Document, Refusal

HEADED = """\
Title: Dam breach floods the Sella valley
Published: 12 March 2031
Publisher: Velmar Courier
Agency: Tri-Sea Press
Byline: Ilse Maren
URL: https://courier.example/dam

At least 12 people drowned when the Sella dam broke, the water board said.
"""

PAGE = """\
 date 2031-03-12 ×
About 900 Ushna conscripts died in Drazhe campaign: Korrun military bureau

By TSP | Mar. 12, 2031

Marshal Teo Vask (left) boards the night train to Lower Drazhe with 40 officers on March 11, 2031. [TSP].

Around 900 Ushna conscripts sent to hold the Drazhe line are thought to have died, Korrun's military bureau said.

Deputy Ana Ferro told reporters that the bureau expected Ushna to send another 3,000 men.

Photo: Jon Brask / Tri-Sea Press

.
"""


def one(found: list[Document | Refusal]) -> Document:
    (document,) = found
    assert isinstance(document, Document), document
    return document


def marked(document: Document) -> dict[str, list[str]]:
    """The unread words, by their kind."""
    said: dict[str, list[str]] = {}
    for span in document.unread:
        said.setdefault(span.kind, []).append(document.text[span.start : span.end])
    return said


def test_a_header_block_fills_the_fields_and_leaves_the_text(taken: Taken) -> None:
    document = one(taken(HEADED, "07-dam.txt"))
    assert document.id == "07-dam"
    assert document.title == "Dam breach floods the Sella valley"
    assert document.published == "2031-03-12"
    assert document.publisher == "Velmar Courier"
    assert document.agency == "Tri-Sea Press"
    assert document.byline == "Ilse Maren"
    assert document.url == "https://courier.example/dam"
    body = "At least 12 people drowned when the Sella dam broke, the water board said.\n"
    assert document.text == f"{document.title}\n\n{body}"
    assert document.language == "en"
    assert document.flags == ()


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Headline: A dam broke today", "title", "A dam broke today"),
        ("date: 2031-03-12T08:30Z", "published", "2031-03-12T08:30Z"),
        ("SOURCE: Upland Post", "publisher", "Upland Post"),
        ("author: Jon Brask", "byline", "Jon Brask"),
        ("link: https://post.example/1", "url", "https://post.example/1"),
        ("Id: upland-1", "id", "upland-1"),
    ],
)
def test_a_header_key_has_other_names(taken: Taken, line: str, field: str, value: str) -> None:
    assert getattr(one(taken(f"{line}\n\nThe dam broke.")), field) == value


def test_a_header_key_without_a_value_is_unknown(taken: Taken) -> None:
    document = one(taken("Publisher:\nAgency: Tri-Sea Press\n\nThe dam broke."))
    assert (document.publisher, document.agency) == (None, "Tri-Sea Press")


def test_a_line_that_is_no_header_makes_the_block_text(taken: Taken) -> None:
    text = "Title: Dam breach\nThe water board met at 9.\n\nThe dam broke."
    document = one(taken(text))
    assert document.text == text
    assert document.publisher is None


def test_a_title_that_begins_the_text_is_not_put_in_front_again(taken: Taken) -> None:
    document = one(taken("Title: The dam broke\n\nThe dam broke\n\nAt least 12 drowned."))
    assert document.text == "The dam broke\n\nAt least 12 drowned."


@pytest.mark.usefixtures("invented_agency")
def test_a_pasted_page_gives_up_its_credits(taken: Taken) -> None:
    document = one(taken(PAGE))
    assert document.text == PAGE
    assert document.title == "About 900 Ushna conscripts died in Drazhe campaign: Korrun military bureau"
    assert document.byline == "By TSP | Mar. 12, 2031"
    assert document.agency == "Tri-Sea Press"
    assert document.published == "2031-03-12"
    assert "date_unknown" not in document.flags


@pytest.mark.usefixtures("invented_agency")
def test_a_pasted_pages_furniture_is_kept_and_not_read(taken: Taken) -> None:
    said = marked(one(taken(PAGE)))
    lines = PAGE.splitlines()
    assert said["caption"] == [lines[5], "Photo: Jon Brask / Tri-Sea Press"]
    assert said["byline"] == ["By TSP | Mar. 12, 2031"]
    assert said["furniture"] == [lines[0], "."]
    unread = "".join(word for words in said.values() for word in words)
    assert "40 officers" in unread
    assert "900 Ushna conscripts sent" not in unread
    assert "3,000 men" not in unread


@pytest.mark.usefixtures("invented_agency")
def test_a_dateline_names_the_agency_and_only_itself_is_unread(taken: Taken) -> None:
    report = (
        "Dam breach floods the Sella valley\n\nTARROW QUAY, Velmar (TSP) — At least 12 people drowned, police said.\n"
    )
    document = one(taken(report))
    assert document.agency == "Tri-Sea Press"
    assert marked(document) == {"dateline": ["TARROW QUAY, Velmar (TSP) — "]}


@pytest.mark.usefixtures("invented_agency")
def test_a_caption_that_reports_is_read(taken: Taken) -> None:
    report = "Dam breach floods the valley\n\nThe mayor (left) said that 12 people drowned.\n\nThe search goes on.\n"
    assert marked(one(taken(report))) == {}


def test_an_agency_that_is_not_known_is_not_guessed(taken: Taken) -> None:
    document = one(taken(PAGE))
    assert document.agency is None
    assert document.byline == "By TSP | Mar. 12, 2031"


def test_what_the_header_says_wins_over_what_the_page_shows(taken: Taken) -> None:
    document = one(taken("Agency: Upland Wire\nPublished: 2031-03-14\n\n" + PAGE.split("\n", 1)[1]))
    assert (document.agency, document.published) == ("Upland Wire", "2031-03-14")


def test_line_ends_of_other_systems_are_line_ends(taken: Taken) -> None:
    assert one(taken(HEADED.replace("\n", "\r\n"))).text == one(taken(HEADED)).text
    assert one(taken(HEADED.replace("\n", "\r"))).text == one(taken(HEADED)).text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_encoding_that_says_itself_is_believed(taken: Taken, encoding: str) -> None:
    document = one(taken("The café at Tarrow: 12 dead — “all drowned”.".encode(encoding)))
    assert document.text == "The café at Tarrow: 12 dead — “all drowned”."
    assert "encoding_guessed" not in document.flags


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_an_older_encoding_is_guessed_aloud(taken: Taken, encoding: str) -> None:
    document = one(taken("The café at Tarrow: 12 dead.".encode(encoding)))
    assert document.text == "The café at Tarrow: 12 dead."
    assert "encoding_guessed" in document.flags


def test_a_credit_is_where_it_is_though_letters_before_it_grow_in_lower_case(taken: Taken) -> None:
    report = f"The dam broke.\n{'İ' * 200} Photo: Jon Brask"
    assert marked(one(taken(report))) == {"caption": ["Photo: Jon Brask"]}


@pytest.mark.parametrize("line", ["A walk in old Tarrow", "Photo: Jon Brask of Tri-Sea Press"])
def test_a_line_below_the_reports_first_is_no_title(taken: Taken, line: str) -> None:
    assert one(taken(f"At least 12 people drowned when the dam broke.\n\n{line}\n\nThe search goes on.")).title is None


def test_a_credit_above_the_title_is_no_title(taken: Taken) -> None:
    report = "Photo: Jon Brask of Tri-Sea Press\n\nDam breach floods the valley\n\nAt least 12 drowned.\n"
    assert one(taken(report)).title == "Dam breach floods the valley"


def test_a_paragraph_of_several_sentences_is_no_title(taken: Taken) -> None:
    told = "The storm reached Orro on Tuesday. One man died and 19 villagers were moved (Orro Relief, 4 June 2031)"
    assert one(taken(f"{told}\n\nMore rain is on its way to Vint.")).title is None
