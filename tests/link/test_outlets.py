"""When an outlet is itself the origin, and when figures of people without names are one origin's."""

from dataclasses import replace

import pytest

from ledger import factory
from link.flood import LEXICON
from tallybook import ids, link, spans
from tallybook.link import names
from tallybook.types import Claim, Document

SAID = "The Interior Ministry said 41 people died in Ostrel."


def origins(document: Document, *claims: Claim) -> list[str]:
    found = link.across([document], claims, [], LEXICON)
    return [found.origins[c.anchor].name for c in claims]


@pytest.mark.parametrize(
    ("told", "whose"),
    [
        ("We counted 63 graves on the hill.", "Ostrel Morning Post"),
        ("By the count of an OMP reporter there are 63 of them.", "Ostrel Morning Post"),
        ("This newspaper has the names of 63 of the dead.", "Ostrel Morning Post"),
        ("The Ostrel Morning Post has counted 63 of them.", "Ostrel Morning Post"),
        ("The Post's own tally stands at 63.", "Ostrel Morning Post"),
        ("“We counted 63 of them,” a neighbour wept.", "Interior Ministry"),
        ("'We counted 63 of them,' a neighbour wept.", "Interior Ministry"),
        ("They told the Post they counted 63 of them.", "Interior Ministry"),
    ],
)
def test_what_a_newsroom_counted_is_its_own(told: str, whose: str) -> None:
    document = factory.document(f"{SAID} {told}", publisher="Ostrel Morning Post")
    claims = factory.claim(document, "41", source="Interior Ministry"), factory.claim(document, "63")
    assert origins(document, *claims) == ["Interior Ministry", whose]


def test_in_a_report_that_counts_what_nobody_gives_is_its_own() -> None:
    text = f"We keep a tally of what can be seen.\n{SAID}\nBridges stand. There are 29 graves on the hill."
    document = factory.document(text, publisher="Ledger Project")
    claims = factory.claim(document, "41", source="Interior Ministry"), factory.claim(document, "29")
    assert origins(document, *claims) == ["Interior Ministry", "Ledger Project"]


def test_an_outlet_cited_by_its_own_name_is_one_with_itself() -> None:
    own = factory.document("We counted 41 dead in Ostrel by the Dravec.", publisher="Ostrel Post", id="a")
    other = factory.document("The Ostrel Post counted 41 dead in Ostrel by the Dravec.", publisher="Star", id="b")
    claims = [factory.claim(own, "41", source="Post"), factory.claim(other, "41", source="Ostrel Post")]
    found = link.across([own, other], claims, [], LEXICON)
    assert len({found.origins[c.anchor].key for c in claims}) == 1


def test_two_who_give_one_number_are_two_whichever_the_headline_names() -> None:
    text = "Karvia: 41 dead\n\nThe Interior Ministry said 41 died. The mayor, Ivo Sand, said 41 died, too."
    document = factory.document(text, title="Karvia: 41 dead")
    starts = [i for i in range(len(text)) if text.startswith("41", i)]
    sources = ("Interior Ministry", "Interior Ministry", "Ivo Sand")
    claims = [_at(document, start, source) for start, source in zip(starts, sources, strict=True)]
    assert origins(document, *claims)[1:] == ["Interior Ministry", "Ivo Sand"]


def _at(document: Document, start: int, source: str) -> Claim:
    """The claim with the two digits that stand there."""
    made = factory.claim(document, document.text[start : start + 2], source=source)
    anchor = ids.anchor(document, start, start + 2, made.measure)
    evidence = (spans.evidence(document, start, start + 2, "figure"),)
    return replace(made, id=anchor, anchor=anchor, evidence=evidence)


def _two(first: str, second: str) -> tuple[list[Document], str, str]:
    beside = "in Ostrel by the Dravec in Karvia"
    old = factory.document(f"{first} {beside}.", publisher="Post", id="a", published="2031-05-02")
    new = factory.document(f"{second} {beside}.", publisher="Star", id="b", published="2031-05-03")
    return [old, new], old.id, new.id


@pytest.mark.parametrize(
    ("figure", "crowd", "one"),
    [("2013", "officials", True), ("2013", "a doctor", False), ("9", "officials", False), ("400", "rescuers", False)],
)
def test_people_without_names_share_an_unusual_figure_with_the_body_that_gave_it(
    figure: str, crowd: str, one: bool
) -> None:
    documents, *_ = _two(f"The Relief Board said {figure} died", f"It was {figure} dead, {crowd} said")
    claims = [factory.claim(documents[0], figure, source="Relief Board"),
              factory.claim(documents[1], figure, source=crowd.removeprefix("a "), anonymous=True)]  # fmt: skip
    found = link.across(documents, claims, [], LEXICON)
    assert (len({found.origins[c.anchor].key for c in claims}) == 1) is one


def test_a_figure_out_of_a_communique_is_his_who_was_named_before_it() -> None:
    text = "The army said 41 fell.\nThe General Staff of Karvia met. No bridge fell; 29 died, the communique said."
    document = factory.document(text, publisher="Ostrel Post")
    claims = [factory.claim(document, "41", source="General Staff of Karvia"),
              factory.claim(document, "29", measure="captured", source="communique")]  # fmt: skip
    assert origins(document, *claims)[1] == "General Staff of Karvia"


def test_a_land_is_known_by_its_army() -> None:
    text = "Karvia's army said 310 men fell in Ostrel by the Dravec."
    old = factory.document(text, publisher="Post", id="a", published="2031-05-02")
    later = "Karvia says 310 men fell in Ostrel by the Dravec."
    new = factory.document(later, publisher="Star", id="b", published="2031-05-03")
    claims = [factory.claim(old, "310", source="Karvia's army"), factory.claim(new, "310", source="Karvia")]
    found = link.across([old, new], claims, [], LEXICON)
    assert len({found.origins[c.anchor].key for c in claims}) == 1


def test_a_crowd_is_several_who_have_no_name() -> None:
    crowds = ("organisers", "monitors on the ground", "Officials", "aid workers")
    others = ("police", "Lantern Doctors", "doctor", "a diplomat")
    assert [n for n in (*crowds, *others) if names.is_many(n)] == list(crowds)


def test_what_else_such_people_give_in_a_report_is_that_bodys_too() -> None:
    old = factory.document(
        "The Relief Board said 37 were hurt and 14 died in Ostrel by the Dravec in Karvia.", publisher="Post", id="a"
    )
    later = "Officials said 37 were hurt and 14 died in Ostrel by the Dravec in Karvia."
    new = factory.document(later, publisher="Star", id="b", published="2031-05-03")
    claims = [factory.claim(old, "37", measure="injured", source="Relief Board"),
              factory.claim(old, "14", source="Relief Board"),
              factory.claim(new, "37", measure="injured", source="Officials", anonymous=True),
              factory.claim(new, "14", source="Officials", anonymous=True)]  # fmt: skip
    found = link.across([old, new], claims, [], LEXICON)
    assert {found.origins[c.anchor].name for c in claims} == {"Relief Board"}
    alone = [claims[1], claims[3]]  # fourteen is any report's number
    assert len({o.key for o in link.across([old, new], alone, [], LEXICON).origins.values()}) == 2


@pytest.mark.parametrize(
    ("spokesman", "whose"),
    [
        ("company spokeswoman Tessa Brand", "Ostrel Gas"),
        ("operator", "Ostrel Gas"),
        ("district head Jonas Veil", "Ostrel district administration"),
    ],
)
def test_a_company_and_a_district_have_those_who_speak_for_them(spokesman: str, whose: str) -> None:
    text = f"{whose} said 41 people died.\nThe rain went on. 29 people were missing, {spokesman} said."
    document = factory.document(text, publisher="Post")
    body = factory.claim(document, "41", source=whose)
    person = factory.claim(document, "29", measure="missing", source=spokesman)
    found = link.across([document], [body, person], [], LEXICON)
    assert found.origins[body.anchor].key == found.origins[person.anchor].key
