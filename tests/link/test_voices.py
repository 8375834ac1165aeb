"""Whose figure one is that no verb gives to anybody, and whose word a person's or an office's is."""

from dataclasses import replace

import pytest

from ledger import factory
from link.flood import LEXICON
from tallybook import link
from tallybook.link.copies import copies
from tallybook.types import Claim, Document


def name_of(document: Document, *claims: Claim, of: Claim) -> str:
    found = link.across([document], claims, [], LEXICON)
    return found.origins[of.anchor].name


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("The Lantern Union said 41 people died. The Lantern Union, whose figure was 29, had asked.", "Lantern Union"),
        ("The Lantern Union said 41 people died. Another 29 are in the morgue.", "Lantern Union"),
        ("The Lantern Union said 41 people died.\nA river rose, and 29 people drowned in it.", "Ostrel Post"),
        ("The Lantern Union said 41 people died.\nThe hospital buried 29 people.", "Ostrel Post"),
        ("The Lantern Union said 41 people died.\nThe Ostrel Hospital has treated 29 people.", "Ostrel Hospital"),
        ("The Lantern Union said 41 people died.\nMayor Tam of the town found 29 people.", "Ostrel Post"),
    ],
)
def test_a_figure_without_a_source_goes_to_whom_the_words_before_it_name(text: str, whose: str) -> None:
    document = factory.document(text, publisher="Ostrel Post")
    said = factory.claim(document, "41", source="Lantern Union")
    own = factory.claim(document, "29", measure="killed", who="strangers")
    assert name_of(document, said, own, of=own) == whose


def test_a_body_named_behind_another_figure_does_not_give_this_one() -> None:
    text = "The army said 52 people died.\nFriends have 410 names, nearly twice the 228 that were counted by the army."
    document = factory.document(text, publisher="Ostrel Post")
    said, own = factory.claim(document, "52", source="army"), factory.claim(document, "410", who="names")
    assert name_of(document, said, own, of=own) == "Ostrel Post"


def test_the_army_is_the_one_that_the_report_cited_before() -> None:
    text = "The Karvian army said 52 people died. Its enemies took 9. The army said 7 were hurt."
    document = factory.document(text, publisher="Ostrel Post")
    first, hurt = factory.claim(document, "52", source="Karvian army"), factory.claim(document, "7", source="army")
    assert name_of(document, first, hurt, of=hurt) == "Karvian army"


def test_a_crowd_in_a_headline_is_whom_the_text_cites() -> None:
    title = "Monitors count 115 dead at Ostrel"
    text = f"{title}\n\nThe Border Observatory said 64 soldiers of Karvia died. The army said 9 died."
    document = factory.document(text, title=title, publisher="Ostrel Post")
    head = factory.claim(document, "115", source="Monitors", anonymous=True)
    told = factory.claim(document, "64", source="Border Observatory")
    other = factory.claim(document, "9", source="army")
    assert name_of(document, head, told, other, of=head) == "Border Observatory"


@pytest.mark.parametrize(
    "source", ["count by this agency of statements", "Ostrel Post tally", "reporter", "Post reporter"]
)
def test_the_outlets_own_count_is_its_own(source: str) -> None:
    document = factory.document("41 people died in Ostrel.", publisher="Ostrel Post")
    said = factory.claim(document, "41", source=source, anonymous=source.endswith("reporter"))
    assert name_of(document, said, of=said) == "Ostrel Post"


def test_a_reporter_of_another_outlet_is_not_the_outlet() -> None:
    document = factory.document("41 people died in Ostrel.", publisher="Ostrel Post")
    said = factory.claim(document, "41", source="Harbour Echo reporter", anonymous=True)
    assert name_of(document, said, of=said) != "Ostrel Post"


def test_an_unnamed_source_of_one_telling_figure_is_one_in_two_reports() -> None:
    first = factory.document("Two diplomats said 323 people died in Ostrel, Karvia.", publisher="Post", id="a")
    other = factory.document("323 died in Ostrel, Karvia, diplomats said.", publisher="Echo", id="b",
                             published="2031-05-04T12:00:00Z")  # fmt: skip
    claims = [factory.claim(d, "323", source="diplomats", anonymous=True) for d in (first, other)]
    found = link.across([first, other], claims, [], LEXICON, common=frozenset())
    assert len({found.origins[c.anchor].key for c in claims}) == 1


def test_an_office_without_its_holders_name_is_its_own_desk() -> None:
    text = "41 people died, the mayor's office said. The mayor spoke of 12 missing."
    document = factory.document(text, publisher="Ostrel Post")
    desk = factory.claim(document, "41", source="mayor's office")
    mayor = factory.claim(document, "12", source="mayor", measure="missing", anonymous=True)
    assert name_of(document, desk, mayor, of=mayor) == "mayor's office"


def test_a_bulletin_is_no_source() -> None:
    document = factory.document("41 people died in Ostrel, by a bulletin of Monday.", publisher="Ostrel Post")
    said = factory.claim(document, "41", source="bulletin", anonymous=True)
    assert name_of(document, said, of=said) == "Ostrel Post"


def test_a_ministry_that_publishes_is_the_body_of_other_reports() -> None:
    own = factory.document("Deaths in Ostrel: 41.", publisher="Ministry of Health of Karvia", id="a")
    other = factory.document("The Karvian health ministry said 41 people died in Ostrel.", publisher="Post", id="b")
    claims = [factory.claim(own, "41"), factory.claim(other, "41", source="Karvian health ministry")]
    found = link.across([own, other], claims, [], LEXICON, common=frozenset())
    keys = {found.origins[c.anchor].key for c in claims}
    assert all(key.startswith("named ") for key in keys)


@pytest.mark.parametrize(
    ("beside", "source"),
    [
        ("Deputy Minister Karl Osten", "Deputy Minister Karl Osten"),
        ("Ansa Pell, its director of disease control,", "Ansa Pell"),
        ("Irma Duff, who leads its rescue service,", "Irma Duff"),
    ],
)
def test_a_person_speaks_for_the_body_that_the_words_beside_his_name_mean(beside: str, source: str) -> None:
    text = f"The Health Ministry said 41 people died. {beside} said 29 people were missing."
    document = factory.document(text, publisher="Ostrel Post")
    said = factory.claim(document, "41", source="Health Ministry")
    person = factory.claim(document, "29", measure="missing", source=source)
    assert name_of(document, said, person, of=person) == "Health Ministry"


def test_an_office_is_its_holders() -> None:
    text = "Sheriff Mel Ortano said 41 people died. The sheriff's office said 29 people were missing."
    document = factory.document(text, publisher="Ostrel Post")
    said = factory.claim(document, "41", source="Sheriff Mel Ortano")
    office = factory.claim(document, "29", measure="missing", source="sheriff's office")
    found = link.across([document], [said, office], [], LEXICON)
    assert found.origins[said.anchor].key == found.origins[office.anchor].key


def test_a_figure_without_a_source_is_his_who_gave_it_elsewhere() -> None:
    own = factory.document(
        "In Ostrel by the Dravec, 2013 people died.", publisher="Post", id="a", published="2031-05-02"
    )
    text = "In Ostrel by the Dravec, 2013 people died, the army of Karvia said."
    other = factory.document(text, publisher="Star", id="b", published="2031-05-03")
    said, nobody = factory.claim(other, "2013", source="army"), factory.claim(own, "2013")
    found = link.across([own, other], [said, nobody], [], LEXICON)
    assert found.origins[nobody.anchor].key == found.origins[said.anchor].key


def test_a_report_that_names_one_body_has_its_other_figures_from_it() -> None:
    old = factory.document(
        "In Ostrel by the Dravec in Karvia, 31 people died, the army said.", publisher="Post", id="a"
    )
    text = "Divers went down. In Ostrel by the Dravec in Karvia, 35 people died.\nThe army said 12 were hurt."
    new = factory.document(text, publisher="Star", id="b", published="2031-05-03")
    said = factory.claim(old, "31", source="army")
    hurt, dead = factory.claim(new, "12", measure="injured", source="army"), factory.claim(new, "35")
    found = link.across([old, new], [said, hurt, dead], [], LEXICON)
    assert found.origins[dead.anchor].name == "army"
    found = link.across([old, new], [said, dead], [], LEXICON)  # nobody is named in the report
    assert found.origins[dead.anchor].name == "Star"


PADDING = "Nobody counted the dead of the valley, for nobody was left there who could have counted them that night."
OTHER = "Boats went from roof to roof until the oars broke, and then the men waded, holding ropes in their teeth."
THIRD = "Upstream a school had been turned into a ward, and the teachers wrote names on the blackboard until noon."
QUOTE = "“We have never seen the river stand so high,” he said."


def test_a_report_told_in_other_words_is_known_by_its_quotation_and_its_figures() -> None:
    first = factory.document(f"{OTHER} In Ostrel 3213 died and 487 are missing. {QUOTE}", id="a")
    again = factory.document(f"{THIRD} {QUOTE} The dead number 3,213, the lost 487.", id="b")
    other = factory.document(f"{QUOTE} {PADDING} 1200 came in 2013.", id="c")
    found = copies({d.id: d for d in (first, again, other)})
    assert found == {"a": "a", "b": "a", "c": "c"}
    assert copies({"a": first, "b": factory.document("The dead number 3,213, the lost 487.", id="b")})["b"] == "b"


def test_the_ministry_is_the_only_one_that_answers_the_question() -> None:
    old = factory.document(
        "In Ostrel by the Dravec, 31 people died, the Interior Ministry said.", publisher="Post", id="a"
    )
    text = "In Ostrel by the Dravec bells rang.\nThe ministry mourned the 38 people who died."
    new = factory.document(text, publisher="Star", id="b", published="2031-05-03")
    said, dead = factory.claim(old, "31", source="Interior Ministry"), factory.claim(new, "38")
    found = link.across([old, new], [said, dead], [], LEXICON)
    assert found.origins[dead.anchor].name == "Interior Ministry"


def test_a_body_that_is_only_taken_up_is_the_one_before_it_in_the_chain() -> None:
    document = factory.document(
        "A spokeswoman for the Refugee Bureau said the agency stood by 41 dead.", publisher="Post"
    )
    said = factory.claim(document, "41", source="Refugee Bureau")
    (bureau,) = said.sources
    said = replace(said, sources=(bureau, replace(bureau, name="agency")))
    assert name_of(document, said, of=said) == "Refugee Bureau"


@pytest.mark.parametrize("end", [", its", ". A guest of the town was Count Ludo; its"])
def test_a_director_is_his_whose_name_his_sentence_begins_with(end: str) -> None:
    text = (
        "Lantern Hospital gave 41 as dead. Lantern Hospital, the nearest to the bridge and the only one with power all"
        f" that long night, took in the hurt, who had been hit by falling tiles{end} director, Dr. Ada Moll, said 29."
    )
    document = factory.document(text, publisher="Post")
    body = factory.claim(document, "41", source="Lantern Hospital")
    person = factory.claim(document, "29", measure="missing", source="Ada Moll")
    assert name_of(document, body, person, of=person) == ("Lantern Hospital" if end == ", its" else "Ada Moll")
