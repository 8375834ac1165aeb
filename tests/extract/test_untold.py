"""Figures without a word of a measure: what service people, and names on a list, are taken for."""

import pytest

from cases import read

FIRE = "Nine people were hurt in Vint on Monday. "
SERVED = [
    ("A navy frigate with 120 sailors and nine divers was due in Vint.", ["120"]),
    ("There is help: 120 sailors from Orro.", ["120"]),
    ("The teams in Orro – 65 staff – treat the sick.", ["65"]),
    ("That is roughly 300 more officers.", ["roughly 300"]),
    ("On the job: 1,450 firefighters and 60 aircraft.", ["1,450"]),
    ("Orro lends 420 marines.", ["420"]),
    ("The agency has 37 staff in Orro.", ["37"]),
]
NOT_SERVED = [
    "Some 40 officers said the order was unlawful.",
    "The mayor met 12 firefighters from Orro.",
    "Two officers were with him.",
    "The trial of 14 officers was put off.",
    "The father of 12 soldiers spoke.",
    "Twelve doctors were suspended on Tuesday.",
    "A crowd with 40 students sang.",
]


def inferred(text: str) -> dict[str, str]:
    """The figures of a text whose measure is inferred, with it."""
    return {
        next(e.quote for e in c.evidence if e.role == "figure"): c.measure
        for c in read(text).claims
        if "measure_inferred" in c.flags
    }


@pytest.mark.parametrize(("text", "figures"), SERVED)
def test_service_people_who_are_somewhere_are_deployed(text: str, figures: list[str]) -> None:
    assert inferred(FIRE + text) == dict.fromkeys(figures, "deployed")


@pytest.mark.parametrize("text", NOT_SERVED)
def test_others_and_what_else_is_said_of_them_is_no_deployment(text: str) -> None:
    assert inferred(FIRE + text) == {}


NAMES = [
    ("Twelve people died and three are missing. Her list has 19 names.", {"19": "killed"}),
    ("Twelve people died in the raid. The report confirms 11 of the names.", {"11": "killed"}),
    ("Three villagers are missing in Vint. A note on the door holds 14 names.", {"14": "missing"}),
    ("Twelve people died. The ferry's manifest has 148 names.", {}),
    ("Twelve people died. He used 12 code names.", {}),
    ("Twelve people fled to Orro. Her list has 19 names.", {}),
    ("Her list has 19 names.", {}),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_on_a_list_are_those_of_the_dead_or_else_of_whom_the_report_speaks(
    text: str, expected: dict[str, str]
) -> None:
    assert inferred(text) == expected


FELL = [
    ("The staff says at least 400 Arnorians fell.", ["at least 400"]),
    ("Only three of its members had fallen.", ["three"]),
    ("Some 40 workers fell from a roof.", []),
    ("Some 40 soldiers fell ill.", []),
    ("Some 40 soldiers fell back to Orro.", []),
    ("Some 40 prices fell.", []),
]


@pytest.mark.parametrize(("text", "figures"), FELL)
def test_people_who_fall_from_nothing_are_dead(text: str, figures: list[str]) -> None:
    assert inferred(FIRE + text) == dict.fromkeys(figures, "killed")


def test_what_a_word_says_is_not_inferred() -> None:
    assert inferred(FIRE + "Some 200 soldiers were deployed to Vint.") == {}
